/* Functions with and without a name of their own. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/compiler.h"
#include "tests/support/match_rows.h"

static void names_given_by_assignments(void **state) {
    (void)state;
    static const match_row rows[] = {
        {"javascript", "function $F(...) { ... bad(...); ... }",
         "function a(x) { bad(x); }\nconst b = (x) => { bad(x); };\nc = function (x) { bad(x); };\n"
         "f(x => { bad(x); });\n",
         "1 2 3"},
        {"javascript", "function run($X) { ... }",
         "const run = (x) => {};\nconst go = (x) => {};\n", "1"},
        {"typescript", "function $F($X) { ... }", "class A { f = (x: number) => { g(x); }; }\n",
         "1"},
        {"php", "function $F($X) { ... }",
         "<?php\n$f = function ($x) { g($x); };\nfunction h($x) {}\n", "2 3"},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

static void functions_without_a_name(void **state) {
    (void)state;
    static const match_row rows[] = {
        {"javascript", "function (...) { ... }",
         "f(function (a) { b(); });\nf((a) => { b(); });\nf(function named(a) { b(); });\nfunction "
         "g(a) {}\n",
         "1 2 3"},
        {"javascript", "f(function $N($A) { ... })",
         "f(x => { y(); });\nf(function g(x) {});\nf(x);\n", "1 2"},
        {"javascript", "function ...(...) { ... }",
         "f(function () {});\nfunction g() {}\nf(() => 1);\n", "1 2 3"},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_given_by_assignments),
        cmocka_unit_test(functions_without_a_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
