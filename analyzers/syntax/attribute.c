#include "analyzers/syntax/attribute.h"

static bool has_attributes(const ltl_tree *tree) { return ltl_language_is(tree->language, "ruby"); }

bool ltl_declares_attributes(const ltl_tree *tree, ltl_node call) {
    static const char *const NAMES[] = {"attr_reader", "attr_accessor", "attr"};
    ltl_node callee = tree->kind[call] == LTL_KIND_CALL && has_attributes(tree)
                          ? ltl_tree_child(tree, call, LTL_ROLE_CALLEE)
                          : LTL_NO_NODE;
    for (size_t i = 0; callee != LTL_NO_NODE && i < LTL_COUNT_OF(NAMES); i++) {
        if (tree->kind[callee] == LTL_KIND_NAME && ltl_str_is(ltl_tree_name(tree, callee), NAMES[i])) {
            return true;
        }
    }
    return false;
}

ltl_str ltl_attribute_name(const ltl_tree *tree, ltl_node argument) {
    bool may_be = tree->role[argument] == LTL_ROLE_ARGUMENT &&
                  (tree->kind[argument] == LTL_KIND_LITERAL || tree->kind[argument] == LTL_KIND_STRING);
    ltl_str text = may_be ? ltl_tree_name(tree, argument) : LTL_STR("");
    return ltl_str_starts_with(text, LTL_STR(":")) ? ltl_str_slice(text, 1, text.len) : text;
}

ltl_node ltl_attribute_asked(const ltl_tree *tree, ltl_node call) {
    ltl_node callee = tree->kind[call] == LTL_KIND_CALL && has_attributes(tree)
                          ? ltl_tree_child(tree, call, LTL_ROLE_CALLEE)
                          : LTL_NO_NODE;
    bool is_it = callee != LTL_NO_NODE && tree->kind[callee] == LTL_KIND_MEMBER &&
                 tree->end[callee] == tree->end[call] && tree->stop[callee] == tree->stop[call];
    return is_it ? callee : LTL_NO_NODE;
}
