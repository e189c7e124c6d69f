#include "core/vec.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/limits.h"

/* One less than the type holds, so that `count + 1` never wraps in LTL_PUSH. */
static const uint32_t max_items = UINT32_MAX - 1;

static uint32_t next_capacity(const ltl_arena *arena, uint32_t capacity, uint32_t needed,
                              size_t item_bytes) {
    uint64_t next = capacity == 0 ? 64 / item_bytes : (uint64_t)capacity * 2;
    if (next < 4) {
        next = 4;
    }
    /* Near the arena's maximum the exact size may still fit where the double does not. */
    uint64_t max_bytes = arena->max_bytes ? arena->max_bytes : LTL_MAX_ARENA_BYTES;
    uint64_t free_bytes = max_bytes > arena->used_bytes ? max_bytes - arena->used_bytes : 0;
    if (next > free_bytes / item_bytes) {
        next = (uint64_t)needed + needed / 8;
    }
    if (next > max_items) {
        next = max_items;
    }
    return next < needed ? needed : (uint32_t)next;
}

void *ltl_vec_grow(ltl_arena *arena, void *items, uint32_t count, uint32_t needed,
                   uint32_t *capacity, size_t item_bytes) {
    if (needed > max_items) {
        fprintf(stderr, "lintel: a list passed its limit of %u items\n", (unsigned)max_items);
        abort();
    }
    uint32_t grown = next_capacity(arena, *capacity, needed, item_bytes);
    if (items && ltl_arena_try_extend(arena, items, *capacity * item_bytes, grown * item_bytes)) {
        *capacity = grown;
        return items;
    }
    if (grown > SIZE_MAX / item_bytes) {
        fputs("lintel: a list passed the size of the address space\n", stderr);
        abort();
    }
    char *moved = ltl_arena_alloc_raw(arena, grown * item_bytes);
    if (count > 0) {
        memcpy(moved, items, count * item_bytes);
    }
    *capacity = grown;
    return moved;
}
