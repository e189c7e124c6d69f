/* Variables that PHP files share with whoever includes them: what such a file gives to one itself, before it reads it,
 * is all that is there, whatever the other one had put into it. */
#include "analyzers/taint/taint_internal.h"

/* `$x = …;`, all of it. */
static bool sets(const ltl_taint *t, ltl_node statement, uint32_t declaration) {
    const ltl_tree *tree = t->tree;
    ltl_node assign =
        tree->kind[statement] == LTL_KIND_EXPRESSION_STATEMENT ? statement + 1 : statement;
    bool is_assign = assign < tree->end[statement] && tree->kind[assign] == LTL_KIND_ASSIGN;
    ltl_str operator= is_assign ? ltl_tree_name(tree, assign) : LTL_STR("");
    ltl_node left = is_assign ? ltl_tree_child(tree, assign, LTL_ROLE_LEFT) : LTL_NO_NODE;
    return left != LTL_NO_NODE && tree->kind[left] == LTL_KIND_NAME &&
           t->scopes->of[left] == declaration && (operator.len == 0 || ltl_str_is(operator, "="));
}

bool ltl_taint__is_set_before(ltl_taint *t, ltl_node name) {
    const ltl_tree *tree = t->tree;
    uint32_t declaration = t->scopes->of[name];
    ltl_node inner = name;
    for (ltl_node around = tree->parent[name]; declaration != 0 && around != LTL_NO_NODE;
         inner = around, around = tree->parent[around]) {
        ltl_kind kind = ltl_tree_kind(tree, around);
        bool is_list = kind == LTL_KIND_BLOCK || kind == LTL_KIND_ROOT;
        for (ltl_node child = around + 1; is_list && child < inner; child = tree->end[child]) {
            if (!ltl_taint__spend(t, 1)) {
                return false;
            }
            if (sets(t, child, declaration)) {
                return true;
            }
        }
        if (kind != LTL_KIND_ROOT && ltl_is_unit(kind)) {
            return false;
        }
    }
    return false;
}
