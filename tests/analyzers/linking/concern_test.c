#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "analyzers/linking/concern.h"
#include "core/limits.h"
#include "tests/support/linked.h"

enum { RULE = 7, MOST = 16, END = UINT32_MAX };

/* Which files a rule with these ends concerns, a bit each. */
static uint32_t concerned(uint32_t file_count, const linked_call *calls, uint32_t sources, uint32_t sinks) {
    ltl_arena arena = {0};
    ltl_links links;
    ltl_file_graph graph;
    ltl_concern concern;
    ltl_files files = {0};
    uint32_t out = 0;
    linked_make(&arena, file_count, calls, &links);
    ltl_file_graph_build(&arena, &links, &graph);
    ltl_concern_init(&concern, &arena, RULE, file_count);
    for (uint32_t i = 0; i < file_count; i++) {
        ltl_concern_note(&concern, i, (sources >> i & 1 ? LTL_CONCERN_MARKS : 0) |
                                          (sinks >> i & 1 ? LTL_CONCERN_SINK : 0));
    }
    ltl_concern_spread(&concern, &graph, &arena, &files);
    for (uint32_t i = 0; i < files.count; i++) {
        assert_true(i == 0 || files.at[i] > files.at[i - 1]);
        assert_true(ltl_concern_has(&concern, files.at[i]));
        out |= UINT32_C(1) << files.at[i];
    }
    ltl_concern_spread(&concern, &graph, &arena, &files);
    assert_int_equal(files.count, __builtin_popcount(out)); /* each is told of once */
    ltl_arena_clear(&arena);
    return out;
}

static void the_graph_has_each_pair_once_in_both_directions(void **state) {
    (void)state;
    static const linked_call CALLS[] = {{0, 1}, {0, 2}, {0, 1}, {0, 0}, {2, 1}, {END, 0}};
    static const uint32_t FIRST[LTL_CALLS_WAYS][4] = {{0, 2, 2, 3}, {0, 0, 2, 3}};
    static const uint32_t TO[LTL_CALLS_WAYS][3] = {{1, 2, 1}, {0, 2, 0}};
    ltl_arena arena = {0};
    ltl_links links;
    ltl_file_graph graph;
    linked_make(&arena, 3, CALLS, &links);
    ltl_file_graph_build(&arena, &links, &graph);
    for (size_t way = 0; way < LTL_CALLS_WAYS; way++) {
        assert_memory_equal(graph.first[way], FIRST[way], sizeof FIRST[way]);
        assert_memory_equal(graph.to[way], TO[way], sizeof TO[way]);
    }
    ltl_arena_clear(&arena);
}

/* 0 calls 1 calls 2; 3 calls 2; 4 calls nobody. */
static const linked_call FORK[] = {{0, 1}, {1, 2}, {3, 2}, {END, 0}};

static void files_between_both_ends_are_concerned(void **state) {
    (void)state;
    static const struct {
        uint32_t sources;
        uint32_t sinks;
        uint32_t concerned;
    } ROWS[] = {
        {1 << 0, 1 << 2, 1 << 0 | 1 << 1 | 1 << 2}, /* handed down */
        {1 << 4, 1 << 2, 0},                        /* no call between them */
        {1 << 0, 1 << 4, 0},
        {1 << 0, 0, 0},
        {0, 1 << 2, 0},
        {1 << 4, 1 << 4, 1 << 4}, /* both in one file */
        {1 << 2, 1 << 0, 1 << 2}, /* given up: whether the ones above get any, its look tells */
    };
    for (size_t i = 0; i < LTL_COUNT_OF(ROWS); i++) {
        assert_int_equal(concerned(5, FORK, ROWS[i].sources, ROWS[i].sinks), ROWS[i].concerned);
    }
}

static void marks_that_come_up_later_are_told_of_later(void **state) {
    (void)state;
    ltl_arena arena = {0};
    ltl_links links;
    ltl_file_graph graph;
    ltl_concern concern;
    ltl_files files = {0};
    linked_make(&arena, 5, FORK, &links);
    ltl_file_graph_build(&arena, &links, &graph);
    ltl_concern_init(&concern, &arena, RULE, 5);
    ltl_concern_note(&concern, 2, LTL_CONCERN_MARKS);
    ltl_concern_note(&concern, 0, LTL_CONCERN_SINK);
    ltl_concern_spread(&concern, &graph, &arena, &files);
    assert_int_equal(files.count, 1);
    ltl_concern_note(&concern, 1, LTL_CONCERN_MARKS); /* 2 gives them to whom it calls */
    ltl_concern_spread(&concern, &graph, &arena, &files);
    assert_int_equal(files.count, 2);
    assert_int_equal(files.at[1], 1);
    ltl_concern_note(&concern, 3, LTL_CONCERN_MARKS); /* nobody behind it */
    ltl_concern_spread(&concern, &graph, &arena, &files);
    assert_int_equal(files.count, 2);
    ltl_arena_clear(&arena);
}

/* A mark at the top of a chain, a sink at its bottom. */
static void a_way_is_as_long_as_its_calls_may_be(void **state) {
    (void)state;
    linked_call calls[MOST];
    for (uint32_t length = 1; length < LTL_MAX_FAR_HOPS + 4; length++) {
        for (uint32_t i = 0; i < length; i++) {
            calls[i].from = i;
            calls[i].to = i + 1;
        }
        calls[length].from = END;
        uint32_t all = (UINT32_C(1) << (length + 1)) - 1;
        assert_int_equal(concerned(length + 1, calls, 1, UINT32_C(1) << length),
                         length <= LTL_MAX_FAR_HOPS + 1 ? all : 0);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_graph_has_each_pair_once_in_both_directions),
        cmocka_unit_test(files_between_both_ends_are_concerned),
        cmocka_unit_test(marks_that_come_up_later_are_told_of_later),
        cmocka_unit_test(a_way_is_as_long_as_its_calls_may_be),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
