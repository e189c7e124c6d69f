/* required_files.h - files that people and tools look for at the root of a repository.
 *
 * Shape    one finding per file that is not there, at the path where it would be
 * Units    -
 * Owns     -
 * Errors   a folder that cannot be listed is a note of the specialist
 * Threads  see assess.h
 * Cost     the names of three folders
 */
#ifndef LTL_SPECIALISTS_COMMON_REQUIRED_FILES_H
#define LTL_SPECIALISTS_COMMON_REQUIRED_FILES_H

#include "orchestrator/specialists/common/rule.h"

extern const ltl_rule_info ltl_rule_licence_missing;
extern const ltl_rule_info ltl_rule_readme_missing;
extern const ltl_rule_info ltl_rule_security_missing;
extern const ltl_rule_info ltl_rule_changelog_missing;
extern const ltl_rule_info ltl_rule_required_deleted;

/* Of a scan: what is missing. Of a change: what it deletes. */
void ltl_required_files_look(ltl_assess *assess);

#endif
