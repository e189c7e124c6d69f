/* How often files were changed: real histories. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "orchestrator/intake/churn.h"
#include "tests/support/repository.h"

static ltl_arena arena;
static ltl_churn churn;

static int set_up(void **state) {
    sandbox *box = sandbox_new();
    sandbox_git_init(box, "w");
    for (unsigned i = 0; i < 4; i++) {
        char text[32];
        snprintf(text, sizeof(text), "%u\n", i);
        sandbox_write(box, "w/often.c", text);
        if (i % 2 == 0) {
            sandbox_write(box, "w/in/sometimes.c", text);
        }
        sandbox_git_commit(box, "w", "next");
    }
    *state = box;
    return 0;
}

static int tear_down(void **state) {
    ltl_arena_clear(&arena);
    sandbox_free(*state);
    return 0;
}

static ltl_status read(const sandbox *box, const char *where, const char *revision, uint32_t most,
                       ltl_error *error) {
    return ltl_churn_read(&arena, ltl_str_of(sandbox_path(box, where)), ltl_str_of(revision), most,
                          &churn, error);
}

static void check(const char *path, uint32_t commits) {
    assert_int_equal(ltl_churn_of(&churn, ltl_str_of(path)), commits);
}

static void commits_are_counted_by_path(void **state) {
    assert_int_equal(read(*state, "w", "", 100, NULL), LTL_OK);
    assert_int_equal(churn.counted, 4);
    check("often.c", 4);
    check("in/sometimes.c", 2);
    check("in", 0);
    check("other.c", 0);
}

static void the_last_ones_before_a_revision(void **state) {
    assert_int_equal(read(*state, "w", "", 2, NULL), LTL_OK);
    assert_int_equal(churn.counted, 2);
    check("often.c", 2);
    check("in/sometimes.c", 1);
    assert_int_equal(read(*state, "w", "HEAD~3", 100, NULL), LTL_OK);
    check("often.c", 1);
}

static void merges_do_not_count(void **state) {
    sandbox_run(*state, "w", "git checkout -q -b side HEAD~1");
    sandbox_write(*state, "w/side.c", "1\n");
    sandbox_git_commit(*state, "w", "side");
    sandbox_run(*state, "w", "git checkout -q main && git merge -q --no-ff -m merge side");
    assert_int_equal(read(*state, "w", "", 100, NULL), LTL_OK);
    assert_int_equal(churn.counted, 5);
    check("side.c", 1);
    check("often.c", 4);
}

static void what_cannot_be_known_is_said(void **state) {
    ltl_error error = {0};
    sandbox_run(*state, ".", "git clone -q --depth 2 file://$PWD/w shallow");
    assert_int_equal(read(*state, "shallow", "", 100, &error), LTL_REFUSED);
    assert_non_null(strstr(error.text, "shallow"));
    assert_int_equal(read(*state, "w", "no-such-name", 100, &error), LTL_NOT_FOUND);
    sandbox_git_init(*state, "empty");
    assert_int_not_equal(read(*state, "empty", "", 100, &error), LTL_OK);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(commits_are_counted_by_path, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_last_ones_before_a_revision, set_up, tear_down),
        cmocka_unit_test_setup_teardown(merges_do_not_count, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_cannot_be_known_is_said, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
