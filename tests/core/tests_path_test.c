#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/compiler.h"
#include "core/tests_path.h"

static void words_of_paths(void **state) {
    (void)state;
    static const char *const tests[] = {
        "tests/a.py",     "reg-tests/pki/ca.key", "src/App.UnitTests/A.cs", "a.spec.ts",
        "t/certs/ca.key", "a/b_test.go",          "201_slackFixture.cs",    "spec/fixtures/a.yml",
        "TestData/a",     "regress/a.key",        "a/testdir/b.c"};
    static const char *const others[] = {"src/latest.py",    "contest/a.c",    "inspector/a.js",
                                         "specification.md", "testimony/a.rb", "cat/t.c",
                                         "progress/a.c",     "cat/regress.c"};
    for (size_t i = 0; i < LTL_COUNT_OF(tests); i++) {
        assert_true(ltl_path_is_of_tests(ltl_str_of(tests[i])));
    }
    for (size_t i = 0; i < LTL_COUNT_OF(others); i++) {
        assert_false(ltl_path_is_of_tests(ltl_str_of(others[i])));
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(words_of_paths)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
