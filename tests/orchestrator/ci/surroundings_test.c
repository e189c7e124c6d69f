#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "orchestrator/ci/surroundings.h"
#include "tests/support/repository.h"

static ltl_arena arena;

static int setup(void **state) {
    static const char *const variables[] = {"LINTEL_BASE",
                                            "GITHUB_ACTIONS",
                                            "GITHUB_BASE_REF",
                                            "GITHUB_EVENT_PATH",
                                            "GITLAB_CI",
                                            "CI_MERGE_REQUEST_DIFF_BASE_SHA",
                                            "CI_COMMIT_BEFORE_SHA",
                                            "JENKINS_URL",
                                            "CHANGE_TARGET",
                                            "TF_BUILD",
                                            "SYSTEM_PULLREQUEST_TARGETBRANCH",
                                            "BITBUCKET_BUILD_NUMBER"};
    for (size_t i = 0; i < sizeof(variables) / sizeof(variables[0]); i++) {
        unsetenv(variables[i]);
    }
    *state = sandbox_new();
    return 0;
}

static int teardown(void **state) {
    sandbox_free(*state);
    ltl_arena_clear(&arena);
    return 0;
}

static void expect(const char *base, const char *host, const char *range) {
    ltl_surroundings found;
    ltl_surroundings_find(&arena, ltl_str_of(base), &found);
    assert_string_equal(found.host, host);
    assert_string_equal(ltl_arena_copy(&arena, found.range).ptr, range);
    assert_true(found.how.len > 0);
}

static void each_host_says_what_to_compare_with(void **state) {
    expect("", "none", "");
    expect("v1", "none", "v1..HEAD");
    setenv("GITHUB_BASE_REF", "main", 1);
    expect("", "none", ""); /* a variable of a host that this is not */
    setenv("GITHUB_ACTIONS", "true", 1);
    expect("", "github", "origin/main..HEAD");
    setenv("GITHUB_BASE_REF", "", 1);
    sandbox_write(*state, "event.json", "{\"before\": \"abc123\", \"commits\": []}");
    setenv("GITHUB_EVENT_PATH", sandbox_path(*state, "event.json"), 1);
    expect("", "github", "abc123..HEAD");
    sandbox_write(*state, "event.json",
                  "{\"before\": \"0000000000000000000000000000000000000000\"}");
    expect("", "github", ""); /* a branch that is new */
    sandbox_write(*state, "event.json", "no json");
    expect("", "github", "");
    setenv("LINTEL_BASE", "develop", 1);
    expect("", "github", "develop..HEAD");
    expect("typed", "github", "typed..HEAD");
}

static void others_too(void **state) {
    (void)state;
    setenv("GITLAB_CI", "true", 1);
    setenv("CI_COMMIT_BEFORE_SHA", "feed", 1);
    expect("", "gitlab", "feed..HEAD");
    setenv("CI_MERGE_REQUEST_DIFF_BASE_SHA", "beef", 1);
    expect("", "gitlab", "beef..HEAD");
    unsetenv("GITLAB_CI");
    setenv("TF_BUILD", "True", 1);
    setenv("SYSTEM_PULLREQUEST_TARGETBRANCH", "refs/heads/release/1", 1);
    expect("", "azure", "origin/release/1..HEAD");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(each_host_says_what_to_compare_with, setup, teardown),
        cmocka_unit_test_setup_teardown(others_too, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
