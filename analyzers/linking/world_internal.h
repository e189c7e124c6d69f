/* world_internal.h - joining of summaries.
 *
 * Shape    -
 * Units    -
 * Owns     the arena of the call
 * Errors   -
 * Threads  -
 * Cost     that of the parts
 */
#ifndef LTL_LINKING_WORLD_INTERNAL_H
#define LTL_LINKING_WORLD_INTERNAL_H

#include "analyzers/taint/far.h"
#include "core/arena.h"

/* What either of them says. */
const ltl_far_summary *ltl_far_summary__join(ltl_arena *arena, const ltl_far_summary *a,
                                             const ltl_far_summary *b);

#endif
