/* Tables of constants: what `NAMES[key]` gives is one of them, whoever chose the key. */
#include "analyzers/taint/taint_internal.h"

static bool holds_constants(ltl_taint *t, ltl_node node) {
    ltl_known table = ltl_flow_value_or_literal(t->flow, node);
    bool is_written = table.kind == LTL_KNOWN_CONSTANTS && table.origin != LTL_NO_NODE;
    ltl_known list;
    if (is_written || !ltl_flow_is_collection(&table) || !ltl_flow_list(t->flow, &table, &list)) {
        return is_written;
    }
    for (uint32_t i = 0; i < list.items->count; i++) {
        if (!ltl_known_is_something(&list.items->at[i])) {
            return false;
        }
    }
    return list.items->count > 0;
}

bool ltl_taint__is_table(ltl_taint *t, ltl_node node) {
    const ltl_tree *tree = t->tree;
    for (uint32_t i = 0; i < LTL_MAX_TAINT_PATH_DEPTH && node != LTL_NO_NODE; i++) {
        ltl_kind kind = ltl_tree_kind(tree, node);
        if (kind == LTL_KIND_NAME || kind == LTL_KIND_MEMBER || kind == LTL_KIND_COLLECTION) {
            return (ltl_taint__value(t, node).marks & ~LTL_TAINT_SLOT_MARKS) == 0 &&
                   ltl_taint__spend(t, LTL_MAX_FOLD_ITEMS) && holds_constants(t, node);
        }
        if (kind != LTL_KIND_INDEX) {
            return false;
        }
        node = ltl_tree_child(tree, node, LTL_ROLE_RECEIVER); /* a table in a table */
    }
    return false;
}

bool ltl_taint__looks_up(ltl_taint *t, ltl_node call) {
    ltl_node callee = ltl_tree_child(t->tree, call, LTL_ROLE_CALLEE);
    return callee != LTL_NO_NODE && t->tree->kind[callee] == LTL_KIND_NAME &&
           t->scopes->of[callee] != 0 && ltl_taint__is_table(t, callee);
}
