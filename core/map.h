/* map.h - strings to numbers.
 *
 * Shape    open addressing, linear probing, power-of-two table, at most 7/8 full
 * Units    -
 * Owns     the arena owns the table; keys are borrowed unless put with ltl_map_put_copy
 * Errors   those of the arena
 * Threads  one writer, or any number of readers once published
 * Cost     about one cache miss a look-up; iteration order is insertion order, so nothing that
 *          walks a map depends on hash values
 */
#ifndef LTL_CORE_MAP_H
#define LTL_CORE_MAP_H

#include "core/arena.h"
#include "core/str.h"

typedef struct ltl_map_entry {
    ltl_str key;
    uint64_t hash;
    uint64_t value;
} ltl_map_entry;

typedef struct ltl_map {
    ltl_arena *arena;
    ltl_map_entry *entries; /* in insertion order */
    uint32_t count;
    uint32_t entry_capacity;
    uint32_t *slots; /* entry index + 1; 0 is free */
    uint32_t slot_mask;
} ltl_map;

void ltl_map_init(ltl_map *map, ltl_arena *arena);
/* The entry of `key`, or null. Valid until the next put. */
ltl_map_entry *ltl_map_find(const ltl_map *map, ltl_str key);
/* Finds or adds; a new entry has value 0. `out_is_new` may be null. */
ltl_map_entry *ltl_map_put(ltl_map *map, ltl_str key, bool *out_is_new);
ltl_map_entry *ltl_map_put_copy(ltl_map *map, ltl_str key, bool *out_is_new);

#endif
