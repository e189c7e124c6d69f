/* typed.h - where the file says which type an expression has.
 *
 * Shape    nodes of the tree of the code
 * Units    -
 * Owns     nothing
 * Errors   none: what is not written is unknown
 * Threads  one owner
 * Cost     a few steps an expression, each paid for by the search
 */
#ifndef LTL_MATCH_PROVE_TYPED_H
#define LTL_MATCH_PROVE_TYPED_H

#include "analyzers/match/matcher_internal.h"

typedef struct ltl_type_found {
    ltl_node type;     /* the node that says it; LTL_NO_NODE: see `value` */
    ltl_node value;    /* an expression of that type: a literal; LTL_NO_NODE: unknown */
    ltl_node declarer; /* where a pointer's star may stand beside the type */
} ltl_type_found;

ltl_type_found ltl_typed__find(ltl_search *search, ltl_node t);

/* The field that a member of the object at hand is declared as, where members are spelt in another way than
 * fields, or by a parameter of the constructor; LTL_NO_NODE: it is not, or without a type. */
ltl_node ltl_typed__written_field(ltl_search *search, ltl_node member);
/* The function of the file that a call means: by its name, of the class at hand, or of one that is named. */
ltl_node ltl_typed__called(ltl_search *search, ltl_node call);
/* The one thing that a short function without a type gives back, where these are usual. */
ltl_node ltl_typed__given(const ltl_tree *tree, ltl_node function);
/* The name of the class around for `self` and `static`; else the type itself. */
ltl_node ltl_typed__meant(const ltl_tree *tree, ltl_node type);

#endif
