/* run.h - targets through agents, on all cores, with every result accounted for.
 *
 * Shape    a workflow (scan.yaml unless another is given), run by the calling thread's loop: cut into chunks, the
 *          largest first; look at them on all workers; link and look again; gather
 * Units    -
 * Owns     the run owns findings and notes until ltl_run_free
 * Errors   LTL_NO_MEMORY, LTL_INTERNAL (ledger out of balance), LTL_INVALID (the
 *          workflow failed); a file's trouble is an outcome, no error
 * Threads  call from one thread
 * Cost     see scan.h; findings are copied once
 */
#ifndef LTL_RUN_RUN_H
#define LTL_RUN_RUN_H

#include "analyzers/agents/agent.h"
#include "core/outcome.h"
#include "orchestrator/intake/intake.h"
#include "orchestrator/plan/evaluate.h"
#include "orchestrator/plan/layer_order.h"
#include "orchestrator/workflow/engine/engine.h"

typedef struct ltl_run_progress {
    uint64_t files_done;
    uint64_t files_total;
    uint64_t cost_done;
    uint64_t cost_total;
    uint64_t findings;
} ltl_run_progress;

/* What an earlier run has left of its chunks and of the looks behind them, and what this one leaves. */
typedef struct ltl_run_memory {
    const ltl_str *parts; /* borrowed while the run is on */
    uint32_t part_count;
    const char *const *
        names; /* of who left the first parts; null: nobody has one. A file that is not as it was there
                                 is looked at again, unless who left it has a name: then the run fails, and says it */
    uint32_t named; /* how many parts that are */
    bool is_shown; /* what is put leaves this machine: all of it, but no file with a secret in it */
    /* On the loop's thread, for each chunk; may be null. */
    void (*put)(void *context, ltl_str id, ltl_str bytes);
    void *context;
} ltl_run_memory;

/* The files of one plan, shared out to several runs. */
typedef struct ltl_run_shares {
    uint32_t count;     /* 0: this run looks at everything */
    const bool *wanted; /* by share: whether this run looks at it */
    ltl_reason others;  /* what becomes of the files of those that are not wanted */
    bool is_part;       /* files are linked where all shares come together, and not here */
} ltl_run_shares;

/* What one file came to when it was looked at first; what other files and specialists know may change it. */
typedef struct ltl_looked {
    const ltl_target *target;
    const ltl_findings *findings; /* as the agents told them: no order, no identity */
} ltl_looked;

/* A rule that was not run on all files that it is for, since it exceeded its budget too often; or an analyzer of one
 * language, since it failed too often. */
typedef struct ltl_run_quarantined {
    const ltl_rule_info *rule; /* null: an analyzer */
    ltl_str text;              /* how often, where, and what that leaves out */
    bool is_earlier;           /* in an earlier run */
} ltl_run_quarantined;
typedef struct ltl_run_quarantined_list LTL_VEC(ltl_run_quarantined) ltl_run_quarantined_list;

typedef struct ltl_run_options {
    uint32_t jobs; /* 0: what the machine, its cgroup and the affinity allow */
    const ltl_ruleset *ruleset;
    uint32_t domains; /* bit per ltl_domain: agents to run */
    ltl_agent_options agent;
    bool both_sides;       /* also analyse the base side and match: findings get a state */
    bool skips_large;      /* files past the size limit are not looked at in windows either */
    uint64_t window_bytes; /* of these; 0: as in core/limits.h */
    uint64_t window_overlap;
    bool use_prefilter;
    ltl_dataflow_depth dataflow;
    uint64_t deadline_ms; /* 0: none */
    const ltl_workflow *
        workflow; /* null: the built-in one; its tasks find the run as their services, LTL_WITHIN_RUN */
    const ltl_data *inputs;           /* of the workflow; null: as it says */
    const ltl_tasks *known_tasks;     /* of workflow files in a repository; null: none is checked */
    const ltl_evaluation *evaluation; /* of a change; null: none */
    ltl_review_budget budget;         /* of it */
    ltl_layer_order layers;           /* that are declared; borrowed */
    void (*tell)(void *context, const ltl_happening *happening); /* may be null */
    void (*tick)(void *context, ltl_engine *engine); /* about 10 times a second; may be null */
    void *tell_context;
    /* On the loop's thread, with the files of a chunk that is done; false: the run is to end. May be null. */
    bool (*on_looked)(void *context, const ltl_looked *files, uint32_t count, uint64_t of);
    void *looked_context;
    const struct ltl_gate_options *stops_for; /* what a workflow that stops early stops for; null: it does not */
    const ltl_run_memory *memory; /* null: nothing is remembered */
    ltl_run_shares shares;
    const ltl_circuits *circuits; /* that outlive runs; may be null */
    uint64_t
        quarantine_us; /* for so long later runs do without a rule that was quarantined; with `circuits` */
    void (*on_progress)(void *context,
                        const ltl_run_progress *progress); /* about 10 times a second */
    void *progress_context;
} ltl_run_options;

/* The kind of services that the tasks of a run find. */
#define LTL_WITHIN_RUN "scan, review and hook"

typedef struct ltl_run ltl_run;
typedef struct ltl_tool_result ltl_tool_result;

/* partition, look, link, look-further, gather: what such a workflow is made of. */
extern const ltl_tasks ltl_run_tasks;

LTL_MUST_USE ltl_status ltl_run_start(const ltl_intake *intake, const ltl_run_options *options,
                                      ltl_run **out_run, ltl_error *error);
void ltl_run_free(ltl_run *run);

/* What another program that a `tool` step named came to. */
typedef struct ltl_run_tool {
    const char *id;
    ltl_str trouble; /* why it did not do its work; empty: it did */
    bool is_optional;
    uint64_t files;   /* it was given */
    uint32_t outside; /* findings in other files, left out */
    const ltl_rule_info *const *rules;
    uint32_t rule_count;
} ltl_run_tool;
/* By name. */
const ltl_run_tool *ltl_run_tools(ltl_run *run, uint32_t *out_count);

/* By number of the rule, analyzers behind them. */
const ltl_run_quarantined_list *ltl_run_quarantined_rules(const ltl_run *run);
/* In the one order of reports, fingerprints set. */
const ltl_findings *ltl_run_findings(const ltl_run *run);
const ltl_ledger *ltl_run_ledger(const ltl_run *run);
/* How the workflow failed after everything was gathered; empty: it did not. */
ltl_str ltl_run_trouble(const ltl_run *run);
/* A step that is missing while the workflow went on, see gaps.h. */
typedef struct ltl_run_gap {
    ltl_str text;
    bool may_fail; /* the workflow says that it may be missing */
} ltl_run_gap;
typedef struct ltl_run_gaps LTL_VEC(ltl_run_gap) ltl_run_gaps;
/* Outer steps first, those of one step in the order of the file. */
const ltl_run_gaps *ltl_run_missing(const ltl_run *run);
/* Why what a workflow has behind its look was not begun, see early.h; empty: it was, or there is none. */
ltl_str ltl_run_left_out(const ltl_run *run);
/* Of the specialists of the workflow, see assess.h. */
const struct ltl_assessments *ltl_run_assessments(const ltl_run *run);
/* LTL_OK, LTL_CANCELLED (see ltl_run_signal) or LTL_DEADLINE. */
ltl_status ltl_run_end(const ltl_run *run);
/* Files that the shares of this run have. */
uint64_t ltl_run_planned(const ltl_run *run);
/* Files that an earlier run had looked at, and that were not looked at again. */
uint64_t ltl_run_known(const ltl_run *run);
/* Looks from file to file that an earlier run had made, and those that this one made. */
uint64_t ltl_run_looks_known(const ltl_run *run);
uint64_t ltl_run_looks_made(const ltl_run *run);
int ltl_run_signal(const ltl_run *run); /* SIGINT, SIGTERM or 0 */

#endif
