#include "analyzers/match/matcher_internal.h"

/* What leads from a statement to where its expression can hide: operators are calls, too. Conditions,
 * indices, `new` and functions do not. */
static bool is_looked_into(ltl_kind kind) {
    switch (kind) {
    case LTL_KIND_EXPRESSION_STATEMENT:
    case LTL_KIND_RETURN:
    case LTL_KIND_THROW:
    case LTL_KIND_DECLARATION:
    case LTL_KIND_FIELD:
    case LTL_KIND_VARIABLE:
    case LTL_KIND_ASSIGN:
    case LTL_KIND_CALL:
    case LTL_KIND_MEMBER:
    case LTL_KIND_CAST:
    case LTL_KIND_AWAIT:
    case LTL_KIND_YIELD:
    case LTL_KIND_COLLECTION:
    case LTL_KIND_PAIR:
    case LTL_KIND_KEYWORD_ARGUMENT:
    case LTL_KIND_SPREAD:
    case LTL_KIND_BINARY:
    case LTL_KIND_UNARY:
        return true;
    default:
        return false;
    }
}

/* Targets, names and types are no places for an expression. */
static bool is_passed_by(const ltl_tree *tree, ltl_node t) {
    switch (ltl_tree_role(tree, t)) {
    case LTL_ROLE_LEFT:
        return tree->kind[tree->parent[t]] == LTL_KIND_ASSIGN;
    case LTL_ROLE_NAME:
    case LTL_ROLE_TYPE:
    case LTL_ROLE_TYPE_ARGUMENT:
    case LTL_ROLE_MODIFIER:
    case LTL_ROLE_ANNOTATION:
        return true;
    default:
        return false;
    }
}

void ltl_prove_expression_statement(ltl_search *search, ltl_node wanted, ltl_node statement,
                                    const ltl_goal *next) {
    const ltl_tree *tree = search->tree;
    unsigned shallow = LTL_MATCH_SHALLOW_STATEMENT | LTL_MATCH_SHALLOW_EXPRESSION;
    bool is_shallow = (search->pattern->options & shallow) != 0;
    ltl_node end = tree->end[statement];
    ltl_node t = statement;
    while (t < end && !ltl_search_is_over(search) && ltl_search_look(search)) {
        ltl_kind kind = ltl_tree_kind(tree, t);
        if (t > statement && is_passed_by(tree, t)) {
            t = tree->end[t];
            continue;
        }
        if (kind != LTL_KIND_EXPRESSION_STATEMENT && kind != LTL_KIND_BLOCK) {
            ltl_prove_fit(search, wanted, t, next);
            if (search->pattern->asks[wanted] == LTL_ASK_DEEP) {
                return; /* it has seen all that is inside */
            }
        }
        bool goes_in = is_shallow ? kind == LTL_KIND_EXPRESSION_STATEMENT : is_looked_into(kind);
        t = goes_in ? t + 1 : tree->end[t];
    }
}

/* An expression where only statements stand: most grammars of expression languages have no node for
 * the statement that it is. */
static bool is_bare_expression(const ltl_search *search, ltl_node p) {
    return search->pattern->asks[p] == LTL_ASK_SAME && search->asked->kind[p] != LTL_KIND_OTHER &&
           ltl_is_expression(search->asked, p);
}

void ltl_prove_statement(ltl_search *search, ltl_node p, ltl_node t, const ltl_goal *next) {
    if (is_bare_expression(search, p)) {
        ltl_prove_expression_statement(search, p, t, next);
    } else {
        ltl_prove_fit(search, p, t, next);
    }
}
