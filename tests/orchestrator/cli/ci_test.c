/* A pipeline as a host runs it: stages by events, verdicts, shallow clones, pause and retry, what is published. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/program.h"

static int setup(void **state) {
    static const char *const variables[] = {"GITHUB_ACTIONS",      "GITHUB_BASE_REF",
                                            "GITLAB_CI",           "GITHUB_EVENT_PATH",
                                            "GITHUB_STEP_SUMMARY", "LINTEL_BASE"};
    for (size_t i = 0; i < sizeof(variables) / sizeof(variables[0]); i++) {
        unsetenv(variables[i]);
    }
    sandbox *box = sandbox_new();
    sandbox_git_init(box, "repo");
    sandbox_write(box, "repo/old.py", "import os\n\n\ndef old(x):\n    os.system('ls ' + x)\n");
    sandbox_git_commit(box, "repo", "first");
    sandbox_write(box, "repo/new.py", "def new(x):\n    return x\n");
    sandbox_git_commit(box, "repo", "second");
    *state = box;
    return 0;
}

static int teardown(void **state) {
    sandbox_free(*state);
    return 0;
}

static void expect(void **state, const char *command, int code, const char *out, const char *err) {
    ltl_program program = ltl_program_run(LTL_PROGRAM, *state, "repo", command);
    if (program.code != code || (out && !strstr(program.out, out)) ||
        (err && !strstr(program.err, err))) {
        fail_msg("%s: exit code %d\n%s\n%s", command, program.code, program.out, program.err);
    }
}

static void a_change_without_findings_passes(void **state) {
    expect(state,
           "lintel ci --base HEAD~1 --build 'echo built > ../built' --test 'test -e ../built'", 0,
           NULL, "publish");
    expect(state, "cat ../built; ls lintel-report", 0,
           "built\nreport.html\nreport.json\nreport.sarif\nreport.txt\n", NULL);
    /* Each stage by the event of another, numbered in the order they were published. */
    expect(state,
           "lintel ci --base HEAD~1 --events jsonl -q | grep -o '\"detail\":\"[a-z.]*#1' | cut "
           "-d'\"' -f4 | "
           "tr '\\n' ' '",
           0,
           "started#1 source.completed#1 build.skipped#1 test.skipped#1 results.completed#1 "
           "gate.passed#1 gate.completed#1 publish.completed#1 ",
           NULL);
}

static void a_finding_in_the_change_fails_the_gate_and_is_published(void **state) {
    sandbox_write(*state, "repo/bad.py", "import os\n\n\ndef bad(x):\n    os.system('ls ' + x)\n");
    sandbox_git_commit(*state, "repo", "third");
    expect(state, "lintel ci --base HEAD~1", 1, NULL, "cicd failed: the gate failed");
    expect(state,
           "grep -c bad.py lintel-report/report.json; grep -c old.py lintel-report/report.json", 1,
           "1\n0\n", NULL);
    expect(state,
           "GITHUB_ACTIONS=true GITHUB_STEP_SUMMARY=../summary.md LINTEL_BASE=HEAD~1 lintel ci", 1,
           NULL, "::error file=bad.py,line=5,");
    expect(state, "cat ../summary.md", 0, "| bad.py:5 |", NULL);
    expect(state, "GITLAB_CI=true CI_MERGE_REQUEST_DIFF_BASE_SHA=$(git rev-parse HEAD~1) lintel ci",
           1, NULL, NULL);
    expect(state, "cat gl-code-quality-report.json", 0,
           "\"location\":{\"path\":\"bad.py\",\"lines\":"
           "{\"begin\":5}}",
           NULL);
    /* Without a base everything is looked at. */
    expect(state, "lintel ci", 1, NULL, "2 high in 2 files");
    /* The gate did its work: there is nothing to do again, and nobody is told to. */
    expect(state, "lintel ci --base HEAD~1 2>&1 | grep -c 'does again what failed'", 1, "0\n", NULL);
    expect(state, "lintel ci --test 'exit 9' 2>&1 | grep -c 'does again what failed'", 0, "1\n", NULL);
}

static void each_stage_may_fail(void **state) {
    expect(state, "lintel ci --base nosuch", 2, NULL, "nosuch..HEAD (as it was typed)");
    expect(state, "lintel ci --base HEAD~1 --build 'echo why >&2; exit 2'", 1, NULL,
           "cicd failed: it does not build");
    expect(state, "lintel ci --base HEAD~1 --test 'exit 9'", 1, NULL, "the tests cannot be told");
    expect(state, "lintel ci --base HEAD~1 --junit none.xml", 1, NULL, "none.xml: No such file");
    expect(state, "lintel ci --base HEAD~1 --test 'exit 1'", 1, NULL, "cicd failed: tests failed");
    sandbox_write(
        *state, "junit.xml",
        "<testsuite><testcase name='a'/><testcase name='b'><failure/></testcase></testsuite>");
    expect(state, "lintel ci --base HEAD~1 --junit ../junit.xml", 1, NULL, "tests failed");
    expect(state, "lintel ci --base HEAD~1 -- --no-such-option", 1, NULL,
           "the gate could not look");
    expect(state, "lintel ci --base HEAD~1 --reports ../junit.xml", 1, NULL,
           "the gate could not look");
    expect(state, "lintel ci --base HEAD~1 --deadline 1 --build 'sleep 60'", 124, NULL, NULL);
}

static void a_shallow_clone_says_what_to_fetch(void **state) {
    sandbox_run(*state, ".", "git clone -q --depth 1 file://$PWD/repo shallow");
    expect(state, "cd ../shallow && lintel ci --base HEAD~1", 2, NULL,
           "cannot be compared in this shallow clone");
    expect(state, "cd ../shallow && GITHUB_ACTIONS=1 GITHUB_BASE_REF=gone lintel ci", 2, NULL,
           "set `fetch-depth: 0` of actions/checkout");
    expect(state, "cd ../shallow && git fetch -q --unshallow && lintel ci --base HEAD~1", 0, NULL,
           NULL);
}

/* Paused, nothing new is begun; a stage that is retried does its work once more, and what followed it is stale. */
static void it_can_be_paused_and_a_stage_retried(void **state) {
    expect(state,
           "\"$LINTEL\" ci --base HEAD~1 --build 'echo x >> ../builds; while test ! -e ../go; do "
           "sleep "
           "0.05; done' 2>../err & pid=$!; "
           "while ! test -e ../builds; do sleep 0.05; done; lintel run pause 1; sleep 0.3; touch "
           "../go; "
           "sleep 0.5; lintel run show 1 | grep -c 'gate'; lintel run continue 1; wait $pid",
           0, "0\n", NULL);
    expect(state,
           "rm ../go; \"$LINTEL\" ci --base HEAD~1 --build 'echo x >> ../builds' --test 'echo x >> "
           "../tests; while test ! -e ../go; do sleep 0.05; done' & pid=$!; "
           "while ! test -e ../tests; do sleep 0.05; done; "
           "n=$(lintel run list | grep cicd | head -1 | cut -d' ' -f1); "
           "lintel run event $n build.retry; "
           "while test $(wc -l < ../builds) -lt 3; do sleep 0.05; done; touch ../go; wait $pid",
           0, NULL, NULL);
}

/* Reports lie in the tree that is looked at; the second run finds those of the first. A folder that was there says
 * nothing of itself. */
static void its_own_reports_are_not_looked_at(void **state) {
    sandbox_run(*state, "repo", "mkdir -p reports/here");
    for (int i = 0; i < 2; i++) {
        expect(state, "GITLAB_CI=true lintel ci --reports reports/here", 1, NULL, NULL);
    }
    expect(state,
           "grep -o '\"[a-zA-Z/.-]*\",\"outcome\":\"skipped\",\"reason\":\"ignored\",[^}]*written by[^}]*' "
           "reports/here/report.json | cut -d'\"' -f2",
           0,
           "gl-code-quality-report.json\nreports/here/report.html\n"
           "reports/here/report.json\nreports/here/report.sarif\nreports/here/report.txt\n",
           NULL);
    /* One that was made for them is ignored as a whole, by later scans too. */
    expect(state,
           "lintel ci; lintel scan --exit-zero -f json | grep -o "
           "'\"lintel-report/report.json\",\"outcome\":\"[a-z]*'",
           0, "skipped", NULL);
    expect(state, "git status --porcelain | grep lintel-report", 1, "", NULL);
    /* Wherever standard output leads. */
    expect(state, "lintel scan --exit-zero -f json > out.json; grep -c 'written by this run' out.json", 0, "1",
           NULL);
}

/* Killed while it builds: what was done is not done again, the stage at hand is begun again. */
static void a_killed_pipeline_goes_on(void **state) {
    expect(state,
           "lintel ci --base HEAD~1 --test 'echo x >> ../tests; test -e ../alive || kill -9 $PPID'",
           137, NULL, NULL);
    sandbox_write(*state, "alive", "");
    expect(state, "lintel run resume 1", 0, NULL, "(done before)");
    expect(state, "wc -l < ../tests", 0, "2\n", NULL);
}

/* What is posted, and what a host reads, is all there or as it was: `PUBLISH` leaves a line per call. */
#define PUBLISH                                                                                    \
    "--publish 'echo post $LINTEL_KEY >> ../calls; test -e $LINTEL_REPORTS/report.json && exit "   \
    "$(cat ../code)' "
#define UNPUBLISH "--unpublish 'echo unpost $LINTEL_KEY >> ../calls; exit $(cat ../undo)' "
#define ON_GITHUB "GITHUB_ACTIONS=true GITHUB_STEP_SUMMARY=../summary.md "
#define ON_GITLAB "GITLAB_CI=true CI_MERGE_REQUEST_DIFF_BASE_SHA=$(git rev-parse HEAD~1) "

static void publishing_write(void **state, const char *code, const char *undo) {
    sandbox_write(*state, "code", code);
    sandbox_write(*state, "undo", undo);
    sandbox_write(*state, "summary.md", "of others\n");
    sandbox_run(*state, ".", "rm -f calls");
}

static void what_cannot_be_completed_is_taken_back(void **state) {
    publishing_write(state, "0", "0");
    expect(state, ON_GITHUB "lintel ci --base HEAD~1 " PUBLISH UNPUBLISH, 0, NULL, NULL);
    expect(state, "cut -d' ' -f1 ../calls; grep -c lintel: ../summary.md", 0, "post\n1\n", NULL);
    publishing_write(state, "1", "0");
    expect(state, ON_GITHUB "lintel ci --base HEAD~1 " PUBLISH UNPUBLISH, 1, NULL,
           "cicd failed: the report could not be published");
    expect(state,
           "cut -d' ' -f1 ../calls; cut -d' ' -f2 ../calls | sort -u | wc -l; cat ../summary.md", 0,
           "post\nunpost\n1\nof others\n", NULL);
    /* A code quality report that was there is there again; one that was not is gone. */
    sandbox_write(*state, "repo/gl-code-quality-report.json", "before\n");
    expect(state, ON_GITLAB "lintel ci " PUBLISH, 1, NULL, NULL);
    expect(state,
           "cat gl-code-quality-report.json; rm gl-code-quality-report.json; ls -A lintel-report",
           0, "before\n.gitignore\nreport.html\n", NULL);
    expect(state, ON_GITLAB "lintel ci " PUBLISH, 1, NULL, NULL);
    expect(state, "test ! -e gl-code-quality-report.json && test ! -e lintel-report/.published", 0,
           NULL, NULL);
}

/* Exit code 75 is tried again; what cannot be taken back either has an exit code of its own. */
static void publishing_is_tried_again_and_undoing_too(void **state) {
    publishing_write(state, "75", "3");
    expect(state, ON_GITHUB "lintel ci --base HEAD~1 " PUBLISH UNPUBLISH, 5, NULL,
           "not undone: post");
    expect(state, "cut -d' ' -f1 ../calls | uniq -c | tr -s ' '; cat ../summary.md", 0,
           " 3 post\n 3 unpost\nof others\n", NULL);
    expect(state, "lintel run resume 1", 5, "", NULL);
}

/* Killed right after it was posted: posted again with the same key, everything else stands there once. */
static void a_killed_publication_is_completed_once(void **state) {
    publishing_write(state, "0", "0");
    expect(state,
           ON_GITHUB "lintel ci --base HEAD~1 --publish 'echo post $LINTEL_KEY >> ../calls; test "
                     "-e ../alive || kill -9 "
                     "$PPID'",
           137, NULL, NULL);
    sandbox_write(*state, "alive", "");
    expect(state, ON_GITHUB "lintel run resume 1", 0, "", "(done before)");
    expect(state,
           "wc -l < ../calls; sort -u ../calls | wc -l; grep -c 'lintel:' ../summary.md; head -1 "
           "../summary.md",
           0, "2\n1\n1\nof others\n", NULL);
}

/* Told to stop while it posts: taken back before it ends. */
static void an_interrupted_publication_is_taken_back(void **state) {
    publishing_write(state, "0", "0");
    expect(state,
           ON_GITHUB "\"$LINTEL\" ci --base HEAD~1 --publish 'touch ../begun; sleep 30' " UNPUBLISH
                     "& pid=$!; while ! test -e ../begun; do sleep 0.05; done; kill -INT $pid; "
                     "wait $pid; test $? = 130",
           0, NULL, NULL);
    expect(state, "cut -d' ' -f1 ../calls; cat ../summary.md", 0, "unpost\nof others\n", NULL);
}

/* A gate that is asked once more has its report in the place of the one before, not behind it. */
static void a_second_report_takes_the_place_of_the_first(void **state) {
    publishing_write(state, "0", "0");
    expect(state, ON_GITHUB "lintel ci --base HEAD~1", 0, NULL, NULL);
    sandbox_write(*state, "repo/bad.py", "import os\n\n\ndef bad(x):\n    os.system('ls ' + x)\n");
    sandbox_git_commit(*state, "repo", "third");
    sandbox_run(*state, ".", "echo 'of others, too' >> summary.md");
    expect(state, ON_GITHUB "lintel ci --base HEAD~1", 1, NULL, NULL);
    expect(state,
           "grep -c 'lintel:' ../summary.md; grep -c bad.py ../summary.md; head -1 ../summary.md; "
           "tail -1 ../summary.md",
           0, "1\n1\nof others\nof others, too\n", NULL);
}

/* A run that goes on ends with the codes of the command that it was. */
static void a_resumed_pipeline_has_the_codes_of_a_pipeline(void **state) {
    expect(state, "lintel ci --base nosuch", 2, "", NULL);
    expect(state, "lintel run resume 1", 2, "", "nothing to compare with");
    sandbox_write(*state, "flow.yaml",
                  "workflow: own\nsequence:\n  - {name: partition, task: partition}\n"
                  "  - {name: none, on_failure: continue, task: tool, with: {run: [nosuchlint]}}\n"
                  "  - {name: gather, task: gather, always: true}\n");
    expect(state, "lintel ci --base HEAD~1 -- --workflow ../flow.yaml", 3, NULL,
           "cicd failed: incomplete");
    expect(state, "lintel run resume 2; test $? = 3 && lintel run retry-failed 2", 3, "",
           "cicd failed: incomplete");
    expect(state, "lintel run list", 0, "cicd", NULL);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(a_change_without_findings_passes),
        TEST(a_finding_in_the_change_fails_the_gate_and_is_published),
        TEST(each_stage_may_fail),
        TEST(a_shallow_clone_says_what_to_fetch),
        TEST(it_can_be_paused_and_a_stage_retried),
        TEST(its_own_reports_are_not_looked_at),
        TEST(a_killed_pipeline_goes_on),
        TEST(a_resumed_pipeline_has_the_codes_of_a_pipeline),
        TEST(what_cannot_be_completed_is_taken_back),
        TEST(publishing_is_tried_again_and_undoing_too),
        TEST(a_killed_publication_is_completed_once),
        TEST(an_interrupted_publication_is_taken_back),
        TEST(a_second_report_takes_the_place_of_the_first),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
