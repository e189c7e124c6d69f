/* guard.c - a step that may fail or be slow, and what is done about it: retry, circuit breaker, bulkhead, a second
 * call beside one that takes too long, fallbacks.
 *
 * From the outside in: retries, then the breaker, then the bulkhead around the actual work. So an open circuit ends
 * the retries at once, and nobody sleeps with a permit in hand. Permits come back in one place (permits_return),
 * which every way out goes through. A second call is part of the attempt of the first: it has a place of its own in
 * the bulkhead or is not made, and the breaker hears of the two once. */
#include "orchestrator/workflow/engine/backoff.h"
#include "orchestrator/workflow/engine/circuit.h"
#include "orchestrator/workflow/engine/hedge.h"
#include "orchestrator/workflow/engine/join.h"
#include "orchestrator/workflow/files/check.h"

enum { TIMER_RETRY, TIMER_WAIT, TIMER_HEDGE };

typedef struct options {
    uint32_t step;
    ltl_step_list fallbacks;
    uint64_t attempts;
    uint64_t backoff_us;
    uint64_t factor;
    uint64_t cap_us;
    double jitter;
    uint64_t total_us;
    ltl_text_list retry_on;
    uint64_t attempt_us;
    ltl_str breaker;
    uint64_t window;
    uint64_t minimum;
    double failure_rate;
    uint64_t slow_us;
    double slow_rate;
    uint64_t open_us;
    uint64_t open_calls;
    uint64_t probes;
    uint64_t remember_us;
    ltl_str bulkhead;
    uint64_t permits;
    uint64_t queue;
    uint64_t wait_us;
    uint64_t hedge_us;
    double hedge_quantile;
    uint64_t hedge_minimum;
} options;

typedef struct permits {
    uint32_t used;
} permits;

typedef struct state {
    ltl_guard_circuit *circuit; /* null: none was asked for */
    permits *room;              /* null: none was asked for */
    ltl_hedge_times *times;     /* null: there are no second calls */
    ltl_breaker_permit permit;
    uint32_t rooms; /* places in the bulkhead that it has */
    bool is_waiting;
    bool is_isolated;
    uint32_t attempt;
    uint32_t fallback; /* how many were begun */
    uint64_t attempt_started_us;
    ltl_activation *first;  /* call of the attempt */
    ltl_activation *second; /* beside it; null: none */
    ltl_activation *ended;  /* the one of the two that was over first; null: none is */
    const char *first_reason; /* of the guarded step, when a fallback stands in */
} state;

static ltl_breaker_policy policy_of(const options *given) {
    return (ltl_breaker_policy){
        .window = (uint32_t)given->window,
        .minimum = (uint32_t)given->minimum,
        .failure_rate = given->failure_rate,
        .slow_us = given->slow_us,
        .slow_rate = given->slow_rate,
        .open_us = given->open_us,
        .open_calls = (uint32_t)given->open_calls,
        .probes = (uint32_t)given->probes,
    };
}

static void shared_open(ltl_activation *self, const options *given, state *now) {
    bool is_new = false;
    if (given->breaker.len > 0) {
        ltl_breaker_policy policy = policy_of(given);
        now->circuit = ltl_guard_circuit_open(self, given->breaker, &policy, given->remember_us);
    }
    if (given->permits > 0) {
        ltl_str name = given->bulkhead.len > 0 ? given->bulkhead : ltl_activation_step(self)->name;
        now->room = ltl_activation_shared(self, "bulkhead", name, sizeof(permits), &is_new);
    }
    if (given->hedge_us > 0 || given->hedge_quantile > 0) {
        ltl_str name = ltl_activation_step(self)->name;
        now->times = ltl_activation_shared(self, "hedge", name, sizeof(ltl_hedge_times), &is_new);
    }
}

/* Room goes from hand to hand: whoever waits longest has it before anybody new can ask. */
static void room_pass_on(ltl_activation *self, state *now) {
    now->rooms--;
    ltl_activation *next = ltl_activation_wake_next(self, now->room);
    if (next != NULL) {
        state *its = ltl_activation_state(next);
        its->rooms++;
    } else {
        now->room->used--;
    }
}

/* The one place where permits come back, but for that of a call whose twin goes on. */
static void permits_return(ltl_activation *self, ltl_call_verdict verdict,
                           const ltl_result *result) {
    state *now = ltl_activation_state(self);
    uint64_t time = ltl_activation_now(self);
    while (now->rooms > 0) {
        room_pass_on(self, now);
    }
    if (now->permit.is_given) {
        ltl_breaker_permit permit = now->permit;
        now->permit = (ltl_breaker_permit){0};
        ltl_guard_circuit_return(self, now->circuit, permit, verdict,
                                 time - now->attempt_started_us, result);
    }
}

static void fallback_or_end(ltl_activation *self, ltl_ending ending, ltl_cause cause,
                            const char *reason) {
    const options *given = ltl_activation_options(self);
    state *now = ltl_activation_state(self);
    bool may_fall_back = cause != LTL_CAUSE_INPUT && ending != LTL_ENDING_CANCELLED &&
                         !ltl_activation_is_stopping(self);
    if (now->fallback < given->fallbacks.count && may_fall_back) {
        now->first_reason = now->first_reason != NULL ? now->first_reason : reason;
        ltl_activation_tell(self, "fallback", ltl_str_of(reason), NULL);
        ltl_activation_begin(self, given->fallbacks.at[now->fallback++], NULL);
        return;
    }
    ltl_activation_end(self, ending, cause, "%s",
                       now->first_reason != NULL ? now->first_reason : reason);
}

/* The second call of an attempt has a mark, and what is left of the attempt's time. */
static ltl_activation *call_begin(ltl_activation *self, bool is_second) {
    const options *given = ltl_activation_options(self);
    const state *now = ltl_activation_state(self);
    uint64_t gone = ltl_activation_now(self) - now->attempt_started_us;
    return ltl_activation_begin(
        self, given->step,
        &(ltl_begin){.attempt = now->attempt,
                     .mark = is_second ? LTL_STR("hedge") : LTL_STR(""),
                     .deadline_us = given->attempt_us > gone ? given->attempt_us - gone : 0,
                     .is_isolated = now->is_isolated});
}

/* Of a run that is gone on with: the second call of this attempt was the good one. It is not made again. */
static bool second_is_known(ltl_activation *self) {
    const state *now = ltl_activation_state(self);
    ltl_data told;
    return now->times != NULL && ltl_activation_recall(self, "hedge-won", &told) &&
           told.number == now->attempt;
}

static void attempt_begin(ltl_activation *self) {
    const options *given = ltl_activation_options(self);
    state *now = ltl_activation_state(self);
    now->attempt_started_us = ltl_activation_now(self);
    now->second = now->ended = NULL;
    now->first = call_begin(self, second_is_known(self));
    if (now->times == NULL) {
        return;
    }
    ltl_hedge_policy policy = {given->hedge_us, given->hedge_quantile, (uint32_t)given->hedge_minimum};
    uint64_t delay = ltl_hedge_delay(now->times, &policy);
    if (delay != UINT64_MAX) {
        ltl_activation_timer(self, TIMER_HEDGE, delay);
    }
}

/* No room: wait for some if there is a queue and it is not full, else that is the end of it. */
static void room_ask(ltl_activation *self) {
    const options *given = ltl_activation_options(self);
    state *now = ltl_activation_state(self);
    if (now->room == NULL) {
        attempt_begin(self);
    } else if (now->room->used < given->permits) {
        now->room->used++;
        now->rooms++;
        attempt_begin(self);
    } else if (ltl_activation_queue_length(self, now->room) < given->queue) {
        now->is_waiting = true;
        ltl_activation_wait(self, now->room);
        if (given->wait_us > 0) {
            ltl_activation_timer(self, TIMER_WAIT, given->wait_us);
        }
    } else {
        permits_return(self, LTL_CALL_IGNORED, NULL);
        fallback_or_end(self, LTL_ENDING_FAILED, LTL_CAUSE_FULL,
                        "no room: the bulkhead and its queue are full");
    }
}

static void attempt(ltl_activation *self) {
    state *now = ltl_activation_state(self);
    now->attempt++;
    if (now->circuit != NULL) {
        now->permit = ltl_guard_circuit_take(self, now->circuit);
        if (!now->permit.is_given) {
            fallback_or_end(self, LTL_ENDING_BROKEN_CIRCUIT, LTL_CAUSE_CIRCUIT,
                            ltl_guard_circuit_why(self, now->circuit));
            return;
        }
    }
    room_ask(self);
}

static void start(ltl_activation *self) {
    const options *given = ltl_activation_options(self);
    shared_open(self, given, ltl_activation_state(self));
    attempt(self);
}

/* Bad input, a wrong setting, being told to stop: not the fault of what is guarded. */
static ltl_call_verdict verdict_of(const ltl_result *result) {
    if (ltl_ending_has_data(result->ending)) {
        return LTL_CALL_GOOD;
    }
    bool is_own = result->cause == LTL_CAUSE_INPUT || result->ending == LTL_ENDING_CANCELLED ||
                  result->ending == LTL_ENDING_SKIPPED || result->cause == LTL_CAUSE_BUDGET ||
                  result->cause == LTL_CAUSE_FULL || result->cause == LTL_CAUSE_CIRCUIT;
    return is_own ? LTL_CALL_IGNORED : LTL_CALL_BAD;
}

static bool is_retryable(const options *given, const ltl_result *result) {
    if (given->retry_on.count == 0) {
        return result->cause == LTL_CAUSE_TRANSIENT || result->cause == LTL_CAUSE_TIMEOUT ||
               result->cause == LTL_CAUSE_CRASH;
    }
    for (uint32_t i = 0; i < given->retry_on.count; i++) {
        if (ltl_cause_find(given->retry_on.at[i]) == result->cause) {
            return true;
        }
    }
    return false;
}

/* False when no attempt is left, or none would end in time. */
static bool retry_plan(ltl_activation *self, const ltl_result *result) {
    const options *given = ltl_activation_options(self);
    state *now = ltl_activation_state(self);
    if (now->attempt >= given->attempts || !is_retryable(given, result)) {
        return false;
    }
    ltl_backoff backoff = {given->backoff_us, given->cap_us, (uint32_t)given->factor,
                           given->jitter};
    uint64_t wait =
        ltl_backoff_wait(&backoff, now->attempt, ltl_activation_random(self, now->attempt));
    wait = wait < result->retry_after_us ? result->retry_after_us : wait;
    if (given->total_us > 0 && ltl_activation_age(self) + wait >= given->total_us) {
        return false;
    }
    now->is_isolated |= result->cause == LTL_CAUSE_CRASH;
    ltl_data told = ltl_data_number((int64_t)wait);
    ltl_activation_tell(self, "retry", result->reason, &told);
    ltl_activation_timer(self, TIMER_RETRY, wait);
    return true;
}

static void outputs_take(ltl_activation *self, const ltl_result *result) {
    for (uint32_t i = 0; i < result->outputs.count; i++) {
        ltl_activation_output(self, result->outputs.names[i].ptr, result->outputs.at[i]);
    }
}

static void fallback_ended(ltl_activation *self, const ltl_activation *child) {
    const ltl_result *result = ltl_activation_result(child);
    if (!ltl_ending_has_data(result->ending)) {
        const char *reason = ltl_arena_copy(ltl_activation_arena(self), result->reason).ptr;
        fallback_or_end(self, result->ending, result->cause, reason);
        return;
    }
    const state *now = ltl_activation_state(self);
    outputs_take(self, result);
    ltl_str name = ltl_activation_step(child)->name;
    ltl_activation_end(self, LTL_ENDING_PARTIAL, LTL_CAUSE_NONE, "%.*s instead: %s",
                       LTL_STR_ARG(name), now->first_reason);
}

/* Why it is not tried again. */
static ltl_str reason_make(ltl_activation *self, const ltl_result *result) {
    const options *given = ltl_activation_options(self);
    const state *now = ltl_activation_state(self);
    ltl_arena *arena = ltl_activation_arena(self);
    ltl_str text =
        ltl_arena_printf(arena, now->attempt > 1 ? "%.*s (attempt %u of %u)" : "%.*s",
                         LTL_STR_ARG(result->reason), now->attempt, (uint32_t)given->attempts);
    uint64_t seconds = (result->retry_after_us + 999999) / 1000000;
    return seconds > 0 ? ltl_arena_printf(arena, "%.*s; it wants to be asked again in %llu s",
                                          LTL_STR_ARG(text), (unsigned long long)seconds)
                       : text;
}

/* ---- the second call ---- */

/* The first has taken long: whoever answers first counts. It takes nobody's place, and an open circuit that is being
 * tried gets no more probes than were granted. */
static void second_begin(ltl_activation *self) {
    const options *given = ltl_activation_options(self);
    state *now = ltl_activation_state(self);
    bool has_room = now->room == NULL || now->room->used < given->permits;
    if (ltl_activation_is_over(now->first) || now->second != NULL || now->permit.is_probe || !has_room) {
        return;
    }
    if (now->room != NULL) {
        now->room->used++;
        now->rooms++;
    }
    uint64_t waited = ltl_activation_now(self) - now->attempt_started_us;
    ltl_data told = ltl_data_number((int64_t)waited);
    ltl_str text = ltl_arena_printf(ltl_activation_arena(self), "no answer for %llu ms",
                                    (unsigned long long)(waited / 1000));
    ltl_activation_tell(self, "hedge", text, &told);
    now->second = call_begin(self, true);
}

/* Both were good: they should have given the same, and the first call counts, whichever was faster. */
static ltl_activation *better_of(ltl_activation *self, ltl_activation *earlier, ltl_activation *later) {
    const state *now = ltl_activation_state(self);
    const ltl_result *one = ltl_activation_result(earlier);
    const ltl_result *other = ltl_activation_result(later);
    if (!ltl_ending_has_data(one->ending) || !ltl_ending_has_data(other->ending)) {
        return ltl_ending_has_data(one->ending) ? earlier : later;
    }
    if (!ltl_data_eq(&one->outputs, &other->outputs)) {
        ltl_activation_tell(self, "hedge-differs", LTL_STR("two calls gave different results"), NULL);
    }
    return now->first;
}

/* The call that counts for the attempt, or null while one is still at work. */
static ltl_activation *call_that_counts(ltl_activation *self, ltl_activation *child) {
    state *now = ltl_activation_state(self);
    if (now->second == NULL) {
        return child;
    }
    ltl_activation *other = child == now->first ? now->second : now->first;
    if (now->ended == NULL) {
        now->ended = child;
        if (now->room != NULL) {
            room_pass_on(self, now);
        }
        if (ltl_ending_has_data(ltl_activation_result(child)->ending)) {
            ltl_activation_stop(other, LTL_ENDING_CANCELLED, "the other call was first");
        }
        return NULL;
    }
    ltl_activation *good = better_of(self, now->ended, child);
    if (good == now->second && ltl_ending_has_data(ltl_activation_result(good)->ending)) {
        ltl_data told = ltl_data_number(now->attempt);
        ltl_activation_tell(self, "hedge-won", LTL_STR("the second call counts"), &told);
    }
    ltl_activation_release(self, good == now->first ? now->second : now->first);
    now->first = good;
    now->second = NULL;
    return good;
}

static void child_ended(ltl_activation *self, ltl_activation *child) {
    const options *given = ltl_activation_options(self);
    state *now = ltl_activation_state(self);
    if (ltl_activation_step(child)->index != given->step) {
        fallback_ended(self, child);
        return;
    }
    child = call_that_counts(self, child);
    if (child == NULL) {
        return;
    }
    const ltl_result *result = ltl_activation_result(child);
    ltl_activation_timer_clear(self, TIMER_HEDGE);
    if (now->times != NULL && ltl_ending_has_data(result->ending)) {
        ltl_hedge_learn(now->times, ltl_activation_now(self) - now->attempt_started_us);
    }
    permits_return(self, verdict_of(result), result);
    if (ltl_ending_has_data(result->ending) || result->ending == LTL_ENDING_SKIPPED) {
        ltl_activation_end_as(self, child);
    } else if (!retry_plan(self, result)) {
        ltl_str text = reason_make(self, result);
        fallback_or_end(self, result->ending, result->cause, text.ptr);
    }
}

static void timer(ltl_activation *self, uint32_t number) {
    state *now = ltl_activation_state(self);
    if (number == TIMER_RETRY) {
        attempt(self);
    } else if (number == TIMER_HEDGE) {
        second_begin(self);
    } else if (number == LTL_TIMER_WOKEN && now->is_waiting) {
        now->is_waiting = false;
        ltl_activation_timer_clear(self, TIMER_WAIT);
        attempt_begin(self);
    } else if (number == TIMER_WAIT && now->is_waiting && now->rooms == 0) {
        now->is_waiting = false;
        permits_return(self, LTL_CALL_IGNORED, NULL);
        fallback_or_end(self, LTL_ENDING_FAILED, LTL_CAUSE_FULL,
                        "no room: waited as long as it may");
    }
}

static void over(ltl_activation *self) {
    permits_return(self, LTL_CALL_IGNORED, NULL);
}

static ltl_str passes_on(const ltl_workflow *workflow, const ltl_flow_step *step, ltl_str port) {
    const options *given = step->options;
    return given->step == LTL_NO_STEP
               ? LTL_STR_NONE
               : ltl_step_output_type(workflow, ltl_workflow_step(workflow, given->step), port);
}

/* It is partial only when something stood in. */
static bool does_without(const ltl_workflow *workflow, const ltl_flow_step *step,
                         const ltl_flow_step *missing) {
    (void)workflow;
    (void)step;
    (void)missing;
    return true;
}

/* Two calls at the same time: whatever they do must do no harm twice. */
static void hedge_check(ltl_flow_check *self, const ltl_flow_step *step) {
    const options *given = step->options;
    for (uint32_t i = 0; i < self->workflow->steps.count && given->step != LTL_NO_STEP; i++) {
        const ltl_flow_step *one = ltl_workflow_step(self->workflow, i);
        bool may_twice = one->task == NULL || one->task->is_idempotent || one->repeatable;
        if (!may_twice && ltl_step_is_within(self->workflow, i, given->step)) {
            ltl_check_complain(self, one->line, one->column,
                               "`%.*s` may run twice at the same time because of `hedge`, and does not say that "
                               "this does no harm: `repeatable: true`",
                               LTL_STR_ARG(one->name));
        }
    }
    if (given->attempt_us > 0 && given->hedge_us >= given->attempt_us) {
        ltl_check_warn(self, step->line, step->column,
                       "`hedge.after` is no shorter than `retry.deadline`: the declared delay never passes");
    }
}

static void check(ltl_flow_check *self, const ltl_flow_step *step) {
    const options *given = step->options;
    if (given->hedge_us > 0 || given->hedge_quantile > 0) {
        hedge_check(self, step);
    }
    for (uint32_t i = 0; i < given->retry_on.count; i++) {
        if (ltl_cause_find(given->retry_on.at[i]) == LTL_CAUSE_COUNT) {
            ltl_check_complain(self, step->line, step->column,
                               "there is no cause `%.*s` to retry on",
                               LTL_STR_ARG(given->retry_on.at[i]));
        }
    }
    if (given->breaker.len > 0 && given->open_us == 0 && given->open_calls == 0) {
        ltl_check_warn(
            self, step->line, step->column,
            "once open, the breaker `%.*s` stays so: neither `open_for` nor `open_calls` is given",
            LTL_STR_ARG(given->breaker));
    }
}

static const ltl_row rows[] = {
    {.key = "step",
     .kind = LTL_ROW_STEP,
     .offset = offsetof(options, step),
     .is_required = true,
     .help = "What is guarded."},
    {.key = "fallbacks",
     .kind = LTL_ROW_STEPS,
     .offset = offsetof(options, fallbacks),
     .help = "Steps that stand in when it fails, tried in order; what they give is partial."},
    {.key = "retry.attempts",
     .kind = LTL_ROW_NUMBER,
     .offset = offsetof(options, attempts),
     .standard = 1,
     .least = 1,
     .most = 100,
     .help = "How often it is tried in all."},
    {.key = "retry.backoff",
     .kind = LTL_ROW_DURATION,
     .offset = offsetof(options, backoff_us),
     .standard = 500000,
     .help = "The wait after the first attempt."},
    {.key = "retry.factor",
     .kind = LTL_ROW_NUMBER,
     .offset = offsetof(options, factor),
     .standard = 2,
     .least = 1,
     .most = 10,
     .help = "Each wait is so many times the one before."},
    {.key = "retry.cap",
     .kind = LTL_ROW_DURATION,
     .offset = offsetof(options, cap_us),
     .standard = 30000000,
     .help = "No wait is longer, unless the other side says when to come back."},
    {.key = "retry.jitter",
     .kind = LTL_ROW_RATE,
     .offset = offsetof(options, jitter),
     .standard = 200,
     .help = "So much of each wait is by lot; the lot depends on the run's seed alone."},
    {.key = "retry.total",
     .kind = LTL_ROW_DURATION,
     .offset = offsetof(options, total_us),
     .help = "No attempt starts later than this after the first."},
    {.key = "retry.on",
     .kind = LTL_ROW_TEXTS,
     .offset = offsetof(options, retry_on),
     .help = "The causes to try again for; transient, timeout and crash when it is not said."},
    {.key = "retry.deadline",
     .kind = LTL_ROW_DURATION,
     .offset = offsetof(options, attempt_us),
     .help = "How long one attempt may take."},
    {.key = "breaker.name",
     .kind = LTL_ROW_TEXT,
     .offset = offsetof(options, breaker),
     .help =
         "Guards with the same name share the breaker; the first in the file sets its numbers."},
    {.key = "breaker.window",
     .kind = LTL_ROW_NUMBER,
     .offset = offsetof(options, window),
     .standard = 100,
     .least = 1,
     .most = LTL_BREAKER_WINDOW,
     .help = "The last so many calls are looked at."},
    {.key = "breaker.minimum",
     .kind = LTL_ROW_NUMBER,
     .offset = offsetof(options, minimum),
     .standard = 10,
     .least = 1,
     .most = LTL_BREAKER_WINDOW,
     .help = "With fewer calls it stays closed."},
    {.key = "breaker.failure_rate",
     .kind = LTL_ROW_RATE,
     .offset = offsetof(options, failure_rate),
     .standard = 500,
     .help = "Opens when so many of them failed."},
    {.key = "breaker.slow",
     .kind = LTL_ROW_DURATION,
     .offset = offsetof(options, slow_us),
     .help = "A call that takes this long is slow."},
    {.key = "breaker.slow_rate",
     .kind = LTL_ROW_RATE,
     .offset = offsetof(options, slow_rate),
     .standard = 1000,
     .help = "Opens when so many of them were slow."},
    {.key = "breaker.open_for",
     .kind = LTL_ROW_DURATION,
     .offset = offsetof(options, open_us),
     .help = "After this time it lets probes through."},
    {.key = "breaker.open_calls",
     .kind = LTL_ROW_NUMBER,
     .offset = offsetof(options, open_calls),
     .help = "After so many refused calls it lets probes through: for runs too short for a clock."},
    {.key = "breaker.probes",
     .kind = LTL_ROW_NUMBER,
     .offset = offsetof(options, probes),
     .standard = 1,
     .least = 1,
     .most = 100,
     .help = "So many probes decide whether it closes again."},
    {.key = "breaker.remember",
     .kind = LTL_ROW_DURATION,
     .offset = offsetof(options, remember_us),
     .help = "For so long later runs of this workflow in this folder know that it is open, and "
             "begin with probes "
             "when `open_for` has passed; not at all when it is not said."},
    {.key = "bulkhead.name",
     .kind = LTL_ROW_TEXT,
     .offset = offsetof(options, bulkhead),
     .help =
         "Guards with the same name share the permits; the step's own name when it is not said."},
    {.key = "bulkhead.permits",
     .kind = LTL_ROW_NUMBER,
     .offset = offsetof(options, permits),
     .most = 10000,
     .help = "So many at the same time."},
    {.key = "bulkhead.queue",
     .kind = LTL_ROW_NUMBER,
     .offset = offsetof(options, queue),
     .standard = 1000,
     .help = "So many more may wait."},
    {.key = "bulkhead.wait",
     .kind = LTL_ROW_DURATION,
     .offset = offsetof(options, wait_us),
     .help = "Nobody waits longer."},
    {.key = "hedge.after",
     .kind = LTL_ROW_DURATION,
     .offset = offsetof(options, hedge_us),
     .help = "When a call has taken so long, a second one is made beside it; the first that answers counts, and the "
             "other is stopped. Only for steps that do no harm twice; not at all when it is not said."},
    {.key = "hedge.quantile",
     .kind = LTL_ROW_RATE,
     .offset = offsetof(options, hedge_quantile),
     .help = "The delay is learned: 95% makes it what so many of the calls of this step in the run took at most."},
    {.key = "hedge.minimum",
     .kind = LTL_ROW_NUMBER,
     .offset = offsetof(options, hedge_minimum),
     .standard = 20,
     .least = 1,
     .most = LTL_HEDGE_WINDOW,
     .help = "With fewer calls nothing is learned yet, and `hedge.after` counts, if it is said."},
    {0},
};

const ltl_workflow_pattern ltl_workflow_pattern_guard = {
    .name = "guard",
    .summary = "a step with retry, circuit breaker, bulkhead, second calls and fallbacks around it",
    .sample = "workflow: sample\n"
              "guard:\n"
              "  step: {name: shaky, task: echo, with: {value: 1}}\n"
              "  fallbacks:\n"
              "    - {name: plain, task: echo, with: {value: 2}}\n"
              "  retry: {attempts: 3, backoff: 10ms}\n"
              "  breaker: {name: shaky, minimum: 5, open_for: 1m}\n"
              "  bulkhead: {permits: 2}\n"
              "  hedge: {after: 5s, quantile: 95%}\n",
    .rows = rows,
    .options_bytes = sizeof(options),
    .state_bytes = sizeof(state),
    .sight = LTL_SIGHT_NONE,
    .does_without = does_without,
    .passes_on = passes_on,
    .check = check,
    .start = start,
    .child_ended = child_ended,
    .timer = timer,
    .over = over,
};
