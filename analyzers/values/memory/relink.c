/* Writing through pointers whose place nobody knows: what else may be known of it by another way. */
#include "analyzers/values/values_internal.h"

/* `x->next->prev = y`: what `x->next` points to may be something that is known by another way to it. */
void ltl_relink__twins(ltl_values *v, ltl_state *state, const ltl_fact *place) {
    const ltl_region_info *info = ltl_region_of(&v->regions, place->region);
    ltl_region root = ltl_region_root(&v->regions, place->region);
    if (v->regions.all.at[root].kind != LTL_REGION_BEHIND || info->kind != LTL_REGION_MEMBER) {
        return;
    }
    uint32_t kept = 0;
    for (uint32_t i = 0; i < state->cells.count; i++) {
        const ltl_cell *cell = &state->cells.at[i];
        const ltl_region_info *other = ltl_region_of(&v->regions, cell->region);
        bool is_twin = other->kind == LTL_REGION_MEMBER && other->b == info->b &&
                       cell->region != place->region && cell->fact.region != 0;
        ltl_region holder = is_twin ? ltl_region_root(&v->regions, cell->region) : 0;
        bool is_forgotten =
            is_twin && holder != root && v->regions.all.at[holder].kind == LTL_REGION_BEHIND;
        if (!is_forgotten) {
            state->cells.at[kept++] = *cell;
        }
    }
    state->cells.count = kept;
}

/* Memory that the function at hand did not make, and does not name as its own. */
static bool is_of_others(const ltl_values *v, ltl_region region) {
    uint8_t kind = v->regions.all.at[ltl_region_root(&v->regions, region)].kind;
    return kind == LTL_REGION_BEHIND || kind == LTL_REGION_GLOBAL;
}

/* `x->prev->next = x->next`, `head = x->next`: x is taken out of where it was, so what others know of it is
 * known no more. */
void ltl_relink__unlinked(ltl_values *v, ltl_state *state, const ltl_fact *place,
                          const ltl_fact *value) {
    ltl_region holder = 0;
    bool is_ours = place->region != 0 && !is_of_others(v, place->region);
    for (uint32_t i = 0; !is_ours && value->symbol != 0 && holder == 0 && i < state->cells.count;
         i++) {
        const ltl_cell *cell = &state->cells.at[i];
        bool is_source = cell->fact.symbol == value->symbol && is_of_others(v, cell->region) &&
                         v->regions.all.at[cell->region].kind == LTL_REGION_MEMBER;
        holder = is_source ? ltl_region_root(&v->regions, cell->region) : 0;
    }
    if (holder == 0) {
        return;
    }
    uint32_t kept = 0;
    for (uint32_t i = 0; i < state->cells.count; i++) {
        const ltl_cell *cell = &state->cells.at[i];
        bool leads_there = cell->fact.region != 0 && is_of_others(v, cell->region) &&
                           ltl_region_root(&v->regions, cell->fact.region) == holder;
        if (!leads_there) {
            state->cells.at[kept++] = *cell;
        }
    }
    state->cells.count = kept;
}
