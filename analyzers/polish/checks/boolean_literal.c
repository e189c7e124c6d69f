#include "analyzers/polish/polish.h"

/* `x == true`, `a == b ? true : false`: of something that is true or false already. */

/* 1: true, 0: false, -1: neither. */
static int truth_of(const ltl_tree *tree, ltl_node node) {
    ltl_str text = node != LTL_NO_NODE && tree->kind[node] == LTL_KIND_LITERAL
                       ? ltl_tree_text(tree, node)
                       : LTL_STR("");
    return ltl_str_equals_ignoring_case(text, LTL_STR("true"))    ? 1
           : ltl_str_equals_ignoring_case(text, LTL_STR("false")) ? 0
                                                                  : -1;
}

/* Where another text may take the place of the node without brackets. */
static bool is_apart(const ltl_tree *tree, ltl_node node) {
    ltl_node parent = tree->parent[node];
    ltl_kind kind = parent != LTL_NO_NODE ? ltl_tree_kind(tree, parent) : LTL_KIND_ROOT;
    ltl_role role = ltl_tree_role(tree, node);
    bool is_part = kind == LTL_KIND_BINARY || kind == LTL_KIND_UNARY || kind == LTL_KIND_MEMBER ||
                   kind == LTL_KIND_INDEX || kind == LTL_KIND_CAST || role == LTL_ROLE_CALLEE ||
                   role == LTL_ROLE_RECEIVER || kind == LTL_KIND_CONDITIONAL;
    return !is_part;
}

static void comparisons_look(const ltl_polish_check *check, ltl_polish_look *look) {
    const ltl_tree *tree = look->tree;
    for (ltl_node at = tree->kind_first[LTL_KIND_BINARY]; at != LTL_NO_NODE;
         at = tree->kind_next[at]) {
        ltl_str operator= ltl_tree_name(tree, at);
        bool is_equal = ltl_str_is(operator, "==") || ltl_str_is(operator, "===");
        bool is_other = ltl_str_is(operator, "!=") || ltl_str_is(operator, "!==");
        ltl_node left = ltl_tree_child(tree, at, LTL_ROLE_LEFT);
        int truth = truth_of(tree, ltl_tree_child(tree, at, LTL_ROLE_RIGHT));
        if ((is_equal || is_other) && truth >= 0 && left != LTL_NO_NODE &&
            ltl_tree_child_count(tree, at) == 2 && is_apart(tree, at) &&
            ltl_polish_is_truth(look, left)) {
            ltl_str text =
                (truth == 1) == is_equal ? ltl_tree_text(tree, left) : ltl_polish_not(look, left);
            ltl_polish_edit_make(check, look, at, ltl_tree_span(tree, at), text,
                                 "This is true or false without a comparison.");
        }
    }
}

static void choices_look(const ltl_polish_check *check, ltl_polish_look *look) {
    const ltl_tree *tree = look->tree;
    for (ltl_node at = tree->kind_first[LTL_KIND_CONDITIONAL]; at != LTL_NO_NODE;
         at = tree->kind_next[at]) {
        ltl_node condition = ltl_tree_child(tree, at, LTL_ROLE_CONDITION);
        int then = truth_of(tree, ltl_tree_child(tree, at, LTL_ROLE_THEN));
        int otherwise = truth_of(tree, ltl_tree_child(tree, at, LTL_ROLE_ELSE));
        if (then >= 0 && otherwise == 1 - then && condition != LTL_NO_NODE && is_apart(tree, at) &&
            ltl_polish_is_truth(look, condition)) {
            ltl_str text =
                then == 1 ? ltl_tree_text(tree, condition) : ltl_polish_not(look, condition);
            ltl_polish_edit_make(check, look, at, ltl_tree_span(tree, at), text,
                                 "The condition is true or false already.");
        }
    }
}

static void look_for(const ltl_polish_check *check, ltl_polish_look *look) {
    if (look->tree->error_count == 0) {
        comparisons_look(check, look);
        choices_look(check, look);
    }
}

static const char *const languages[] = {"python", "javascript", "typescript", "tsx",
                                        "java",   "csharp",     "go",         NULL};

const ltl_polish_check ltl_polish_check_boolean_literal = {
    .rule =
        {.id = LTL_STR_INIT("polish/boolean-literal"),
         .title = LTL_STR_INIT("A yes or no that is compared with yes or no"),
         .message = LTL_STR_INIT("This is true or false already."),
         .why = LTL_STR_INIT(
             "Readers look for the third case that makes the comparison necessary; there is none."),
         .advice = LTL_STR_INIT("Write the condition itself, or its negation."),
         .severity = LTL_SEVERITY_INFO,
         .confidence = LTL_CONFIDENCE_HIGH,
         .domain = LTL_DOMAIN_QUALITY},
    .languages = languages,
    .look = look_for,
};
