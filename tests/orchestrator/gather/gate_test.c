#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "orchestrator/gather/gate.h"

static const ltl_rule_info sure = {.id = {"sure", 4}, .confidence = LTL_CONFIDENCE_HIGH};
static const ltl_rule_info unsure = {.id = {"unsure", 6}, .confidence = LTL_CONFIDENCE_LOW};

typedef struct gate_case {
    ltl_gate_options options;
    uint64_t partial;
    uint64_t failed;
    ltl_gate gate;
    const char *reason;
} gate_case;

/* One sure high, one unsure medium, one suppressed critical, one fixed critical. */
static void verdicts(void **state) {
    (void)state;
    ltl_finding findings[] = {
        {.rule = &sure, .severity = LTL_SEVERITY_HIGH},
        {.rule = &unsure, .severity = LTL_SEVERITY_MEDIUM},
        {.rule = &sure, .severity = LTL_SEVERITY_CRITICAL, .is_suppressed = true},
        {.rule = &sure, .severity = LTL_SEVERITY_CRITICAL, .state = LTL_STATE_FIXED},
    };
    static const gate_case cases[] = {
        {{.fail_on = LTL_SEVERITY_HIGH},
         0,
         0,
         LTL_GATE_FAILED,
         "1 finding of severity high or more"},
        {{.fail_on = LTL_SEVERITY_LOW},
         0,
         0,
         LTL_GATE_FAILED,
         "2 findings of severity low or more"},
        {{.fail_on = LTL_SEVERITY_MEDIUM, .fail_on_confidence = LTL_CONFIDENCE_HIGH},
         0,
         0,
         LTL_GATE_FAILED,
         "1 finding of severity medium or more and confidence high or more"},
        {{.fail_on = LTL_SEVERITY_CRITICAL}, 3, 0, LTL_GATE_PASSED, ""},
        {{.fail_on = LTL_SEVERITY_COUNT}, 0, 0, LTL_GATE_PASSED, ""},
        {{.fail_on = LTL_SEVERITY_CRITICAL, .has_max_warnings = true, .max_warnings = 1},
         0,
         0,
         LTL_GATE_FAILED,
         "2 warnings, at most 1 allowed"},
        {{.fail_on = LTL_SEVERITY_CRITICAL, .has_max_warnings = true, .max_warnings = 2},
         0,
         0,
         LTL_GATE_PASSED,
         ""},
        {{.fail_on = LTL_SEVERITY_CRITICAL, .requires_coverage = true},
         1,
         0,
         LTL_GATE_INCOMPLETE,
         "1 file analysed in part only"},
        {{.fail_on = LTL_SEVERITY_CRITICAL},
         0,
         2,
         LTL_GATE_INCOMPLETE,
         "2 files could not be analysed"},
        {{.fail_on = LTL_SEVERITY_HIGH},
         0,
         1,
         LTL_GATE_FAILED,
         "1 finding of severity high or more; 1 file could not be analysed"},
    };
    for (size_t i = 0; i < LTL_COUNT_OF(cases); i++) {
        ltl_arena arena = {0};
        ltl_ledger ledger = {0};
        ledger.files.counts[LTL_OUTCOME_PARTIAL] = cases[i].partial;
        ledger.files.counts[LTL_OUTCOME_FAILED] = cases[i].failed;
        ltl_report report = {.findings = findings, .finding_count = 4, .ledger = &ledger};
        ltl_gate_judge(&arena, &cases[i].options, &report);
        assert_int_equal(report.gate, cases[i].gate);
        assert_int_equal(report.gate_reason.len, strlen(cases[i].reason));
        assert_memory_equal(report.gate_reason.ptr, cases[i].reason, report.gate_reason.len);
        ltl_arena_clear(&arena);
    }
}

static void rules_that_could_not_run_leave_a_gap(void **state) {
    (void)state;
    static const ltl_report_problem problems[] = {
        {.level = LTL_LEVEL_ERROR}, {.level = LTL_LEVEL_WARNING}, {.level = LTL_LEVEL_ERROR}};
    ltl_arena arena = {0};
    ltl_ledger ledger = {0};
    ltl_gate_options options = {.fail_on = LTL_SEVERITY_HIGH};
    ltl_report report = {.ledger = &ledger, .problems = problems, .problem_count = 3};
    ltl_gate_judge(&arena, &options, &report);
    assert_int_equal(report.gate, LTL_GATE_INCOMPLETE);
    assert_true(ltl_str_is(report.gate_reason, "2 errors in rules"));
    report.problem_count = 0;
    ltl_gate_judge(&arena, &options, &report);
    assert_int_equal(report.gate, LTL_GATE_PASSED);
    ltl_arena_clear(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(verdicts),
                                       cmocka_unit_test(rules_that_could_not_run_leave_a_gap)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
