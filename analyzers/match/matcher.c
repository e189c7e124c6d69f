#include "analyzers/match/matcher_internal.h"

#include <stdlib.h>

#include "core/limits.h"

/* ---- proving ---- */

static int compare_bound(const void *a, const void *b) {
    const ltl_bound *left = a;
    const ltl_bound *right = b;
    return (left->metavariable > right->metavariable) - (left->metavariable < right->metavariable);
}

static ltl_env env_of(ltl_search *search) {
    ltl_env env = {.count = search->bound_count};
    if (env.count > 0) {
        ltl_bound *copy = LTL_NEW_ARRAY(search->arena, ltl_bound, env.count);
        memcpy(copy, search->bound, env.count * sizeof *copy);
        qsort(copy, env.count, sizeof *copy, compare_bound);
        env.at = copy;
    }
    return env;
}

static bool same_env(const ltl_env *env, const ltl_search *search) {
    for (uint32_t i = 0; i < search->bound_count; i++) {
        const ltl_bound *had = ltl_env_find(env, search->bound[i].metavariable);
        if (had == NULL || had->first != search->bound[i].first ||
            !ltl_span_eq(had->span, search->bound[i].span)) {
            return false;
        }
    }
    return env->count == search->bound_count;
}

/* Everything holds. The same match can be proved in several ways; it is kept once. */
static void record(ltl_search *search) {
    ltl_span span =
        search->has_run ? search->run : ltl_tree_span(search->tree, search->root);
    ltl_ranges *found = search->found;
    for (uint32_t i = found->count; i-- > 0;) {
        const ltl_range *had = &found->at[i];
        if (had->node != search->root) {
            break; /* matches of one candidate stand together */
        }
        if (ltl_span_eq(had->span, span) && same_env(&had->env, search)) {
            return;
        }
    }
    if (found->count == LTL_MAX_RANGES_PER_PATTERN) {
        search->reason = LTL_REASON_TOO_MANY_FINDINGS;
        return;
    }
    ltl_range range = {.span = span, .node = search->root, .env = env_of(search)};
    LTL_PUSH(search->arena, found, range);
}

void ltl_prove(ltl_search *search, const ltl_goal *goal) {
    if (search->reason != LTL_REASON_NONE) {
        return;
    }
    if (!ltl_fuel_spend(search->fuel, 1)) {
        search->reason = LTL_REASON_RULE_FUEL;
        return;
    }
    if (goal == NULL) {
        record(search);
        return;
    }
    switch (goal->kind) {
    case LTL_GOAL_NODE:
        ltl_prove_node(search, goal);
        break;
    case LTL_GOAL_CHILDREN:
        ltl_prove_children(search, goal);
        break;
    case LTL_GOAL_STATEMENTS:
        ltl_prove_statements(search, goal);
        break;
    default:
        break;
    }
}

/* ---- results ---- */

static int compare_ranges(const void *a, const void *b) {
    const ltl_range *left = a;
    const ltl_range *right = b;
    if (left->span.start != right->span.start) {
        return left->span.start < right->span.start ? -1 : 1;
    }
    if (left->span.end != right->span.end) {
        return left->span.end < right->span.end ? -1 : 1;
    }
    for (uint32_t i = 0; i < left->env.count && i < right->env.count; i++) {
        uint32_t x = left->env.at[i].span.start;
        uint32_t y = right->env.at[i].span.start;
        if (x != y) {
            return x < y ? -1 : 1;
        }
    }
    return (left->node > right->node) - (left->node < right->node);
}

static ltl_search search_make(ltl_match_target *target, ltl_arena *arena,
                              const ltl_pattern *pattern, ltl_fuel *fuel, ltl_ranges *found) {
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

void ltl_match_all(ltl_match_target *target, ltl_arena *arena, const ltl_pattern *pattern,
                   ltl_fuel *fuel, ltl_ranges *out_ranges, ltl_reason *out_reason) {
    *out_ranges = (ltl_ranges){0};
    ltl_search search = search_make(target, arena, pattern, fuel, out_ranges);
    if (pattern->anchor != 0) {
        ltl_try_anchored(&search);
    } else {
        ltl_try_all(&search);
    }
    if (out_ranges->count > 1) {
        qsort(out_ranges->at, out_ranges->count, sizeof *out_ranges->at, compare_ranges);
    }
    *out_reason = search.reason;
}

void ltl_match_within(ltl_match_target *target, ltl_arena *arena, const ltl_pattern *pattern,
                      ltl_node node, ltl_fuel *fuel, ltl_ranges *out_ranges,
                      ltl_reason *out_reason) {
    *out_ranges = (ltl_ranges){0};
    ltl_search search = search_make(target, arena, pattern, fuel, out_ranges);
    for (ltl_node t = node; t < target->tree->end[node]; t++) {
        if (pattern->root_count > 1) {
            ltl_try_list(&search, t);
        } else {
            ltl_try_root(&search, t);
        }
    }
    *out_reason = search.reason;
}
