/* Expressions that give one of several values: `a or b`, `a ?? b`, `c ? a : b`, `if`, `match` and `switch` where
 * they have a value. */
#include "analyzers/dataflow/flow_internal.h"
#include "analyzers/dataflow/fold/fold.h"

enum { MAX_NESTED = 8, MAX_ARMS = 64 };

/* The last thing in a block or an arm; LTL_NO_NODE: there is none. */
static ltl_node last_in(const ltl_tree *tree, ltl_node node) {
    for (uint32_t i = 0; i < MAX_NESTED; i++) {
        ltl_kind kind = ltl_tree_kind(tree, node);
        bool looks_inside = kind == LTL_KIND_BLOCK || kind == LTL_KIND_EXPRESSION_STATEMENT ||
                            kind == LTL_KIND_ELSE || kind == LTL_KIND_CASE;
        if (!looks_inside) {
            return node;
        }
        ltl_node last = LTL_NO_NODE;
        uint32_t count = 0;
        for (ltl_node child = node + 1; child < tree->end[node] && count < MAX_ARMS;
             child = tree->end[child]) {
            last = child;
            count++;
        }
        if (last == LTL_NO_NODE || tree->end[last] < tree->end[node] ||
            (kind == LTL_KIND_CASE && tree->role[last] != LTL_ROLE_BODY)) {
            return LTL_NO_NODE;
        }
        node = last;
    }
    return LTL_NO_NODE;
}

static ltl_known of_last(const ltl_flow *flow, ltl_node node) {
    ltl_node last = node != LTL_NO_NODE ? last_in(flow->tree, node) : LTL_NO_NODE;
    return last != LTL_NO_NODE ? ltl_flow__known(flow, last) : ltl_known_nothing();
}

/* ---- `a or b` ---- */

typedef enum chooses { BY_TRUTH_AND, BY_TRUTH_OR, BY_NULL, NEVER } chooses;

static chooses chosen_by(const ltl_flow *flow, ltl_str operator) {
    static const struct {
        const char *operator;
        chooses by;
    } OPERATORS[] = {
        {"??", BY_NULL},     {"?:", BY_NULL},      {"||", BY_TRUTH_OR},
        {"or", BY_TRUTH_OR}, {"&&", BY_TRUTH_AND}, {"and", BY_TRUTH_AND},
    };
    for (size_t i = 0; i < LTL_COUNT_OF(OPERATORS); i++) {
        if (ltl_str_is(operator, OPERATORS[i].operator)) {
            bool is_told = OPERATORS[i].by == BY_NULL || ltl_fold_gives_operands(flow);
            return is_told ? OPERATORS[i].by : NEVER;
        }
    }
    return NEVER;
}

/* Whether the left one is the value: -1 when that is not sure. */
static int takes_left(const ltl_flow *flow, chooses by, const ltl_known *left) {
    if (by == BY_NULL) {
        return ltl_known_is_null(left) ? 0 : ltl_known_is_something(left) ? 1 : -1;
    }
    int truth = ltl_fold_truth(flow, left);
    return truth < 0 ? -1 : (by == BY_TRUTH_OR) == (truth == 1);
}

bool ltl_flow__choose(const ltl_flow *flow, ltl_str operator, const ltl_known * left,
                      const ltl_known *right, ltl_known *out_value) {
    chooses by = chosen_by(flow, operator);
    bool are_truths = (left->kind == LTL_KNOWN_BOOL || left->kind == LTL_KNOWN_SOME_BOOL) &&
                      (right->kind == LTL_KNOWN_BOOL || right->kind == LTL_KNOWN_SOME_BOOL);
    if (by == NEVER || are_truths || left->kind == LTL_KNOWN_UNREACHED ||
        left->kind == LTL_KNOWN_NOTHING) {
        return false;
    }
    int is_left = takes_left(flow, by, left);
    bool joins = is_left < 0 && ltl_known_is_something(left) && ltl_known_is_something(right);
    *out_value = is_left == 1   ? *left
                 : is_left == 0 ? *right
                 : joins        ? ltl_known_join(left, right)
                                : ltl_known_nothing();
    return is_left >= 0 || joins;
}

/* ---- branches ---- */

ltl_known ltl_flow__of_branches(const ltl_flow *flow, ltl_node node) {
    const ltl_tree *tree = flow->tree;
    if (tree->kind[node] == LTL_KIND_IF && !ltl_fold_gives_branches(flow)) {
        return ltl_known_nothing();
    }
    ltl_node test = ltl_tree_child(tree, node, LTL_ROLE_CONDITION);
    ltl_node yes = ltl_tree_child(tree, node, LTL_ROLE_THEN);
    ltl_node no = ltl_tree_child(tree, node, LTL_ROLE_ELSE);
    ltl_known condition = test != LTL_NO_NODE ? ltl_flow__known(flow, test) : ltl_known_nothing();
    bool is_short = yes == LTL_NO_NODE && tree->kind[node] == LTL_KIND_CONDITIONAL; /* `a ?: b` */
    ltl_known then = is_short ? condition : of_last(flow, yes);
    ltl_known other = of_last(flow, no);
    int truth = tree->kind[node] == LTL_KIND_IF && condition.kind != LTL_KNOWN_BOOL
                    ? -1
                    : ltl_fold_truth(flow, &condition);
    if (truth >= 0) {
        return truth == 1 ? then : other;
    }
    bool has_both =
        no != LTL_NO_NODE && then.kind != LTL_KNOWN_NOTHING && other.kind != LTL_KNOWN_NOTHING;
    return has_both ? ltl_known_join(&then, &other) : ltl_known_nothing();
}

ltl_known ltl_flow__of_arms(const ltl_flow *flow, ltl_node node) {
    const ltl_tree *tree = flow->tree;
    ltl_known all = ltl_known_some(LTL_KNOWN_UNREACHED);
    uint32_t count = 0;
    for (ltl_node child = node + 1; child < tree->end[node]; child = tree->end[child]) {
        bool is_arm = tree->kind[child] == LTL_KIND_CASE || tree->role[child] == LTL_ROLE_ELSE;
        if (!is_arm && tree->role[child] != LTL_ROLE_CONDITION) {
            return ltl_known_nothing(); /* not understood */
        }
        if (!is_arm) {
            continue;
        }
        ltl_known arm = of_last(flow, child);
        all = ltl_known_join(&all, &arm);
        if (arm.kind == LTL_KNOWN_NOTHING || all.kind == LTL_KNOWN_NOTHING || ++count > MAX_ARMS) {
            return ltl_known_nothing();
        }
    }
    bool is_told = count > 0 && (!ltl_fold_gives_null(flow) ||
                                 ltl_tree_child(tree, node, LTL_ROLE_ELSE) != LTL_NO_NODE);
    return is_told ? all : ltl_known_nothing();
}
