#include "analyzers/values/steps/step_internal.h"

/* ---- literals ---- */

/* The whole part of a decimal number, and whether there is more. */
static ltl_fact float_literal(ltl_values *v, ltl_str text) {
    ltl_type_info info = {.base = LTL_BASE_FLOAT, .width = 8};
    ltl_fact fact = ltl_fact_any(&v->types, ltl_type_intern(&v->types, &info));
    size_t dot = ltl_str_find_byte(text, '.', 0);
    int64_t whole = 0;
    fact.flags = LTL_FACT_FLOAT;
    if (dot == SIZE_MAX || ltl_str_find_byte(text, 'e', 0) != SIZE_MAX ||
        (dot > 0 && !ltl_number_read(ltl_str_slice(text, 0, dot), &whole))) {
        return fact;
    }
    bool has_more = false;
    for (size_t i = dot + 1; i < text.len; i++) {
        has_more = has_more || (text.ptr[i] >= '1' && text.ptr[i] <= '9');
    }
    fact.low = whole;
    fact.high = whole + (has_more ? 1 : 0);
    fact.flags |= LTL_FACT_SEEN;
    return fact;
}

static ltl_type type_of_constant(ltl_values *v, const ltl_typed_number *number) {
    return ltl_type_integer(&v->types, (uint8_t)number->bytes, number->is_unsigned);
}

/* Of one that is past all types. */
static ltl_type type_of_number(ltl_values *v, ltl_str text, int64_t number) {
    char last = (char)(text.ptr[text.len - 1] | 32);
    char before = text.len > 1 ? (char)(text.ptr[text.len - 2] | 32) : ' ';
    bool is_long =
        last == 'l' || (last == 'u' && before == 'l') || number > INT32_MAX || number < INT32_MIN;
    return ltl_type_integer(&v->types, is_long ? 8 : 4,
                            last == 'u' || (last == 'l' && before == 'u'));
}

ltl_fact ltl_step__literal(ltl_values *v, ltl_state *state, ltl_node node) {
    const ltl_tree *tree = v->tree;
    ltl_str text = ltl_tree_text(tree, node);
    int64_t number = 0;
    ltl_typed_number typed;
    switch (ltl_tree_kind(tree, node)) {
    case LTL_KIND_NUMBER:
        if (ltl_type_number(&v->types, node, &typed)) {
            return ltl_fact_number(type_of_constant(v, &typed), typed.number);
        }
        if (!ltl_number_read(text, &number)) {
            return float_literal(v, text);
        }
        return ltl_fact_number(type_of_number(v, text, number), number);
    case LTL_KIND_LITERAL:
        if (ltl_type_number(&v->types, node, &typed)) {
            return ltl_fact_number(type_of_constant(v, &typed), typed.number);
        }
        break;
    case LTL_KIND_STRING:
    case LTL_KIND_TEMPLATE:
        return ltl_memory__text_of(v, state, node);
    default:
        break;
    }
    return ltl_fact_any(&v->types, LTL_TYPE_UNKNOWN);
}

/* ---- names ---- */

static bool is_named(const ltl_tree *tree, ltl_node node, const char *word) {
    return ltl_str_is(ltl_tree_name(tree, node), word);
}

/* Is the value asked for, or only where it lies? */
static bool is_read(const ltl_values *v, ltl_node node) {
    const ltl_tree *tree = v->tree;
    ltl_node parent = tree->parent[node];
    if (parent == LTL_NO_NODE || v->is_quiet[node] || tree->role[node] == LTL_ROLE_CALLEE) {
        return false;
    }
    switch (ltl_tree_kind(tree, parent)) {
    case LTL_KIND_ASSIGN:
        return tree->role[node] != LTL_ROLE_LEFT;
    case LTL_KIND_CAST: { /* `(void)x` looks at nothing */
        ltl_node type = ltl_tree_child(tree, parent, LTL_ROLE_TYPE);
        return type == LTL_NO_NODE || !ltl_str_is(ltl_tree_text(tree, type), "void");
    }
    case LTL_KIND_UNARY:
        return !is_named(tree, parent, "&") && !is_named(tree, parent, "++") &&
               !is_named(tree, parent, "--") && !is_named(tree, parent, "sizeof");
    case LTL_KIND_MEMBER:
        return tree->role[node] == LTL_ROLE_RECEIVER && is_named(tree, parent, "->");
    default:
        return true;
    }
}

static void tell_read(ltl_values *v, ltl_state *state, ltl_node node, const ltl_fact *place,
                      const ltl_fact *value) {
    bool is_partly = ltl_fact_has(value, LTL_FACT_UNSET) &&
                     ltl_memory__unset(v, state, place) == LTL_UNSET_SOME;
    ltl_event event = {.kind = LTL_EVENT_READ,
                       .node = node,
                       .state = state,
                       .a = value,
                       .b = place,
                       .region = place->region,
                       .is_partly = is_partly};
    ltl_values__tell(v, &event);
}

/* `r = errno`: whoever keeps it does so when something failed. */
static bool keeps_failure(const ltl_values *v, ltl_node node) {
    const ltl_tree *tree = v->tree;
    ltl_node around = tree->parent[node];
    bool is_kept = (tree->kind[around] == LTL_KIND_ASSIGN && tree->role[node] == LTL_ROLE_RIGHT) ||
                   tree->kind[around] == LTL_KIND_RETURN;
    return is_kept && tree->kind[node] == LTL_KIND_NAME && v->scopes->of[node] == 0 &&
           is_named(tree, node, "errno");
}

ltl_fact ltl_step__read_place(ltl_values *v, ltl_state *state, ltl_node node, const ltl_fact *place,
                              bool is_far) {
    int64_t size = ltl_type_size(&v->types, place->type);
    if (is_far && place->region != 0 && size > 0 && !ltl_type_is_array(&v->types, place->type)) {
        ltl_fact bytes = ltl_fact_number(v->types.size, size);
        bytes.flags |= ltl_type_is_nominal(&v->types, place->type) ? LTL_FACT_NOMINAL : 0;
        ltl_step__access(v, state, node, place, &bytes, LTL_ACCESS_PLAIN, false);
    }
    ltl_fact value = ltl_memory__read(v, state, place, node);
    if (keeps_failure(v, node) && !ltl_fact_is_exact(&value)) {
        value.type = v->types.integer;
        value.low = 1;
        value.high = INT32_MAX;
    }
    if (ltl_call__may_store(v, node)) {
        if (v->tree->kind[v->tree->parent[node]] != LTL_KIND_CALL) {
            ltl_memory__note_set(v, state, place->region);
        }
        return value;
    }
    if (ltl_type_of(&v->types, place->type)->base != LTL_BASE_RECORD ||
        ltl_type_of(&v->types, place->type)->depth > 0) {
        tell_read(v, state, node, place, &value);
    }
    value.flags = (uint16_t)(value.flags & ~LTL_FACT_UNSET);
    return value;
}

/* Leaves the result of what names a place. */
static void give_place(ltl_values *v, ltl_state *state, ltl_node node, const ltl_fact *place,
                       bool is_far) {
    ltl_result result = {.node = node, .is_place = true, .is_far = is_far, .place = *place};
    bool is_array = ltl_type_is_array(&v->types, place->type);
    if (is_array || is_read(v, node)) {
        result.value = ltl_step__read_place(v, state, node, place, is_far && !is_array);
    } else {
        result.value = ltl_fact_any(&v->types, place->type);
    }
    ltl_state_result_put(&v->scratch, state, &result);
}

static ltl_fact place_of_name(ltl_values *v, ltl_state *state, ltl_node node) {
    ltl_region region = ltl_memory__variable(v, node);
    ltl_fact place = {
        .region = region, .type = ltl_region_of(&v->regions, region)->type, .flags = LTL_FACT_SEEN};
    ltl_type_info info = *ltl_type_of(&v->types, place.type);
    if (!info.is_reference) {
        return place;
    }
    info.is_reference = false;
    ltl_type type = ltl_type_intern(&v->types, &info);
    ltl_fact *bound = ltl_state_find(state, region, 0);
    ltl_fact pointer = bound != NULL
                           ? *bound
                           : ltl_memory__behind(v, state, node, ltl_type_pointer(&v->types, type));
    if (bound == NULL) {
        ltl_state_put(&v->scratch, state, region, 0, &pointer);
    }
    pointer.type = type;
    return pointer;
}

/* A number or text that the name always stands for. */
static bool is_fixed(ltl_values *v, ltl_state *state, ltl_node node, ltl_fact *out_value) {
    ltl_typed_number number;
    if (ltl_type_number(&v->types, node, &number)) {
        uint32_t declaration = v->scopes->of[node];
        bool is_variable = declaration != 0 &&
                           v->scopes->all.at[declaration].kind == LTL_DECLARED_GLOBAL &&
                           ltl_type_macro(&v->types, v->tree->name[node]) == LTL_NO_NODE;
        ltl_type type = is_variable ? ltl_type_declared(&v->types, declaration) : type_of_constant(v, &number);
        *out_value = ltl_fact_number(type, number.number);
        return ltl_type_is_integer(&v->types, type) || number.number == 0;
    }
    ltl_node macro = ltl_type_macro(&v->types, v->tree->name[node]);
    if (macro == LTL_NO_NODE) {
        return false;
    }
    *out_value = ltl_memory__text_of(v, state, macro);
    return out_value->region != 0;
}

/* `if (p == NULL) FINALIZE;`: a name alone does nothing unless it is a macro, and at the end of a branch that
 * one leaves. */
static bool leaves(const ltl_values *v, ltl_node name) {
    const ltl_tree *tree = v->tree;
    ltl_node statement = tree->parent[name];
    bool has_upper = false;
    ltl_str text = ltl_tree_name(tree, name);
    for (size_t i = 0; i < text.len; i++) {
        has_upper = has_upper || (text.ptr[i] >= 'A' && text.ptr[i] <= 'Z');
    }
    bool is_variable =
        v->scopes->of[name] != 0 && ltl_type_macro(&v->types, tree->name[name]) == LTL_NO_NODE;
    if (!has_upper || is_variable || tree->kind[statement] != LTL_KIND_EXPRESSION_STATEMENT) {
        return false;
    }
    ltl_node around = tree->parent[statement];
    if (tree->kind[around] == LTL_KIND_BLOCK && tree->end[statement] == tree->end[around]) {
        statement = around;
        around = tree->parent[around];
    }
    return tree->kind[around] == LTL_KIND_IF && tree->role[statement] != LTL_ROLE_CONDITION;
}

void ltl_step__name(ltl_values *v, ltl_state *state, ltl_node node) {
    const ltl_tree *tree = v->tree;
    uint8_t role = tree->role[node];
    ltl_fact value;
    if (role == LTL_ROLE_TYPE || role == LTL_ROLE_RETURN_TYPE || role == LTL_ROLE_CALLEE ||
        role == LTL_ROLE_TYPE_ARGUMENT || role == LTL_ROLE_LABEL) {
        return;
    }
    if (leaves(v, node)) {
        state->is_dead = true;
        return;
    }
    if (v->frame->self != 0 && is_named(tree, node, "this")) {
        value = ltl_memory__pointer(v, v->frame->self, ltl_object__type(v, v->frame->class_name));
        ltl_step__give(v, state, node, &value);
        return;
    }
    if (is_fixed(v, state, node, &value)) {
        ltl_step__give(v, state, node, &value);
        return;
    }
    if (ltl_region_of(&v->regions, ltl_memory__variable(v, node))->kind == LTL_REGION_CODE) {
        value = ltl_memory__pointer(v, ltl_memory__variable(v, node), LTL_TYPE_UNKNOWN);
        ltl_step__give(v, state, node, &value);
        return;
    }
    ltl_fact place = place_of_name(v, state, node);
    if (v->is_cpp && ltl_container__is(v, place.type)) {
        ltl_container__show(v, state, node, &place);
    }
    give_place(v, state, node, &place, false);
}

bool ltl_step__place(ltl_values *v, ltl_state *state, ltl_node node, ltl_fact *out_place) {
    const ltl_result *result = ltl_state_result(state, node);
    if (result == NULL && v->tree->kind[node] == LTL_KIND_NAME) {
        *out_place = place_of_name(v, state, node);
        return true;
    }
    if (result == NULL || !result->is_place) {
        return false;
    }
    *out_place = result->place;
    return true;
}

/* ---- members ---- */

static ltl_fact place_of_member(ltl_values *v, const ltl_fact *whole, uint32_t name) {
    ltl_fact place = {.flags = LTL_FACT_SEEN};
    int64_t offset = -1;
    place.type = ltl_type_member(&v->types, whole->type, name, &offset);
    const ltl_type_info *info = ltl_type_of(&v->types, whole->type);
    if (whole->region == 0 || !ltl_fact_is_exact(whole)) {
        return place;
    }
    ltl_region holder = whole->region;
    if (whole->low != 0) {
        holder = ltl_region_intern(&v->regions, LTL_REGION_ELEMENT, holder, (uint32_t)whole->low,
                                   whole->type, v->regions.all.at[holder].node);
    }
    bool is_union = info->record != 0 &&
                    ltl_str_starts_with(ltl_tree_name(v->tree, info->record), LTL_STR("union"));
    place.region = ltl_region_intern(&v->regions, LTL_REGION_MEMBER, holder, is_union ? 0 : name,
                                     place.type, v->regions.all.at[holder].node);
    return place;
}

/* `&p->part.name` follows no pointer. */
static bool is_only_address(const ltl_tree *tree, ltl_node node) {
    while (tree->kind[tree->parent[node]] == LTL_KIND_MEMBER &&
           tree->role[node] == LTL_ROLE_RECEIVER && !is_named(tree, tree->parent[node], "->")) {
        node = tree->parent[node];
    }
    ltl_node around = tree->parent[node];
    return tree->kind[around] == LTL_KIND_UNARY && is_named(tree, around, "&");
}

/* `all[i].count`, which may be any of many: it gets a value, or one is asked for. True: of one that has none. */
static bool meets_unset_element(ltl_values *v, ltl_state *state, ltl_node node,
                                const ltl_fact *whole, const ltl_fact *place, uint32_t name) {
    const ltl_type_info *info = ltl_type_of(&v->types, place->type);
    bool is_plain =
        info->depth > 0 || info->base == LTL_BASE_INTEGER || info->base == LTL_BASE_FLOAT;
    if (!is_plain || ltl_type_is_array(&v->types, place->type) || !is_read(v, node) ||
        ltl_call__may_store(v, node)) {
        ltl_memory__note_element(v, state, whole, name);
        return false;
    }
    if (ltl_memory__unset(v, state, whole) == LTL_UNSET_NOT) {
        return false;
    }
    ltl_result result = {.node = node, .is_place = true, .place = *place};
    result.value = ltl_fact_any(&v->types, place->type);
    result.value.symbol = ++v->symbols;
    ltl_fact value = result.value;
    value.flags |= LTL_FACT_UNSET;
    value.origin = v->regions.all.at[whole->region].node;
    tell_read(v, state, node, whole, &value);
    ltl_state_result_put(&v->scratch, state, &result);
    return true;
}

void ltl_step__member(ltl_values *v, ltl_state *state, ltl_node node) {
    const ltl_tree *tree = v->tree;
    ltl_node receiver = ltl_tree_child(tree, node, LTL_ROLE_RECEIVER);
    ltl_node name = ltl_tree_child(tree, node, LTL_ROLE_NAME);
    ltl_fact whole = {0};
    if (receiver == LTL_NO_NODE || name == LTL_NO_NODE || is_named(tree, node, "::")) {
        return;
    }
    bool is_arrow = is_named(tree, node, "->");
    if (is_arrow) {
        whole = ltl_step__value(v, state, receiver);
        bool is_address = is_only_address(tree, node);
        if (!is_address && !v->is_quiet[node]) {
            ltl_step__follow(v, state, receiver, &whole);
        }
        whole.type = ltl_type_inner(&v->types, whole.type);
    } else {
        (void)ltl_step__place(v, state, receiver, &whole);
        const ltl_result *far = ltl_state_result(state, receiver);
        if (far != NULL && far->is_far && whole.region != 0 && !v->is_quiet[node]) {
            ltl_fact one = ltl_fact_number(v->types.size, 1);
            ltl_step__access(v, state, node, &whole, &one, LTL_ACCESS_PLAIN,
                             tree->role[node] == LTL_ROLE_LEFT &&
                                 tree->kind[tree->parent[node]] == LTL_KIND_ASSIGN);
        }
    }
    ltl_fact place = place_of_member(v, &whole, tree->name[name]);
    bool is_some = whole.region != 0 && !ltl_fact_is_exact(&whole);
    if (!is_some || !meets_unset_element(v, state, node, &whole, &place, tree->name[name])) {
        give_place(v, state, node, &place, false);
    }
}

/* ---- elements ---- */

/* `pointer` moved by `count` elements. */
static ltl_fact moved(ltl_values *v, const ltl_fact *pointer, const ltl_fact *count,
                      ltl_type type) {
    int64_t size = ltl_type_size(&v->types, type);
    ltl_fact scale = ltl_fact_number(v->types.size, size);
    ltl_fact bytes = ltl_fact_binary(&v->types, LTL_STR("*"), count, &scale);
    ltl_fact place = ltl_fact_binary(&v->types, LTL_STR("+"), pointer, &bytes);
    bool is_start = ltl_fact_is_exact(count) && count->low == 0;
    place.region = pointer->region;
    place.type = type;
    place.null = pointer->null;
    place.origin = bytes.origin;
    place.flags |= ltl_type_is_nominal(&v->types, type) && size != 0 ? LTL_FACT_NOMINAL : 0;
    if (size == 0 && !is_start) {
        place.low = INT64_MIN;
        place.high = INT64_MAX;
        place.flags = (uint16_t)(place.flags & ~LTL_FACT_SEEN);
    }
    return place;
}

void ltl_step__index(ltl_values *v, ltl_state *state, ltl_node node) {
    const ltl_tree *tree = v->tree;
    ltl_node receiver = ltl_tree_child(tree, node, LTL_ROLE_RECEIVER);
    ltl_node key = ltl_tree_child(tree, node, LTL_ROLE_KEY);
    if (receiver == LTL_NO_NODE || key == LTL_NO_NODE) {
        return;
    }
    ltl_fact whole = {0};
    if (v->is_cpp && ltl_step__place(v, state, receiver, &whole) && whole.region != 0 &&
        ltl_container__is(v, whole.type)) {
        ltl_fact element = ltl_container__element(v, whole.region);
        give_place(v, state, node, &element, false);
        return;
    }
    ltl_fact base = ltl_step__value(v, state, receiver);
    ltl_fact at = ltl_step__value(v, state, key);
    bool is_pointer = ltl_type_is_pointer(&v->types, base.type) || base.type == LTL_TYPE_UNKNOWN;
    bool is_array = ltl_state_result(state, receiver) != NULL &&
                    ltl_state_result(state, receiver)->is_place &&
                    ltl_type_is_array(&v->types, ltl_state_result(state, receiver)->place.type);
    if (is_pointer && !is_array && !v->is_quiet[node]) {
        ltl_step__follow(v, state, receiver, &base);
    }
    ltl_fact place = {0};
    if (is_pointer) {
        ltl_type inner = ltl_type_inner(&v->types, base.type);
        if (is_array) { /* rows of arrays */
            inner = ltl_type_inner(&v->types, ltl_state_result(state, receiver)->place.type);
        }
        place = moved(v, &base, &at, inner);
    }
    give_place(v, state, node, &place, true);
}

void ltl_step__star(ltl_values *v, ltl_state *state, ltl_node node) {
    ltl_node operand = ltl_tree_child(v->tree, node, LTL_ROLE_OPERAND);
    ltl_fact pointer = ltl_step__value(v, state, operand);
    ltl_fact place = {0};
    if (ltl_type_is_pointer(&v->types, pointer.type)) {
        if (!v->is_quiet[node]) {
            ltl_step__follow(v, state, operand, &pointer);
        }
        place = pointer;
        place.type = ltl_type_inner(&v->types, pointer.type);
        place.symbol = 0;
    }
    give_place(v, state, node, &place, true);
}

void ltl_step__address(ltl_values *v, ltl_state *state, ltl_node node) {
    ltl_node operand = ltl_tree_child(v->tree, node, LTL_ROLE_OPERAND);
    ltl_fact place = {0};
    ltl_fact pointer = ltl_fact_any(&v->types, LTL_TYPE_UNKNOWN);
    if (ltl_step__place(v, state, operand, &place)) {
        pointer = place;
        pointer.type = ltl_type_pointer(&v->types, place.type);
        if (place.region == 0) {
            pointer = ltl_fact_any(&v->types, pointer.type);
        }
        pointer.null = LTL_NULL_NOT;
        pointer.symbol = ++v->symbols;
    }
    ltl_step__give(v, state, node, &pointer);
}
