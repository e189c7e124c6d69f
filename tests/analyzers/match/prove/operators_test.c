/* Operators obey laws: brackets and, for some, order mean nothing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "tests/support/match_rows.h"
#include "tests/support/scanned.h"

#define C_LINES(a, b, c) "void f(void) {\n " a "\n " b "\n " c "\n}\n"

static void brackets_mean_nothing(void **state) {
    (void)state;
    static const match_row rows[] = {
        {"c", "a && ... && d", C_LINES("x = a && b && c && d;", "x = a && d;", "x = a && b;"),
         "2 3"},
        {"c", "a && b && c", C_LINES("x = a && (b && c);", "x = (a && b) && c;", "x = a && b;"),
         "2 3"},
        {"c", "b && c", C_LINES("x = a && b && c;", "x = a && (b && c);", "x = b && c;"), "3 4"},
        {"c", "a || $X", C_LINES("x = a || b;", "x = a || b || c || d || e;", "x = b || a;"),
         "2 3 3 3 3"},
        {"c", "$X || b || $Y", C_LINES("x = a || b || c || d;", "x = b || c;", "x = a || b;"),
         "2 2"},
        {"c", "$X && $X", C_LINES("x = a && a;", "x = (a || b) && (a || b);", "x = a && b;"),
         "2 3"},
        {"python", "a and ... and c", "x = a and b and c\ny = a and c\nz = a or c\n", "1 2"},
        {"javascript", "$X || y", "a || b || c || y;\na || y;\ny || a;\n", "1 2"},
        {"php", "$A . $B . 'c'", "<?php\n$x = $a . $b . 'c';\n$x = $a . 'c';\n", "2"},
        {"ruby", "a && b", "x if a && b\nx if (a and b)\n", "1 2"},
        {"c", "a && $...REST", C_LINES("x = a && b && c;", "x = a && b;", "x = b && a;"), "2 2 3"},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

static void order_means_nothing(void **state) {
    (void)state;
    static const match_row rows[] = {
        {"c", "A | B", C_LINES("x = B | A;", "x = A | c | B;", "x = A & B;"), "2 3"},
        {"c", "$X | $X", C_LINES("x = a | b | a;", "x = a | b;", "x = a ^ a;"), "2"},
        {"c", "A & ...", C_LINES("x = b & A;", "x = b & c;", "x = A & b;"), "2 4"},
        {"c", "A && B", C_LINES("x = B && A;", "x = A && B;", "x = A || B;"), "3"},
        {"c", "a - b", C_LINES("x = b - a;", "x = a - b;", "x = c - a - b;"), "3"},
        {"c", "a + b", C_LINES("x = b + a;", "x = a + b;", "x = a - b;"), "3"},
        {"c", "$A == 0", C_LINES("x = 0 == a;", "x = a == 0;", "x = a != 0;"), "3"},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

static void sums_are_read_from_the_left(void **state) {
    (void)state;
    static const match_row rows[] = {
        {"javascript", "f(\"...\" + ...)", "f('a' + x);\nf('a' + x + 'b' + y);\nf(x + 'a');\n",
         "1 2"},
        {"javascript", "f(... + $X)", "f(a + b + c);\nf(a);\n", "1"},
        {"javascript", "f(a + b + ...)", "f(a + b + c + d);\nf(a + c);\nf(a + b);\n", "1"},
        {"javascript", "f(a + ... + d)", "f(a + b + c + d);\nf(b + c + d);\n", "1"},
        {"python", "f($X + ...)", "f(a + b + c)\nf(a)\n", "1"},
        {"python", "x += 1", "x += 1\nx = x + 1\nx -= 1\n", "1"},
        {"python", "f(-1)", "f(-1)\nf(1)\nf(- 1)\n", "1 3"},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

/* ---- options ---- */

static void check_option(const char *formula, const char *code, const char *places) {
    scanned s;
    scanned_make(&s, "c", formula);
    scanned_run(&s, "c", ltl_str_of(code), NULL);
    ltl_str found = scanned_places(&s);
    if (!ltl_str_is(found, places)) {
        print_error("%s\nfound '%.*s', expected '%s'\n", formula, LTL_STR_ARG(found), places);
    }
    assert_true(ltl_str_is(found, places));
    scanned_clear(&s);
}

static void options_change_the_laws(void **state) {
    (void)state;
    check_option("  options: {symmetric_eq: true}\n  pattern: $A == 0\n",
                 "int x = f(0 == a, a == 0, a < 0);", "1:11-1:17 1:19-1:25");
    check_option("  options: {commutative_boolop: true}\n  pattern: a && b\n",
                 "int x = f(b && c && a);", "1:11-1:22");
    check_option("  options: {ac_matching: false}\n  pattern: a | b\n", "int x = f(b | a, a | b);",
                 "1:18-1:23");
    check_option("  options: {implicit_deep_exprstmt: false}\n  pattern: f(1);\n",
                 "void g() { x = f(1); f(1); }", "1:22-1:27");
    check_option("  options: {vardef_assign: false}\n  pattern: $X = 1\n",
                 "void f() { int a = 1; b = 1; }", "1:23-1:28");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(brackets_mean_nothing),
        cmocka_unit_test(order_means_nothing),
        cmocka_unit_test(sums_are_read_from_the_left),
        cmocka_unit_test(options_change_the_laws),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
