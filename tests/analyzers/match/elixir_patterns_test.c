/* What Elixir's tables make of calls that define and branch. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/vec.h"
#include "tests/support/match_rows.h"

static const char module[] = "defmodule A.B do\n"
                             "  def f(a, b \\\\ 1) do\n    a\n  end\n"
                             "  defp g(x) when x > 1, do: x * 2\n"
                             "  def h, do: 1\n"
                             "  defmacro m(x) do\n    x\n  end\n"
                             "end\n";

static void definitions(void **state) {
    (void)state;
    static const match_row rows[] = {
        {"elixir", "def $F(...) do\n  ...\nend", module, "2 6"},
        {"elixir", "def $F(...)", module, "2 6"},
        {"elixir", "def $F(..., b, ...) do ... end", module, "2"},
        {"elixir", "defp $F($X), do: $E", module, "5"},
        {"elixir", "defp $F($X) do $E end", module, "5"},
        {"elixir", "defp $F($X) when $X > 1, do: $E", module, "5"},
        {"elixir", "defp $F($X) when $X > 2, do: $E", module, ""},
        {"elixir", "defmacro $M(...) do ... end", module, "7"},
        {"elixir", "defmodule $M do ... end", module, "1"},
        {"elixir", "defmodule A.B do ... end", module, "1"},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

static void branches(void **state) {
    (void)state;
    static const char code[] = "if a do\n  b()\nelse\n  c()\nend\n"
                               "if a, do: b(), else: c()\n"
                               "if(a)\n"
                               "case a do\n  {:ok, v} -> b(v)\n  _ -> c()\nend\n";
    static const match_row rows[] = {
        {"elixir", "if $X do ... end", code, "1 6"},
        {"elixir", "if $X do b() else c() end", code, "1 6"},
        {"elixir", "if $X do b() else d() end", code, ""},
        {"elixir", "case $X do ... end", code, "8"},
        {"elixir", "case $X do\n  _ -> c()\nend", code, "8"},
        {"elixir", "if($X)", code, "7"},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

/* What is piped in is the first argument. */
static void pipes_pass_an_argument(void **state) {
    (void)state;
    static const char code[] = "q |> sink()\n"
                               "q |> f(1) |> sink(a, b: 2)\n"
                               "sink()\n"
                               "q\n|> Repo.all()\n|> Enum.map(x)\n"
                               "q |> Repo.all\n";
    static const match_row rows[] = {
        {"elixir", "sink($X)", code, "1"},
        {"elixir", "sink(q)", code, "1"},
        {"elixir", "sink()", code, "3"},
        {"elixir", "sink(...)", code, "1 2 3"},
        {"elixir", "sink($X, ...)", code, "1 2"},
        {"elixir", "sink($X, a, ...)", code, "2"},
        {"elixir", "sink(..., a, b: 2)", code, "2"},
        {"elixir", "sink(f(q, 1), ...)", code, "2"},
        {"elixir", "sink(..., q)", code, "1"},
        {"elixir", "sink($...X)", code, "1 2 3"},
        {"elixir", "$X |> sink()", code, "1"},
        {"elixir", "Repo.all(q)", code, "4 7"}, /* all of the pipe, up to there */
        {"elixir", "Enum.map(Repo.all(...), x)", code, "4"},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

/* A function that is written as what it gives. */
static void captures_are_functions(void **state) {
    (void)state;
    static const char code[] = "Enum.map(xs, &f(&1))\n"
                               "Enum.map(xs, &M.f/1)\n"
                               "Enum.map(xs, &f/2)\n"
                               "Enum.map(xs, & &1 / 2)\n"
                               "Enum.map(xs, &f/1)\n";
    static const match_row rows[] = {
        {"elixir", "f($X)", code, "1 5"},
        {"elixir", "&f(&1)", code, "1 5"},
        {"elixir", "M.f(...)", code, "2"},
        {"elixir", "&M.f/1", code, "2"},
        {"elixir", "&f/2", code, "3"},
        {"elixir", "& &1 / $N", code, "4"},
        {"elixir", "f()", code, ""},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

static void values_are_followed(void **state) {
    (void)state;
    static const match_row rows[] = {
        {"elixir", "f(\"a\")", "def g() do\n  x = \"a\"\n  f(x)\nend\ndef h(x) do\n  f(x)\nend\n", "3"},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(definitions),
        cmocka_unit_test(branches),
        cmocka_unit_test(pipes_pass_an_argument),
        cmocka_unit_test(captures_are_functions),
        cmocka_unit_test(values_are_followed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
