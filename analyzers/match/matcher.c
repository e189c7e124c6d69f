#include "analyzers/match/matcher_internal.h"

#include <stdlib.h>

#include "core/limits.h"

/* ---- proving ---- */

bool ltl_search_spend(ltl_search *search, uint64_t steps) {
    if (ltl_fuel_spend(search->fuel, steps)) {
        return true;
    }
    search->reason = LTL_REASON_RULE_FUEL;
    return false;
}

void ltl_prove(ltl_search *search, const ltl_goal *goal) {
    if (ltl_search_is_over(search) || !ltl_search_spend(search, 1)) {
        return;
    }
    if (goal == NULL) {
        ltl_search_record(search);
        return;
    }
    if (search->near != NULL) {
        ltl_search_note(search, goal);
    }
    switch (goal->kind) {
    case LTL_GOAL_NODE:
        ltl_prove_node(search, goal);
        break;
    case LTL_GOAL_CHILDREN:
        ltl_prove_children(search, goal);
        break;
    case LTL_GOAL_BIND:
        if (goal->p == UINT16_MAX) {
            ltl_prove(search, goal->next);
        } else {
            ltl_bind_nodes(search, (uint16_t)goal->p, goal->t, goal->t, goal->next);
        }
        break;
    case LTL_GOAL_IMPORT:
        ltl_prove_import(search, goal);
        break;
    case LTL_GOAL_MODULE:
        ltl_prove_module_part(search, goal);
        break;
    case LTL_GOAL_STATEMENTS:
        ltl_prove_statements(search, goal);
        break;
    case LTL_GOAL_ALONE:
        search->has_fit = true;
        search->is_settled = true;
        break;
    case LTL_GOAL_OPERANDS:
        ltl_prove_operands(search, goal);
        break;
    default:
        break;
    }
}

/* ---- results ---- */

#define ORDER(x, y) (((x) > (y)) - ((x) < (y)))

static int compare_bounds(const ltl_bound *a, const ltl_bound *b) {
    int order = ORDER(a->metavariable, b->metavariable);
    order = order != 0 ? order : ORDER(a->span.start, b->span.start);
    order = order != 0 ? order : ORDER(a->span.end, b->span.end);
    return order != 0 ? order : ORDER(a->first, b->first);
}

int ltl_range_compare(const void *a, const void *b) {
    const ltl_range *left = a;
    const ltl_range *right = b;
    int order = ORDER(left->span.start, right->span.start);
    order = order != 0 ? order : ORDER(left->span.end, right->span.end);
    for (uint32_t i = 0; order == 0 && i < left->env.count && i < right->env.count; i++) {
        order = compare_bounds(&left->env.at[i], &right->env.at[i]);
    }
    order = order != 0 ? order : ORDER(left->env.count, right->env.count);
    order = order != 0 ? order : ORDER(left->node, right->node);
    return order != 0 ? order : ORDER(left->kind, right->kind);
}

void ltl_ranges_sort(ltl_ranges *ranges) {
    if (ranges->count > 1) {
        qsort(ranges->at, ranges->count, sizeof *ranges->at, ltl_range_compare);
    }
}

ltl_search ltl_search_make(ltl_match_target *target, ltl_arena *arena, const ltl_pattern *pattern,
                           ltl_fuel *fuel, ltl_ranges *found) {
    target->tried_epoch++;
    return (ltl_search){.target = target,
                        .tree = target->tree,
                        .asked = pattern->tree,
                        .pattern = pattern,
                        .arena = arena,
                        .fuel = fuel,
                        .found = found,
                        .root = LTL_NO_NODE};
}

static void search_everywhere(ltl_search *search) {
    if (search->pattern->anchor != 0) {
        ltl_try_anchored(search);
    } else {
        ltl_try_all(search);
    }
}

/* Matches from `from` on that go beyond what is looked into are none. */
static void keep_within(ltl_search *search, ltl_nodes within, uint32_t from) {
    const ltl_tree *tree = search->tree;
    ltl_ranges *found = search->found;
    uint32_t stop = 0;
    for (ltl_node t = within.first; t < within.end; t = tree->end[t]) {
        stop = tree->stop[t];
    }
    uint32_t kept = from;
    search->slots = NULL; /* they would tell of what is no longer there */
    for (uint32_t i = from; i < found->count; i++) {
        ltl_range range = found->at[i];
        bool may_end_there = range.open_from != 0 && range.open_from <= stop;
        range.span.end = may_end_there && range.span.end > stop ? stop : range.span.end;
        if (range.span.start >= tree->start[within.first] && range.span.end <= stop) {
            found->at[kept++] = range;
        }
    }
    found->count = kept;
}

/* Statements that are looked into are a list themselves. */
static void search_list_of(ltl_search *search, ltl_nodes within) {
    ltl_node list = search->tree->parent[within.first];
    uint32_t from = search->found->count;
    if (list != LTL_NO_NODE) {
        ltl_try_list(search, list);
        keep_within(search, within, from);
    }
}

static void search_within(ltl_search *search, ltl_nodes within) {
    if (search->pattern->root_count > 1 && within.first < within.end) {
        search_list_of(search, within);
    }
    for (ltl_node t = within.first; t < within.end && search->reason == LTL_REASON_NONE; t++) {
        if (search->pattern->root_count > 1) {
            ltl_try_list(search, t);
        } else {
            ltl_try_root(search, t);
        }
    }
}

/* Two readings may find the same. */
static void sort_once(ltl_ranges *ranges, bool has_readings) {
    ltl_ranges_sort(ranges);
    if (!has_readings || ranges->count == 0) {
        return;
    }
    uint32_t kept = 1;
    for (uint32_t i = 1; i < ranges->count; i++) {
        if (ltl_range_compare(&ranges->at[kept - 1], &ranges->at[i]) != 0) {
            ranges->at[kept++] = ranges->at[i];
        }
    }
    ranges->count = kept;
}

/* `within` null: everywhere. */
static void match(ltl_match_target *target, ltl_arena *arena, const ltl_pattern *pattern,
                  const ltl_nodes *within, ltl_fuel *fuel, ltl_ranges *out_ranges,
                  ltl_reason *out_reason) {
    *out_ranges = (ltl_ranges){0};
    *out_reason = LTL_REASON_NONE;
    for (const ltl_pattern *reading = pattern; reading != NULL && *out_reason == LTL_REASON_NONE;
         reading = reading->also) {
        ltl_search search = ltl_search_make(target, arena, reading, fuel, out_ranges);
        if (within == NULL) {
            search_everywhere(&search);
        } else {
            search_within(&search, *within);
        }
        *out_reason = search.reason;
    }
    sort_once(out_ranges, pattern->also != NULL);
}

void ltl_match_all(ltl_match_target *target, ltl_arena *arena, const ltl_pattern *pattern,
                   ltl_fuel *fuel, ltl_ranges *out_ranges, ltl_reason *out_reason) {
    match(target, arena, pattern, NULL, fuel, out_ranges, out_reason);
}

void ltl_match_within(ltl_match_target *target, ltl_arena *arena, const ltl_pattern *pattern,
                      ltl_nodes within, ltl_fuel *fuel, ltl_ranges *out_ranges,
                      ltl_reason *out_reason) {
    match(target, arena, pattern, &within, fuel, out_ranges, out_reason);
}
