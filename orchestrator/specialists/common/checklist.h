/* checklist.h - what a reviewer asks of every change, whatever it is about.
 *
 * Shape    one question per row: public functions, functions that grew harder, notes to do, mode bits, migrations
 *          that cannot be undone
 * Units    -
 * Owns     -
 * Errors   -
 * Threads  see assess.h
 * Cost     both sides of each changed file are parsed
 */
#ifndef LTL_SPECIALISTS_COMMON_CHECKLIST_H
#define LTL_SPECIALISTS_COMMON_CHECKLIST_H

#include "orchestrator/specialists/common/rule.h"

extern const ltl_rule_info ltl_rule_complexity_grew;
extern const ltl_rule_info ltl_rule_todo_added;
extern const ltl_rule_info ltl_rule_mode_changed;
extern const ltl_rule_info ltl_rule_migration_no_way_back;

/* False without the memory. */
bool ltl_checklist_look(ltl_assess *assess);

#endif
