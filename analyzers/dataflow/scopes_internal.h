/* scopes_internal.h - what the two walks that resolve names share.
 *
 * Shape    the first walk finds the declarations and the scope of each; the second one carries, name by
 *          name, the declaration that is visible, and links every use
 * Units    -
 * Owns     the arena of the call
 * Errors   none
 * Threads  one owner
 * Cost     -
 */
#ifndef LTL_DATAFLOW_SCOPES_INTERNAL_H
#define LTL_DATAFLOW_SCOPES_INTERNAL_H

#include "analyzers/dataflow/name_use.h"
#include "analyzers/dataflow/scopes.h"

/* What an `OUTER` entry of a function says: the name means a declaration further out. */
enum { LTL_DECLARED_OUTER = LTL_DECLARED_IMPORT + 1 };

/* Scope of the key under which stands that somebody assigns to that member of an unknown object. */
#define LTL_FOREIGN_SCOPE (LTL_NO_NODE - 1)

uint32_t ltl_scopes__add(ltl_arena *arena, ltl_scopes *scopes, ltl_declaration declaration);
static inline void ltl_scopes__put(ltl_arena *arena, ltl_scopes *scopes, ltl_node scope,
                                   uint32_t name, uint32_t value) {
    ltl_pairs_put(arena, &scopes->by_scope, scope, name, value);
}
static inline bool ltl_scopes__has(const ltl_scopes *scopes, unsigned flag) {
    return (scopes->tree->language->scoping & flag) != 0;
}

void ltl_scopes__list_locals(ltl_arena *arena, ltl_scopes *scopes);
void ltl_scopes__declare(ltl_arena *arena, ltl_scopes *scopes);
void ltl_scopes__resolve(ltl_arena *arena, ltl_scopes *scopes);

#endif
