/* What Go's tables make of Go: results, literals, types as arguments, imports. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/vec.h"
#include "tests/support/match_rows.h"

#define GO(code) "package p\nfunc f() {\n" code "}\n"

static void functions(void **state) {
    (void)state;
    static const char code[] = "package p\nfunc a() (error, int) { return nil, 0 }\n"
                               "func b() (int, error) { return 0, nil }\n"
                               "func c() error { return nil }\n"
                               "func (r *T) d(a, b int, c string) (x int, err error) { return }\n";
    static const match_row rows[] = {
        {"go", "func $F(...) (..., error) { ... }", code, "3"},
        {"go", "func $F(...) error { ... }", code, "4"},
        {"go", "func $F(...) { ... }", code, "2 3 4 5"},
        {"go", "func $F(..., $C string, ...) { ... }", code, "5"},
        {"go", "func ($R *T) $F(...) { ... }", code, "5"},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

static void literals(void **state) {
    (void)state;
    static const match_row rows[] = {
        {"go", "T{b: $X, a: 1}", GO(" x := T{a: 1, b: 2}\n y := T{a: 1, b: 2, c: 3}\n"), "3"},
        {"go", "T{..., a: 1, ...}", GO(" x := T{b: 2, a: 1}\n y := &T{a: 1}\n z := T{a: 2}\n"),
         "3 4"},
        {"go", "T{...}", GO(" x := T{}\n y := &T{a: 1}\n z := U{}\n"), "3 4"},
        {"go", "[]T{..., b, ...}", GO(" x := []T{a, b}\n y := []T{a}\n"), "3"},
        {"go", "make(..., $N)", GO(" a := make(chan T)\n b := make(chan T, 1)\n c := make([]T, 2)\n"),
         "4 5"},
        {"go", "make([]$T, ...)", GO(" a := make(chan T)\n c := make([]U, 2)\n d := make([]U)\n"),
         "4 5"},
        {"go", "make(chan $T)", GO(" a := make(chan T)\n c := make([]T)\n"), "3"},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

static void imports(void **state) {
    (void)state;
    static const match_row rows[] = {
        {"go", "import \"a/b\"", "package p\nimport \"a/b/c\"\nimport \"a/bc\"\nimport x \"a/b\"\n",
         "2 4"},
        {"go", "import (\"a\")\n...\nfunc f() { ... }",
         "package p\nimport (\n \"z\"\n \"a\"\n)\nfunc f() { g(1) }\n", "4"},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(functions),
        cmocka_unit_test(literals),
        cmocka_unit_test(imports),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
