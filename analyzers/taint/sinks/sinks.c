/* Sinks that marks get to: of several ways the one with the fewest guesses. */
#include "analyzers/taint/taint_internal.h"

static uint32_t guesses_of(const ltl_taint *t, const ltl_taint_flow *flow) {
    ltl_span span = t->query->sinks.at[flow->sink].span;
    return ltl_taint_doubt_of(&t->out->traces, flow->trace, flow->mark,
                              ltl_tree_node_at(t->tree, span));
}

static bool counts(const ltl_taint *t, const ltl_taint_place *sink, uint32_t mark) {
    const ltl_taint_place *source = &t->query->sources.at[t->marks[mark].source];
    return t->query->agrees == NULL || t->query->agrees(t->query->agrees_with, source, sink);
}

/* Of the marks that count at the sink the first of those with the fewest guesses; false: none counts. */
static bool surest_mark(const ltl_taint *t, uint32_t sink, ltl_taint_value value,
                        ltl_taint_flow *out_flow) {
    uint32_t fewest = UINT32_MAX;
    for (uint32_t i = LTL_TAINT_FIRST_MARK; i < t->mark_count && fewest > 0; i++) {
        bool is_there = (value.marks >> i & 1) != 0 && counts(t, &t->query->sinks.at[sink], i);
        ltl_taint_flow flow = {sink, t->marks[i].source, i, value.trace};
        uint32_t guesses = is_there ? guesses_of(t, &flow) : UINT32_MAX;
        if (guesses < fewest) {
            fewest = guesses;
            *out_flow = flow;
        }
    }
    return fewest != UINT32_MAX;
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
    ltl_taint_flow flow;
    if (!surest_mark(t, sink, value, &flow)) {
        return;
    }
    if (t->flow_of.at[sink] == 0) {
        LTL_PUSH(t->arena, &t->out->all, flow);
        t->flow_of.at[sink] = t->out->all.count;
    } else if (guesses_of(t, &flow) < guesses_of(t, &t->out->all.at[t->flow_of.at[sink] - 1])) {
        t->out->all.at[t->flow_of.at[sink] - 1] = flow;
    }
}
