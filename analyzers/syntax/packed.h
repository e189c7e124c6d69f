/* packed.h - a tree beside the parser that made it, as small as it gets, with its text and the names of its file.
 *
 * Shape    the arrays of a tree without its posting lists, which are made anew with each unpacking; whoever unpacks it
 *          has a table with the same base names, and the names get the numbers that they had
 * Units    bytes
 * Owns     arena, and all in it; a tree that was unpacked borrows from it
 * Errors   those of the arena
 * Threads  immutable once packed: any number of threads may unpack it
 * Cost     24 bytes a node, the text, 24 bytes a name; unpacking is a pass over the nodes, a thousandth of a parse
 */
#ifndef LTL_SYNTAX_PACKED_H
#define LTL_SYNTAX_PACKED_H

#include "analyzers/syntax/tree.h"

typedef struct ltl_packed_tree {
    ltl_arena arena;
    ltl_source source;
    ltl_tree tree; /* without names and posting lists */
    ltl_name_entry *names; /* those behind the base, in the order of their numbers */
    uint32_t name_count;
} ltl_packed_tree;

/* `names_end` is behind the last name that the tree mentions. */
void ltl_tree_pack(const ltl_tree *tree, uint32_t names_end, ltl_packed_tree *out);
/* The tree in `arena`, of `packed->source`. `names` holds its base alone, and then those of the file. */
const ltl_tree *ltl_tree_unpack(const ltl_packed_tree *packed, ltl_arena *arena, ltl_names *names);
size_t ltl_packed_bytes(const ltl_packed_tree *packed);
void ltl_packed_clear(ltl_packed_tree *packed);

/* Chains all nodes of a kind, and all leaves of a base name of `tree->names`. */
void ltl_tree_link_postings(ltl_tree *tree, ltl_arena *arena);

#endif
