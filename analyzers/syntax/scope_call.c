#include "analyzers/syntax/scope_call.h"

#include <string.h>

#include "core/compiler.h"

static const struct {
    const char *name;
    bool is_this;
    bool gives;
} FUNCTIONS[] = {
    {"apply", true, true}, {"also", false, true}, {"let", false, false}, {"run", true, false}, {"with", true, false},
};

static bool has_block(const ltl_tree *tree, ltl_node call) {
    for (ltl_node child = call + 1; child < tree->end[call]; child = tree->end[child]) {
        if (tree->kind[child] == LTL_KIND_LAMBDA) {
            return true;
        }
    }
    return false;
}

/* `x` of `x.apply { }` and `with(x) { }`. */
static ltl_node object_of(const ltl_tree *tree, ltl_node call, ltl_node callee) {
    if (tree->kind[callee] == LTL_KIND_MEMBER) {
        return ltl_tree_child(tree, callee, LTL_ROLE_RECEIVER);
    }
    ltl_node given = ltl_tree_child(tree, tree->kind[callee] == LTL_KIND_CALL ? callee : call, LTL_ROLE_ARGUMENT);
    return given != LTL_NO_NODE && tree->kind[given] != LTL_KIND_LAMBDA ? given : LTL_NO_NODE;
}

ltl_scope_call ltl_scope_call_of(const ltl_tree *tree, ltl_node call) {
    ltl_scope_call out = {.object = LTL_NO_NODE};
    bool may_be = tree->kind[call] == LTL_KIND_CALL && ltl_language_is(tree->language, "kotlin");
    ltl_node callee = may_be && has_block(tree, call) ? ltl_tree_child(tree, call, LTL_ROLE_CALLEE) : LTL_NO_NODE;
    if (callee == LTL_NO_NODE) {
        return out;
    }
    ltl_node name = tree->kind[callee] == LTL_KIND_CALL ? ltl_tree_child(tree, callee, LTL_ROLE_CALLEE) : callee;
    if (name != LTL_NO_NODE && tree->kind[name] == LTL_KIND_MEMBER) {
        name = ltl_tree_child(tree, name, LTL_ROLE_NAME);
    }
    for (size_t i = 0; name != LTL_NO_NODE && i < LTL_COUNT_OF(FUNCTIONS); i++) {
        if (ltl_str_is(ltl_tree_name(tree, name), FUNCTIONS[i].name)) {
            return (ltl_scope_call){true, FUNCTIONS[i].is_this, FUNCTIONS[i].gives, object_of(tree, call, callee)};
        }
    }
    return out;
}

ltl_node ltl_scope_call_given(const ltl_tree *tree, ltl_node call) {
    ltl_scope_call found = ltl_scope_call_of(tree, call);
    return found.is_one && found.gives ? found.object : LTL_NO_NODE;
}
