#include "orchestrator/run/run.h"

#include <signal.h>
#include <stdlib.h>
#include <unistd.h>
#include <uv.h>

#include "core/limits.h"
#include "orchestrator/run/cpus.h"
#include "orchestrator/run/merge.h"
#include "orchestrator/run/reach.h"
#include "orchestrator/run/worker.h"

enum { PROGRESS_MS = 100, EXIT_BY_SIGNAL = 128 };

struct ltl_run {
    ltl_arena arena;
    ltl_arena *results; /* of the workers */
    uint32_t result_count;
    ltl_findings findings;
    ltl_ledger ledger;
    ltl_status end;
    int signal;
};

/* The loop's side of a run: lives on the stack of ltl_run_start. */
typedef struct coordinator {
    ltl_run *run;
    const ltl_intake *intake;
    const ltl_run_options *options;
    ltl_team team;
    ltl_plan plan;
    ltl_worker *workers;
    uint32_t worker_count;
    ltl_run_merge merge;
    ltl_run_reach reach;
    uv_loop_t loop;
    uv_async_t wake;
    uv_timer_t progress;
    uv_timer_t deadline;
    uv_signal_t interrupt;
    uv_signal_t terminate;
} coordinator;

static void stop_run(coordinator *self, ltl_status why) {
    int expected = LTL_OK;
    if (atomic_compare_exchange_strong(&self->team.stop, &expected, (int)why)) {
        self->run->end = why;
    }
}

static void on_signal(uv_signal_t *handle, int number) {
    coordinator *self = handle->data;
    if (self->run->signal != 0) {
        /* Asked twice: the workers may be deep in something, so nobody is waited for. */
        _exit(EXIT_BY_SIGNAL + number);
    }
    self->run->signal = number;
    stop_run(self, LTL_CANCELLED);
}

static void on_deadline(uv_timer_t *handle) {
    stop_run(handle->data, LTL_DEADLINE);
}

static void progress_tell(coordinator *self) {
    if (!self->options->on_progress) {
        return;
    }
    ltl_run_progress progress = {
        .files_done = self->merge.skipped_count + atomic_load(&self->team.files_done),
        .files_total = ltl_intake_targets(self->intake)->count,
        .cost_done = atomic_load(&self->team.cost_done),
        .cost_total = self->plan.cost,
        .findings = atomic_load(&self->team.findings),
    };
    self->options->on_progress(self->options->progress_context, &progress);
}

static void on_progress(uv_timer_t *handle) {
    progress_tell(handle->data);
}

static void close_if_open(uv_handle_t *handle) {
    if (uv_handle_get_loop(handle) && !uv_is_closing(handle)) {
        uv_close(handle, NULL);
    }
}

static void handles_close(coordinator *self) {
    close_if_open((uv_handle_t *)&self->wake);
    close_if_open((uv_handle_t *)&self->progress);
    close_if_open((uv_handle_t *)&self->deadline);
    close_if_open((uv_handle_t *)&self->interrupt);
    close_if_open((uv_handle_t *)&self->terminate);
}

static ltl_status workers_start(coordinator *self, ltl_error *error);
static void workers_join(coordinator *self);

/* The workers are done with what they had: whether there is more for them. */
static bool goes_on(coordinator *self) {
    workers_join(self);
    return ltl_run_reach_next(&self->reach, &self->team, &self->merge) &&
           workers_start(self, NULL) == LTL_OK;
}

/* Several wakes may come as one: everything that is there is taken. */
static void on_wake(uv_async_t *handle) {
    coordinator *self = handle->data;
    pthread_mutex_lock(&self->team.lock);
    ltl_batch *batch = self->team.done;
    self->team.done = NULL;
    bool is_over = self->team.workers_left == 0;
    pthread_mutex_unlock(&self->team.lock);
    for (; batch; batch = batch->next) {
        ltl_run_merge_take(&self->merge, batch);
    }
    if (is_over && !goes_on(self)) {
        handles_close(self);
    }
}

static void wake_loop(void *context) {
    coordinator *self = context;
    /* It fails only for a handle that is closing, and that waits for the last worker. */
    (void)uv_async_send(&self->wake);
}

static ltl_status loop_open(coordinator *self, ltl_error *error) {
    int code = uv_loop_init(&self->loop);
    if (code != 0) {
        return ltl_fail(error, LTL_NO_MEMORY, "the event loop: %s", uv_strerror(code));
    }
    self->wake.data = self->progress.data = self->deadline.data = self;
    self->interrupt.data = self->terminate.data = self;
    code = uv_async_init(&self->loop, &self->wake, on_wake);
    if (code == 0 && uv_timer_init(&self->loop, &self->progress) == 0) {
        uv_timer_start(&self->progress, on_progress, PROGRESS_MS, PROGRESS_MS);
    }
    if (uv_timer_init(&self->loop, &self->deadline) == 0 && self->options->deadline_ms > 0) {
        uv_timer_start(&self->deadline, on_deadline, self->options->deadline_ms, 0);
    }
    if (uv_signal_init(&self->loop, &self->interrupt) == 0) {
        uv_signal_start(&self->interrupt, on_signal, SIGINT);
    }
    if (uv_signal_init(&self->loop, &self->terminate) == 0) {
        uv_signal_start(&self->terminate, on_signal, SIGTERM);
    }
    if (code != 0) {
        handles_close(self);
        uv_run(&self->loop, UV_RUN_DEFAULT);
        uv_loop_close(&self->loop);
        return ltl_fail(error, LTL_NO_MEMORY, "the event loop: %s", uv_strerror(code));
    }
    return LTL_OK;
}

/* Starts as many workers as the system gives; one is enough. */
static ltl_status workers_start(coordinator *self, ltl_error *error) {
    pthread_attr_t attributes;
    pthread_attr_init(&attributes);
    pthread_attr_setstacksize(&attributes, LTL_WORKER_STACK_BYTES);
    /* Signals are the loop's: workers start with all of them blocked. */
    sigset_t all;
    sigset_t before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    uint32_t wanted = self->worker_count;
    self->team.workers_left = wanted;
    uint32_t started = 0;
    for (uint32_t i = 0; i < wanted; i++) {
        ltl_worker *worker = &self->workers[i];
        worker->team = &self->team;
        worker->is_started =
            pthread_create(&worker->thread, &attributes, ltl_worker_main, worker) == 0;
        started += worker->is_started;
    }
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    pthread_attr_destroy(&attributes);
    pthread_mutex_lock(&self->team.lock);
    self->team.workers_left -= wanted - started;
    pthread_mutex_unlock(&self->team.lock);
    wake_loop(self);
    return started > 0 || wanted == 0
               ? LTL_OK
               : ltl_fail(error, LTL_NO_MEMORY, "no worker thread could be started");
}

static void workers_join(coordinator *self) {
    for (uint32_t i = 0; i < self->worker_count; i++) {
        if (self->workers[i].is_started) {
            self->workers[i].is_started = false;
            pthread_join(self->workers[i].thread, NULL);
        }
    }
}

/* A page is also looked at by the rules of the languages of its scripts and styles. */
static void domains_embed(uint32_t *domains) {
    for (size_t i = 0; i < ltl_language_count; i++) {
        const ltl_embed_row *row = ltl_languages[i]->embeds;
        for (; row != NULL && row->tag != NULL; row++) {
            const ltl_language *inner = ltl_language_find(ltl_str_of(row->language));
            domains[i] |= domains[ltl_language_index(inner)];
        }
    }
}

/* Which domains have rules for which language; the last entry is for files without one. */
static void domains_collect(coordinator *self) {
    uint32_t *domains = LTL_NEW_ARRAY(&self->run->arena, uint32_t, ltl_language_count + 1);
    const ltl_ruleset *ruleset = self->options->ruleset;
    for (uint32_t i = 0; i < ltl_ruleset_count(ruleset); i++) {
        const ltl_rule *rule = ltl_ruleset_rule(ruleset, i);
        uint32_t bit = 1u << rule->info.domain;
        if (rule->is_any_text) {
            self->team.text_domains |= bit;
        }
        for (const ltl_language *const *at = rule->languages; at && *at; at++) {
            domains[ltl_language_index(*at)] |= bit;
        }
    }
    domains_embed(domains);
    self->team.tree_domains = domains;
}

static void agents_collect(coordinator *self) {
    const ltl_agent **agents =
        LTL_NEW_ARRAY(&self->run->arena, const ltl_agent *, ltl_agent_count + 1);
    for (size_t i = 0; i < ltl_agent_count; i++) {
        bool is_wanted = (self->options->domains >> ltl_agents[i]->domain & 1u) != 0;
        if (is_wanted && self->team.agent_count < LTL_LEDGER_MAX_AGENTS) {
            agents[self->team.agent_count++] = ltl_agents[i];
        }
    }
    self->team.agents = agents;
}

static bool is_work(const coordinator *self, const ltl_target *target) {
    return target->skip == LTL_REASON_NONE ||
           (self->options->both_sides && target->change == LTL_CHANGE_DELETED);
}

static void work_plan(coordinator *self) {
    ltl_arena *arena = &self->run->arena;
    const ltl_targets *targets = ltl_intake_targets(self->intake);
    ltl_plan_item *items = LTL_NEW_ARRAY(arena, ltl_plan_item, (size_t)targets->count + 1);
    uint32_t *item_targets = LTL_NEW_ARRAY(arena, uint32_t, (size_t)targets->count + 1);
    uint32_t count = 0;
    for (uint32_t i = 0; i < targets->count; i++) {
        if (is_work(self, &targets->at[i])) {
            items[count] = (ltl_plan_item){
                .path = targets->at[i].path, .size = targets->at[i].size, .weight = 16};
            item_targets[count++] = i;
        }
    }
    ltl_plan_make(arena, items, count, 0, &self->plan);
    self->team.plan = &self->plan;
    self->team.item_targets = item_targets;
}

static void team_form(coordinator *self) {
    self->team.intake = self->intake;
    self->team.options = self->options;
    self->team.wake = wake_loop;
    self->team.wake_context = self;
    pthread_mutex_init(&self->team.lock, NULL);
    domains_collect(self);
    agents_collect(self);
    work_plan(self);
    ltl_run_reach_begin(&self->reach, &self->team);
    uint32_t jobs = self->options->jobs > 0 ? self->options->jobs : ltl_cpus_allowed();
    jobs = jobs < LTL_MAX_JOBS ? jobs : LTL_MAX_JOBS;
    self->worker_count = jobs < self->plan.chunk_count ? jobs : self->plan.chunk_count;
    self->workers = LTL_NEW_ARRAY(&self->run->arena, ltl_worker, (size_t)self->worker_count + 1);
    self->run->results =
        LTL_NEW_ARRAY(&self->run->arena, ltl_arena, (size_t)self->worker_count + 1);
}

static ltl_status gather(coordinator *self, ltl_error *error) {
    ltl_run *run = self->run;
    /* A target without a result: the run was stopped first, or no worker had the memory to start. */
    int stop = atomic_load(&self->team.stop);
    ltl_reason missing = stop == LTL_DEADLINE    ? LTL_REASON_DEADLINE
                         : stop == LTL_CANCELLED ? LTL_REASON_CANCELLED
                                                 : LTL_REASON_MEMORY;
    ltl_run_merge_end(&self->merge, missing, &run->ledger, &run->findings);
    progress_tell(self);
    if (!ltl_ledger_is_balanced(&run->ledger)) {
        return ltl_fail(error, LTL_INTERNAL, "the ledger of files and outcomes is out of balance");
    }
    return ltl_arena_is_exhausted(&run->arena)
               ? ltl_fail(error, LTL_NO_MEMORY, "the findings need more memory than there is")
               : LTL_OK;
}

static ltl_status coordinate(coordinator *self, ltl_error *error) {
    team_form(self);
    ltl_run_merge_begin(&self->merge, &self->run->arena, self->intake, self->options, &self->team);
    ltl_status status = loop_open(self, error);
    if (status == LTL_OK) {
        status = workers_start(self, error);
        uv_run(&self->loop, UV_RUN_DEFAULT);
        workers_join(self);
        uv_loop_close(&self->loop);
    }
    if (status == LTL_OK) {
        status = gather(self, error);
    }
    for (uint32_t i = 0; i < self->worker_count; i++) {
        ltl_worker_clear(&self->workers[i], &self->run->results[self->run->result_count++]);
    }
    ltl_run_reach_clear(&self->reach);
    pthread_mutex_destroy(&self->team.lock);
    return status;
}

ltl_status ltl_run_start(const ltl_intake *intake, const ltl_run_options *options,
                         ltl_run **out_run, ltl_error *error) {
    ltl_run *run = calloc(1, sizeof(*run));
    coordinator *self = calloc(1, sizeof(*self));
    ltl_status status = run && self ? LTL_OK : ltl_fail(error, LTL_NO_MEMORY, "out of memory");
    if (status == LTL_OK) {
        self->run = run;
        self->intake = intake;
        self->options = options;
        status = coordinate(self, error);
    }
    free(self);
    if (status != LTL_OK) {
        ltl_run_free(run);
        return status;
    }
    *out_run = run;
    return LTL_OK;
}

void ltl_run_free(ltl_run *run) {
    if (run) {
        for (uint32_t i = 0; i < run->result_count; i++) {
            ltl_arena_clear(&run->results[i]);
        }
        ltl_arena_clear(&run->arena);
        free(run);
    }
}

const ltl_findings *ltl_run_findings(const ltl_run *run) {
    return &run->findings;
}
const ltl_ledger *ltl_run_ledger(const ltl_run *run) {
    return &run->ledger;
}
ltl_status ltl_run_end(const ltl_run *run) {
    return run->end;
}
int ltl_run_signal(const ltl_run *run) {
    return run->signal;
}
