/* Settings of an older version or of another tool, brought to the form of this one as one step. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/program.h"

#define MIGRATE "lintel config migrate "

static int setup(void **state) {
    sandbox *box = sandbox_new();
    sandbox_git_init(box, "work");
    sandbox_write(box, "work/a.py", "x = 1\n");
    *state = box;
    return 0;
}

static int teardown(void **state) {
    sandbox_free(*state);
    return 0;
}

static ltl_program run(void **state, const char *command) {
    return ltl_program_run(LTL_PROGRAM, *state, "work", command);
}

static void expect(void **state, const char *command, int code, const char *text) {
    ltl_program got = run(state, command);
    if (got.code != code) {
        print_error("%s: %d\n%s%s", command, got.code, got.out, got.err);
    }
    assert_int_equal(got.code, code);
    if (text != NULL) {
        ltl_program_check(got, text, true);
    }
}

static void check(void **state, const char *path, const char *expected) {
    char text[2048];
    char full[128];
    (void)snprintf(full, sizeof(full), "work/%s", path);
    sandbox_read(*state, full, text, sizeof text);
    assert_string_equal(text, expected);
}

/* Names, sections, and what nobody knows; comments and order stay, and a second run changes nothing. */
static void keys_get_their_names_and_places(void **state) {
    static const struct {
        const char *before;
        const char *after;
    } rows[] = {
        {"# ours\nbuilt_in_rules: false # yes\nrules: [r]\n", "# ours\nbuilt-in-rules: false # yes\nrules: [r]\n"},
        {"gate:\n  failOn: high\n  max_warnings: 3\n", "gate:\n  fail-on: high\n  max-warnings: 3\n"},
        {"gate: {failOn: high, maxWarnings: 3}\n", "gate: {fail-on: high, max-warnings: 3}\n"},
        {"fail-on: high\nseverity: low\n", "severity: low\ngate:\n  fail-on: high\n"},
        {"fail-on: high\nmax-warnings: 3\n", "gate:\n  fail-on: high\n  max-warnings: 3\n"},
        {"gate:\n    max-warnings: 3\n\n# what fails\nfailOn: high\nseverity: low\n",
         "gate:\n    max-warnings: 3\n    fail-on: high\n\n# what fails\nseverity: low\n"},
        {"gate:\n  exclude:\n  - a/**\n  - b\n  fail-on: low\n", "gate:\n  fail-on: low\nexclude:\n- a/**\n- b\n"},
        {"Review:\n  hotfixLines: 3\n", "review:\n  hotfix-lines: 3\n"},
        {"paths-ignore:\n  - gen\nconfig: [r.yaml]\n", "exclude:\n  - gen\nrules: [r.yaml]\n"},
        {"nobody: knows\nthat:\n  a: 1\n  b: 2\n\n# kept\nseverity: low\n",
         "# nobody: knows\n# that:\n#   a: 1\n#   b: 2\n\n# kept\nseverity: low\n"},
        {"severity: low\nmin-severity: high\n", "severity: low\n# min-severity: high\n"},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        sandbox_write(*state, "work/.lintel.yaml", rows[i].before);
        expect(state, MIGRATE, 0, "changed .lintel.yaml");
        check(state, ".lintel.yaml", rows[i].after);
        expect(state, MIGRATE, 0, "the settings have the form of this version");
    }
}

static void nothing_is_changed_before_all_is_known(void **state) {
    static const struct {
        const char *text;
        const char *why;
    } rows[] = {
        {"gate: {exclude: [a]}\n", "stands in braces"},
        {"fail-on: high\ngate: {max-warnings: 3}\n", "mapping in braces"},
        {"failOn: dreadful\n", "a severity"},
        {"a: [\n", NULL},
        {"\"failOn\": high\n", "without quotes"},
    };
    sandbox_write(*state, "work/.semgrepignore", "gen/\n");
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        sandbox_write(*state, "work/.lintel.yaml", rows[i].text);
        expect(state, MIGRATE, 2, rows[i].why);
        check(state, ".lintel.yaml", rows[i].text);
        assert_false(sandbox_exists(*state, "work/.lintelignore"));
    }
}

static void ignore_files_of_others_are_taken_over(void **state) {
    sandbox_write(*state, "work/.semgrepignore", "# theirs\n:include .gitignore\n:include more\ngen/\nold/\n");
    sandbox_write(*state, "work/more", "vast/\n");
    sandbox_write(*state, "work/.lintelignore", "old/");
    expect(state, MIGRATE, 0, "changed .lintelignore");
    check(state, ".lintelignore", "old/\n# from .semgrepignore\nvast/\ngen/\n");
    expect(state, MIGRATE, 0, "the form of this version");
    sandbox_write(*state, "work/.semgrepignore", ":include ../secret\n");
    expect(state, MIGRATE, 2, "lies elsewhere");
}

static void what_nobody_reads_is_read(void **state) {
    sandbox_write(*state, "work/.lintel.yml", "gate:\n  failOn: high\n");
    sandbox_write(*state, "work/.semgrep/r.yaml", "rules: []\n");
    expect(state, MIGRATE "--dry-run", 0, "would write .lintel.yaml");
    expect(state, MIGRATE "--diff", 0, "+  fail-on: high");
    assert_false(sandbox_exists(*state, "work/.lintel.yaml"));
    expect(state, MIGRATE, 0, "wrote .lintel.yaml");
    check(state, ".lintel.yaml", "gate:\n  fail-on: high\nrules: [.semgrep]\n");
    check(state, ".lintel.yml", "gate:\n  failOn: high\n");
    expect(state, "cd .. ; lintel config migrate work", 0, "the form of this version");
}

/* The second file cannot be made: the first is as it was. */
static void all_or_nothing(void **state) {
    sandbox_write(*state, "work/.lintel.yaml", "failOn: high\n");
    sandbox_write(*state, "work/.semgrepignore", "gen/\n");
    sandbox_link(*state, "nowhere", "work/.lintelignore");
    expect(state, MIGRATE, 4, ".lintelignore");
    check(state, ".lintel.yaml", "failOn: high\n");
    expect(state, "ls -A .git/lintel", 0, NULL);
    ltl_program_check(run(state, "ls -A .git/lintel"), "fix-kept", false);
    assert_false(sandbox_exists(*state, "work/.git/lintel/fix"));
}

/* Killed at any moment, and taken back or gone on with: both files are new, or both as they were. */
static void killed_it_is_old_or_new(void **state) {
    char command[512];
    for (int i = 0; i < 8; i++) {
        sandbox_write(*state, "work/.lintel.yaml", "failOn: high\n");
        sandbox_write(*state, "work/.semgrepignore", "gen/\n");
        (void)snprintf(command, sizeof(command),
                       "rm -f .lintelignore; \"$LINTEL\" config migrate & p=$!; sleep 0.0%d; kill -9 $p; wait $p; "
                       "lintel fix --%s && old=$(grep -c failOn .lintel.yaml); "
                       "test ! -e .git/lintel/fix && if test -e .lintelignore; then test $old = 0; "
                       "else test $old = 1; fi && ! ls -A | grep -q lintel-fix",
                       i, i % 2 == 0 ? "rollback" : "resume");
        expect(state, command, 0, NULL);
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(keys_get_their_names_and_places),
        TEST(nothing_is_changed_before_all_is_known),
        TEST(ignore_files_of_others_are_taken_over),
        TEST(what_nobody_reads_is_read),
        TEST(all_or_nothing),
        TEST(killed_it_is_old_or_new),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
