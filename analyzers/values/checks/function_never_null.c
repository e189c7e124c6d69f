#include "analyzers/values/checks/common.h"

/* `if (ready == NULL)` where ready is a function of the file: the parentheses are missing. */
static void see(ltl_values *values, const ltl_value_check *check, const ltl_event *event) {
    bool compares = ltl_str_is(event->word, "==") || ltl_str_is(event->word, "!=");
    const ltl_tree *tree = ltl_values_tree(values);
    ltl_node left = ltl_tree_child(tree, event->node, LTL_ROLE_LEFT);
    if (compares && event->b->null == LTL_NULL_IS && event->a->region != 0 && left != LTL_NO_NODE &&
        tree->kind[left] == LTL_KIND_NAME &&
        ltl_values_region(values, event->a->region)->kind == LTL_REGION_CODE &&
        ltl_values_defines(values, tree->name[left])) {
        ltl_values_report(values, check, event->node, 0);
    }
}

const ltl_value_check ltl_value_check_function_never_null = {
    .id = "function-never-null",
    .events = LTL_EVENT_BIT(BINARY),
    .see = see,
};
