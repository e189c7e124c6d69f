/* Kotlin's functions that call a block on an object: `T().apply { a = x }`, `x.also { it.a = y }`. What the block does
 * to `this` or `it` it does to that object, and some of them give it back. */
#include "analyzers/dataflow/scopes.h"
#include "analyzers/syntax/scope_call.h"
#include "analyzers/taint/taint_internal.h"

bool ltl_taint__gives_own_object(const ltl_taint *t, ltl_node call) {
    ltl_scope_call found = ltl_scope_call_of(t->tree, call);
    ltl_node callee = ltl_tree_child(t->tree, call, LTL_ROLE_CALLEE);
    return found.is_one && found.gives && found.object == LTL_NO_NODE &&
           t->tree->kind[callee] == LTL_KIND_NAME && t->scopes->of[callee] == 0;
}

/* The call whose block names its object so where the name stands. */
static ltl_scope_call call_around(ltl_taint *t, ltl_node name, bool is_this) {
    const ltl_tree *tree = t->tree;
    ltl_scope_call none = {.object = LTL_NO_NODE};
    ltl_node node = tree->parent[name];
    while (node != 0 && tree->kind[node] != LTL_KIND_FUNCTION &&
           tree->kind[node] != LTL_KIND_CLASS && ltl_taint__spend(t, 1)) {
        bool has_name = ltl_tree_child(tree, node, LTL_ROLE_PARAMETER) != LTL_NO_NODE;
        bool is_block = tree->kind[node] == LTL_KIND_LAMBDA && !has_name;
        ltl_scope_call found = is_block ? ltl_scope_call_of(tree, tree->parent[node]) : none;
        if (found.is_one && found.is_this == is_this) {
            return found;
        }
        if (!is_this && is_block && !found.is_one) {
            return none; /* `it` of another call */
        }
        node = tree->parent[node];
    }
    return none;
}

ltl_taint_path ltl_taint__scoped(ltl_taint *t, ltl_node name) {
    const ltl_tree *tree = t->tree;
    if (!t->has_blocks || t->scopes->of[name] != 0 ||
        tree->kind[ltl_taint__node_of(t, t->unit)] != LTL_KIND_LAMBDA) {
        return 0;
    }
    bool is_self = ltl_scopes_is_self(tree, name);
    bool is_it = ltl_str_is(ltl_tree_name(tree, name), "it");
    bool is_field = !is_self && !is_it && tree->role[name] == LTL_ROLE_LEFT; /* `apply { a = x }` */
    bool may_be = is_self || is_it || is_field;
    ltl_node object = may_be ? call_around(t, name, !is_it).object : LTL_NO_NODE;
    ltl_taint_path path = object != LTL_NO_NODE ? ltl_taint__path_of_object(t, object) : 0;
    return is_field && path != 0 ? ltl_taint_path_below(t->arena, &t->paths, path, tree->name[name])
                                 : path;
}
