/* tree_view.h - the normalised tree as text, for people who write rules.
 *
 * Shape    a line per node: role, kind, text, place, the grammar's own name; of a pattern what each node
 *          asks for
 * Units    lines and columns from 1
 * Owns     the arena of the view
 * Errors   the writer's
 * Threads  one owner
 * Cost     O(nodes)
 */
#ifndef LTL_CLI_TREE_VIEW_H
#define LTL_CLI_TREE_VIEW_H

#include "analyzers/patterns/pattern.h"
#include "core/out.h"

typedef struct ltl_tree_view {
    ltl_arena *arena;
    ltl_out *out;
    const ltl_metavariables *metavariables; /* of a pattern */
    bool has_colour;
    ltl_node marked; /* gets `mark` at the end of its line; LTL_NO_NODE: none does */
    ltl_str mark;
} ltl_tree_view;

/* The nodes from `first` up to `end`, deeper ones moved right. `pattern` is null for a file. */
void ltl_tree_view_print(const ltl_tree_view *view, const ltl_tree *tree, ltl_node first,
                         ltl_node end, const ltl_pattern *pattern);

#endif
