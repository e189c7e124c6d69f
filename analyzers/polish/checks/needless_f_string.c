#include "analyzers/polish/polish.h"

/* f"…" without a brace is "…"; raw and byte strings keep their other letters. */
static void look_for(const ltl_polish_check *check, ltl_polish_look *look) {
    const ltl_tree *tree = look->tree;
    for (ltl_node node = tree->kind_first[LTL_KIND_STRING]; node != LTL_NO_NODE;
         node = tree->kind_next[node]) {
        ltl_str text = ltl_tree_text(tree, node);
        bool is_f = text.len > 2 && (text.ptr[0] == 'f' || text.ptr[0] == 'F') &&
                    (text.ptr[1] == '"' || text.ptr[1] == '\'');
        bool has_brace = ltl_str_find_byte(text, '{', 0) != SIZE_MAX ||
                         ltl_str_find_byte(text, '}', 0) != SIZE_MAX;
        /* Parts that stand beside each other are one string, and another one of them may have a hole. */
        bool is_part =
            tree->parent[node] != LTL_NO_NODE &&
            strcmp(ltl_tree_symbol_name(tree, tree->parent[node]), "concatenated_string") == 0;
        if (is_f && !has_brace && !is_part) {
            ltl_span letter = {tree->start[node], tree->start[node] + 1};
            ltl_polish_edit_add(check, look, node, letter, "",
                                "This string has no place for a value: it needs no `f`.");
        }
    }
}

static const char *const languages[] = {"python", NULL};

const ltl_polish_check ltl_polish_check_needless_f_string = {
    .rule = {.id = LTL_STR_INIT("polish/needless-f-string"),
             .title = LTL_STR_INIT("An f-string without a place for a value"),
             .message = LTL_STR_INIT("This string has no place for a value: it needs no `f`."),
             .why = LTL_STR_INIT(
                 "Readers look for the value that is put in; perhaps it was forgotten."),
             .advice = LTL_STR_INIT("Take the letter out, or put the value in."),
             .severity = LTL_SEVERITY_INFO,
             .confidence = LTL_CONFIDENCE_HIGH,
             .domain = LTL_DOMAIN_QUALITY},
    .languages = languages,
    .look = look_for,
};
