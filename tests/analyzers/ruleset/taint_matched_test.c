/* What patterns of cases and tests take apart has the marks of what they match; what a lambda is given without a
 * name, and what `try` gives, has those too. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/compiler.h"
#include "tests/support/taint_rows.h"

static const taint_row MATCHED[] = {
    {"rust", TAINT_ACROSS,
     "fn f() {\n"
     "    match source() {\n"
     "        Some(v) => sink(v),\n"
     "        Ok(P { x, y: z, .. }) => { sink(z) }\n"
     "        v @ 1..=5 => sink(v),\n"
     "        other => sink(other),\n"
     "    }\n"
     "    match (1, source()) {\n"
     "        (a, b) => {\n"
     "            sink(a);\n"
     "            sink(b);\n"
     "        }\n"
     "    }\n"
     "    if let Some((c, d)) = source() { sink(d) }\n"
     "    let x = match source() { Some(v) => v, None => \"\" };\n"
     "    sink(x);\n"
     "    let y = match source() { \"a\" => \"x\", _ => \"y\" };\n"
     "    sink(y);\n"
     "    match g() { Some(v) => sink(v), None => {} }\n"
     "    let P { x: h, y: i } = P { x: 1, y: source() };\n"
     "    sink(h);\n"
     "    sink(i);\n"
     "    let t = (1, source());\n"
     "    sink(t.0);\n"
     "    sink(t.1);\n"
     "}\n",
     "3 4 5 6 11 14 16 22 25"},
    {"scala", TAINT_ACROSS,
     "object A {\n"
     "  def f() = {\n"
     "    source() match {\n"
     "      case Some(v) => sink(v)\n"
     "      case x: String => sink(x)\n"
     "      case h :: t => sink(t)\n"
     "      case P(p, q) if p => sink(q)\n"
     "      case o @ P(_, _) => sink(o)\n"
     "    }\n"
     "    (1, source()) match {\n"
     "      case (m, n) =>\n"
     "        sink(m)\n"
     "        sink(n)\n"
     "    }\n"
     "    source().foreach { case (k, v) => sink(v) }\n"
     "    val t = (1, source())\n"
     "    sink(t._1)\n"
     "    sink(t._2)\n"
     "    val r = source() match { case Some(v) => v; case None => \"\" }\n"
     "    sink(r)\n"
     "    g() match { case Some(v) => sink(v) }\n"
     "  }\n"
     "}\n",
     "4 5 6 7 8 13 15 18 20"},
    {"swift", TAINT_ACROSS,
     "func f() {\n"
     "    switch source() {\n"
     "    case .a(let p): sink(p)\n"
     "    case let .b(q, r): sink(r)\n"
     "    case .c: sink(\"c\")\n"
     "    case let s: sink(s)\n"
     "    }\n"
     "    switch (1, source()) {\n"
     "    case let (m, n): sink(n)\n"
     "    }\n"
     "    if case .a(let y) = source(), y.b { sink(y) }\n"
     "    guard case let .b(w) = source() else { return }\n"
     "    sink(w)\n"
     "    while let i = source() { sink(i) }\n"
     "    let tuple = (1, source())\n"
     "    sink(tuple.0)\n"
     "    sink(tuple.1)\n"
     "}\n",
     "3 4 6 9 11 13 14 17"},
    {"java", TAINT_ACROSS,
     "class A { void f(Object p) {\n"
     "  if (source() instanceof String s) { sink(s); }\n"
     "  if (source() instanceof P(var x, Q(String z, String w))) { sink(w); }\n"
     "  switch (source()) {\n"
     "    case String u -> sink(u);\n"
     "    case P(var a, var b) -> sink(b);\n"
     "    default -> {}\n"
     "  }\n"
     "  var r = switch (source()) { case \"a\" -> \"x\"; default -> \"y\"; };\n"
     "  sink(r);\n"
     "  String v = switch (p) { case String q -> q; default -> { yield source(); } };\n"
     "  sink(v);\n"
     "  if (p instanceof String t) { sink(t); }\n"
     "  if (!(source() instanceof String m)) { return; }\n"
     "  sink(m);\n"
     "} }\n",
     "2 3 5 6 12 15"},
    {"csharp", TAINT_ACROSS,
     "class A { void F(object p) {\n"
     "  if (source() is string s) { sink(s); }\n"
     "  if (source() is { X: var x, Y: 1 }) { sink(x); }\n"
     "  if (source() is Point(var px, var py)) { sink(py); }\n"
     "  switch (source()) {\n"
     "    case string u: sink(u); break;\n"
     "    case Point { X: var v }: sink(v); break;\n"
     "    case var w: sink(w); break;\n"
     "  }\n"
     "  var r = source() switch { string z => z, _ => \"\" };\n"
     "  sink(r);\n"
     "  if (p is string t) { sink(t); }\n"
     "  if (source() is not string m) { return; }\n"
     "  sink(m);\n"
     "  var pair = (1, source());\n"
     "  sink(pair.Item1);\n"
     "  sink(pair.Item2);\n"
     "} }\n",
     "2 3 4 6 7 8 11 14 17"},
    {"python", TAINT_ACROSS,
     "match source():\n"
     "    case {\"a\": a, \"b\": [b, *c]}:\n"
     "        sink(a)\n"
     "        sink(b)\n"
     "        sink(c)\n"
     "    case str() as s:\n"
     "        sink(s)\n"
     "    case Point(px, y=py):\n"
     "        sink(px)\n"
     "        sink(py)\n"
     "match (1, source()):\n"
     "    case (d, e):\n"
     "        sink(d)\n"
     "        sink(e)\n"
     "x = y = 1\n"
     "match g():\n"
     "    case [h]:\n"
     "        sink(h)\n"
     "for i, j in enumerate([source()]):\n"
     "    sink(i)\n"
     "    sink(j)\n",
     "3 4 5 7 9 10 14 21"},
    {"ruby", TAINT_ACROSS,
     "case source()\n"
     "in {name: n, tags: [t, *r]}\n"
     "  sink(n)\n"
     "  sink(t)\n"
     "  sink(r)\n"
     "in String => s\n"
     "  sink(s)\n"
     "end\n"
     "case g()\n"
     "in [h]\n"
     "  sink(h)\n"
     "end\n"
     "w = case source() when 'a' then 'x' else 'y' end\n"
     "sink(w)\n",
     "3 4 5 7"},
    {"php", TAINT_ACROSS,
     "<?php function f() {\n"
     "  list(, $a, , $b) = [1, source(), 2, 3];\n"
     "  sink($a);\n"
     "  sink($b);\n"
     "}\n",
     "3"},
};

static const taint_row GIVEN[] = {
    {"kotlin", TAINT_ACROSS,
     "fun f() {\n"
     "    listOf(source()).forEach { sink(it) }\n"
     "    source().let { sink(it.trim()) }\n"
     "    source().apply { sink(this) }\n"
     "    source().let { x -> sink(it) }\n"
     "    listOf(\"a\").forEach { sink(it) }\n"
     "    val u = try { source() } catch (e: Exception) { \"\" }\n"
     "    sink(u)\n"
     "    val v = try { g() } catch (e: Exception) { source() }\n"
     "    sink(v)\n"
     "}\n",
     "2 3 4 8 10"},
    {"swift", TAINT_ACROSS,
     "func f() {\n"
     "    [source()].forEach { sink($0) }\n"
     "    [\"a\"].forEach { sink($0) }\n"
     "}\n",
     "2"},
};

static void patterns_take_apart_what_they_match(void **state) {
    (void)state;
    taint_rows_check(MATCHED, LTL_COUNT_OF(MATCHED));
}

static void lambdas_and_tries_hand_on_what_they_are_given(void **state) {
    (void)state;
    taint_rows_check(GIVEN, LTL_COUNT_OF(GIVEN));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(patterns_take_apart_what_they_match),
        cmocka_unit_test(lambdas_and_tries_hand_on_what_they_are_given),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
