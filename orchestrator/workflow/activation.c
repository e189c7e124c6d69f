/* activation.c - one step of a run: how it starts, is stopped, ends, and what a pattern may do with it. */
#include <stdio.h>
#include <stdlib.h>

#include "core/limits.h"
#include "orchestrator/workflow/engine_internal.h"

static ltl_str key_write(char *place, size_t room, const ltl_activation *parent,
                         const ltl_flow_step *step, const ltl_begin *how) {
    ltl_str above = parent != NULL ? parent->key : LTL_STR("");
    int len = snprintf(place, room, "%.*s%s%.*s", LTL_STR_ARG(above), parent != NULL ? "/" : "",
                       LTL_STR_ARG(step->name));
    if (how->mark.len > 0) {
        len += snprintf(place + len, room - (size_t)len, "[%.*s]", LTL_STR_ARG(how->mark));
    }
    if (how->attempt > 1) {
        len += snprintf(place + len, room - (size_t)len, "@%u", how->attempt);
    }
    return (ltl_str){place, (size_t)len};
}

static void children_append(ltl_activation *parent, ltl_activation *child) {
    child->previous = parent->last;
    if (parent->last != NULL) {
        parent->last->next = child;
    } else {
        parent->first = child;
    }
    parent->last = child;
}

static void budget_open(ltl_activation *self, const ltl_begin *how) {
    ltl_budget *above = self->parent != NULL ? &self->parent->budget : &self->engine->budget;
    uint64_t steps = self->step->budget > 0 ? self->step->budget : UINT64_MAX;
    if (how->share > 0) {
        uint64_t left = ltl_budget_left(above);
        uint64_t part = left == UINT64_MAX ? left : left / how->share;
        steps = part < steps ? part : steps;
    }
    ltl_budget_init(&self->budget, above, steps);
}

/* State, key, mark and locals follow the activation in one piece of memory. */
ltl_activation *ltl_activation__new(ltl_engine *engine, ltl_activation *parent,
                                    const ltl_flow_step *step, const ltl_begin *how) {
    size_t state_bytes = step->pattern != NULL ? step->pattern->state_bytes : 0;
    state_bytes = (state_bytes + LTL_ARENA_ALIGN - 1) / LTL_ARENA_ALIGN * LTL_ARENA_ALIGN;
    size_t head_bytes =
        (sizeof(ltl_activation) + LTL_ARENA_ALIGN - 1) / LTL_ARENA_ALIGN * LTL_ARENA_ALIGN;
    size_t locals_bytes = how->local_count * sizeof(ltl_local);
    size_t key_bytes = (parent != NULL ? parent->key.len : 0) + step->name.len + how->mark.len + 32;
    ltl_activation *self =
        calloc(1, head_bytes + state_bytes + locals_bytes + key_bytes + how->mark.len + 1);
    if (self == NULL) {
        return NULL;
    }
    char *piece = (char *)self + head_bytes;
    self->engine = engine;
    self->parent = parent;
    self->step = step;
    self->state = piece;
    piece += state_bytes;
    self->locals = (ltl_local *)(void *)piece;
    self->local_count = how->local_count;
    if (how->local_count > 0) {
        memcpy(self->locals, how->locals, locals_bytes);
    }
    piece += locals_bytes;
    self->key = key_write(piece, key_bytes, parent, step, how);
    piece += key_bytes;
    if (how->mark.len > 0) {
        memcpy(piece, how->mark.ptr, how->mark.len);
    }
    self->mark = (ltl_str){piece, how->mark.len};
    self->attempt = how->attempt > 0 ? how->attempt : 1;
    self->is_isolated = how->is_isolated || (parent != NULL && parent->is_isolated);
    self->is_shielded = how->is_shielded;
    self->is_passing = how->is_passing || (parent != NULL && parent->is_passing);
    self->uses_memo = how->uses_memo;
    self->started_us = engine->now_us;
    budget_open(self, how);
    uint64_t deadline = step->deadline_us;
    if (how->deadline_us > 0 && (deadline == 0 || how->deadline_us < deadline)) {
        deadline = how->deadline_us;
    }
    if (deadline > 0) {
        ltl_activation_timer(self, LTL_TIMER_DEADLINE, deadline);
    }
    return self;
}

static void waiting_leave(ltl_activation *self) {
    for (ltl_activation **at = &self->engine->waiting; *at != NULL; at = &(*at)->next_waiting) {
        if (*at == self) {
            *at = self->next_waiting;
            self->waits_for = NULL;
            return;
        }
    }
}

static void ended_leave(ltl_activation *self) {
    ltl_engine *engine = self->engine;
    ltl_activation *before = NULL;
    for (ltl_activation *at = engine->ended; at != NULL; before = at, at = at->next_ended) {
        if (at == self) {
            *(before != NULL ? &before->next_ended : &engine->ended) = at->next_ended;
            engine->last_ended = engine->last_ended == at ? before : engine->last_ended;
            return;
        }
    }
}

/* As deep as the workflow, which has a limit. */
void ltl_activation__free(ltl_activation *self) {
    while (self->first != NULL) {
        ltl_activation *next = self->first->next;
        ltl_activation__free(self->first);
        self->first = next;
    }
    if (self->is_queued) {
        ended_leave(self);
    }
    if (self->step->pattern != NULL && self->step->pattern->forget != NULL) {
        self->step->pattern->forget(self);
    }
    if (self->waits_for != NULL) {
        waiting_leave(self);
    }
    ltl_timers_forget(&self->engine->timers, self);
    ltl_arena_clear(&self->result.arena);
    free(self);
}

/* A task that an earlier run finished is not done again; one that it may have half done neither, unless that
 * does no harm. */
static bool replay(ltl_activation *self) {
    const ltl_past *past = self->engine->options.past;
    bool was_started = false;
    if (past == NULL || past->result == NULL || self->is_passing) {
        return false;
    }
    if (past->result(past->context, self->key, &self->result.arena, &self->result, &was_started)) {
        self->was_replayed = true;
        ltl_activation__finish(self);
        return true;
    }
    if (was_started && !self->step->task->is_idempotent && !self->step->repeatable) {
        ltl_activation_end(self, LTL_ENDING_FAILED, LTL_CAUSE_UNKNOWN,
                           "an earlier run was interrupted in it, nobody knows how far it came");
        return true;
    }
    return false;
}

static bool is_wanted(ltl_activation *self) {
    const ltl_flow_condition *when = self->step->when;
    ltl_answer answer = when != NULL ? ltl_activation_ask(self, when) : LTL_ANSWER_YES;
    if (answer == LTL_ANSWER_YES) {
        return true;
    }
    self->result.skip = answer == LTL_ANSWER_NO ? LTL_SKIP_CONDITION : LTL_SKIP_INPUT;
    ltl_activation_end(self, LTL_ENDING_SKIPPED, LTL_CAUSE_NONE, "`%.*s` %s",
                       LTL_STR_ARG(when->text),
                       answer == LTL_ANSWER_NO ? "does not hold" : "cannot be answered");
    return false;
}

void ltl_activation__start(ltl_activation *self) {
    if (!is_wanted(self)) {
        return;
    }
    if (self->step->task != NULL) {
        if (!replay(self)) {
            ltl_engine__call(self);
        }
        return;
    }
    ltl_engine__tell_of(self->engine, LTL_HAPPENING_STARTED, self);
    self->step->pattern->start(self);
}

/* What cleans up goes on when all around it is stopped, but not for ever. A deadline of its own says how long. */
static void cleanup_limit(ltl_activation *child) {
    uint64_t grace = child->engine->options.cleanup_us;
    if (child->step->deadline_us == 0 && !child->is_over) {
        ltl_activation_timer(child, LTL_TIMER_CLEANUP, grace > 0 ? grace : LTL_CLEANUP_GRACE_US);
    }
}

static bool is_told_to_stop(const ltl_activation *parent, const ltl_begin *how) {
    if (how->is_shielded) {
        return parent->engine->stops > 1;
    }
    return parent->is_stopping;
}

ltl_activation *ltl_activation_begin(ltl_activation *self, uint32_t step, const ltl_begin *how) {
    static const ltl_begin plain = {0};
    how = how != NULL ? how : &plain;
    const ltl_flow_step *child_step = self->engine->workflow->steps.at[step];
    ltl_activation *child = ltl_activation__new(self->engine, self, child_step, how);
    if (child == NULL) {
        /* Without memory for a step nothing sensible can follow. */
        abort();
    }
    children_append(self, child);
    self->running++;
    if (is_told_to_stop(self, how)) {
        ltl_activation_end(
            child, self->stop_ending != LTL_ENDING_NONE ? self->stop_ending : LTL_ENDING_CANCELLED,
            LTL_CAUSE_NONE, "%s", self->stop_reason != NULL ? self->stop_reason : "stopped");
    } else {
        if (how->is_shielded && self->is_stopping) {
            cleanup_limit(child);
        }
        ltl_activation__start(child);
    }
    return child;
}

ltl_activation *ltl_activation_skip(ltl_activation *self, uint32_t step, ltl_skip why,
                                    const char *reason) {
    ltl_begin how = {0};
    ltl_activation *child =
        ltl_activation__new(self->engine, self, self->engine->workflow->steps.at[step], &how);
    if (child == NULL) {
        abort();
    }
    children_append(self, child);
    ltl_timers_forget(&self->engine->timers, child);
    child->is_over = true;
    child->result.ending = LTL_ENDING_SKIPPED;
    child->result.skip = why;
    child->result.reason = ltl_arena_copy(&child->result.arena, ltl_str_of(reason));
    ltl_engine__tell_of(self->engine, LTL_HAPPENING_ENDED, child);
    return child;
}

ltl_activation *ltl_activation_child(const ltl_activation *self, uint32_t step) {
    for (ltl_activation *at = self->last; at != NULL; at = at->previous) {
        if (at->step->index == step) {
            return at;
        }
    }
    return NULL;
}

bool ltl_activation_can_begin(const ltl_activation *self, uint32_t step) {
    const ltl_step_list *needs = &self->engine->workflow->steps.at[step]->needs;
    for (uint32_t i = 0; i < needs->count; i++) {
        const ltl_activation *needed = ltl_activation_child(self, needs->at[i]);
        if (needed == NULL || !ltl_activation_is_settled(needed)) {
            return false;
        }
    }
    return true;
}

static void children_stop(ltl_activation *self, ltl_ending why, const char *reason,
                          bool with_shielded) {
    for (ltl_activation *at = self->first; at != NULL; at = at->next) {
        if (!at->is_over && (with_shielded || !at->is_shielded)) {
            ltl_activation__stop(at, why, reason, with_shielded);
        }
    }
}

/* As deep as the workflow, which has a limit. */
void ltl_activation__stop(ltl_activation *self, ltl_ending why, const char *reason,
                          bool with_shielded) {
    if (self->is_over || (self->is_stopping && !with_shielded)) {
        return;
    }
    bool is_first = !self->is_stopping;
    self->is_stopping = true;
    self->stop_ending = is_first ? why : self->stop_ending;
    self->stop_reason = is_first ? reason : self->stop_reason;
    if (self->step->task != NULL) {
        if (is_first) {
            ltl_engine__call_stop(self);
        }
        return;
    }
    for (ltl_activation *at = self->first; at != NULL && is_first; at = at->next) {
        if (at->is_shielded) {
            cleanup_limit(at);
        }
    }
    if (is_first && self->step->pattern->stopped != NULL) {
        self->step->pattern->stopped(self);
    } else {
        children_stop(self, why, reason, with_shielded);
        if (self->running == 0 && self->step->pattern->stopped == NULL && !self->is_over) {
            ltl_activation_end_stopped(self);
        }
    }
}

void ltl_activation_stop_within(ltl_activation *self, ltl_ending why, const char *reason) {
    children_stop(self, why, reason, false);
}

void ltl_activation_stop_children(ltl_activation *self) {
    children_stop(self, self->stop_ending, self->stop_reason, false);
}

void ltl_activation_stop(ltl_activation *child, ltl_ending why, const char *reason) {
    ltl_activation__stop(child, why, reason, false);
}

void ltl_activation__child_is_over(ltl_activation *self, ltl_activation *child) {
    self->running--;
    if (self->is_over) {
        return;
    }
    if (self->is_stopping && self->step->pattern->stopped == NULL) {
        if (self->running == 0) {
            ltl_activation_end_stopped(self);
        }
        return;
    }
    self->step->pattern->child_ended(self, child);
}

static void exports_take(ltl_activation *self) {
    const ltl_exports *exports = &self->step->outputs;
    for (uint32_t i = 0; i < exports->count; i++) {
        ltl_data value;
        ltl_str why;
        if (ltl_activation_look(self, &exports->at[i].from, &value, &why)) {
            LTL_PUSH(&self->result.arena, &self->names, exports->at[i].name);
            LTL_PUSH(&self->result.arena, &self->values, value);
        }
    }
}

void ltl_activation__finish(ltl_activation *self) {
    ltl_engine *engine = self->engine;
    assert(!self->is_over && self->running == 0);
    self->is_over = true;
    ltl_timers_forget(&engine->timers, self);
    if (self->waits_for != NULL) {
        waiting_leave(self);
    }
    if (!ltl_ending_has_data(self->result.ending)) {
        self->result.outputs = LTL_DATA_NONE;
        self->result.origin = self->result.origin != NULL ? self->result.origin : self->step;
    }
    if (self->step->pattern != NULL && self->step->pattern->over != NULL) {
        self->step->pattern->over(self);
    }
    ltl_engine__tell_of(engine, LTL_HAPPENING_ENDED, self);
    self->is_queued = true;
    self->next_ended = NULL;
    if (engine->last_ended != NULL) {
        engine->last_ended->next_ended = self;
    } else {
        engine->ended = self;
    }
    engine->last_ended = self;
}

void ltl_activation_end(ltl_activation *self, ltl_ending ending, ltl_cause cause,
                        const char *format, ...) {
    if (format != NULL) {
        va_list args;
        va_start(args, format);
        self->result.reason = ltl_arena_vprintf(&self->result.arena, format, args);
        va_end(args);
    }
    self->result.ending = ending;
    self->result.cause = cause;
    if (ltl_ending_has_data(ending)) {
        exports_take(self);
        self->result.outputs = ltl_data_record(self->names.at, self->values.at, self->names.count);
    }
    ltl_activation__finish(self);
}

void ltl_activation_end_stopped(ltl_activation *self) {
    ltl_activation_end(self, self->stop_ending,
                       self->stop_ending == LTL_ENDING_TIMED_OUT ? LTL_CAUSE_TIMEOUT
                                                                 : LTL_CAUSE_NONE,
                       "%s", self->stop_reason);
}

void ltl_activation_end_as(ltl_activation *self, const ltl_activation *child) {
    const ltl_result *from = &child->result;
    for (uint32_t i = 0; i < from->outputs.count; i++) {
        LTL_PUSH(&self->result.arena, &self->names, from->outputs.names[i]);
        LTL_PUSH(&self->result.arena, &self->values, from->outputs.at[i]);
    }
    self->result.skip = from->skip;
    self->result.origin = from->origin;
    self->result.retry_after_us = from->retry_after_us;
    ltl_activation_end(self, from->ending, from->cause, "%.*s", LTL_STR_ARG(from->reason));
}

void ltl_activation_output(ltl_activation *self, const char *name, ltl_data value) {
    for (uint32_t i = 0; i < self->names.count; i++) {
        if (ltl_str_is(self->names.at[i], name)) {
            self->values.at[i] = value;
            return;
        }
    }
    LTL_PUSH(&self->result.arena, &self->names, ltl_str_of(name));
    LTL_PUSH(&self->result.arena, &self->values, value);
}

void ltl_activation_release(ltl_activation *self, ltl_activation *child) {
    assert(child->is_over && !child->is_queued);
    *(child->previous != NULL ? &child->previous->next : &self->first) = child->next;
    *(child->next != NULL ? &child->next->previous : &self->last) = child->previous;
    child->next = child->previous = NULL;
    if (self->engine->orphans > 0) {
        child->next = self->engine->graveyard;
        self->engine->graveyard = child;
    } else {
        ltl_activation__free(child);
    }
}

void ltl_activation_timer(ltl_activation *self, uint32_t number, uint64_t delay_us) {
    uint64_t now = self->engine->now_us;
    uint64_t at = delay_us > UINT64_MAX - 1 - now ? UINT64_MAX - 1 : now + delay_us;
    if (ltl_timers_set(&self->engine->timers, self, number, at) != LTL_OK) {
        abort(); /* a deadline that never comes would be worse */
    }
}

void ltl_activation_timer_clear(ltl_activation *self, uint32_t number) {
    ltl_timers_unset(&self->engine->timers, self, number);
}

void ltl_activation_tell(ltl_activation *self, const char *what, ltl_str detail,
                         const ltl_data *data) {
    ltl_happening happening = {.kind = LTL_HAPPENING_TOLD,
                               .step = self->step,
                               .key = self->key,
                               .attempt = self->attempt,
                               .what = what,
                               .detail = detail,
                               .data = data};
    ltl_engine__tell(self->engine, &happening);
}

bool ltl_activation_recall(ltl_activation *self, const char *what, ltl_data *out_data) {
    const ltl_past *past = self->engine->options.past;
    return past != NULL && past->told != NULL &&
           past->told(past->context, self->key, what, &self->result.arena, out_data);
}

const ltl_circuits *ltl_activation_circuits(const ltl_activation *self) {
    return self->engine->options.circuits;
}

bool ltl_activation_retries(const ltl_activation *self) {
    const ltl_past *past = self->engine->options.past;
    return past != NULL && past->retries;
}

void *ltl_activation_shared(ltl_activation *self, const char *kind, ltl_str name, size_t bytes,
                            bool *out_is_new) {
    ltl_engine *engine = self->engine;
    for (ltl_shared *at = engine->shared; at != NULL; at = at->next) {
        if (strcmp(at->kind, kind) == 0 && ltl_str_eq(at->name, name)) {
            *out_is_new = false;
            return at->object;
        }
    }
    ltl_shared *shared = LTL_NEW(&engine->arena, ltl_shared);
    *shared =
        (ltl_shared){engine->shared, kind, ltl_arena_copy(&engine->arena, name), calloc(1, bytes)};
    if (shared->object == NULL) {
        abort();
    }
    engine->shared = shared;
    *out_is_new = true;
    return shared->object;
}

void ltl_activation_wait(ltl_activation *self, const void *shared) {
    ltl_activation **at = &self->engine->waiting;
    while (*at != NULL) {
        at = &(*at)->next_waiting;
    }
    self->waits_for = shared;
    self->next_waiting = NULL;
    *at = self;
}

uint32_t ltl_activation_queue_length(const ltl_activation *self, const void *shared) {
    uint32_t length = 0;
    for (const ltl_activation *at = self->engine->waiting; at != NULL; at = at->next_waiting) {
        length += at->waits_for == shared;
    }
    return length;
}

ltl_activation *ltl_activation_wake_next(ltl_activation *self, const void *shared) {
    for (ltl_activation *at = self->engine->waiting; at != NULL; at = at->next_waiting) {
        if (at->waits_for == shared) {
            waiting_leave(at);
            ltl_activation_timer(at, LTL_TIMER_WOKEN, 0);
            return at;
        }
    }
    return NULL;
}

uint32_t ltl_activation_running(const ltl_activation *self) {
    return self->running;
}
const ltl_workflow *ltl_activation_workflow(const ltl_activation *self) {
    return self->engine->workflow;
}
const ltl_flow_step *ltl_activation_step(const ltl_activation *self) {
    return self->step;
}
void *ltl_activation_state(const ltl_activation *self) {
    return self->state;
}
const void *ltl_activation_options(const ltl_activation *self) {
    return self->step->options;
}
ltl_arena *ltl_activation_arena(ltl_activation *self) {
    return &self->result.arena;
}
const ltl_result *ltl_activation_result(const ltl_activation *self) {
    return &self->result;
}
ltl_str ltl_activation_key(const ltl_activation *self) {
    return self->key;
}
ltl_str ltl_activation_mark(const ltl_activation *self) {
    return self->mark;
}
bool ltl_activation_is_over(const ltl_activation *self) {
    return self->is_over;
}
bool ltl_activation_is_settled(const ltl_activation *self) {
    return self->is_over && !self->is_queued;
}
bool ltl_activation_is_stopping(const ltl_activation *self) {
    return self->is_stopping;
}
ltl_ending ltl_activation_stop_ending(const ltl_activation *self) {
    return self->stop_ending;
}
uint64_t ltl_activation_now(const ltl_activation *self) {
    return self->engine->now_us;
}
uint64_t ltl_activation_age(const ltl_activation *self) {
    return self->engine->now_us - self->started_us;
}

uint64_t ltl_activation_random(const ltl_activation *self, uint64_t salt) {
    return ltl_hash64_seeded(self->key, self->engine->options.seed * 0x9E3779B97F4A7C15u + salt);
}
