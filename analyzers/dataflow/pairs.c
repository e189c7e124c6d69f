#include "analyzers/dataflow/pairs.h"

enum { FIRST_SLOTS = 64 };

static uint64_t key_of(uint32_t a, uint32_t b) { return ((uint64_t)a << 32 | b) + 1; }

static uint32_t slot_of(const ltl_pairs *pairs, uint64_t key) {
    uint64_t hash = key * UINT64_C(0x9E3779B97F4A7C15);
    uint32_t slot = (uint32_t)(hash >> 32) & pairs->mask;
    while (pairs->keys[slot] != 0 && pairs->keys[slot] != key) {
        slot = (slot + 1) & pairs->mask;
    }
    return slot;
}

uint32_t ltl_pairs_find(const ltl_pairs *pairs, uint32_t a, uint32_t b) {
    return pairs->keys == NULL ? 0 : pairs->values[slot_of(pairs, key_of(a, b))];
}

/* Twice the room when it is half full. */
static void grow(ltl_arena *arena, ltl_pairs *pairs) {
    ltl_pairs had = *pairs;
    uint32_t count = had.keys == NULL ? FIRST_SLOTS : (had.mask + 1) * 2;
    pairs->keys = LTL_NEW_ARRAY(arena, uint64_t, count);
    pairs->values = LTL_NEW_ARRAY(arena, uint32_t, count);
    pairs->mask = count - 1;
    for (uint32_t i = 0; had.keys != NULL && i <= had.mask; i++) {
        if (had.keys[i] != 0) {
            uint32_t slot = slot_of(pairs, had.keys[i]);
            pairs->keys[slot] = had.keys[i];
            pairs->values[slot] = had.values[i];
        }
    }
}

void ltl_pairs_put(ltl_arena *arena, ltl_pairs *pairs, uint32_t a, uint32_t b, uint32_t value) {
    if (pairs->keys == NULL || pairs->count > pairs->mask / 2) {
        grow(arena, pairs);
    }
    uint32_t slot = slot_of(pairs, key_of(a, b));
    pairs->count += pairs->keys[slot] == 0 ? 1 : 0;
    pairs->keys[slot] = key_of(a, b);
    pairs->values[slot] = value;
}
