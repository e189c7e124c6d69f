/* Lambdas that have no names for what they are given, or keep values of their own. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/compiler.h"
#include "tests/support/taint_rows.h"

#define ACROSS TAINT_ACROSS
#define CHECK(rows) taint_rows_check(rows, LTL_COUNT_OF(rows))

static void captures(void **state) {
    (void)state;
    static const taint_row rows[] = {
        {"elixir", TAINT_RULE,
         "def a() do\n  source() |> Enum.map(&sink(&1))\n  Enum.each(source(), &sink/1)\n"
         "  source() |> then(&sink(clean(&1)))\n  Enum.map([\"a\"], &sink(&1))\nend\n"
         "def b() do\n  Enum.reduce(source(), \"\", &sink(&1 <> &2))\n"
         "  sink(Enum.map(source(), &String.trim/1))\nend\n",
         "2 3 8 9"},
        {"elixir", ACROSS,
         "defmodule A do\n  def a() do\n    f = &sink(&1)\n    g = &sink(\"#{&2}\")\n    f.(source())\n"
         "    g.(source(), \"x\")\n    Enum.map(source(), &b(&1, \"a\"))\n  end\n"
         "  def b(x, y) do\n    sink(x)\n    sink(y)\n  end\nend\n",
         "3 10"},
        {"kotlin", ACROSS,
         "fun a() {\n  val f = { sink(it) }\n  val g = { sink(it) }\n  f(source())\n  g(\"x\")\n}\n", "2"},
        {"swift", ACROSS,
         "func a() {\n  let f = { sink($1) }\n  let g = { sink($0) }\n  f(\"x\", source())\n  g(\"x\", source())\n}\n",
         "2"},
    };
    CHECK(rows);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(captures),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
