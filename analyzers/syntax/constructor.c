#include "analyzers/syntax/constructor.h"

#include "analyzers/syntax/property.h"
#include "analyzers/syntax/sent_call.h"
#include "core/compiler.h"

static bool is_cpp(const ltl_tree *tree) { return ltl_str_is(ltl_str_of(tree->language->id), "cpp"); }

ltl_node ltl_members_of(const ltl_tree *tree, ltl_node class) {
    ltl_node body = is_cpp(tree) ? LTL_NO_NODE : ltl_tree_child(tree, class, LTL_ROLE_BODY);
    return body != LTL_NO_NODE ? body : class;
}

/* `T{a, b}`, `T x{a, b}` of C++. */
static ltl_node braces_of(const ltl_tree *tree, ltl_node call) {
    ltl_kind kind = ltl_tree_kind(tree, call);
    bool may_be = (kind == LTL_KIND_NEW || kind == LTL_KIND_VARIABLE) && is_cpp(tree);
    ltl_node value = may_be ? ltl_tree_child(tree, call, LTL_ROLE_VALUE) : LTL_NO_NODE;
    return value != LTL_NO_NODE && tree->kind[value] == LTL_KIND_COLLECTION ? value : LTL_NO_NODE;
}

bool ltl_reads_like_function(const ltl_tree *tree, ltl_node node) {
    bool may_be = tree->kind[node] == LTL_KIND_FUNCTION && is_cpp(tree) &&
                  tree->kind[tree->parent[node]] == LTL_KIND_DECLARATION &&
                  tree->kind[tree->parent[tree->parent[node]]] == LTL_KIND_BLOCK;
    bool has_any = false;
    for (ltl_node child = node + 1; may_be && child < tree->end[node]; child = tree->end[child]) {
        bool is_parameter = tree->role[child] == LTL_ROLE_PARAMETER;
        bool is_name = tree->end[child] == child + 2 && tree->kind[child + 1] == LTL_KIND_NAME;
        may_be = is_parameter ? is_name : tree->role[child] == LTL_ROLE_NAME;
        has_any = has_any || is_parameter;
    }
    return may_be && has_any;
}

/* Of what reads like a function the names that read like types. */
static ltl_node next_name(const ltl_tree *tree, ltl_node function, ltl_node at) {
    ltl_node child = at == 0 ? function + 1 : tree->end[tree->parent[at]];
    while (child < tree->end[function] && tree->role[child] != LTL_ROLE_PARAMETER) {
        child = tree->end[child];
    }
    return child < tree->end[function] ? child + 1 : LTL_NO_NODE;
}

ltl_node ltl_next_argument(const ltl_tree *tree, ltl_node call, ltl_node *at) {
    if (tree->kind[call] == LTL_KIND_FUNCTION) {
        *at = *at != 0 || ltl_reads_like_function(tree, call) ? next_name(tree, call, *at) : LTL_NO_NODE;
        return *at;
    }
    ltl_node braces = *at == 0 || tree->parent[*at] != call ? braces_of(tree, call) : LTL_NO_NODE;
    ltl_node around = braces != LTL_NO_NODE ? braces : call;
    ltl_node said = *at == 0 ? ltl_sent_argument(tree, call) : LTL_NO_NODE;
    ltl_node child = said != LTL_NO_NODE ? tree->end[said] : *at == 0 ? around + 1 : tree->end[*at];
    while (child < tree->end[around] && braces == LTL_NO_NODE && tree->role[child] != LTL_ROLE_ARGUMENT) {
        child = tree->end[child];
    }
    *at = child;
    return child < tree->end[around] ? child : LTL_NO_NODE;
}

bool ltl_is_constructor(const ltl_tree *tree, ltl_node class, ltl_node function) {
    static const char *const NAMES[] = {"__init__", "constructor", "initialize", "__construct",
                                        "init"};
    ltl_node name = ltl_tree_child(tree, function, LTL_ROLE_NAME);
    ltl_node own = ltl_tree_child(tree, class, LTL_ROLE_NAME);
    if (name == LTL_NO_NODE) {
        return !ltl_is_accessor(tree, function); /* `init(…)`, `constructor(…)`: the grammar keeps the word to itself */
    }
    for (size_t i = 0; i < LTL_COUNT_OF(NAMES); i++) {
        if (ltl_str_is(ltl_tree_name(tree, name), NAMES[i])) {
            return true;
        }
    }
    return own != LTL_NO_NODE && tree->name[own] == tree->name[name];
}
