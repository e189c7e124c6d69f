/* thrown.h - what functions of the file throw, and what a `catch` gets of it.
 *
 * Shape    a value by unit, in its own marks, and by call, in those of the caller
 * Units    nodes, units
 * Owns     the arena of the run
 * Errors   -
 * Threads  one owner
 * Cost     a step for each node of a block that is watched
 */
#ifndef LTL_TAINT_STEPS_THROWN_H
#define LTL_TAINT_STEPS_THROWN_H

#include "analyzers/taint/taint_internal.h"

/* The statement may throw something that leaves the function. */
void ltl_taint__note_thrown(ltl_taint *t, ltl_node node);
/* What calls of the unit may throw; and what this one does, for whoever catches it. */
ltl_taint_value ltl_taint__thrown_in(ltl_taint *t, uint32_t unit);
void ltl_taint__take_thrown(ltl_taint *t, ltl_node call, ltl_taint_value value);

#endif
