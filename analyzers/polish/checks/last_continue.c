#include "analyzers/polish/polish.h"

/* The last statement of a loop's body, on lines of its own, with something before it. */
static void look_for(const ltl_polish_check *check, ltl_polish_look *look) {
    const ltl_tree *tree = look->tree;
    for (ltl_node node = tree->kind_first[LTL_KIND_BREAK];
         node != LTL_NO_NODE && tree->error_count == 0; node = tree->kind_next[node]) {
        ltl_node block = tree->parent[node];
        ltl_node loop = block != LTL_NO_NODE ? tree->parent[block] : LTL_NO_NODE;
        ltl_span lines;
        bool is_last = loop != LTL_NO_NODE && tree->kind[block] == LTL_KIND_BLOCK &&
                       tree->role[block] == LTL_ROLE_BODY && tree->kind[loop] == LTL_KIND_LOOP &&
                       tree->end[node] == tree->end[block] && ltl_tree_child_count(tree, block) > 1;
        if (is_last && ltl_tree_is_leaf(tree, node) &&
            ltl_str_is(ltl_tree_name(tree, node), "continue") &&
            ltl_polish_is_alone(tree, node, &lines)) {
            ltl_polish_edit_add(check, look, node, lines, "", "The loop goes on here anyway.");
        }
    }
}

static const char *const languages[] = {"python", "javascript", "typescript", "tsx",    "java",
                                        "go",     "c",          "cpp",        "csharp", NULL};

const ltl_polish_check ltl_polish_check_last_continue = {
    .rule = {.id = LTL_STR_INIT("polish/last-continue"),
             .title = LTL_STR_INIT("A continue at the end of a loop"),
             .message = LTL_STR_INIT("The loop goes on here anyway."),
             .why = LTL_STR_INIT("Readers look for what is passed over; there is nothing."),
             .advice = LTL_STR_INIT("Take it out."),
             .severity = LTL_SEVERITY_INFO,
             .confidence = LTL_CONFIDENCE_HIGH,
             .domain = LTL_DOMAIN_QUALITY},
    .languages = languages,
    .look = look_for,
};
