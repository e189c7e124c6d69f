/* Objects of classes that are nothing but their fields: made by place, copied but for a few fields, taken apart. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/compiler.h"
#include "tests/support/taint_rows.h"

#define ACROSS TAINT_ACROSS
#define CHECK(rows) taint_rows_check(rows, LTL_COUNT_OF(rows))

static void copies_keep_what_is_not_replaced(void **state) {
    (void)state;
    static const taint_row rows[] = {
        {"kotlin", ACROSS,
         "data class P(val a: String, val b: String)\nfun f() {\n  val p = P(source(), \"k\")\n"
         "  val q = p.copy(a = \"clean\")\n  sink(q.a)\n  sink(q.b)\n"
         "  val r = p.copy(b = source())\n  sink(r.a)\n  sink(r.b)\n}\n",
         "8 9"},
        {"scala", ACROSS,
         "case class P(a: String, b: String)\nobject M { def f() = {\n  val p = P(source(), \"k\")\n"
         "  val q = p.copy(a = \"clean\")\n  sink(q.a)\n  val r = p.copy(b = \"clean\")\n  sink(r.a)\n"
         "  sink(r.b)\n} }\n",
         "7"},
        {"python", ACROSS,
         "@dataclass\nclass P:\n    a: str\n    b: str\np = P(source(), 'k')\nq = replace(p, a='clean')\n"
         "sink(q.a)\nr = dataclasses.replace(p, b='clean')\nsink(r.a)\nsink(r.b)\n",
         "9"},
        {"python", ACROSS,
         "class P(models.Model):\n  a = models.CharField()\n  b: str\np = P(a=source(), b='k')\nsink(p.a)\nsink(p.b)\n"
         "sink(P(c=source(), b='k').c)\nclass Q(P, models.Model):\n  d = CharField()\nsink(Q(a=source(), d='k').a)\n",
         "5 7 10"},
        {"csharp", ACROSS,
         "record P(string K, string V);\nclass A { void G() {\n  var p = new P(source(), \"k\");\n"
         "  var q = p with { K = \"clean\" };\n  sink(q.K);\n  sink(q.V);\n"
         "  var r = p with { V = source() };\n  sink(r.K);\n  sink(r.V);\n} }\n",
         "8 9"},
        {"rust", ACROSS,
         "fn f() {\n  let s = S { a: source(), b: \"k\" };\n  let t = S { a: \"clean\", ..s };\n  sink(t.a);\n"
         "  sink(t.b);\n  let u = S { b: \"clean\", ..s };\n  sink(u.a);\n  sink(u.b);\n}\n",
         "7"},
    };
    CHECK(rows);
}

static void places_are_fields(void **state) {
    (void)state;
    static const taint_row rows[] = {
        {"go", ACROSS,
         "package p\ntype P struct { A, C string; B string }\nfunc f() {\n  p := P{\"k\", source(), \"k\"}\n"
         "  sink(p.A)\n  sink(p.C)\n  sink(p.B)\n  q := &P{\"k\", \"k\", source()}\n  sink(q.A)\n  sink(q.B)\n}\n",
         "6 10"},
        {"rust", ACROSS,
         "struct P(String, String);\nfn f() {\n  let p = P(source(), \"k\");\n  sink(p.0);\n  sink(p.1);\n}\n", "4"},
    };
    CHECK(rows);
}

static void classes_say_what_they_are_taken_apart_into(void **state) {
    (void)state;
    static const taint_row rows[] = {
        {"csharp", ACROSS,
         "class P {\n"
         "  public string A; public string B;\n"
         "  public P(string x, string y) { A = x; B = y; }\n"
         "  public void Deconstruct(out string x, out string y) { x = A; y = B; }\n"
         "}\n"
         "class Q {\n"
         "  private string a; private string b;\n"
         "  public Q(string x, string y) { a = x; b = y; }\n"
         "  public string Second => b;\n"
         "  public void Deconstruct(out string x, out string y) => (x, y) = (a, this.Second);\n"
         "}\n"
         "class M {\n"
         "  void F() {\n"
         "    var p = new P(source(), \"k\");\n"
         "    var (x, y) = p;\n"
         "    sink(x);\n"
         "    sink(y);\n"
         "    string u, v;\n"
         "    (u, v) = p;\n"
         "    sink(u);\n"
         "    sink(v);\n"
         "    var q = new Q(\"k\", source());\n"
         "    var (m, n) = q;\n"
         "    sink(m);\n"
         "    sink(n);\n"
         "    if (p is P(var g, var h)) {\n"
         "      sink(g);\n"
         "      sink(h); }\n"
         "  }\n"
         "}\n",
         "16 20 25 27"},
    };
    CHECK(rows);
}

static void patterns_take_records_apart(void **state) {
    (void)state;
    static const taint_row rows[] = {
        {"csharp", ACROSS,
         "record P(string K, string V);\nclass A { void F(object o) {\n  o = new P(source(), \"k\");\n"
         "  if (o is P(var k, _)) {\n    sink(k); }\n  if (o is P(_, var v)) {\n    sink(v); }\n"
         "  switch (o) {\n    case P(var a, var b):\n      sink(a);\n      sink(b);\n      break; }\n"
         "  sink(o switch { P(var c, _) => c, _ => \"k\" });\n  sink(o switch { P(_, var d) => d, _ => \"k\" });\n"
         "  if (o is P { K: var x, V: var y }) {\n    sink(x);\n    sink(y); } } }\n",
         "5 10 13 16"},
        {"java", ACROSS,
         "record P(String a, String b) {}\nclass A { void f() {\n  P p = new P(source(), \"k\");\n"
         "  if (p instanceof P(String x, String y)) {\n    sink(x);\n    sink(y); }\n"
         "  switch (p) { case P(var u, var v) -> {\n    sink(u);\n    sink(v); } } } }\n",
         "5 8"},
    };
    CHECK(rows);
}

/* `foreach ($m as $k => $v)`, `for k, v in m.items()`. */
static void keys_are_not_what_lies_under_them(void **state) {
    (void)state;
    static const taint_row rows[] = {
        {"php", ACROSS,
         "<?php\n$m = ['k' => source()];\nforeach ($m as $k => $v) {\n  sink($k);\n  sink($v);\n}\n"
         "foreach (source() as $k => $v) {\n  sink($k);\n}\n",
         "5 8"},
        {"python", ACROSS,
         "m = {'k': source()}\nfor k, v in m.items():\n    sink(k)\n    sink(v)\n"
         "for k, v in source().items():\n    sink(k)\nm = dict(source())\nfor k, v in m.items():\n"
         "    sink(k)\n",
         "4 6 9"},
    };
    CHECK(rows);
}

static void what_is_written_out_is_taken_apart(void **state) {
    (void)state;
    static const taint_row rows[] = {
        {"go", ACROSS,
         "package m\n"
         "type P struct { A, B string }\n"
         "func f() {\n"
         "\tps := []P{{source(), \"k\"}, {\"k\", \"l\"}}\n"
         "\tsink(ps[0].A)\n"
         "\tsink(ps[0].B)\n"
         "\tsink(ps[1].A)\n"
         "\tms := map[string]P{\"x\": {source(), \"k\"}}\n"
         "\tsink(ms[\"x\"].A)\n"
         "\tsink(ms[\"x\"].B)\n"
         "\tqs := []*P{{source(), \"k\"}}\n"
         "\tsink(qs[0].A)\n"
         "\tsink(qs[0].B)\n"
         "\trs := map[string]*P{\"x\": &P{\"k\", source()}}\n"
         "\tsink(rs[\"x\"].A)\n"
         "\tsink(rs[\"x\"].B)\n"
         "}\n",
         "5 9 12 16"},
        {"kotlin", ACROSS,
         "fun f() {\n"
         "  val m = mapOf(\"f\" to source(), \"g\" to \"x\")\n"
         "  sink(m[\"f\"])\n"
         "  sink(m[\"g\"])\n"
         "  sink(m.getValue(\"f\"))\n"
         "  sink(m.getValue(\"g\"))\n"
         "  sink(m.values)\n"
         "  val h = hashMapOf(\"f\" to \"x\")\n"
         "  h[\"g\"] = source()\n"
         "  sink(h[\"f\"])\n"
         "  sink(h[\"g\"])\n"
         "}\n",
         "3 5 7 11"},
    };
    CHECK(rows);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(copies_keep_what_is_not_replaced),
        cmocka_unit_test(places_are_fields),
        cmocka_unit_test(what_is_written_out_is_taken_apart),
        cmocka_unit_test(patterns_take_records_apart),
        cmocka_unit_test(classes_say_what_they_are_taken_apart_into),
        cmocka_unit_test(keys_are_not_what_lies_under_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
