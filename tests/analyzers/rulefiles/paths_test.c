#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "analyzers/rulefiles/paths.h"
#include "core/compiler.h"

static void patterns_fit_as_in_ignore_files(void **state) {
    (void)state;
    static const struct {
        const char *pattern;
        const char *path;
        bool fits;
    } CASES[] = {
        {"*.py", "a.py", true},
        {"*.py", "x/y/a.py", true},
        {"*.py", "a.pyc", false},
        {"tests", "tests/a.py", true},
        {"tests", "x/tests/y/a.py", true},
        {"tests/", "tests", false},
        {"tests/", "x/tests/a.py", true},
        {"/tests", "x/tests/a.py", false},
        {"/tests", "tests/a.py", true},
        {"./tests", "tests/a.py", true},
        {"./tests", "x/tests", false},
        {"src/*.js", "a/src/b.js", true},
        {"src/*.js", "src/b/c.js", false},
        {"src/**/*.js", "src/b/c.js", true},
        {"**/test_*.py", "test_a.py", true},
        {"**/test/**", "a/test/b", true},
        {"a?c", "abc", true},
        {"a?c", "a/c", false},
        {"sts", "tests/a", false},
        {"ab*", "x/abc/d", true},
        {"a*/c", "x/ab/c/d", true},
        {"a*/c/", "x/ab/c", false},
        {"x[ab]/c", "y/xa/c", true},
        {"src/**", "x/src/a/b", true},
        {"\\*a", "x/*a", true},
        {"", "a", false},
        {"/", "a", false},
        {"a", "", false},
    };
    for (size_t i = 0; i < LTL_COUNT_OF(CASES); i++) {
        bool fits =
            ltl_path_pattern_matches(ltl_str_of(CASES[i].pattern), ltl_str_of(CASES[i].path));
        if (fits != CASES[i].fits) {
            fail_msg("%s on %s gives %d", CASES[i].pattern, CASES[i].path, fits);
        }
    }
}

static void exclude_wins(void **state) {
    (void)state;
    const ltl_str include[] = {LTL_STR("src/"), LTL_STR("*.py")};
    const ltl_str exclude[] = {LTL_STR("vendor")};
    ltl_rule rule = {0};
    assert_true(ltl_rule_wants_path(&rule, LTL_STR("anything")));
    rule.exclude = exclude;
    rule.exclude_count = 1;
    assert_true(ltl_rule_wants_path(&rule, LTL_STR("src/a.js")));
    assert_false(ltl_rule_wants_path(&rule, LTL_STR("src/vendor/a.js")));
    rule.include = include;
    rule.include_count = 2;
    assert_true(ltl_rule_wants_path(&rule, LTL_STR("src/a.js")));
    assert_true(ltl_rule_wants_path(&rule, LTL_STR("b.py")));
    assert_false(ltl_rule_wants_path(&rule, LTL_STR("b.js")));
    assert_false(ltl_rule_wants_path(&rule, LTL_STR("vendor/b.py")));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(patterns_fit_as_in_ignore_files),
        cmocka_unit_test(exclude_wins),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
