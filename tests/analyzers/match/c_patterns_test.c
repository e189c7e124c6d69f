/* What the tables of C and C++ make of them: directives, declarators, empty statements, cases. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/vec.h"
#include "tests/support/match_rows.h"

static void directives(void **state) {
    (void)state;
    static const char code[] = "#include <stdio.h>\n#include \"a/b.h\"\n#define MAX 10\n"
                               "char *s = \"stdio.h\";\n";
    static const match_row rows[] = {
        {"c", "#include <stdio.h>", code, "1"},
        {"c", "#include <$X>", code, "1 2"},
        {"c", "#include \"$X\"", code, "1 2"},
        {"c", "#define $M $V", code, "3"},
        {"c", "#define MAX 10", code, "3"},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

static void declarators(void **state) {
    (void)state;
    static const char code[] = "void f(void) {\n char buf[8], *p = buf, q;\n struct s x = {.a = 1};\n"
                               " int n = 010, m = 8;\n}\n";
    static const match_row rows[] = {
        {"c", "char $X[$N];", code, "2"},
        {"c", "char *$X = $V;", code, "2"},
        {"c", "struct s $X = {...};", code, "3"},
        {"c", "struct s $X = {.a = $V};", code, "3"},
        {"c", "int m = 8;", code, "4"},
        {"c", "int n = 8;", code, "4"},
        {"c", "int m = 9;", code, ""},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

static void statements(void **state) {
    (void)state;
    static const char code[] = "void f(void) {\n if (a) ;\n if (a) b();\n for (i = 0; i < n; i++) ;\n"
                               " for (;;) { g(); }\n switch (n) { case 1: g(); break; case 2: h(); }\n"
                               "}\n";
    static const match_row rows[] = {
        {"c", "if ($C) ;", code, "2"},
        {"c", "for (...) ;", code, "4"},
        {"c", "for (...) { ... }", code, "4 5"},
        {"c", "for ($I = 0; ...) ;", code, "4"},
        {"c", "switch ($X) {\n ...\n case 2:\n  ...\n}", code, "6"},
        {"c", "case 1: ...", code, "6"},
        {"cpp", "for (...) { ... }", "void f() {\n for (auto x : y) { g(); }\n}\n", "2"},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(directives),
        cmocka_unit_test(declarators),
        cmocka_unit_test(statements),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
