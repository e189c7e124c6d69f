/* The life of a call: from the queue of its room to a worker and back, its lease, and what becomes of one that does not
 * answer. */
#include <stdlib.h>

#include "core/limits.h"
#include "orchestrator/workflow/engine/engine_internal.h"

enum {
    JOB_BYTES = 1024
}; /* of most calls, with what they give; a scatter keeps those of all of its items */

static void queue_push(ltl_queue *queue, ltl_flow_job *job) {
    job->next = NULL;
    if (queue->last != NULL) {
        queue->last->next = job;
    } else {
        queue->first = job;
    }
    queue->last = job;
}

static ltl_flow_job *queue_pop(ltl_queue *queue) {
    ltl_flow_job *job = queue->first;
    if (job != NULL) {
        queue->first = job->next;
        queue->last = queue->first != NULL ? queue->last : NULL;
        job->next = NULL;
    }
    return job;
}

static bool queue_remove(ltl_queue *queue, ltl_flow_job *job) {
    ltl_flow_job *before = NULL;
    for (ltl_flow_job *at = queue->first; at != NULL; before = at, at = at->next) {
        if (at == job) {
            *(before != NULL ? &before->next : &queue->first) = at->next;
            queue->last = queue->last == at ? before : queue->last;
            return true;
        }
    }
    return false;
}

static void job_free(ltl_flow_job *job) {
    ltl_arena_clear(&job->arena);
    free(job);
}

/* Results of tasks that do no harm twice, on inputs that mean the same anywhere, may be remembered. */
static bool memo_recall(ltl_activation *self, const ltl_flow_job *job) {
    const ltl_memo *memo = self->engine->options.memo;
    const ltl_task *task = self->step->task;
    if (memo == NULL || !self->uses_memo || !task->is_idempotent) {
        return false;
    }
    ltl_digest key = ltl_digest_of(ltl_str_of(task->name));
    key = ltl_digest_mix(key, (ltl_digest){task->version, 0});
    for (uint32_t i = 0; i < ltl_port_count(task->inputs); i++) {
        if (!ltl_data_is_plain(&job->call.inputs[i])) {
            return false;
        }
        key = ltl_digest_mix(key, ltl_data_digest(&job->call.inputs[i]));
    }
    self->memo_key = key;
    self->has_memo_key = true;
    ltl_data outputs;
    if (!memo->get(memo->context, key, &self->result.arena, &outputs)) {
        return false;
    }
    self->was_replayed = true;
    self->result.ending = LTL_ENDING_OK;
    self->result.outputs = outputs;
    ltl_activation__finish(self);
    return true;
}

static void memo_keep(const ltl_activation *self) {
    const ltl_memo *memo = self->engine->options.memo;
    if (self->has_memo_key && self->result.ending == LTL_ENDING_OK &&
        ltl_data_is_plain(&self->result.outputs)) {
        memo->put(memo->context, self->memo_key, &self->result.outputs);
    }
}

void ltl_engine__call(ltl_activation *self) {
    ltl_engine *engine = self->engine;
    const ltl_task *task = self->step->task;
    ltl_flow_job *job = calloc(1, sizeof(*job));
    if (job == NULL) {
        ltl_activation_end(self, LTL_ENDING_FAILED, LTL_CAUSE_TRANSIENT, "out of memory");
        return;
    }
    job->arena.first_bytes = JOB_BYTES;
    uint32_t inputs = ltl_port_count(task->inputs) + 1;
    ltl_data *values = LTL_NEW_ARRAY(&job->arena, ltl_data, inputs);
    ltl_str *absences = LTL_NEW_ARRAY(&job->arena, ltl_str, inputs);
    ltl_str missing = LTL_STR("");
    if (!ltl_activation__feed(self, &job->arena, values, absences, &missing)) {
        self->result.skip = LTL_SKIP_INPUT;
        ltl_activation_end(self, LTL_ENDING_SKIPPED, LTL_CAUSE_NONE, "needs %.*s",
                           LTL_STR_ARG(missing));
        job_free(job);
        return;
    }
    job->activation = self;
    job->call = (ltl_call){
        .task = task,
        .key = ltl_arena_copy(&job->arena, self->key),
        .attempt = self->attempt,
        .is_isolated = self->is_isolated,
        .inputs = values,
        .absences = absences,
        .outputs = LTL_NEW_ARRAY(&job->arena, ltl_data, (size_t)ltl_port_count(task->outputs) + 1),
        .arena = &job->arena,
        .stop = &job->stop,
        .beats = &job->beats,
        .budget = &self->budget,
        .services = engine->options.services,
    };
    if (memo_recall(self, job)) {
        job_free(job);
        return;
    }
    self->job = job;
    queue_push(&engine->queues[task->room], job);
}

void ltl_engine__call_stop(ltl_activation *self) {
    ltl_flow_job *job = self->job;
    if (job == NULL) {
        return; /* it ended while it was stopped */
    }
    if (queue_remove(&self->engine->queues[self->step->task->room], job)) {
        self->job = NULL;
        ltl_activation_end(self, self->stop_ending, LTL_CAUSE_NONE, "%s", self->stop_reason);
        job_free(job);
        return;
    }
    atomic_store(&job->stop,
                 self->stop_ending == LTL_ENDING_TIMED_OUT ? LTL_DEADLINE : LTL_CANCELLED);
    uint64_t grace = self->engine->options.grace_us;
    ltl_activation_timer(self, LTL_TIMER_GRACE, grace > 0 ? grace : LTL_STOP_GRACE_US);
}

void ltl_job_run(ltl_flow_job *job, uint32_t worker) {
    job->call.worker = worker;
    job->ending = job->call.task->run(&job->call);
}

/* Nothing borrowed from the job's inputs is kept: outputs live in the job's arena, which moves. */
static void job_take(ltl_activation *self, ltl_flow_job *job) {
    const ltl_call *call = &job->call;
    uint32_t count = ltl_port_count(call->task->outputs);
    self->job = NULL;
    ltl_timers_unset(&self->engine->timers, self, LTL_TIMER_GRACE);
    ltl_timers_unset(&self->engine->timers, self, LTL_TIMER_LEASE);
    bool is_too_late = self->is_stopping && self->stop_ending == LTL_ENDING_TIMED_OUT &&
                       job->ending == LTL_ENDING_OK;
    ltl_arena_clear(&self->result.arena);
    self->result.arena = job->arena;
    job->arena = (ltl_arena){0};
    self->result.ending = is_too_late ? LTL_ENDING_TIMED_OUT : job->ending;
    self->result.cause = job->ending == LTL_ENDING_FAILED && call->cause == LTL_CAUSE_NONE
                             ? LTL_CAUSE_PERMANENT
                             : call->cause;
    self->result.reason = is_too_late ? ltl_str_of(self->stop_reason) : call->reason;
    self->result.retry_after_us = call->retry_after_us;
    if (self->is_stopping && !ltl_ending_has_data(job->ending)) {
        self->result.ending = self->stop_ending;
        self->result.reason = ltl_str_of(self->stop_reason);
    }
    if (self->result.ending == LTL_ENDING_TIMED_OUT) {
        self->result.cause = LTL_CAUSE_TIMEOUT;
    }
    ltl_str *names = LTL_NEW_ARRAY(&self->result.arena, ltl_str, (size_t)count + 1);
    for (uint32_t i = 0; i < count; i++) {
        names[i] = ltl_str_of(call->task->outputs[i].name);
    }
    self->result.outputs = ltl_data_record(names, call->outputs, count);
    /* The happening that tells of the end says when and where it was done. */
    self->job = job;
    memo_keep(self);
    ltl_activation__finish(self);
    self->job = NULL;
}

void ltl_engine_job_done(ltl_engine *engine, ltl_flow_job *job) {
    engine->in_flight[job->call.task->room]--;
    if (job->activation != NULL) {
        job_take(job->activation, job);
    } else {
        engine->orphans--;
        if (engine->orphans == 0) {
            ltl_engine__graveyard_clear(engine);
        }
    }
    job_free(job);
}

void ltl_job__orphan(ltl_activation *self) {
    self->job->activation = NULL;
    self->job = NULL;
    ltl_timers_unset(&self->engine->timers, self, LTL_TIMER_LEASE);
    self->engine->orphans++;
    ltl_activation_end(self, self->stop_ending, LTL_CAUSE_TIMEOUT,
                       "%s; it did not stop when told to", self->stop_reason);
}

/* A call holds its place by a lease, which every sign of life renews. It lapses when a whole term brought none: then
 * it is told who, and the step is stopped like one that is too late. */
void ltl_job__lease_ask(ltl_activation *self) {
    ltl_flow_job *job = self->job;
    if (job == NULL || self->is_stopping) {
        return;
    }
    uint32_t beats = atomic_load(&job->beats);
    if (beats != job->beats_seen) {
        job->beats_seen = beats;
        ltl_activation_timer(self, LTL_TIMER_LEASE, self->step->lease_us);
        return;
    }
    ltl_str reason = ltl_arena_printf(
        &self->engine->arena, "nothing was heard of `%.*s` for %llu ms",
        LTL_STR_ARG(self->step->name), (unsigned long long)(self->step->lease_us / 1000));
    ltl_engine__tell(self->engine, &(ltl_happening){.kind = LTL_HAPPENING_STOPPED,
                                                    .step = self->step,
                                                    .key = self->key,
                                                    .attempt = self->attempt,
                                                    .what = "lease-lapsed",
                                                    .detail = reason});
    ltl_activation__stop(self, LTL_ENDING_TIMED_OUT, reason.ptr, true);
}

void ltl_jobs__dispatch(ltl_engine *engine) {
    for (uint32_t room = 0; room < LTL_ROOM_COUNT && !engine->is_paused; room++) {
        uint32_t places = engine->options.places[room] > 0 ? engine->options.places[room] : 1;
        while (engine->in_flight[room] < places && engine->queues[room].first != NULL) {
            ltl_flow_job *job = queue_pop(&engine->queues[room]);
            engine->in_flight[room]++;
            ltl_engine__tell_of(engine, LTL_HAPPENING_STARTED, job->activation);
            if (job->activation->step->lease_us > 0) {
                ltl_activation_timer(job->activation, LTL_TIMER_LEASE,
                                     job->activation->step->lease_us);
            }
            engine->options.dispatch(engine->options.context, job);
        }
    }
}
