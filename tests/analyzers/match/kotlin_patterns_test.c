/* What Kotlin's tables make of Kotlin: names in strings, operators before a chain, calls with types. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/vec.h"
#include "tests/support/match_rows.h"

static void names_in_strings(void **state) {
    (void)state;
    static const char code[] = "val a = f(\"hi $b\")\nval c = f(\"hi ${b}\")\nval d = f(\"hi \\$b\")\n"
                               "val e = f(\"hi $1 $\")\nval g = f(\"$b$h.i\")\n";
    static const match_row rows[] = {
        {"kotlin", "f(\"...${...}...\")", code, "1 2 5"},
        {"kotlin", "f(\"hi ${b}\")", code, "1 2"},
        {"kotlin", "f(\"${b}${h}.i\")", code, "5"},
        {"kotlin", "f(\"hi $b\")", code, "1 2"},
        {"kotlin", "f(\"...\")", code, "3 4"},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

static void suffixes_bind_before_operators(void **state) {
    (void)state;
    static const char code[] = "fun f() {\n if (!a.b(1)) c()\n val d = !a.b(2).e[3]\n -a.b(4)\n (!a).b(5)\n"
                               " !b(6)\n}\n";
    static const match_row rows[] = {
        {"kotlin", "a.b(...)", code, "2 3 4"},
        {"kotlin", "!$X", code, "2 3 5 6"},
        {"kotlin", "!$X.b(...)", code, "2"},
        {"kotlin", "b($N)", code, "6"},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

static void calls_may_have_types(void **state) {
    (void)state;
    static const char code[] = "fun f() {\n val a = g<T>(\"x\")\n h(a)\n val b = c.g<T>(b, a)\n g<T>()\n}\n";
    static const match_row rows[] = {
        {"kotlin", "g(\"x\")", code, "2"},
        {"kotlin", "$X.g(...)", code, "4"},
        {"kotlin", "g(...)", code, "2 5"},
        {"kotlin", "g<T>(...)", code, "2 5"},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_in_strings),
        cmocka_unit_test(suffixes_bind_before_operators),
        cmocka_unit_test(calls_may_have_types),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
