/* broken.h - files of settings that their readers refuse, or read otherwise than they look.
 *
 * Shape    a finding for each fault that the change brings; without a change, for each there is
 * Units    -
 * Owns     -
 * Errors   files that cannot be read are left out
 * Threads  see assess.h
 * Cost     a read and a parse of each file of settings; of a change both sides of those in which there is a fault
 */
#ifndef LTL_SPECIALISTS_SETTINGS_BROKEN_H
#define LTL_SPECIALISTS_SETTINGS_BROKEN_H

#include "orchestrator/specialists/common/rule.h"

extern const ltl_rule_info ltl_rule_settings_broken;
extern const ltl_rule_info ltl_rule_settings_repeated;

/* False without the memory. */
bool ltl_broken_settings_look(ltl_assess *assess);

#endif
