#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/program.h"

/* The workflow conditional-analysis: what nothing points to is not done, and said not to be needed. */

static const char rules[] = "rules:\n"
                            "  - id: sec\n    languages: [python]\n    severity: ERROR\n    "
                            "message: no eval\n    pattern: eval($X)\n"
                            "    metadata: {category: security}\n"
                            "  - id: slow\n    languages: [python]\n    severity: WARNING\n    "
                            "message: slow\n    pattern: slow($X)\n"
                            "    metadata: {category: performance}\n";

static int setup(void **state) {
    sandbox *box = sandbox_new();
    sandbox_write(box, "rules.yaml", rules);
    sandbox_write(box, "code/plain.py", "x = 1\n");
    sandbox_write(box, "code/words.py", "# eval is a word\nx = 2\n");
    *state = box;
    return 0;
}

static int teardown(void **state) {
    sandbox_free(*state);
    return 0;
}

static ltl_program run(void **state, const char *options) {
    char command[512];
    snprintf(command, sizeof(command),
             "lintel workflow run conditional-analysis code --config rules.yaml %s", options);
    return ltl_program_run(LTL_PROGRAM, *state, ".", command);
}

/* A word in a comment is an indicator and no finding: security is demanded, nothing behind it is. */
static void what_nothing_points_to_is_not_needed(void **state) {
    ltl_program got = run(state, "");
    assert_int_equal(got.code, 0);
    ltl_program_check(got, "of 2 files, 1 could have a finding of security, 0 of", true);
    ltl_program_check(got, "performance: not needed (no candidate)", true);
    ltl_program_check(got, "detailed: not needed (no candidate)", true);
    ltl_program_check(got, "security: not needed", false);
    ltl_program_check(got, "2 = 2 analysed", true);
    got = run(state, "-f json");
    ltl_program_check(got, "\"state\":\"not needed\",\"reason\":\"nobody demanded it\"", true);
    got = run(state, "-f sarif");
    ltl_program_check(got, "Performance: not needed: nobody demanded it", true);
    sandbox_run(*state, ".", "rm code/words.py");
    got = run(state, "");
    ltl_program_check(got, "security: not needed (no candidate)", true);
    ltl_program_check(got, "1 = 1 analysed", true);
}

static void what_is_pointed_to_is_demanded(void **state) {
    sandbox_write(*state, "code/bad.py", "eval(x)\nslow(y)\n");
    ltl_program got = run(state, "");
    assert_int_equal(got.code, 1);
    ltl_program_check(got, "sec", true);
    ltl_program_check(got, "slow", true);
    ltl_program_check(got, "not needed", false);
}

/* The demand of each step is in the trace, one that nobody demanded has none; and how many there were of each. */
static void demands_are_in_the_trace(void **state) {
    ltl_program got = run(state, "--trace trace.json && grep -o '\"demand\"[^}]*' trace.json");
    assert_non_null(strstr(got.out, "security"));
    assert_null(strstr(got.out, "performance"));
    got = ltl_program_run(LTL_PROGRAM, *state, ".", "grep -o '\"demands\"[^}]*' trace.json");
    assert_non_null(strstr(got.out, "security 1, performance 0, detailed 0, report 1"));
}

/* Indicators are sound: the same findings as a scan, byte for byte. */
static void the_same_findings_as_a_scan(void **state) {
    sandbox_write(*state, "code/bad.py", "eval(x)\nslow(y)\n");
    sandbox_write(*state, "code/page.html", "<script>eval(location.hash)</script>\n");
    ltl_program got = ltl_program_run(
        LTL_PROGRAM, *state, ".",
        "lintel workflow run conditional-analysis code -q -f json -o a.json; "
        "lintel scan code -q --domains security,secrets,performance -f json -o b.json; "
        "for f in a b; do grep -o '\"fingerprint\":\"[0-9a-f]*\"' $f.json | sort > $f.txt; done; "
        "test -s a.txt && cmp a.txt b.txt");
    assert_int_equal(got.code, 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(what_nothing_points_to_is_not_needed),
        TEST(what_is_pointed_to_is_demanded),
        TEST(demands_are_in_the_trace),
        TEST(the_same_findings_as_a_scan),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
