/* flow.h - a workflow played in a single thread on a clock that jumps: the same every time.
 *
 * Shape    a text becomes a workflow; its tasks are `echo`, `fail`, and `work`, which takes as long as it says and
 *          ends as it says. Every happening is kept as a line: "ended main/one ok"
 * Units    microseconds of the played clock; `takes` of `work` is in milliseconds
 * Owns     everything until flow_clear
 * Errors   fail the test
 * Threads  one
 * Cost     no real time passes
 */
#ifndef LTL_TESTS_SUPPORT_FLOW_H
#define LTL_TESTS_SUPPORT_FLOW_H

#include "orchestrator/workflow/engine/engine.h"
#include "orchestrator/workflow/files/read.h"

enum { FLOW_MAX_JOBS = 4096, FLOW_MAX_KEPT = 4096 };

/* What a run left for the next. */
typedef struct flow_kept {
    ltl_str key;
    ltl_str what; /* empty: an end */
    bool is_over;
    ltl_ending ending;
    ltl_skip skip;
    ltl_cause cause;
    ltl_str reason;
    ltl_str bytes; /* packed outputs or data */
} flow_kept;

typedef struct flow {
    ltl_arena arena;
    const ltl_tasks *tasks; /* null: flow_tasks */
    ltl_workflow *workflow;
    ltl_workflow_problems problems;
    ltl_engine *engine;
    ltl_engine_options options;
    uint64_t now_us;
    ltl_flow_job *jobs[FLOW_MAX_JOBS];
    uint64_t ends_us[FLOW_MAX_JOBS];
    uint32_t job_count;
    uint32_t most_at_once;
    uint32_t calls; /* of `work` that were run, replays not counted */
    ltl_buf log;
    bool keeps;
    bool retries; /* flow_again does again what failed */
    flow_kept kept[FLOW_MAX_KEPT];
    uint32_t kept_count;
    /* Called before each moment; may stop, pause, post events. May be null. */
    void (*at_moment)(struct flow *flow);
    uint64_t stop_at_us; /* 0: never */
    ltl_ending stop_ending;
    uint32_t
        crash_after; /* so many happenings, then the run is dropped as if the process had died; 0: never */
    uint32_t happenings;
    /* A task with this name in its key ends like this, whatever it did. Null: none. */
    const char *inject;
    ltl_ending inject_ending;
    ltl_cause inject_cause;
    uint32_t stop_after; /* so many happenings, then it is told to stop; 0: never */
    uint32_t tasks_run;  /* of any kind */
    uint64_t shuffle;    /* not 0: which of the jobs that are due ends first */
} flow;

extern const ltl_tasks flow_tasks;

/* Reads the text; problems are kept, and a workflow only when there are none. */
ltl_status flow_read(flow *self, const char *text);
/* Reads, runs to the end (or the crash), and gives the ending of the whole. */
ltl_ending flow_run(flow *self, const char *text);
ltl_ending flow_play(flow *self);
/* The same workflow once more, knowing what the last run left. */
ltl_ending flow_again(flow *self);
/* `keeps_log` of what was told stays; the engine and workflow go. */
void flow_clear(flow *self);

const ltl_result *flow_step(const flow *self, const char *name);
ltl_ending flow_ending(const flow *self, const char *name);
const char *flow_reason(const flow *self, const char *name);
const ltl_data *flow_output(const flow *self, const char *step, const char *port);
/* How often a line with that text was logged. */
uint32_t flow_count(const flow *self, const char *text);
/* The first problem with that text, or a failed test. */
const ltl_workflow_problem *flow_problem(const flow *self, const char *text);

#endif
