#include "analyzers/polish/polish.h"

static bool is_body(const ltl_tree *tree, ltl_node block) {
    ltl_node parent = tree->parent[block];
    return tree->role[block] == LTL_ROLE_BODY && parent != LTL_NO_NODE &&
           (tree->kind[parent] == LTL_KIND_FUNCTION || tree->kind[parent] == LTL_KIND_LAMBDA);
}

/* Something other than a text that documents: a body of nothing else says `return` to say that it does nothing. */
static bool has_code_before(const ltl_tree *tree, ltl_node block, ltl_node node) {
    for (ltl_node child = block + 1; child < node; child = tree->end[child]) {
        ltl_node first = ltl_tree_first_child(tree, child);
        bool is_text = tree->kind[child] == LTL_KIND_STRING ||
                       (first != LTL_NO_NODE && tree->kind[first] == LTL_KIND_STRING &&
                        tree->kind[child] == LTL_KIND_EXPRESSION_STATEMENT);
        if (!is_text) {
            return true;
        }
    }
    return false;
}

/* The last statement of a function, on lines of its own, with something before it and no value. */
static void look_for(const ltl_polish_check *check, ltl_polish_look *look) {
    const ltl_tree *tree = look->tree;
    for (ltl_node node = tree->kind_first[LTL_KIND_RETURN];
         node != LTL_NO_NODE && tree->error_count == 0; node = tree->kind_next[node]) {
        ltl_node block = tree->parent[node];
        bool is_last = block != LTL_NO_NODE && tree->kind[block] == LTL_KIND_BLOCK &&
                       is_body(tree, block) && tree->end[node] == tree->end[block] &&
                       has_code_before(tree, block, node);
        ltl_span lines = ltl_polish_lines(tree, ltl_tree_span(tree, node));
        bool is_alone = lines.start < tree->start[node] && lines.end > tree->stop[node];
        if (is_last && is_alone && ltl_tree_is_leaf(tree, node)) {
            ltl_polish_edit_add(check, look, node, lines, "", "The function ends here anyway.");
        }
    }
}

static const char *const languages[] = {"python", "javascript", "typescript", "tsx",
                                        "java",   "go",         NULL};

const ltl_polish_check ltl_polish_check_last_return = {
    .rule = {.id = LTL_STR_INIT("polish/last-return"),
             .title = LTL_STR_INIT("A return at the end of a function"),
             .message = LTL_STR_INIT("The function ends here anyway."),
             .why = LTL_STR_INIT("Readers look for the case in which it goes on; there is none."),
             .advice = LTL_STR_INIT("Take it out."),
             .severity = LTL_SEVERITY_INFO,
             .confidence = LTL_CONFIDENCE_HIGH,
             .domain = LTL_DOMAIN_QUALITY},
    .languages = languages,
    .look = look_for,
};
