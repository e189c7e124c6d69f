/* atom_internal.h - what the parts that know tests share: calls taken apart, words in tables.
 *
 * Shape    -
 * Units    -
 * Owns     nothing
 * Errors   -
 * Threads  any
 * Cost     -
 */
#ifndef LTL_GUARDS_ATOM_INTERNAL_H
#define LTL_GUARDS_ATOM_INTERNAL_H

#include "analyzers/guards/atom.h"

#define LTL_GUARD_HAS(list, name) ltl_guard__has(list, LTL_COUNT_OF(list), name)
bool ltl_guard__has(const char *const *list, size_t count, ltl_str name);

/* A call taken apart: `receiver.name(first, second)`. */
typedef struct ltl_guard_parts {
    ltl_str name;
    ltl_node receiver; /* LTL_NO_NODE: a function of no object */
    ltl_node first;
    ltl_node second;
} ltl_guard_parts;

bool ltl_guard__take_apart(const ltl_tree *tree, ltl_node call, ltl_guard_parts *out_parts);
/* Whether the node is a text with `part` in it. */
bool ltl_guard__has_text(const ltl_tree *tree, ltl_node node, const char *part);
/* Writes the atom; false when there is nothing that it asks about. */
bool ltl_guard__tells(ltl_guard_atom *out_atom, ltl_node asked, bool passes_when, unsigned kinds);
bool ltl_guard__asks_dots(const ltl_scopes *scopes, const ltl_guard_parts *call,
                          ltl_guard_atom *out_atom);
bool ltl_guard__atom_of_call(const ltl_scopes *scopes, ltl_node call, ltl_guard_atom *out_atom);
/* `is_numeric`: whether it asks whether what it is given is a number or a plain word, and with which outcome it is. */
bool ltl_guard__name_asks_shape(ltl_str name, bool *out_passes_when);
/* What `typeof x`, `len(x)`, `x.length` ask about; LTL_NO_NODE: it is none of them. */
ltl_node ltl_guard__measured(const ltl_tree *tree, ltl_node node);
/* `allowed[x]`. */
bool ltl_guard__atom_of_index(const ltl_scopes *scopes, ltl_node index, ltl_guard_atom *out_atom);

#endif
