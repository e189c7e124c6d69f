/* The order in which functions are taken: those that are called before those that call them, as far as calls go
 * one way. Functions within a function stand behind it, since they see what it knows. */
#include "analyzers/taint/taint_internal.h"

typedef struct call_edge {
    uint32_t from; /* outermost functions */
    uint32_t to;
} call_edge;

typedef struct orderer {
    ltl_taint *t;
    struct LTL_VEC(call_edge) edges;
    uint32_t *first; /* by unit: its edges begin here in `to`; one more than there are units */
    uint32_t *to;
    uint32_t *next; /* by unit: the edge to look at next */
    bool *is_met;
    uint32_t *stack;
    uint32_t *order;
    uint32_t count;
} orderer;

/* The unit around it that stands in the file itself. */
static uint32_t outermost(const ltl_taint *t, uint32_t unit) {
    while (unit != 0 && t->flow->units.at[unit].around != 0) {
        unit = t->flow->units.at[unit].around;
    }
    return unit;
}

static void list_edges(orderer *o) {
    static const ltl_kind KINDS[] = {LTL_KIND_CALL, LTL_KIND_NEW};
    ltl_taint *t = o->t;
    for (size_t i = 0; i < LTL_COUNT_OF(KINDS); i++) {
        ltl_node call = t->tree->kind_first[KINDS[i]];
        for (; call != LTL_NO_NODE; call = t->tree->kind_next[call]) {
            bool is_sure;
            uint32_t callee = ltl_taint__callee(t, call, &is_sure);
            if (callee != LTL_TAINT_NO_UNIT) {
                call_edge edge = {outermost(t, ltl_taint__unit_around(t, call)),
                                  outermost(t, callee)};
                LTL_PUSH(t->arena, &o->edges, edge);
            }
        }
    }
}

/* Beside each other by where they begin. */
static void sort_edges(orderer *o) {
    uint32_t units = o->t->flow->units.count;
    for (uint32_t i = 0; i < o->edges.count; i++) {
        o->first[o->edges.at[i].from + 1]++;
    }
    for (uint32_t i = 0; i < units; i++) {
        o->first[i + 1] += o->first[i];
        o->next[i] = o->first[i];
    }
    for (uint32_t i = 0; i < o->edges.count; i++) {
        o->to[o->next[o->edges.at[i].from]++] = o->edges.at[i].to;
    }
    memcpy(o->next, o->first, units * sizeof *o->next);
}

/* With all that lies in it. */
static void put(orderer *o, uint32_t unit) {
    ltl_node end = o->t->tree->end[o->t->flow->units.at[unit].node];
    for (; unit < o->t->flow->units.count && o->t->flow->units.at[unit].node < end; unit++) {
        o->order[o->count++] = unit;
    }
}

static void visit(orderer *o, uint32_t root) {
    uint32_t depth = 0;
    if (o->is_met[root]) {
        return;
    }
    o->is_met[root] = true;
    o->stack[depth++] = root;
    while (depth > 0) {
        uint32_t unit = o->stack[depth - 1];
        if (o->next[unit] == o->first[unit + 1]) {
            put(o, unit);
            depth--;
            continue;
        }
        uint32_t callee = o->to[o->next[unit]++];
        if (!o->is_met[callee]) {
            o->is_met[callee] = true;
            o->stack[depth++] = callee;
        }
    }
}

const uint32_t *ltl_taint__order(ltl_taint *t) {
    uint32_t units = t->flow->units.count;
    if (t->scratch->order != NULL) {
        return t->scratch->order;
    }
    orderer o = {.t = t,
                 .first = LTL_NEW_ARRAY(t->arena, uint32_t, units + 1),
                 .next = LTL_NEW_ARRAY(t->arena, uint32_t, units),
                 .is_met = LTL_NEW_ARRAY(t->arena, bool, units),
                 .stack = LTL_NEW_ARRAY(t->arena, uint32_t, units),
                 .order = LTL_NEW_ARRAY(t->arena, uint32_t, units)};
    list_edges(&o);
    o.to = LTL_NEW_ARRAY(t->arena, uint32_t, o.edges.count);
    sort_edges(&o);
    o.is_met[0] = true;
    o.order[o.count++] = 0;
    for (uint32_t unit = 1; unit < units; unit++) {
        if (t->flow->units.at[unit].around == 0) {
            visit(&o, unit);
        }
    }
    t->scratch->order = o.order;
    return o.order;
}
