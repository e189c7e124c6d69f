/* What a metavariable holds, read on its own: in another language, as words, as text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "tests/support/scanned.h"

#define HOLDS(language, formula)                                                                   \
    "  patterns:\n  - pattern: run($S, ...)\n  - metavariable-pattern:\n      metavariable: $S\n"  \
    "      language: " language "\n      " formula

typedef scanned_row example;

static void check(const example *examples, size_t count) {
    scanned_rows_check("python", examples, count);
}

static void strings_hold_code(void **state) {
    (void)state;
    static const example examples[] = {
        {HOLDS("javascript", "pattern: f($X)"), "run('f(1)')\nrun('g(1)')\nrun(f(1))\n",
         "1:1-1:12"},
        {HOLDS("javascript", "pattern: f($X)\n  - focus-metavariable: $X"), "run('f(g(2))')\n",
         "1:8-1:12"}, /* a place of the file */
        {HOLDS("python", "patterns:\n      - pattern: f($X)\n      - pattern-not: f(1)"),
         "run('f(1)')\nrun('f(2)')\n", "2:1-2:12"},
        /* names are shared between outside and inside */
        {"  patterns:\n  - pattern: run($S, $X)\n  - metavariable-pattern:\n"
         "      metavariable: $S\n      language: javascript\n      pattern: f($X)",
         "run('f(a)', a)\nrun('f(b)', a)\n", "1:1-1:15"},
        /* a part of a part */
        {HOLDS("javascript",
               "patterns:\n      - pattern: f($T)\n      - metavariable-pattern:\n"
               "          metavariable: $T\n          language: python\n          pattern: g(...)"),
         "run('f(\"g(1)\")')\nrun('f(\"h(1)\")')\n", "1:1-1:17"},
    };
    check(examples, LTL_COUNT_OF(examples));
}

static void any_code_is_text(void **state) {
    (void)state;
    static const example examples[] = {
        {HOLDS("generic", "pattern: a ... b"), "run('a x b')\nrun(a + b)\nrun('b a')\n",
         "1:1-1:13 2:1-2:11"},
        {HOLDS("regex", "pattern-regex: ^a"), "run('ab')\nrun('ba')\nrun(a.b)\n",
         "1:1-1:10 3:1-3:9"},
        {HOLDS("regex", "pattern: ^a$"), "run('a')\nrun('ab')\n", "1:1-1:9"},
        {HOLDS("generic", "patterns:\n      - pattern-not: a"), "run('a')\nrun('b')\n",
         "2:1-2:9"},
    };
    check(examples, LTL_COUNT_OF(examples));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(strings_hold_code),
        cmocka_unit_test(any_code_is_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
