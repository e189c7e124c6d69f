/* suggest.h - "did you mean", over candidates that come one at a time.
 *
 * Shape    the nearest by edits (core/nearest.h), else one that starts or ends as the name does
 * Units    edits
 * Owns     nothing; candidates are borrowed
 * Errors   none
 * Threads  reentrant
 * Cost     see core/nearest.h
 */
#ifndef LTL_CLI_SUGGEST_H
#define LTL_CLI_SUGGEST_H

#include "core/str.h"

typedef struct ltl_suggestion {
    ltl_str name;
    ltl_str best; /* empty: nothing is near */
    uint32_t edits;
} ltl_suggestion;

/* Make one, try every candidate, then read `best`. */
ltl_suggestion ltl_suggestion_of(ltl_str name);
void ltl_suggestion_try(ltl_suggestion *suggestion, ltl_str candidate);

#endif
