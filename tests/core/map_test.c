#include "core/map.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/support/random.h"

static void an_empty_map_has_nothing(void **state) {
    (void)state;
    ltl_arena arena = {0};
    ltl_map map;
    ltl_map_init(&map, &arena);
    assert_null(ltl_map_find(&map, LTL_STR("x")));
    assert_null(ltl_map_find(&map, LTL_STR_NONE));
    assert_int_equal(arena.used_bytes, 0);
}

static void put_finds_what_is_there(void **state) {
    (void)state;
    ltl_arena arena = {0};
    ltl_map map;
    ltl_map_init(&map, &arena);
    bool is_new = false;
    ltl_map_put(&map, LTL_STR("a"), &is_new)->value = 7;
    assert_true(is_new);
    assert_int_equal(ltl_map_put(&map, LTL_STR("a"), &is_new)->value, 7);
    assert_false(is_new);
    assert_int_equal(ltl_map_put(&map, LTL_STR(""), NULL)->value, 0);
    assert_int_equal(ltl_map_put(&map, LTL_STR("a\0"), NULL)->value, 0);
    assert_int_equal(map.count, 3);
    assert_non_null(ltl_map_find(&map, LTL_STR_NONE));
    ltl_arena_clear(&arena);
}

static void only_put_copy_copies_the_key(void **state) {
    (void)state;
    ltl_arena arena = {0};
    ltl_map map;
    ltl_map_init(&map, &arena);
    char key[] = "key1";
    ltl_map_put_copy(&map, ltl_str_of(key), NULL)->value = 1;
    key[3] = '2';
    ltl_map_put_copy(&map, ltl_str_of(key), NULL)->value = 2;
    assert_int_equal(ltl_map_find(&map, LTL_STR("key1"))->value, 1);
    assert_int_equal(ltl_map_find(&map, LTL_STR("key2"))->value, 2);
    const char *copied = ltl_map_find(&map, LTL_STR("key1"))->key.ptr;
    (void)ltl_map_put_copy(&map, LTL_STR("key1"), NULL);
    assert_ptr_equal(ltl_map_find(&map, LTL_STR("key1"))->key.ptr, copied);
    ltl_str borrowed = LTL_STR("borrowed");
    assert_ptr_equal(ltl_map_put(&map, borrowed, NULL)->key.ptr, borrowed.ptr);
    ltl_arena_clear(&arena);
}

static void iteration_is_insertion_order(void **state) {
    (void)state;
    ltl_arena arena = {0};
    ltl_map map;
    ltl_map_init(&map, &arena);
    for (uint64_t i = 0; i < 50000; i++) {
        char key[32];
        int len = snprintf(key, sizeof(key), "%" PRIu64, i * 2654435761u % 1000003u);
        ltl_map_put_copy(&map, (ltl_str){key, (size_t)len}, NULL)->value = i;
    }
    for (uint32_t i = 0; i < map.count; i++) {
        char key[32];
        (void)snprintf(key, sizeof(key), "%" PRIu64, (uint64_t)i * 2654435761u % 1000003u);
        assert_true(ltl_str_is(map.entries[i].key, key));
        assert_int_equal(map.entries[i].value, i);
        assert_ptr_equal(ltl_map_find(&map, map.entries[i].key), &map.entries[i]);
    }
    assert_int_equal(map.count, 50000);
    assert_true(map.count <= (map.slot_mask + 1) / 8 * 7);
    ltl_arena_clear(&arena);
}

/* Against an array indexed by the key. */
static void random_puts_agree_with_a_plain_table(void **state) {
    (void)state;
    enum { KEYS = 997 };
    uint64_t expected[KEYS] = {0};
    bool is_there[KEYS] = {false};
    ltl_arena arena = {0};
    ltl_map map;
    ltl_map_init(&map, &arena);
    ltl_random random = ltl_random_make("map", 5);
    for (int round = 0; round < 20000; round++) {
        size_t number = ltl_random_below(&random, KEYS);
        ltl_str key = {(const char *)&number, sizeof(number)};
        if (ltl_random_below(&random, 4) == 0) {
            bool is_new = false;
            uint64_t value = ltl_random_next(&random);
            ltl_map_put_copy(&map, key, &is_new)->value = value;
            assert_int_equal(is_new, !is_there[number]);
            is_there[number] = true;
            expected[number] = value;
        }
        const ltl_map_entry *entry = ltl_map_find(&map, key);
        assert_int_equal(entry != NULL, is_there[number]);
        assert_true(!entry || entry->value == expected[number]);
    }
    ltl_arena_clear(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_empty_map_has_nothing),
        cmocka_unit_test(put_finds_what_is_there),
        cmocka_unit_test(only_put_copy_copies_the_key),
        cmocka_unit_test(iteration_is_insertion_order),
        cmocka_unit_test(random_puts_agree_with_a_plain_table),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
