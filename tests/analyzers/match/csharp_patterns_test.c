/* What C#'s tables make of C#: sizes of arrays are values. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/vec.h"
#include "tests/support/match_rows.h"

#define CS(code) "class A { void F() {\n" code "} }\n"

static void sizes_of_arrays(void **state) {
    (void)state;
    static const char code[] = CS("f(new byte[n], 3);\nf(new byte[16], 3);\nf(new byte[] { 1 }, 3);\n"
                                  "f(new int[n, 3], 3);\n");
    static const match_row rows[] = {
        {"csharp", "f(new byte[$N], ...)", code, "2 3"},
        {"csharp", "f(new byte[16], $X)", code, "3"},
        {"csharp", "f(new byte[] { ... }, 3)", code, "4"},
        {"csharp", "new int[$A, $B]", code, "5"},
        {"csharp", "new $T[n]", code, "2"},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

static void types_of_arrays(void **state) {
    (void)state;
    static const char code[] = CS("byte[] a = g();\nbyte[][] b = g();\nbyte c = g();\n");
    static const match_row rows[] = {
        {"csharp", "byte[] $X = g();", code, "2"},
        {"csharp", "byte[][] $X = g();", code, "3"},
        {"csharp", "byte $X = g();", code, "4"},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sizes_of_arrays),
        cmocka_unit_test(types_of_arrays),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
