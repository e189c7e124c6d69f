#include "analyzers/syntax/pipe.h"

bool ltl_is_pipe(const ltl_tree *tree, ltl_node node) {
    return tree->kind[node] == LTL_KIND_BINARY && ltl_str_is(ltl_tree_name(tree, node), "|>") &&
           ltl_language_is(tree->language, "elixir");
}

ltl_node ltl_piped_argument(const ltl_tree *tree, ltl_node call) {
    ltl_node around = tree->parent[call];
    bool is_piped = tree->role[call] == LTL_ROLE_RIGHT && ltl_is_pipe(tree, around);
    ltl_node given = is_piped ? ltl_tree_child(tree, around, LTL_ROLE_LEFT) : LTL_NO_NODE;
    while (given != LTL_NO_NODE && ltl_is_pipe(tree, given)) {
        given = ltl_tree_child(tree, given, LTL_ROLE_RIGHT); /* of `a |> f() |> g()` what f gives */
    }
    return given;
}
