#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/program.h"

/* The workflows multi-aspect and large-codebase over a small repository, as people run them. */

static int setup(void **state) {
    sandbox *box = sandbox_new();
    sandbox_git_init(box, "repo");
    sandbox_write(box, "repo/README.md", "# x\n");
    sandbox_write(box, "repo/00-RELEASENOTES", "1\n");
    sandbox_write(box, "repo/docs/security.txt", "write to us\n");
    sandbox_write(box, "repo/app.py",
                  "import os\nfrom flask import request\n\n\ndef f():\n"
                  "    os.system(request.args['x'])\n");
    sandbox_write(box, "repo/page.html", "<html><body><img src=\"a.png\"></body></html>\n");
    sandbox_write(box, "repo/web/vendor/lib/src/a.js", "f();\n");
    sandbox_write(box, "repo/web/vendor/@own/other/a.js", "f();\n");
    sandbox_write(box, "repo/web/vendor/@own/other/LICENSE.txt", "MIT\n");
    sandbox_git_commit(box, "repo", "one");
    *state = box;
    return 0;
}

static int teardown(void **state) {
    sandbox_free(*state);
    return 0;
}

static ltl_program expect(void **state, const char *command, int code, const char *out,
                          const char *err) {
    ltl_program got = ltl_program_run(LTL_PROGRAM, *state, "repo", command);
    if (got.code != code || (out && !strstr(got.out, out)) || (err && !strstr(got.err, err))) {
        fail_msg("%s: exit code %d\nout: %s\nerr: %s", command, got.code, got.out, got.err);
    }
    return got;
}

static void every_aspect_has_a_score_card(void **state) {
    ltl_program got =
        expect(state, "lintel workflow run multi-aspect .", 1, "app.py", "workflow  multi-aspect");
    static const char *const cards[] = {"Security  ",           "Performance  ", "Accessibility  ",
                                        "Search engines  ",     "Compliance  ",  "All together  ",
                                        "not assessed: Quality"};
    for (size_t i = 0; i < sizeof(cards) / sizeof(cards[0]); i++) {
        if (!strstr(got.err, cards[i])) {
            fail_msg("%s is missing: %s", cards[i], got.err);
        }
    }
}

static void a_profile_ranks_what_is_slow(void **state) {
    sandbox_write(*state, "repo/slow.py",
                  "def cold(items):\n    return any([x > 0 for x in items])\n\n\n"
                  "def hot(items):\n    return all([x > 0 for x in items])\n");
    sandbox_write(*state, "stacks.txt", "main;hot 75\nmain;other 25\n");
    ltl_program got = expect(
        state, "lintel workflow run multi-aspect slow.py --fail-on never -i profile=../stacks.txt",
        0, NULL, NULL);
    ltl_program_check(got, "the profile (folded stacks) knows 3 functions", true);
    ltl_program_check(got, "75.0 % of the time passes in `hot`: py-any-all-list at slow.py:6",
                      true);
    ltl_program_check(got, "1 in functions of which the profile says nothing", true);
    sandbox_write(*state, "stacks.txt", "no profile\n");
    got = expect(
        state, "lintel workflow run multi-aspect slow.py --fail-on never -i profile=../stacks.txt",
        3, NULL, NULL);
    ltl_program_check(got, "../stacks.txt: it is no profile of a format that is known", true);
}

/* A page without findings is no page that meets all criteria: what nobody looked at is said. */
static void criteria_that_need_somebody_are_named(void **state) {
    sandbox_write(*state, "repo/page.html", "<html><body><img src=\"a.png\"></body></html>\n");
    ltl_program got =
        expect(state, "lintel workflow run multi-aspect --format json page.html", 1, NULL, NULL);
    static const char *const notes[] = {
        "55 criteria, of which", "are looked at by rules, as far as code shows it (1.1.1 ",
        "need a browser (1.3.2 ", "need a person (1.3.3 ", "do not apply: nothing of the kind"};
    for (size_t i = 0; i < sizeof(notes) / sizeof(notes[0]); i++) {
        ltl_program_check(got, notes[i], true);
    }
    sandbox_write(*state, "repo/page.html",
                  "<html><body><video src=\"a\"></video></body></html>\n");
    got = expect(state, "lintel workflow run multi-aspect --format json page.html", 1, NULL, NULL);
    ltl_program_check(got, "need a person (1.2.1 ", true);
    got = expect(state, "lintel workflow run multi-aspect --format json app.py", 1, NULL, NULL);
    ltl_program_check(got, "criteria", false);
}

/* At the root of the repository, whatever part of it is looked at. */
static void what_a_repository_has_to_have(void **state) {
    ltl_program got = expect(state, "lintel workflow run multi-aspect web -f json", 1,
                             "compliance/licence-missing", NULL);
    assert_non_null(strstr(got.out, "\"path\":\"LICENSE\""));
    assert_null(strstr(got.out, "readme-missing"));
    assert_null(strstr(got.out, "changelog-missing"));
    assert_null(strstr(got.out, "security-policy-missing"));
    assert_non_null(strstr(got.out, "\"path\":\"vendor/lib\""));
    assert_null(strstr(got.out, "vendor/@own/other\""));
    sandbox_write(*state, "repo/LICENSE-MIT", "MIT\n");
    got = expect(state,
                 "lintel workflow run multi-aspect . -f json --ignore "
                 "compliance/third-party-licence-missing",
                 1, NULL, NULL);
    assert_null(strstr(got.out, "licence-missing"));
}

static void reports_in_every_format(void **state) {
    (void)expect(
        state,
        "lintel workflow run multi-aspect . -q --json-output r.json --sarif-output r.sarif "
        "--html-output r.html --text-output r.txt -o /dev/null; test -s r.html && test -s r.txt && "
        "grep -q '\"seen_by\":\\[\"security\"\\]' r.json && grep -q '\"assessments\"' r.sarif",
        0, NULL, NULL);
}

/* The domain is neither loaded nor looked at, and nobody may take that for a result. */
static void what_is_left_out_is_not_assessed(void **state) {
    (void)expect(state, "lintel workflow run multi-aspect . --domains security", 1, NULL,
                 "–  Compliance             not assessed: left out by the settings");
}

#define TERRAFORM "resource \"aws_s3_bucket\" \"b\" {\n  acl = \"public-read\"\n}\n"
#define SETTINGS "[server]\nport = 80\n"

/* Nothing found by nobody is no A. */
static void a_language_without_rules_gets_no_grade(void **state) {
    sandbox_write(*state, "repo/settings/main.toml", SETTINGS);
    ltl_program got = expect(state, "lintel workflow run multi-aspect settings --fail-on never", 0, NULL,
                             "–  Security               not assessed: no rules for TOML (1 file)");
    ltl_program_check(got, "–  Accessibility          nothing of its kind", true);
    ltl_program_check(got, "A  Security", false);
}

/* The grade is for what was looked at; Markdown is no code. */
static void languages_without_rules_are_named_beside_the_grade(void **state) {
    sandbox_write(*state, "repo/mixed/main.toml", SETTINGS);
    sandbox_write(*state, "repo/mixed/more.toml", SETTINGS);
    sandbox_write(*state, "repo/mixed/README.md", "# x\n");
    sandbox_write(*state, "repo/mixed/one.py", "print(1)\n");
    ltl_program got = expect(state, "lintel workflow run multi-aspect mixed --fail-on never", 0, NULL,
                             "A  Security               no findings in 1 file looked at");
    ltl_program_check(got, "not assessed: TOML (2 files)\n", true);
    ltl_program_check(got, "Python (", false);
    ltl_program_check(got, "Markdown (", false);
}

/* Infrastructure has rules of its own; nothing in it runs, so nobody waits for it. */
static void infrastructure_is_assessed(void **state) {
    sandbox_write(*state, "repo/infra/main.tf", TERRAFORM);
    sandbox_write(*state, "repo/infra/pod.yaml",
                  "apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\nspec:\n  hostPID: true\n");
    sandbox_write(*state, "repo/infra/data.json", "{}\n");
    ltl_program got = expect(state, "lintel workflow run multi-aspect infra --fail-on never", 0,
                             "tf-public-bucket", "  Security               2 high");
    ltl_program_check(got, "k8s-host-processes", true);
    ltl_program_check(got, "–  Performance            nothing of its kind", true);
    ltl_program_check(got, "HCL (", false);
    ltl_program_check(got, "YAML (", false);
}

/* A specialist that cannot do its work leaves a gap, and the gate says so; the others are not touched. */
static void a_specialist_that_fails_is_a_gap(void **state) {
    sandbox_write(*state, "early.yaml",
                  "workflow: early\n"
                  "sequence:\n"
                  "  - {name: security, task: security-analyzer, on_failure: continue}\n"
                  "  - {name: partition, task: partition}\n"
                  "  - name: look\n"
                  "    scatter: {over: $partition.chunks, step: {name: a, task: look, with: "
                  "{chunk: $item}}}\n"
                  "  - {name: gather, task: gather}\n"
                  "  - {name: seo, task: seo-analyzer}\n");
    ltl_program got =
        expect(state, "lintel workflow run ../early.yaml .  --fail-on never", 3, "app.py",
               "incomplete: Security was not assessed: nothing was gathered yet");
    assert_non_null(strstr(got.err, "Search engines"));
}

static void own_write(void **state, const char *step) {
    char text[1024];
    (void)snprintf(text, sizeof(text),
                   "workflow: own\n"
                   "sequence:\n"
                   "  - {name: partition, task: partition}\n"
                   "  - name: both\n"
                   "    parallel:\n"
                   "      steps:\n"
                   "        - %s\n"
                   "        - name: look\n"
                   "          scatter: {over: $partition.chunks, step: {name: a, task: look, with: "
                   "{chunk: $item}}}\n"
                   "  - {name: gather, task: gather}\n",
                   step);
    sandbox_write(*state, "own.yaml", text);
}

/* A step of the user's own beside the look is missed like a specialist, in every format. */
static void a_step_that_fails_is_a_gap(void **state) {
    static const char gap[] = "step `make` failed: exit code 7: what comes from it is missing";
    own_write(state, "{name: make, task: command, with: {run: [sh, -c, 'exit 7']}}");
    ltl_program got = expect(state, "lintel workflow run ../own.yaml . --fail-on never", 3,
                             "app.py", "gate      incomplete: step `make` failed");
    assert_non_null(strstr(got.err, gap));
    (void)expect(state, "lintel workflow run ../own.yaml . --fail-on never --format json", 3, gap,
                 NULL);
    (void)expect(state, "lintel workflow run ../own.yaml . --fail-on never --format sarif", 3, gap,
                 NULL);
}

/* The workflow says that it may fail, knows another way, or does not want it. */
static void a_step_that_may_fail_is_none(void **state) {
    static const char command[] = "lintel workflow run ../own.yaml . --fail-on never";
    own_write(state, "{name: make, task: command, on_failure: continue, with: {run: [sh, -c, "
                     "'exit 7']}}");
    (void)expect(state, command, 0, "app.py", "warning: step `make` failed: exit code 7");
    own_write(state, "{name: g, guard: {step: {name: make, task: command, with: {run: [sh, -c, "
                     "'exit 7']}}, fallbacks: [{name: other, task: echo, with: {value: 1}}]}}");
    (void)expect(state, command, 0, "app.py", "warning: step `make` failed: exit code 7");
    own_write(state, "{name: make, task: command, when: $partition.files > 1000, with: {run: [sh, "
                     "-c, 'exit 7']}}");
    ltl_program got = expect(state, command, 0, "app.py", NULL);
    assert_null(strstr(got.err, "step `make`"));
}

static void everything_that_went_out_came_back(void **state) {
    (void)expect(state, "lintel workflow run large-codebase .", 1, "app.py",
                 "1 of 1 chunks came back, 8 of 8 files are accounted for");
}

static void the_same_bytes_with_any_number_of_workers(void **state) {
    (void)expect(
        state,
        "lintel workflow run multi-aspect . -q -f json -j 1 -o ../one; "
        "lintel workflow run multi-aspect . -q -f json -j 4 -o ../four; cmp ../one ../four",
        0, NULL, NULL);
}

static void paths_need_a_workflow_that_looks_at_files(void **state) {
    (void)expect(state, "lintel workflow run pipeline .", 2, NULL,
                 "only for a workflow that looks at files");
    (void)expect(state, "lintel workflow run multi-aspec .", 2, NULL,
                 "did you mean 'multi-aspect'?");
}

/* Five aspects, one chunk, one look at it. */
static void one_look_serves_all_aspects(void **state) {
    (void)expect(state,
                 "lintel workflow run multi-aspect . -q -o /dev/null --trace ../t.json; "
                 "grep -o '\"name\":\"agents\"' ../t.json | wc -l",
                 0, "1\n", NULL);
}

#define LOOK                                                                                       \
    "  - {name: partition, task: partition}\n"                                                     \
    "  - name: look\n"                                                                             \
    "    scatter: {over: $partition.chunks, step: {name: a, task: look, with: {chunk: $item}}}\n"  \
    "  - {name: gather, task: gather}\n"

/* Where findings of several kinds meet, a rewrite pays: such files are named, others are not. */
static void files_with_several_kinds_are_named(void **state) {
    sandbox_write(
        *state, "repo/rules.yaml",
        "rules:\n"
        "  - {id: a, languages: [python], severity: WARNING, message: m, pattern: a(), metadata: "
        "{category: security}}\n"
        "  - {id: b, languages: [python], severity: WARNING, message: m, pattern: b(), metadata: "
        "{category: performance}}\n"
        "  - {id: c, languages: [python], severity: WARNING, message: m, pattern: c(), metadata: "
        "{category: compliance}}\n");
    sandbox_write(*state, "repo/three.py", "a()\nb()\nc()\n");
    sandbox_write(*state, "repo/two.py", "a()\na()\nb()\n");
    ltl_program got = ltl_program_run(LTL_PROGRAM, *state, "repo",
                                      "lintel workflow run multi-aspect . --config rules.yaml");
    ltl_program_check(got, "1 file with findings of three kinds or more: three.py", true);
}

/* With more than one chunk, so that one could be lost. */
static void several_chunks_came_back(void **state) {
    sandbox_run(
        *state, ".",
        "mkdir -p wide; for i in $(seq 6); do seq -f 'x = %%.0f' 25000 > wide/m$i.py; done");
    ltl_program got = ltl_program_run(LTL_PROGRAM, *state, ".",
                                      "lintel workflow run large-codebase wide --fail-on never");
    ltl_program_check(got, "6 of 6 chunks came back, 6 of 6 files are accounted for", true);
}

/* The parser of this program crashes when a process parses such a file for the second time. */
static void a_file_is_parsed_once_for_all(void **state) {
    sandbox_write(*state, "once/app.py", "# CRASH-AGAIN\nimport os\nos.system(x)\n");
    ltl_program got = ltl_program_run(LTL_FRAGILE, *state, ".",
                                      "lintel workflow run multi-aspect once --fail-on never");
    ltl_program_check(got, "1 = 1 analysed", true);
    ltl_program_check(got, "crashed", false);
}

static void what_does_not_come_back_is_no_result(void **state) {
    sandbox_write(*state, "lost.yaml",
                  "workflow: lost\nsequence:\n" LOOK "  - name: proof\n"
                  "    task: completeness-checker\n"
                  "    with: {expected: 2, received: 1, missing: [], found: 8, accounted: 8}\n");
    (void)expect(state, "lintel workflow run ../lost.yaml . --fail-on never", 3, NULL,
                 "Completeness was not assessed: what was handed out did not all come back");
    sandbox_write(
        *state, "part.yaml",
        "workflow: part\nsequence:\n" LOOK "  - name: proof\n"
        "    task: completeness-checker\n"
        "    with: {expected: 2, received: 2, missing: [{id: c1, status: failed}], found: 8, "
        "accounted: 8}\n");
    (void)expect(state, "lintel workflow run ../part.yaml . --fail-on never", 0, NULL,
                 "assessed in part: 1 chunks gave nothing: c1 failed");
}

/* Of the gates that steps ask for, the strictest; what the user says wins over all of them. */
static void the_strictest_gate_counts(void **state) {
    sandbox_write(*state, "gates.yaml",
                  "workflow: gates\nsequence:\n" LOOK
                  "  - {name: one, task: seo-analyzer, with: {fail_on: critical}}\n"
                  "  - {name: two, task: accessibility-analyzer, with: {fail_on: low}}\n");
    (void)expect(state, "lintel workflow run ../gates.yaml page.html", 1, NULL,
                 "of severity low or more");
    (void)expect(state, "lintel workflow run ../gates.yaml page.html --fail-on critical", 0, NULL,
                 "passed");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(every_aspect_has_a_score_card),
        TEST(a_profile_ranks_what_is_slow),
        TEST(criteria_that_need_somebody_are_named),
        TEST(what_a_repository_has_to_have),
        TEST(reports_in_every_format),
        TEST(what_is_left_out_is_not_assessed),
        TEST(a_language_without_rules_gets_no_grade),
        TEST(languages_without_rules_are_named_beside_the_grade),
        TEST(infrastructure_is_assessed),
        TEST(a_specialist_that_fails_is_a_gap),
        TEST(a_step_that_fails_is_a_gap),
        TEST(a_step_that_may_fail_is_none),
        TEST(everything_that_went_out_came_back),
        TEST(the_same_bytes_with_any_number_of_workers),
        TEST(one_look_serves_all_aspects),
        TEST(a_file_is_parsed_once_for_all),
        TEST(files_with_several_kinds_are_named),
        TEST(several_chunks_came_back),
        TEST(what_does_not_come_back_is_no_result),
        TEST(the_strictest_gate_counts),
        TEST(paths_need_a_workflow_that_looks_at_files),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
