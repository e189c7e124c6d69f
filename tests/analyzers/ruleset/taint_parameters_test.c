/* What calls pass: arguments that one parameter takes among others are told apart, by place and by name, and of
 * functions of one name the one that takes what is passed is called. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/compiler.h"
#include "tests/support/taint_rows.h"

#define ACROSS TAINT_ACROSS
#define CHECK(rows) taint_rows_check(rows, LTL_COUNT_OF(rows))

static const taint_row ARGUMENTS[] = {
    {"python", ACROSS,
     "def f(*args):\n"
     "    sink(args[0])\n"
     "    sink(args[1])\n"
     "f(source(), 1)\n"
     "def g(a, *args, **kw):\n"
     "    sink(a)\n"
     "    sink(args[0])\n"
     "    sink(args[1])\n"
     "    sink(kw[\"p\"])\n"
     "    sink(kw[\"q\"])\n"
     "    sink(kw.get(\"p\"))\n"
     "    sink(kw.get(\"q\"))\n"
     "    sink(kw.pop(\"p\"))\n"
     "g(1, source(), 2, p=source(), q=1)\n"
     "def h(*args):\n"
     "    for x in args:\n"
     "        sink(x)\n"
     "h(1, source())\n"
     "def i(opts):\n"
     "    sink(opts[\"a\"])\n"
     "    sink(opts[\"b\"])\n"
     "i({\"a\": source(), \"b\": 1})\n"
     "def j(a, b):\n"
     "    sink(a)\n"
     "    sink(b)\n"
     "d = {\"a\": source(), \"b\": 1}\n"
     "j(**d)\n"
     "def k(a, b):\n"
     "    sink(a)\n"
     "    sink(b)\n"
     "k(*[1, source()])\n"
     "def l(**kw):\n"
     "    m(**kw)\n"
     "def m(p, q):\n"
     "    sink(p)\n"
     "    sink(q)\n"
     "l(p=source(), q=1)\n"
     "def n(first, *rest):\n"
     "    o(*rest)\n"
     "def o(a, b):\n"
     "    sink(a)\n"
     "    sink(b)\n"
     "n(1, 2, source())\n"
     "def kwonly(a, *, b, c):\n"
     "    sink(a)\n"
     "    sink(b)\n"
     "    sink(c)\n"
     "kwonly(1, b=2, c=source())\n"
     "def first(pair):\n"
     "    a, b = pair\n"
     "    sink(a)\n"
     "    sink(b)\n"
     "first((source(), 1))\n"
     "def collect(*args):\n"
     "    return args\n"
     "r = collect(1, source())\n"
     "sink(r)\n",
     "2 7 9 11 13 17 20 24 30 35 42 47 51 57"},
    {"javascript", ACROSS,
     "function f(...xs) {\n"
     "  sink(xs[0]);\n"
     "  sink(xs[1]);\n"
     "}\n"
     "f(source(), 1);\n"
     "function g(a, ...xs) {\n"
     "  const [p, q] = xs;\n"
     "  sink(p);\n"
     "  sink(q);\n"
     "}\n"
     "g(1, 2, source());\n"
     "function h({a, b, ...rest}) {\n"
     "  sink(a);\n"
     "  sink(b);\n"
     "}\n"
     "h({a: source(), b: 1});\n"
     "function i(opts) {\n"
     "  sink(opts.a);\n"
     "  sink(opts.b);\n"
     "  const {a, b} = opts;\n"
     "  sink(a);\n"
     "  sink(b);\n"
     "}\n"
     "i({a: source(), b: 1});\n"
     "function j([x, y]) {\n"
     "  sink(x);\n"
     "  sink(y);\n"
     "}\n"
     "j([source(), 1]);\n"
     "function k(a, b) {\n"
     "  sink(a);\n"
     "  sink(b);\n"
     "}\n"
     "k(...[1, source()]);\n"
     "const fn = (...args) => k2(...args);\n"
     "function k2(a, b) {\n"
     "  sink(a);\n"
     "  sink(b);\n"
     "}\n"
     "fn(source(), 1);\n"
     "function l(o) { return m({...o, b: 1}); }\n"
     "function m(o) {\n"
     "  sink(o.a);\n"
     "  sink(o.b);\n"
     "}\n"
     "l({a: source(), b: source()});\n",
     "2 9 13 18 21 26 32 37 43"},
    {"go", ACROSS,
     "package m\n"
     "func f(xs ...string) {\n"
     " sink(xs[0])\n"
     " sink(xs[1])\n"
     "}\n"
     "func g(a string, xs ...string) {\n"
     " sink(a)\n"
     " for _, x := range xs {\n"
     "  sink(x)\n"
     " }\n"
     "}\n"
     "func k(o Opts) {\n"
     " sink(o.A)\n"
     " sink(o.B)\n"
     "}\n"
     "func h() {\n"
     " f(source(), \"x\")\n"
     " g(\"x\", \"y\", source())\n"
     " k(Opts{A: source(), B: \"x\"})\n"
     " xs := []string{source(), \"x\"}\n"
     " f2(xs...)\n"
     "}\n"
     "func f2(xs ...string) {\n"
     " sink(xs[0])\n"
     "}\n",
     "3 9 13 24"},
    {"php", ACROSS,
     "<?php\n"
     "function f(...$xs) {\n"
     "  sink($xs[0]);\n"
     "  sink($xs[1]);\n"
     "}\n"
     "f(source(), 1);\n"
     "function g($a, ...$xs) {\n"
     "  [$p, $q] = $xs;\n"
     "  sink($p);\n"
     "  sink($q);\n"
     "}\n"
     "g(1, 2, source());\n"
     "function h($o) {\n"
     "  sink($o['a']);\n"
     "  sink($o['b']);\n"
     "}\n"
     "h(['a' => source(), 'b' => 1]);\n"
     "function k($a, $b) {\n"
     "  sink($a);\n"
     "  sink($b);\n"
     "}\n"
     "k(b: source(), a: 1);\n",
     "3 10 14 20"},
    {"ruby", ACROSS,
     "def f(*args)\n"
     "  sink(args[0])\n"
     "  sink(args[1])\n"
     "end\n"
     "f(source(), 1)\n"
     "def g(a, *args, **kw)\n"
     "  sink(a)\n"
     "  sink(args[0])\n"
     "  sink(args[1])\n"
     "  sink(kw[:p])\n"
     "  sink(kw[:q])\n"
     "end\n"
     "g(1, 2, source(), p: source(), q: 1)\n"
     "def h(a:, b:)\n"
     "  sink(a)\n"
     "  sink(b)\n"
     "end\n"
     "h(a: source(), b: 1)\n"
     "def i(opts)\n"
     "  sink(opts[:a])\n"
     "  sink(opts[:b])\n"
     "end\n"
     "i(a: source(), b: 1)\n"
     "i2 = 1\n"
     "def j(opts = {})\n"
     "  sink(opts[:a])\n"
     "  sink(opts[:b])\n"
     "end\n"
     "j({ a: source(), b: 1 })\n"
     "def k(a, b)\n"
     "  sink(a)\n"
     "  sink(b)\n"
     "end\n"
     "k(*[1, source()])\n"
     "def l(*args)\n"
     "  options = args.extract_options!\n"
     "  sink(args[0])\n"
     "end\n"
     "l(1, a: source())\n",
     "2 9 10 15 20 26 32"},
    {"csharp", ACROSS,
     "class A {\n"
     "  void F(params string[] xs) {\n"
     "    sink(xs[0]);\n"
     "    sink(xs[1]);\n"
     "  }\n"
     "  void G(string a, string b) {\n"
     "    sink(a);\n"
     "    sink(b);\n"
     "  }\n"
     "  void O(Opts o) {\n"
     "    sink(o.A);\n"
     "    sink(o.B);\n"
     "  }\n"
     "  void H() {\n"
     "    F(source(), \"x\");\n"
     "    G(b: source(), a: \"x\");\n"
     "    O(new Opts { A = source(), B = \"x\" });\n"
     "  }\n"
     "}\n",
     "3 8 11"},
    {"java", ACROSS,
     "class A {\n"
     "  void f(String... xs) {\n"
     "    sink(xs[0]);\n"
     "    sink(xs[1]);\n"
     "  }\n"
     "  void g(String a, String... xs) {\n"
     "    sink(a);\n"
     "    for (String x : xs) sink(x);\n"
     "  }\n"
     "  void k() {\n"
     "    f(source(), \"x\");\n"
     "    g(\"a\", \"b\", source());\n"
     "  }\n"
     "}\n",
     "3 8"},
    {"kotlin", ACROSS,
     "fun f(vararg xs: String) {\n"
     "  sink(xs[0])\n"
     "  sink(xs[1])\n"
     "}\n"
     "fun g(a: String, b: String) {\n"
     "  sink(a)\n"
     "  sink(b)\n"
     "}\n"
     "fun h() {\n"
     "  f(source(), \"x\")\n"
     "  g(b = source(), a = \"x\")\n"
     "}\n",
     "2 7"},
};

static void arguments_are_told_apart(void **state) {
    (void)state;
    CHECK(ARGUMENTS);
}

static const taint_row OVERLOADS[] = {
    {"csharp", ACROSS,
     "class A {\n"
     "  void M(int a) { sink(a); }\n"
     "  void M(string a) { sink(a); }\n"
     "  void N(string a, int b = 0) { sink(a); }\n"
     "  void N(string a, string b, string c) { sink(c); }\n"
     "  void K(string s) {\n"
     "    string x = source();\n"
     "    M(x);\n"
     "    N(source(), 1);\n"
     "    N(\"a\", source(), \"b\");\n"
     "  }\n"
     "}\n",
     "3 4"},
    {"java", ACROSS,
     "class A {\n"
     "  void h(String a, String b) { sink(b); }\n"
     "  void h(String a) { sink(a); }\n"
     "  void m(int a) { sink(a); }\n"
     "  void m(String a) { sink(a); }\n"
     "  static class P {\n"
     "    String x; String y;\n"
     "    P(String x) { this.x = x; this.y = \"c\"; }\n"
     "    P(String x, String y) { this.x = \"c\"; this.y = y; }\n"
     "  }\n"
     "  void n(List a) { sink(a); }\n"
     "  void n(Map a) { sink(a); }\n"
     "  void o(List a) { sink(a); }\n"
     "  void o(Map a) { sink(a); }\n"
     "  void k() {\n"
     "    h(source());\n"
     "    h(source(), \"x\");\n"
     "    m((String) source());\n"
     "    P p = new P(source());\n"
     "    sink(p.x);\n"
     "    sink(p.y);\n"
     "    P q = new P(source(), source());\n"
     "    sink(q.x);\n"
     "    sink(q.y);\n"
     "    n(source());\n"
     "    Map map = source();\n"
     "    o(map);\n"
     "  }\n"
     "}\n",
     "3 5 11 12 14 20 24"},
    {"java", ACROSS,
     "class A {\n"
     "  int q(Template t, String s, Class c) { sink(s); }\n"
     "  int q(String s, Object[] a, Class c) { sink(s); }\n"
     "  int r(String s, String b) { sink(b); }\n"
     "  int r(String s, String[] b) { ok(b); }\n"
     "  void k(String s) {\n"
     "    q(\"c\", new Object[] {source()}, A.class);\n"
     "    r(s, new String[] {source()});\n"
     "    String u = source();\n"
     "    q(u, new Object[1], A.class);\n"
     "  }\n"
     "}\n",
     "3"},
    {"kotlin", ACROSS,
     "fun m(a: Int) { sink(a) }\n"
     "fun m(a: String) { sink(a) }\n"
     "fun k() {\n"
     "  val x: String = source()\n"
     "  m(x)\n"
     "}\n",
     "2"},
    {"cpp", ACROSS,
     "void m(int a) { sink(a); }\n"
     "void m(std::string a) { sink(a); }\n"
     "void n(int a, int b) { sink(b); }\n"
     "void n(int a) { sink(a); }\n"
     "void k() {\n"
     "  std::string x = source();\n"
     "  m(x);\n"
     "  n(source());\n"
     "}\n",
     "2 4"},
};

static void overloads_are_told_apart(void **state) {
    (void)state;
    CHECK(OVERLOADS);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(arguments_are_told_apart),
        cmocka_unit_test(overloads_are_told_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
