#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <pthread.h>

#include "orchestrator/workflow/budget.h"

static void what_a_part_spends_the_whole_spends(void **state) {
    (void)state;
    ltl_budget whole;
    ltl_budget part;
    ltl_budget_init(&whole, NULL, 100);
    ltl_budget_init(&part, &whole, UINT64_MAX);
    assert_true(ltl_budget_spend(&part, 60));
    assert_int_equal(ltl_budget_left(&part), 40);
    assert_false(ltl_budget_spend(&part, 41)); /* and takes nothing */
    assert_true(ltl_budget_spend(&part, 40));
    assert_int_equal(whole.spent, 100);
    assert_int_equal(part.spent, 100);
}

static void a_refusal_above_gives_back_below(void **state) {
    (void)state;
    ltl_budget whole;
    ltl_budget part;
    ltl_budget_init(&whole, NULL, 5);
    ltl_budget_init(&part, &whole, 100);
    assert_false(ltl_budget_spend(&part, 6));
    assert_int_equal(atomic_load(&part.left), 100);
    assert_int_equal(atomic_load(&part.spent), 0);
}

static ltl_budget shared;

static void *spend(void *argument) {
    (void)argument;
    uintptr_t got = 0;
    while (ltl_budget_spend(&shared, 1)) {
        got++;
    }
    return (void *)got;
}

static void threads_together_spend_it_once(void **state) {
    (void)state;
    pthread_t threads[4];
    uintptr_t sum = 0;
    ltl_budget_init(&shared, NULL, 100000);
    for (int i = 0; i < 4; i++) {
        assert_int_equal(pthread_create(&threads[i], NULL, spend, NULL), 0);
    }
    for (int i = 0; i < 4; i++) {
        void *got;
        pthread_join(threads[i], &got);
        sum += (uintptr_t)got;
    }
    assert_int_equal(sum, 100000);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_a_part_spends_the_whole_spends),
        cmocka_unit_test(a_refusal_above_gives_back_below),
        cmocka_unit_test(threads_together_spend_it_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
