/* Loops, choices and handlers: which parts a pattern may leave open, and where order says nothing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/vec.h"
#include "tests/support/match_rows.h"

#define GO(code) "package p\nfunc f() {\n" code "}\n"
#define GO_LOOPS                                                                                   \
    GO(" for i := 0; i < 3; i++ { x() }\n for _, v := range z { x() }\n for { x() }\n for c { x() }\n")

static void loops(void **state) {
    (void)state;
    static const match_row rows[] = {
        {"go", "for ... { ... }", GO_LOOPS, "3 4 5 6"},
        {"go", "for $I, $V := range $X { ... }", GO_LOOPS, "4"},
        {"go", "for $I, $V := range ... { ... }", GO_LOOPS, "4"},
        {"go", "for { ... }", GO_LOOPS, "5"},
        {"go", "for $C { ... }", GO_LOOPS, "6"},
        {"c", "while (...) { ... }",
         "void f(void) {\n while (a) { b(); }\n for (;;) { b(); }\n do { b(); } while (a);\n}\n", "2"},
        {"c", "for ($I = 0; $I < $N; $I++) { ... }",
         "void f(void) {\n for (i = 0; i < 9; i++) { b(); }\n for (int i = 0; i < n; i++) b();\n}\n",
         "2 3"},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

static void choices(void **state) {
    (void)state;
    static const char go[] = GO(" switch a {\n case 1: x()\n case 2: y()\n default: z()\n }\n"
                                " switch {\n case a > 1: x()\n }\n");
    static const match_row rows[] = {
        {"go", "switch $X { case 2: ... }", go, "3"},
        {"go", "switch $X { case 2: ...\n case 1: ... }", go, "3"},
        {"go", "switch $X { case 2: ...\n case 3: ... }", go, ""},
        {"go", "switch { case $C: ... }", go, "8"},
        {"go", "switch $X { default: z() }", go, "3"},
        {"go", "switch $X.(type) { case int: ... }",
         GO(" switch t := v.(type) {\n case string: a()\n case int: b()\n }\n"), "3"},
        {"go", "select { case ch <- $X: ... }",
         GO(" select {\n case m := <-c: a()\n case ch <- 1: b()\n }\n"), "3"},
        {"c", "switch ($X) { case 2: y(); break; }",
         "void f(void) {\n switch (a) { case 1: x(); case 2: y(); break; default: z(); }\n}\n", "2"},
        {"java", "try { ... } catch (B $E) { ... } catch (A $F) { ... }",
         "class C { void f() {\n try { a(); } catch (A e) { b(); } catch (B e) { c(); }\n"
         " try { a(); } catch (A e) { b(); }\n} }\n",
         "2"},
        {"c", "if ($C) { ... } else { ... }",
         "void f(void) {\n if (a) b(); else c();\n if (a) { b(); }\n if (a) {} else if (d) {}\n}\n",
         "2 4"},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(loops),
        cmocka_unit_test(choices),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
