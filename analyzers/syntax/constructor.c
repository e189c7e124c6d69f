#include "analyzers/syntax/constructor.h"

#include "core/compiler.h"

bool ltl_is_constructor(const ltl_tree *tree, ltl_node class, ltl_node function) {
    static const char *const NAMES[] = {"__init__", "constructor", "initialize", "__construct",
                                        "init"};
    ltl_node name = ltl_tree_child(tree, function, LTL_ROLE_NAME);
    ltl_node own = ltl_tree_child(tree, class, LTL_ROLE_NAME);
    if (name == LTL_NO_NODE) {
        return true; /* `init(…)`, `constructor(…)`: the grammar keeps the word to itself */
    }
    for (size_t i = 0; i < LTL_COUNT_OF(NAMES); i++) {
        if (ltl_str_is(ltl_tree_name(tree, name), NAMES[i])) {
            return true;
        }
    }
    return own != LTL_NO_NODE && tree->name[own] == tree->name[name];
}
