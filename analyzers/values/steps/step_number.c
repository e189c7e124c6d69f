#include "analyzers/values/steps/step_internal.h"

/* ---- types of results ---- */

static ltl_type promoted(ltl_values *v, ltl_type type) {
    const ltl_type_info *info = ltl_type_of(&v->types, type);
    bool is_small = ltl_type_is_integer(&v->types, type) && info->width < 4;
    return is_small ? v->types.integer : type;
}

/* The type that both are converted to before an operator joins them. */
static ltl_type common_type(ltl_values *v, ltl_type a, ltl_type b) {
    a = promoted(v, a);
    b = promoted(v, b);
    const ltl_type_info *x = ltl_type_of(&v->types, a);
    const ltl_type_info *y = ltl_type_of(&v->types, b);
    if (x->depth > 0 || y->depth > 0) {
        return x->depth > 0 ? a : b;
    }
    if (x->base == LTL_BASE_FLOAT || y->base == LTL_BASE_FLOAT) {
        return x->base == LTL_BASE_FLOAT ? a : b;
    }
    if (x->base == LTL_BASE_UNKNOWN || y->base == LTL_BASE_UNKNOWN) {
        return LTL_TYPE_UNKNOWN;
    }
    if (x->width != y->width) {
        return x->width > y->width ? a : b;
    }
    return x->is_unsigned ? a : b;
}

static bool compares(ltl_str word) {
    return ltl_str_is(word, "<") || ltl_str_is(word, ">") || ltl_str_is(word, "<=") ||
           ltl_str_is(word, ">=") || ltl_str_is(word, "==") || ltl_str_is(word, "!=");
}

/* ---- pointers ---- */

static bool is_address(const ltl_values *v, const ltl_fact *fact) {
    return fact->region != 0 || ltl_type_is_pointer(&v->types, fact->type);
}

static ltl_fact move_pointer(ltl_values *v, ltl_str word, const ltl_fact *pointer,
                             const ltl_fact *count) {
    ltl_type inner = ltl_type_inner(&v->types, pointer->type);
    int64_t size = ltl_type_size(&v->types, inner);
    ltl_fact scale = ltl_fact_number(v->types.size, size);
    ltl_fact bytes = ltl_fact_binary(&v->types, LTL_STR("*"), count, &scale);
    ltl_fact moved = ltl_fact_binary(&v->types, word, pointer, &bytes);
    moved.region = pointer->region;
    moved.type = pointer->type;
    moved.null = pointer->null == LTL_NULL_ANY ? LTL_NULL_NOT : pointer->null;
    if (size == 0) {
        moved.low = INT64_MIN;
        moved.high = INT64_MAX;
        moved.flags = (uint16_t)(moved.flags & ~LTL_FACT_SEEN);
    }
    moved.flags |= ltl_type_is_nominal(&v->types, inner) ? LTL_FACT_NOMINAL : 0;
    return moved;
}

static ltl_fact distance(ltl_values *v, const ltl_fact *a, const ltl_fact *b) {
    ltl_type type = ltl_type_integer(&v->types, 8, false);
    ltl_fact any = ltl_fact_any(&v->types, type);
    int64_t size = ltl_type_size(&v->types, ltl_type_inner(&v->types, a->type));
    if (a->region == 0 || a->region != b->region || size == 0) {
        return any;
    }
    ltl_fact bytes = ltl_fact_binary(&v->types, LTL_STR("-"), a, b);
    ltl_fact scale = ltl_fact_number(type, size);
    bytes.region = 0;
    bytes.type = type;
    return ltl_fact_binary(&v->types, LTL_STR("/"), &bytes, &scale);
}

/* ---- joining two ---- */

static void tell_binary(ltl_values *v, ltl_state *state, ltl_node node, ltl_str word,
                        const ltl_fact *a, const ltl_fact *b, const ltl_fact *result) {
    ltl_event event = {.kind = LTL_EVENT_BINARY,
                       .node = node,
                       .state = state,
                       .word = word,
                       .a = a,
                       .b = b,
                       .result = *result,
                       .type = result->type};
    ltl_values__tell(v, &event);
}

/* `sizeof list / sizeof list[0]` is a number; `sizeof list - 1`, of something whose size nobody knows, is no
 * number of anything. */
static void settle_units(char sign, const ltl_fact *a, const ltl_fact *b, ltl_fact *result) {
    bool is_nominal[2] = {ltl_fact_has(a, LTL_FACT_NOMINAL), ltl_fact_has(b, LTL_FACT_NOMINAL)};
    if (sign == '/' && is_nominal[0] && is_nominal[1]) {
        result->flags = (uint16_t)(result->flags & ~LTL_FACT_NOMINAL);
    } else if ((sign == '+' || sign == '-') && is_nominal[0] != is_nominal[1]) {
        result->flags = (uint16_t)(result->flags & ~LTL_FACT_SEEN);
    }
}

ltl_fact ltl_step__binary(ltl_values *v, ltl_state *state, ltl_node node, ltl_str word,
                          const ltl_fact *a, const ltl_fact *b) {
    char sign = word.len == 1 ? word.ptr[0] : 0;
    if (!compares(word) && (is_address(v, a) || is_address(v, b))) {
        ltl_fact result = sign == '-' && is_address(v, a) && is_address(v, b) ? distance(v, a, b)
                          : sign == '+' && !is_address(v, a) ? move_pointer(v, word, b, a)
                          : sign == '+' || sign == '-'       ? move_pointer(v, word, a, b)
                                                       : ltl_fact_any(&v->types, LTL_TYPE_UNKNOWN);
        tell_binary(v, state, node, word, a, b, &result);
        return result;
    }
    ltl_type type = common_type(v, a->type, b->type);
    bool is_shift = ltl_str_is(word, "<<") || ltl_str_is(word, ">>");
    type = is_shift ? promoted(v, a->type) : type;
    ltl_fact x = compares(word) || is_shift ? *a : ltl_fact_convert(&v->types, a, type);
    ltl_fact y = compares(word) || is_shift ? *b : ltl_fact_convert(&v->types, b, type);
    ltl_fact result = ltl_fact_binary(&v->types, word, &x, &y);
    if (compares(word)) {
        tell_binary(v, state, node, word, a, b, &result);
        return result;
    }
    settle_units(sign, &x, &y, &result);
    result.type = type;
    tell_binary(v, state, node, word, &x, &y, &result);
    return ltl_fact_convert(&v->types, &result, type);
}

/* Of two of them written side by side, one may well be a macro that reads something. */
static bool is_constant_name(const ltl_values *v, ltl_node node) {
    return v->tree->kind[node] == LTL_KIND_NAME &&
           ltl_symbol_of_name(ltl_tree_name(v->tree, node), v->tree->name[node]) != 0;
}

void ltl_step__binary_node(ltl_values *v, ltl_state *state, ltl_node node) {
    const ltl_tree *tree = v->tree;
    ltl_str word = ltl_tree_name(tree, node);
    ltl_node left = ltl_tree_child(tree, node, LTL_ROLE_LEFT);
    ltl_node right = ltl_tree_child(tree, node, LTL_ROLE_RIGHT);
    if (left == LTL_NO_NODE || right == LTL_NO_NODE) {
        return;
    }
    if (ltl_str_is(word, "&&") || ltl_str_is(word, "||")) {
        if (ltl_state_result(state, node) == NULL) { /* else the left one decided */
            ltl_fact last = ltl_step__value(v, state, right);
            ltl_fact zero = ltl_fact_number(v->types.integer, 0);
            ltl_fact truth = ltl_fact_binary(&v->types, LTL_STR("!="), &last, &zero);
            ltl_step__give(v, state, node, &truth);
        }
        return;
    }
    ltl_fact a = ltl_step__value(v, state, left);
    ltl_fact b = ltl_step__value(v, state, right);
    ltl_fact result = ltl_step__binary(v, state, node, word, &a, &b);
    bool is_asked = ltl_str_is(word, "==") || ltl_str_is(word, "!=");
    bool is_held = is_asked && !(is_constant_name(v, left) && is_constant_name(v, right));
    int same = is_held ? ltl_symbols_compare(&v->types, a.symbol, b.symbol) : -1;
    if (same >= 0) {
        result = ltl_fact_number(v->types.integer, (same == 1) == (word.ptr[0] == '='));
    }
    ltl_step__give(v, state, node, &result);
}

/* ---- conversions and assignments ---- */

ltl_fact ltl_step__converted(ltl_values *v, ltl_state *state, ltl_node node, const ltl_fact *value,
                             ltl_type type, bool is_told) {
    bool is_argument = v->tree->role[node] == LTL_ROLE_ARGUMENT;
    if (ltl_type_is_integer(&v->types, type) &&
        (is_argument || !ltl_fact_fits(&v->types, value, type))) {
        ltl_event event = {.kind = LTL_EVENT_CONVERT,
                           .node = node,
                           .state = state,
                           .a = value,
                           .type = type,
                           .is_told = is_told};
        ltl_values__tell(v, &event);
    }
    return ltl_fact_convert(&v->types, value, type);
}

ltl_fact ltl_step__assign(ltl_values *v, ltl_state *state, ltl_node node, const ltl_fact *place,
                          ltl_fact value) {
    if (value.region == 0 && value.null == LTL_NULL_ANY && !ltl_fact_is_exact(&value) &&
        ltl_type_is_pointer(&v->types, place->type)) { /* a call's, perhaps */
        value = ltl_memory__behind(v, state, node, place->type);
    }
    value = ltl_step__converted(v, state, node, &value, place->type, false);
    if (value.symbol == 0 && (!ltl_fact_is_exact(&value) || value.region != 0)) {
        value.symbol = ++v->symbols;
    }
    if (v->frame->is_by_choice) {
        value.flags &= (uint16_t)~LTL_FACT_SEEN;
    }
    ltl_memory__write(v, state, place, &value);
    return value;
}

static void write_far(ltl_values *v, ltl_state *state, ltl_node node, const ltl_fact *place) {
    const ltl_result *result = ltl_state_result(state, node);
    int64_t size = ltl_type_size(&v->types, place->type);
    if (result != NULL && result->is_far && place->region != 0 && size > 0) {
        ltl_fact bytes = ltl_fact_number(v->types.size, size);
        bytes.flags |= ltl_type_is_nominal(&v->types, place->type) ? LTL_FACT_NOMINAL : 0;
        ltl_step__access(v, state, node, place, &bytes, LTL_ACCESS_PLAIN, true);
    }
}

void ltl_step__copy_record(ltl_values *v, ltl_state *state, const ltl_fact *to,
                           const ltl_fact *from) {
    if (to->region == 0) {
        return;
    }
    ltl_memory__forget(v, state, to->region);
    const ltl_region_state *whole =
        from->region != 0 ? ltl_state_region(state, from->region) : NULL;
    if (whole != NULL && (whole->marks & LTL_REGION_LISTED) != 0) {
        ltl_memory__region(v, state, to->region)->marks |= LTL_REGION_LISTED;
    }
    for (uint32_t i = 0; i < state->cells.count && from->region != 0; i++) {
        ltl_cell cell = state->cells.at[i];
        ltl_region_info info = *ltl_region_of(&v->regions, cell.region);
        if (info.kind == LTL_REGION_MEMBER && info.parent == from->region) {
            ltl_fact place = {.region = ltl_region_intern(&v->regions, LTL_REGION_MEMBER,
                                                          to->region, info.b, info.type, info.node),
                              .low = cell.offset,
                              .high = cell.offset,
                              .type = cell.fact.type,
                              .flags = LTL_FACT_SEEN};
            ltl_memory__write(v, state, &place, &cell.fact);
        }
    }
}

void ltl_step__escape_parts(ltl_values *v, ltl_state *state, ltl_region whole) {
    for (uint32_t i = 0; whole != 0 && i < state->cells.count; i++) {
        const ltl_cell *cell = &state->cells.at[i];
        ltl_region part = cell->fact.region != 0 ? cell->region : 0;
        while (part != 0 && part != whole) { /* of a part, perhaps */
            part = v->regions.all.at[part].parent;
        }
        if (part == whole) {
            ltl_memory__escape(v, state, cell->fact.region);
        }
    }
}

void ltl_step__assign_node(ltl_values *v, ltl_state *state, ltl_node node) {
    const ltl_tree *tree = v->tree;
    ltl_node left = ltl_tree_child(tree, node, LTL_ROLE_LEFT);
    ltl_node right = ltl_tree_child(tree, node, LTL_ROLE_RIGHT);
    ltl_str word = ltl_tree_name(tree, node);
    ltl_fact place = {0};
    ltl_fact from = {0};
    if (left == LTL_NO_NODE || right == LTL_NO_NODE || !ltl_step__place(v, state, left, &place)) {
        return;
    }
    ltl_fact value = ltl_step__value(v, state, right);
    if (word.len > 1 && word.ptr[word.len - 1] == '=') {
        const ltl_result *far = ltl_state_result(state, left);
        ltl_fact had = ltl_step__read_place(v, state, left, &place, far != NULL && far->is_far);
        value =
            ltl_step__binary(v, state, node, ltl_str_slice(word, 0, word.len - 1), &had, &value);
    }
    write_far(v, state, left, &place);
    const ltl_type_info *info = ltl_type_of(&v->types, place.type);
    if (info->base == LTL_BASE_RECORD && info->depth == 0) {
        (void)ltl_step__place(v, state, right, &from);
        ltl_step__copy_record(v, state, &place, &from);
        if (place.region == 0) {
            ltl_step__escape_parts(v, state, from.region);
        }
    } else {
        bool may_be_record = info->base == LTL_BASE_UNKNOWN && info->depth == 0;
        if (may_be_record && ltl_step__place(v, state, right, &from)) {
            ltl_step__escape_parts(v, state, from.region);
        }
        value = ltl_step__assign(v, state, node, &place, value);
    }
    ltl_step__give(v, state, node, &value);
}

void ltl_step__cast(ltl_values *v, ltl_state *state, ltl_node node) {
    const ltl_tree *tree = v->tree;
    ltl_node type = ltl_tree_child(tree, node, LTL_ROLE_TYPE);
    ltl_node value = ltl_tree_child(tree, node, LTL_ROLE_VALUE);
    if (type == LTL_NO_NODE || value == LTL_NO_NODE) {
        return;
    }
    ltl_fact had = ltl_step__value(v, state, value);
    ltl_type named = ltl_type_named(&v->types, type);
    ltl_fact result = ltl_step__converted(v, state, node, &had, named, true);
    result.type = named;
    ltl_step__give(v, state, node, &result);
}

static bool is_literal(const ltl_values *v, ltl_node node) {
    return node != LTL_NO_NODE && v->tree->kind[node] == LTL_KIND_NUMBER;
}

void ltl_step__conditional(ltl_values *v, ltl_state *state, ltl_node node) {
    ltl_node then = ltl_tree_child(v->tree, node, LTL_ROLE_THEN);
    ltl_node other = ltl_tree_child(v->tree, node, LTL_ROLE_ELSE);
    const ltl_result *taken = then != LTL_NO_NODE ? ltl_state_result(state, then) : NULL;
    if (taken == NULL && other != LTL_NO_NODE) {
        taken = ltl_state_result(state, other);
    }
    ltl_fact value = taken != NULL ? taken->value : ltl_fact_any(&v->types, LTL_TYPE_UNKNOWN);
    if (taken == NULL && is_literal(v, then) && is_literal(v, other)) { /* ways met in between */
        ltl_fact first = ltl_step__value(v, state, then);
        ltl_fact second = ltl_step__value(v, state, other);
        value = ltl_fact_join(&v->types, &first, &second, LTL_MEETING_WAYS);
    }
    ltl_step__give(v, state, node, &value);
}

/* ---- operators of one ---- */

static void change_by_one(ltl_values *v, ltl_state *state, ltl_node node, ltl_node operand) {
    const ltl_tree *tree = v->tree;
    ltl_fact place = {0};
    if (!ltl_step__place(v, state, operand, &place)) {
        return;
    }
    const ltl_result *far = ltl_state_result(state, operand);
    ltl_fact one = ltl_fact_number(v->types.integer, 1);
    ltl_fact had = ltl_step__read_place(v, state, operand, &place, far != NULL && far->is_far);
    ltl_str word = ltl_str_slice(ltl_tree_name(tree, node), 0, 1);
    ltl_fact now = ltl_step__binary(v, state, node, word, &had, &one);
    write_far(v, state, operand, &place);
    now = ltl_step__assign(v, state, node, &place, now);
    bool is_after = tree->start[operand] == tree->start[node];
    ltl_step__give(v, state, node, is_after ? &had : &now);
}

static void take_size(ltl_values *v, ltl_state *state, ltl_node node) {
    const ltl_tree *tree = v->tree;
    ltl_node named = ltl_tree_child(tree, node, LTL_ROLE_TYPE);
    ltl_node operand = ltl_tree_child(tree, node, LTL_ROLE_OPERAND);
    ltl_fact place = {0};
    ltl_type type = LTL_TYPE_UNKNOWN;
    bool is_variable = false;
    if (named != LTL_NO_NODE) {
        type = ltl_type_named(&v->types, named);
    } else if (operand != LTL_NO_NODE && tree->kind[operand] == LTL_KIND_NAME &&
               v->scopes->of[operand] == 0) {
        type = ltl_type_named(&v->types, operand);
    } else if (operand != LTL_NO_NODE && ltl_step__place(v, state, operand, &place)) {
        type = place.type;
        is_variable = true;
    } else if (operand != LTL_NO_NODE) {
        ltl_fact text = ltl_step__value(v, state, operand);
        if (text.region != 0 && v->regions.all.at[text.region].kind == LTL_REGION_TEXT_OF) {
            ltl_fact size = ltl_memory__size(v, state, text.region);
            ltl_step__give(v, state, node, &size);
            return;
        }
    }
    int64_t size = ltl_type_size(&v->types, type);
    ltl_fact result =
        size > 0 ? ltl_fact_number(v->types.size, size) : ltl_fact_any(&v->types, v->types.size);
    result.low = result.low < 0 ? 0 : result.low;
    result.flags |= ltl_type_is_nominal(&v->types, type) && size > 0 ? LTL_FACT_NOMINAL : 0;
    if (is_variable && ltl_type_is_pointer(&v->types, type)) {
        result.flags |= LTL_FACT_POINTER_SIZE;
    }
    ltl_step__give(v, state, node, &result);
}

void ltl_step__unary(ltl_values *v, ltl_state *state, ltl_node node) {
    ltl_str word = ltl_tree_name(v->tree, node);
    ltl_node operand = ltl_tree_child(v->tree, node, LTL_ROLE_OPERAND);
    ltl_fact zero = ltl_fact_number(v->types.integer, 0);
    if (ltl_str_is(word, "sizeof")) {
        take_size(v, state, node);
        return;
    }
    if (operand == LTL_NO_NODE) {
        return;
    }
    if (ltl_str_is(word, "*")) {
        ltl_step__star(v, state, node);
    } else if (ltl_str_is(word, "&")) {
        ltl_step__address(v, state, node);
    } else if (ltl_str_is(word, "++") || ltl_str_is(word, "--")) {
        change_by_one(v, state, node, operand);
    } else if (ltl_str_starts_with(word, LTL_STR("delete"))) {
        ltl_step__delete(v, state, node);
    } else {
        ltl_fact value = ltl_step__value(v, state, operand);
        ltl_fact result = ltl_fact_any(&v->types, promoted(v, value.type));
        if (ltl_str_is(word, "!")) {
            result = ltl_fact_binary(&v->types, LTL_STR("=="), &value, &zero);
        } else if (ltl_str_is(word, "-") && !is_address(v, &value)) {
            result = ltl_step__binary(v, state, node, LTL_STR("-"), &zero, &value);
            if (ltl_symbol_is_failure(&v->types, value.symbol)) {
                result.type = v->types.integer;
                result.low = INT32_MIN;
                result.high = -1;
            }
        } else if (ltl_str_is(word, "+")) {
            result = value;
        }
        ltl_step__give(v, state, node, &result);
    }
}
