#include "analyzers/dataflow/flow_internal.h"

#include "core/limits.h"

void ltl_flow_init(ltl_flow *flow, ltl_arena *arena, const ltl_tree *tree) {
    *flow = (ltl_flow){.arena = arena, .tree = tree};
    flow->fuel = ltl_fuel_make(LTL_FLOW_FUEL_PER_FILE, NULL);
}

/* ---- names ---- */

const ltl_scopes *ltl_flow_scopes(ltl_flow *flow) {
    if (!flow->has_scopes) {
        flow->has_scopes = true;
        ltl_scopes_build(flow->arena, flow->tree, &flow->scopes);
    }
    return &flow->scopes;
}

const ltl_declaration *ltl_flow_declaration(ltl_flow *flow, ltl_node node) {
    const ltl_scopes *scopes = ltl_flow_scopes(flow);
    uint32_t id = node < flow->tree->count ? scopes->of[node] : 0;
    return id != 0 ? &scopes->all.at[id] : NULL;
}

/* Members are told apart by their objects, which nobody knows: their spelling counts. */
static bool is_member(const ltl_scopes *scopes, uint32_t declaration) {
    return scopes->tree->kind[scopes->all.at[declaration].scope] == LTL_KIND_CLASS;
}

bool ltl_flow_means_same(ltl_flow *flow, ltl_node a, ltl_node b) {
    const ltl_tree *tree = flow->tree;
    if (a == b || tree->language->scoping == LTL_SCOPING_NONE) {
        return true;
    }
    const ltl_scopes *scopes = ltl_flow_scopes(flow);
    const uint32_t *of = scopes->of;
    for (uint32_t i = 0; a + i < tree->end[a] && b + i < tree->end[b]; i++) {
        if (of[a + i] != of[b + i] && of[a + i] != 0 && of[b + i] != 0 &&
            !is_member(scopes, of[a + i]) && !is_member(scopes, of[b + i])) {
            return false;
        }
    }
    return true;
}

/* ---- units ---- */

static void list_units(ltl_flow *flow) {
    const ltl_tree *tree = flow->tree;
    uint32_t around = 0;
    for (ltl_node node = 0; node < tree->count; node++) {
        if (!ltl_is_unit(ltl_tree_kind(tree, node))) {
            continue;
        }
        while (flow->units.count > 0 && tree->end[flow->units.at[around].node] <= node) {
            around = flow->units.at[around].around;
        }
        ltl_code_unit unit = {.node = node, .around = around};
        LTL_PUSH(flow->arena, &flow->units, unit);
        around = flow->units.count - 1;
    }
}

uint32_t ltl_flow__unit_at(const ltl_flow *flow, ltl_node node) {
    uint32_t low = 0;
    uint32_t high = flow->units.count;
    while (low + 1 < high) {
        uint32_t middle = low + (high - low) / 2;
        if (flow->units.at[middle].node <= node) {
            low = middle;
        } else {
            high = middle;
        }
    }
    while (flow->tree->end[flow->units.at[low].node] <= node) {
        low = flow->units.at[low].around;
    }
    return low;
}

/* The units around it come first: they say what it sees. */
static const ltl_code_unit *unit_worked_out(ltl_flow *flow, uint32_t index) {
    struct LTL_VEC(uint32_t) chain = {0};
    for (uint32_t at = index; !flow->units.at[at].is_done; at = flow->units.at[at].around) {
        LTL_PUSH(flow->arena, &chain, at);
        if (at == 0) {
            break;
        }
    }
    while (chain.count > 0) {
        ltl_code_unit *unit = &flow->units.at[chain.at[--chain.count]];
        ltl_flow__work_out(flow, unit);
        unit->is_done = true;
    }
    return &flow->units.at[index];
}

const ltl_code_unit *ltl_flow_unit(ltl_flow *flow, ltl_node node) {
    if (flow->tree->language->scoping == LTL_SCOPING_NONE) {
        return NULL;
    }
    if (!flow->has_units) {
        flow->has_units = true;
        (void)ltl_flow_scopes(flow);
        list_units(flow);
        flow->given = LTL_NEW_ARRAY(flow->arena, ltl_node, flow->tree->count);
        flow->value_of = LTL_NEW_ARRAY(flow->arena, uint32_t, flow->tree->count);
        LTL_PUSH(flow->arena, &flow->values, ltl_known_nothing());
    }
    return unit_worked_out(flow, ltl_flow__unit_at(flow, node));
}

/* ---- values ---- */

ltl_known ltl_flow__known(const ltl_flow *flow, ltl_node node) {
    if (node == LTL_NO_NODE) {
        return ltl_known_nothing();
    }
    uint32_t index = flow->value_of[node];
    return index != 0 ? flow->values.at[index] : ltl_known_of_literal(flow->tree, node);
}

/* Nothing to work out: no value of the variable stands in the text. */
static bool is_hopeless(ltl_flow *flow, ltl_node node) {
    const ltl_tree *tree = flow->tree;
    if (tree->kind[node] != LTL_KIND_NAME || tree->language->scoping == LTL_SCOPING_NONE) {
        return tree->kind[node] == LTL_KIND_CALL && !ltl_is_text_call(tree, node);
    }
    const ltl_declaration *meant = ltl_flow_declaration(flow, node);
    return meant != NULL && (meant->flags & LTL_DECLARATION_TOLD) == 0;
}

ltl_known ltl_flow_value(ltl_flow *flow, ltl_node node) {
    if (is_hopeless(flow, node)) {
        return ltl_known_nothing();
    }
    if (ltl_flow_unit(flow, node) == NULL) {
        return ltl_known_of_literal(flow->tree, node);
    }
    ltl_known value = ltl_flow__known(flow, node);
    bool is_nothing = value.kind == LTL_KNOWN_UNREACHED || value.kind == LTL_KNOWN_CONSTANTS;
    return is_nothing ? ltl_known_nothing() : value;
}

ltl_node ltl_flow_given(ltl_flow *flow, ltl_node node) {
    if (ltl_flow_unit(flow, node) == NULL || flow->given[node] == 0) {
        return LTL_NO_NODE;
    }
    return flow->given[node] - 1;
}
