/* The ways through branches: if, else, guard, let-else, unless. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/support/ways.h"

static const ways_row BRANCHES[] = {
    {"cpp", "void f() { if (int x = m1; m2) m3; else if (m4) m5; m6; }",
     "0>1 1>2 2>3 2>4 3>6 4>5 4>6 5>6 6>."},
    {"csharp", "class A { void F() { if (m1) { m2(); } else if (m3) m4(); else m5(); m6(); } }",
     "0>1 1>2 1>3 2>6 3>4 3>5 4>6 5>6 6>."},
    {"java", "class A { void f() { if (m1) { m2(); } else if (m3) m4(); else m5(); m6(); } }",
     "0>1 1>2 1>3 2>6 3>4 3>5 4>6 5>6 6>."},
    {"go", "package p; func f() { if m1(); m2 { m3() } else if m4 { m5() } else { m6() }; m7() }",
     "0>1 1>2 2>3 2>4 3>7 4>5 4>6 5>7 6>7 7>."},
    {"javascript", "function f() { if (m1) { m2; } else if (m3) m4; else m5; m6; }",
     "0>1 1>2 1>3 2>6 3>4 3>5 4>6 5>6 6>."},
    {"typescript", "function f(): void { if (m1) { m2; } else if (m3) m4; else m5; m6; }",
     "0>1 1>2 1>3 2>6 3>4 3>5 4>6 5>6 6>."},
    {"php", "<?php function f() { if (m1) { m2; } elseif (m3) { m4; } else { m5; } m6; }",
     "0>1 1>2 1>3 2>6 3>4 3>5 4>6 5>6 6>."},
    {"php", "<?php function f() { if (m1): m2; elseif (m3): m4; else: m5; endif; m6; }",
     "0>1 1>2 1>3 2>6 3>4 3>5 4>6 5>6 6>."},
    {"ruby", "def f\n  if m1\n    m2\n  elsif m3\n    m4\n  else\n    m5\n  end\n  m6\nend\n",
     "0>1 1>2 1>3 2>6 3>4 3>5 4>6 5>6 6>."},
    {"ruby", "def f\n  unless m1\n    m2\n  else\n    m3\n  end\n  m4 unless m5\n  m6\nend\n",
     "0>1 1>2 1>3 2>5 3>5 4>6 5>4 5>6 6>."},
    {"rust", "fn f() { if m1 { m2; } else if let Some(x) = m3 { m4; } else { m5; } m6; }",
     "0>1 1>2 1>3 2>6 3>4 3>5 4>6 5>6 6>."},
    {"rust", "fn f() { let Some(x) = m1 else { return m2; }; m3; }", "0>1 1>2 1>3 2>. 3>."},
    {"swift", "func f() { if m1 { m2 } else if m3 { m4 } else { m5 }; m6 }",
     "0>1 1>2 1>3 2>6 3>4 3>5 4>6 5>6 6>."},
    {"swift", "func f() { guard m1 else { m2; return }; m3 }", "0>1 1>2 1>3 2>. 3>."},
    {"swift", "func f() { guard let x = m1, m2 else { return m3 }; m4 }",
     "0>1 1>2 1>3 2>3 2>4 3>. 4>."},
    {"kotlin", "fun f() { if (m1) { m2 } else if (m3) m4 else m5; m6 }",
     "0>1 1>2 1>3 2>6 3>4 3>5 4>6 5>6 6>."},
    {"scala", "object O { def f() = { if (m1) m2 else if (m3) m4 else m5; m6 } }",
     "0>1 1>2 1>3 2>6 3>4 3>5 4>6 5>6 6>."},
    {"lua", "function f() if m1 then m2() elseif m3 then m4() else m5() end m6() end",
     "0>1 1>2 1>3 2>6 3>4 3>5 4>6 5>6 6>."},
    {"bash", "f() { if m1; then m2; elif m3; then m4; else m5; fi; m6; }",
     "0>1 1>2 1>3 2>6 3>4 3>5 4>6 5>6 6>."},
    {"elixir", "defmodule A do\n def f do\n  if m1 do\n m2\n else\n m3\n end\n m4\n end\nend",
     "0>1 1>2 1>3 2>4 3>4 4>."},
    {"elixir", "defmodule A do\n def f do\n  cond do\n m1 -> m2\n m3 -> m4\n end\n m5\n end\nend",
     "0>1 1>2 1>3 2>5 3>4 4>5 5>."},
    {"solidity", "contract A { function f() { if (m1) { m2(); } else m3(); m4(); } }",
     "0>1 1>2 1>3 2>4 3>4 4>."},
};

static void branches_take_one_of_two_ways(void **state) {
    (void)state;
    WAYS_HOLD(BRANCHES);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(branches_take_one_of_two_ways),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
