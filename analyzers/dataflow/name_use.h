/* name_use.h - what a name does where it stands: it is read, written, declared, or no variable at all.
 *
 * Shape    a walk over the tree in pre-order that keeps the use which names have at the node at hand:
 *          below the LEFT of an assignment they are written, below the receiver of a member read …
 * Units    -
 * Owns     its stack, in the arena given
 * Errors   -
 * Threads  one owner
 * Cost     constant time a node; the stack is as deep as uses nest
 */
#ifndef LTL_DATAFLOW_NAME_USE_H
#define LTL_DATAFLOW_NAME_USE_H

#include "analyzers/syntax/tree.h"
#include "core/vec.h"

typedef enum ltl_name_use {
    LTL_NAME_READ,
    LTL_NAME_WRITTEN,  /* gets a value */
    LTL_NAME_CHANGED,  /* read and written: `x += 1`, `x++` */
    LTL_NAME_EXPOSED,  /* others may write it from now on: `&x`, PHP's references, `del x` */
    LTL_NAME_DECLARED, /* this is what declares it; `declarer` is the node that does */
    LTL_NAME_IMPORTED,
    LTL_NAME_OUTER,    /* `global x`, `nonlocal x` */
    LTL_NAME_NONE,     /* no variable: a label, a keyword argument, the name of a member */
} ltl_name_use;

typedef struct ltl_name_region {
    ltl_node end;
    ltl_node declarer; /* the node that declares or writes */
    ltl_name_use use;
} ltl_name_region;

typedef struct ltl_name_walk {
    const ltl_tree *tree;
    ltl_arena *arena;
    struct ltl_name_regions LTL_VEC(ltl_name_region) regions;
} ltl_name_walk;

void ltl_name_walk_init(ltl_name_walk *walk, ltl_arena *arena, const ltl_tree *tree);
/* To be called for every node, in order; the region that `node` is in. */
ltl_name_region ltl_name_walk_at(ltl_name_walk *walk, ltl_node node);

#endif
