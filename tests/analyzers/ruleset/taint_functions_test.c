/* Functions that are passed, taken apart or called without saying so. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/compiler.h"
#include "tests/support/taint_rows.h"

#define ACROSS TAINT_ACROSS
#define CHECK(rows) taint_rows_check(rows, LTL_COUNT_OF(rows))

static void patterns_take_apart(void **state) {
    (void)state;
    static const taint_row rows[] = {
        {"elixir", ACROSS,
         "defmodule T do\n  def a([h | t]) do\n    sink(h)\n  end\n  def b(\"x\" <> r) do\n    sink(r)\n  end\n"
         "  def c(%{k: v, l: w}) do\n    sink(v)\n    sink(w)\n  end\n"
         "  def m() do\n    a([source()])\n    b(source())\n    c(%{k: source(), l: 1})\n  end\nend\n",
         "3 6 9"},
        {"elixir", ACROSS, /* clauses of a lambda */
         "def m() do\n  f = fn\n    {k, _} -> sink(k)\n    z -> sink(z)\n  end\n  f.(source())\n"
         "  Enum.map(source(), fn x -> sink(x) end)\nend\n",
         "3 4 7"},
        {"elixir", ACROSS, /* what is behind the bar */
         "defmodule T do\n  def a([_ | t]) do\n    sink(t)\n  end\n  def b([h | _]) do\n    sink(h)\n  end\n"
         "  def m() do\n    a([1, source()])\n    b([1, source()])\n  end\nend\n",
         "3"},
        {"scala", ACROSS, /* a class that makes fields of what it is given */
         "class U(n: String) {\n  private val name: String = n\n  def get(): String = {\n    sink(this.name)\n"
         "    return \"\"\n  }\n}\nobject M {\n  def m() = {\n    val u = new U(source())\n    u.get()\n  }\n}\n",
         "4"},
        {"python", TAINT_RULE, "a = [clean(x) for x in source()]\nsink(a)\nb = [x for x in source()]\nsink(b)\n",
         "4"},
    };
    CHECK(rows);
}

static void results_of_lambdas_come_back(void **state) {
    (void)state;
    static const taint_row rows[] = {
        {"kotlin", ACROSS,
         "fun f() {\n  sink(m.getOrElse(\"k\") { source() })\n  sink(m.getOrElse(\"k\") { \"\" })\n}\n", "2"},
        {"javascript", ACROSS,
         "sink(a.map(x => source(x)));\nsink(a.map(x => clean(x)));\nsink(a.filter(x => x == source()));\n"
         "get().then(r => { return source(r); }).then(v => sink(v));\n",
         "1 4"},
        {"java", ACROSS,
         "class A { void f() {\n  sink(o.orElseGet(() -> source()));\n  sink(o.orElseGet(() -> \"\"));\n} }\n",
         "2"},
    };
    CHECK(rows);
}

static void bare_names_may_be_calls(void **state) {
    (void)state;
    static const taint_row rows[] = {
        {"ruby", ACROSS,
         "class A\n  def show\n    sink(get_data.strip)\n    x = get_data\n    sink(x)\n    sink(other)\n  end\n"
         "  def get_data\n    source()\n  end\n  def other\n    clean(source())\n  end\nend\n",
         "3 5"},
        {"ruby", ACROSS, /* a variable is none */
         "def get\n  source()\nend\ndef a\n  get = 1\n  sink(get)\nend\n", ""},
    };
    CHECK(rows);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(patterns_take_apart),
        cmocka_unit_test(results_of_lambdas_come_back),
        cmocka_unit_test(bare_names_may_be_calls),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
