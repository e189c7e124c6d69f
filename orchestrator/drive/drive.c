#include "orchestrator/drive/drive.h"

#include <signal.h>
#include <stdlib.h>
#include <unistd.h>
#include <uv.h>

#include "core/limits.h"
#include "orchestrator/drive/cpus.h"
#include "orchestrator/drive/crew.h"

enum { TICK_MS = 100, EXIT_BY_SIGNAL = 128, MOST_SIGNALS = 3 };

struct ltl_drive {
    ltl_drive_options options;
    ltl_engine *engine;
    ltl_crew crews[LTL_ROOM_COUNT];
    uint32_t crew_count;
    uv_loop_t loop;
    uv_async_t wake;
    uv_timer_t next;
    uv_timer_t tick;
    uv_signal_t interrupt;
    uv_signal_t terminate;
    int signal;
    uint32_t signals;
};

static uint64_t machine_us(void) {
    return uv_hrtime() / 1000;
}

static void close_if_open(uv_handle_t *handle) {
    if (uv_handle_get_loop(handle) && !uv_is_closing(handle)) {
        uv_close(handle, NULL);
    }
}

static void handles_close(ltl_drive *self) {
    close_if_open((uv_handle_t *)&self->wake);
    close_if_open((uv_handle_t *)&self->next);
    close_if_open((uv_handle_t *)&self->tick);
    close_if_open((uv_handle_t *)&self->interrupt);
    close_if_open((uv_handle_t *)&self->terminate);
}

static void on_next(uv_timer_t *handle);

/* All that can happen now, and an alarm for what can happen without a job coming back. */
static void advance(ltl_drive *self) {
    ltl_engine_advance(self->engine, self->options.clock());
    if (ltl_engine_is_over(self->engine)) {
        handles_close(self);
        return;
    }
    uint64_t next = ltl_engine_next_us(self->engine);
    if (next == UINT64_MAX) {
        uv_timer_stop(&self->next);
        return;
    }
    uint64_t now = self->options.clock();
    uv_update_time(&self->loop);
    uv_timer_start(&self->next, on_next, next > now ? (next - now + 999) / 1000 : 0, 0);
}

static void on_next(uv_timer_t *handle) {
    advance(handle->data);
}

static void on_tick(uv_timer_t *handle) {
    ltl_drive *self = handle->data;
    ltl_engine_clock(self->engine, self->options.clock());
    self->options.tick(self->options.context, self->engine);
    advance(self);
}

static void on_wake(uv_async_t *handle) {
    ltl_drive *self = handle->data;
    ltl_engine_clock(self->engine, self->options.clock());
    for (uint32_t room = 0; room < self->crew_count; room++) {
        ltl_flow_job *job = ltl_crew_take(&self->crews[room]);
        while (job != NULL) {
            ltl_flow_job *next = job->next;
            ltl_engine_job_done(self->engine, job);
            job = next;
        }
    }
    advance(self);
}

static void wake_loop(void *context) {
    ltl_drive *self = context;
    /* It fails only for a handle that is closing; then nobody waits for this job. */
    (void)uv_async_send(&self->wake);
}

static void on_signal(uv_signal_t *handle, int number) {
    ltl_drive *self = handle->data;
    self->signals++;
    self->signal = self->signal != 0 ? self->signal : number;
    uint32_t most = self->options.signals_before_exit;
    if (self->signals >= (most > 0 ? most : MOST_SIGNALS)) {
        _exit(EXIT_BY_SIGNAL + number);
    }
    ltl_engine_clock(self->engine, self->options.clock());
    ltl_engine_stop(self->engine, LTL_ENDING_CANCELLED, "interrupted");
    advance(self);
}

static void dispatch(void *context, ltl_flow_job *job) {
    ltl_drive *self = context;
    ltl_crew_give(&self->crews[job->call.task->room], job);
}

static void tell(void *context, const ltl_happening *happening) {
    const ltl_drive *self = context;
    if (self->options.tell != NULL) {
        self->options.tell(self->options.context, happening);
    }
}

static ltl_status crews_open(ltl_drive *self) {
    static const uint32_t standard[LTL_ROOM_COUNT] = {
        [LTL_ROOM_MEMORY] = 1, [LTL_ROOM_PROCESS] = 4, [LTL_ROOM_NETWORK] = 4};
    uint32_t *places = self->options.places;
    uint32_t jobs = self->options.jobs > 0 ? self->options.jobs : ltl_cpus_allowed();
    places[LTL_ROOM_CPU] = jobs < LTL_MAX_JOBS ? jobs : LTL_MAX_JOBS;
    for (uint32_t room = 0; room < LTL_ROOM_COUNT; room++) {
        places[room] = places[room] > 0 ? places[room] : standard[room];
        ltl_status status =
            ltl_crew_init(&self->crews[room], places[room], self->options.clock, wake_loop, self);
        if (status != LTL_OK) {
            return status;
        }
        self->crew_count++;
    }
    return LTL_OK;
}

static int loop_open(ltl_drive *self) {
    int code = uv_loop_init(&self->loop);
    if (code != 0) {
        return code;
    }
    self->wake.data = self->next.data = self->tick.data = self;
    self->interrupt.data = self->terminate.data = self;
    code = uv_async_init(&self->loop, &self->wake, on_wake);
    code = code == 0 ? uv_timer_init(&self->loop, &self->next) : code;
    if (code == 0 && self->options.tick != NULL) {
        code = uv_timer_init(&self->loop, &self->tick);
        if (code == 0) {
            uv_timer_start(&self->tick, on_tick, TICK_MS, TICK_MS);
        }
    }
    if (self->options.takes_signals && code == 0 &&
        uv_signal_init(&self->loop, &self->interrupt) == 0 &&
        uv_signal_init(&self->loop, &self->terminate) == 0) {
        uv_signal_start(&self->interrupt, on_signal, SIGINT);
        uv_signal_start(&self->terminate, on_signal, SIGTERM);
    }
    return code;
}

static ltl_status engine_open(ltl_drive *self, const ltl_workflow *workflow, ltl_error *error) {
    const ltl_drive_options *given = &self->options;
    ltl_engine_options options = {
        .inputs = given->inputs,
        .seed = given->seed,
        .now_us = self->options.clock(),
        .grace_us = given->grace_us,
        .cleanup_us = given->cleanup_us,
        .budget = given->budget,
        .deadline_us = given->deadline_us,
        .services = given->services,
        .dispatch = dispatch,
        .tell = tell,
        .context = self,
        .past = given->past,
        .memo = given->memo,
        .circuits = given->circuits,
    };
    memcpy(options.places, given->places, sizeof(options.places));
    options.places[LTL_ROOM_CPU] += given->ahead;
    return ltl_engine_new(workflow, &options, &self->engine, error);
}

ltl_status ltl_drive_run(const ltl_workflow *workflow, const ltl_drive_options *options,
                         ltl_drive **out_drive, ltl_error *error) {
    ltl_drive *self = calloc(1, sizeof(*self));
    if (self == NULL) {
        return ltl_fail(error, LTL_NO_MEMORY, "out of memory");
    }
    self->options = *options;
    self->options.clock = options->clock != NULL ? options->clock : machine_us;
    ltl_status status = crews_open(self);
    int code = status == LTL_OK ? loop_open(self) : 0;
    if (status != LTL_OK || code != 0) {
        status = ltl_fail(error, LTL_NO_MEMORY, "the event loop: %s",
                          code != 0 ? uv_strerror(code) : "out of memory");
    }
    if (status == LTL_OK) {
        status = engine_open(self, workflow, error);
    }
    if (status == LTL_OK) {
        advance(self);
    } else {
        handles_close(self);
    }
    uv_run(&self->loop, UV_RUN_DEFAULT);
    if (status != LTL_OK) {
        ltl_drive_free(self);
        return status;
    }
    *out_drive = self;
    return LTL_OK;
}

const ltl_engine *ltl_drive_engine(const ltl_drive *drive) {
    return drive->engine;
}

int ltl_drive_signal(const ltl_drive *drive) {
    return drive->signal;
}

void ltl_drive_free(ltl_drive *drive) {
    if (drive == NULL || (drive->engine != NULL && ltl_engine_in_flight(drive->engine) > 0)) {
        return; /* somebody still works in there */
    }
    for (uint32_t room = 0; room < drive->crew_count; room++) {
        ltl_crew_clear(&drive->crews[room]);
    }
    uv_loop_close(&drive->loop);
    ltl_engine_free(drive->engine);
    free(drive);
}
