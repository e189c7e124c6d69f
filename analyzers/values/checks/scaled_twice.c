#include "analyzers/values/checks/common.h"

static bool has(const ltl_tree *tree, ltl_node node, ltl_kind kind, const char *word) {
    for (ltl_node at = node; at < tree->end[node]; at++) {
        if (tree->kind[at] == kind && ltl_str_is(ltl_tree_name(tree, at), word)) {
            return true;
        }
    }
    return false;
}

/* `p + n * sizeof(int)`: p counts in ints already. */
static void see(ltl_values *values, const ltl_value_check *check, const ltl_event *event) {
    const ltl_types *types = ltl_values_types(values);
    const ltl_tree *tree = ltl_values_tree(values);
    if (tree->kind[event->node] != LTL_KIND_BINARY || !ltl_type_is_pointer(types, event->a->type) ||
        ltl_type_is_pointer(types, event->b->type) ||
        (!ltl_str_is(event->word, "+") && !ltl_str_is(event->word, "-"))) {
        return;
    }
    const ltl_type_info *info = ltl_type_of(types, event->a->type);
    bool is_wide = info->depth > 1 || info->base == LTL_BASE_RECORD || info->width > 1;
    ltl_node right = ltl_tree_child(tree, event->node, LTL_ROLE_RIGHT);
    if (is_wide && right != LTL_NO_NODE && has(tree, right, LTL_KIND_UNARY, "sizeof") &&
        !has(tree, right, LTL_KIND_BINARY, "/")) {
        ltl_values_report(values, check, event->node, 0);
    }
}

const ltl_value_check ltl_value_check_scaled_twice = {
    .id = "scaled-twice",
    .events = LTL_EVENT_BIT(BINARY),
    .see = see,
};
