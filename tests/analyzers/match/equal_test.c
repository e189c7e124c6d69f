/* When two pieces of code are the same. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "analyzers/match/matcher.h"
#include "tests/support/parsed.h"

/* The first two arguments of the first call are compared, in both directions. */
static bool arguments_equal(const char *language, const char *code) {
    parsed p;
    parsed_make(&p, language, ltl_str_of(code));
    ltl_node call = nth_of_kind(p.tree, LTL_KIND_CALL, 0);
    assert_int_not_equal(call, LTL_NO_NODE);
    ltl_node a = p.tree->end[call + 1];
    ltl_node b = p.tree->end[a];
    assert_true(b < p.tree->end[call]);
    bool is_equal = ltl_subtrees_equal(p.tree, a, b);
    assert_int_equal(is_equal, ltl_subtrees_equal(p.tree, b, a));
    assert_true(ltl_subtrees_equal(p.tree, a, a) && ltl_subtrees_equal(p.tree, b, b));
    parsed_clear(&p);
    return is_equal;
}

static void layout_does_not_matter(void **state) {
    (void)state;
    static const struct {
        const char *language;
        const char *code;
        bool is_equal;
    } examples[] = {
        {"python", "f(a, a)", true},
        {"python", "f(a, b)", false},
        {"python", "f(a.b, a . b)", true},
        {"python", "f((a + b), a+b)", true},
        {"python", "f(a + b, a - b)", false},
        {"python", "f(a < b < c, a < b <= c)", false},
        {"python", "f('a', \"a\")", true},
        {"python", "f('a', a)", false},
        {"python", "f([1, 2], [1,\n 2])", true},
        {"python", "f([1, 2], [1, 2, 3])", false},
        {"python", "f([a, [b]], [[a], b])", false},
        {"python", "f(not a, a)", false},
        {"javascript", "f(a /* c */ .b, a.b)", true},
        {"javascript", "f(a?.b, a.b)", false},
        {"javascript", "f(!a, -a)", false},
        {"javascript", "f(g(1), g(1))", true},
        {"javascript", "f(g(1), g[1])", false},
        {"c", "void x(void) { f(&a, *a); }", false},
        {"java", "class A { int x = f(a.b(), a.b()); }", true},
    };
    for (size_t i = 0; i < LTL_COUNT_OF(examples); i++) {
        if (arguments_equal(examples[i].language, examples[i].code) != examples[i].is_equal) {
            fail_msg("%s is %s", examples[i].code, examples[i].is_equal ? "not equal" : "equal");
        }
    }
}

static void bindings_of_text_and_of_nothing(void **state) {
    (void)state;
    parsed p;
    parsed_make(&p, "python", LTL_STR("f(a, a, b)\n"));
    ltl_str text = p.source.text;
    ltl_node a = p.tree->end[nth_of_kind(p.tree, LTL_KIND_CALL, 0) + 1];
    ltl_node end = p.tree->count;
    ltl_bound text_a = {.is_text = true, .span = {2, 3}};
    ltl_bound text_b = {.is_text = true, .span = {8, 9}};
    ltl_bound node_a = {.first = a, .end = a + 1, .span = {2, 3}};
    ltl_bound two = {.first = a, .end = a + 2, .span = {2, 6}};
    ltl_bound none = {.first = a, .end = a, .span = {2, 2}};
    ltl_bound none_at_end = {.first = end, .end = end, .span = {11, 11}};
    assert_true(ltl_bound_equal(p.tree, text, &text_a, &node_a));
    assert_false(ltl_bound_equal(p.tree, text, &text_b, &node_a));
    assert_false(ltl_bound_equal(p.tree, text, &two, &node_a));
    assert_false(ltl_bound_equal(p.tree, text, &none, &node_a));
    assert_true(ltl_bound_equal(p.tree, text, &none, &none_at_end));
    assert_true(ltl_bound_equal(NULL, text, &text_a, &text_a)); /* text needs no tree */
    parsed_clear(&p);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(layout_does_not_matter),
        cmocka_unit_test(bindings_of_text_and_of_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
