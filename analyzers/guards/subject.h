/* subject.h - whose value a test is about: variables it names, and those that they were made of.
 *
 * Shape    declarations, by number
 * Units    -
 * Owns     the caller's array
 * Errors   past the most that fit, further ones are left out
 * Threads  any, over immutable scopes
 * Cost     the size of the expressions looked at, which is bounded
 */
#ifndef LTL_GUARDS_SUBJECT_H
#define LTL_GUARDS_SUBJECT_H

#include "analyzers/guards/atom.h"

enum { LTL_GUARD_SUBJECTS = 12 };

typedef struct ltl_guard_subjects {
    uint32_t at[LTL_GUARD_SUBJECTS]; /* declarations */
    uint32_t count;
} ltl_guard_subjects;

/* Those whose whole value the atom has judged, where it judges whole values: a suffix that is one of a list
 * says nothing of the rest. Places are told of what a path is made of. */
void ltl_guard_subjects_of(const ltl_scopes *scopes, const ltl_guard_atom *atom,
                           ltl_guard_subjects *out_subjects);

/* The expression whose whole value that of `node` is, in another dress (`trim(x)`, `(string)x`); LTL_NO_NODE: it is
 * a part, or more. */
ltl_node ltl_guard_whole_of(const ltl_tree *tree, ltl_node node);

#endif
