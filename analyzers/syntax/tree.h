/* tree.h - the normalised tree: one flat form for every language.
 *
 * Shape    parallel arrays in pre-order. The children of n are n+1, end[n+1], … while below end[n];
 *          "is d inside n" is n < d && d < end[n]. Node 0 is the ROOT. Apart from it, no node starts
 *          before the one in front of it.
 *          The name of a leaf is its interned text; of a STRING, its content without quotes; of an
 *          inner node, the text of its operator tokens ("+", "not in", "const"), 0 if it has none.
 *          Comments are kept beside the tree, in source order.
 *          Posting lists: all nodes of a kind, and all leaves that carry a base name, each in
 *          pre-order.
 * Units    start and stop are byte offsets in the source, stop one past the last byte
 * Owns     the arrays belong to the arena given to ltl_tree_build
 * Errors   see syntax/parse.h
 * Threads  immutable once built
 * Cost     26 bytes a node; built in one pass, nothing allocated per node
 */
#ifndef LTL_SYNTAX_TREE_H
#define LTL_SYNTAX_TREE_H

#include "analyzers/syntax/names.h"
#include "core/source.h"
#include "core/span.h"
#include "grammars/language.h"

typedef uint32_t ltl_node;
#define LTL_NO_NODE UINT32_MAX
#define LTL_SYMBOL_SYNTHETIC UINT16_MAX /* a node put there by a wrap row */

typedef struct ltl_tree {
    const ltl_source *source;
    const ltl_language *language;
    const struct ltl_grammar *grammar; /* see grammar.h */
    const ltl_names *names;
    uint32_t count;
    uint32_t capacity;
    uint8_t *kind; /* ltl_kind */
    uint8_t *role; /* ltl_role */
    uint16_t *symbol;
    uint32_t *start;
    uint32_t *stop;
    ltl_node *end;
    ltl_node *parent;
    uint32_t *name;
    ltl_node kind_first[LTL_KIND_COUNT]; /* LTL_NO_NODE: none */
    ltl_node *kind_next;
    ltl_node *base_first; /* by base name id; LTL_NO_NODE: none */
    ltl_node *base_next;  /* by node; meaningful for nodes with a base name */
    ltl_span *comments;
    uint32_t comment_count;
    uint32_t error_count;
    uint32_t error_bytes; /* covered by ERROR nodes */
    bool is_cut;          /* deeper than LTL_MAX_TREE_DEPTH somewhere */
} ltl_tree;

static inline ltl_kind ltl_tree_kind(const ltl_tree *tree, ltl_node node) {
    return (ltl_kind)tree->kind[node];
}
static inline ltl_role ltl_tree_role(const ltl_tree *tree, ltl_node node) {
    return (ltl_role)tree->role[node];
}
static inline ltl_span ltl_tree_span(const ltl_tree *tree, ltl_node node) {
    return (ltl_span){tree->start[node], tree->stop[node]};
}
static inline bool ltl_tree_is_leaf(const ltl_tree *tree, ltl_node node) {
    return tree->end[node] == node + 1;
}
static inline ltl_node ltl_tree_first_child(const ltl_tree *tree, ltl_node node) {
    return tree->end[node] > node + 1 ? node + 1 : LTL_NO_NODE;
}
static inline ltl_node ltl_tree_next_sibling(const ltl_tree *tree, ltl_node node) {
    ltl_node next = tree->end[node];
    ltl_node parent = tree->parent[node];
    return parent != LTL_NO_NODE && next < tree->end[parent] ? next : LTL_NO_NODE;
}
/* First child with `role`, or LTL_NO_NODE. */
ltl_node ltl_tree_child(const ltl_tree *tree, ltl_node node, ltl_role role);
uint32_t ltl_tree_child_count(const ltl_tree *tree, ltl_node node);
ltl_str ltl_tree_text(const ltl_tree *tree, ltl_node node);
/* The text of the leaf's name or the node's operator; empty when it has none. */
ltl_str ltl_tree_name(const ltl_tree *tree, ltl_node node);
/* The bytes between the quotes of a STRING. */
ltl_span ltl_tree_string_content(const ltl_tree *tree, ltl_node node);
/* The grammar's own name of the node type, "-" for a synthetic node. */
const char *ltl_tree_symbol_name(const ltl_tree *tree, ltl_node node);
/* Flags of the node's row. */
ltl_row_flags ltl_tree_row_flags(const ltl_tree *tree, ltl_node node);
/* True for ROOT, BLOCK and whatever the language marks as a statement list. */
bool ltl_tree_is_statement_list(const ltl_tree *tree, ltl_node node);
/* The first node but the ROOT that starts at `offset` or behind it; `count` when none does. */
ltl_node ltl_tree_first_from(const ltl_tree *tree, uint32_t offset);
/* Innermost node whose span contains `span`. */
ltl_node ltl_tree_node_at(const ltl_tree *tree, ltl_span span);
/* Names of enclosing functions and classes, outermost first, joined by dots; in `arena`. */
ltl_str ltl_tree_scope(const ltl_tree *tree, ltl_node node, ltl_arena *arena);
/* Index of the first comment that ends behind `offset`. */
uint32_t ltl_tree_comment_from(const ltl_tree *tree, uint32_t offset);
/* The comment that contains `offset`, or null. */
const ltl_span *ltl_tree_comment_at(const ltl_tree *tree, uint32_t offset);

#endif
