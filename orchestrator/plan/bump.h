/* bump.h - whether a manifest's change only moves versions.
 *
 * Shape    each added line must be a removed one but for its digits, dots and version marks
 * Units    -
 * Owns     nothing
 * Errors   none: a line that cannot be paired means no
 * Threads  reentrant
 * Cost     added lines × removed lines, at most LTL_BUMP_MAX_LINES of each
 */
#ifndef LTL_PLAN_BUMP_H
#define LTL_PLAN_BUMP_H

#include "core/str.h"

enum { LTL_BUMP_MAX_LINES = 200 };

/* True when something was added and every added line has its twin among the removed ones. */
bool ltl_is_version_bump(ltl_str added_text, ltl_str removed_text);

#endif
