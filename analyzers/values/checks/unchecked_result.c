#include "analyzers/values/checks/common.h"

/* What these leave behind when they fail is used as if they had not. */
static const char *const NAMES[] = {"fread",  "fgets",   "fgetws", "scanf",  "fscanf", "sscanf",
                                    "wscanf", "fwscanf", "fwrite", "remove", "rename", NULL};

static void see(ltl_values *values, const ltl_value_check *check, const ltl_event *event) {
    const ltl_tree *tree = ltl_values_tree(values);
    ltl_node parent = tree->parent[event->node];
    if (parent != LTL_NO_NODE && tree->kind[parent] == LTL_KIND_EXPRESSION_STATEMENT &&
        ltl_is_one_of(event->word, NAMES)) {
        ltl_values_report(values, check, event->node, 0);
    }
}

const ltl_value_check ltl_value_check_unchecked_result = {
    .id = "unchecked-result",
    .events = LTL_EVENT_BIT(CALL),
    .see = see,
};
