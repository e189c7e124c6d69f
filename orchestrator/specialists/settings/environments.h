/* environments.h - files of settings that differ only in the environment they are for, and what one of them lacks.
 *
 * Shape    a family: the same path but for a word such as production, staging or qa; a key that all others of the
 *          family have and one that people work with has not
 * Units    -
 * Owns     the arena of the call
 * Errors   files that cannot be read are left out
 * Threads  see assess.h
 * Cost     a read of each file of settings whose path names an environment; of a change, of the families it touches
 */
#ifndef LTL_SPECIALISTS_SETTINGS_ENVIRONMENTS_H
#define LTL_SPECIALISTS_SETTINGS_ENVIRONMENTS_H

#include "orchestrator/specialists/common/rule.h"

extern const ltl_rule_info ltl_rule_setting_missing;
extern const ltl_rule_info ltl_rule_setting_undocumented;

/* False without the memory. */
bool ltl_environments_look(ltl_assess *assess);

#endif
