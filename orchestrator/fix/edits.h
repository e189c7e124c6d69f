/* edits.h - which fixes of a file go together, and the text they make.
 *
 * Shape    fixes in the order of their places; equal ones count once; of two that overlap or touch
 *          the first one stays, the other is left out: what is right alone may be wrong beside another.
 *          First is what starts first, then the order of the report
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
    bool is_left_out;
    const char *why; /* it is left out */
    ltl_span made;   /* where its text is in the new one: set by ltl_edits_apply */
} ltl_edit;

typedef struct ltl_edits LTL_VEC(ltl_edit) ltl_edits;

/* The fixes of one file, its findings given in the order of reports. What is suppressed or fixed already
 * is no part of it. */
void ltl_edits_plan(ltl_arena *arena, const ltl_finding *const *findings, uint32_t count,
                    ltl_edits *out_edits);
/* After edits were left out for other reasons: those that only they stood in the way of are in again. */
void ltl_edits_revive(ltl_edits *edits);
/* `text` with all edits made that are not left out. In a text whose lines end with CRLF, those of a fix do, too. */
ltl_str ltl_edits_apply(ltl_arena *arena, ltl_str text, ltl_edits *edits);

#endif
