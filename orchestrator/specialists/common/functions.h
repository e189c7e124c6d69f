/* functions.h - the functions of one side of a file, by their names.
 *
 * Shape    one record per function that has a name, with class before it where there is one
 * Units    lines from 1
 * Owns     the arena of the call; names are copied
 * Errors   none
 * Threads  reentrant
 * Cost     one pass over the tree
 */
#ifndef LTL_SPECIALISTS_COMMON_FUNCTIONS_H
#define LTL_SPECIALISTS_COMMON_FUNCTIONS_H

#include "analyzers/syntax/tree.h"
#include "core/vec.h"

typedef struct ltl_named_function {
    ltl_str name;
    ltl_str scope; /* "Server.start" */
    ltl_node node;
    ltl_span span;
    ltl_span head; /* where a finding points */
    uint32_t first_line;
    uint32_t last_line;
    uint32_t cognitive;
    uint32_t lines;
    uint32_t parameters;
    uint32_t required; /* parameters without a value of their own */
    ltl_str signature; /* names of the parameters, with commas */
    ltl_digest code;   /* of its tokens, without layout and comments */
    bool is_public;    /* others may call it, as far as its language says */
} ltl_named_function;

typedef struct ltl_named_functions LTL_VEC(ltl_named_function) ltl_named_functions;

void ltl_named_functions_find(ltl_arena *arena, const ltl_tree *tree,
                              ltl_named_functions *out_functions);
/* The one with that scope; with several, the `ordinal`-th; null: none. */
const ltl_named_function *ltl_named_function_of(const ltl_named_functions *functions, ltl_str scope,
                                                uint32_t ordinal);

#endif
