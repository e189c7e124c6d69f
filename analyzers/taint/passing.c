/* What a call passes for each parameter of what it calls. */
#include "analyzers/taint/taint_internal.h"

typedef ltl_taint_parameters parameters;
typedef ltl_taint_passed passed;

/* The function that is called: one of this file, or of another. */
typedef struct called_function {
    ltl_node function;
    const ltl_far_function *far; /* null: of this file */
} called_function;

static uint32_t slot_of_far_name(const ltl_taint *t, const ltl_far_function *far, uint32_t name) {
    ltl_str text = ltl_names_text(t->tree->names, name);
    for (uint32_t i = 0; name != 0 && i < far->parameter_count; i++) {
        if (ltl_str_eq(far->parameters[i], text)) {
            return ltl_taint__bounded(i + 1);
        }
    }
    return LTL_TAINT_SLOTS;
}

static uint32_t slot_of_name(ltl_taint *t, called_function to, uint32_t name, uint32_t *out_last) {
    uint32_t slot = LTL_TAINT_SLOTS;
    *out_last = 0;
    if (to.far != NULL) {
        *out_last = to.far->parameter_count;
        return slot_of_far_name(t, to.far, name);
    }
    parameters p = ltl_taint__parameters_of(to.function);
    while (ltl_taint__next_parameter(t, &p)) {
        *out_last = p.slot;
        if (p.name != LTL_NO_NODE && t->tree->name[p.name] == name) {
            slot = ltl_taint__bounded(p.slot);
        }
    }
    return slot;
}

static void pass(ltl_taint *t, passed *to, uint32_t slot, ltl_node node, ltl_taint_value value) {
    slot = ltl_taint__bounded(slot);
    if (to->function[slot] != LTL_NO_NODE) { /* one of several, which are not told apart */
        value = ltl_taint_guess(&t->out->traces, value, node, 1);
    }
    to->node[slot] = to->value[slot].marks == 0 ? node : LTL_NO_NODE;
    to->function[slot] = to->function[slot] == LTL_NO_NODE ? node : to->function[slot];
    to->value[slot] = ltl_taint_union(&t->out->traces, to->value[slot], value);
}

static void pass_argument(ltl_taint *t, called_function function, ltl_node argument,
                          uint32_t *position, passed *to) {
    const ltl_tree *tree = t->tree;
    ltl_taint_value value = ltl_taint__gather(t, argument);
    ltl_kind kind = ltl_tree_kind(tree, argument);
    if (kind == LTL_KIND_KEYWORD_ARGUMENT) {
        ltl_node name = ltl_tree_child(tree, argument, LTL_ROLE_NAME);
        ltl_node given = ltl_tree_child(tree, argument, LTL_ROLE_VALUE);
        uint32_t last;
        uint32_t slot = name != LTL_NO_NODE ? slot_of_name(t, function, tree->name[name], &last)
                                            : LTL_TAINT_SLOTS;
        pass(t, to, slot < LTL_TAINT_SLOTS ? slot : to->last, given, value);
    } else if (kind == LTL_KIND_SPREAD) {
        for (uint32_t slot = *position; slot <= to->last; slot++) {
            pass(t, to, slot, LTL_NO_NODE, value);
        }
    } else {
        uint32_t slot = *position <= to->last ? *position : to->last; /* the last takes the rest */
        pass(t, to, slot, argument, value);
        *position += 1;
    }
}

/* `C.new(…)` is called on no object yet. */
static bool makes_object(const ltl_tree *tree, ltl_node callee) {
    ltl_node name = ltl_tree_child(tree, callee, LTL_ROLE_NAME);
    return name != LTL_NO_NODE && ltl_str_is(ltl_tree_name(tree, name), "new");
}

static void pass_all(ltl_taint *t, ltl_node call, called_function function, passed *to) {
    const ltl_tree *tree = t->tree;
    for (uint32_t slot = 0; slot < LTL_TAINT_SLOTS; slot++) {
        to->value[slot] = (ltl_taint_value){0};
        to->node[slot] = to->function[slot] = LTL_NO_NODE;
    }
    to->is_scope = false;
    to->object = 0;
    (void)slot_of_name(t, function, 0, &to->last);
    ltl_node callee = ltl_tree_child(tree, call, LTL_ROLE_CALLEE);
    ltl_node receiver = callee != LTL_NO_NODE && tree->kind[callee] == LTL_KIND_MEMBER
                            ? ltl_tree_child(tree, callee, LTL_ROLE_RECEIVER)
                            : LTL_NO_NODE;
    if (receiver != LTL_NO_NODE && !makes_object(tree, callee)) {
        pass(t, to, 0, receiver, ltl_taint__gather(t, receiver));
    }
    bool is_bare = callee != LTL_NO_NODE && tree->kind[callee] == LTL_KIND_NAME && function.far != NULL;
    to->object = is_bare ? ltl_taint__own_object(t) : 0;
    uint32_t position = 1;
    for (ltl_node child = call + 1; child < tree->end[call] && ltl_taint__spend(t, 1);
         child = tree->end[child]) {
        if (tree->role[child] == LTL_ROLE_ARGUMENT) {
            pass_argument(t, function, child, &position, to);
        }
    }
}

void ltl_taint__pass_far(ltl_taint *t, ltl_node call, const ltl_far_function *function,
                         passed *out_passed) {
    called_function to = {LTL_NO_NODE, function};
    pass_all(t, call, to, out_passed);
    out_passed->is_scope = function->is_file;
}

void ltl_taint__guess_passed(ltl_taint *t, ltl_node call, passed *args) {
    for (uint32_t slot = 0; slot < LTL_TAINT_SLOTS; slot++) {
        args->value[slot] = ltl_taint_guess(&t->out->traces, args->value[slot], call, 1);
    }
}

void ltl_taint__pass(ltl_taint *t, ltl_node call, uint32_t unit, passed *out_passed) {
    called_function to = {ltl_taint__node_of(t, unit), NULL};
    pass_all(t, call, to, out_passed);
}
