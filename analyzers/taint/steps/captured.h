/* captured.h - what lambdas keep under names of their own.
 *
 * Shape    paths in the state at hand
 * Units    nodes
 * Owns     nothing
 * Errors   -
 * Threads  one owner
 * Cost     a step for each node between a name and the lambda
 */
#ifndef LTL_TAINT_STEPS_CAPTURED_H
#define LTL_TAINT_STEPS_CAPTURED_H

#include "analyzers/taint/taint_internal.h"

void ltl_taint__capture(ltl_taint *t, ltl_node lambda);

#endif
