/* swaps.h - what edits of several rounds come to, in one step.
 *
 * Shape    places of the first text and what lies there in the last one, in order, never overlapping
 * Units    byte offsets
 * Owns     the arena of the call
 * Errors   none
 * Threads  reentrant
 * Cost     O(changes + edits) a round
 */
#ifndef LTL_FIX_SWAPS_H
#define LTL_FIX_SWAPS_H

#include "orchestrator/fix/edits.h"

typedef struct ltl_swap {
    ltl_span old;
    ltl_span made;
} ltl_swap;

typedef struct ltl_swaps LTL_VEC(ltl_swap) ltl_swaps;

/* `edits` were applied to the text that the changes so far had made. */
void ltl_swaps_add(ltl_arena *arena, ltl_swaps *changes, const ltl_edits *edits);

#endif
