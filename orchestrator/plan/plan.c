#include "orchestrator/plan/plan.h"

#include <assert.h>
#include <stdlib.h>

/* Every boundary between two neighbours has a rank made of what lies on its two sides. The stretch of
 * a boundary reaches to the next boundary of higher rank on either side; the boundary is cut when its
 * stretch costs more than a chunk may. That is what cutting every too long run at its highest
 * boundary comes to, told for each boundary by itself: so a file added somewhere can only matter to
 * boundaries whose stretch it lies in, or lies at the end of. */

/* No stretch reaches over a boundary of this rank. */
#define MUST_CUT UINT64_MAX
/* Set in the rank of a boundary between folders, so that cuts fall there first. */
#define FOLDER_RANK ((uint64_t)7 << 60)
#define RANK_BITS   (((uint64_t)1 << 63) - 1)

/* Keeps sums of LTL_MAX_FILES costs within 64 bits. */
#define MAX_ITEM_COST ((uint64_t)1 << 40)

/* Boundary i lies before item i; boundaries 0 and count are the ends. */
typedef struct cutter {
    const ltl_plan_item *items;
    uint32_t count;
    uint64_t *sums; /* cost of the items before boundary i */
    uint64_t *ranks;
    uint32_t *lefts;  /* next boundary of no lower rank to the left */
    uint32_t *rights; /* next boundary of higher rank to the right */
} cutter;

static uint64_t cost_of(const ltl_plan_item *item) {
    uint64_t weight = item->weight > 0 ? item->weight : 16;
    if (item->size > MAX_ITEM_COST * 16 / weight) {
        return MAX_ITEM_COST;
    }
    return item->size * weight / 16 + LTL_PLAN_ITEM_COST;
}

static ltl_str folder_of(ltl_str path) {
    size_t slash = ltl_str_find_last_byte(path, '/');
    return slash == SIZE_MAX ? LTL_STR("") : ltl_str_slice(path, 0, slash);
}

/* Between folders the rank depends on the two folders alone: a new file in one of them leaves it. */
static uint64_t rank_of(const ltl_plan_item *before, const ltl_plan_item *after) {
    ltl_str folder_before = folder_of(before->path);
    ltl_str folder_after = folder_of(after->path);
    if (ltl_str_eq(folder_before, folder_after)) {
        return ltl_hash64(after->path) & RANK_BITS & ~FOLDER_RANK;
    }
    uint64_t hash = ltl_hash64_seeded(folder_after, ltl_hash64(folder_before));
    return (hash & RANK_BITS) | FOLDER_RANK;
}

static void rank_boundaries(cutter *c, uint64_t target_cost) {
    for (uint32_t i = 0; i < c->count; i++) {
        uint64_t cost = cost_of(&c->items[i]);
        c->sums[i + 1] = c->sums[i] + cost;
        if (i > 0 && c->ranks[i] != MUST_CUT) {
            c->ranks[i] = rank_of(&c->items[i - 1], &c->items[i]);
        }
        if (cost > target_cost) {
            c->ranks[i] = MUST_CUT;
            c->ranks[i + 1] = MUST_CUT;
        }
    }
    c->ranks[0] = MUST_CUT;
    c->ranks[c->count] = MUST_CUT;
}

/* One pass with a stack of falling ranks. Of equal ranks the first counts as the higher. */
static void measure_stretches(ltl_arena *arena, cutter *c) {
    uint32_t *stack = LTL_NEW_ARRAY(arena, uint32_t, (size_t)c->count + 1);
    uint32_t depth = 0;
    for (uint32_t i = 0; i <= c->count; i++) {
        while (depth > 0 && c->ranks[stack[depth - 1]] < c->ranks[i]) {
            c->rights[stack[--depth]] = i;
        }
        c->lefts[i] = depth > 0 ? stack[depth - 1] : 0;
        stack[depth++] = i;
    }
    while (depth > 0) {
        c->rights[stack[--depth]] = c->count;
    }
}

static bool is_cut(const cutter *c, uint32_t boundary, uint64_t max_cost) {
    return c->ranks[boundary] == MUST_CUT ||
           c->sums[c->rights[boundary]] - c->sums[c->lefts[boundary]] > max_cost;
}

static ltl_digest id_of(const ltl_plan_item *items, const uint32_t *members, uint32_t count) {
    ltl_digest id = {0};
    for (uint32_t i = 0; i < count; i++) {
        const ltl_plan_item *item = &items[members[i]];
        id = ltl_digest_mix(id, ltl_digest_of(item->path));
        id = ltl_digest_mix(id, (ltl_digest){.low = item->size});
        id = ltl_digest_mix(id, item->content);
    }
    return id;
}

/* A total order: no two chunks share their first item. */
static int compare_chunks(const void *left, const void *right) {
    const ltl_chunk *a = left;
    const ltl_chunk *b = right;
    if (a->cost != b->cost) {
        return a->cost > b->cost ? -1 : 1;
    }
    int by_id = ltl_digest_compare(a->id, b->id);
    return by_id != 0 ? by_id : (a->items[0] > b->items[0]) - (a->items[0] < b->items[0]);
}

static cutter cutter_make(ltl_arena *arena, const ltl_plan_item *items, uint32_t count) {
    size_t boundaries = (size_t)count + 1;
    return (cutter){.items = items,
                    .count = count,
                    .sums = LTL_NEW_ARRAY(arena, uint64_t, boundaries),
                    .ranks = LTL_NEW_ARRAY(arena, uint64_t, boundaries),
                    .lefts = LTL_NEW_ARRAY(arena, uint32_t, boundaries),
                    .rights = LTL_NEW_ARRAY(arena, uint32_t, boundaries)};
}

void ltl_plan_make(ltl_arena *arena, const ltl_plan_item *items, uint32_t item_count,
                   uint64_t target_cost, ltl_plan *out_plan) {
    *out_plan = (ltl_plan){0};
    if (item_count == 0) {
        return;
    }
    target_cost = target_cost > 0 ? target_cost : LTL_PLAN_TARGET_COST;
    uint64_t max_cost = target_cost <= UINT64_MAX / 2 ? target_cost * 2 : UINT64_MAX;
    cutter c = cutter_make(arena, items, item_count);
    rank_boundaries(&c, target_cost);
    measure_stretches(arena, &c);

    uint32_t *indices = LTL_NEW_ARRAY(arena, uint32_t, item_count);
    struct LTL_VEC(ltl_chunk) chunks = {0};
    uint32_t first = 0;
    for (uint32_t i = 0; i < item_count; i++) {
        indices[i] = i;
        if (is_cut(&c, i + 1, max_cost)) {
            ltl_chunk chunk = {.id = id_of(items, indices + first, i + 1 - first),
                               .cost = c.sums[i + 1] - c.sums[first],
                               .items = indices + first,
                               .item_count = i + 1 - first};
            LTL_PUSH(arena, &chunks, chunk);
            first = i + 1;
        }
    }
    assert(first == item_count);
    qsort(chunks.at, chunks.count, sizeof *chunks.at, compare_chunks);
    *out_plan = (ltl_plan){chunks.at, chunks.count, c.sums[item_count]};
}

/* Of equally light shards the first. */
static uint32_t lightest(const uint64_t *loads, uint32_t count) {
    uint32_t best = 0;
    for (uint32_t i = 1; i < count; i++) {
        if (loads[i] < loads[best]) {
            best = i;
        }
    }
    return best;
}

void ltl_plan_share(ltl_arena *arena, const ltl_plan *plan, uint32_t count, const bool *wanted,
                    ltl_plan *out_share) {
    /* The n-th chunk goes to the n-th shard while there are empty ones, so shards past the number
     * of chunks stay empty and need no load. */
    uint32_t used = count < plan->chunk_count ? count : plan->chunk_count;
    uint64_t *loads = LTL_NEW_ARRAY(arena, uint64_t, (size_t)used + 1);
    struct LTL_VEC(ltl_chunk) chunks = {0};
    uint64_t cost = 0;
    for (uint32_t i = 0; i < plan->chunk_count && used > 0; i++) {
        uint32_t target = lightest(loads, used);
        loads[target] += plan->chunks[i].cost;
        if (wanted[target]) {
            LTL_PUSH(arena, &chunks, plan->chunks[i]);
            cost += plan->chunks[i].cost;
        }
    }
    *out_share = (ltl_plan){chunks.at, chunks.count, cost};
}
