/* Names that get their value in ways of their own: defaults of parameters, patterns, blocks with an object. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/compiler.h"
#include "tests/support/taint_rows.h"

#define ACROSS TAINT_ACROSS
#define CHECK(rows) taint_rows_check(rows, LTL_COUNT_OF(rows))

static void defaults_of_parameters(void **state) {
    (void)state;
    static const taint_row rows[] = {
        {"javascript", ACROSS,
         "function f(a, b = a, c = 'x') {\n  sink(b)\n  sink(c)\n}\n"
         "function g({ o = 'x', q = 'y', p = o }) {\n  sink(o)\n  sink(q)\n  sink(p)\n}\n"
         "const h = (a, { b } = { b: a }) => sink(b)\n"
         "f(source()); g({ o: source() }); h(source())\n",
         "2 6 8 10"},
        {"javascript", TAINT_RULE, "function f(a = source(), b = 'n') {\n  sink(a)\n  sink(b)\n}\n", "2"},
        {"typescript", ACROSS,
         "class C { m(a: string, b = a.trim(), c = clean(a)) {\n  sink(b)\n  sink(c)\n} }\nnew C().m(source())\n", "2"},
        {"ruby", ACROSS,
         "def f(a, b = a)\n  sink(b)\nend\ndef g(a:, b: a, c: 'x')\n  sink(b)\n  sink(c)\nend\n"
         "f(source())\ng(a: source())\n",
         "2 5"},
        {"kotlin", ACROSS,
         "fun f(a: String, b: String = a, c: String = \"x\") {\n  sink(b)\n  sink(c)\n}\n"
         "fun g(a: String = source(), b: String = clean(source())) {\n  sink(a)\n  sink(b)\n}\n"
         "fun go() { f(source()) }\n",
         "2 6"},
        {"scala", ACROSS,
         "object A {\n  def f(a: String)(b: String = a): Unit = {\n    sink(b)\n  }\n"
         "  def go(): Unit = f(source())()\n}\n",
         "3"},
        {"elixir", ACROSS,
         "defmodule A do\n  def f(%{\"id\" => id} = params) do\n    sink(id)\n    sink(params)\n  end\n"
         "  def g(params = %{\"id\" => id}) do\n    sink(id)\n    sink(params)\n  end\n"
         "  def h(%{\"id\" => id} = params) do\n    sink(id)\n    sink(params)\n  end\n"
         "  def go do\n    f(source())\n    g(source())\n    h(\"x\")\n  end\nend\n",
         "3 4 7 8"},
    };
    CHECK(rows);
}

static void what_patterns_bind(void **state) {
    (void)state;
    static const taint_row rows[] = {
        {"ruby", ACROSS,
         "case { name: source(), age: \"1\" }\nin { name:, age: }\n  sink(name)\n  sink(age)\nend\n"
         "h = { name: source(), age: \"1\" }\ncase h\nin { name: String => n, age: }\n  sink(n)\n  sink(age)\nend\n"
         "h => { name:, age: }\nsink(name)\nsink(age)\n"
         "r = source()\nif r in { id: }\n  sink(id)\nend\nr => { user: { mail: } }\nsink(mail)\n"
         "case r\nin Point(x:, y:)\n  sink(x)\nend\n",
         "3 9 13 17 20 23"},
        {"php", ACROSS, "<?php\n['k' => $c, 'l' => $d] = ['k' => source(), 'l' => 'x'];\nsink($c);\nsink($d);\n", "3"},
        {"swift", ACROSS,
         "func go() {\n  let v = source()\n  if let v {\n    sink(v)\n  }\n  let w = \"x\"\n  if let w, let v {\n"
         "    sink(w)\n    sink(v)\n  }\n}\n"
         "func on(v: String?, w: String?) {\n  guard let v, let w else { return }\n  sink(v)\n  sink(w)\n}\n"
         "func call() { on(v: source(), w: \"x\") }\n"
         "class C { var w: String?\n  func a() {\n    w = source()\n    if let w { sink(w) }\n  }\n}\n",
         "4 9 14 21"},
        {"cpp", ACROSS,
         "void go() {\n  std::string x = source();\n  std::string y = \"x\";\n  std::string z(x);\n  sink(z);\n"
         "  std::string w(y);\n  sink(w);\n  Pair p(y, x);\n  sink(p);\n  int f(int);\n  sink(f);\n}\n",
         "5 9"},
    };
    CHECK(rows);
}

static void blocks_have_an_object(void **state) {
    (void)state;
    static const taint_row rows[] = {
        {"kotlin", ACROSS,
         "class Store {\n  var query = \"\"\n  var name = \"\"\n"
         "  fun work() {\n    sink(query)\n    sink(name)\n  }\n}\n"
         "fun go() {\n  val s = Store().apply { query = source(); name = \"a\" }\n  sink(s.query)\n  sink(s.name)\n"
         "  s.work()\n  val t = Store().also { it.query = source() }\n  sink(t.query)\n  sink(t.name)\n"
         "  val u = Store()\n  u.apply { this.query = source() }\n  sink(u.query)\n  with(u) { name = source() }\n"
         "  sink(u.name)\n}\n",
         "5 11 15 19 21"},
        {"kotlin", ACROSS,
         "data class Q(val text: String, val name: String)\n"
         "fun Q.work() {\n  sink(text)\n  sink(name)\n  sink(this.text)\n}\nfun go() { Q(source(), \"n\").work() }\n",
         "3 5"},
    };
    CHECK(rows);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(defaults_of_parameters),
        cmocka_unit_test(what_patterns_bind),
        cmocka_unit_test(blocks_have_an_object),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
