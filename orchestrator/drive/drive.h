/* drive.h - a workflow run for real: the event loop, the clock, the workers.
 *
 * Shape    the calling thread runs the loop and owns the engine; each room has threads of its own, started when
 *          they are needed; a job goes to a worker through a locked queue and comes back through a locked list
 * Units    microseconds
 * Owns     the drive owns engine and threads until ltl_drive_free
 * Errors   LTL_NO_MEMORY, LTL_INVALID for inputs that do not fit; what happens in the run is the result
 * Threads  call from one thread; callbacks come on that thread
 * Cost     two locks and a wake-up a job, some 20 us
 */
#ifndef LTL_DRIVE_DRIVE_H
#define LTL_DRIVE_DRIVE_H

#include "orchestrator/workflow/engine/engine.h"

typedef struct ltl_drive ltl_drive;

typedef struct ltl_drive_options {
    const ltl_data *inputs; /* a record; may be null */
    uint64_t seed;
    uint64_t budget;
    uint64_t deadline_us;
    uint64_t grace_us;
    uint64_t cleanup_us;
    uint32_t jobs;  /* places for the CPU; 0: what the machine allows */
    uint32_t ahead; /* so many more CPU tasks lie ready, so that no worker waits for the loop */
    uint32_t places[LTL_ROOM_COUNT]; /* of the other rooms; 0: memory 1, process 4, network 4 */
    bool takes_signals;           /* SIGINT and SIGTERM stop the run; again: also compensations */
    uint32_t signals_before_exit; /* the one with this number ends the process; 0: the third */
    ltl_services services;
    void (*tell)(void *context, const ltl_happening *happening); /* may be null */
    void (*tick)(void *context, ltl_engine *engine); /* about 10 times a second; may be null */
    void *context;
    uint64_t (*clock)(
        void); /* microseconds, never back; null: the machine's. Tests have one of their own */
    const ltl_past *past;
    const ltl_memo *memo;
    const ltl_circuits *circuits;
} ltl_drive_options;

LTL_MUST_USE ltl_status ltl_drive_run(const ltl_workflow *workflow,
                                      const ltl_drive_options *options, ltl_drive **out_drive,
                                      ltl_error *error);
const ltl_engine *ltl_drive_engine(const ltl_drive *drive);
int ltl_drive_signal(const ltl_drive *drive); /* the first that came, or 0 */
/* Workers that never answered are left alone, with what they read from. */
void ltl_drive_free(ltl_drive *drive);

#endif
