/* variables.h - variables of the environment that a change asks for and nothing defines, and defaults it takes away.
 *
 * Shape    findings of a change: a new reference to a name that stands in no list, a name that goes from a list and is
 *          still read, a default that goes, a default that switches debugging on
 * Units    -
 * Owns     the arena of the call
 * Errors   files that cannot be read are left out
 * Threads  see assess.h
 * Cost     the changed files; where they ask for something new, the lists of the repository; where a name goes from a
 *          list, its code, up to a limit
 *
 * Only where a repository has a list of its variables (.env files, compose) is one that is not on it worth a word.
 */
#ifndef LTL_SPECIALISTS_SETTINGS_VARIABLES_H
#define LTL_SPECIALISTS_SETTINGS_VARIABLES_H

#include "orchestrator/specialists/common/rule.h"

extern const ltl_rule_info ltl_rule_variable_undefined;
extern const ltl_rule_info ltl_rule_default_removed;
extern const ltl_rule_info ltl_rule_debug_by_default;

/* False without the memory. */
bool ltl_variables_look(ltl_assess *assess);

#endif
