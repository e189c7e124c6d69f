#include "analyzers/match/matcher_internal.h"
#include "analyzers/syntax/pipe.h"

static bool is_tried(const ltl_search *search, ltl_node t) {
    return search->target->tried[t] == search->target->tried_epoch;
}

/* False when the search was here before. */
static bool begin_try(ltl_search *search, ltl_node t) {
    bool is_new = !is_tried(search, t);
    search->target->tried[t] = search->target->tried_epoch;
    return is_new;
}

void ltl_try_list(ltl_search *search, ltl_node list) {
    const ltl_tree *tree = search->tree;
    if (!begin_try(search, list) || !ltl_tree_is_statement_list(tree, list)) {
        return;
    }
    const ltl_pattern *pattern = search->pattern;
    bool leads_with_ellipsis = pattern->asks[pattern->first] == LTL_ASK_ELLIPSIS;
    for (ltl_node t = list + 1; t < tree->end[list]; t = tree->end[t]) {
        ltl_goal run = {.kind = LTL_GOAL_STATEMENTS,
                        .p = pattern->first,
                        .p_end = pattern->end,
                        .around = list,
                        .t = t,
                        .first = LTL_NO_NODE,
                        .is_run = true};
        search->root = t;
        ltl_prove(search, &run);
        if (leads_with_ellipsis || search->reason != LTL_REASON_NONE) {
            return;
        }
    }
}

/* Kinds of tree node that the pattern's root may fit; LTL_KIND_COUNT ends. */
static const ltl_kind *root_kinds(const ltl_pattern *pattern) {
    static const ltl_kind statement[] = {LTL_KIND_EXPRESSION_STATEMENT, LTL_KIND_RETURN,
                                         LTL_KIND_DECLARATION, LTL_KIND_THROW, LTL_KIND_FIELD,
                                         LTL_KIND_COUNT};
    static const ltl_kind member_assignment[] = {LTL_KIND_ASSIGN, LTL_KIND_DECLARATION,
                                                 LTL_KIND_FIELD, LTL_KIND_VARIABLE, LTL_KIND_FUNCTION,
                                                 LTL_KIND_PAIR, LTL_KIND_COUNT};
    static const ltl_kind call[] = {LTL_KIND_CALL, LTL_KIND_ANNOTATION, LTL_KIND_COUNT};
    static const ltl_kind assignment[] = {LTL_KIND_ASSIGN, LTL_KIND_DECLARATION, LTL_KIND_FIELD,
                                          LTL_KIND_VARIABLE, LTL_KIND_COUNT};
    static const ltl_kind declaration[] = {LTL_KIND_DECLARATION, LTL_KIND_FIELD, LTL_KIND_COUNT};
    static const ltl_kind dotted[] = {LTL_KIND_MEMBER, LTL_KIND_NAME, LTL_KIND_COUNT};
    static const ltl_kind string[] = {LTL_KIND_STRING, LTL_KIND_TEMPLATE, LTL_KIND_COUNT};
    static const ltl_kind value[] = {LTL_KIND_STRING, LTL_KIND_NUMBER, LTL_KIND_LITERAL,
                                     LTL_KIND_NAME, LTL_KIND_MEMBER, LTL_KIND_BINARY,
                                     LTL_KIND_UNARY, LTL_KIND_TEMPLATE, LTL_KIND_CONDITIONAL,
                                     LTL_KIND_CALL, LTL_KIND_COUNT};
    static const ltl_kind function[] = {LTL_KIND_FUNCTION, LTL_KIND_LAMBDA, LTL_KIND_DECLARATION,
                                        LTL_KIND_FIELD, LTL_KIND_ASSIGN, LTL_KIND_PAIR,
                                        LTL_KIND_COUNT};
    static const ltl_kind module[] = {LTL_KIND_IMPORT, LTL_KIND_DECLARATION,
                                      LTL_KIND_EXPRESSION_STATEMENT, LTL_KIND_COUNT};
    static const ltl_kind literal[] = {LTL_KIND_LITERAL, LTL_KIND_COUNT};
    if (ltl_pattern_takes_value(pattern, pattern->first)) {
        return value;
    }
    ltl_ask ask = (ltl_ask)pattern->asks[pattern->first];
    if (ask == LTL_ASK_ANY_STRING || ask == LTL_ASK_STRING_CONTENT ||
        ask == LTL_ASK_ANY_TEMPLATE || ask == LTL_ASK_STRING_REGEX) {
        return string;
    }
    if (ask == LTL_ASK_ANY_REGEX || ask == LTL_ASK_REGEX_CONTENT) {
        return literal;
    }
    if (ask != LTL_ASK_SAME) {
        return NULL; /* any */
    }
    ltl_kind kind = ltl_tree_kind(pattern->tree, pattern->first);
    const ltl_language *language = pattern->tree->language;
    switch (kind) {
    case LTL_KIND_FUNCTION:
        return language->lambdas_are_functions ? function : NULL;
    case LTL_KIND_IMPORT:
        return language->imports == LTL_IMPORT_JAVASCRIPT ? module : NULL;
    case LTL_KIND_EXPRESSION_STATEMENT:
        return statement;
    case LTL_KIND_ASSIGN:
        return (pattern->options & LTL_MATCH_FUNCTION_FIELDS) != 0 ? member_assignment : assignment;
    case LTL_KIND_CALL:
        return (pattern->options & LTL_MATCH_NO_ATTRIBUTES) != 0 ? NULL : call;
    case LTL_KIND_DECLARATION:
        return declaration;
    case LTL_KIND_MEMBER:
        return dotted;
    default:
        break;
    }
    return NULL;
}

/* Where statements are expressions, `return x` is one in a statement, which is tried itself. */
static bool is_in_statement(const ltl_search *search, ltl_node t) {
    ltl_node around = search->tree->parent[t];
    return search->asked->kind[search->pattern->first] == LTL_KIND_EXPRESSION_STATEMENT &&
           around != LTL_NO_NODE && search->tree->kind[around] == LTL_KIND_EXPRESSION_STATEMENT;
}

static bool may_be_root(ltl_search *search, ltl_node t) {
    const ltl_pattern *pattern = search->pattern;
    ltl_kind had = ltl_tree_kind(search->tree, t);
    if (ltl_is_attribute_only(search, t) || is_in_statement(search, t)) {
        return false;
    }
    if (ltl_asks_return(search) && ltl_is_returned(search, t)) {
        return true;
    }
    const ltl_kind *kinds = root_kinds(pattern);
    if (kinds == NULL) {
        ltl_ask ask = (ltl_ask)pattern->asks[pattern->first];
        return ask == LTL_ASK_SAME ? had == ltl_tree_kind(pattern->tree, pattern->first)
                                   : ltl_is_expression(search->tree, t);
    }
    for (; *kinds != LTL_KIND_COUNT; kinds++) {
        if (*kinds == had) {
            return true;
        }
    }
    return false;
}

void ltl_try_root(ltl_search *search, ltl_node t) {
    if (!begin_try(search, t) || !may_be_root(search, t)) {
        return;
    }
    search->root = t;
    search->has_run = false;
    search->is_settled = false;
    ltl_prove_fit(search, search->pattern->first, t, NULL);
}

/* So many are climbed from an anchor; 0: all. What `<<` brings in may stand in a list of its own, two levels
 * further inside than the pattern has it. */
static uint32_t levels_above(const ltl_search *search) {
    uint32_t levels = search->pattern->anchor_depth;
    return levels > 0 && search->target->references != NULL ? levels + 2 : levels;
}

/* Who climbs without a bound leaves everything above tried, so that a later climb ends where it
 * meets an earlier one: deep nests cost no more than their nodes. */
static void try_above(ltl_search *search, ltl_node leaf) {
    const ltl_tree *tree = search->tree;
    const ltl_pattern *pattern = search->pattern;
    uint32_t levels = levels_above(search);
    for (ltl_node t = leaf; t != LTL_NO_NODE; t = tree->parent[t]) {
        if ((pattern->anchor_depth == 0 && is_tried(search, t)) || !ltl_search_spend(search, 1)) {
            return;
        }
        if (pattern->root_count > 1) {
            ltl_try_list(search, t);
        } else {
            ltl_try_root(search, t);
        }
        if (tree->role[t] == LTL_ROLE_LEFT && ltl_is_pipe(tree, tree->parent[t]) && pattern->root_count == 1) {
            ltl_node into = ltl_tree_child(tree, tree->parent[t], LTL_ROLE_RIGHT);
            if (into != LTL_NO_NODE) {
                ltl_try_root(search, into);
            }
        }
        if (search->reason != LTL_REASON_NONE || (levels > 0 && --levels == 0)) {
            return;
        }
    }
}

/* The anchor may stand in what a reference means. */
static void try_above_references(ltl_search *search) {
    const ltl_tree *tree = search->tree;
    const ltl_node *references = search->target->references;
    ltl_node leaf = references != NULL ? tree->kind_first[LTL_KIND_NAME] : LTL_NO_NODE;
    for (; leaf != LTL_NO_NODE && search->reason == LTL_REASON_NONE; leaf = tree->kind_next[leaf]) {
        if (references[leaf] != LTL_NO_NODE) {
            try_above(search, leaf);
        }
    }
}

void ltl_try_anchored(ltl_search *search) {
    const ltl_match_target *target = search->target;
    uint32_t anchor = search->pattern->anchor;
    ltl_node leaf = search->tree->base_first[anchor];
    while (leaf != LTL_NO_NODE && search->reason == LTL_REASON_NONE) {
        try_above(search, leaf);
        leaf = search->tree->base_next[leaf];
    }
    try_above_references(search);
    if (target->alias_first == NULL) {
        return;
    }
    uint32_t entry = target->alias_first[anchor];
    while (entry != 0 && search->reason == LTL_REASON_NONE) {
        try_above(search, target->aliases.at[entry - 1].leaf);
        entry = target->aliases.at[entry - 1].next;
    }
}

static void try_kind(ltl_search *search, ltl_kind kind) {
    const ltl_tree *tree = search->tree;
    for (ltl_node t = tree->kind_first[kind]; t != LTL_NO_NODE; t = tree->kind_next[t]) {
        ltl_try_root(search, t);
        if (search->reason != LTL_REASON_NONE) {
            return;
        }
    }
}

/* What functions return without saying so may be of any kind. */
static void try_returned(ltl_search *search) {
    for (ltl_node t = 0; t < search->tree->count && search->reason == LTL_REASON_NONE; t++) {
        if (ltl_search_look(search) && ltl_is_returned(search, t)) {
            ltl_try_root(search, t);
        }
    }
}

/* The last statement of a run that says something; LTL_NO_NODE: there are ellipses only. */
static ltl_node last_statement(const ltl_pattern *pattern) {
    ltl_node last = LTL_NO_NODE;
    for (ltl_node p = pattern->first; p < pattern->end; p = pattern->tree->end[p]) {
        ltl_ask ask = (ltl_ask)pattern->asks[p];
        last = ask == LTL_ASK_ELLIPSIS || ask == LTL_ASK_SEQUENCE ? last : p;
    }
    return last;
}

/* A run without a name begins above the statements that its last one fits. */
static void try_runs(ltl_search *search) {
    ltl_node last = last_statement(search->pattern);
    const ltl_fitting *fitting = last != LTL_NO_NODE ? ltl_search_fitting(search, last) : NULL;
    for (uint32_t i = 0; fitting != NULL && i < fitting->nodes.count; i++) {
        try_above(search, fitting->nodes.at[i]);
        if (search->reason != LTL_REASON_NONE) {
            return;
        }
    }
    for (ltl_node t = 0; fitting == NULL && t < search->tree->count; t++) {
        ltl_try_list(search, t);
        if (search->reason != LTL_REASON_NONE) {
            return;
        }
    }
}

void ltl_try_all(ltl_search *search) {
    const ltl_pattern *pattern = search->pattern;
    if (pattern->root_count > 1) {
        try_runs(search);
        return;
    }
    if (ltl_asks_return(search)) {
        try_returned(search);
    }
    const ltl_kind *kinds = root_kinds(pattern);
    if (kinds != NULL) {
        for (; *kinds != LTL_KIND_COUNT; kinds++) {
            try_kind(search, *kinds);
        }
    } else if (pattern->asks[pattern->first] == LTL_ASK_SAME) {
        try_kind(search, ltl_tree_kind(pattern->tree, pattern->first));
    } else {
        for (int kind = 0; kind < LTL_KIND_COUNT; kind++) {
            try_kind(search, (ltl_kind)kind);
        }
    }
}
