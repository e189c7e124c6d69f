/* plan.h - work cut into chunks, largest first.
 *
 * Shape    a chunk is a list of targets with a predicted cost; its id is made of the content ids or
 *          paths and sizes of its members, never of an index, so adding a file elsewhere does not change it
 * Units    cost in bytes weighted by language
 * Owns     the arena of the call
 * Errors   none
 * Threads  reentrant, deterministic
 * Cost     O(n log n)
 */
#ifndef LTL_PLAN_PLAN_H
#define LTL_PLAN_PLAN_H

#include "core/arena.h"
#include "core/hash.h"
#include "core/vec.h"

typedef struct ltl_plan_item {
    ltl_str path;
    uint64_t size;
    uint32_t weight; /* cost of a byte, in sixteenths of a plain byte; 16 when unknown */
} ltl_plan_item;

typedef struct ltl_chunk {
    ltl_digest id;
    uint64_t cost;
    const uint32_t *items; /* indices given to ltl_plan_make, ascending */
    uint32_t item_count;
} ltl_chunk;

typedef struct ltl_plan {
    const ltl_chunk *chunks; /* descending cost, then id */
    uint32_t chunk_count;
    uint64_t cost;
} ltl_plan;

/* Items are taken in the order given (path order keeps folders together). A chunk aims at
 * `target_cost` (0: 256 KiB); an item larger than that is a chunk of its own. */
void ltl_plan_make(ltl_arena *arena, const ltl_plan_item *items, uint32_t item_count,
                   uint64_t target_cost, ltl_plan *out_plan);
/* The chunks of shard `index1` of `count`: greedy, largest first onto the lightest shard. */
void ltl_plan_shard(ltl_arena *arena, const ltl_plan *plan, uint32_t index1, uint32_t count,
                    ltl_plan *out_shard);

#endif
