/* What a pattern's text is read as: parts of constructs, and dummies for what a grammar cannot read. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/compiler.h"
#include "tests/support/match_rows.h"

static void parts_of_constructs(void **state) {
    (void)state;
    static const match_row rows[] = {
        {"java", "class $C extends Base", "class A extends Base { int x; }\nclass B { }\n", "1"},
        {"java", "public $T find(..., String $P)",
         "class A {\n public int find(int a, String b) { return 1; }\n int find(String c) {}\n"
         " public int find(int d);\n}\n",
         "2"},
        {"java", "if ($X == 1)",
         "class A { void f() {\n if (a == 1) { b(); } else { c(); }\n"
         " if (a == 2) b();\n} }\n",
         "2"},
        {"java", "try { open(); }",
         "class A { void f() {\n try { open(); } catch (E e) { }\n"
         " try { shut(); } finally { }\n} }\n",
         "2"},
        {"java", "catch (Stop $E) { ... }",
         "class A { void f() {\n try { a(); }\n catch (Go e) { b(); }\n catch (Stop e) { c(); }\n"
         "} }\n",
         "4"},
        {"java", "finally { close(); }",
         "class A { void f() {\n try { a(); }\n finally { close(); }\n} }\n", "3"},
        {"csharp", "class $C : Base", "class A : Base { int x; }\nclass B { }\n", "1"},
        {"kotlin", "class $C : Base", "class A : Base { val x = 1 }\nclass B { }\n", "1"},
        {"python", "class $C(Base):", "class A(Base):\n  x = 1\nclass B:\n  y = 1\n", "1"},
        {"javascript", "if ($X > 1)", "if (a > 1) { b(); } else { c(); }\nif (a) b();\n", "1"},
        {"php", "if ($X > 1)", "<?php\nif ($a > 1) { b(); }\nif ($a) b();\n", "2"},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

static void dummies_match_what_they_stand_for(void **state) {
    (void)state;
    static const match_row rows[] = {
        {"java", "class $C { ... int limit = 1; ... }",
         "class A { void f() { } int limit = 1; int g; }\nclass B { int limit = 2; }\n", "1"},
        {"java", "$T $F($...ARGS) { ... }", "class A {\n int f(int a, B b) { }\n void g() { }\n}\n",
         "2 3"},
        {"java", "$T $F(..., $P) { ... }", "class A {\n int f(int a, B b) { }\n void g() { }\n}\n",
         "2"},
        {"java", "void f(...) { ... }", "class A {\n void f(int a, B b) { }\n void g() { }\n}\n",
         "2"},
        {"csharp", "if ($X) { ... stop(); ... }",
         "class A { void F() {\n if (a) { b(); stop(); c(); }\n if (a) { b(); }\n} }\n", "2"},
        {"csharp", "enum $E { ... }", "enum A { X, Y }\nclass B { }\n", "1"},
        {"kotlin", "fun $F(...) { ... }", "fun f(a: Int, b: B) { }\nfun g() { }\n", "1 2"},
        {"kotlin", "fun $F($X) { ... }", "fun f(a: Int, b: B) { }\nfun g(a: Int) { }\n", "2"},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parts_of_constructs),
        cmocka_unit_test(dummies_match_what_they_stand_for),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
