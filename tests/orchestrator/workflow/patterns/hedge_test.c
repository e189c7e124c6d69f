/* A second call beside one that takes too long: when it is made, which of the two counts, what it may not do. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/flow.h"

static flow play;

static int clear(void **state) {
    (void)state;
    flow_clear(&play);
    return 0;
}

static ltl_ending run_one(const char *with, const char *options) {
    static char text[1024];
    snprintf(text, sizeof(text), "workflow: w\nguard:\n  step: {name: a, task: work, with: {value: 1, %s}}\n%s", with,
             options);
    return flow_run(&play, text);
}

#define AFTER_50 "  hedge: {after: 50ms}\n"

static void the_second_is_made_late_and_the_first_answer_counts(void **state) {
    (void)state;
    assert_int_equal(run_one("takes: 1000, second_takes: 20", AFTER_50), LTL_ENDING_OK);
    assert_int_equal(play.now_us, 70000);
    assert_int_equal(flow_output(&play, "w", "value")->number, 1);
    assert_int_equal(flow_count(&play, "told w hedge no answer for 50 ms"), 1);
    assert_int_equal(flow_count(&play, "ended w/a cancelled"), 1);
    assert_int_equal(flow_count(&play, "ended w/a[hedge] ok"), 1);
    assert_int_equal(flow_count(&play, "told w hedge-won"), 1);
    flow_clear(&play);
    assert_int_equal(run_one("takes: 60, second_takes: 1000", AFTER_50), LTL_ENDING_OK);
    assert_int_equal(play.now_us, 60000);
    assert_int_equal(flow_count(&play, "ended w/a[hedge] cancelled"), 1);
    assert_int_equal(flow_count(&play, "told w hedge-won"), 0);
}

static void who_is_quick_is_alone(void **state) {
    (void)state;
    assert_int_equal(run_one("takes: 49", AFTER_50), LTL_ENDING_OK);
    assert_int_equal(play.calls, 1);
    flow_clear(&play);
    /* A quick failure is tried again as ever; the clock of the second call begins anew with each attempt. */
    assert_int_equal(run_one("takes: 40, ends: transient, times: 1",
                             AFTER_50 "  retry: {attempts: 2, backoff: 30ms, jitter: 0}\n"),
                     LTL_ENDING_OK);
    assert_int_equal(play.calls, 2);
    assert_int_equal(flow_count(&play, "hedge"), 0);
}

/* One that fails leaves it to the other; an attempt has failed when both have. */
static void a_failure_waits_for_the_other(void **state) {
    (void)state;
    assert_int_equal(run_one("takes: 60, ends: fail, second_takes: 100, second_ends: ok", AFTER_50), LTL_ENDING_OK);
    assert_int_equal(play.now_us, 150000);
    flow_clear(&play);
    assert_int_equal(run_one("takes: 100, second_takes: 10, second_ends: fail", AFTER_50), LTL_ENDING_OK);
    assert_int_equal(play.now_us, 100000);
    flow_clear(&play);
    assert_int_equal(run_one("takes: 60, ends: transient, second_takes: 5, second_ends: transient, times: 1",
                             AFTER_50 "  retry: {attempts: 2, backoff: 10ms, jitter: 0}\n"),
                     LTL_ENDING_OK);
    assert_int_equal(play.calls, 4); /* two of the first attempt, two of the second */
    assert_int_equal(flow_count(&play, "told w retry"), 1);
}

/* Whoever ends first in the same moment: both were good, the first call counts. */
static void a_tie_is_the_first_call_s(void **state) {
    (void)state;
    for (uint64_t lot = 1; lot < 20; lot++) {
        play.shuffle = lot;
        assert_int_equal(run_one("takes: 60, second_takes: 10, deaf: true", AFTER_50), LTL_ENDING_OK);
        assert_int_equal(flow_count(&play, "told w hedge-won"), 0);
        assert_int_equal(flow_count(&play, "hedge-differs"), 0);
        flow_clear(&play);
    }
    play.shuffle = 0;
    assert_int_equal(run_one("takes: 60, second_takes: 10, deaf: true, second_value: 2", AFTER_50), LTL_ENDING_OK);
    assert_int_equal(flow_output(&play, "w", "value")->number, 1);
    assert_int_equal(flow_count(&play, "told w hedge-differs two calls gave different results"), 1);
}

static void the_delay_is_learned(void **state) {
    (void)state;
    char text[2048];
    int len = snprintf(text, sizeof(text), "workflow: w\ninputs: {n: {type: list of number, default: [");
    for (int i = 1; i <= 30; i++) {
        len += snprintf(text + len, sizeof(text) - (size_t)len, "%s%d", i > 1 ? ", " : "", i == 25 ? 900 : i);
    }
    (void)snprintf(text + len, sizeof(text) - (size_t)len,
                   "]}}\nscatter:\n  over: $inputs.n\n  capacity: 1\n"
                   "  step: {name: g, guard: {step: {name: s, task: work, with: {takes: $item, second_takes: 3}}, "
                   "hedge: {quantile: 95%%, minimum: 20}}}\n");
    assert_int_equal(flow_run(&play, text), LTL_ENDING_OK);
    /* 21 to 30 are each longer than what 95 % of those before took; the first twenty were learned from. */
    assert_int_equal(flow_count(&play, " hedge no answer for 19 ms"), 1);
    assert_int_equal(flow_count(&play, " hedge no answer for"), 10);
    assert_int_equal(flow_count(&play, " hedge-won"), 1); /* that of 900 ms; the others were nearly done */
    assert_true(play.now_us < 500000);
}

/* With the bulkhead full there is none; and its place comes back with the first of the two. */
static void it_takes_nobody_s_place(void **state) {
    (void)state;
    assert_int_equal(run_one("takes: 100, second_takes: 1", AFTER_50 "  bulkhead: {permits: 1}\n"), LTL_ENDING_OK);
    assert_int_equal(play.calls, 1);
    assert_int_equal(play.now_us, 100000);
    flow_clear(&play);
    assert_int_equal(
        flow_run(&play, "workflow: w\n"
                        "parallel:\n"
                        "  - {name: g0, guard: {step: {name: a, task: work, with: {takes: 100, second_takes: 10, "
                        "second_ends: fail}}, hedge: {after: 50ms}, bulkhead: {name: k, permits: 2}}}\n"
                        "  - {name: g1, guard: {step: {name: b, task: work, with: {takes: 40}}, bulkhead: {name: k, "
                        "permits: 2}}}\n"
                        "  - {name: g2, guard: {step: {name: c, task: work, with: {takes: 15}}, bulkhead: {name: k, "
                        "permits: 2}}}\n"
                        "  - {name: g3, guard: {step: {name: d, task: work, with: {takes: 5}}, bulkhead: {name: k, "
                        "permits: 2}}}\n"),
        LTL_ENDING_OK);
    assert_int_equal(play.most_at_once, 2);
    assert_int_equal(flow_count(&play, "told w/g0 hedge"), 0); /* both places were taken when its time came */
    assert_int_equal(play.now_us, 100000);
}

/* The two are one call to the breaker, and one that is being tried gets one. */
static void the_breaker_hears_of_the_two_once(void **state) {
    (void)state;
    assert_int_equal(run_one("takes: 60, ends: transient, second_takes: 5, second_ends: transient",
                             AFTER_50 "  retry: {attempts: 9, backoff: 1ms, jitter: 0}\n"
                                      "  breaker: {name: b, minimum: 3, open_for: 1h}\n"),
                     LTL_ENDING_BROKEN_CIRCUIT);
    assert_int_equal(play.calls, 6);
    flow_clear(&play);
    assert_int_equal(run_one("takes: 60, ends: transient, second_takes: 5, second_ends: transient",
                             AFTER_50 "  retry: {attempts: 5, backoff: 1ms, jitter: 0}\n"
                                      "  breaker: {name: b, minimum: 3, open_for: 1us, probes: 1}\n"),
                     LTL_ENDING_FAILED);
    assert_int_equal(play.calls, 8); /* three times two, and two probes */
}

static void it_stays_within_the_attempt_s_deadline(void **state) {
    (void)state;
    assert_int_equal(run_one("takes: 1000", AFTER_50 "  retry: {deadline: 80ms}\n"), LTL_ENDING_TIMED_OUT);
    assert_int_equal(play.now_us, 80000);
    assert_int_equal(play.calls, 2);
}

static void a_stop_stops_both(void **state) {
    (void)state;
    play.stop_at_us = 60000;
    play.stop_ending = LTL_ENDING_CANCELLED;
    assert_int_equal(run_one("takes: 1000, second_takes: 1000", AFTER_50), LTL_ENDING_CANCELLED);
    assert_int_equal(play.now_us, 60000);
    assert_int_equal(flow_count(&play, "ended w/a cancelled"), 1);
    assert_int_equal(flow_count(&play, "ended w/a[hedge] cancelled"), 1);
}

/* Dropped after each happening in turn: what the winner gave is not worked out again, and the result is the same. */
static void a_run_that_died_goes_on(void **state) {
    (void)state;
    for (uint32_t crash = 1; crash < 14; crash++) {
        play.keeps = true;
        play.crash_after = crash;
        (void)run_one("takes: 1000, second_takes: 20", AFTER_50);
        bool was_won = flow_count(&play, "told w hedge-won") > 0;
        assert_int_equal(flow_again(&play), LTL_ENDING_OK);
        assert_int_equal(flow_output(&play, "w", "value")->number, 1);
        assert_true(!was_won || play.calls == 0);
        flow_clear(&play);
        play.keeps = false;
    }
}

static void what_may_do_harm_twice_is_refused(void **state) {
    (void)state;
    (void)flow_read(&play, "workflow: w\n"
                           "guard:\n"
                           "  hedge: {after: 1s}\n"
                           "  retry: {deadline: 1s}\n"
                           "  step:\n"
                           "    name: pair\n"
                           "    sequence:\n"
                           "      - {name: a, task: work}\n"
                           "      - {name: b, task: once}\n"
                           "      - {name: c, task: once, repeatable: true}\n");
    const ltl_workflow_problem *problem = flow_problem(&play, "`b` may run twice at the same time");
    assert_int_equal(problem->line, 9);
    assert_false(problem->is_warning);
    assert_int_equal(play.problems.count, 2);
    assert_true(flow_problem(&play, "`hedge.after` is no shorter than `retry.deadline`")->is_warning);
}

#define TEST(name) cmocka_unit_test_teardown(name, clear)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(the_second_is_made_late_and_the_first_answer_counts),
        TEST(who_is_quick_is_alone),
        TEST(a_failure_waits_for_the_other),
        TEST(a_tie_is_the_first_call_s),
        TEST(the_delay_is_learned),
        TEST(it_takes_nobody_s_place),
        TEST(the_breaker_hears_of_the_two_once),
        TEST(it_stays_within_the_attempt_s_deadline),
        TEST(a_stop_stops_both),
        TEST(a_run_that_died_goes_on),
        TEST(what_may_do_harm_twice_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
