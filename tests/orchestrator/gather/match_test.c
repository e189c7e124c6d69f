#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "orchestrator/gather/identity.h"
#include "orchestrator/gather/match.h"

typedef struct sides {
    ltl_arena arena;
    ltl_findings head;
    ltl_findings base;
    ltl_map renames;
    ltl_str new_paths[4];
} sides;

static const ltl_rule_info rule = {.id = {"r", 1}};

static int setup(void **state) {
    sides *self = test_calloc(1, sizeof(*self));
    ltl_map_init(&self->renames, &self->arena);
    *state = self;
    return 0;
}

static int teardown(void **state) {
    sides *self = *state;
    ltl_arena_clear(&self->arena);
    test_free(self);
    return 0;
}

/* `code` stands for the tokens of the match, `loose` for those with names blanked. */
static ltl_finding *add(sides *self, ltl_findings *to, const char *path, uint32_t line,
                        const char *scope, const char *code, const char *loose) {
    ltl_finding finding = {
        .rule = &rule,
        .agent = "security",
        .path = ltl_str_of(path),
        .start = {line, 1, line * 100},
        .end = {line, 5, line * 100 + 4},
        .scope = ltl_str_of(scope),
        .shape = ltl_digest_of(ltl_str_of(code)),
        .loose = ltl_digest_of(ltl_str_of(loose)),
        .snippet = {.text = ltl_str_of(code)},
    };
    LTL_PUSH(&self->arena, to, finding);
    return &to->at[to->count - 1];
}

static void match(sides *self, const bool *touched) {
    ltl_match_side head = {&self->head, touched, NULL};
    ltl_match_side base = {&self->base, NULL, NULL};
    ltl_findings_match(&self->arena, &head, &base, &self->renames, self->new_paths);
}

static void moved_lines_are_not_new(void **state) {
    sides *self = *state;
    add(self, &self->base, "a.py", 3, "f", "eval(x)", "eval(N)");
    add(self, &self->head, "a.py", 90, "f", "eval(x)", "eval(N)");
    match(self, NULL);
    assert_int_equal(self->head.at[0].state, LTL_STATE_UNCHANGED);
    assert_int_equal(self->base.at[0].state, LTL_STATE_UNCHANGED);
}

static void a_second_copy_is_new_and_the_touched_one_is_it(void **state) {
    sides *self = *state;
    add(self, &self->base, "a.py", 3, "f", "eval(x)", "eval(N)");
    add(self, &self->head, "a.py", 2, "f", "eval(x)", "eval(N)");
    add(self, &self->head, "a.py", 4, "f", "eval(x)", "eval(N)");
    match(self, (bool[]){true, false});
    assert_int_equal(self->head.at[0].state, LTL_STATE_NEW);
    assert_int_equal(self->head.at[1].state, LTL_STATE_UNCHANGED);
}

static void what_is_gone_is_fixed(void **state) {
    sides *self = *state;
    add(self, &self->base, "a.py", 3, "f", "eval(x)", "eval(N)");
    add(self, &self->head, "a.py", 3, "f", "exec(x)", "exec(N)");
    match(self, NULL);
    assert_int_equal(self->base.at[0].state, LTL_STATE_FIXED);
    assert_int_equal(self->head.at[0].state, LTL_STATE_NEW);
}

static void a_function_that_was_renamed_keeps_its_findings(void **state) {
    sides *self = *state;
    add(self, &self->base, "a.py", 3, "f", "eval(x)", "eval(N)");
    add(self, &self->head, "a.py", 3, "g", "eval(x)", "eval(N)");
    match(self, NULL);
    assert_int_equal(self->head.at[0].state, LTL_STATE_UNCHANGED);
}

static void a_renamed_file_is_the_same_file(void **state) {
    sides *self = *state;
    self->new_paths[0] = LTL_STR("b.py");
    ltl_map_put(&self->renames, LTL_STR("a.py"), NULL)->value = 0;
    /* other lines around it, so that only the rename ties the two */
    add(self, &self->base, "a.py", 3, "f", "eval(x)", "eval(N)")->snippet.text = LTL_STR("one");
    add(self, &self->head, "b.py", 9, "f", "eval(x)", "eval(N)")->snippet.text = LTL_STR("two");
    match(self, NULL);
    assert_int_equal(self->head.at[0].state, LTL_STATE_UNCHANGED);
}

static void code_moved_to_another_file_needs_its_surroundings(void **state) {
    sides *self = *state;
    add(self, &self->base, "a.py", 3, "f", "eval(x)", "eval(N)");
    add(self, &self->head, "b.py", 9, "f", "eval(x)", "eval(N)");
    add(self, &self->base, "a.py", 4, "f", "exec(x)", "exec(N)")->snippet.text = LTL_STR("one");
    add(self, &self->head, "b.py", 10, "f", "exec(x)", "exec(N)")->snippet.text = LTL_STR("two");
    match(self, NULL);
    assert_int_equal(self->head.at[0].state, LTL_STATE_UNCHANGED);
    assert_int_equal(self->head.at[1].state, LTL_STATE_NEW);
}

static void a_small_edit_is_not_new_but_another_secret_is(void **state) {
    sides *self = *state;
    add(self, &self->base, "a.py", 3, "f", "eval(x)", "eval(N)");
    add(self, &self->head, "a.py", 3, "f", "eval(y)", "eval(N)");
    add(self, &self->base, "a.py", 5, "f", "k=1", "k=L")->is_secret = true;
    add(self, &self->head, "a.py", 5, "f", "k=2", "k=L")->is_secret = true;
    match(self, NULL);
    assert_int_equal(self->head.at[0].state, LTL_STATE_UNCHANGED);
    assert_int_equal(self->head.at[1].state, LTL_STATE_NEW);
    assert_int_equal(self->base.at[1].state, LTL_STATE_FIXED);
}

static void taking_a_suppression_away_brings_the_finding_back(void **state) {
    sides *self = *state;
    add(self, &self->base, "a.py", 3, "f", "eval(x)", "eval(N)")->is_suppressed = true;
    add(self, &self->head, "a.py", 3, "f", "eval(x)", "eval(N)");
    match(self, NULL);
    assert_int_equal(self->head.at[0].state, LTL_STATE_NEW);
}

static void fingerprints_count_equals_in_source_order(void **state) {
    sides *self = *state;
    add(self, &self->head, "a.py", 9, "f", "eval(x)", "eval(N)");
    add(self, &self->head, "a.py", 3, "f", "eval(x)", "eval(N)")->is_suppressed = true;
    ltl_findings_order(&self->head);
    ltl_findings_identify(&self->arena, &self->head);
    assert_int_equal(self->head.at[0].start.line, 3);
    ltl_digest first = self->head.at[0].fingerprint;
    ltl_digest second = self->head.at[1].fingerprint;
    assert_false(ltl_digest_eq(first, second));
    /* further down, and no longer suppressed: the same two fingerprints */
    self->head.count = 0;
    add(self, &self->head, "a.py", 50, "f", "eval(x)", "eval(N)");
    add(self, &self->head, "a.py", 60, "f", "eval(x)", "eval(N)");
    ltl_findings_identify(&self->arena, &self->head);
    assert_true(ltl_digest_eq(first, self->head.at[0].fingerprint));
    assert_true(ltl_digest_eq(second, self->head.at[1].fingerprint));
}

static void repetitions_are_dropped(void **state) {
    sides *self = *state;
    add(self, &self->head, "a.py", 9, "f", "eval(x)", "eval(N)");
    add(self, &self->head, "a.py", 3, "f", "eval(x)", "eval(N)");
    add(self, &self->head, "a.py", 9, "f", "eval(x)", "eval(N)");
    ltl_findings_order(&self->head);
    assert_int_equal(self->head.count, 2);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(moved_lines_are_not_new),
        TEST(a_second_copy_is_new_and_the_touched_one_is_it),
        TEST(what_is_gone_is_fixed),
        TEST(a_function_that_was_renamed_keeps_its_findings),
        TEST(a_renamed_file_is_the_same_file),
        TEST(code_moved_to_another_file_needs_its_surroundings),
        TEST(a_small_edit_is_not_new_but_another_secret_is),
        TEST(taking_a_suppression_away_brings_the_finding_back),
        TEST(fingerprints_count_equals_in_source_order),
        TEST(repetitions_are_dropped),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
