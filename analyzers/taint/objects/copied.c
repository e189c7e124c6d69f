/* Objects that are others but for a few fields: `p.copy(a = x)` of Kotlin and Scala, `p with { A = x }` of C#, Python's
 * `replace(p, a=x)`. */
#include "analyzers/taint/objects/parts.h"

static bool is_language(const ltl_tree *tree, const char *id) {
    return ltl_language_is(tree->language, id);
}

/* All that is given has a name, after the first if that may have none. */
static bool has_names(const ltl_tree *tree, ltl_node call, bool may_first) {
    uint32_t count = 0;
    ltl_node given = ltl_tree_child(tree, call, LTL_ROLE_ARGUMENT);
    for (; given != LTL_NO_NODE; given = ltl_tree_next_sibling(tree, given)) {
        bool is_named = tree->kind[given] == LTL_KIND_KEYWORD_ARGUMENT;
        if (!is_named && !(may_first && count == 0)) {
            return false;
        }
        count++;
    }
    return count > (may_first ? 1 : 0);
}

static ltl_node copied_by_call(const ltl_tree *tree, ltl_node call) {
    ltl_node callee = ltl_tree_child(tree, call, LTL_ROLE_CALLEE);
    bool is_method = callee != LTL_NO_NODE && tree->kind[callee] == LTL_KIND_MEMBER;
    ltl_node object = is_method ? ltl_tree_child(tree, callee, LTL_ROLE_RECEIVER) : LTL_NO_NODE;
    ltl_node leaf = is_method ? ltl_tree_child(tree, callee, LTL_ROLE_NAME) : callee;
    ltl_str name = leaf != LTL_NO_NODE && ltl_tree_is_leaf(tree, leaf) ? ltl_tree_name(tree, leaf) : LTL_STR("");
    if (is_language(tree, "python")) {
        ltl_str of = object != LTL_NO_NODE ? ltl_tree_text(tree, object) : LTL_STR("");
        bool is_it = ltl_str_is(name, "replace") &&
                     (!is_method || ltl_str_is(of, "dataclasses") || ltl_str_is(of, "copy"));
        return is_it && has_names(tree, call, true) ? ltl_tree_child(tree, call, LTL_ROLE_ARGUMENT) : LTL_NO_NODE;
    }
    bool may_copy = object != LTL_NO_NODE && (is_language(tree, "kotlin") || is_language(tree, "scala"));
    return may_copy && ltl_str_is(name, "copy") && has_names(tree, call, false) ? object : LTL_NO_NODE;
}

ltl_node ltl_taint__copied(const ltl_taint *t, ltl_node node) {
    const ltl_tree *tree = t->tree;
    ltl_kind kind = ltl_tree_kind(tree, node);
    if (kind == LTL_KIND_OTHER) {
        bool is_with = is_language(tree, "csharp") && ltl_str_is(ltl_tree_name(tree, node), "with");
        return is_with && node + 1 < tree->end[node] ? node + 1 : LTL_NO_NODE;
    }
    return kind == LTL_KIND_CALL ? copied_by_call(tree, node) : LTL_NO_NODE;
}
