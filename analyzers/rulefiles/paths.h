/* paths.h - which files a rule is for, by its `paths`.
 *
 * Shape    gitignore-like patterns: a leading slash ties a pattern to the root, any other floats;
 * `*` stays within a segment, `**` crosses; a pattern that fits a folder fits all below it.
 *          `exclude` wins; without `include` every path is in
 * Units    paths relative to the root, `/` between segments
 * Owns     nothing
 * Errors   none
 * Threads  reentrant
 * Cost     segments² × patterns; nothing for a rule without `paths`
 */
#ifndef LTL_RULEFILES_PATHS_H
#define LTL_RULEFILES_PATHS_H

#include "analyzers/rulefiles/rule.h"

bool ltl_rule_wants_path(const ltl_rule *rule, ltl_str path);
/* The same for one pattern. */
bool ltl_path_pattern_matches(ltl_str pattern, ltl_str path);

#endif
