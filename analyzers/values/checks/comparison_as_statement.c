#include "analyzers/values/checks/common.h"

/* `x == 5;` */
static void see(ltl_values *values, const ltl_value_check *check, const ltl_event *event) {
    const ltl_tree *tree = ltl_values_tree(values);
    ltl_node parent = tree->parent[event->node];
    bool compares = ltl_str_is(event->word, "==") || ltl_str_is(event->word, "!=");
    if (compares && parent != LTL_NO_NODE && tree->kind[parent] == LTL_KIND_EXPRESSION_STATEMENT) {
        ltl_values_report(values, check, event->node, 0);
    }
}

const ltl_value_check ltl_value_check_comparison_as_statement = {
    .id = "comparison-as-statement",
    .events = LTL_EVENT_BIT(BINARY),
    .see = see,
};
