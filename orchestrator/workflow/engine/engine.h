/* engine.h - one run of a workflow.
 *
 * Shape    a state machine: it is told the time, which jobs are done, what to stop; it hands out jobs and tells
 *          what happens. Who drives it has the loop, the clock and the workers (see drive.h of orchestrator/run)
 * Units    microseconds of a clock that never goes back; time in which a run is paused does not count
 * Owns     everything of the run until ltl_engine_free; the workflow and what the options point to are borrowed
 * Errors   LTL_INVALID for inputs that do not fit; afterwards trouble is an ending
 * Threads  one thread, but for ltl_job_run, which runs on a worker
 * Cost     a few microseconds a step
 */
#ifndef LTL_WORKFLOW_ENGINE_H
#define LTL_WORKFLOW_ENGINE_H

#include "orchestrator/workflow/pattern.h"

typedef struct ltl_engine ltl_engine;

/* A call on its way to a worker and back. */
typedef struct ltl_flow_job {
    struct ltl_flow_job *next; /* of whoever has it */
    ltl_call call;
    ltl_ending ending;
    uint64_t started_us; /* set by the driver, on its clock */
    uint64_t ended_us;
    struct ltl_activation *activation;
    ltl_arena arena;
    atomic_int stop;
    atomic_uint beats; /* of its heart, see ltl_call_beat */
    uint32_t beats_seen;
} ltl_flow_job;

typedef enum ltl_happening_kind {
    LTL_HAPPENING_RUN_STARTED,
    LTL_HAPPENING_STARTED,
    LTL_HAPPENING_ENDED,
    LTL_HAPPENING_TOLD, /* by a pattern: `what` */
    LTL_HAPPENING_PAUSED,
    LTL_HAPPENING_RESUMED,
    LTL_HAPPENING_STOPPED,
    LTL_HAPPENING_RUN_ENDED,
    LTL_HAPPENING_COUNT
} ltl_happening_kind;

const char *ltl_happening_name(ltl_happening_kind kind);

/* One entry of the log of a run; slices live until the call that tells it returns. */
typedef struct ltl_happening {
    uint64_t number; /* from 1, without a gap */
    ltl_happening_kind kind;
    uint64_t at_us;
    const ltl_flow_step *step; /* null for the run itself */
    ltl_str key;               /* of the activation */
    uint32_t attempt;
    const ltl_result *result; /* of an end */
    const ltl_flow_job *job;  /* of a task's end: who did it, when; may be null */
    const char *what;         /* "retry", "breaker-open", "checkpoint", "event" … */
    ltl_str detail;
    const ltl_data *data;
    bool is_replayed; /* known from the run that is resumed, or from a memo */
    bool is_passing;  /* its result need not be kept */
} ltl_happening;

/* What an earlier run of the same workflow left. */
typedef struct ltl_past {
    void *context;
    /* How the activation ended; false when it did not, or when it has to be done again. Sets `*out_was_started`
     * when it was begun and nobody knows how far it came. */
    bool (*result)(void *context, ltl_str key, ltl_arena *arena, ltl_result *out_result,
                   bool *out_was_started);
    bool (*told)(void *context, ltl_str key, const char *what, ltl_arena *arena,
                 ltl_data *out_data);
    bool retries; /* what failed is to be done again: `result` knows nothing of it */
} ltl_past;

/* Results that outlive runs, by the identity of task, version and inputs. */
typedef struct ltl_memo {
    void *context;
    bool (*get)(void *context, ltl_digest key, ltl_arena *arena, ltl_data *out_outputs);
    void (*put)(void *context, ltl_digest key, const ltl_data *outputs);
} ltl_memo;

/* A circuit that an earlier run left open. */
typedef struct ltl_circuit {
    uint64_t left_us; /* it stays so for so long; 0: probes may be made */
    ltl_str reason;   /* what it was opened for */
} ltl_circuit;

/* Circuits that outlive runs, by the name of their breaker. */
typedef struct ltl_circuits {
    void *context;
    bool (*get)(void *context, ltl_str name, ltl_arena *arena, ltl_circuit *out_circuit);
    /* It is open, and to be remembered for `keep_us`. */
    void (*put)(void *context, ltl_str name, const ltl_circuit *circuit, uint64_t keep_us);
    void (*close)(void *context, ltl_str name);
} ltl_circuits;

typedef struct ltl_engine_options {
    const ltl_data *inputs; /* a record; may be null */
    uint64_t seed;          /* of jitter */
    uint64_t now_us;
    uint64_t
        grace_us; /* how long a task that was told to stop is waited for; 0: LTL_STOP_GRACE_US */
    uint64_t cleanup_us; /* for each step that cleans up behind a stop; 0: LTL_CLEANUP_GRACE_US */
    uint64_t budget;     /* 0: without a limit */
    uint64_t deadline_us;
    uint32_t places[LTL_ROOM_COUNT]; /* calls at the same time; 0: 1 */
    ltl_services services;
    void (*dispatch)(void *context, ltl_flow_job *job);
    void (*tell)(void *context, const ltl_happening *happening); /* may be null */
    void *context;
    const ltl_past *past;         /* may be null */
    const ltl_memo *memo;         /* may be null */
    const ltl_circuits *circuits; /* may be null */
} ltl_engine_options;

LTL_MUST_USE ltl_status ltl_engine_new(const ltl_workflow *workflow,
                                       const ltl_engine_options *options, ltl_engine **out_engine,
                                       ltl_error *error);
/* Not before ltl_engine_orphans is 0. */
void ltl_engine_free(ltl_engine *engine);

/* What is told from here on happens now: call it before any of the others below. */
void ltl_engine_clock(ltl_engine *engine, uint64_t now_us);
/* Everything that can happen now happens: call it after each of the three below. */
void ltl_engine_advance(ltl_engine *engine, uint64_t now_us);
void ltl_engine_job_done(ltl_engine *engine, ltl_flow_job *job);
/* Stops the run; a second time also what is shielded, such as compensations. `reason` is a static text. */
void ltl_engine_stop(ltl_engine *engine, ltl_ending why, const char *reason);
void ltl_engine_pause(ltl_engine *engine);
void ltl_engine_resume(ltl_engine *engine);
/* An event for the events steps that are running. One that has no room for it fails: ask first. */
void ltl_engine_event(ltl_engine *engine, ltl_str type, const ltl_data *data);
bool ltl_engine_has_room(const ltl_engine *engine);

bool ltl_engine_is_over(const ltl_engine *engine);
/* When ltl_engine_advance has something to do although no job came back; UINT64_MAX: never. */
uint64_t ltl_engine_next_us(const ltl_engine *engine);
/* Tasks that did not stop in time and are still at work; their results no longer count. */
uint32_t ltl_engine_orphans(const ltl_engine *engine);
uint32_t ltl_engine_in_flight(const ltl_engine *engine);
const ltl_result *ltl_engine_result(const ltl_engine *engine);
/* What a step gave; the latest activation of that name, or null. For reports and tests. */
const ltl_result *ltl_engine_step_result(const ltl_engine *engine, ltl_str step);
uint64_t ltl_engine_spent(const ltl_engine *engine); /* budget steps */

/* Runs the call on this thread; the driver gives it back with ltl_engine_job_done. */
void ltl_job_run(ltl_flow_job *job, uint32_t worker);

#endif
