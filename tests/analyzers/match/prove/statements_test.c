/* Statements in a row: what may stand between them, what is nested in them, what an expression hides. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/compiler.h"
#include "tests/support/match_rows.h"

static void an_ellipsis_reaches_nested_statements(void **state) {
    (void)state;
    static const match_row rows[] = {
        {"python", "a()\n...\nb()", "a()\nwith x:\n    if y:\n        b()\n", "1"},
        {"python", "a()\n...\nb()", "if y:\n    a()\nb()\n", ""},
        {"python", "a()\n...\nb()", "a()\ndef f():\n    b()\n", "1"},
        {"python", "a()\n...\nb()", "a()\nclass C:\n    def f(self):\n        b()\n", "1"},
        {"javascript", "a();\n...\nb();", "a();\nf(() => { b(); });\n", "1"},
        {"javascript", "a();\n...\nb();", "a();\nif (x) b();\n", "1"},
        {"javascript", "a();\n...\nb();", "a();\nwhile (x) for (;;) b();\n", "1"},
        {"c", "a();\n...\nb();", "void f(void) {\n a();\n switch (x) { case 1: b(); }\n}\n", "2"},
        {"python", "a()\n...\nb()\nc()", "a()\nif x:\n    b()\nelse:\n    c()\n", "1"},
        {"python", "a()\n...\nb()\nc()", "a()\nif x:\n    b()\n    d()\nc()\n", ""},
        {"javascript", "function $F() { ... b(); ... }",
         "function f() { if (x) { y(); b(); z(); } }\nfunction g() { c(); }\n", "1"},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

static void without_an_ellipsis_nothing_stands_between(void **state) {
    (void)state;
    static const match_row rows[] = {
        {"javascript", "function $F() { a(); b(); }",
         "function f() { a(); b(); }\nfunction g() { a(); c(); b(); }\n"
         "function h() { a(); b(); c(); }\nfunction i() { c(); a(); b(); }\n",
         "1"},
        {"javascript", "function $F() { ...\n b(); }",
         "function f() { a(); b(); }\nfunction g() { b(); a(); }\nfunction h() { a(); }\n", "1 2"},
        {"javascript", "function $F() { a();\n ... }",
         "function f() { a(); b(); }\nfunction g() { b(); a(); }\n", "1"},
        {"javascript", "if ($C) { ... b(); ... }",
         "if (x) b();\nif (x) { a(); b(); }\nif (x) a();\n", "1 2"},
        {"javascript", "function $F() { ... b(); }",
         "function f() { b(); if (x) { y(); } }\nfunction g() { b(); c(); }\n", "1 2"},
        {"python", "try:\n    ...\nexcept A:\n    ...\nexcept B:\n    ...",
         "try:\n    x\nexcept C:\n    y\nexcept B:\n    y\nexcept A:\n    y\n"
         "try:\n    x\nexcept A:\n    y\n",
         "1"},
        {"python", "a()\n$...REST\nb()", "a()\nc()\nd()\nb()\n", "1"},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

static void a_body_of_one_metavariable_is_any_body(void **state) {
    (void)state;
    static const match_row rows[] = {
        {"python", "if $X:\n    $S\nelse:\n    $S",
         "if a:\n    b()\n    c()\nelse:\n    b()\n    c()\nif a:\n    b()\nelse:\n    c()\n"
         "if a:\n    b()\nelse:\n    b()\n    c()\n",
         "1"},
        {"ruby", "if $X\n  $S\nelse\n  $S\nend",
         "if a\n  b()\n  c()\nelse\n  b()\n  c()\nend\nif a\n  b()\nelse\n  c()\nend\n", "1"},
        {"javascript", "if ($X) $S", "if (a) { b(); c(); }\nif (a) b();\n", "1 2"},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

static void members_come_in_any_order(void **state) {
    (void)state;
    static const match_row rows[] = {
        {"python", "class $C:\n    x = 1\n    def f(self): ...",
         "class A:\n    def f(self):\n        pass\n    y = 2\n    x = 1\nclass B:\n    x = 1\n",
         "1"},
        {"python", "class $C:\n    ...\n    x = 1\n    ...\n    y = 2\n    ...",
         "class A:\n    y = 2\n    x = 1\n", "1"},
        {"java", "class $C { void f() { ... } }",
         "class A { int x; void f() { } }\nclass B { int x; }\n", "1"},
        {"python", "x = 1\n...\ny = 2", "class A:\n    x = 1\n    z = 3\n    y = 2\n", "2"},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

static void expressions_hide_in_statements(void **state) {
    (void)state;
    static const match_row rows[] = {
        {"javascript", "b();",
         "b();\nreturn_(b());\nx = b();\nvar y = b();\nawait b();\nb().then(c);\nf([b()]);\nf({k: "
         "b()});\n"
         "b() + 1;\nx ? b() : c;\na[b()];\nnew A(b());\nf(() => b());\nb().c = 1;\n",
         "1 2 3 4 5 6 7 8 9"},
        {"python", "a()\nb()", "a()\nx = b()\na()\nprint(b())\na()\nif b(): pass\n", "1 3"},
        {"ruby", "a()\nb()", "a()\nx = b()\na()\nputs(b())\na()\nreturn b()\n", "1 3 5"},
        {"lua", "a()\nb()", "a()\nlocal x = b()\na()\nprint(b())\n", "1 3"},
        {"kotlin", "a()\nb()", "fun f() {\n a()\n val x = b()\n a()\n print(b())\n}\n", "2 4"},
        {"python", "x\n...\ny", "x\ny.x\ny.z = 1\n", "1"},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_ellipsis_reaches_nested_statements),
        cmocka_unit_test(without_an_ellipsis_nothing_stands_between),
        cmocka_unit_test(a_body_of_one_metavariable_is_any_body),
        cmocka_unit_test(members_come_in_any_order),
        cmocka_unit_test(expressions_hide_in_statements),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
