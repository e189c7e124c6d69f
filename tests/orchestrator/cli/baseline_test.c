/* Findings that are known: written down, found again, and taken out together with what is fixed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/program.h"

static const char RULES[] =
    "rules:\n"
    "- {id: one, languages: [python], message: m, severity: ERROR, pattern: 'f($X)', fix: 'g($X)'}\n"
    "- {id: two, languages: [python], message: m, severity: ERROR, pattern: 'h($X)'}\n";

#define SCAN  "lintel scan -c ../rules.yaml --baseline .lintel-baseline.json "
#define WRITE "lintel baseline -c ../rules.yaml "
#define FIX   "lintel fix -c ../rules.yaml --baseline .lintel-baseline.json "

static int setup(void **state) {
    sandbox *box = sandbox_new();
    sandbox_write(box, "rules.yaml", RULES);
    sandbox_folder(box, "work/sub");
    sandbox_git_init(box, "work");
    sandbox_write(box, "work/a.py", "def one():\n    return f(1)\n\n\ndef two():\n    return h(2)\n");
    sandbox_write(box, "work/sub/b.py", "x = f(3)\ny = h(4)\n");
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

static void known_findings_count_no_more(void **state) {
    expect(state, "lintel scan -c ../rules.yaml", 1, NULL);
    expect(state, WRITE, 0, ".lintel-baseline.json: 4 findings, 4 added, 0 removed");
    expect(state, SCAN, 0, "4 there before");
    expect(state, SCAN "--all", 1, "4 high in 2 files");
    expect(state, WRITE, 0, "4 findings, 0 added, 0 removed, nothing to write");
    /* Whatever folder is looked at, files have the same names. */
    expect(state, SCAN "sub", 0, "2 there before");
    expect(state, "cd sub; lintel scan -c ../../rules.yaml --baseline ../.lintel-baseline.json b.py", 0, NULL);
    sandbox_write(*state, "work/.lintel.yaml", "baseline: .lintel-baseline.json\n");
    expect(state, "cd sub; lintel scan -c ../../rules.yaml", 0, "2 there before");
    expect(state, "lintel scan -c ../rules.yaml --no-baseline", 1, NULL);
    sandbox_write(*state, "work/new.py", "z = f(5)\n");
    expect(state, SCAN "--format json", 1, "\"state\":\"new\"");
}

/* Lines that move, other layout, small edits, another name. */
static void they_are_found_again(void **state) {
    expect(state, WRITE, 0, NULL);
    sandbox_write(*state, "work/a.py",
                  "import os\n\n\ndef two():\n    return h(22)\n\n\ndef one():\n    return f( 1 )  # no\n");
    expect(state, SCAN, 0, "4 there before");
    sandbox_run(*state, "work", "mv sub/b.py sub/c.py");
    expect(state, SCAN, 0, "4 there before");
    expect(state, WRITE, 0, "4 findings, 0 added, 0 removed");
    expect(state, "grep -c 'sub/c.py' .lintel-baseline.json", 0, "2");
    /* One more of the same is one more. */
    sandbox_write(*state, "work/a.py", "def one():\n    return f(1) + f(1)\n\n\ndef two():\n    return h(2)\n");
    expect(state, SCAN, 1, "1 high in 1 file");
}

static void what_is_gone_is_told_and_taken_out(void **state) {
    expect(state, WRITE, 0, NULL);
    sandbox_write(*state, "work/a.py", "x = 1\n");
    expect(state, SCAN, 0, "2 findings of the baseline no longer there");
    ltl_program_check(run(state, SCAN "sub"), "no longer there", false);
    /* Of what is not looked at nothing is gone. */
    expect(state, WRITE "sub", 0, "4 findings, 0 added, 0 removed");
    expect(state, WRITE "--prune --dry-run", 0, "2 findings, 0 added, 2 removed");
    sandbox_write(*state, "work/new.py", "z = f(5)\n");
    expect(state, WRITE "--prune", 0, "2 findings, 0 added, 2 removed");
    expect(state, SCAN, 1, "1 high in 1 file");
    expect(state, WRITE, 0, "3 findings, 1 added, 0 removed");
}

static void what_is_accepted_has_a_reason_and_a_day(void **state) {
    expect(state, WRITE, 0, NULL);
    sandbox_run(*state, "work",
                "sed -i '/a.py.*\"one\"/s/}/,\"reason\":\"ours\",\"until\":\"2030-01-31\"}/' "
                ".lintel-baseline.json");
    expect(state, "SOURCE_DATE_EPOCH=1800000000 " SCAN "--format json", 0, "\"ours\"");
    expect(state, "SOURCE_DATE_EPOCH=1800000000 " SCAN "--format sarif", 0, "\"external\"");
    expect(state, "SOURCE_DATE_EPOCH=1900000000 " SCAN, 1, "1 finding of the baseline held until a day");
    /* Written anew, the reason stays. */
    sandbox_write(*state, "work/new.py", "z = f(5)\n");
    expect(state, "SOURCE_DATE_EPOCH=1800000000 " WRITE "; grep ours .lintel-baseline.json", 0, "2030-01-31");
}

static void what_cannot_be_read_is_an_error(void **state) {
    expect(state, SCAN, 2, "baseline");
    sandbox_write(*state, "work/.lintel-baseline.json", "{\"lintel-baseline\": 2, \"findings\": []}\n");
    expect(state, SCAN, 2, "later version");
    sandbox_write(*state, "work/.lintel-baseline.json", "{\"findings\": []}\n");
    expect(state, SCAN, 2, "no baseline of lintel");
    sandbox_write(*state, "work/.lintel-baseline.json",
                  "{\"lintel-baseline\": 1, \"findings\": [{\"path\":\"a\"}]}\n");
    expect(state, SCAN, 2, "(finding 1)");
    expect(state, WRITE, 2, "(finding 1)");
}

/* A review has both sides: no file of the change speaks for it. */
static void a_review_asks_no_baseline(void **state) {
    expect(state, WRITE, 0, NULL);
    sandbox_write(*state, "work/.lintel.yaml", "baseline: .lintel-baseline.json\n");
    sandbox_git_commit(*state, "work", "first");
    sandbox_write(*state, "work/new.py", "z = f(5)\n");
    expect(state, WRITE, 0, "5 findings, 1 added");
    expect(state, "lintel review -c ../rules.yaml", 1, "1 high in 1 file");
}

/* What is mended goes from the baseline in the same step; what was accepted is not mended. */
static void fixing_takes_known_findings_out(void **state) {
    expect(state, WRITE, 0, NULL);
    sandbox_run(*state, "work", "sed -i '/sub.b.py.*\"one\"/s/}/,\"reason\":\"ours\"}/' .lintel-baseline.json");
    sandbox_git_commit(*state, "work", "first");
    expect(state, FIX "--dry-run", 0, "would take 1 finding out of .lintel-baseline.json");
    expect(state, FIX "--diff > ../p", 0, NULL);
    expect(state, "git status --porcelain", 0, "");
    expect(state, FIX, 0, "took 1 finding out of .lintel-baseline.json");
    expect(state, "cat a.py sub/b.py", 0, "return g(1)");
    expect(state, "cat sub/b.py", 0, "x = f(3)");
    expect(state, SCAN, 0, "2 there before");
    ltl_program_check(run(state, SCAN), "no longer there", false);
    expect(state, "git diff > ../q; git checkout -q .; git apply ../p && git diff | cmp - ../q", 0, NULL);
}

static void what_does_not_hold_is_taken_back_with_it(void **state) {
    expect(state, WRITE, 0, NULL);
    sandbox_git_commit(*state, "work", "first");
    expect(state, FIX "--verify 'grep -q sub/b.py.*one .lintel-baseline.json'", 1, NULL);
    expect(state, "git status --porcelain; ls .git/lintel/fix 2>&1", 2, "No such file");
    ltl_program_check(run(state, "git status --porcelain"), "M", false);
    expect(state, FIX "--verify '! grep -q one .lintel-baseline.json'", 0, "took 2 findings out of");
}

/* Staged, both the index and the file have it; where they differ, the file alone. */
static void staged_fixes_stage_the_baseline(void **state) {
    expect(state, WRITE, 0, NULL);
    sandbox_git_commit(*state, "work", "first");
    sandbox_run(*state, "work", "echo 'w = 1' >> a.py; git add a.py");
    expect(state, FIX "--staged", 0, "took 1 finding out of .lintel-baseline.json");
    expect(state, "git diff --cached --name-only", 0, ".lintel-baseline.json");
    expect(state, "git diff --quiet", 0, NULL);

    sandbox_run(*state, "work", "git reset -q --hard; echo 'w = 1' >> a.py; git add a.py; "
                                "sed -i '/sub.b.py.*\"two\"/s/}/,\"reason\":\"ours\"}/' .lintel-baseline.json");
    expect(state, FIX "--staged", 0, "took 1 finding out of .lintel-baseline.json");
    ltl_program_check(run(state, "git diff --cached --name-only"), "baseline", false);
    expect(state, "grep -c one .lintel-baseline.json; grep ours .lintel-baseline.json", 0, "1\n");
}

static void a_baseline_elsewhere_stays(void **state) {
    expect(state, WRITE "-o ../known.json; grep -c work/ ../known.json", 0, "4\n");
    expect(state, "cp ../known.json ../kept.json; lintel fix -c ../rules.yaml --baseline ../known.json", 0,
           "the baseline lies outside of what is fixed");
    expect(state, "cmp ../known.json ../kept.json", 0, NULL);
    expect(state, WRITE "-o ../known.json --prune", 0, "2 findings, 0 added, 2 removed");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(known_findings_count_no_more),
        TEST(they_are_found_again),
        TEST(what_is_gone_is_told_and_taken_out),
        TEST(what_is_accepted_has_a_reason_and_a_day),
        TEST(what_cannot_be_read_is_an_error),
        TEST(a_review_asks_no_baseline),
        TEST(fixing_takes_known_findings_out),
        TEST(what_does_not_hold_is_taken_back_with_it),
        TEST(staged_fixes_stage_the_baseline),
        TEST(a_baseline_elsewhere_stays),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
