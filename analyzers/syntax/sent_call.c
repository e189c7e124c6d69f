#include "analyzers/syntax/sent_call.h"

#include <string.h>

#include "analyzers/syntax/attribute.h"

ltl_node ltl_sent_argument(const ltl_tree *tree, ltl_node call) {
    static const char *const NAMES[] = {"send", "public_send", "__send__", "try", "try!"};
    bool may_be = tree->kind[call] == LTL_KIND_CALL && ltl_language_is(tree->language, "ruby");
    ltl_node callee = may_be ? ltl_tree_child(tree, call, LTL_ROLE_CALLEE) : LTL_NO_NODE;
    bool is_member = callee != LTL_NO_NODE && tree->kind[callee] == LTL_KIND_MEMBER;
    ltl_node name = is_member ? ltl_tree_child(tree, callee, LTL_ROLE_NAME) : callee;
    bool sends = false;
    for (size_t i = 0; name != LTL_NO_NODE && i < LTL_COUNT_OF(NAMES); i++) {
        sends = sends || ltl_str_is(ltl_tree_name(tree, name), NAMES[i]);
    }
    ltl_node first = sends ? ltl_tree_child(tree, call, LTL_ROLE_ARGUMENT) : LTL_NO_NODE;
    return first != LTL_NO_NODE && ltl_attribute_name(tree, first).len > 0 ? first : LTL_NO_NODE;
}

ltl_str ltl_sent_name(const ltl_tree *tree, ltl_node call) {
    ltl_node said = ltl_sent_argument(tree, call);
    return said != LTL_NO_NODE ? ltl_attribute_name(tree, said) : LTL_STR("");
}
