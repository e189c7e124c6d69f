#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "orchestrator/workflow/engine/backoff.h"

static void it_grows_up_to_the_cap(void **state) {
    (void)state;
    ltl_backoff backoff = {.first_us = 100, .cap_us = 1000, .factor = 2};
    static const uint64_t expected[] = {100, 200, 400, 800, 1000, 1000};
    for (uint32_t i = 0; i < 6; i++) {
        assert_int_equal(ltl_backoff_wait(&backoff, i + 1, 0), expected[i]);
    }
    assert_int_equal(ltl_backoff_wait(&backoff, UINT32_MAX, 0), 1000);
}

static void it_does_not_overflow(void **state) {
    (void)state;
    ltl_backoff backoff = {.first_us = UINT64_MAX / 4, .factor = 10};
    assert_true(ltl_backoff_wait(&backoff, 100, 0) <= UINT64_MAX / 2);
}

static void the_lot_decides_and_nothing_else(void **state) {
    (void)state;
    ltl_backoff backoff = {.first_us = 1000, .cap_us = 10000, .factor = 2, .jitter = 0.2};
    for (uint64_t lot = 1; lot != 0; lot <<= 1) {
        uint64_t wait = ltl_backoff_wait(&backoff, 1, lot);
        assert_true(wait > 800 && wait <= 1000);
        assert_int_equal(wait, ltl_backoff_wait(&backoff, 1, lot));
    }
    assert_true(ltl_backoff_wait(&backoff, 1, UINT64_MAX) < ltl_backoff_wait(&backoff, 1, 0));
}

static void a_factor_of_one_stays(void **state) {
    (void)state;
    ltl_backoff backoff = {.first_us = 50, .factor = 1};
    assert_int_equal(ltl_backoff_wait(&backoff, 1, 0), 50);
    assert_int_equal(ltl_backoff_wait(&backoff, 4000000000u, 0), 50);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_grows_up_to_the_cap),
        cmocka_unit_test(it_does_not_overflow),
        cmocka_unit_test(the_lot_decides_and_nothing_else),
        cmocka_unit_test(a_factor_of_one_stays),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
