/* sides.h - both sides of one file compared by their functions.
 *
 * Shape    see orchestrator/plan/function_delta.h
 * Units    -
 * Owns     the arena of the call; texts are copied
 * Errors   -
 * Threads  reentrant
 * Cost     one pass over both lists, and over the text of the functions that the change touches
 *
 * Who chooses the review compares the sides first and leaves what came of it with the evaluation, so that specialists
 * need not parse the base side again.
 */
#ifndef LTL_SPECIALISTS_COMMON_SIDES_H
#define LTL_SPECIALISTS_COMMON_SIDES_H

#include "orchestrator/plan/function_delta.h"
#include "orchestrator/specialists/common/functions.h"
#include "orchestrator/specialists/common/looker.h"

/* Both trees are of one file; `added` are the changed lines of `head`. What does not parse as well as before is left
 * alone: nothing is told of it. `scratch` may be the same arena. */
void ltl_sides_compare(ltl_arena *arena, ltl_arena *scratch, const ltl_tree *base,
                       const ltl_tree *head, const ltl_line_ranges *added,
                       ltl_function_delta *out_delta);
/* The file is gone: with a header of C or C++ go the functions that others may call. False: it is none. */
bool ltl_sides_lose(ltl_arena *arena, ltl_arena *scratch, const ltl_tree *base,
                    ltl_function_delta *out_delta);
/* What was found before the review was chosen; null: nothing was. */
const ltl_function_delta *ltl_sides_known(const ltl_assess *assess, const ltl_target *target);
/* That, or both sides compared now; null when they cannot be. `head` looks at the target already. */
const ltl_function_delta *ltl_sides_of(ltl_looker *base, ltl_looker *head, const ltl_target *target,
                                       ltl_arena *arena);

#endif
