/* activation_end.c - how a step is stopped and how it ends. */
#include "orchestrator/workflow/engine/engine_internal.h"

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
            ltl_activation__cleanup_limit(at);
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
        ltl_activation__waiting_leave(self);
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
