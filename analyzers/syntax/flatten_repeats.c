#include "analyzers/syntax/flattener.h"

#include "core/limits.h"

/* `FOR_ALL(item) { … }` within a function reads like a function of K&R. It becomes what `FOR_ALL(list, item) { … }`
 * is read as, a call without a semicolon in front of a block:
 *
 *     FUNCTION type name BLOCK   becomes   EXPRESSION_STATEMENT (CALL callee argument), BLOCK */

static bool is_name(const ltl_tree *tree, ltl_node node, ltl_role role) {
    return node < tree->count && tree->role[node] == role && tree->kind[node] == LTL_KIND_NAME &&
           ltl_tree_is_leaf(tree, node);
}

static bool is_macro(const ltl_tree *tree, ltl_node function) {
    ltl_node type = function + 1;
    ltl_node name = function + 2;
    ltl_node body = function + 3;
    if (!is_name(tree, type, LTL_ROLE_RETURN_TYPE) || !is_name(tree, name, LTL_ROLE_NAME) ||
        body >= tree->count || tree->role[body] != LTL_ROLE_BODY) {
        return false;
    }
    ltl_str between = ltl_str_slice(tree->source->text, tree->stop[type], tree->start[name]);
    return ltl_str_is(ltl_str_trim(between), "(");
}

void ltl_flattener_repeat(flattener *f, ltl_node function) {
    ltl_tree *tree = f->tree;
    uint32_t moved = tree->count - function;
    if (!is_macro(tree, function)) {
        return;
    }
    if (f->suffix_moves + moved > LTL_MAX_SUFFIX_MOVES) {
        tree->is_cut = true;
        return;
    }
    f->suffix_moves += moved;
    ltl_str text = tree->source->text;
    uint32_t stop = (uint32_t)ltl_str_find(text, LTL_STR(")"), tree->stop[function + 2]) + 1;
    tree->role[function + 1] = LTL_ROLE_CALLEE;
    tree->role[function + 2] = LTL_ROLE_ARGUMENT;
    ltl_flattener_enclose(f, function + 1, function + 3, LTL_KIND_CALL, LTL_ROLE_NONE);
    ltl_node body = function + 4;
    tree->kind[function] = LTL_KIND_EXPRESSION_STATEMENT;
    tree->stop[function] = tree->stop[function + 1] = stop;
    tree->end[function] = body;
    tree->parent[body] = tree->parent[function];
    tree->role[body] = tree->role[function];
    tree->end[body] = tree->count;
}
