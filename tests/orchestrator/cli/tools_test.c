/* Other programs as part of a scan: what they find is found, and what they did not look at is told. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "core/compiler.h"
#include "core/vec.h"
#include "tests/support/program.h"

/* A workflow with one stand-in program; `%s` are its inputs and the guard's keys. */
static const char workflow[] = "workflow: own\n"
                               "sequence:\n"
                               "  - {name: partition, task: partition}\n"
                               "  - name: look\n"
                               "    on_failure: continue\n"
                               "    parallel:\n"
                               "      - name: own\n"
                               "        scatter:\n"
                               "          over: $partition.chunks\n"
                               "          step: {name: agents, task: look, with: {chunk: $item}}\n"
                               "      - name: program-guard\n"
                               "        guard:\n"
                               "          step:\n"
                               "            name: program\n"
                               "            task: tool\n"
                               "            with: {run: [fakelint, '{files}'], files: ['*.sh'], %s}\n"
                               "          %s\n"
                               "  - {name: gather, task: gather, always: true}\n";

static void workflow_write(const sandbox *box, const char *inputs, const char *guard) {
    char text[2048];
    (void)snprintf(text, sizeof(text), workflow, inputs, guard);
    sandbox_write(box, "flow.yaml", text);
}

static void program_write(const sandbox *box, const char *script) {
    sandbox_write(box, "bin/fakelint", script);
    sandbox_run(box, ".", "chmod +x bin/fakelint");
}

static int setup(void **state) {
    sandbox *box = sandbox_new();
    static char path[4096];
    const char *before = getenv("LTL_TEST_PATH");
    if (before == NULL) {
        setenv("LTL_TEST_PATH", getenv("PATH"), 1);
        before = getenv("LTL_TEST_PATH");
    }
    (void)snprintf(path, sizeof(path), "%s:%s", sandbox_path(box, "bin"), before);
    setenv("PATH", path, 1);
    setenv("BOX", sandbox_path(box, "."), 1);
    sandbox_folder(box, "tmp");
    setenv("TMPDIR", sandbox_path(box, "tmp"), 1);
    sandbox_write(box, "code/sub/a b.sh", "echo one\necho two\n\techo three\n");
    sandbox_write(box, "code/c.txt", "text\n");
    workflow_write(box, "reads: lines", "retry: {attempts: 1}");
    *state = box;
    return 0;
}

/* Whatever happened, no copy stays behind. */
static int teardown(void **state) {
    sandbox_run(*state, ".", "test -z \"$(ls tmp)\"");
    unsetenv("TMPDIR");
    sandbox_free(*state);
    return 0;
}

static ltl_program run(void **state, const char *command) {
    return ltl_program_run(LTL_PROGRAM, *state, ".", command);
}

static void expect(void **state, const char *command, int code, const char *out, const char *err) {
    ltl_program program = run(state, command);
    if (program.code != code || (out && !strstr(program.out, out)) ||
        (err && !strstr(program.err, err))) {
        fail_msg("%s: exit code %d\n%s\n%s", command, program.code, program.out, program.err);
    }
}

#define LINT "lintel scan --no-settings --workflow flow.yaml -f json code"

static void what_it_finds_is_found(void **state) {
    program_write(*state, "#!/bin/sh\nfor f; do echo \"$f:2:6: error: bad word [W1]\"; done\n");
    expect(state, LINT, 1, "\"rule_id\":\"fakelint/W1\"", NULL);
    expect(state, LINT, 1, "\"path\":\"sub/a b.sh\"", NULL);
    expect(state, LINT, 1, "\"start\":{\"line\":2,\"col\":6,\"offset\":14}", NULL);
    expect(state, "lintel scan --no-settings --workflow flow.yaml -q code", 1,
           "fakelint/W1  sub/a b.sh:2:6", NULL);
    /* Whole names of its own folder mean the same file. */
    program_write(*state, "#!/bin/sh\nfor f; do echo \"$PWD/$f:2:6: error: bad word [W1]\"; done\n");
    sandbox_run(*state, ".", "sed -i 's|/./|/|' bin/fakelint");
    expect(state, LINT, 1, "\"path\":\"sub/a b.sh\"", NULL);
}

/* A report tells of programs by their names, whichever was first. */
static void who_was_first_does_not_show(void **state) {
    static const char *const orders[][2] = {{"ape", "bee"}, {"bee", "ape"}};
    program_write(*state, "#!/bin/sh\nfor f; do echo \"$f:2:6: error: bad word [W1]\"; done\n");
    for (size_t i = 0; i < LTL_COUNT_OF(orders); i++) {
        char text[2048];
        (void)snprintf(text, sizeof(text),
                       "workflow: own\n"
                       "sequence:\n"
                       "  - {name: partition, task: partition}\n"
                       "  - {name: %s, task: tool, with: {name: %s, run: [fakelint, '{files}'], files: ['*.sh'],"
                       " reads: lines}}\n"
                       "  - {name: %s, task: tool, with: {name: %s, run: [fakelint, '{files}'], files: ['*.sh'],"
                       " reads: lines}}\n"
                       "  - {name: gather, task: gather, always: true}\n",
                       orders[i][0], orders[i][0], orders[i][1], orders[i][1]);
        sandbox_write(*state, "flow.yaml", text);
        ltl_program program = run(state, LINT);
        const char *ape = strstr(program.out, "{\"agent\":\"ape\"");
        const char *bee = strstr(program.out, "{\"agent\":\"bee\"");
        if (ape == NULL || bee == NULL || ape > bee) {
            fail_msg("%s first: exit code %d\n%s\n%s", orders[i][0], program.code, program.out, program.err);
        }
    }
}

/* Fingerprint and suppression are those of any finding. */
static void its_findings_are_known_again(void **state) {
    static char before[64];
    static char after[64];
    const char *ask = "\"$LINTEL\" scan --no-settings --workflow flow.yaml -f json code | grep -o "
                      "'\"fingerprint\":\"[0-9a-f]*' | head -1";
    program_write(*state, "#!/bin/sh\nfor f; do grep -n two \"$f\" | while IFS=: read n r; do "
                          "echo \"$f:$n:1: error: bad word [W1]\"; done; done\n");
    setenv("LINTEL", LTL_PROGRAM, 1);
    sandbox_ask(*state, ".", ask, before, sizeof(before));
    assert_true(strlen(before) > 20);
    sandbox_write(*state, "code/sub/a b.sh", "echo zero\n\necho one\necho two\n");
    sandbox_ask(*state, ".", ask, after, sizeof(after));
    assert_string_equal(before, after);
    sandbox_write(*state, "code/sub/a b.sh", "echo two # nosemgrep: W1\n");
    expect(state, "lintel scan --no-settings --workflow flow.yaml -q code", 0, NULL, NULL);
}

/* The program kills who runs it: nobody is left to tidy up. The next run does, and leaves alone what somebody holds. */
static void what_the_dead_left_behind_goes(void **state) {
    static char count[64];
    program_write(*state, "#!/bin/sh\ntest -e \"$BOX/dead\" || { touch \"$BOX/dead\"; kill -9 $PPID; }\n");
    ltl_program program = run(state, "lintel scan --no-settings --in-process --workflow flow.yaml code");
    assert_int_equal(program.code, 128 + 9);
    sandbox_ask(*state, ".", "ls -d tmp/lintel-files-* | wc -l", count, sizeof(count));
    assert_string_equal(count, "1");
    sandbox_folder(*state, "tmp/lintel-files-theirs");
    expect(state, "flock tmp/lintel-files-theirs \"$LINTEL\" scan --no-settings --workflow flow.yaml code", 0,
           NULL, NULL);
    sandbox_ask(*state, ".", "ls tmp", count, sizeof(count));
    assert_string_equal(count, "lintel-files-theirs");
    expect(state, "lintel scan --no-settings --workflow flow.yaml code", 0, NULL, NULL);
}

static void a_program_that_is_not_there_is_told(void **state) {
    expect(state, LINT, 3, "\"trouble\":\"not available: fakelint: No such file or directory\"",
           "fakelint: not available");
    expect(state, LINT, 3, "\"no-program\":1", "incomplete");
    workflow_write(*state, "reads: lines, optional: true", "retry: {attempts: 1}");
    expect(state, LINT, 0, "\"no-optional-program\":1", "fakelint: not available");
    /* Without a file for it, nobody misses it. */
    sandbox_run(*state, ".", "rm -r code/sub");
    workflow_write(*state, "reads: lines", "retry: {attempts: 1}");
    expect(state, LINT, 0, NULL, "passed");
}

static void silence_of_a_failure_is_no_all_clear(void **state) {
    program_write(*state, "#!/bin/sh\necho 'cannot open rules' >&2\nexit 7\n");
    expect(state, LINT, 3, "exit code 7: cannot open rules", NULL);
    program_write(*state, "#!/bin/sh\nexit 1\n");
    expect(state, LINT, 3, "exit code 1", NULL);
    workflow_write(*state, "reads: sarif", "retry: {attempts: 1}");
    program_write(*state, "#!/bin/sh\necho 'all is well'\n");
    expect(state, LINT, 3, "its output cannot be read: no JSON at byte", NULL);
    program_write(*state, "#!/bin/sh\n:\n");
    expect(state, LINT, 3, "the text is empty", NULL);
    program_write(*state, "#!/bin/sh\necho '{\"runs\": [{\"results\": []}]}'\n");
    expect(state, LINT, 0, NULL, "passed");
}

static void what_may_pass_is_tried_again(void **state) {
    workflow_write(*state, "reads: lines", "retry: {attempts: 3, backoff: 1ms}");
    program_write(*state, "#!/bin/sh\necho x >> \"$BOX/tries\"\ntest $(wc -l < \"$BOX/tries\") -gt 2 "
                          "|| exit 75\necho \"$1:1:1: error: bad\"\n");
    expect(state, LINT, 1, "\"rule_id\":\"fakelint\"", NULL);
    expect(state, "wc -l < tries", 0, "3", NULL);
    /* What will fail again is not. */
    program_write(*state, "#!/bin/sh\necho x >> \"$BOX/others\"\nexit 2\n");
    expect(state, LINT, 3, "exit code 2", NULL);
    expect(state, "wc -l < others", 0, "1", NULL);
    program_write(*state, "#!/bin/sh\necho x >> \"$BOX/crashes\"\nkill -9 $$\n");
    expect(state, LINT, 3, "ended by signal 9", NULL);
    expect(state, "wc -l < crashes", 0, "3", NULL);
}

static void the_circuit_opens_and_that_is_told(void **state) {
    workflow_write(*state, "reads: lines",
                   "retry: {attempts: 5, backoff: 1ms}\n          breaker: {name: b, minimum: 2, "
                   "open_for: 1h}");
    program_write(*state, "#!/bin/sh\necho x >> \"$BOX/tries\"\nexit 75\n");
    expect(state, LINT, 3, "exit code 75", NULL);
    expect(state, "wc -l < tries", 0, "2", NULL);
}

/* A scan does not learn anew what the one before has learnt: the program is not started, which is told with samples,
 * until the time is over, somebody closes it, or the workflow is another one. */
static void what_kept_failing_is_left_alone_by_the_next_scan(void **state) {
    workflow_write(*state, "reads: lines",
                   "retry: {attempts: 5, backoff: 1ms}\n          breaker: {name: b, minimum: 2, "
                   "open_for: 1h, remember: 2h}");
    program_write(*state, "#!/bin/sh\necho x >> \"$BOX/tries\"\necho no memory >&2\nexit 75\n");
    expect(state, LINT, 3, "exit code 75", NULL);
    expect(state, LINT, 3,
           "not asked: its circuit `b` is open: 2 of 2 calls failed, such as: fakelint: exit code 75: no memory",
           NULL);
    expect(state, "wc -l < tries", 0, "2", NULL);
    expect(state, "lintel run circuits", 0, "2 of 2 calls failed", NULL);
    expect(state, "mkdir other && cp -r code flow.yaml other && cd other && " LINT, 3, "exit code 75", NULL);
    expect(state, "wc -l < tries", 0, "4", NULL);
    program_write(*state, "#!/bin/sh\nfor f; do echo \"$f:2:6: error: bad word [W1]\"; done\n");
    expect(state, "lintel run close b && " LINT, 1, "\"rule_id\":\"fakelint/W1\"", NULL);
    expect(state, LINT, 1, "\"rule_id\":\"fakelint/W1\"", NULL);
}

/* After a crash every file has a process of its own, with more room: one file that it crashes on costs that file. */
static void a_crash_is_looked_into_file_by_file(void **state) {
    sandbox_write(*state, "code/b.sh", "crash\n");
    sandbox_write(*state, "code/c.sh", "echo\n");
    workflow_write(*state, "reads: lines", "retry: {attempts: 2, backoff: 1ms}");
    program_write(*state, "#!/bin/bash\nulimit -s >> \"$BOX/stacks\"\ngrep -q crash \"$@\" && kill -SEGV $$\n"
                          "for f; do echo \"$f:1:1: error: bad word [W1]\"; done\n");
    expect(state, LINT, 1, "\"path\":\"sub/a b.sh\"", "fakelint: crashes on b.sh");
    expect(state, LINT, 1, "\"path\":\"c.sh\"", NULL);
    expect(state, LINT " --fail-on never", 3, "\"program-failed\":1", "incomplete");
    expect(state, "sort -n stacks | tail -1", 0, "65536", NULL);
    sandbox_run(*state, ".", "for f in c.sh 'sub/a b.sh'; do echo crash > \"code/$f\"; done");
    expect(state, LINT, 3, "\"trouble\":\"crashes on b.sh and 2 more\"", NULL);
}

static void a_program_that_hangs_is_ended(void **state) {
    workflow_write(*state, "reads: lines", "retry: {attempts: 1, deadline: 300ms}");
    program_write(*state, "#!/bin/sh\necho \"$1:1:1: error: early\"\nsleep 86.4\n");
    expect(state, LINT, 3, "fakelint", NULL);
    expect(state, "pgrep -f 'sleep 86[.]4'", 1, NULL, NULL);
}

static void more_output_than_the_limit_is_told(void **state) {
    workflow_write(*state, "reads: lines, most_bytes: 60", "retry: {attempts: 1}");
    program_write(*state, "#!/bin/sh\nfor n in 1 2 3 1 2 3 1 2 3; do echo \"$1:$n:1: error: bad "
                          "$n\"; done\n");
    expect(state, LINT, 1, "its output was cut at the limit", NULL);
    expect(state, LINT " --fail-on never", 3, "\"message\":\"bad 1\"", NULL);
    expect(state, LINT " --fail-on never | grep -c 'bad 2'", 1, NULL, NULL);
    workflow_write(*state, "reads: sarif, most_bytes: 60", "retry: {attempts: 1}");
    expect(state, LINT, 3, "which was cut at the limit", NULL);
}

/* A search path that leads into the repository, a configuration of its own, a name like an option. */
static void nothing_in_the_repository_is_run_or_read(void **state) {
    sandbox_write(*state, "code/fakelint", "#!/bin/sh\ntouch \"$BOX/was-run\"\n");
    sandbox_write(*state, "code/sub/.fakelintrc", "disable=all\n");
    sandbox_write(*state, "code/--evil.sh", "echo\n");
    sandbox_run(*state, ".", "chmod +x code/fakelint");
    expect(state, "cd code && PATH=.:$PATH lintel scan --no-settings --workflow ../flow.yaml -f "
                  "json .",
           3, "not available", NULL);
    workflow_write(*state, "reads: lines", "retry: {attempts: 1}");
    sandbox_run(*state, ".", "sed -i 's|fakelint,|./fakelint,|; s|\\*.sh|*|' flow.yaml");
    expect(state, LINT, 3, "not available", NULL); /* a copy has no right to be executed */
    assert_false(sandbox_exists(*state, "was-run"));
    workflow_write(*state, "reads: lines", "retry: {attempts: 1}");
    program_write(*state, "#!/bin/sh\nfind . -type f | sort > \"$BOX/seen\"\nprintf '%s\\n' \"$@\" "
                          ">> \"$BOX/seen\"\n");
    expect(state, LINT, 0, NULL, NULL);
    char seen[256];
    sandbox_read(*state, "seen", seen, sizeof(seen));
    assert_string_equal(seen, "./--evil.sh\n./sub/a b.sh\n./--evil.sh\n./sub/a b.sh\n");
}

/* Both sides of a change: what was there before is not new. */
static void a_review_tells_new_from_old(void **state) {
    program_write(*state, "#!/bin/sh\nfor f; do grep -n bad \"$f\" | while IFS=: read n r; do echo "
                          "\"$f:$n:1: error: $r [W1]\"; done; done\n");
    sandbox_git_init(*state, "repo");
    sandbox_write(*state, "repo/a.sh", "bad one\n");
    sandbox_git_commit(*state, "repo", "first");
    sandbox_write(*state, "repo/a.sh", "# moved\nbad one\nbad two\n");
    sandbox_git_commit(*state, "repo", "second");
    expect(state,
           "cd repo && lintel review --full --workflow ../flow.yaml -q HEAD~1 | grep -c fakelint/W1",
           0, "1", NULL);
    expect(state, "cd repo && lintel review --full --workflow ../flow.yaml -q HEAD~1", 1,
           "a.sh:3:1", NULL);
}

/* The programs of the built-in workflow, where they are installed. */
static void the_known_programs_are_understood(void **state) {
    sandbox_write(*state, "known/a.c", "int f(void) { int a[3]; a[3] = 1; return a[0]; }\n");
    sandbox_write(*state, "known/a.sh", "#!/bin/sh\necho $1\n");
    sandbox_write(*state, "known/a.py", "def f(x):\n    exec(x)\n");
    static const struct {
        const char *program;
        const char *finding;
    } known[] = {{"cppcheck", "cppcheck/arrayIndexOutOfBounds  a.c:1:"},
                 {"shellcheck", "shellcheck/SC2086  a.sh:2:6"},
                 {"bandit", "bandit/B102  a.py:2:5"}};
    uint32_t missing_count = 0;
    for (size_t i = 0; i < LTL_COUNT_OF(known); i++) {
        char ask[128];
        (void)snprintf(ask, sizeof(ask), "command -v %s", known[i].program);
        bool is_there = run(state, ask).code == 0;
        ltl_program program = run(state, "lintel scan --workflow external-tools known");
        char missing[128];
        (void)snprintf(missing, sizeof(missing), "%s: not available", known[i].program);
        const char *text = is_there ? strstr(program.out, known[i].finding)
                                    : strstr(program.err, missing);
        if (text == NULL) {
            fail_msg("%s (%s)\n%s\n%s", known[i].program, is_there ? "there" : "not there",
                     program.out, program.err);
        }
        if (!is_there) {
            print_message("%s is not installed: what it prints was not tested\n",
                          known[i].program);
            missing_count++;
        }
    }
    if (missing_count > 0) {
        skip(); /* `make test` installs all three */
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_it_finds_is_found, setup, teardown),
        cmocka_unit_test_setup_teardown(who_was_first_does_not_show, setup, teardown),
        cmocka_unit_test_setup_teardown(its_findings_are_known_again, setup, teardown),
        cmocka_unit_test_setup_teardown(what_the_dead_left_behind_goes, setup, teardown),
        cmocka_unit_test_setup_teardown(a_program_that_is_not_there_is_told, setup, teardown),
        cmocka_unit_test_setup_teardown(silence_of_a_failure_is_no_all_clear, setup, teardown),
        cmocka_unit_test_setup_teardown(what_may_pass_is_tried_again, setup, teardown),
        cmocka_unit_test_setup_teardown(the_circuit_opens_and_that_is_told, setup, teardown),
        cmocka_unit_test_setup_teardown(what_kept_failing_is_left_alone_by_the_next_scan, setup, teardown),
        cmocka_unit_test_setup_teardown(a_crash_is_looked_into_file_by_file, setup, teardown),
        cmocka_unit_test_setup_teardown(a_program_that_hangs_is_ended, setup, teardown),
        cmocka_unit_test_setup_teardown(more_output_than_the_limit_is_told, setup, teardown),
        cmocka_unit_test_setup_teardown(nothing_in_the_repository_is_run_or_read, setup, teardown),
        cmocka_unit_test_setup_teardown(a_review_tells_new_from_old, setup, teardown),
        cmocka_unit_test_setup_teardown(the_known_programs_are_understood, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
