/* json_finding.h - one finding as our JSON formats write it.
 *
 * Shape    the members of an object that is open, the same names in the report and in its lines
 * Units    see span.h
 * Owns     nothing
 * Errors   those of the out
 * Threads  reentrant
 * Cost     O(bytes written)
 */
#ifndef LTL_REPORTS_JSON_FINDING_H
#define LTL_REPORTS_JSON_FINDING_H

#include "core/json.h"
#include "reports/report.h"

/* What the finding is by itself; `identity` also what only the whole run tells: fingerprint, state, who says so too. */
void ltl_json_finding(ltl_json *json, const ltl_report *report, const ltl_finding *finding,
                      bool identity);

#endif
