/* selection.h - which rules of a set are wanted.
 *
 * Shape    a rule runs when its domain, severity and confidence are wanted, when something of `select`
 *          names it (or nothing is selected), and nothing of `ignore` does. A name is a rule id, the end
 *          of one after a dot, a domain, CWE-<n>, or a severity
 * Units    -
 * Owns     borrows the settings
 * Errors   LTL_USAGE: a name that fits no rule, with the one that was probably meant
 * Threads  immutable once made
 * Cost     O(names) a rule
 */
#ifndef LTL_CLI_RULES_SELECTION_H
#define LTL_CLI_RULES_SELECTION_H

#include "analyzers/ruleset/ruleset.h"
#include "orchestrator/cli/settings.h"

/* Whether that name of --select or --ignore means the rule. */
bool ltl_selection_names(ltl_str name, const ltl_rule_info *rule);
/* `context` is a ltl_settings. */
bool ltl_selection_accepts(void *context, const ltl_rule_info *rule);
/* That every name from the command line fits some rule of the set or of an agent; names in a settings
 * file may be of rules that are not loaded this time. */
LTL_MUST_USE ltl_status ltl_selection_check(const ltl_settings *settings,
                                            const ltl_ruleset *ruleset, ltl_error *error);

#endif
