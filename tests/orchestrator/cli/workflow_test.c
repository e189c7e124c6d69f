/* Workflows as people run them: the real program, its journal, a kill in the middle. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/program.h"
#include "tests/support/random.h"

static int setup(void **state) {
    sandbox *box = sandbox_new();
    sandbox_write(box, "steps.yaml",
                  "workflow: steps\n"
                  "sequence:\n"
                  "  - {name: one, task: command, with: {run: [sh, -c, 'echo one >> log']}}\n"
                  "  - {name: two, task: command, with: {run: [sh, -c, 'echo two >> log; test ! -e "
                  "hold || kill -9 $PPID']}}\n"
                  "  - {name: three, task: command, with: {run: [sh, -c, 'echo three >> log; test "
                  "-e good']}}\n");
    sandbox_write(box, "wrong.yaml",
                  "workflow: wrong\n"
                  "sequence:\n"
                  "  - {name: one, task: comand, with: {run: [ls]}}\n"
                  "  - {name: two, task: echo, with: {value: $oen.value}}\n");
    *state = box;
    return 0;
}

static int teardown(void **state) {
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

static void problems_have_a_place_and_a_suggestion(void **state) {
    expect(state, "lintel workflow validate wrong.yaml", 2, NULL,
           "wrong.yaml:3:23: error: there is no task `comand`; did you mean `command`?");
    expect(state, "lintel workflow run wrong.yaml", 2, NULL, "wrong.yaml:3:23");
    expect(state, "lintel workflow validate steps.yaml", 0, NULL, "1 workflow can run");
    expect(state, "lintel workflow validate pipelin", 2, NULL, "did you mean 'pipeline'?");
}

/* One that prints goes on, however long it takes; one that does not is ended, and named in the log. */
static void a_silent_program_loses_its_lease(void **state) {
    sandbox_write(*state, "lease.yaml",
                  "workflow: lease\n"
                  "sequence:\n"
                  "  - {name: talks, task: command, lease: 1s, with: {run: [sh, -c, 'for i in 1 2 3 4 5 6; do echo $i; "
                  "sleep 0.3; done']}}\n"
                  "  - {name: silent, task: command, lease: 300ms, with: {run: [sleep, '600']}}\n");
    expect(state, "lintel workflow run --events jsonl lease.yaml", 124, "\"what\":\"lease-lapsed\"",
           "nothing was heard of `silent` for 300 ms");
    sandbox_write(*state, "lease.yaml",
                  "workflow: lease\nsequence:\n  - {name: a, lease: 1s, sequence: [{task: echo, with: {value: 1}}]}\n");
    expect(state, "lintel workflow validate lease.yaml", 2, NULL, "`lease` belongs to a task");
}

/* The first call hangs, the second answers: what it says counts, and the first is gone. */
static void a_straggler_is_called_again_beside(void **state) {
    sandbox_write(*state, "hedge.yaml",
                  "workflow: hedge\n"
                  "guard:\n"
                  "  step: {name: call, task: command, repeatable: true, with: {run: [sh, -c, 'mkdir taken "
                  "2>/dev/null && exec sleep 600; echo answer']}}\n"
                  "  hedge: {after: 100ms}\n");
    expect(state, "lintel workflow run hedge.yaml", 0, "answer", NULL);
    expect(state, "lintel run explain", 0, "called a second time beside the first: no answer for ", NULL);
    expect(state, "lintel run explain", 0, "the second call counts", NULL);
    expect(state, "lintel run explain", 0, "1 ok, 1 cancelled", NULL);
    expect(state, "sed -i 's/repeatable: true, //' hedge.yaml; lintel workflow validate hedge.yaml", 2, NULL,
           "hedge.yaml:3:9: error: `call` may run twice at the same time because of `hedge`");
}

/* Cases and steps that nothing can ever lead to. */
static void what_can_never_run_is_told(void **state) {
    sandbox_write(*state, "never.yaml",
                  "workflow: never\n"
                  "sequence:\n"
                  "  - {name: kind, task: change-type-evaluator}\n"
                  "  - name: branches\n"
                  "    branch:\n"
                  "      on: $kind.labels\n"
                  "      cases:\n"
                  "        hotfix: {name: a, task: echo}\n"
                  "        hotfixx: {name: b, task: echo}\n"
                  "  - {name: last, task: echo, when: 1 == 2}\n");
    expect(state, "lintel workflow validate never.yaml", 2, NULL,
           "never.yaml:9:18: error: the case `hotfixx` can never run: `kind` never says so; did you mean `hotfix`?");
    expect(state, "lintel workflow validate never.yaml", 2, NULL,
           "`1 == 2` never holds: `last` can never run");
    expect(state, "lintel workflow validate never.yaml", 2, NULL,
           "warning: `documentation` has no case in `branches`, and there is no `default`");
}

static void built_in_ones_are_listed_shown_and_drawn(void **state) {
    expect(state, "lintel workflow list", 0, "pipeline", NULL);
    expect(state, "lintel workflow validate $(lintel workflow list | cut -d' ' -f1)", 0, NULL,
           "can run");
    expect(state, "lintel workflow show pipeline", 0, "workflow: pipeline\n", NULL);
    expect(state, "lintel workflow show guard", 0, "retry.attempts", NULL);
    expect(state, "lintel workflow show command", 0, "takes", NULL);
    expect(state, "lintel workflow graph pipeline", 0, "flowchart TD", NULL);
    expect(state, "lintel workflow graph -f svg pipeline", 0, "</svg>", NULL);
    expect(state, "lintel workflow schema", 0, "\"$schema\"", NULL);
}

static void the_user_s_own_hide_the_built_in(void **state) {
    setenv("XDG_CONFIG_HOME", sandbox_path(*state, "config"), 1);
    sandbox_write(*state, "config/lintel/workflows/pipeline.yaml",
                  "workflow: mine\ntask: echo\nwith: {value: own}\n");
    expect(state, "lintel workflow run pipeline", 0, "\"own\"", NULL);
    unsetenv("XDG_CONFIG_HOME");
}

static void a_failure_is_told_and_can_be_retried(void **state) {
    expect(state, "lintel workflow run steps.yaml", 1, NULL, "three: exit code 1");
    expect(state, "lintel run list", 0, "failed         steps", NULL);
    expect(state, "lintel run show 1", 0, "steps/three failed: exit code 1", NULL);
    sandbox_write(*state, "good", "");
    expect(state, "lintel run resume 1", 1, NULL, "done before"); /* a failure is a result, too */
    expect(state, "lintel run retry-failed 1", 0, NULL, "done before");
    char log[256];
    sandbox_read(*state, "log", log, sizeof(log));
    assert_string_equal(log, "one\ntwo\nthree\nthree\n");
    expect(state, "lintel run retry-failed 1", 2, NULL, "nothing to do");
    expect(state, "lintel run show 7", 2, NULL, "there is no run 7");
}

/* Killed in the middle of `two`: what was finished is not done again, what may be half done is not done twice. */
static void a_killed_run_goes_on(void **state) {
    sandbox_write(*state, "hold", "");
    sandbox_write(*state, "good", "");
    (void)run(state, "lintel workflow run steps.yaml");
    expect(state, "lintel run list", 0, "interrupted    steps", NULL);
    sandbox_run(*state, ".", "rm hold");
    expect(state, "lintel run resume 1", 1, NULL, "nobody knows how far it came");
    expect(state, "lintel run retry-failed 1", 0, NULL, NULL);
    char log[256];
    sandbox_read(*state, "log", log, sizeof(log));
    assert_string_equal(log, "one\ntwo\ntwo\nthree\n");
}

/* The workflow as it was: the file may be gone. */
static void a_resumed_run_does_not_need_the_file(void **state) {
    (void)run(state, "lintel workflow run steps.yaml");
    sandbox_write(*state, "good", "");
    sandbox_run(*state, ".", "rm steps.yaml");
    expect(state, "lintel run retry-failed 1", 0, NULL, NULL);
}

static void another_process_can_cancel_it(void **state) {
    sandbox_write(*state, "long.yaml",
                  "workflow: long\nsequence:\n  - {name: sleep, task: command, with: {run: [sleep, "
                  "'60']}}\n");
    expect(state,
           "lintel workflow run long.yaml & pid=$!; "
           "while ! lintel run list | grep -q running; do sleep 0.05; done; "
           "lintel run cancel 1; wait $pid; test $? = 1",
           0, NULL, "cancelled by request");
    expect(state, "lintel run list", 0, "cancelled", NULL);
    expect(state, "lintel run cancel 1", 2, NULL, "is not running");
}

/* Where it was begun, wherever somebody goes on with it; and what failed is told even to those who want quiet. */
static void it_goes_on_where_it_was_begun(void **state) {
    sandbox_write(*state, "here/steps.yaml",
                  "workflow: here\nsequence:\n"
                  "  - {name: touch, task: command, with: {run: [touch, was-here]}}\n"
                  "  - {name: ask, task: command, with: {run: [sh, -c, 'test -e good || { echo not yet >&2; exit "
                  "1; }']}}\n");
    expect(state, "cd here && lintel workflow run steps.yaml -q", 1, NULL,
           " s): exit code 1: not yet");
    expect(state, "touch here/good; lintel run retry-failed 1 -q && ls here", 0, "was-here", NULL);
    expect(state, "lintel run list | grep -c '/here)$'", 0, "1\n", NULL);
    assert_false(sandbox_exists(*state, "was-here"));
}

static const char choir[] =
    "workflow: choir\nevents:\n  handlers:\n"
    "    - {name: hold, on: started, task: command, with: {run: [sh, -c, 'touch begun; until test -e go; do sleep "
    "0.05; done']}}\n"
    "    - {name: after, on: hold.completed, task: echo, with: {value: 1}}\n"
    "  ends: [{when: $seen contains after.completed, verdict: ok}]\n";

/* A pause is seen where it runs and in the list; what is asked in vain is told. */
static void what_others_ask_is_told(void **state) {
    sandbox_write(*state, "choir.yaml", choir);
    expect(state,
           "\"$LINTEL\" workflow run choir.yaml 2> err & pid=$!; until test -e begun; do sleep 0.05; done; "
           "lintel run event 1 after.retry; lintel run event 1 hold.retry; lintel run event 1 storm; "
           "lintel run pause 1; until lintel run list | grep -q 'paused  *choir'; do sleep 0.05; done; "
           "lintel run continue 1; until lintel run list | grep -q 'running  *choir'; do sleep 0.05; done; "
           "touch go; wait $pid && cat err >&2",
           0, NULL, "`lintel run continue 1` goes on");
    expect(state, "cat err >&2", 0, NULL, "`after` is not tried again: it has not run yet");
    expect(state, "cat err >&2", 0, NULL, "`hold` is not tried again: it is still at work");
    expect(state, "cat err >&2", 0, NULL, "nobody waits for the event `storm`");
    expect(state, "lintel run list", 0, "ok             choir", NULL);
}

static void an_interrupt_ends_it_and_its_child(void **state) {
    sandbox_write(*state, "long.yaml",
                  "workflow: long\nsequence:\n  - {name: sleep, task: command, with: {run: [sleep, "
                  "'61.7']}}\n");
    expect(state,
           "\"$LINTEL\" workflow run long.yaml & pid=$!; "
           "while ! lintel run list | grep -q running; do sleep 0.05; done; sleep 0.2; "
           "kill -TERM $pid; wait $pid; test $? = 143 && ! pgrep -f 'sleep 61[.]7'",
           0, NULL, "interrupted");
}

static void happenings_and_traces_are_json(void **state) {
    sandbox_write(*state, "good", "");
    expect(state, "lintel workflow run steps.yaml --events jsonl --trace t.json -q", 0,
           "{\"number\":1,\"at_us\":0,", NULL);
    expect(state, "grep -c '\"ph\":\"X\"' t.json", 0, "1", NULL);
    expect(state, "lintel workflow run steps.yaml --no-journal -q && lintel run list | wc -l", 0,
           "1\n", NULL);
}

/* They have standard output; the report is in a file, or in none. */
static void happenings_of_scans_are_told_too(void **state) {
    sandbox_write(*state, "code/a.py", "import os\n\n\ndef f(x):\n    os.system(x)\n");
    expect(state, "lintel scan --events jsonl -q --exit-zero code | grep -vc '^{\"number\":.*}$'", 1, "0\n", NULL);
    expect(state,
           "lintel workflow run multi-aspect --events jsonl -q -f json -o r.json --exit-zero code | grep -vc '^{'",
           1, "0\n", NULL);
    expect(state, "cat r.json", 0, "\"multi-aspect\"", NULL);
    expect(state, "lintel scan --events jsonl -f json code", 2, "", "cannot both have standard output");
}

static void a_saga_puts_back_what_was(void **state) {
    sandbox_write(*state, "data", "old\n");
    expect(state,
           "lintel workflow run migration -i file=data -i 'change=[sh, -c, \"echo new > data\"]' "
           "-i 'check=[\"false\"]'",
           1, NULL, "2 undone");
    char text[64];
    sandbox_read(*state, "data", text, sizeof(text));
    assert_string_equal(text, "old\n");
    assert_false(sandbox_exists(*state, ".migration-backup"));
    expect(state,
           "lintel workflow run migration -i file=data -i 'change=[sh, -c, \"echo new > data\"]'",
           0, NULL, NULL);
    sandbox_read(*state, "data", text, sizeof(text));
    assert_string_equal(text, "new\n");
    assert_false(sandbox_exists(*state, ".migration-backup"));
}

/* What could not be put back has an exit code of its own, whatever stopped the run; and the backup stays. */
static void what_could_not_be_undone_has_its_own_code(void **state) {
    sandbox_write(*state, "stuck.yaml",
                  "workflow: stuck\nsaga:\n  undo_attempts: 2\n  careful: [backup]\n  steps:\n"
                  "    - {name: backup, task: command, with: {run: [touch, backup]}}\n"
                  "    - {name: change, task: command, with: {run: [sh, -c, 'touch begun; sleep 0.4']}}\n"
                  "    - {name: check, task: command, with: {run: ['false']}}\n"
                  "  undo:\n"
                  "    backup: {name: drop, task: command, with: {run: [rm, backup]}}\n"
                  "    change: {name: restore, task: command, with: {run: [sh, -c, 'echo x >> tries; exit 3']}}\n");
    expect(state, "lintel workflow run stuck.yaml", 5, NULL,
           "not undone: change, backup (exit code 3)");
    expect(state, "ls backup; wc -l < tries", 0, "backup\n2\n", NULL);
    expect(state, "lintel run resume 1; test $? = 5 && lintel run list", 0, "not undone: change", NULL);
    expect(state,
           "rm begun; \"$LINTEL\" workflow run stuck.yaml & pid=$!; until test -e begun; do sleep 0.02; done; "
           "kill -INT $pid; wait $pid; test $? = 5",
           0, NULL, "not undone: change");
}

/* Killed without warning after a time by lot, then resumed until it is over: the file is as it was or as it should be,
 * and the backup is gone. */
static void a_killed_saga_ends_old_or_new(void **state) {
    ltl_random random = ltl_random_make("saga", 17);
    uint32_t killed = 0;
    for (int round = 0; round < 25; round++) {
        char command[1024];
        char text[64];
        sandbox_write(*state, "data", "old\n");
        snprintf(command, sizeof(command),
                 "\"$LINTEL\" workflow run migration -q -i file=data -i 'change=[sh, -c, \"printf "
                 "half > data; sleep 0.01; "
                 "echo new > data\"]' -i 'check=[\"%s\"]' > out 2>&1 & pid=$!; sleep 0.0%02d; kill "
                 "-9 $pid && echo killed",
                 round % 2 ? "true" : "false", (int)ltl_random_below(&random, 60));
        ltl_program first = run(state, command);
        killed += strstr(first.out, "killed") != NULL;
        snprintf(command, sizeof(command),
                 "lintel run resume $(lintel run list | head -1 | cut -d' ' -f1) -q; true");
        (void)run(state, command);
        sandbox_read(*state, "data", text, sizeof(text));
        if (strcmp(text, "old\n") != 0 && strcmp(text, "new\n") != 0) {
            fail_msg("round %d: %s", round, text);
        }
        assert_false(sandbox_exists(*state, ".migration-backup"));
    }
    assert_true(killed > 5);
}

static void code_write(void **state) {
    sandbox_write(*state, "rules.yaml", ltl_program_rules);
    sandbox_write(*state, "code/a.py", "import os\nos.system(x)\n");
    sandbox_write(*state, "code/b.py", "import os\nos.system(y)\n");
}

static const char short_scan[] =
    "workflow: short\n"
    "sequence:\n"
    "  - {name: partition, task: partition}\n"
    "  - {name: each, scatter: {over: $partition.chunks, step: {name: agents, task: look, "
    "with: {chunk: $item}}}}\n";

/* Scan, review and hook are workflows like any other: named, replaced, traced. */
static void a_scan_is_a_workflow(void **state) {
    code_write(state);
    expect(
        state,
        "lintel scan -c rules.yaml -q -f json --trace t.json code | grep -o '\"rule_id\"' | wc -l",
        0, "2\n", NULL);
    expect(state, "grep -o '\"name\":\"agents\",\"cat\":\"look\"' t.json | sort -u", 0, "look",
           NULL);
    expect(state, "grep -c cpu.worker t.json", 0, "1", NULL);
    sandbox_write(*state, "short.yaml", short_scan);
    expect(state,
           "lintel scan -c rules.yaml -q -f json --workflow short.yaml --trace t.json code | grep "
           "-o '\"rule_id\"' | wc -l",
           0, "2\n", NULL);
    expect(state, "grep -c '\"links\"' t.json; true", 0, "0\n", NULL);
    expect(state, "lintel workflow run scan", 0, "No findings. Files: 9", NULL);
}

static void the_user_s_own_scan_is_taken(void **state) {
    code_write(state);
    setenv("XDG_CONFIG_HOME", sandbox_path(*state, "config"), 1);
    sandbox_write(*state, "config/lintel/workflows/scan.yaml", short_scan);
    expect(state,
           "lintel scan -c rules.yaml -q --trace t.json code > out; grep -c "
           "'\"workflow\":\"short\"' t.json",
           0, "1\n", NULL);
    unsetenv("XDG_CONFIG_HOME");
    /* A repository's own folder is not looked into. */
    sandbox_write(*state, "code/.lintel/workflows/scan.yaml", "workflow: evil\ntask: echo\n");
    expect(state,
           "cd code; lintel scan -c ../rules.yaml -q --trace ../t.json . > out; grep -c evil "
           "../t.json; true",
           0, "0\n", NULL);
}

/* A workflow that leaves files out is no all-clear. */
static void what_a_workflow_leaves_out_is_told(void **state) {
    code_write(state);
    sandbox_write(*state, "none.yaml",
                  "workflow: none\nsequence:\n  - {name: partition, task: partition}\n");
    expect(state, "lintel scan -c rules.yaml --workflow none.yaml code", 3, NULL,
           "did not come to it");
    sandbox_write(*state, "broken.yaml",
                  "workflow: broken\nsequence:\n  - {name: partition, task: partitoin}\n");
    expect(state, "lintel scan -c rules.yaml --workflow broken.yaml code", 2, NULL,
           "did you mean `partition`?");
    sandbox_write(
        *state, "fails.yaml",
        "workflow: fails\nsequence:\n  - {name: no, task: fail, with: {message: by design}}\n");
    expect(state, "lintel scan -c rules.yaml --workflow fails.yaml code", 2, NULL, "by design");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(a_straggler_is_called_again_beside),
        TEST(what_can_never_run_is_told),
        TEST(problems_have_a_place_and_a_suggestion),
        TEST(built_in_ones_are_listed_shown_and_drawn),
        TEST(the_user_s_own_hide_the_built_in),
        TEST(a_failure_is_told_and_can_be_retried),
        TEST(a_killed_run_goes_on),
        TEST(a_resumed_run_does_not_need_the_file),
        TEST(another_process_can_cancel_it),
        TEST(it_goes_on_where_it_was_begun),
        TEST(what_others_ask_is_told),
        TEST(an_interrupt_ends_it_and_its_child),
        TEST(happenings_and_traces_are_json),
        TEST(happenings_of_scans_are_told_too),
        TEST(a_saga_puts_back_what_was),
        TEST(a_silent_program_loses_its_lease),
        TEST(what_could_not_be_undone_has_its_own_code),
        TEST(a_killed_saga_ends_old_or_new),
        TEST(a_scan_is_a_workflow),
        TEST(the_user_s_own_scan_is_taken),
        TEST(what_a_workflow_leaves_out_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
