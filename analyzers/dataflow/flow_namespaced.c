/* Classes of PHP by the whole of their names: `\App\K::C` where the file has `namespace App;`. */
#include "analyzers/dataflow/fold/fold_internal.h"

/* The namespace that `node` stands in: that of the last statement before it, or of the block around it. */
static ltl_str namespace_of(const ltl_tree *tree, ltl_node node) {
    ltl_str found = LTL_STR("");
    for (ltl_node child = 1; child < node; child = tree->end[child]) {
        bool is_one = tree->kind[child] == LTL_KIND_OTHER &&
                      ltl_str_is(ltl_tree_name(tree, child), "namespace");
        ltl_node name = is_one ? ltl_tree_child(tree, child, LTL_ROLE_NAME) : LTL_NO_NODE;
        found = name != LTL_NO_NODE ? ltl_tree_text(tree, name) : found;
    }
    return found;
}

/* Whether two paths are the same; in a text between quotes backslashes may be written twice. */
static bool is_same_path(ltl_str written, ltl_str path) {
    size_t at = 0;
    for (size_t i = 0; i < written.len; i++) {
        bool is_second = i > 0 && written.ptr[i] == '\\' && written.ptr[i - 1] == '\\';
        if (!is_second && (at >= path.len || written.ptr[i] != path.ptr[at++])) {
            return false;
        }
    }
    return at == path.len;
}

ltl_node ltl_flow__class_of_path(const ltl_flow *flow, ltl_str path) {
    const ltl_tree *tree = flow->tree;
    while (path.len > 0 && path.ptr[0] == '\\') {
        path = ltl_str_slice(path, 1, path.len);
    }
    size_t last = ltl_str_find_last_byte(path, '\\');
    if (flow->fold_language != LTL_FOLD_PHP || last == SIZE_MAX) {
        return LTL_NO_NODE;
    }
    uint32_t name = ltl_names_find(tree->names, ltl_str_slice(path, last + 1, path.len));
    uint32_t of = name != 0 ? ltl_scopes_find(&flow->scopes, 0, name) : 0;
    const ltl_declaration *class = &flow->scopes.all.at[of];
    bool is_class = of != 0 && class->kind == LTL_DECLARED_CLASS && class->writes == 1;
    while (last > 0 && path.ptr[last - 1] == '\\') {
        last--;
    }
    return is_class && is_same_path(ltl_str_slice(path, 0, last), namespace_of(tree, class->declarer))
               ? class->declarer
               : LTL_NO_NODE;
}
