#include "analyzers/locals/check.h"

/* Closed on some ways to the end, and open on another. */
static void see(ltl_locals *locals, const ltl_local_check *check, const ltl_local_event *event) {
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
