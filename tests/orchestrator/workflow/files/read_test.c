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

/* Reading fails, and one of the problems says so at that place. */
static void refuse(const char *text, const char *says, uint32_t line, uint32_t column) {
    assert_int_not_equal(flow_read(&play, text), LTL_OK);
    const ltl_workflow_problem *problem = flow_problem(&play, says);
    assert_int_equal(problem->line, line);
    assert_int_equal(problem->column, column);
    flow_clear(&play);
}

static void names_that_nobody_knows(void **state) {
    (void)state;
    refuse("workflow: w\nsequence:\n  - {name: a, task: wrok}\n",
           "there is no task `wrok`; did you mean `work`?", 3, 21);
    refuse("workflow: w\nsequense:\n  - {task: work}\n", "a step has no key", 2, 1);
    refuse("workflow: w\nsequence:\n  - {task: work, wiht: {value: 1}}\n",
           "a step has no key `wiht`; did you mean `with`?", 3, 18);
    refuse("workflow: w\nsequence:\n  - {task: work, with: {valeu: 1}}\n",
           "`work` has no input `valeu`; did you mean `value`?", 3, 25);
    refuse("workflow: w\nsequence:\n  - {name: aa, task: work}\n  - {task: work, with: {value: "
           "$ab.value}}\n",
           "nothing here is called `ab`; did you mean `aa`?", 4, 32);
    refuse("workflow: w\nsequence:\n  - {name: a, task: work}\n  - {task: work, with: {value: "
           "$a.vallue}}\n",
           "`a` has no output `vallue`; did you mean `value`? (it has `value`)", 4, 32);
    refuse("workflow: w\ninputs: {level: number}\nsequence:\n  - {task: work, with: {value: "
           "$inputs.lvel}}\n",
           "the workflow has no input `lvel`; did you mean `level`?", 4, 32);
    refuse("workflow: w\nguard:\n  step: {task: work}\n  retry: {atempts: 3}\n",
           "guard has no key `atempts`; did you mean `attempts`?", 4, 11);
    refuse("workflow: w\nparallel:\n  join: quorm\n  steps:\n    - {task: work}\n",
           "did you mean `quorum`?", 3, 9);
}

static void what_does_not_fit(void **state) {
    (void)state;
    refuse("workflow: w\nsequence:\n  - {name: a, task: rows, with: {last: many}}\n",
           "`last` of `a` is number, and this is text", 3, 40);
    refuse("workflow: w\ninputs: {n: text}\nsequence:\n  - {name: a, task: rows, with: {last: "
           "$inputs.n}}\n",
           "is number, and this is text", 4, 40);
    refuse("workflow: w\nsequence:\n  - {name: a, task: rows}\n",
           "`a` needs the input `last` (number)", 3, 5);
    refuse("workflow: w\ninputs: {n: {type: number, default: x}}\nsequence:\n  - {task: work}\n",
           "the default of `n` is not number", 2, 37);
    refuse("workflow: w\nsequence:\n  - {task: work, deadline: 5}\n", "`deadline` wants a duration",
           3, 28);
    refuse("workflow: w\nguard:\n  step: {task: work}\n  breaker: {name: b, failure_rate: 150%, "
           "open_for: 1s}\n",
           "`breaker.failure_rate` wants a rate", 4, 36);
    refuse("workflow: w\nguard:\n  step: {task: work}\n  retry: {attempts: 0}\n",
           "`retry.attempts` is 1 to 100", 4, 21);
    refuse("workflow: w\nguard:\n  retry: {attempts: 2}\n", "guard needs `step`", 3, 3);
    refuse("workflow: w\nsequence:\n  - {name: a, task: work, when: $inputs ==}\n",
           "a value is missing", 3, 43);
}

static void what_cannot_be_seen(void **state) {
    (void)state;
    refuse("workflow: w\nsequence:\n  - {name: a, task: work, with: {value: $b.value}}\n  - {name: "
           "b, task: work}\n",
           "`b` comes after `a`, which needs it", 3, 41);
    refuse("workflow: w\nparallel:\n  - {name: a, task: work}\n  - {name: b, task: work, with: "
           "{value: $a.value}}\n",
           "`a` and `b` run at the same time", 4, 41);
    refuse("workflow: w\nsequence:\n  - {name: a, task: work, with: {value: $a.value}}\n",
           "`a` cannot wait for itself", 3, 41);
    refuse("workflow: w\nsequence:\n  - name: in\n    sequence:\n      - {name: deep, task: work}\n"
           "  - {name: b, task: work, with: {value: $deep.value}}\n",
           "`deep` is seen only within `in`", 6, 41);
    refuse("workflow: w\nsequence:\n  - {name: a, task: work}\n  - {name: b, task: work, with: "
           "{value: $a}}\n",
           "say which output of `a`", 4, 41);
    refuse("workflow: w\nsequence:\n  - {name: a, task: work}\n  - {name: a, task: work}\n",
           "there is another step `a`", 4, 5);
    refuse("workflow: w\nsequence:\n  - {task: work, always: true}\n  - {task: work, on: x}\n",
           "belong to the steps of an `events`", 4, 5);
    refuse("workflow: w\nparallel:\n  - {task: work, always: true}\n",
           "belongs to the steps of a `sequence`", 3, 5);
}

static void what_is_no_step(void **state) {
    (void)state;
    refuse("workflow: w\nsequence:\n  - {name: a}\n", "a step needs a `task` or a pattern", 3, 5);
    refuse("workflow: w\nsequence:\n  - {task: work, parallel: [{task: work}]}\n",
           "a step is one thing", 3, 5);
    refuse("workflow: w\nsequence: []\n", "`steps` wants a list of steps", 2, 11);
    refuse("workflow: w\nsequence:\n  - text\n", "a step is a map", 3, 5);
    refuse("name: w\ntask: work\n", "starts with `workflow: NAME`", 1, 1);
}

static void literals_and_references(void **state) {
    (void)state;
    assert_int_equal(
        flow_run(&play, "workflow: w\n"
                        "inputs: {n: {type: number, default: 4}}\n"
                        "sequence:\n"
                        "  - {name: a, task: work, with: {value: $$money}}\n"
                        "  - {name: b, task: work, with: {value: [1, {x: two}, true, null]}}\n"
                        "  - {name: c, task: work, with: {value: $inputs.n}}\n"
                        "  - {name: d, task: work, with: {value: $b.value.count}}\n"
                        "  - {task: work}\n"
                        "  - {task: work}\n"),
        LTL_ENDING_OK);
    assert_true(ltl_str_is(flow_output(&play, "a", "value")->text, "$money"));
    assert_int_equal(flow_output(&play, "b", "value")->count, 4);
    assert_true(ltl_str_is(flow_output(&play, "b", "value")->at[1].at[0].text, "two"));
    assert_int_equal(flow_output(&play, "c", "value")->number, 4);
    assert_int_equal(flow_output(&play, "d", "value")->number, 4);
    assert_int_equal(flow_ending(&play, "work-2"),
                     LTL_ENDING_OK); /* steps without a name get one */
}

static void inputs_are_checked_when_a_run_starts(void **state) {
    (void)state;
    ltl_error error = {0};
    ltl_engine *engine = NULL;
    assert_int_equal(
        flow_read(&play,
                  "workflow: w\ninputs: {n: number}\ntask: work\nwith: {value: $inputs.n}\n"),
        LTL_OK);
    assert_int_equal(ltl_engine_new(play.workflow, &(ltl_engine_options){0}, &engine, &error),
                     LTL_INVALID);
    assert_string_equal(error.text, "the workflow w needs the input `n`");
    ltl_data text = ltl_data_text(LTL_STR("x"));
    ltl_str name = LTL_STR("n");
    ltl_data inputs = ltl_data_record(&name, &text, 1);
    assert_int_equal(
        ltl_engine_new(play.workflow, &(ltl_engine_options){.inputs = &inputs}, &engine, &error),
        LTL_INVALID);
    assert_string_equal(error.text, "the input `n` is text, not number");
}

static void durations(void **state) {
    (void)state;
    uint64_t us = 0;
    assert_true(ltl_duration_read(LTL_STR("250us"), &us) && us == 250);
    assert_true(ltl_duration_read(LTL_STR("3s"), &us) && us == 3000000);
    assert_true(ltl_duration_read(LTL_STR("2h"), &us) && us == 7200000000);
    assert_false(ltl_duration_read(LTL_STR("3"), &us));
    assert_false(ltl_duration_read(LTL_STR("s"), &us));
    assert_false(ltl_duration_read(LTL_STR("3 s"), &us));
    assert_false(ltl_duration_read(LTL_STR("99999999999999999h"), &us));
}

static void deep_nesting_is_a_problem_not_a_crash(void **state) {
    (void)state;
    static char text[8192];
    int len = snprintf(text, sizeof(text), "workflow: w\nsequence: ");
    for (int i = 0; i < 28; i++) {
        len += snprintf(text + len, sizeof(text) - (size_t)len, "[{sequence: ");
    }
    len += snprintf(text + len, sizeof(text) - (size_t)len, "[{task: work}]");
    for (int i = 0; i < 28; i++) {
        len += snprintf(text + len, sizeof(text) - (size_t)len, "}]");
    }
    assert_int_equal(flow_read(&play, text), LTL_OK);
    assert_int_equal(flow_play(&play), LTL_ENDING_OK);
}

#define TEST(name) cmocka_unit_test_teardown(name, clear)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(names_that_nobody_knows),
        TEST(what_does_not_fit),
        TEST(what_cannot_be_seen),
        TEST(what_is_no_step),
        TEST(literals_and_references),
        TEST(inputs_are_checked_when_a_run_starts),
        TEST(durations),
        TEST(deep_nesting_is_a_problem_not_a_crash),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
