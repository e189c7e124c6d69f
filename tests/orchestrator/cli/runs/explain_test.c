/* What a run did and why, told from its log by the real program: runs that end well, fail, are killed, go on. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>

#include "tests/support/program.h"

static const char steps[] =
    "workflow: steps\n"
    "description: Steps that fail, wait and are cut off.\n"
    "inputs: {level: {type: number, default: 2}}\n"
    "sequence:\n"
    "  - {name: one, task: command, with: {run: [echo, hi]}}\n"
    "  - {name: two, task: echo, when: $inputs.level > 3, with: {value: 1}}\n"
    "  - name: shaky\n"
    "    on_failure: continue\n"
    "    guard:\n"
    "      step: {name: call, task: command, repeatable: true, with: {run: [sh, -c, 'exit 7']}}\n"
    "      fallbacks: [{name: plain, task: echo, with: {value: 2}}]\n"
    "      retry: {attempts: 3, backoff: 1ms, on: [permanent]}\n"
    "  - name: die\n"
    "    task: command\n"
    "    repeatable: true\n"
    "    with: {run: [sh, -c, 'test -e ../alive || kill -9 $PPID']}\n"
    "  - {name: three, task: command, with: {run: [sh, -c, 'test -e ../good']}}\n"
    "  - {name: four, task: echo, with: {value: 4}}\n";

static int setup(void **state) {
    sandbox *box = sandbox_new();
    sandbox_write(box, "code/a.py", "import os\n\n\ndef f(x):\n    os.system(\"ls \" + x)\n");
    sandbox_write(box, "steps.yaml", steps);
    *state = box;
    return 0;
}

static int teardown(void **state) {
    sandbox_free(*state);
    return 0;
}

static ltl_program run(void **state, const char *command) {
    return ltl_program_run(LTL_PROGRAM, *state, "code", command);
}

/* All of them, in this order, on standard output. */
static void expect(void **state, const char *command, const char *const *texts) {
    ltl_program program = run(state, command);
    const char *at = program.out;
    for (; *texts != NULL && at != NULL; texts++) {
        const char *found = strstr(at, *texts);
        if (found == NULL || program.code != 0) {
            fail_msg("%s: exit code %d, no `%s` behind the others\n%s\n%s", command, program.code,
                     *texts, program.out, program.err);
        }
        at = found;
    }
}

#define EXPECT(state, command, ...) expect(state, command, (const char *const[]){__VA_ARGS__, NULL})

static void a_scan_is_explained(void **state) {
    EXPECT(state, "lintel scan -q . >/dev/null; lintel run explain", "run 1 ended well, after ",
           "command   lintel scan --quiet .\n", "workflow  scan, version ", ", unchanged since\n",
           "partition (partition); gave files 1\n", "look (scatter)\n", "cut into 1 piece\n",
           "event started, settled, links.completed\n", "round: no event that it waits for\n",
           "gave findings 1, files 1\n", "left to do\n  nothing\n");
}

static void a_review_tells_its_branches_and_the_facts(void **state) {
    EXPECT(state,
           "git init -q . && git add . && git commit -qm one && echo 'eval(x)' >> a.py && "
           "git commit -qam two && lintel review HEAD~1..HEAD >/dev/null 2>&1; lintel run explain 1",
           "command   lintel review HEAD~1..HEAD\n", "kind (change-type-evaluator)",
           "security: touches ", ": a.py\n", "branches (branch)\n",
           "chose security, hotfix: $kind.labels is security, hotfix\n",
           "guarding-code (parallel)\n", "guarding-security (security-guardian)",
           "skipped ", "documentation", ": not the case\n", "left to do\n  nothing\n");
}

/* Killed in `die`, gone on with, failed in `three`, retried. */
static void each_go_of_a_run_is_told(void **state) {
    run(state, "lintel workflow run -q ../steps.yaml -i level=2");
    EXPECT(state, "lintel run explain 1", "run 1 was interrupted; its log ends after ",
           "command   lintel workflow run ../steps.yaml\n", "inputs    {\"level\":2}\n",
           "one (command); gave code 0, out hi\n", "plain instead: exit code 7 (attempt 3 of 3)\n",
           "tried again after 0.0 s: exit code 7 (2 times)\n", "call (command), 3 attempts\n",
           "cut off ", "die (command)\n", "two: `$inputs.level > 3` does not hold ($inputs.level is 2)\n",
           "not begun ", "three, four\n", "left to do\n  it did not come to its end\n", "die: cut off\n",
           "four: not begun\n", "lintel run resume 1  ");
    run(state, "touch ../alive; lintel run resume 1 -q");
    EXPECT(state, "lintel run explain 1", "run 1 failed, after ", ": three: exit code 1\n", "goes  ",
           ", then gone on with: ", "one (command), in an earlier go: not done again;",
           "die (command); gave code 0\n", "was cut off in go 1, begun again\n", "three (command)\n",
           "exit code 1\n", "four: `three` failed\n", "left to do\n  a part of it failed\n",
           "three: failed\n", "four: waits for what is missing\n", "lintel run retry-failed 1  ");
    run(state, "touch ../good; lintel run retry-failed 1 -q");
    EXPECT(state, "lintel run explain 1", "tried again after 0.0 s: exit code 7 (2 times)\n",
           "failed in go 1, done again: exit code 7\n", "die (command), in an earlier go: not done again;",
           "three (command); gave code 0\n", "failed in go 2, done again: exit code 1\n",
           "four (echo); gave value 4\n");
}

static const char *text_at(const json_t *from, const char *key) {
    const char *text = json_string_value(json_object_get(from, key));
    return text != NULL ? text : "";
}

static void programs_get_it_as_json(void **state) {
    ltl_program program =
        run(state, "lintel workflow run -q ../steps.yaml; lintel run explain 1 --format json");
    json_t *story = json_loads(program.out, 0, NULL);
    assert_non_null(story);
    assert_string_equal(text_at(story, "status"), "interrupted");
    const json_t *all = json_object_get(story, "steps");
    const json_t *call = json_array_get(all, 4);
    assert_int_equal(json_array_size(all), 9);
    assert_string_equal(text_at(call, "step"), "call");
    assert_string_equal(text_at(call, "task"), "command");
    assert_string_equal(text_at(call, "status"), "failed");
    assert_int_equal(json_integer_value(json_object_get(call, "attempts")), 3);
    const json_t *trouble = json_array_get(json_object_get(call, "troubles"), 0);
    assert_string_equal(text_at(trouble, "cause"), "permanent");
    assert_string_equal(text_at(trouble, "reason"), "exit code 7");
    const json_t *commands = json_object_get(json_object_get(story, "left"), "commands");
    assert_string_equal(json_string_value(json_array_get(commands, 0)), "lintel run resume 1");
    json_decref(story);
}

static void what_was_undone_and_which_limit_was_met_is_told(void **state) {
    EXPECT(state,
           "echo a > ../f; lintel workflow run -q migration -i file=../f "
           "-i 'change=[\"sh\",\"-c\",\"echo b > ../f\"]' -i 'check=[\"false\"]'; lintel run explain",
           "told      undid what was done: validate: exit code 1\n", "all of it was undone\n",
           "validate (command)\n", "restore (command)");
    sandbox_write(*state, "slow.yaml",
                  "workflow: slow\nsequence:\n"
                  "  - {name: sleepy, task: command, deadline: 50ms, on_failure: continue, with: {run: [sleep, '9']}}\n"
                  "  - {name: last, task: echo, with: {value: 1}}\n");
    EXPECT(state, "lintel workflow run -q ../slow.yaml; lintel run explain", "timed-out ",
           "limits it met\n  sleepy: its deadline passed\n", "sleepy: timed out\n");
}

static void a_workflow_that_changed_or_went_is_named(void **state) {
    run(state, "touch ../alive; lintel workflow run -q ../steps.yaml; echo '# more' >> ../steps.yaml");
    EXPECT(state, "lintel run explain", "which has changed: going on uses the one of then\n");
    EXPECT(state, "rm ../steps.yaml; lintel run explain", "which is not there any more\n");
}

static void what_a_terminal_must_not_get_is_made_visible(void **state) {
    sandbox_write(*state, "loud.yaml",
                  "workflow: loud\ntask: command\nwith: {run: [sh, -c, \"printf '\\\\033[31mred' >&2; exit 1\"]}\n");
    ltl_program program =
        run(state, "lintel workflow run -q ../loud.yaml 2>/dev/null; lintel run explain --color never");
    ltl_program_check(program, "red", true);
    assert_null(strchr(program.out, '\x1b'));
    program = run(state, "lintel run explain --color always");
    ltl_program_check(program, "\x1b[1mrun 1\x1b[0m \x1b[31mfailed\x1b[0m", true);
}

static void a_run_that_is_not_there_is_refused(void **state) {
    ltl_program program = run(state, "lintel run explain");
    assert_int_equal(program.code, 2);
    ltl_program_check(program, "there are no runs yet", true);
    program = run(state, "lintel run explain 7");
    assert_int_equal(program.code, 2);
    ltl_program_check(program, "there is no run 7", true);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_scan_is_explained, setup, teardown),
        cmocka_unit_test_setup_teardown(a_review_tells_its_branches_and_the_facts, setup, teardown),
        cmocka_unit_test_setup_teardown(each_go_of_a_run_is_told, setup, teardown),
        cmocka_unit_test_setup_teardown(programs_get_it_as_json, setup, teardown),
        cmocka_unit_test_setup_teardown(what_was_undone_and_which_limit_was_met_is_told, setup, teardown),
        cmocka_unit_test_setup_teardown(a_workflow_that_changed_or_went_is_named, setup, teardown),
        cmocka_unit_test_setup_teardown(what_a_terminal_must_not_get_is_made_visible, setup, teardown),
        cmocka_unit_test_setup_teardown(a_run_that_is_not_there_is_refused, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
