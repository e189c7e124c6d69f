#include "core/fuel.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void n_steps_are_n_steps(void **state) {
    (void)state;
    for (uint64_t given = 0; given < 1100; given++) {
        ltl_fuel fuel = ltl_fuel_make(given, NULL);
        for (uint64_t i = 0; i < given; i++) {
            assert_true(ltl_fuel_spend(&fuel, 1));
        }
        assert_false(ltl_fuel_is_empty(&fuel));
        assert_int_equal(fuel.left, 0);
        assert_false(ltl_fuel_spend(&fuel, 1));
        assert_int_equal(fuel.reason, LTL_FUEL);
    }
}

static void large_steps(void **state) {
    (void)state;
    ltl_fuel fuel = ltl_fuel_make(1000, NULL);
    assert_true(ltl_fuel_spend(&fuel, 999));
    assert_false(ltl_fuel_spend(&fuel, 2));
    assert_true(ltl_fuel_is_empty(&fuel));
    assert_false(ltl_fuel_spend(&fuel, 0)); /* empty stays empty */
    assert_int_equal(fuel.given, 1000);
    fuel = ltl_fuel_make(1000, NULL);
    assert_false(ltl_fuel_spend(&fuel, UINT64_MAX));
    fuel = ltl_fuel_make(UINT64_MAX, NULL);
    assert_true(ltl_fuel_spend(&fuel, UINT64_MAX));
    assert_false(ltl_fuel_spend(&fuel, 1));
}

static void stopping_is_seen_within_256_steps(void **state) {
    (void)state;
    static const uint64_t sizes[] = {1, 3, 255, 256, 257, 512, 1024};
    for (size_t i = 0; i < LTL_COUNT_OF(sizes); i++) {
        atomic_int stop = 0;
        ltl_fuel fuel = ltl_fuel_make(1000000, &stop);
        for (int k = 0; k < 100; k++) {
            assert_true(ltl_fuel_spend(&fuel, sizes[i]));
        }
        uint64_t left = fuel.left;
        atomic_store(&stop, LTL_DEADLINE);
        uint64_t spent = 0;
        while (ltl_fuel_spend(&fuel, sizes[i])) {
            spent += sizes[i];
        }
        assert_true(spent <= 256);
        assert_true(left > spent);
        assert_int_equal(fuel.reason, LTL_DEADLINE);
        atomic_store(&stop, 0);
        assert_false(ltl_fuel_spend(&fuel, 1)); /* a stop is final */
    }
}

static void an_unknown_stop_is_a_cancel(void **state) {
    (void)state;
    static const int values[] = {-1, LTL_STATUS_COUNT, 12345};
    for (size_t i = 0; i < LTL_COUNT_OF(values); i++) {
        atomic_int stop = values[i];
        ltl_fuel fuel = ltl_fuel_make(1, &stop);
        assert_false(ltl_fuel_spend(&fuel, 1));
        assert_int_equal(fuel.reason, LTL_CANCELLED);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(n_steps_are_n_steps),
        cmocka_unit_test(large_steps),
        cmocka_unit_test(stopping_is_seen_within_256_steps),
        cmocka_unit_test(an_unknown_stop_is_a_cancel),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
