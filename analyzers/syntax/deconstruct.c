#include "analyzers/syntax/deconstruct.h"

#include <string.h>

/* The name of the `out` parameter at that place. */
static ltl_node parameter_at(const ltl_tree *tree, ltl_node function, uint32_t place) {
    ltl_node child = function + 1;
    for (; child < tree->end[function]; child = tree->end[child]) {
        if (tree->role[child] == LTL_ROLE_PARAMETER && place-- == 0) {
            return ltl_tree_child(tree, child, LTL_ROLE_NAME);
        }
    }
    return LTL_NO_NODE;
}

/* `a`, `this.a`. */
static ltl_node member_named(const ltl_tree *tree, ltl_node given) {
    if (given != LTL_NO_NODE && tree->kind[given] == LTL_KIND_MEMBER) {
        ltl_node of = ltl_tree_child(tree, given, LTL_ROLE_RECEIVER);
        bool is_own = of != LTL_NO_NODE && ltl_str_is(ltl_tree_text(tree, of), "this");
        given = is_own ? ltl_tree_child(tree, given, LTL_ROLE_NAME) : LTL_NO_NODE;
    }
    bool is_name = given != LTL_NO_NODE && tree->kind[given] == LTL_KIND_NAME;
    return is_name ? given : LTL_NO_NODE;
}

/* What the assignment gives to the name: `x = a`, `(x, y) = (a, b)`. */
static ltl_node given_to(const ltl_tree *tree, ltl_node assign, ltl_node name) {
    ltl_node left = ltl_tree_child(tree, assign, LTL_ROLE_LEFT);
    ltl_node right = ltl_tree_child(tree, assign, LTL_ROLE_RIGHT);
    if (left == LTL_NO_NODE || right == LTL_NO_NODE || tree->kind[left] == LTL_KIND_NAME) {
        bool is_it = left != LTL_NO_NODE && tree->name[left] == tree->name[name];
        return is_it ? right : LTL_NO_NODE;
    }
    bool are_lists = tree->kind[left] == LTL_KIND_COLLECTION && tree->kind[right] == LTL_KIND_COLLECTION;
    ltl_node to = left + 1;
    ltl_node from = right + 1;
    while (are_lists && to < tree->end[left] && from < tree->end[right]) {
        if (tree->kind[to] == LTL_KIND_NAME && tree->name[to] == tree->name[name]) {
            return from;
        }
        to = tree->end[to];
        from = tree->end[from];
    }
    return LTL_NO_NODE;
}

static ltl_node field_of_function(const ltl_tree *tree, ltl_node function, uint32_t place) {
    ltl_node name = parameter_at(tree, function, place);
    ltl_node found = LTL_NO_NODE;
    for (ltl_node node = function + 1; name != LTL_NO_NODE && node < tree->end[function]; node++) {
        ltl_node given = tree->kind[node] == LTL_KIND_ASSIGN ? given_to(tree, node, name) : LTL_NO_NODE;
        if (given != LTL_NO_NODE && found != LTL_NO_NODE) {
            return LTL_NO_NODE; /* one or the other */
        }
        found = given != LTL_NO_NODE ? given : found;
    }
    return member_named(tree, found);
}

ltl_node ltl_deconstructed_field(const ltl_tree *tree, ltl_node class, uint32_t place) {
    bool may_be = ltl_language_is(tree->language, "csharp");
    ltl_node body = may_be ? ltl_tree_child(tree, class, LTL_ROLE_BODY) : LTL_NO_NODE;
    ltl_node found = LTL_NO_NODE;
    for (ltl_node child = body + 1; body != LTL_NO_NODE && child < tree->end[body]; child = tree->end[child]) {
        ltl_node name =
            tree->kind[child] == LTL_KIND_FUNCTION ? ltl_tree_child(tree, child, LTL_ROLE_NAME) : LTL_NO_NODE;
        if (name != LTL_NO_NODE && ltl_str_is(ltl_tree_name(tree, name), "Deconstruct")) {
            ltl_node field = field_of_function(tree, child, place);
            bool is_other = found != LTL_NO_NODE && field != LTL_NO_NODE && tree->name[found] != tree->name[field];
            if (is_other) {
                return LTL_NO_NODE; /* it depends on how many are asked for */
            }
            found = field != LTL_NO_NODE ? field : found;
        }
    }
    return found;
}
