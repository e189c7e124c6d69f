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

/* Basic always; security when there is an indicator; the detailed scan only when security has candidates. */
static ltl_ending conditional(int indicators, int candidates) {
    static char text[2048];
    snprintf(text, sizeof(text),
             "workflow: w\n"
             "lazy:\n"
             "  demand: [basic, report]\n"
             "  steps:\n"
             "    - {name: report, task: work, with: {value: {from: $detailed.value, if: "
             "$security.value > 0, optional: true}}}\n"
             "    - {name: detailed, task: work, with: {value: $security.value}}\n"
             "    - {name: security, task: work, when: $basic.value > 0, with: {value: %d}}\n"
             "    - {name: performance, task: work, with: {value: $basic.value}}\n"
             "    - {name: basic, task: work, with: {value: %d}}\n",
             candidates, indicators);
    return flow_run(&play, text);
}

static void only_what_is_wanted_runs(void **state) {
    (void)state;
    assert_int_equal(conditional(1, 3), LTL_ENDING_OK);
    assert_int_equal(flow_output(&play, "detailed", "value")->number, 3);
    assert_int_equal(flow_output(&play, "report", "value")->number, 3);
    assert_int_equal(play.calls, 4);
    /* Not demanded is not "no finding". */
    assert_int_equal(flow_step(&play, "performance")->skip, LTL_SKIP_NOT_NEEDED);
    flow_clear(&play);
    assert_int_equal(conditional(1, 0), LTL_ENDING_OK);
    assert_int_equal(flow_step(&play, "detailed")->skip, LTL_SKIP_NOT_NEEDED);
    assert_int_equal(play.calls, 3);
    flow_clear(&play);
    assert_int_equal(conditional(0, 3), LTL_ENDING_OK);
    assert_int_equal(flow_step(&play, "security")->skip, LTL_SKIP_CONDITION);
    assert_int_equal(flow_step(&play, "detailed")->skip, LTL_SKIP_NOT_NEEDED);
    assert_int_equal(play.calls, 2);
}

static const char diamond[] =
    "workflow: w\n"
    "lazy:\n"
    "  demand: [top]\n"
    "  steps:\n"
    "    - {name: top, task: keep, with: {rows: $left.rows, drop: $right.value}}\n"
    "    - {name: left, task: rows, with: {last: $base.value}}\n"
    "    - {name: right, task: work, with: {value: $base.value}}\n"
    "    - {name: base, task: work, with: {value: 2, takes: 10, ends: %s}}\n";

/* One computes, the others wait: however many want it, and in whatever order. */
static void everything_runs_at_most_once(void **state) {
    (void)state;
    char text[1024];
    snprintf(text, sizeof(text), diamond, "ok");
    for (uint64_t shuffle = 0; shuffle < 10; shuffle++) {
        play.shuffle = shuffle;
        assert_int_equal(flow_run(&play, text), LTL_ENDING_OK);
        assert_int_equal(flow_count(&play, "started w/base"), 1);
        assert_int_equal(ltl_data_member_number(flow_output(&play, "w", "demands"), "base", 0), 2);
        assert_int_equal(ltl_data_member_number(flow_output(&play, "w", "demands"), "left", 0), 1);
        assert_int_equal(flow_count(&play, "told w demands top 1, left 1, right 1, base 2"), 1);
        flow_clear(&play);
    }
}

static void a_failure_is_remembered_too(void **state) {
    (void)state;
    char text[1024];
    snprintf(text, sizeof(text), diamond, "fail");
    assert_int_equal(flow_run(&play, text), LTL_ENDING_FAILED);
    assert_int_equal(flow_count(&play, "started w/base"), 1);
    assert_int_equal(flow_ending(&play, "top"), LTL_ENDING_SKIPPED);
    assert_int_equal(flow_step(&play, "top")->skip, LTL_SKIP_INPUT);
}

static void who_can_do_without_does(void **state) {
    (void)state;
    assert_int_equal(
        flow_run(
            &play,
            "workflow: w\n"
            "lazy:\n"
            "  demand: [report]\n"
            "  steps:\n"
            "    - {name: report, task: work, with: {value: {from: $deep.value, optional: true}}}\n"
            "    - {name: deep, task: work, with: {ends: fail}}\n"),
        LTL_ENDING_PARTIAL);
    assert_int_equal(flow_ending(&play, "report"), LTL_ENDING_OK);
    assert_string_equal(flow_reason(&play, "w"), "did without deep");
}

/* What hangs on a cancelled step is cancelled or skipped, not failed. */
static void cancelling_is_no_failure(void **state) {
    (void)state;
    play.stop_at_us = 5000;
    play.stop_ending = LTL_ENDING_CANCELLED;
    char text[1024];
    snprintf(text, sizeof(text), diamond, "ok");
    assert_int_equal(flow_run(&play, text), LTL_ENDING_CANCELLED);
    assert_int_equal(flow_ending(&play, "base"), LTL_ENDING_CANCELLED);
    assert_int_equal(flow_ending(&play, "top"), LTL_ENDING_NONE);
}

static void a_cycle_is_found_at_rest_with_its_path(void **state) {
    (void)state;
    assert_int_not_equal(flow_read(&play, "workflow: w\n"
                                          "lazy:\n"
                                          "  demand: [a]\n"
                                          "  steps:\n"
                                          "    - {name: a, task: work, with: {value: $b.value}}\n"
                                          "    - {name: b, task: work, with: {value: $c.value}}\n"
                                          "    - {name: c, task: work, when: $b.value > 1}\n"),
                         LTL_OK);
    assert_int_equal(flow_problem(&play, "steps wait for each other: b -> c -> b")->line, 6);
}

static void what_nobody_can_want_is_told_at_rest(void **state) {
    (void)state;
    assert_int_equal(flow_read(&play, "workflow: w\n"
                                      "lazy:\n"
                                      "  demand: [a]\n"
                                      "  steps:\n"
                                      "    - {name: a, task: work}\n"
                                      "    - {name: b, task: work}\n"),
                     LTL_OK);
    assert_true(flow_problem(&play, "`b` will never run: nothing demands it")->is_warning);
    flow_clear(&play);
    assert_int_not_equal(
        flow_read(&play,
                  "workflow: w\nlazy:\n  demand: [c]\n  steps:\n    - {name: a, task: work}\n"),
        LTL_OK);
    flow_problem(&play, "`demand` names `c`");
}

/* Each step's own input, not that of the last one in a loop. */
static void each_has_its_own_input(void **state) {
    (void)state;
    assert_int_equal(flow_run(&play, "workflow: w\n"
                                     "lazy:\n"
                                     "  demand: [x, y, z]\n"
                                     "  steps:\n"
                                     "    - {name: a, task: work, with: {value: 1}}\n"
                                     "    - {name: b, task: work, with: {value: 2}}\n"
                                     "    - {name: x, task: work, with: {value: $a.value}}\n"
                                     "    - {name: y, task: work, with: {value: $b.value}}\n"
                                     "    - {name: z, task: work, with: {value: $x.value}}\n"),
                     LTL_ENDING_OK);
    assert_int_equal(flow_output(&play, "x", "value")->number, 1);
    assert_int_equal(flow_output(&play, "y", "value")->number, 2);
    assert_int_equal(flow_output(&play, "z", "value")->number, 1);
}

/* A memo that lives longer than the run, keyed by content. */
static ltl_data remembered[64];
static ltl_digest keys[64];
static uint32_t memo_count;
static ltl_arena memo_arena;

static bool memo_get(void *context, ltl_digest key, ltl_arena *arena, ltl_data *out_outputs) {
    (void)context;
    for (uint32_t i = 0; i < memo_count; i++) {
        if (ltl_digest_eq(keys[i], key)) {
            *out_outputs = ltl_data_copy(arena, &remembered[i]);
            return true;
        }
    }
    return false;
}

static void memo_put(void *context, ltl_digest key, const ltl_data *outputs) {
    (void)context;
    keys[memo_count] = key;
    remembered[memo_count++] = ltl_data_copy(&memo_arena, outputs);
}

/* When what was computed anew turns out equal, nothing after it is done again. */
static void an_equal_result_cuts_off_the_rest(void **state) {
    (void)state;
    static const ltl_memo memo = {NULL, memo_get, memo_put};
    static const char text[] =
        "workflow: w\n"
        "inputs: {source: number}\n"
        "lazy:\n"
        "  memo: true\n"
        "  demand: [report]\n"
        "  steps:\n"
        "    - {name: facts, task: keep, with: {rows: [1, 2], drop: $inputs.source}}\n"
        "    - {name: deep, task: work, with: {value: $facts.rows}}\n"
        "    - {name: report, task: work, with: {value: $deep.value.count}}\n";
    static const uint32_t expected[] = {3, 0, 1, 3};
    static const int64_t sources[] = {7, 7, 8, 1};
    for (int i = 0; i < 4; i++) {
        ltl_data number = ltl_data_number(sources[i]);
        ltl_str name = LTL_STR("source");
        ltl_data inputs = ltl_data_record(&name, &number, 1);
        play.options.inputs = &inputs;
        play.options.memo = &memo;
        assert_int_equal(flow_run(&play, text), LTL_ENDING_OK);
        assert_int_equal(play.calls, expected[i]);
        flow_clear(&play);
    }
    ltl_arena_clear(&memo_arena);
}

#define TEST(name) cmocka_unit_test_teardown(name, clear)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(only_what_is_wanted_runs),
        TEST(everything_runs_at_most_once),
        TEST(a_failure_is_remembered_too),
        TEST(who_can_do_without_does),
        TEST(cancelling_is_no_failure),
        TEST(a_cycle_is_found_at_rest_with_its_path),
        TEST(what_nobody_can_want_is_told_at_rest),
        TEST(each_has_its_own_input),
        TEST(an_equal_result_cuts_off_the_rest),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
