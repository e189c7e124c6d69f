/* Parts under names that are not written where they are taken: places of records, captures of lambdas, fields of what a
 * function is added to, variables by their names. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/compiler.h"
#include "tests/support/taint_rows.h"

#define ACROSS TAINT_ACROSS
#define CHECK(rows) taint_rows_check(rows, LTL_COUNT_OF(rows))

static const taint_row places_of_records_are_fields_rows[] = {
    {"csharp", ACROSS,
     "record R(string A, string B);\n"
     "class M {\n"
     "    void F() {\n"
     "        var (a, b) = (source(), \"x\");\n"
     "        sink(a);\n"
     "        sink(b);\n"
     "        var p = new R(source(), \"x\");\n"
     "        var (c, d) = p;\n"
     "        sink(c);\n"
     "        sink(d);\n"
     "        (string e, string f) = p;\n"
     "        sink(e);\n"
     "        sink(f);\n"
     "        string i; string j;\n"
     "        (i, j) = (source(), \"x\");\n"
     "        sink(i);\n"
     "        sink(j);\n"
     "    }\n"
     "}\n",
     "5 9 12 16"},
    {"rust", ACROSS,
     "struct P(String, String);\n"
     "struct Q { a: String, b: String }\n"
     "fn f() {\n"
     "    let p = P(source(), x);\n"
     "    let P(u, v) = p;\n"
     "    sink(u);\n"
     "    sink(v);\n"
     "    let q = Q { a: source(), b: x };\n"
     "    let Q { a, b } = q;\n"
     "    sink(a);\n"
     "    sink(b);\n"
     "    let Q { a: c, b: d } = q;\n"
     "    sink(c);\n"
     "    sink(d);\n"
     "    let Q { a: e, .. } = q;\n"
     "    sink(e);\n"
     "    let (g, h) = (source(), x);\n"
     "    sink(g);\n"
     "    sink(h);\n"
     "}\n",
     "6 10 13 16 18"},
    {"kotlin", ACROSS,
     "fun f(p: P) {\n"
     " val p = P(source(), \"x\")\n"
     " val (a, b) = p\n"
     " sink(a)\n"
     " sink(b)\n"
     "}\n"
     "data class P(val a: String, val b: String)\n",
     "4"},
    {"cpp", ACROSS,
     "struct P { std::string a; std::string b; };\n"
     "P make() { return P{source(), \"x\"}; }\n"
     "void f() {\n"
     "    std::string x = source(); std::string z = \"q\";\n"
     "    auto l = [y = x, w = z]() { sink(y); sink2(w); };\n"
     "    l();\n"
     "    auto m = [w = z]() { sink(w); };\n"
     "    m();\n"
     "    P p{source(), \"x\"};\n"
     "    auto [a, b] = p;\n"
     "    sink(a);\n"
     "    sink(b);\n"
     "    auto [c, d] = make();\n"
     "    sink(c);\n"
     "    sink(d);\n"
     "    auto& [e, g] = p;\n"
     "    sink(e);\n"
     "    sink(g);\n"
     "    auto [h, i] = std::make_pair(source(), \"x\");\n"
     "    sink(h);\n"
     "    sink(i);\n"
     "}\n",
     "5 11 14 17 20"},
};

static void places_of_records_are_fields(void **state) {
    (void)state;
    CHECK(places_of_records_are_fields_rows);
}

static const taint_row added_functions_read_fields_rows[] = {
    {"kotlin", ACROSS,
     "class P(val aaa: String, val bbb: String)\n"
     "fun P.show() { sink(aaa) }\n"
     "fun P.other() { sink(bbb) }\n"
     "fun P.both(): String { return aaa + bbb }\n"
     "fun P.only() = bbb + \"x\"\n"
     "fun f() {\n"
     "    val p = P(source(), \"x\")\n"
     "    p.show()\n"
     "    p.other()\n"
     "    sink(p.both())\n"
     "    sink(p.only())\n"
     "}\n",
     "2 10"},
    {"swift", ACROSS,
     "class P {\n"
     "    var aaa: String\n"
     "    var bbb: String\n"
     "    init(aaa: String, bbb: String) { self.aaa = aaa; self.bbb = bbb }\n"
     "}\n"
     "extension P {\n"
     "    func show() { sink(aaa) }\n"
     "    func other() { sink(bbb) }\n"
     "    func only() -> String { return bbb + \"x\" }\n"
     "}\n"
     "func f() {\n"
     "    let p = P(aaa: source(), bbb: \"x\")\n"
     "    p.show()\n"
     "    p.other()\n"
     "    sink(p.only())\n"
     "}\n",
     "7"},
};

static void added_functions_read_fields(void **state) {
    (void)state;
    CHECK(added_functions_read_fields_rows);
}

static const taint_row variables_go_by_their_names_rows[] = {
    {"php", ACROSS,
     "<?php\n"
     "function a() {\n"
     "  $x = source(); $y = \"a\";\n"
     "  $m = compact('x', 'y');\n"
     "  sink($m['x']);\n"
     "  sink($m['y']);\n"
     "  extract(['q' => source(), 'r' => 'z']);\n"
     "  sink($q);\n"
     "  sink($r);\n"
     "  extract(source());\n"
     "  sink($zz);\n"
     "}\n"
     "function b() {\n"
     "  $v = \"a\";\n"
     "  $f = function () use (&$v) { $v = source(); };\n"
     "  $f();\n"
     "  sink($v);\n"
     "}\n"
     "class P { protected $z; protected $w; function __construct($z, $w) { $this->z = $z; $this->w = $w; } }\n"
     "class K extends P {\n"
     "  function __construct($z) { parent::__construct($z, \"x\"); }\n"
     "  function run() { sink($this->z); }\n"
     "  function show() { sink($this->w); }\n"
     "}\n"
     "function d() { $k = new K(source()); $k->run(); $k->show(); }\n"
     "function e() {\n"
     "  $v = source();\n"
     "  $f = function () use ($v) { sink($v); };\n"
     "  $f();\n"
     "}\n",
     "5 8 11 17 22 28"},
};

static void variables_go_by_their_names(void **state) {
    (void)state;
    CHECK(variables_go_by_their_names_rows);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(places_of_records_are_fields),
        cmocka_unit_test(added_functions_read_fields),
        cmocka_unit_test(variables_go_by_their_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
