/* keep_work.h - what looks behind the linking of files came to, as bytes, so that a run that was killed links
 * again and looks at nothing that was looked at.
 *
 * Shape    one part for each pack of works; a work is known by its round, its file and its first rule, and counts
 *          only for the very same files (`world`): then every round of an earlier run is the same round of this one
 * Units    bytes; for the same build with the same rules, as keep.h
 * Owns     results that are read live in the arena of the call
 * Errors   damaged bytes give no results
 * Threads  reentrant once opened
 * Cost     a copy of what was told
 */
#ifndef LTL_RUN_KEEP_KEEP_WORK_H
#define LTL_RUN_KEEP_KEEP_WORK_H

#include "orchestrator/run/keep/keep.h"

/* What one work came to: the one of its phase. */
typedef struct ltl_work_result {
    ltl_told *told;
    const ltl_value_places *places; /* null: nothing was found */
    ltl_file_result *result;
} ltl_work_result;

/* All files that were looked at, what they came to, and in which order they stand. */
ltl_digest ltl_keep_world(const ltl_intake *intake, ltl_file_result *const *results);
/* True for a part of works, rather than of a chunk. */
bool ltl_keep_is_work(ltl_str part);
/* Adds one work of the team's round to a part. */
void ltl_keep_work_write(const ltl_keep *keep, const ltl_team *team, const ltl_world_work *work,
                         const ltl_work_result *result, ltl_buf *out_part);
/* Ends the part; false when there is nothing in it, or not all. */
bool ltl_keep_work_end(ltl_buf *part);
/* Puts what is in the part where ltl_kept_work finds it. */
void ltl_kept_work_open(ltl_kept *kept, ltl_arena *arena, uint32_t number);
/* What the work came to then; false when that is not known. */
bool ltl_kept_work(const ltl_keep *keep, const ltl_kept *kept, const ltl_team *team, const ltl_world_work *work,
                   ltl_arena *arena, ltl_work_result *out_result);

#endif
