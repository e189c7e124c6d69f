/* task.h - a leaf of a workflow: a thing that is done on a worker.
 *
 * Shape    a constant descriptor with typed ports; a call has one value per input port, present or absent
 *          with the reason, and takes one per output port
 * Units    see budget.h for steps
 * Owns     outputs live in the call's arena; they may borrow what handles point to, never from inputs
 * Errors   the ending that `run` returns; outputs count only for ok and partial
 * Threads  `run` is on a worker's thread and has no state but the call's
 * Cost     a few microseconds a call
 */
#ifndef LTL_WORKFLOW_TASK_H
#define LTL_WORKFLOW_TASK_H

#include "core/compiler.h"
#include "orchestrator/workflow/budget.h"
#include "orchestrator/workflow/ending.h"

/* What a call takes away from others while it runs: each has room for so many at a time. */
typedef enum ltl_room {
    LTL_ROOM_CPU,
    LTL_ROOM_MEMORY,  /* needs much of it: one at a time */
    LTL_ROOM_PROCESS, /* waits for a child process */
    LTL_ROOM_NETWORK,
    LTL_ROOM_COUNT
} ltl_room;

const char *ltl_room_name(ltl_room room);

typedef struct ltl_port {
    const char *name; /* null ends a list of ports */
    const char *type; /* see data.h */
    const char *help;
    bool is_optional; /* of an input: the task copes without it */
} ltl_port;

typedef struct ltl_call ltl_call;

/* What a program gives the tasks of its run. Only tasks that ask for the same kind get it: any workflow may name any
 * task. */
typedef struct ltl_services {
    const char *within; /* the kind, in words for people: "scan, review and hook" */
    void *of;
} ltl_services;

typedef struct ltl_task {
    const char *name;
    const char *summary;
    const ltl_port *inputs;
    const ltl_port *outputs;
    ltl_room room;
    bool is_idempotent; /* running it again when nobody knows whether it ran does no harm */
    uint32_t version;   /* grows when the same inputs give other outputs */
    /* Events that an `events` output may hold; null-terminated; may be null. */
    const char *const *emits;
    /* All the labels that a text or a list of texts it gives may hold; null-terminated; null: nobody can say. */
    const char *const *labels;
    /* Of an analysis: what it answers for in the report, see orchestrator/run/assess.h; may be null. */
    const struct ltl_specialist *specialist;
    ltl_ending (*run)(ltl_call *call);
    const void *own; /* what `run` has to know besides; may be null */
} ltl_task;

typedef struct ltl_tasks {
    const ltl_task *const *at;
    uint32_t count;
} ltl_tasks;

const ltl_task *ltl_task_find(const ltl_tasks *tasks, ltl_str name);
/* The place of a port in a list, or UINT32_MAX. */
uint32_t ltl_port_find(const ltl_port *ports, ltl_str name);
uint32_t ltl_port_count(const ltl_port *ports);

struct ltl_call {
    const ltl_task *task;
    ltl_str key;             /* the same for the same piece of work, whenever it is tried */
    uint32_t attempt;        /* from 1 */
    bool is_isolated;        /* an earlier attempt crashed: keep away from other work */
    const ltl_data *inputs;  /* in the order of the ports; absent ones are nothing */
    const ltl_str *absences; /* why an input is absent; empty for one that is there */
    ltl_data *outputs;       /* in the order of the ports */
    ltl_arena *arena;
    const atomic_int *stop; /* not 0: somebody wants it to end */
    atomic_uint *beats;     /* see ltl_call_beat; null: nobody listens */
    ltl_budget *budget;
    uint32_t worker; /* below the number of workers of this room */
    ltl_services services;
    /* Set by ltl_call_fail. */
    ltl_str reason;
    ltl_cause cause;
    uint64_t retry_after_us;
};

/* The value of an input, nothing when it is absent. The name is one of the task's ports. */
const ltl_data *ltl_call_input(const ltl_call *call, const char *port);
void ltl_call_output(ltl_call *call, const char *port, ltl_data value);
/* Sets cause and reason; gives the ending that goes with them: failed, or timed out. */
LTL_PRINTF(3, 4)
ltl_ending ltl_call_fail(ltl_call *call, ltl_cause cause, const char *format, ...);
/* Null when the run is not of that kind: the call has then failed, and says so. */
void *ltl_call_services(ltl_call *call, const char *within);
/* A part was done: outputs count, and the reason says what is missing. */
LTL_PRINTF(2, 3)
ltl_ending ltl_call_partial(ltl_call *call, const char *format, ...);
/* A sign of life: it is still getting somewhere. A step with a `lease` is given up on when none comes for so long. */
static inline void ltl_call_beat(const ltl_call *call) {
    if (call != NULL && call->beats != NULL) {
        atomic_fetch_add(call->beats, 1);
    }
}
static inline bool ltl_call_must_stop(const ltl_call *call) {
    return atomic_load(call->stop) != 0;
}

#endif
