#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "orchestrator/gather/absorb.h"

static void two_voices_are_worth_more_than_either(void **state) {
    (void)state;
    static const struct {
        ltl_confidence a, b, both;
    } rows[] = {
        {LTL_CONFIDENCE_LOW, LTL_CONFIDENCE_LOW, LTL_CONFIDENCE_MEDIUM},
        {LTL_CONFIDENCE_LOW, LTL_CONFIDENCE_MEDIUM, LTL_CONFIDENCE_MEDIUM},
        {LTL_CONFIDENCE_MEDIUM, LTL_CONFIDENCE_MEDIUM, LTL_CONFIDENCE_HIGH},
        {LTL_CONFIDENCE_HIGH, LTL_CONFIDENCE_LOW, LTL_CONFIDENCE_HIGH},
        {LTL_CONFIDENCE_HIGH, LTL_CONFIDENCE_HIGH, LTL_CONFIDENCE_HIGH},
    };
    for (size_t i = 0; i < LTL_COUNT_OF(rows); i++) {
        assert_int_equal(ltl_confidence_combine(rows[i].a, rows[i].b), rows[i].both);
        assert_int_equal(ltl_confidence_combine(rows[i].b, rows[i].a), rows[i].both);
    }
}

/* What another program says makes ours surer, and bears a guess more. */
static void another_program_supports(void **state) {
    (void)state;
    static const ltl_rule_info own_rule = {.id = LTL_STR_INIT("own"),
                                           .confidence = LTL_CONFIDENCE_LOW};
    static const ltl_rule_info tool_rule = {.id = LTL_STR_INIT("tool/1"),
                                            .confidence = LTL_CONFIDENCE_LOW};
    ltl_arena arena = {0};
    ltl_finding own = {.rule = &own_rule, .agent = "security"};
    ltl_finding tool = {.rule = &tool_rule, .agent = "bandit", .severity = LTL_SEVERITY_HIGH};
    ltl_finding_absorb(&arena, &own, &tool);
    assert_int_equal(ltl_finding_confidence(&own), LTL_CONFIDENCE_MEDIUM);
    assert_int_equal(own.severity, LTL_SEVERITY_HIGH);
    own.doubt = 1;
    assert_false(ltl_finding_is_doubtful(&own));
    own.doubt = 2;
    assert_true(ltl_finding_is_doubtful(&own));
    assert_int_equal(ltl_finding_confidence(&own), LTL_CONFIDENCE_LOW);
    ltl_arena_clear(&arena);
}

/* A severity that hangs on a guess nobody would show is not taken over. */
static void doubt_does_not_raise_severity(void **state) {
    (void)state;
    static const ltl_rule_info rule = {.id = LTL_STR_INIT("a"), .confidence = LTL_CONFIDENCE_LOW};
    static const ltl_rule_info other = {.id = LTL_STR_INIT("b"), .confidence = LTL_CONFIDENCE_LOW};
    ltl_arena arena = {0};
    ltl_finding to = {.rule = &rule, .severity = LTL_SEVERITY_LOW};
    ltl_finding from = {.rule = &other, .severity = LTL_SEVERITY_HIGH, .doubt = 1};
    ltl_finding_absorb(&arena, &to, &from);
    assert_int_equal(to.severity, LTL_SEVERITY_LOW);
    assert_int_equal(to.related_count, 1);
    ltl_arena_clear(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_voices_are_worth_more_than_either),
        cmocka_unit_test(another_program_supports),
        cmocka_unit_test(doubt_does_not_raise_severity),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
