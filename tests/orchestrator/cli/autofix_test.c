/* scan --autofix: files are changed whole or not at all, and only what was asked for. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/program.h"

static const char RULES[] = "rules:\n"
                            "- {id: one, languages: [python], message: m, severity: ERROR, pattern: 'f($X)', "
                            "fix: 'g($X)'}\n"
                            "- {id: two, languages: [python], message: m, severity: ERROR, pattern: 'f(1)', "
                            "fix: 'h()'}\n"
                            "- {id: three, languages: [python], message: m, severity: ERROR, pattern: 'k($X)', "
                            "fix-regex: {regex: 'k\\((.*)\\)', replacement: 'K[\\1]'}}\n";

static int setup(void **state) {
    sandbox *box = sandbox_new();
    sandbox_write(box, "rules.yaml", RULES);
    *state = box;
    return 0;
}

static int teardown(void **state) {
    sandbox_free(*state);
    return 0;
}

static ltl_program run(void **state, const char *command) {
    return ltl_program_run(LTL_PROGRAM, *state, ".", command);
}

static void check(void **state, const char *expected) {
    char text[1000];
    sandbox_read(*state, "a.py", text, sizeof text);
    assert_string_equal(text, expected);
}

#define AUTOFIX "lintel scan -c rules.yaml --no-gitignore --autofix a.py"

static void fixes_are_put_in(void **state) {
    sandbox_write(*state, "a.py", "x = f(2)\nk(f(3), 4)\nk(5)  # k\nf(6); f(7)\n");
    ltl_program got = run(state, "chmod 640 a.py; " AUTOFIX);
    assert_int_equal(got.code, 1); /* what was found was found */
    check(state, "x = g(2)\nk(g(3), 4)\nK[5]  # k\ng(6); g(7)\n");
    assert_non_null(strstr(got.err, "made 5 fixes in 1 file"));
    assert_int_equal(run(state, "test $(stat -c %a a.py) = 640 && ! ls *lintel-*").code, 0);
}

static void of_two_that_overlap_the_first_comes_first(void **state) {
    sandbox_write(*state, "a.py", "f(1)\nf(f(2))\n");
    ltl_program got = run(state, AUTOFIX);
    check(state, "g(1)\ng(g(2))\n");
    assert_non_null(strstr(got.err, "made 3 fixes in 1 file\n"));
}

static void dry_runs_and_suppressions_change_nothing(void **state) {
    sandbox_write(*state, "a.py", "x = f(2)\nf(3)  # nosem\n");
    ltl_program got = run(state, AUTOFIX " --dryrun");
    check(state, "x = f(2)\nf(3)  # nosem\n");
    assert_non_null(strstr(got.err, "-x = f(2)\n+x = g(2)\n"));
    assert_non_null(strstr(got.err, "would make 1 fix in 1 file"));
    run(state, AUTOFIX);
    check(state, "x = g(2)\nf(3)  # nosem\n");
    assert_int_equal(run(state, "lintel scan -c rules.yaml --dryrun a.py").code, 2);
    assert_int_equal(run(state, "lintel scan -c rules.yaml --autofix --stdin <a.py").code, 2);
}

static void marks_and_line_ends_stay(void **state) {
    sandbox_write(*state, "a.py", "\xEF\xBB\xBFx = f(2)\r\ny = 1\r\n");
    run(state, AUTOFIX);
    check(state, "\xEF\xBB\xBFx = g(2)\r\ny = 1\r\n");
}

static void what_cannot_be_written_is_told(void **state) {
    sandbox_write(*state, "b.py", "x = f(2)\n");
    sandbox_write(*state, "a.py", "x = f(2)\n");
    ltl_program got = run(state, "chmod 444 a.py; lintel scan -c rules.yaml --no-gitignore --autofix a.py b.py");
    assert_int_equal(got.code, 1);
    assert_non_null(strstr(got.err, "a.py: not fixed, it is read-only"));
    char text[100];
    sandbox_read(*state, "b.py", text, sizeof text);
    assert_string_equal(text, "x = g(2)\n");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(fixes_are_put_in, setup, teardown),
        cmocka_unit_test_setup_teardown(of_two_that_overlap_the_first_comes_first, setup, teardown),
        cmocka_unit_test_setup_teardown(dry_runs_and_suppressions_change_nothing, setup, teardown),
        cmocka_unit_test_setup_teardown(marks_and_line_ends_stay, setup, teardown),
        cmocka_unit_test_setup_teardown(what_cannot_be_written_is_told, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
