/* activation_view.c - what a pattern asks of its step and sets on it: timers, places in queues, what is shared. */
#include <stdlib.h>

#include "orchestrator/workflow/engine/engine_internal.h"

void ltl_activation__waiting_leave(ltl_activation *self) {
    for (ltl_activation **at = &self->engine->waiting; *at != NULL; at = &(*at)->next_waiting) {
        if (*at == self) {
            *at = self->next_waiting;
            self->waits_for = NULL;
            return;
        }
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
            ltl_activation__waiting_leave(at);
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
