/* Workflows of our own in a change: what `workflow validate` would say is told before anybody runs them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/program.h"

#define GOOD "workflow: nightly\nsequence:\n  - {name: a, task: command, with: {run: [x]}}\n"

static int setup(void **state) {
    sandbox *box = sandbox_new();
    sandbox_git_init(box, "repo");
    sandbox_write(box, "repo/LICENSE", "MIT\n");
    sandbox_write(box, "repo/ci/nightly.yaml", GOOD);
    sandbox_write(box, "repo/ci/old.yaml", GOOD "  - {name: b, task: comand}\n");
    sandbox_git_commit(box, "repo", "one");
    *state = box;
    return 0;
}

static int teardown(void **state) {
    sandbox_free(*state);
    return 0;
}

static ltl_program review(void **state) {
    return ltl_program_run(LTL_PROGRAM, *state, "repo", "lintel review --no-journal");
}

static void faults_have_their_places(void **state) {
    sandbox_write(*state, "repo/ci/nightly.yaml",
                  GOOD "  - {when: \"'\xC3\xA4' == 'b'\", task: comand}\n"
                       "  - {name: c, task: command, wiht: {run: [x]}}\n");
    ltl_program got = review(state);
    assert_int_equal(got.code, 1);
    ltl_program_check(got, "configuration/workflow-cannot-run  ci/nightly.yaml:4:33", true);
    ltl_program_check(got, "there is no task `comand`; did you mean `command`?", true);
    ltl_program_check(got, "configuration/workflow-cannot-run  ci/nightly.yaml:5:30", true);
    sandbox_write(*state, "repo/ci/nightly.yaml", "workflow: nightly\nsequence: [a\n");
    got = review(state);
    ltl_program_check(got, "configuration/workflow-cannot-run  ci/nightly.yaml:", true);
}

static void what_was_wrong_before_is_no_news(void **state) {
    sandbox_write(*state, "repo/ci/old.yaml",
                  GOOD "  - {name: b, task: comand}\n  - {name: d, task: command}\n");
    ltl_program got = review(state);
    ltl_program_check(got, "there is no task", false);
    ltl_program_check(got, "`d` needs the input `run`", true);
}

static void what_others_call_workflow_is_none(void **state) {
    sandbox_write(*state, "repo/ci/gitlab.yaml", "workflow:\n  rules: [{when: always}]\nsequence: 1\n");
    sandbox_write(*state, "repo/ci/other.yaml", "workflow: deploy\nsteps: [a]\n");
    sandbox_write(*state, "repo/tests/fixtures/bad.yaml", GOOD "  - {name: b, task: comand}\n");
    ltl_program got = review(state);
    ltl_program_check(got, "configuration/workflow-cannot-run", false);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(faults_have_their_places),
        TEST(what_was_wrong_before_is_no_news),
        TEST(what_others_call_workflow_is_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
