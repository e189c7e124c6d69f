#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "analyzers/linking/world_internal.h"

static ltl_far_source source(uint32_t file, uint8_t label, uint8_t doubt) {
    return (ltl_far_source){.at = {file, 0}, .label = label, .doubt = doubt};
}

/* Files in a circle each have a source of their own: to tell of all of them, one after the other, would go round the
 * circle once for each. */
static void a_union_keeps_one_source_of_each_label(void **state) {
    (void)state;
    ltl_arena arena = {0};
    ltl_far_source left[] = {source(1, 0, 1), source(2, 5, 0)};
    ltl_far_source right[] = {source(3, 0, 1), source(4, 7, 2)};
    ltl_far_value a = {.sources = left, .source_count = 2};
    ltl_far_value b = {.sources = right, .source_count = 2};
    ltl_far_value both = ltl_far_value__join(&arena, &a, &b);
    assert_int_equal(both.source_count, 3);
    assert_int_equal(both.sources[0].at.file, 1); /* the other one is not surer */
    assert_int_equal(both.sources[1].at.file, 2);
    assert_int_equal(both.sources[2].at.file, 4);
    ltl_arena_clear(&arena);
}

static void what_is_told_with_less_doubt_takes_its_place(void **state) {
    (void)state;
    ltl_arena arena = {0};
    ltl_far_source left = source(1, 0, 2);
    ltl_far_source right = source(3, 0, 1);
    ltl_far_value a = {.sources = &left, .source_count = 1};
    ltl_far_value b = {.sources = &right, .source_count = 1};
    ltl_far_value both = ltl_far_value__join(&arena, &a, &b);
    assert_int_equal(both.source_count, 1);
    assert_int_equal(both.sources[0].at.file, 3);
    ltl_arena_clear(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_union_keeps_one_source_of_each_label),
        cmocka_unit_test(what_is_told_with_less_doubt_takes_its_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
