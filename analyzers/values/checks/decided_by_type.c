#include "analyzers/values/checks/common.h"

/* `n <= INT_MAX`, `size < 0`: whatever the number is, its type decides. */
static void see(ltl_values *values, const ltl_value_check *check, const ltl_event *event) {
    const ltl_types *types = ltl_values_types(values);
    const ltl_tree *tree = ltl_values_tree(values);
    bool compares = event->word.len > 0 &&
                    (event->word.ptr[0] == '<' || event->word.ptr[0] == '>') &&
                    !ltl_str_is(event->word, "<<") && !ltl_str_is(event->word, ">>");
    const ltl_fact *number = ltl_fact_is_exact(event->b) ? event->a : event->b;
    ltl_node left = ltl_tree_child(tree, event->node, LTL_ROLE_LEFT);
    int64_t least;
    int64_t most;
    if (compares && !ltl_fact_is_exact(&event->result)) {
        ltl_values_refute_anywhere(values, check, event->node);
    }
    if (!compares || !ltl_fact_is_exact(&event->result) || !ltl_fact_is_exact(event->b) ||
        !ltl_type_is_integer(types, number->type) || number->region != 0 || left == LTL_NO_NODE ||
        tree->kind[left] != LTL_KIND_NAME) {
        return;
    }
    ltl_node right = ltl_tree_child(tree, event->node, LTL_ROLE_RIGHT);
    bool is_plain = right != LTL_NO_NODE &&
                    (tree->kind[right] == LTL_KIND_NUMBER || tree->kind[right] == LTL_KIND_NAME);
    ltl_str limit = is_plain ? ltl_tree_text(tree, right) : LTL_STR("");
    bool is_pointer = ltl_str_ends_with(limit, LTL_STR("_NULL"));
    bool is_variable = limit.len > 0 && limit.ptr[0] >= 'a' && limit.ptr[0] <= 'z';
    /* `n > LONG_MAX` asks what other machines answer otherwise. */
    bool is_portable =
        !ltl_str_starts_with(limit, LTL_STR("INT_M")) &&
        !ltl_str_starts_with(limit, LTL_STR("UINT_M")) &&
        (ltl_str_ends_with(limit, LTL_STR("_MAX")) || ltl_str_ends_with(limit, LTL_STR("_MIN")));
    is_plain = is_plain && !is_variable && !is_portable && !is_pointer;
    const ltl_type_info *info = ltl_type_of(types, number->type);
    if (!is_plain || (info->is_unsigned && info->width == 8 && event->b->low != 0)) {
        return; /* more than we can count to */
    }
    ltl_type_bounds(types, number->type, &least, &most);
    bool is_whole = (number->low == least && number->high == most) ||
                    (ltl_fact_has(number, LTL_FACT_RANDOM) && number->high == most);
    if (is_whole && ltl_type_of(types, number->type)->width >= 4) {
        ltl_values_report_if_always(values, check, event->node, 0);
    } else {
        ltl_values_refute(values, check, event->node);
    }
}

const ltl_value_check ltl_value_check_decided_by_type = {
    .id = "decided-by-type",
    .events = LTL_EVENT_BIT(BINARY),
    .see = see,
};
