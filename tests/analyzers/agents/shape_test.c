#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "analyzers/agents/common/shape.h"

static ltl_arena arena;

static ltl_shape shape(const char *text) {
    ltl_source source;
    ltl_source_init(&source, &arena, LTL_STR("a.py"), ltl_str_of(text));
    return ltl_shape_of(&arena, LTL_STR("rule"), &source, NULL,
                        (ltl_span){0, (uint32_t)source.text.len});
}

static bool same_exact(const char *a, const char *b) {
    return ltl_digest_eq(shape(a).exact, shape(b).exact);
}

static bool same_loose(const char *a, const char *b) {
    return ltl_digest_eq(shape(a).loose, shape(b).loose);
}

static void white_space_is_nothing(void **state) {
    (void)state;
    assert_true(same_exact("f(a, b)", "f ( a ,\n\t b )"));
    assert_false(same_exact("int a", "inta"));
    assert_false(same_exact("f(a)", "f(b)"));
    assert_false(same_exact("f('a')", "f('b')"));
}

static void loose_keeps_what_is_called(void **state) {
    (void)state;
    assert_true(same_loose("os.system(a + 'x')", "os.system(b + 'yy')"));
    assert_true(same_loose("f(1)", "f(2)"));
    assert_false(same_loose("os.system(a)", "os.popen(a)"));
    assert_false(same_loose("f(a)", "g(a)"));
    assert_false(same_loose("f(a)", "f(a, b)"));
}

static void the_rule_is_part_of_it(void **state) {
    (void)state;
    ltl_source source;
    ltl_source_init(&source, &arena, LTL_STR("a.py"), LTL_STR("f(a)"));
    ltl_shape one = ltl_shape_of(&arena, LTL_STR("one"), &source, NULL, (ltl_span){0, 4});
    ltl_shape two = ltl_shape_of(&arena, LTL_STR("two"), &source, NULL, (ltl_span){0, 4});
    assert_false(ltl_digest_eq(one.exact, two.exact));
}

static void odd_texts_end(void **state) {
    (void)state;
    assert_true(same_exact("", " \n"));
    assert_false(same_exact("'unclosed", "'other"));
    assert_false(same_exact("\\", "/"));
    assert_true(same_exact("'a\\", "'a\\"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(white_space_is_nothing),
        cmocka_unit_test(loose_keeps_what_is_called),
        cmocka_unit_test(the_rule_is_part_of_it),
        cmocka_unit_test(odd_texts_end),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    ltl_arena_clear(&arena);
    return failed;
}
