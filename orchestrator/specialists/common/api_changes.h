/* api_changes.h - what a change takes away from those who call the code.
 *
 * Shape    public functions that are gone, or that ask for other arguments than before
 * Units    -
 * Owns     -
 * Errors   -
 * Threads  see assess.h
 * Cost     both sides of each changed file are parsed
 *
 * Two specialists ask the same question; what both say is one finding with both their names.
 */
#ifndef LTL_SPECIALISTS_COMMON_API_CHANGES_H
#define LTL_SPECIALISTS_COMMON_API_CHANGES_H

#include "orchestrator/specialists/common/functions.h"
#include "orchestrator/specialists/common/looker.h"

extern const ltl_rule_info ltl_rule_api_removed;
extern const ltl_rule_info ltl_rule_api_changed;

/* Of one file whose both sides were looked at; how many were told. */
uint32_t ltl_api_changes_say(ltl_looker *head, const ltl_named_functions *now,
                             const ltl_named_functions *before);

/* Of all changed files. False without the memory. */
bool ltl_api_changes_look(ltl_assess *assess);

#endif
