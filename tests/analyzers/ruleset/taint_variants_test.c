/* What a function does depends on what it is called with: the branches that a call does not take. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "core/buf.h"
#include "core/limits.h"
#include "tests/support/scanned.h"
#include "tests/support/taint_rows.h"

#define ACROSS TAINT_ACROSS
#define CHECK(rows) taint_rows_check(rows, LTL_COUNT_OF(rows))

static void results_depend_on_what_is_passed(void **state) {
    (void)state;
    static const taint_row rows[] = {
        {"python", ACROSS,
         "def f(x, raw):\n  if raw:\n    return x\n  return clean(x)\n"
         "sink(f(source(), True))\nsink(f(source(), False))\nsink(f(source(), q))\n",
         "5 7"},
        {"python", ACROSS, /* what is not passed is what the function says */
         "def f(x, raw=False, n=None):\n  if raw or n is not None:\n    return x\n  return ''\n"
         "sink(f(source()))\nsink(f(source(), raw=True))\nsink(f(source(), n=1))\nsink(f(source(), **o))\n",
         "6 7 8"},
        {"javascript", ACROSS,
         "function f(x, mode) {\n  if (mode === 'html') { return clean(x); }\n  return x;\n}\n"
         "sink(f(source(), 'html'));\nsink(f(source(), 'text'));\n",
         "6"},
        {"javascript", ACROSS, /* which case */
         "function f(x, mode) {\n  switch (mode) {\n  case 1: return clean(x);\n  case 2: return x;\n  }\n"
         "  return '';\n}\nsink(f(source(), 1));\nsink(f(source(), 2));\nsink(f(source(), 3));\n",
         "9"},
        {"php", ACROSS,
         "<?php\nfunction f($x, $safe) { return $safe ? clean($x) : $x; }\n"
         "sink(f(source(), true));\nsink(f(source(), false));\n",
         "4"},
        {"java", ACROSS,
         "class A {\n  static String f(String x, boolean raw) {\n    if (!raw) {\n      return clean(x);\n"
         "    }\n    return x;\n  }\n  void g() {\n    sink(f(source(), false));\n"
         "    sink(f(source(), true));\n  }\n}\n",
         "10"},
        {"go", ACROSS,
         "package p\nfunc f(x string, n int) string {\n  if n > 1 {\n    return x\n  }\n  return \"\"\n}\n"
         "func g() {\n  sink(f(source(), 1))\n  sink(f(source(), 2))\n}\n",
         "10"},
        {"ruby", ACROSS,
         "def f(x, raw)\n  if raw\n    x\n  else\n    clean(x)\n  end\nend\n"
         "sink(f(source(), true))\nsink(f(source(), false))\n",
         "8"},
        {"ruby", ACROSS, /* what stands last is given where the end is come to */
         "def f(x, kind)\n  if kind == :number\n    return clean(x)\n  end\n  x\nend\n"
         "sink(f(source(), :number))\nsink(f(source(), :text))\n",
         "8"},
        {"ruby", ACROSS, /* the value of the subject is no truth */
         "def f(x, kind)\n  case kind\n  when 'number' then clean(x)\n  else x\n  end\nend\n"
         "sink(f(source(), 'number'))\nsink(f(source(), 'text'))\n",
         "8"},
        {"kotlin", ACROSS,
         "fun f(x: String, kind: Int) = when (kind) {\n  1 -> clean(x)\n  else -> x\n}\n"
         "fun g() {\n  sink(f(source(), 1))\n  sink(f(source(), 2))\n}\n",
         "7"},
        {"csharp", ACROSS,
         "class A {\n  string F(string x, bool raw = false) { return raw ? x : clean(x); }\n"
         "  void G() {\n    sink(F(source()));\n    sink(F(source(), true));\n  }\n}\n",
         "5"},
    };
    CHECK(rows);
}

static void sinks_and_fields_do_as_well(void **state) {
    (void)state;
    static const taint_row rows[] = {
        {"python", ACROSS,
         "def run(cmd, shell=False):\n  if shell:\n    sink(cmd)\ndef g():\n  run(source())\n", ""},
        {"python", ACROSS,
         "def run(cmd, shell=False):\n  if shell:\n    sink(cmd)\ndef g():\n  run(source(), shell=True)\n",
         "3"},
        {"javascript", ACROSS,
         "function put(o, x, on) { if (on) { o.a = x; } }\nfunction g() {\n  const p = {}, q = {};\n"
         "  put(p, source(), false);\n  sink(p.a);\n  put(q, source(), true);\n  sink(q.a);\n}\n",
         "7"},
        {"javascript", ACROSS, /* a function that is passed and called */
         "function each(x, f, on) { if (on) { f(x); } }\nfunction no(v) { sink(v); }\n"
         "function yes(v) {\n  sink(v);\n}\n"
         "function g() { each(source(), no, false); each(source(), yes, true); }\n",
         "4"},
    };
    CHECK(rows);
}

/* What is only handed over decides where it arrives: in another variable, another function, what that one calls, a
 * test. */
static void what_is_handed_over_decides_in_its_turn(void **state) {
    (void)state;
    static const taint_row rows[] = {
        {"python", ACROSS,
         "def f(x, a):\n  b = a\n  c = b\n  if c:\n    return x\n  return ''\n"
         "sink(f(source(), True))\nsink(f(source(), False))\n",
         "7"},
        {"python", ACROSS,
         "def f(x, a):\n  return g(x, a)\ndef g(x, a):\n  return h(x, a)\ndef h(x, a):\n  return x if a else ''\n"
         "sink(f(source(), True))\nsink(f(source(), False))\n",
         "7"},
        {"python", ACROSS, /* nobody knows what `log` does with it */
         "def f(x, a):\n  log(a)\n  return x\nsink(f(source(), True))\nsink(f(source(), False))\n", "4 5"},
        {"python", ACROSS, /* nor `size`, but that is asked about */
         "def f(x, a):\n  if len(a) > 2:\n    return x\n  return ''\n"
         "sink(f(source(), 'abc'))\nsink(f(source(), 'ab'))\n",
         "5"},
        {"python", ACROSS, /* a function that calls itself */
         "def f(x, a, n):\n  if n:\n    return f(x, a, False)\n  return x if a else ''\n"
         "sink(f(source(), True, True))\nsink(f(source(), False, True))\n",
         "5"},
    };
    CHECK(rows);
}

static void what_is_known_is_handed_on(void **state) {
    (void)state;
    static const taint_row rows[] = {
        {"python", ACROSS,
         "def f(x, n):\n  if n == 2:\n    return x\n  return ''\ndef g(a, n, x):\n  return f(x, n + 1)\n"
         "def h(x, n):\n  m = n\n  return g('', m, x)\nsink(h(source(), 1))\nsink(h(source(), 2))\n",
         "10"},
        {"typescript", ACROSS, /* parts of what is written out */
         "function f(x: string, o: Opts) {\n  if (o.deep.raw) { return x; }\n  return '';\n}\n"
         "sink(f(source(), {deep: {raw: false}}));\nsink(f(source(), {deep: {raw: true}}));\n"
         "const o = {deep: {raw: false}};\nsink(f(source(), o));\n",
         "6"},
        {"python", ACROSS, /* … as long as nobody writes into it */
         "def f(x, o):\n  if len(o['k']) == 2:\n    return x\n  return ''\ndef a():\n  o = {'k': [1]}\n"
         "  sink(f(source(), o))\ndef b():\n  o = {'k': [1]}\n  o['k'].append(2)\n  sink(f(source(), o))\n"
         "def c():\n  o = {'k': [1]}\n  change(o)\n  sink(f(source(), o))\n",
         "11 15"},
        {"python", ACROSS, /* the parameter is not what it was */
         "def f(x, on):\n  if on:\n    on = again()\n    if not on:\n      return x\n  return ''\n"
         "sink(f(source(), True))\ndef g(x, on):\n  if on:\n    if not on:\n      return x\n  return ''\n"
         "sink(g(source(), True))\n",
         "7"},
        {"python", ACROSS, /* without an end: beyond a number, all that it may do */
         "def f(x, n):\n  if n == 0:\n    return x\n  return f(x, n - 1)\nsink(f(source(), 50))\n", "5"},
    };
    CHECK(rows);
}

static void a_rule_may_do_without(void **state) {
    (void)state;
    static const char *const blind =
        TAINT_RULE "  options: {taint_intrafile: true, guarded_taint_signatures: false}\n";
    const taint_row rows[] = {
        {"python", blind,
         "def f(x, raw):\n  if raw:\n    return x\n  return ''\nsink(f(source(), False))\n", "5"},
    };
    CHECK(rows);
}

/* Chains of calls, each of which says something else: a number of variants, and all is found. */
static void variants_are_bounded(void **state) {
    (void)state;
    ltl_buf buf;
    ltl_buf_init(&buf, LTL_MIB);
    for (int i = 0; i < 60; i++) {
        char text[160];
        (void)snprintf(text, sizeof text,
                       "def f%d(x, n):\n  if n == %d:\n    sink(x)\n  f%d(x, n + 1)\n  f%d(x, n + 2)\n", i,
                       i, i + 1, (i + 7) % 60);
        ltl_buf_append(&buf, ltl_str_of(text));
    }
    ltl_buf_append(&buf, LTL_STR("f0(source(), 1)\n"));
    scanned s;
    scanned_make(&s, "python", ACROSS);
    scanned_run(&s, "python", ltl_buf_borrow(&buf), NULL);
    assert_int_equal(scanned_reason(&s), LTL_REASON_NONE);
    assert_true(s.matches->count > 50);
    scanned_clear(&s);
    ltl_buf_clear(&buf);
}

/* What lies inside is shared by all variants. */
static void functions_with_functions_inside_have_variants(void **state) {
    (void)state;
    static const taint_row rows[] = {
        {"javascript", ACROSS,
         "function f(x, raw) {\n  const go = (y) => y + 1;\n  go(1);\n  if (raw) { return x; }\n"
         "  return clean(x);\n}\nsink(f(source(), true));\nsink(f(source(), false));\n",
         "7"},
        {"javascript", ACROSS,
         "function f(x, raw) {\n  list.forEach((y) => { sink(x); });\n  if (raw) { return x; }\n"
         "  return clean(x);\n}\nf(source(), true);\n",
         "2"},
        {"javascript", ACROSS,
         "function f(o, raw) {\n  list.forEach(() => { sink(o.a); });\n  return raw ? o.b : '';\n}\n"
         "sink(f({a: 1, b: source()}, true));\nsink(f({a: 1, b: source()}, false));\n",
         "5"},
        {"python", ACROSS,
         "def f(x, raw):\n  def g():\n    return x\n  if raw:\n    return g()\n  return ''\n"
         "sink(f(source(), True))\nsink(f(source(), False))\n",
         "7"},
    };
    CHECK(rows);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(functions_with_functions_inside_have_variants),
        cmocka_unit_test(results_depend_on_what_is_passed),
        cmocka_unit_test(sinks_and_fields_do_as_well),
        cmocka_unit_test(what_is_handed_over_decides_in_its_turn),
        cmocka_unit_test(what_is_known_is_handed_on),
        cmocka_unit_test(a_rule_may_do_without),
        cmocka_unit_test(variants_are_bounded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
