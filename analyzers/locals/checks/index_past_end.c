#include "analyzers/locals/check.h"

static void see(ltl_locals *locals, const ltl_local_check *check, const ltl_local_event *event) {
    int64_t size = (int64_t)event->held->size - 1;
    const ltl_held *key = event->key;
    bool is_past = size >= 0 && key->is_number && (key->low >= size || key->high < -size);
    if (is_past) {
        ltl_locals_suspect(locals, check, event->node, 0);
    } else {
        ltl_locals_refute(locals, check, event->node);
    }
}

const ltl_local_check ltl_local_check_index_past_end = {
    .check = {.id = "index-past-end"},
    .events = LTL_LOCAL_BIT(INDEXED),
    .see = see,
};
