/* pattern.h - a way of running steps: one file in patterns/, one constant descriptor.
 *
 * Shape    the descriptor says which keys a workflow file may use (rows: reader, checks and the published schema
 *          come from them) and what happens when a step starts, a step within it ends, a timer rings, it is asked
 *          to stop. The functions below are all that a pattern may do to a run
 * Units    microseconds
 * Owns     a pattern's state is zeroed memory that lives as long as its activation
 * Errors   a pattern ends its activation exactly once; starting a step cannot fail, the step then ends
 * Threads  the loop's thread only
 * Cost     each call is O(1) but where it says so
 */
#ifndef LTL_WORKFLOW_PATTERN_H
#define LTL_WORKFLOW_PATTERN_H

#include "orchestrator/workflow/condition.h"

typedef enum ltl_row_kind {
    LTL_ROW_STEP,      /* uint32_t: index of a step */
    LTL_ROW_STEPS,     /* ltl_step_list */
    LTL_ROW_CASES,     /* ltl_step_list; labels are on the steps */
    LTL_ROW_REF,       /* ltl_ref */
    LTL_ROW_CONDITION, /* const ltl_flow_condition * */
    LTL_ROW_NUMBER,    /* uint64_t */
    LTL_ROW_DURATION,  /* uint64_t, microseconds; written "250ms", "2s", "5m" */
    LTL_ROW_RATE,      /* double from 0 to 1; written "50%" or 0.5 */
    LTL_ROW_TEXT,      /* ltl_str */
    LTL_ROW_TEXTS,     /* ltl_text_list */
    LTL_ROW_CHOICE,    /* uint32_t: index into choices */
    LTL_ROW_TRUTH,     /* bool */
    LTL_ROW_CONDITIONS /* ltl_verdicts: conditions, each with a verdict */
} ltl_row_kind;

/* One end of an events step: when it holds, the step has this verdict. */
typedef struct ltl_verdict {
    const ltl_flow_condition *condition;
    bool is_good;
    ltl_str text;
} ltl_verdict;
typedef struct ltl_verdicts LTL_VEC(ltl_verdict) ltl_verdicts;

/* A key of a pattern in a workflow file, and the place of its value in the pattern's options. */
typedef struct ltl_row {
    const char *key; /* "retry.attempts": attempts within retry; null ends the rows */
    ltl_row_kind kind;
    size_t offset;
    const char *help;
    bool is_required;
    uint64_t standard; /* of numbers, durations, choices, truths; of rates in thousandths */
    uint64_t least;
    uint64_t most;              /* 0: no upper bound */
    const char *const *choices; /* null-terminated */
} ltl_row;

typedef struct ltl_activation ltl_activation;
typedef struct ltl_flow_check ltl_flow_check; /* see check.h */

/* Which of its siblings a step within the pattern may name. */
typedef enum ltl_sight {
    LTL_SIGHT_NONE,    /* none, but for roles in `sees_all` */
    LTL_SIGHT_EARLIER, /* those that stand before it */
    LTL_SIGHT_ALL,
} ltl_sight;

struct ltl_workflow_pattern {
    const char *name;
    const char *summary;
    const char
        *sample; /* a whole workflow file that uses it, with the tasks that every program has */
    const ltl_row *rows;
    size_t options_bytes;
    size_t state_bytes;
    ltl_sight sight;
    const char *const
        *sees_all; /* roles whose step sees all its siblings; null-terminated; may be null */
    const ltl_port *locals;  /* what steps within see as `$name`; may be null */
    const ltl_port *outputs; /* what it gives besides its exports; may be null */
    bool divides_budget;     /* its steps run at the same time: each gets an equal share */
    bool tells_of_steps;     /* how it ended says what became of those within: whether they were undone */
    /* Whether the file says that it may do without that step of its own. Null: it never may. */
    bool (*does_without)(const ltl_workflow *workflow, const ltl_flow_step *step,
                         const ltl_flow_step *missing);
    /* Whether its steps may have names: those of a list do, so that others can speak of them. */
    ltl_str (*passes_on)(const ltl_workflow *workflow, const ltl_flow_step *step, ltl_str port);
    void (*check)(ltl_flow_check *check, const ltl_flow_step *step);
    void (*start)(ltl_activation *self);
    void (*child_ended)(ltl_activation *self, ltl_activation *child);
    void (*timer)(ltl_activation *self, uint32_t number);
    /* Asked to stop. Null: all steps within are stopped, and it ends when they have. */
    void (*stopped)(ltl_activation *self);
    /* Always called once, when it has ended, however it did: the place to give things back. */
    void (*over)(ltl_activation *self);
    /* Its state is about to go: the place to free what is on the heap. */
    void (*forget)(ltl_activation *self);
    /* An event from outside, and whether there is room for one. */
    void (*event)(ltl_activation *self, ltl_str type, const ltl_data *data);
    bool (*has_room)(const ltl_activation *self);
};

extern const ltl_workflow_pattern *const ltl_workflow_patterns[];
extern const size_t ltl_workflow_pattern_count;

const ltl_workflow_pattern *ltl_workflow_pattern_find(ltl_str name);

/* What a step within sees under a name of its own. */
typedef struct ltl_local {
    const char *name;
    ltl_data value;
} ltl_local;

typedef struct ltl_begin {
    const ltl_local *locals; /* copied */
    uint32_t local_count;
    ltl_str mark;     /* tells activations of one step apart: the id of an item; part of the key */
    uint32_t attempt; /* 0 and 1: the first */
    uint64_t deadline_us; /* 0: only those of the step itself and around it */
    uint64_t share;       /* of the budget, for patterns that divide it: so many parts; 0: all */
    bool is_isolated;
    bool is_shielded; /* runs to its end although what is around it was told to stop */
    bool is_passing;  /* one of very many, such as a batch: a resumed run does not look for it */
    bool uses_memo;   /* an earlier result of the same task on equal inputs will do */
} ltl_begin;

/* Starts a step within. The activation is the pattern's to look at until it releases it or ends itself. */
ltl_activation *ltl_activation_begin(ltl_activation *self, uint32_t step, const ltl_begin *how);
/* The latest activation of a step within, or null. */
ltl_activation *ltl_activation_child(const ltl_activation *self, uint32_t step);
/* Whether all siblings it needs are over. */
bool ltl_activation_can_begin(const ltl_activation *self, uint32_t step);
/* Steps within that were started and are not over. */
uint32_t ltl_activation_running(const ltl_activation *self);
/* Puts a result on a step within that will not be started. */
ltl_activation *ltl_activation_skip(ltl_activation *self, uint32_t step, ltl_skip why,
                                    const char *reason);
/* `reason` is a static text, as below. */
void ltl_activation_stop(ltl_activation *child, ltl_ending why, const char *reason);
/* Stops all steps within that are running and not shielded. */
void ltl_activation_stop_within(ltl_activation *self, ltl_ending why, const char *reason);
/* The same, with the ending and reason with which this one was told to stop. */
void ltl_activation_stop_children(ltl_activation *self);
/* Forgets a step within that is over, and what it gave. */
void ltl_activation_release(ltl_activation *self, ltl_activation *child);

const ltl_workflow *ltl_activation_workflow(const ltl_activation *self);
const ltl_flow_step *ltl_activation_step(const ltl_activation *self);
void *ltl_activation_state(const ltl_activation *self);
const void *ltl_activation_options(const ltl_activation *self);
ltl_arena *ltl_activation_arena(ltl_activation *self); /* lives as long as the activation */
const ltl_result *ltl_activation_result(const ltl_activation *self);
ltl_str ltl_activation_key(const ltl_activation *self);
ltl_str ltl_activation_mark(const ltl_activation *self);
bool ltl_activation_is_over(const ltl_activation *self);
/* Over, and the pattern around it was told: what it came to has had its effect. */
bool ltl_activation_is_settled(const ltl_activation *self);
bool ltl_activation_is_stopping(const ltl_activation *self);
ltl_ending ltl_activation_stop_ending(const ltl_activation *self);
uint64_t ltl_activation_now(const ltl_activation *self);
uint64_t ltl_activation_age(const ltl_activation *self); /* since it started */
/* A number that is the same in every run with the same seed, for the same activation and `salt`. */
uint64_t ltl_activation_random(const ltl_activation *self, uint64_t salt);

/* False when it is not there; `*out_why` then says why. */
bool ltl_activation_look(const ltl_activation *self, const ltl_ref *ref, ltl_data *out_value,
                         ltl_str *out_why);
ltl_answer ltl_activation_ask(const ltl_activation *self, const ltl_flow_condition *condition);

void ltl_activation_output(ltl_activation *self, const char *name, ltl_data value);
/* Ends it. The outputs given so far count if the ending has any. */
LTL_PRINTF(4, 5)
void ltl_activation_end(ltl_activation *self, ltl_ending ending, ltl_cause cause,
                        const char *format, ...);
/* Ends it the way it was told to stop. */
void ltl_activation_end_stopped(ltl_activation *self);
/* Ends it the way a step within ended, with all its outputs. */
void ltl_activation_end_as(ltl_activation *self, const ltl_activation *child);

/* `number` is the pattern's own name for it; setting it again moves it. */
void ltl_activation_timer(ltl_activation *self, uint32_t number, uint64_t delay_us);
void ltl_activation_timer_clear(ltl_activation *self, uint32_t number);

/* Something happened that the journal and the people watching should know. `data` may be null. */
void ltl_activation_tell(ltl_activation *self, const char *what, ltl_str detail,
                         const ltl_data *data);
/* What was told as `what` last, in the run that is resumed. */
bool ltl_activation_recall(ltl_activation *self, const char *what, ltl_data *out_data);
/* Whether what failed in that run is to be done again. */
bool ltl_activation_retries(const ltl_activation *self);

/* The circuits that outlive runs, or null. */
const struct ltl_circuits *ltl_activation_circuits(const ltl_activation *self);

/* Things that guards of one run share by name. The maker is called for the first of a name. */
void *ltl_activation_shared(ltl_activation *self, const char *kind, ltl_str name, size_t bytes,
                            bool *out_is_new);
/* Queues up for room in what is shared. Whoever gives room back wakes the first in the queue, which is returned
 * and gets the timer LTL_TIMER_WOKEN at once; null when nobody waits. Ending leaves the queue. */
enum { LTL_TIMER_WOKEN = 0x7FFFFF00 };
void ltl_activation_wait(ltl_activation *self, const void *shared);
ltl_activation *ltl_activation_wake_next(ltl_activation *self, const void *shared);
uint32_t ltl_activation_queue_length(const ltl_activation *self, const void *shared);

#endif
