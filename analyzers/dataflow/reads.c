#include "analyzers/dataflow/reads.h"

#include "analyzers/dataflow/pairs.h"

typedef struct linker {
    ltl_arena *arena;
    const ltl_scopes *scopes;
    const ltl_cfg *cfg;
    ltl_fuel *fuel;
    ltl_reads *reads;
    ltl_pairs at_end;   /* (block, variable): the last definition in the block */
    ltl_pairs at_start; /* the same: what reaches the block */
    bool *is_reachable; /* by block */
    struct chain LTL_VEC(ltl_basic_block) chain;
    struct open_phis LTL_VEC(uint32_t) open; /* phis without operands */
} linker;

bool ltl_is_followed(const ltl_scopes *scopes, uint32_t variable, ltl_node unit) {
    const ltl_declaration *declaration = &scopes->all.at[variable];
    const unsigned strange = LTL_DECLARATION_FAR | LTL_DECLARATION_EXPOSED;
    return variable != 0 && declaration->unit == unit && (declaration->flags & strange) == 0;
}

static bool spend(linker *l) {
    if (ltl_fuel_spend(l->fuel, 1)) {
        return true;
    }
    l->reads->is_cut = true;
    return false;
}

static uint32_t add(linker *l, ltl_definition definition) {
    LTL_PUSH(l->arena, &l->reads->definitions, definition);
    return l->reads->definitions.count - 1;
}

static uint32_t variable_of(const linker *l, uint32_t step) {
    ltl_node node = ltl_step_node(l->cfg->steps.at[step]);
    uint32_t variable =
        l->scopes->tree->kind[node] == LTL_KIND_NAME ? l->scopes->of[node] : 0;
    return ltl_is_followed(l->scopes, variable, l->cfg->unit) ? variable : 0;
}

/* First all definitions, so that reads can look anywhere. */
static void number_definitions(linker *l) {
    for (ltl_basic_block block = 0; block < l->cfg->blocks.count; block++) {
        const ltl_cfg_block *at = &l->cfg->blocks.at[block];
        for (uint32_t step = at->first; step < at->end && spend(l); step++) {
            uint32_t variable =
                ltl_step_defines(l->cfg->steps.at[step]) ? variable_of(l, step) : 0;
            if (variable != 0) {
                ltl_definition made = {.variable = variable, .block = block, .step = step};
                uint32_t id = add(l, made);
                l->reads->of[step] = id;
                ltl_pairs_put(l->arena, &l->at_end, block, variable, id);
            }
        }
    }
}

static uint32_t add_without_step(linker *l, ltl_basic_block block, uint32_t variable, bool is_phi) {
    ltl_definition made = {
        .variable = variable, .block = block, .step = UINT32_MAX, .is_phi = is_phi};
    uint32_t id;
    if (is_phi) {
        made.next_phi = l->reads->phi_first[block];
        id = add(l, made);
        l->reads->phi_first[block] = id;
        LTL_PUSH(l->arena, &l->open, id);
    } else {
        id = add(l, made);
    }
    return id;
}

/* The only block that leads here; LTL_NO_BLOCK when there are several or none. */
static ltl_basic_block only_prev(const linker *l, ltl_basic_block block) {
    const ltl_cfg_block *at = &l->cfg->blocks.at[block];
    return at->prev_end == at->prev_first + 1 ? l->cfg->prev[at->prev_first] : LTL_NO_BLOCK;
}

/* What reaches the start of the block. Goes back over blocks with one way in; where ways meet a phi is
 * made, whose operands are looked for later. */
static uint32_t reaching(linker *l, ltl_basic_block block, uint32_t variable) {
    l->chain.count = 0;
    uint32_t found = 0;
    while (found == 0 && spend(l)) {
        found = ltl_pairs_find(&l->at_start, block, variable);
        if (found != 0) {
            break;
        }
        LTL_PUSH(l->arena, &l->chain, block);
        ltl_basic_block prev = only_prev(l, block);
        if (prev == LTL_NO_BLOCK || block == LTL_CFG_ENTRY) {
            const ltl_cfg_block *at = &l->cfg->blocks.at[block];
            found = add_without_step(l, block, variable, at->prev_end > at->prev_first);
        } else {
            found = ltl_pairs_find(&l->at_end, prev, variable);
            block = prev;
        }
    }
    for (uint32_t i = 0; i < l->chain.count; i++) {
        ltl_pairs_put(l->arena, &l->at_start, l->chain.at[i], variable, found);
    }
    return found;
}

static void fill_phis(linker *l) {
    while (l->open.count > 0 && spend(l)) {
        uint32_t id = l->open.at[--l->open.count];
        ltl_definition phi = l->reads->definitions.at[id];
        const ltl_cfg_block *at = &l->cfg->blocks.at[phi.block];
        uint32_t first = l->reads->operands.count;
        uint32_t count = at->prev_end - at->prev_first;
        for (uint32_t i = 0; i < count; i++) { /* room first: `reaching` opens further phis */
            LTL_PUSH(l->arena, &l->reads->operands, 0);
        }
        for (uint32_t i = 0; i < count && spend(l); i++) {
            ltl_basic_block prev = l->cfg->prev[at->prev_first + i];
            if (l->is_reachable[prev]) {
                uint32_t operand = ltl_pairs_find(&l->at_end, prev, phi.variable);
                operand = operand != 0 ? operand : reaching(l, prev, phi.variable);
                l->reads->operands.at[first + i] = operand;
            }
        }
        l->reads->definitions.at[id].first = first;
        l->reads->definitions.at[id].end = first + count;
    }
}

static void link_block(linker *l, ltl_basic_block block, ltl_reads_scratch *scratch) {
    uint32_t stamp = scratch->next_stamp++;
    const ltl_cfg_block *at = &l->cfg->blocks.at[block];
    for (uint32_t step = at->first; step < at->end && spend(l); step++) {
        uint32_t variable = variable_of(l, step);
        if (variable == 0) {
            continue;
        }
        ltl_recent *last = &scratch->by_variable[variable];
        uint32_t had = last->stamp == stamp ? last->definition : reaching(l, block, variable);
        uint32_t made = l->reads->of[step];
        if (made != 0) {
            l->reads->definitions.at[made].before = had;
            had = made;
        }
        *last = (ltl_recent){stamp, had};
        l->reads->of[step] = had;
    }
}

void ltl_reads_build(ltl_arena *arena, const ltl_scopes *scopes, const ltl_cfg *cfg,
                     ltl_reads_scratch *scratch, ltl_fuel *fuel, ltl_reads *out_reads) {
    *out_reads = (ltl_reads){0};
    linker l = {.arena = arena, .scopes = scopes, .cfg = cfg, .fuel = fuel, .reads = out_reads};
    out_reads->of = LTL_NEW_ARRAY(arena, uint32_t, cfg->steps.count);
    out_reads->phi_first = LTL_NEW_ARRAY(arena, uint32_t, cfg->blocks.count);
    l.is_reachable = LTL_NEW_ARRAY(arena, bool, cfg->blocks.count);
    add(&l, (ltl_definition){0});
    number_definitions(&l);
    if (scratch->by_variable == NULL) {
        scratch->by_variable = LTL_NEW_ARRAY(arena, ltl_recent, scopes->all.count);
        scratch->next_stamp = 1;
    }
    for (uint32_t i = 0; i < cfg->order_count; i++) {
        l.is_reachable[cfg->order[i]] = true;
    }
    for (uint32_t i = 0; i < cfg->order_count; i++) {
        link_block(&l, cfg->order[i], scratch);
    }
    fill_phis(&l);
}
