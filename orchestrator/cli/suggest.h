/* suggest.h - the name that was probably meant.
 *
 * Shape    the nearest of some names by edits (insert, delete, replace, swap neighbours)
 * Units    edits
 * Owns     nothing
 * Errors   none
 * Threads  reentrant
 * Cost     O(name × candidate) a candidate
 */
#ifndef LTL_CLI_SUGGEST_H
#define LTL_CLI_SUGGEST_H

#include "core/str.h"

enum { LTL_SUGGEST_MAX_BYTES = 64 };

typedef struct ltl_suggestion {
    ltl_str name;
    ltl_str best; /* empty: nothing is near */
    uint32_t edits;
} ltl_suggestion;

/* `ltl_suggestion_of(name)`, then every candidate, then read `best`: at most a third of the name's
 * letters may differ, or one name be the start of the other. */
ltl_suggestion ltl_suggestion_of(ltl_str name);
void ltl_suggestion_try(ltl_suggestion *suggestion, ltl_str candidate);
uint32_t ltl_edit_distance(ltl_str a, ltl_str b);

#endif
