/* Scans, reviews and hooks are runs like any other: recorded, cancelled, and gone on with when they were killed. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "tests/support/program.h"
#include "tests/support/random.h"

enum { FILES = 40 };

/* The workflow of a scan with a step in which the whole is killed, or waits, when a file says so. */
static const char held[] = "workflow: held\n"
                           "sequence:\n"
                           "  - {name: partition, task: partition}\n"
                           "  - name: look\n"
                           "    scatter:\n"
                           "      over: $partition.chunks\n"
                           "      step: {name: agents, task: look, with: {chunk: $item}}\n"
                           "      keeps: true\n"
                           "  - name: hold\n"
                           "    task: command\n"
                           "    on_failure: continue\n"
                           "    with: {run: [sh, -c, 'test ! -e ../die || kill -9 $PPID; test ! -e "
                           "../wait || sleep 60']}\n"
                           "  - name: connect\n"
                           "    on_failure: continue\n"
                           "    events:\n"
                           "      handlers:\n"
                           "        - name: links\n"
                           "          on: [started, round.completed, round.failed]\n"
                           "          task: link\n"
                           "          emit:\n"
                           "            more: $links.works.count > 0\n"
                           "            settled: $links.works.count == 0\n"
                           "        - name: round\n"
                           "          on: more\n"
                           "          scatter:\n"
                           "            over: $event.data.works\n"
                           "            step: {name: again, task: look-further, with: {work: $item}}\n"
                           "            keeps: true\n"
                           "      ends:\n"
                           "        - {when: $seen contains settled, verdict: ok}\n"
                           "        - {when: $seen contains links.failed, verdict: failed}\n"
                           "      repeats: 100000\n"
                           "  - {name: gather, task: gather, always: true}\n";

static void file_write(const sandbox *box, const char *folder, int number, const char *argument) {
    char path[64];
    char text[1024];
    (void)snprintf(path, sizeof(path), "%s/d%d/f%d.py", folder, number % 4, number);
    (void)snprintf(text, sizeof(text),
                   "import os\nfrom flask import request\nfrom d%d.f%d import run%d, Box%d\n\n\n"
                   "def run%d(x):\n    os.system(%s)\n"
                   "    run%d(x)\n    password = 'correct-horse-%d'\n"
                   "    Box%d(request.args['q']).go()\n    return password\n\n\n"
                   "class Box%d:\n    def __init__(self, v):\n        self.held%d = v\n\n"
                   "    def go(self):\n        os.system(self.held%d)\n",
                   (number + 1) % 4, (number + 1) % FILES, (number + 1) % FILES,
                   (number + 1) % FILES, number, argument, (number + 1) % FILES, number,
                   (number + 1) % FILES, number, number, number);
    sandbox_write(box, path, text);
}

static int setup(void **state) {
    sandbox *box = sandbox_new();
    for (int i = 0; i < FILES; i++) {
        file_write(box, "code", i, "x");
    }
    sandbox_write(box, "held.yaml", held);
    sandbox_write(box, "rules.yaml", ltl_program_rules);
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

static void expect(void **state, const char *command, int code, const char *out, const char *err) {
    ltl_program program = run(state, command);
    if (program.code != code || (out && !strstr(program.out, out)) ||
        (err && !strstr(program.err, err))) {
        fail_msg("%s: exit code %d\n%s\n%s", command, program.code, program.out, program.err);
    }
}

/* How many files the journal of that resumed run says were known. */
static int known(void **state, const char *command) {
    ltl_program program = run(state, command);
    const char *text = strstr(program.err, "goes on: ");
    return text != NULL ? (int)strtol(text + 9, NULL, 10) : -1;
}

static void a_scan_is_a_run(void **state) {
    expect(state, "lintel scan -q . >/dev/null; lintel run list", 0, "ok             scan", NULL);
    expect(state, "lintel run show 1", 0, "scan/gather ok", NULL);
    expect(state, "lintel run resume 1", 2, NULL, "there is nothing to do");
    expect(state, "lintel scan -q --no-journal . >/dev/null; lintel run list | wc -l", 0, "1\n",
           NULL);
    /* Without a place for it the scan goes on, and says so when asked. */
    expect(state,
           "LINTEL_STATE_DIR=/proc/nothing lintel scan -v . 2>&1 >/dev/null | grep -c "
           "'keeps no log'",
           0, "1", NULL);
}

static void a_killed_scan_goes_on(void **state) {
    expect(state, "lintel scan -q -f json --no-journal . > ../whole.json", 1, NULL, NULL);
    sandbox_write(*state, "die", "");
    (void)run(state, "lintel scan -f json -o ../out.json --workflow ../held.yaml .");
    expect(state, "test ! -e ../out.json && lintel run list", 0, "interrupted    held", NULL);
    sandbox_run(*state, ".", "rm die");
    /* From anywhere: it goes back to where it was. */
    ltl_program program = ltl_program_run(LTL_PROGRAM, *state, ".", "lintel run resume 1");
    assert_int_equal(program.code, 1);
    assert_non_null(strstr(program.err, "run 1 goes on: 40 files were not looked at again"));
    expect(state, "cmp ../out.json ../whole.json", 0, NULL, NULL);
    expect(state, "lintel run list", 0, "ok             held", NULL);
}

static void what_changed_is_looked_at_again(void **state) {
    sandbox_write(*state, "die", "");
    (void)run(state, "lintel scan -f json -o ../out.json --workflow ../held.yaml .");
    sandbox_run(*state, ".", "rm die");
    file_write(*state, "code", 7, "1"); /* of the same size */
    sandbox_run(*state, ".", "rm code/d3/f3.py");
    sandbox_write(*state, "code/new.py", "import os\nos.system(x)\n");
    int count = known(state, "lintel run resume 1");
    assert_true(count > 0 && count < FILES);
    expect(state,
           "lintel scan -q -f json --no-journal . > ../whole.json; cmp ../out.json "
           "../whole.json",
           0, NULL, NULL);
}

static void other_rules_begin_anew(void **state) {
    sandbox_write(*state, "die", "");
    (void)run(state,
              "lintel scan -c ../rules.yaml -f json -o ../out.json --workflow ../held.yaml .");
    sandbox_run(*state, ".", "rm die; sed -i 's/os.system/os.popen/' rules.yaml");
    expect(state, "lintel run resume 1", 0, NULL, "run 1 begins anew: its rules, its options");
    expect(state, "grep -c '\"findings\":\\[\\]' ../out.json", 0, "1", NULL);
}

static void another_program_begins_anew(void **state) {
    sandbox_write(*state, "die", "");
    (void)ltl_program_run(LTL_MORTAL, *state, "code",
                          "lintel scan -f json -o ../out.json --workflow ../held.yaml .");
    sandbox_run(*state, ".", "rm die");
    expect(state, "lintel run resume 1", 1, NULL, "or the program are not what they were");
}

/* What the first of three left under other rules must not pass for something that the second left. */
static void what_other_rules_left_is_gone_for_good(void **state) {
    sandbox_write(*state, "die", "");
    (void)run(state,
              "lintel scan -c ../rules.yaml -f json -o ../out.json --workflow ../held.yaml .");
    sandbox_run(*state, ".", "rm die; sed -i 's/os.system/os.popen/' rules.yaml");
    (void)ltl_program_run(LTL_MORTAL, *state, "code", "MORTAL_DEED=before:1 \"$LINTEL\" run resume 1");
    expect(state, "test ! -e ../out.json", 0, NULL, NULL);
    (void)ltl_program_run(LTL_MORTAL, *state, "code", "lintel run resume 1");
    expect(state, "grep -c '\"findings\":\\[\\]' ../out.json", 0, "1", NULL);
}

static void a_killed_review_goes_on(void **state) {
    sandbox_git_init(*state, "code");
    sandbox_git_commit(*state, "code", "first");
    for (int i = 0; i < FILES; i += 3) {
        file_write(*state, "code", i, "x + x");
    }
    expect(state,
           "lintel review --full -q -f json --no-journal --workflow ../held.yaml > ../whole.json",
           1, NULL, NULL);
    sandbox_write(*state, "die", "");
    (void)run(state, "lintel review --full -f json -o ../out.json --workflow ../held.yaml");
    sandbox_run(*state, ".", "rm die");
    assert_int_equal(known(state, "lintel run resume 2"), -1); /* no such run */
    assert_int_equal(known(state, "lintel run resume 1"), 14);
    expect(state, "cmp ../out.json ../whole.json", 0, NULL, NULL);
    expect(state, "git add -A && lintel hook --full -q > /dev/null; lintel run list", 0,
           "ok             hook", NULL);
}

static void a_scan_can_be_cancelled_and_gone_on_with(void **state) {
    sandbox_write(*state, "wait", "");
    expect(state,
           "\"$LINTEL\" scan -f json -o ../out.json --workflow ../held.yaml . & pid=$!; "
           "while ! lintel run show 1 | grep -q 'started  held/hold'; do sleep 0.05; done; "
           "lintel run cancel 1; wait $pid; lintel run list",
           0, "cancelled      held", NULL);
    sandbox_run(*state, ".", "rm wait");
    assert_int_equal(known(state, "lintel run resume 1"), FILES);
    expect(state,
           "lintel scan -q -f json --no-journal . > ../whole.json; cmp ../out.json "
           "../whole.json",
           0, NULL, NULL);
}

static int number_behind(const char *text, const char *words) {
    const char *at = strstr(text, words);
    assert_non_null(at);
    return (int)strtol(at + strlen(words), NULL, 10);
}

/* What C files lend and what was found from file to file is kept like everything else; linking alone is done again. */
static void what_was_linked_is_not_looked_at_again(void **state) {
    sandbox_run(*state, ".", "cp -r '%s/tests/orchestrator/run/reach' linked", LTL_SOURCE_DIR);
    const char *scan = "lintel scan -q -j 2 -c ../linked/rules.yaml --dataflow repository -f json";
    char command[512];
    (void)snprintf(command, sizeof(command),
                   "cd ../linked && %s --no-journal . > ../whole.json; MORTAL_LOG=../log %s . >/dev/null; "
                   "rm -r $LINTEL_STATE_DIR; at=$(grep -c ^happening ../log); "
                   "MORTAL_DEED=before:$((at - 3)) \"$LINTEL\" scan -j 2 -c rules.yaml --dataflow repository "
                   "-f json -o ../out.json . ; lintel run resume 1; cmp ../out.json ../whole.json && echo same",
                   scan, scan);
    ltl_program program = ltl_program_run(LTL_MORTAL, *state, "code", command);
    assert_non_null(strstr(program.out, "same"));
    assert_true(number_behind(program.err, "goes on: ") > 50);
    assert_true(number_behind(program.err, "from file to file ") > 20);
    assert_int_equal(number_behind(program.err, "were known, "), 0); /* made */
}

/* Who dies between the last finding and the report has none, and goes on: a run that ended well has its report. */
static void a_run_is_not_over_before_its_report(void **state) {
    expect(state, "lintel scan -q -f json --no-journal . > ../whole.json", 1, NULL, NULL);
    ltl_program program = ltl_program_run(
        LTL_MORTAL, *state, "code",
        "MORTAL_DEED=ended:1 \"$LINTEL\" scan -q -f json -o ../out.json . ; cmp ../out.json ../whole.json && "
        "lintel run list");
    assert_non_null(strstr(program.out, "ok             scan"));
}

/* At any moment, several times over: in the end the report is the one of a run that nobody disturbed. */
static void killed_at_any_moment_the_report_is_the_same(void **state) {
    ltl_random random = ltl_random_make("scan journal", 20261128);
    expect(state, "lintel scan -q -f json --no-journal . > ../whole.json", 1, NULL, NULL);
    for (int round = 1; round <= 6; round++) {
        char command[256];
        (void)snprintf(command, sizeof(command),
                       "\"$LINTEL\" scan -q -j 2 -f json -o ../out.json . & pid=$!; sleep 0.%03zu; "
                       "kill -9 $pid; wait $pid; true",
                       ltl_random_below(&random, 250));
        (void)run(state, command);
        (void)snprintf(command, sizeof(command),
                       "test -e ../out.json || lintel run resume $(lintel run list | head -1 | cut "
                       "-d' ' -f1) || lintel scan -q -f json -o ../out.json . ; cmp ../out.json "
                       "../whole.json && rm ../out.json");
        expect(state, command, 0, NULL, NULL);
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(a_scan_is_a_run),
        TEST(a_killed_scan_goes_on),
        TEST(what_changed_is_looked_at_again),
        TEST(other_rules_begin_anew),
        TEST(another_program_begins_anew),
        TEST(what_other_rules_left_is_gone_for_good),
        TEST(a_killed_review_goes_on),
        TEST(a_scan_can_be_cancelled_and_gone_on_with),
        TEST(what_was_linked_is_not_looked_at_again),
        TEST(a_run_is_not_over_before_its_report),
        TEST(killed_at_any_moment_the_report_is_the_same),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
