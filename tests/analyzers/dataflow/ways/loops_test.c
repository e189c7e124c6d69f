/* The ways through loops and comprehensions. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/support/ways.h"

static const ways_row LOOPS[] = {
    {"c", "void f() { while (m1) m2; do m3; while (m4); for (m5; m6; m7) m8; m9; }",
     "0>1 1>2 1>3 2>1 3>4 4>3 4>5 5>6 6>8 6>9 7>6 8>7 9>."},
    {"cpp", "void f() { for (auto x : m1) { if (m2) continue; m3; } m4; }",
     "0>1 1>2 1>4 2>2 2>3 2>4 3>2 3>4 4>."},
    {"csharp",
     "class A { void F() { foreach (var x in m1) { if (m2) continue; m3(); } do { m4(); } while "
     "(m5); m6(); } }",
     "0>1 1>2 1>4 2>2 2>3 2>4 3>2 3>4 4>5 5>4 5>6 6>."},
    {"java",
     "class A { void f() { for (int x : m1) { if (m2) break; m3(); } do { m4(); } while (m5); "
     "for (;;) { if (m6) break; } m7(); } }",
     "0>1 1>2 1>4 2>3 2>4 3>2 3>4 4>5 5>4 5>6 6>6 6>7 7>."},
    {"go",
     "package p; func f() { for m1 { m2() }; for i := m3; m4; m5() { m6() }; for _, x := range "
     "m7 { m8(x) }; for { m9() } }",
     "0>1 1>2 1>3 2>1 3>4 4>6 4>7 5>4 6>5 7>8 7>9 8>8 8>9 9>9"},
    {"javascript", "function f() { while (m1) m2; do m3; while (m4); for (m5; m6; m7) m8; m9; }",
     "0>1 1>2 1>3 2>1 3>4 4>3 4>5 5>6 6>8 6>9 7>6 8>7 9>."},
    {"javascript",
     "async function f() { for (const a of m1) m2; for (const b in m3) m4; for await (const c of "
     "m5) m6; m7; }",
     "0>1 1>2 1>3 2>2 2>3 3>4 3>5 4>4 4>5 5>6 5>7 6>6 6>7 7>."},
    {"php",
     "<?php function f() { while (m1) m2(); do m3(); while (m4); for (m5; m6; m7) m8(); foreach "
     "(m9 as $k => $v) {} }",
     "0>1 1>2 1>3 2>1 3>4 4>3 4>5 5>6 6>8 6>9 7>6 8>7 9>."},
    {"php",
     "<?php function f() { foreach (m1 as $x): m2; endforeach; while (m3): m4; endwhile; for "
     "(m5; m6; m7): m8; endfor; m9; }",
     "0>1 1>2 1>3 2>2 2>3 3>4 3>5 4>3 5>6 6>8 6>9 7>6 8>7 9>."},
    {"python",
     "def f():\n  while m1:\n    if m2: continue\n    m3\n  for x in m4:\n    if m5: break\n    "
     "m6\n  m7\n",
     "0>1 1>2 1>4 2>1 2>3 3>1 4>5 4>7 5>6 5>7 6>5 6>7 7>."},
    {"python", "async def f():\n  async for x in m1:\n    m2\n  else:\n    m3\n  m4\n",
     "0>1 1>2 1>3 2>2 2>3 3>4 4>."},
    {"ruby",
     "def f\n  while m1\n    next if m2\n    m3\n  end\n  until m4\n    break if m5\n  end\n  "
     "for x in m6\n    m7\n  end\n  m8\nend\n",
     "0>1 1>2 1>4 2>1 2>3 3>1 4>5 4>6 5>4 5>6 6>7 6>8 7>7 7>8 8>."},
    {"ruby", "def f\n  begin\n    m1\n  end while m2\n  m3 while m4\n  m5\nend\n",
     "0>1 1>2 2>1 2>4 3>4 4>3 4>5 5>."},
    {"rust",
     "fn f() { while m1 { m2; } while let Some(x) = m3 { m4; } for x in m5 { m6; } loop { m7; } }",
     "0>1 1>2 1>3 2>1 3>4 3>5 4>3 5>6 5>7 6>6 6>7 7>7"},
    {"swift",
     "func f() { while m1 { m2 }; repeat { m3 } while m4; for x in m5 where m6 { m7 }; m8 }",
     "0>1 1>2 1>3 2>1 3>4 4>3 4>5 5>6 5>8 6>6 6>7 6>8 7>6 7>8 8>."},
    {"kotlin", "fun f() { while (m1) { m2 }; do { m3 } while (m4); for (x in m5) { m6 }; m7 }",
     "0>1 1>2 1>3 2>1 3>4 4>3 4>5 5>6 5>7 6>6 6>7 7>."},
    {"scala",
     "object O { def f() = { while (m1) { m2 }; do { m3 } while (m4); for (x <- m5) { m6 }; m7 } "
     "}",
     "0>1 1>2 1>3 2>1 3>4 4>3 4>5 5>6 5>7 6>6 6>7 7>."},
    {"lua",
     "function f() while m1 do m2() end repeat m3() until m4 for i = m5, m6 do m7() end for k in "
     "m8 do end m9() end",
     "0>1 1>2 1>3 2>1 3>4 4>3 4>5 5>6 6>7 6>8 7>7 7>8 8>9 9>."},
    {"bash", "f() { while m1; do m2; done; until m3; do m4; done; for x in $m5; do m6; done; m7; }",
     "0>1 1>2 1>3 2>1 3>4 3>5 4>3 5>6 5>7 6>6 6>7 7>."},
    {"solidity",
     "contract A { function f() { for (m1; m2; m3) { m4(); } while (m5) { m6(); } do { m7(); } "
     "while (m8); m9(); } }",
     "0>1 1>2 2>4 2>5 3>2 4>3 5>6 5>7 6>5 7>8 8>7 8>9 9>."},
};

static void loops_test_and_go_back(void **state) {
    (void)state;
    WAYS_HOLD(LOOPS);
}

static const ways_row COMPREHENSIONS[] = {
    {"python",
     "def f():\n  x = {m1(): m2 for a in m3 for b in m4 if m5}\n  return (m6 for a in m7)\n",
     "0>3 1>2 2>4 2>5 2>7 3>4 3>7 4>4 4>5 4>7 5>1 5>4 5>5 5>7 6>6 6>. 7>6 7>."},
    {"python", "def f():\n  return {m1 for x in m2}\n", "0>2 1>1 1>. 2>1 2>."},
    {"python", "def f():\n  return g(m1 for x in m2)\n", "0>2 1>1 1>. 2>1 2>."},
    {"elixir", "defmodule A do\n def f do\n  for x <- m1, m2, do: m3\n m4\n end\nend",
     "0>1 1>2 2>3 3>4 4>."},
    {"scala", "object O { def f() = { for (x <- m1; y <- m2 if m3) yield m4; m5 } }",
     "0>1 1>2 1>5 2>2 2>3 2>5 3>2 3>3 3>4 3>5 4>2 4>3 4>5 5>."},
    {"csharp", "class A { void F() { var q = from x in m1 where m2 select m3; m4(); } }",
     "0>1 1>2 2>3 3>4 4>."},
};

static void comprehensions_are_loops(void **state) {
    (void)state;
    WAYS_HOLD(COMPREHENSIONS);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(loops_test_and_go_back),
        cmocka_unit_test(comprehensions_are_loops),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
