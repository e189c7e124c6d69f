#include "analyzers/values/checks/common.h"

/* Conversions of whole texts say -1 when a letter cannot be converted, and the roots of negative numbers
 * are none: is there anything in the function that looks? */
static bool looks(const ltl_values *values) {
    const ltl_tree *tree = ltl_values_tree(values);
    ltl_str text = ltl_tree_text(tree, ltl_values_unit(values));
    return ltl_str_find(text, LTL_STR("errno"), 0) != SIZE_MAX ||
           ltl_str_find(text, LTL_STR("-1)"), 0) != SIZE_MAX ||
           ltl_str_find(text, LTL_STR("- 1)"), 0) != SIZE_MAX ||
           ltl_str_find(text, LTL_STR("(size_t)-1"), 0) != SIZE_MAX ||
           ltl_str_find(text, LTL_STR("(size_t) -1"), 0) != SIZE_MAX ||
           ltl_str_find(text, LTL_STR("== -1"), 0) != SIZE_MAX ||
           ltl_str_find(text, LTL_STR("isnan"), 0) != SIZE_MAX;
}

static void see(ltl_values *values, const ltl_value_check *check, const ltl_event *event) {
    static const char *const TEXTS[] = {"wcstombs", "mbstowcs", NULL};
    bool is_text = ltl_is_one_of(event->word, TEXTS);
    bool is_root = ltl_str_is(event->word, "sqrt") && event->argument_count == 1 &&
                   event->arguments[0].high < 0;
    if (!is_text && !is_root) {
        return;
    }
    ltl_str unit = ltl_tree_text(ltl_values_tree(values), ltl_values_unit(values));
    bool asks = ltl_str_find(unit, LTL_STR("errno"), 0) != SIZE_MAX ||
                ltl_str_find(unit, LTL_STR("isnan"), 0) != SIZE_MAX;
    if ((is_text && !looks(values)) || (is_root && !asks)) {
        ltl_values_report(values, check, event->node, 0);
    }
}

const ltl_value_check ltl_value_check_error_not_looked_at = {
    .id = "error-not-looked-at",
    .events = LTL_EVENT_BIT(CALL),
    .see = see,
};
