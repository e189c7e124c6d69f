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

static bool has_word(ltl_str name, const char *const *words) {
    for (; *words != NULL; words++) {
        if (ltl_str_find(name, ltl_str_of(*words), 0) != SIZE_MAX) {
            return true;
        }
    }
    return false;
}

static ltl_str callee_name(const ltl_tree *tree, ltl_node call) {
    ltl_node callee = tree->kind[call] == LTL_KIND_CALL
                          ? ltl_tree_child(tree, call, LTL_ROLE_CALLEE)
                          : LTL_NO_NODE;
    return callee != LTL_NO_NODE ? ltl_tree_text(tree, callee) : LTL_STR("");
}

/* `if (p) free(p);`: who tidies up asks out of habit. */
static bool tidies_up(const ltl_tree *tree, ltl_node test) {
    static const char *const WORDS[] = {"free",     "release", "destroy", "close", "delete",
                                        "unref",    "clear",   "cleanup", "Free",  "FREE",
                                        "Delete",   "Close",   "DeAlloc", "stop",  "Destruct",
                                        "destruct", NULL};
    ltl_node around = tree->parent[test];
    ltl_node then = tree->kind[around] == LTL_KIND_IF ? ltl_tree_child(tree, around, LTL_ROLE_THEN)
                                                      : LTL_NO_NODE;
    for (int round = 0; round < 3 && then != LTL_NO_NODE && then + 1 < tree->end[then]; round++) {
        if (tree->kind[then] == LTL_KIND_CALL) {
            break;
        }
        then = then + 1;
    }
    return then != LTL_NO_NODE && has_word(callee_name(tree, then), WORDS);
}

/* `IS_GOOD(p)` in a condition: a macro that may well ask for null first. */
static bool is_question(const ltl_tree *tree, ltl_node call, ltl_str name) {
    for (size_t i = 0; i < name.len; i++) {
        if (name.ptr[i] >= 'a' && name.ptr[i] <= 'z') {
            return false;
        }
    }
    ltl_node at = call;
    for (int round = 0; round < 4 && tree->role[at] != LTL_ROLE_CONDITION; round++) {
        at = tree->parent[at];
    }
    return name.len > 0 && tree->role[at] == LTL_ROLE_CONDITION;
}

/* `for_each(list, p) …; if (!p)`: a macro gives p its value, or has looked at it. */
static bool is_for_macro(const ltl_tree *tree, ltl_node unit, ltl_node pointer) {
    static const char *const WORDS[] = {"for_each", "foreach", "FOREACH", "FOR_EACH", NULL};
    for (ltl_node node = tree->kind_first[LTL_KIND_CALL]; node != LTL_NO_NODE;
         node = tree->kind_next[node]) {
        ltl_str name = callee_name(tree, node);
        if (node <= unit || node >= pointer ||
            (!has_word(name, WORDS) && !is_question(tree, node, name))) {
            continue;
        }
        for (ltl_node leaf = node + 1; leaf < tree->end[node]; leaf++) {
            if (tree->kind[leaf] == LTL_KIND_NAME && tree->name[leaf] == tree->name[pointer]) {
                return true;
            }
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
    bool is_other = !ltl_str_eq(ltl_tree_text(tree, pointer), ltl_tree_text(tree, fact->origin));
    if (is_other || tidies_up(tree, event->node) || is_for_macro(tree, unit, pointer)) {
        return; /* the same value by another name: what is asked is something else */
    }
    ltl_values_report_if_always(values, check, event->node, fact->origin);
}

const ltl_value_check ltl_value_check_check_after_use = {
    .id = "check-after-use",
    .events = LTL_EVENT_BIT(TEST),
    .see = see,
};
