#include "analyzers/values/checks/common.h"

/* A local number or pointer that nothing ever looks at. */
/* Between `#if` and `#endif`: what reads it may stand between others. */
static bool is_conditional(const ltl_tree *tree, ltl_node node) {
    for (; node != LTL_NO_NODE && tree->kind[node] != LTL_KIND_FUNCTION;
         node = tree->parent[node]) {
        if (tree->kind[node] == LTL_KIND_BLOCK &&
            ltl_str_starts_with(ltl_tree_text(tree, node), LTL_STR("#"))) {
            return true;
        }
    }
    return false;
}

/* `CHECK(x)`, whose body stands in a header: it may well speak of the variable. */
static bool has_macros(const ltl_values *values) {
    const ltl_tree *tree = ltl_values_tree(values);
    ltl_node unit = ltl_values_unit(values);
    for (ltl_node node = unit + 1; node < tree->end[unit]; node++) {
        ltl_node callee = tree->kind[node] == LTL_KIND_CALL
                              ? ltl_tree_child(tree, node, LTL_ROLE_CALLEE)
                              : LTL_NO_NODE;
        ltl_str name = callee != LTL_NO_NODE ? ltl_tree_text(tree, callee) : LTL_STR("a");
        bool is_upper = name.len > 0;
        for (size_t i = 0; i < name.len; i++) {
            is_upper = is_upper && (name.ptr[i] < 'a' || name.ptr[i] > 'z');
        }
        if (is_upper) {
            return true;
        }
    }
    return false;
}

static void see(ltl_values *values, const ltl_value_check *check, const ltl_event *event) {
    const ltl_types *types = ltl_values_types(values);
    const ltl_tree *tree = ltl_values_tree(values);
    const ltl_type_info *info = ltl_type_of(types, event->type);
    bool is_plain = info->depth > 0 || info->base == LTL_BASE_INTEGER ||
                    info->base == LTL_BASE_FLOAT || info->base == LTL_BASE_RECORD;
    if (event->a->region == 0 || !is_plain || info->is_own || info->is_reference ||
        ltl_values_is_read(values, event->a->region) || is_conditional(tree, event->node)) {
        return;
    }
    ltl_node around = tree->parent[event->node];
    ltl_str text = around != LTL_NO_NODE ? ltl_tree_text(tree, around) : LTL_STR("");
    if (ltl_str_find(text, LTL_STR("unused"), 0) == SIZE_MAX &&
        ltl_str_find(text, LTL_STR("UNUSED"), 0) == SIZE_MAX) {
        if (has_macros(values)) {
            ltl_values_report_guess(values, check, event->node, 0);
        } else {
            ltl_values_report(values, check, event->node, 0);
        }
    }
}

const ltl_value_check ltl_value_check_never_read = {
    .id = "never-read",
    .events = LTL_EVENT_BIT(DECLARE),
    .see = see,
};
