#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "orchestrator/workflow/engine/hedge.h"

static void what_was_declared_counts_until_enough_is_known(void **state) {
    (void)state;
    ltl_hedge_times times = {.count = 0};
    ltl_hedge_policy policy = {.after_us = 700, .quantile = 0.95, .minimum = 3};
    assert_int_equal(ltl_hedge_delay(&times, &policy), 700);
    ltl_hedge_learn(&times, 10);
    ltl_hedge_learn(&times, 30);
    assert_int_equal(ltl_hedge_delay(&times, &policy), 700);
    ltl_hedge_learn(&times, 20);
    assert_int_equal(ltl_hedge_delay(&times, &policy), 30);
}

static void without_either_there_is_no_second_call(void **state) {
    (void)state;
    ltl_hedge_times times = {.count = 0};
    ltl_hedge_policy policy = {.quantile = 0.5, .minimum = 1};
    assert_true(ltl_hedge_delay(&times, &policy) == UINT64_MAX);
    ltl_hedge_learn(&times, 10);
    assert_int_equal(ltl_hedge_delay(&times, &policy), 10);
    policy.quantile = 0;
    assert_true(ltl_hedge_delay(&times, &policy) == UINT64_MAX);
}

/* Of 1 to 100, whatever their order: at least so many took no longer. */
static void it_is_the_nearest_rank(void **state) {
    (void)state;
    static const struct {
        double quantile;
        uint64_t delay_us;
    } rows[] = {{0.01, 1}, {0.5, 50}, {0.95, 95}, {0.951, 96}, {1, 100}};
    ltl_hedge_times times = {.count = 0};
    for (uint64_t i = 0; i < 100; i++) {
        ltl_hedge_learn(&times, i * 37 % 100 + 1);
    }
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        ltl_hedge_policy policy = {.quantile = rows[i].quantile, .minimum = 20};
        assert_int_equal(ltl_hedge_delay(&times, &policy), rows[i].delay_us);
    }
}

static void what_is_long_ago_is_forgotten(void **state) {
    (void)state;
    ltl_hedge_times times = {.count = 0};
    ltl_hedge_policy policy = {.quantile = 1, .minimum = LTL_HEDGE_WINDOW};
    ltl_hedge_learn(&times, 1000);
    for (uint32_t i = 0; i < LTL_HEDGE_WINDOW; i++) {
        ltl_hedge_learn(&times, i);
    }
    assert_int_equal(ltl_hedge_delay(&times, &policy), LTL_HEDGE_WINDOW - 1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_declared_counts_until_enough_is_known),
        cmocka_unit_test(without_either_there_is_no_second_call),
        cmocka_unit_test(it_is_the_nearest_rank),
        cmocka_unit_test(what_is_long_ago_is_forgotten),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
