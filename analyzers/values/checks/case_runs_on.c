#include "analyzers/values/checks/common.h"

static bool says_so(ltl_str text) {
    for (size_t i = 0; i + 4 <= text.len; i++) {
        if (((text.ptr[i] | 32) == 'f' && (text.ptr[i + 1] | 32) == 'a' &&
             (text.ptr[i + 2] | 32) == 'l' && (text.ptr[i + 3] | 32) == 'l') ||
            ((text.ptr[i] | 32) == 't' && (text.ptr[i + 1] | 32) == 'h' &&
             (text.ptr[i + 2] | 32) == 'r')) {
            return true;
        }
    }
    return false;
}

/* The last statement of a case, none when it has none. */
static ltl_node last_of(const ltl_tree *tree, ltl_node at) {
    for (int round = 0; round < 8; round++) {
        ltl_node last = LTL_NO_NODE;
        for (ltl_node child = at + 1; child < tree->end[at]; child = tree->end[child]) {
            last = tree->role[child] == LTL_ROLE_VALUE ? last : child;
        }
        if (last == LTL_NO_NODE || tree->kind[last] != LTL_KIND_BLOCK) {
            return last;
        }
        at = last;
    }
    return LTL_NO_NODE;
}

/* `default: break;`: nothing is done there. */
static bool only_stops(const ltl_tree *tree, ltl_node node) {
    ltl_node last = last_of(tree, node);
    ltl_node around = last != LTL_NO_NODE ? tree->parent[last] : LTL_NO_NODE;
    return last != LTL_NO_NODE && tree->kind[last] == LTL_KIND_BREAK &&
           (around == node || last == around + 1);
}

/* Simple things only: what ends in a loop, a switch or a branch may not come to its end. */
static bool is_simple(const ltl_tree *tree, ltl_node node) {
    if (tree->kind[node] != LTL_KIND_EXPRESSION_STATEMENT || tree->end[node] == node + 1) {
        return false;
    }
    return tree->kind[node + 1] == LTL_KIND_ASSIGN || tree->kind[node + 1] == LTL_KIND_UNARY ||
           (tree->kind[node + 1] == LTL_KIND_CALL);
}

static bool may_end(const ltl_tree *tree, ltl_node statement) {
    static const char *const WORDS[] = {"exit",        "abort",  "error",  "die",   "panic",
                                        "fatal",       "throw",  "return", "fail",  "reach",
                                        "unreachable", "assert", "FALL",   "usage", "BUG",
                                        "longjmp",     "help",   "bail",   NULL};
    ltl_str text = ltl_tree_text(tree, statement);
    for (size_t i = 0; WORDS[i] != NULL; i++) {
        if (ltl_str_find(text, ltl_str_of(WORDS[i]), 0) != SIZE_MAX) {
            return true;
        }
    }
    return false;
}

/* Only in a switch whose other cases do stop: where running on is the habit, it is meant. */
static bool others_stop(const ltl_tree *tree, ltl_node node) {
    uint32_t stops = 0;
    uint32_t runs = 0;
    for (ltl_node child = node + 1; child < tree->end[node]; child = tree->end[child]) {
        ltl_node last = tree->kind[child] == LTL_KIND_CASE ? last_of(tree, child) : LTL_NO_NODE;
        if (last != LTL_NO_NODE && tree->end[child] < tree->end[node]) {
            stops += tree->kind[last] == LTL_KIND_BREAK || tree->kind[last] == LTL_KIND_RETURN;
            runs += is_simple(tree, last);
        }
    }
    return stops >= 2 && runs == 1;
}

static void see(ltl_values *values, const ltl_value_check *check, const ltl_event *event) {
    const ltl_tree *tree = ltl_values_tree(values);
    ltl_node node = tree->parent[event->node];
    if (node == LTL_NO_NODE || tree->kind[node] != LTL_KIND_SWITCH || !others_stop(tree, node)) {
        return;
    }
    for (ltl_node child = node + 1; child < tree->end[node]; child = tree->end[child]) {
        ltl_node next = tree->end[child];
        ltl_node last = tree->kind[child] == LTL_KIND_CASE ? last_of(tree, child) : LTL_NO_NODE;
        if (last == LTL_NO_NODE || next >= tree->end[node] || tree->kind[next] != LTL_KIND_CASE ||
            !is_simple(tree, last) || may_end(tree, last) || only_stops(tree, next)) {
            continue;
        }
        ltl_str between = ltl_str_slice(tree->source->text, tree->stop[last], tree->start[next]);
        if (!says_so(between)) {
            ltl_values_report(values, check, last, next);
        }
    }
}

const ltl_value_check ltl_value_check_case_runs_on = {
    .id = "case-runs-on",
    .events = LTL_EVENT_BIT(TEST),
    .see = see,
};
