/* What functions return without saying so. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/compiler.h"
#include "tests/support/match_rows.h"

static void the_last_expression_is_returned(void **state) {
    (void)state;
    static const match_row rows[] = {
        {"ruby", "return $X",
         "def f(id)\n  log(id)\n  if id\n    g(id)\n  else\n    nil\n  end\nend\n", "4 6"},
        {"ruby", "return g(...)",
         "def f\n  begin\n    g(1)\n  rescue E\n    h(2)\n    g(3)\n  ensure\n    g(4)\n  "
         "end\nend\n",
         "3 6"},
        {"ruby", "return $X", "class A\n  b\nend\nc\nd.each do |x|\n  e\nend\n", "6"},
        {"ruby", "return $X", "def f\n  while a\n    b\n  end\nend\n", ""},
        {"rust", "return $X;",
         "fn f() -> i32 {\n  g();\n  match x {\n    1 => h(y),\n    _ => {\n      g();\n      3\n  "
         "  }\n  }\n}\n",
         "4 7"},
        {"rust", "return g();", "fn f() {\n  g();\n}\nfn h() -> i32 {\n  return g();\n}\n", "5"},
        {"rust", "return $X", "fn f() {\n  let c = |z| z + 1;\n  c(1);\n}\n", "2"},
        {"scala", "return $X",
         "object A {\n  def f(x: Int): Int = {\n    g(x)\n    h(x)\n  }\n  def k(x: Int) = "
         "g(x)\n}\n",
         "4 6"},
        {"kotlin", "return g($X)",
         "fun f() = g(1)\nval l = { x: Int ->\n  g(2)\n  g(3)\n}\nfun h() {\n  g(4)\n}\n", "1 4"},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

static void a_body_without_a_block_is_returned(void **state) {
    (void)state;
    static const match_row rows[] = {
        {"javascript", "return g(...)",
         "const a = x => g(x);\nconst b = x => { g(x); };\nfunction c() { return g(1); }\n", "1 3"},
        {"python", "return g(...)", "f = lambda x: g(x)\ndef h():\n    g(1)\n", "1"},
        {"csharp", "return g($X);",
         "class A {\n  int F() => g(1);\n  void H() => g(2);\n  int K() { g(3); return g(4); "
         "}\n}\n",
         "2 4"},
        {"php", "return g(...);", "<?php\n$f = fn($x) => g($x);\n$h = function () { g(1); };\n",
         "2"},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

static void among_other_statements(void **state) {
    (void)state;
    static const match_row rows[] = {
        {"ruby", "def $F(...)\n  ...\n  return g($X)\nend",
         "def f(a)\n  log(a)\n  g(a)\nend\ndef h(a)\n  g(a)\n  log(a)\nend\n", "1"},
        {"ruby", "$X = g(...)\n...\nreturn $X", "def f\n  a = g(1)\n  h(a)\n  a\nend\n", "2"},
        {"javascript", "($X) => { return g($X); }", "const a = x => g(x);\nconst b = x => g(y);\n",
         "1"},
        {"ruby", "return", "def f\n  g\nend\n", ""},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_last_expression_is_returned),
        cmocka_unit_test(a_body_without_a_block_is_returned),
        cmocka_unit_test(among_other_statements),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
