/* thrown.h - what functions throw, and what a `catch` gets of it.
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

/* What is thrown there: `throw x`, Ruby's `raise x`; LTL_NO_NODE: nothing. */
ltl_node ltl_taint_thrown_at(const ltl_tree *tree, ltl_node node);
/* Some `catch` of the function gets what is thrown there. */
bool ltl_taint_is_watched(const ltl_tree *tree, ltl_node node);
/* The statement may throw something that leaves the function. */
void ltl_taint__note_thrown(ltl_taint *t, ltl_node node);
/* What calls of the unit may throw; and what this one does, for whoever catches it. */
ltl_taint_value ltl_taint__thrown_in(ltl_taint *t, uint32_t unit);
void ltl_taint__take_thrown(ltl_taint *t, ltl_node call, ltl_taint_value value);
/* Some sink of the file lies in a `catch`. */
bool ltl_taint__catches_for_sinks(ltl_taint *t);
/* … and callers in other files. */
void ltl_taint__tell_thrown(ltl_taint *t, uint32_t unit, ltl_far_effects *out);

#endif
