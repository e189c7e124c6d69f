#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "orchestrator/run/packs.h"

/* What goes to a worker together: by what it is likely to take, never out of order. */

enum { MOST = 200, SMALL = 1000, LARGE = 1000000 };

static void expect_packs(const uint64_t *steps, uint32_t count, uint32_t workers, uint32_t pack_count) {
    ltl_arena arena = {0};
    ltl_intake *intake = NULL;
    ltl_world_work made[MOST];
    ltl_packs packs;
    assert_int_equal(ltl_intake_open_text(LTL_STR("a.py"), LTL_STR("x"), &intake, NULL), LTL_OK);
    for (uint32_t i = 0; i < count; i++) {
        made[i] = (ltl_world_work){.steps = steps[i]};
    }
    ltl_world_works works = {.at = made, .count = count};
    ltl_team team = {.intake = intake, .works = &works};
    ltl_packs_make(&arena, &team, workers, &packs);
    assert_int_equal(packs.count, pack_count);
    uint32_t next = 0;
    for (uint32_t i = 0; i < packs.count; i++) {
        assert_int_equal(packs.at[i].first, next);
        assert_true(packs.at[i].end > next);
        next = packs.at[i].end;
    }
    assert_int_equal(next, count);
    ltl_intake_close(intake);
    ltl_arena_clear(&arena);
}

static void small_works_go_together(void **state) {
    (void)state;
    uint64_t steps[MOST];
    for (uint32_t i = 0; i < MOST; i++) {
        steps[i] = SMALL;
    }
    expect_packs(steps, 0, 2, 0);
    expect_packs(steps, 1, 2, 1);
    expect_packs(steps, 20, 2, 1);
    expect_packs(steps, MOST, 2, 7); /* of 29 each: with the bytes of their file 30 would be too dear */
}

static void a_large_work_goes_alone(void **state) {
    (void)state;
    const uint64_t steps[] = {SMALL, SMALL, LARGE, SMALL, LARGE, LARGE, SMALL, SMALL};
    expect_packs(steps, LTL_COUNT_OF(steps), 2, 6);
}

static void there_is_something_for_every_worker(void **state) {
    (void)state;
    uint64_t steps[MOST];
    for (uint32_t i = 0; i < MOST; i++) {
        steps[i] = LARGE;
    }
    expect_packs(steps, MOST, 2, 34);  /* of six each */
    expect_packs(steps, MOST, 8, MOST); /* of one: two would be more than a share */
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(small_works_go_together),
        cmocka_unit_test(a_large_work_goes_alone),
        cmocka_unit_test(there_is_something_for_every_worker),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
