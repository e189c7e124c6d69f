/* sent_call.h - calls of Ruby that say the method as their first argument: `o.send(:f, x)` calls `o.f(x)`.
 *
 * Shape    the argument that says it, where that is written out
 * Units    nodes of the tree
 * Owns     nothing
 * Errors   none
 * Threads  reentrant
 * Cost     constant time
 */
#ifndef LTL_SYNTAX_SENT_CALL_H
#define LTL_SYNTAX_SENT_CALL_H

#include "analyzers/syntax/tree.h"

/* `:f` or `"f"`; LTL_NO_NODE: it is another call, or nobody knows what it says. */
ltl_node ltl_sent_argument(const ltl_tree *tree, ltl_node call);
/* Its name, without the colon; empty: as above. */
ltl_str ltl_sent_name(const ltl_tree *tree, ltl_node call);

#endif
