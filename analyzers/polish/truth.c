#include "analyzers/polish/polish.h"

/* What is known of a value without working it out: how it is declared, and what an operator or a well-known function
 * makes. */

static bool is_one_of(ltl_str text, const char *const *words) {
    for (; *words != NULL; words++) {
        if (ltl_str_is(text, *words)) {
            return true;
        }
    }
    return false;
}

ltl_node ltl_polish_type(ltl_polish_look *look, ltl_node node) {
    const ltl_tree *tree = look->tree;
    const ltl_declaration *declaration =
        tree->kind[node] == LTL_KIND_NAME ? ltl_flow_declaration(&look->flow, node) : NULL;
    bool is_plain = declaration != NULL && (declaration->kind == LTL_DECLARED_LOCAL ||
                                            declaration->kind == LTL_DECLARED_PARAMETER);
    ltl_node at = is_plain ? declaration->declarer : LTL_NO_NODE;
    if (at == LTL_NO_NODE ||
        (tree->kind[at] != LTL_KIND_PARAMETER && tree->kind[at] != LTL_KIND_VARIABLE)) {
        return LTL_NO_NODE;
    }
    ltl_node holder = at;
    if (ltl_tree_child(tree, at, LTL_ROLE_TYPE) == LTL_NO_NODE && tree->parent[at] != LTL_NO_NODE &&
        tree->kind[tree->parent[at]] == LTL_KIND_DECLARATION) {
        holder = tree->parent[at];
    }
    for (ltl_node child = ltl_tree_first_child(tree, at); child != LTL_NO_NODE;
         child = ltl_tree_next_sibling(tree, child)) {
        ltl_role role = ltl_tree_role(tree, child);
        if (role != LTL_ROLE_NAME && role != LTL_ROLE_TYPE && role != LTL_ROLE_VALUE) {
            return LTL_NO_NODE; /* a pointer, an array, an annotation */
        }
    }
    ltl_node type = ltl_tree_child(tree, holder, LTL_ROLE_TYPE);
    bool is_marked = ltl_tree_child(tree, holder, LTL_ROLE_MODIFIER) != LTL_NO_NODE ||
                     ltl_str_find_byte(ltl_tree_text(tree, at), '?', 0) != SIZE_MAX;
    return type != LTL_NO_NODE && ltl_tree_is_leaf(tree, type) && !is_marked ? type : LTL_NO_NODE;
}

/* Functions of Python that say yes or no. */
static const char *const tests[] = {"isinstance", "issubclass", "callable", "hasattr", NULL};

static bool is_test_call(ltl_polish_look *look, ltl_node call) {
    const ltl_tree *tree = look->tree;
    ltl_node callee = ltl_tree_child(tree, call, LTL_ROLE_CALLEE);
    return callee != LTL_NO_NODE && ltl_polish_is_language(tree, "python") &&
           tree->kind[callee] == LTL_KIND_NAME && is_one_of(ltl_tree_name(tree, callee), tests) &&
           ltl_flow_declaration(&look->flow, callee) == NULL;
}

/* In Python `==` may be anything that a class makes of it; `in` and `is` may not. */
static bool is_comparison(const ltl_tree *tree, ltl_node node) {
    static const char *const everywhere[] = {
        "==", "!=", "<", ">", "<=", ">=", "===", "!==", "instanceof", NULL};
    static const char *const python[] = {"in", "not in", "is", "is not", NULL};
    return tree->kind[node] == LTL_KIND_BINARY &&
           is_one_of(ltl_tree_name(tree, node),
                     ltl_polish_is_language(tree, "python") ? python : everywhere);
}

bool ltl_polish_is_truth(ltl_polish_look *look, ltl_node node) {
    const ltl_tree *tree = look->tree;
    static const char *const declared[] = {"boolean", "bool", NULL};
    static const char *const negations[] = {"!", "not", NULL};
    if (tree->kind[node] == LTL_KIND_UNARY) {
        return is_one_of(ltl_tree_name(tree, node), negations);
    }
    if (tree->kind[node] == LTL_KIND_NAME) {
        ltl_node type = ltl_polish_type(look, node);
        return type != LTL_NO_NODE && is_one_of(ltl_tree_text(tree, type), declared);
    }
    return is_comparison(tree, node) ||
           (tree->kind[node] == LTL_KIND_CALL && is_test_call(look, node));
}

/* The other way round: `==` and `!=`; an order is not, where something may be no number. */
static const char *opposite_of(const ltl_tree *tree, ltl_node node) {
    static const char *const pairs[][2] = {{"==", "!="},     {"!=", "=="},     {"===", "!=="},
                                           {"!==", "==="},   {"in", "not in"}, {"not in", "in"},
                                           {"is", "is not"}, {"is not", "is"}};
    for (size_t i = 0; tree->kind[node] == LTL_KIND_BINARY && i < LTL_COUNT_OF(pairs); i++) {
        if (ltl_str_is(ltl_tree_name(tree, node), pairs[i][0])) {
            return pairs[i][1];
        }
    }
    return NULL;
}

static bool is_simple(const ltl_tree *tree, ltl_node node) {
    ltl_kind kind = ltl_tree_kind(tree, node);
    return kind == LTL_KIND_NAME || kind == LTL_KIND_CALL || kind == LTL_KIND_MEMBER ||
           kind == LTL_KIND_INDEX;
}

ltl_str ltl_polish_not(ltl_polish_look *look, ltl_node node) {
    const ltl_tree *tree = look->tree;
    const char *opposite = opposite_of(tree, node);
    ltl_node left = ltl_tree_child(tree, node, LTL_ROLE_LEFT);
    ltl_node right = ltl_tree_child(tree, node, LTL_ROLE_RIGHT);
    bool is_python = ltl_polish_is_language(tree, "python");
    if (opposite != NULL && left != LTL_NO_NODE && right != LTL_NO_NODE &&
        ltl_tree_child_count(tree, node) == 2) {
        return ltl_arena_printf(look->arena, "%.*s %s %.*s", LTL_STR_ARG(ltl_tree_text(tree, left)),
                                opposite, LTL_STR_ARG(ltl_tree_text(tree, right)));
    }
    bool needs_brackets = !is_simple(tree, node);
    return ltl_arena_printf(look->arena, "%s%s%.*s%s", is_python ? "not " : "!",
                            needs_brackets ? "(" : "", LTL_STR_ARG(ltl_tree_text(tree, node)),
                            needs_brackets ? ")" : "");
}
