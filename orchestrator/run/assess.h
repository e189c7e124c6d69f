/* assess.h - specialists: tasks of a workflow that answer for a part of the report.
 *
 * Shape    a specialist claims findings of what was looked at, adds some of its own, notes what is worth saying
 *          besides; each of its steps is one assessment of the run
 * Units    -
 * Owns     what is added is copied; notes live as long as the run
 * Errors   ltl_assess_begin fails the call when nothing was looked at yet, or the step is under way elsewhere
 * Threads  any worker; findings are claimed and added under one lock, a few instructions each
 * Cost     O(findings) a claim
 *
 * A specialist that fails takes nothing away: what was found stays in the report, and the report says that
 * this part was not assessed.
 */
#ifndef LTL_RUN_ASSESS_H
#define LTL_RUN_ASSESS_H

#include <pthread.h>

#include "core/vec.h"
#include "orchestrator/run/run.h"
#include "reports/report.h"

typedef struct ltl_specialist {
    const char *title;                 /* "Security" */
    uint32_t domains;                  /* bit per ltl_domain: what must be looked at for it */
    bool goes_first;                   /* before anything was looked at */
    bool needs_change;                 /* it makes no sense without two sides */
    bool is_for_all;                   /* it answers for what all found */
    bool likes_change;                 /* it has more to say with two sides */
    const ltl_rule_info *const *rules; /* its own, null-terminated; null: none */
    const ltl_rule_info *(*rule_at)(
        uint32_t index); /* more of them by number, null past the last; may be null */
    bool (*answers_for)(const ltl_finding *finding); /* of its domains; null: for all of them */
} ltl_specialist;

typedef struct ltl_assess_notes LTL_VEC(ltl_str) ltl_assess_notes;

typedef struct ltl_assessment {
    ltl_str step; /* its name in the workflow */
    const ltl_task *task;
    bool is_over; /* its step ended, whether or not it was begun */
    ltl_ending ending;
    ltl_skip skip;
    ltl_str reason;
    ltl_arena arena;
    ltl_findings own;
    uint32_t claimed;
    ltl_assess_notes notes;
    const ltl_report_graph *graph; /* null: none */
    bool has_fail_on;
    ltl_severity fail_on; /* what fails the gate, as its step says */
    bool is_busy;
    bool is_said; /* it ended well */
    ltl_digest inputs;
} ltl_assessment;

struct ltl_assessments {
    ltl_assessment *at;
    uint32_t count;
    pthread_mutex_t lock;
    pthread_cond_t said; /* somebody is no longer busy */
    ltl_arena told;      /* reasons; of the thread that drives */
};
typedef struct ltl_assessments ltl_assessments;

/* One specialist at work. */
typedef struct ltl_assess {
    ltl_call *call;
    ltl_run *run;
    ltl_assessment *own;
    ltl_ending ending; /* when it could not begin, or another step had done the same */
} ltl_assess;

typedef bool (*ltl_assess_chooses)(void *context, const ltl_finding *finding);

/* False when there is nothing left to do: `ending` is how the call ends. It cannot begin, or another step of the
 * same specialist with the same inputs has done it: then this one answers for the same. */
bool ltl_assess_begin(ltl_call *call, ltl_assess *out_assess);
/* Answers for those findings that `chooses`; how many. */
uint32_t ltl_assess_claim(ltl_assess *assess, ltl_assess_chooses chooses, void *context);
/* For those of the domains of its specialist. */
uint32_t ltl_assess_claim_domains(ltl_assess *assess);
/* `finding` has rule, path, message and place; what is missing is made: severity, identity, state. */
void ltl_assess_add(ltl_assess *assess, ltl_finding finding);
LTL_PRINTF(2, 3)
void ltl_assess_note(ltl_assess *assess, const char *format, ...);
/* A picture beside the notes; it is copied. */
void ltl_assess_graph(ltl_assess *assess, const ltl_report_graph *graph);
/* Sets the outputs `findings` and `worst` of the call. */
ltl_ending ltl_assess_end(ltl_assess *assess);

/* A task that does no more than answer for its domains, and the ports that all specialists have. */
ltl_ending ltl_assess_domains(ltl_call *call);
extern const ltl_port ltl_assess_inputs[];
extern const ltl_port ltl_assess_outputs[];

/* For the run: one assessment per step with a specialist. */
void ltl_assessments_begin(ltl_assessments *self, ltl_arena *arena, const ltl_workflow *workflow);
void ltl_assessments_tell(ltl_assessments *self, const ltl_happening *happening);
/* What specialists added goes among the findings. */
void ltl_assessments_fold(ltl_run *run);
void ltl_assessments_clear(ltl_assessments *self);

#endif
