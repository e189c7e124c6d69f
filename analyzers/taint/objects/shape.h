/* shape.h - what functions give back, part by part: `{a: x, b: y}`, `x, err`.
 *
 * Shape    a state of one path, that of the result, and what lies below it. Nothing below it: nobody knows more
 *          than of the whole
 * Units    -
 * Owns     the arena of the run
 * Errors   -
 * Threads  one owner
 * Cost     for each statement that gives something back, a step for each part
 */
#ifndef LTL_TAINT_OBJECTS_SHAPE_H
#define LTL_TAINT_OBJECTS_SHAPE_H

#include "analyzers/taint/objects/parts.h"

/* The unit at hand gives back `given`, LTL_NO_NODE: something of which nobody knows more than `value`, which all of
 * it together has. */
void ltl_taint__note_result(ltl_taint *t, ltl_node given, ltl_taint_value value);
/* The same for Go's `return` of `func f() (a, b T)`, once the unit at hand has been worked out. */
void ltl_taint__note_named_results(ltl_taint *t);
bool ltl_taint__has_shape(const ltl_taint *t, const ltl_taint_state *shape);
/* The path of what the call gives. */
ltl_taint_path ltl_taint__path_of_result(ltl_taint *t, ltl_node call);
/* The call gives what is in `given`, which has paths of that result: it is known from now on. Gives what all of it
 * has besides its parts. */
ltl_taint_value ltl_taint__take_shape(ltl_taint *t, ltl_node call, const ltl_taint_state *given);
ltl_taint_path ltl_taint__result_root(ltl_taint *t);

/* far_parts.c: the same of functions of other files. Whether one that the call may enter gives parts; what such a
 * function gives, and has made besides, joined to `shape`; what is told of a unit. */
bool ltl_taint__have_parts(const ltl_taint *t, const ltl_far_call *call);
void ltl_taint__add_far_parts(ltl_taint *t, ltl_node call, const ltl_far_summary *summary,
                              const ltl_taint_passed *passed, bool is_unsure, ltl_taint_value made,
                              ltl_taint_state *shape);
void ltl_taint__tell_parts(ltl_taint *t, uint32_t index, ltl_far_summary *summary);

#endif
