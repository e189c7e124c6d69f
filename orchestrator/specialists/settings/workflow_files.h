/* workflow_files.h - workflows of our own that could not run as a change has them.
 *
 * Shape    a finding for each problem that `workflow validate` would tell, at its line and column; of a change those
 *          that were not there before
 * Units    -
 * Owns     -
 * Errors   files that cannot be read are left out
 * Threads  see assess.h
 * Cost     a read of each file in YAML, a parse of those that are workflows
 *
 * Nothing is ever run from the repository at hand; but its pipelines name these files, and would learn of a fault only
 * when they start.
 */
#ifndef LTL_SPECIALISTS_SETTINGS_WORKFLOW_FILES_H
#define LTL_SPECIALISTS_SETTINGS_WORKFLOW_FILES_H

#include "orchestrator/specialists/common/rule.h"

extern const ltl_rule_info ltl_rule_workflow_broken;
extern const ltl_rule_info ltl_rule_workflow_doubtful;

/* False without the memory. */
bool ltl_workflow_files_look(ltl_assess *assess);

#endif
