#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/flow.h"
#include "tests/support/random.h"

static flow play;

static int clear(void **state) {
    (void)state;
    flow_clear(&play);
    return 0;
}

static ltl_ending run_one(const char *with, const char *options) {
    static char text[1024];
    snprintf(text, sizeof(text),
             "workflow: w\nguard:\n  step: {name: a, task: work, with: {value: 1, %s}}\n%s", with,
             options);
    return flow_run(&play, text);
}

static void it_tries_again_and_says_attempts(void **state) {
    (void)state;
    assert_int_equal(
        run_one("ends: transient, times: 2", "  retry: {attempts: 3, jitter: 0, backoff: 100ms}\n"),
        LTL_ENDING_OK);
    assert_int_equal(play.calls, 3);
    assert_int_equal(play.now_us, 300000); /* 100 ms and 200 ms */
    assert_int_equal(flow_output(&play, "w", "value")->number, 1);
    flow_clear(&play);
    assert_int_equal(run_one("ends: transient", "  retry: {attempts: 2, backoff: 1ms}\n"),
                     LTL_ENDING_FAILED);
    assert_string_equal(flow_reason(&play, "w"), "it transient (attempt 2 of 2)");
}

static void only_what_may_work_next_time(void **state) {
    (void)state;
    assert_int_equal(run_one("ends: fail", "  retry: {attempts: 3}\n"), LTL_ENDING_FAILED);
    assert_int_equal(play.calls, 1);
    flow_clear(&play);
    assert_int_equal(run_one("ends: input", "  retry: {attempts: 3}\n"), LTL_ENDING_FAILED);
    assert_int_equal(play.calls, 1);
    flow_clear(&play);
    assert_int_equal(run_one("ends: fail", "  retry: {attempts: 3, on: permanent}\n"),
                     LTL_ENDING_FAILED);
    assert_int_equal(play.calls, 3);
}

/* The task crashes as long as it is not kept apart. What may pass for another reason is tried again as it was. */
static void a_crash_is_tried_again_apart(void **state) {
    (void)state;
    assert_int_equal(run_one("ends: together", "  retry: {attempts: 2, backoff: 1ms}\n"), LTL_ENDING_OK);
    assert_int_equal(play.calls, 2);
    flow_clear(&play);
    assert_int_equal(run_one("ends: transient, times: 1, apart: true", "  retry: {attempts: 2, backoff: 1ms}\n"),
                     LTL_ENDING_OK);
    assert_int_equal(play.calls, 2);
}

static void jitter_is_the_seed_s(void **state) {
    (void)state;
    uint64_t ends[3];
    static const uint64_t seeds[] = {7, 7, 8};
    for (int i = 0; i < 3; i++) {
        play.options.seed = seeds[i];
        (void)run_one("ends: transient", "  retry: {attempts: 4, jitter: 0.5}\n");
        ends[i] = play.now_us;
        flow_clear(&play);
    }
    assert_int_equal(ends[0], ends[1]);
    assert_int_not_equal(ends[0], ends[2]);
}

static void the_total_bounds_all_attempts(void **state) {
    (void)state;
    assert_int_equal(
        run_one("ends: transient, takes: 100",
                "  retry: {attempts: 50, backoff: 100ms, factor: 1, jitter: 0, total: 1s}\n"),
        LTL_ENDING_FAILED);
    assert_in_range(play.calls, 4, 6);
    assert_true(play.now_us <= 1100000);
}

/* Longer than the backoff and its cap; where that is too long, nobody waits at all. */
static void who_says_when_is_asked_then(void **state) {
    (void)state;
    assert_int_equal(run_one("ends: transient, times: 1, again: 5000",
                             "  retry: {attempts: 2, backoff: 1ms, cap: 1s, jitter: 0}\n"),
                     LTL_ENDING_OK);
    assert_int_equal(play.now_us, 5000000);
    flow_clear(&play);
    assert_int_equal(run_one("ends: transient, times: 1, again: 5000",
                             "  retry: {attempts: 2, backoff: 1ms, jitter: 0, total: 4s}\n"),
                     LTL_ENDING_FAILED);
    assert_int_equal(play.now_us, 0);
    assert_non_null(strstr(flow_reason(&play, "w"), "it wants to be asked again in 5 s"));
}

static void an_attempt_has_its_own_deadline(void **state) {
    (void)state;
    assert_int_equal(run_one("takes: 1000",
                             "  retry: {attempts: 2, deadline: 50ms, backoff: 10ms, jitter: 0}\n"),
                     LTL_ENDING_TIMED_OUT);
    assert_int_equal(play.now_us, 110000);
}

#define MANY_BEGIN                                                                                 \
    "workflow: w\n"                                                                                \
    "parallel:\n"

static char many[16384];

/* So many guards side by side, the same breaker and bulkhead in all. */
static const char *side_by_side(int count, const char *with, const char *options) {
    int len = snprintf(many, sizeof(many), MANY_BEGIN);
    for (int i = 0; i < count; i++) {
        len += snprintf(many + len, sizeof(many) - (size_t)len,
                        "  - {name: g%d, guard: {step: {name: s%d, task: work, with: {%s}}, %s}}\n",
                        i, i, with, options);
    }
    return many;
}

/* The decision is made before the call, its result recorded after it; in between nobody is held up. */
static void five_calls_run_side_by_side(void **state) {
    (void)state;
    assert_int_equal(
        flow_run(&play,
                 side_by_side(5, "takes: 200",
                              "breaker: {name: b, open_for: 1s}, bulkhead: {name: k, permits: 5}")),
        LTL_ENDING_OK);
    assert_int_equal(play.now_us, 200000);
    assert_int_equal(play.most_at_once, 5);
}

static void the_bulkhead_lets_so_many_in(void **state) {
    (void)state;
    assert_int_equal(
        flow_run(&play, side_by_side(6, "takes: 100", "bulkhead: {name: k, permits: 2}")),
        LTL_ENDING_OK);
    assert_int_equal(play.most_at_once, 2);
    assert_int_equal(play.now_us, 300000);
}

static void a_full_queue_refuses(void **state) {
    (void)state;
    assert_int_equal(
        flow_run(&play, side_by_side(4, "takes: 100", "bulkhead: {name: k, permits: 1, queue: 1}")),
        LTL_ENDING_PARTIAL);
    assert_int_equal(flow_ending(&play, "g1"), LTL_ENDING_OK);
    assert_int_equal(flow_step(&play, "g2")->cause, LTL_CAUSE_FULL);
    flow_clear(&play);
    assert_int_equal(flow_run(&play, side_by_side(2, "takes: 100",
                                                  "bulkhead: {name: k, permits: 1, wait: 50ms}")),
                     LTL_ENDING_PARTIAL);
    assert_string_equal(flow_reason(&play, "g1"), "no room: waited as long as it may");
}

/* A retry that sleeps holds no permit: the other one runs meanwhile. */
static void nobody_sleeps_with_a_permit(void **state) {
    (void)state;
    assert_int_equal(flow_run(&play, "workflow: w\n"
                                     "parallel:\n"
                                     "  - name: g0\n"
                                     "    guard: {step: {name: a, task: work, with: {ends: "
                                     "transient, times: 1, takes: 10}},\n"
                                     "            retry: {attempts: 2, backoff: 1s, jitter: 0}, "
                                     "bulkhead: {name: k, permits: 1}}\n"
                                     "  - name: g1\n"
                                     "    guard: {step: {name: b, task: work, with: {takes: 100}}, "
                                     "bulkhead: {name: k, permits: 1}}\n"),
                     LTL_ENDING_OK);
    assert_int_equal(play.now_us, 1020000);
}

static void an_open_circuit_ends_the_retries(void **state) {
    (void)state;
    assert_int_equal(run_one("ends: transient", "  retry: {attempts: 50, backoff: 1ms}\n  breaker: "
                                                "{name: b, minimum: 3, open_for: 1h}\n"),
                     LTL_ENDING_BROKEN_CIRCUIT);
    assert_int_equal(play.calls, 3);
    assert_int_equal(flow_count(&play, "breaker open"), 1);
    assert_null(flow_output(&play, "w", "value"));
}

/* 80 % of the calls fail, with successes in between. */
static void four_of_five_failing_trip_it(void **state) {
    (void)state;
    char text[8192];
    int len = snprintf(text, sizeof(text), "workflow: w\nsequence:\n");
    for (int i = 0; i < 30; i++) {
        len += snprintf(text + len, sizeof(text) - (size_t)len,
                        "  - {name: g%d, on_failure: continue, guard: {step: {name: s%d, task: "
                        "work, with: {ends: %s}}, "
                        "breaker: {name: b, minimum: 10, open_for: 1h}}}\n",
                        i, i, i % 5 == 4 ? "ok" : "fail");
    }
    assert_int_equal(flow_run(&play, text), LTL_ENDING_PARTIAL);
    assert_int_equal(play.calls, 10);
    assert_int_equal(flow_ending(&play, "g29"), LTL_ENDING_BROKEN_CIRCUIT);
}

#define BREAKER "breaker: {name: b, minimum: 2, open_for: 1h}"

/* Bad input, spent steps, being told to stop: who is guarded is not to blame, and the next call gets through. */
static void faults_of_the_caller_open_no_circuit(void **state) {
    (void)state;
    static const char *const faults[] = {"ends: input", "steps: 200"};
    for (size_t i = 0; i < LTL_COUNT_OF(faults); i++) {
        char text[2048];
        int len = snprintf(text, sizeof(text), "workflow: w\nbudget: 100\nsequence:\n");
        for (int k = 0; k < 4; k++) {
            len += snprintf(text + len, sizeof(text) - (size_t)len,
                            "  - {name: g%d, on_failure: continue, guard: {"
                            "step: {name: s%d, task: work, with: {%s}}, " BREAKER "}}\n",
                            k, k, faults[i]);
        }
        (void)snprintf(text + len, sizeof(text) - (size_t)len,
                       "  - {name: last, guard: {step: {name: l, task: work}, " BREAKER "}}\n");
        assert_int_equal(flow_run(&play, text), LTL_ENDING_PARTIAL);
        assert_int_equal(flow_ending(&play, "last"), LTL_ENDING_OK);
        assert_int_equal(play.calls, 5);
        flow_clear(&play);
    }
    int len = snprintf(many, sizeof(many), "workflow: w\nsequence:\n  - name: race\n    on_failure: continue\n"
                                           "    parallel:\n      join: fail-fast\n      steps:\n"
                                           "        - {name: first, task: work, with: {takes: 10, ends: fail}}\n");
    for (int k = 0; k < 4; k++) {
        len += snprintf(many + len, sizeof(many) - (size_t)len,
                        "        - {name: g%d, guard: {"
                        "step: {name: s%d, task: work, with: {takes: 100}}, " BREAKER "}}\n",
                        k, k);
    }
    (void)snprintf(many + len, sizeof(many) - (size_t)len,
                   "  - {name: last, guard: {step: {name: l, task: work}, " BREAKER "}}\n");
    assert_int_equal(flow_run(&play, many), LTL_ENDING_PARTIAL);
    assert_int_equal(flow_ending(&play, "s3"), LTL_ENDING_CANCELLED);
    assert_int_equal(flow_ending(&play, "last"), LTL_ENDING_OK);
}

/* What outlives a run, on the played clock, which goes on from run to run. */
static struct {
    bool is_there;
    uint64_t until_us;
    uint64_t expires_us;
    char reason[1024];
} left;

static bool left_get(void *context, ltl_str name, ltl_arena *arena, ltl_circuit *out_circuit) {
    (void)context;
    assert_true(ltl_str_is(name, "b"));
    *out_circuit = (ltl_circuit){left.until_us > play.now_us ? left.until_us - play.now_us : 0,
                                 ltl_arena_copy(arena, ltl_str_of(left.reason))};
    return left.is_there && play.now_us < left.expires_us;
}

static void left_put(void *context, ltl_str name, const ltl_circuit *circuit, uint64_t keep_us) {
    (void)context;
    (void)name;
    left.is_there = true;
    left.until_us = play.now_us + circuit->left_us;
    left.expires_us = play.now_us + keep_us;
    snprintf(left.reason, sizeof(left.reason), "%.*s", LTL_STR_ARG(circuit->reason));
}

static void left_close(void *context, ltl_str name) {
    (void)context;
    (void)name;
    left.is_there = false;
}

static ltl_ending run_later(uint64_t now_us, const char *with) {
    static const ltl_circuits circuits = {NULL, left_get, left_put, left_close};
    play.options.circuits = &circuits;
    play.now_us = now_us;
    return run_one(with, "  retry: {attempts: 3, backoff: 1ms, jitter: 0}\n  breaker: {name: b, minimum: 2, "
                         "open_for: 10s, remember: 1m}\n");
}

/* Open in one run is open in the next, then half-open: one probe decides; what is good again is forgotten. */
static void an_open_circuit_outlives_its_run(void **state) {
    (void)state;
    memset(&left, 0, sizeof(left));
    assert_int_equal(run_later(0, "ends: transient"), LTL_ENDING_BROKEN_CIRCUIT);
    assert_int_equal(play.calls, 2);
    flow_clear(&play);
    assert_int_equal(run_later(5000000, "ends: ok"), LTL_ENDING_BROKEN_CIRCUIT);
    assert_int_equal(play.calls, 0);
    assert_string_equal(flow_reason(&play, "w"), "its circuit `b` is open: 2 of 2 calls failed, such as: it transient");
    flow_clear(&play);
    assert_int_equal(run_later(11000000, "ends: transient"), LTL_ENDING_BROKEN_CIRCUIT);
    assert_int_equal(play.calls, 1); /* the probe */
    assert_int_equal(flow_count(&play, "breaker half-open"), 1);
    flow_clear(&play);
    assert_int_equal(run_later(12000000, "ends: ok"), LTL_ENDING_BROKEN_CIRCUIT);
    flow_clear(&play);
    assert_int_equal(run_later(22000000, "ends: ok"), LTL_ENDING_OK);
    assert_false(left.is_there);
    flow_clear(&play);
    assert_int_equal(run_later(23000000, "ends: transient, times: 1"), LTL_ENDING_OK);
    flow_clear(&play);
    /* What has expired is not known any more. */
    assert_int_equal(run_later(30000000, "ends: transient"), LTL_ENDING_BROKEN_CIRCUIT);
    flow_clear(&play);
    assert_int_equal(run_later(100000000, "ends: transient, times: 1"), LTL_ENDING_OK);
    assert_int_equal(play.calls, 2);
    play.options.circuits = NULL;
    play.now_us = 0;
}

/* Which calls they were is told with what they said, the first few of them. */
static void an_open_circuit_has_samples(void **state) {
    (void)state;
    assert_int_equal(flow_run(&play, "workflow: w\n"
                                     "inputs: {n: {type: list of number, default: [1, 2, 3, 4, 5, 6]}}\n"
                                     "scatter:\n"
                                     "  over: $inputs.n\n"
                                     "  capacity: 1\n"
                                     "  step: {name: g, guard: {step: {name: s, task: work, with: {ends: fail}}, "
                                     "breaker: {name: b, minimum: 4, open_for: 1h}}}\n"),
                     LTL_ENDING_FAILED);
    assert_int_equal(play.calls, 4);
    static const char why[] = "its circuit `b` is open: 4 of 4 calls failed, such as: ";
    const char *reason = flow_reason(&play, "g");
    assert_int_equal(strncmp(reason, why, strlen(why)), 0);
    uint32_t samples = 0; /* with the item of each, and what was said */
    for (const char *at = reason; (at = strstr(at, ": it fail")) != NULL; at++) {
        samples++;
    }
    assert_int_equal(samples, 3);
}

static void a_fallback_stands_in_and_shows(void **state) {
    (void)state;
    assert_int_equal(run_one("ends: fail", "  fallbacks:\n"
                                           "    - {name: shallow, task: work, with: {ends: fail}}\n"
                                           "    - {name: pattern, task: work, with: {value: 3}}\n"),
                     LTL_ENDING_PARTIAL);
    assert_int_equal(flow_output(&play, "w", "value")->number, 3);
    assert_string_equal(flow_reason(&play, "w"), "pattern instead: it fail");
    flow_clear(&play);
    /* Bad input is bad for the fallback, too. */
    assert_int_equal(run_one("ends: input", "  fallbacks:\n    - {name: pattern, task: work}\n"),
                     LTL_ENDING_FAILED);
    assert_int_equal(play.calls, 1);
    flow_clear(&play);
    /* Nor is one begun for who was told to stop. */
    play.stop_at_us = 5000;
    play.stop_ending = LTL_ENDING_CANCELLED;
    assert_int_equal(run_one("takes: 10", "  fallbacks:\n    - {name: pattern, task: work}\n"),
                     LTL_ENDING_CANCELLED);
    assert_int_equal(flow_count(&play, "w/pattern"), 0);
    assert_int_equal(flow_count(&play, "told w fallback"), 0);
}

/* Any mix of endings, retries, second calls, fallbacks, deadlines and stops: at the end the bulkhead is empty and the
 * breaker has all its probes back, which the next guards of the same names prove by getting in. */
static void permits_come_back_on_every_path(void **state) {
    (void)state;
    ltl_random random = ltl_random_make("guard", 42);
    static const char *const ends[] = {"ok",    "fail",    "transient", "crash",
                                       "input", "timeout", "partial"};
    for (int round = 0; round < 300; round++) {
        int len = snprintf(many, sizeof(many),
                           "workflow: w\nsequence:\n  - name: chaos\n    on_failure: continue\n"
                           "    deadline: %dms\n    parallel:\n",
                           50 + (int)ltl_random_below(&random, 400));
        int count = 1 + (int)ltl_random_below(&random, 12);
        for (int i = 0; i < count; i++) {
            len += snprintf(
                many + len, sizeof(many) - (size_t)len,
                "      - {name: g%d, deadline: %dms, guard: {step: {name: s%d, task: work, with: "
                "{ends: %s, "
                "takes: %d, second_takes: %d, second_ends: %s}}, hedge: {after: %dms}, retry: "
                "{attempts: %d, backoff: 5ms, deadline: %dms}, bulkhead: {name: k, permits: 2, "
                "queue: %d, wait: %dms}, breaker: {name: b, minimum: 2, window: 4, open_calls: 1, "
                "probes: 2}}}\n",
                i, 10 + (int)ltl_random_below(&random, 200), i, ends[ltl_random_below(&random, 7)],
                (int)ltl_random_below(&random, 60), (int)ltl_random_below(&random, 40),
                ends[ltl_random_below(&random, 7)], 1 + (int)ltl_random_below(&random, 60),
                1 + (int)ltl_random_below(&random, 4), 1 + (int)ltl_random_below(&random, 100),
                (int)ltl_random_below(&random, 6), 1 + (int)ltl_random_below(&random, 80));
        }
        (void)snprintf(
            many + len, sizeof(many) - (size_t)len,
            "  - {name: p1, on_failure: continue, guard: {step: {name: x1, task: work}, bulkhead: "
            "{name: k, permits: 2}}}\n"
            "  - name: probes\n    on_failure: continue\n    parallel:\n"
            "      - {name: p2, guard: {step: {name: x2, task: work}, bulkhead: {name: k, permits: "
            "2, queue: 0}}}\n"
            "      - {name: p3, guard: {step: {name: x3, task: work}, bulkhead: {name: k, permits: "
            "2, queue: 0}}}\n"
            "  - {name: q1, on_failure: continue, guard: {step: {name: y1, task: work}, breaker: "
            "{name: b}}}\n"
            "  - {name: q2, on_failure: continue, guard: {step: {name: y2, task: work}, breaker: "
            "{name: b}}}\n"
            "  - {name: q3, on_failure: continue, guard: {step: {name: y3, task: work}, breaker: "
            "{name: b}}}\n"
            "  - {name: q4, guard: {step: {name: y4, task: work}, breaker: {name: b}}}\n");
        (void)flow_run(&play, many);
        assert_int_equal(flow_ending(&play, "p1"), LTL_ENDING_OK);
        assert_int_equal(flow_ending(&play, "p2"), LTL_ENDING_OK);
        assert_int_equal(flow_ending(&play, "p3"), LTL_ENDING_OK);
        assert_int_equal(flow_ending(&play, "q4"), LTL_ENDING_OK);
        flow_clear(&play);
    }
}

#define TEST(name) cmocka_unit_test_teardown(name, clear)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(it_tries_again_and_says_attempts),
        TEST(only_what_may_work_next_time),
        TEST(a_crash_is_tried_again_apart),
        TEST(jitter_is_the_seed_s),
        TEST(the_total_bounds_all_attempts),
        TEST(who_says_when_is_asked_then),
        TEST(an_attempt_has_its_own_deadline),
        TEST(five_calls_run_side_by_side),
        TEST(the_bulkhead_lets_so_many_in),
        TEST(a_full_queue_refuses),
        TEST(nobody_sleeps_with_a_permit),
        TEST(an_open_circuit_ends_the_retries),
        TEST(four_of_five_failing_trip_it),
        TEST(faults_of_the_caller_open_no_circuit),
        TEST(an_open_circuit_outlives_its_run),
        TEST(an_open_circuit_has_samples),
        TEST(a_fallback_stands_in_and_shows),
        TEST(permits_come_back_on_every_path),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
