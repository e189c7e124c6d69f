/* What is walked elsewhere or later: lambdas, defer; and with, using, lock. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/support/ways.h"

static const ways_row LAMBDAS[] = {
    {"c", "void f() { m1; }", "0>1 1>."},
    {"cpp", "void f() { auto g = [&] { m1(); }; m2(); }", "0>2 2>."},
    {"csharp", "class A { void F() { Func g = () => m1(); void H() { m2(); } m3(); } }", "0>3 3>."},
    {"go", "package p; func f() { g := func() { m1() }; go func() { m2() }(); m3() }", "0>3 3>."},
    {"java",
     "class A { void f() { Runnable r = () -> m1(); new B() { void x() { m2(); } }; m3(); } }",
     "0>3 3>."},
    {"kotlin", "fun f() { val g = { m1 }; list.forEach { m2 }; m3 }", "0>3 3>."},
    {"php", "<?php function f() { $g = function () { m1(); }; $h = fn() => m2(); m3(); }",
     "0>3 3>."},
    {"python", "def f():\n  def g():\n    m1\n  h = lambda: m2\n  m3\n", "0>3 3>."},
    {"ruby", "def f\n  [1].each { m1 }\n  g = -> { m2 }\n  m3\nend\n", "0>3 3>."},
    {"rust", "fn f() { let g = || m1; fn h() { m2; } m3; }", "0>3 3>."},
    {"scala", "object O { def f() = { val g = () => m1; def h() = m2; m3 } }", "0>3 3>."},
    {"swift", "func f() { let g = { m1 }; func h() { m2 }; m3 }", "0>3 3>."},
    {"lua", "function f() local g = function() m1() end m2() end", "0>2 2>."},
    {"elixir", "defmodule A do\n def f do\n  g = fn -> m1 end\n m2\n end\nend", "0>2 2>."},
};

static void lambdas_and_inner_functions_are_ways_of_their_own(void **state) {
    (void)state;
    WAYS_HOLD(LAMBDAS);
}

static const ways_row DEFERRED[] = {
    {"swift", "func f() { defer { m1() }; defer { m4() }; if m2 { return }; m3() }",
     "0>2 1>. 2>3 2>4 3>4 4>1"},
};

static void what_is_deferred_comes_last(void **state) {
    (void)state;
    WAYS_HOLD(DEFERRED);
}

static const ways_row CLOSING[] = {
    {"python", "def f():\n  with m1() as a, m2() as b:\n    m3\n  async_x = m4\n",
     "0>1 1>2 2>3 3>4 4>."},
    {"python", "async def f():\n  async with m1() as a:\n    return m2\n  m3\n", "0>1 1>2 2>."},
    {"csharp",
     "class A { void F() { using (var x = m1()) { m2(); } using var y = m3(); lock (m4) { m5(); "
     "} m6(); } }",
     "0>1 1>2 2>3 3>4 4>5 5>6 6>."},
    {"java", "class A { void f() { synchronized (m1) { m2(); } m3(); } }", "0>1 1>2 2>3 3>."},
    {"ruby", "def f\n  File.open(m1) do |x|\n    m2\n  end\n  m3\nend\n", "0>1 1>3 3>."},
};

static void blocks_that_close_what_they_open_are_walked_once(void **state) {
    (void)state;
    WAYS_HOLD(CLOSING);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lambdas_and_inner_functions_are_ways_of_their_own),
        cmocka_unit_test(what_is_deferred_comes_last),
        cmocka_unit_test(blocks_that_close_what_they_open_are_walked_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
