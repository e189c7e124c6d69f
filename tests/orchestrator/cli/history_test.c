/* Secrets in what was ever committed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/program.h"
#include "tests/support/repository.h"

/* Made up, in two halves so that nobody takes this file for one that leaks. */
#define KEY                                                                                        \
    "AKIAQWER"                                                                                     \
    "TYZXCVBN7654"
#define OTHER                                                                                      \
    "AKIAZZYX"                                                                                     \
    "QWERTYPLM234"

static sandbox *box;

static ltl_program run(const char *command) {
    return ltl_program_run(LTL_PROGRAM, box, ".", command);
}

static uint32_t count_of(const char *text, const char *needle) {
    uint32_t count = 0;
    while ((text = strstr(text, needle)) != NULL) {
        count++;
        text += strlen(needle);
    }
    return count;
}

static void commit(const char *path, const char *text) {
    char name[64];
    snprintf(name, sizeof(name), "r/%s", path);
    sandbox_write(box, name, text);
    sandbox_git_commit(box, "r", "change");
}

static int setup(void **state) {
    (void)state;
    box = sandbox_new();
    sandbox_folder(box, "r");
    sandbox_git_init(box, "r");
    return 0;
}

static int teardown(void **state) {
    (void)state;
    sandbox_free(box);
    return 0;
}

#define RULE "\"rule_id\":\"aws-access-key-id\""

/* It was deleted two commits ago, and moved before that: one finding, in the version that brought it. */
static void what_was_deleted_is_found_where_it_came_in(void **state) {
    (void)state;
    char first[64];
    commit("a.env", "x=1\n");
    commit("a.env", "x=1\nid=" KEY "\n");
    sandbox_ask(box, "r", "git rev-parse --short=10 HEAD", first, sizeof(first));
    commit("a.env", "# moved\nx=1\n\n\nid=" KEY "\n");
    commit("a.env", "x=2\n");
    commit("b.py", "eval(input())\n");
    assert_int_equal(run("lintel scan -q r --select secrets").code, 0);
    ltl_program ran = run("lintel history -f json r");
    assert_int_equal(ran.code, 1);
    assert_int_equal(count_of(ran.out, RULE), 1);
    assert_int_equal(count_of(ran.out, "\"rule_id\""), 1); /* of secrets alone */
    char path[128];
    snprintf(path, sizeof(path), "\"path\":\"%.10s:a.env\",\"start\":{\"line\":2", first);
    assert_non_null(strstr(ran.out, path));
    snprintf(path, sizeof(path), "It came in with commit %.10s of ", first);
    assert_non_null(strstr(ran.out, path));
    assert_null(strstr(ran.out, KEY)); /* and it is not told again */
    assert_non_null(strstr(run("lintel history -q -f sarif r").out, "aws-access-key-id"));
}

static void branches_tags_and_merges_are_seen(void **state) {
    (void)state;
    commit("a.env", "x=1\n");
    sandbox_run(box, "r", "git checkout -q -b side");
    commit("side.env", "id=" KEY "\n");
    sandbox_run(box, "r", "git rm -q side.env && git commit -q -m gone && git checkout -q main");
    commit("a.env", "x=2\n");
    sandbox_run(box, "r", "git merge -q --no-edit side && git checkout -q -b lost");
    commit("lost.env", "id=" OTHER "\n");
    sandbox_run(box, "r", "git tag kept && git checkout -q main && git branch -q -D lost");
    ltl_program ran = run("lintel history -f json r");
    assert_int_equal(count_of(ran.out, RULE), 2);
    assert_non_null(strstr(ran.out, ":side.env\""));
    assert_non_null(strstr(ran.out, ":lost.env\""));
}

/* Other commits, the same files: the same fingerprints. */
static void fingerprints_survive_a_rewritten_history(void **state) {
    (void)state;
    commit("a.env", "id=" KEY "\n");
    const char *ask = "\"$LINTEL\" history -f json r | grep -o '\"fingerprint\":\"[0-9a-f]*'";
    ltl_program ran = run(ask);
    char before[64];
    snprintf(before, sizeof(before), "%s", ran.out);
    assert_true(strlen(before) > 20);
    sandbox_run(box, "r",
                "git commit -q --amend -m other && git reflog expire --expire=now --all && "
                "git gc -q --prune=now");
    ran = run(ask);
    assert_string_equal(ran.out, before);
}

static void ignored_paths_are_ignored_in_all_versions(void **state) {
    (void)state;
    commit("a.env", "id=" KEY "\n");
    commit("b.env", "id=" OTHER "\n");
    ltl_program ran = run("lintel history -f json r --exclude 'a.*'");
    assert_int_equal(count_of(ran.out, RULE), 1);
    commit(".lintelignore", "b.env\n");
    ran = run("lintel history -f json r");
    assert_int_equal(count_of(ran.out, RULE), 1);
    assert_non_null(strstr(ran.out, ":a.env\""));
}

/* What it does not hold is no all-clear. */
static void a_shallow_clone_is_refused(void **state) {
    (void)state;
    commit("a.env", "x=1\n");
    commit("b.env", "x=1\n");
    sandbox_run(box, ".", "git clone -q --depth 1 \"file://$PWD/r\" s");
    ltl_program ran = run("lintel history s");
    assert_int_equal(ran.code, 2);
    assert_non_null(strstr(ran.err, "the clone is shallow"));
}

static void there_may_be_no_history(void **state) {
    (void)state;
    assert_int_equal(run("lintel history -q r").code, 0);
    sandbox_folder(box, "plain");
    assert_int_equal(run("lintel history -q plain").code, 2);
    assert_int_equal(run("lintel history -q r plain").code, 2);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_was_deleted_is_found_where_it_came_in, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(branches_tags_and_merges_are_seen, setup, teardown),
        cmocka_unit_test_setup_teardown(fingerprints_survive_a_rewritten_history, setup, teardown),
        cmocka_unit_test_setup_teardown(ignored_paths_are_ignored_in_all_versions, setup, teardown),
        cmocka_unit_test_setup_teardown(a_shallow_clone_is_refused, setup, teardown),
        cmocka_unit_test_setup_teardown(there_may_be_no_history, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
