#include "analyzers/locals/way.h"

#include <string.h>

#include "core/hash.h"

ltl_way *ltl_way_new(ltl_arena *arena, uint32_t count) {
    ltl_way *way = LTL_NEW(arena, ltl_way);
    way->count = count;
    way->held = LTL_NEW_ARRAY(arena, ltl_held, count > 0 ? count : 1);
    return way;
}

ltl_way *ltl_way_copy(ltl_arena *arena, const ltl_way *way) {
    ltl_way *copy = LTL_NEW(arena, ltl_way);
    *copy = *way;
    copy->held = LTL_NEW_ARRAY(arena, ltl_held, way->count > 0 ? way->count : 1);
    memcpy(copy->held, way->held, way->count * sizeof *way->held);
    return copy;
}

ltl_held ltl_held_number(int64_t number) {
    return (ltl_held){.low = number,
                      .high = number,
                      .is_number = true,
                      .is_null = LTL_NO,
                      .is_true = number != 0 ? LTL_YES : LTL_NO};
}

bool ltl_held_is_exact(const ltl_held *held) {
    return held->is_number && held->low == held->high;
}

static uint64_t mixed(uint64_t hash, uint64_t value) {
    hash ^= value + UINT64_C(0x9e3779b97f4a7c15) + (hash << 6) + (hash >> 2);
    return hash * UINT64_C(0xff51afd7ed558ccd);
}

void ltl_way_sign(ltl_way *way) {
    uint64_t hash = mixed(way->depth, way->abrupt) + (way->is_handled ? 1 : 0);
    for (uint32_t i = 0; i < way->count; i++) {
        const ltl_held *held = &way->held[i];
        hash = mixed(hash,
                     (uint64_t)held->is_null << 4 | (uint64_t)held->is_true << 2 | held->resource);
    }
    for (uint32_t i = 0; i < way->answer_count; i++) {
        hash = mixed(hash, (uint64_t)way->answers[i].node << 1 | way->answers[i].outcome);
    }
    way->signature = hash;
}

static ltl_held joined(const ltl_held *a, const ltl_held *b) {
    ltl_held all = *a;
    bool is_same_number = a->is_number && b->is_number && a->low == b->low && a->high == b->high;
    if (!is_same_number) {
        all.is_number = false;
        all.low = all.high = 0;
    }
    all.is_null = a->is_null == b->is_null ? a->is_null : LTL_MAYBE;
    all.is_true = a->is_true == b->is_true ? a->is_true : LTL_MAYBE;
    all.is_tested = a->is_tested && b->is_tested;
    all.origin = a->origin != 0 ? a->origin : b->origin;
    all.size = a->size == b->size ? a->size : 0;
    all.guard = a->guard == b->guard ? a->guard : 0;
    if (a->resource != b->resource || a->opened != b->opened) {
        all.resource = LTL_RESOURCE_GIVEN;
        all.opened = 0;
    }
    return all;
}

static bool is_equal(const ltl_held *a, const ltl_held *b) {
    return a->low == b->low && a->high == b->high && a->origin == b->origin &&
           a->opened == b->opened && a->size == b->size && a->guard == b->guard &&
           a->is_null == b->is_null && a->is_true == b->is_true && a->resource == b->resource &&
           a->is_tested == b->is_tested && a->is_number == b->is_number;
}

bool ltl_way_join(ltl_way *into, const ltl_way *from) {
    bool is_changed = false;
    for (uint32_t i = 0; i < into->count; i++) {
        ltl_held all = joined(&into->held[i], &from->held[i]);
        is_changed = is_changed || !is_equal(&all, &into->held[i]);
        into->held[i] = all;
    }
    if (into->abrupt != from->abrupt || into->answer_count != from->answer_count) {
        into->answer_count = 0;
    }
    into->is_handled = into->is_handled && from->is_handled;
    return is_changed;
}

void ltl_way_answer(ltl_way *way, ltl_node node, bool outcome) {
    if (way->answer_count == LTL_LOCAL_ANSWERS) {
        memmove(way->answers, way->answers + 1, (LTL_LOCAL_ANSWERS - 1) * sizeof *way->answers);
        way->answer_count--;
    }
    way->answers[way->answer_count++] = (ltl_answer){.node = node, .outcome = outcome};
}

void ltl_way_forget(ltl_way *way, ltl_node node) {
    uint8_t kept = 0;
    for (uint8_t i = 0; i < way->answer_count; i++) {
        if (way->answers[i].node != node) {
            way->answers[kept++] = way->answers[i];
        }
    }
    way->answer_count = kept;
}

bool ltl_way_knows(const ltl_way *way, ltl_node node, bool *out_outcome) {
    for (uint32_t i = way->answer_count; i-- > 0;) {
        if (way->answers[i].node == node) {
            *out_outcome = way->answers[i].outcome;
            return true;
        }
    }
    return false;
}
