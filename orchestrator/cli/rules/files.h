/* files.h - the rules of a run, read from the built-in pack or from files.
 *
 * Shape    a file, or a folder in which every *.yaml and *.yml is one; hidden folders and files whose name
 *          ends in .test.yaml (fixtures) are left out, links are not followed
 * Units    bytes
 * Owns     the rule set copies what it keeps
 * Errors   LTL_NOT_FOUND, LTL_IO, LTL_LIMIT, LTL_REFUSED for a path that cannot be read; what is wrong
 *          inside a file is a problem of the rule set
 * Threads  one owner
 * Cost     one read a file
 */
#ifndef LTL_CLI_RULES_FILES_H
#define LTL_CLI_RULES_FILES_H

#include "analyzers/ruleset/ruleset.h"
#include "orchestrator/cli/settings.h"

/* Rule files below `path`, or `path` itself, in bytewise order. */
LTL_MUST_USE ltl_status ltl_rule_files_list(ltl_arena *arena, ltl_str path, ltl_str_list *files,
                                            ltl_error *error);
/* All the settings ask for: the pack unless they say otherwise, then their own. Packs of domains
 * that are not wanted are not even read. */
LTL_MUST_USE ltl_status ltl_rule_files_load(ltl_arena *arena, const ltl_settings *settings,
                                            ltl_ruleset *ruleset, ltl_error *error);
bool ltl_rule_file_is_named(ltl_str path);

#endif
