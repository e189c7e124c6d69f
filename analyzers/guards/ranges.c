/* Where the outcome of a test holds: in one branch, and behind it when the other one does not come back. */
#include <string.h>

#include "analyzers/dataflow/cfg/cfg.h"
#include "analyzers/guards/checks.h"

static bool is_word(const ltl_tree *tree, ltl_node node, const char *a, const char *b) {
    ltl_str name = ltl_tree_name(tree, node);
    return ltl_str_is(name, a) || ltl_str_is(name, b);
}

/* The `if` whose condition decides by the test, and the outcome of the condition for which it has passed;
 * LTL_NO_NODE: there is none. */
static ltl_node decider(const ltl_tree *tree, ltl_node test, bool *passes_when) {
    enum { MOST_CLIMB = 12 };
    ltl_node node = test;
    for (uint32_t i = 0; i < MOST_CLIMB; i++) {
        ltl_role role = (ltl_role)tree->role[node];
        ltl_node around = tree->parent[node];
        ltl_kind kind = ltl_tree_kind(tree, around);
        bool is_if = kind == LTL_KIND_IF || kind == LTL_KIND_CONDITIONAL;
        if (is_if && role == LTL_ROLE_CONDITION) {
            *passes_when = *passes_when != ltl_str_is(ltl_tree_name(tree, around), "unless");
            return around;
        }
        if (kind == LTL_KIND_UNARY && is_word(tree, around, "!", "not")) {
            *passes_when = !*passes_when;
        } else if (kind == LTL_KIND_BINARY) {
            bool is_and = is_word(tree, around, "&&", "and");
            bool is_or = is_word(tree, around, "||", "or");
            if ((!is_and && !is_or) || is_and != *passes_when) {
                return LTL_NO_NODE;
            }
        } else if (kind != LTL_KIND_AWAIT) {
            return LTL_NO_NODE;
        }
        node = around;
    }
    return LTL_NO_NODE;
}

/* The last thing that is done in the branch. */
static ltl_node last_of(const ltl_tree *tree, ltl_node branch) {
    ltl_node last = branch;
    for (;;) {
        ltl_kind kind = ltl_tree_kind(tree, last);
        bool looks_in = kind == LTL_KIND_BLOCK || kind == LTL_KIND_EXPRESSION_STATEMENT ||
                        kind == LTL_KIND_ELSE;
        if (!looks_in || tree->end[last] == last + 1) {
            return last;
        }
        ltl_node child = last + 1;
        while (tree->end[child] < tree->end[last]) {
            child = tree->end[child];
        }
        last = child;
    }
}

static bool leaves(const ltl_scopes *scopes, ltl_node branch) {
    if (branch == LTL_NO_NODE) {
        return false;
    }
    ltl_node last = last_of(scopes->tree, branch);
    switch (ltl_tree_kind(scopes->tree, last)) {
    case LTL_KIND_RETURN:
    case LTL_KIND_THROW:
    case LTL_KIND_BREAK:
        return true;
    case LTL_KIND_CALL:
        return ltl_call_ends(scopes, last);
    default:
        return false;
    }
}

/* It leaves, or puts something right: which variable stands for what came out is not followed. */
static bool recovers(const ltl_scopes *scopes, ltl_node branch) {
    const ltl_tree *tree = scopes->tree;
    bool does = leaves(scopes, branch);
    for (ltl_node node = branch; branch != LTL_NO_NODE && !does && node < tree->end[branch];
         node++) {
        ltl_kind kind = ltl_tree_kind(tree, node);
        does = kind == LTL_KIND_ASSIGN || kind == LTL_KIND_RETURN || kind == LTL_KIND_THROW;
    }
    return does;
}

static ltl_guard_range range_of(const ltl_tree *tree, ltl_node node) {
    return node != LTL_NO_NODE ? (ltl_guard_range){node, tree->end[node]} : (ltl_guard_range){0};
}

/* From behind the `if` to the end of the block it stands in, or of the function. */
static ltl_guard_range behind(const ltl_tree *tree, ltl_node decider, bool to_end) {
    ltl_node around = tree->parent[decider];
    while (to_end && !ltl_is_unit(ltl_tree_kind(tree, around))) {
        around = tree->parent[around];
    }
    return (ltl_guard_range){tree->end[decider], tree->end[around]};
}

void ltl_guard_reach(const ltl_scopes *scopes, ltl_node test, bool passes_when, bool is_only,
                     ltl_guard_check *out_check) {
    const ltl_tree *tree = scopes->tree;
    ltl_node decides = decider(tree, test, &passes_when);
    *out_check = (ltl_guard_check){.at = test};
    if (decides == LTL_NO_NODE) {
        return; /* what is made of the outcome is not followed: it holds from here on */
    }
    ltl_node then = ltl_tree_child(tree, decides, LTL_ROLE_THEN);
    ltl_node otherwise = ltl_tree_child(tree, decides, LTL_ROLE_ELSE);
    ltl_node right = passes_when ? then : otherwise;
    ltl_node wrong = passes_when ? otherwise : then;
    out_check->is_only = is_only;
    out_check->ranges[0] = range_of(tree, is_only ? right : wrong);
    if (is_only && recovers(scopes, wrong)) {
        out_check->ranges[1] = behind(tree, decides, true);
    } else if (!is_only && leaves(scopes, right) && wrong == LTL_NO_NODE) {
        out_check->ranges[1] = behind(tree, decides, false);
    }
    if (is_only) { /* the rest of the condition */
        ltl_node condition = ltl_tree_child(tree, decides, LTL_ROLE_CONDITION);
        out_check->ranges[2] = (ltl_guard_range){tree->end[test], tree->end[condition]};
    }
}

bool ltl_guard_refuses(const ltl_scopes *scopes, ltl_node test, bool passes_when) {
    const ltl_tree *tree = scopes->tree;
    ltl_node decides = decider(tree, test, &passes_when);
    ltl_node wrong = decides != LTL_NO_NODE
                         ? ltl_tree_child(tree, decides, passes_when ? LTL_ROLE_ELSE : LTL_ROLE_THEN)
                         : LTL_NO_NODE;
    ltl_node last = wrong != LTL_NO_NODE && leaves(scopes, wrong) ? last_of(tree, wrong) : LTL_NO_NODE;
    if (last == LTL_NO_NODE || tree->kind[last] == LTL_KIND_BREAK) {
        return false;
    }
    ltl_node around = tree->parent[last]; /* what a lambda gives back ends only itself, but for Ruby's blocks */
    while (around != LTL_NO_NODE && !ltl_is_unit(ltl_tree_kind(tree, around))) {
        around = tree->parent[around];
    }
    bool is_lambda = around != LTL_NO_NODE && tree->kind[around] == LTL_KIND_LAMBDA;
    return tree->kind[last] != LTL_KIND_RETURN || !is_lambda || strcmp(tree->language->id, "ruby") == 0;
}
