/* flow.h - everything dataflow can tell about one file, each part made when it is first asked for.
 *
 * Shape    one object per file and tree; questions are asked by node
 * Units    -
 * Owns     its parts lie in the arena given; the tree is borrowed
 * Errors   where nothing is known the answer is "unknown", never a guess
 * Threads  one owner
 * Cost     nothing until the first question; see scopes.h for names
 */
#ifndef LTL_DATAFLOW_FLOW_H
#define LTL_DATAFLOW_FLOW_H

#include "analyzers/dataflow/scopes.h"

typedef struct ltl_flow {
    ltl_arena *arena;
    const ltl_tree *tree;
    bool has_scopes;
    ltl_scopes scopes;
} ltl_flow;

void ltl_flow_init(ltl_flow *flow, ltl_arena *arena, const ltl_tree *tree);
const ltl_scopes *ltl_flow_scopes(ltl_flow *flow);
/* The declaration that the name at `node` means, null when it is no variable or not resolved. */
const ltl_declaration *ltl_flow_declaration(ltl_flow *flow, ltl_node node);
/* False when the two pieces of code, equal in spelling and shape, speak of different variables. */
bool ltl_flow_means_same(ltl_flow *flow, ltl_node a, ltl_node b);

#endif
