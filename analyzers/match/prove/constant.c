#include "analyzers/match/matcher_internal.h"

bool ltl_may_have_value(ltl_kind kind) {
    switch (kind) {
    case LTL_KIND_NAME:
    case LTL_KIND_MEMBER:
    case LTL_KIND_BINARY:
    case LTL_KIND_UNARY:
    case LTL_KIND_TEMPLATE:
    case LTL_KIND_CONDITIONAL:
    case LTL_KIND_CALL:
        return true;
    default:
        return false;
    }
}

/* A name that is read, or an operation, in a place where its value counts. */
static bool stands_for_value(ltl_search *search, ltl_node t) {
    const ltl_tree *tree = search->tree;
    ltl_kind kind = ltl_tree_kind(tree, t);
    if (!ltl_may_have_value(kind) || !ltl_is_value_place(tree, t) ||
        !ltl_flow_may_know(&search->target->flow, t)) {
        return false;
    }
    return kind != LTL_KIND_NAME || ltl_flow_scopes(&search->target->flow)->use[t] == LTL_NAME_READ;
}

static bool has_value(const ltl_search *search, ltl_node p, const ltl_known *value) {
    ltl_known asked = ltl_known_of_literal(search->asked, p);
    if (search->asked->kind[p] == LTL_KIND_STRING) {
        asked.text = ltl_tree_name(search->asked, p);
    }
    return asked.kind != LTL_KNOWN_NOTHING && ltl_known_equal(&asked, value);
}

/* `"a" "b"` is one string in two pieces, not a value that came from somewhere. */
static bool is_string_in_pieces(const ltl_search *search, const ltl_goal *goal) {
    const ltl_tree *tree = search->tree;
    ltl_ask ask = (ltl_ask)search->pattern->asks[goal->p];
    if ((ask != LTL_ASK_ANY_STRING && ask != LTL_ASK_STRING_CONTENT &&
         ask != LTL_ASK_STRING_REGEX) ||
        !ltl_is_concatenation(tree, goal->t)) {
        return false;
    }
    for (ltl_node part = ltl_tree_first_child(tree, goal->t); part != LTL_NO_NODE;
         part = ltl_tree_next_sibling(tree, part)) {
        if (tree->kind[part] != LTL_KIND_STRING) {
            return false;
        }
    }
    return true;
}

void ltl_prove_constant(ltl_search *search, const ltl_goal *goal) {
    bool takes = ltl_pattern_takes_value(search->pattern, goal->p);
    if ((!takes && !is_string_in_pieces(search, goal)) || !stands_for_value(search, goal->t)) {
        return;
    }
    /* Of a literal alone the place is where it is written, not each that reads it. */
    if (goal->p == search->pattern->first && ltl_flow_may_be_far(&search->target->flow, goal->t)) {
        return;
    }
    ltl_known value = ltl_flow_value(&search->target->flow, goal->t);
    if (search->target->flow.is_cut) {
        search->reason = LTL_REASON_RULE_FUEL;
        return;
    }
    switch ((ltl_ask)search->pattern->asks[goal->p]) {
    case LTL_ASK_ANY_STRING:
        if (ltl_known_is_string(&value)) {
            ltl_prove(search, goal->next);
        }
        break;
    case LTL_ASK_STRING_REGEX:
        if (value.kind == LTL_KNOWN_STRING) {
            ltl_prove_text(search, goal, value.text);
        }
        break;
    case LTL_ASK_STRING_CONTENT:
        if (value.kind != LTL_KNOWN_STRING) {
            break;
        }
        if (value.origin == LTL_NO_NODE) { /* what was put together stands nowhere */
            ltl_bind_nodes(search, search->pattern->metavariable[goal->p], goal->t, goal->t,
                           goal->next);
        } else {
            ltl_bind_text(search, search->pattern->metavariable[goal->p],
                          ltl_tree_string_content(search->tree, value.origin), goal->next);
        }
        break;
    default:
        if (has_value(search, goal->p, &value)) {
            ltl_prove(search, goal->next);
        }
        break;
    }
}
