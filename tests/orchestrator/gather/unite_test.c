#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "orchestrator/gather/unite.h"

static const ltl_str sql[] = {LTL_STR_INIT("CWE-89: SQL injection")};
static const ltl_str sql_and_more[] = {LTL_STR_INIT("CWE-20"), LTL_STR_INIT("CWE-89")};
static const ltl_str shell[] = {LTL_STR_INIT("CWE-78")};

static const ltl_rule_info weak = {
    .id = LTL_STR_INIT("a-weak"), .cwe = sql, .cwe_count = 1, .confidence = LTL_CONFIDENCE_LOW};
static const ltl_rule_info sure = {.id = LTL_STR_INIT("b-sure"),
                                   .cwe = sql_and_more,
                                   .cwe_count = 2,
                                   .confidence = LTL_CONFIDENCE_HIGH};
static const ltl_rule_info third = {
    .id = LTL_STR_INIT("c-third"), .cwe = sql, .cwe_count = 1, .confidence = LTL_CONFIDENCE_HIGH};
static const ltl_rule_info other = {.id = LTL_STR_INIT("d-other"), .cwe = shell, .cwe_count = 1};

static ltl_arena arena;
static ltl_findings findings;

static int clear(void **state) {
    (void)state;
    ltl_arena_clear(&arena);
    findings = (ltl_findings){0};
    return 0;
}

static ltl_finding *add(const ltl_rule_info *rule, uint32_t start, uint32_t end,
                        ltl_severity severity) {
    ltl_finding finding = {.rule = rule,
                           .path = LTL_STR("a.py"),
                           .start = {1, 1, start},
                           .end = {1, 9, end},
                           .severity = severity};
    LTL_PUSH(&arena, &findings, finding);
    return &findings.at[findings.count - 1];
}

/* Severity first, then confidence; no id, way or fix is lost, whatever the order they come in. */
static void one_weakness_at_one_place_is_one_finding(void **state) {
    (void)state;
    static const ltl_trace_step way[] = {{.path = LTL_STR_INIT("a.py")}};
    ltl_finding *first = add(&weak, 4, 9, LTL_SEVERITY_HIGH);
    first->trace = way;
    first->trace_count = 1;
    first->seen_by = 1;
    add(&sure, 4, 9, LTL_SEVERITY_HIGH)->seen_by = 2;
    ltl_finding *fixed = add(&third, 4, 9, LTL_SEVERITY_MEDIUM);
    fixed->has_fix = true;
    fixed->fix = LTL_STR("x");
    assert_int_equal(ltl_findings_unite(&arena, &findings), 2);
    assert_int_equal(findings.count, 1);
    const ltl_finding *one = &findings.at[0];
    assert_ptr_equal(one->rule, &sure);
    assert_int_equal(one->severity, LTL_SEVERITY_HIGH);
    assert_int_equal(one->related_count, 2);
    assert_int_equal(one->seen_by, 3);
    assert_int_equal(one->trace_count, 1);
    assert_true(one->has_fix);
}

static void what_differs_stays(void **state) {
    (void)state;
    add(&weak, 4, 9, LTL_SEVERITY_HIGH);
    add(&other, 4, 9, LTL_SEVERITY_HIGH);                          /* another weakness */
    add(&sure, 1, 6, LTL_SEVERITY_HIGH);                           /* ranges that cross */
    add(&sure, 5, 9, LTL_SEVERITY_HIGH)->start.line = 2;           /* another line */
    add(&third, 4, 9, LTL_SEVERITY_HIGH)->state = LTL_STATE_FIXED; /* another side of the change */
    add(&weak, 4, 9, LTL_SEVERITY_HIGH)->is_suppressed = true;
    assert_int_equal(ltl_findings_unite(&arena, &findings), 0);
    assert_int_equal(findings.count, 6);
}

static void equals_keep_the_first(void **state) {
    (void)state;
    add(&sure, 4, 9, LTL_SEVERITY_LOW);
    add(&third, 4, 9, LTL_SEVERITY_LOW);
    add(&sure, 4, 9, LTL_SEVERITY_LOW)->path = LTL_STR("b.py");
    assert_int_equal(ltl_findings_unite(&arena, &findings), 1);
    assert_int_equal(findings.count, 2);
    assert_ptr_equal(findings.at[0].rule, &sure);
    assert_true(ltl_str_is(findings.at[0].related[0], "c-third"));
}

/* What is shown is not given up for what is not. */
static void one_without_doubt_speaks(void **state) {
    (void)state;
    add(&weak, 4, 9, LTL_SEVERITY_HIGH)->doubt = 1;
    add(&sure, 4, 9, LTL_SEVERITY_LOW);
    assert_int_equal(ltl_findings_unite(&arena, &findings), 1);
    assert_ptr_equal(findings.at[0].rule, &sure);
}

/* The look of a statement, and the value that gets into a part of it. */
static void a_range_within_another_is_the_same_place(void **state) {
    (void)state;
    static const ltl_trace_step way[] = {{.path = LTL_STR_INIT("a.py")}};
    add(&weak, 4, 30, LTL_SEVERITY_MEDIUM);
    ltl_finding *inner = add(&third, 10, 29, LTL_SEVERITY_HIGH);
    inner->trace = way;
    inner->trace_count = 1;
    assert_int_equal(ltl_findings_unite(&arena, &findings), 1);
    assert_ptr_equal(findings.at[0].rule, &third);
    assert_int_equal(findings.at[0].start.offset, 10);
}

static void two_places_of_one_rule_do_not_vanish_in_a_larger_one(void **state) {
    (void)state;
    add(&sure, 4, 30, LTL_SEVERITY_HIGH);
    add(&weak, 5, 9, LTL_SEVERITY_LOW);
    add(&weak, 11, 19, LTL_SEVERITY_LOW);
    assert_int_equal(ltl_findings_unite(&arena, &findings), 0);
    assert_int_equal(findings.count, 3);
}

static void other_means_add_confidence(void **state) {
    (void)state;
    static const ltl_trace_step way[] = {{.path = LTL_STR_INIT("a.py")}};
    static const ltl_rule_info also = {
        .id = LTL_STR_INIT("e-also"), .cwe = sql, .cwe_count = 1, .confidence = LTL_CONFIDENCE_LOW};
    add(&weak, 4, 9, LTL_SEVERITY_HIGH);
    add(&also, 4, 9, LTL_SEVERITY_HIGH); /* the same words read twice are one voice */
    assert_int_equal(ltl_findings_unite(&arena, &findings), 1);
    assert_int_equal(ltl_finding_confidence(&findings.at[0]), LTL_CONFIDENCE_LOW);
    ltl_finding *followed = add(&also, 4, 9, LTL_SEVERITY_HIGH);
    followed->trace = way;
    followed->trace_count = 1;
    findings.at[0].related_count = 0;
    assert_int_equal(ltl_findings_unite(&arena, &findings), 1);
    assert_int_equal(ltl_finding_confidence(&findings.at[0]), LTL_CONFIDENCE_MEDIUM);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(one_weakness_at_one_place_is_one_finding, clear),
        cmocka_unit_test_teardown(one_without_doubt_speaks, clear),
        cmocka_unit_test_teardown(a_range_within_another_is_the_same_place, clear),
        cmocka_unit_test_teardown(two_places_of_one_rule_do_not_vanish_in_a_larger_one, clear),
        cmocka_unit_test_teardown(other_means_add_confidence, clear),
        cmocka_unit_test_teardown(what_differs_stays, clear),
        cmocka_unit_test_teardown(equals_keep_the_first, clear),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
