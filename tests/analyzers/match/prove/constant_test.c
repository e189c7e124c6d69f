/* Literals of patterns against expressions that have their value; names that mean the same. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/compiler.h"
#include "tests/support/match_rows.h"
#include "tests/support/scanned.h"

static void values_flow_within_functions(void **state) {
    (void)state;
    static const match_row rows[] = {
        {"python", "assert True", "def g():\n  assert not false\n  assert not False\n", "3"},
        {"python", "f('...')", "def g(c):\n  a = 'x'\n  f(a)\n  a = c\n  f(a)\n", "3"},
        {"python", "f('...')", "def g(c):\n  a = 'x'\n  if c: a = 'y'\n  f(a)\n", "4"},
        {"python", "f('x')", "def g(c):\n  a = 'x'\n  if c: a = 'y'\n  f(a)\n", ""},
        {"python", "f('...')", "def g(c):\n  if c: a = 'y'\n  f(a)\n", ""},
        {"python", "f('...')", "def g(c):\n  a = 'x'\n  while c: a += c\n  f(a)\n", ""},
        {"python", "f('...')",
         "def g(c):\n  a = 'x'\n  try:\n    a = c()\n    d()\n  except E: f(a)\n", ""},
        {"python", "f('...')", "def g(c):\n  a = 'x'\n  a.append(c)\n  f(a)\n", ""},
        {"python", "f('...')",
         "def g():\n  a = 'x'\n  def h():\n    nonlocal a\n    a = k()\n  f(a)\n", ""},
        {"python", "f(True)", "def g():\n  a = True\n  f(a)\n  f(not a)\n", "3"},
        {"python", "f(3)", "def g():\n  a = 1\n  b = a + 2\n  f(b)\n  f(a)\n", "4"},
        {"python", "f('ab')", "a = 'a'\nf(a + 'b')\nf(f'{a}b')\nf('a' 'b')\n", "2 3 4"},
        {"python", "f('...')", "a, b = 'x', y\nf(a)\nf(b)\n", "2"},
        {"javascript", "f('...')", "function g(c) { let a = 'x';\n f(a);\n a = c; f(a); }", "2"},
        {"javascript", "f('...')", "switch (x) { case 1: var a = 'x'; case 2: f(a); }", ""},
        {"java", "f(\"...\")",
         "class A { void m(int c) { String s = \"a\" + \"b\";\n f(s);\n"
         " s += c; f(s); } }\n",
         "2"},
        {"go", "f(\"ab\")", "package p\nfunc g() {\n s := \"a\"\n s += \"b\"\n f(s)\n}\n", "5"},
        {"c", "f(\"...\")", "void g(int c) { char *s = \"a\"; f(s);\n h(&s); f(s); }\n", ""},
        {"php", "f('...')", "<?php function g() { $a = 'x'; $b = $a . 'y';\n f($b); }", "2"},
        {"ruby", "f('...')", "def g(c)\n  a = 'x'\n  f(a)\n  a << c\n  f(a)\nend\n", "3"},
        {"rust", "f(\"...\")", "fn g() { let s = \"a\";\n f(s); }", "2"},
        {"kotlin", "f(\"...\")", "fun g() { val s = \"a\"\n f(s) }\n", "2"},
        {"scala", "f(\"...\")", "object O { def g = { val s = \"a\"\n f(s) } }\n", "2"},
        {"csharp", "F(\"...\")", "class A { void M() { var s = \"a\";\n F(s); } }\n", "2"},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

static void what_is_written_once_is_known_everywhere(void **state) {
    (void)state;
    static const match_row rows[] = {
        {"python", "f('...')", "A = 'x'\ndef g():\n  f(A)\n", "3"},
        {"python", "f('...')", "A = 'x'\nA = 'y'\ndef g():\n  f(A)\n", ""},
        {"python", "f('...')", "A = 'x'\ndef g():\n  f(A)\ndef h(k):\n  global A\n  A = k\n", ""},
        {"python", "f('...')",
         "class C:\n  def __init__(self):\n    self.a = 'x'\n  def m(self):\n    f(self.a)\n", "5"},
        {"java", "f(\"...\")",
         "class A { private final String S = \"x\";\n void m() {\n f(S);\n"
         " f(this.S); } }\n",
         "3 4"},
        {"java", "f(\"...\")", "class A { String s = \"x\";\n void m() {\n f(s); } }\n", ""},
        {"javascript", "f('...')", "const A = 'x';\nconst g = () => f(A);\n", "2"},
        {"go", "f(\"...\")", "package p\nconst A = \"x\"\nfunc g() {\n f(A)\n}\n", "4"},
        {"php", "f('...')", "<?php class A { const S = 'x'; function m() {\n f(self::S); } }", "2"},
        {"ruby", "f('...')", "A = 'x'\ndef g\n  f(A)\nend\n", "3"},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

static void only_values_are_taken(void **state) {
    (void)state;
    static const match_row rows[] = {
        {"python", "$X = 'x'", "a = 'x'\nb = a\n", "1 2"},
        {"python", "f(\"$X\")", "a = 'x'\nf(a)\n", "2"},
        {"python", "f($X)", "a = 'x'\nf(a)\n", "2"},
        {"python", "'...' + $X", "a = 'x'\na + b\nc + a\n", "2"},
        {"python", "$X == $X", "a = 1\na == 1\na == 2\nb == 1\n", "2"},
        {"javascript", "f(/r/)", "const a = /r/;\nf(a);\nf(/s/);\n", "2"},
        {"c", "int $X[4];", "void g(void) { int n = 4;\n int a[n];\n n = h();\n int b[n]; }\n",
         "2"},
        {"c", "f(\"x\")", "#define A \"x\"\nvoid g(void) {\n f(A); }\n", "3"},
        {"hcl", "a = \"x-y\"", "locals {\n  b = \"x\"\n}\nr \"s\" {\n  a = \"${local.b}-y\"\n}\n",
         "5"},
        {"javascript", "f(\"=~/^x/\")", "const a = 'xy';\nf(a);\nf(b);\n", "2"},
        {"javascript", "({k: 'x'})", "const a = 'x'; g({k: a});\ng({a: 'k'});\n", "1"},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

static void names_unify_by_what_they_mean(void **state) {
    (void)state;
    static const match_row rows[] = {
        {"javascript", "g($X, () => h($X))", "g(a, () => h(a));\n", "1"},
        {"javascript", "g($X, ($Y) => h($X))",
         "let a = 1;\ng(a, (a) => h(a));\ng(a, (b) => h(a));\n", "3"},
        {"python", "import a.b\n...\n", "import a.b\n", "1"},
        {"python", "a.b(...)", "from a import b\nb()\ndef f(b):\n  b()\n", "2"},
        {"python", "a.b(...)", "from a import *\nb()\ndef f(b):\n  b()\n", "2"},
        {"go", "a.F(...)", "package p\nimport x \"q/a/v2\"\nfunc f() {\n x.F()\n}\n", "4"},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

static void check_option(const char *formula, const char *code, const char *places) {
    scanned s;
    scanned_make(&s, "python", formula);
    scanned_run(&s, "python", ltl_str_of(code), NULL);
    ltl_str found = scanned_places(&s);
    if (!ltl_str_is(found, places)) {
        print_error("%s\nfound '%.*s', expected '%s'\n", formula, LTL_STR_ARG(found), places);
    }
    assert_true(ltl_str_is(found, places));
    scanned_clear(&s);
}

static void options_count(void **state) {
    (void)state;
    static const char code[] = "def g(c):\n  a = b.new(1)\n  d = a.part\n  d.act()\n  if c: d = c\n"
                               "  d.act()\n";
    check_option("  options: {symbolic_propagation: true}\n  pattern: b.new(...).part.act()\n",
                 code, "4:3-4:10");
    check_option("  pattern: b.new(...).part.act()\n", code, "");
    check_option("  options: {constant_propagation: false}\n  pattern: f('...')\n",
                 "a = 'x'\nf(a)\nf('x')\n", "3:1-3:7");
    check_option("  options: {constant_propagation: false}\n  pattern: f('...')\n",
                 "f('x' 'y')\nf('x' + 'y')\nf('x' f'{a}')\n", "1:1-1:11");
    check_option("  options: {unify_ids_strictly: false}\n  pattern: 'f($X, lambda $Y: $X)'\n",
                 "def g(a):\n  f(a, lambda a: a)\n", "2:3-2:20");
    check_option("  pattern: 'f($X, lambda $Y: $X)'\n", "def g(a):\n  f(a, lambda a: a)\n", "");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_flow_within_functions),
        cmocka_unit_test(what_is_written_once_is_known_everywhere),
        cmocka_unit_test(only_values_are_taken),
        cmocka_unit_test(names_unify_by_what_they_mean),
        cmocka_unit_test(options_count),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
