/* One assignment, many spellings: declarations, several targets at once, operators of their own. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/vec.h"
#include "tests/support/match_rows.h"

#define GO(code) "package p\nfunc f() {\n" code "}\n"

static void declarations_assign(void **state) {
    (void)state;
    static const match_row rows[] = {
        {"go", "$X = f()", GO(" a = f()\n b := f()\n var c = f()\n var d T = f()\n e += f()\n"),
         "3 4 5 6"},
        {"go", "$X := f()", GO(" a = f()\n b := f()\n var c = f()\n"), "4"},
        {"go", "var $X = f()", GO(" a := f()\n var c = f()\n"), "4"},
        {"go", "$X = 1", "package p\nconst (\n a = 1\n b = 2\n)\nvar (\n c = 1\n d = 1\n)\n",
         "3 7 8"},
        {"c", "$X = 1", "int a = 1;\nint b = 2, c = 1;\nvoid f(void) {\n a = 1;\n a |= 1;\n}\n",
         "1 2 4"},
        {"c", "$X += 1", "void f(void) {\n a += 1;\n a = a + 1;\n a -= 1;\n}\n", "2"},
        {"rust", "let $X = f();", "fn g() {\n let a = f();\n let mut b: T = f();\n c = f();\n}\n",
         "2 3"},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

static void several_at_once(void **state) {
    (void)state;
    static const match_row rows[] = {
        {"python", "$X = f()", "a, b = f(), 2\n(c, d) = (1, f())\n[e, g] = [f(), 1]\nh, i = f()\n",
         "1 2 4"},
        {"python", "a = 1", "a, b = 1, 2\nb, a = 1, 2\na, *b = 1, 2, 3\n", "1"},
        {"go", "b = 2", GO(" a, b = 1, 2\n b, a := 1, 2\n var a, b = 1, 2\n a, b := g()\n"), "3 5"},
        {"go", "$A, err = f()", GO(" x, err := f()\n x, err = f()\n x, e := f()\n err := f()\n"),
         "3 4"},
        {"go", "$A, err := f()", GO(" x, err := f()\n x, err = f()\n"), "3"},
        {"go", "return ..., $E", GO(" return nil, err\n return err\n return\n return a, b, err\n"),
         "3 6"},
        {"go", "return $X", GO(" return a, b\n return err\n return\n"), "3 4"},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(declarations_assign),
        cmocka_unit_test(several_at_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
