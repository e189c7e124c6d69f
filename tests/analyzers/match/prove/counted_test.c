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

static void enumerators_tell_of_themselves(void **state) {
    (void)state;
    static const match_row rows[] = {
        {"java", "f(1)", "enum C { R, G(2) { void h() {} }; int x; }\nclass A { void g() {\n f(C.G.ordinal());\n"
                         " f(C.R.ordinal());\n f(C.x.ordinal());\n f(D.G.ordinal());\n f(C.G.ordinal(1)); } }\n", "3"},
        {"java", "f(\"G\")", "enum C { R, G }\nclass A { void g() {\n f(C.G.name());\n f(C.R.name());\n"
                             " f(C.G.other()); } }\n", "3"},
        {"java", "f(\"G\")", "class C { static C G; }\nclass A { void g() {\n f(C.G.name()); } }\n", ""},
        {"kotlin", "f(1)", "enum class C { R, G }\nfun g() {\n f(C.G.ordinal)\n f(C.R.ordinal)\n}\n", "3"},
        {"kotlin", "f(\"G\")", "enum class C { R, G }\nfun g() {\n f(C.G.name)\n f(C.R.name)\n}\n", "3"},
        {"php", "f('y')", "<?php\nenum S: string { case A = 'x'; case B = 'y'; const C = 'y'; }\nf(S::A->value);\n"
                          "f(S::B->value);\nf(S::C->value);\n", "4"},
        {"php", "f('B')", "<?php\nenum S { case A; case B; }\nf(S::A->name);\nf(S::B->name);\nf(S::B->value);\n", "4"},
        {"swift", "f(10)", "enum I: Int { case one = 1, two; case nine = 9, ten }\nf(I.ten.rawValue)\n"
                           "f(I.two.rawValue)\n", "2"},
        {"swift", "f(1)", "enum I: Int { case zero, one }\nf(I.one.rawValue)\nf(I.zero.rawValue)\n", "2"},
        {"swift", "f(1)", "enum I: Double { case zero, one }\nf(I.one.rawValue)\n", ""},
        {"swift", "f(\"b\")", "enum E: String { case a = \"x\", b }\nf(E.b.rawValue)\nf(E.a.rawValue)\n", "2"},
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
        cmocka_unit_test(enumerators_tell_of_themselves),
        cmocka_unit_test(lines_of_constants_count_with_iota),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
