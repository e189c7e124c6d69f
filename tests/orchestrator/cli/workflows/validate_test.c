/* `workflow validate` on a file with faults of all kinds: all of them at once, in order, and nothing that only follows
 * from one of them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/program.h"

#define FILE_PATH LTL_SOURCE_DIR "/tests/orchestrator/cli/workflows/faults.yaml"
#define AT FILE_PATH ":"

static const char FAULTS[] =
    AT "3:41: error: the default of `level` is not number\n"
    AT "4:11: error: `deadline` wants a duration like 30s\n"
    AT "6:50: error: `command` has no input `when` (it has `run`, `folder`, `ok`, `again`, "
       "`variables`, `input`)\n"
    AT "7:21: error: there is no task `comand`; did you mean `command`?\n"
    AT "8:5: error: there is another step `b` at line 7\n"
    AT "8:42: error: `run` of `b` is list of text, and this is number\n"
    AT "9:30: error: a step has no key `wiht`; did you mean `with`?\n"
    AT "10:5: error: `d` needs the input `run` (list of text): The program and its arguments; no shell reads them.\n"
    AT "11:54: error: the workflow has no input `levle`; did you mean `level`?\n"
    AT "12:42: error: `later` comes after `f`, which needs it\n"
    AT "13:5: error: the pivot `g3` is no step of `g`\n"
    AT "20:13: error: `undo` names `g4`, which is no step of `g`\n"
    AT "23:7: error: events needs `ends`: A list of `when`, a condition about `$seen`, and `verdict`, ok or failed; "
       "the first that holds counts.\n"
    AT "25:7: error: events has no key `end`; did you mean `ends`?\n"
    AT "28:13: error: `join` cannot be `quorm`; did you mean `quorum`?\n"
    AT "30:11: error: `always` belongs to the steps of a `sequence`\n"
    AT "31:50: error: `i1` and `i2` run at the same time and do not see each other\n"
    AT "33:72: error: `retry.attempts` is 1 to 100\n"
    AT "34:37: error: `l` comes after `k`, which needs it\n"
    AT "34:64: error: `1 > 2` never holds: `k` can never run\n"
    AT "37:5: error: a step is a map of keys\n";

static int setup(void **state) {
    *state = sandbox_new();
    return 0;
}

static int teardown(void **state) {
    sandbox_free(*state);
    return 0;
}

static void all_faults_are_told_at_once(void **state) {
    ltl_program got =
        ltl_program_run(LTL_PROGRAM, *state, ".", "lintel workflow validate " FILE_PATH " 2>&1 | grep ': error: '");
    assert_string_equal(got.out, FAULTS);
    got = ltl_program_run(LTL_PROGRAM, *state, ".", "lintel workflow validate " FILE_PATH);
    assert_int_equal(got.code, 2);
    assert_non_null(strstr(got.err, "cannot run: 21 errors"));
}

/* What is wrong between the steps: circles, events, undoing, reach. */
static void faults_of_structure_are_told(void **state) {
    static const char text[] =
        "workflow: structure\n"
        "sequence:\n"
        "  - lazy:\n"
        "      steps:\n"
        "        - {name: one, task: echo, with: {value: $two.value}}\n"
        "        - {name: two, task: echo, with: {value: $three.value}}\n"
        "        - {name: three, task: echo, with: {value: $one.value}}\n"
        "      demand: [one]\n"
        "  - events:\n"
        "      handlers:\n"
        "        - {name: build, on: started, task: echo, with: {value: 1}}\n"
        "        - {name: test, on: build.complete, task: echo, with: {value: 1}}\n"
        "      ends: [{when: $seen contains deploy.completed, verdict: ok}]\n"
        "  - name: change\n"
        "    saga:\n"
        "      pivot: second\n"
        "      steps:\n"
        "        - {name: second, task: echo, with: {value: 1}}\n"
        "        - {name: third, task: echo, with: {value: 1}}\n"
        "      undo: {third: {name: unthird, task: echo, with: {value: 1}}}\n";
    static const char faults[] =
        "s.yaml:5:11: error: steps wait for each other: one -> two -> three -> one\n"
        "s.yaml:12:11: error: `test` can never run: no event starts it\n"
        "s.yaml:12:11: error: nobody publishes `build.complete`; did you mean `build.completed`?\n"
        "s.yaml:13:36: error: nobody publishes `deploy.completed`; did you mean `build.completed`?\n"
        "s.yaml:20:21: error: `third` is not before the pivot: it can never be undone\n";
    sandbox_write(*state, "s.yaml", text);
    ltl_program got =
        ltl_program_run(LTL_PROGRAM, *state, ".", "lintel workflow validate s.yaml 2>&1 | grep ': error: '");
    assert_string_equal(got.out, faults);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(all_faults_are_told_at_once, setup, teardown),
        cmocka_unit_test_setup_teardown(faults_of_structure_are_told, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
