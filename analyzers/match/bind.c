#include "analyzers/match/matcher_internal.h"

static bool unifies(ltl_search *search, const ltl_bound *a, const ltl_bound *b) {
    ltl_str text = search->tree->source->text;
    bool is_loose = (search->pattern->options & LTL_MATCH_LOOSE_NAMES) != 0;
    return is_loose ? ltl_bound_equal(search->tree, text, a, b)
                    : ltl_bound_unifies(search->target, text, a, b);
}

static void bind(ltl_search *search, const ltl_bound *bound, const ltl_goal *next) {
    if (search->is_alone) {
        ltl_prove(search, next);
        return;
    }
    for (uint32_t i = 0; i < search->bound_count; i++) {
        if (search->bound[i].metavariable == bound->metavariable) {
            if (ltl_search_spend(search, (bound->end - bound->first) / 16) &&
                unifies(search, &search->bound[i], bound)) {
                ltl_prove(search, next);
            }
            return;
        }
    }
    if (search->bound_count == LTL_MAX_METAVARIABLES) {
        search->reason = LTL_REASON_RULE_FUEL;
        return;
    }
    search->bound[search->bound_count++] = *bound;
    ltl_prove(search, next);
    search->bound_count--;
}

void ltl_bind_nodes(ltl_search *search, uint16_t metavariable, ltl_node first, ltl_node last,
                    const ltl_goal *next) {
    const ltl_tree *tree = search->tree;
    ltl_bound bound = {.metavariable = metavariable, .first = first, .end = first};
    if (last != LTL_NO_NODE) {
        bound.end = tree->end[last];
        bound.span = (ltl_span){tree->start[first], tree->stop[last]};
    } else {
        uint32_t at = first < tree->count ? tree->start[first] : tree->stop[0];
        bound.span = (ltl_span){at, at};
    }
    bind(search, &bound, next);
}

void ltl_bind_text(ltl_search *search, uint16_t metavariable, ltl_span span, const ltl_goal *next) {
    ltl_bound bound = {.metavariable = metavariable, .is_text = true, .span = span};
    bind(search, &bound, next);
}
