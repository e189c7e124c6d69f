/* Methods that give back the object they are called on: `b.x(1).y(2)` is `b`, whatever it was given. */
#include "analyzers/dataflow/scopes.h"
#include "analyzers/syntax/scope_call.h"
#include "analyzers/taint/calls/fluent.h"
#include "analyzers/taint/taint_internal.h"

/* Of `gives_self`: what the ways out of a unit give back. */
enum { GIVES_SELF = 1, GIVES_OTHER = 2 };

enum { NO_OBJECT = UINT32_MAX, MAX_CHAIN = 64 };

static ltl_node function_of(const ltl_taint *t, uint32_t unit) {
    ltl_node node = ltl_taint__node_of(t, unit);
    return t->tree->kind[node] == LTL_KIND_FUNCTION ? node : LTL_NO_NODE;
}

/* Go's `func (b *B) x()` names it. */
static bool is_receiver(const ltl_tree *tree, ltl_node function, ltl_node name) {
    ltl_node receiver = ltl_tree_child(tree, function, LTL_ROLE_RECEIVER);
    ltl_node named =
        receiver != LTL_NO_NODE ? ltl_tree_child(tree, receiver, LTL_ROLE_NAME) : LTL_NO_NODE;
    return named != LTL_NO_NODE && tree->kind[name] == LTL_KIND_NAME &&
           tree->name[named] == tree->name[name];
}

bool ltl_taint_is_own_object(const ltl_tree *tree, ltl_node function, ltl_node given) {
    enum { MOST_WRAPPERS = 4 };
    for (uint32_t i = 0; i < MOST_WRAPPERS && given != LTL_NO_NODE; i++) {
        ltl_kind kind = ltl_tree_kind(tree, given);
        if (kind == LTL_KIND_CALL) {
            ltl_scope_call found = ltl_scope_call_of(tree, given);
            ltl_node callee = ltl_tree_child(tree, given, LTL_ROLE_CALLEE);
            return found.is_one && found.gives && found.object == LTL_NO_NODE &&
                   tree->kind[callee] == LTL_KIND_NAME;
        }
        if (kind != LTL_KIND_CAST && kind != LTL_KIND_UNARY) {
            return is_receiver(tree, function, given) ||
                   (ltl_scopes_is_self(tree, given) && !ltl_str_is(ltl_tree_name(tree, given), "cls"));
        }
        given =
            ltl_tree_child(tree, given, kind == LTL_KIND_CAST ? LTL_ROLE_VALUE : LTL_ROLE_OPERAND);
    }
    return false;
}

static void note(ltl_taint *t, uint8_t *gives, uint32_t unit, ltl_node given) {
    ltl_node function = function_of(t, unit);
    bool is_own =
        function != LTL_NO_NODE && given != LTL_NO_NODE &&
                  ltl_taint_is_own_object(t->tree, function, given);
    gives[unit] |= is_own ? GIVES_SELF : GIVES_OTHER;
}

/* What stands last in a body is what the function gives: always, or where it is no block. */
static void note_last(ltl_taint *t, uint8_t *gives, uint32_t unit) {
    const ltl_tree *tree = t->tree;
    ltl_node function = function_of(t, unit);
    ltl_node body =
        function != LTL_NO_NODE ? ltl_tree_child(tree, function, LTL_ROLE_BODY) : LTL_NO_NODE;
    bool gives_last = body != LTL_NO_NODE && (tree->language->returns == LTL_RETURNS_LAST ||
                                              tree->kind[body] != LTL_KIND_BLOCK);
    ltl_node last = gives_last ? ltl_taint__last_of(t, body) : LTL_NO_NODE;
    if (last != LTL_NO_NODE && tree->kind[last] != LTL_KIND_RETURN) {
        note(t, gives, unit, last);
    }
}

/* By unit; and the names of those that do, under (3, name). */
static const uint8_t *gives_self(ltl_taint *t) {
    const ltl_tree *tree = t->tree;
    uint32_t units = t->flow->units.count;
    if (t->scratch->gives_self != NULL) {
        return t->scratch->gives_self;
    }
    uint8_t *gives = LTL_NEW_ARRAY(t->arena, uint8_t, units);
    t->scratch->gives_self = gives;
    ltl_node at = tree->kind_first[LTL_KIND_RETURN];
    for (; at != LTL_NO_NODE && ltl_taint__spend(t, 1); at = tree->kind_next[at]) {
        ltl_node value = ltl_tree_child(tree, at, LTL_ROLE_VALUE);
        note(t, gives, ltl_taint__unit_around(t, at), value);
    }
    for (uint32_t unit = 1; unit < units && ltl_taint__spend(t, 1); unit++) {
        note_last(t, gives, unit);
        ltl_node name = gives[unit] == GIVES_SELF
                            ? ltl_tree_child(tree, ltl_taint__node_of(t, unit), LTL_ROLE_NAME)
                            : LTL_NO_NODE;
        name = name != LTL_NO_NODE && tree->kind[name] == LTL_KIND_MEMBER
                   ? ltl_tree_child(tree, name, LTL_ROLE_NAME)
                   : name;
        bool is_asked = name != LTL_NO_NODE && ltl_tree_is_leaf(tree, name) &&
                        !ltl_str_starts_with(ltl_tree_name(tree, name), LTL_STR("__")); /* `__enter__` */
        if (is_asked) {
            ltl_pairs_put(t->arena, &t->scratch->fluent, 3, tree->name[name], 1);
            t->scratch->has_fluent = true;
        }
    }
    return gives;
}

bool ltl_taint__has_fluent(ltl_taint *t) {
    bool may_have = t->query->is_across_functions && !t->query->only_within;
    bool is_far = t->query->far != NULL && t->query->far->has_fluent;
    return may_have && gives_self(t) != NULL && (t->scratch->has_fluent || is_far);
}

/* All functions of other files that the call may enter give back their object. */
static bool is_far_fluent(const ltl_taint *t, ltl_node call) {
    const ltl_taint_far *far = t->query->far;
    const ltl_far_call *of = far != NULL && far->has_fluent ? ltl_taint__far_call(t, call) : NULL;
    bool gives = of != NULL;
    for (uint32_t i = 0; gives && i < of->target_count; i++) {
        const ltl_far_target *target = &far->targets[of->first_target + i];
        gives = target->is_sure && far->function_of(far->world, target->function)->gives_object;
    }
    return gives;
}

/* … or the function of this file. */
static bool is_fluent(ltl_taint *t, ltl_node call, ltl_node name) {
    bool is_sure;
    if (ltl_pairs_find(&t->scratch->fluent, 3, t->tree->name[name]) == 0) {
        return false;
    }
    t->chain++;
    uint32_t unit = ltl_taint__callee(t, call, &is_sure);
    t->chain--;
    return unit != LTL_TAINT_NO_UNIT && is_sure && gives_self(t)[ltl_taint__base_of(t, unit)] == GIVES_SELF;
}

ltl_node ltl_taint__object_given(ltl_taint *t, ltl_node call) {
    const ltl_tree *tree = t->tree;
    ltl_node callee = ltl_tree_child(tree, call, LTL_ROLE_CALLEE);
    bool is_method = t->has_fluent && callee != LTL_NO_NODE && tree->kind[callee] == LTL_KIND_MEMBER;
    ltl_node name = is_method ? ltl_tree_child(tree, callee, LTL_ROLE_NAME) : LTL_NO_NODE;
    ltl_node object = is_method ? ltl_tree_child(tree, callee, LTL_ROLE_RECEIVER) : LTL_NO_NODE;
    if (name == LTL_NO_NODE || object == LTL_NO_NODE || !ltl_tree_is_leaf(tree, name)) {
        return LTL_NO_NODE;
    }
    uint32_t known = ltl_pairs_find(&t->scratch->fluent, 1, call);
    if (known == 0 && t->chain < MAX_CHAIN) {
        known = is_fluent(t, call, name) || is_far_fluent(t, call) ? object + 1 : NO_OBJECT;
        ltl_pairs_put(t->arena, &t->scratch->fluent, 1, call, known);
    }
    return known == 0 || known == NO_OBJECT ? LTL_NO_NODE : known - 1;
}
