#include "analyzers/match/matcher_internal.h"

enum { BYTES_PER_STEP = 64 };

/* With parts, or spelt so that it could have some; strings side by side are no parts of one. */
static bool is_template(const ltl_tree *tree, ltl_node t) {
    if (tree->kind[t] != LTL_KIND_STRING) {
        return tree->kind[t] == LTL_KIND_TEMPLATE && !ltl_is_concatenation(tree, t);
    }
    char first = tree->source->text.ptr[tree->start[t]];
    return first == '`' || first == 'f' || first == 'F';
}

/* The body of /re/flags; false when the node is no such literal. */
static bool regex_content(const ltl_tree *tree, ltl_node t, ltl_span *out_content) {
    ltl_str text = ltl_tree_text(tree, t);
    size_t close = text.len;
    while (close > 0 && text.ptr[close - 1] != '/') {
        close--;
    }
    if (tree->kind[t] != LTL_KIND_LITERAL || close < 2 || text.ptr[0] != '/') {
        return false;
    }
    *out_content = (ltl_span){tree->start[t] + 1, tree->start[t] + (uint32_t)close - 1};
    return true;
}

void ltl_prove_text(ltl_search *search, const ltl_goal *goal, ltl_str content) {
    if (!ltl_search_spend(search, 1 + content.len / BYTES_PER_STEP)) {
        return;
    }
    ltl_span groups[LTL_REGEX_MAX_GROUPS];
    switch (ltl_regex_find(search->pattern->regex[goal->p], search->target->regex_state, content, 0,
                           groups)) {
    case LTL_REGEX_YES:
        ltl_prove(search, goal->next);
        break;
    case LTL_REGEX_LIMIT:
        search->reason = LTL_REASON_REGEX_LIMIT;
        break;
    case LTL_REGEX_NO:
    default:
        break;
    }
}

/* A string, or where the pattern has a key, a key. */
static void prove_match(ltl_search *search, const ltl_goal *goal) {
    const ltl_tree *tree = search->tree;
    ltl_kind kind = ltl_tree_kind(tree, goal->t);
    bool is_key = kind == LTL_KIND_NAME && tree->role[goal->t] == LTL_ROLE_KEY;
    if (kind == LTL_KIND_STRING || is_key) {
        ltl_prove_text(search, goal, ltl_tree_name(tree, goal->t));
    } else {
        ltl_prove_constant(search, goal);
    }
}

static void prove_regex(ltl_search *search, const ltl_goal *goal, bool binds) {
    ltl_span content;
    if (!regex_content(search->tree, goal->t, &content)) {
        return;
    }
    if (binds) {
        ltl_bind_text(search, search->pattern->metavariable[goal->p], content, goal->next);
    } else {
        ltl_prove(search, goal->next);
    }
}

void ltl_prove_literal(ltl_search *search, const ltl_goal *goal) {
    bool is_string = search->tree->kind[goal->t] == LTL_KIND_STRING;
    switch ((ltl_ask)search->pattern->asks[goal->p]) {
    case LTL_ASK_ANY_STRING:
        if (is_string) {
            ltl_prove(search, goal->next);
        } else {
            ltl_prove_constant(search, goal);
        }
        break;
    case LTL_ASK_ANY_TEMPLATE:
        if (is_template(search->tree, goal->t)) {
            ltl_prove(search, goal->next);
        }
        break;
    case LTL_ASK_STRING_CONTENT:
        if (is_string) {
            ltl_bind_text(search, search->pattern->metavariable[goal->p],
                          ltl_tree_string_content(search->tree, goal->t), goal->next);
        } else {
            ltl_prove_constant(search, goal);
        }
        break;
    case LTL_ASK_STRING_PREFIX:
        if (is_string && ltl_str_starts_with(ltl_tree_name(search->tree, goal->t),
                                             ltl_tree_name(search->asked, goal->p))) {
            ltl_prove(search, goal->next);
        }
        break;
    case LTL_ASK_STRING_REGEX:
        prove_match(search, goal);
        break;
    case LTL_ASK_ANY_REGEX:
        prove_regex(search, goal, false);
        break;
    case LTL_ASK_REGEX_CONTENT:
        prove_regex(search, goal, true);
        break;
    default:
        break;
    }
}
