/* Where the outcome of a test holds: in one branch, and behind it when the other one does not come back. */
#include <string.h>

#include "analyzers/dataflow/cfg/cfg.h"
#include "analyzers/guards/checks.h"
#include "analyzers/syntax/shell.h"

static bool is_word(const ltl_tree *tree, ltl_node node, const char *a, const char *b) {
    ltl_str name = ltl_tree_name(tree, node);
    return ltl_str_is(name, a) || ltl_str_is(name, b);
}

/* `a(x) || b(x)`: whether the other side asks the same variable something that it passes with the same outcome. */
static bool is_asked_there_too(const ltl_scopes *scopes, ltl_node test, ltl_node joint, ltl_node side,
                               bool passes_when) {
    const ltl_tree *tree = scopes->tree;
    ltl_guard_atom first;
    ltl_guard_atom second;
    ltl_node other = ltl_tree_child(tree, joint, tree->role[side] == LTL_ROLE_LEFT ? LTL_ROLE_RIGHT : LTL_ROLE_LEFT);
    while (other != LTL_NO_NODE && tree->kind[other] == LTL_KIND_UNARY && is_word(tree, other, "!", "not")) {
        passes_when = !passes_when;
        other = ltl_tree_first_child(tree, other);
    }
    bool may_be = other != LTL_NO_NODE && tree->kind[test] == LTL_KIND_CALL;
    return may_be && ltl_guard_atom_of(scopes, test, &first) && ltl_guard_atom_of(scopes, other, &second) &&
           second.kinds != 0 && second.passes_when == passes_when &&
           ltl_str_eq(ltl_tree_text(tree, first.asked), ltl_tree_text(tree, second.asked));
}

/* The `if` whose condition decides by the test, and the outcome of the condition for which it has passed;
 * LTL_NO_NODE: there is none. */
static ltl_node decider(const ltl_scopes *scopes, ltl_node test, bool *passes_when) {
    enum { MOST_CLIMB = 12 };
    const ltl_tree *tree = scopes->tree;
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
            bool is_clear = (is_and || is_or) && is_and == *passes_when;
            bool may_be = is_and || is_or;
            if (!is_clear && !(may_be && is_asked_there_too(scopes, test, around, node, *passes_when))) {
                return LTL_NO_NODE;
            }
        } else if (kind != LTL_KIND_AWAIT && !(ltl_is_shell(tree) && role == LTL_ROLE_CONDITION)) {
            return LTL_NO_NODE; /* but for `[[ … ]]` */
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

/* `die "…"`: a function of this file that ends the script, or one that is called like it. */
static bool ends_shell(const ltl_scopes *scopes, ltl_node call) {
    static const char *const NAMES[] = {"abort", "bail", "die", "error_exit", "fail", "fatal", "panic", "usage"};
    const ltl_tree *tree = scopes->tree;
    ltl_node callee = ltl_tree_child(tree, call, LTL_ROLE_CALLEE);
    uint32_t of = callee != LTL_NO_NODE && tree->kind[callee] == LTL_KIND_NAME ? scopes->of[callee] : 0;
    ltl_node function = of != 0 ? scopes->all.at[of].declarer : LTL_NO_NODE;
    bool ends = false;
    for (ltl_node node = function; of != 0 && !ends && node < tree->end[function]; node++) {
        ends = tree->kind[node] == LTL_KIND_CALL && ltl_str_is(ltl_shell_command(tree, node), "exit");
    }
    for (size_t i = 0; of == 0 && !ends && i < LTL_COUNT_OF(NAMES); i++) {
        ends = ltl_str_is(ltl_shell_command(tree, call), NAMES[i]);
    }
    return ends;
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
        return ltl_call_ends(scopes, last) ||
               (ltl_is_shell(scopes->tree) &&
                (ends_shell(scopes, last) || is_word(scopes->tree, last + 1, "continue", "break")));
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

/* `test || exit`, `test && run $x`: the list decides as an `if` does. True when it is one. */
static bool reach_of_list(const ltl_scopes *scopes, ltl_node test, bool passes_when, ltl_guard_check *out_check) {
    const ltl_tree *tree = scopes->tree;
    ltl_node node = test;
    while (tree->role[node] == LTL_ROLE_CONDITION || tree->kind[tree->parent[node]] == LTL_KIND_UNARY) {
        node = tree->parent[node];
        passes_when = passes_when != is_word(tree, node, "!", "!");
    }
    ltl_node list = tree->parent[node];
    ltl_node right = ltl_tree_child(tree, list, LTL_ROLE_RIGHT);
    bool is_and = is_word(tree, list, "&&", "&&");
    bool is_list = tree->kind[list] == LTL_KIND_BINARY && tree->role[node] == LTL_ROLE_LEFT &&
                   (is_and || is_word(tree, list, "||", "||")) && right != LTL_NO_NODE;
    if (!is_list) {
        return false;
    }
    *out_check = (ltl_guard_check){.at = test, .is_only = true};
    bool is_right = is_and == passes_when; /* what is on the right is only done when it has passed */
    out_check->ranges[0] = is_right ? range_of(tree, right) : (ltl_guard_range){0};
    if (!is_right && leaves(scopes, right)) {
        out_check->ranges[1] = behind(tree, list, true);
    }
    return true;
}

void ltl_guard_reach(const ltl_scopes *scopes, ltl_node test, bool passes_when, bool is_only,
                     ltl_guard_check *out_check) {
    const ltl_tree *tree = scopes->tree;
    bool outcome = passes_when;
    ltl_node decides = decider(scopes, test, &passes_when);
    *out_check = (ltl_guard_check){.at = test};
    bool is_list = decides == LTL_NO_NODE && ltl_is_shell(tree) && is_only;
    if (is_list && reach_of_list(scopes, test, outcome, out_check)) {
        return;
    }
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

/* `x = "a"`, somewhere in the branch. */
static bool sets_text(const ltl_scopes *scopes, ltl_node branch, uint32_t declaration) {
    const ltl_tree *tree = scopes->tree;
    for (ltl_node node = branch; node < tree->end[branch]; node++) {
        ltl_node left = tree->kind[node] == LTL_KIND_ASSIGN ? ltl_tree_child(tree, node, LTL_ROLE_LEFT)
                                                            : LTL_NO_NODE;
        ltl_node right = left != LTL_NO_NODE ? ltl_tree_child(tree, node, LTL_ROLE_RIGHT) : LTL_NO_NODE;
        bool is_text = right != LTL_NO_NODE && tree->kind[right] == LTL_KIND_STRING &&
                       tree->end[right] == right + 1; /* nothing is put into it */
        if (is_text && tree->kind[left] == LTL_KIND_NAME && scopes->of[left] == declaration) {
            return true;
        }
    }
    return false;
}

void ltl_guard_reach_unless(const ltl_scopes *scopes, ltl_node test, uint32_t declaration,
                            ltl_guard_check *out_check) {
    const ltl_tree *tree = scopes->tree;
    ltl_node wrong = ltl_tree_child(tree, test, LTL_ROLE_THEN);
    ltl_guard_reach(scopes, ltl_tree_child(tree, test, LTL_ROLE_CONDITION), false, true, out_check);
    if (!leaves(scopes, wrong) && !sets_text(scopes, wrong, declaration)) {
        out_check->ranges[1] = (ltl_guard_range){0};
    }
}

bool ltl_guard_refuses(const ltl_scopes *scopes, ltl_node test, bool passes_when) {
    const ltl_tree *tree = scopes->tree;
    ltl_node decides = decider(scopes, test, &passes_when);
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
    return tree->kind[last] != LTL_KIND_RETURN || !is_lambda || ltl_language_is(tree->language, "ruby");
}
