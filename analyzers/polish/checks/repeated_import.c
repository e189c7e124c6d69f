#include "analyzers/polish/polish.h"
#include "core/map.h"

/* The same words at the left edge of the file: loading a module twice does nothing the second time. */
static void look_for(const ltl_polish_check *check, ltl_polish_look *look) {
    const ltl_tree *tree = look->tree;
    ltl_map seen;
    ltl_map_init(&seen, look->arena);
    for (ltl_node import = tree->kind_first[LTL_KIND_IMPORT];
         import != LTL_NO_NODE && tree->error_count == 0; import = tree->kind_next[import]) {
        ltl_span lines = ltl_polish_lines(tree, ltl_tree_span(tree, import));
        bool is_alone = lines.end > tree->stop[import] && lines.start == tree->start[import];
        if (tree->parent[import] != 0 || !is_alone) {
            continue;
        }
        bool is_new;
        ltl_map_put(&seen, ltl_tree_text(tree, import), &is_new);
        if (!is_new) {
            ltl_polish_edit_add(check, look, import, lines, "",
                                "The file has this import already.");
        }
    }
}

static const char *const languages[] = {"python", "javascript", "typescript", "tsx", "java", NULL};

const ltl_polish_check ltl_polish_check_repeated_import = {
    .rule = {.id = LTL_STR_INIT("polish/repeated-import"),
             .title = LTL_STR_INIT("An import that stands twice"),
             .message = LTL_STR_INIT("The file has this import already."),
             .why = LTL_STR_INIT(
                 "One of the two is looked at, the other one is forgotten when something changes."),
             .advice = LTL_STR_INIT("Take one of them out."),
             .severity = LTL_SEVERITY_INFO,
             .confidence = LTL_CONFIDENCE_HIGH,
             .domain = LTL_DOMAIN_QUALITY},
    .languages = languages,
    .look = look_for,
};
