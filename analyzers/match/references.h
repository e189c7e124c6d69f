/* references.h - nodes that stand for others: YAML's `*x`, and the pairs that `<<: *x` brings in.
 *
 * Shape    by node of the tree the node that it means, LTL_NO_NODE for those that mean themselves. Trees are as
 *          written: only a match goes on at the node that is meant, and binds that
 * Units    -
 * Owns     the arena of the call
 * Errors   a name that nothing before it has, and what lies in what it means, means nothing. Merging more than
 *          LTL_MAX_MERGED_MAPPINGS mappings into one gives the rule up on that file
 * Threads  reentrant
 * Cost     O(nodes) once for a file that has references; a match goes as deep as its pattern, so that references
 *          to references cost what the pattern asks for
 */
#ifndef LTL_MATCH_REFERENCES_H
#define LTL_MATCH_REFERENCES_H

#include "analyzers/syntax/tree.h"

/* Null when the tree has none. */
ltl_node *ltl_references_read(ltl_arena *arena, const ltl_tree *tree);

#endif
