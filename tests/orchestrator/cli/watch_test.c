/* `lintel watch` and reactions, as real processes over real files. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <cmocka.h>

#include "tests/support/program.h"

static const char BAD[] = "import os\n\n\ndef f(x):\n    os.system('ls ' + x)\n";

static int setup(void **state) {
    sandbox *box = sandbox_new();
    sandbox_git_init(box, "repo");
    sandbox_write(box, "repo/good.py", "x = 1\n");
    sandbox_write(box, "repo/bad.py", BAD);
    sandbox_write(box, "repo/.gitignore", "ignored/\n");
    sandbox_git_commit(box, "repo", "first");
    sandbox_write(box, "r.yaml", ltl_program_rules);
    *state = box;
    return 0;
}

static int teardown(void **state) {
    sandbox_free(*state);
    return 0;
}

static ltl_program run(void **state, const char *command) {
    return ltl_program_run(LTL_PROGRAM, *state, "repo", command);
}

/* A script: `watch` starts it, `until N TEXT FILE` waits for a line so many times, `stop` ends it. */
#define SCRIPT                                                                                     \
    "until_() { i=0; while test $(grep -c -- \"$2\" $3) -lt $1; do i=$((i+1)); test $i -lt 400 "   \
    "|| { echo \"no $2\"; "                                                                        \
    "cat ../out ../err; kill -9 $pid; exit 99; }; sleep 0.05; done; }; "                           \
    "watch_() { : > ../out; : > ../err; \"$LINTEL\" watch -c ../r.yaml \"$@\" > ../out 2> ../err & "    \
    "pid=$!; "                                                                                     \
    "until_ 1 '^watching' ../err; }; "                                                             \
    "stop_() { kill -INT $pid; wait $pid; echo code $?; cat ../out; }; "

static void expect(void **state, const char *script, const char *out) {
    char command[4096];
    snprintf(command, sizeof(command), "%s%s", SCRIPT, script);
    ltl_program got = run(state, command);
    if (strcmp(got.out, out) != 0) {
        fail_msg("%s:\n%s\n%s", script, got.out, got.err);
    }
}

static void what_comes_and_goes_is_told(void **state) {
    expect(state,
           "watch_; grep -c '1 findings' ../err; "
           "cp bad.py new.py; until_ 1 '^+' ../out; "
           "echo 'y = 2' > new.py; until_ 1 '^-' ../out; "
           "rm bad.py; until_ 2 '^-' ../out; stop_ > ../told; sed 's/  */ /g' ../told",
           "1\ncode 130\n+ high os-system new.py:5:5\n Do not call os.system with 'ls ' + x.\n- high os-system "
           "new.py:5:5\n- high os-system "
           "bad.py:5:5\n");
}

/* What only moved is neither new nor fixed. */
static void what_moves_is_the_same(void **state) {
    expect(state,
           "watch_; { echo '# one more line'; cat bad.py; } > t && mv t bad.py; until_ 1 'changed: "
           "0 new, 0 fixed' ../err; stop_",
           "code 130\n");
}

/* In folders that were not there; not in those that are ignored. */
static void new_folders_are_watched_too(void **state) {
    expect(state,
           "watch_ .; mkdir -p a/b ignored; cp bad.py ignored/x.py; cp bad.py a/b/deep.py; until_ "
           "1 'a/b/deep.py' ../out; "
           "sleep 0.3; cp bad.py a/b/more.py; until_ 1 'a/b/more.py' ../out; rm -r a; until_ 2 "
           "'^-' ../out; mkdir -p a/b; "
           "cp bad.py a/b/again.py; until_ 1 'a/b/again.py' ../out; stop_ > /dev/null; grep -c "
           "ignored ../out",
           "0\n");
}

/* Half a function while somebody types fixes nothing. */
static void what_does_not_parse_fixes_nothing(void **state) {
    expect(state,
           "watch_; printf \"import os\\n\\ndef f(x):\\n    ((( os.system 'ls ' +\\n\" > bad.py; until_ 1 '1 file "
           "changed' ../err; grep -c '1 in all' "
           "../err; echo 'x = 2' > bad.py; until_ 1 '^-' ../out; stop_ > /dev/null",
           "1\n");
}

static void terminating_ends_it_too(void **state) {
    expect(state, "watch_; kill -TERM $pid; wait $pid; echo $?", "143\n");
    expect(state, "lintel watch nowhere; echo $?", "2\n");
}

/* ---- reactions ---- */

static void reactions_write(void **state, const char *path, const char *more) {
    char text[2048];
    snprintf(text, sizeof(text),
             "reactions:\n"
             "  - name: note\n"
             "    on: finding\n"
             "    run: [sh, -c, 'cat >> seen; echo $LINTEL_EVENT $LINTEL_RULE "
             "$LINTEL_PATH:$LINTEL_LINE \"$1\" >> called', "
             "name, '$(touch hacked) ; two words']\n%s",
             more);
    sandbox_write(*state, path, text);
}

static void a_command_gets_the_finding(void **state) {
    reactions_write(state, "own.yaml", "");
    ltl_program got = run(
        state,
        "lintel scan -q -c ../r.yaml --reactions ../own.yaml > /dev/null; echo $?; cat ../called; "
        "ls .. | grep -c hacked; grep -o '\"event\":\"finding\",\"reaction\":\"note\"' ../seen; "
        "grep -o '\"rule_id\":\"[a-z-]*\"' ../seen; grep -c fingerprint ../seen; wc -l < ../seen");
    assert_string_equal(
        got.out, "1\nfinding os-system bad.py:5 $(touch hacked) ; two words\n0\n"
                 "\"event\":\"finding\",\"reaction\":\"note\"\n\"rule_id\":\"os-system\"\n1\n1\n");
}

/* It is told, and the report, the gate and the exit code are what they are. */
static void a_failure_is_told_and_changes_nothing(void **state) {
    sandbox_write(*state, "own.yaml",
                  "reactions:\n  - {name: broken, run: [sh, -c, 'echo why >&2; exit 7']}\n");
    for (int i = 0; i < 9; i++) {
        char path[64];
        snprintf(path, sizeof(path), "repo/bad%d.py", i);
        sandbox_write(*state, path, BAD);
    }
    ltl_program got =
        run(state, "lintel scan -q -c ../r.yaml -f json > ../plain; echo $?; lintel scan -q -c "
                   "../r.yaml -f json "
                   "--reactions ../own.yaml > ../with; echo $?; cmp ../plain ../with && echo same");
    assert_string_equal(got.out, "1\n1\nsame\n");
    assert_non_null(strstr(got.err, "reaction broken: 10 of 10 failed: exit code 7: why"));
}

static void a_reaction_is_for_some_findings_only(void **state) {
    sandbox_write(*state, "own.yaml",
                  "reactions:\n"
                  "  - {name: a, run: [sh, -c, 'echo a >> called'], severity: critical}\n"
                  "  - {name: b, run: [sh, -c, 'echo b >> called'], domains: [secrets]}\n"
                  "  - {name: c, run: [sh, -c, 'echo c >> called'], rules: [other]}\n"
                  "  - {name: d, run: [sh, -c, 'echo d >> called'], rules: [os-system], most: 1}\n"
                  "  - {name: e, run: [sh, -c, 'echo e $LINTEL_GATE >> called'], on: end}\n");
    sandbox_write(*state, "repo/bad2.py", BAD);
    ltl_program got = run(
        state, "lintel scan -q -c ../r.yaml --reactions ../own.yaml > /dev/null; cat ../called");
    assert_string_equal(got.out, "d\ne failed\n");
    assert_non_null(strstr(got.err, "reaction d: not run for 1 more (most: 1)"));
}

/* Neither a file of the repository nor its settings can have anything run. */
static void a_repository_cannot_react(void **state) {
    reactions_write(state, "repo/.config/lintel/reactions.yaml", "");
    sandbox_write(*state, "repo/.lintel.yaml", "reactions: .config/lintel/reactions.yaml\n");
    ltl_program got =
        run(state,
            "lintel scan -q -c ../r.yaml > /dev/null; echo $?; rm .lintel.yaml; "
            "lintel scan -q -c ../r.yaml > /dev/null; echo $?; "
            "HOME=$PWD lintel scan -q -c ../r.yaml --react > /dev/null; echo $?; "
            "XDG_CONFIG_HOME=$PWD/.config lintel scan -c ../r.yaml --react . > /dev/null; echo $?; "
            "find .. -name called | wc -l");
    assert_string_equal(got.out, "2\n1\n2\n2\n0\n");
    assert_non_null(strstr(got.err, "lies among what is looked at"));
    /* The user's own, outside. */
    reactions_write(state, "config/lintel/reactions.yaml", "");
    got = run(
        state,
        "XDG_CONFIG_HOME=$PWD/../config lintel scan -q -c ../r.yaml --react > /dev/null; cut -d' ' "
        "-f1-3 "
        "../config/lintel/called; chmod o+w ../config/lintel/reactions.yaml; "
        "XDG_CONFIG_HOME=$PWD/../config lintel scan -q -c ../r.yaml --react > /dev/null; echo $?");
    assert_string_equal(got.out, "finding os-system bad.py:5\n2\n");
    assert_non_null(strstr(got.err, "that nobody else may write"));
}

static void mistakes_have_a_place(void **state) {
    sandbox_write(*state, "own.yaml", "reactions:\n  - {name: a, runs: [true]}\n");
    ltl_program got = run(state, "lintel scan -q --reactions ../own.yaml");
    assert_int_equal(got.code, 2);
    assert_non_null(strstr(got.err, "own.yaml:2:"));
    assert_non_null(strstr(got.err, "there is no key `runs`; did you mean `run`?"));
}

static void watching_reacts_to_what_is_new(void **state) {
    sandbox_write(*state, "own.yaml",
                  "reactions:\n"
                  "  - {name: a, run: [sh, -c, 'echo new $LINTEL_PATH >> called']}\n"
                  "  - {name: b, on: fixed, run: [sh, -c, 'echo fixed $LINTEL_PATH >> called']}\n");
    expect(state,
           ": > ../called; watch_ --reactions ../own.yaml; cp bad.py new.py; until_ 1 'new new.py' "
           "../called; rm new.py; "
           "until_ 1 'fixed new.py' ../called; stop_ > /dev/null; cat ../called",
           "new new.py\nfixed new.py\n");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(what_comes_and_goes_is_told),
        TEST(what_moves_is_the_same),
        TEST(new_folders_are_watched_too),
        TEST(what_does_not_parse_fixes_nothing),
        TEST(terminating_ends_it_too),
        TEST(a_command_gets_the_finding),
        TEST(a_failure_is_told_and_changes_nothing),
        TEST(a_reaction_is_for_some_findings_only),
        TEST(a_repository_cannot_react),
        TEST(mistakes_have_a_place),
        TEST(watching_reacts_to_what_is_new),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
