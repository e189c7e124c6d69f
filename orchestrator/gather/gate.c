#include "orchestrator/gather/gate.h"

#include <inttypes.h>

bool ltl_gate_is_failed_by(const ltl_gate_options *options, const ltl_finding *finding) {
    return finding->severity >= options->fail_on &&
           ltl_finding_confidence(finding) >= options->fail_on_confidence;
}

static const char *plural(uint64_t count) {
    return count == 1 ? "" : "s";
}

static ltl_str join(ltl_arena *arena, ltl_str before, ltl_str more) {
    return before.len == 0
               ? more
               : ltl_arena_printf(arena, "%.*s; %.*s", LTL_STR_ARG(before), LTL_STR_ARG(more));
}

static ltl_str findings_reason(ltl_arena *arena, const ltl_gate_options *options,
                               const ltl_report *report) {
    uint64_t blocking = 0;
    uint64_t others = 0;
    ltl_report_walk walk = ltl_report_walk_begin(report);
    const ltl_finding *finding;
    while ((finding = ltl_report_walk_next(&walk)) != NULL) {
        if (ltl_report_shows(report, finding)) {
            *(ltl_gate_is_failed_by(options, finding) ? &blocking : &others) += 1;
        }
    }
    ltl_str reason = LTL_STR("");
    if (blocking > 0) {
        reason = ltl_arena_printf(arena, "%" PRIu64 " finding%s of severity %s%s", blocking,
                                  plural(blocking), ltl_severity_name(options->fail_on),
                                  options->fail_on < LTL_SEVERITY_CRITICAL ? " or more" : "");
    }
    if (blocking > 0 && options->fail_on_confidence > LTL_CONFIDENCE_LOW) {
        reason = ltl_arena_printf(arena, "%.*s and confidence %s or more", LTL_STR_ARG(reason),
                                  ltl_confidence_name(options->fail_on_confidence));
    }
    if (options->has_max_warnings && others > options->max_warnings) {
        ltl_str more = ltl_arena_printf(arena, "%" PRIu64 " warning%s, at most %" PRIu64 " allowed",
                                        others, plural(others), options->max_warnings);
        reason = join(arena, reason, more);
    }
    return reason;
}

/* What went wrong with a rule or a file of rules, rather than with the run. */
static bool is_of_rules(const ltl_report_problem *problem) {
    return problem->rule_id.len > 0 || problem->path.len > 0 || problem->message.len == 0;
}

static uint64_t count_errors(const ltl_report *report) {
    uint64_t count = 0;
    for (uint32_t i = 0; i < report->problem_count; i++) {
        const ltl_report_problem *problem = &report->problems[i];
        count += problem->level == LTL_LEVEL_ERROR && is_of_rules(problem);
    }
    return count;
}

static ltl_str run_reason(ltl_arena *arena, const ltl_report *report, ltl_str reason) {
    for (uint32_t i = 0; i < report->problem_count; i++) {
        const ltl_report_problem *problem = &report->problems[i];
        if (problem->level == LTL_LEVEL_ERROR && !is_of_rules(problem)) {
            reason = join(arena, reason, problem->message);
        }
    }
    return reason;
}

/* A rule that could not be run is as much of a gap as a file that could not be read. */
static ltl_str coverage_reason(ltl_arena *arena, const ltl_gate_options *options,
                               const ltl_report *report) {
    uint64_t failed = report->ledger->files.counts[LTL_OUTCOME_FAILED];
    uint64_t partial = report->ledger->files.counts[LTL_OUTCOME_PARTIAL];
    uint64_t errors = count_errors(report);
    ltl_str reason = LTL_STR("");
    if (failed > 0) {
        reason = ltl_arena_printf(arena, "%" PRIu64 " file%s could not be analysed", failed,
                                  plural(failed));
    }
    if (errors > 0) {
        ltl_str more =
            ltl_arena_printf(arena, "%" PRIu64 " error%s in rules", errors, plural(errors));
        reason = join(arena, reason, more);
    }
    uint64_t downgraded = ltl_ledger_downgraded(report->ledger);
    if (downgraded > 0) {
        ltl_str more = ltl_arena_printf(arena, "%" PRIu64 " file%s without a syntax tree, looked at by words",
                                        downgraded, plural(downgraded));
        reason = join(arena, reason, more);
    }
    reason = run_reason(arena, report, reason);
    if (options->requires_coverage && partial > 0) {
        ltl_str more = ltl_arena_printf(arena, "%" PRIu64 " file%s analysed in part only", partial,
                                        plural(partial));
        reason = join(arena, reason, more);
    }
    return reason;
}

void ltl_gate_judge(ltl_arena *arena, const ltl_gate_options *options, ltl_report *report) {
    ltl_str findings = findings_reason(arena, options, report);
    ltl_str coverage = coverage_reason(arena, options, report);
    report->gate = findings.len > 0   ? LTL_GATE_FAILED
                   : coverage.len > 0 ? LTL_GATE_INCOMPLETE
                                      : LTL_GATE_PASSED;
    report->gate_reason = coverage.len > 0 ? join(arena, findings, coverage) : findings;
}
