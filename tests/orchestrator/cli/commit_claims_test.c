/* Commits that say they are about tests and change code that ships. */
#include "orchestrator/cli/commit_message.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/program.h"

static void messages(void **state) {
    (void)state;
    static const char *const claims[] = {
        "test: a",         "tests(api): a",           "Test!: a\n\nfix: b",
        "Add tests for a", "Fix the flaky test of a", "Update unit tests"};
    static const char *const others[] = {
        "fix: test", "testing: a",      "Add a testing mode", "Fix a in the tests", "latest: a",
        "",          "Add a and tests", "test (a) b: c",      "contest: a"};
    for (size_t i = 0; i < sizeof(claims) / sizeof(claims[0]); i++) {
        if (!ltl_message_claims_tests(ltl_str_of(claims[i]))) {
            fail_msg("is about tests: %s", claims[i]);
        }
    }
    for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
        if (ltl_message_claims_tests(ltl_str_of(others[i]))) {
            fail_msg("says nothing of tests: %s", others[i]);
        }
    }
}

static void what_a_range_says(void **state) {
    sandbox *box = sandbox_new();
    (void)state;
    sandbox_git_init(box, "repo");
    sandbox_write(box, "repo/src/a.py", "def a():\n    return 1\n");
    sandbox_write(box, "repo/src/b.py", "def b():\n    return 1\n");
    sandbox_write(box, "repo/tests/test_a.py", "def test_a():\n    assert a() == 1\n");
    sandbox_git_commit(box, "repo", "test: before the range");
    sandbox_write(box, "repo/src/a.py", "def a():\n    return 2\n");
    sandbox_write(box, "repo/tests/test_a.py", "def test_a():\n    assert a() == 2\n");
    sandbox_git_commit(box, "repo", "test: a gives two");
    sandbox_write(box, "repo/src/b.py", "def b():\n    return 2\n");
    sandbox_git_commit(box, "repo", "fix: b");
    sandbox_write(box, "repo/src/b.py", "# about b\ndef b():\n    return 2\n");
    sandbox_git_commit(box, "repo", "test: a comment changes nothing");
    ltl_program got = ltl_program_run(LTL_PROGRAM, box, "repo",
                                      "lintel review HEAD~3..HEAD --no-journal -f json");
    ltl_program_check(
        got, "says it is about tests (`test: a gives two`), and changes code that ships", true);
    ltl_program_check(got, "\"src/a.py\"", true);
    ltl_program_check(got, "a comment changes nothing", false);
    ltl_program_check(got, "before the range", false);
    sandbox_free(box);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(messages),
        cmocka_unit_test(what_a_range_says),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
