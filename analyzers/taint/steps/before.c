/* Variables that PHP files share with whoever includes them: what such a file gives to one itself, before it reads it,
 * is all that is there, whatever the other one had put into it. */
#include "analyzers/taint/taint_internal.h"

/* `list($x, $y) = …`. */
static bool is_one_of(const ltl_taint *t, ltl_node list, uint32_t declaration) {
    const ltl_tree *tree = t->tree;
    for (ltl_node item = list + 1; tree->kind[list] == LTL_KIND_COLLECTION && item < tree->end[list];
         item = tree->end[item]) {
        if (tree->kind[item] == LTL_KIND_NAME && t->scopes->of[item] == declaration) {
            return true;
        }
    }
    return false;
}

/* `$x = …;`, all of it. */
static bool sets(const ltl_taint *t, ltl_node statement, uint32_t declaration) {
    const ltl_tree *tree = t->tree;
    ltl_node assign =
        tree->kind[statement] == LTL_KIND_EXPRESSION_STATEMENT ? statement + 1 : statement;
    bool is_assign = assign < tree->end[statement] && tree->kind[assign] == LTL_KIND_ASSIGN;
    ltl_str operator= is_assign ? ltl_tree_name(tree, assign) : LTL_STR("");
    ltl_node left = is_assign ? ltl_tree_child(tree, assign, LTL_ROLE_LEFT) : LTL_NO_NODE;
    bool is_all = left != LTL_NO_NODE && (operator.len == 0 || ltl_str_is(operator, "="));
    return is_all && ((tree->kind[left] == LTL_KIND_NAME && t->scopes->of[left] == declaration) ||
                      is_one_of(t, left, declaration));
}

/* `foreach ($rows as $key => $row)`: both are set anew in each round. */
static bool sets_in_rounds(ltl_taint *t, ltl_node loop, ltl_node inner, uint32_t declaration) {
    const ltl_tree *tree = t->tree;
    bool is_inside = tree->kind[loop] == LTL_KIND_LOOP && tree->role[inner] == LTL_ROLE_BODY;
    for (ltl_node node = loop + 1; is_inside && node < inner && ltl_taint__spend(t, 1); node++) {
        if (tree->kind[node] == LTL_KIND_NAME && t->scopes->of[node] == declaration && t->scopes->by[node] == loop) {
            return true;
        }
    }
    return false;
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
        if (sets_in_rounds(t, around, inner, declaration)) {
            return true;
        }
        if (kind != LTL_KIND_ROOT && ltl_is_unit(kind)) {
            return false;
        }
    }
    return false;
}

/* A way that ends before the statement, so that whoever includes the file may have its own. */
static bool may_end_before(const ltl_taint *t, ltl_node statement) {
    ltl_node node = t->tree->kind_first[LTL_KIND_RETURN];
    for (; node != LTL_NO_NODE && node < statement; node = t->tree->kind_next[node]) {
        if (ltl_taint__unit_of(t, node) == 0) {
            return true;
        }
    }
    return false;
}

ltl_taint_path ltl_taint__set_for_includer(ltl_taint *t, ltl_node statement) {
    const ltl_tree *tree = t->tree;
    ltl_node assign =
        tree->kind[statement] == LTL_KIND_EXPRESSION_STATEMENT ? statement + 1 : LTL_NO_NODE;
    ltl_node left = assign != LTL_NO_NODE && ltl_tree_kind(tree, assign) == LTL_KIND_ASSIGN
                        ? ltl_tree_child(tree, assign, LTL_ROLE_LEFT)
                        : LTL_NO_NODE;
    bool is_set = left != LTL_NO_NODE && t->scopes->of[left] != 0 &&
                  sets(t, statement, t->scopes->of[left]) && !may_end_before(t, statement);
    ltl_taint_path path = is_set ? ltl_taint__path(t, left) : 0;
    return path != 0 && ltl_taint_path_root(&t->paths, path) == LTL_TAINT_OBJECT_KEY ? path : 0;
}
