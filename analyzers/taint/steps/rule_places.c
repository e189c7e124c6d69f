/* Places that the rule names, met by a step: sources mark, sanitizers clean, propagators hand on, sinks tell. */
#include "analyzers/taint/taint_internal.h"

/* Past the last mark, places share it: what is found stays, where it came from is one of them. */
static uint32_t mark_of(ltl_taint *t, uint32_t source, uint8_t label) {
    for (uint32_t i = LTL_TAINT_FIRST_MARK; i < t->mark_count; i++) {
        if (t->marks[i].source == source && t->marks[i].label == label) {
            return i;
        }
    }
    if (ltl_taint__has_room(t, label)) {
        t->marks[t->mark_count++] = (ltl_taint_mark){source, label};
        return t->mark_count - 1;
    }
    for (uint32_t i = LTL_TAINT_MARKS; i-- > LTL_TAINT_FIRST_MARK;) {
        if (t->marks[i].label == label) {
            return i;
        }
    }
    return LTL_TAINT_MARKS - 1;
}

ltl_taint_value ltl_taint__mark(ltl_taint *t, ltl_taint_value value, uint32_t source, uint8_t label,
                                ltl_node node) {
    uint64_t bit = UINT64_C(1) << mark_of(t, source, label);
    if ((value.marks & bit) != 0) {
        return value;
    }
    ltl_taint_step step = {.node = node, .other = source, .kind = LTL_TAINT_STEP_SOURCE};
    ltl_taint_value marked = ltl_taint_trace(&t->out->traces, (ltl_taint_value){bit, 0}, step);
    return ltl_taint_union(&t->out->traces, value, marked);
}

ltl_taint_value ltl_taint__add_sources(ltl_taint *t, ltl_node node, ltl_taint_value value) {
    uint32_t link = ltl_taint__first(t, node, LTL_TAINT_SOURCE);
    ltl_taint_value after = {0};
    bool stays = false;
    for (; link != 0; link = ltl_taint__next(t, t->links.at[link].next, LTL_TAINT_SOURCE)) {
        uint32_t source = t->links.at[link].place;
        const ltl_taint_place *place = &t->query->sources.at[source];
        if (place->requires != NULL &&
            !ltl_taint_requires_holds(place->requires, ltl_taint__labels(t, value.marks))) {
            continue;
        }
        if (place->is_control) {
            ltl_taint__mark_control(
                t, ltl_taint__mark(t, (ltl_taint_value){0}, source, place->label, node));
            continue;
        }
        if (place->effect != LTL_TAINT_AFTER) {
            value = ltl_taint__mark(t, value, source, place->label, node);
        }
        if (place->effect != LTL_TAINT_HERE &&
            ltl_span_eq(place->span, ltl_tree_span(t->tree, node))) {
            after = ltl_taint__mark(t, after, source, place->label, node);
            stays = true;
        }
    }
    ltl_taint_path path = stays ? ltl_taint__path(t, node) : 0;
    if (path != 0) {
        ltl_taint__add_to(t, path, after);
    }
    return value;
}

bool ltl_taint__is_sanitized(ltl_taint *t, ltl_node node) {
    uint32_t link = ltl_taint__first(t, node, LTL_TAINT_SANITIZER);
    for (uint32_t at = link; at != 0;
         at = ltl_taint__next(t, t->links.at[at].next, LTL_TAINT_SANITIZER)) {
        const ltl_taint_place *place = &t->query->sanitizers.at[t->links.at[at].place];
        ltl_taint_path path = 0;
        if (place->effect != LTL_TAINT_HERE &&
            ltl_span_eq(place->span, ltl_tree_span(t->tree, node))) {
            path = ltl_taint__path(t, node);
        }
        if (path != 0) {
            ltl_taint_state_set(t->arena, &t->state, &t->paths, path, (ltl_taint_value){0});
            t->units[t->unit].may_clean = true;
        } else if (place->effect != LTL_TAINT_HERE) {
            ltl_taint__clean_control(t); /* no variable that it could clean */
        }
    }
    return link != 0;
}

/* Adds mark number `from` of `value` as one with another label. */
static ltl_taint_value relabel_mark(ltl_taint *t, ltl_taint_value relabelled, ltl_taint_value value,
                                    uint32_t from, uint8_t label, ltl_node node) {
    uint32_t to = mark_of(t, t->marks[from].source, label);
    ltl_taint_step step = {
        .node = node, .before = value.trace, .kind = LTL_TAINT_STEP_RELABEL, .bit = (uint8_t)from};
    ltl_taint_value mark = {UINT64_C(1) << to, 0};
    return ltl_taint_union(&t->out->traces, relabelled,
                           ltl_taint_trace(&t->out->traces, mark, step));
}

/* The marks as the propagator hands them on. */
static ltl_taint_value relabel(ltl_taint *t, const ltl_taint_place *place, ltl_taint_value value,
                               ltl_node node) {
    if (place->requires != NULL &&
        !ltl_taint_requires_holds(place->requires, ltl_taint__labels(t, value.marks))) {
        return (ltl_taint_value){0};
    }
    if (!place->relabels || value.marks == 0) {
        return value;
    }
    ltl_taint_value relabelled = place->drops_labels ? (ltl_taint_value){0} : value;
    for (uint32_t i = LTL_TAINT_FIRST_MARK; i < t->mark_count; i++) {
        if ((value.marks >> i & 1) != 0) {
            relabelled = relabel_mark(t, relabelled, value, i, place->label, node);
        }
    }
    return relabelled;
}

/* The part that gets marks may be used in the same expression. */
ltl_taint_value ltl_taint__add_propagated(ltl_taint *t, ltl_node node, ltl_taint_value value) {
    uint32_t link = ltl_taint__first(t, node, LTL_TAINT_PROPAGATOR_TO);
    for (; link != 0; link = ltl_taint__next(t, t->links.at[link].next, LTL_TAINT_PROPAGATOR_TO)) {
        const ltl_taint_place *place = &t->query->propagators.at[t->links.at[link].place];
        ltl_taint_value from = relabel(t, place, ltl_taint__gather(t, place->from), node);
        value = ltl_taint_union(&t->out->traces, value, from);
    }
    return value;
}

/* The whole of a propagator was evaluated: its `to` has the marks from now on. */
void ltl_taint__propagate(ltl_taint *t, ltl_node node) {
    uint32_t link = ltl_taint__first(t, node, LTL_TAINT_PROPAGATOR);
    for (; link != 0; link = ltl_taint__next(t, t->links.at[link].next, LTL_TAINT_PROPAGATOR)) {
        const ltl_taint_place *place = &t->query->propagators.at[t->links.at[link].place];
        if (place->from == LTL_NO_NODE || place->to == LTL_NO_NODE) {
            continue;
        }
        ltl_taint_value from = relabel(t, place, ltl_taint__gather(t, place->from), node);
        ltl_taint_path path = place->effect != LTL_TAINT_HERE ? ltl_taint__path(t, place->to) : 0;
        if (path != 0) {
            from = ltl_taint__through(t, from, place->to);
            ltl_taint__add_to(t, path, from);
        }
    }
}

/* What counts at a sink: of a call also what it is only given, and that is no guess (`exec(x)`), unless the
 * rule means the value that it gives (`return f(x)`). */
static ltl_taint_value value_at(ltl_taint *t, ltl_node node, bool is_value, ltl_taint_value value) {
    ltl_kind kind = ltl_tree_kind(t->tree, node);
    bool is_given = t->tree->role[node] == LTL_ROLE_ARGUMENT; /* then what comes back counts */
    if ((kind == LTL_KIND_CALL || kind == LTL_KIND_NEW) && !is_given && !is_value) {
        value = ltl_taint_union(&t->out->traces, ltl_taint__call_value(t, node, true), value);
    } else if (kind == LTL_KIND_NAME || kind == LTL_KIND_MEMBER || ltl_taint__made(t, node) != 0) {
        value = ltl_taint_union(&t->out->traces, value, ltl_taint__gather(t, node));
    }
    value = ltl_taint__at_sink(t, node, value);
    return ltl_taint_union(&t->out->traces, value, ltl_taint__control(t));
}

void ltl_taint__check_sinks(ltl_taint *t, ltl_node node, ltl_taint_value value) {
    uint32_t link = ltl_taint__first(t, node, LTL_TAINT_SINK);
    bool is_text = link == 0 || !t->query->only_text ||
                   (!ltl_taint__is_object(t, node) && !ltl_taint__has_fields(t, node));
    if (!is_text) {
        return;
    }
    for (; link != 0; link = ltl_taint__next(t, t->links.at[link].next, LTL_TAINT_SINK)) {
        uint32_t sink = t->links.at[link].place;
        const ltl_taint_place *place = &t->query->sinks.at[sink];
        if (!place->is_at_exit || ltl_taint__is_at_exit(t, node)) {
            ltl_taint__reach_sink(t, sink, value_at(t, node, place->is_value, value));
        }
    }
}

/* Literals that are sinks are reached with what is made of them. */
void ltl_taint__check_literals(ltl_taint *t, ltl_node node) {
    for (ltl_node child = node + 1; child < t->tree->end[node]; child = t->tree->end[child]) {
        if (ltl_taint__is_literal(t->tree, child) && ltl_taint__spend(t, 1) &&
            ltl_taint__first(t, child, LTL_TAINT_SINK) != 0) {
            ltl_taint__check_sinks(t, child, ltl_taint__value(t, child));
        }
    }
}
