#include "core/vec.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/limits.h"

typedef struct numbers LTL_VEC(uint32_t) numbers;
typedef struct large_item {
    char bytes[1000];
} large_item;
typedef struct large_items LTL_VEC(large_item) large_items;

static void items_survive_growing(void **state) {
    (void)state;
    ltl_arena arena = {0};
    numbers a = {0};
    numbers b = {0};
    for (uint32_t i = 0; i < 100000; i++) {
        LTL_PUSH(&arena, &a, i);
        if (i % 3 == 0) { /* so that `a` is not always the newest piece */
            LTL_PUSH(&arena, &b, ~i);
        }
    }
    assert_int_equal(a.count, 100000);
    for (uint32_t i = 0; i < a.count; i++) {
        assert_int_equal(a.at[i], i);
    }
    for (uint32_t i = 0; i < b.count; i++) {
        assert_int_equal(b.at[i], ~(i * 3));
    }
    ltl_arena_clear(&arena);
}

static void reserving_enough_moves_nothing(void **state) {
    (void)state;
    ltl_arena arena = {0};
    numbers a = {0};
    LTL_RESERVE(&arena, &a, 1000);
    assert_true(a.capacity >= 1000);
    uint32_t *before = a.at;
    size_t used = arena.used_bytes;
    for (uint32_t i = 0; i < 1000; i++) {
        LTL_PUSH(&arena, &a, i);
    }
    assert_ptr_equal(a.at, before);
    assert_int_equal(arena.used_bytes, used);
    LTL_RESERVE(&arena, &a, 1);
    assert_ptr_equal(a.at, before);
    ltl_arena_clear(&arena);
}

static void a_value_may_come_from_the_vector_itself(void **state) {
    (void)state;
    ltl_arena arena = {0};
    numbers a = {0};
    LTL_PUSH(&arena, &a, 7);
    for (int i = 0; i < 1000; i++) {
        LTL_PUSH(&arena, &a, a.at[a.count - 1] + 1);
    }
    assert_int_equal(a.at[1000], 1007);
    ltl_arena_clear(&arena);
}

static void a_vector_near_the_maximum_grows_by_less(void **state) {
    (void)state;
    ltl_arena arena = {0};
    ltl_arena_init(&arena, 10 * LTL_MIB);
    large_items items = {0};
    LTL_RESERVE(&arena, &items, 4000); /* doubling that would pass the maximum */
    items.count = 4000;
    LTL_PUSH(&arena, &items, (large_item){{1}});
    assert_false(ltl_arena_is_exhausted(&arena));
    assert_int_equal(items.at[4000].bytes[0], 1);
    ltl_arena_clear(&arena);
}

static void an_exhausted_arena_still_holds_a_sound_vector(void **state) {
    (void)state;
    ltl_arena arena = {0};
    ltl_arena_init(&arena, 64);
    numbers a = {0};
    for (uint32_t i = 0; i < 10000; i++) {
        LTL_PUSH(&arena, &a, i);
    }
    assert_true(ltl_arena_is_exhausted(&arena));
    for (uint32_t i = 0; i < a.count; i++) {
        assert_int_equal(a.at[i], i);
    }
    ltl_arena_clear(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(items_survive_growing),
        cmocka_unit_test(reserving_enough_moves_nothing),
        cmocka_unit_test(a_value_may_come_from_the_vector_itself),
        cmocka_unit_test(a_vector_near_the_maximum_grows_by_less),
        cmocka_unit_test(an_exhausted_arena_still_holds_a_sound_vector),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
