/* The bar of an analyzer is the place of the N-th file of its language on which it failed, in whatever order workers
 * tell; behind it a cheaper form looks. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "core/limits.h"
#include "orchestrator/run/downgrade.h"
#include "tests/support/random.h"

enum { FILES = 200, ROUNDS = 300 };

typedef struct planned {
    ltl_arena arena;
    ltl_intake *intake;
    ltl_team team;
    uint32_t places[FILES];
    ltl_downgrades downgrades;
} planned;

/* Every other file is of another language. */
static int setup(void **state) {
    planned *self = calloc(1, sizeof(*self));
    static ltl_pair pairs[FILES];
    ltl_error error;
    for (uint32_t i = 0; i < FILES; i++) {
        ltl_str path = ltl_arena_printf(&self->arena, "%03u.%s", i, i % 2 == 0 ? "py" : "js");
        pairs[i] = (ltl_pair){path, LTL_STR("x"), LTL_STR("y")};
        self->places[i] = i + 1;
    }
    assert_int_equal(ltl_intake_open_pairs(pairs, FILES, &self->intake, &error), LTL_OK);
    assert_int_equal(ltl_intake_targets(self->intake)->count, FILES);
    self->team.intake = self->intake;
    ltl_downgrades_open(&self->downgrades, &self->team, self->places);
    *state = self;
    return 0;
}

static int teardown(void **state) {
    planned *self = *state;
    ltl_downgrades_close(&self->downgrades);
    ltl_intake_close(self->intake);
    ltl_arena_clear(&self->arena);
    free(self);
    return 0;
}

static void fail_at(planned *self, uint32_t target, ltl_form form, ltl_form failed) {
    ltl_file_result result = {.target = target, .form = form, .failed_forms = 1u << failed};
    ltl_downgrades_note(&self->downgrades, &result);
}

static void check_forms(const planned *self, uint32_t bar, ltl_form behind) {
    for (uint32_t i = 0; i < FILES; i++) {
        bool is_behind = i % 2 == 0 && self->places[i] > bar;
        assert_int_equal(ltl_downgrades_form(&self->downgrades, i), is_behind ? behind : LTL_FORM_WHOLE);
    }
}

static void any_order_gives_the_same_bar(void **state) {
    planned *self = *state;
    ltl_random random = ltl_random_make("downgrade", 2718);
    for (int round = 0; round < ROUNDS; round++) {
        uint32_t order[FILES / 2];
        uint32_t many = (uint32_t)ltl_random_below(&random, FILES / 2);
        for (uint32_t i = 0; i < FILES / 2; i++) {
            uint32_t k = (uint32_t)ltl_random_below(&random, i + 1);
            order[i] = order[k];
            order[k] = i * 2;
        }
        bool has_failed[FILES + 1] = {false};
        ltl_downgrades_forget(&self->downgrades);
        for (uint32_t i = 0; i < many; i++) {
            fail_at(self, order[i], LTL_FORM_WHOLE, LTL_FORM_WHOLE);
            has_failed[order[i] + 1] = true;
        }
        uint32_t bar = UINT32_MAX;
        for (uint32_t place = 1, count = 0; place <= FILES && bar == UINT32_MAX; place++) {
            count += has_failed[place];
            bar = count == LTL_QUARANTINE_FILES ? place : UINT32_MAX;
        }
        check_forms(self, bar, LTL_FORM_SHALLOW);
    }
}

static void each_analyzer_has_something_below_it(void **state) {
    planned *self = *state;
    static const struct {
        ltl_form failed;
        ltl_form below;
    } rows[] = {{LTL_FORM_WHOLE, LTL_FORM_SHALLOW},
                {LTL_FORM_SHALLOW, LTL_FORM_PATTERN},
                {LTL_FORM_PATTERN, LTL_FORM_TOKENS}};
    for (size_t row = 0; row < LTL_COUNT_OF(rows); row++) {
        ltl_downgrades_forget(&self->downgrades);
        for (uint32_t i = 0; i < LTL_QUARANTINE_FILES; i++) {
            check_forms(self, UINT32_MAX, LTL_FORM_WHOLE); /* one less is not enough */
            fail_at(self, i * 2, LTL_FORM_WHOLE, rows[row].failed);
        }
        check_forms(self, LTL_QUARANTINE_FILES * 2 - 1, rows[row].below);
    }
}

/* Fewer crashes than steps: each costs a process. In a cheaper form they are those of the cheaper form. */
static void crashes_go_down_to_bytes(void **state) {
    planned *self = *state;
    for (uint32_t i = 0; i < LTL_DOWNGRADE_CRASHES; i++) {
        ltl_downgrades_note_crash(&self->downgrades, i * 2, LTL_FORM_WHOLE);
    }
    uint32_t bar = LTL_DOWNGRADE_CRASHES * 2 - 1;
    check_forms(self, bar, LTL_FORM_TOKENS);
    for (uint32_t i = LTL_DOWNGRADE_CRASHES; i < 2 * LTL_DOWNGRADE_CRASHES; i++) {
        ltl_downgrades_note_crash(&self->downgrades, i * 2, LTL_FORM_TOKENS);
    }
    assert_int_equal(ltl_downgrades_form(&self->downgrades, bar + 1), LTL_FORM_TOKENS);
    assert_int_equal(ltl_downgrades_form(&self->downgrades, FILES - 2), LTL_FORM_BYTES);
}

/* What is not at work in a form does not fail in it. */
static void what_was_left_out_does_not_count(void **state) {
    planned *self = *state;
    for (uint32_t i = 0; i < FILES; i += 2) {
        fail_at(self, i, LTL_FORM_SHALLOW, LTL_FORM_WHOLE);
        fail_at(self, i, LTL_FORM_TOKENS, LTL_FORM_PATTERN);
        ltl_downgrades_note_crash(&self->downgrades, i, LTL_FORM_BYTES);
    }
    check_forms(self, UINT32_MAX, LTL_FORM_WHOLE);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(any_order_gives_the_same_bar),
        TEST(each_analyzer_has_something_below_it),
        TEST(crashes_go_down_to_bytes),
        TEST(what_was_left_out_does_not_count),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
