#include "analyzers/metrics/metric_rules.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static const ltl_metric_limits limits = {
    .cyclomatic = 10, .cognitive = 20, .function_lines = 30, .nesting = 4, .parameters = 5};

static ltl_function_metrics at_the_limits(void) {
    return (ltl_function_metrics){.name = LTL_STR("f"),
                                  .cyclomatic = 10,
                                  .cognitive = 20,
                                  .lines = 30,
                                  .nesting = 4,
                                  .parameters = 5,
                                  .outer = LTL_NO_FUNCTION};
}

static ltl_metric_excesses find(ltl_arena *arena, ltl_function_metrics function) {
    ltl_function_metrics_list list = {0};
    LTL_PUSH(arena, &list, function);
    ltl_metric_excesses found = {0};
    ltl_metric_findings(arena, &list, &limits, &found);
    return found;
}

static void check_one(ltl_function_metrics function, const char *rule, const char *message) {
    ltl_arena arena = {0};
    ltl_metric_excesses found = find(&arena, function);
    assert_int_equal(found.count, 1);
    assert_string_equal(found.at[0].rule->id.ptr, rule);
    assert_string_equal(found.at[0].message.ptr, message);
    assert_int_equal(found.at[0].measured, found.at[0].limit + 1);
    assert_int_equal(found.at[0].severity, LTL_SEVERITY_LOW);
    ltl_arena_clear(&arena);
}

static void the_limit_itself_is_allowed(void **state) {
    (void)state;
    ltl_arena arena = {0};
    assert_int_equal(find(&arena, at_the_limits()).count, 0);
    ltl_arena_clear(&arena);
}

static void one_more_than_the_limit_is_told_with_both_numbers(void **state) {
    (void)state;
    ltl_function_metrics function = at_the_limits();
    function.cyclomatic++;
    check_one(function, "quality/cyclomatic-complexity",
              "`f` has a cyclomatic complexity of 11; the limit is 10");
    function = at_the_limits();
    function.cognitive++;
    check_one(function, "quality/cognitive-complexity",
              "`f` has a cognitive complexity of 21; the limit is 20");
    function = at_the_limits();
    function.lines++;
    check_one(function, "quality/function-length", "`f` has 31 lines of code; the limit is 30");
    function = at_the_limits();
    function.nesting++;
    check_one(function, "quality/nesting-depth",
              "`f` nests control structures 5 deep; the limit is 4");
    function = at_the_limits();
    function.parameters++;
    check_one(function, "quality/parameter-count", "`f` takes 6 parameters; the limit is 5");
}

static void a_function_without_a_name_is_not_told_for_its_length(void **state) {
    (void)state;
    ltl_function_metrics function = at_the_limits();
    function.name = LTL_STR("");
    function.lines = 1000;
    function.nesting = 5;
    check_one(function, "quality/nesting-depth",
              "This function nests control structures 5 deep; the limit is 4");
}

static void a_function_without_a_name_is_not_told_for_what_its_caller_decides(void **state) {
    (void)state;
    ltl_arena arena = {0};
    ltl_function_metrics callback = at_the_limits();
    callback.name = LTL_STR("");
    callback.parameters = 20;
    callback.lines = 1000;
    assert_int_equal(find(&arena, callback).count, 0);
    callback.cognitive++;
    assert_int_equal(find(&arena, callback).count, 1);
    ltl_arena_clear(&arena);
}

static void twice_the_limit_is_medium(void **state) {
    (void)state;
    ltl_arena arena = {0};
    ltl_function_metrics function = at_the_limits();
    function.cognitive = 39;
    assert_int_equal(find(&arena, function).at[0].severity, LTL_SEVERITY_LOW);
    function.cognitive = 40;
    assert_int_equal(find(&arena, function).at[0].severity, LTL_SEVERITY_MEDIUM);
    ltl_arena_clear(&arena);
}

static void excesses_come_by_function_then_rule(void **state) {
    (void)state;
    ltl_arena arena = {0};
    ltl_function_metrics function = at_the_limits();
    function.parameters = 6;
    function.cyclomatic = 11;
    ltl_function_metrics_list list = {0};
    LTL_PUSH(&arena, &list, at_the_limits());
    LTL_PUSH(&arena, &list, function);
    LTL_PUSH(&arena, &list, function);
    ltl_metric_excesses found = {0};
    ltl_metric_findings(&arena, &list, &limits, &found);
    assert_int_equal(found.count, 4);
    for (uint32_t i = 0; i < 4; i++) {
        assert_int_equal(found.at[i].function, 1 + i / 2);
        assert_ptr_equal(found.at[i].rule, &ltl_metric_rules[i % 2 == 0 ? 0 : 4]);
    }
    ltl_arena_clear(&arena);
}

static void limits_not_given_have_defaults(void **state) {
    (void)state;
    ltl_metric_limits all = ltl_metric_limits_complete(NULL);
    assert_int_equal(all.cyclomatic, 15);
    assert_int_equal(all.cognitive, 25);
    assert_int_equal(all.function_lines, 100);
    assert_int_equal(all.nesting, 5);
    assert_int_equal(all.parameters, 7);
    ltl_metric_limits some = ltl_metric_limits_complete(&(ltl_metric_limits){.nesting = 2});
    assert_int_equal(some.nesting, 2);
    assert_int_equal(some.parameters, 7);
}

static void every_rule_says_what_why_and_what_instead(void **state) {
    (void)state;
    for (int i = 0; i < LTL_METRIC_RULE_COUNT; i++) {
        const ltl_rule_info *rule = &ltl_metric_rules[i];
        assert_true(ltl_str_starts_with(rule->id, LTL_STR("quality/")));
        assert_int_equal(rule->domain, LTL_DOMAIN_QUALITY);
        assert_true(rule->message.len > 0 && rule->title.len > 0);
        assert_true(rule->why.len > 20 && rule->advice.len > 20);
        for (int j = 0; j < i; j++) {
            assert_false(ltl_str_eq(rule->id, ltl_metric_rules[j].id));
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_limit_itself_is_allowed),
        cmocka_unit_test(one_more_than_the_limit_is_told_with_both_numbers),
        cmocka_unit_test(a_function_without_a_name_is_not_told_for_its_length),
        cmocka_unit_test(a_function_without_a_name_is_not_told_for_what_its_caller_decides),
        cmocka_unit_test(twice_the_limit_is_medium),
        cmocka_unit_test(excesses_come_by_function_then_rule),
        cmocka_unit_test(limits_not_given_have_defaults),
        cmocka_unit_test(every_rule_says_what_why_and_what_instead),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
