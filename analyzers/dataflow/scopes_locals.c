#include "analyzers/dataflow/scopes_internal.h"

/* Scopes of keys under which the values of locals and the defaults of variables stand, plus one. */
#define LOCALS_SCOPE (LTL_NO_NODE - 2)
#define VARIABLES_SCOPE (LTL_NO_NODE - 3)

static bool is_name(const ltl_tree *tree, ltl_node node, const char *text) {
    return node != LTL_NO_NODE && tree->kind[node] == LTL_KIND_NAME &&
           ltl_str_is(ltl_tree_name(tree, node), text);
}

/* Every entry of `locals`; of `variable "x"`, its default. */
static void put_entries(ltl_arena *arena, ltl_scopes *scopes, ltl_node body, uint32_t variable) {
    const ltl_tree *tree = scopes->tree;
    for (ltl_node entry = body + 1; entry < tree->end[body]; entry = tree->end[entry]) {
        ltl_node key = ltl_tree_child(tree, entry, LTL_ROLE_KEY);
        ltl_node value = ltl_tree_child(tree, entry, LTL_ROLE_VALUE);
        if (tree->kind[entry] != LTL_KIND_PAIR || key == LTL_NO_NODE || value == LTL_NO_NODE) {
            continue;
        }
        if (variable == 0) {
            ltl_scopes__put(arena, scopes, LOCALS_SCOPE, tree->name[key], value + 1);
        } else if (is_name(tree, key, "default")) {
            ltl_scopes__put(arena, scopes, VARIABLES_SCOPE, variable, value + 1);
        }
    }
}

void ltl_scopes__list_locals(ltl_arena *arena, ltl_scopes *scopes) {
    const ltl_tree *tree = scopes->tree;
    ltl_node block = tree->kind_first[LTL_KIND_CALL];
    for (; block != LTL_NO_NODE; block = tree->kind_next[block]) {
        ltl_node callee = ltl_tree_child(tree, block, LTL_ROLE_CALLEE);
        ltl_node label = ltl_tree_child(tree, block, LTL_ROLE_ARGUMENT);
        ltl_node body = ltl_tree_child(tree, block, LTL_ROLE_BODY);
        bool is_locals = is_name(tree, callee, "locals") && label == LTL_NO_NODE;
        bool is_variable = is_name(tree, callee, "variable") && label != LTL_NO_NODE &&
                           tree->kind[label] == LTL_KIND_STRING;
        if (body != LTL_NO_NODE && (is_locals || is_variable)) {
            put_entries(arena, scopes, body, is_variable ? tree->name[label] : 0);
        }
    }
}

ltl_node ltl_scopes_local(const ltl_scopes *scopes, ltl_node member) {
    const ltl_tree *tree = scopes->tree;
    ltl_node receiver = ltl_tree_child(tree, member, LTL_ROLE_RECEIVER);
    ltl_node name = ltl_tree_child(tree, member, LTL_ROLE_NAME);
    if (!ltl_scopes__has(scopes, LTL_SCOPING_LOCALS) || name == LTL_NO_NODE) {
        return LTL_NO_NODE;
    }
    uint32_t value = 0;
    if (is_name(tree, receiver, "local")) {
        value = ltl_scopes_find(scopes, LOCALS_SCOPE, tree->name[name]);
    } else if (is_name(tree, receiver, "var")) {
        value = ltl_scopes_find(scopes, VARIABLES_SCOPE, tree->name[name]);
    }
    return value != 0 ? value - 1 : LTL_NO_NODE;
}
