/* pipe.h - what a call is given from before it: `x |> f(y)` is `f(x, y)`.
 *
 * Shape    the node of what is given first
 * Units    nodes of the tree
 * Owns     nothing
 * Errors   none
 * Threads  reentrant
 * Cost     O(children of the node around)
 */
#ifndef LTL_SYNTAX_PIPE_H
#define LTL_SYNTAX_PIPE_H

#include "analyzers/syntax/tree.h"

bool ltl_is_pipe(const ltl_tree *tree, ltl_node node);
/* What comes through the pipe in front of the call; LTL_NO_NODE: there is none. */
ltl_node ltl_piped_argument(const ltl_tree *tree, ltl_node call);

#endif
