/* workflow.h - a workflow as it was written: steps within steps, what flows where. Never changes in a run.
 *
 * Shape    an array of steps, parents before children; step 0 is the root. A step is a task or a pattern with
 *          children. References are resolved to the index of the step they name
 * Units    lines and columns from 1; times in microseconds; budgets in steps of work
 * Owns     a workflow owns everything in it, until ltl_workflow_free
 * Errors   see read.h, which makes them, and check.h
 * Threads  immutable once read
 * Cost     -
 */
#ifndef LTL_WORKFLOW_WORKFLOW_H
#define LTL_WORKFLOW_WORKFLOW_H

#include "core/vec.h"
#include "orchestrator/workflow/task.h"

enum { LTL_NO_STEP = UINT32_MAX };

typedef enum ltl_ref_kind {
    LTL_REF_NONE,
    LTL_REF_LITERAL, /* the value itself */
    LTL_REF_INPUT,   /* $inputs.NAME: of the workflow */
    LTL_REF_STEP,    /* $STEP.PORT: an output, or `status` or `reason` of a step */
    LTL_REF_LIST,    /* a list with references among its members: [cp, $inputs.file] */
    LTL_REF_LOCAL,   /* $NAME: what a pattern gives the steps below it, such as `item` */
} ltl_ref_kind;

/* Where a value comes from. */
typedef struct ltl_ref {
    ltl_ref_kind kind;
    uint32_t step; /* the step named, or the step whose pattern gives the local */
    ltl_str name;  /* of the input, port or local */
    ltl_str path;  /* what follows: members of records, `count`; dots between; may be empty */
    ltl_data literal;
    struct ltl_ref *parts; /* of a list */
    uint32_t part_count;
    ltl_str text; /* as written */
    uint32_t line;
    uint32_t column;
} ltl_ref;

typedef struct ltl_flow_condition ltl_flow_condition; /* see condition.h */

/* One input of a step. */
typedef struct ltl_feed {
    ltl_str port;
    ltl_ref from;
    const ltl_flow_condition *only_if; /* demanded only if that holds; may be null */
    bool is_optional;
    uint32_t line;
    uint32_t column;
} ltl_feed;

/* One output that a step with children, or the workflow, gives under a name of its own. */
typedef struct ltl_export {
    ltl_str name;
    ltl_ref from;
} ltl_export;

typedef struct ltl_feeds LTL_VEC(ltl_feed) ltl_feeds;
typedef struct ltl_exports LTL_VEC(ltl_export) ltl_exports;
typedef struct ltl_step_list LTL_VEC(uint32_t) ltl_step_list;
typedef struct ltl_text_list LTL_VEC(ltl_str) ltl_text_list;

typedef struct ltl_workflow_pattern ltl_workflow_pattern; /* see pattern.h */

/* An event that a handler publishes when a condition about what it gave holds. */
typedef struct ltl_emit {
    ltl_str event;
    const ltl_flow_condition *when;
} ltl_emit;
typedef struct ltl_emits LTL_VEC(ltl_emit) ltl_emits;

typedef struct ltl_flow_step {
    uint32_t index;
    uint32_t parent; /* LTL_NO_STEP for the root */
    uint32_t depth;
    ltl_str name;                        /* unique in the workflow */
    const char *role;                    /* the key of the parent's pattern under which it stands */
    ltl_str label;                       /* of a case */
    const ltl_workflow_pattern *pattern; /* null: a task */
    const ltl_task *task;                /* null: a pattern, or a name nobody knows */
    ltl_str task_name;
    void *options; /* of the pattern */
    ltl_step_list children;
    ltl_feeds feeds;
    ltl_exports outputs;
    ltl_step_list needs; /* siblings that must be over before it can start */
    bool has_order;      /* says itself what it waits for: feeds from siblings, or `after` */
    const ltl_flow_condition *when; /* may be null */
    uint64_t deadline_us;           /* 0: that of the step around it */
    uint64_t lease_us;              /* of a task: how long it may be silent; 0: for ever */
    uint64_t budget;                /* 0: that of the step around it */
    bool continues;                 /* its failure does not end the step around it */
    bool always;     /* in a sequence: runs even after a failure or a stop, to clean up or report */
    bool repeatable; /* does no harm twice, whatever its task says of itself */
    ltl_text_list on; /* of a handler: the events it waits for */
    ltl_emits emits;  /* of a handler: what it publishes besides NAME.completed and NAME.failed */
    bool is_broken; /* it could not be read whole: what its own keys leave open is not held against it */
    bool has_gaps;  /* it, or a step within, is broken or refers to what is not there: nobody knows what it gives */
    uint32_t line;
    uint32_t column;
} ltl_flow_step;

typedef struct ltl_workflow_input {
    ltl_str name;
    ltl_str type;
    ltl_str help;
    bool has_standard;
    ltl_data standard; /* what it is when nobody says */
    uint32_t line;
    uint32_t column;
} ltl_workflow_input;

typedef struct ltl_workflow_inputs LTL_VEC(ltl_workflow_input) ltl_workflow_inputs;
typedef struct ltl_step_pointers LTL_VEC(ltl_flow_step *) ltl_step_pointers;

typedef struct ltl_workflow {
    ltl_arena arena;
    ltl_str name;
    ltl_str description;
    ltl_str path;
    ltl_digest digest; /* of its text */
    ltl_workflow_inputs inputs;
    ltl_exports outputs;
    ltl_step_pointers steps;
} ltl_workflow;

void ltl_workflow_free(ltl_workflow *workflow);
static inline const ltl_flow_step *ltl_workflow_step(const ltl_workflow *workflow, uint32_t index) {
    return workflow->steps.at[index];
}
const ltl_flow_step *ltl_workflow_find(const ltl_workflow *workflow, ltl_str name);
/* Whether `inner` is `outer` or anywhere below it. */
bool ltl_step_is_within(const ltl_workflow *workflow, uint32_t inner, uint32_t outer);
/* The type of an output of a step: of its task, of its exports, or what its pattern passes on. No pointer
 * when it has none of that name. */
ltl_str ltl_step_output_type(const ltl_workflow *workflow, const ltl_flow_step *step, ltl_str port);
ltl_str ltl_ref_type(const ltl_workflow *workflow, const ltl_ref *ref);

#endif
