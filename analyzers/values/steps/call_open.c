/* Calls of functions that the file does not have: which of them are worth a look into other files. */
#include "analyzers/values/steps/step_internal.h"

static bool is_telling_region(const ltl_values *v, const ltl_state *state, ltl_region region) {
    const ltl_region_state *known = region != 0 ? ltl_state_region(state, region) : NULL;
    const uint16_t telling = LTL_REGION_OWNED | LTL_REGION_OUTSIDE;
    if (known == NULL) {
        return false;
    }
    const ltl_region_info *info = ltl_region_of(&v->regions, region);
    bool is_block = info->kind == LTL_REGION_MADE || ltl_type_is_array(&v->types, info->type);
    return known->status != LTL_REGION_LIVE || (known->marks & telling) != 0 ||
           ((known->marks & LTL_REGION_SIZED) != 0 && is_block);
}

static bool is_telling(const ltl_values *v, const ltl_state *state, const ltl_fact *fact) {
    return (fact->flags & (LTL_FACT_OUTSIDE | LTL_FACT_RANDOM)) != 0 || fact->null == LTL_NULL_IS ||
           fact->null == LTL_NULL_MAYBE || (fact->region == 0 && ltl_fact_is_exact(fact)) ||
           is_telling_region(v, state, fact->region);
}

static bool is_literal(const ltl_tree *tree, ltl_node node) {
    ltl_kind kind = ltl_tree_kind(tree, node);
    return kind == LTL_KIND_NUMBER || kind == LTL_KIND_LITERAL || kind == LTL_KIND_STRING ||
           kind == LTL_KIND_TEMPLATE || kind == LTL_KIND_UNARY;
}

/* What lies there, or in variables of the whole file when there is nothing else. */
static bool holds_telling(const ltl_values *v, const ltl_state *state, ltl_region region) {
    for (uint32_t i = 0; i < state->cells.count; i++) {
        ltl_region root = ltl_region_root(&v->regions, state->cells.at[i].region);
        bool is_meant = region != 0 ? root == ltl_region_root(&v->regions, region)
                                    : ltl_region_of(&v->regions, root)->kind == LTL_REGION_GLOBAL;
        const ltl_fact *fact = &state->cells.at[i].fact;
        const ltl_region_info *info = ltl_region_of(&v->regions, state->cells.at[i].region);
        bool is_element = info->kind == LTL_REGION_MEMBER && info->b == LTL_CONTAINER_ELEMENT;
        bool is_plain =
            is_element || (state->cells.at[i].region == root && state->cells.at[i].offset == 0 &&
                           ltl_type_of(&v->types, ltl_region_of(&v->regions, root)->type)->base !=
                               LTL_BASE_RECORD); /* `&number`: members are often set to something */
        if (is_meant &&
            (is_plain ? is_telling(v, state, fact) : is_telling_region(v, state, fact->region))) {
            return true;
        }
    }
    return false;
}

static bool is_told(ltl_values *v, ltl_state *state, const ltl_call *call) {
    for (uint32_t i = 0; i < call->count; i++) {
        const ltl_fact *fact = &call->arguments[i];
        ltl_fact place = {0};
        bool is_fixed = is_literal(v->tree, call->nodes[i]) && fact->region == 0;
        if (!is_fixed && (is_telling(v, state, fact) ||
                          (fact->region != 0 && holds_telling(v, state, fact->region)))) {
            return true;
        }
        if (!is_fixed && fact->region == 0 && ltl_step__place(v, state, call->nodes[i], &place) &&
            place.region != 0 && holds_telling(v, state, place.region)) {
            return true; /* a record, given as it is */
        }
    }
    return call->count == 0 && holds_telling(v, state, 0);
}

static bool is_asked(const ltl_tree *tree, ltl_node call) {
    ltl_kind kind = ltl_tree_kind(tree, tree->parent[call]);
    return kind == LTL_KIND_ASSIGN || kind == LTL_KIND_VARIABLE;
}

/* It may be given back there, or what it points to set. */
static bool gives_pointer(const ltl_call *call) {
    for (uint32_t i = 0; i < call->count; i++) {
        if (call->arguments[i].region != 0) {
            return true;
        }
    }
    return false;
}

/* What is open in the function that nobody called. */
static ltl_value_open *open_of(ltl_values *v, uint32_t name) {
    const ltl_frame *outer = v->frame;
    while (outer->around != NULL) {
        outer = outer->around;
    }
    uint32_t index = ltl_pairs_find(&v->open_calls, name, outer->unit);
    if (index == 0) {
        ltl_value_open fresh = {.name = name, .unit = outer->unit};
        LTL_PUSH(v->arena, &v->opens, fresh);
        index = v->opens.count;
        ltl_pairs_put(v->arena, &v->open_calls, name, outer->unit, index);
    }
    return &v->opens.at[index - 1];
}

/* `const T &x = U();`, `T x = T();` */
static bool may_build(ltl_values *v, ltl_node call) {
    ltl_node around = v->tree->parent[call];
    ltl_node name = v->is_cpp && v->tree->kind[around] == LTL_KIND_VARIABLE
                        ? ltl_tree_child(v->tree, around, LTL_ROLE_NAME)
                        : LTL_NO_NODE;
    uint32_t declared = name != LTL_NO_NODE ? v->scopes->of[name] : 0;
    if (declared == 0) {
        return false;
    }
    const ltl_type_info *info = ltl_type_of(&v->types, ltl_type_declared(&v->types, declared));
    return info->depth == 0 && info->name != 0 &&
           (info->base == LTL_BASE_RECORD || info->base == LTL_BASE_UNKNOWN);
}

void ltl_call__note_open(ltl_values *v, ltl_state *state, const ltl_call *call) {
    if (call->name_id == 0 || v->far_from != LTL_NO_NODE) {
        return;
    }
    ltl_value_open *open = open_of(v, call->name_id);
    open->is_asked = open->is_asked || is_asked(v->tree, call->node) || gives_pointer(call);
    open->is_told = open->is_told || is_told(v, state, call);
    open->is_class = open->is_class || may_build(v, call->node);
}

void ltl_call__note_class(ltl_values *v, ltl_state *state, uint32_t class_name,
                          const ltl_call *call, bool is_built) {
    if (v->far_from != LTL_NO_NODE) {
        return;
    }
    ltl_value_open *open = open_of(v, class_name);
    bool tells = (call->count > 0 && is_told(v, state, call)) ||
                 (call->self != 0 && holds_telling(v, state, call->self));
    open->is_class = true;
    open->is_told = open->is_told || tells;
    open->is_asked = open->is_asked || is_built;
    if (tells) {
        ltl_pairs_put(v->arena, &v->told_units, open->unit, 1, 1);
    }
}

void ltl_call__settle_open(ltl_values *v) {
    for (uint32_t i = 0; i < v->opens.count; i++) {
        ltl_value_open *open = &v->opens.at[i];
        open->is_told =
            open->is_told || (open->is_class && ltl_pairs_find(&v->told_units, open->unit, 1) != 0);
    }
}
