/* Objects of C++: which method is meant, what constructors and destructors do. */
#include "analyzers/values/steps/step_internal.h"

enum { MAX_ENDS = 16 };

/* ---- classes of values ---- */

static uint32_t class_of_type(const ltl_values *v, ltl_type type) {
    const ltl_type_info *info = ltl_type_of(&v->types, type);
    bool is_object = info->depth == 0 && info->counts[0] == 0 &&
                     (info->base == LTL_BASE_RECORD || info->base == LTL_BASE_UNKNOWN);
    return is_object ? info->name : 0;
}

/* What was made there, if that is told: not what a pointer's type says. */
static uint32_t class_of_region(ltl_values *v, ltl_region region) {
    const ltl_tree *tree = v->tree;
    const ltl_region_info *info = ltl_region_of(&v->regions, region);
    if (region == 0 || info->kind == LTL_REGION_BEHIND) {
        return 0;
    }
    if (info->kind != LTL_REGION_MADE) {
        return ltl_type_of(&v->types, info->type)->is_reference ? 0 : class_of_type(v, info->type);
    }
    ltl_node node = info->node;
    if (tree->kind[node] == LTL_KIND_CALL) {
        ltl_node callee = ltl_tree_child(tree, node, LTL_ROLE_CALLEE);
        return callee != LTL_NO_NODE ? tree->name[callee] : 0;
    }
    node = tree->kind[node] == LTL_KIND_FUNCTION ? tree->parent[node] : node;
    ltl_node type = ltl_tree_child(tree, node, LTL_ROLE_TYPE);
    return type != LTL_NO_NODE ? class_of_type(v, ltl_type_named(&v->types, type)) : 0;
}

ltl_type ltl_object__type(ltl_values *v, uint32_t class_name) {
    ltl_node record = ltl_class_named(&v->classes, class_name);
    ltl_type_info info = {
        .base = LTL_BASE_RECORD, .record = record, .name = class_name, .is_own = true};
    return record != LTL_NO_NODE ? ltl_type_intern(&v->types, &info) : LTL_TYPE_UNKNOWN;
}

static bool has_field(ltl_values *v, uint32_t class_name, uint32_t name) {
    uint32_t known = ltl_pairs_find(&v->fields, class_name, name);
    if (known == 0) {
        known = ltl_class_has_field(&v->classes, class_name, name) ? 2 : 1;
        ltl_pairs_put(v->arena, &v->fields, class_name, name, known);
    }
    return known == 2;
}

ltl_region ltl_object__field(ltl_values *v, ltl_node name) {
    uint32_t declaration = v->scopes->of[name];
    uint32_t text = v->tree->name[name];
    bool is_own = declaration != 0 && v->scopes->all.at[declaration].kind <= LTL_DECLARED_PARAMETER;
    if (is_own || v->frame->class_name == 0 || !has_field(v, v->frame->class_name, text)) {
        return 0;
    }
    int64_t offset;
    ltl_type type =
        ltl_type_member(&v->types, ltl_object__type(v, v->frame->class_name), text, &offset);
    return ltl_region_intern(&v->regions, LTL_REGION_MEMBER, v->frame->self, text, type,
                             v->regions.all.at[v->frame->self].node);
}

/* ---- arguments ---- */

typedef struct arguments {
    ltl_fact facts[LTL_MAX_ARGUMENTS];
    ltl_node nodes[LTL_MAX_ARGUMENTS];
    ltl_call call;
} arguments;

static void take_arguments(ltl_values *v, ltl_state *state, ltl_node node, arguments *out) {
    const ltl_tree *tree = v->tree;
    out->call = (ltl_call){.node = node, .arguments = out->facts, .nodes = out->nodes};
    for (ltl_node child = node + 1; child < tree->end[node]; child = tree->end[child]) {
        if (tree->role[child] == LTL_ROLE_ARGUMENT && out->call.count < LTL_MAX_ARGUMENTS) {
            out->facts[out->call.count] = ltl_step__value(v, state, child);
            out->nodes[out->call.count++] = child;
        }
    }
}

static uint32_t count_arguments(const ltl_tree *tree, ltl_node node) {
    uint32_t count = 0;
    for (ltl_node child = node + 1; child < tree->end[node]; child = tree->end[child]) {
        count += tree->role[child] == LTL_ROLE_ARGUMENT;
    }
    return count;
}

/* ---- constructors ---- */

/* Of `T x(…)`, `T *x`: whose type stands before it. */
static uint32_t class_declared(ltl_values *v, ltl_node variable) {
    ltl_node name = ltl_tree_child(v->tree, variable, LTL_ROLE_NAME);
    uint32_t declaration = name != LTL_NO_NODE ? v->scopes->of[name] : 0;
    ltl_type type = declaration != 0 ? ltl_type_declared(&v->types, declaration) : LTL_TYPE_UNKNOWN;
    return ltl_type_of(&v->types, type)->is_reference ? 0 : class_of_type(v, type);
}

static uint32_t class_built(ltl_values *v, ltl_node node) {
    const ltl_tree *tree = v->tree;
    ltl_node type = ltl_tree_child(tree, node, LTL_ROLE_TYPE);
    if (tree->kind[node] == LTL_KIND_VARIABLE) {
        return class_declared(v, node);
    }
    return type != LTL_NO_NODE ? class_of_type(v, ltl_type_named(&v->types, type)) : 0;
}

bool ltl_object__is_built(ltl_values *v, ltl_node node) {
    uint32_t class_name = class_built(v, node);
    ltl_node function =
        ltl_class_constructor(&v->classes, class_name, count_arguments(v->tree, node));
    return function != LTL_NO_NODE && v->frame != NULL && ltl_call__can_enter(v, function);
}

/* Appends the states after the constructor; false when nobody knows what it does. */
static bool construct(ltl_values *v, ltl_state *state, uint32_t class_name, const ltl_call *call,
                      ltl_states *out) {
    ltl_node function = ltl_class_constructor(&v->classes, class_name, call->count);
    if (function == LTL_NO_NODE || !ltl_call__can_enter(v, function)) {
        if (class_name != 0) {
            ltl_call__note_class(v, state, class_name, call, true);
        }
        return false;
    }
    ltl_call__enter(v, state, function, call, out);
    return true;
}

static void build_new(ltl_values *v, ltl_state *state, ltl_node node, ltl_states *out) {
    ltl_step__new(v, state, node);
    const ltl_result *result = ltl_state_result(state, node);
    ltl_fact pointer = result != NULL ? result->value : (ltl_fact){0};
    const ltl_region_state *made =
        pointer.region != 0 ? ltl_state_region(state, pointer.region) : NULL;
    arguments given;
    uint32_t first = out->count;
    if (made != NULL && made->family == LTL_GIVEN_BY_NEW) {
        take_arguments(v, state, node, &given);
        given.call.self = pointer.region;
        if (construct(v, state, class_built(v, node), &given.call, out)) {
            for (uint32_t i = first; i < out->count; i++) {
                ltl_step__give(v, out->at[i], node, &pointer);
            }
            return;
        }
    }
    LTL_PUSH(&v->scratch, out, state);
}

/* Stands it directly in its function, so that it goes where that ends? */
static bool lives_on(const ltl_values *v, ltl_node node) {
    ltl_node body = ltl_tree_child(v->tree, v->frame->unit, LTL_ROLE_BODY);
    return v->tree->parent[v->tree->parent[node]] == body;
}

/* It goes where its function ends; of another one nobody knows when, nor what takes its parts back. */
static void keep_object(ltl_values *v, ltl_states *states, uint32_t first,
                        const ltl_object *object) {
    bool is_followed = lives_on(v, object->node) &&
                       ltl_class_destructor(&v->classes, object->class_name) != LTL_NO_NODE;
    for (uint32_t i = 0; is_followed && i < v->frame->objects->count; i++) {
        if (v->frame->objects->at[i].region == object->region) {
            return;
        }
    }
    if (is_followed) {
        LTL_PUSH(&v->scratch, v->frame->objects, *object);
        return;
    }
    for (uint32_t i = first; i < states->count; i++) {
        ltl_step__escape_parts(v, states->at[i], object->region);
    }
}

/* `T x = T(a)`: what was made for the moment is the variable. */
static void move_in(ltl_values *v, ltl_state *state, ltl_node node, ltl_region region) {
    ltl_node value = ltl_tree_child(v->tree, node, LTL_ROLE_VALUE);
    ltl_fact from = {0};
    ltl_fact to = {.region = region, .flags = LTL_FACT_SEEN};
    if (value != LTL_NO_NODE && v->tree->kind[value] == LTL_KIND_CALL &&
        ltl_step__place(v, state, value, &from) && from.region != 0 &&
        ltl_region_of(&v->regions, from.region)->kind == LTL_REGION_MADE) {
        ltl_step__copy_record(v, state, &to, &from);
    }
}

static void build_variable(ltl_values *v, ltl_state *state, ltl_node node, ltl_states *out) {
    const ltl_tree *tree = v->tree;
    ltl_node value = ltl_tree_child(tree, node, LTL_ROLE_VALUE);
    uint32_t class_name = class_declared(v, node);
    uint32_t first = out->count;
    ltl_step__variable(v, state, node);
    ltl_region region =
        class_name != 0 ? ltl_memory__variable(v, ltl_tree_child(tree, node, LTL_ROLE_NAME)) : 0;
    if (region == 0 || ltl_region_of(&v->regions, region)->kind != LTL_REGION_VARIABLE) {
        LTL_PUSH(&v->scratch, out, state);
        return;
    }
    ltl_object object = {.region = region, .class_name = class_name, .node = node};
    arguments given;
    take_arguments(v, state, node, &given);
    given.call.self = region;
    if (value == LTL_NO_NODE && ltl_container__is(v, ltl_region_of(&v->regions, region)->type) &&
        given.call.count == 0) {
        ltl_container__begin(v, state, region);
    } else if (value != LTL_NO_NODE) {
        move_in(v, state, node, region);
    } else if (construct(v, state, class_name, &given.call, out)) {
        keep_object(v, out, first, &object);
        return;
    }
    LTL_PUSH(&v->scratch, out, state);
    keep_object(v, out, first, &object);
}

/* ---- `T x(y);` reads like a function ---- */

/* The names in it are variables, each with its value. */
static bool take_names(ltl_values *v, ltl_state *state, ltl_node function, arguments *out) {
    const ltl_tree *tree = v->tree;
    out->call = (ltl_call){.node = function, .arguments = out->facts, .nodes = out->nodes};
    for (ltl_node child = function + 1; child < tree->end[function]; child = tree->end[child]) {
        if (tree->role[child] != LTL_ROLE_PARAMETER) {
            continue;
        }
        ltl_node name = ltl_tree_child(tree, child, LTL_ROLE_TYPE);
        uint32_t declared =
            name != LTL_NO_NODE && tree->kind[name] == LTL_KIND_NAME && tree->end[child] == name + 1
                ? v->scopes->of[name]
                : 0;
        ltl_fact place;
        if (declared == 0 || v->scopes->all.at[declared].kind > LTL_DECLARED_GLOBAL ||
            out->call.count == LTL_MAX_ARGUMENTS || !ltl_step__place(v, state, name, &place)) {
            return false;
        }
        out->facts[out->call.count] = ltl_memory__read(v, state, &place, name);
        out->nodes[out->call.count++] = name;
    }
    return out->call.count > 0;
}

static ltl_node function_within(const ltl_tree *tree, ltl_node declaration) {
    for (ltl_node child = declaration + 1; child < tree->end[declaration];
         child = tree->end[child]) {
        if (tree->kind[child] == LTL_KIND_FUNCTION) {
            return child;
        }
    }
    return LTL_NO_NODE;
}

static void build_unfounded(ltl_values *v, ltl_state *state, ltl_node node, ltl_states *out) {
    const ltl_tree *tree = v->tree;
    ltl_node function = function_within(tree, node);
    ltl_node name =
        function != LTL_NO_NODE ? ltl_tree_child(tree, function, LTL_ROLE_NAME) : LTL_NO_NODE;
    uint32_t class_name = class_built(v, node);
    uint32_t first = out->count;
    arguments given;
    if (name != LTL_NO_NODE && class_name != 0 && take_names(v, state, function, &given)) {
        ltl_region region = ltl_region_intern(&v->regions, LTL_REGION_MADE, function,
                                              v->frame->context, LTL_TYPE_UNKNOWN, function);
        ltl_object object = {.region = region, .class_name = class_name, .node = function};
        ltl_memory__retire(v, state, region);
        ltl_memory__region(v, state, region)->family = LTL_GIVEN_BY_STACK;
        ltl_pairs_put(v->arena, &v->unfounded, v->frame->unit, tree->name[name], region);
        given.call.self = region;
        if (construct(v, state, class_name, &given.call, out)) {
            keep_object(v, out, first, &object);
            return;
        }
    }
    ltl_step__declaration(v, state, node);
    LTL_PUSH(&v->scratch, out, state);
}

/* ---- destructors ---- */

static bool can_destroy(ltl_values *v, uint32_t class_name, ltl_node *out_function) {
    *out_function = ltl_class_destructor(&v->classes, class_name);
    return *out_function != LTL_NO_NODE && ltl_call__can_enter(v, *out_function);
}

static void delete_object(ltl_values *v, ltl_state *state, ltl_node node, ltl_states *out) {
    ltl_node operand = ltl_tree_child(v->tree, node, LTL_ROLE_OPERAND);
    ltl_fact pointer = ltl_step__value(v, state, operand);
    const ltl_region_state *known =
        pointer.region != 0 ? ltl_state_region(state, pointer.region) : NULL;
    uint32_t first = out->count;
    ltl_node function;
    bool is_made = known != NULL && known->status == LTL_REGION_LIVE && pointer.low == 0 &&
                   ltl_fact_is_exact(&pointer) && known->family == LTL_GIVEN_BY_NEW;
    if (is_made && can_destroy(v, class_of_region(v, pointer.region), &function)) {
        ltl_call call = {.node = node, .self = pointer.region};
        ltl_call__enter(v, state, function, &call, out);
    } else {
        LTL_PUSH(&v->scratch, out, state);
    }
    for (uint32_t i = first; i < out->count; i++) {
        ltl_step__delete(v, out->at[i], node);
    }
}

/* What escaped may live on elsewhere. */
static void destroy(ltl_values *v, const ltl_object *object, ltl_node function, ltl_state *state,
                    ltl_states *out) {
    const ltl_region_state *known = ltl_state_region(state, object->region);
    bool is_elsewhere = known != NULL && (known->marks & LTL_REGION_ESCAPED) != 0;
    if (is_elsewhere || out->count >= MAX_ENDS) {
        LTL_PUSH(&v->scratch, out, state);
        return;
    }
    ltl_call call = {.node = object->node, .self = object->region};
    ltl_call__enter(v, state, function, &call, out);
}

void ltl_object__end(ltl_values *v, ltl_states *ends) {
    for (uint32_t i = v->frame->objects->count; i > 0; i--) {
        const ltl_object *object = &v->frame->objects->at[i - 1];
        ltl_states after = {0};
        ltl_node function;
        if (!can_destroy(v, object->class_name, &function)) {
            continue;
        }
        for (uint32_t k = 0; k < ends->count; k++) {
            destroy(v, object, function, ends->at[k], &after);
        }
        *ends = after;
    }
}

bool ltl_object__take(ltl_values *v, ltl_state *state, ltl_node node, ltl_states *out) {
    switch (ltl_tree_kind(v->tree, node)) {
    case LTL_KIND_NEW:
        build_new(v, state, node, out);
        return true;
    case LTL_KIND_VARIABLE:
        build_variable(v, state, node, out);
        return true;
    case LTL_KIND_DECLARATION:
        build_unfounded(v, state, node, out);
        return true;
    case LTL_KIND_UNARY:
        if (!ltl_str_starts_with(ltl_tree_name(v->tree, node), LTL_STR("delete")) ||
            ltl_tree_child(v->tree, node, LTL_ROLE_OPERAND) == LTL_NO_NODE) {
            return false;
        }
        delete_object(v, state, node, out);
        return true;
    default:
        return false;
    }
}

/* ---- methods ---- */

typedef struct object_receiver {
    ltl_region self;
    uint32_t class_name;
    bool is_sure; /* it is of that class, and of no other that inherits from it */
    ltl_type type;
} object_receiver;

static bool read_receiver(ltl_values *v, ltl_state *state, ltl_node callee, object_receiver *out) {
    const ltl_tree *tree = v->tree;
    ltl_node node = ltl_tree_child(tree, callee, LTL_ROLE_RECEIVER);
    ltl_fact at = {0};
    if (node == LTL_NO_NODE || ltl_str_is(ltl_tree_name(tree, callee), "::")) {
        return false;
    }
    if (ltl_str_is(ltl_tree_name(tree, callee), "->")) {
        at = ltl_step__value(v, state, node);
        out->type = ltl_type_inner(&v->types, at.type);
    } else if (ltl_step__place(v, state, node, &at)) {
        out->type = at.type;
    }
    bool is_start = at.region != 0 && ltl_fact_is_exact(&at) && at.low == 0;
    uint32_t made = is_start ? class_of_region(v, at.region) : 0;
    out->self = is_start ? at.region : 0;
    out->is_sure = made != 0;
    out->class_name = made != 0 ? made : class_of_type(v, out->type);
    return true;
}

/* Nobody knows what a method does to its object. */
static void disturb_object(ltl_values *v, ltl_state *state, ltl_region self) {
    ltl_region root = self != 0 ? ltl_region_root(&v->regions, self) : 0;
    uint8_t kind = root != 0 ? v->regions.all.at[root].kind : 0;
    if (root != 0 && (kind == LTL_REGION_VARIABLE || kind == LTL_REGION_MADE)) {
        ltl_step__escape_parts(v, state, self);
        ltl_memory__forget(v, state, self);
    }
}

static bool call_method(ltl_values *v, ltl_state *state, ltl_node callee, const ltl_call *call,
                        ltl_states *out) {
    object_receiver receiver = {0};
    ltl_node name = ltl_tree_child(v->tree, callee, LTL_ROLE_NAME);
    if (name == LTL_NO_NODE || v->tree->kind[name] != LTL_KIND_NAME ||
        !read_receiver(v, state, callee, &receiver)) {
        return false;
    }
    ltl_call method = *call;
    method.self = receiver.self;
    method.name = ltl_tree_name(v->tree, name);
    if (receiver.self != 0 && ltl_container__is(v, receiver.type)) {
        if (ltl_container__call(v, state, &method, receiver.self)) {
            LTL_PUSH(&v->scratch, out, state);
            return true;
        }
        disturb_object(v, state, receiver.self);
        return false;
    }
    ltl_node function =
        ltl_class_method(&v->classes, receiver.class_name, v->tree->name[name], call->count);
    bool is_meant = receiver.is_sure ||
                    !ltl_class_is_virtual(&v->classes, receiver.class_name, v->tree->name[name]);
    if (function != LTL_NO_NODE && is_meant && ltl_call__can_enter(v, function)) {
        ltl_call__enter(v, state, function, &method, out);
        return true;
    }
    if (receiver.class_name != 0) {
        ltl_call__note_class(v, state, receiver.class_name, &method, false);
    }
    disturb_object(v, state, receiver.self);
    return false;
}

/* `T(a)`: an object without a name. */
static bool build_unnamed(ltl_values *v, ltl_state *state, const ltl_call *call, ltl_states *out) {
    uint32_t class_name = call->name_id;
    ltl_type type = ltl_object__type(v, class_name);
    if (type == LTL_TYPE_UNKNOWN) {
        return false;
    }
    ltl_result result = {.node = call->node, .is_place = true};
    result.place.region = ltl_region_intern(&v->regions, LTL_REGION_MADE, call->node,
                                            v->frame->context, LTL_TYPE_UNKNOWN, call->node);
    result.place.type = type;
    result.place.flags = LTL_FACT_SEEN;
    result.value = ltl_fact_any(&v->types, type);
    ltl_memory__retire(v, state, result.place.region);
    ltl_memory__region(v, state, result.place.region)->family = LTL_GIVEN_BY_STACK;
    ltl_call built = *call;
    built.self = result.place.region;
    uint32_t first = out->count;
    if (!construct(v, state, class_name, &built, out)) {
        for (uint32_t i = 0; i < call->count; i++) {
            if (call->arguments[i].region != 0) {
                ltl_memory__escape(v, state, call->arguments[i].region);
            }
        }
        LTL_PUSH(&v->scratch, out, state);
    }
    for (uint32_t i = first; i < out->count; i++) {
        ltl_step__escape_parts(v, out->at[i], result.place.region);
        ltl_state_result_put(&v->scratch, out->at[i], &result);
    }
    return true;
}

bool ltl_object__call(ltl_values *v, ltl_state *state, const ltl_call *call, ltl_states *out) {
    const ltl_tree *tree = v->tree;
    ltl_node callee = ltl_tree_child(tree, call->node, LTL_ROLE_CALLEE);
    if (callee == LTL_NO_NODE) {
        return false;
    }
    if (tree->kind[callee] == LTL_KIND_MEMBER) {
        return call_method(v, state, callee, call, out);
    }
    if (tree->kind[callee] != LTL_KIND_NAME || call->name_id == 0) {
        return false;
    }
    ltl_node function =
        v->frame->class_name != 0
            ? ltl_class_method(&v->classes, v->frame->class_name, tree->name[callee], call->count)
            : LTL_NO_NODE;
    bool is_virtual = function != LTL_NO_NODE &&
                      ltl_class_is_virtual(&v->classes, v->frame->class_name, tree->name[callee]);
    if (function != LTL_NO_NODE && !is_virtual && ltl_call__can_enter(v, function)) {
        ltl_call method = *call;
        method.self = v->frame->self;
        ltl_call__enter(v, state, function, &method, out);
        return true;
    }
    return build_unnamed(v, state, call, out);
}
