#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <string.h>

#include <cmocka.h>

#include "orchestrator/plan/evaluate.h"
#include "orchestrator/specialists/specialists.h"

/* What every specialist keeps. */

static void descriptors_are_complete(void **state) {
    (void)state;
    assert_true(ltl_specialist_count >= 5);
    for (size_t i = 0; i < ltl_specialist_count; i++) {
        const ltl_task *task = ltl_specialists[i];
        assert_non_null(task->specialist);
        assert_non_null(task->run);
        assert_true(task->summary[0] != '\0' && task->specialist->title[0] != '\0');
        assert_int_not_equal(ltl_port_find(task->inputs, LTL_STR("fail_on")), UINT32_MAX);
        assert_int_not_equal(ltl_port_find(task->outputs, LTL_STR("findings")), UINT32_MAX);
        assert_int_not_equal(ltl_port_find(task->outputs, LTL_STR("worst")), UINT32_MAX);
        assert_true(task->is_idempotent); /* they read, and never write */
    }
}

static void rules_say_why_and_what_to_do(void **state) {
    (void)state;
    const ltl_rule_info *rule;
    for (uint32_t i = 0; (rule = ltl_specialist_rule(i)) != NULL; i++) {
        assert_true(rule->id.len > 0 && rule->title.len > 0 && rule->message.len > 0);
        assert_true(rule->why.len > 0 && rule->advice.len > 0);
        for (uint32_t k = 0; k < i; k++) {
            const ltl_rule_info *earlier = ltl_specialist_rule(k);
            assert_true(earlier == rule || !ltl_str_eq(earlier->id, rule->id));
        }
    }
}

/* Without files there is nothing to answer for: that is a failure, and no silence. */
static void they_do_not_run_on_their_own(void **state) {
    (void)state;
    for (size_t i = 0; i < ltl_specialist_count; i++) {
        ltl_arena arena = {0};
        ltl_data inputs[16] = {0};
        ltl_call call = {.task = ltl_specialists[i],
                         .key = LTL_STR("w/step"),
                         .inputs = inputs,
                         .arena = &arena};
        assert_int_equal(call.task->run(&call), LTL_ENDING_FAILED);
        assert_int_equal(call.cause, LTL_CAUSE_INPUT);
        assert_true(call.reason.len > 0);
        ltl_arena_clear(&arena);
    }
}

/* What the evaluator declares for the checks of branches is what it says. */
static void labels_of_changes_are_declared(void **state) {
    (void)state;
    const ltl_task *task = NULL;
    for (size_t i = 0; i < ltl_specialist_count; i++) {
        task = strcmp(ltl_specialists[i]->name, "change-type-evaluator") == 0 ? ltl_specialists[i] : task;
    }
    assert_non_null(task);
    for (ltl_label label = 0; label < LTL_LABEL_COUNT; label++) {
        assert_string_equal(task->labels[label], ltl_label_name(label));
    }
    assert_null(task->labels[LTL_LABEL_COUNT]);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(descriptors_are_complete),
        cmocka_unit_test(rules_say_why_and_what_to_do),
        cmocka_unit_test(they_do_not_run_on_their_own),
        cmocka_unit_test(labels_of_changes_are_declared),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
