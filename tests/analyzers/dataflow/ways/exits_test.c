/* The ways out of functions: return, throw, calls that do not come back; generators, which go on. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/support/ways.h"

static const ways_row EXITS[] = {
    {"c", "void f() { if (m1) exit(m2); if (m3) abort(); m4; }", "0>1 1>2 1>3 2>. 3>4 3>. 4>."},
    {"go",
     "package p; func f() { if m1 { panic(m2) }; if m3 { os.Exit(m4) }; if m5 { log.Fatal(m6) }; "
     "m7() }",
     "0>1 1>2 1>3 2>. 3>4 3>5 4>. 5>6 5>7 6>. 7>."},
    {"javascript", "function f() { if (m1) { process.exit(m2); } m3; }", "0>1 1>2 1>3 2>. 3>."},
    {"python", "def f():\n  if m1:\n    sys.exit(m2)\n  if m3:\n    raise m4\n  m5\n",
     "0>1 1>2 1>3 2>. 3>4 3>5 4>. 5>."},
    {"python", "def f():\n  if m1: exit(m2)\n  os._exit(m3)\n  m4\n", "0>1 1>2 1>3 2>. 3>."},
    {"php", "<?php function f() { if (m1) { exit(m2); } if (m3) die(); if (m4) { throw m5; } m6; }",
     "0>1 1>2 1>3 2>. 3>4 3>. 4>5 4>6 5>. 6>."},
    {"ruby",
     "def f\n  raise m2 if m1\n  exit(m3) if m4\n  abort if m5\n  begin\n    m6()\n  rescue E\n  "
     "  m7\n    raise\n  end\n  m8\nend\n",
     "0>1 1>2 1>4 2>. 3>. 4>3 4>5 5>6 5>. 6>7 6>8 6>. 7>. 8>."},
    {"rust",
     "fn f() { if m1 { panic!(\"{}\", m2); } if m3 { std::process::exit(m4); } if m5 { "
     "unreachable!() } m6; }",
     "0>1 1>2 1>3 2>. 3>4 3>5 4>. 5>6 5>. 6>."},
    {"java", "class A { void f() { if (m1) System.exit(m2); m3(); } }", "0>1 1>2 1>3 2>. 3>."},
    {"csharp", "class A { void F() { if (m1) Environment.Exit(m2); m3(); } }",
     "0>1 1>2 1>3 2>. 3>."},
    {"kotlin",
     "fun f() { if (m1) exitProcess(m2); val x = m3 ?: return m4; val y = m5 ?: throw m6; if "
     "(m7) error(m8); m9 }",
     "0>1 1>2 1>3 2>. 3>4 3>5 4>. 5>6 5>7 6>. 7>8 7>9 8>. 9>."},
    {"swift", "func f() { if m1 { fatalError(m2) }; m3 }", "0>1 1>2 1>3 2>. 3>."},
    {"scala",
     "object O { def f() = { if (m1) sys.exit(m2); if (m3) return m4; if (m5) throw m6; m7 } }",
     "0>1 1>2 1>3 2>. 3>4 3>5 4>. 5>6 5>7 6>. 7>."},
    {"lua",
     "function f() if m1 then return m2 end if m3 then error(m4) end if m5 then os.exit(m6) end "
     "m7() end",
     "0>1 1>2 1>3 2>. 3>4 3>5 4>. 5>6 5>7 6>. 7>."},
    {"bash", "f() { if m1; then return $m2; fi; if m3; then exit 1; fi; m4; }",
     "0>1 1>2 1>3 2>. 3>4 3>. 4>."},
    {"elixir", "defmodule A do\n def f do\n  if m1 do\n raise m2\n end\n m3\n end\nend",
     "0>1 1>2 1>3 2>. 3>."},
};

static void calls_that_do_not_come_back_end_the_way(void **state) {
    (void)state;
    WAYS_HOLD(EXITS);
}

static const ways_row GENERATORS[] = {
    {"javascript", "function* f() { yield m1; const x = yield* m2; return m3; }",
     "0>1 1>2 2>3 3>."},
    {"javascript", "async function f() { await m1; try { await m2; } catch (e) { m3; } m4; }",
     "0>1 1>2 2>3 2>4 3>4 4>."},
    {"python", "def f():\n  x = yield m1\n  yield from m2\n  return m3\n", "0>1 1>2 2>3 3>."},
    {"csharp", "class A { IEnumerable F() { yield return m1; if (m2) yield break; m3(); } }",
     "0>1 1>2 2>3 2>. 3>."},
    {"php", "<?php function f() { $x = yield m1; yield from m2; return m3; }", "0>1 1>2 2>3 3>."},
    {"ruby", "def f\n  yield m1\n  return m2 if m3\n  m4\nend\n", "0>1 1>3 2>. 3>2 3>4 4>."},
};

static void generators_and_async_functions_go_on(void **state) {
    (void)state;
    WAYS_HOLD(GENERATORS);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(calls_that_do_not_come_back_end_the_way),
        cmocka_unit_test(generators_and_async_functions_go_on),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
