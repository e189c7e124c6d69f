/* diff.h - what edits change, as a unified diff.
 *
 * Shape    hunks with three lines around them, made from the changes themselves: nothing is compared. `git apply` and
 *          patch(1) take it; names are quoted as git quotes them
 * Units    lines from 1
 * Owns     nothing
 * Errors   those of `out`
 * Threads  reentrant
 * Cost     O(changes + lines shown)
 */
#ifndef LTL_FIX_DIFF_H
#define LTL_FIX_DIFF_H

#include "core/out.h"
#include "orchestrator/fix/swaps.h"

typedef struct ltl_diff_style {
    bool has_colour;
    bool is_shown; /* on a terminal: control characters become visible and harmless */
} ltl_diff_style;

void ltl_diff_write(ltl_str before, ltl_str after, const ltl_swaps *changes, ltl_str path,
                    ltl_diff_style style, ltl_out *out);
/* Of two texts of which nothing else is known. */
void ltl_diff_texts(ltl_arena *arena, ltl_str before, ltl_str after, ltl_str path,
                    ltl_diff_style style, ltl_out *out);

#endif
