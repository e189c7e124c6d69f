#include "reports/report.h"

ltl_report_walk ltl_report_walk_begin(const ltl_report *report) {
    if (report->source != NULL) {
        report->source->rewind(report->source->context);
    }
    return (ltl_report_walk){.report = report};
}

const ltl_finding *ltl_report_walk_next(ltl_report_walk *walk) {
    const ltl_report *report = walk->report;
    if (report->source != NULL) {
        return report->source->next(report->source->context);
    }
    return walk->at < report->finding_count ? &report->findings[walk->at++] : NULL;
}

bool ltl_report_shows(const ltl_report *report, const ltl_finding *finding) {
    if (finding->is_suppressed || finding->state == LTL_STATE_FIXED) {
        return false;
    }
    bool is_wanted = report->shows_doubtful || !ltl_finding_is_doubtful(finding);
    return is_wanted && (report->shows_unchanged || finding->state != LTL_STATE_UNCHANGED);
}

bool ltl_report_hides_doubtful(const ltl_report *report, const ltl_finding *finding) {
    return !finding->is_suppressed && finding->state != LTL_STATE_FIXED &&
           !report->shows_doubtful && ltl_finding_is_doubtful(finding);
}

void ltl_report_count(const ltl_report *report, uint64_t out_counts[LTL_SEVERITY_COUNT]) {
    for (int i = 0; i < LTL_SEVERITY_COUNT; i++) {
        out_counts[i] = 0;
    }
    ltl_report_walk walk = ltl_report_walk_begin(report);
    const ltl_finding *finding;
    while ((finding = ltl_report_walk_next(&walk)) != NULL) {
        out_counts[finding->severity] += ltl_report_shows(report, finding);
    }
}

static uint32_t bits_of(uint32_t set) {
    uint32_t count = 0;
    for (; set != 0; set &= set - 1) {
        count++;
    }
    return count;
}

static uint64_t weight_of(const ltl_finding *finding) {
    uint64_t voices = finding->related_count + bits_of(finding->seen_by);
    uint64_t weight = (uint64_t)finding->severity << 24;
    weight += (uint64_t)ltl_finding_confidence(finding) << 16;
    weight += (voices < 255 ? voices : 255) << 8;
    return weight + (finding->trace_count > 0);
}

uint32_t ltl_report_rank(const ltl_report *report, uint32_t out_indices[LTL_MAX_RANKED]) {
    uint32_t count = 0;
    for (uint32_t i = 0; i < report->finding_count; i++) {
        if (!ltl_report_shows(report, &report->findings[i])) {
            continue;
        }
        uint32_t place = count;
        uint64_t weight = weight_of(&report->findings[i]);
        while (place > 0 && weight_of(&report->findings[out_indices[place - 1]]) < weight) {
            place--;
        }
        if (place == LTL_MAX_RANKED) {
            continue;
        }
        count += count < LTL_MAX_RANKED;
        for (uint32_t k = count - 1; k > place; k--) {
            out_indices[k] = out_indices[k - 1];
        }
        out_indices[place] = i;
    }
    return count;
}

const char *ltl_assessment_grade(const ltl_report_assessment *assessment) {
    static const char *const grades[LTL_SEVERITY_COUNT] = {"A", "B", "C", "D", "E"};
    if (!assessment->has_findings) {
        return "";
    }
    if (assessment->state != LTL_ASSESSED && assessment->state != LTL_ASSESSED_IN_PART) {
        return "";
    }
    for (int i = LTL_SEVERITY_COUNT - 1; i > 0; i--) {
        if (assessment->counts[i] > 0) {
            return grades[i];
        }
    }
    return grades[0];
}

const char *ltl_assessed_name(ltl_assessed state) {
    static const char *const names[LTL_ASSESSED_COUNT] = {
        [LTL_ASSESSED] = "assessed",
        [LTL_ASSESSED_IN_PART] = "assessed in part",
        [LTL_ASSESSED_NOTHING] = "nothing of its kind",
        [LTL_NOT_NEEDED] = "not needed",
        [LTL_NOT_ASSESSED] = "not assessed",
    };
    return names[state];
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
