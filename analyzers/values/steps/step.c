#include "analyzers/values/steps/step_internal.h"

/* ---- results ---- */

void ltl_step__give(ltl_values *v, ltl_state *state, ltl_node node, const ltl_fact *value) {
    ltl_result result = {.node = node, .value = *value};
    ltl_state_result_put(&v->scratch, state, &result);
}

ltl_fact ltl_step__value(ltl_values *v, ltl_state *state, ltl_node node) {
    if (node == LTL_NO_NODE) {
        return ltl_fact_any(&v->types, LTL_TYPE_UNKNOWN);
    }
    const ltl_result *known = ltl_state_result(state, node);
    if (known != NULL) {
        return known->value;
    }
    if (v->tree->kind[node] == LTL_KIND_NAME) {
        ltl_step__name(v, state, node);
        known = ltl_state_result(state, node);
        return known != NULL ? known->value : ltl_fact_any(&v->types, LTL_TYPE_UNKNOWN);
    }
    return ltl_step__literal(v, state, node);
}

/* ---- what a step does to memory, told to the checks ---- */

void ltl_step__follow(ltl_values *v, ltl_state *state, ltl_node node, const ltl_fact *pointer) {
    ltl_event event = {.kind = LTL_EVENT_FOLLOW, .node = node, .state = state, .a = pointer};
    ltl_values__tell(v, &event);
    if (pointer->null == LTL_NULL_IS) {
        state->is_dead = true; /* said once; what comes after does not happen */
        return;
    }
    for (uint32_t i = 0; i < state->cells.count && pointer->symbol != 0; i++) {
        ltl_fact *fact = &state->cells.at[i].fact;
        if (fact->symbol == pointer->symbol && fact->null != LTL_NULL_NOT) {
            if (fact->null == LTL_NULL_ANY && !ltl_fact_has(fact, LTL_FACT_GUARDED)) {
                fact->flags |= LTL_FACT_FOLLOWED;
                fact->origin = node;
            }
            fact->null = LTL_NULL_NOT;
        }
    }
}

/* `memcpy(&key.name, from, 80)`: members that lie in a row are meant, as a whole. */
static bool spans_members(ltl_values *v, const ltl_fact *pointer, const ltl_fact *bytes, ltl_access_how how) {
    ltl_region_info info = *ltl_region_of(&v->regions, pointer->region);
    bool may_be = how == LTL_ACCESS_BLOCK && info.kind == LTL_REGION_MEMBER && info.b != 0 &&
                  ltl_fact_is_exact(pointer) && pointer->low == 0 && ltl_fact_is_exact(bytes);
    return may_be && ltl_type_spans_members(&v->types, v->regions.all.at[info.a].type, info.b, bytes->low);
}

void ltl_step__access(ltl_values *v, ltl_state *state, ltl_node node, const ltl_fact *pointer,
                      const ltl_fact *bytes, ltl_access_how how, bool is_write) {
    if (v->is_quiet[node] || pointer->region == 0 || spans_members(v, pointer, bytes, how)) {
        return;
    }
    (void)ltl_memory__region(v, state, pointer->region);
    ltl_event event = {.kind = LTL_EVENT_ACCESS,
                       .node = node,
                       .state = state,
                       .a = pointer,
                       .b = bytes,
                       .region = pointer->region,
                       .how = (uint8_t)how,
                       .is_write = is_write};
    ltl_values__tell(v, &event);
}

/* ---- which step ---- */

typedef void (*step_handler)(ltl_values *v, ltl_state *state, ltl_node node);

static step_handler handler_of(ltl_kind kind) {
    switch (kind) {
    case LTL_KIND_NAME:
        return ltl_step__name;
    case LTL_KIND_MEMBER:
        return ltl_step__member;
    case LTL_KIND_INDEX:
        return ltl_step__index;
    case LTL_KIND_UNARY:
        return ltl_step__unary;
    case LTL_KIND_BINARY:
        return ltl_step__binary_node;
    case LTL_KIND_ASSIGN:
        return ltl_step__assign_node;
    case LTL_KIND_CAST:
        return ltl_step__cast;
    case LTL_KIND_CONDITIONAL:
        return ltl_step__conditional;
    case LTL_KIND_VARIABLE:
        return ltl_step__variable;
    case LTL_KIND_NEW:
        return ltl_step__new;
    case LTL_KIND_RETURN:
        return ltl_step__return;
    case LTL_KIND_DECLARATION:
        return ltl_step__declaration;
    case LTL_KIND_LAMBDA:
        return ltl_step__lambda;
    case LTL_KIND_OTHER:
    case LTL_KIND_COLLECTION:
        return ltl_step__hand_on;
    default:
        return NULL;
    }
}

/* With a statement its parts are over. */
static bool ends_statement(const ltl_tree *tree, ltl_node node) {
    ltl_node parent = tree->parent[node];
    if (parent == LTL_NO_NODE) {
        return true;
    }
    switch (ltl_tree_kind(tree, parent)) {
    case LTL_KIND_EXPRESSION_STATEMENT:
    case LTL_KIND_DECLARATION:
    case LTL_KIND_BLOCK:
    case LTL_KIND_CASE:
    case LTL_KIND_ROOT:
        return true;
    case LTL_KIND_LOOP:
        return tree->role[node] != LTL_ROLE_CONDITION;
    case LTL_KIND_IF:
        return tree->role[node] != LTL_ROLE_CONDITION;
    default:
        return false;
    }
}

void ltl_step__take(ltl_values *v, ltl_state *state, ltl_node node, ltl_states *out) {
    ltl_kind kind = ltl_tree_kind(v->tree, node);
    uint32_t first = out->count;
    if (kind == LTL_KIND_CALL) {
        ltl_call__take(v, state, node, out);
    } else if (!v->is_cpp || !ltl_object__take(v, state, node, out)) {
        step_handler handler = handler_of(kind);
        if (handler != NULL) {
            handler(v, state, node);
        }
        state->is_dead = state->is_dead || kind == LTL_KIND_THROW;
        LTL_PUSH(&v->scratch, out, state);
    }
    uint32_t kept = first;
    for (uint32_t i = first; i < out->count; i++) {
        ltl_state *after = out->at[i];
        if (!after->is_dead) {
            after->results.count = ends_statement(v->tree, node) ? 0 : after->results.count;
            out->at[kept++] = after;
        }
    }
    out->count = kept;
}
