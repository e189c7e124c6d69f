#include "analyzers/syntax/flattener.h"

#include "core/limits.h"

/* Some grammars read `a && b.c()` as `(a && b).c()`. The suffix, S, belongs to the last operand, L, of the
 * operator, B, that it was put around:
 *
 *     S B a L r   becomes   B a S L r
 *
 * where r is what follows in S: a name, arguments. B and what stands before L move up by one place. */

static bool is_operator(const ltl_tree *tree, ltl_node node) {
    ltl_kind kind = ltl_tree_kind(tree, node);
    return (kind == LTL_KIND_BINARY || kind == LTL_KIND_UNARY || kind == LTL_KIND_CONDITIONAL) &&
           !ltl_tree_is_leaf(tree, node);
}

static ltl_node last_child(const ltl_tree *tree, ltl_node node) {
    ltl_node last = node + 1;
    while (tree->end[last] < tree->end[node]) {
        last = tree->end[last];
    }
    return last;
}

/* The operand that the suffix touches, below operators without parentheses; LTL_NO_NODE when the text
 * says that the suffix is of all. */
static ltl_node touched_operand(const ltl_tree *tree, ltl_node suffix) {
    ltl_node at = suffix + 1;
    if (at >= tree->count || tree->start[at] != tree->start[suffix] || !is_operator(tree, at)) {
        return LTL_NO_NODE;
    }
    while (is_operator(tree, at)) {
        ltl_node last = last_child(tree, at);
        if (tree->stop[last] != tree->stop[at]) {
            break; /* parentheses, or an operator behind */
        }
        at = last;
    }
    return at != suffix + 1 ? at : LTL_NO_NODE;
}

typedef struct suffix_record {
    uint8_t kind;
    uint16_t symbol;
    uint32_t stop;
    uint32_t name;
    ltl_node parent;
} suffix_record;

/* The nodes from `suffix` + 1 up to, without, `operand` move up by one. */
static void move_up(ltl_tree *tree, ltl_node suffix, ltl_node operand) {
    size_t moved = operand - suffix - 1;
    memmove(&tree->kind[suffix], &tree->kind[suffix + 1], moved * sizeof *tree->kind);
    memmove(&tree->role[suffix], &tree->role[suffix + 1], moved * sizeof *tree->role);
    memmove(&tree->symbol[suffix], &tree->symbol[suffix + 1], moved * sizeof *tree->symbol);
    memmove(&tree->start[suffix], &tree->start[suffix + 1], moved * sizeof *tree->start);
    memmove(&tree->stop[suffix], &tree->stop[suffix + 1], moved * sizeof *tree->stop);
    memmove(&tree->name[suffix], &tree->name[suffix + 1], moved * sizeof *tree->name);
    ltl_node parent = tree->parent[suffix];
    for (ltl_node node = suffix; node + 1 < operand; node++) {
        bool holds_operand = tree->end[node + 1] > operand;
        tree->end[node] = holds_operand ? tree->count : tree->end[node + 1] - 1;
        ltl_node old = tree->parent[node + 1];
        tree->parent[node] = old == suffix ? parent : old - 1;
    }
}

void ltl_flattener_bind_suffix(flattener *f, ltl_node suffix) {
    ltl_tree *tree = f->tree;
    ltl_node operand = touched_operand(tree, suffix);
    if (operand == LTL_NO_NODE) {
        return;
    }
    uint32_t moved = operand - suffix;
    if (f->suffix_moves + moved > LTL_MAX_SUFFIX_MOVES) {
        tree->is_cut = true;
        return;
    }
    f->suffix_moves += moved;
    suffix_record had = {tree->kind[suffix], tree->symbol[suffix], tree->stop[suffix],
                         tree->name[suffix], tree->parent[operand]};
    uint8_t outer_role = tree->role[suffix];
    uint8_t inner_role = tree->role[suffix + 1];
    move_up(tree, suffix, operand);
    ltl_node at = operand - 1;
    tree->role[suffix] = outer_role;
    tree->kind[at] = had.kind;
    tree->symbol[at] = had.symbol;
    tree->name[at] = had.name;
    tree->role[at] = tree->role[operand];
    tree->role[operand] = inner_role;
    tree->start[at] = tree->start[operand];
    tree->stop[at] = had.stop;
    tree->end[at] = tree->count;
    tree->parent[at] = had.parent - 1;
    for (ltl_node node = operand; node < tree->count; node = tree->end[node]) {
        tree->parent[node] = at;
    }
    for (ltl_node node = tree->parent[at]; node >= suffix && node != LTL_NO_NODE;
         node = tree->parent[node]) {
        tree->stop[node] = had.stop;
    }
}
