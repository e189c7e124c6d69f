#include "analyzers/locals/check.h"

/* What is opened in a branch may be closed in another with the same condition. */
static bool is_in_branch(const ltl_tree *tree, ltl_node node) {
    for (; node != LTL_NO_NODE; node = tree->parent[node]) {
        ltl_kind kind = ltl_tree_kind(tree, node);
        if (kind == LTL_KIND_IF || kind == LTL_KIND_CONDITIONAL) {
            return true;
        }
        if (kind == LTL_KIND_FUNCTION || kind == LTL_KIND_LAMBDA) {
            return false;
        }
    }
    return false;
}

/* Closed on some ways to the end, and open on another. */
static void see(ltl_locals *locals, const ltl_local_check *check, const ltl_local_event *event) {
    if (is_in_branch(ltl_locals_tree(locals), event->node)) {
        return;
    }
    if (event->held->resource == LTL_RESOURCE_OPEN) {
        ltl_locals_suspect(locals, check, event->node, 0);
    } else if (event->held->resource == LTL_RESOURCE_CLOSED) {
        ltl_locals_confirm(locals, check, event->node);
    } else {
        ltl_locals_refute(locals, check, event->node);
    }
}

const ltl_local_check ltl_local_check_resource_lost_on_a_way = {
    .check = {.id = "resource-lost-on-a-way"},
    .events = LTL_LOCAL_BIT(LOST),
    .wants_both = true,
    .see = see,
};
