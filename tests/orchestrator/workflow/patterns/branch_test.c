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

/* The labels are what the first step gives; what it ends with is the second %s. */
static ltl_ending run(const char *labels, const char *ends, const char *options) {
    static char text[2048];
    snprintf(text, sizeof(text),
             "workflow: w\n"
             "sequence:\n"
             "  - {name: evaluate, task: work, on_failure: continue, with: {value: %s, ends: %s}}\n"
             "  - name: pick\n"
             "    branch:\n"
             "      on: $evaluate.value\n"
             "      cases:\n"
             "        hotfix: {name: hotfix, task: work, with: {value: 1}}\n"
             "        major: {name: major, task: work, with: {value: 2}}\n"
             "        security: {name: security, task: work, with: {value: 3}}\n"
             "%s",
             labels, ends, options);
    return flow_run(&play, text);
}

#define OTHERWISE "      default: {name: standard, task: work, with: {value: 9}}\n"

static void the_first_label_with_a_case(void **state) {
    (void)state;
    assert_int_equal(run("[docs, major, hotfix]", "ok", OTHERWISE), LTL_ENDING_OK);
    assert_int_equal(flow_ending(&play, "major"), LTL_ENDING_OK);
    assert_int_equal(flow_step(&play, "hotfix")->skip, LTL_SKIP_NOT_NEEDED);
    assert_int_equal(flow_step(&play, "standard")->skip, LTL_SKIP_NOT_NEEDED);
    assert_int_equal(flow_output(&play, "pick", "value")->number, 2);
    assert_true(ltl_str_is(flow_output(&play, "pick", "chosen")->at[0].text, "major"));
}

static void the_union_of_all_labels(void **state) {
    (void)state;
    assert_int_equal(run("[major, hotfix]", "ok", "      mode: union\n" OTHERWISE), LTL_ENDING_OK);
    assert_int_equal(flow_output(&play, "pick", "chosen")->count, 2);
    assert_int_equal(flow_step(&play, "standard")->skip, LTL_SKIP_NOT_NEEDED);
}

static void a_label_nobody_knows_is_told(void **state) {
    (void)state;
    assert_int_equal(run("hotfiks", "ok", OTHERWISE), LTL_ENDING_PARTIAL);
    assert_string_equal(flow_reason(&play, "pick"), "no case for the label hotfiks");
    assert_int_equal(flow_ending(&play, "standard"), LTL_ENDING_OK);
    flow_clear(&play);
    assert_int_equal(run("hotfiks", "ok", ""), LTL_ENDING_FAILED);
    assert_string_equal(flow_reason(&play, "pick"), "no case for the label hotfiks");
    flow_clear(&play);
    assert_int_equal(run("[major, hotfiks]", "ok", "      mode: union\n" OTHERWISE),
                     LTL_ENDING_PARTIAL);
    assert_int_equal(flow_ending(&play, "standard"), LTL_ENDING_OK);
    assert_int_equal(flow_ending(&play, "major"), LTL_ENDING_OK);
}

static void a_failed_evaluation_fails_closed(void **state) {
    (void)state;
    assert_int_equal(run("hotfix", "fail", "      fail_closed: [security]\n" OTHERWISE),
                     LTL_ENDING_PARTIAL);
    assert_int_equal(flow_ending(&play, "security"), LTL_ENDING_OK);
    assert_int_equal(flow_ending(&play, "standard"), LTL_ENDING_OK);
    assert_int_equal(flow_step(&play, "hotfix")->skip, LTL_SKIP_NOT_NEEDED);
    assert_non_null(strstr(flow_reason(&play, "pick"), "`evaluate`, which failed: it fail"));
}

static void no_label_is_nothing_to_do(void **state) {
    (void)state;
    assert_int_equal(run("[]", "ok", ""), LTL_ENDING_OK);
    assert_string_equal(flow_reason(&play, "pick"), "nothing to do: no label");
}

/* What goes wrong within a case is filed under the case, not under the condition. */
static void errors_are_filed_where_they_happen(void **state) {
    (void)state;
    assert_int_equal(flow_run(&play, "workflow: w\n"
                                     "branch:\n"
                                     "  on: red\n"
                                     "  cases:\n"
                                     "    red: {name: red, task: work, with: {ends: fail}}\n"),
                     LTL_ENDING_FAILED);
    assert_string_equal(flow_reason(&play, "w"), "it fail");
    assert_string_equal(ltl_engine_result(play.engine)->origin->name.ptr, "red");
}

static void merging_works_when_a_case_gave_nothing(void **state) {
    (void)state;
    assert_int_equal(flow_run(&play,
                              "workflow: w\n"
                              "branch:\n"
                              "  on: [red, green]\n"
                              "  mode: union\n"
                              "  cases:\n"
                              "    red: {name: red, task: work, with: {ends: fail}}\n"
                              "    green: {name: green, task: work, with: {value: 5}}\n"
                              "    blue: {name: blue, task: work, with: {value: 6}}\n"
                              "  merge: {name: merge, task: work, with: {value: $missing}}\n"),
                     LTL_ENDING_PARTIAL);
    assert_int_equal(flow_output(&play, "merge", "value")->count, 1);
    assert_true(ltl_str_is(flow_output(&play, "merge", "value")->at[0].at[0].text, "red"));
}

static void one_case_runs_once_however_often_it_is_named(void **state) {
    (void)state;
    assert_int_equal(run("[hotfix, hotfix]", "ok", "      mode: union\n"), LTL_ENDING_OK);
    assert_int_equal(play.calls, 2);
}

#define TEST(name) cmocka_unit_test_teardown(name, clear)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(the_first_label_with_a_case),
        TEST(the_union_of_all_labels),
        TEST(a_label_nobody_knows_is_told),
        TEST(a_failed_evaluation_fails_closed),
        TEST(no_label_is_nothing_to_do),
        TEST(errors_are_filed_where_they_happen),
        TEST(merging_works_when_a_case_gave_nothing),
        TEST(one_case_runs_once_however_often_it_is_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
