#include "analyzers/polish/polish.h"

static bool is_pass(const ltl_tree *tree, ltl_node node) {
    return strcmp(ltl_tree_symbol_name(tree, node), "pass_statement") == 0;
}

static void look_for(const ltl_polish_check *check, ltl_polish_look *look) {
    const ltl_tree *tree = look->tree;
    for (ltl_node block = tree->kind_first[LTL_KIND_BLOCK]; block != LTL_NO_NODE;
         block = tree->kind_next[block]) {
        if (ltl_tree_child_count(tree, block) < 2) {
            continue;
        }
        for (ltl_node child = block + 1; child < tree->end[block]; child = tree->end[child]) {
            ltl_span lines = ltl_polish_lines(tree, ltl_tree_span(tree, child));
            bool is_alone = lines.start < tree->start[child]; /* on lines of its own */
            if (is_pass(tree, child) && is_alone) {
                ltl_polish_edit_add(check, look, child, lines, "",
                                    "This `pass` has company and does nothing.");
                break; /* one at a time: the last statement of a block must stay */
            }
        }
    }
}

static const char *const languages[] = {"python", NULL};

const ltl_polish_check ltl_polish_check_needless_pass = {
    .rule = {.id = LTL_STR_INIT("polish/needless-pass"),
             .title = LTL_STR_INIT("A pass beside other statements"),
             .message = LTL_STR_INIT("This `pass` has company and does nothing."),
             .why = LTL_STR_INIT("`pass` says that a block is empty on purpose; this one is not."),
             .advice = LTL_STR_INIT("Take it out."),
             .severity = LTL_SEVERITY_INFO,
             .confidence = LTL_CONFIDENCE_HIGH,
             .domain = LTL_DOMAIN_QUALITY},
    .languages = languages,
    .look = look_for,
};
