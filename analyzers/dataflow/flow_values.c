#include "analyzers/dataflow/flow_internal.h"
#include "analyzers/dataflow/name_use.h"
#include "analyzers/dataflow/typed/typed.h"

#include "core/limits.h"

enum { MAX_PASSES = 6 };

/* Work on one unit. */
typedef struct worker {
    ltl_flow *flow;
    const ltl_code_unit *unit;
    ltl_known *of; /* by definition */
    bool is_widened; /* too many rounds: what goes round a loop is unknown */
    bool has_changed;
} worker;

static void keep(ltl_flow *flow, ltl_node node, const ltl_known *value) {
    uint32_t index = flow->value_of[node];
    if (index == 0) {
        if (value->kind == LTL_KNOWN_NOTHING && value->integer == 0) {
            return;
        }
        LTL_PUSH(flow->arena, &flow->values, *value);
        flow->value_of[node] = flow->values.count - 1;
    } else {
        flow->values.at[index] = *value;
    }
}

static void join_phi(worker *w, uint32_t id) {
    const ltl_reads *reads = &w->unit->reads;
    const ltl_definition *phi = &reads->definitions.at[id];
    /* What differs from round to round is not followed. */
    bool is_loop = w->unit->cfg.blocks.at[phi->block].is_loop;
    ltl_known joined = ltl_known_some(w->is_widened ? LTL_KNOWN_NOTHING : LTL_KNOWN_UNREACHED);
    for (uint32_t i = phi->first; i < phi->end && joined.kind != LTL_KNOWN_NOTHING; i++) {
        if (reads->operands.at[i] != 0) {
            const ltl_known *operand = &w->of[reads->operands.at[i]];
            bool differs = joined.kind != LTL_KNOWN_UNREACHED && operand->kind != LTL_KNOWN_UNREACHED &&
                           !ltl_known_equal(&joined, operand);
            joined = differs && is_loop ? ltl_known_nothing()
                                        : ltl_known_join(&joined, operand);
        }
    }
    for (uint32_t i = phi->first; i < phi->end && joined.kind == LTL_KNOWN_NOTHING; i++) {
        const ltl_known *operand = &w->of[reads->operands.at[i]];
        bool waits = operand->kind == LTL_KNOWN_NOTHING && operand->integer != 0;
        joined = waits && joined.integer == 0 ? *operand : joined;
    }
    w->has_changed = w->has_changed || !ltl_known_equal(&joined, &w->of[id]);
    w->of[id] = joined;
}

/* `x[k] = y` leaves x what it was given. */
static bool writes_part(const ltl_tree *tree, ltl_node leaf) {
    ltl_node around = tree->parent[tree->parent[leaf]];
    return tree->role[leaf] == LTL_ROLE_RECEIVER && around != LTL_NO_NODE && tree->kind[around] == LTL_KIND_ASSIGN;
}

static void keep_given(worker *w, ltl_node read, uint32_t id) {
    enum { MAX_PARTS = 64 };
    const ltl_definition *made = &w->unit->reads.definitions.at[id];
    for (uint32_t i = 0; i < MAX_PARTS && made->step != UINT32_MAX && made->before != 0 &&
                         writes_part(w->flow->tree, ltl_step_node(w->unit->cfg.steps.at[made->step]));
         i++) {
        made = &w->unit->reads.definitions.at[made->before];
    }
    if (made->step == UINT32_MAX) {
        return;
    }
    ltl_node leaf = ltl_step_node(w->unit->cfg.steps.at[made->step]);
    ltl_node given = ltl_flow__expression_for(w->flow, leaf);
    w->flow->given[read] = given != LTL_NO_NODE ? given + 1 : 0;
}

/* A name of another file, or what is made of one. */
static ltl_known from_elsewhere(ltl_flow *flow, ltl_node node) {
    ltl_kind kind = ltl_tree_kind(flow->tree, node);
    bool is_name = kind == LTL_KIND_NAME || kind == LTL_KIND_MEMBER;
    ltl_known value = is_name ? ltl_flow__far(flow, node) : ltl_known_nothing();
    return value.kind == LTL_KNOWN_NOTHING && value.integer == 0 ? ltl_flow__wanting(flow, node)
                                                                 : value;
}

static void take_step(worker *w, uint32_t step) {
    ltl_flow *flow = w->flow;
    ltl_step_code code = w->unit->cfg.steps.at[step];
    ltl_node node = ltl_step_node(code);
    uint32_t id = w->unit->reads.of[step];
    ltl_known value;
    if (ltl_step_defines(code)) {
        if (id != 0) {
            const ltl_known *before = &w->of[w->unit->reads.definitions.at[id].before];
            w->of[id] = ltl_flow__given(flow, node, before);
        }
        return;
    }
    uint32_t named = flow->tree->kind[node] == LTL_KIND_NAME ? flow->scopes.of[node] : 0;
    if (ltl_typed_is_macro(flow, named)) { /* one within a function is none of its variables */
        value = ltl_typed_macro(flow, named);
    } else if (id != 0) {
        value = ltl_flow__as_written(flow, node, w->of[id]);
        keep_given(w, node, id);
    } else if (flow->tree->kind[node] == LTL_KIND_NAME) {
        uint32_t variable = flow->scopes.of[node];
        value = variable != 0 ? ltl_flow__as_written(flow, node,
                                                     ltl_flow__outer(flow, variable, w->unit->node))
                              : ltl_flow__of_word(flow, node, w->unit->node);
    } else {
        value = ltl_flow__evaluate(flow, node);
    }
    if (flow->far != NULL && value.kind == LTL_KNOWN_NOTHING && value.integer == 0) {
        value = from_elsewhere(flow, node);
    }
    keep(flow, node, &value);
}

static bool take_all_steps(worker *w) {
    const ltl_cfg *cfg = &w->unit->cfg;
    for (uint32_t i = 0; i < cfg->order_count; i++) {
        ltl_basic_block block = cfg->order[i];
        uint32_t phi = w->unit->reads.phi_first[block];
        for (; phi != 0; phi = w->unit->reads.definitions.at[phi].next_phi) {
            const ltl_definition *made = &w->unit->reads.definitions.at[phi];
            if (!ltl_fuel_spend(&w->flow->fuel, 1 + (made->end - made->first))) {
                return false;
            }
            join_phi(w, phi);
        }
        for (uint32_t step = cfg->blocks.at[block].first; step < cfg->blocks.at[block].end; step++) {
            if (!ltl_fuel_spend(&w->flow->fuel, 1)) {
                return false;
            }
            take_step(w, step);
        }
    }
    return true;
}

/* Nothing may be concluded from half of the work. */
static void forget(ltl_flow *flow, ltl_code_unit *unit) {
    for (uint32_t step = 0; step < unit->cfg.steps.count; step++) {
        flow->value_of[ltl_step_node(unit->cfg.steps.at[step])] = 0;
        flow->given[ltl_step_node(unit->cfg.steps.at[step])] = 0;
    }
    unit->is_cut = true;
}

/* False when there was not enough fuel. */
static bool work_out_values(ltl_flow *flow, const ltl_code_unit *unit) {
    const ltl_definition *made = unit->reads.definitions.at;
    uint32_t count = unit->reads.definitions.count;
    worker w = {.flow = flow, .unit = unit, .of = LTL_NEW_ARRAY(flow->arena, ltl_known, count)};
    for (uint32_t id = 0; id < count; id++) { /* no way leads anywhere yet; at the entry all is open */
        bool is_open = id == 0 || (made[id].step == UINT32_MAX && !made[id].is_phi);
        w.of[id] = ltl_known_some(is_open ? LTL_KNOWN_NOTHING : LTL_KNOWN_UNREACHED);
    }
    for (uint32_t pass = 0; pass <= MAX_PASSES + 1; pass++) {
        w.has_changed = false;
        w.is_widened = pass >= MAX_PASSES;
        if (!take_all_steps(&w)) {
            return false;
        }
        bool looks_ahead = pass < 2 && (flow->tree->language->scoping & LTL_SCOPING_LOCALS) != 0;
        if (!w.has_changed && !looks_ahead) {
            return true;
        }
    }
    return true;
}

void ltl_flow__work_out(ltl_flow *flow, ltl_code_unit *unit) {
    if (unit->is_cut) {
        return;
    }
    uint64_t nodes = flow->tree->end[unit->node] - unit->node;
    flow->fuel = ltl_fuel_make(LTL_FLOW_FUEL_BASE + nodes * LTL_FLOW_FUEL_PER_NODE, NULL);
    ltl_cfg_build(flow->arena, &flow->scopes, unit->node, &flow->fuel, &unit->cfg);
    if (!unit->cfg.is_cut) {
        ltl_reads_build(flow->arena, &flow->scopes, &unit->cfg, &flow->scratch, &flow->fuel,
                        &unit->reads);
    }
    if (unit->cfg.is_cut || unit->reads.is_cut || ltl_arena_is_exhausted(flow->arena)) {
        unit->is_cut = true;
        return;
    }
    if (!work_out_values(flow, unit)) {
        forget(flow, unit);
    }
}

/* ---- values under facts ---- */

bool ltl_flow_suppose(ltl_flow *flow, ltl_node node, const ltl_flow_facts *facts,
                      ltl_flow_view *out_view) {
    const ltl_code_unit *unit = ltl_flow_unit(flow, node);
    if (unit == NULL || unit->is_cut || unit->node != node || flow->facts != NULL) {
        return false;
    }
    uint32_t nodes = flow->tree->end[node] - node;
    *out_view = (ltl_flow_view){.unit = unit, .facts = *facts};
    out_view->value_of = LTL_NEW_ARRAY(flow->arena, uint32_t, nodes);
    flow->fuel = ltl_fuel_make(LTL_FLOW_FUEL_BASE + (uint64_t)nodes * LTL_FLOW_FUEL_PER_NODE, NULL);
    ltl_flow_look_at(flow, out_view);
    bool is_done = work_out_values(flow, unit);
    ltl_flow_look_at(flow, out_view);
    return is_done;
}

bool ltl_flow_facts_equal(const ltl_flow_facts *a, const ltl_flow_facts *b) {
    for (uint32_t i = 0; i < a->count && a->count == b->count; i++) {
        if (a->at[i].variable != b->at[i].variable || !ltl_known_equal(&a->at[i].value, &b->at[i].value)) {
            return false;
        }
    }
    return a->count == b->count;
}

void ltl_flow_look_at(ltl_flow *flow, ltl_flow_view *view) {
    ltl_node first = view->unit->node;
    for (ltl_node node = first; node < flow->tree->end[first]; node++) {
        if (node != first && ltl_is_unit(ltl_tree_kind(flow->tree, node))) {
            node = flow->tree->end[node] - 1; /* functions inside are units of their own */
            continue;
        }
        uint32_t value = flow->value_of[node];
        flow->value_of[node] = view->value_of[node - first];
        view->value_of[node - first] = value;
    }
    flow->facts = flow->facts == NULL ? &view->facts : NULL;
}
