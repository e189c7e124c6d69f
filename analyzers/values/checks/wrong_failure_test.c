#include "analyzers/values/checks/common.h"

/* How a function is asked whether it failed, though it never says so that way. */
static const struct {
    const char *name;
    const char *word;
    int64_t number;
} ROWS[] = {
    {"fputs", "==", 0},    {"fputs", "!=", 0},    {"fputws", "==", 0},  {"puts", "==", 0},
    {"fputc", "==", 0},    {"putc", "==", 0},     {"putchar", "==", 0}, {"fputwc", "==", 0},
    {"putwc", "==", 0},    {"putwchar", "==", 0}, {"fgets", "<", 0},    {"fgetws", "<", 0},
    {"fread", "<", 0},     {"fwrite", "<", 0},    {"printf", "==", 0},  {"fprintf", "==", 0},
    {"snprintf", "==", 0}, {"sprintf", "==", 0},  {"wprintf", "==", 0}, {"fwprintf", "==", 0},
    {"strlen", "<", 0},    {"malloc", "<", 0},    {"fopen", "<", 0},
};

static void see(ltl_values *values, const ltl_value_check *check, const ltl_event *event) {
    const ltl_tree *tree = ltl_values_tree(values);
    ltl_node parent = tree->parent[event->node];
    if (parent == LTL_NO_NODE || tree->kind[parent] != LTL_KIND_BINARY) {
        return;
    }
    ltl_node right = ltl_tree_child(tree, parent, LTL_ROLE_RIGHT);
    int64_t number = -1;
    bool is_number = right != LTL_NO_NODE && tree->kind[right] == LTL_KIND_NUMBER &&
                     ltl_number_read(ltl_tree_text(tree, right), &number);
    for (size_t i = 0; is_number && i < LTL_COUNT_OF(ROWS); i++) {
        if (ltl_str_is(event->word, ROWS[i].name) && number == ROWS[i].number &&
            ltl_str_is(ltl_tree_name(tree, parent), ROWS[i].word)) {
            ltl_values_report(values, check, parent, event->node);
        }
    }
}

const ltl_value_check ltl_value_check_wrong_failure_test = {
    .id = "wrong-failure-test",
    .events = LTL_EVENT_BIT(CALL),
    .see = see,
};
