/* Marks that follow the way of control instead of values, and sinks at the end of a function. */
#include "analyzers/taint/taint_internal.h"

static ltl_taint_path control_path(ltl_taint *t) {
    return ltl_taint_path_below(t->arena, &t->paths, 0, LTL_TAINT_CONTROL_KEY);
}

ltl_taint_value ltl_taint__control(ltl_taint *t) {
    return t->has_control ? ltl_taint_state_read(&t->state, &t->paths, control_path(t))
                          : (ltl_taint_value){0};
}

void ltl_taint__mark_control(ltl_taint *t, ltl_taint_value value) {
    ltl_taint_state_add(t->arena, &t->state, &t->paths, control_path(t), value);
}

void ltl_taint__clean_control(ltl_taint *t) {
    if (t->has_control) {
        ltl_taint_state_set(t->arena, &t->state, &t->paths, control_path(t), (ltl_taint_value){0});
    }
}

/* All that is left to do in the block, from that step on, is what `node` is a part of. */
static bool is_only_around(ltl_taint *t, const ltl_cfg_block *block, uint32_t from, ltl_node node) {
    for (uint32_t step = from; step < block->end; step++) {
        ltl_node later = ltl_step_node(t->cfg->steps.at[step]);
        bool is_around = later <= node && node < t->tree->end[later];
        if (!is_around || !ltl_taint__spend(t, 1)) {
            return false;
        }
    }
    return true;
}

/* On some way from the step at hand to the end of the unit nothing else is done. */
bool ltl_taint__is_at_exit(ltl_taint *t, ltl_node node) {
    enum { MOST_BLOCKS = 64 };
    const ltl_cfg *cfg = t->cfg;
    ltl_basic_block waiting[MOST_BLOCKS] = {t->block};
    uint32_t count = is_only_around(t, &cfg->blocks.at[t->block], t->step + 1, node) ? 1 : 0;
    for (uint32_t i = 0; i < count; i++) {
        const ltl_cfg_block *at = &cfg->blocks.at[waiting[i]];
        for (uint32_t j = at->next_first; j < at->next_end; j++) {
            ltl_basic_block next = cfg->next[j];
            if (next == LTL_CFG_EXIT) {
                return true;
            }
            const ltl_cfg_block *to = &cfg->blocks.at[next];
            bool is_known = count == MOST_BLOCKS || !is_only_around(t, to, to->first, node);
            for (uint32_t k = 0; k < count && !is_known; k++) {
                is_known = waiting[k] == next;
            }
            if (!is_known) {
                waiting[count++] = next;
            }
        }
    }
    return false;
}
