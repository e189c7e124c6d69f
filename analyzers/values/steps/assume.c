#include "analyzers/values/steps/step_internal.h"

/* Everything that is about the same value learns it. */
static bool narrow_one(ltl_values *v, ltl_state *state, ltl_fact *fact, int64_t low, int64_t high,
                       unsigned seen) {
    (void)v;
    (void)state;
    return ltl_fact_narrow(fact, low, high, seen);
}

void ltl_assume__unmake(ltl_state *state, ltl_region region) {
    ltl_region_state *known = region != 0 ? ltl_state_region(state, region) : NULL;
    if (known != NULL && (known->marks & LTL_REGION_OWNED) != 0) {
        known->marks = (uint16_t)(known->marks & ~LTL_REGION_OWNED);
    }
}

bool ltl_assume__bounds(ltl_values *v, ltl_state *state, const ltl_fact *fact, int64_t low,
                        int64_t high, unsigned seen) {
    ltl_fact probe = *fact;
    /* A function that others call tests for all of them: that says nothing about this one. */
    bool is_reached =
        !v->is_asserting && (fact->flags & LTL_FACT_MODEST) == 0 &&
        (v->frame->depth == 0 ||
         (fact->flags & (LTL_FACT_OUTSIDE | LTL_FACT_RANDOM | LTL_FACT_WIDENED)) != 0);
    seen = is_reached ? seen : 0;
    if (!narrow_one(v, state, &probe, low, high, seen)) {
        return false;
    }
    if (fact->region != 0 && probe.high < 0) { /* a descriptor that is none */
        ltl_assume__unmake(state, fact->region);
    }
    if (fact->symbol == 0) {
        return true;
    }
    for (uint32_t i = 0; i < state->cells.count; i++) {
        ltl_fact *cell = &state->cells.at[i].fact;
        if (cell->symbol == fact->symbol && !narrow_one(v, state, cell, low, high, seen)) {
            return false;
        }
    }
    for (uint32_t i = 0; i < state->results.count; i++) {
        ltl_fact *value = &state->results.at[i].value;
        if (value->symbol == fact->symbol) {
            (void)narrow_one(v, state, value, low, high, seen);
        }
    }
    return true;
}

/* What is asked in `unlikely(x)`; LTL_NO_NODE: it is no such call. */
static ltl_node handed_through(const ltl_tree *tree, ltl_node node) {
    ltl_node callee = tree->kind[node] == LTL_KIND_CALL
                          ? ltl_tree_child(tree, node, LTL_ROLE_CALLEE)
                          : LTL_NO_NODE;
    return callee != LTL_NO_NODE && ltl_call__hands_through(tree, node, ltl_tree_name(tree, callee))
               ? ltl_tree_child(tree, node, LTL_ROLE_ARGUMENT)
               : LTL_NO_NODE;
}

/* `if (n && p)` failed, `if (!p && !q)` went on: that p can be null by itself nobody says. */
static bool is_joined(const ltl_tree *tree, ltl_node test, bool is_null) {
    bool holds = tree->kind[test] == LTL_KIND_BINARY && ltl_str_is(ltl_tree_name(tree, test), "==")
                     ? is_null
                     : !is_null;
    for (ltl_node at = test, around = tree->parent[at]; around != LTL_NO_NODE;
         at = around, around = tree->parent[around]) {
        ltl_str word = ltl_tree_name(tree, around);
        bool is_and = ltl_str_is(word, "&&");
        bool is_short = tree->kind[around] == LTL_KIND_BINARY && (is_and || ltl_str_is(word, "||"));
        if (is_short && (tree->role[at] == LTL_ROLE_RIGHT || holds == is_and)) {
            return true;
        }
        if (tree->kind[around] == LTL_KIND_UNARY && ltl_str_is(word, "!")) {
            holds = !holds;
        } else if (!is_short && handed_through(tree, around) != at) {
            return false;
        }
    }
    return false;
}

/* A loop that did not run once says something about what it ran over: that is why it has a test. */
static bool is_of_loop(const ltl_values *v, ltl_region region, ltl_node test) {
    const ltl_tree *tree = v->tree;
    ltl_node at = test;
    while (tree->kind[tree->parent[at]] == LTL_KIND_BINARY ||
           tree->kind[tree->parent[at]] == LTL_KIND_UNARY) {
        at = tree->parent[at];
    }
    return tree->kind[tree->parent[at]] == LTL_KIND_LOOP &&
           !ltl_values_is_set_in_loop(v, region, test);
}

static bool is_aside(const ltl_values *v, ltl_region region, bool is_null, ltl_node test) {
    bool is_test = test > 0 && test != LTL_NO_NODE;
    return is_null && is_test && (is_joined(v->tree, test, is_null) || is_of_loop(v, region, test));
}

static void set_null(ltl_fact *fact, bool is_null, bool is_by_the_way, ltl_node test) {
    fact->null = is_null ? LTL_NULL_IS : LTL_NULL_NOT;
    fact->flags = (uint16_t)((fact->flags & ~(LTL_FACT_FOLLOWED | LTL_FACT_ASIDE)) |
                             LTL_FACT_GUARDED | (is_by_the_way ? LTL_FACT_ASIDE : 0));
    fact->origin = is_null ? test : fact->origin;
    if (is_null) {
        fact->region = 0;
        fact->low = 0;
        fact->high = 0;
    }
}

bool ltl_assume__null(ltl_values *v, ltl_state *state, const ltl_fact *fact, bool is_null,
                      ltl_node test) {
    if (fact->null == LTL_NULL_IS || fact->null == LTL_NULL_NOT) {
        return (fact->null == LTL_NULL_IS) == is_null;
    }
    uint32_t symbol = fact->symbol;
    if (is_null) {
        ltl_assume__unmake(state, fact->region);
    }
    for (uint32_t i = 0; i < state->cells.count && symbol != 0; i++) {
        if (state->cells.at[i].fact.symbol == symbol) {
            bool aside = is_aside(v, state->cells.at[i].region, is_null, test);
            set_null(&state->cells.at[i].fact, is_null, aside, test);
        }
    }
    for (uint32_t i = 0; i < state->results.count && symbol != 0; i++) {
        if (state->results.at[i].value.symbol == symbol) {
            set_null(&state->results.at[i].value, is_null, false, test);
        }
    }
    return true;
}

/* ---- comparisons ---- */

bool ltl_assume__is_pointer(const ltl_values *v, const ltl_fact *fact) {
    return ltl_type_is_pointer(&v->types, fact->type) ||
           (fact->region != 0 && !ltl_type_is_integer(&v->types, fact->type));
}

/* `while (n--)`: what was asked is what it had before. */
static bool assume_stepped(ltl_values *v, ltl_state *state, ltl_node node, const ltl_fact *had,
                           bool outcome) {
    ltl_node operand = ltl_tree_child(v->tree, node, LTL_ROLE_OPERAND);
    ltl_str word = ltl_tree_name(v->tree, node);
    ltl_fact place = {0};
    bool is_after = operand != LTL_NO_NODE && v->tree->start[operand] == v->tree->start[node] &&
                    (ltl_str_is(word, "--") || ltl_str_is(word, "++"));
    if (!is_after || !ltl_step__place(v, state, operand, &place) || place.region == 0 ||
        !ltl_type_is_integer(&v->types, had->type)) {
        return true;
    }
    ltl_fact *cell = ltl_state_find(state, place.region, place.low);
    int64_t step = word.ptr[0] == '-' ? -1 : 1;
    if (cell == NULL) {
        return true;
    }
    int64_t low = !outcome ? step : had->low == 0 ? step + 1 : INT64_MIN;
    int64_t high = !outcome ? step : had->high == 0 ? step - 1 : INT64_MAX;
    return ltl_fact_narrow(cell, low, high, cell->flags & LTL_FACT_SEEN);
}

static bool assume_truth(ltl_values *v, ltl_state *state, ltl_node node, bool outcome) {
    ltl_fact fact = ltl_assume__value(v, state, node);
    ltl_fact zero = ltl_fact_number(v->types.integer, 0);
    if (v->tree->kind[node] == LTL_KIND_UNARY && !assume_stepped(v, state, node, &fact, outcome)) {
        return false;
    }
    if (v->tree->kind[node] == LTL_KIND_ASSIGN) {
        const ltl_result *left =
            ltl_state_result(state, ltl_tree_child(v->tree, node, LTL_ROLE_LEFT));
        const ltl_fact *cell = left != NULL && left->is_place && left->place.region != 0
                                   ? ltl_state_find(state, left->place.region, left->place.low)
                                   : NULL;
        fact = cell != NULL ? *cell : fact;
    }
    if (ltl_assume__is_pointer(v, &fact) ||
        (fact.type == LTL_TYPE_UNKNOWN && fact.null != LTL_NULL_ANY)) {
        return ltl_assume__null(v, state, &fact, !outcome, node);
    }
    if (fact.type == LTL_TYPE_UNKNOWN && fact.symbol != 0 && !ltl_fact_is_exact(&fact)) {
        ltl_fact copy = fact;
        (void)ltl_assume__null(v, state, &copy, !outcome, node);
        return !outcome || ltl_assume__side(v, state, LTL_STR("!="), &fact, &zero);
    }
    return ltl_assume__side(v, state, outcome ? LTL_STR("!=") : LTL_STR("=="), &fact, &zero);
}

/* Both parts were asked, and nobody knows any more what they said: they may have set limits. */
static void doubt_tested(ltl_values *v, ltl_state *state, ltl_node node, bool asks_both) {
    for (ltl_node leaf = node; asks_both && leaf < v->tree->end[node]; leaf++) {
        bool is_variable = v->tree->kind[leaf] == LTL_KIND_NAME && v->scopes->of[leaf] != 0;
        ltl_fact *cell =
            is_variable ? ltl_state_find(state, ltl_memory__variable(v, leaf), 0) : NULL;
        if (cell != NULL && !ltl_fact_is_exact(cell)) {
            cell->flags = (uint16_t)(cell->flags & ~LTL_FACT_SEEN);
        }
    }
}

bool ltl_assume__outcome(ltl_values *v, ltl_state *state, ltl_node node, bool outcome) {
    const ltl_tree *tree = v->tree;
    ltl_fact known = ltl_step__value(v, state, node);
    bool is_pointed = known.region != 0 || known.null != LTL_NULL_ANY;
    if (ltl_fact_is_exact(&known) && !is_pointed && (known.low != 0) != outcome) {
        return false;
    }
    if (known.null == LTL_NULL_IS && outcome) {
        return false;
    }
    for (;;) {
        ltl_str word = ltl_tree_name(tree, node);
        ltl_node operand = ltl_tree_child(tree, node, LTL_ROLE_OPERAND);
        ltl_node right = ltl_tree_child(tree, node, LTL_ROLE_RIGHT);
        ltl_node given = handed_through(tree, node);
        if (given != LTL_NO_NODE) {
            node = given;
        } else if (tree->kind[node] == LTL_KIND_UNARY && ltl_str_is(word, "!") &&
                   operand != LTL_NO_NODE) {
            node = operand;
            outcome = !outcome;
        } else if (tree->kind[node] == LTL_KIND_BINARY && right != LTL_NO_NODE &&
                   (ltl_str_is(word, "&&") || ltl_str_is(word, "||"))) {
            if (ltl_state_result(state, right) == NULL) {
                doubt_tested(v, state, node, ltl_str_is(word, "&&") == outcome);
                return true; /* the left one decided, or ways have met since */
            }
            node = right;
        } else if (tree->kind[node] == LTL_KIND_BINARY && *ltl_assume__opposite(word) != 0) {
            return ltl_assume__comparison(v, state, node,
                                          outcome ? word : ltl_str_of(ltl_assume__opposite(word)));
        } else {
            return assume_truth(v, state, node, outcome);
        }
    }
}
