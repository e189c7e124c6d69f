/* atom.h - what one test asks of a value: that it is one of a list, has a form, is a number, lies below a
 * place.
 *
 * Shape    a test is a node (a comparison, a call, a look-up); an atom says which expression it is about, and
 *          with which outcome that has passed
 * Units    nodes
 * Owns     nothing
 * Errors   a test that is not understood is no atom
 * Threads  any, over immutable scopes
 * Cost     a few look-ups
 */
#ifndef LTL_GUARDS_ATOM_H
#define LTL_GUARDS_ATOM_H

#include "analyzers/dataflow/scopes.h"

enum ltl_guard_kind {
    LTL_GUARD_LIST = 1 << 0,   /* one of a list, or equal to a constant */
    LTL_GUARD_FORM = 1 << 1,   /* all of it has a form */
    LTL_GUARD_NUMBER = 1 << 2,
    LTL_GUARD_PLACE = 1 << 3,  /* it begins with something, or has no `..` */
    LTL_GUARD_NAME = 1 << 4,   /* only a name says so */
    LTL_GUARD_AMONG = 1 << 5,  /* one of what the program has at hand: counts where that decides what is done */
};

typedef struct ltl_guard_atom {
    ltl_node asked;    /* what it is about */
    bool passes_when;  /* the outcome with which that has passed */
    unsigned kinds;    /* ltl_guard_kind; 0: null, empty, long: that says nothing of where it may go */
} ltl_guard_atom;

bool ltl_guard_atom_of(const ltl_scopes *scopes, ltl_node node, ltl_guard_atom *out_atom);
/* missing.c: whether the call looks something up in what the program has at hand; it is about the key, of which
 * there is something when that gives something. */
bool ltl_guard_looks_up(const ltl_scopes *scopes, ltl_node call, ltl_guard_atom *out_atom);
/* `row is None`, `!row`, of what such a look-up gave. */
bool ltl_guard_asks_found(const ltl_scopes *scopes, ltl_node test);
/* Whether the call fails unless it is given a number, a UUID …: `int(x)`; what is given. */
ltl_node ltl_guard_converts(const ltl_scopes *scopes, ltl_node call);
/* Whether the expression is a list of what is allowed: one that is written out, or is called so. */
bool ltl_guard_is_list(const ltl_scopes *scopes, ltl_node node);
/* Whether it is a collection that the program has at hand: no parameter, nothing that was sent. */
bool ltl_guard_is_kept(const ltl_scopes *scopes, ltl_node node);
/* The last name of `a.b.f`; LTL_NO_NODE: it has none. */
ltl_node ltl_guard_last_name(const ltl_tree *tree, ltl_node node);
/* The expression that a variable of one value gets; LTL_NO_NODE: it is none. */
ltl_node ltl_guard_made_of(const ltl_scopes *scopes, ltl_node name);

/* pins.c: whether `node` is, or holds, a regular expression; and whether what matches it all the way is made of
 * few characters. */
bool ltl_guard_is_pattern(const ltl_scopes *scopes, ltl_node node);
bool ltl_guard_pins(const ltl_scopes *scopes, ltl_node pattern, bool is_from_start, bool is_to_end);
/* `[^a-z0-9]`: a text in which it is found nowhere is made of few characters. */
bool ltl_guard_forbids(const ltl_scopes *scopes, ltl_node pattern);
/* `\.{1,2}[\/]?`: one in which it is found nowhere leads out of no folder. */
bool ltl_guard_forbids_dots(const ltl_scopes *scopes, ltl_node pattern);

#endif
