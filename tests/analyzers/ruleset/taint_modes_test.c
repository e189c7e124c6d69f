/* What the keys of sources, sinks, sanitizers and propagators say, in one language after the other. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "core/compiler.h"
#include "tests/support/taint_rows.h"

#define ACROSS      TAINT_ACROSS
#define CHECK(rows) taint_rows_check(rows, LTL_COUNT_OF(rows))

#define MODE(sources, sinks, more)                                                                 \
    "  mode: taint\n  pattern-sources: [" sources "]\n  pattern-sinks: [" sinks "]\n" more
#define SINK "{pattern: sink(...)}"

static void sources_by_side_effect(void **state) {
    (void)state;
    static const char *const fill =
        MODE("{patterns: [{pattern: 'read($B, ...)'}, {focus-metavariable: $B}], by-side-effect: true}",
             SINK, "");
    static const char *const only =
        MODE("{patterns: [{pattern: 'read($B, ...)'}, {focus-metavariable: $B}], by-side-effect: only}",
             SINK, "");
    const taint_row rows[] = {
        {"python", fill, "read(b, 1)\nsink(b)\nb = 1\nsink(b)\n", "2"},
        {"javascript", fill, "read(b, 1);\nsink(b);\nb = 1;\nsink(b);\n", "2"},
        {"java", fill, "class A { void f() {\n  read(b, 1);\n  sink(b);\n  b = c;\n  sink(b);\n} }\n", "3"},
        {"go", fill, "package p\nfunc f() {\n\tread(b, 1)\n\tsink(b)\n\tb = c\n\tsink(b)\n}\n", "4"},
        {"php", "  mode: taint\n  pattern-sources: [{patterns: [{pattern: 'read($B, ...)'}, "
                "{focus-metavariable: $B}], by-side-effect: true}]\n  pattern-sinks: [" SINK "]\n",
         "<?php\nread($b, 1);\nsink($b);\n$b = 1;\nsink($b);\n", "3"},
        {"c", fill, "void f(void) {\n  read(b, 1);\n  sink(b);\n}\n", "3"},
        {"csharp", fill, "class A { void F() {\n  read(b, 1);\n  sink(b);\n} }\n", "3"},
        {"ruby", fill, "read(b, 1)\nsink(b)\n", "2"},
        {"python", only, "read(b, 1)\nsink(b)\n", "2"}, /* not where it gets them */
        {"javascript", only, "read(b, 1);\nsink(b);\n", "2"},
        {"python", fill, "read(o.a, 1)\nsink(o.a)\nsink(o.b)\n", "2"}, /* a path */
    };
    CHECK(rows);
}

/* There are fewer marks than sources: those of one label share them, never those of two. */
static void many_sources_of_one_label(void **state) {
    (void)state;
    static const char *const both =
        MODE("{pattern: read(), label: A}, {pattern: '\"sh\"', label: B}",
             "{pattern: sink(...), requires: A and B}", "");
    char code[4096] = "";
    size_t length = 0;
    for (int i = 0; i < 64; i++) {
        length += (size_t)snprintf(code + length, sizeof code - length, "x%d = read()\n", i);
    }
    (void)snprintf(code + length, sizeof code - length, "sink(\"sh\")\nsink(x63, \"sh\")\n");
    const taint_row rows[] = {{"python", both, code, "66"}};
    CHECK(rows);
}

/* A part of what comes in that the program puts something into before it reads it. */
static void parts_that_are_overwritten(void **state) {
    (void)state;
    static const char *const get =
        MODE("{patterns: [{pattern: $IN}, {metavariable-regex: {metavariable: $IN, regex: '^.(_GET|_POST)$'}}]}", SINK,
             "  pattern-sanitizers: [{pattern: clean(...), exact: true}]\n");
    static const char *const query = MODE("{pattern: req.query}", SINK, "");
    const taint_row rows[] = {
        {"php", get, "<?php\n$_GET['a'] = 'x';\nsink(\"m/$_GET[a]\");\nsink($_GET['a']);\nsink($_GET['b']);\n", "5"},
        {"php", get, "<?php\n$_GET['a'] = clean($_GET['a']);\nsink(\"m/{$_GET['a']}\");\nsink(\"m/$_GET[b]\");\n", "4"},
        {"php", get, "<?php\n$_GET['a'] = trim($_GET['a']);\nsink($_GET['a']);\n", "3"},
        {"php", get, "<?php\nsink($_GET['a']);\n$_GET['a'] = 'x';\nsink($_GET['a']);\nsink($_GET);\n", "2 5"},
        {"php", get,
         "<?php\nif ($p) $_GET['a'] = 'x';\nelseif ($q) $_GET['a'] = 'y';\nelse $_GET['a'] = 'z';\nsink($_GET['a']);\n",
         ""},
        {"php", get, "<?php\nif ($p) $_GET['a'] = 'x';\nelseif ($q) $_GET['a'] = 'y';\nsink($_GET['a']);\n", "4"},
        {"php", get,
         "<?php\nfunction f() {\n$_GET['a'] = 'x';\nsink($_GET['a']);\n}\nfunction g() {\nsink($_GET['a']);\n}\n", "7"},
        {"javascript", query, "req.query.a = 'x';\nsink(req.query.a);\nsink(req.query.b);\nsink(req.query);\n", "3 4"},
        {"javascript", query, "if (p) { req.query.a = 'x'; }\nsink(req.query.a);\n", "2"},
    };
    CHECK(rows);
}

static void sanitizers_by_side_effect(void **state) {
    (void)state;
    static const char *const check = MODE(
        "{pattern: source(...)}", SINK,
        "  pattern-sanitizers: [{patterns: [{pattern: 'check($X)'}, {focus-metavariable: $X}], "
        "by-side-effect: true}]\n");
    const taint_row rows[] = {
        {"python", check, "x = source()\nsink(x)\ncheck(x)\nsink(x)\n", "2"},
        {"javascript", check, "let x = source();\nsink(x);\ncheck(x);\nsink(x);\n", "2"},
        {"java", check,
         "class A { void f() {\n  String x = source();\n  sink(x);\n  check(x);\n  sink(x);\n} }\n", "3"},
        {"go", check, "package p\nfunc f() {\n\tx := source()\n\tsink(x)\n\tcheck(x)\n\tsink(x)\n}\n", "4"},
        {"php", check, "<?php\n$x = source();\nsink($x);\ncheck($x);\nsink($x);\n", "3"},
        {"ruby", check, "x = source()\nsink(x)\ncheck(x)\nsink(x)\n", "2"},
        {"python", check, /* on one way only */
         "x = source()\nif c:\n  check(x)\nsink(x)\n", "4"},
    };
    CHECK(rows);
}

static void exact_and_focus(void **state) {
    (void)state;
    static const char *const whole = MODE("{pattern: source(...)}", "{pattern: 'sink($A, $B)'}", "");
    static const char *const second =
        MODE("{pattern: source(...)}",
             "{patterns: [{pattern: 'sink($A, $B)'}, {focus-metavariable: $B}]}", "");
    static const char *const inexact =
        MODE("{pattern: source(...)}", "{pattern: 'return ...', exact: false}", "");
    static const char *const exact_source =
        MODE("{pattern: 'source($X)', exact: true}", SINK, "");
    static const char *const parameter =
        MODE("{patterns: [{pattern-inside: 'function $F(..., $X, ...) { ... }'}, {focus-metavariable: $X}]}",
             SINK, "");
    const taint_row rows[] = {
        {"python", whole, "sink(source(), 1)\nsink(1, source())\n", "1 2"},
        {"python", second, "sink(source(), 1)\nsink(1, source())\n", "2"},
        {"java", second, "class A { void f() {\n  sink(source(), a);\n  sink(a, source());\n} }\n", "3"},
        {"javascript", second, "sink(source(), 1);\nsink(1, source());\n", "2"},
        {"go", second, "package p\nfunc f() {\n\tsink(source(), a)\n\tsink(a, source())\n}\n", "4"},
        {"ruby", second, "sink(source(), 1)\nsink(1, source())\n", "2"},
        {"javascript", inexact, "function f() {\n  return g(clean, source());\n}\n", "2"},
        {"python", exact_source, "x = source(a)\nsink(a)\nsink(x)\n", "3"},
        {"javascript", parameter, "function f(a, b) {\n  sink(a);\n  sink(b);\n  sink(c);\n}\n", "2 3"},
    };
    CHECK(rows);
}

static void labels_and_requirements(void **state) {
    (void)state;
    static const char *const two =
        MODE("{pattern: a(), label: A}, {pattern: b(), label: B}",
             "{pattern: sink(...), requires: A and B}", "");
    static const char *const step =
        MODE("{pattern: a(), label: A}, {pattern: 'join($X, ...)', label: J, requires: A}",
             "{pattern: sink(...), requires: J}", "");
    static const char *const relabel =
        MODE("{pattern: a(), label: A}", "{pattern: sink(...), requires: B}",
             "  pattern-propagators: [{pattern: 'move($X, $Y)', from: $X, to: $Y, requires: A, label: B, "
             "replace-labels: [A]}]\n");
    const taint_row rows[] = {
        {"javascript", two, "sink(a());\nsink(b());\nsink(a() + b());\n", "3"},
        {"java", two, "class A { void f() {\n  sink(a());\n  sink(a() + b());\n} }\n", "3"},
        {"go", two, "package p\nfunc f() {\n\tx := a()\n\tsink(x)\n\tx += b()\n\tsink(x)\n}\n", "6"},
        {"php", two, "<?php\n$x = a();\nsink($x);\n$x .= b();\nsink($x);\n", "5"},
        {"javascript", step, "sink(join(a(), 1));\nsink(join(1, 2));\nsink(a());\n", "1"},
        {"ruby", step, "x = a()\nsink(join(x, 1))\nsink(x)\n", "2"},
        {"python", relabel, "x = a()\nmove(x, y)\nsink(y)\nsink(x)\n", "3"},
        {"javascript", relabel, "const x = a();\nmove(x, y);\nsink(y);\nsink(x);\n", "3"},
    };
    CHECK(rows);
}

static void parts_by_index_and_key(void **state) {
    (void)state;
    static const taint_row rows[] = {
        {"javascript", TAINT_RULE,
         "const a = [1, source()];\nsink(a[0]);\nsink(a[1]);\nsink(a[i]);\n", "3 4"},
        {"javascript", TAINT_RULE,
         "const m = new Map();\nm.set('a', source());\nm.set('b', 1);\nsink(m.get('a'));\nsink(m.get('b'));\n",
         "4"},
        {"go", TAINT_RULE,
         "package p\nfunc f() {\n\tm := map[string]string{}\n\tm[\"a\"] = source()\n\tm[\"b\"] = c\n"
         "\tsink(m[\"a\"])\n\tsink(m[\"b\"])\n}\n",
         "6"},
        {"php", TAINT_RULE,
         "<?php\n$m = ['a' => source(), 'b' => 1];\nsink($m['a']);\nsink($m['b']);\n$m['a'] = 1;\nsink($m['a']);\n",
         "3"},
        {"ruby", TAINT_RULE, "m = {}\nm['a'] = source()\nm['b'] = 1\nsink(m['a'])\nsink(m['b'])\n", "4"},
        {"csharp", TAINT_RULE,
         "class A { void F() {\n  var m = new Dictionary<string, string>();\n  m[\"a\"] = source();\n"
         "  m[\"b\"] = c;\n  sink(m[\"a\"]);\n  sink(m[\"b\"]);\n} }\n",
         "5"},
        {"kotlin", TAINT_RULE,
         "fun f() {\n  val m = mutableMapOf<String, String>()\n  m[\"a\"] = source()\n  m[\"b\"] = c\n"
         "  sink(m[\"a\"])\n  sink(m[\"b\"])\n}\n",
         "5"},
        {"python", TAINT_RULE,
         "a = []\na.append(1)\na.append(source())\nsink(a[0])\nsink(a[1])\n", "5"},
        {"java", TAINT_RULE,
         "class A { void f() {\n  List<String> a = new ArrayList<>();\n  a.add(\"x\");\n  a.add(source());\n"
         "  sink(a.get(0));\n  sink(a.get(1));\n} }\n",
         "6"},
    };
    CHECK(rows);
}

/* Past a depth the part above stands for what is below: found, never lost. */
static void paths_are_bounded(void **state) {
    (void)state;
    static const taint_row rows[] = {
        {"javascript", TAINT_RULE,
         "o.a.b.c.d.e.f.g.h = source();\nsink(o.a.b.c.d.e.f.g.h);\nsink(o.a.b.c.d.e.f.x);\nsink(o.z);\n",
         "2 3"},
        {"python", TAINT_RULE,
         "o.a.b.c.d.e.f.g.h = source()\nsink(o.a.b.c.d.e.f.g.h)\nsink(o.z)\n", "2"},
        {"python", TAINT_RULE,
         "while c:\n  n = Node()\n  n.next = p\n  p = n\n  p.value = source()\n"
         "sink(p.next.next.value)\nsink(q)\n",
         "6"},
    };
    CHECK(rows);
}

static void a_function_changes_what_it_is_given(void **state) {
    (void)state;
    static const taint_row rows[] = {
        {"python", ACROSS, "def f(a):\n  a.append(source())\nb = []\nf(b)\nsink(b)\n", "5"},
        {"javascript", ACROSS,
         "function f(a) { a.x = source(); }\nconst b = {};\nf(b);\nsink(b.x);\nsink(b.y);\n", "4"},
        {"java", ACROSS,
         "class A {\n  void f(StringBuilder s) { s.append(source()); }\n  void g() {\n"
         "    StringBuilder b = new StringBuilder();\n    f(b);\n    sink(b);\n  }\n}\n",
         "6"},
        {"go", ACROSS,
         "package p\nfunc f(o *T) { o.X = source() }\nfunc g() {\n\to := &T{}\n\tf(o)\n\tsink(o.X)\n\tsink(o.Y)\n}\n",
         "6"},
        {"c", ACROSS,
         "void f(struct s *o) { o->x = source(); }\nvoid g(void) {\n  struct s o;\n  f(&o);\n  sink(o.x);\n}\n",
         "5"},
        {"php", ACROSS,
         "<?php\nfunction f(&$a) { $a = source(); }\nfunction g() {\n  $b = '';\n  f($b);\n  sink($b);\n}\n", "6"},
        {"csharp", ACROSS,
         "class A {\n  void F(out string a) { a = source(); }\n  void G() {\n    F(out var b);\n    sink(b);\n  }\n}\n",
         "5"},
        {"cpp", ACROSS,
         "void f(std::string &a) { a = source(); }\nvoid g() {\n  std::string b;\n  f(b);\n  sink(b);\n}\n", "5"},
        {"cpp", ACROSS, /* a value is a copy */
         "void f(std::string a) { a = source(); }\nvoid g() {\n  std::string b;\n  f(b);\n  sink(b);\n}\n", ""},
        {"python", ACROSS, /* another list */
         "def f(a):\n  a = []\n  a.append(source())\nb = []\nf(b)\nsink(b)\n", ""},
        {"javascript", ACROSS, /* handed on */
         "function f(a) { g(a); }\nfunction g(a) { a.push(source()); }\nconst b = [];\nf(b);\nsink(b);\n", "5"},
        {"ruby", ACROSS, "def f(a)\n  a << source()\nend\nb = ''\nf(b)\nsink(b)\n", "6"},
        {"csharp", ACROSS, /* `new` makes no method of the same name */
         "class A {\n  T Q<T>(string n) { return source(); }\n"
         "  void F() { sink(new Q(\"a\")); }\n  void G() { sink(Q<B>(\"a\")); }\n}\n",
         "4"},
    };
    CHECK(rows);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sources_by_side_effect),
        cmocka_unit_test(many_sources_of_one_label),
        cmocka_unit_test(parts_that_are_overwritten),
        cmocka_unit_test(sanitizers_by_side_effect),
        cmocka_unit_test(exact_and_focus),
        cmocka_unit_test(labels_and_requirements),
        cmocka_unit_test(parts_by_index_and_key),
        cmocka_unit_test(paths_are_bounded),
        cmocka_unit_test(a_function_changes_what_it_is_given),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
