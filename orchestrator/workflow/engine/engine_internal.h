/* engine_internal.h - what the files of the engine share: the run, and one activation of a step.
 *
 * Shape    activations form the tree of what was started; each is a calloc of its own with the pattern's state
 *          and its key behind it, so that a stream can run for ever in constant memory
 * Units    microseconds of the run's clock
 * Owns     an activation owns its result and those below it
 * Errors   -
 * Threads  the loop's thread
 * Cost     -
 */
#ifndef LTL_WORKFLOW_ENGINE_INTERNAL_H
#define LTL_WORKFLOW_ENGINE_INTERNAL_H

#include <assert.h>

#include "orchestrator/workflow/engine/engine.h"
#include "orchestrator/workflow/engine/timers.h"

/* Timers of the engine itself; patterns count theirs from 0. */
enum {
    LTL_TIMER_DEADLINE = 0x7FFFFFFF,
    LTL_TIMER_GRACE = 0x7FFFFFFE,
    LTL_TIMER_LEASE = 0x7FFFFFFD,
    LTL_TIMER_CLEANUP = 0x7FFFFFFC
};
static_assert((int)LTL_TIMER_CLEANUP > (int)LTL_TIMER_WOKEN,
              "the engine's timers are above those of patterns");

typedef struct ltl_output_names LTL_VEC(ltl_str) ltl_output_names;
typedef struct ltl_output_values LTL_VEC(ltl_data) ltl_output_values;

struct ltl_activation {
    ltl_engine *engine;
    const ltl_flow_step *step;
    ltl_activation *parent;
    ltl_activation *first; /* started within, oldest first */
    ltl_activation *last;
    ltl_activation *next;
    ltl_activation *previous;
    ltl_activation *next_ended;
    ltl_activation *next_waiting;
    const void *waits_for;
    ltl_str key;
    ltl_str mark;
    uint32_t attempt;
    ltl_local *locals;
    uint32_t local_count;
    uint32_t running;
    bool is_over;
    bool is_stopping;
    bool is_shielded;
    bool is_isolated;
    bool is_passing;
    bool uses_memo;
    bool has_memo_key;
    bool was_replayed;
    bool is_queued; /* ended, and its parent does not know yet */
    bool is_awake;  /* wanted by whoever has room */
    ltl_digest memo_key;
    ltl_ending stop_ending;
    const char *stop_reason;
    uint64_t started_us;
    ltl_budget budget;
    ltl_flow_job *job; /* on its way, or waiting for a place */
    ltl_output_names names;
    ltl_output_values values;
    ltl_result result;
    void *state;
};

typedef struct ltl_queue {
    ltl_flow_job *first;
    ltl_flow_job *last;
} ltl_queue;

typedef struct ltl_shared {
    struct ltl_shared *next;
    const char *kind;
    ltl_str name;
    void *object;
} ltl_shared;

struct ltl_engine {
    const ltl_workflow *workflow;
    ltl_engine_options options;
    ltl_arena arena;
    ltl_data inputs;
    ltl_budget budget;
    ltl_timers timers;
    uint64_t now_us;   /* of the run: without pauses */
    uint64_t outer_us; /* as the driver tells it */
    bool is_paused;
    ltl_activation *root;
    ltl_activation *ended; /* whose parents do not know yet */
    ltl_activation *last_ended;
    ltl_activation *waiting;
    ltl_activation *graveyard; /* released while an orphan may still read from them */
    ltl_queue queues[LTL_ROOM_COUNT];
    uint32_t in_flight[LTL_ROOM_COUNT];
    uint32_t orphans;
    uint64_t told;
    uint32_t stops;
    bool is_over;
    ltl_shared *shared;
};

void ltl_engine__tell(ltl_engine *engine, const ltl_happening *happening);
/* `activation` may be null: the run itself. */
void ltl_engine__tell_of(ltl_engine *engine, ltl_happening_kind kind,
                         const ltl_activation *activation);
/* Puts a task's call into the queue of its room. */
void ltl_engine__call(ltl_activation *self);
/* A task was told to stop: takes it out of the queue, or asks the worker. */
void ltl_engine__call_stop(ltl_activation *self);
/* Hands queued calls to workers while their rooms have places. */
void ltl_jobs__dispatch(ltl_engine *engine);
/* The term of a call's lease has passed. */
void ltl_job__lease_ask(ltl_activation *self);
/* The worker does not answer: the step is over for all others, the worker keeps what it reads from. */
void ltl_job__orphan(ltl_activation *self);
/* Frees what was kept for orphans. */
void ltl_engine__graveyard_clear(ltl_engine *engine);
void ltl_activation__stop(ltl_activation *self, ltl_ending why, const char *reason,
                          bool with_shielded);
/* Ends it with the result that is in it already. */
void ltl_activation__finish(ltl_activation *self);
void ltl_activation__free(ltl_activation *self);
/* No longer in the queue for something shared. */
void ltl_activation__waiting_leave(ltl_activation *self);
/* What cleans up behind a stop has its own limit of time. */
void ltl_activation__cleanup_limit(ltl_activation *child);
ltl_activation *ltl_activation__new(ltl_engine *engine, ltl_activation *parent,
                                    const ltl_flow_step *step, const ltl_begin *how);
void ltl_activation__start(ltl_activation *self);
void ltl_activation__child_is_over(ltl_activation *self, ltl_activation *child);
/* Fills the inputs of a call; false when something it needs is not there. */
bool ltl_activation__feed(ltl_activation *self, ltl_arena *arena, ltl_data *inputs,
                          ltl_str *absences, ltl_str *out_missing);

#endif
