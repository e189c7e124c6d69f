/* line_hash.h - the identity that code hosts give to a line: `primaryLocationLineHash`.
 *
 * Shape    a rolling hash of about 100 characters from the line on, white space left out, then `:` and
 *          how often that value came up in the file so far: "271789c17abda88f:1". Edits above a line
 *          never change its hash
 * Units    lines from 1, counted as ltl_source counts them
 * Owns     the texts live in the arena of the call
 * Errors   a line past the end of the file gets an empty text
 * Threads  reentrant
 * Cost     one pass up to the last line asked for, a few ns a byte; one map entry a line
 */
#ifndef LTL_CORE_LINE_HASH_H
#define LTL_CORE_LINE_HASH_H

#include "core/arena.h"
#include "core/finding.h"
#include "core/str.h"

/* `lines` ascend; equal neighbours are fine. Fills one text for each. */
void ltl_line_hash_make(ltl_arena *arena, ltl_str text, const uint32_t *lines, uint32_t count,
                        ltl_str *out_hashes);
/* Sets `line_hash` of all findings of one file, which may come in any order. Texts go to `arena`, what
 * is only needed on the way to `scratch`. */
void ltl_line_hash_set(ltl_arena *arena, ltl_arena *scratch, ltl_str text, ltl_finding *findings,
                       uint32_t count);

#endif
