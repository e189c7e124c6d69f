#include "orchestrator/plan/plan.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/support/random.h"

enum { TARGET = 64 * 1024, FILES = 600 };

static int compare_items(const void *a, const void *b) {
    return ltl_str_compare(((const ltl_plan_item *)a)->path, ((const ltl_plan_item *)b)->path);
}

/* A made-up repository: folders two deep, most files small, a few giants; in path order. */
static ltl_plan_item *make_items(ltl_arena *arena, uint64_t seed, uint32_t count) {
    ltl_random random = ltl_random_make("plan", seed);
    ltl_plan_item *items = LTL_NEW_ARRAY(arena, ltl_plan_item, count);
    for (uint32_t i = 0; i < count; i++) {
        unsigned folder = (unsigned)ltl_random_below(&random, 12);
        unsigned inner = (unsigned)ltl_random_below(&random, 6);
        items[i].path = ltl_arena_printf(arena, "f%u/g%u/file%u.c", folder, inner, i);
        bool is_giant = ltl_random_below(&random, 100) == 0;
        items[i].size = ltl_random_below(&random, is_giant ? 1 << 20 : 12 * 1024);
        items[i].weight = 8 + (uint32_t)ltl_random_below(&random, 40);
    }
    qsort(items, count, sizeof *items, compare_items);
    return items;
}

enum { MOST_SHARDS = 64 };

/* Shard `index1` alone. */
static void shard_of(ltl_arena *arena, const ltl_plan *plan, uint32_t index1, uint32_t count, ltl_plan *out) {
    bool wanted[MOST_SHARDS] = {false};
    wanted[index1 - 1] = true;
    ltl_plan_share(arena, plan, count, wanted, out);
}

static bool has_chunk(const ltl_plan *plan, ltl_digest id) {
    for (uint32_t i = 0; i < plan->chunk_count; i++) {
        if (ltl_digest_eq(plan->chunks[i].id, id)) {
            return true;
        }
    }
    return false;
}

static void no_items_make_no_chunks(void **state) {
    (void)state;
    ltl_arena arena = {0};
    ltl_plan plan;
    ltl_plan_make(&arena, NULL, 0, 0, &plan);
    assert_int_equal(plan.chunk_count, 0);
    assert_int_equal(plan.cost, 0);
    shard_of(&arena, &plan, 1, 4, &plan);
    assert_int_equal(plan.chunk_count, 0);
    ltl_arena_clear(&arena);
}

static void every_item_is_in_one_chunk_and_costs_add_up(void **state) {
    (void)state;
    ltl_arena arena = {0};
    ltl_plan_item *items = make_items(&arena, 1, FILES);
    ltl_plan plan;
    ltl_plan_make(&arena, items, FILES, TARGET, &plan);
    uint32_t seen[FILES] = {0};
    uint64_t total = 0;
    for (uint32_t i = 0; i < plan.chunk_count; i++) {
        uint64_t cost = 0;
        for (uint32_t j = 0; j < plan.chunks[i].item_count; j++) {
            uint32_t item = plan.chunks[i].items[j];
            assert_true(j == 0 || item == plan.chunks[i].items[j - 1] + 1);
            seen[item]++;
            cost += items[item].size * items[item].weight / 16 + LTL_PLAN_ITEM_COST;
        }
        assert_int_equal(cost, plan.chunks[i].cost);
        total += cost;
    }
    assert_int_equal(total, plan.cost);
    for (uint32_t i = 0; i < FILES; i++) {
        assert_int_equal(seen[i], 1);
    }
    ltl_arena_clear(&arena);
}

static void chunks_stay_below_twice_the_target_and_giants_are_alone(void **state) {
    (void)state;
    ltl_arena arena = {0};
    ltl_plan_item *items = make_items(&arena, 2, FILES);
    ltl_plan plan;
    ltl_plan_make(&arena, items, FILES, TARGET, &plan);
    uint32_t giants = 0;
    for (uint32_t i = 0; i < plan.chunk_count; i++) {
        const ltl_chunk *chunk = &plan.chunks[i];
        assert_true(chunk->item_count == 1 || chunk->cost <= 2 * TARGET);
        for (uint32_t j = 0; j < chunk->item_count; j++) {
            const ltl_plan_item *item = &items[chunk->items[j]];
            bool is_giant = item->size * item->weight / 16 + LTL_PLAN_ITEM_COST > TARGET;
            assert_true(!is_giant || chunk->item_count == 1);
            giants += is_giant;
        }
    }
    assert_true(giants > 0);
    /* Neither crumbs nor lumps: the mean chunk is near the target. */
    assert_in_range(plan.cost / plan.chunk_count, TARGET / 3, TARGET * 2);
    ltl_arena_clear(&arena);
}

static void chunks_come_largest_first_then_by_id(void **state) {
    (void)state;
    ltl_arena arena = {0};
    ltl_plan_item *items = make_items(&arena, 3, FILES);
    ltl_plan plan;
    ltl_plan_make(&arena, items, FILES, TARGET, &plan);
    assert_true(plan.chunk_count > 10);
    for (uint32_t i = 1; i < plan.chunk_count; i++) {
        const ltl_chunk *a = &plan.chunks[i - 1];
        const ltl_chunk *b = &plan.chunks[i];
        assert_true(a->cost > b->cost ||
                    (a->cost == b->cost && ltl_digest_compare(a->id, b->id) < 0));
    }
    ltl_arena_clear(&arena);
}

/* Where the items before `index` end, in cost. */
static uint64_t cost_before(const ltl_plan_item *items, uint32_t index) {
    uint64_t cost = 0;
    for (uint32_t i = 0; i < index; i++) {
        cost += items[i].size * items[i].weight / 16 + LTL_PLAN_ITEM_COST;
    }
    return cost;
}

/* The plan without item `missing` against the plan with it: new chunks only close by. */
static void check_locality(ltl_arena *arena, const ltl_plan_item *items, const ltl_plan *plan,
                           uint32_t missing) {
    ltl_plan_item *fewer = LTL_NEW_ARRAY(arena, ltl_plan_item, FILES - 1);
    memcpy(fewer, items, missing * sizeof *items);
    memcpy(fewer + missing, items + missing + 1, (FILES - 1 - missing) * sizeof *items);
    ltl_plan without;
    ltl_plan_make(arena, fewer, FILES - 1, TARGET, &without);
    uint64_t place = cost_before(items, missing);
    uint64_t size = cost_before(items, missing + 1) - place;
    uint32_t changed = 0;
    for (uint32_t i = 0; i < plan->chunk_count; i++) {
        const ltl_chunk *chunk = &plan->chunks[i];
        if (!has_chunk(&without, chunk->id)) {
            uint64_t start = cost_before(items, chunk->items[0]);
            assert_true(start <= place + size + 4 * TARGET);
            assert_true(start + chunk->cost + 4 * TARGET >= place);
            changed++;
        }
    }
    assert_in_range(changed, 1, 12);
}

static void adding_a_file_leaves_the_chunks_elsewhere(void **state) {
    (void)state;
    ltl_arena arena = {0};
    ltl_plan_item *items = make_items(&arena, 4, FILES);
    ltl_plan plan;
    ltl_plan_make(&arena, items, FILES, TARGET, &plan);
    for (uint32_t i = 0; i < FILES; i += 3) {
        check_locality(&arena, items, &plan, i);
    }
    ltl_arena_clear(&arena);
}

static void ids_tell_path_size_and_content_apart(void **state) {
    (void)state;
    ltl_arena arena = {0};
    ltl_plan_item item = {.path = LTL_STR("a/b.c"), .size = 100, .weight = 16};
    ltl_plan_item variants[] = {item, item, item, item};
    variants[1].path = LTL_STR("a/c.c");
    variants[2].size = 101;
    variants[3].content = (ltl_digest){1, 2};
    ltl_digest ids[4];
    for (int i = 0; i < 4; i++) {
        ltl_plan plan;
        ltl_plan_make(&arena, &variants[i], 1, 0, &plan);
        assert_int_equal(plan.chunk_count, 1);
        ids[i] = plan.chunks[0].id;
        for (int j = 0; j < i; j++) {
            assert_false(ltl_digest_eq(ids[i], ids[j]));
        }
    }
    ltl_plan again;
    ltl_plan_make(&arena, &item, 1, 0, &again);
    assert_true(ltl_digest_eq(again.chunks[0].id, ids[0]));
    ltl_arena_clear(&arena);
}

static void weight_and_absurd_sizes_are_handled(void **state) {
    (void)state;
    ltl_arena arena = {0};
    ltl_plan_item items[] = {
        {.path = LTL_STR("a"), .size = 1600, .weight = 32},
        {.path = LTL_STR("b"), .size = 1600, .weight = 0},
        {.path = LTL_STR("c"), .size = UINT64_MAX, .weight = UINT32_MAX},
        {.path = LTL_STR("d"), .size = 0, .weight = 16},
    };
    ltl_plan plan;
    ltl_plan_make(&arena, items, 4, UINT64_MAX, &plan);
    assert_int_equal(plan.chunk_count, 1);
    ltl_plan_make(&arena, items, 4, 0, &plan);
    assert_int_equal(plan.chunk_count, 3);
    assert_int_equal(plan.chunks[0].items[0], 2);
    assert_int_equal(plan.chunks[1].cost, 3200 + 1600 + 2 * LTL_PLAN_ITEM_COST);
    assert_int_equal(plan.chunks[2].cost, LTL_PLAN_ITEM_COST);
    ltl_arena_clear(&arena);
}

/* Names alike, none of them in a folder, all of no size: still bounded chunks. */
static void empty_files_in_one_folder_are_cut_too(void **state) {
    (void)state;
    enum { COUNT = 5000 };
    ltl_arena arena = {0};
    ltl_plan_item *items = LTL_NEW_ARRAY(&arena, ltl_plan_item, COUNT);
    for (uint32_t i = 0; i < COUNT; i++) {
        items[i] = (ltl_plan_item){.path = ltl_arena_printf(&arena, "%05u", i), .weight = 16};
    }
    ltl_plan plan;
    ltl_plan_make(&arena, items, COUNT, TARGET, &plan);
    assert_true(plan.chunk_count >= COUNT * LTL_PLAN_ITEM_COST / (2 * TARGET));
    assert_true(plan.chunks[0].cost <= 2 * TARGET);
    ltl_arena_clear(&arena);
}

static void the_same_path_twice_is_no_trouble(void **state) {
    (void)state;
    enum { COUNT = 1000 };
    ltl_arena arena = {0};
    ltl_plan_item *items = LTL_NEW_ARRAY(&arena, ltl_plan_item, COUNT);
    for (uint32_t i = 0; i < COUNT; i++) {
        items[i] = (ltl_plan_item){.path = LTL_STR("x"), .size = 1024, .weight = 16};
    }
    ltl_plan plan;
    ltl_plan_make(&arena, items, COUNT, TARGET, &plan);
    uint32_t total = 0;
    for (uint32_t i = 0; i < plan.chunk_count; i++) {
        assert_true(plan.chunks[i].cost <= 2 * TARGET);
        total += plan.chunks[i].item_count;
    }
    assert_int_equal(total, COUNT);
    ltl_arena_clear(&arena);
}

static void shards_share_out_all_chunks_evenly(void **state) {
    (void)state;
    ltl_arena arena = {0};
    ltl_plan_item *items = make_items(&arena, 5, FILES);
    ltl_plan plan;
    ltl_plan_make(&arena, items, FILES, TARGET, &plan);
    for (uint32_t count = 1; count <= 8; count++) {
        uint32_t chunks = 0;
        uint64_t cost = 0;
        uint64_t lowest = UINT64_MAX;
        uint64_t highest = 0;
        for (uint32_t i = 1; i <= count; i++) {
            ltl_plan shard;
            shard_of(&arena, &plan, i, count, &shard);
            chunks += shard.chunk_count;
            cost += shard.cost;
            lowest = shard.cost < lowest ? shard.cost : lowest;
            highest = shard.cost > highest ? shard.cost : highest;
            for (uint32_t j = 1; j < shard.chunk_count; j++) {
                assert_true(shard.chunks[j - 1].cost >= shard.chunks[j].cost);
            }
        }
        assert_int_equal(chunks, plan.chunk_count);
        assert_int_equal(cost, plan.cost);
        /* Greedy: no shard is ahead by more than one chunk. */
        assert_true(highest - lowest <= plan.chunks[0].cost);
    }
    ltl_arena_clear(&arena);
}

static void shards_past_the_chunks_are_empty(void **state) {
    (void)state;
    ltl_arena arena = {0};
    ltl_plan_item *items = make_items(&arena, 6, 3);
    ltl_plan plan;
    ltl_plan_make(&arena, items, 3, TARGET, &plan);
    for (uint32_t i = 1; i <= MOST_SHARDS; i++) {
        ltl_plan shard;
        shard_of(&arena, &plan, i, MOST_SHARDS, &shard);
        bool is_there = i <= plan.chunk_count;
        assert_int_equal(shard.chunk_count, is_there ? 1 : 0);
        assert_true(!is_there || ltl_digest_eq(shard.chunks[0].id, plan.chunks[i - 1].id));
    }
    ltl_arena_clear(&arena);
}

static void several_shards_are_their_sum(void **state) {
    (void)state;
    ltl_arena arena = {0};
    ltl_plan_item *items = make_items(&arena, 7, FILES);
    ltl_plan plan, two, first, third;
    ltl_plan_make(&arena, items, FILES, TARGET, &plan);
    const bool wanted[] = {true, false, true};
    ltl_plan_share(&arena, &plan, 3, wanted, &two);
    shard_of(&arena, &plan, 1, 3, &first);
    shard_of(&arena, &plan, 3, 3, &third);
    assert_int_equal(two.chunk_count, first.chunk_count + third.chunk_count);
    assert_int_equal(two.cost, first.cost + third.cost);
    ltl_arena_clear(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_items_make_no_chunks),
        cmocka_unit_test(every_item_is_in_one_chunk_and_costs_add_up),
        cmocka_unit_test(chunks_stay_below_twice_the_target_and_giants_are_alone),
        cmocka_unit_test(chunks_come_largest_first_then_by_id),
        cmocka_unit_test(adding_a_file_leaves_the_chunks_elsewhere),
        cmocka_unit_test(ids_tell_path_size_and_content_apart),
        cmocka_unit_test(weight_and_absurd_sizes_are_handled),
        cmocka_unit_test(empty_files_in_one_folder_are_cut_too),
        cmocka_unit_test(the_same_path_twice_is_no_trouble),
        cmocka_unit_test(shards_share_out_all_chunks_evenly),
        cmocka_unit_test(shards_past_the_chunks_are_empty),
        cmocka_unit_test(several_shards_are_their_sum),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
