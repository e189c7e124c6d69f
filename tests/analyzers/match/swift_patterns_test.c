/* What Swift's tables make of Swift: types and what is between their braces. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/vec.h"
#include "tests/support/match_rows.h"

static void types_of_all_sorts(void **state) {
    (void)state;
    static const char code[] = "class A: B { var x = 1 }\nstruct S { let a = 1; func f(b: C) { g(b) } }\n"
                               "extension A { func f() {} }\nenum E { case a }\nactor C { }\n"
                               "final class D { }\n";
    static const match_row rows[] = {
        {"swift", "class $C { ... }", code, "1 2 3 4 5 6"},
        {"swift", "struct S { ... }", code, "2"},
        {"swift", "class A { ... }", code, "1 3"},
        {"swift", "class $C: B {\n  ...\n  var $X = 1\n  ...\n}", code, "1"},
        {"swift", "struct $C {\n  ...\n  func $F(...) { ... }\n  ...\n}", code, "2 3"},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

static void ellipses_in_strings(void **state) {
    (void)state;
    static const match_row rows[] = {
        {"swift", "\"...\\($X)...\"", "let a = \"b \\(c) d\"\nlet e = \"f \\(g) h \\(i) j\"\nlet k = \"l\"\n",
         "1 2 2"},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(types_of_all_sorts),
        cmocka_unit_test(ellipses_in_strings),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
