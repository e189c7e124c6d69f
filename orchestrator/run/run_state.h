/* run_state.h - what a run and the tasks of its workflow share.
 *
 * Shape    the team of workers, the plan, the merge of their results
 * Units    -
 * Owns     everything of the run
 * Errors   -
 * Threads  a worker belongs to the thread that has its number; merge and reach to whoever runs while nobody looks at
 *          files: the workflow sees to that
 * Cost     -
 */
#ifndef LTL_RUN_RUN_STATE_H
#define LTL_RUN_RUN_STATE_H

#include "orchestrator/run/assess.h"
#include "orchestrator/run/downgrade.h"
#include "orchestrator/run/gaps.h"
#include "orchestrator/run/keep/keep.h"
#include "orchestrator/run/merge.h"
#include "orchestrator/run/packs.h"
#include "orchestrator/run/quarantine.h"
#include "orchestrator/run/reach.h"
#include "orchestrator/run/tools/tool_result.h"
#include "orchestrator/run/worker/worker.h"

struct ltl_run {
    ltl_arena arena;
    const ltl_intake *intake;
    const ltl_run_options *options; /* while it is started */
    ltl_team team;
    ltl_plan whole; /* of all shares */
    ltl_plan plan;
    uint32_t work_count; /* files that somebody looks at, in this run */
    ltl_keep keep;
    ltl_kept kept;
    ltl_worker *workers;
    uint32_t worker_count;
    ltl_run_merge merge;
    ltl_run_reach reach;
    ltl_packs packs; /* of the round at hand; in the arena of `reach` */
    ltl_quarantine quarantine;
    ltl_downgrades downgrades;
    ltl_worker late; /* of the replay, see replay.h */
    bool is_replayed;
    ltl_run_quarantined_list quarantined;
    ltl_arena *results; /* of the workers, when they are through */
    uint32_t result_count;
    atomic_bool has_no_memory; /* a worker could not be made */
    bool is_gathered;
    bool is_unwanted; /* nobody waits for what it finds any more */
    ltl_str trouble;
    uint64_t critical; /* findings that a workflow may stop for */
    ltl_str left_out;  /* why the look around a change was not reached */
    ltl_assessments assessments; /* of the specialists of the workflow */
    ltl_gaps gaps;               /* steps it went on without */
    ltl_tool_result *tools;      /* latest first; under the lock of the team */
    ltl_findings findings;
    ltl_ledger ledger;
    ltl_status end;
    int signal;
};

/* Whether the step, which may be null, links files, or looks at them first. */
bool ltl_run__links(const ltl_flow_step *step);
bool ltl_run__looks(const ltl_flow_step *step);
/* Whether it is the look around a change. */
bool ltl_run__looks_around(const ltl_flow_step *step);
/* Takes what the workers have pushed. */
void ltl_run__batches_take(ltl_run *run);
/* What rules said behind their bars goes. */
void ltl_run__quarantine(ltl_run *run);
/* Makes ledger and findings of all results. */
void ltl_run__gather(ltl_run *run);

#endif
