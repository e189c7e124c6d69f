#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "core/limits.h"
#include "tests/support/flow.h"

static flow play;

static int clear(void **state) {
    (void)state;
    flow_clear(&play);
    return 0;
}

static void each_sees_what_came_before(void **state) {
    (void)state;
    assert_int_equal(flow_run(&play, "workflow: w\n"
                                     "sequence:\n"
                                     "  - {name: a, task: work, with: {value: text}}\n"
                                     "  - {name: b, task: work, with: {value: $a.value}}\n"),
                     LTL_ENDING_OK);
    assert_true(ltl_str_is(flow_output(&play, "b", "value")->text, "text"));
    /* The whole gives what its last step gave. */
    assert_true(ltl_str_is(flow_output(&play, "w", "value")->text, "text"));
}

static void a_run_starts_afresh_on_the_same_definition(void **state) {
    (void)state;
    assert_int_equal(
        flow_run(
            &play,
            "workflow: w\nsequence:\n  - {name: a, task: work, with: {ends: fail, times: 1}}\n"),
        LTL_ENDING_FAILED);
    assert_int_equal(play.calls, 1);
    assert_int_equal(flow_play(&play), LTL_ENDING_FAILED);
    assert_int_equal(play.calls, 2);
}

static void what_nobody_orders_waits_for_all_before(void **state) {
    (void)state;
    assert_int_equal(flow_run(&play, "workflow: w\n"
                                     "sequence:\n"
                                     "  - {name: a, task: work, with: {takes: 100}}\n"
                                     "  - {name: b, task: work, with: {takes: 100}}\n"),
                     LTL_ENDING_OK);
    assert_int_equal(play.now_us, 200000);
}

static void what_says_its_needs_does_not_wait_for_the_rest(void **state) {
    (void)state;
    assert_int_equal(flow_run(&play,
                              "workflow: w\n"
                              "sequence:\n"
                              "  - {name: a, task: work, with: {value: 1, takes: 10}}\n"
                              "  - {name: b, task: work, with: {value: $a.value, takes: 100}}\n"
                              "  - {name: c, task: work, with: {value: $a.value, takes: 100}}\n"
                              "  - {name: d, task: work, after: [b], with: {takes: 5}}\n"),
                     LTL_ENDING_OK);
    assert_int_equal(play.now_us, 115000);
    assert_int_equal(play.most_at_once, 2);
}

static void a_failure_ends_it_and_says_where(void **state) {
    (void)state;
    assert_int_equal(flow_run(&play, "workflow: w\n"
                                     "sequence:\n"
                                     "  - {name: a, task: work, with: {ends: fail, value: 1}}\n"
                                     "  - {name: b, task: work}\n"),
                     LTL_ENDING_FAILED);
    assert_int_equal(flow_ending(&play, "b"), LTL_ENDING_SKIPPED);
    assert_int_equal(flow_step(&play, "b")->skip, LTL_SKIP_NOT_REACHED);
    assert_string_equal(flow_reason(&play, "w"), "a: it fail");
    assert_null(flow_output(&play, "a", "value"));
    assert_int_equal(play.calls, 1);
}

/* Going on degrades the whole, and who needs the missing output is skipped with that reason. */
static void going_on_is_partial_and_the_missing_is_named(void **state) {
    (void)state;
    assert_int_equal(
        flow_run(&play,
                 "workflow: w\n"
                 "sequence:\n"
                 "  - {name: a, task: work, on_failure: continue, with: {ends: fail, value: 1}}\n"
                 "  - {name: b, task: work, with: {value: $a.value}}\n"
                 "  - {name: c, task: work, with: {value: {from: $a.value, optional: true}}}\n"
                 "  - {name: d, task: work, when: $a.status == failed, with: {value: 4}}\n"),
        LTL_ENDING_PARTIAL);
    assert_int_equal(flow_ending(&play, "b"), LTL_ENDING_OK); /* its port is optional */
    assert_int_equal(flow_ending(&play, "c"), LTL_ENDING_OK);
    assert_int_equal(flow_ending(&play, "d"), LTL_ENDING_OK);
    flow_clear(&play);
    assert_int_equal(
        flow_run(
            &play,
            "workflow: w\n"
            "sequence:\n"
            "  - {name: a, task: rows, on_failure: continue, with: {last: 3}, when: 1 == 1}\n"
            "  - {name: b, task: work, on_failure: continue, with: {ends: fail}}\n"
            "  - {name: c, task: keep, with: {rows: $a.rows, poison: 2}, on_failure: continue}\n"
            "  - {name: d, task: sum, with: {rows: $c.rows}}\n"
            "  - {name: e, task: work, with: {value: 1}}\n"),
        LTL_ENDING_PARTIAL);
    assert_int_equal(flow_ending(&play, "d"), LTL_ENDING_SKIPPED);
    assert_int_equal(flow_step(&play, "d")->skip, LTL_SKIP_INPUT);
    assert_string_equal(flow_reason(&play, "d"),
                        "needs `rows` of `c`, which failed: cannot read row 2");
    assert_int_equal(flow_ending(&play, "e"), LTL_ENDING_OK);
}

static void partial_data_flows_and_shows(void **state) {
    (void)state;
    assert_int_equal(flow_run(&play, "workflow: w\n"
                                     "sequence:\n"
                                     "  - {name: a, task: work, with: {ends: partial, value: 7}}\n"
                                     "  - {name: b, task: work, with: {value: $a.value}}\n"),
                     LTL_ENDING_PARTIAL);
    assert_int_equal(flow_output(&play, "b", "value")->number, 7);
}

static void a_gate_stops_early_and_says_so(void **state) {
    (void)state;
    static const char text[] = "workflow: w\n"
                               "inputs: {profile: {type: text, default: %s}}\n"
                               "sequence:\n"
                               "  stop_when: $inputs.profile == hook and $a.value > 0\n"
                               "  steps:\n"
                               "    - {name: a, task: work, with: {value: 3}}\n"
                               "    - {name: b, task: work, with: {value: $a.value}}\n"
                               "    - {name: c, task: work, always: true}\n";
    char hook[512];
    snprintf(hook, sizeof(hook), text, "hook");
    assert_int_equal(flow_run(&play, hook), LTL_ENDING_PARTIAL);
    assert_int_equal(flow_ending(&play, "b"), LTL_ENDING_SKIPPED);
    assert_int_equal(flow_ending(&play, "c"), LTL_ENDING_OK);
    assert_string_equal(flow_reason(&play, "b"),
                        "stopped by `$inputs.profile == hook and $a.value > 0`");
    flow_clear(&play);
    snprintf(hook, sizeof(hook), text, "full");
    assert_int_equal(flow_run(&play, hook), LTL_ENDING_OK);
    assert_int_equal(flow_ending(&play, "b"), LTL_ENDING_OK);
}

static void what_always_runs_runs_after_a_stop(void **state) {
    (void)state;
    play.stop_at_us = 50000;
    play.stop_ending = LTL_ENDING_CANCELLED;
    assert_int_equal(flow_run(&play, "workflow: w\n"
                                     "sequence:\n"
                                     "  - {name: a, task: work, with: {takes: 100}}\n"
                                     "  - {name: b, task: work}\n"
                                     "  - {name: c, task: work, always: true, with: {takes: 7}}\n"),
                     LTL_ENDING_CANCELLED);
    assert_int_equal(flow_ending(&play, "a"), LTL_ENDING_CANCELLED);
    assert_int_equal(flow_step(&play, "b")->skip, LTL_SKIP_NOT_REACHED);
    assert_int_equal(flow_ending(&play, "c"), LTL_ENDING_OK);
    assert_int_equal(play.now_us, 57000);
}

/* Two minutes, or what the step says: the run's own deadline is over by then. */
static void what_always_runs_does_not_run_for_ever(void **state) {
    (void)state;
    assert_int_equal(flow_run(&play, "workflow: w\n"
                                     "deadline: 50ms\n"
                                     "sequence:\n"
                                     "  - {name: a, task: work, with: {takes: 100}}\n"
                                     "  - {name: b, task: work, always: true, with: {takes: 3600000}}\n"
                                     "  - {name: c, task: work, always: true, deadline: 1s, with: {takes: 3600000}}\n"
                                     "  - {name: d, task: work, always: true, with: {takes: 7}}\n"),
                     LTL_ENDING_TIMED_OUT);
    assert_int_equal(flow_ending(&play, "b"), LTL_ENDING_TIMED_OUT);
    assert_string_equal(flow_reason(&play, "b"), "it cleaned up for longer than it may");
    assert_int_equal(flow_ending(&play, "c"), LTL_ENDING_TIMED_OUT);
    assert_string_equal(flow_reason(&play, "c"), "its deadline passed");
    assert_int_equal(flow_ending(&play, "d"), LTL_ENDING_OK);
    assert_int_equal(play.now_us, 50000 + LTL_CLEANUP_GRACE_US + 1000000 + 7000);
}

/* It began before the stop; its time begins with it. Steps within it are stopped, too. */
static void the_time_to_clean_up_begins_with_the_stop(void **state) {
    (void)state;
    assert_int_equal(flow_run(&play, "workflow: w\n"
                                     "deadline: 1m\n"
                                     "sequence:\n"
                                     "  - {name: a, task: work, with: {takes: 100}}\n"
                                     "  - name: b\n"
                                     "    always: true\n"
                                     "    sequence:\n"
                                     "      - {name: c, task: work, with: {takes: 3600000}}\n"),
                     LTL_ENDING_TIMED_OUT);
    assert_int_equal(flow_ending(&play, "c"), LTL_ENDING_TIMED_OUT);
    assert_int_equal(play.now_us, 60000000 + LTL_CLEANUP_GRACE_US);
}

static void a_deadline_is_inherited_and_shrinks(void **state) {
    (void)state;
    assert_int_equal(flow_run(&play, "workflow: w\n"
                                     "deadline: 50ms\n"
                                     "sequence:\n"
                                     "  - name: inner\n"
                                     "    deadline: 10s\n"
                                     "    sequence:\n"
                                     "      - {name: a, task: work, with: {takes: 100}}\n"),
                     LTL_ENDING_TIMED_OUT);
    assert_int_equal(flow_ending(&play, "a"), LTL_ENDING_TIMED_OUT);
    assert_int_equal(play.now_us, 50000);
}

/* A task that does not listen keeps its worker, but nobody waits for it longer than the grace. */
static void a_deaf_task_is_left_behind(void **state) {
    (void)state;
    play.options.grace_us = 20000;
    assert_int_equal(flow_run(&play, "workflow: w\n"
                                     "sequence:\n"
                                     "  - {name: a, task: work, deadline: 30ms, with: {takes: 500, "
                                     "deaf: true, value: 1}}\n"),
                     LTL_ENDING_TIMED_OUT);
    assert_non_null(strstr(flow_reason(&play, "a"), "did not stop when told to"));
    assert_int_equal(ltl_engine_orphans(play.engine),
                     0); /* it came back at 500 ms, and changed nothing */
    assert_int_equal(play.now_us, 500000);
    assert_null(flow_output(&play, "a", "value"));
}

static void nested_and_passing_on(void **state) {
    (void)state;
    assert_int_equal(flow_run(&play, "workflow: w\n"
                                     "outputs: {last: $in.sum}\n"
                                     "sequence:\n"
                                     "  - name: in\n"
                                     "    outputs: {sum: $deep.value}\n"
                                     "    sequence:\n"
                                     "      - {name: deep, task: work, with: {value: 5}}\n"
                                     "      - {name: other, task: work, with: {value: 6}}\n"
                                     "  - {name: out, task: work, with: {value: $in.sum}}\n"),
                     LTL_ENDING_OK);
    assert_int_equal(flow_output(&play, "out", "value")->number, 5);
    assert_int_equal(flow_output(&play, "w", "last")->number, 5);
}

static void a_budget_is_spent_by_all(void **state) {
    (void)state;
    assert_int_equal(flow_run(&play, "workflow: w\n"
                                     "budget: 100\n"
                                     "sequence:\n"
                                     "  - {name: a, task: work, with: {steps: 60}}\n"
                                     "  - {name: b, task: work, with: {steps: 60}}\n"),
                     LTL_ENDING_FAILED);
    assert_int_equal(flow_step(&play, "b")->cause, LTL_CAUSE_BUDGET);
    assert_int_equal(ltl_engine_spent(play.engine), 60);
}

static void finished_work_is_not_done_again(void **state) {
    (void)state;
    play.stop_at_us = 150000;
    play.stop_ending = LTL_ENDING_CANCELLED;
    assert_int_equal(flow_run(&play,
                              "workflow: w\n"
                              "sequence:\n"
                              "  - {name: a, task: work, with: {takes: 100, value: 1}}\n"
                              "  - {name: b, task: work, with: {takes: 100, value: $a.value}}\n"),
                     LTL_ENDING_CANCELLED);
    assert_int_equal(flow_again(&play), LTL_ENDING_OK);
    assert_int_equal(play.calls, 1);
    assert_int_equal(flow_output(&play, "b", "value")->number, 1);
}

static void what_may_be_half_done_is_not_done_twice(void **state) {
    (void)state;
    play.crash_after = 3; /* run-started, started w, started a: and then nothing */
    assert_int_equal(flow_run(&play, "workflow: w\n"
                                     "sequence:\n"
                                     "  - {name: a, task: once, with: {takes: 100}}\n"
                                     "  - {name: b, task: work}\n"),
                     LTL_ENDING_NONE);
    assert_int_equal(flow_again(&play), LTL_ENDING_FAILED);
    assert_int_equal(flow_step(&play, "a")->cause, LTL_CAUSE_UNKNOWN);
    /* It ended the moment it was begun, and still stops what comes after. */
    assert_int_equal(flow_ending(&play, "b"), LTL_ENDING_SKIPPED);
    assert_int_equal(play.calls, 0);
}

static void what_may_be_repeated_is(void **state) {
    (void)state;
    play.crash_after = 3;
    assert_int_equal(flow_run(&play, "workflow: w\nsequence:\n  - {name: a, task: once, "
                                     "repeatable: true, with: {takes: 100}}\n"),
                     LTL_ENDING_NONE);
    assert_int_equal(flow_again(&play), LTL_ENDING_OK);
    assert_int_equal(play.calls, 1);
}

#define TEST(name) cmocka_unit_test_teardown(name, clear)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(each_sees_what_came_before),
        TEST(a_run_starts_afresh_on_the_same_definition),
        TEST(what_nobody_orders_waits_for_all_before),
        TEST(what_says_its_needs_does_not_wait_for_the_rest),
        TEST(a_failure_ends_it_and_says_where),
        TEST(going_on_is_partial_and_the_missing_is_named),
        TEST(partial_data_flows_and_shows),
        TEST(a_gate_stops_early_and_says_so),
        TEST(what_always_runs_runs_after_a_stop),
        TEST(what_always_runs_does_not_run_for_ever),
        TEST(the_time_to_clean_up_begins_with_the_stop),
        TEST(a_deadline_is_inherited_and_shrinks),
        TEST(a_deaf_task_is_left_behind),
        TEST(nested_and_passing_on),
        TEST(a_budget_is_spent_by_all),
        TEST(finished_work_is_not_done_again),
        TEST(what_may_be_half_done_is_not_done_twice),
        TEST(what_may_be_repeated_is),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
