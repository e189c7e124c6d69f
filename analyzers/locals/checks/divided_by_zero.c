#include "analyzers/locals/check.h"

/* By a variable that is 0 on every way that leads there: a 0 that is written there is meant (symbols). */
static void see(ltl_locals *locals, const ltl_local_check *check, const ltl_local_event *event) {
    if (ltl_tree_kind(ltl_locals_tree(locals), event->name) == LTL_KIND_NAME &&
        ltl_held_is_exact(event->held) && event->held->low == 0) {
        ltl_locals_suspect(locals, check, event->node, 0);
    } else {
        ltl_locals_refute(locals, check, event->node);
    }
}

const ltl_local_check ltl_local_check_divided_by_zero = {
    .check = {.id = "divided-by-zero"},
    .events = LTL_LOCAL_BIT(DIVIDED),
    .see = see,
};
