#include "analyzers/match/matcher_internal.h"

/* What a metavariable in the place of `t` is bound to: of a parameter, its name. */
static ltl_node bindable(const ltl_search *search, ltl_node t) {
    if (search->tree->kind[t] == LTL_KIND_PARAMETER) {
        ltl_node name = ltl_tree_child(search->tree, t, LTL_ROLE_NAME);
        return name != LTL_NO_NODE ? name : t;
    }
    return t;
}

/* A cast only adorns. In a loop: code may nest casts deeper than the stack is. */
ltl_node ltl_without_casts(ltl_search *search, ltl_node t) {
    while (t != LTL_NO_NODE && search->tree->kind[t] == LTL_KIND_CAST) {
        t = ltl_search_look(search) ? ltl_tree_child(search->tree, t, LTL_ROLE_VALUE) : LTL_NO_NODE;
    }
    return t;
}

static bool is_bound(const ltl_search *search, ltl_node p) {
    for (uint32_t i = 0; i < search->bound_count; i++) {
        if (search->bound[i].metavariable == search->pattern->metavariable[p]) {
            return true;
        }
    }
    return false;
}

/* `${$X}` is no piece of text, where a bare `$X` is any piece. */
static bool is_wrong_piece(const ltl_search *search, const ltl_goal *goal) {
    if (search->tree->kind[goal->t] != LTL_KIND_STRING_PART ||
        search->asked->kind[goal->p] == LTL_KIND_STRING_PART) {
        return false;
    }
    uint32_t start = search->asked->start[goal->p];
    return start == 0 || search->asked->source->text.ptr[start - 1] == '{';
}

void ltl_prove_metavariable(ltl_search *search, const ltl_goal *goal) {
    const ltl_tree *tree = search->tree;
    ltl_kind kind = ltl_tree_kind(tree, goal->t);
    bool asks_statement = ltl_is_statement(search->asked, goal->p) ||
                          search->asked->kind[goal->p] == LTL_KIND_EXPRESSION_STATEMENT;
    if (kind == LTL_KIND_KEYWORD_ARGUMENT || kind == LTL_KIND_MODIFIER ||
        (kind == LTL_KIND_EXPRESSION_STATEMENT && !asks_statement) ||
        is_wrong_piece(search, goal)) {
        return;
    }
    ltl_node node = bindable(search, goal->t);
    if (!search->is_alone && is_bound(search, goal->p) && kind == LTL_KIND_CAST) {
        node = ltl_without_casts(search, node); /* `(T) x` is x, for who has seen x before */
        if (node == LTL_NO_NODE) {
            return;
        }
    }
    ltl_bind_nodes(search, search->pattern->metavariable[goal->p], node, node, goal->next);
}

/* Bound to the word, so that `:$X` and `obj.$X` can be the same. */
void ltl_prove_symbol(ltl_search *search, const ltl_goal *goal) {
    const ltl_tree *tree = search->tree;
    uint16_t metavariable = search->pattern->metavariable[goal->p];
    bool asks_symbol = ltl_str_starts_with(ltl_tree_text(search->asked, goal->p), LTL_STR(":"));
    if ((ltl_tree_row_flags(tree, goal->t) & LTL_ROW_SYMBOL) == 0) {
        if (!asks_symbol) {
            ltl_bind_nodes(search, metavariable, goal->t, goal->t, goal->next);
        }
        return;
    }
    ltl_span word = ltl_tree_span(tree, goal->t);
    const char *text = tree->source->text.ptr;
    word.start += word.start < word.end && text[word.start] == ':' ? 1 : 0;
    while (word.end > word.start &&
           (text[word.end - 1] == ':' || text[word.end - 1] == ' ' || text[word.end - 1] == '\n')) {
        word.end--;
    }
    ltl_bind_text(search, metavariable, word, goal->next);
}

void ltl_prove_anything(ltl_search *search, const ltl_goal *goal) {
    if (search->tree->kind[goal->t] != LTL_KIND_KEYWORD_ARGUMENT && !is_wrong_piece(search, goal)) {
        ltl_prove(search, goal->next);
    }
}
