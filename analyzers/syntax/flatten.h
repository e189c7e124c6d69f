/* flatten.h - from the core's subtrees to the arrays of a tree, in one pass.
 *
 * Shape    reads `struct TSTree` and its subtrees through the internal headers of the pinned core; a
 *          cursor gives the same nodes at six times the cost
 * Units    bytes
 * Owns     arrays go to `arena`; the stack is the caller's and kept between files
 * Errors   LTL_LIMIT past LTL_MAX_TREE_NODES
 * Threads  one owner
 * Cost     about 15 ns a node, no allocation per node, no recursion
 */
#ifndef LTL_SYNTAX_FLATTEN_H
#define LTL_SYNTAX_FLATTEN_H

#include "analyzers/syntax/grammar.h"
#include "analyzers/syntax/tree.h"
#include "core/fuel.h"
#include "core/status.h"

typedef struct TSTree TSTree;
typedef struct ltl_flatten_frame ltl_flatten_frame;

typedef struct ltl_flatten_stack {
    ltl_flatten_frame *frames;
    uint32_t capacity;
} ltl_flatten_stack;

void ltl_flatten_stack_clear(ltl_flatten_stack *stack);

LTL_MUST_USE ltl_status ltl_flatten(const TSTree *parsed, const ltl_grammar *grammar,
                                    const ltl_source *source, ltl_names *names, ltl_arena *arena,
                                    ltl_flatten_stack *stack, ltl_fuel *fuel,
                                    const ltl_tree **out_tree);

#endif
