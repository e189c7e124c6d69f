/* Files of settings that a change breaks. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/program.h"

static int setup(void **state) {
    sandbox *box = sandbox_new();
    sandbox_git_init(box, "repo");
    sandbox_write(box, "repo/LICENSE", "MIT\n");
    sandbox_write(box, "repo/config/app.yaml", "a: 1\nb: 2\n");
    sandbox_write(box, "repo/config/old.yaml", "a: 1\nb: c: d\ne: 1\n");
    sandbox_write(box, "repo/config/locales/de.json", "{\"a\": 1}\n");
    sandbox_write(box, "repo/.lintel.yaml", "severity: low\n");
    sandbox_git_commit(box, "repo", "one");
    *state = box;
    return 0;
}

static int teardown(void **state) {
    sandbox_free(*state);
    return 0;
}

static ltl_program review(void **state, const char *what) {
    char command[128];
    (void)snprintf(command, sizeof(command), "lintel review %s --no-journal", what);
    return ltl_program_run(LTL_PROGRAM, *state, "repo", command);
}

static void a_file_that_no_longer_parses_fails_the_gate(void **state) {
    sandbox_write(*state, "repo/config/app.yaml", "a: 1\nb: 2\nc: d: e\n");
    ltl_program got = review(state, "");
    assert_int_equal(got.code, 1);
    ltl_program_check(got, "configuration/does-not-parse  config/app.yaml:3:1", true);
    ltl_program_check(got, "This file cannot be read: mapping values are not allowed", true);
    ltl_program_check(got, "What to do: put quotes", true);
}

static void what_was_broken_before_is_no_news(void **state) {
    sandbox_write(*state, "repo/config/old.yaml", "a: 1\nb: c: d\ne: 2\n");
    ltl_program got = review(state, "");
    ltl_program_check(got, "configuration/does-not-parse", false);
}

static void a_key_that_comes_twice(void **state) {
    sandbox_write(*state, "repo/config/app.yaml", "a: 1\nb: 2\na: 3\n");
    sandbox_write(*state, "repo/config/locales/de.json", "{\"a\": 1, \"a\": 2}\n"); /* for people */
    sandbox_git_commit(*state, "repo", "two");
    ltl_program got = review(state, "HEAD~1..HEAD");
    assert_int_equal(got.code, 1);
    ltl_program_check(got, "configuration/repeated-key  config/app.yaml:3:1", true);
    ltl_program_check(got, "`a` stands here a second time, first in line 1.", true);
    ltl_program_check(got, "de.json:", false);
}

/* What nobody read is not told as read. */
static void a_template_is_told_as_one(void **state) {
    sandbox_write(*state, "repo/config/app.yaml", "a: 1\n{{- if .Values.b }}\nb: 2\n{{- end }}\n");
    ltl_program got = review(state, "");
    ltl_program_check(got, "1 file of settings is a template: what a program makes of it is not known", true);
    ltl_program_check(got, "read as programs read them", false);
}

/* A range is reviewed by the settings of its base, so nobody would notice before the next one. */
static void settings_of_our_own_are_read_too(void **state) {
    sandbox_write(*state, "repo/.lintel.yaml", "severity: low\nexcludes: [a]\n");
    sandbox_git_commit(*state, "repo", "two");
    ltl_program got = review(state, "HEAD~1..HEAD");
    ltl_program_check(got, "once this change is in, no change can be reviewed: a settings file has no", true);
    sandbox_write(*state, "repo/.lintel.yaml", "severity: low\nexclude: [a]\n");
    sandbox_git_commit(*state, "repo", "three");
    got = review(state, "HEAD~1..HEAD");
    ltl_program_check(got, "once this change is in", false);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(a_file_that_no_longer_parses_fails_the_gate),
        TEST(what_was_broken_before_is_no_news),
        TEST(a_key_that_comes_twice), TEST(a_template_is_told_as_one),
        TEST(settings_of_our_own_are_read_too),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
