#include "analyzers/values/steps/step_internal.h"

enum { MAX_ITEMS = 64 };

/* ---- memory that is made and given back ---- */

ltl_fact ltl_step__make(ltl_values *v, ltl_state *state, ltl_node node, const ltl_fact *size,
                        ltl_give_back_family family, ltl_type type) {
    ltl_region region = ltl_region_intern(&v->regions, LTL_REGION_MADE, node, v->frame->context,
                                          LTL_TYPE_UNKNOWN, node);
    ltl_memory__retire(v, state, region);
    ltl_region_state *made = ltl_state_region_put(&v->scratch, state, region);
    *made = (ltl_region_state){.region = region, .family = (uint8_t)family};
    made->marks =
        family == LTL_GIVEN_BY_STACK ? LTL_REGION_UNSET : LTL_REGION_OWNED | LTL_REGION_UNSET;
    if (size != NULL && ltl_fact_has(size, LTL_FACT_HIGH_SEEN) && size->high >= 0) {
        made->size = *size;
        made->marks |= LTL_REGION_SIZED;
    }
    ltl_fact fact = ltl_memory__pointer(v, region, LTL_TYPE_UNKNOWN);
    fact.type = type;
    fact.origin = node;
    return fact;
}

/* `p->count`: is a member of what the variable points to named there? */
static bool asks_of(const ltl_values *v, ltl_node condition, uint32_t declaration) {
    const ltl_tree *tree = v->tree;
    for (ltl_node at = condition; at < tree->end[condition]; at++) {
        ltl_node receiver = tree->kind[at] == LTL_KIND_MEMBER
                                ? ltl_tree_child(tree, at, LTL_ROLE_RECEIVER)
                                : LTL_NO_NODE;
        if (receiver != LTL_NO_NODE && tree->kind[receiver] == LTL_KIND_NAME &&
            v->scopes->of[receiver] == declaration) {
            return true;
        }
    }
    return false;
}

/* `if (--p->count == 0) free(p);` in a function that is called: whether it is given back the object itself
 * says, by a member of which nobody here knows enough. */
static bool is_counted(const ltl_values *v, ltl_node call) {
    const ltl_tree *tree = v->tree;
    ltl_node unit = v->frame->unit;
    ltl_node given = v->frame->depth > 0 && tree->kind[call] == LTL_KIND_CALL
                         ? ltl_tree_child(tree, call, LTL_ROLE_ARGUMENT)
                         : LTL_NO_NODE;
    bool is_parameter = given != LTL_NO_NODE && tree->kind[given] == LTL_KIND_NAME &&
                        v->scopes->of[given] != 0 &&
                        v->scopes->all.at[v->scopes->of[given]].kind == LTL_DECLARED_PARAMETER;
    for (ltl_node at = unit; is_parameter && at < call; at++) {
        ltl_node condition = tree->kind[at] == LTL_KIND_IF
                                 ? ltl_tree_child(tree, at, LTL_ROLE_CONDITION)
                                 : LTL_NO_NODE;
        if (condition != LTL_NO_NODE && asks_of(v, condition, v->scopes->of[given])) {
            ltl_node then = ltl_tree_child(tree, at, LTL_ROLE_THEN);
            bool is_around = call < tree->end[at];
            bool leaves = then != LTL_NO_NODE && ltl_keep__leaves(tree, then);
            if (is_around || leaves) {
                return true;
            }
        }
    }
    return false;
}

void ltl_step__give_back(ltl_values *v, ltl_state *state, ltl_node node, const ltl_fact *pointer,
                         ltl_give_back_family family) {
    ltl_event event = {.kind = LTL_EVENT_GIVE_BACK,
                       .node = node,
                       .state = state,
                       .a = pointer,
                       .family = (uint8_t)family};
    if (pointer->null == LTL_NULL_IS && family != LTL_GIVEN_BY_DESCRIPTOR) {
        return;
    }
    ltl_values__tell(v, &event);
    if (pointer->region != 0) {
        ltl_region_state *region = ltl_memory__region(v, state, pointer->region);
        region->status = is_counted(v, node) ? LTL_REGION_MAYBE : LTL_REGION_FREED;
        region->freed_at = node;
        ltl_keep__returned(v, state, pointer->region);
    }
}

static bool is_array_delete(const ltl_tree *tree, ltl_node node) {
    ltl_str text = ltl_tree_text(tree, node);
    size_t at = strlen("delete");
    while (at < text.len && text.ptr[at] <= ' ') {
        at++;
    }
    return at < text.len && text.ptr[at] == '[';
}

void ltl_step__delete(ltl_values *v, ltl_state *state, ltl_node node) {
    ltl_node operand = ltl_tree_child(v->tree, node, LTL_ROLE_OPERAND);
    ltl_fact pointer = ltl_step__value(v, state, operand);
    ltl_step__give_back(v, state, node, &pointer,
                        is_array_delete(v->tree, node) ? LTL_GIVEN_BY_NEW_ARRAY : LTL_GIVEN_BY_NEW);
}

/* `new (where) T`; and `new T *[n]`, which makes pointers. */
static bool puts_in_place(const ltl_tree *tree, ltl_node node) {
    ltl_str text = ltl_tree_text(tree, node);
    size_t at = strlen("new");
    while (at < text.len && text.ptr[at] <= ' ') {
        at++;
    }
    size_t bracket = ltl_str_find_byte(text, '[', 0);
    size_t star = ltl_str_find_byte(text, '*', 0);
    return (at < text.len && text.ptr[at] == '(') ||
           (star != SIZE_MAX && bracket != SIZE_MAX && star < bracket);
}

/* `T(int n) : count(n)`: false when it is no field of the object at hand. */
static bool set_field(ltl_values *v, ltl_state *state, ltl_node node) {
    const ltl_tree *tree = v->tree;
    ltl_node list = tree->parent[node];
    ltl_node value = ltl_tree_child(tree, node, LTL_ROLE_ARGUMENT);
    bool is_field = tree->parent[list] == v->frame->unit && v->frame->self != 0 &&
                    tree->end[node] > node + 2 && tree->kind[node + 1] == LTL_KIND_NAME;
    ltl_region region = is_field && value != LTL_NO_NODE ? ltl_object__field(v, node + 1) : 0;
    if (region == 0 || tree->end[value] != tree->end[node]) {
        return false;
    }
    ltl_fact place = {
        .region = region, .type = ltl_region_of(&v->regions, region)->type, .flags = LTL_FACT_SEEN};
    ltl_fact given = ltl_step__value(v, state, value);
    if (!ltl_type_of(&v->types, place.type)->is_reference) {
        (void)ltl_step__assign(v, state, node, &place, given);
    }
    return true;
}

void ltl_step__hand_on(ltl_values *v, ltl_state *state, ltl_node node) {
    if (v->is_cpp && v->tree->kind[node] == LTL_KIND_OTHER && set_field(v, state, node)) {
        return;
    }
    for (ltl_node child = node + 1; child < v->tree->end[node]; child = v->tree->end[child]) {
        bool is_member = v->tree->kind[child] == LTL_KIND_PAIR; /* `.at = &x` */
        ltl_node value = is_member ? ltl_tree_child(v->tree, child, LTL_ROLE_VALUE) : child;
        const ltl_result *part = (v->is_cpp || is_member) && value != LTL_NO_NODE
                                     ? ltl_state_result(state, value)
                                     : NULL;
        if (part != NULL && part->value.region != 0) {
            ltl_memory__escape(v, state, part->value.region);
        } else if (v->tree->kind[node] == LTL_KIND_COLLECTION && value != LTL_NO_NODE) {
            ltl_keep__hand_on(v, state, value);
        }
    }
}

/* `new (where) T`: the object lies in memory that is there already. */
static void give_placed(ltl_values *v, ltl_state *state, ltl_node node, ltl_node named) {
    ltl_node where = node + 1;
    if (where >= named || v->tree->end[where] != named || v->tree->kind[where] != LTL_KIND_NAME) {
        return;
    }
    ltl_fact pointer = ltl_step__value(v, state, where);
    if (pointer.region != 0) {
        pointer.type = ltl_type_pointer(&v->types, ltl_type_named(&v->types, named));
        ltl_step__give(v, state, node, &pointer);
    }
}

void ltl_step__new(ltl_values *v, ltl_state *state, ltl_node node) {
    const ltl_tree *tree = v->tree;
    ltl_node named = ltl_tree_child(tree, node, LTL_ROLE_TYPE);
    ltl_node count = LTL_NO_NODE;
    bool is_placed = false;
    bool has_arguments = false;
    for (ltl_node child = node + 1; child < tree->end[node]; child = tree->end[child]) {
        is_placed = is_placed || tree->role[child] == LTL_ROLE_MODIFIER;
        has_arguments = has_arguments || tree->role[child] == LTL_ROLE_ARGUMENT;
        count =
            tree->kind[child] == LTL_KIND_OTHER && tree->end[child] > child + 1 ? child + 1 : count;
    }
    if (!ltl_object__is_built(v, node)) {
        ltl_step__hand_on(v, state, node); /* to the constructor */
    }
    ltl_node around = tree->parent[node]; /* `new const T *[n]` is read as a product */
    bool is_factor = (tree->kind[around] == LTL_KIND_BINARY && tree->role[node] == LTL_ROLE_LEFT) ||
                     tree->kind[around] == LTL_KIND_UNARY; /* and `*new T` is handed on as it is */
    is_placed = is_placed || is_factor || puts_in_place(tree, node);
    if (!ltl_str_starts_with(ltl_tree_text(tree, node), LTL_STR("new")) || named == LTL_NO_NODE) {
        return;
    }
    if (is_placed) {
        if (!is_factor) {
            give_placed(v, state, node, named);
        }
        return;
    }
    ltl_type type = ltl_type_named(&v->types, named);
    ltl_fact unit = ltl_fact_number(v->types.size, ltl_type_size(&v->types, type));
    unit.flags |= ltl_type_is_nominal(&v->types, type) ? LTL_FACT_NOMINAL : 0;
    ltl_fact size = unit;
    if (count != LTL_NO_NODE) {
        ltl_fact wanted = ltl_step__value(v, state, count);
        wanted = ltl_step__converted(v, state, count, &wanted, v->types.size, false);
        ltl_event event = {.kind = LTL_EVENT_CALL,
                           .node = node,
                           .state = state,
                           .word = LTL_STR("new[]"),
                           .arguments = &wanted,
                           .argument_nodes = &count,
                           .argument_count = 1};
        ltl_values__tell(v, &event);
        size = ltl_step__binary(v, state, node, LTL_STR("*"), &wanted, &unit);
    }
    ltl_fact pointer =
        ltl_step__make(v, state, node, unit.low > 0 ? &size : NULL,
                       count != LTL_NO_NODE ? LTL_GIVEN_BY_NEW_ARRAY : LTL_GIVEN_BY_NEW,
                       ltl_type_pointer(&v->types, type));
    const ltl_type_info *info = ltl_type_of(&v->types, type);
    ltl_region_state *made = ltl_state_region(state, pointer.region);
    bool is_plain =
        info->depth > 0 || info->base == LTL_BASE_INTEGER || info->base == LTL_BASE_FLOAT;
    if (!is_plain || has_arguments) { /* a constructor may have set it */
        made->marks = (uint16_t)(made->marks & ~LTL_REGION_UNSET);
    }
    ltl_step__give(v, state, node, &pointer);
}

/* ---- variables ---- */

static void tell_declared(ltl_values *v, ltl_state *state, ltl_node node, const ltl_fact *place) {
    ltl_event event = {
        .kind = LTL_EVENT_DECLARE, .node = node, .state = state, .a = place, .type = place->type};
    ltl_values__tell(v, &event);
}

/* `int a[4] = {1, 2}`: those that are not listed are zero. */
static void give_items(ltl_values *v, ltl_state *state, const ltl_fact *place, ltl_node list) {
    const ltl_tree *tree = v->tree;
    ltl_type inner = ltl_type_inner(&v->types, place->type);
    int64_t size = ltl_type_size(&v->types, inner);
    ltl_region_state *known = ltl_memory__region(v, state, place->region);
    bool is_array = ltl_type_is_array(&v->types, place->type);
    ltl_node first = tree->end[list] > list + 1 ? list + 1 : LTL_NO_NODE;
    int64_t number = 1;
    bool is_empty =
        first == LTL_NO_NODE || (tree->end[first] == tree->end[list] &&
                                 ltl_type_constant(&v->types, first, &number) && number == 0);
    if (is_array || is_empty) {
        known->marks |= LTL_REGION_ZEROED;
        if (ltl_type_is_integer(&v->types, inner) && is_empty) {
            known->marks |= LTL_REGION_TEXT;
            known->text_low = known->text_high = 0;
        }
    }
    int64_t index = 0;
    for (ltl_node item = first; is_array && item != LTL_NO_NODE && item < tree->end[list];
         item = tree->end[item], index++) {
        bool is_plain =
            tree->kind[item] != LTL_KIND_COLLECTION && tree->kind[item] != LTL_KIND_PAIR;
        if (!is_plain || index >= MAX_ITEMS || size == 0) {
            known = ltl_memory__region(v, state, place->region);
            known->marks = (uint16_t)(known->marks & ~LTL_REGION_ZEROED);
            break;
        }
        ltl_fact at = {.region = place->region,
                       .low = index * size,
                       .high = index * size,
                       .type = inner,
                       .flags = LTL_FACT_SEEN};
        ltl_fact value = ltl_step__value(v, state, item);
        value = ltl_fact_convert(&v->types, &value, inner);
        ltl_memory__write(v, state, &at, &value);
    }
}

static void give_text(ltl_values *v, ltl_state *state, const ltl_fact *place,
                      const ltl_fact *text) {
    ltl_fact length = ltl_memory__text_length(v, state, text);
    ltl_fact pointer = *place;
    ltl_memory__set_text(v, state, &pointer, &length);
}

static void give_value(ltl_values *v, ltl_state *state, ltl_node node, const ltl_fact *place,
                       ltl_node value) {
    const ltl_type_info *info = ltl_type_of(&v->types, place->type);
    bool is_array = ltl_type_is_array(&v->types, place->type);
    ltl_region_state *known = ltl_memory__region(v, state, place->region);
    known->marks = (uint16_t)(known->marks & ~LTL_REGION_UNSET);
    if (v->tree->kind[value] == LTL_KIND_COLLECTION) {
        give_items(v, state, place, value);
        return;
    }
    ltl_fact given = ltl_step__value(v, state, value);
    if (is_array) {
        give_text(v, state, place, &given);
    } else if (info->depth == 0 && (info->base == LTL_BASE_RECORD || info->is_own)) {
        if (given.region != 0) { /* a smart pointer, perhaps */
            ltl_memory__escape(v, state, given.region);
        }
        ltl_fact from = {0};
        if (ltl_step__place(v, state, value, &from) && from.region != 0) {
            ltl_event event = {.kind = LTL_EVENT_DECLARE, .node = node, .state = state, .a = &from};
            ltl_values__tell(v, &event);
        }
    } else {
        (void)ltl_step__assign(v, state, node, place, given);
    }
}

static void bind_reference(ltl_values *v, ltl_state *state, const ltl_fact *place, ltl_node value) {
    ltl_fact target = {0};
    if (ltl_step__place(v, state, value, &target) && target.region != 0) {
        ltl_fact pointer = target;
        pointer.null = LTL_NULL_NOT;
        ltl_state_put(&v->scratch, state, place->region, 0, &pointer);
    }
}

/* `T x(a, b)`: what the constructor gets it may keep. */
static bool give_arguments(ltl_values *v, ltl_state *state, ltl_node node) {
    const ltl_tree *tree = v->tree;
    bool is_built = v->is_cpp && ltl_object__is_built(v, node);
    bool has_any = false;
    for (ltl_node child = node + 1; child < tree->end[node]; child = tree->end[child]) {
        if (tree->role[child] == LTL_ROLE_ARGUMENT) {
            ltl_fact given = ltl_step__value(v, state, child);
            has_any = true;
            if (given.region != 0 && !is_built) {
                ltl_memory__escape(v, state, given.region);
            }
        }
    }
    return has_any;
}

static void escape_given(ltl_values *v, ltl_state *state, ltl_node value) {
    const ltl_result *given = value != LTL_NO_NODE ? ltl_state_result(state, value) : NULL;
    if (given == NULL) {
        return;
    }
    ltl_region regions[2] = {given->value.region, given->is_place ? given->place.region : 0};
    for (int i = 0; i < 2; i++) {
        if (regions[i] != 0) {
            ltl_memory__escape(v, state, regions[i]);
        }
    }
}

/* Where a statement stands: what a condition declares has its value from elsewhere. */
static bool is_declared_plainly(const ltl_values *v, ltl_node variable, ltl_region region) {
    ltl_node around = v->tree->parent[variable];
    const ltl_declaration *declared = &v->scopes->all.at[ltl_region_of(&v->regions, region)->a];
    bool is_parameter = v->tree->kind[v->tree->parent[around]] == LTL_KIND_FUNCTION; /* of old */
    return v->tree->kind[around] == LTL_KIND_DECLARATION && !is_parameter &&
           (declared->flags & LTL_DECLARATION_FAR) == 0;
}

void ltl_step__variable(ltl_values *v, ltl_state *state, ltl_node node) {
    const ltl_tree *tree = v->tree;
    ltl_node name = ltl_tree_child(tree, node, LTL_ROLE_NAME);
    ltl_node value = ltl_tree_child(tree, node, LTL_ROLE_VALUE);
    if (name == LTL_NO_NODE || tree->kind[name] != LTL_KIND_NAME || v->scopes->of[name] == 0) {
        return;
    }
    ltl_region region = ltl_memory__variable(v, name);
    const ltl_region_info *info = ltl_region_of(&v->regions, region);
    if (info->kind != LTL_REGION_VARIABLE) { /* it outlives the function: so does what it gets */
        escape_given(v, state, value);
        return;
    }
    ltl_fact place = {.region = region, .type = info->type, .flags = LTL_FACT_SEEN};
    const ltl_type_info *type = ltl_type_of(&v->types, place.type);
    ltl_memory__forget(v, state, region);
    if (type->is_reference) {
        if (value != LTL_NO_NODE) {
            bind_reference(v, state, &place, value);
        }
        return;
    }
    bool is_built = give_arguments(v, state, node);
    ltl_region_state *known = ltl_memory__region(v, state, region);
    known->status = LTL_REGION_LIVE;
    known->written = 0;
    known->marks = (uint16_t)(known->marks & (LTL_REGION_SIZED | LTL_REGION_SET));
    bool is_object = type->depth == 0 && (type->is_own || type->base == LTL_BASE_UNKNOWN);
    if (value != LTL_NO_NODE) {
        give_value(v, state, node, &place, value);
    } else if (!is_object && !is_built && is_declared_plainly(v, node, region)) {
        known->marks |= LTL_REGION_UNSET;
    }
    tell_declared(v, state, node, &place);
}

/* ---- objects that look like functions ---- */

static uint32_t local_named(const ltl_values *v, uint32_t name) {
    for (uint32_t i = v->scopes->all.count; i > 1; i--) {
        const ltl_declaration *declared = &v->scopes->all.at[i - 1];
        if (declared->name == name && declared->unit == v->frame->unit &&
            declared->kind <= LTL_DECLARED_PARAMETER) {
            return i - 1;
        }
    }
    return 0;
}

void ltl_step__declaration(ltl_values *v, ltl_state *state, ltl_node node) {
    const ltl_tree *tree = v->tree;
    for (ltl_node child = node + 1; v->is_cpp && child < tree->end[node];
         child = tree->end[child]) {
        bool is_function = tree->kind[child] == LTL_KIND_FUNCTION;
        for (ltl_node inner = child + 1; is_function && inner < tree->end[child];
             inner = tree->end[inner]) {
            ltl_node type = tree->role[inner] == LTL_ROLE_PARAMETER
                                ? ltl_tree_child(tree, inner, LTL_ROLE_TYPE)
                                : LTL_NO_NODE;
            uint32_t local = type != LTL_NO_NODE && tree->kind[type] == LTL_KIND_NAME
                                 ? local_named(v, tree->name[type])
                                 : 0;
            if (local == 0) {
                continue;
            }
            ltl_region region = ltl_memory__variable(v, v->scopes->all.at[local].leaf);
            ltl_fact *cell = ltl_state_find(state, region, 0);
            ltl_memory__escape(v, state, cell != NULL && cell->region != 0 ? cell->region : region);
        }
    }
}

/* ---- lambdas ---- */

void ltl_step__lambda(ltl_values *v, ltl_state *state, ltl_node node) {
    for (ltl_node leaf = node + 1; leaf < v->tree->end[node]; leaf++) {
        uint32_t declaration = v->tree->kind[leaf] == LTL_KIND_NAME ? v->scopes->of[leaf] : 0;
        bool is_around = declaration != 0 &&
                         v->scopes->all.at[declaration].unit == v->frame->unit &&
                         v->scopes->all.at[declaration].kind <= LTL_DECLARED_PARAMETER;
        if (is_around) {
            ltl_region region = ltl_memory__variable(v, leaf);
            ltl_memory__escape(v, state, region);
            ltl_memory__forget(v, state, region);
        }
    }
}

/* ---- return ---- */

void ltl_step__return(ltl_values *v, ltl_state *state, ltl_node node) {
    ltl_node value = ltl_tree_child(v->tree, node, LTL_ROLE_VALUE);
    ltl_type type = ltl_type_returned(&v->types, v->frame->unit);
    ltl_fact given = ltl_fact_any(&v->types, type);
    if (value != LTL_NO_NODE) {
        given = ltl_step__value(v, state, value);
        given = ltl_step__converted(v, state, node, &given, type, false);
        ltl_event event = {
            .kind = LTL_EVENT_RETURN, .node = node, .state = state, .a = &given, .type = type};
        ltl_values__tell(v, &event);
    }
    ltl_fact whole = {0};
    bool may_be_record =
        ltl_type_of(&v->types, type)->depth == 0 && !ltl_type_is_integer(&v->types, type);
    if (value != LTL_NO_NODE && may_be_record && ltl_step__place(v, state, value, &whole)) {
        ltl_step__escape_parts(v, state, whole.region);
        if (v->is_cpp && whole.region != 0) { /* the caller has it now */
            ltl_memory__region(v, state, whole.region)->marks |= LTL_REGION_ESCAPED;
        }
    }
    if (v->frame->around == NULL && given.region != 0 && v->frame->depth == 0) {
        ltl_memory__escape(v, state, given.region); /* before it meets what others return */
    }
    if (v->frame->around == NULL) {
        ltl_keep__leave(v, state, node, value);
    }
    state->returned = given;
    state->has_returned = true;
}
