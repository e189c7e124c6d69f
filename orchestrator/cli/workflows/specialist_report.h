/* specialist_report.h - the specialists of the workflow that does the work: what they need, what they said.
 *
 * Shape    before the rules are loaded, the domains that nobody in the workflow answers for are left out; after the
 *          run there is one assessment per step with a specialist
 * Units    -
 * Owns     the arena of the analysis
 * Errors   those of reading the workflow
 * Threads  main thread
 * Cost     the workflow is read once more; O(findings) an assessment
 */
#ifndef LTL_CLI_WORKFLOWS_SPECIALIST_REPORT_H
#define LTL_CLI_WORKFLOWS_SPECIALIST_REPORT_H

#include "orchestrator/cli/analysis/analysis.h"

/* Narrows the domains of the settings; a workflow without specialists leaves them as they are. */
LTL_MUST_USE ltl_status ltl_specialists_narrow(ltl_analysis *analysis, ltl_error *error);
/* Assessments and the name of the workflow; a specialist that failed is a problem. Before the gate is asked. */
void ltl_specialists_report(ltl_analysis *analysis);
/* Adds the rules of the specialists that the workflow has, as far as they are selected. */
void ltl_specialists_rules(ltl_analysis *analysis, ltl_rule_infos *rules);
/* The gate of the settings, or the strictest that a step asks for when the user did not say. */
ltl_gate_options ltl_specialists_gate(const ltl_analysis *analysis);

#endif
