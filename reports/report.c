#include "reports/report.h"

bool ltl_report_shows(const ltl_report *report, const ltl_finding *finding) {
    if (finding->is_suppressed || finding->state == LTL_STATE_FIXED) {
        return false;
    }
    return report->shows_unchanged || finding->state != LTL_STATE_UNCHANGED;
}

void ltl_report_count(const ltl_report *report, uint64_t out_counts[LTL_SEVERITY_COUNT]) {
    for (int i = 0; i < LTL_SEVERITY_COUNT; i++) {
        out_counts[i] = 0;
    }
    for (uint32_t i = 0; i < report->finding_count; i++) {
        if (ltl_report_shows(report, &report->findings[i])) {
            out_counts[report->findings[i].severity]++;
        }
    }
}

const char *ltl_state_name(ltl_finding_state state) {
    static const char *const names[] = {
        [LTL_STATE_UNKNOWN] = "unknown",
        [LTL_STATE_NEW] = "new",
        [LTL_STATE_UNCHANGED] = "unchanged",
        [LTL_STATE_FIXED] = "fixed",
    };
    return names[state];
}

const char *ltl_gate_name(ltl_gate gate) {
    static const char *const names[] = {
        [LTL_GATE_PASSED] = "passed",
        [LTL_GATE_FAILED] = "failed",
        [LTL_GATE_INCOMPLETE] = "incomplete",
    };
    return names[gate];
}

const char *ltl_problem_level_name(ltl_problem_level level) {
    static const char *const names[] = {
        [LTL_LEVEL_NOTE] = "note",
        [LTL_LEVEL_WARNING] = "warning",
        [LTL_LEVEL_ERROR] = "error",
    };
    return names[level];
}
