/* activation.c - one step of a run: how it begins and is freed. */
#include <stdio.h>
#include <stdlib.h>

#include "core/limits.h"
#include "orchestrator/workflow/engine/engine_internal.h"

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
        ltl_activation__waiting_leave(self);
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

static ltl_str value_text(ltl_arena *arena, const ltl_data *value) {
    enum { MOST_BYTES = 40 };
    switch (value->kind) {
    case LTL_DATA_NUMBER:
        return ltl_arena_printf(arena, "%lld", (long long)value->number);
    case LTL_DATA_TRUTH:
        return value->number != 0 ? LTL_STR("true") : LTL_STR("false");
    case LTL_DATA_TEXT:
        return value->text.len <= MOST_BYTES
                   ? ltl_arena_printf(arena, "\"%.*s\"", LTL_STR_ARG(value->text))
                   : LTL_STR("a longer text");
    case LTL_DATA_LIST:
        return ltl_arena_printf(arena, "a list of %u", value->count);
    default:
        return ltl_data_type_of(value);
    }
}

/* What a condition was answered by: " ($a.count is 2, $inputs.level is 3)"; empty when nothing of it is known. */
static ltl_str facts_of(ltl_activation *self, const ltl_flow_condition *when) {
    ltl_arena *arena = &self->result.arena;
    ltl_str text = LTL_STR("");
    for (uint32_t i = 0; i < when->count; i++) {
        const ltl_ref *ref = &when->terms[i].ref;
        ltl_data value;
        ltl_str why;
        bool is_fact = when->terms[i].kind == LTL_TERM_VALUE && ref->kind != LTL_REF_LITERAL;
        if (is_fact && ltl_activation_look(self, ref, &value, &why)) {
            ltl_str words = value_text(arena, &value);
            text = ltl_arena_printf(arena, "%.*s%s%.*s is %.*s", LTL_STR_ARG(text),
                                    text.len > 0 ? ", " : " (", LTL_STR_ARG(ref->text),
                                    LTL_STR_ARG(words));
        }
    }
    return text.len > 0 ? ltl_arena_printf(arena, "%.*s)", LTL_STR_ARG(text)) : text;
}

static bool is_wanted(ltl_activation *self) {
    const ltl_flow_condition *when = self->step->when;
    ltl_answer answer = when != NULL ? ltl_activation_ask(self, when) : LTL_ANSWER_YES;
    if (answer == LTL_ANSWER_YES) {
        return true;
    }
    self->result.skip = answer == LTL_ANSWER_NO ? LTL_SKIP_CONDITION : LTL_SKIP_INPUT;
    ltl_str facts = facts_of(self, when);
    ltl_activation_end(self, LTL_ENDING_SKIPPED, LTL_CAUSE_NONE, "`%.*s` %s%.*s",
                       LTL_STR_ARG(when->text),
                       answer == LTL_ANSWER_NO ? "does not hold" : "cannot be answered",
                       LTL_STR_ARG(facts));
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
void ltl_activation__cleanup_limit(ltl_activation *child) {
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
            ltl_activation__cleanup_limit(child);
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
