#include "orchestrator/run/packs.h"

/* A work of which no rule is known takes what its file is worth. */
static uint64_t cost_of(const ltl_team *team, const ltl_world_work *work) {
    return ltl_intake_targets(team->intake)->at[work->file].size + work->steps;
}

void ltl_packs_make(ltl_arena *arena, const ltl_team *team, uint32_t worker_count, ltl_packs *out_packs) {
    enum {
        PACKS_PER_WORKER = 16,
        LEAST_STEPS = 30000, /* a few times what handing it over costs */
    };
    const ltl_world_works *works = team->works;
    uint64_t all = 0;
    for (uint32_t i = 0; i < works->count; i++) {
        all += cost_of(team, &works->at[i]);
    }
    uint64_t share = all / ((uint64_t)worker_count * PACKS_PER_WORKER);
    uint64_t enough = share > LEAST_STEPS ? share : LEAST_STEPS;
    *out_packs = (ltl_packs){0};
    for (uint32_t i = 0; i < works->count; i++) {
        uint64_t cost = cost_of(team, &works->at[i]);
        ltl_pack *last = out_packs->count > 0 ? &out_packs->at[out_packs->count - 1] : NULL;
        if (last == NULL || last->cost + cost > enough) {
            LTL_PUSH(arena, out_packs, ((ltl_pack){.first = i}));
            last = &out_packs->at[out_packs->count - 1];
        }
        last->end = i + 1;
        last->cost += cost;
    }
}
