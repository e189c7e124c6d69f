#include "analyzers/match/matcher_internal.h"

/* Where a pattern does not fit, the goal that got furthest tells why: all that stands before it in the
 * pattern did fit. Patterns are in pre-order, so further is a larger number. */

static void keep(ltl_search *search, ltl_near_miss miss) {
    if (search->near->reading == NULL || miss.asked > search->near->asked) {
        miss.reading = search->pattern;
        *search->near = miss;
    }
}

static void keep_end(ltl_search *search, ltl_node asked) {
    keep(search, (ltl_near_miss){.asked = asked, .given = LTL_NO_NODE});
}

/* One list ends before the other does. */
static void note_children(ltl_search *search, const ltl_goal *goal) {
    ltl_node p_end = search->asked->end[goal->p_around];
    ltl_node t_end = search->tree->end[goal->around];
    if (goal->p < p_end && goal->t >= t_end) {
        keep_end(search, goal->p);
    } else if (goal->p >= p_end && goal->t < t_end) {
        keep(search,
             (ltl_near_miss){
                 .asked = p_end, .given = goal->t, .has_more = true, .around = goal->p_around});
    }
}

void ltl_search_note(ltl_search *search, const ltl_goal *goal) {
    if (goal->kind == LTL_GOAL_NODE) {
        keep(search, (ltl_near_miss){.asked = goal->p, .given = goal->t});
    } else if (goal->kind == LTL_GOAL_CHILDREN) {
        note_children(search, goal);
    } else if (goal->kind == LTL_GOAL_STATEMENTS && goal->t >= search->tree->end[goal->around]) {
        keep_end(search, goal->p);
    }
}

static void try_place(ltl_search *search, ltl_span place) {
    const ltl_tree *tree = search->tree;
    ltl_node t = ltl_tree_first_from(tree, place.start);
    for (; t < tree->count && tree->start[t] <= place.end; t++) {
        if (search->pattern->root_count > 1 && tree->parent[t] != LTL_NO_NODE) {
            ltl_try_list(search, tree->parent[t]);
        } else {
            ltl_try_root(search, t);
        }
    }
}

void ltl_match_nearest(ltl_match_target *target, ltl_arena *arena, const ltl_pattern *pattern,
                       ltl_span place, ltl_fuel *fuel, ltl_near_miss *out_miss) {
    ltl_near_miss best = {0};
    for (const ltl_pattern *reading = pattern; reading != NULL; reading = reading->also) {
        ltl_near_miss near = {0};
        ltl_ranges found = {0};
        ltl_search search = ltl_search_make(target, arena, reading, fuel, &found);
        search.near = &near;
        try_place(&search, place);
        bool is_further = near.reading != NULL && near.asked > reading->first &&
                          (best.reading == NULL ||
                           near.asked - reading->first > best.asked - best.reading->first);
        best = is_further ? near : best;
    }
    *out_miss = best;
}
