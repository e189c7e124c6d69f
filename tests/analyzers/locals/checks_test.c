/* Checks of local variables: what is found on which ways, as rows of code and lines. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "analyzers/locals/locals.h"
#include "tests/support/parsed.h"
#include "tests/support/scanned.h"

typedef struct check_row {
    const char *language;
    const char *code;
    const char *lines; /* "2 5" */
} check_row;

static size_t wrong(const char *check, const check_row *rows, size_t count) {
    size_t failed = 0;
    char rule[64];
    snprintf(rule, sizeof rule, "  check: %s\n", check);
    for (size_t i = 0; i < count; i++) {
        scanned s;
        scanned_make(&s, rows[i].language, rule);
        scanned_run(&s, rows[i].language, ltl_str_of(rows[i].code), NULL);
        assert_int_equal(scanned_reason(&s), LTL_REASON_NONE);
        ltl_str found = scanned_lines(&s);
        if (!ltl_str_is(found, rows[i].lines)) {
            print_error("%s, %s\n%s\nfound in lines “%.*s”, not “%s”\n", check, rows[i].language,
                        rows[i].code, LTL_STR_ARG(found), rows[i].lines);
            failed++;
        }
        scanned_clear(&s);
    }
    return failed;
}
#define CHECK(name, rows) assert_int_equal(wrong(name, rows, LTL_COUNT_OF(rows)), 0)

static void null_that_a_test_shows(void **state) {
    (void)state;
    static const check_row ROWS[] = {
        {"python", "def f(x):\n  if x is None: log()\n  x.y()\n", "3"},
        {"python", "def f(x):\n  if x is None: return\n  x.y()\n", ""},
        {"python", "def f(x):\n  if x is None: x = 1\n  x.y()\n", ""},
        {"python", "def f(x):\n  assert x is not None\n  x.y()\n", ""},
        {"python", "def f(x):\n  if x is None: self.fail('x')\n  x.y()\n", ""},
        {"python", "def f(x):\n  if x is None and g(): return\n  x.y()\n", ""},
        {"python", "def f(x):\n  if x is None or x.z: return\n  x.y()\n", ""},
        {"python", "def f(x):\n  a = x is None\n  x.y()\n", ""},
        {"python", "def f(x, c):\n  if x is None: log()\n  if c:\n    x.y()\n", ""},
        {"javascript", "function f(x) {\n if (x === null) { log(); }\n x.y();\n}", "3"},
        {"javascript", "function f(x) {\n if (x === null) { log(); }\n x?.y();\n}", ""},
        {"javascript",
         "function f(x) {\n if (x === undefined) { x = null; }\n if (x !== null) x.y();\n}", ""},
        {"javascript", "function f(x) {\n if (!x) { return; }\n x.y();\n}", ""},
        {"javascript", "function f(x) {\n if (!x) { log(); }\n return x.y;\n}", "3"},
        {"python", "def f(x):\n  if not x: log()\n  x.y()\n", ""},
        {"ruby", "def f\n  if !@x\n    render :y and return\n  end\n  @x.y\nend\n", ""},
        {"typescript", "function f(x: T | null) {\n if (x == null) { log(x.y); }\n}", "2"},
        {"java", "class A { void f(B x) {\n if (x == null) { log(); }\n x.y();\n} }", "3"},
        {"java", "class A { void f(B x) {\n if (x == null) { throw new E(); }\n x.y();\n} }", ""},
        {"java", "class A { void f(B x) {\n if (x != null && x.y()) { g(); }\n} }", ""},
        {"java",
         "class A { void f() {\n B x = null;\n try { x = new B(); assertTrue(x.a()); }\n"
         " finally { if (x != null) x.close(); }\n x.y();\n} }",
         ""},
        {"go", "package p\nfunc f(x *T) {\n if x == nil { log() }\n g(x.Y)\n}", "4"},
        {"go", "package p\nfunc f(x *T) {\n if x == nil { panic(1) }\n g(x.Y)\n}", ""},
        {"go",
         "package p\nfunc f() {\n x, err := g()\n if x != nil { h(x) }\n if err != nil { return "
         "}\n g(x.Y)\n}",
         ""},
        {"php", "<?php function f($x) {\n if ($x === null) { g(); }\n $x->y();\n}", "3"},
        {"php", "<?php function f($x) {\n if (is_null($x)) { return; }\n $x->y();\n}", ""},
        {"php", "<?php function f($x) {\n if ($x === null) { g(); }\n $x?->y();\n}", ""},
        {"csharp", "class A { void F(B x) {\n if (x == null) { G(); }\n x.Y();\n} }", "3"},
        {"csharp", "class A { void F(B x) {\n if (x is null || x.Z) { return; }\n x.Y();\n} }", ""},
        {"javascript",
         "function f(x) {\n if ((x != null ? x.a : undefined) == null) { return; }\n x.y();\n}",
         ""},
        {"javascript",
         "function f(x) {\n if (g(x != null ? x.a : undefined, h) == null) { return; }\n x.y();\n}",
         ""},
        {"javascript",
         "function f(x) {\n if ((x === null || x === void 0 ? void 0 : x.a) == null) return;\n"
         " x.y();\n}",
         ""},
        {"csharp",
         "class A { void F(B x) {\n var a = x is null ? 1 : 2;\n x ?\?= new B();\n x.Y();\n} }",
         ""},
        {"csharp", "class A { int X { get { if (x is null) { return 1; }\n return x.Y; } } }", ""},
        {"ruby", "def f(x)\n  if x.nil?\n    g\n  end\n  x.y\nend\n", "5"},
        {"ruby", "def f(x)\n  return if x.nil?\n  x.y\nend\n", ""},
        {"ruby", "def f(x)\n  x.y unless x.nil?\nend\n", ""},
        {"ruby", "def f(x)\n  if x.nil?\n    g\n  end\n  x.to_s\nend\n", ""},
    };
    CHECK("null-dereferenced", ROWS);
}

static void null_on_every_way(void **state) {
    (void)state;
    static const check_row ROWS[] = {
        {"python", "def f(a):\n  x = None\n  for y in a: g(y)\n  x.z\n", "4"},
        {"csharp", "class A { void F() {\n B x = null;\n G(x.OrEmpty());\n} }", ""},
        {"csharp", "class A { void F() {\n B x = null;\n G(x.ToString());\n} }", "3"},
        {"csharp", "class A { void F() {\n B x = null;\n G(x.Length);\n} }", "3"},
        {"python", "def f(a):\n  x = None\n  for y in a: x = y\n  x.z\n", ""},
        {"python", "def f():\n  x = None\n  def g():\n    nonlocal x\n    x = 1\n  g()\n  x.z\n",
         ""},
        {"python", "x = None\ntry:\n  x = f()\nfinally:\n  if x: x.close()\nx.g()\n", ""},
        {"javascript", "function f() {\n const x = null;\n return x.y;\n}", "3"},
        {"javascript", "function f() {\n let x = undefined;\n x = g();\n return x.y;\n}", ""},
        {"java", "class A { void f() {\n B x = null;\n x.y();\n} }", "3"},
        {"go", "package p\nfunc f() {\n var d D\n d = nil\n d = d.Append(1)\n}", ""},
        {"php", "<?php function f($c) {\n $x = null;\n if ($c) { $x = g(); }\n $x->y();\n}", ""},
    };
    CHECK("null-dereferenced", ROWS);
}

static void what_is_never_closed(void **state) {
    (void)state;
    static const check_row ROWS[] = {
        {"python", "def f(p):\n  x = open(p)\n  return json.load(x)\n", "2"},
        {"python", "def f(p):\n  with open(p) as x:\n    return json.load(x)\n", ""},
        {"python", "def f(p):\n  x = open(p)\n  with x:\n    return x.read()\n", ""},
        {"python", "def f(p):\n  x = open(p)\n  self.x = x\n", ""},
        {"python", "def f(p):\n  x = open(p)\n  def g(): x.close()\n  return g\n", ""},
        {"java", "class A { void f(P p) {\n FileReader x = new FileReader(p);\n x.read();\n} }",
         "2"},
        {"java",
         "class A { void f(P p) {\n try (FileReader x = new FileReader(p)) { x.read(); }\n} }", ""},
        {"java", "class A { R f(P p) {\n FileReader x = new FileReader(p);\n return new B(x);\n} }",
         ""},
        {"go",
         "package p\nfunc f(n string) {\n x, err := os.Open(n)\n if err != nil { return }\n "
         "x.Read(b)\n}",
         "3"},
        {"go",
         "package p\nfunc f(n string) {\n x, err := os.Open(n)\n if err != nil { return }\n defer "
         "x.Close()\n}",
         ""},
        {"csharp", "class A { void F(P p) {\n var x = new StreamReader(p);\n x.Read();\n} }", "2"},
        {"csharp", "class A { void F(P p) {\n using var x = new StreamReader(p);\n x.Read();\n} }",
         ""},
        {"ruby", "def f(p)\n  x = File.open(p)\n  x.read\nend\n", "2"},
        {"ruby", "def f(p)\n  x = File.open(p) { |y| y.read }\n  x.size\nend\n", ""},
    };
    CHECK("resource-not-closed", ROWS);
}

static void what_stays_open_on_a_way(void **state) {
    (void)state;
    static const check_row ROWS[] = {
        {"java",
         "class A { void f(P p) {\n FileReader x = new FileReader(p);\n if (x.g()) return;\n "
         "x.close();\n} }",
         "2"},
        {"java",
         "class A { void f(P p) {\n FileReader x = new FileReader(p);\n try { x.g(); } finally { "
         "x.close(); }\n} }",
         ""},
        {"python",
         "def f(p):\n  x = open(p)\n  try:\n    x.g()\n  except E:\n    raise F()\n  x.close()\n",
         "2"},
        {"python",
         "def f(p):\n  x = open(p)\n  try:\n    x.g()\n  except E:\n    x.close()\n    raise\n  "
         "x.close()\n",
         ""},
        {"python",
         "def f(p):\n  x = None\n  try:\n    x = open(p)\n  finally:\n    if x: x.close()\n", ""},
    };
    CHECK("resource-lost-on-a-way", ROWS);
}

static void numbers_and_sizes(void **state) {
    (void)state;
    static const check_row DIVIDED[] = {
        {"java", "class A { int f(int a) {\n int b = 0;\n return a / b;\n} }", "3"},
        {"go", "package p\nfunc f(a, b int) int {\n if b == 0 { return a / b }\n return a / b\n}",
         "3"},
        {"python", "def f(x):\n  return x / 0\n", ""},
        {"javascript", "function f(a) {\n const b = 0;\n return a / b;\n}", ""},
        {"python", "def f(a, b):\n  if b > 0: return a / b\n  return 0\n", ""},
    };
    static const check_row INDEXED[] = {
        {"python", "def f():\n  x = [1, 2]\n  return x[2]\n", "3"},
        {"python", "def f():\n  x = [a for a in b]\n  return x[2]\n", ""},
        {"python", "def f():\n  x = {}\n  x[0] = 1\n", ""},
        {"python", "def f():\n  x = [1]\n  g(x)\n  return x[1]\n", ""},
    };
    CHECK("divided-by-zero", DIVIDED);
    CHECK("index-past-end", INDEXED);
}

static void code_that_is_never_run(void **state) {
    (void)state;
    static const check_row ROWS[] = {
        {"python", "def f():\n  return 1\n  g()\n  h()\n", "3"},
        {"python", "def f():\n  sys.exit(1)\n  g()\n", "3"},
        {"python", "def f(x):\n  try:\n    return x.y\n  except E:\n    pass\n  g()\n", ""},
        {"python", "def f():\n  while True:\n    g()\n  h()\n", "4"},
        {"python", "def f():\n  raise E()\n  yield\n", ""},
        {"python", "def f():\n  while True:\n    g()\n  sys.exit(1)\n", ""},
        {"python", "def f():\n  with raises(E):\n    raise E()\n  g()\n", ""},
        {"javascript", "function f() {\n return g();\n function g() {}\n}", ""},
        {"javascript", "function f() {\n if (a) { return 1; } else { throw e; }\n g();\n}", "3"},
        {"php", "<?php function f() {\n exit(1);\n g();\n}", "3"},
        {"go", "package p\nfunc f() int {\n panic(1)\n return 0\n}", ""},
        {"csharp", "class A { int X { get { return 1; } } int Y { get { return 2; } } }", ""},
        {"ruby", "def f\n  return 1\n  g\nend\n", "3"},
        {"java",
         "class A { int f(int a) {\n switch (a) { case 1: return 1; default: break; }\n return "
         "2;\n} }",
         ""},
    };
    CHECK("unreachable-code", ROWS);
}

static void errors_that_nobody_looks_at(void **state) {
    (void)state;
    static const check_row ROWS[] = {
        {"go", "package p\nfunc f() error {\n x, err := g()\n y, err := h(x)\n return k(y, err)\n}",
         "3"},
        {"go",
         "package p\nfunc f() error {\n err := g()\n defer func() { log(err) }()\n return nil\n}",
         ""},
        {"go", "package p\nfunc f(t *T) {\n t.Skip(1)\n err := g()\n h(err)\n}", ""},
        {"go", "package p\nfunc f() (err error) {\n err = g()\n return\n}", ""},
        {"go",
         "package p\nfunc f() {\n x, err := g()\n switch err := err.(type) { case nil: h(x, err) "
         "}\n}",
         ""},
    };
    CHECK("error-not-read", ROWS);
}

static void loops_that_never_end(void **state) {
    (void)state;
    static const check_row ROWS[] = {
        {"java",
         "class A { void f(int n) {\n for (int i = 0; i < n; n++) { int j = 0;\n while (j < n) { "
         "g(); } }\n} }",
         "3"},
        {"javascript", "function f(n) {\n let i = 0;\n while (i < n) { if (g()) break; }\n}", ""},
        {"javascript", "function f(n) {\n let i = 0;\n while (i < n) { h(() => { i++; }); }\n}",
         ""},
        {"go", "package p\nfunc f(n int) {\n i := 0\n for i < n { g() }\n}", "4"},
    };
    CHECK("endless-loop", ROWS);
}

/* Four times the code, about four times the time. */
static void cost_grows_with_length_alone(void **state) {
    (void)state;
    static const char *const PARTS[][3] = {
        {"def f(a):\n  return a is None", " and a is None", "\n"},
        {"def f(a, x):\n", "  if a: x = None\n  if x is None: g()\n  x.y\n", ""},
    };
    for (size_t i = 0; i < LTL_COUNT_OF(PARTS); i++) {
        double seconds[2];
        for (size_t size = 0; size < 2; size++) {
            char *middle = nest(PARTS[i][1], "", "", size == 0 ? 2500 : 10000);
            size_t len = strlen(PARTS[i][0]) + strlen(middle) + strlen(PARTS[i][2]) + 1;
            char *text = malloc(len);
            snprintf(text, len, "%s%s%s", PARTS[i][0], middle, PARTS[i][2]);
            parsed p;
            ltl_fuel fuel = ltl_fuel_make(UINT64_C(100000000), NULL);
            assert_int_equal(parsed_try(&p, "python", ltl_str_of(text), &fuel), LTL_OK);
            ltl_flow flow;
            ltl_value_findings found;
            ltl_flow_init(&flow, &p.arena, p.tree);
            double before = cpu_seconds();
            (void)ltl_locals_find(&p.arena, &flow, NULL, &found);
            seconds[size] = cpu_seconds() - before;
            parsed_clear(&p);
            free(middle);
            free(text);
        }
        assert_true(seconds[1] < 8 * seconds[0] + 0.1);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(null_that_a_test_shows),
        cmocka_unit_test(null_on_every_way),
        cmocka_unit_test(what_is_never_closed),
        cmocka_unit_test(what_stays_open_on_a_way),
        cmocka_unit_test(numbers_and_sizes),
        cmocka_unit_test(code_that_is_never_run),
        cmocka_unit_test(errors_that_nobody_looks_at),
        cmocka_unit_test(loops_that_never_end),
        cmocka_unit_test(cost_grows_with_length_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
