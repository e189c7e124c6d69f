/* The ways through switch, match, when, case and select. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/support/ways.h"

static const ways_row SWITCHES[] = {
    {"c", "void f() { switch (m1) { case 1: case 2: m2; default: m3; case 4: m4; break; } m5; }",
     "0>1 1>2 1>3 1>4 2>3 3>4 4>5 5>."},
    {"cpp",
     "void f() { switch (m1) { case 1: { m2; break; } case 2: m3; [[fallthrough]]; case 3: m4; } "
     "m5; }",
     "0>1 1>2 1>3 1>4 1>5 2>5 3>4 4>5 5>."},
    {"java",
     "class A { void f() { switch (m1) { case 1: m2(); case 2: m3(); break; default: m4(); } "
     "m5(); } }",
     "0>1 1>2 1>3 1>4 2>3 3>5 4>5 5>."},
    {"java",
     "class A { void f() { switch (m1) { case 1 -> m2(); case 2, 3 -> { m3(); } default -> m4(); "
     "} m5(); } }",
     "0>1 1>2 1>3 1>4 2>5 3>5 4>5 5>."},
    {"java",
     "class A { int f() { int x = switch (m1) { case 1 -> m2(); case 2 -> { m3(); yield m4(); } "
     "default -> throw m5(); }; return m6(x); } }",
     "0>1 1>2 1>3 1>5 2>6 3>4 4>6 5>. 6>."},
    {"java",
     "class A { void f() { switch (m1) { case String s when m2(s) -> m3(); default -> m4(); } "
     "m5(); } }",
     "0>1 1>2 1>4 2>3 2>4 3>5 4>5 5>."},
    {"csharp",
     "class A { void F() { switch (m1) { case 1: case 2: m2(); break; case 3: m3(); goto case 1; "
     "default: m4(); break; } m5(); } }",
     "0>1 1>2 1>3 1>4 2>5 3>2 3>3 3>4 4>5 5>."},
    {"csharp",
     "class A { int F() { var x = m1 switch { 1 => m2(), int n when m3(n) => m4(), _ => throw "
     "m5() }; return m6(x); } }",
     "0>1 1>2 1>3 1>5 2>6 3>4 3>5 4>6 5>. 6>."},
    {"go",
     "package p; func f() { switch { case m1: m2(); case m3: m4(); fallthrough; default: m5() }; "
     "m6() }",
     "0>1 1>2 1>3 2>6 3>4 3>5 4>5 5>6 6>."},
    {"go",
     "package p; func f() { switch x := m1.(type) { case int: m2(x); case nil: break; default: "
     "m3() }; m4() }",
     "0>1 1>2 1>3 1>4 2>4 3>4 4>."},
    {"go",
     "package p; func f() { select { case x := <-m1: m2(x); case m3 <- m4: m5(); default: m6() "
     "}; m7() }",
     "0>1 0>4 0>6 1>2 2>7 3>5 4>3 5>7 6>7 7>."},
    {"javascript",
     "function f() { switch (m1) { case 1: m2; case 2: m3; break; default: m4; } m5; }",
     "0>1 1>2 1>3 1>4 2>3 3>5 4>5 5>."},
    {"javascript",
     "function f() { for (;;) { switch (m1) { case 1: continue; case 2: break; default: return "
     "m2; } m3; } }",
     "0>1 1>1 1>2 1>3 2>. 3>1"},
    {"php",
     "<?php function f() { switch (m1) { case 1: m2(); case 2: m3(); break; default: m4(); } "
     "m5(); }",
     "0>1 1>2 1>3 1>4 2>3 3>5 4>5 5>."},
    {"php",
     "<?php function f() { while (m1) { switch (m2) { case 1: continue 2; case 2: break 2; case "
     "3: continue; } m3(); } m4(); }",
     "0>1 1>2 1>4 2>1 2>3 2>4 3>1 4>."},
    {"php", "<?php function f() { $x = match (m1) { 1, 2 => m2(), default => m3() }; m4($x); }",
     "0>1 1>2 1>3 2>4 3>4 4>."},
    {"python",
     "def f():\n  match m1:\n    case 1: m2\n    case x if m3: m4\n    case _: m5\n  m6\n",
     "0>1 1>2 1>3 1>5 2>6 3>4 3>5 4>6 5>6 6>."},
    {"ruby",
     "def f\n  case m1\n  when 1, 2 then m2\n  when m3\n    m4\n  else\n    m5\n  end\n  "
     "m6\nend\n",
     "0>1 1>2 1>3 1>5 2>6 3>4 4>6 5>6 6>."},
    {"ruby",
     "def f\n  case m1\n  in {x: Integer} if m2\n    m3\n  in [a, b]\n    m4\n  else\n    m5\n  "
     "end\n  m6\nend\n",
     "0>1 1>2 1>4 1>5 2>3 2>4 2>5 3>6 4>6 5>6 6>."},
    {"rust", "fn f() { match m1 { 1 | 2 => m2, x if m3 => { m4; } _ => m5, } m6; }",
     "0>1 1>2 1>3 1>5 2>6 3>4 3>5 4>6 5>6 6>."},
    {"swift",
     "func f() {\n switch m1 {\n case 1, 2:\n m2\n fallthrough\n case 3:\n m3\n case let x where "
     "m4:\n m5\n default:\n m6\n }\n m7\n}",
     "0>1 1>2 1>3 1>4 1>6 2>3 3>7 4>5 4>6 5>7 6>7 7>."},
    {"kotlin", "fun f() { when (m1) { 1, 2 -> m2; in m3 -> m4; else -> m5 }; m6 }",
     "0>1 1>2 1>3 1>5 2>6 3>4 4>6 5>6 6>."},
    {"kotlin", "fun f() { when { m1 -> m2; m3 -> m4 }; m5 }", "0>1 1>2 1>3 2>5 3>4 3>5 4>5 5>."},
    {"scala",
     "object O { def f() = { m1 match { case 1 => m2; case x if m3 => m4; case _ => m5 }; m6 } }",
     "0>1 1>2 1>3 1>5 2>6 3>4 3>5 4>6 5>6 6>."},
    {"bash", "f() { case $m1 in a) m2;; *) m3;; esac; m4; }", "0>1 1>2 1>3 1>4 2>4 3>4 4>."},
    {"elixir",
     "defmodule A do\n def f do\n  case m1 do\n 1 -> m2\n x when m3 -> m4\n _ -> m5\n end\n m6\n "
     "end\nend",
     "0>1 1>2 1>3 1>5 2>6 3>4 4>6 5>6 6>."},
};

static void cases_are_chosen_fall_and_are_guarded(void **state) {
    (void)state;
    WAYS_HOLD(SWITCHES);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cases_are_chosen_fall_and_are_guarded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
