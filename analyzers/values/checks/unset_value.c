#include "analyzers/values/checks/common.h"

/* In C++ a condition declares, a lambda sets, a stream fills: only memory that was made is certain. */
static bool is_uncertain(const ltl_values *values, ltl_region region) {
    bool is_cpp = ltl_str_is(ltl_str_of(ltl_values_tree(values)->language->id), "cpp");
    return is_cpp && region != 0 &&
           ltl_values_region(values, region)->kind == LTL_REGION_VARIABLE &&
           !ltl_type_is_array(ltl_values_types(values), ltl_values_region(values, region)->type);
}

static bool is_part_of_name(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

/* Some macro of the file speaks of it by its name: where that stands it may be set. */
static bool is_in_macro(ltl_str text, ltl_str name) {
    size_t at = ltl_str_find(text, LTL_STR("#define"), 0);
    while (at != SIZE_MAX) {
        size_t end = at;
        while (end < text.len && (text.ptr[end] != '\n' || text.ptr[end - 1] == '\\')) {
            end++;
        }
        ltl_str line = ltl_str_slice(text, at, end);
        size_t found = ltl_str_find(line, name, 0);
        for (; found != SIZE_MAX; found = ltl_str_find(line, name, found + 1)) {
            size_t behind = found + name.len;
            bool is_whole = found > 0 && !is_part_of_name(line.ptr[found - 1]) &&
                            (behind == line.len || !is_part_of_name(line.ptr[behind]));
            if (is_whole) {
                return true;
            }
        }
        at = ltl_str_find(text, LTL_STR("#define"), end);
    }
    return false;
}

static bool is_set_by_macro(const ltl_values *values, ltl_node node) {
    const ltl_tree *tree = ltl_values_tree(values);
    ltl_str name = tree->kind[node] == LTL_KIND_NAME ? ltl_tree_name(tree, node) : LTL_STR("");
    return name.len > 0 && is_in_macro(tree->source->text, name);
}

static void see(ltl_values *values, const ltl_value_check *check, const ltl_event *event) {
    if (ltl_fact_has(event->a, LTL_FACT_UNSET) && !is_uncertain(values, event->region) &&
        (event->region == 0 || !ltl_values_is_set_in_loop(values, event->region, event->node)) &&
        !is_set_by_macro(values, event->node)) {
        ltl_values_report_if_always(values, check, event->node, event->a->origin);
    } else {
        ltl_values_refute_anywhere(values, check, event->node);
    }
}

const ltl_value_check ltl_value_check_unset_value = {
    .id = "unset-value",
    .events = LTL_EVENT_BIT(READ),
    .see = see,
};
