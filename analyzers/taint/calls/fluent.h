/* fluent.h - what a method gives back that gives back the object it is called on.
 *
 * Shape    one question about an expression
 * Units    nodes of the tree
 * Owns     nothing
 * Errors   none
 * Threads  reentrant
 * Cost     constant time
 */
#ifndef LTL_TAINT_CALLS_FLUENT_H
#define LTL_TAINT_CALLS_FLUENT_H

#include "analyzers/syntax/tree.h"

/* `given`, in the function, is its own object: `this`, `*this`, `this as T`, Kotlin's `apply { … }`. */
bool ltl_taint_is_own_object(const ltl_tree *tree, ltl_node function, ltl_node given);

#endif
