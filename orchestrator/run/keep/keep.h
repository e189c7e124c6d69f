/* keep.h - results of files as bytes, so that a run that was killed need not look at them again.
 *
 * Shape    one part for each chunk, under the chunk's id: the results of its files, each with the identity of the bytes
 *          it came from. What cannot be written down, or went wrong, is left out, and then looked at again
 * Units    bytes; they mean something only to the same build of the program with the same rules (ltl_keep_stamp)
 * Owns     results that are read live in the arena of the call
 * Errors   damaged bytes give no results
 * Threads  reentrant once opened
 * Cost     a copy of what was found
 */
#ifndef LTL_RUN_KEEP_KEEP_H
#define LTL_RUN_KEEP_KEEP_H

#include "core/map.h"
#include "orchestrator/run/worker/worker.h"

/* Rules by number and numbers by rule, the same in every run with the same rules. */
typedef struct ltl_keep {
    const ltl_ruleset *ruleset;
    ltl_map numbers; /* of the address of a rule */
} ltl_keep;

void ltl_keep_open(ltl_keep *keep, ltl_arena *arena, const ltl_ruleset *ruleset);
/* Build, rules and options: parts with another stamp mean nothing here. */
ltl_digest ltl_keep_stamp(const ltl_run_options *options);

/* The results of a batch that can be kept; false when there is none. */
bool ltl_keep_write(const ltl_keep *keep, const ltl_team *team, const ltl_batch *batch,
                    ltl_buf *out_bytes);

/* Parts, opened: where the result of each file is. */
typedef struct ltl_kept {
    const ltl_str *parts;
    const char *const *names; /* of the first parts, see ltl_run_memory; null: none has one */
    uint32_t named;
    ltl_map by_path; /* number of the part and offset in it */
    ltl_map by_work; /* the same, of works: see keep_work.h */
} ltl_kept;

/* What stands before the check at the end; nothing when it does not hold. */
ltl_str ltl_kept_body(ltl_str part);

void ltl_kept_open(ltl_kept *kept, ltl_arena *arena, const ltl_str *parts, uint32_t count);
/* Whether somebody with a name left a result of the target. */
bool ltl_kept_is_named(const ltl_kept *kept, const ltl_team *team, uint32_t target);
/* LTL_INVALID for a file that is not as whoever left its result saw it, if that has a name. */
LTL_MUST_USE ltl_status ltl_kept_check(const ltl_kept *kept, const ltl_team *team, ltl_error *error);
/* The result of the target as it was, if the bytes of its sides are still the same; else null. `reader` and `scratch`
 * are for reading them. */
ltl_file_result *ltl_kept_take(const ltl_keep *keep, const ltl_kept *kept, const ltl_team *team,
                               uint32_t target, ltl_reader *reader, ltl_arena *arena,
                               ltl_arena *scratch);

#endif
