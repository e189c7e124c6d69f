#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>
#include <jansson.h>

#include "tests/support/program.h"

/* The program as people and hooks run it: outputs, exit codes, what goes wrong. */

static int setup(void **state) {
    sandbox *box = sandbox_new();
    sandbox_write(box, "rules.yaml", ltl_program_rules);
    sandbox_write(box, "src/bad.py", "import os\n\ndef f(a):\n    os.system(a)\n");
    sandbox_write(box, "src/good.py", "import os\n\ndef f(a):\n    return a\n");
    sandbox_write(box, "src/notes.txt", "os.system(a)\n");
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

static json_t *document(const char *text) {
    json_error_t error;
    json_t *root = json_loads(text, 0, &error);
    if (!root) {
        fail_msg("not JSON: %s", error.text);
    }
    return root;
}

static json_int_t number(json_t *root, const char *a, const char *b, const char *c) {
    json_t *at = json_object_get(json_object_get(root, a), b);
    return json_integer_value(c ? json_object_get(at, c) : at);
}

static void findings_and_ledger_as_json(void **state) {
    ltl_program got = run(state, "lintel scan --config rules.yaml --format json --no-gitignore "
                                 "--no-cache --jobs 2 src");
    assert_int_equal(got.code, 1);
    json_t *root = document(got.out);
    json_t *findings = json_object_get(root, "findings");
    assert_int_equal(json_array_size(findings), 1);
    json_t *finding = json_array_get(findings, 0);
    assert_string_equal(json_string_value(json_object_get(finding, "rule_id")), "os-system");
    assert_string_equal(json_string_value(json_object_get(finding, "severity")), "high");
    assert_int_equal(number(finding, "start", "line", NULL), 4);
    assert_int_equal(number(finding, "start", "col", NULL), 5);
    assert_int_equal(number(finding, "start", "offset", NULL), 25);
    assert_int_equal(number(root, "ledger", "files", "found"), 3);
    assert_int_equal(number(root, "ledger", "files", "analysed"), 2);
    assert_int_equal(number(root, "ledger", "files", "skipped"), 1);
    assert_non_null(strstr(got.err, "failed:"));
    json_decref(root);
}

static void metadata_of_rules_is_handed_on(void **state) {
    sandbox_write(*state, "meta.yaml",
                  "rules:\n- id: m\n  languages: [python]\n  message: m\n  severity: INVENTORY\n"
                  "  pattern: os.system($X)\n  metadata:\n    cwe: 'CWE-78: x'\n    likelihood: HIGH\n"
                  "    technology: [python, 3]\n    deep: {on: true, none: null}\n    lintel: {why: w}\n");
    json_t *root = document(run(state, "lintel scan -c meta.yaml -f json src/bad.py").out);
    json_t *finding = json_array_get(json_object_get(root, "findings"), 0);
    char *text = json_dumps(json_object_get(finding, "metadata"), JSON_COMPACT);
    assert_string_equal(text, "{\"likelihood\":\"HIGH\",\"technology\":[\"python\",3],"
                              "\"deep\":{\"on\":true,\"none\":null}}");
    assert_string_equal(json_string_value(json_object_get(finding, "severity")), "info");
    free(text);
    json_decref(root);
    assert_non_null(strstr(run(state, "lintel scan -c meta.yaml -f sarif src/bad.py").out, "\"likelihood\""));
}

/* The severity of the only finding and what lowered it, as "high" or "low test". */
static void assert_weight(void **state, const char *options, const char *path, const char *expected) {
    char command[256];
    snprintf(command, sizeof(command),
             "lintel scan -f json %s --domains security,secrets --no-cache %s", options, path);
    json_t *root = document(run(state, command).out);
    json_t *findings = json_object_get(root, "findings");
    assert_int_equal(json_array_size(findings), 1);
    json_t *finding = json_array_get(findings, 0);
    const char *lowered = json_string_value(json_object_get(finding, "lowered_in"));
    char got[64];
    snprintf(got, sizeof(got), "%s%s%s", json_string_value(json_object_get(finding, "severity")),
             lowered ? " " : "", lowered ? lowered : "");
    assert_string_equal(got, expected);
    json_decref(root);
}

static void a_secret_in_a_test_is_low_and_shown(void **state) {
    static const char key[] = "KEY = \"AKIA" /* in parts, so that this file holds none */
                              "Q3EGW7D2ZL5KX4VN\"\n";
    sandbox_write(*state, "app/settings.py", key);
    sandbox_write(*state, "app/tests/settings.py", key);
    sandbox_write(*state, "docs/settings.py", key);
    assert_weight(state, "", "app/settings.py", "high");
    assert_weight(state, "", "app/tests/settings.py", "low test");
    assert_weight(state, "", "docs/settings.py", "high"); /* it is out */
}

static void weakness_in_a_test_is_low(void **state) {
    const char *client = "package a\n\nimport \"crypto/tls\"\n\n"
                         "var c = &tls.Config{InsecureSkipVerify: true}\n";
    sandbox_write(*state, "net/client.go", client);
    sandbox_write(*state, "net/client_test.go", client);
    sandbox_write(*state, "examples/client.go", client);
    sandbox_write(*state, "tests/run.py", "import os\n\ndef f(a):\n    os.system(a)\n");
    assert_weight(state, "", "net/client.go", "high");
    assert_weight(state, "", "net/client_test.go", "low test");
    assert_weight(state, "", "examples/client.go", "low example");
    assert_weight(state, "-c rules.yaml", "tests/run.py", "high"); /* people's own rules mean what they say */
    ltl_program got = run(state, "lintel scan -q --exit-zero --domains security --severity medium net/client_test.go");
    assert_string_equal(got.out, "");
    got = run(state, "lintel scan --domains security net");
    assert_non_null(strstr(got.out, "client_test.go:5:10  in a test\n"));
}

typedef struct exit_case {
    const char *command;
    int code;
    const char *err; /* part of it */
} exit_case;

static void exit_codes(void **state) {
    static const exit_case cases[] = {
        {"lintel scan -c rules.yaml src/good.py", 0, "passed"},
        {"lintel scan -c rules.yaml src", 1, "1 finding of severity medium or more"},
        {"lintel check -c rules.yaml src", 1, ""},
        {"lintel scan -c rules.yaml --fail-on critical src", 0, "passed"},
        {"lintel scan -c rules.yaml --fail-on high:high src", 0, ""},
        {"lintel scan -c rules.yaml --fail-on never --max-warnings 0 src", 1, "at most 0"},
        {"lintel scan -c rules.yaml --exit-zero src", 0, "failed:"},
        {"lintel scan -c rules.yaml --severity critical src", 0, ""},
        {"lintel scan -c rules.yaml --ignore CWE-78 src", 0, ""},
        {"lintel scan -c rules.yaml --select security src", 1, ""},
        {"lintel scan -c rules.yaml --domains quality src", 0, ""},
        {"lintel scan -c rules.yaml --exclude '*.py' src", 0, ""},
        {"lintel scan -c rules.yaml --select os-sytem src", 2, "did you mean 'os-system'"},
        {"lintel scan --no-such src", 2, "no option '--no-such'"},
        {"lintel scna src", 2, "did you mean 'scan'"},
        {"lintel scan -c missing.yaml src", 2, "missing.yaml"},
        {"lintel scan -c rules.yaml missing", 2, "missing"},
        {"lintel scan -c rules.yaml --format jsn src", 2, "did you mean 'json'"},
        {"lintel scan -c rules.yaml --jobs many src", 2, "--jobs takes a number"},
        {"lintel scan -c rules.yaml --domains secrity src", 2, "did you mean 'security'"},
        {"lintel scan -c rules.yaml --color mauve src", 2, "auto, always, never"},
        {"lintel scan -c rules.yaml -o no/such/folder/r.txt src", 4, "no/such/folder"},
        {"lintel scan -c rules.yaml -o /dev/full src", 4, "/dev/full"},
        {"lintel scan -c rules.yaml src >/dev/full", 4, "standard output"},
        {"lintel", 2, ""},
        {"lintel --help", 0, ""},
        {"lintel --version", 0, ""},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        ltl_program got = run(state, cases[i].command);
        if (got.code != cases[i].code || !strstr(got.err, cases[i].err)) {
            fail_msg("%s: exit code %d, said: %s", cases[i].command, got.code, got.err);
        }
    }
}

static void broken_rules_cost_themselves_only(void **state) {
    sandbox_write(*state, "mixed.yaml",
                  "rules:\n"
                  "  - {id: good, languages: [python], severity: ERROR, message: m,"
                  " pattern: os.system($X)}\n"
                  "  - {id: bad, languages: [python], severity: ERROR, message: m,"
                  " pattern: 'def ('}\n");
    sandbox_write(*state, "broken.yaml",
                  "rules:\n"
                  "  - {id: bad, languages: [python], severity: ERROR, message: m,"
                  " pattern: 'def ('}\n");
    ltl_program got = run(state, "lintel scan -c mixed.yaml -f json src");
    assert_int_equal(got.code, 1);
    assert_non_null(strstr(got.err, "bad"));
    json_t *root = document(got.out);
    assert_int_equal(json_array_size(json_object_get(root, "findings")), 1);
    json_t *problem = json_array_get(json_object_get(root, "errors"), 0);
    assert_string_equal(json_string_value(json_object_get(problem, "rule_id")), "bad");
    json_decref(root);
    assert_int_equal(run(state, "lintel scan -c broken.yaml src").code, 2);
    assert_int_equal(run(state, "lintel rules validate mixed.yaml").code, 2);
    assert_int_equal(run(state, "lintel rules validate rules.yaml").code, 0);
}

static void the_number_of_workers_does_not_show(void **state) {
    for (int i = 0; i < 200; i++) {
        char path[64];
        snprintf(path, sizeof(path), "many/d%d/f%d.py", i % 7, i);
        sandbox_write(*state, path, i % 3 ? "import os\nos.system(a)\nos.system(b)\n" : "x = 1\n");
    }
    ltl_program got = run(state, "lintel scan -c rules.yaml -f json -j 1 many >one.json; "
                                 "lintel scan -c rules.yaml -f json -j 2 many >two.json; "
                                 "lintel scan -c rules.yaml -f json -j 7 many >seven.json; "
                                 "cmp one.json two.json && cmp one.json seven.json && "
                                 "grep -c fingerprint one.json");
    assert_int_equal(got.code, 0);
}

static void standard_input_and_lists(void **state) {
    ltl_program got =
        run(state, "lintel scan -c rules.yaml -f json --stdin --stdin-filename x/y.py "
                   "< src/bad.py");
    assert_int_equal(got.code, 1);
    assert_non_null(strstr(got.out, "\"path\":\"x/y.py\""));
    got = run(state, "printf 'src/bad.py\\0src/good.py\\0' | "
                     "lintel scan -c rules.yaml -f json --files-from - -0");
    assert_int_equal(got.code, 1);
    json_t *root = document(got.out);
    assert_int_equal(number(root, "ledger", "files", "found"), 2);
    json_decref(root);
    got = run(state, "printf 'src/good.py\\n' > list; lintel scan -c rules.yaml --files-from list");
    assert_int_equal(got.code, 0);
    got = run(state, "lintel scan -c rules.yaml --files-from list src");
    assert_int_equal(got.code, 2);
}

static void several_reports_at_once(void **state) {
    ltl_program got = run(state, "lintel scan -c rules.yaml --json-output a.json --sarif-output "
                                 "b.sarif --text-output c.txt src > d.txt; test $? = 1 && "
                                 "grep -q os-system a.json b.sarif c.txt d.txt");
    assert_int_equal(got.code, 0);
}

static void a_report_that_cannot_be_written_leaves_the_old_one(void **state) {
#ifdef __SANITIZE_THREAD__
    skip(); /* its runtime writes files of its own before main, and dies of the limit */
#endif
    ltl_program got = run(state, "echo old > report.json; (ulimit -f 0; "
                                 "lintel scan -c rules.yaml -f json -o report.json src); "
                                 "test $? = 4 && cat report.json && ls -a | grep -c lintel-");
    assert_string_equal(got.out, "old\n0\n");
}

static void settings_are_found_and_checked(void **state) {
    sandbox_write(*state, "src/.lintel.yaml", "exclude: [bad.py]\n");
    assert_int_equal(run(state, "lintel scan -c rules.yaml src").code, 0);
    assert_int_equal(run(state, "lintel scan -c rules.yaml --no-settings src").code, 1);
    sandbox_write(*state, "src/.lintel.yaml", "exlude: [bad.py]\n");
    ltl_program got = run(state, "lintel scan -c rules.yaml src");
    assert_int_equal(got.code, 2);
    assert_non_null(strstr(got.err, ".lintel.yaml:1:1: "));
    assert_non_null(strstr(got.err, "did you mean `exclude`?"));
    sandbox_write(*state, "own.yaml", "rules: [rules.yaml]\nbuilt-in-rules: false\npaths: [src]\n");
    got = run(state, "lintel scan --settings own.yaml -f json");
    assert_int_equal(got.code, 1);
    assert_non_null(strstr(got.out, "os-system"));
}

static void coverage_can_be_asked_for(void **state) {
    sandbox_write(*state, "half/a.py", "import os\ndef f(:\n  )\n\nos.system\n");
    assert_int_equal(run(state, "lintel scan -c rules.yaml half").code, 0);
    assert_int_equal(run(state, "lintel scan -c rules.yaml --require-coverage half").code, 3);
}

/* Rules over code leave a minified file alone, rules over text do not. */
static void minified_files_are_said_to_be_skipped(void **state) {
    sandbox_write(*state, "text.yaml",
                  "rules:\n  - {id: key, languages: [regex], severity: ERROR, message: m,\n"
                  "     pattern-regex: 'KEY[0-9]+', metadata: {category: secrets}}\n"
                  "  - {id: eval, languages: [javascript], severity: ERROR, message: m,\n"
                  "     pattern: eval($X), metadata: {category: security}}\n");
    ltl_program got = run(state, "mkdir min && { printf 'eval(a);k=\"KEY42\";'; "
                                 "head -c 20000 /dev/zero | tr '\\0' x; } > min/a.js && "
                                 "lintel scan -c text.yaml -f json min");
    assert_int_equal(got.code, 1);
    json_t *root = document(got.out);
    json_t *findings = json_object_get(root, "findings");
    assert_int_equal(json_array_size(findings), 1);
    json_t *rule = json_object_get(json_array_get(findings, 0), "rule_id");
    assert_string_equal(json_string_value(rule), "key");
    assert_int_equal(number(root, "ledger", "files", "skipped"), 1);
    assert_non_null(strstr(got.out, "minified"));
    json_decref(root);
}

/* The wrong folder is no clean one. */
static void nothing_to_look_at_is_told(void **state) {
    ltl_program got = run(state, "mkdir none && lintel scan -c rules.yaml none");
    assert_int_equal(got.code, 0);
    assert_non_null(strstr(got.err, "warning: no file was looked at: there is none here, or all are ignored"));
    got = run(state, "mkdir one && ln -s ../src/bad.py one/bad.py && lintel scan -c rules.yaml -f json one");
    assert_non_null(strstr(got.out, "no file was looked at: all that are here were skipped"));
    got = run(state, "lintel scan -c rules.yaml src");
    assert_null(strstr(got.err, "no file was looked at"));
}

static void files_without_a_language_are_counted(void **state) {
    json_t *root = document(run(state, "lintel scan -c rules.yaml -f json src").out);
    json_t *agents = json_object_get(json_object_get(root, "ledger"), "agents");
    json_t *reasons = json_object_get(json_array_get(agents, 0), "reasons");
    assert_int_equal(json_integer_value(json_object_get(reasons, "no-language")), 1);
    json_decref(root);
}

static void rules_are_tested_against_their_fixtures(void **state) {
    sandbox_write(*state, "r/os-system.yaml", ltl_program_rules);
    sandbox_write(*state, "r/os-system.py",
                  "# ruleid: os-system\nos.system(a)\n# ok: os-system\nprint(a)\n");
    ltl_program got = run(state, "lintel rules test r");
    assert_int_equal(got.code, 0);
    assert_non_null(strstr(got.err, "1 passed + 0 failed"));
    sandbox_write(*state, "r/os-system.py",
                  "# ruleid: os-system\nprint(a)\n# ok: os-system\nos.system(a)\n");
    got = run(state, "lintel rules test r");
    assert_int_equal(got.code, 1);
    assert_non_null(strstr(got.out, "r/os-system.py: os-system\n  -    2 | "));
    assert_non_null(strstr(got.out, "missed: should be reported"));
    assert_non_null(strstr(got.out, "+    4 | os.system(a)    <- incorrect: should not be reported"));
}

static void rules_are_listed_and_explained(void **state) {
    ltl_program got = run(state, "lintel rules list -c rules.yaml");
    assert_int_equal(got.code, 0);
    assert_non_null(strstr(got.out, "os-system"));
    got = run(state, "lintel explain -c rules.yaml os-system");
    assert_int_equal(got.code, 0);
    assert_non_null(strstr(got.out, "CWE-78"));
    got = run(state, "lintel explain -c rules.yaml os-sytem");
    assert_int_equal(got.code, 2);
    assert_non_null(strstr(got.err, "did you mean 'os-system'?"));
}

static void trees_are_shown(void **state) {
    ltl_program got = run(state, "lintel debug tree src/bad.py");
    assert_int_equal(got.code, 0);
    assert_non_null(strstr(got.out, "callee: member"));
    got = run(state, "lintel debug pattern -l python 'os.system($X, ...)'");
    assert_int_equal(got.code, 0);
    assert_non_null(strstr(got.out, "$X"));
    assert_int_equal(run(state, "lintel debug tree src/notes.txt").code, 2);
    assert_int_equal(run(state, "lintel debug pattern -l pyton x").code, 2);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

/* A rule that runs out of steps on a file costs that rule on that file, and every report says so: it is never
 * a file without findings. */
static void a_rule_that_gives_up_is_told(void **state) {
    static const char RULES[] = "rules:\n"
                                "- {id: hard, languages: [python], message: m, severity: LOW,\n"
                                "   pattern: 'f(..., $A, ..., $B, ..., $C, ...)'}\n"
                                "- {id: easy, languages: [python], message: m, severity: LOW, pattern: yy}\n";
    sandbox_write(*state, "hard.yaml", RULES);
    sandbox_run(*state, ".",
                "{ printf 'f('; for i in $(seq 3000); do printf 'a,\\n'; done; printf 'zz)\\n'; } > hard.py");
    ltl_program got = run(state, "lintel scan --config hard.yaml --no-cache --require-coverage hard.py");
    assert_int_equal(got.code, 3);
    assert_non_null(strstr(got.err, "partial: a rule used up its step budget and looked at words in place of "
                                    "syntax (1)"));
    sandbox_run(*state, ".", "echo yy >> hard.py");
    got = run(state, "lintel scan --config hard.yaml --format json --no-cache hard.py");
    json_t *root = document(got.out);
    assert_int_equal(json_array_size(json_object_get(root, "findings")), 2); /* the other rule's as well */
    json_t *ledger = json_object_get(root, "ledger");
    assert_int_equal(number(ledger, "files", "partial", NULL), 1);
    json_t *note = json_array_get(json_object_get(ledger, "notes"), 0);
    assert_string_equal(json_string_value(json_object_get(note, "path")), "hard.py");
    assert_string_equal(json_string_value(json_object_get(note, "reason")), "rule-tokens");
    assert_string_equal(json_string_value(json_object_get(note, "detail")), "hard");
    json_decref(root);
    got = run(state, "lintel rules why -c hard.yaml hard hard.py:1");
    assert_int_equal(got.code, 0);
    assert_non_null(strstr(got.out, "The search gave up: a rule used up its step budget"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(findings_and_ledger_as_json),
        TEST(metadata_of_rules_is_handed_on),
        TEST(weakness_in_a_test_is_low),
        TEST(a_secret_in_a_test_is_low_and_shown),
        TEST(exit_codes),
        TEST(broken_rules_cost_themselves_only),
        TEST(the_number_of_workers_does_not_show),
        TEST(standard_input_and_lists),
        TEST(several_reports_at_once),
        TEST(a_report_that_cannot_be_written_leaves_the_old_one),
        TEST(settings_are_found_and_checked),
        TEST(coverage_can_be_asked_for),
        TEST(minified_files_are_said_to_be_skipped),
        TEST(nothing_to_look_at_is_told),
        TEST(files_without_a_language_are_counted),
        TEST(rules_are_tested_against_their_fixtures),
        TEST(rules_are_listed_and_explained),
        TEST(a_rule_that_gives_up_is_told),
        TEST(trees_are_shown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
