/* Sinks that marks get to: of several ways the one with the fewest guesses. */
#include "analyzers/taint/taint_internal.h"

/* The first mark that counts at the sink; LTL_TAINT_MARKS: none does. */
static uint32_t first_mark(const ltl_taint *t, const ltl_taint_place *sink, uint64_t marks) {
    for (uint32_t i = LTL_TAINT_FIRST_MARK; i < t->mark_count; i++) {
        const ltl_taint_place *source = &t->query->sources.at[t->marks[i].source];
        bool is_there = (marks >> i & 1) != 0;
        if (is_there &&
            (t->query->agrees == NULL || t->query->agrees(t->query->agrees_with, source, sink))) {
            return i;
        }
    }
    return LTL_TAINT_MARKS;
}

static uint32_t guesses_of(const ltl_taint *t, const ltl_taint_flow *flow) {
    ltl_span span = t->query->sinks.at[flow->sink].span;
    return ltl_taint_doubt_of(&t->out->traces, flow->trace, flow->mark,
                              ltl_tree_node_at(t->tree, span));
}

void ltl_taint__reach_sink(ltl_taint *t, uint32_t sink, ltl_taint_value value) {
    const ltl_taint_place *place = &t->query->sinks.at[sink];
    ltl_taint__note_sink(t, sink, value);
    value.marks &= ~LTL_TAINT_SLOT_MARKS;
    bool is_reached =
        value.marks != 0 &&
        (place->requires == NULL ||
         ltl_taint_requires_holds(place->requires, ltl_taint__labels(t, value.marks)));
    if (!is_reached) {
        return;
    }
    uint32_t first = first_mark(t, place, value.marks);
    if (first == LTL_TAINT_MARKS) {
        return;
    }
    ltl_taint_flow flow = {sink, t->marks[first].source, first, value.trace};
    if (t->flow_of.at[sink] == 0) {
        LTL_PUSH(t->arena, &t->out->all, flow);
        t->flow_of.at[sink] = t->out->all.count;
    } else if (guesses_of(t, &flow) < guesses_of(t, &t->out->all.at[t->flow_of.at[sink] - 1])) {
        t->out->all.at[t->flow_of.at[sink] - 1] = flow;
    }
}
