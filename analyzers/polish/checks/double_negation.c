#include "analyzers/polish/polish.h"

/* `if (!!x)`, `not a in b`, `!(a == b)`: the negation is part of something simpler. */

static bool is_negation(const ltl_tree *tree, ltl_node node) {
    return node != LTL_NO_NODE && tree->kind[node] == LTL_KIND_UNARY &&
           (ltl_str_is(ltl_tree_name(tree, node), "!") ||
            ltl_str_is(ltl_tree_name(tree, node), "not"));
}

/* Only whether it holds is asked for. */
static bool is_test(const ltl_tree *tree, ltl_node node) {
    return tree->role[node] == LTL_ROLE_CONDITION;
}

/* `!`, `(`, and between them nothing else: the tree does not say where brackets are. */
static bool is_bare(const ltl_tree *tree, ltl_node outer, ltl_node inner) {
    ltl_str between = ltl_str_slice(tree->source->text, tree->start[outer], tree->start[inner]);
    return ltl_str_find_byte(between, '/', 0) == SIZE_MAX &&
           ltl_str_find_byte(between, '#', 0) == SIZE_MAX &&
           ltl_str_find_byte(between, '\n', 0) == SIZE_MAX;
}

static bool is_loose(const ltl_tree *tree, ltl_node node) {
    ltl_node parent = tree->parent[node];
    ltl_kind kind = parent != LTL_NO_NODE ? ltl_tree_kind(tree, parent) : LTL_KIND_ROOT;
    ltl_str operator= kind == LTL_KIND_BINARY ? ltl_tree_name(tree, parent) : LTL_STR("");
    bool is_logic = ltl_str_is(operator, "&&") || ltl_str_is(operator, "||") ||
                    ltl_str_is(operator, "and") || ltl_str_is(operator, "or");
    return is_logic || is_test(tree, node) || kind == LTL_KIND_RETURN ||
           tree->role[node] == LTL_ROLE_ARGUMENT;
}

/* Both sides are names, members, calls, literals: no brackets are needed around them. */
static bool is_plain_comparison(const ltl_tree *tree, ltl_node node) {
    static const char *const of_python[] = {"in", "is"};
    static const char *const of_others[] = {"==", "!=", "===", "!=="};
    bool is_python = ltl_polish_is_language(tree, "python");
    ltl_str name = tree->kind[node] == LTL_KIND_BINARY ? ltl_tree_name(tree, node) : LTL_STR("");
    bool is_known = false;
    for (size_t i = 0; i < (is_python ? 2 : 4); i++) {
        is_known = is_known || ltl_str_is(name, is_python ? of_python[i] : of_others[i]);
    }
    for (ltl_node child = is_known ? ltl_tree_first_child(tree, node) : LTL_NO_NODE;
         child != LTL_NO_NODE; child = ltl_tree_next_sibling(tree, child)) {
        ltl_kind kind = ltl_tree_kind(tree, child);
        is_known = is_known && kind != LTL_KIND_BINARY && kind != LTL_KIND_UNARY &&
                   kind != LTL_KIND_CONDITIONAL && kind != LTL_KIND_LAMBDA &&
                   kind != LTL_KIND_ASSIGN && kind != LTL_KIND_CAST;
    }
    return is_known && ltl_tree_child_count(tree, node) == 2;
}

static void look_for(const ltl_polish_check *check, ltl_polish_look *look) {
    const ltl_tree *tree = look->tree;
    for (ltl_node at = tree->kind_first[LTL_KIND_UNARY];
         at != LTL_NO_NODE && tree->error_count == 0; at = tree->kind_next[at]) {
        ltl_node inner = is_negation(tree, at) ? ltl_tree_first_child(tree, at) : LTL_NO_NODE;
        if (inner == LTL_NO_NODE || ltl_tree_child_count(tree, at) != 1 ||
            !is_bare(tree, at, inner)) {
            continue;
        }
        if (is_negation(tree, inner) && is_test(tree, at)) {
            ltl_node value = ltl_tree_first_child(tree, inner);
            if (value != LTL_NO_NODE && is_bare(tree, inner, value)) {
                ltl_polish_edit_make(check, look, at, ltl_tree_span(tree, at),
                                     ltl_tree_text(tree, value),
                                     "A condition asks for true or false by itself.");
            }
        } else if (is_plain_comparison(tree, inner) && is_loose(tree, at)) {
            ltl_polish_edit_make(check, look, at, ltl_tree_span(tree, at),
                                 ltl_polish_not(look, inner),
                                 "The comparison has an opposite of its own.");
        }
    }
}

static const char *const languages[] = {"python", "javascript", "typescript", "tsx",
                                        "java",   "c",          "go",         NULL};

const ltl_polish_check ltl_polish_check_double_negation = {
    .rule = {.id = LTL_STR_INIT("polish/double-negation"),
             .title = LTL_STR_INIT("A negation too many"),
             .message = LTL_STR_INIT("The negation is part of something simpler."),
             .why = LTL_STR_INIT("Every negation has to be undone in the head."),
             .advice = LTL_STR_INIT("Write the condition without it, or `!=`, `not in`, `is not`."),
             .severity = LTL_SEVERITY_INFO,
             .confidence = LTL_CONFIDENCE_HIGH,
             .domain = LTL_DOMAIN_QUALITY},
    .languages = languages,
    .look = look_for,
};
