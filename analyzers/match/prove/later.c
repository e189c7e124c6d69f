/* What stands behind an ellipsis: the statements that follow, and those nested in them, in definitions too.
 *
 * From each of n beginnings all that follows would be asked again: n² proofs for a pattern like `$X = $Y ...
 * f($X)`. So once as much was looked at as the file has nodes, each statement of the file is asked once whether it
 * fits at all, whatever is bound, and only those that do are gone through. */
#include "analyzers/match/matcher_internal.h"

/* With nothing bound and nothing compared: whatever fits, fits so too. */
static bool fits_alone(ltl_search *search, ltl_node p, ltl_node t) {
    ltl_goal end = {.kind = LTL_GOAL_ALONE};
    search->is_alone = true;
    search->has_fit = false;
    ltl_prove_statement(search, p, t, &end);
    search->is_alone = false;
    search->is_settled = false;
    return search->has_fit;
}

/* All statements of the file, found once for all patterns. */
static const ltl_node_list *statements_of(ltl_search *search) {
    ltl_match_target *target = search->target;
    const ltl_tree *tree = search->tree;
    for (ltl_node t = 1; !target->has_statements && t < tree->count; t++) {
        if (ltl_is_nested_statement(tree, t)) {
            LTL_PUSH(search->arena, &target->statements, t);
        }
    }
    target->has_statements = true;
    return &target->statements;
}

const ltl_fitting *ltl_search_fitting(ltl_search *search, ltl_node p) {
    for (uint32_t i = 0; i < search->fitting_count; i++) {
        if (search->fitting[i].p == p) {
            return &search->fitting[i];
        }
    }
    if (search->fitting_count == LTL_MAX_FITTING) {
        return NULL;
    }
    const ltl_node_list *statements = statements_of(search);
    ltl_fitting *made = &search->fitting[search->fitting_count];
    *made = (ltl_fitting){.p = p};
    for (uint32_t i = 0; i < statements->count && !ltl_search_is_over(search); i++) {
        if (fits_alone(search, p, statements->at[i])) {
            LTL_PUSH(search->arena, &made->nodes, statements->at[i]);
        }
    }
    search->fitting_count++;
    return made;
}

/* Null while it is not worth the while. */
static const ltl_fitting *fitting_of(ltl_search *search, ltl_node p) {
    bool is_known = search->fitting_count > 0 || search->looked_later >= search->tree->count;
    return is_known && search->near == NULL ? ltl_search_fitting(search, p) : NULL;
}

static void prove_all(ltl_search *search, const ltl_goal *goal) {
    const ltl_tree *tree = search->tree;
    bool is_flat = (search->pattern->options & LTL_MATCH_FLAT_STATEMENTS) != 0;
    ltl_node t = goal->t;
    while (t < tree->end[goal->around] && !ltl_search_is_over(search)) {
        search->looked_later++;
        if (t == goal->around || ltl_is_nested_statement(tree, t)) {
            ltl_prove_statement_at(search, goal, t);
        } else if (!ltl_search_look(search)) {
            return;
        }
        t = is_flat && t != goal->around ? tree->end[t] : t + 1;
    }
}

static uint32_t first_from(const ltl_node_list *nodes, ltl_node t) {
    uint32_t low = 0;
    uint32_t high = nodes->count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (nodes->at[middle] < t) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

void ltl_prove_later(ltl_search *search, const ltl_goal *goal) {
    bool is_flat = (search->pattern->options & LTL_MATCH_FLAT_STATEMENTS) != 0;
    bool is_bare = goal->t == goal->around; /* a statement that is its own list */
    const ltl_fitting *fitting =
        is_flat || is_bare || search->is_alone ? NULL : fitting_of(search, goal->p);
    if (fitting == NULL) {
        prove_all(search, goal);
        return;
    }
    ltl_node end = search->tree->end[goal->around];
    const ltl_node_list *nodes = &fitting->nodes;
    for (uint32_t i = first_from(nodes, goal->t);
         i < nodes->count && nodes->at[i] < end && !ltl_search_is_over(search); i++) {
        ltl_prove_statement_at(search, goal, nodes->at[i]);
    }
}
