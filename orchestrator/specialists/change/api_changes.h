/* api_changes.h - what a change takes away from those who call the code.
 *
 * Shape    public functions that are gone, or that ask for other arguments than before
 * Units    -
 * Owns     -
 * Errors   -
 * Threads  see assess.h
 * Cost     a parse of each file that has something to tell; of both sides where nobody compared them before
 *
 * Two specialists ask the same question; what both say is one finding with both their names.
 */
#ifndef LTL_SPECIALISTS_COMMON_API_CHANGES_H
#define LTL_SPECIALISTS_COMMON_API_CHANGES_H

#include "orchestrator/specialists/common/sides.h"

extern const ltl_rule_info ltl_rule_api_removed;
extern const ltl_rule_info ltl_rule_api_changed;

/* Of one file; `now` are the functions of the side that is looked at. */
void ltl_api_changes_say(ltl_looker *head, const ltl_function_delta *delta,
                         const ltl_named_functions *now);

/* Of all changed files. False without the memory. */
bool ltl_api_changes_look(ltl_assess *assess);

#endif
