/* The ways through expressions that may leave a part out. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/support/ways.h"

static const ways_row EXPRESSIONS[] = {
    {"c", "int f() { return m1 ? m2 : m3; }", "0>1 1>2 1>3 2>. 3>."},
    {"c", "int f() { m1 ?: m2; m3; }", "0>1 1>2 1>3 2>3 3>."},
    {"csharp", "class A { void F() { var a = m1 ?\? m2; m3?.M(m4); x ?\?= m5; m6(); } }",
     "0>1 1>2 1>3 2>3 3>4 3>5 3>6 4>5 4>6 5>6 6>."},
    {"javascript", "function f() { m1?.a(m2); m3?.[m4]; m5?.(m6); x ?\?= m7; y ||= m8; z &&= m9; }",
     "0>1 1>2 1>3 2>3 3>4 3>5 4>5 5>6 5>7 5>8 5>9 5>. 6>7 6>8 6>9 6>. 7>8 7>9 7>. 8>9 8>. 9>."},
    {"kotlin", "fun f() { m1?.a(m2); m3 ?: m4; m5 && m6 || m7; m8 }",
     "0>1 1>2 1>3 2>3 3>4 3>5 4>5 5>6 5>7 5>8 6>7 6>8 7>8 8>."},
    {"php", "<?php function f() { m1 ?: m2; m3 ?\? m4; m5 and m6 or m7; $x?->a(m8); m9; }",
     "0>1 1>2 1>3 2>3 3>4 3>5 4>5 5>6 5>7 5>8 5>9 6>7 6>8 6>9 7>8 7>9 8>9 9>."},
    {"python", "def f():\n  m1 and m2 or m3\n  not m4\n  (m5 if m6 else m7)\n  m8\n",
     "0>1 1>2 1>3 1>4 2>3 2>4 3>4 4>6 5>8 6>5 6>7 7>8 8>."},
    {"ruby", "def f\n  m1 && m2 || m3\n  m4 ? m5 : m6\n  x&.a(m7)\n  y ||= m8\n  m9\nend\n",
     "0>1 1>2 1>3 1>4 2>3 2>4 3>4 4>5 4>6 5>7 5>8 5>9 6>7 6>8 6>9 7>8 7>9 8>9 9>."},
    {"ruby", "def f\n  m1 and m2 or m3\n  m4\nend\n", "0>1 1>2 1>3 1>4 2>3 2>4 3>4 4>."},
    {"swift", "func f() { m1?.a(m2); m3 ?\? m4; m5 && m6; m7 ? m8 : m9 }",
     "0>1 1>2 1>3 2>3 3>4 3>5 4>5 5>6 5>7 6>7 7>8 7>9 8>. 9>."},
    {"lua", "function f() local x = m1 and m2 or m3 m4() end", "0>1 1>2 1>3 1>4 2>3 2>4 3>4 4>."},
    {"bash", "f() { m1 && m2 || m3; m4; }", "0>1 1>2 1>3 1>4 2>3 2>4 3>4 4>."},
    {"rust", "fn f() { let x = if m1 { m2 } else { m3 }; let y = m4 && m5; m6; }",
     "0>1 1>2 1>3 2>4 3>4 4>5 4>6 5>6 6>."},
    {"java", "class A { void f() { int x = m1 ? m2 : m3; boolean b = m4 && m5 || m6; m7(); } }",
     "0>1 1>2 1>3 2>4 3>4 4>5 4>6 4>7 5>6 5>7 6>7 7>."},
    {"scala", "object O { def f() = { val x = if (m1) m2 else m3; val y = m4 && m5; m6 } }",
     "0>1 1>2 1>3 2>4 3>4 4>5 4>6 5>6 6>."},
    {"elixir", "defmodule A do\n def f do\n  m1 && m2\n  m3 || m4\n m5\n end\nend",
     "0>1 1>2 1>3 2>3 3>4 3>5 4>5 5>."},
    {"go", "package p; func f() { x := m1 && m2 || m3; m4() }", "0>1 1>2 1>3 1>4 2>3 2>4 3>4 4>."},
};

static void operators_that_may_stop_short(void **state) {
    (void)state;
    WAYS_HOLD(EXPRESSIONS);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(operators_that_may_stop_short),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
