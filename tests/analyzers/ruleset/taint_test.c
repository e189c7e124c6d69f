/* Taint rules: what flows where, as rows of code and the lines that are found. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "core/buf.h"
#include "core/limits.h"
#include "tests/support/scanned.h"
#include "tests/support/taint_rows.h"

#define RULE   TAINT_RULE
#define ACROSS TAINT_ACROSS
#define CHECK(rows) taint_rows_check(rows, LTL_COUNT_OF(rows))

static void marks_follow_values(void **state) {
    (void)state;
    static const taint_row rows[] = {
        {"python", RULE, "sink(source())\nx = source()\nsink(x)\nx = 1\nsink(x)\n", "1 3"},
        {"python", RULE, "sink('a' + source())\nsink(f'{source()}')\nsink([source()])\n", "1 2 3"},
        {"python", RULE, "x = source()\nsink(f(x))\nsink(x.g().h)\nsink(x[1])\nsink(a[x])\n",
         "2 3 4 5"},
        {"python", RULE, "a, b = source(), 2\nsink(a)\nsink(b)\n", "2"},
        {"python", RULE, "for i in source():\n  sink(i)\nsink([j for j in source()])\n", "2 3"},
        {"python", RULE, "x = ''\nx += source()\nsink(x)\n", "3"},
        {"python", RULE, "with source() as x:\n  sink(x)\n", "2"},
        {"python", RULE, "x = source() if c else 1\nsink(x)\ny = 1 if source() else 2\nsink(y)\n",
         "2"},
        {"javascript", RULE,
         "const {a, b: {c = 1}, ...r} = source();\nsink(a);\nsink(c);\nsink(r);\n", "2 3 4"},
        {"javascript", RULE,
         "const o = {};\no.a = source();\nconst {a, ...r} = o;\nsink(a);\nsink(r);\n", "4"},
        {"java", RULE, "class A { void m() { String x = source();\n sink((String) x);\n } }\n",
         "2"},
        {"go", RULE, "package p\nfunc f() {\n x, err := source()\n sink(x)\n _ = err\n}\n", "4"},
        {"php", RULE, "<?php\n$x = source();\n$y = \"a $x\";\nsink($y);\n", "4"},
        {"ruby", RULE, "x = source()\nsink(\"a#{x}\")\n", "2"},
        {"c", RULE, "void f(void) { char *x = source();\n sink(x);\n x = 0;\n sink(x); }\n", "2"},
    };
    CHECK(rows);
}

static void state_depends_on_the_way(void **state) {
    (void)state;
    static const taint_row rows[] = {
        {"python", RULE, "def f(c):\n  x = 1\n  if c: x = source()\n  sink(x)\n", "4"},
        {"python", RULE, "def f(c):\n  x = source()\n  if c: x = 1\n  else: x = 2\n  sink(x)\n",
         ""},
        {"python", RULE, "def f(c):\n  while c:\n    sink(x)\n    x = source()\n", "3"},
        {"python", RULE, "def f():\n  x = source()\n  return 1\n  sink(x)\n", ""},
        {"python", RULE, "def f():\n  try:\n    x = source()\n    g()\n  except E:\n    sink(x)\n",
         "6"},
        {"python", RULE, "def f():\n  n = 7\n  if n > 8: x = source()\n  else: x = 1\n  sink(x)\n",
         ""},
        {"javascript", RULE, "switch (c) { case 1: var x = source();\n case 2: sink(x); }\n", "2"},
    };
    CHECK(rows);
}

static void sanitizers_win(void **state) {
    (void)state;
    static const taint_row rows[] = {
        {"python", RULE,
         "sink(clean(source()))\nx = clean(source())\nsink(x)\nclean(sink(source()))\n", ""},
        {"python",
         "  mode: taint\n  pattern-sources: [{pattern: source()}]\n  pattern-sinks: [{pattern: "
         "sink(...)}]\n  pattern-sanitizers: [{patterns: [{pattern: check($X)}, "
         "{focus-metavariable: $X}], by-side-effect: true}]\n",
         "x = source()\nsink(x)\ncheck(x)\nsink(x)\n", "2"},
        {"python",
         "  mode: taint\n  pattern-sources: [{pattern: source()}]\n  pattern-sinks: [{pattern: "
         "sink(...)}]\n  pattern-sanitizers: [{pattern: $F(...), not_conflicting: true}]\n",
         "sink(source())\nsink(other(source()))\n", "1"},
    };
    CHECK(rows);
}

static void sources_are_what_the_rule_says(void **state) {
    (void)state;
    static const taint_row rows[] = {
        {"python",
         "  mode: taint\n  pattern-sources: [{patterns: [{pattern: 'def $F(..., $P, ...): ...'}, "
         "{focus-metavariable: $P}]}]\n  pattern-sinks: [{pattern: sink(...)}]\n",
         "def f(a, b=1):\n  sink(a)\n  sink(b)\n  b = 2\n  sink(b)\n", "2 3"},
        {"python",
         "  mode: taint\n  pattern-sources: [{patterns: [{pattern: fill($X)}, {focus-metavariable: "
         "$X}], by-side-effect: true}]\n  pattern-sinks: [{pattern: sink(...)}]\n",
         "sink(x)\nfill(x)\nsink(x)\n", "3"},
        {"python",
         "  mode: taint\n  pattern-sources: [{pattern: \"'secret'\"}]\n  pattern-sinks: [{pattern: "
         "sink(...)}]\n",
         "sink('secret')\nx = 'secret'\nsink(x)\nsink('other')\n", "1 3"},
    };
    CHECK(rows);
}

static void sinks_may_be_parts(void **state) {
    (void)state;
    static const taint_row rows[] = {
        {"python",
         "  mode: taint\n  pattern-sources: [{pattern: source()}]\n  pattern-sinks: [{patterns: "
         "[{pattern: 'run($C, ...)'}, {focus-metavariable: $C}]}]\n",
         "run(source(), 1)\nrun(1, source())\n", "1"},
        {"python",
         "  mode: taint\n  pattern-sources: [{pattern: source()}]\n  pattern-sinks: [{pattern: "
         "return ...}]\n",
         "def f():\n  x = source()\n  return x\n", "3"},
        {"javascript",
         "  mode: taint\n  pattern-sources: [{pattern: source()}]\n  pattern-sinks: [{pattern: "
         "$E.innerHTML = $X}]\n",
         "e.innerHTML = source();\ne.title = source();\n", "1"},
    };
    CHECK(rows);
}

static void propagators_and_labels(void **state) {
    (void)state;
    static const taint_row rows[] = {
        {"python",
         "  mode: taint\n  pattern-sources: [{pattern: source()}]\n  pattern-sinks: [{pattern: "
         "sink(...)}]\n  pattern-propagators: [{pattern: $A.mix($B), from: $B, to: $A}]\n",
         "x = new()\nx.mix(source())\nsink(x)\ny.other(source())\nsink(y)\n", "3"},
        {"python",
         "  mode: taint\n  pattern-sources:\n  - {pattern: a(), label: A}\n  - {pattern: b(), "
         "label: "
         "B}\n  pattern-sinks: [{pattern: sink(...), requires: A and not B}]\n",
         "sink(a())\nsink(b())\nsink(a() + b())\n", "1"},
        {"python",
         "  mode: taint\n  pattern-sources:\n  - {pattern: a(), label: A}\n  - {pattern: 'up($X)', "
         "label: B, requires: A}\n  pattern-sinks: [{pattern: sink(...), requires: B}]\n",
         "sink(up(a()))\nsink(up(1))\nsink(a())\n", "1"},
        {"python",
         "  mode: taint\n  options: {taint_unify_mvars: true}\n  pattern-sources: [{pattern: "
         "source($K)}]\n  pattern-sinks: [{pattern: 'sink($K, ...)'}]\n",
         "sink(k, source(k))\nsink(k, source(j))\n", "1"},
    };
    CHECK(rows);
}

static void parts_are_told_apart(void **state) {
    (void)state;
    static const taint_row rows[] = {
        {"python", RULE, "o.a = source()\nsink(o.a.b)\nsink(o.c)\nsink(o)\no.a = 1\nsink(o)\n",
         "2 4"},
        {"python", RULE, "d = {'k': source(), 'l': 1}\nsink(d['k'])\nsink(d['l'])\nsink(d[i])\n",
         "2 4"},
        {"python", RULE,
         "o = source()\no.a = 1\nsink(o.a)\nsink(o.b)\np = o\nsink(p.a)\nsink(p.b)\n", "4 7"},
        {"java", RULE,
         "class A { void m() { m.put(\"a\", source()); m.put(\"b\", x);\n sink(m.get(\"a\"));\n "
         "sink(m.get(\"b\")); } }\n",
         "2"},
        {"javascript", RULE, "const a = [];\na.push(source());\nsink(a);\n", "3"},
        {"csharp", RULE,
         "class A { void M() { var o = new X { A = source(), B = c };\n sink(o.A);\n sink(o.B);\n"
         " var p = new X(source()) { B = c };\n sink(p.B);\n sink(p.A); } }\n",
         "2 6"},
        {"java", RULE,
         "class A { void m() { b.append(\"x\").append(source()).append(\"y\");\n sink(b);\n } }\n",
         "2"},
        {"go", RULE, "func f() {\n\tb.WriteString(source())\n\tsink(b.String())\n}\n", "3"},
        {"ruby", RULE, "a << \"x\" << source() << \"y\"\nsink(a)\nc = 1 << d\nsink(c)\n", "2"},
        {"ruby", RULE, "c = b << source()\nsink(b)\n", ""},
    };
    CHECK(rows);
}

static void fields_of_parameters_are_told_apart(void **state) {
    (void)state;
    static const taint_row rows[] = {
        {"javascript", ACROSS,
         "const f = ({a, b}) => {\n sink(a);\n sink(b);\n};\nf({a: 1, b: source()});\n", "3"},
        {"javascript", ACROSS,
         "function f(o) {\n sink(o.a);\n sink(o.b);\n sink(o);\n}\n"
         "f({a: 1, b: source(), c: 2});\n",
         "3 4"},
        {"javascript", ACROSS,
         "function f(o) {\n sink(o.a);\n sink(o.b);\n}\nf({...source(), b: 1});\n", "2"},
        {"javascript", ACROSS,
         "function f(o) {\n sink(o.a);\n sink(o.b);\n}\nf({b: 1, ...source()});\n", "2 3"},
        {"javascript", ACROSS,
         "function f(o) {\n g(o);\n}\nfunction g(o) {\n const p = o;\n sink(p.a);\n"
         " const {b} = p;\n sink(b);\n}\nf({a: 1, b: source()});\n",
         "8"},
        {"javascript", ACROSS,
         "function f(o) {\n return o.a;\n}\nconst x = {};\nx.b = source();\nsink(f(x));\n"
         "x.a = source();\nsink(f(x));\n",
         "8"},
        {"javascript", ACROSS, "function f(o) {\n sink(o.a);\n}\nf(source());\n", "2"},
        {"javascript", ACROSS, "function f(o) {\n sink(o.trim());\n}\nf(source());\n", "2"},
        {"javascript", ACROSS, "function f(o) {\n sink(o.a);\n}\nf([source()]);\n", "2"},
        {"javascript", ACROSS,
         "function f(o) {\n sink(o.a + o.b + o.c + o.d + o.e + o.g);\n sink(o.h);\n}\n"
         "f({i: source()});\n",
         "3"}, /* no more marks: the whole */
        {"python", ACROSS,
         "def f(o):\n  sink(o['a'])\n  sink(o['b'])\nf({'a': source(), 'b': 1})\n", "2"},
        {"python", ACROSS,
         "class A:\n  def m(self):\n    sink(self.a)\n    sink(self.b)\n\n"
         "x = A()\nx.a = 1\nx.b = source()\nx.m()\n",
         "4"},
        {"php", ACROSS,
         "<?php\nfunction f($o) {\n sink($o['a']);\n sink($o['b']);\n}\n"
         "f(['a' => 1, 'b' => source()]);\n",
         "4"},
    };
    CHECK(rows);
}

/* How many guesses the way of the last finding holds. */
typedef struct doubt_row {
    const char *language;
    const char *code;
    uint8_t doubt;
} doubt_row;

static void packages_hold_nothing(void **state) {
    (void)state;
    static const taint_row rows[] = {
        {"go", RULE,
         "package p\nimport \"io\"\nfunc f(w io.Writer) {\n io.WriteString(w, source())\n"
         " sink(io.Discard)\n}\n",
         ""},
        {"go", RULE,
         "package p\nfunc f(b *strings.Builder) {\n b.WriteString(source())\n sink(b)\n}\n",
         "4"},
    };
    CHECK(rows);
}

static void guesses_are_counted(void **state) {
    (void)state;
    static const doubt_row rows[] = {
        {"python", "sink(source())\n", 0},
        {"python", "sink(source().strip().lower())\n", 0},
        {"python", "sink('a {}'.format(source()))\n", 0},
        {"python", "sink(urllib.parse.unquote(source()))\n", 0},
        {"python", "sink(escape_html(RequestWrapper(source())))\n", 0},
        {"python", "sink(other(source()))\n", 1},
        {"python", "x = other(source())\ny = another(x)\nsink(y)\n", 2},
        {"python", "sink(store.get_row(source()))\n", 3},
        {"python", "sink(store.get_url(source()))\n", 2},
        {"ruby", "sink(endpoint.call(source()))\n", 3},
        {"python", "sink(store.get_path(source()))\n", 3},
        {"python", "sink(store.row_by_id(source()))\n", 3},
        {"go", "package p\nfunc f() { sink(query.CoverByUID(source())) }\n", 3},
        {"python", "sink(Row.find_by_name(source()))\n", 3},
        {"python", "sink(Row.query.filter_by(id=source()).first())\n", 3},
        {"python", "sink(list(filter(None, source())))\n", 0},
        {"javascript", "sink(source().filter(x => x));\n", 0},
        {"java", "class A { void m() { sink(repo.findById(source())); } }\n", 3},
        {"java", "class A { void m() { sink(new Form(source())); } }\n", 1},
        {"java", "class A { void m() { sink(Paths.get(source())); } }\n", 0},
        {"java", "class A { void m() { sink(new StringBuilder(source())); } }\n", 0},
        {"python", "def f(x):\n  return x\nsink(f(source()))\n", 0},
        {"python", "def f(x):\n  return other(x)\nsink(f(source()))\n", 1},
        {"python", "def f(key):\n  x = source()\n  sink(x.get(key))\n", 0},
        {"python", "def f(key):\n  return source().get(key)\nsink(f('a'))\n", 0},
        {"python", "sink(a(b(c(d(source())))))\n", LTL_MAX_DOUBT},
        {"python", "x = source()\nvalidate_url(x)\nsink(x)\n", LTL_MAX_DOUBT},
        {"python", "x = source()\nsink(x)\nvalidate_url(x)\n", 0},
        {"python", "x = source()\ny = 1\nvalidate_url(y)\nsink(x)\n", 0},
        {"python", "x = source()\nvalidate_url(x)\nx = source()\nsink(x)\n", 0},
        {"python", "x = source()\nif x and not is_safe(x): quit()\ny = 'a' + x\nsink(y)\n",
         LTL_MAX_DOUBT},
        {"python", "def f(x):\n  if x not in ALLOWED: return\n  sink(x)\nf(source())\n",
         LTL_MAX_DOUBT},
        {"python", "def f(x):\n  if x in seen: return\n  sink(x)\nf(source())\n", 0},
        {"python", "def f(x):\n  sink(x)\ndef g():\n  x = source()\n  check_access(x)\n  f(x)\n",
         LTL_MAX_DOUBT},
        {"javascript",
         "const x = source();\nif (!['a', 'b'].includes(x)) throw 1;\nsink(x);\n", LTL_MAX_DOUBT},
        {"javascript", "const x = source();\nif (text.includes(x)) throw 1;\nsink(x);\n", 0},
        {"php", "<?php\n$x = source();\nif (!in_array($x, $allowed)) die();\nsink($x);\n",
         LTL_MAX_DOUBT},
        {"python", "def f(n):\n  k = KINDS.get(n)\n  if k is None:\n    raise X\n  sink(n)\nf(source())\n",
         LTL_MAX_DOUBT},
        {"python", "def f(n):\n  k = KINDS.get(n)\n  if k:\n    return k\n  sink(n)\nf(source())\n", 0},
        {"python", "def f(n):\n  k = KINDS.get(n)\n  if not k:\n    log()\n  sink(n)\nf(source())\n", 0},
        {"javascript", "function f(n) {\n const k = kinds.find(x => x.n === n);\n"
         " if (!k) { throw 1; }\n sink(n);\n}\nf(source());\n", LTL_MAX_DOUBT},
        {"ruby", "def f(n)\n  k = KINDS[n]\n  return unless k\n  sink(n)\nend\nf(source())\n",
         LTL_MAX_DOUBT},
        {"ruby", "def f(n)\n  unless n && names.include?(n)\n    return\n  end\n  sink(n)\nend\nf(source())\n",
         LTL_MAX_DOUBT},
        {"go", "package p\nfunc f(n string) {\n k, ok := kinds[n]\n if !ok {\n  return\n }\n"
         " sink(n)\n}\nfunc g() { f(source()) }\n", LTL_MAX_DOUBT},
        {"javascript", "function f(n) {\n if (!made.has(n)) { throw 1; }\n sink(n);\n}\nf(source());\n",
         LTL_MAX_DOUBT},
        {"javascript", "function f(n) {\n if (made.has(n)) { return; }\n sink(n);\n}\nf(source());\n", 0},
        {"python", "def f(n):\n  if not re.match('^a$', str(n)):\n    return\n  sink(n)\nf(source())\n",
         LTL_MAX_DOUBT},
        {"python", "def f(n):\n  if n not in seen:\n    return\n  sink(n)\nf(source())\n", LTL_MAX_DOUBT},
        {"javascript", "function f(n) {\n const k = getKind(n);\n if (!k || k.old) return;\n sink(n);\n}\n"
         "f(source());\n", LTL_MAX_DOUBT},
        {"javascript", "function f(n) {\n if (n === 'a' || n === 'b') { sink(n); }\n}\nf(source());\n",
         LTL_MAX_DOUBT},
        {"javascript", "function f(n) {\n if (n === 'a' || m) { sink(n); }\n}\nf(source());\n", 0},
        {"javascript", "function f(n) {\n if (n === 'a') { g(); }\n sink(n);\n}\nf(source());\n", 0},
        {"javascript", "sink(login(source()));\n", 3},
        {"python", "if is_safe(source().get('n')):\n  sink(source().get('n'))\n", LTL_MAX_DOUBT},
        {"python", "if is_safe(source().get('m')):\n  sink(source().get('n'))\n", 0},
        {"python", "sink(source().n if source().n in ['a'] else 'b')\n", LTL_MAX_DOUBT},
        {"python", "def f():\n  is_safe(source().n)\ndef g():\n  sink(source().n)\n", 0},
        {"ruby", "sink(%w(a b).include?(source()[:n]) ? source()[:n] : 'a')\n", LTL_MAX_DOUBT},
        {"python",
         "def f(x): return g(x)\ndef g(x): return h(x)\ndef h(x): return x\nsink(f(source()))\n",
         2}, /* six calls in and out */
    };
    for (size_t i = 0; i < LTL_COUNT_OF(rows); i++) {
        scanned s;
        scanned_make(&s, rows[i].language, ACROSS);
        scanned_run(&s, rows[i].language, ltl_str_of(rows[i].code), NULL);
        uint32_t count = s.matches->count;
        if (count == 0 || s.matches->at[count - 1].doubt != rows[i].doubt) {
            fail_msg("%s\n%u found, doubt %u, not %u", rows[i].code, count,
                     count > 0 ? s.matches->at[count - 1].doubt : 0, rows[i].doubt);
        }
        scanned_clear(&s);
    }
}

static void inner_functions_see_what_is_around(void **state) {
    (void)state;
    static const taint_row rows[] = {
        {"python", RULE, "x = source()\nf = lambda: sink(x)\nx = 1\ng = lambda: sink(x)\n", "2"},
        {"python", RULE,
         "X = source()\ndef f():\n  sink(X)\nY = source()\nY = 1\ndef g():\n  sink(Y)\n", "3"},
        {"javascript", RULE, "source().forEach(v => sink(v));\nother.forEach(v => sink(v));\n",
         "1"},
        {"javascript", RULE, "let y;\nf(() => { y = source(); });\nsink(y);\n", "3"},
    };
    CHECK(rows);
}

static void calls_are_followed_when_asked(void **state) {
    (void)state;
    static const char code[] = "def same(x): return x\n"
                               "def none(x): return 1\n"
                               "def make(): return source()\n"
                               "def drop(a, b): sink(b)\n" /* 4 */
                               "def deep(q): drop(1, q)\n"
                               "sink(same(source()))\n" /* 6 */
                               "sink(none(source()))\n"
                               "sink(make())\n" /* 8 */
                               "deep(source())\n"
                               "drop(b=1, a=source())\n";
    static const taint_row rows[] = {
        {"python", ACROSS, code, "4 6 8"},
        {"python", RULE, code, "6 7"},
        {"python", ACROSS,
         "def f(x):\n  return g(x)\ndef g(x):\n  return f(x)\nsink(f(source()))\n", ""},
        {"python", ACROSS,
         "class A:\n  def __init__(self, v):\n    self.v = v\n    self.w = source()\n"
         "  def show(self):\n    sink(self.v)\n    sink(self.w)\n    sink(self.u)\n"
         "A(source()).show()\n",
         "6 7"},
        {"python", ACROSS, "def fill(o):\n  o.a = source()\nx = new()\nfill(x)\nsink(x)\n", "5"},
        {"java", ACROSS,
         "class A { static L log = Factory.get(A.class);\n String get(String a) { return source(); "
         "}\n"
         " void m() { log.x(sink(log));\n sink(this.get(\"x\")); } }\n",
         "4"},
        {"php", ACROSS,
         "<?php class A { function get($a) { $this->b = $a; }\n function f(Request $r, A $a) {\n"
         " $r->get(source()); sink($this->b);\n $a->get(source()); sink($a->b); } }\n",
         "4"},
        {"javascript", ACROSS,
         "function each(a, f) { f(a); }\neach(source(), v => sink(v));\neach(1, v => sink(v));\n",
         "2"},
        {"java", ACROSS,
         "class A { String id(String a) { return a; }\n void m() { sink(id(source()));\n "
         "sink(this.id(\"a\")); } }\n",
         "2"},
        {"go", ACROSS,
         "package p\nfunc id(a, b string) string { return b }\nfunc m() {\n "
         "sink(id(source(), x))\n sink(id(x, source()))\n}\n",
         "5"},
        {"python", ACROSS, "def f(x):\n  g = lambda: sink(x)\n  g()\nf(source())\n", "2"},
    };
    CHECK(rows);
}

static void known_outcomes_lead_one_way(void **state) {
    (void)state;
    static const taint_row rows[] = {
        {"python", RULE,
         "def f():\n  n = 5\n  x = 'a' if n * 2 > 9 else source()\n  sink(x)\n"
         "  y = 'a' if n * 2 > 11 else source()\n  sink(y)\n",
         "6"},
        {"python", RULE,
         "def f():\n  k = 'abc'[1]\n  match k:\n    case 'a': x = source()\n    case 'b': x = 1\n"
         "    case 'c' | 'd': x = source()\n    case _: x = source()\n  sink(x)\n",
         ""},
        {"python", RULE,
         "def f():\n  k = 'abc'[2]\n  match k:\n    case 'a': x = 1\n    case 'b' | 'c': x = "
         "source()\n    case _: x = 1\n  sink(x)\n",
         "7"},
        {"python", RULE,
         "def f(k):\n  match k:\n    case 'a': x = 1\n    case _: x = source()\n  sink(x)\n", "5"},
        {"javascript", RULE,
         "function f() { const k = 2; let x = 1;\n switch (k) { case 1: x = source(); break;\n"
         " case 2: x = 3; break;\n default: x = source(); }\n sink(x); }\n",
         ""},
        {"javascript", RULE,
         "function f() { const k = 2; let x = 1;\n switch (k) { case 2: x = source();\n"
         " case 3: break; }\n sink(x); }\n",
         "4"},
        {"python", RULE,
         "def f():\n  x = 'cats'\n  if 'dog' in x: x = source()\n  sink(x)\n"
         "  if 'cat' in x: x = source()\n  sink(x)\n",
         "6"},
    };
    CHECK(rows);
}

static void items_of_lists_are_told_apart(void **state) {
    (void)state;
    static const taint_row rows[] = {
        {"python", RULE,
         "def f():\n  a = []\n  a.append('x')\n  a.append(source())\n  a.append('y')\n"
         "  sink(a[1])\n  a.pop(0)\n  sink(a[0])\n  sink(a[1])\n  sink(a[i])\n  sink(a)\n",
         "6 8 10 11"},
        {"python", RULE,
         "def f():\n  a = ['x', source()]\n  a.insert(0, 'y')\n  sink(a[1])\n  sink(a[2])\n"
         "  sort(a)\n  sink(a[1])\n",
         "5 7"},
        {"python", RULE,
         "def f(c):\n  a = []\n  a.append('x')\n  if c: a.append(source())\n  sink(a[0])\n", "5"},
        {"python", RULE, "def f():\n  a = ['x', source()]\n  b = a\n  b.reverse()\n  sink(a[0])\n",
         "5"},
        {"javascript", RULE,
         "function f() { const a = [];\n a.push('x'); a.push(source());\n sink(a[0]); a.shift();\n"
         " sink(a[0]); }\n",
         "4"},
        {"java", RULE,
         "class A { void f() { List<String> a = new ArrayList<>();\n a.add(\"x\"); "
         "a.add(source());\n sink(a.get(0));\n sink(a.get(1)); } }\n",
         "4"},
        {"python", RULE, "d = {'k': {'a': source()}}\nsink(d.get('k', 'x'))\n", "2"},
        {"python", RULE,
         "c = Config()\nc.set('s', 'a', 'x')\nc.set('s', 'b', source())\nsink(c.get('s', 'a'))\n"
         "sink(c.get('s', 'b'))\nsink(c.get('t', 'a'))\nsink(c.get('s', k))\n",
         "5 7"},
    };
    CHECK(rows);
}

#define CHECKED                                                                                    \
    "  mode: taint\n  pattern-sources: [{pattern: source()}]\n"                                    \
    "  pattern-sinks: [{pattern: sink(...)}]\n"                                                    \
    "  pattern-sanitizers: [{patterns: [{pattern: good($X)}, {focus-metavariable: $X}], "          \
    "by-side-effect: true}]\n"

static void both_operands_were_evaluated(void **state) {
    (void)state;
    static const taint_row rows[] = {
        {"python", CHECKED,
         "def f():\n  x = source()\n  if not x or not good(x):\n    sink(x)\n    return\n"
         "  sink(x)\n",
         "4"},
        {"python", CHECKED,
         "def f():\n  x = source()\n  if a or b or not good(x):\n    return\n  sink(x)\n", ""},
        {"python", CHECKED,
         "def f():\n  x = source()\n  if a or good(x) or b:\n    return\n  sink(x)\n", ""},
        {"python", CHECKED,
         "def f():\n  x = source()\n  if a and good(x):\n    sink(x)\n  sink(x)\n", "5"},
        {"python", CHECKED,
         "def f():\n  x = source()\n  if not (a and good(x)):\n    return\n  sink(x)\n", ""},
        {"python", CHECKED, "def f():\n  x = source()\n  if a and good(x) or b:\n    sink(x)\n",
         "4"},
        {"javascript", CHECKED,
         "function f() { const x = source();\n while (a && good(x)) { sink(x); }\n sink(x); }\n",
         "3"},
    };
    CHECK(rows);
}

/* What a function does with a function it is given is known where both are. */
static void functions_are_passed_and_called(void **state) {
    (void)state;
    static const taint_row rows[] = {
        {"python", ACROSS,
         "def same(x):\n  return x\ndef none(x):\n  return 3\ndef run(f, x):\n  return f(x)\n"
         "def both(f, x):\n  return f(x) + x\n"
         "sink(run(same, source()))\nsink(run(none, source()))\n"
         "sink(run(lambda x: x, source()))\nsink(run(lambda x: 3, source()))\n"
         "sink(both(none, source()))\nsink(run(unknown, source()))\n",
         "9 11 13 14"},
        {"python", ACROSS,
         "def none(x):\n  return 3\ndef run(f, x):\n  return f(x)\ndef go(g, y):\n"
         "  return run(g, y)\nsink(go(none, source()))\nsink(go(lambda x: x, source()))\n",
         "8"},
        {"python", ACROSS, "def run(f):\n  y = f(source())\n  sink(y)\n", "3"},
        {"java", ACROSS,
         "class A { String run(Function f, String x) { return f.apply(x); }\n"
         "  void a() { sink(run(x -> x, source()));\n    sink(run(x -> \"3\", source()));\n"
         "    Consumer c = (b) -> {\n      sink(b); };\n    c.accept(source()); } }\n",
         "2 5"},
        {"ruby", ACROSS,
         "def run(f, x)\n  f.call(x)\nend\nsink(run(->(x) { x }, source()))\n"
         "sink(run(->(x) { 3 }, source()))\n",
         "4"},
    };
    CHECK(rows);
}

/* What is called is told by the class of the object, by clauses, by what is called on the spot. */
static void methods_are_those_of_the_object(void **state) {
    (void)state;
    static const taint_row rows[] = {
        {"python", ACROSS,
         "class A:\n  def __init__(self, n):\n    self.name = n\n  def get(self):\n"
         "    sink(self.name)\nclass B:\n  def __init__(self):\n    self.name = ''\n"
         "  def get(self):\n    sink(self.name)\n"
         "def f():\n  a = A(source())\n  a.get()\ndef g(b: B):\n  b.get()\n",
         "5"},
        {"python", ACROSS,
         "class A:\n  def __init__(self):\n    self.key = source()\n  def get(self):\n"
         "    sink(self.key)\n",
         "5"},
        {"ruby", ACROSS,
         "class A\n  def initialize(x)\n    @data = 'safe'\n  end\n  def get_data\n    @data\n"
         "  end\nend\nsink(A.new(source()).get_data())\n",
         ""},
        {"elixir", ACROSS,
         "defmodule T do\n  def run(0) do\n    sink(0)\n  end\n  def run(x) do\n    sink(x)\n  "
         "end\n"
         "  def run(_x, y) do\n    sink(y)\n  end\n  def main() do\n    run(source())\n  "
         "end\nend\n",
         "6"},
        {"go", ACROSS, "func f() {\n\tgo func(x string) {\n\t\tsink(x)\n\t}(source())\n}\n", "3"},
        {"javascript", ACROSS,
         "function put(m, v) { m.set('user', v); }\nconst m = new Map();\nput(m, source());\n"
         "sink(m.get('user'));\nsink(m.get('body'));\n",
         "4"},
        {"javascript", ACROSS,
         "function h(x) {\n  sink(x);\n}\nconst a = [source()];\na.forEach(h);\n", "2"},
        {"elixir", ACROSS, "def f() do\n  source() |> sink()\n  source() |> g(1) |> sink()\n  a |> sink()\nend\n",
         "2 3"},
        {"elixir", ACROSS,
         "defmodule T do\n  def h(x) do\n    sink(x)\n  end\n  def main() do\n"
         "    Enum.map([source()], &h/1)\n  end\nend\n",
         "3"},
    };
    CHECK(rows);
}

static void the_last_expression_may_be_the_result(void **state) {
    (void)state;
    static const taint_row rows[] = {
        {"rust", ACROSS,
         "fn get() -> String {\n  source()\n}\nfn none() -> String { source(); String::new() }\n"
         "fn main() {\n  sink(get());\n  sink(none());\n}\n",
         "6"},
        {"ruby", ACROSS,
         "def get(a)\n  if a\n    source()\n  else\n    1\n  end\nend\nsink(get(1))\n", "8"},
        {"elixir", ACROSS,
         "defmodule T do\n  def get() do\n    source()\n  end\n  def main() do\n    x = get()\n"
         "    sink(x)\n  end\nend\n",
         "7"},
        {"python", ACROSS, "def get():\n  source()\nsink(get())\n", ""},
    };
    CHECK(rows);
}

#define TYPED                                                                                      \
    RULE "  options: {taint_assume_safe_numbers: true, taint_assume_safe_booleans: true}\n"

static void numbers_and_truth_may_be_safe(void **state) {
    (void)state;
    static const char *const parameters =
        "  mode: taint\n  pattern-sources: [{patterns: [{pattern: '$T $F(..., $A $P, ...) { ... "
        "}'}, "
        "{focus-metavariable: $P}]}]\n  pattern-sinks: [{pattern: sink(...)}]\n"
        "  options: {taint_assume_safe_numbers: true}\n";
    const taint_row rows[] = {
        {"java", TYPED,
         "class A { void f() {\n  int a = source();\n  sink(a);\n  String s = source();\n"
         "  sink(s.length());\n  sink(s.equals(\"x\"));\n  sink((long) s);\n  sink(s);\n"
         "  sink(Integer.parseInt(s) + 1);\n} }\n",
         "8"},
        {"java", RULE,
         "class A { void f() {\n  int a = source();\n  sink(a);\n  sink(a == 1);\n} }\n", "3 4"},
        {"java", parameters,
         "class A { void f(int a, String b) {\n  sink(a);\n  sink(b);\n  boolean c = b;\n"
         "  sink(c);\n} }\n",
         "3 5"},
        {"python", TYPED,
         "x = source()\nsink(int(x))\nsink(len(x))\nsink(not x)\nsink(x in y)\nsink(str(x))\n",
         "6"},
        {"go", TYPED,
         "func f() {\n\ts := source()\n\tn, _ := strconv.Atoi(s)\n\tsink(n)\n\tsink(s)\n}\n", "5"},
        {"typescript", TYPED,
         "function f() {\n  const n: number = source();\n  sink(n);\n"
         "  const s: string[] = source();\n  sink(s);\n}\n",
         "5"},
    };
    CHECK(rows);
}

#define LOCK                                                                                       \
    "  mode: taint\n"                                                                              \
    "  pattern-sources: [{pattern: lock(...), control: true}]\n"                                   \
    "  pattern-sanitizers: [{pattern: unlock(...), by-side-effect: true}]\n"

static void marks_may_follow_control(void **state) {
    (void)state;
    static const taint_row rows[] = {
        {"python", LOCK "  pattern-sinks: [{pattern: work(...)}]\n",
         "def f(a):\n  work(1)\n  lock(m)\n  work(2)\n  unlock(m)\n  work(3)\n", "4"},
        {"python", LOCK "  pattern-sinks: [{pattern: work(...)}]\n",
         "def f(a):\n  if a:\n    lock(m)\n  work(1)\n  while a:\n    work(2)\n    unlock(m)\n"
         "def g():\n  work(3)\n",
         "4 6"},
        {"python", LOCK "  pattern-sinks: [{pattern: sink(...)}]\n",
         "def f():\n  x = lock(m)\n  unlock(m)\n  sink(x)\n", ""},
        {"java", LOCK "  pattern-sinks: [{pattern: return ...;, at-exit: true}]\n",
         "class A { int f(int a) {\n  lock(m);\n  if (a > 0) {\n    return 1;\n  }\n"
         "  unlock(m);\n  return 2;\n} }\n",
         "4"},
    };
    CHECK(rows);
}

static void sinks_may_be_at_the_exit_only(void **state) {
    (void)state;
    static const char *const rule = "  mode: taint\n  pattern-sources: [{pattern: source(...)}]\n"
                                    "  pattern-sinks: [{pattern: sink(...), at-exit: true}]\n";
    const taint_row rows[] = {
        {"python", rule, "def f():\n  x = source()\n  sink(x)\n  sink(x)\n", "4"},
        {"python", rule, "def f(a):\n  x = source()\n  if a:\n    sink(x)\n  else:\n    sink(x)\n",
         "4 6"},
        {"python", rule, "def f(a):\n  x = source()\n  if a:\n    sink(x)\n  x = 1\n", ""},
        {"javascript", rule,
         "function f(a) {\n  const x = source();\n  while (a) {\n    sink(x);\n  }\n"
         "  return sink(x);\n}\n",
         "6"},
    };
    CHECK(rows);
}

/* Many branches, loops in each other, functions that call each other: bounded, and said so. */
static void hostile_code_is_bounded(void **state) {
    (void)state;
    ltl_arena arena = {0};
    ltl_str branches = LTL_STR("def f(c):\n  x0 = source()\n");
    ltl_buf buf;
    ltl_buf_init(&buf, 16 * LTL_MIB);
    ltl_buf_append(&buf, branches);
    for (int i = 0; i < 3000; i++) {
        char line[120];
        (void)snprintf(line, sizeof line, "  if c: x%d = x%d\n", i + 1, i);
        ltl_buf_append(&buf, ltl_str_of(line));
    }
    ltl_buf_append(&buf, LTL_STR("  sink(x3000)\n"));
    scanned s;
    scanned_make(&s, "python", ACROSS);
    scanned_run(&s, "python", ltl_buf_borrow(&buf), NULL);
    bool is_found = s.matches->count == 1;
    assert_true(is_found || ltl_reason_outcome(scanned_reason(&s)) == LTL_OUTCOME_PARTIAL);
    scanned_clear(&s);
    ltl_buf_clear(&buf);
    ltl_arena_clear(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(marks_follow_values),
        cmocka_unit_test(state_depends_on_the_way),
        cmocka_unit_test(sanitizers_win),
        cmocka_unit_test(sources_are_what_the_rule_says),
        cmocka_unit_test(sinks_may_be_parts),
        cmocka_unit_test(propagators_and_labels),
        cmocka_unit_test(parts_are_told_apart),
        cmocka_unit_test(fields_of_parameters_are_told_apart),
        cmocka_unit_test(packages_hold_nothing),
        cmocka_unit_test(guesses_are_counted),
        cmocka_unit_test(inner_functions_see_what_is_around),
        cmocka_unit_test(calls_are_followed_when_asked),
        cmocka_unit_test(known_outcomes_lead_one_way),
        cmocka_unit_test(items_of_lists_are_told_apart),
        cmocka_unit_test(both_operands_were_evaluated),
        cmocka_unit_test(functions_are_passed_and_called),
        cmocka_unit_test(methods_are_those_of_the_object),
        cmocka_unit_test(the_last_expression_may_be_the_result),
        cmocka_unit_test(numbers_and_truth_may_be_safe),
        cmocka_unit_test(marks_may_follow_control),
        cmocka_unit_test(sinks_may_be_at_the_exit_only),
        cmocka_unit_test(hostile_code_is_bounded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
