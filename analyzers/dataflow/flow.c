#include "analyzers/dataflow/flow.h"

void ltl_flow_init(ltl_flow *flow, ltl_arena *arena, const ltl_tree *tree) {
    *flow = (ltl_flow){.arena = arena, .tree = tree};
}

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
