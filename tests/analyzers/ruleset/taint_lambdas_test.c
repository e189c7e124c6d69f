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

static void what_only_counts(void **state) {
    (void)state;
    static const taint_row rows[] = {
        {"javascript", ACROSS,
         "function f() {\n"
         "  const t = source();\n"
         "  sink(t.map((_, i) => i));\n"
         "  sink(t.map((x, i) => x + i));\n"
         "  sink(t.filter((x) => x > 1).map((x, i) => `n${i}`));\n"
         "  t.forEach((x, i) => sink(i));\n"
         "  t.forEach((x, key) => sink(key));\n"
         "  t.forEach((x, i) => sink(x));\n"
         "  _.map(t, (x, key) => sink(key));\n"
         "  $(t).map((i, x) => sink(x));\n"
         "  const own = (x, i) => sink(i);\n"
         "  own(1, t);\n"
         "}\n",
         "4 7 8 9 10 11"},
        {"csharp", ACROSS,
         "class A {\n"
         "  void F() {\n"
         "    var t = source();\n"
         "    sink(t.Select((x, i) => i));\n"
         "    sink(t.Select((x, i) => x));\n"
         "  }\n"
         "}\n",
         "5"},
        {"kotlin", ACROSS,
         "fun f() {\n"
         "  val t = source()\n"
         "  sink(t.mapIndexed { i, x -> i })\n"
         "  sink(t.mapIndexed { i, x -> x })\n"
         "  t.forEachIndexed { i, x -> sink(i) }\n"
         "  t.forEachIndexed { i, x -> sink(x) }\n"
         "}\n",
         "4 6"},
        {"ruby", ACROSS,
         "def f\n"
         "  t = source()\n"
         "  t.each_with_index { |x, i| sink(i) }\n"
         "  t.each_with_index { |x, i| sink(x) }\n"
         "  t.map.with_index { |x, i| sink(i) }\n"
         "end\n",
         "4"},
        {"swift", ACROSS,
         "func f() {\n"
         "  let t = source()\n"
         "  t.enumerated().forEach { i, x in sink(i) }\n"
         "  t.enumerated().forEach { i, x in sink(x) }\n"
         "}\n",
         "4"},
        {"python", ACROSS,
         "def f():\n"
         "    t = source()\n"
         "    sink([i for i, x in enumerate(t)])\n"
         "    sink([x for i, x in enumerate(t)])\n"
         "    sink({i: \"a\" for i, x in enumerate(t)})\n"
         "    sink(list(map(lambda x: 1, t)))\n"
         "    sink(list(map(lambda x: x, t)))\n",
         "4 7"},
    };
    CHECK(rows);
}

/* What is made of each item by `Array.from` is what the function gives. */
static const taint_row arrays_are_made_of_items_rows[] = {
    {"javascript", ACROSS,
     "sink(Array.from(source(), (x) => x.trim()));\n"
     "sink(Array.from(source(), (x) => clean(x)));\n"
     "sink(Array.from(source()));\n"
     "sink(Array.from({ length: 3 }, (_, i) => source()));\n"
     "sink(Array.from({ length: 3 }, (_, i) => i));\n",
     "1 3 4"},
};

static void arrays_are_made_of_items(void **state) {
    (void)state;
    CHECK(arrays_are_made_of_items_rows);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(captures),
        cmocka_unit_test(what_only_counts),
        cmocka_unit_test(arrays_are_made_of_items),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
