/* vendored.h - code of other people that lies in the repository, and whether its licence does, too.
 *
 * Shape    one finding per vendored package in whose folder nobody says how it may be used
 * Units    -
 * Owns     -
 * Errors   -
 * Threads  see assess.h
 * Cost     O(paths)
 */
#ifndef LTL_SPECIALISTS_COMMON_VENDORED_H
#define LTL_SPECIALISTS_COMMON_VENDORED_H

#include "orchestrator/specialists/common/rule.h"

extern const ltl_rule_info ltl_rule_vendored_licence_missing;

void ltl_vendored_look(ltl_assess *assess);

#endif
