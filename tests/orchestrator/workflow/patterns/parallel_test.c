#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "tests/support/flow.h"

static flow play;

static int clear(void **state) {
    (void)state;
    flow_clear(&play);
    return 0;
}

static void all_at_the_same_time(void **state) {
    (void)state;
    assert_int_equal(flow_run(&play, "workflow: w\n"
                                     "parallel:\n"
                                     "  - {name: a, task: work, with: {takes: 100}}\n"
                                     "  - {name: b, task: work, with: {takes: 100}}\n"
                                     "  - {name: c, task: work, with: {takes: 100}}\n"),
                     LTL_ENDING_OK);
    assert_int_equal(play.now_us, 100000);
}

/* Nesting adds work to the places there are, never places. */
static void nesting_does_not_add_workers(void **state) {
    (void)state;
    play.options.places[LTL_ROOM_CPU] = 2;
    assert_int_equal(flow_run(&play, "workflow: w\n"
                                     "parallel:\n"
                                     "  - name: x\n"
                                     "    parallel:\n"
                                     "      - {name: a, task: work, with: {takes: 10}}\n"
                                     "      - {name: b, task: work, with: {takes: 10}}\n"
                                     "  - name: y\n"
                                     "    parallel:\n"
                                     "      - {name: c, task: work, with: {takes: 10}}\n"
                                     "      - {name: d, task: work, with: {takes: 10}}\n"),
                     LTL_ENDING_OK);
    assert_int_equal(play.most_at_once, 2);
    assert_int_equal(play.now_us, 20000);
}

static void rooms_do_not_starve_each_other(void **state) {
    (void)state;
    play.options.places[LTL_ROOM_NETWORK] = 1;
    play.options.places[LTL_ROOM_CPU] = 1;
    assert_int_equal(flow_run(&play, "workflow: w\n"
                                     "parallel:\n"
                                     "  - {name: u1, task: upload, with: {takes: 100}}\n"
                                     "  - {name: u2, task: upload, with: {takes: 100}}\n"
                                     "  - {name: a, task: work, with: {takes: 100}}\n"
                                     "  - {name: b, task: work, with: {takes: 100}}\n"),
                     LTL_ENDING_OK);
    assert_int_equal(play.now_us, 200000);
}

/* The gathering step is told what is missing, and what it sees has the order of the file, never of arrival. */
static const char multi[] =
    "workflow: w\n"
    "parallel:\n"
    "  steps:\n"
    "    - {name: a, task: work, with: {takes: 30, ends: fail, value: 1}}\n"
    "    - {name: b, task: work, with: {takes: 20, value: 2}}\n"
    "    - {name: c, task: work, with: {takes: 10, ends: timeout, value: 3}}\n"
    "  gather: {name: all, task: work, with: {value: $missing}}\n";

static void the_missing_are_named_in_order(void **state) {
    (void)state;
    ltl_digest first = {0, 0};
    for (uint64_t shuffle = 0; shuffle < 20; shuffle++) {
        play.shuffle = shuffle;
        assert_int_equal(flow_run(&play, multi), LTL_ENDING_PARTIAL);
        const ltl_data *missing = flow_output(&play, "all", "value");
        assert_int_equal(missing->count, 2);
        assert_true(ltl_str_is(missing->at[0].at[0].text, "a"));
        assert_true(ltl_str_is(missing->at[0].at[1].text, "failed"));
        assert_true(ltl_str_is(missing->at[1].at[0].text, "c"));
        assert_true(ltl_str_is(missing->at[1].at[1].text, "timed-out"));
        ltl_digest digest = ltl_data_digest(&ltl_engine_result(play.engine)->outputs);
        first = shuffle == 0 ? digest : first;
        assert_true(ltl_digest_eq(first, digest));
        flow_clear(&play);
    }
}

static void all_settled_is_what_happens_by_default(void **state) {
    (void)state;
    assert_int_equal(flow_run(&play, "workflow: w\n"
                                     "parallel:\n"
                                     "  - {name: a, task: work, with: {ends: fail}}\n"
                                     "  - {name: b, task: work, with: {takes: 20}}\n"),
                     LTL_ENDING_PARTIAL);
    assert_int_equal(flow_ending(&play, "b"), LTL_ENDING_OK);
    flow_clear(&play);
    assert_int_equal(
        flow_run(&play, "workflow: w\nparallel:\n  - {name: a, task: work, with: {ends: fail}}\n"),
        LTL_ENDING_FAILED);
}

static void fail_fast_stops_the_others(void **state) {
    (void)state;
    assert_int_equal(flow_run(&play,
                              "workflow: w\n"
                              "parallel:\n"
                              "  join: fail-fast\n"
                              "  steps:\n"
                              "    - {name: a, task: work, with: {takes: 500}}\n"
                              "    - {name: b, task: work, with: {takes: 10, ends: fail}}\n"),
                     LTL_ENDING_FAILED);
    assert_int_equal(flow_ending(&play, "a"), LTL_ENDING_CANCELLED);
    assert_int_equal(play.now_us, 10000);
    assert_string_equal(flow_reason(&play, "w"), "b: it fail");
}

static void a_quorum_is_counted(void **state) {
    (void)state;
    static const char text[] = "workflow: w\n"
                               "parallel:\n"
                               "  join: quorum\n"
                               "  quorum: %d\n"
                               "  steps:\n"
                               "    - {name: a, task: work}\n"
                               "    - {name: b, task: work, with: {ends: fail}}\n"
                               "    - {name: c, task: work}\n";
    char buffer[512];
    snprintf(buffer, sizeof(buffer), text, 2);
    assert_int_equal(flow_run(&play, buffer), LTL_ENDING_PARTIAL);
    flow_clear(&play);
    snprintf(buffer, sizeof(buffer), text, 3);
    assert_int_equal(flow_run(&play, buffer), LTL_ENDING_FAILED);
    assert_string_equal(flow_reason(&play, "w"), "only 2 of the 3 needed steps ended well");
}

static void a_budget_is_shared_out_in_advance(void **state) {
    (void)state;
    /* Who runs out does not depend on who was first: each has half. */
    for (uint64_t shuffle = 1; shuffle < 10; shuffle++) {
        play.shuffle = shuffle;
        assert_int_equal(flow_run(&play, "workflow: w\n"
                                         "budget: 100\n"
                                         "parallel:\n"
                                         "  - {name: a, task: work, with: {steps: 60}}\n"
                                         "  - {name: b, task: work, with: {steps: 50}}\n"),
                         LTL_ENDING_PARTIAL);
        assert_int_equal(flow_ending(&play, "a"), LTL_ENDING_FAILED);
        assert_int_equal(flow_ending(&play, "b"), LTL_ENDING_OK);
        flow_clear(&play);
    }
}

static void skipped_by_condition_is_not_missing(void **state) {
    (void)state;
    assert_int_equal(flow_run(&play, "workflow: w\n"
                                     "inputs: {deep: {type: truth, default: false}}\n"
                                     "parallel:\n"
                                     "  - {name: a, task: work}\n"
                                     "  - {name: b, task: work, when: $inputs.deep}\n"),
                     LTL_ENDING_OK);
    assert_int_equal(flow_step(&play, "b")->skip, LTL_SKIP_CONDITION);
}

static void stopping_reaches_everything_within(void **state) {
    (void)state;
    play.stop_at_us = 5000;
    play.stop_ending = LTL_ENDING_CANCELLED;
    assert_int_equal(flow_run(&play, "workflow: w\n"
                                     "parallel:\n"
                                     "  - name: x\n"
                                     "    sequence:\n"
                                     "      - {name: a, task: work, with: {takes: 10}}\n"
                                     "      - {name: b, task: work}\n"
                                     "  - {name: c, task: work, with: {takes: 10}}\n"),
                     LTL_ENDING_CANCELLED);
    assert_int_equal(flow_ending(&play, "a"), LTL_ENDING_CANCELLED);
    assert_int_equal(flow_ending(&play, "c"), LTL_ENDING_CANCELLED);
    assert_int_equal(flow_ending(&play, "x"), LTL_ENDING_CANCELLED);
    assert_int_equal(play.now_us, 5000);
}

#define TEST(name) cmocka_unit_test_teardown(name, clear)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(all_at_the_same_time),
        TEST(nesting_does_not_add_workers),
        TEST(rooms_do_not_starve_each_other),
        TEST(the_missing_are_named_in_order),
        TEST(all_settled_is_what_happens_by_default),
        TEST(fail_fast_stops_the_others),
        TEST(a_quorum_is_counted),
        TEST(a_budget_is_shared_out_in_advance),
        TEST(skipped_by_condition_is_not_missing),
        TEST(stopping_reaches_everything_within),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
