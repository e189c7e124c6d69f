#include "analyzers/match/matcher_internal.h"

#define BIT(role) (UINT32_C(1) << LTL_ROLE_##role)

/* What the pattern does not mention may be there when it only adorns. */
uint32_t ltl_optional_roles(ltl_kind kind) {
    switch (kind) {
    case LTL_KIND_FUNCTION:
        return BIT(MODIFIER) | BIT(ANNOTATION) | BIT(RETURN_TYPE) | BIT(TYPE) | BIT(TYPE_ARGUMENT) |
               BIT(BODY) | BIT(RECEIVER) | BIT(CONDITION);
    case LTL_KIND_LAMBDA:
        return BIT(MODIFIER) | BIT(RETURN_TYPE) | BIT(TYPE) | BIT(NAME) | BIT(ANNOTATION) |
               BIT(TYPE_ARGUMENT);
    case LTL_KIND_CLASS:
        return BIT(MODIFIER) | BIT(ANNOTATION) | BIT(PARENT) | BIT(TYPE_ARGUMENT) | BIT(PARAMETER) |
               BIT(ARGUMENT) | BIT(BODY);
    case LTL_KIND_PARAMETER:
        return BIT(MODIFIER) | BIT(ANNOTATION) | BIT(TYPE) | BIT(VALUE);
    case LTL_KIND_VARIABLE:
    case LTL_KIND_FIELD:
    case LTL_KIND_DECLARATION:
        return BIT(MODIFIER) | BIT(ANNOTATION) | BIT(TYPE);
    case LTL_KIND_ASSIGN:
        return BIT(TYPE);
    case LTL_KIND_IF:
        return BIT(ELSE);
    case LTL_KIND_TRY:
        return BIT(HANDLER);
    case LTL_KIND_CALL:
    case LTL_KIND_NEW:
        return BIT(TYPE_ARGUMENT) | BIT(BODY) | BIT(MODIFIER);
    case LTL_KIND_IMPORT:
        return BIT(ALIAS) | BIT(MODIFIER);
    case LTL_KIND_LOOP:
        return BIT(LABEL) | BIT(ELSE) | BIT(MODIFIER);
    case LTL_KIND_WITH: /* `with a, b:` is one in the other */
        return BIT(INIT) | BIT(MODIFIER);
    default:
        return BIT(MODIFIER);
    }
}

bool ltl_roles_agree(const ltl_search *search, ltl_node p, ltl_node t) {
    uint8_t asked = search->asked->role[p];
    uint8_t had = search->tree->role[t];
    return asked == had || asked == LTL_ROLE_NONE || had == LTL_ROLE_NONE;
}

/* `int a, b = 1;` declares b as well: where the pattern declares one variable, others may stand beside
 * it. */
static bool is_other_variable(const ltl_search *search, const ltl_goal *goal, ltl_node t) {
    const ltl_tree *asked = search->asked;
    ltl_kind around = ltl_tree_kind(asked, goal->p_around);
    if (search->tree->kind[t] != LTL_KIND_VARIABLE ||
        (around != LTL_KIND_DECLARATION && around != LTL_KIND_FIELD)) {
        return false;
    }
    uint32_t variables = 0;
    for (ltl_node p = goal->p_around + 1; p < asked->end[goal->p_around]; p = asked->end[p]) {
        variables += asked->kind[p] == LTL_KIND_VARIABLE;
    }
    return variables == 1;
}

bool ltl_child_is_optional(const ltl_search *search, const ltl_goal *goal, ltl_node t) {
    if (is_other_variable(search, goal, t)) {
        return true;
    }
    uint32_t optional = ltl_optional_roles(ltl_tree_kind(search->asked, goal->p_around));
    if (search->tree->kind[goal->around] == LTL_KIND_LAMBDA) {
        optional |= BIT(NAME); /* proved apart, see prove_function.c */
    }
    return (optional >> search->tree->role[t] & 1) != 0;
}

/* As many steps as the pattern has children that match anywhere. */
bool ltl_child_is_taken(const ltl_goal *goal, ltl_node t) {
    const ltl_taken *taken = goal->taken;
    while (taken != NULL && taken->node != t) {
        taken = taken->before;
    }
    return taken != NULL;
}

/* The order of the children says nothing; extra ones need an ellipsis, or are fine as well. */
static bool is_free(const ltl_search *search, const ltl_goal *goal) {
    if (search->asked->kind[goal->p_around] == LTL_KIND_ELEMENT) {
        return (search->pattern->options & LTL_MATCH_FREE_CONTENT) != 0;
    }
    if (search->asked->kind[goal->p_around] == LTL_KIND_SWITCH) {
        return true;
    }
    ltl_row_flags flags = ltl_tree_row_flags(search->asked, goal->p_around);
    return (flags & (LTL_ROW_UNORDERED | LTL_ROW_ANY_ORDER)) != 0;
}

bool ltl_asks_ellipsis(const ltl_search *search, ltl_node p) {
    ltl_ask ask = (ltl_ask)search->pattern->asks[p];
    return ask == LTL_ASK_ELLIPSIS || ask == LTL_ASK_SEQUENCE;
}

/* Members may be there that the pattern does not mention: where less is fine, when it
 * mentions any at all (`{}` is the empty one); else by an ellipsis. */
static bool may_have_more(const ltl_search *search, const ltl_goal *goal) {
    const ltl_tree *asked = search->asked;
    if (!is_free(search, goal)) {
        return false;
    }
    ltl_node end = asked->end[goal->p_around];
    if (asked->kind[goal->p_around] == LTL_KIND_SWITCH) {
        return true;
    }
    bool is_strict = (search->pattern->options & LTL_MATCH_NO_MORE_MEMBERS) != 0;
    if (!is_strict && (ltl_tree_row_flags(asked, goal->p_around) & LTL_ROW_UNORDERED) != 0) {
        ltl_kind kind = ltl_tree_kind(asked, goal->p_around);
        bool is_body = kind == LTL_KIND_BLOCK || kind == LTL_KIND_COLLECTION;
        return !is_body || end > goal->p_around + 1;
    }
    for (ltl_node p = goal->p_around + 1; p < end; p = asked->end[p]) {
        if (ltl_asks_ellipsis(search, p)) {
            return true;
        }
    }
    return false;
}

/* The pattern has said all: what is left of the code must be adornment. */
static void prove_rest(ltl_search *search, const ltl_goal *goal) {
    if (search->asked->kind[goal->p_around] == LTL_KIND_ELEMENT) {
        if (ltl_element_is_whole(search, goal)) {
            ltl_prove(search, goal->next);
        }
        return;
    }
    bool is_header = search->pattern->is_header && goal->p_around == search->pattern->first;
    if (!is_header && !may_have_more(search, goal)) {
        for (ltl_node t = goal->t; t < search->tree->end[goal->around]; t = search->tree->end[t]) {
            bool may_stay = ltl_child_is_taken(goal, t) || ltl_child_is_optional(search, goal, t);
            if (!may_stay || !ltl_search_look(search)) {
                return;
            }
        }
    }
    ltl_prove(search, goal->next);
}

/* Where annotations stand in order, the next one is behind those taken. */
static ltl_node first_place(const ltl_search *search, const ltl_goal *goal) {
    bool is_ordered = search->asked->kind[goal->p] == LTL_KIND_ANNOTATION &&
                      (search->pattern->options & LTL_MATCH_ORDERED_ANNOTATIONS) != 0;
    const ltl_taken *taken = is_ordered ? goal->taken : NULL;
    while (taken != NULL && search->tree->kind[taken->node] != LTL_KIND_ANNOTATION) {
        taken = taken->before;
    }
    return taken != NULL ? search->tree->end[taken->node] : goal->around + 1;
}

/* Keyword arguments and members match in any order, some members also further inside. */
static void prove_anywhere(ltl_search *search, const ltl_goal *goal) {
    const ltl_tree *tree = search->tree;
    bool asks_keyword = search->asked->kind[goal->p] == LTL_KIND_KEYWORD_ARGUMENT;
    bool is_deep = (ltl_tree_row_flags(search->asked, goal->p) & LTL_ROW_DEEP_MEMBER) != 0;
    ltl_node t = first_place(search, goal);
    for (; t < tree->end[goal->around]; t = is_deep ? t + 1 : tree->end[t]) {
        bool may_fit = !asks_keyword || tree->kind[t] == LTL_KIND_KEYWORD_ARGUMENT;
        if (may_fit && ltl_roles_agree(search, goal->p, t) && !ltl_child_is_taken(goal, t)) {
            ltl_taken taken = {t, goal->taken};
            ltl_goal rest = *goal;
            rest.p = search->asked->end[goal->p];
            rest.taken = &taken;
            ltl_prove_fit(search, goal->p, t, &rest);
        }
        if (ltl_search_is_over(search) || !ltl_search_look(search)) {
            return;
        }
    }
    ltl_prove_merged(search, goal);
}

static void prove_in_order(ltl_search *search, const ltl_goal *goal) {
    const ltl_tree *tree = search->tree;
    ltl_node end = tree->end[goal->around];
    ltl_node t = goal->t;
    while (t < end) {
        bool is_gone = ltl_child_is_taken(goal, t);
        if (!is_gone && ltl_roles_agree(search, goal->p, t)) {
            ltl_goal rest = *goal;
            rest.p = search->asked->end[goal->p];
            rest.t = tree->end[t];
            ltl_prove_fit(search, goal->p, t, &rest);
        }
        bool may_pass = is_gone || ltl_child_is_optional(search, goal, t);
        if (!may_pass || ltl_search_is_over(search) || !ltl_search_look(search)) {
            return;
        }
        t = tree->end[t];
    }
}

/* `a if b`: what stands behind comes first in the pattern. */
static bool is_postfix(const ltl_search *search, const ltl_goal *goal) {
    const ltl_tree *tree = search->tree;
    ltl_kind kind = ltl_tree_kind(tree, goal->around);
    if ((kind != LTL_KIND_IF && kind != LTL_KIND_LOOP) || ltl_tree_is_leaf(tree, goal->around)) {
        return false;
    }
    ltl_role role = ltl_tree_role(tree, goal->around + 1);
    bool has_more = tree->end[goal->around + 1] < tree->end[goal->around];
    return has_more && (role == LTL_ROLE_THEN || role == LTL_ROLE_BODY);
}

void ltl_prove_children(ltl_search *search, const ltl_goal *goal) {
    if (goal->piped != 0 && ltl_prove_piped_argument(search, goal)) {
        return;
    }
    if (goal->p >= search->asked->end[goal->p_around]) {
        prove_rest(search, goal);
    } else if (is_postfix(search, goal)) {
        prove_anywhere(search, goal);
    } else if (ltl_is_idle_name(search, goal)) {
        ltl_goal rest = *goal;
        rest.p = search->asked->end[goal->p];
        ltl_prove(search, &rest);
    } else if (ltl_asks_ellipsis(search, goal->p)) {
        bool is_among_attributes = search->asked->kind[goal->p] == LTL_KIND_ATTRIBUTE;
        if (is_free(search, goal) || is_among_attributes) {
            ltl_prove_free_ellipsis(search, goal);
        } else {
            ltl_prove_ellipsis(search, goal);
        }
    } else if (is_free(search, goal) || search->asked->kind[goal->p] == LTL_KIND_KEYWORD_ARGUMENT ||
               search->asked->role[goal->p] == LTL_ROLE_HANDLER ||
               search->asked->role[goal->p] == LTL_ROLE_MODIFIER ||
               search->asked->role[goal->p] == LTL_ROLE_HANDLER ||
               search->asked->role[goal->p] == LTL_ROLE_ANNOTATION) {
        prove_anywhere(search, goal);
    } else {
        prove_in_order(search, goal);
    }
}
