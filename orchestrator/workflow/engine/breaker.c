#include "orchestrator/workflow/engine/breaker.h"

enum { CALL_FAILED = 1, CALL_SLOW = 2 };

void ltl_breaker_init(ltl_breaker *breaker, const ltl_breaker_policy *policy) {
    *breaker = (ltl_breaker){.policy = *policy};
    ltl_breaker_policy *own = &breaker->policy;
    own->window =
        own->window == 0 || own->window > LTL_BREAKER_WINDOW ? LTL_BREAKER_WINDOW : own->window;
    own->minimum = own->minimum > own->window ? own->window : own->minimum;
    own->probes = own->probes > 0 ? own->probes : 1;
}

const char *ltl_breaker_state_name(ltl_breaker_state state) {
    static const char *const names[] = {"closed", "open", "half-open"};
    return names[state];
}

static void state_enter(ltl_breaker *breaker, ltl_breaker_state state, uint64_t now_us) {
    breaker->state = state;
    breaker->generation++;
    breaker->opened_us = now_us;
    breaker->refused = 0;
    breaker->next = breaker->count = breaker->failed = breaker->slow = 0;
    breaker->probes_out = breaker->probes_judged = breaker->probes_failed = breaker->probes_slow =
        0;
}

static bool has_cooled(const ltl_breaker *breaker, uint64_t now_us) {
    const ltl_breaker_policy *policy = &breaker->policy;
    return (policy->open_us > 0 && now_us - breaker->opened_us >= policy->open_us) ||
           (policy->open_calls > 0 && breaker->refused >= policy->open_calls);
}

void ltl_breaker_recall(ltl_breaker *breaker, uint64_t left_us, uint64_t now_us) {
    uint64_t whole = breaker->policy.open_us;
    uint64_t left = left_us < whole ? left_us : whole;
    state_enter(breaker, LTL_BREAKER_OPEN,
                now_us - (whole - left)); /* unsigned: before the clock's start, too */
}

ltl_breaker_permit ltl_breaker_take(ltl_breaker *breaker, uint64_t now_us) {
    ltl_breaker_permit permit = {.is_given = true};
    if (breaker->state == LTL_BREAKER_OPEN) {
        if (!has_cooled(breaker, now_us)) {
            breaker->refused++;
            permit.is_given = false;
            return permit;
        }
        state_enter(breaker, LTL_BREAKER_HALF_OPEN, now_us);
    }
    permit.generation = breaker->generation;
    if (breaker->state == LTL_BREAKER_HALF_OPEN) {
        permit.is_given = breaker->probes_out + breaker->probes_judged < breaker->policy.probes;
        permit.is_probe = permit.is_given;
        breaker->probes_out += permit.is_given;
    }
    return permit;
}

static void opened_note(ltl_breaker *breaker, uint32_t failed, uint32_t slow, uint32_t of) {
    breaker->opened_failed = failed;
    breaker->opened_slow = slow;
    breaker->opened_of = of;
}

static bool is_over(uint32_t part, uint32_t whole, double rate) {
    return part > 0 && (double)part >= rate * (double)whole;
}

static void window_add(ltl_breaker *breaker, uint8_t call) {
    uint32_t size = breaker->policy.window;
    if (breaker->count == size) {
        uint8_t oldest = breaker->calls[breaker->next];
        breaker->failed -= (oldest & CALL_FAILED) != 0;
        breaker->slow -= (oldest & CALL_SLOW) != 0;
    } else {
        breaker->count++;
    }
    breaker->calls[breaker->next] = call;
    breaker->next = (breaker->next + 1) % size;
    breaker->failed += (call & CALL_FAILED) != 0;
    breaker->slow += (call & CALL_SLOW) != 0;
}

static void probe_judge(ltl_breaker *breaker, uint8_t call, uint64_t now_us) {
    const ltl_breaker_policy *policy = &breaker->policy;
    breaker->probes_judged++;
    breaker->probes_failed += (call & CALL_FAILED) != 0;
    breaker->probes_slow += (call & CALL_SLOW) != 0;
    if (breaker->probes_judged < policy->probes) {
        return;
    }
    bool is_bad = is_over(breaker->probes_failed, breaker->probes_judged, policy->failure_rate) ||
                  is_over(breaker->probes_slow, breaker->probes_judged, policy->slow_rate);
    if (is_bad) {
        opened_note(breaker, breaker->probes_failed, breaker->probes_slow, breaker->probes_judged);
    }
    state_enter(breaker, is_bad ? LTL_BREAKER_OPEN : LTL_BREAKER_CLOSED, now_us);
}

void ltl_breaker_return(ltl_breaker *breaker, ltl_breaker_permit permit, ltl_call_verdict verdict,
                        uint64_t took_us, uint64_t now_us) {
    if (!permit.is_given || permit.generation != breaker->generation) {
        return;
    }
    breaker->probes_out -= permit.is_probe;
    if (verdict == LTL_CALL_IGNORED) {
        return;
    }
    const ltl_breaker_policy *policy = &breaker->policy;
    bool is_slow = policy->slow_us > 0 && took_us >= policy->slow_us;
    uint8_t call =
        (uint8_t)((verdict == LTL_CALL_BAD ? CALL_FAILED : 0) | (is_slow ? CALL_SLOW : 0));
    if (permit.is_probe) {
        probe_judge(breaker, call, now_us);
        return;
    }
    window_add(breaker, call);
    if (breaker->count >= policy->minimum &&
        (is_over(breaker->failed, breaker->count, policy->failure_rate) ||
         is_over(breaker->slow, breaker->count, policy->slow_rate))) {
        opened_note(breaker, breaker->failed, breaker->slow, breaker->count);
        state_enter(breaker, LTL_BREAKER_OPEN, now_us);
    }
}
