/* Files past the size limit as people meet them: scans, reviews, staged content; what is said of them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/program.h"

/* 2 MB of a log; line 20000 and line 40000 are for secrets. */
#define LOG                                                                                        \
    "i=0; while test $i -lt 4; do yes 'a line of a log without anything in it' | head -n 12000; "  \
    "i=$((i+1)); done > big.log; "
#define KEY(line, key) "sed -i '" line "s/.*/key " key "/' big.log; "

static int setup(void **state) {
    sandbox *box = sandbox_new();
    sandbox_git_init(box, "repo");
    sandbox_run(box, "repo", LOG KEY("20000", "AKIAQ7RXZ2LM4PNB3KDT"));
    sandbox_git_commit(box, "repo", "first");
    *state = box;
    return 0;
}

static int teardown(void **state) {
    sandbox_free(*state);
    return 0;
}

static void expect(void **state, const char *command, int code, const char *out) {
    ltl_program got = ltl_program_run(LTL_PROGRAM, *state, "repo", command);
    if (got.code != code || strcmp(got.out, out) != 0) {
        fail_msg("%s: exit code %d\n%s\n%s", command, got.code, got.out, got.err);
    }
}

#define RULES_AND_LINES                                                                            \
    "grep -o '\"rule_id\":\"[a-z-]*\"\\|\"start\":{\"line\":[0-9]*\\|\"state\":\"[nu][a-z]*\"' | " \
    "tr "                                                                                          \
    "'\\n' ' '"

static void a_scan_finds_secrets_and_says_what_it_is_worth(void **state) {
    expect(state, "lintel scan -q --domains secrets -f json | " RULES_AND_LINES, 0,
           "\"rule_id\":\"aws-access-key-id\" \"start\":{\"line\":20000 \"state\":\"unknown\" ");
    expect(state,
           "lintel scan -q -f json | grep -o "
           "'\"path\":\"big.log\",\"outcome\":\"partial\",\"reason\":\"windows\"'",
           0, "\"path\":\"big.log\",\"outcome\":\"partial\",\"reason\":\"windows\"\n");
    expect(state,
           "lintel scan -q --domains secrets > /dev/null; echo $?; lintel scan -q --domains "
           "secrets --no-windows; "
           "echo $?; rm big.log; " LOG "lintel scan -q --domains secrets > /dev/null; echo $?; "
           "lintel scan -q --domains secrets --require-coverage > /dev/null; echo $?; git checkout "
           "-q .",
           0, "1\n0\n0\n3\n");
}

/* Both sides in windows: what was there is not new. */
static void a_change_of_a_large_file_is_compared(void **state) {
    sandbox_run(*state, "repo",
                "sed -i '1s/^/one more line\\n/' big.log; " KEY("40000", "AKIAZ3TKW7PV5QHC6MRN"));
    expect(state, "lintel review -q --full -f json | " RULES_AND_LINES, 0,
           "\"rule_id\":\"aws-access-key-id\" \"start\":{\"line\":40000 \"state\":\"new\" ");
    sandbox_run(*state, "repo", "git add -A");
    expect(state, "lintel hook -q > /dev/null; echo $?", 0, "1\n");
    sandbox_git_commit(*state, "repo", "second");
    expect(state, "lintel review -q --full -f json HEAD~1..HEAD | " RULES_AND_LINES, 0,
           "\"rule_id\":\"aws-access-key-id\" \"start\":{\"line\":40000 \"state\":\"new\" ");
}

/* One that was small before, and one that is small now. */
static void a_file_may_outgrow_the_limit(void **state) {
    sandbox_run(*state, "repo", "head -n 20001 big.log > a; mv a big.log");
    expect(state, "lintel review -q --full -f json | " RULES_AND_LINES, 0, "");
    sandbox_git_commit(*state, "repo", "smaller");
    sandbox_run(*state, "repo", "git checkout -q HEAD~1 -- big.log");
    expect(state, "lintel review -q --full -f json | " RULES_AND_LINES, 0, "");
}

/* A file of a language: its trees are not looked at, and it is told. */
static void a_large_program_has_its_secrets_found_only(void **state) {
    sandbox_write(
        *state, "repo/big.py",
        "import os\n\n\ndef f(x):\n    os.system('ls ' + x)\n\n\n# AKIAQ7RXZ2LM4PNB3KDT\n");
    expect(state, "lintel scan -q -f json --max-target-bytes 50 big.py | " RULES_AND_LINES, 0,
           "\"rule_id\":\"aws-access-key-id\" \"start\":{\"line\":8 \"state\":\"unknown\" ");
    expect(state, "lintel scan -q -f json big.py | grep -o '\"rule_id\":\"py-[a-z-]*\"'", 0,
           "\"rule_id\":\"py-os-system-built-command\"\n");
}

/* What was deleted is still in there. */
static void the_history_has_large_files_too(void **state) {
    sandbox_run(*state, "repo", "git rm -q big.log");
    sandbox_git_commit(*state, "repo", "gone");
    expect(state, "lintel history -q -f json | " RULES_AND_LINES, 0,
           "\"rule_id\":\"aws-access-key-id\" \"start\":{\"line\":20000 \"state\":\"unknown\" ");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(a_scan_finds_secrets_and_says_what_it_is_worth),
        TEST(a_change_of_a_large_file_is_compared),
        TEST(a_file_may_outgrow_the_limit),
        TEST(a_large_program_has_its_secrets_found_only),
        TEST(the_history_has_large_files_too),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
