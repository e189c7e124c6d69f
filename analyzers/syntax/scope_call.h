/* scope_call.h - Kotlin's functions that call a block on an object: `T().apply { a = x }`, `x.also { it.a = y }`.
 *
 * Shape    what the block knows its object as, and whether that comes back
 * Units    nodes of the tree
 * Owns     nothing
 * Errors   none
 * Threads  reentrant
 * Cost     O(children of the call)
 */
#ifndef LTL_SYNTAX_SCOPE_CALL_H
#define LTL_SYNTAX_SCOPE_CALL_H

#include "analyzers/syntax/tree.h"

typedef struct ltl_scope_call {
    bool is_one;
    bool is_this;    /* the block knows the object as `this`, else as `it` */
    bool gives;      /* it is what comes back */
    ltl_node object; /* LTL_NO_NODE: the one at hand */
} ltl_scope_call;

ltl_scope_call ltl_scope_call_of(const ltl_tree *tree, ltl_node call);
/* The object that the call gives back; LTL_NO_NODE: it is no such call, or that is the one at hand. */
ltl_node ltl_scope_call_given(const ltl_tree *tree, ltl_node call);

#endif
