#include "analyzers/values/checks/common.h"

static const ltl_fact *fact_of(const ltl_event *event, ltl_node node) {
    const ltl_result *result = node != LTL_NO_NODE ? ltl_state_result(event->state, node) : NULL;
    return result != NULL ? &result->value : NULL;
}

/* `assert(n > 0)` where somebody outside chose n, or where it never holds. */
static void see(ltl_values *values, const ltl_value_check *check, const ltl_event *event) {
    const ltl_tree *tree = ltl_values_tree(values);
    if (!ltl_str_is(event->word, "assert") || event->argument_count != 1 ||
        tree->kind[event->argument_nodes[0]] != LTL_KIND_BINARY) {
        return;
    }
    ltl_str word = ltl_tree_name(tree, event->argument_nodes[0]);
    if (ltl_str_is(word, "&&") || ltl_str_is(word, "||")) {
        return;
    }
    ltl_node left = ltl_tree_child(tree, event->argument_nodes[0], LTL_ROLE_LEFT);
    const ltl_fact *asked = fact_of(event, left);
    const ltl_fact *answer = &event->arguments[0];
    bool is_false = ltl_fact_is_exact(answer) && answer->low == 0;
    bool is_open = answer->low == 0 && answer->high == 1 && asked != NULL &&
                   ltl_fact_is_chosen(asked) && asked->region == 0;
    bool is_size = ltl_str_find(ltl_tree_text(tree, event->argument_nodes[0]), LTL_STR("sizeof"),
                                0) != SIZE_MAX; /* what the compiler knows better */
    is_false = is_false && !is_size;
    bool is_number = asked != NULL && asked->region == 0 && asked->null == LTL_NULL_ANY;
    if (is_number && is_open) {
        ltl_values_report(values, check, event->node, asked->origin);
    } else if (is_number && is_false) {
        ltl_values_report_if_always(values, check, event->node, asked->origin);
    } else {
        ltl_values_refute(values, check, event->node);
    }
}

const ltl_value_check ltl_value_check_reachable_assertion = {
    .id = "reachable-assertion",
    .events = LTL_EVENT_BIT(CALL),
    .see = see,
};
