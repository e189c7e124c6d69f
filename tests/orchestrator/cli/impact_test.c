/* What a change does in other files: a review looks behind the files that are changed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>

#include "core/compiler.h"
#include "tests/support/program.h"

/* A helper that runs what it is given, one that gives a name, those who call them, and one that has to do with
 * nobody. */
static int setup(void **state) {
    sandbox *box = sandbox_new();
    sandbox_git_init(box, "repo");
    sandbox_write(
        box, "repo/app/run.py",
        "import os, subprocess\n\ndef start(name):\n    subprocess.run(['show', name])\n\n"
        "def other(name):\n    return name\n");
    sandbox_write(box, "repo/app/view.py",
                  "from flask import request\nfrom app.run import start\n\n"
                  "def show():\n    start(request.args['name'])\n");
    sandbox_write(box, "repo/app/names.py",
                  "from flask import request\n\ndef wanted_name():\n    return 'all'\n\ndef "
                  "unused():\n    return 'all'\n");
    sandbox_write(box, "repo/app/tool.py",
                  "import os\nfrom app.names import wanted_name\n\ndef tool():\n    "
                  "os.system('show ' + wanted_name())\n");
    sandbox_write(box, "repo/app/far.py", "def start_elsewhere(x):\n    return x\n");
    sandbox_git_commit(box, "repo", "safe");
    *state = box;
    return 0;
}

#define UNSAFE_RUN                                                                                 \
    "sed -i \"s/subprocess.run(.'show', name.)/os.system('show ' + name)/\" app/run.py"
#define SAFE_RUN    "sed -i \"s/os.system('show ' + name)/subprocess.run(['show', name])/\" app/run.py"
#define UNSAFE_NAME "sed -i \"4s/'all'/request.args['n']/\" app/names.py"

static int teardown(void **state) {
    sandbox_free(*state);
    return 0;
}

static json_t *review(void **state, const char *what) {
    char command[256];
    (void)snprintf(command, sizeof(command),
                   "lintel review -q --fail-on never --no-journal -f json %s", what);
    ltl_program got = ltl_program_run(LTL_PROGRAM, *state, "repo", command);
    json_t *root = json_loads(got.out, 0, NULL);
    if (got.code != 0 || root == NULL) {
        fail_msg("%s: %d\n%s%s", command, got.code, got.out, got.err);
    }
    return root;
}

/* The finding of that list by a rule whose name has the text; null: there is none. */
static json_t *one_of(json_t *root, const char *list, const char *rule) {
    size_t index;
    json_t *finding;
    json_array_foreach(json_object_get(root, list), index, finding) {
        if (strstr(json_string_value(json_object_get(finding, "rule_id")), rule) != NULL) {
            return finding;
        }
    }
    return NULL;
}

static const char *text_of(json_t *finding, const char *key) {
    return json_string_value(json_object_get(finding, key));
}

static void a_helper_that_is_safe_no_more_is_seen_through_its_callers(void **state) {
    sandbox_run(*state, "repo", "%s", UNSAFE_RUN);
    json_t *root = review(state, "");
    json_t *finding = one_of(root, "findings", "command-injection");
    assert_non_null(finding);
    assert_string_equal(text_of(finding, "path"), "app/run.py");
    assert_string_equal(text_of(finding, "state"), "new");
    assert_null(strstr(text_of(finding, "message"), "This file is not changed"));
    assert_string_equal(text_of(json_array_get(json_object_get(finding, "trace"), 0), "path"),
                        "app/view.py");
    json_decref(root);
}

static void in_a_file_that_is_not_changed_it_says_why(void **state) {
    sandbox_run(*state, "repo", "%s", UNSAFE_NAME);
    json_t *root = review(state, "");
    json_t *finding = one_of(root, "findings", "command-injection");
    assert_non_null(finding);
    assert_string_equal(text_of(finding, "path"), "app/tool.py");
    assert_string_equal(text_of(finding, "state"), "new");
    assert_non_null(strstr(text_of(finding, "message"),
                           "This file is not changed: the change of `app/names.py` leads to it"));
    json_t *place = json_array_get(json_object_get(finding, "places"), 0);
    assert_string_equal(text_of(place, "path"), "app/names.py");
    assert_int_equal(json_integer_value(json_object_get(json_object_get(place, "start"), "line")),
                     4);
    json_decref(root);
}

static void so_it_is_in_a_range_and_staged(void **state) {
    sandbox_run(*state, "repo", "%s; git add -A", UNSAFE_NAME);
    json_t *root = review(state, "--staged");
    assert_non_null(one_of(root, "findings", "command-injection"));
    json_decref(root);
    sandbox_git_commit(*state, "repo", "unsafe");
    root = review(state, "HEAD~1..HEAD");
    assert_non_null(one_of(root, "findings", "command-injection"));
    json_decref(root);
}

/* The negative twins: still safe; a function that nobody calls with anything; what was unsafe before. */
static void what_stays_as_it_is_is_no_news(void **state) {
    static const char *const changes[] = {
        "sed -i \"s/'show', name/'show', '-l', name/\" app/run.py",
        "sed -i 's/return name/return name or 1/' app/run.py",
        "sed -i \"7s/'all'/request.args['n']/\" app/names.py",
        UNSAFE_NAME "; " UNSAFE_RUN
                    "; git commit -qam unsafe; sed -i 's/show/see/' app/run.py app/names.py",
    };
    for (size_t i = 0; i < LTL_COUNT_OF(changes); i++) {
        sandbox_run(*state, "repo", "git checkout -q .; %s", changes[i]);
        json_t *root = review(state, "");
        assert_null(one_of(root, "findings", "command-injection"));
        assert_null(one_of(root, "fixed", "command-injection"));
        json_decref(root);
    }
}

static void what_the_change_ends_is_told(void **state) {
    sandbox_run(*state, "repo",
                "%s; git commit -qam unsafe; sed -i \"4s/request.args..n../'all'/\" app/names.py",
                UNSAFE_NAME);
    json_t *root = review(state, "");
    assert_null(one_of(root, "findings", "command-injection"));
    json_t *finding = one_of(root, "fixed", "command-injection");
    assert_non_null(finding);
    assert_non_null(strstr(text_of(finding, "message"), "the change of `app/names.py` ends it"));
    json_decref(root);
}

/* A source that a change brings; what it gets to lies in a file below. */
static void a_new_call_is_followed_into_other_files(void **state) {
    sandbox_run(*state, "repo", "%s; rm app/view.py; git commit -qam 'nobody calls it'",
                UNSAFE_RUN);
    sandbox_write(*state, "repo/app/new.py",
                  "from flask import request\nfrom app.run import start\n\ndef go():\n    "
                  "start(request.args['q'])\n");
    json_t *root = review(state, "");
    json_t *finding = one_of(root, "findings", "command-injection");
    assert_non_null(finding);
    assert_string_equal(text_of(finding, "path"), "app/run.py");
    json_decref(root);
}

static void callers_of_callers_are_looked_at(void **state) {
    sandbox_write(*state, "repo/app/middle.py",
                  "from app.run import start\n\ndef prepare(text):\n    start(text)\n");
    sandbox_write(*state, "repo/app/view.py",
                  "from flask import request\nfrom app.middle import prepare\n\n"
                  "def show():\n    prepare(request.args['name'])\n");
    sandbox_git_commit(*state, "repo", "longer");
    sandbox_run(*state, "repo", "%s", UNSAFE_RUN);
    json_t *root = review(state, "");
    assert_non_null(one_of(root, "findings", "command-injection"));
    json_decref(root);
}

/* In a hurry, who calls what is touched is enough; that it was no more is told. */
static void a_hotfix_goes_as_far_as_its_callers(void **state) {
    sandbox_write(*state, "repo/app/middle.py",
                  "from app.run import start\n\ndef prepare(text):\n    start(text)\n");
    sandbox_write(*state, "repo/app/distant.py",
                  "from flask import request\nfrom app.middle import prepare\n\n"
                  "def show():\n    prepare(request.args['name'])\n");
    sandbox_git_commit(*state, "repo", "longer");
    sandbox_run(*state, "repo", "%s", UNSAFE_RUN);
    json_t *root = review(state, "--as hotfix");
    json_t *finding = one_of(root, "findings", "command-injection");
    assert_non_null(finding);
    assert_string_equal(text_of(json_array_get(json_object_get(finding, "trace"), 0), "path"),
                        "app/view.py");
    json_decref(root);
    ltl_program got =
        ltl_program_run(LTL_PROGRAM, *state, "repo",
                        "rm app/view.py; git commit -qm less -- app/view.py; lintel review --as hotfix "
                        "--no-journal -f json; lintel review --no-journal -f json >../whole.json");
    ltl_program_check(got, "\"rule_id\":\"py-command-injection\"", false);
    ltl_program_check(got, "data was followed to who calls what it touches, and no further", true);
    got = ltl_program_run(LTL_PROGRAM, *state, "repo", "cat ../whole.json");
    ltl_program_check(got, "\"rule_id\":\"py-command-injection\"", true);
    ltl_program_check(got, "and no further", false);
}

/* Of many who call it only so many are looked at, and that is told. */
static void it_has_an_end(void **state) {
    sandbox_run(*state, "repo",
                "for i in $(seq 100); do printf 'from app.run import start\\n\\ndef c%%s():\\n    "
                "start(1)\\n' $i > app/c$i.py; done");
    sandbox_git_commit(*state, "repo", "many");
    sandbox_run(*state, "repo", "%s", UNSAFE_RUN);
    ltl_program got =
        ltl_program_run(LTL_PROGRAM, *state, "repo", "lintel review -v --no-journal -f json");
    ltl_program_check(got, "data was followed into 64 files around the change", true);
}

/* A hotfix has a smaller budget, in files and in bytes, the same on any machine. */
static void a_hotfix_has_a_budget(void **state) {
    sandbox_run(*state, "repo",
                "for i in $(seq 100); do printf 'from app.run import start\n\ndef c%%s():\n    "
                "start(1)\n' $i > app/c$i.py; done");
    sandbox_git_commit(*state, "repo", "many");
    sandbox_run(*state, "repo", "%s", UNSAFE_RUN);
    const char *command = "lintel review --as hotfix -v --no-journal -f json";
    ltl_program got = ltl_program_run(LTL_PROGRAM, *state, "repo", command);
    ltl_program_check(got, "partial: data was followed into 16 files around the change", true);
    ltl_program_check(got, "more that may have to do with it were left out (app/c", true);
    sandbox_run(*state, "repo",
                "git checkout -q app/run.py; rm app/c*.py; for i in 1 2 3; do { printf 'from app.run "
                "import start\n\ndef c%%s():\n    start(1)\n' $i; "
                "yes '# filler' | head -c 200000; } > app/c$i.py; done");
    sandbox_git_commit(*state, "repo", "large");
    sandbox_run(*state, "repo", "%s", UNSAFE_RUN);
    got = ltl_program_run(LTL_PROGRAM, *state, "repo", command);
    ltl_program_check(got, "(app/c2.py, app/c3.py)", true);
}

static void who_wants_files_alone_has_files_alone(void **state) {
    sandbox_run(*state, "repo", "%s", UNSAFE_NAME);
    json_t *root = review(state, "--dataflow file");
    assert_null(one_of(root, "findings", "command-injection"));
    json_decref(root);
}

static void the_gate_counts_it(void **state) {
    sandbox_run(*state, "repo", "%s", UNSAFE_NAME);
    ltl_program got = ltl_program_run(LTL_PROGRAM, *state, "repo", "lintel review --no-journal");
    assert_int_equal(got.code, 1);
    ltl_program_check(got, "app/tool.py", true);
    ltl_program_check(got, "This file is not changed", true);
    ltl_program_check(got, "1 critical", true);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(a_helper_that_is_safe_no_more_is_seen_through_its_callers),
        TEST(in_a_file_that_is_not_changed_it_says_why),
        TEST(so_it_is_in_a_range_and_staged),
        TEST(what_stays_as_it_is_is_no_news),
        TEST(what_the_change_ends_is_told),
        TEST(a_new_call_is_followed_into_other_files),
        TEST(callers_of_callers_are_looked_at),
        TEST(a_hotfix_goes_as_far_as_its_callers),
        TEST(it_has_an_end),
        TEST(a_hotfix_has_a_budget),
        TEST(who_wants_files_alone_has_files_alone),
        TEST(the_gate_counts_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
