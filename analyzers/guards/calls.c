/* Functions and their calls: parameters, what is passed for each, and which function is meant. */
#include "analyzers/guards/guards.h"

static bool is_self(const ltl_tree *tree, ltl_node function, ltl_node name) {
    ltl_node around = tree->parent[function];
    for (; around != 0 && around != LTL_NO_NODE && tree->kind[around] != LTL_KIND_CLASS;
         around = tree->parent[around]) {
        if (ltl_is_unit(ltl_tree_kind(tree, around))) {
            return false;
        }
    }
    return around != LTL_NO_NODE && tree->kind[around] == LTL_KIND_CLASS &&
           ltl_scopes_is_self(tree, name);
}

uint32_t ltl_guard_parameters(const ltl_tree *tree, ltl_node function,
                              ltl_node out_leaves[LTL_GUARD_PARAMETERS]) {
    uint32_t count = 0;
    bool is_first = true;
    for (ltl_node child = function + 1; child < tree->end[function]; child = tree->end[child]) {
        if (tree->role[child] != LTL_ROLE_PARAMETER) {
            continue;
        }
        ltl_node name = ltl_tree_child(tree, child, LTL_ROLE_NAME);
        bool is_object = is_first && name != LTL_NO_NODE && is_self(tree, function, name);
        is_first = false;
        for (; !is_object && count < LTL_GUARD_PARAMETERS; count++) {
            out_leaves[count] = name != LTL_NO_NODE ? name : child;
            do {
                name = name != LTL_NO_NODE ? ltl_tree_next_sibling(tree, name) : LTL_NO_NODE;
            } while (name != LTL_NO_NODE && tree->role[name] != LTL_ROLE_NAME);
            if (name == LTL_NO_NODE) {
                count++;
                break;
            }
        }
    }
    return count;
}

ltl_node ltl_guard_passed(const ltl_tree *tree, ltl_node call, uint32_t parameter, ltl_str name) {
    uint32_t position = 0;
    for (ltl_node child = call + 1; child < tree->end[call]; child = tree->end[child]) {
        if (tree->role[child] != LTL_ROLE_ARGUMENT) {
            continue;
        }
        if (tree->kind[child] == LTL_KIND_SPREAD) {
            return LTL_NO_NODE;
        }
        if (tree->kind[child] == LTL_KIND_KEYWORD_ARGUMENT) {
            ltl_node key = ltl_tree_child(tree, child, LTL_ROLE_NAME);
            if (key != LTL_NO_NODE && ltl_str_eq(ltl_tree_name(tree, key), name)) {
                return ltl_tree_child(tree, child, LTL_ROLE_VALUE);
            }
        } else if (position++ == parameter) {
            return child;
        }
    }
    return LTL_NO_NODE;
}

/* The function that a declaration is, or that the variable holds. */
static ltl_node function_of(const ltl_scopes *scopes, uint32_t declared) {
    const ltl_declaration *declaration = &scopes->all.at[declared];
    if (declared == 0) {
        return LTL_NO_NODE;
    }
    if (declaration->kind == LTL_DECLARED_FUNCTION) {
        return declaration->declarer;
    }
    ltl_node made = ltl_guard_made_of(scopes, declaration->leaf);
    return made != LTL_NO_NODE && scopes->tree->kind[made] == LTL_KIND_LAMBDA ? made : LTL_NO_NODE;
}

ltl_node ltl_guard_callee(const ltl_scopes *scopes, ltl_node call) {
    const ltl_tree *tree = scopes->tree;
    ltl_node callee = ltl_tree_child(tree, call, LTL_ROLE_CALLEE);
    if (callee == LTL_NO_NODE) {
        return LTL_NO_NODE;
    }
    uint32_t declared = tree->kind[callee] == LTL_KIND_NAME     ? scopes->of[callee]
                        : tree->kind[callee] == LTL_KIND_MEMBER ? ltl_scopes_field(scopes, callee)
                                                                : 0;
    ltl_node class = declared == 0 && tree->kind[callee] == LTL_KIND_NAME ? call : LTL_NO_NODE;
    while (class != LTL_NO_NODE && tree->kind[class] != LTL_KIND_CLASS) {
        class = tree->parent[class]; /* Java and its like name methods of the class around alone */
    }
    declared = class != LTL_NO_NODE ? ltl_scopes_find(scopes, class, tree->name[callee]) : declared;
    return function_of(scopes, declared);
}

ltl_node ltl_guard_function(const ltl_scopes *scopes, ltl_node node) {
    switch (ltl_tree_kind(scopes->tree, node)) {
    case LTL_KIND_LAMBDA:
        return node;
    case LTL_KIND_NAME:
        return function_of(scopes, scopes->of[node]);
    case LTL_KIND_STRING:
        return function_of(scopes, ltl_scopes_find(scopes, 0, scopes->tree->name[node]));
    default:
        return LTL_NO_NODE;
    }
}
