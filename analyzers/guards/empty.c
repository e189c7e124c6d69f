#include "analyzers/guards/empty.h"

#include "analyzers/guards/atom_internal.h"

/* ---- questions ---- */

static ltl_node asked_by_call(const ltl_tree *tree, ltl_node node, bool *out_when) {
    static const char *const EMPTY[] = {"IsNullOrEmpty", "IsNullOrWhiteSpace", "blank?", "empty", "empty?", "isBlank",
                                        "isEmpty", "isNullOrBlank", "isNullOrEmpty", "is_empty", "is_null", "nil?"};
    static const char *const FULL[] = {"hasLength", "hasText", "isNotBlank", "isNotEmpty", "isset", "present?"};
    ltl_guard_parts call;
    if (!ltl_guard__take_apart(tree, node, &call)) {
        return LTL_NO_NODE;
    }
    *out_when = LTL_GUARD_HAS(EMPTY, call.name);
    bool asks = call.second == LTL_NO_NODE && (*out_when || LTL_GUARD_HAS(FULL, call.name));
    return !asks ? LTL_NO_NODE : call.first != LTL_NO_NODE ? call.first : call.receiver;
}

/* `x == null`, `"" === x`, `len(x) == 0`. */
static ltl_node asked_by_pair(const ltl_tree *tree, ltl_node node, bool *out_when) {
    static const char *const EQUAL[] = {"==", "===", "is"};
    static const char *const OTHER[] = {"!=", "!==", "is not"};
    static const char *const NOTHING[] = {"''", "None", "NULL", "\"\"", "nil", "null", "nullptr", "undefined"};
    ltl_str sign = ltl_tree_name(tree, node);
    ltl_node left = ltl_tree_child(tree, node, LTL_ROLE_LEFT);
    ltl_node right = ltl_tree_child(tree, node, LTL_ROLE_RIGHT);
    *out_when = LTL_GUARD_HAS(EQUAL, sign);
    if (left == LTL_NO_NODE || right == LTL_NO_NODE || (!*out_when && !LTL_GUARD_HAS(OTHER, sign))) {
        return LTL_NO_NODE;
    }
    bool is_turned = LTL_GUARD_HAS(NOTHING, ltl_tree_text(tree, left));
    ltl_node about = is_turned ? right : left;
    ltl_str with = ltl_tree_text(tree, is_turned ? left : right);
    ltl_node measured = ltl_str_is(with, "0") ? ltl_guard__measured(tree, about) : LTL_NO_NODE;
    return measured != LTL_NO_NODE ? measured : LTL_GUARD_HAS(NOTHING, with) ? about : LTL_NO_NODE;
}

ltl_node ltl_guard_asks_empty(const ltl_scopes *scopes, ltl_node test, bool *out_when) {
    const ltl_tree *tree = scopes->tree;
    switch (ltl_tree_kind(tree, test)) {
    case LTL_KIND_NAME:
        *out_when = false;
        return test;
    case LTL_KIND_CALL:
        return asked_by_call(tree, test, out_when);
    case LTL_KIND_BINARY:
        return asked_by_pair(tree, test, out_when);
    default:
        return LTL_NO_NODE;
    }
}
