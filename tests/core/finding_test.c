#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/finding.h"

static const ltl_rule_info rule_a = {.id = {"a", 1}};
static const ltl_rule_info rule_b = {.id = {"b", 1}};

static void guesses_lower_the_confidence(void **state) {
    (void)state;
    static const struct {
        ltl_confidence of_rule;
        uint8_t doubt;
        ltl_confidence left;
        bool is_doubtful;
    } cases[] = {
        {LTL_CONFIDENCE_HIGH, 0, LTL_CONFIDENCE_HIGH, false},
        {LTL_CONFIDENCE_HIGH, 1, LTL_CONFIDENCE_MEDIUM, false},
        {LTL_CONFIDENCE_HIGH, 2, LTL_CONFIDENCE_LOW, true},
        {LTL_CONFIDENCE_HIGH, 3, LTL_CONFIDENCE_LOW, true},
        {LTL_CONFIDENCE_MEDIUM, 1, LTL_CONFIDENCE_LOW, true},
        {LTL_CONFIDENCE_MEDIUM, 2, LTL_CONFIDENCE_LOW, true},
        {LTL_CONFIDENCE_LOW, 0, LTL_CONFIDENCE_LOW, false},
        {LTL_CONFIDENCE_LOW, 1, LTL_CONFIDENCE_LOW, true},
    };
    for (size_t i = 0; i < LTL_COUNT_OF(cases); i++) {
        ltl_rule_info rule = {.confidence = cases[i].of_rule};
        ltl_finding finding = {.rule = &rule, .doubt = cases[i].doubt};
        assert_int_equal(ltl_finding_confidence(&finding), cases[i].left);
        assert_int_equal(ltl_finding_is_doubtful(&finding), cases[i].is_doubtful);
    }
}

static void a_copy_shares_nothing_that_may_die(void **state) {
    (void)state;
    ltl_arena first = {0};
    ltl_arena second = {0};
    ltl_token_run run = {1, 2, LTL_TOKEN_STRING};
    ltl_binding binding = {ltl_arena_copy(&first, LTL_STR("$X")),
                           ltl_arena_copy(&first, LTL_STR("value")),
                           {1, 6},
                           false};
    ltl_token_run step_run = {0, 1, LTL_TOKEN_NAME};
    ltl_trace_step step = {.path = ltl_arena_copy(&first, LTL_STR("p")),
                           .start = {1, 1, 0},
                           .end = {1, 2, 1},
                           .note = ltl_arena_copy(&first, LTL_STR("note")),
                           .role = LTL_TRACED_CALL,
                           .depth = 3,
                           .code = {.text = ltl_arena_copy(&first, LTL_STR("line")),
                                    .runs = &step_run,
                                    .run_count = 1}};
    ltl_finding finding = {
        .rule = &rule_a,
        .agent = "security",
        .path = ltl_arena_copy(&first, LTL_STR("path")),
        .message = ltl_arena_copy(&first, LTL_STR("message")),
        .snippet = {.text = ltl_arena_copy(&first, LTL_STR("text")), .runs = &run, .run_count = 1},
        .scope = ltl_arena_copy(&first, LTL_STR("A.b")),
        .fix = ltl_arena_copy(&first, LTL_STR("f")),
        .suppression = ltl_arena_copy(&first, LTL_STR("why")),
        .line_hash = ltl_arena_copy(&first, LTL_STR("ab:1")),
        .bindings = &binding,
        .binding_count = 1,
        .trace = &step,
        .trace_count = 1,
    };
    ltl_finding copy = ltl_finding_copy(&second, &finding);
    memset(&run, 0xFF, sizeof(run));
    memset(&binding, 0xFF, sizeof(binding));
    memset(&step, 0xFF, sizeof(step));
    memset(&step_run, 0xFF, sizeof(step_run));
    memset((char *)(uintptr_t)finding.path.ptr, 'x', finding.path.len);
    ltl_arena_clear(&first);
    assert_true(ltl_str_is(copy.path, "path"));
    assert_true(ltl_str_is(copy.message, "message"));
    assert_true(ltl_str_is(copy.snippet.text, "text"));
    assert_int_equal(copy.snippet.runs[0].token_class, LTL_TOKEN_STRING);
    assert_true(ltl_str_is(copy.scope, "A.b"));
    assert_true(ltl_str_is(copy.fix, "f"));
    assert_true(ltl_str_is(copy.suppression, "why"));
    assert_true(ltl_str_is(copy.line_hash, "ab:1"));
    assert_true(ltl_str_is(copy.bindings[0].text, "value"));
    assert_true(ltl_str_is(copy.trace[0].note, "note"));
    assert_true(ltl_str_is(copy.trace[0].code.text, "line"));
    assert_int_equal(copy.trace[0].code.runs[0].token_class, LTL_TOKEN_NAME);
    assert_string_equal(ltl_trace_role_name(copy.trace[0].role), "call");
    assert_int_equal(copy.trace[0].depth, 3);
    assert_ptr_equal(copy.rule, &rule_a);
    ltl_arena_clear(&second);
}

static void the_order_is_path_start_rule_end_message(void **state) {
    (void)state;
    const ltl_finding ordered[] = {
        {.rule = &rule_b, .path = LTL_STR("a"), .start.offset = 9, .end.offset = 9},
        {.rule = &rule_b, .path = LTL_STR("b"), .start.offset = 1, .end.offset = 9},
        {.rule = &rule_a, .path = LTL_STR("b"), .start.offset = 2, .end.offset = 9},
        {.rule = &rule_b, .path = LTL_STR("b"), .start.offset = 2, .end.offset = 3},
        {.rule = &rule_b, .path = LTL_STR("b"), .start.offset = 2, .end.offset = 4},
        {.rule = &rule_b,
         .path = LTL_STR("b"),
         .start.offset = 2,
         .end.offset = 4,
         .message = LTL_STR("m")},
    };
    for (size_t i = 0; i < LTL_COUNT_OF(ordered); i++) {
        for (size_t j = 0; j < LTL_COUNT_OF(ordered); j++) {
            int expected = (i > j) - (i < j);
            int order = ltl_finding_compare(&ordered[i], &ordered[j]);
            assert_int_equal((order > 0) - (order < 0), expected);
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(guesses_lower_the_confidence),
        cmocka_unit_test(a_copy_shares_nothing_that_may_die),
        cmocka_unit_test(the_order_is_path_start_rule_end_message),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
