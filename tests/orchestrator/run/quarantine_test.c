/* A rule's bar is the place of the N-th file of the plan on which it ran out, in whatever order workers tell. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "core/limits.h"
#include "orchestrator/run/quarantine.h"
#include "tests/support/random.h"
#include "tests/support/scanned.h"

enum { FILES = 200, ROUNDS = 300 };

typedef struct plan_of {
    ltl_arena arena;
    scanned rules;
    ltl_quarantine quarantine;
    uint32_t places[FILES];
} plan_of;

/* As ltl_quarantine_open makes it, over files whose places are given. */
static void open(plan_of *self) {
    scanned_make(&self->rules, "python", "  pattern: f()\n");
    self->quarantine =
        (ltl_quarantine){.ruleset = self->rules.ruleset, .planned = FILES, .least = LTL_QUARANTINE_FILES};
    pthread_mutex_init(&self->quarantine.lock, NULL);
    ltl_quarantine_make_room(&self->quarantine, 1);
    for (uint32_t i = 0; i < FILES; i++) {
        self->places[i] = i + 1;
    }
    self->quarantine.places = self->places;
}

static void close(plan_of *self) {
    ltl_quarantine_close(&self->quarantine);
    scanned_clear(&self->rules);
}

/* Some files in some order: the bar is that of the sorted list, and it was never before it. */
static void any_order_gives_the_same_bar(void **state) {
    (void)state;
    ltl_random random = ltl_random_make("quarantine", 4711);
    for (int round = 0; round < ROUNDS; round++) {
        static plan_of self;
        self = (plan_of){0};
        open(&self);
        uint32_t order[FILES];
        uint32_t many = (uint32_t)ltl_random_below(&random, FILES);
        for (uint32_t i = 0; i < FILES; i++) {
            uint32_t k = (uint32_t)ltl_random_below(&random, i + 1);
            order[i] = order[k];
            order[k] = i;
        }
        bool is_over[FILES + 1] = {false};
        for (uint32_t i = 0; i < many; i++) {
            uint32_t rule = 0;
            ltl_file_result result = {.target = order[i], .ran_out = {.at = &rule, .count = 1, .capacity = 1}};
            ltl_quarantine_note(&self.quarantine, &result);
            is_over[order[i] + 1] = true;
        }
        uint32_t expected = UINT32_MAX;
        for (uint32_t place = 1, count = 0; place <= FILES && expected == UINT32_MAX; place++) {
            count += is_over[place];
            expected = count == LTL_QUARANTINE_FILES ? place : UINT32_MAX;
        }
        assert_int_equal(atomic_load(&self.quarantine.bars[0]), expected);
        close(&self);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(any_order_gives_the_same_bar)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
