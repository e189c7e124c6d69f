/* What Ruby, Elixir and Lua write in more ways than one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/compiler.h"
#include "tests/support/match_rows.h"

static void calls_and_their_blocks(void **state) {
    (void)state;
    static const match_row rows[] = {
        {"ruby", "f($X)", "f(x) do |n|\n  puts n\nend\nf y\nf(a, b)\nf(z) { }\n", "1 4 6"},
        {"ruby", "f($X) do |$N| ... end", "f(x) do |n|\n  puts n\nend\nf(y)\nf(y) { |m| m }\n", "1 5"},
        {"ruby", "$X.each { |$Y| ... }", "a.each do |b|\nend\na.each { |b| b }\na.map { |b| b }\n", "1 3"},
        {"ruby", "$X.$M(...)", "a.b\na.b(1)\na.b 1, 2\nb 1\na&.b\n", "1 2 3 5"},
        {"ruby", "- pattern: g(...)\n- pattern-inside: f(...)", "f(g(1)) do\n  g(2)\nend\n", "1"},
        {"ruby", "- pattern: g(...)\n- pattern-inside: |\n    f(...) do\n      ...\n    end",
         "f(1) do\n  g(2)\nend\ng(3)\n", "2"},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

static void symbols_and_keys(void **state) {
    (void)state;
    static const match_row rows[] = {
        {"ruby", "f(mode: :fast)", "f(mode: :fast)\nf(:mode => :fast)\nf('mode' => :fast)\nf(mode: :slow)\n", "1 2"},
        {"ruby", "{ :a => $X }", "x = { a: 1 }\nx = { :a => 2 }\nx = { a => 3 }\nx = { 'a' => 4 }\n", "1 2"},
        {"ruby", "f(:$X)\n...\no.$X", "f(:tag)\no.tag\n", "1"},
        {"ruby", "f(:$X)\n...\no.$X", "f(:tag)\no.tags\n", ""},
        {"ruby", "- pattern: \"f($K: 1)\"\n- metavariable-regex:\n    metavariable: $K\n    regex: ^mode$",
         "f(mode: 1)\nf(:mode => 1)\nf(modes: 1)\n", "1 2"},
        {"ruby", "f(:$X)", "f(:a)\nf(a)\nf('a')\nf(a: 1)\n", "1"},
        {"elixir", "f(mode: :fast)",
         "f(mode: :fast)\nf(other: 1, mode: :fast)\nf(mode: :slow)\nf mode: :fast\n", "1 4"},
        {"ruby", ":a => $X", "f(:a => 1)\nx = {a: 2}\nf(a: 3)\nf('a' => 4)\n", "1 2 3"},
        {"ruby", "{..., :a => $X, ...}", "x = {b: 1, a: 2}\nx = {b: 1}\n", "1"},
        {"ruby", "x = {...}", "x = {b: 1}\nx = {}\nx = [1]\n", "1 2"},
        {"ruby", "f :a, ..., :$K => false, ...", "f :a, b: false, c: 1\nf :a, b: true\n", "1"},
        {"elixir", "f(a: $X, ...)", "f(a: 1)\nf(a: 1, b: 2)\nf(b: 1)\n", "1 2"},
        {"elixir", "f(:$X)", "f(:a)\nf(a)\n", "1"},
        {"elixir", "%{\"a\" => $X}", "%{\"a\" => 1}\n%{\"b\" => 1}\n", "1"},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

static void bodies_with_handlers(void **state) {
    (void)state;
    static const match_row rows[] = {
        {"ruby", "begin\n  ...\nrescue $E => $X\n  ...\nend",
         "begin\n  a\nrescue E => e\n  b\nend\ndef f\n  a\nrescue E => e\n  b\nend\n"
         "def g\n  begin\n    a\n  end\nend\n",
         "1 7"},
        {"ruby", "def $F\n  ...\n  a\n  ...\nend", "def f\n  b\n  a\nrescue\n  c\nend\ndef g\n  b\nend\n", "1"},
        {"ruby", "a\n...\nb", "begin\n  a\n  c\n  b\nensure\n  d\nend\n", "2"},
        {"ruby", "begin\n  ...\nensure\n  x\nend", "def f\n  a\nensure\n  x\nend\n", "2"},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

static void bodies_that_are_empty(void **state) {
    (void)state;
    static const match_row rows[] = {
        {"ruby", "class $C\n  ...\nend", "class A\nend\nclass A::B < C\n  x\nend\n", "1 3"},
        {"ruby", "def $F\nend", "def f\nend\ndef g\n  x\nend\n", "1"},
        {"ruby", "if $C\n  ...\nelse\n  ...\nend", "if a\n  # nothing\nelse\n  b\nend\nif a\n  b\nend\n", "1"},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

static void modifiers_are_statements(void **state) {
    (void)state;
    static const match_row rows[] = {
        {"ruby", "unless $C\n  ...\nend", "unless a\n  b\nend\nb unless a\nb if a\n", "1 4"},
        {"ruby", "if $C\n  ...\n  f(...)\n  ...\nend", "f(1) if a\nif a\n  b\n  f 2\nend\nb if a\n", "1 2"},
        {"ruby", "while $C\n  ...\nend", "while a do b end\nb while a\nb until a\n", "1 2"},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

static void heredocs_are_strings(void **state) {
    (void)state;
    static const match_row rows[] = {
        {"ruby", "f(\"...\")", "f(<<~A)\n  text\nA\nf(<<~A)\n  #{x}\nA\nf(\"#{x}\")\n", "1"},
        {"ruby", "g(x)", "f(<<~A)\n  #{g(x)}\nA\n", "2"},
        {"ruby", "f(...)\nb", "f <<~A\n  #{x}\nA\nb\n", "1"},
        {"ruby", "x = $A", "x = <<~A\n  text\nA\n", "1"},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

static void regular_expressions(void **state) {
    (void)state;
    static const char code[] = "x =~ /a/\nx =~ /a#{b}/\nx =~ \"a#{b}\"\nx =~ /c/i\n";
    static const match_row rows[] = {
        {"ruby", "$X =~ /.../", code, "1 4"},
        {"ruby", "/a/", code, "1"},
        {"ruby", "/...#{...}.../", code, "2"},
        {"ruby", "\"...#{...}...\"", code, "3"},
        {"ruby", "- pattern: b\n- pattern-inside: /...#{...}.../", code, "2"},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

static void several_at_once(void **state) {
    (void)state;
    static const match_row rows[] = {
        {"ruby", "a = 1", "a, b = 1, 2\nb, a = 1, 2\nb, a = 2, 1\na = 1\n", "1 3 4"},
        {"python", "x = open(...)",
         "x, y = open(a), 1\ny, x = open(a), 1\n(y, x) = (1, open(a))\nx, *y = open(a), 1, 2\n",
         "1 3"},
        {"lua", "x = f()", "x, y = f(), 1\ny, x = 1, f()\n", "1 2"},
        {"elixir", "x = f()", "x = f()\nx == f()\n", "1"},
        {"elixir", "f()\ng()", "f()\nx = g()\n", "1"},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

static void names_of_definitions_are_no_expressions(void **state) {
    (void)state;
    static const match_row rows[] = {
        {"ruby", "- pattern: $X\n- metavariable-regex:\n    metavariable: $X\n    regex: ^a$",
         "class C\n  def a(a)\n    a\n  end\nend\nx.a\nf(a: 1)\n", "3"},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

static void names_in_scopes(void **state) {
    (void)state;
    static const match_row rows[] = {
        {"ruby", "A::$X.new(...)", "A::B.new(1)\nA::B.new c\nA.new(1)\nA::B::C.new\n", "1 2"},
        {"ruby", "A::$X(...)", "A::b(1)\nA.c(2)\n", "1"},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(calls_and_their_blocks),
        cmocka_unit_test(symbols_and_keys),
        cmocka_unit_test(bodies_with_handlers),
        cmocka_unit_test(bodies_that_are_empty),
        cmocka_unit_test(modifiers_are_statements),
        cmocka_unit_test(heredocs_are_strings),
        cmocka_unit_test(regular_expressions),
        cmocka_unit_test(several_at_once),
        cmocka_unit_test(names_of_definitions_are_no_expressions),
        cmocka_unit_test(names_in_scopes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
