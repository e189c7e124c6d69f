/* function_name.h - what a function is called, also when the name stands outside of it.
 *
 * Shape    the node that holds the name
 * Units    -
 * Owns     nothing
 * Errors   none; LTL_NO_NODE for a function without a name
 * Threads  reentrant
 * Cost     O(children of the function and of its parent)
 */
#ifndef LTL_METRICS_FUNCTION_NAME_H
#define LTL_METRICS_FUNCTION_NAME_H

#include "analyzers/syntax/tree.h"

/* `f` in `def f():`, `const f = () => …`, `a.f = function …`, `{f: function …}`. */
ltl_node ltl_function_name(const ltl_tree *tree, ltl_node function);

#endif
