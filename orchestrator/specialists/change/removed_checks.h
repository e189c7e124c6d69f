/* removed_checks.h - something that guards went away and did not come back.
 *
 * Shape    one finding per changed file, at the first line of the change
 * Units    -
 * Owns     -
 * Errors   -
 * Threads  see assess.h
 * Cost     the changed lines, as words: see plan/touch.h
 */
#ifndef LTL_SPECIALISTS_COMMON_REMOVED_CHECKS_H
#define LTL_SPECIALISTS_COMMON_REMOVED_CHECKS_H

#include "orchestrator/specialists/common/rule.h"

extern const ltl_rule_info ltl_rule_check_removed;

/* False without the memory. */
bool ltl_removed_checks_look(ltl_assess *assess);

#endif
