/* Which declaration each name means, by the rules of each language. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "analyzers/dataflow/flow.h"
#include "analyzers/dataflow/print.h"
#include "tests/support/meanings.h"
#include "tests/support/parsed.h"

static const meanings_row EXAMPLES[] = {
    {"python", "x1 = 1\ndef f(y2):\n    x3 = y2\n    return x3\nprint(x1)\n"},
    {"python", "x1 = 1\ndef f():\n    global x1\n    x1 = 2\nx1\n"},
    {"python", "def f():\n    x1 = 1\n    def g():\n        nonlocal x1\n        x1 = 2\n"},
    {"python", "class A:\n    x1 = 1\n    y2 = x1\n    def m(self):\n        return x0\n"},
    {"python", "x1 = 1\ny2 = [x3 for x3 in z0]\nx1\n"},
    {"python", "def f(x1):\n    return lambda x2: x2\n"},
    {"python", "for x1 in y0:\n    x1\ntry:\n    pass\nexcept E0 as e2:\n    e2\n"},
    {"python", "def f(x1, *y2, **z3):\n    with a0(x1) as b4:\n        b4, y2, z3\n"},
    {"javascript", "var x1; function f() { x2; if (a0) { var x2 = 1; } } x1;"},
    {"javascript", "let x1; { let x2; x2; } x1;"},
    {"javascript", "function f({a1, b: c2}, [d3], ...e4) { a1; c2; d3; e4; }"},
    {"javascript", "for (const x1 of y0) { x1; } x0;"},
    {"javascript", "const f1 = (x2) => x2 + f1; x0;"},
    {"javascript", "try { } catch (e1) { e1; } e0;"},
    {"java", "class A { int x1; void m() { x1 = 2; int x3 = x1; x3 = 4; } void n() { x1 = 5; } }"},
    {"java", "class A { void m(int x1) { for (int i2 = 0; i2 < x1; i2++) { } int i3 = 1; } }"},
    {"c", "int x1; int f(int y2) { int x3 = x1; { int x4 = x3; x4 = 5; } return x3 + y2; }"},
    {"c", "int f(int (*a1)(char *x0, int y0), int y2) { int x3 = y2; return a1(x3, y2); }"},
    {"go", "package p\nfunc f(x1 int) { y2 := x1; if y3 := y2; y3 > 0 { y3 = 4 }; y2 = 5 }"},
    {"go", "package p\nfunc f() { for k1, v2 := range m0 { k1 = v2 }; k0 = 1 }"},
    {"go", "package p\nfunc f() { x1 := g0(func() { x2 := 1; h0(x2) }); h0(x1) }"},
    {"go", "package p\nfunc f(x1 any) { switch x2 := x1.(type) { case nil: h0(x2) }; h0(x1) }"},
    {"swift", "func f(x1: T?) { if let x2 = x1 { g0(x2) }; g0(x1) }"},
    {"javascript",
     "function f() { const x1 = g0(() => { const x2 = 1; return x2; }); return x1; }"},
    {"rust", "fn f(x1: T) -> T { let x2 = x1; let x3 = x2; x3 }"},
    {"rust", "fn f() { if let Some(x1) = y0 { g0(x1); } match z0 { a2 => a2, } }"},
    {"php", "<?php $x1 = 1; function f($y2) { $x3 = $y2; return $x3; } echo $x1;"},
    {"php", "<?php $x1 = 1; function f() { global $x1; $x1 = 2; }"},
    {"ruby", "x1 = 1\ndef f(y2)\n  x3 = y2\n  [1].each { |z4| x3 = z4 }\n  x3\nend\nx1\n"},
    {"ruby", "X1 = 1\ndef f\n  X1\nend\nclass A\n  def m\n    @b2 = 1\n  end\n  def n\n    @b2\n  "
             "end\nend\n"},
    {"lua", "local x1 = 1\nfunction f() y2 = x1 end\ny2 = 3\n"},
    {"kotlin", "val x1 = 1\nfun f(y2: Int) { val x3 = x1 + y2; g0(x3) }\n"},
    {"scala", "object O { val x1 = 1; def f(y2: Int) = { val x3 = x1 + y2; x3 } }"},
    {"csharp",
     "class A { int x1; void M(int y2) { x1 = y2; foreach (var z3 in y2) { G0(z3); } } }"},
};

static void names_mean_what_the_language_says(void **state) {
    (void)state;
    MEANINGS_HOLD(EXAMPLES);
}

static void fields_are_found_by_their_object(void **state) {
    (void)state;
    parsed p;
    parsed_make(&p, "python",
                LTL_STR("class A:\n"
                        "    def m(self, other):\n"
                        "        self.x = 1\n"
                        "        self.y = 2\n"
                        "        other.y = 3\n"
                        "        self.x\n"));
    ltl_scopes scopes;
    ltl_scopes_build(&p.arena, p.tree, &scopes);
    uint32_t x = ltl_scopes_field(&scopes, nth_of_kind(p.tree, LTL_KIND_MEMBER, 0));
    assert_int_not_equal(x, 0);
    assert_int_equal(scopes.all.at[x].writes, 1);
    assert_int_equal(ltl_scopes_field(&scopes, nth_of_kind(p.tree, LTL_KIND_MEMBER, 3)), x);
    /* somebody else writes a y: it could be ours */
    assert_int_equal(ltl_scopes_field(&scopes, nth_of_kind(p.tree, LTL_KIND_MEMBER, 1)), 0);
    parsed_clear(&p);
}

static void writes_are_counted(void **state) {
    (void)state;
    parsed p;
    parsed_make(&p, "c", LTL_STR("int f(void) { int a = 1, b, c = 2; b = a; c += b; g(&a); }"));
    ltl_scopes scopes;
    ltl_scopes_build(&p.arena, p.tree, &scopes);
    ltl_str names = ltl_print_names(&p.arena, &scopes);
    assert_true(ltl_str_find(names, LTL_STR("a declared: local 1:19, writes 1, exposed"), 0) !=
                SIZE_MAX);
    assert_true(ltl_str_find(names, LTL_STR("b written: local 1:26, writes 1\n"), 0) != SIZE_MAX);
    assert_true(ltl_str_find(names, LTL_STR("c changed: local 1:29, writes 2, bound"), 0) !=
                SIZE_MAX);
    parsed_clear(&p);
}

/* Twice the code costs twice the time, however it nests. */
static void cost_is_linear(void **state) {
    (void)state;
    static const char *const NESTS[][3] = {
        {"function f(a) { var a; ", "a", "}"},
        {"{ let a = 1; ", "a", " a; }"},
        {"class A { m() { a; ", "a", "} }"},
    };
    for (size_t i = 0; i < LTL_COUNT_OF(NESTS); i++) {
        double seconds[2];
        for (size_t size = 0; size < 2; size++) {
            char *text = nest(NESTS[i][0], NESTS[i][1], NESTS[i][2], 4000 << size);
            parsed p;
            ltl_fuel fuel = ltl_fuel_make(UINT64_C(100000000), NULL);
            assert_int_equal(parsed_try(&p, "javascript", ltl_str_of(text), &fuel), LTL_OK);
            double before = cpu_seconds();
            ltl_scopes scopes;
            ltl_scopes_build(&p.arena, p.tree, &scopes);
            seconds[size] = cpu_seconds() - before;
            parsed_clear(&p);
            free(text);
        }
        assert_true(seconds[1] < 4 * seconds[0] + 0.05);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_mean_what_the_language_says),
        cmocka_unit_test(fields_are_found_by_their_object),
        cmocka_unit_test(writes_are_counted),
        cmocka_unit_test(cost_is_linear),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
