#include "tests/support/tree_text.h"

#include <stdlib.h>

static void write_node(const ltl_tree *tree, ltl_node node, uint32_t depth, ltl_buf *buf) {
    ltl_str name = ltl_tree_name(tree, node);
    ltl_kind kind = ltl_tree_kind(tree, node);
    for (uint32_t i = 0; i < depth; i++) {
        ltl_buf_append(buf, LTL_STR("  "));
    }
    if (tree->role[node] != LTL_ROLE_NONE) {
        ltl_buf_printf(buf, "%s: ", ltl_role_name(ltl_tree_role(tree, node)));
    }
    ltl_buf_append(buf, ltl_str_of(ltl_kind_name(kind)));
    if (kind == LTL_KIND_OTHER || kind == LTL_KIND_ERROR) {
        ltl_buf_printf(buf, "(%s)", ltl_tree_symbol_name(tree, node));
    }
    if (name.len > 0) {
        ltl_buf_append(buf, LTL_STR(" `"));
        for (size_t i = 0; i < name.len; i++) {
            if (name.ptr[i] == '\n') {
                ltl_buf_append(buf, LTL_STR("\\n"));
            } else {
                ltl_buf_append_byte(buf, name.ptr[i]);
            }
        }
        ltl_buf_append_byte(buf, '`');
    }
    ltl_buf_append_byte(buf, '\n');
}

void test_tree_write(const ltl_tree *tree, ltl_buf *buf) {
    uint32_t *depths = calloc(tree->count, sizeof *depths);
    for (ltl_node node = 0; depths != NULL && node < tree->count; node++) {
        depths[node] = node > 0 ? depths[tree->parent[node]] + 1 : 0;
        write_node(tree, node, depths[node], buf);
    }
    if (tree->error_count > 0) {
        ltl_buf_printf(buf, "%u errors\n", tree->error_count);
    }
    free(depths);
}

static const char *node_flaw(const ltl_tree *tree, ltl_node node) {
    ltl_node parent = tree->parent[node];
    if (parent >= node) {
        return "a parent does not come before its child";
    }
    if (tree->end[node] <= node || tree->end[node] > tree->end[parent]) {
        return "a subtree does not end inside its parent's";
    }
    if (tree->start[node] > tree->stop[node]) {
        return "a span ends before it starts";
    }
    if (tree->start[node] < tree->start[parent] || tree->stop[node] > tree->stop[parent]) {
        return "a span is not inside its parent's";
    }
    if (tree->kind[node] >= LTL_KIND_COUNT || tree->role[node] >= LTL_ROLE_COUNT) {
        return "a kind or role is out of range";
    }
    ltl_node after = tree->end[node];
    bool is_sibling = after < tree->end[parent];
    return is_sibling && tree->parent[after] != parent ? "what follows a subtree is no sibling" : NULL;
}

const char *test_tree_flaw(const ltl_tree *tree) {
    if (tree->count == 0 || tree->parent[0] != LTL_NO_NODE || tree->end[0] != tree->count ||
        ltl_tree_kind(tree, 0) != LTL_KIND_ROOT) {
        return "node 0 is not the root of all";
    }
    const char *flaw = NULL;
    for (ltl_node node = 1; flaw == NULL && node < tree->count; node++) {
        flaw = node_flaw(tree, node);
    }
    return flaw;
}
