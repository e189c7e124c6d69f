/* variables.h - functions of PHP that take variables by their names, and make some.
 *
 * Shape    paths in the state at hand
 * Units    nodes
 * Owns     nothing
 * Errors   -
 * Threads  one owner
 * Cost     a step for each argument; `extract` for each name behind it in its function
 */
#ifndef LTL_TAINT_CALLS_VARIABLES_H
#define LTL_TAINT_CALLS_VARIABLES_H

#include "analyzers/taint/taint_internal.h"

/* `compact('a', 'b')` gives variables under their names, `extract($x)` makes some; false: it is no such call. */
bool ltl_taint__takes_variables(ltl_taint *t, ltl_node call);

#endif
