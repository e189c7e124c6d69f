/* nearest.h - the known word that a mistyped one was probably meant to be.
 *
 * Shape    Damerau-Levenshtein distance (insert, drop, replace, swap neighbours) over bytes
 * Units    -
 * Owns     nothing
 * Errors   none; null when no word is near: farther than a third of the length, at least 1
 * Threads  reentrant
 * Cost     O(length²) a candidate; words over LTL_NEAREST_MAX_BYTES have no neighbour
 */
#ifndef LTL_CORE_NEAREST_H
#define LTL_CORE_NEAREST_H

#include "core/str.h"

enum { LTL_NEAREST_MAX_BYTES = 48 };

/* Edits from `a` to `b`, or UINT32_MAX when one is too long. ASCII letters compare in any case. */
uint32_t ltl_edit_distance(ltl_str a, ltl_str b);
/* Whether `candidate` is near enough to be offered for `word`; `*best` is the least distance so far
 * (start with UINT32_MAX) and falls when it is. */
bool ltl_nearest_try(ltl_str word, ltl_str candidate, uint32_t *best);
/* The first of the nearest of a null-terminated list, or null. */
const char *ltl_nearest(ltl_str word, const char *const *candidates);

#endif
