/* gate.h - whether a run may pass, and why not.
 *
 * Shape    thresholds against the findings that a report shows, and against the ledger
 * Units    findings
 * Owns     the reason lives in the arena of the call
 * Errors   none
 * Threads  reentrant
 * Cost     O(findings)
 */
#ifndef LTL_GATHER_GATE_H
#define LTL_GATHER_GATE_H

#include "reports/report.h"

typedef struct ltl_gate_options {
    bool is_chosen; /* somebody said `fail_on`; else it is the default */
    ltl_severity fail_on;              /* findings of this severity or more … */
    ltl_confidence fail_on_confidence; /* … and of this confidence or more fail */
    bool has_max_warnings;
    uint64_t max_warnings;  /* more findings than this below `fail_on` fail, too */
    bool requires_coverage; /* partly analysed files make the run incomplete; failed ones do
                                     always */
} ltl_gate_options;

/* Whether it fails the gate by itself, when it is shown. */
bool ltl_gate_is_failed_by(const ltl_gate_options *options, const ltl_finding *finding);
/* Sets `gate` and `gate_reason` of the report. Findings win over coverage; both are in the reason. */
void ltl_gate_judge(ltl_arena *arena, const ltl_gate_options *options, ltl_report *report);

#endif
