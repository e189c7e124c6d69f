#include "analyzers/syntax/parameter.h"

/* The word right before the parameter, which some grammars keep outside of it. */
static bool follows_word(const ltl_tree *tree, ltl_node parameter, ltl_str word) {
    uint32_t end = tree->start[parameter];
    const char *text = tree->source->text.ptr;
    while (end > 0 && text[end - 1] == ' ') {
        end--;
    }
    bool fits = end > word.len && end < tree->start[parameter];
    return fits && ltl_str_eq(ltl_str_slice(tree->source->text, end - word.len, end), word);
}

ltl_parameter_takes ltl_parameter_taking(const ltl_tree *tree, ltl_node parameter) {
    ltl_node name = ltl_tree_child(tree, parameter, LTL_ROLE_NAME);
    if (name != LTL_NO_NODE && tree->kind[name] == LTL_KIND_SPREAD) {
        return ltl_str_is(ltl_tree_name(tree, name), "**") ? LTL_TAKES_NAMED : LTL_TAKES_REST;
    }
    bool takes_rest = ltl_str_is(ltl_tree_name(tree, parameter), "...") ||
                      follows_word(tree, parameter, LTL_STR("vararg")) ||
                      follows_word(tree, parameter, LTL_STR("params"));
    return takes_rest ? LTL_TAKES_REST : LTL_TAKES_ONE;
}
