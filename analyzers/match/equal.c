#include "analyzers/match/matcher.h"
#include "analyzers/match/number.h"

static ltl_node without_statement(const ltl_tree *tree, ltl_node node) {
    bool wraps = tree->kind[node] == LTL_KIND_EXPRESSION_STATEMENT &&
                 ltl_tree_child_count(tree, node) == 1;
    return wraps ? node + 1 : node;
}

static bool same_name(const ltl_tree *tree, ltl_node a, ltl_node b) {
    return tree->name[a] == tree->name[b] ||
           (tree->kind[a] == LTL_KIND_NUMBER &&
            ltl_numbers_equal(ltl_tree_name(tree, a), ltl_tree_name(tree, b)));
}

bool ltl_subtrees_equal(const ltl_tree *tree, ltl_node a, ltl_node b) {
    a = without_statement(tree, a);
    b = without_statement(tree, b);
    uint32_t count = tree->end[a] - a;
    if (count != tree->end[b] - b) {
        return false;
    }
    for (uint32_t i = 0; i < count; i++) {
        bool is_other = tree->kind[a + i] == LTL_KIND_OTHER;
        if (tree->kind[a + i] != tree->kind[b + i] || !same_name(tree, a + i, b + i) ||
            tree->end[a + i] - (a + i) != tree->end[b + i] - (b + i) ||
            (is_other && tree->symbol[a + i] != tree->symbol[b + i])) {
            return false;
        }
    }
    return true;
}

static bool runs_equal(const ltl_tree *tree, const ltl_bound *a, const ltl_bound *b) {
    ltl_node at_a = a->first;
    ltl_node at_b = b->first;
    while (at_a < a->end && at_b < b->end) {
        if (!ltl_subtrees_equal(tree, at_a, at_b)) {
            return false;
        }
        at_a = tree->end[at_a];
        at_b = tree->end[at_b];
    }
    return at_a >= a->end && at_b >= b->end;
}

bool ltl_bound_equal(const ltl_tree *tree, ltl_str text, const ltl_bound *a, const ltl_bound *b) {
    if (a->is_text || b->is_text) {
        return ltl_str_eq(ltl_str_slice(text, a->span.start, a->span.end),
                          ltl_str_slice(text, b->span.start, b->span.end));
    }
    return runs_equal(tree, a, b);
}

/* Both hold the same code. */
static bool runs_mean_same(ltl_flow *flow, const ltl_bound *a, const ltl_bound *b) {
    const ltl_tree *tree = flow->tree;
    ltl_node at_a = a->first;
    ltl_node at_b = b->first;
    while (at_a < a->end && at_b < b->end) {
        if (!ltl_flow_means_same(flow, without_statement(tree, at_a),
                                 without_statement(tree, at_b))) {
            return false;
        }
        at_a = tree->end[at_a];
        at_b = tree->end[at_b];
    }
    return true;
}

static ltl_node only_node(const ltl_tree *tree, const ltl_bound *bound) {
    bool is_one = !bound->is_text && bound->first < bound->end &&
                  tree->end[bound->first] == bound->end;
    return is_one ? without_statement(tree, bound->first) : LTL_NO_NODE;
}

static bool is_literal(const ltl_tree *tree, ltl_node node) {
    ltl_kind kind = ltl_tree_kind(tree, node);
    return kind == LTL_KIND_STRING || kind == LTL_KIND_NUMBER || kind == LTL_KIND_LITERAL;
}

/* A variable that is known to hold the literal. */
static bool holds(ltl_match_target *target, const ltl_bound *a, const ltl_bound *b) {
    const ltl_tree *tree = target->tree;
    ltl_node name = only_node(tree, a);
    ltl_node literal = only_node(tree, b);
    if (name == LTL_NO_NODE || literal == LTL_NO_NODE || !is_literal(tree, literal) ||
        (tree->kind[name] != LTL_KIND_NAME && tree->kind[name] != LTL_KIND_MEMBER)) {
        return false;
    }
    ltl_known value = ltl_flow_value(&target->flow, name);
    ltl_known asked = ltl_known_of_literal(tree, literal);
    return ltl_known_is_something(&value) && ltl_known_equal(&value, &asked);
}

bool ltl_bound_unifies(ltl_match_target *target, ltl_str text, const ltl_bound *a,
                       const ltl_bound *b) {
    const ltl_tree *tree = target != NULL ? target->tree : NULL;
    if (tree != NULL && !a->is_text && !b->is_text &&
        (holds(target, a, b) || holds(target, b, a))) {
        return true;
    }
    return ltl_bound_equal(tree, text, a, b) &&
           (tree == NULL || a->is_text || b->is_text || runs_mean_same(&target->flow, a, b));
}

const ltl_bound *ltl_env_find(const ltl_env *env, uint16_t metavariable) {
    for (uint32_t i = 0; i < env->count; i++) {
        if (env->at[i].metavariable == metavariable) {
            return &env->at[i];
        }
    }
    return NULL;
}

/* What a definition, a member or an argument is called is no expression. */
static bool is_mere_name(const ltl_tree *tree, ltl_node node) {
    if (tree->role[node] != LTL_ROLE_NAME) {
        return false;
    }
    switch (tree->kind[tree->parent[node]]) {
    case LTL_KIND_CLASS:
    case LTL_KIND_FUNCTION:
    case LTL_KIND_MEMBER:
    case LTL_KIND_PARAMETER:
    case LTL_KIND_KEYWORD_ARGUMENT:
        return true;
    default:
        return false;
    }
}

bool ltl_is_expression(const ltl_tree *tree, ltl_node node) {
    if (is_mere_name(tree, node)) {
        return false;
    }
    switch ((ltl_kind)tree->kind[node]) {
    case LTL_KIND_NAME:
    case LTL_KIND_STRING:
    case LTL_KIND_TEMPLATE:
    case LTL_KIND_NUMBER:
    case LTL_KIND_LITERAL:
    case LTL_KIND_CALL:
    case LTL_KIND_NEW:
    case LTL_KIND_MEMBER:
    case LTL_KIND_INDEX:
    case LTL_KIND_BINARY:
    case LTL_KIND_UNARY:
    case LTL_KIND_CONDITIONAL:
    case LTL_KIND_ASSIGN:
    case LTL_KIND_CAST:
    case LTL_KIND_AWAIT:
    case LTL_KIND_YIELD:
    case LTL_KIND_COLLECTION:
    case LTL_KIND_LAMBDA:
    case LTL_KIND_ELEMENT:
    case LTL_KIND_OTHER:
        return true;
    default:
        return false;
    }
}

bool ltl_only_names(const ltl_tree *tree, ltl_node t) {
    if (tree->kind[t] != LTL_KIND_NAME) {
        return false;
    }
    switch (ltl_tree_role(tree, t)) {
    case LTL_ROLE_NAME:
    case LTL_ROLE_TYPE:
    case LTL_ROLE_RETURN_TYPE:
    case LTL_ROLE_TYPE_ARGUMENT:
    case LTL_ROLE_LABEL:
    case LTL_ROLE_ALIAS:
        return true;
    default:
        return false;
    }
}
