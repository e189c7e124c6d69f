/* merge.h - the results of all workers as one ledger and one list of findings.
 *
 * Shape    results are kept by target, so that the order in which they arrive is of no matter
 * Units    -
 * Owns     notes are copied into the arena of the run; findings stay in the workers' arenas
 * Errors   none; a target without a result gets the reason given at the end
 * Threads  the gathering thread
 * Cost     O(findings log findings)
 */
#ifndef LTL_RUN_MERGE_H
#define LTL_RUN_MERGE_H

#include "orchestrator/run/tools/tool_result.h"
#include "orchestrator/run/worker/worker.h"

typedef struct ltl_run_merge {
    ltl_arena *arena;
    const ltl_intake *intake;
    const ltl_run_options *options;
    const ltl_team *team;
    ltl_file_result **results;    /* by target; null: none yet */
    uint64_t skipped_count;       /* targets that need no worker */
    const ltl_tool_result *tools; /* of other programs; set before the end */
} ltl_run_merge;

void ltl_run_merge_begin(ltl_run_merge *merge, ltl_arena *arena, const ltl_intake *intake,
                         const ltl_run_options *options, const ltl_team *team);
void ltl_run_merge_take(ltl_run_merge *merge, const ltl_batch *batch);
void ltl_run_merge_end(ltl_run_merge *merge, ltl_reason missing, ltl_ledger *out_ledger,
                       ltl_findings *out_findings);

#endif
