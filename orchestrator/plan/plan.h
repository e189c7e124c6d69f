/* plan.h - work cut into chunks, largest first.
 *
 * Shape    a chunk is a run of neighbouring items with a predicted cost; its id is made of the paths,
 *          sizes and content ids of its members, never of an index. Where a run is cut is told by the
 *          items around the cut and by what lies within twice the target of it, so adding a file
 *          changes the chunks beside it and no others
 * Units    cost in bytes weighted by language; each item costs LTL_PLAN_ITEM_COST on top
 * Owns     the arena of the call
 * Errors   none
 * Threads  reentrant, deterministic
 * Cost     O(n log n), the sort; cutting is O(n) whatever the paths are
 */
#ifndef LTL_PLAN_PLAN_H
#define LTL_PLAN_PLAN_H

#include "core/arena.h"
#include "core/hash.h"
#include "core/vec.h"

enum { LTL_PLAN_ITEM_COST = 512 }; /* finding, opening and recording a file, in bytes of analysis */
#define LTL_PLAN_TARGET_COST (256u * 1024u)

typedef struct ltl_plan_item {
    ltl_str path;
    uint64_t size;
    uint32_t weight;    /* cost of a byte, in sixteenths of a plain byte; 16 when unknown */
    ltl_digest content; /* the content's id when it is known, else zero */
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
 * `target_cost` (0: LTL_PLAN_TARGET_COST) and costs at most twice that; an item that costs more than
 * the target is a chunk of its own. */
void ltl_plan_make(ltl_arena *arena, const ltl_plan_item *items, uint32_t item_count,
                   uint64_t target_cost, ltl_plan *out_plan);
/* The chunks of those of `count` shards that are `wanted`, by number from 0: greedy, largest first onto the lightest
 * shard. Whoever has the same plan shares it out in the same way; shards past the number of chunks have none. */
void ltl_plan_share(ltl_arena *arena, const ltl_plan *plan, uint32_t count, const bool *wanted,
                    ltl_plan *out_share);

#endif
