/* Constants that are counted: enumerators, Go's iota. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/compiler.h"
#include "tests/support/match_rows.h"

static void enumerators_count_from_the_last_that_is_written(void **state) {
    (void)state;
    static const match_row rows[] = {
        {"c", "f(6)", "enum e { A, B, C = 5, D };\nvoid g(void) {\n f(D); }\n", "3"},
        {"c", "f(0)", "enum e { A, B };\nvoid g(void) {\n f(A);\n f(B); }\n", "3"},
        {"c", "f(9)", "enum { X = 1 << 3, Y };\nvoid g(void) {\n f(Y); }\n", "3"},
        {"c", "f(1)", "enum e {\n A,\n#if Z\n Q,\n#endif\n B };\nvoid g(void) { f(B); }\n", ""},
        {"c", "f(8)", "enum e {\n A,\n#if Z\n Q,\n#endif\n B, C = 7, D };\nvoid g(void) { f(D); }\n", "7"},
        {"cpp", "f(4)", "enum class K { U, V = 3, W };\nvoid g() {\n f((int)K::W); }\n", "3"},
        {"cpp", "f(1)", "enum class K { U, W };\nvoid g(int W) { f(W); }\n", ""},
        {"typescript", "f(6)", "enum Color { Red, Green = 5, Blue }\nf(Color.Blue);\n", "2"},
        {"typescript", "f('...')", "enum Color { Red = 'r', Blue = 'b' }\nf(Color.Blue);\n", "2"},
        {"csharp", "F(5)", "enum L { A, B = 4, C }\nclass K { void M() {\n F((int)L.C);\n F(L.C); } }\n", "3"},
        {"rust", "f(5)", "enum E { A, B = 4, C }\nfn g() {\n f(E::C as i32);\n f(E::C); }\n", "3"},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

static void lines_of_constants_count_with_iota(void **state) {
    (void)state;
    static const match_row rows[] = {
        {"go", "f(1)", "package p\nconst (\n A = iota\n B\n)\nfunc g() {\n f(A)\n f(B)\n}\n", "8"},
        {"go", "f(3)", "package p\nconst (\n A = iota\n _\n _\n B\n)\nfunc g() {\n f(B)\n}\n", "9"},
        {"go", "f(4)", "package p\nconst (\n A = 1 << iota\n B\n C\n)\nfunc g() {\n f(C)\n}\n", "8"},
        {"go", "f(2)", "package p\ntype T int\nconst (\n A T = iota + 1\n B\n)\nfunc g() {\n f(B)\n}\n", "8"},
        {"go", "f(10)", "package p\nconst (\n A, B = iota, iota * 10\n C, D\n)\nfunc g() {\n f(D)\n}\n", "7"},
        {"go", "f(\"x\")", "package p\nconst (\n A = \"x\"\n B\n)\nfunc g() {\n f(B)\n}\n", "7"},
        {"go", "f(1)", "package p\nconst iota = 5\nconst (\n A = iota\n B\n)\nfunc g() {\n f(B)\n}\n", ""},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(enumerators_count_from_the_last_that_is_written),
        cmocka_unit_test(lines_of_constants_count_with_iota),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
