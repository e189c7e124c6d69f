/* undone_fixes.h - a change that brings back what an earlier commit mended.
 *
 * Shape    one finding per changed file and commit whose fix is undone there, at the place where it is; commits are
 *          those before the change, by what their messages say (fix_words.h)
 * Units    -
 * Owns     -
 * Errors   a history that cannot be read is a note of the specialist
 * Threads  see assess.h
 * Cost     LTL_FIX_COMMITS messages; of those that mended something, what they changed in the files of the change
 */
#ifndef LTL_SPECIALISTS_COMMON_UNDONE_FIXES_H
#define LTL_SPECIALISTS_COMMON_UNDONE_FIXES_H

#include "orchestrator/specialists/common/rule.h"

extern const ltl_rule_info ltl_rule_fix_undone;
extern const ltl_rule_info ltl_rule_security_fix_undone;

/* False without the memory. */
bool ltl_undone_fixes_look(ltl_assess *assess);

#endif
