/* Ways that no execution takes, as far as values are known, and what is empty on the others. */
#include "analyzers/taint/taint_internal.h"

typedef enum agreement { DIFFERS, AGREES, UNSURE } agreement;

/* Whether the subject of a switch, whose value is known, is that pattern: a literal, or several. */
static agreement agreement_with(ltl_taint *t, const ltl_known *subject, ltl_node pattern) {
    const ltl_tree *tree = t->tree;
    bool is_choice =
        tree->kind[pattern] == LTL_KIND_OTHER && ltl_str_is(ltl_tree_name(tree, pattern), "|");
    ltl_node first = is_choice ? pattern + 1 : pattern;
    agreement all = DIFFERS;
    for (ltl_node node = first; node < tree->end[pattern] && all == DIFFERS;
         node = tree->end[node]) {
        ltl_known known = ltl_tree_is_leaf(tree, node) && tree->kind[node] != LTL_KIND_NAME
                              ? ltl_known_of_literal(tree, node)
                              : ltl_flow_value(t->flow, node);
        bool is_told = known.kind == subject->kind && ltl_taint__spend(t, 1);
        all = !is_told ? UNSURE : ltl_known_equal(&known, subject) ? AGREES : DIFFERS;
    }
    return all;
}

/* A case without values is the default: AGREES, unless it is something else. */
static agreement agreement_with_case(ltl_taint *t, const ltl_known *subject, ltl_node arm) {
    const ltl_tree *tree = t->tree;
    agreement all = DIFFERS;
    uint32_t count = 0;
    for (ltl_node child = arm + 1; child < tree->end[arm]; child = tree->end[child]) {
        if (tree->role[child] == LTL_ROLE_VALUE) {
            count++;
            agreement one = agreement_with(t, subject, child);
            all = all == AGREES || one == AGREES ? AGREES : all == UNSURE ? UNSURE : one;
        } else if (tree->role[child] == LTL_ROLE_CONDITION || tree->role[child] == LTL_ROLE_TYPE) {
            return UNSURE;
        }
    }
    return count > 0 ? all : UNSURE;
}

/* The default is not taken when another case is. */
static bool is_default_excluded(ltl_taint *t, const ltl_known *subject, ltl_node arm) {
    const ltl_tree *tree = t->tree;
    ltl_node around = tree->parent[arm];
    for (ltl_node child = around + 1; child < tree->end[around]; child = tree->end[child]) {
        if (child != arm && tree->kind[child] == LTL_KIND_CASE && ltl_taint__spend(t, 1) &&
            agreement_with_case(t, subject, child) == AGREES) {
            return true;
        }
    }
    return false;
}

static bool is_arm_excluded(ltl_taint *t, ltl_node subject_node, ltl_node arm) {
    ltl_known subject = ltl_flow_value(t->flow, subject_node);
    bool is_letter =
        subject.kind == LTL_KNOWN_LITERAL && subject.text.len == 3 && subject.text.ptr[0] == '\'';
    bool is_plain = is_letter || ltl_known_is_symbol(&subject) ||
                    (subject.kind == LTL_KNOWN_STRING &&
                     ltl_str_find_byte(subject.text, '\\', 0) == SIZE_MAX) ||
                    (subject.kind == LTL_KNOWN_NUMBER && subject.is_integer);
    if (arm == 0 || !is_plain) {
        return false;
    }
    if (ltl_tree_child(t->tree, arm, LTL_ROLE_VALUE) == LTL_NO_NODE) {
        return is_default_excluded(t, &subject, arm);
    }
    return agreement_with_case(t, &subject, arm) == DIFFERS;
}

bool ltl_taint__gives_never(ltl_taint *t, ltl_node branches, ltl_node part) {
    const ltl_tree *tree = t->tree;
    ltl_node condition = ltl_tree_child(tree, branches, LTL_ROLE_CONDITION);
    if (condition == LTL_NO_NODE) {
        return false;
    }
    if (tree->kind[branches] == LTL_KIND_SWITCH) {
        bool is_arm = tree->kind[part] == LTL_KIND_CASE || tree->role[part] == LTL_ROLE_ELSE;
        return is_arm && is_arm_excluded(t, condition, part);
    }
    ltl_known known = ltl_flow_value(t->flow, condition);
    int holds = ltl_flow_truth(t->flow, &known);
    return holds >= 0 && tree->role[part] == (holds > 0 ? LTL_ROLE_ELSE : LTL_ROLE_THEN);
}

bool ltl_taint__is_never_taken(ltl_taint *t, const ltl_cfg_block *block, uint32_t edge) {
    if (block->subject != 0) {
        return is_arm_excluded(t, block->subject, t->cfg->blocks.at[t->cfg->next[edge]].arm);
    }
    if (block->test == 0 || block->next_end - block->next_first != 2) {
        return false;
    }
    ltl_known known = ltl_flow_value(t->flow, block->test);
    int holds = ltl_flow_truth(t->flow, &known);
    return holds >= 0 && (holds != 0) != (edge == block->next_first);
}

static bool is_operator(const ltl_tree *tree, ltl_node node, ltl_kind kind, const char *sign,
                        const char *word) {
    return node != LTL_NO_NODE && tree->kind[node] == kind &&
           (ltl_str_is(ltl_tree_name(tree, node), sign) ||
            ltl_str_is(ltl_tree_name(tree, node), word));
}

static bool is_known_true(ltl_taint *t, ltl_node node) {
    ltl_known known = node != LTL_NO_NODE ? ltl_flow_value(t->flow, node) : ltl_known_nothing();
    return ltl_flow_truth(t->flow, &known) > 0;
}

/* Of `a && b`, which does not hold, the one that may have failed; LTL_NO_NODE: either. */
static ltl_node failed_part(ltl_taint *t, ltl_node both) {
    ltl_node left = ltl_tree_child(t->tree, both, LTL_ROLE_LEFT);
    ltl_node right = ltl_tree_child(t->tree, both, LTL_ROLE_RIGHT);
    return is_known_true(t, left) ? right : is_known_true(t, right) ? left : LTL_NO_NODE;
}

ltl_node ltl_taint__empty_when(ltl_taint *t, ltl_node condition, bool holds) {
    const ltl_tree *tree = t->tree;
    ltl_node node = condition;
    while (node != LTL_NO_NODE && ltl_taint__spend(t, 1)) {
        if (is_operator(tree, node, LTL_KIND_UNARY, "!", "not")) {
            node = ltl_tree_child(tree, node, LTL_ROLE_OPERAND);
            holds = !holds;
        } else if (!holds && is_operator(tree, node, LTL_KIND_BINARY, "&&", "and")) {
            node = failed_part(t, node);
        } else {
            break;
        }
    }
    bool is_place = node != LTL_NO_NODE && !holds &&
                    (tree->kind[node] == LTL_KIND_NAME || tree->kind[node] == LTL_KIND_MEMBER ||
                     tree->kind[node] == LTL_KIND_INDEX);
    return is_place ? node : LTL_NO_NODE;
}

ltl_taint_path ltl_taint__empty_behind(ltl_taint *t, const ltl_cfg_block *block, uint32_t edge) {
    bool is_test = block->test != 0 && block->next_end - block->next_first == 2;
    ltl_node place =
        is_test ? ltl_taint__empty_when(t, block->test, edge == block->next_first) : LTL_NO_NODE;
    return place != LTL_NO_NODE ? ltl_taint__path(t, place) : 0;
}
