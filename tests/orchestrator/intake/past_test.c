/* What commits of the past did to files: real histories. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "orchestrator/intake/past.h"
#include "tests/support/repository.h"

typedef struct seen {
    ltl_arena arena;
    ltl_map paths;
    char text[512]; /* a line for each change, newest first */
    uint32_t enough;
    uint32_t count;
} seen;

static sandbox *box;
static seen all;

static void commit(const char *path, const char *text, const char *message) {
    sandbox_write(box, path, text);
    sandbox_git_commit(box, "w", message);
}

static int set_up(void **state) {
    (void)state;
    box = sandbox_new();
    sandbox_git_init(box, "w");
    commit("w/a.c", "1\n2\n", "mend: first");
    commit("w/a.c", "1\n3\n", "mend: second");
    commit("w/a.c", "1\n4\n", "something else");
    sandbox_write(box, "w/b/b.c", "x\n");
    commit("w/a.c", "1\n4\n5\n", "mend: third");
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    ltl_arena_clear(&all.arena);
    sandbox_free(box);
    return 0;
}

static bool chooses(void *context, ltl_str message) {
    (void)context;
    return ltl_str_starts_with(message, LTL_STR("mend"));
}

static bool sees(void *context, const ltl_past_change *change) {
    seen *self = context;
    assert_int_equal(change->commit.len, 10);
    size_t used = strlen(self->text);
    (void)snprintf(self->text + used, sizeof(self->text) - used, "%.*s %llu -%u +%u\n",
                   LTL_STR_ARG(change->path), (unsigned long long)change->value,
                   change->lines->lines_removed, change->lines->lines_added);
    return ++self->count < self->enough;
}

static ltl_status read_for(ltl_fuel *fuel, const char *revision, uint32_t most, uint32_t enough,
                           ltl_error *error) {
    ltl_arena_clear(&all.arena);
    all = (seen){.enough = enough};
    ltl_map_init(&all.paths, &all.arena);
    ltl_map_put(&all.paths, LTL_STR("a.c"), NULL)->value = 7;
    ltl_map_put(&all.paths, LTL_STR("b/b.c"), NULL)->value = 8;
    ltl_past_walk past = {.repository = ltl_str_of(sandbox_path(box, "w")),
                          .revision = ltl_str_of(revision),
                          .paths = &all.paths,
                          .most = most,
                          .fuel = fuel,
                          .context = &all,
                          .chooses = chooses,
                          .sees = sees};
    return ltl_past_read(&past, error);
}

static ltl_status read(const char *revision, uint32_t most, uint32_t enough, ltl_error *error) {
    return read_for(NULL, revision, most, enough, error);
}

/* Each byte of both sides is a step; what is under way when there is none left is shown to its end. */
static void so_many_steps_and_no_more(void **state) {
    (void)state;
    ltl_fuel fuel = ltl_fuel_make(100, NULL);
    assert_int_equal(read_for(&fuel, "", 100, 100, NULL), LTL_OK);
    assert_int_equal(all.count, 2);
    assert_int_equal(fuel.given - fuel.left, 4 + 6 + 4 + 4);
    fuel = ltl_fuel_make(9, NULL);
    assert_int_equal(read_for(&fuel, "", 100, 100, NULL), LTL_OK);
    assert_int_equal(all.count, 1);
    assert_true(ltl_fuel_is_empty(&fuel));
}

static void chosen_commits_newest_first(void **state) {
    (void)state;
    assert_int_equal(read("", 100, 100, NULL), LTL_OK);
    assert_string_equal(all.text, "a.c 7 -0 +1\na.c 7 -1 +1\n"); /* b/b.c was not there before */
}

static void as_many_as_are_wanted(void **state) {
    (void)state;
    assert_int_equal(read("", 1, 100, NULL), LTL_OK);
    assert_int_equal(all.count, 1);
    assert_int_equal(read("", 100, 1, NULL), LTL_OK);
    assert_int_equal(all.count, 1);
    assert_int_equal(read("HEAD~1", 100, 100, NULL), LTL_OK);
    assert_string_equal(all.text, "a.c 7 -1 +1\n");
}

static void merges_are_passed_over(void **state) {
    (void)state;
    sandbox_run(box, "w", "git checkout -q -b side HEAD~1");
    commit("w/b/b.c", "y\n", "side");
    commit("w/b/b.c", "z\n", "mend: side");
    sandbox_run(box, "w",
                "git checkout -q main && git merge -q -s ours --no-ff -m 'mend: merge' side");
    assert_int_equal(read("", 100, 100, NULL), LTL_OK);
    assert_int_equal(all.count, 3);
    assert_non_null(strstr(all.text, "b/b.c 8 -1 +1"));
}

static void what_cannot_be_read_is_said(void **state) {
    (void)state;
    ltl_error error = {0};
    assert_int_equal(read("no-such-name", 100, 100, &error), LTL_NOT_FOUND);
    sandbox_run(box, ".", "git clone -q --depth 1 file://$PWD/w s && rm -rf w && mv s w");
    assert_int_equal(read("", 100, 100, &error), LTL_REFUSED);
    assert_non_null(strstr(error.text, "shallow"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(chosen_commits_newest_first, set_up, tear_down),
        cmocka_unit_test_setup_teardown(as_many_as_are_wanted, set_up, tear_down),
        cmocka_unit_test_setup_teardown(so_many_steps_and_no_more, set_up, tear_down),
        cmocka_unit_test_setup_teardown(merges_are_passed_over, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_cannot_be_read_is_said, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
