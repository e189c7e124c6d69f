/* The order in which functions are taken: those that are called before those that call them, as far as calls go
 * one way. Functions that call each other in a circle stand beside each other: nobody else is taken before they have
 * no more to say. Functions within a function stand behind it, since they see what it knows. */
#include "analyzers/taint/taint_internal.h"

typedef struct call_edge {
    uint32_t from; /* outermost functions */
    uint32_t to;
} call_edge;

typedef struct call_edges LTL_VEC(call_edge) call_edges;

typedef struct orderer {
    ltl_taint *t;
    uint32_t *first; /* by outermost unit: its edges begin here in `to`; one more than there are units */
    uint32_t *to;
    uint32_t *next; /* by unit: the edge to look at next */
    uint32_t *met;  /* by unit: its number in the order in which they are met, from 1 on */
    uint32_t *low;  /* by unit: the first that was met of those that it gets to and that are not put yet */
    uint32_t *left_at; /* by unit: how many had been left when it was met */
    bool *is_put;
    uint32_t *stack;
    uint32_t *left; /* with all that they call, and not put yet, since whoever was met before may be called */
    uint32_t met_count;
    uint32_t left_count;
    ltl_taint_order made;
} orderer;

/* The unit around it that stands in the file itself. */
static uint32_t outermost(const ltl_taint *t, uint32_t unit) {
    while (unit != 0 && t->flow->units.at[unit].around != 0) {
        unit = t->flow->units.at[unit].around;
    }
    return unit;
}

/* By a guess, where files are linked and say better. */
static bool is_meant_elsewhere(const ltl_taint *t, ltl_node call, bool is_sure) {
    return !is_sure && ltl_taint__far_call(t, call) != NULL;
}

/* Of the units as they are. */
static void list_edges(ltl_taint *t, call_edges *out) {
    static const ltl_kind KINDS[] = {LTL_KIND_CALL, LTL_KIND_NEW};
    for (size_t i = 0; i < LTL_COUNT_OF(KINDS); i++) {
        ltl_node call = t->tree->kind_first[KINDS[i]];
        for (; call != LTL_NO_NODE; call = t->tree->kind_next[call]) {
            bool is_sure;
            uint32_t callee = ltl_taint__callee(t, call, &is_sure);
            if (callee != LTL_TAINT_NO_UNIT && !is_meant_elsewhere(t, call, is_sure)) {
                call_edge edge = {ltl_taint__unit_around(t, call), callee};
                LTL_PUSH(t->arena, out, edge);
            }
        }
    }
}

static uint32_t *numbers(ltl_taint *t, uint32_t count) {
    return LTL_NEW_ARRAY(t->arena, uint32_t, (size_t)count + 1);
}

/* Beside each other by where they begin: where those of each unit begin in what it gives. */
static uint32_t *sort_edges(ltl_taint *t, const call_edges *edges, uint32_t *first) {
    uint32_t units = t->flow->units.count;
    uint32_t *next = numbers(t, units);
    uint32_t *to = numbers(t, edges->count);
    for (uint32_t i = 0; i < edges->count; i++) {
        first[edges->at[i].from + 1]++;
    }
    for (uint32_t i = 0; i < units; i++) {
        first[i + 1] += first[i];
        next[i] = first[i];
    }
    for (uint32_t i = 0; i < edges->count; i++) {
        to[next[edges->at[i].from]++] = edges->at[i].to;
    }
    return to;
}

/* With all that lies in it. */
static void put(orderer *o, uint32_t unit, uint32_t first) {
    ltl_node end = o->t->tree->end[o->t->flow->units.at[unit].node];
    o->is_put[unit] = true;
    for (; unit < o->t->flow->units.count && o->t->flow->units.at[unit].node < end; unit++) {
        o->made.first[o->made.count] = first;
        o->made.units[o->made.count++] = unit;
    }
}

static void meet(orderer *o, uint32_t unit, uint32_t *depth) {
    o->met[unit] = o->low[unit] = ++o->met_count;
    o->left_at[unit] = o->left_count;
    o->stack[(*depth)++] = unit;
}

static uint32_t lower(uint32_t a, uint32_t b) { return a < b ? a : b; }

/* Nobody of those who are left since it was met gets to one before it: they are one circle, or it alone. */
static void leave(orderer *o, uint32_t unit) {
    o->left[o->left_count++] = unit;
    if (o->low[unit] == o->met[unit]) {
        uint32_t first = o->made.count;
        for (uint32_t i = o->left_at[unit]; i < o->left_count; i++) {
            put(o, o->left[i], first);
        }
        o->left_count = o->left_at[unit];
    }
}

static void visit(orderer *o, uint32_t root) {
    uint32_t depth = 0;
    if (o->met[root] == 0) {
        meet(o, root, &depth);
    }
    while (depth > 0) {
        uint32_t unit = o->stack[depth - 1];
        if (o->next[unit] == o->first[unit + 1]) {
            leave(o, unit);
            depth--;
            uint32_t caller = depth > 0 ? o->stack[depth - 1] : unit;
            o->low[caller] = lower(o->low[caller], o->low[unit]);
            continue;
        }
        uint32_t callee = o->to[o->next[unit]++];
        if (o->met[callee] == 0) {
            meet(o, callee, &depth);
        } else if (!o->is_put[callee]) {
            o->low[unit] = lower(o->low[unit], o->met[callee]);
        }
    }
}

const ltl_taint_order *ltl_taint__order(ltl_taint *t) {
    uint32_t units = t->flow->units.count;
    if (t->scratch->order.count > 0) {
        return &t->scratch->order;
    }
    orderer o = {.t = t,
                 .first = numbers(t, units),
                 .next = numbers(t, units),
                 .met = numbers(t, units),
                 .low = numbers(t, units),
                 .left_at = numbers(t, units),
                 .is_put = LTL_NEW_ARRAY(t->arena, bool, units),
                 .stack = numbers(t, units),
                 .left = numbers(t, units),
                 .made = {.units = numbers(t, units),
                          .first = numbers(t, units),
                          .callees_from = numbers(t, units),
                          .count = 1}};
    call_edges edges = {0};
    list_edges(t, &edges);
    o.made.callees = sort_edges(t, &edges, o.made.callees_from);
    for (uint32_t i = 0; i < edges.count; i++) {
        edges.at[i] = (call_edge){outermost(t, edges.at[i].from), outermost(t, edges.at[i].to)};
    }
    o.to = sort_edges(t, &edges, o.first);
    memcpy(o.next, o.first, units * sizeof *o.next);
    o.met[0] = ++o.met_count;
    o.is_put[0] = true; /* the file itself comes first */
    for (uint32_t unit = 1; unit < units; unit++) {
        if (t->flow->units.at[unit].around == 0) {
            visit(&o, unit);
        }
    }
    t->scratch->order = o.made;
    return &t->scratch->order;
}
