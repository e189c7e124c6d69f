/* json_parts.h - pieces of JSON that several formats write the same way.
 *
 * Shape    each call writes one key and its value into the open object
 * Units    -
 * Owns     nothing
 * Errors   those of the out
 * Threads  reentrant
 * Cost     O(bytes written)
 */
#ifndef LTL_REPORTS_JSON_PARTS_H
#define LTL_REPORTS_JSON_PARTS_H

#include "core/json.h"
#include "reports/report.h"

void ltl_json_key_tool(ltl_json *json, const ltl_report *report);
/* Nothing when the text is empty. */
void ltl_json_key_some(ltl_json *json, const char *key, ltl_str value);
void ltl_json_key_strs(ltl_json *json, const char *key, const ltl_str *values, uint32_t count);
void ltl_json_key_digest(ltl_json *json, const char *key, ltl_digest digest);
/* "CWE-78" for each weakness, whatever text follows the number in the rule. */
void ltl_json_key_cwe(ltl_json *json, const char *key, const ltl_rule_info *rule);
/* What the rule's metadata says beyond what reports have a place of their own for; nothing when that is
 * all. */
void ltl_json_key_metadata(ltl_json *json, const char *key, const ltl_rule_info *rule);
/* Shown findings per severity, worst first. */
void ltl_json_key_counts(ltl_json *json, const char *key, const ltl_report *report);
void ltl_json_key_gate(ltl_json *json, const ltl_report *report);
void ltl_json_key_problems(ltl_json *json, const char *key, const ltl_report *report);
/* Nothing when the rule found it as it is written. */
void ltl_json_key_form(ltl_json *json, const ltl_finding *finding);
void ltl_json_key_ledger(ltl_json *json, const ltl_ledger *ledger);
/* Nothing for a report that is a whole. */
void ltl_json_key_shard(ltl_json *json, const ltl_report *report);
void ltl_json_key_review(ltl_json *json, const ltl_report_review *review);
/* Workflow, assessments and what to look at first; nothing when there are no assessments. */
void ltl_json_key_assessments(ltl_json *json, const ltl_report *report);
/* Why the severity is below that of the rule; nothing when it is not. */
void ltl_json_key_lowered(ltl_json *json, const ltl_finding *finding);
/* Other rules, and the steps of the workflow, that speak of this finding; each left out when there is none. */
void ltl_json_key_voices(ltl_json *json, const ltl_report *report, const ltl_finding *finding);
void ltl_json_key_agents(ltl_json *json, const ltl_report *report);

#endif
