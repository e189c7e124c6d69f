/* slice.h - the files through which a change may let data flow: those it changes, who calls what it touches, and what
 * both of them call.
 *
 * Shape    texts of both sides; of a file that is not changed both are the same
 * Units    bytes
 * Owns     the arena of the call
 * Errors   LTL_NOT_FOUND without a repository, those of reading it. What does not fit is left out and counted
 * Threads  one owner
 * Cost     reads the files of the languages that the change is in, up to LTL_MAX_SLICE_READ_BYTES, and looks for names
 *          in them; parses as much of them as the budget has steps
 */
#ifndef LTL_CLI_IMPACT_SLICE_H
#define LTL_CLI_IMPACT_SLICE_H

#include "analyzers/ruleset/ruleset.h"
#include "orchestrator/intake/intake.h"
#include "orchestrator/plan/evaluate.h"

typedef struct ltl_slice_file {
    ltl_str path;
    ltl_str before; /* no bytes and no pointer: the file is not on that side */
    ltl_str after;
    const ltl_target *changed; /* null: it is not */
} ltl_slice_file;

typedef struct ltl_slice {
    struct ltl_slice_files LTL_VEC(ltl_slice_file) files; /* the changed ones first */
    uint32_t around;                                      /* how many are not changed */
    uint32_t left_out;                                    /* of those that would be of it */
    ltl_str left_paths;                                   /* the first of them, with commas */
    uint64_t steps;                                       /* that were taken to find them */
} ltl_slice;

/* `is_near`: no further than who calls what is touched, and what the change itself calls. `options` are those of the
 * change. Without a changed file in which data is followed there is nothing in it. What the
 * budget does not suffice for is left out, and counted. */
LTL_MUST_USE ltl_status ltl_slice_make(ltl_arena *arena, const ltl_intake *change,
                                       const ltl_intake_options *options,
                                       const ltl_ruleset *ruleset, bool is_near,
                                       const ltl_review_budget *budget, ltl_slice *out_slice,
                                       ltl_error *error);

#endif
