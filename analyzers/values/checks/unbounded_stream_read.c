#include "analyzers/values/checks/common.h"

/* `cin >> text` with an array of letters: as many as somebody types. */
static void see(ltl_values *values, const ltl_value_check *check, const ltl_event *event) {
    const ltl_tree *tree = ltl_values_tree(values);
    if (!ltl_str_is(event->word, ">>") || tree->kind[event->node] != LTL_KIND_BINARY) {
        return;
    }
    ltl_node left = ltl_tree_child(tree, event->node, LTL_ROLE_LEFT);
    ltl_str text = left != LTL_NO_NODE ? ltl_tree_text(tree, left) : LTL_STR("");
    const ltl_region_info *info =
        event->b->region != 0 ? ltl_values_region(values, event->b->region) : NULL;
    bool is_input = ltl_str_is(text, "cin") || ltl_str_is(text, "std::cin");
    ltl_str unit = ltl_tree_text(tree, ltl_values_unit(values));
    is_input = is_input && ltl_str_find(unit, LTL_STR("width("), 0) == SIZE_MAX &&
               ltl_str_find(unit, LTL_STR("setw("), 0) == SIZE_MAX;
    if (is_input && info != NULL && ltl_type_is_array(ltl_values_types(values), info->type)) {
        ltl_values_report(values, check, event->node, info->node);
    }
}

const ltl_value_check ltl_value_check_unbounded_stream_read = {
    .id = "unbounded-stream-read",
    .events = LTL_EVENT_BIT(BINARY),
    .see = see,
};
