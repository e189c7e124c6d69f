/* edits.h - which fixes of a file go together, and the text they make.
 *
 * Shape    fixes in the order of their places; equal ones count once; of two that overlap the first one
 *          in the order of the report stays, the other is left out
 * Units    byte offsets in the text that was looked at
 * Owns     the arena of the call
 * Errors   none: what is left out is told
 * Threads  reentrant
 * Cost     O(findings × log + text)
 */
#ifndef LTL_FIX_EDITS_H
#define LTL_FIX_EDITS_H

#include "core/finding.h"

typedef struct ltl_edit {
    const ltl_finding *finding;
    bool is_left_out; /* it overlaps an earlier one */
} ltl_edit;

typedef struct ltl_edits LTL_VEC(ltl_edit) ltl_edits;

/* The fixes of one file, its findings given in the order of reports. What is suppressed or fixed already
 * is no part of it. */
void ltl_edits_plan(ltl_arena *arena, const ltl_finding *const *findings, uint32_t count,
                    ltl_edits *out_edits);
/* `text` with all edits made that are not left out. */
ltl_str ltl_edits_apply(ltl_arena *arena, ltl_str text, const ltl_edits *edits);

#endif
