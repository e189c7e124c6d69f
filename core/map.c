#include "core/map.h"

#include <string.h>

#include "core/hash.h"
#include "core/vec.h"

enum { FIRST_SLOTS = 16 };

void ltl_map_init(ltl_map *map, ltl_arena *arena) {
    *map = (ltl_map){.arena = arena};
}

/* The slot that holds `key`, or the free slot where it belongs. Needs a table. */
static uint32_t slot_of(const ltl_map *map, ltl_str key, uint64_t hash) {
    uint32_t slot = (uint32_t)hash & map->slot_mask;
    while (map->slots[slot] != 0) {
        const ltl_map_entry *entry = &map->entries[map->slots[slot] - 1];
        if (entry->hash == hash && ltl_str_eq(entry->key, key)) {
            break;
        }
        slot = (slot + 1) & map->slot_mask;
    }
    return slot;
}

ltl_map_entry *ltl_map_find(const ltl_map *map, ltl_str key) {
    if (map->count == 0) {
        return NULL;
    }
    uint32_t index = map->slots[slot_of(map, key, ltl_hash64(key))];
    return index == 0 ? NULL : &map->entries[index - 1];
}

/* Keeps one slot in eight free, so that every probe ends. */
static void ensure_slots(ltl_map *map) {
    uint32_t slot_count = map->slots ? map->slot_mask + 1 : 0;
    if (map->count < slot_count - slot_count / 8) {
        return;
    }
    slot_count = slot_count == 0 ? FIRST_SLOTS : slot_count * 2;
    map->slots = LTL_NEW_ARRAY(map->arena, uint32_t, slot_count);
    map->slot_mask = slot_count - 1;
    for (uint32_t i = 0; i < map->count; i++) {
        uint32_t slot = (uint32_t)map->entries[i].hash & map->slot_mask;
        while (map->slots[slot] != 0) {
            slot = (slot + 1) & map->slot_mask;
        }
        map->slots[slot] = i + 1;
    }
}

ltl_map_entry *ltl_map_put(ltl_map *map, ltl_str key, bool *out_is_new) {
    ensure_slots(map);
    uint64_t hash = ltl_hash64(key);
    uint32_t slot = slot_of(map, key, hash);
    bool is_new = map->slots[slot] == 0;
    if (is_new) {
        if (map->count == map->entry_capacity) {
            map->entries = ltl_vec_grow(map->arena, map->entries, map->count, map->count + 1,
                                        &map->entry_capacity, sizeof(*map->entries));
        }
        map->entries[map->count++] = (ltl_map_entry){.key = key, .hash = hash};
        map->slots[slot] = map->count;
    }
    if (out_is_new) {
        *out_is_new = is_new;
    }
    return &map->entries[map->slots[slot] - 1];
}

ltl_map_entry *ltl_map_put_copy(ltl_map *map, ltl_str key, bool *out_is_new) {
    bool is_new = false;
    ltl_map_entry *entry = ltl_map_put(map, key, &is_new);
    if (is_new) {
        entry->key = ltl_arena_copy(map->arena, key);
    }
    if (out_is_new) {
        *out_is_new = is_new;
    }
    return entry;
}
