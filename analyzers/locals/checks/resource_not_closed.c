#include "analyzers/locals/check.h"

/* Opened, and closed on no way to the end. */
static void see(ltl_locals *locals, const ltl_local_check *check, const ltl_local_event *event) {
    if (event->held->resource == LTL_RESOURCE_OPEN) {
        ltl_locals_suspect(locals, check, event->node, 0);
    } else {
        ltl_locals_refute(locals, check, event->node);
    }
}

const ltl_local_check ltl_local_check_resource_not_closed = {
    .check = {.id = "resource-not-closed"},
    .events = LTL_LOCAL_BIT(LOST),
    .see = see,
};
