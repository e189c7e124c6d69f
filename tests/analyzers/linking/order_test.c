#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "analyzers/linking/order.h"
#include "tests/support/linked.h"

enum { END = UINT32_MAX };

typedef struct setting {
    ltl_arena arena;
    ltl_links links;
    ltl_file_graph graph;
    ltl_file_order order;
} setting;

static void begin(setting *s, uint32_t file_count, const linked_call *calls) {
    *s = (setting){0};
    linked_make(&s->arena, file_count, calls, &s->links);
    ltl_file_graph_build(&s->arena, &s->links, &s->graph);
    ltl_file_order_init(&s->order, &s->arena, &s->graph);
}

static void add(setting *s, const uint32_t *files, uint32_t count) {
    for (uint32_t i = 0; i < count; i++) {
        ltl_file_order_add(&s->order, files[i]);
    }
    ltl_file_order_settle(&s->order);
}

static void expect(const setting *s, const uint32_t *files, uint32_t count) {
    assert_int_equal(s->order.files.count, count);
    for (uint32_t i = 0; i < count; i++) {
        assert_int_equal(s->order.files.at[i], files[i]);
        assert_int_equal(s->order.rank[files[i]], i);
    }
}

static void callees_come_first(void **state) {
    (void)state;
    static const linked_call CALLS[] = {{0, 2}, {1, 0}, {2, 3}, {END, 0}};
    setting s;
    begin(&s, 4, CALLS);
    add(&s, (const uint32_t[]){3, 0, 1, 2}, 4);
    expect(&s, (const uint32_t[]){3, 2, 0, 1}, 4);
    assert_int_equal(s.order.circle_count, 4);
    ltl_arena_clear(&s.arena);
}

/* 1 and 3 call each other by way of 2, which is not in it at first. */
static void circles_are_those_of_files_in_it(void **state) {
    (void)state;
    static const linked_call CALLS[] = {{0, 1}, {1, 2}, {2, 3}, {3, 1}, {END, 0}};
    setting s;
    begin(&s, 4, CALLS);
    add(&s, (const uint32_t[]){3, 1, 0}, 3);
    expect(&s, (const uint32_t[]){1, 0, 3}, 3);
    assert_false(ltl_file_order_is_circle(&s.order, 1));
    add(&s, (const uint32_t[]){2, 2}, 2);
    expect(&s, (const uint32_t[]){3, 2, 1, 0}, 4); /* as if 3 called nobody on the way to it */
    assert_true(ltl_file_order_is_circle(&s.order, 1));
    assert_true(ltl_file_order_is_circle(&s.order, 2));
    assert_false(ltl_file_order_is_circle(&s.order, 0));
    assert_int_equal(s.order.circles[s.order.circle[3]].first, 0);
    assert_int_equal(s.order.circles[s.order.circle[3]].count, 3);
    ltl_arena_clear(&s.arena);
}

/* Whoever came first. */
static void the_order_of_coming_does_not_count(void **state) {
    (void)state;
    static const linked_call CALLS[] = {{0, 1}, {1, 0}, {2, 0}, {2, 4}, {3, 4}, {4, 2}, {END, 0}};
    static const uint32_t COMING[][5] = {{0, 1, 2, 3, 4}, {4, 3, 2, 1, 0}, {2, 4, 0, 3, 1}};
    setting first;
    begin(&first, 5, CALLS);
    add(&first, COMING[0], 5);
    for (size_t i = 1; i < sizeof COMING / sizeof COMING[0]; i++) {
        setting s;
        begin(&s, 5, CALLS);
        for (size_t j = 0; j < 5; j++) {
            add(&s, &COMING[i][j], 1); /* settled after each */
        }
        expect(&s, first.order.files.at, 5);
        ltl_arena_clear(&s.arena);
    }
    ltl_arena_clear(&first.arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(callees_come_first),
        cmocka_unit_test(circles_are_those_of_files_in_it),
        cmocka_unit_test(the_order_of_coming_does_not_count),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
