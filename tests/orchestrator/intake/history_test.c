/* A long history: each version of a file once, told with the commit it came in with, for little memory each. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>
#include <git2.h>

#include "orchestrator/intake/model.h"
#include "tests/support/repository.h"

enum { COMMITS = 500, FILES = 10, MOST_BYTES = 420 };

static int setup(void **state) {
    *state = sandbox_new();
    return 0;
}

static int teardown(void **state) {
    sandbox_free(*state);
    return 0;
}

/* Each commit brings a new version of each file. */
static ltl_intake *history_of(void **state) {
    sandbox_run(*state, ".",
                "git init -q repo && cd repo && for c in $(seq %d); do echo 'commit refs/heads/main'; "
                "echo \"committer A <a@b> $((1700000000 + c)) +0000\"; echo 'data 1'; echo m; "
                "for f in $(seq %d); do echo \"M 644 inline src/folder/file$f.py\"; "
                "printf 'data <<END\\nversion = %%d\\nEND\\n' $((c * 100 + f)); done; done | "
                "git fast-import --quiet && git symbolic-ref HEAD refs/heads/main",
                COMMITS, FILES);
    ltl_intake_options options = {0};
    ltl_intake *intake = NULL;
    ltl_error error = {0};
    char path[4096];
    (void)snprintf(path, sizeof(path), "%s", sandbox_path(*state, "repo"));
    if (ltl_intake_open_history(ltl_str_of(path), &options, &intake, &error) != LTL_OK) {
        fail_msg("%s", error.text);
    }
    return intake;
}

static void each_version_knows_its_commit(void **state) {
    ltl_intake *intake = history_of(state);
    const ltl_targets *targets = ltl_intake_targets(intake);
    assert_int_equal(targets->count, COMMITS * FILES);
    for (uint32_t i = 0; i < targets->count; i++) {
        ltl_origin origin;
        assert_true(ltl_intake_origin(intake, targets->at[i].path, &origin));
        assert_true(ltl_str_starts_with(targets->at[i].path, (ltl_str){origin.commit, 10}));
        assert_true(ltl_str_ends_with(targets->at[i].path, origin.path));
        assert_true(ltl_str_starts_with(origin.path, LTL_STR("src/folder/file")));
        assert_int_equal(origin.time, 1700000001 + origin.order);
    }
    ltl_origin origin;
    assert_false(ltl_intake_origin(intake, LTL_STR("src/folder/file1.py"), &origin));
    ltl_intake_close(intake);
}

static void a_version_costs_little(void **state) {
    ltl_intake *intake = history_of(state);
    size_t each = intake->arena.used_bytes / ltl_intake_targets(intake)->count;
    if (each > MOST_BYTES) {
        fail_msg("%zu bytes each", each);
    }
    ltl_intake_close(intake);
}

/* The library unpacks every tree there ever was; it holds on to few of them. */
static void what_was_unpacked_is_let_go(void **state) {
    enum { MOST_KEPT = 1 << 20, LAST_ONE = 1 << 16 };
    ssize_t held = 0;
    ssize_t most = 0;
    ltl_intake *intake = history_of(state);
    assert_int_equal(git_libgit2_opts(GIT_OPT_GET_CACHED_MEMORY, &held, &most), 0);
    assert_true(most <= MOST_KEPT);
    assert_true(held <= most + LAST_ONE);
    ltl_intake_close(intake);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(each_version_knows_its_commit),
        TEST(a_version_costs_little),
        TEST(what_was_unpacked_is_let_go),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
