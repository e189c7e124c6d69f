#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "orchestrator/workflow/engine/breaker.h"
#include "tests/support/random.h"

static const ltl_breaker_policy policy = {.window = 10,
                                          .minimum = 5,
                                          .failure_rate = 0.5,
                                          .slow_us = 100,
                                          .slow_rate = 0.8,
                                          .open_us = 1000,
                                          .probes = 2};

static void call(ltl_breaker *breaker, ltl_call_verdict verdict, uint64_t took, uint64_t now) {
    ltl_breaker_permit permit = ltl_breaker_take(breaker, now);
    assert_true(permit.is_given);
    ltl_breaker_return(breaker, permit, verdict, took, now);
}

/* A count of failures in a row never sees this: four of five fail, and a success comes in between. */
static void a_rate_trips_where_a_count_does_not(void **state) {
    (void)state;
    ltl_breaker breaker;
    ltl_breaker_init(&breaker, &policy);
    call(&breaker, LTL_CALL_BAD, 1, 0);
    call(&breaker, LTL_CALL_BAD, 1, 0);
    call(&breaker, LTL_CALL_GOOD, 1, 0);
    call(&breaker, LTL_CALL_BAD, 1, 0);
    assert_int_equal(breaker.state, LTL_BREAKER_CLOSED); /* four calls: fewer than the minimum */
    call(&breaker, LTL_CALL_BAD, 1, 0);
    assert_int_equal(breaker.state, LTL_BREAKER_OPEN);
    assert_false(ltl_breaker_take(&breaker, 999).is_given);
}

static void slow_calls_trip_it_too(void **state) {
    (void)state;
    ltl_breaker breaker;
    ltl_breaker_init(&breaker, &policy);
    for (int i = 0; i < 5; i++) {
        call(&breaker, LTL_CALL_GOOD, 100, 0);
    }
    assert_int_equal(breaker.state, LTL_BREAKER_OPEN);
}

static void the_caller_s_own_faults_do_not_count(void **state) {
    (void)state;
    ltl_breaker breaker;
    ltl_breaker_init(&breaker, &policy);
    for (int i = 0; i < 100; i++) {
        call(&breaker, LTL_CALL_IGNORED, 1, 0);
    }
    assert_int_equal(breaker.state, LTL_BREAKER_CLOSED);
    assert_int_equal(breaker.count, 0);
}

static void trip(ltl_breaker *breaker, const ltl_breaker_policy *with) {
    ltl_breaker_init(breaker, with);
    for (int i = 0; i < 5; i++) {
        call(breaker, LTL_CALL_BAD, 1, 0);
    }
    assert_int_equal(breaker->state, LTL_BREAKER_OPEN);
}

static void probes_are_few_and_decide(void **state) {
    (void)state;
    ltl_breaker breaker;
    trip(&breaker, &policy);
    ltl_breaker_permit one = ltl_breaker_take(&breaker, 1000);
    ltl_breaker_permit two = ltl_breaker_take(&breaker, 1000);
    assert_true(one.is_given && two.is_given);
    assert_int_equal(breaker.state, LTL_BREAKER_HALF_OPEN);
    assert_false(ltl_breaker_take(&breaker, 1000).is_given);
    /* An ignored probe gives its permit back for another. */
    ltl_breaker_return(&breaker, one, LTL_CALL_IGNORED, 1, 1001);
    one = ltl_breaker_take(&breaker, 1002);
    assert_true(one.is_given);
    ltl_breaker_return(&breaker, one, LTL_CALL_GOOD, 1, 1003);
    assert_false(ltl_breaker_take(&breaker, 1003).is_given); /* one judged, one out */
    ltl_breaker_return(&breaker, two, LTL_CALL_GOOD, 1, 1004);
    assert_int_equal(breaker.state, LTL_BREAKER_CLOSED);
    assert_int_equal(breaker.count, 0);
}

static void bad_probes_open_it_again(void **state) {
    (void)state;
    ltl_breaker breaker;
    trip(&breaker, &policy);
    call(&breaker, LTL_CALL_GOOD, 1, 1000);
    call(&breaker, LTL_CALL_BAD, 1, 1001);
    assert_int_equal(breaker.state, LTL_BREAKER_OPEN);
    assert_false(ltl_breaker_take(&breaker, 2000).is_given); /* the time starts anew */
    assert_true(ltl_breaker_take(&breaker, 2001).is_given);
}

static void refused_calls_can_cool_it(void **state) {
    (void)state;
    ltl_breaker breaker;
    ltl_breaker_policy counted = policy;
    counted.open_us = 0;
    counted.open_calls = 3;
    trip(&breaker, &counted);
    for (int i = 0; i < 3; i++) {
        assert_false(ltl_breaker_take(&breaker, 0).is_given);
    }
    assert_true(ltl_breaker_take(&breaker, 0).is_given);
}

static void without_cooling_it_stays_open(void **state) {
    (void)state;
    ltl_breaker breaker;
    ltl_breaker_policy quarantine = policy;
    quarantine.open_us = 0;
    trip(&breaker, &quarantine);
    for (int i = 0; i < 1000; i++) {
        assert_false(ltl_breaker_take(&breaker, UINT64_C(1) << 40).is_given);
    }
}

static void a_call_from_before_does_not_judge_what_is_now(void **state) {
    (void)state;
    ltl_breaker breaker;
    ltl_breaker_init(&breaker, &policy);
    ltl_breaker_permit old = ltl_breaker_take(&breaker, 0);
    for (int i = 0; i < 5; i++) {
        call(&breaker, LTL_CALL_BAD, 1, 0);
    }
    ltl_breaker_permit probe = ltl_breaker_take(&breaker, 1000);
    assert_true(probe.is_probe);
    ltl_breaker_return(&breaker, old, LTL_CALL_BAD, 1, 1001);
    assert_int_equal(breaker.state, LTL_BREAKER_HALF_OPEN);
    assert_int_equal(breaker.probes_out, 1);
}

/* The model: everything is kept, and counted anew each time. */
enum { MODEL_CALLS = 512 };

typedef struct model {
    ltl_breaker_policy policy;
    ltl_breaker_state state;
    uint64_t opened;
    uint32_t refused;
    struct {
        bool bad;
        bool slow;
    } history[MODEL_CALLS]; /* since it closed */
    uint32_t count;
    uint32_t out; /* probes not back yet */
    uint32_t judged;
    uint32_t bad_probes;
    uint32_t slow_probes;
    uint32_t era;
} model;

static void model_enter(model *self, ltl_breaker_state state, uint64_t now) {
    self->state = state;
    self->opened = now;
    self->refused = self->count = self->out = self->judged = self->bad_probes = self->slow_probes =
        0;
    self->era++;
}

static bool model_take(model *self, uint64_t now) {
    if (self->state == LTL_BREAKER_OPEN) {
        bool by_time = self->policy.open_us > 0 && now >= self->opened + self->policy.open_us;
        bool by_calls = self->policy.open_calls > 0 && self->refused >= self->policy.open_calls;
        if (!by_time && !by_calls) {
            self->refused++;
            return false;
        }
        model_enter(self, LTL_BREAKER_HALF_OPEN, now);
    }
    if (self->state == LTL_BREAKER_HALF_OPEN) {
        if (self->out + self->judged >= self->policy.probes) {
            return false;
        }
        self->out++;
    }
    return true;
}

static void model_return(model *self, uint32_t era, ltl_call_verdict verdict, uint64_t took,
                         uint64_t now) {
    if (era != self->era) {
        return;
    }
    bool is_bad = verdict == LTL_CALL_BAD;
    bool is_slow = self->policy.slow_us > 0 && took >= self->policy.slow_us;
    if (self->state == LTL_BREAKER_HALF_OPEN) {
        self->out--;
        if (verdict == LTL_CALL_IGNORED) {
            return;
        }
        self->judged++;
        self->bad_probes += is_bad;
        self->slow_probes += is_slow;
        if (self->judged == self->policy.probes) {
            bool opens =
                (self->bad_probes &&
                 self->bad_probes >= self->policy.failure_rate * self->judged) ||
                (self->slow_probes && self->slow_probes >= self->policy.slow_rate * self->judged);
            model_enter(self, opens ? LTL_BREAKER_OPEN : LTL_BREAKER_CLOSED, now);
        }
        return;
    }
    if (verdict == LTL_CALL_IGNORED) {
        return;
    }
    self->history[self->count].bad = is_bad;
    self->history[self->count++].slow = is_slow;
    uint32_t size = self->count < self->policy.window ? self->count : self->policy.window;
    uint32_t bad = 0;
    uint32_t slow = 0;
    for (uint32_t i = self->count - size; i < self->count; i++) {
        bad += self->history[i].bad;
        slow += self->history[i].slow;
    }
    if (size >= self->policy.minimum && ((bad && bad >= self->policy.failure_rate * size) ||
                                         (slow && slow >= self->policy.slow_rate * size))) {
        model_enter(self, LTL_BREAKER_OPEN, now);
    }
}

enum { MOST_OUT = 8, MOVES = 200 };

typedef struct outstanding {
    ltl_breaker_permit permit;
    uint32_t era;
    uint64_t since;
} outstanding;

static ltl_breaker_policy policy_by_lot(ltl_random *random) {
    static const double rates[] = {0.1, 0.5, 0.9, 1.0, 2.0};
    uint32_t window = 1 + (uint32_t)ltl_random_below(random, 20);
    return (ltl_breaker_policy){
        .window = window,
        .minimum = 1 + (uint32_t)ltl_random_below(random, window),
        .failure_rate = rates[ltl_random_below(random, 5)],
        .slow_us = ltl_random_below(random, 3) * 20,
        .slow_rate = rates[ltl_random_below(random, 5)],
        .open_us = ltl_random_below(random, 3) * 50,
        .open_calls = (uint32_t)ltl_random_below(random, 3) * 4,
        .probes = 1 + (uint32_t)ltl_random_below(random, 4),
    };
}

static void history_by_lot(ltl_random *random) {
    ltl_breaker_policy by_lot = policy_by_lot(random);
    static ltl_breaker breaker;
    static model expected;
    ltl_breaker_init(&breaker, &by_lot);
    memset(&expected, 0, sizeof(expected));
    expected.policy = by_lot;
    outstanding out[MOST_OUT];
    uint32_t count = 0;
    uint64_t now = 1;
    for (int move = 0; move < MOVES; move++) {
        now += ltl_random_below(random, 30);
        if (count < MOST_OUT && ltl_random_below(random, 2) == 0) {
            ltl_breaker_permit permit = ltl_breaker_take(&breaker, now);
            assert_int_equal(permit.is_given, model_take(&expected, now));
            if (permit.is_given) {
                out[count++] = (outstanding){permit, expected.era, now};
            }
        } else if (count > 0) {
            uint32_t which = (uint32_t)ltl_random_below(random, count);
            ltl_call_verdict verdict = (ltl_call_verdict)ltl_random_below(random, 3);
            uint64_t took = now - out[which].since;
            ltl_breaker_return(&breaker, out[which].permit, verdict, took, now);
            model_return(&expected, out[which].era, verdict, took, now);
            out[which] = out[--count];
        }
        assert_int_equal(breaker.state, expected.state);
        assert_int_equal(breaker.probes_out, expected.out);
        assert_true(breaker.probes_out <= breaker.policy.probes);
    }
    /* Whatever happened: once all calls are over, no permit is missing. */
    while (count > 0) {
        count--;
        ltl_breaker_return(&breaker, out[count].permit, LTL_CALL_IGNORED, 0, now);
    }
    assert_int_equal(breaker.probes_out, 0);
}

static void ten_thousand_histories_agree_with_the_model(void **state) {
    (void)state;
    ltl_random random = ltl_random_make("breaker", 20260727);
    for (int i = 0; i < 10000; i++) {
        history_by_lot(&random);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_rate_trips_where_a_count_does_not),
        cmocka_unit_test(slow_calls_trip_it_too),
        cmocka_unit_test(the_caller_s_own_faults_do_not_count),
        cmocka_unit_test(probes_are_few_and_decide),
        cmocka_unit_test(bad_probes_open_it_again),
        cmocka_unit_test(refused_calls_can_cool_it),
        cmocka_unit_test(without_cooling_it_stays_open),
        cmocka_unit_test(a_call_from_before_does_not_judge_what_is_now),
        cmocka_unit_test(ten_thousand_histories_agree_with_the_model),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
