/* Methods that give back their object, so that calls follow each other: builders. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/compiler.h"
#include "tests/support/taint_rows.h"

#define ACROSS TAINT_ACROSS
#define CHECK(rows) taint_rows_check(rows, LTL_COUNT_OF(rows))

static void builders_keep_fields_apart(void **state) {
    (void)state;
    static const taint_row rows[] = {
        {"javascript", ACROSS,
         "class B {\n  a(x) { this._a = x; return this }\n  b(y) { this._b = y; return this }\n"
         "  build() { return { a: this._a, b: this._b } }\n}\n"
         "const o = new B().a(source()).b('k').build()\nsink(o.a)\nsink(o.b)\n"
         "const p = new B().b(source())\nsink(p.build().a)\nsink(p.build().b)\nsink(p._a)\n",
         "7 11"},
        {"java", ACROSS,
         "class B { private String a, b;\n\n"
         "  B a(String x) { this.a = x; return this; }\n  B b(String x) { this.b = x; return this; }\n"
         "  T build() { return new T(a, b); } }\n"
         "class T { String a, b; T(String a, String b) { this.a = a; this.b = b; }\n"
         "  String getA() { return a; }\n  String getB() { return b; } }\n"
         "class M { void m() {\n  T o = new B().a(source()).b(\"k\").build();\n"
         "  sink(o.getA());\n  sink(o.getB());\n} }\n",
         "11"},
        {"csharp", ACROSS,
         "class B { string _a, _b;\n  public B A(string x) { _a = x; return this; }\n"
         "  public B C(string x) { _b = x; return this; }\n  public T Build() { return new T(_a, _b); } }\n"
         "class T { public string A, C; public T(string a, string c) { A = a; C = c; } }\n"
         "class M { void M() {\n  var o = new B().A(source()).C(\"k\").Build();\n  sink(o.A);\n  sink(o.C);\n} }\n",
         "8"},
        {"kotlin", ACROSS,
         "class B { private var a = \"\"; private var b = \"\"\n  fun a(x: String): B { a = x; return this }\n"
         "  fun b(x: String) = apply { b = x }\n  fun build() = T(a, b) }\n"
         "class T(val a: String, val b: String)\n"
         "fun m() {\n  val o = B().a(source()).b(\"k\").build()\n  sink(o.a)\n  sink(o.b)\n}\n",
         "8"},
        {"python", ACROSS,
         "class B:\n    def a(self, x):\n        self._a = x\n        return self\n"
         "    def b(self, x):\n        self._b = x\n        return self\n"
         "    def run(self):\n        sink(self._a)\n        sink(self._b)\n"
         "B().a(source()).b('k').run()\n",
         "9"},
        {"php", ACROSS,
         "<?php\nclass B { private $a; private $b;\n  function a($x) { $this->a = $x; return $this; }\n"
         "  function b($x) { $this->b = $x; return $this; }\n  function run() {\n    sink($this->a);\n"
         "    sink($this->b);\n} }\n(new B())->a(source())->b('k')->run();\n",
         "6"},
        {"go", ACROSS,
         "package p\ntype B struct { a string; b string }\nfunc (s *B) A(x string) *B { s.a = x; return s }\n"
         "func (s *B) C(x string) *B { s.b = x; return s }\n"
         "func m() {\n  o := (&B{}).A(source()).C(\"k\")\n  sink(o.a)\n  sink(o.b)\n}\n",
         "7"},
        {"ruby", ACROSS,
         "class B\n  def a(x)\n    @a = x\n    self\n  end\n  def b(x)\n    @b = x\n    self\n  end\n"
         "  def run\n    sink(@a)\n    sink(@b)\n  end\nend\nB.new.a(source()).b('k').run\n",
         "11"},
    };
    CHECK(rows);
}

/* What gives back something else on some way is no such method. */
static void others_give_what_they_give(void **state) {
    (void)state;
    static const taint_row rows[] = {
        {"javascript", ACROSS,
         "class B {\n  a(x) { if (x.length) { return this }\n    return x\n  }\n}\nsink(new B().a(source()))\n", "6"},
        {"javascript", ACROSS, "class B {\n  a(x) { sink(x); return this }\n}\nnew B().a(source())\n", "2"},
    };
    CHECK(rows);
}

/* C#'s `new T(a, b)` has no names for what it is given, unlike `new { a, b }`. */
static void arguments_are_no_names(void **state) {
    (void)state;
    static const taint_row rows[] = {
        {"csharp", ACROSS,
         "class T { public string A, C; public T(string a, string c) { A = a; C = c; } }\n"
         "class M { T F(string x, string y) { return new T(x, y); }\n"
         "  void G() {\n    sink(F(source(), \"k\").A);\n    sink(F(source(), \"k\").C);\n} }\n",
         "4"},
    };
    CHECK(rows);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(builders_keep_fields_apart),
        cmocka_unit_test(others_give_what_they_give),
        cmocka_unit_test(arguments_are_no_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
