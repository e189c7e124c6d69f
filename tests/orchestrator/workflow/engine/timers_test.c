#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "orchestrator/workflow/engine/timers.h"
#include "tests/support/random.h"

static int owners[8];

static void they_ring_in_the_order_of_time(void **state) {
    (void)state;
    ltl_timers timers = {0};
    ltl_random random = ltl_random_make("timers", 3);
    uint64_t at[8][4];
    for (uint32_t i = 0; i < 8; i++) {
        for (uint32_t k = 0; k < 4; k++) {
            at[i][k] = ltl_random_below(&random, 50);
            assert_int_equal(ltl_timers_set(&timers, &owners[i], k, 1000), LTL_OK);
            assert_int_equal(ltl_timers_set(&timers, &owners[i], k, at[i][k]),
                             LTL_OK); /* moves it */
        }
    }
    assert_int_equal(timers.count, 32);
    ltl_timers_forget(&timers, &owners[3]);
    ltl_timers_unset(&timers, &owners[4], 2);
    assert_int_equal(timers.count, 27);
    uint64_t last = 0;
    ltl_timer timer;
    while (ltl_timers_take(&timers, 100, &timer)) {
        long owner = (int *)timer.owner - owners;
        assert_true(owner != 3 && !(owner == 4 && timer.number == 2));
        assert_int_equal(timer.at_us, at[owner][timer.number]);
        assert_true(timer.at_us >= last);
        last = timer.at_us;
    }
    assert_int_equal(ltl_timers_next(&timers), UINT64_MAX);
    ltl_timers_clear(&timers);
}

static void equal_times_keep_their_order(void **state) {
    (void)state;
    ltl_timers timers = {0};
    ltl_timer timer;
    for (uint32_t i = 0; i < 8; i++) {
        assert_int_equal(ltl_timers_set(&timers, owners, i, 5), LTL_OK);
    }
    assert_false(ltl_timers_take(&timers, 4, &timer));
    for (uint32_t i = 0; i < 8; i++) {
        assert_true(ltl_timers_take(&timers, 5, &timer));
        assert_int_equal(timer.number, i);
    }
    ltl_timers_clear(&timers);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(they_ring_in_the_order_of_time),
        cmocka_unit_test(equal_times_keep_their_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
