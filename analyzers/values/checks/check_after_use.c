#include "analyzers/values/checks/common.h"

static const ltl_fact *fact_of(const ltl_event *event, ltl_node node) {
    const ltl_result *result = node != LTL_NO_NODE ? ltl_state_result(event->state, node) : NULL;
    return result != NULL ? &result->value : NULL;
}

/* The pointer that the test asks about, or none. */
static ltl_node asked_about(const ltl_tree *tree, ltl_node test) {
    ltl_str word = ltl_tree_name(tree, test);
    if (tree->kind[test] == LTL_KIND_UNARY && ltl_str_is(word, "!")) {
        return ltl_tree_child(tree, test, LTL_ROLE_OPERAND);
    }
    if (tree->kind[test] == LTL_KIND_BINARY && (ltl_str_is(word, "==") || ltl_str_is(word, "!="))) {
        return ltl_tree_child(tree, test, LTL_ROLE_LEFT);
    }
    return tree->kind[test] == LTL_KIND_NAME ? test : LTL_NO_NODE;
}

/* `ASSERT(p && *p)`: what a macro is given says what holds anyhow. */
static bool is_argument(const ltl_tree *tree, ltl_node node) {
    for (; node != LTL_NO_NODE && tree->kind[node] != LTL_KIND_BLOCK &&
           tree->kind[node] != LTL_KIND_FUNCTION;
         node = tree->parent[node]) {
        if (tree->role[node] == LTL_ROLE_ARGUMENT) {
            return true;
        }
    }
    return false;
}

static void see(ltl_values *values, const ltl_value_check *check, const ltl_event *event) {
    const ltl_tree *tree = ltl_values_tree(values);
    ltl_node pointer = asked_about(tree, event->node);
    const ltl_fact *fact = fact_of(event, pointer);
    ltl_node unit = ltl_values_unit(values);
    if (fact == NULL || !ltl_type_is_pointer(ltl_values_types(values), fact->type) ||
        is_argument(tree, event->node)) {
        ltl_values_refute_anywhere(values, check, event->node);
        return;
    }
    if (!ltl_fact_has(fact, LTL_FACT_FOLLOWED) || fact->null != LTL_NULL_NOT ||
        fact->origin <= unit || fact->origin >= tree->end[unit]) {
        ltl_values_refute(values, check, event->node);
        return;
    }
    if (pointer != event->node && tree->kind[event->node] == LTL_KIND_BINARY) {
        ltl_node right = ltl_tree_child(tree, event->node, LTL_ROLE_RIGHT);
        ltl_str text = right != LTL_NO_NODE ? ltl_tree_text(tree, right) : LTL_STR("");
        if (!ltl_str_is(text, "NULL") && !ltl_str_is(text, "0") && !ltl_str_is(text, "nullptr")) {
            return;
        }
    }
    ltl_values_report_if_always(values, check, event->node, fact->origin);
}

const ltl_value_check ltl_value_check_check_after_use = {
    .id = "check-after-use",
    .events = LTL_EVENT_BIT(TEST),
    .see = see,
};
