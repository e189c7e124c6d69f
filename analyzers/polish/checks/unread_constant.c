#include "analyzers/polish/polish.h"

/* Making it does nothing. */
static bool is_literal(const ltl_tree *tree, ltl_node value) {
    ltl_kind kind = value != LTL_NO_NODE ? ltl_tree_kind(tree, value) : LTL_KIND_OTHER;
    bool is_plain =
        kind == LTL_KIND_NUMBER || (kind == LTL_KIND_STRING && ltl_tree_is_leaf(tree, value));
    return is_plain;
}

/* Directly in a block that belongs to a function: what stands in a class or module others may read. */
static bool is_local(const ltl_tree *tree, ltl_node statement) {
    ltl_node block = tree->parent[statement];
    if (block == LTL_NO_NODE || tree->kind[block] != LTL_KIND_BLOCK ||
        ltl_tree_child_count(tree, block) < 2) {
        return false;
    }
    for (ltl_node at = tree->parent[block]; at != LTL_NO_NODE; at = tree->parent[at]) {
        if (tree->kind[at] == LTL_KIND_FUNCTION || tree->kind[at] == LTL_KIND_LAMBDA) {
            return true;
        }
        if (tree->kind[at] == LTL_KIND_CLASS) {
            return false;
        }
    }
    return false;
}

static void statement_look(const ltl_polish_check *check, ltl_polish_look *look, ltl_node statement,
                           ltl_node name, ltl_node value) {
    const ltl_tree *tree = look->tree;
    if (name == LTL_NO_NODE || tree->kind[name] != LTL_KIND_NAME || !is_literal(tree, value) ||
        !is_local(tree, statement)) {
        return;
    }
    ltl_str text = ltl_tree_text(tree, name);
    ltl_span lines = ltl_polish_lines(tree, ltl_tree_span(tree, statement));
    bool is_alone = lines.start < tree->start[statement] && lines.end > tree->stop[statement];
    if (text.len > 1 && text.ptr[0] != '_' && is_alone && ltl_polish_count(tree, text) == 1) {
        ltl_polish_edit_add(check, look, statement, lines, "", "Nothing reads `%.*s`.",
                            LTL_STR_ARG(text));
    }
}

static void look_for(const ltl_polish_check *check, ltl_polish_look *look) {
    const ltl_tree *tree = look->tree;
    if (tree->error_count > 0 || ltl_polish_knows_names(tree)) {
        return;
    }
    for (ltl_node at = tree->kind_first[LTL_KIND_ASSIGN]; at != LTL_NO_NODE;
         at = tree->kind_next[at]) {
        bool is_python =
            strcmp(tree->language->id, "python") == 0 && ltl_str_is(ltl_tree_name(tree, at), "=");
        ltl_node statement = tree->parent[at];
        if (is_python && statement != LTL_NO_NODE &&
            tree->kind[statement] == LTL_KIND_EXPRESSION_STATEMENT) {
            statement_look(check, look, statement, ltl_tree_child(tree, at, LTL_ROLE_LEFT),
                           ltl_tree_child(tree, at, LTL_ROLE_RIGHT));
        }
    }
    for (ltl_node at = tree->kind_first[LTL_KIND_VARIABLE]; at != LTL_NO_NODE;
         at = tree->kind_next[at]) {
        ltl_node statement = tree->parent[at];
        bool is_only = statement != LTL_NO_NODE && tree->kind[statement] == LTL_KIND_DECLARATION &&
                       tree->end[at] == tree->end[statement];
        for (ltl_node child = is_only ? ltl_tree_first_child(tree, statement) : LTL_NO_NODE;
             child != LTL_NO_NODE; child = ltl_tree_next_sibling(tree, child)) {
            is_only = is_only && (child == at || tree->kind[child] != LTL_KIND_VARIABLE);
        }
        if (is_only) {
            statement_look(check, look, statement, ltl_tree_child(tree, at, LTL_ROLE_NAME),
                           ltl_tree_child(tree, at, LTL_ROLE_VALUE));
        }
    }
}

static const char *const languages[] = {"python", "javascript", "typescript", "tsx", "java", NULL};

const ltl_polish_check ltl_polish_check_unread_constant = {
    .rule = {.id = LTL_STR_INIT("polish/unread-constant"),
             .title = LTL_STR_INIT("A local variable that nothing reads"),
             .message = LTL_STR_INIT("Nothing reads the variable."),
             .why = LTL_STR_INIT(
                 "Either it was left behind, or something that was meant to use it does not."),
             .advice = LTL_STR_INIT("Take it out, or use it."),
             .severity = LTL_SEVERITY_INFO,
             .confidence = LTL_CONFIDENCE_HIGH,
             .domain = LTL_DOMAIN_QUALITY},
    .languages = languages,
    .look = look_for,
};
