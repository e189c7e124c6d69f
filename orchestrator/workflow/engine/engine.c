#include "orchestrator/workflow/engine/engine.h"

#include <stdlib.h>

#include "core/limits.h"
#include "orchestrator/workflow/engine/engine_internal.h"

static const char *const happenings[LTL_HAPPENING_COUNT] = {
    "run-started", "started", "ended", "told", "paused", "resumed", "stopped", "run-ended",
};

const char *ltl_happening_name(ltl_happening_kind kind) {
    return happenings[kind];
}

void ltl_engine__tell(ltl_engine *engine, const ltl_happening *happening) {
    ltl_happening numbered = *happening;
    numbered.number = ++engine->told;
    numbered.at_us = engine->now_us;
    if (engine->options.tell != NULL) {
        engine->options.tell(engine->options.context, &numbered);
    }
}

void ltl_engine__tell_of(ltl_engine *engine, ltl_happening_kind kind,
                         const ltl_activation *activation) {
    ltl_happening happening = {.kind = kind};
    if (activation != NULL) {
        happening.step = activation->step;
        happening.key = activation->key;
        happening.attempt = activation->attempt;
        happening.result = activation->is_over ? &activation->result : NULL;
        happening.job = activation->job;
        happening.is_replayed = activation->was_replayed;
        happening.is_passing = activation->is_passing;
    }
    ltl_engine__tell(engine, &happening);
}

static ltl_status input_take(ltl_engine *engine, const ltl_workflow_input *input,
                             ltl_data *out_value, ltl_error *error) {
    const ltl_data *given = engine->options.inputs != NULL
                                ? ltl_data_member(engine->options.inputs, input->name)
                                : NULL;
    if (given == NULL && !input->has_standard) {
        return ltl_fail(error, LTL_INVALID, "the workflow %.*s needs the input `%.*s`",
                        LTL_STR_ARG(engine->workflow->name), LTL_STR_ARG(input->name));
    }
    if (given != NULL && !ltl_data_fits(given, input->type)) {
        ltl_str got = ltl_data_type_of(given);
        return ltl_fail(error, LTL_INVALID, "the input `%.*s` is %.*s, not %.*s",
                        LTL_STR_ARG(input->name), LTL_STR_ARG(got), LTL_STR_ARG(input->type));
    }
    *out_value = given != NULL ? *given : input->standard;
    return LTL_OK;
}

static ltl_status inputs_take(ltl_engine *engine, ltl_error *error) {
    const ltl_workflow_inputs *inputs = &engine->workflow->inputs;
    ltl_str *names = LTL_NEW_ARRAY(&engine->arena, ltl_str, (size_t)inputs->count + 1);
    ltl_data *values = LTL_NEW_ARRAY(&engine->arena, ltl_data, (size_t)inputs->count + 1);
    for (uint32_t i = 0; i < inputs->count; i++) {
        names[i] = inputs->at[i].name;
        ltl_status status = input_take(engine, &inputs->at[i], &values[i], error);
        if (status != LTL_OK) {
            return status;
        }
    }
    engine->inputs = ltl_data_record(names, values, inputs->count);
    return LTL_OK;
}

ltl_status ltl_engine_new(const ltl_workflow *workflow, const ltl_engine_options *options,
                          ltl_engine **out_engine, ltl_error *error) {
    ltl_engine *engine = calloc(1, sizeof(*engine));
    if (engine == NULL) {
        return ltl_fail(error, LTL_NO_MEMORY, "out of memory");
    }
    engine->workflow = workflow;
    engine->options = *options;
    engine->outer_us = options->now_us;
    ltl_budget_init(&engine->budget, NULL, options->budget > 0 ? options->budget : UINT64_MAX);
    ltl_status status = inputs_take(engine, error);
    if (status != LTL_OK) {
        ltl_engine_free(engine);
        return status;
    }
    ltl_engine__tell_of(engine, LTL_HAPPENING_RUN_STARTED, NULL);
    ltl_begin how = {.deadline_us = options->deadline_us};
    engine->root = ltl_activation__new(engine, NULL, workflow->steps.at[0], &how);
    if (engine->root == NULL) {
        ltl_engine_free(engine);
        return ltl_fail(error, LTL_NO_MEMORY, "out of memory");
    }
    ltl_activation__start(engine->root);
    *out_engine = engine;
    return LTL_OK;
}

void ltl_engine__graveyard_clear(ltl_engine *engine) {
    while (engine->graveyard != NULL) {
        ltl_activation *next = engine->graveyard->next;
        ltl_activation__free(engine->graveyard);
        engine->graveyard = next;
    }
}

void ltl_engine_free(ltl_engine *engine) {
    if (engine == NULL) {
        return;
    }
    ltl_engine__graveyard_clear(engine);
    if (engine->root != NULL) {
        ltl_activation__free(engine->root);
    }
    for (ltl_shared *shared = engine->shared; shared != NULL; shared = shared->next) {
        free(shared->object);
    }
    ltl_timers_clear(&engine->timers);
    ltl_arena_clear(&engine->arena);
    free(engine);
}

static void time_is_up(ltl_activation *self, const char *why, bool with_shielded) {
    ltl_engine__tell(self->engine, &(ltl_happening){.kind = LTL_HAPPENING_STOPPED,
                                                    .step = self->step,
                                                    .key = self->key,
                                                    .what = ltl_ending_id(LTL_ENDING_TIMED_OUT),
                                                    .detail = ltl_str_of(why)});
    ltl_activation__stop(self, LTL_ENDING_TIMED_OUT, why, with_shielded);
}

static void timer_ring(const ltl_timer *timer) {
    ltl_activation *self = timer->owner;
    if (timer->number == LTL_TIMER_LEASE) {
        ltl_job__lease_ask(self);
    } else if (timer->number == LTL_TIMER_DEADLINE) {
        time_is_up(self, "its deadline passed", self->is_shielded);
    } else if (timer->number == LTL_TIMER_CLEANUP) {
        time_is_up(self, "it cleaned up for longer than it may", true);
    } else if (timer->number == LTL_TIMER_GRACE) {
        ltl_job__orphan(self);
    } else if (!self->is_over && self->step->pattern != NULL &&
               self->step->pattern->timer != NULL) {
        self->step->pattern->timer(self, timer->number);
    }
}

/* One step forward; false when nothing is due. */
static bool step_forward(ltl_engine *engine) {
    ltl_activation *ended = engine->ended;
    if (ended != NULL) {
        engine->ended = ended->next_ended;
        engine->last_ended = engine->ended != NULL ? engine->last_ended : NULL;
        ended->is_queued = false;
        if (ended->parent != NULL) {
            ltl_activation__child_is_over(ended->parent, ended);
        } else {
            engine->is_over = true;
            ltl_engine__tell_of(engine, LTL_HAPPENING_RUN_ENDED, ended);
        }
        return true;
    }
    ltl_timer timer;
    if (!engine->is_paused && ltl_timers_take(&engine->timers, engine->now_us, &timer)) {
        timer_ring(&timer);
        return true;
    }
    return false;
}

void ltl_engine_clock(ltl_engine *engine, uint64_t now_us) {
    if (now_us > engine->outer_us) {
        engine->now_us += engine->is_paused ? 0 : now_us - engine->outer_us;
        engine->outer_us = now_us;
    }
}

void ltl_engine_advance(ltl_engine *engine, uint64_t now_us) {
    ltl_engine_clock(engine, now_us);
    while (step_forward(engine)) {
    }
    ltl_jobs__dispatch(engine);
}

void ltl_engine_stop(ltl_engine *engine, ltl_ending why, const char *reason) {
    if (engine->root->is_over) {
        return;
    }
    engine->is_paused = false;
    engine->stops++;
    ltl_engine__tell(engine, &(ltl_happening){.kind = LTL_HAPPENING_STOPPED,
                                              .what = ltl_ending_id(why),
                                              .detail = ltl_str_of(reason)});
    ltl_activation__stop(engine->root, why, reason, engine->stops > 1);
}

void ltl_engine_pause(ltl_engine *engine) {
    if (!engine->is_paused && !engine->is_over) {
        engine->is_paused = true;
        ltl_engine__tell_of(engine, LTL_HAPPENING_PAUSED, NULL);
    }
}

void ltl_engine_resume(ltl_engine *engine) {
    if (engine->is_paused) {
        engine->is_paused = false;
        ltl_engine__tell_of(engine, LTL_HAPPENING_RESUMED, NULL);
    }
}

/* In the order of the tree, without recursion: next is the first below, else beside, else beside above. */
static ltl_activation *next_of(ltl_activation *at) {
    if (at->first != NULL) {
        return at->first;
    }
    while (at != NULL && at->next == NULL) {
        at = at->parent;
    }
    return at != NULL ? at->next : NULL;
}

void ltl_engine_event(ltl_engine *engine, ltl_str type, const ltl_data *data) {
    for (ltl_activation *at = engine->root; at != NULL; at = next_of(at)) {
        if (!at->is_over && at->step->pattern != NULL && at->step->pattern->event != NULL) {
            at->step->pattern->event(at, type, data);
        }
    }
}

bool ltl_engine_has_room(const ltl_engine *engine) {
    for (ltl_activation *at = engine->root; at != NULL; at = next_of(at)) {
        if (!at->is_over && at->step->pattern != NULL && at->step->pattern->has_room != NULL &&
            !at->step->pattern->has_room(at)) {
            return false;
        }
    }
    return true;
}

bool ltl_engine_is_over(const ltl_engine *engine) {
    return engine->is_over;
}

uint64_t ltl_engine_next_us(const ltl_engine *engine) {
    if (engine->ended != NULL) {
        return engine->outer_us;
    }
    uint64_t next = engine->is_paused ? UINT64_MAX : ltl_timers_next(&engine->timers);
    return next == UINT64_MAX ? next : next - engine->now_us + engine->outer_us;
}

uint32_t ltl_engine_orphans(const ltl_engine *engine) {
    return engine->orphans;
}

uint32_t ltl_engine_in_flight(const ltl_engine *engine) {
    uint32_t count = 0;
    for (uint32_t room = 0; room < LTL_ROOM_COUNT; room++) {
        count += engine->in_flight[room];
    }
    return count;
}

const ltl_result *ltl_engine_result(const ltl_engine *engine) {
    return &engine->root->result;
}

const ltl_result *ltl_engine_step_result(const ltl_engine *engine, ltl_str step) {
    const ltl_result *latest = NULL;
    for (ltl_activation *at = engine->root; at != NULL; at = next_of(at)) {
        if (at->is_over && ltl_str_eq(at->step->name, step)) {
            latest = &at->result;
        }
    }
    return latest;
}

uint64_t ltl_engine_spent(const ltl_engine *engine) {
    return atomic_load(&engine->budget.spent);
}
