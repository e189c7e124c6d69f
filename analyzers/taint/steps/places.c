#include "analyzers/taint/taint_internal.h"

struct ltl_taint_cell *ltl_taint__cell(ltl_taint *t, ltl_node node) {
    struct ltl_taint_cell *cell = &t->cells[node];
    if (cell->epoch != t->epoch) {
        *cell = (struct ltl_taint_cell){.epoch = t->epoch};
    }
    return cell;
}

uint32_t ltl_taint__next(const ltl_taint *t, uint32_t link, ltl_taint_part part) {
    while (link != 0 && t->links.at[link].part != part) {
        link = t->links.at[link].next;
    }
    return link;
}

static void put(ltl_taint *t, ltl_node node, uint32_t place, ltl_taint_part part) {
    struct ltl_taint_cell *cell = ltl_taint__cell(t, node);
    bool is_literal = ltl_tree_is_leaf(t->tree, node) && t->tree->kind[node] != LTL_KIND_NAME;
    t->has_literal_sinks = t->has_literal_sinks || (part == LTL_TAINT_SINK && is_literal);
    ltl_taint_link link = {place, cell->links, part};
    LTL_PUSH(t->arena, &t->links, link);
    cell->links = t->links.count - 1;
}

/* Statements and blocks stand for what they hold: the graph has no step for them. */
static bool is_wrapper(const ltl_tree *tree, ltl_node node) {
    ltl_kind kind = ltl_tree_kind(tree, node);
    bool wraps =
        kind == LTL_KIND_EXPRESSION_STATEMENT || kind == LTL_KIND_BLOCK || kind == LTL_KIND_ELSE;
    return wraps && tree->end[node] > node + 1;
}

/* The nodes in the range: all of them, or those that no other one of them holds. */
static void put_range(ltl_taint *t, const ltl_taint_place *place, uint32_t index,
                      ltl_taint_part part) {
    const ltl_tree *tree = t->tree;
    ltl_node node = ltl_tree_first_from(tree, place->span.start);
    while (node < tree->count && tree->start[node] < place->span.end) {
        if (!ltl_taint__spend(t, 1)) {
            return;
        }
        bool is_in = tree->stop[node] <= place->span.end && !is_wrapper(tree, node);
        if (is_in) {
            put(t, node, index, part);
        }
        node = is_in && place->is_exact ? tree->end[node] : node + 1;
    }
}

static void put_list(ltl_taint *t, const ltl_taint_places *places, ltl_taint_part part) {
    for (uint32_t i = 0; i < places->count; i++) {
        put_range(t, &places->at[i], i, part);
    }
}

static void put_propagators(ltl_taint *t) {
    for (uint32_t i = 0; i < t->query->propagators.count; i++) {
        ltl_taint_place place = t->query->propagators.at[i];
        place.is_exact = true;
        put_range(t, &place, i, LTL_TAINT_PROPAGATOR);
        if (place.to != LTL_NO_NODE && place.from != LTL_NO_NODE) {
            ltl_node to = place.to;
            while (is_wrapper(t->tree, to)) {
                to++;
            }
            put(t, to, i, LTL_TAINT_PROPAGATOR_TO);
        }
    }
}

void ltl_taint__place_all(ltl_taint *t) {
    ltl_taint_link unused = {0};
    LTL_PUSH(t->arena, &t->links, unused);
    put_list(t, &t->query->sources, LTL_TAINT_SOURCE);
    put_list(t, &t->query->sinks, LTL_TAINT_SINK);
    put_list(t, &t->query->sanitizers, LTL_TAINT_SANITIZER);
    put_propagators(t);
}
