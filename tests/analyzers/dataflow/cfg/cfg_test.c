/* The ways through code: which marked places can follow one another. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "analyzers/dataflow/print.h"
#include "tests/support/parsed.h"
#include "tests/support/ways.h"

static const ways_row EXAMPLES[] = {
    {"c", "void f() { if (m1) m2; else m3; m4; }", "0>1 1>2 1>3 2>4 3>4 4>."},
    {"c", "void f() { while (m1) { if (m2) break; if (m3) continue; m4; } m5; }",
     "0>1 1>2 1>5 2>3 2>5 3>1 3>4 4>1 5>."},
    {"c", "void f() { for (m1; m2; m3) { if (m4) continue; m5; } m6; }",
     "0>1 1>2 2>4 2>6 3>2 4>3 4>5 5>3 6>."},
    {"c", "void f() { do { if (m1) continue; m2; } while (m3); m4; }",
     "0>1 1>2 1>3 2>3 3>1 3>4 4>."},
    {"c", "void f() { switch (m1) { case 1: m2; case 2: m3; break; default: m4; } m5; }",
     "0>1 1>2 1>3 1>4 2>3 3>5 4>5 5>."},
    {"c", "void f() { m1; goto out; m2; out: m3; }", "0>1 1>3 3>."},
    {"c", "void f() { again: m1; if (m2) goto again; m3; }", "0>1 1>2 2>1 2>3 3>."},
    {"c", "void f() { if (m1 && m2 || m3) m4; m5; }",
     "0>1 1>2 1>3 1>4 1>5 2>3 2>4 2>5 3>4 3>5 4>5 5>."},
    {"c", "void f() { for (;;) { m1; } m2; }", "0>1 1>1"},
    {"c", "int f() { if (m1) return m2; return m3; }", "0>1 1>2 1>3 2>. 3>."},
    {"go",
     "package p\nfunc f() { switch m1 { case 1: m2; fallthrough; case 2: m3; case 3: m4 }; m5 }",
     "0>1 1>2 1>3 1>4 1>5 2>3 3>5 4>5 5>."},
    {"java", "class A { void f() { a: for (;;) { for (;;) { if (m1()) break a; m2(); } } m3(); } }",
     "0>1 1>2 1>3 2>1 3>."},
    {"java",
     "class A { void f() { outer: while (m1()) { while (m2()) { if (m3()) continue outer;"
     " m4(); } } m5(); } }",
     "0>1 1>2 1>5 2>1 2>3 3>1 3>4 4>2 5>."},
    {"python", "def f():\n  while m1:\n    m2\n  else:\n    m3\n  m4\n", "0>1 1>2 1>3 2>1 3>4 4>."},
    {"python", "def f():\n  for x in m1:\n    if m2: break\n  else:\n    m3\n  m4\n",
     "0>1 1>2 1>3 2>2 2>3 2>4 3>4 4>."},
    {"python", "def f():\n  return m1 if m2 else m3\n", "0>2 1>. 2>1 2>3 3>."},
    {"python", "def f():\n  return [m1 for x in m2 if m3]\n", "0>2 1>3 1>. 2>3 2>. 3>1 3>3 3>."},
    {"python", "def f():\n  if m1:\n    m2\n  elif m3:\n    m4\n  m5\n",
     "0>1 1>2 1>3 2>5 3>4 3>5 4>5 5>."},
    {"python", "def f():\n  try:\n    m1\n  finally:\n    m2\n  m3\n", "0>1 1>2 2>3 2>. 3>."},
    {"python", "def f():\n  try:\n    m1()\n  finally:\n    m2\n  m3\n", "0>1 1>2 2>3 2>. 3>."},
    {"python", "def f():\n  try:\n    return m1\n  finally:\n    m2\n  m3\n", "0>1 1>2 2>."},
    {"python", "def f():\n  try:\n    pass\n  except E:\n    m1\n  m2\n", "0>2 2>."},
    {"python", "def f():\n  try:\n    m1\n  except E:\n    m2\n  else:\n    m3\n  m4\n",
     "0>1 1>2 1>3 1>. 2>4 3>4 4>."},
    {"javascript", "function f() { const g = () => m1; m2 ?? m3; m4; }", "0>2 2>3 2>4 3>4 4>."},
    {"ruby", "def f\n  m1 if m2\n  until m3 do m4 end\n  m5\nend\n",
     "0>2 1>3 2>1 2>3 3>4 3>5 4>3 5>."},
    {"rust", "fn f() { match m1 { 1 => m2, _ => m3 } loop { if m4 { break; } } m5; }",
     "0>1 1>2 1>3 2>4 3>4 4>4 4>5 5>."},
    {"kotlin", "fun f() { when (m1) { 1 -> m2; else -> m3 }; m4 }", "0>1 1>2 1>3 2>4 3>4 4>."},
};

static void ways_are_those_of_the_language(void **state) {
    (void)state;
    WAYS_HOLD(EXAMPLES);
}

/* What Go defers gets its arguments at once, and is called when the function is left. */
static void deferred_calls_get_their_arguments_at_once(void **state) {
    (void)state;
    parsed p;
    parsed_make(&p, "go",
                LTL_STR("package p\nfunc f(x int) { defer g(x); if x > 0 { return }; h() }"));
    ltl_flow flow;
    ltl_flow_init(&flow, &p.arena, p.tree);
    ltl_str ways = ltl_print_cfg(&p.arena, &flow);
    size_t argument = ltl_str_find(ways, LTL_STR("[g] [x] [x] [x > 0]"), 0);
    size_t other = ltl_str_find(ways, LTL_STR("[h()]"), 0);
    size_t call = ltl_str_find(ways, LTL_STR("[g(x)] ->"), 0);
    assert_true(argument != SIZE_MAX && call != SIZE_MAX && other != SIZE_MAX);
    assert_true(argument < call);
    assert_true(ltl_str_find(ways, LTL_STR("[g(x)]"), call + 1) == SIZE_MAX);
    parsed_clear(&p);
}

/* Repeated code whose cost must grow with its length alone. */
static const char *const REPEATED[][4] = {
    {"python", "def f(c):\n  x = 'a'\n", "  if c: x = 'b'\n", "  g(x)\n"},
    {"python", "def f(c):\n  x = [1,\n", "  'abc',\n", "  ]\n  g(x)\n"},
    {"c", "void f(int c) { int x = 1; switch (c) {\n", "case 1: x = 2; break;\n", "}\n g(x); }\n"},
    {"c", "void f(int c) { int x = 1; switch (c) {\n", "case 1: x += 2;\n", "}\n g(x); }\n"},
    {"python", "def f(c):\n  x = 'a'\n", "  x = x + 'b'\n", "  g(x)\n"},
    {"python", "def f(c):\n  x = 'a'\n", "  while c: x = c; y = x\n", "  g(x)\n"},
    {"javascript", "function f(c) { let x = 1;\n", "try { x = c(); } finally { g(x); }\n",
     "g(x); }\n"},
    {"javascript", "const x = 1;\n", "function f(c) { return x + c; }\n", "g(x);\n"},
};

static double seconds_for(const char *const *parts, size_t count) {
    char *middle = nest(parts[2], "", "", count);
    size_t len = strlen(parts[1]) + strlen(middle) + strlen(parts[3]) + 1;
    char *text = malloc(len);
    snprintf(text, len, "%s%s%s", parts[1], middle, parts[3]);
    parsed p;
    ltl_fuel fuel = ltl_fuel_make(UINT64_C(100000000), NULL);
    assert_int_equal(parsed_try(&p, parts[0], ltl_str_of(text), &fuel), LTL_OK);
    double before = cpu_seconds();
    ltl_flow flow;
    ltl_flow_init(&flow, &p.arena, p.tree);
    for (ltl_node node = 0; node < p.tree->count; node++) {
        (void)ltl_flow_value(&flow, node);
    }
    double seconds = cpu_seconds() - before;
    assert_false(flow.is_cut);
    parsed_clear(&p);
    free(middle);
    free(text);
    return seconds;
}

/* Another program may have had the caches and the memory: what holds once holds. */
static bool grows_with_length(const char *const *parts) {
    for (int attempt = 0; attempt < 3; attempt++) {
        double small = seconds_for(parts, 2500);
        double large = seconds_for(parts, 10000);
        if (large <= 8 * small + 0.1) {
            return true;
        }
        print_error("%.3f s, then %.3f s for four times the code\n", small, large);
    }
    return false;
}

static void cost_grows_with_length_alone(void **state) {
    (void)state;
    for (size_t i = 0; i < LTL_COUNT_OF(REPEATED); i++) {
        if (!grows_with_length(REPEATED[i])) {
            fail_msg("row %zu", i);
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ways_are_those_of_the_language),
        cmocka_unit_test(deferred_calls_get_their_arguments_at_once),
        cmocka_unit_test(cost_grows_with_length_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
