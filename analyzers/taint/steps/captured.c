/* What C++'s lambdas keep under a name of their own: `[y = x]`, which is one word of the tree and read as text. */
#include "analyzers/dataflow/scopes.h"
#include "analyzers/taint/steps/captured.h"

static bool is_name_byte(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

/* The last name in the text: `x` of `x`, `&x`, `std::move(x)`; 0: none that the file has. */
static uint32_t last_name(const ltl_taint *t, ltl_str text) {
    size_t end = text.len;
    while (end > 0 && !is_name_byte(text.ptr[end - 1])) {
        end--;
    }
    size_t start = end;
    while (start > 0 && is_name_byte(text.ptr[start - 1])) {
        start--;
    }
    return end > start ? ltl_names_find(t->tree->names, ltl_str_slice(text, start, end)) : 0;
}

/* The nearest use of the name before the lambda tells which variable it is. */
static ltl_taint_path path_before(ltl_taint *t, ltl_node lambda, uint32_t name) {
    const ltl_tree *tree = t->tree;
    ltl_node from = ltl_taint__node_of(t, t->unit);
    for (ltl_node node = lambda; name != 0 && node > from && ltl_taint__spend(t, 1); node--) {
        if (tree->kind[node] == LTL_KIND_NAME && tree->name[node] == name && t->scopes->of[node] != 0) {
            return ltl_taint__path(t, node);
        }
    }
    return 0;
}

void ltl_taint__capture(ltl_taint *t, ltl_node lambda) {
    const ltl_tree *tree = t->tree;
    bool may_be = tree->kind[lambda] == LTL_KIND_LAMBDA && ltl_language_is(tree->language, "cpp");
    ltl_node list = may_be ? ltl_tree_child(tree, lambda, LTL_ROLE_MODIFIER) : LTL_NO_NODE;
    ltl_str text = list != LTL_NO_NODE ? ltl_tree_text(tree, list) : LTL_STR_NONE;
    text = text.len > 2 ? ltl_str_slice(text, 1, text.len - 1) : LTL_STR_NONE;
    ltl_str piece;
    while (text.len > 0 && ltl_str_split(&text, ',', &piece)) {
        size_t sign = ltl_str_find_byte(piece, '=', 0);
        bool is_one = sign != SIZE_MAX && sign > 0 && sign + 1 < piece.len;
        uint32_t to = is_one ? last_name(t, ltl_str_slice(piece, 0, sign)) : 0;
        uint32_t from = is_one ? last_name(t, ltl_str_slice(piece, sign + 1, piece.len)) : 0;
        ltl_taint_path given = to != 0 ? path_before(t, lambda, from) : 0;
        if (given != 0) {
            ltl_taint_path path = ltl_taint_path_below(t->arena, &t->paths, 0, to);
            ltl_taint_value value = ltl_taint_state_read(&t->state, &t->paths, given);
            ltl_taint_state_set(t->arena, &t->state, &t->paths, path, value);
            ltl_taint_state_copy_below(t->arena, &t->state, &t->paths, given, &t->state, path);
        }
    }
}
