#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "reports/report.h"

static void a_report_shows_what_a_gate_counts(void **state) {
    (void)state;
    static const struct {
        ltl_finding finding;
        bool is_shown;
        bool is_shown_with_all;
    } cases[] = {
        {{.state = LTL_STATE_UNKNOWN}, true, true},
        {{.state = LTL_STATE_NEW}, true, true},
        {{.state = LTL_STATE_UNCHANGED}, false, true},
        {{.state = LTL_STATE_FIXED}, false, false},
        {{.state = LTL_STATE_NEW, .is_suppressed = true}, false, false},
    };
    for (size_t i = 0; i < LTL_COUNT_OF(cases); i++) {
        ltl_report report = {0};
        assert_int_equal(ltl_report_shows(&report, &cases[i].finding), cases[i].is_shown);
        report.shows_unchanged = true;
        assert_int_equal(ltl_report_shows(&report, &cases[i].finding), cases[i].is_shown_with_all);
    }
}

static void shown_findings_are_counted_by_severity(void **state) {
    (void)state;
    const ltl_finding findings[] = {
        {.severity = LTL_SEVERITY_HIGH},
        {.severity = LTL_SEVERITY_HIGH, .is_suppressed = true},
        {.severity = LTL_SEVERITY_LOW, .state = LTL_STATE_FIXED},
        {.severity = LTL_SEVERITY_INFO},
    };
    ltl_report report = {.findings = findings, .finding_count = LTL_COUNT_OF(findings)};
    uint64_t counts[LTL_SEVERITY_COUNT];
    ltl_report_count(&report, counts);
    assert_int_equal(counts[LTL_SEVERITY_HIGH], 1);
    assert_int_equal(counts[LTL_SEVERITY_LOW], 0);
    assert_int_equal(counts[LTL_SEVERITY_INFO], 1);
}

static void doubtful_findings_are_shown_when_asked_for(void **state) {
    (void)state;
    const ltl_rule_info rule = {.confidence = LTL_CONFIDENCE_LOW};
    const ltl_finding findings[] = {
        {.rule = &rule, .severity = LTL_SEVERITY_LOW, .doubt = 1},
        {.rule = &rule, .severity = LTL_SEVERITY_LOW, .doubt = 1, .is_suppressed = true},
        {.rule = &rule, .severity = LTL_SEVERITY_LOW, .doubt = 1, .state = LTL_STATE_FIXED},
    };
    ltl_report report = {.findings = findings, .finding_count = LTL_COUNT_OF(findings)};
    for (size_t i = 0; i < LTL_COUNT_OF(findings); i++) {
        assert_false(ltl_report_shows(&report, &findings[i]));
        assert_int_equal(ltl_report_hides_doubtful(&report, &findings[i]), i == 0);
    }
    report.shows_doubtful = true;
    assert_true(ltl_report_shows(&report, &findings[0]));
    assert_false(ltl_report_shows(&report, &findings[1]));
    assert_false(ltl_report_hides_doubtful(&report, &findings[0]));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_report_shows_what_a_gate_counts),
        cmocka_unit_test(shown_findings_are_counted_by_severity),
        cmocka_unit_test(doubtful_findings_are_shown_when_asked_for),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
