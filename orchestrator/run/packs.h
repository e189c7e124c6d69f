/* packs.h - the works of a round that go to a worker together.
 *
 * Shape    works that follow each other, in their order, each in one pack
 * Units    cost: steps, see world.h
 * Owns     packs live in the arena
 * Errors   -
 * Threads  reentrant
 * Cost     linear in the works
 */
#ifndef LTL_RUN_PACKS_H
#define LTL_RUN_PACKS_H

#include "orchestrator/run/worker/worker.h"

typedef struct ltl_pack {
    uint32_t first;
    uint32_t end;
    uint64_t cost;
} ltl_pack;
typedef struct ltl_packs LTL_VEC(ltl_pack) ltl_packs;

/* Few enough that all workers have something to do, and none so small that handing it over is most of it. */
void ltl_packs_make(ltl_arena *arena, const ltl_team *team, uint32_t worker_count, ltl_packs *out_packs);

#endif
