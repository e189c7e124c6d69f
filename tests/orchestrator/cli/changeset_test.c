#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/program.h"

/* review and hook over real repositories. */

static const char one[] = "import os\n\n\ndef f(a):\n    os.system(a)\n\n\nprint(1)\n";

static int setup(void **state) {
    sandbox *box = sandbox_new();
    sandbox_write(box, "rules.yaml", ltl_program_rules);
    sandbox_git_init(box, "repo");
    sandbox_write(box, "repo/app.py", one);
    sandbox_write(box, "repo/.lintel.yaml", "rules: [../rules.yaml]\nbuilt-in-rules: false\n");
    sandbox_run(box, "repo",
                "git config user.name Somebody && git config user.email s@example.org");
    sandbox_git_commit(box, "repo", "one");
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

static void expect(void **state, const char *command, int code, const char *out) {
    ltl_program got = run(state, command);
    if (got.code != code || !strstr(got.out, out)) {
        fail_msg("%s: exit code %d\nout: %s\nerr: %s", command, got.code, got.out, got.err);
    }
}

static void lines_that_move_are_not_new(void **state) {
    sandbox_write(
        *state, "repo/app.py",
        "import os\nimport sys\n\n\n# more\ndef f(a):\n    os.system( a )\n\n\nprint(1)\n");
    expect(state, "lintel review", 0, "");
    expect(state, "lintel review --all", 1, "os-system");
    expect(state, "lintel review --all -f json", 1, "\"state\":\"unchanged\"");
}

static void what_is_new_fails(void **state) {
    sandbox_write(*state, "repo/new.py", "import os\nos.system(b)\n");
    expect(state, "lintel review", 1, "new.py");
    expect(state, "lintel diff", 1, "new.py");
    expect(state, "lintel review --exit-zero", 0, "new.py");
}

static void what_is_gone_is_fixed(void **state) {
    sandbox_write(*state, "repo/app.py", "import os\n\n\ndef f(a):\n    return a\n\n\nprint(1)\n");
    expect(state, "lintel review -f json", 0, "\"state\":\"fixed\"");
}

static void a_renamed_file_brings_nothing_new(void **state) {
    sandbox_run(*state, "repo", "git mv app.py main.py");
    expect(state, "lintel review --staged", 0, "");
    expect(state, "lintel review --staged --all -f json", 1, "\"state\":\"unchanged\"");
}

static void ranges_are_compared_with_where_they_parted(void **state) {
    sandbox_run(*state, "repo", "git checkout -q -b topic");
    sandbox_write(*state, "repo/new.py", "import os\nos.system(b)\n");
    sandbox_git_commit(*state, "repo", "two");
    sandbox_run(*state, "repo", "git checkout -q main");
    sandbox_write(*state, "repo/other.py", "import os\nos.system(c)\n");
    sandbox_git_commit(*state, "repo", "three");
    expect(state, "lintel review -c ../rules.yaml main..topic", 1, "new.py");
    ltl_program got = run(state, "lintel review -c ../rules.yaml main..topic");
    assert_null(strstr(got.out, "other.py"));
    expect(state, "lintel review no-such..topic", 2, "");
}

static void a_change_does_not_set_its_own_rules(void **state) {
    sandbox_run(*state, "repo", "git checkout -q -b topic");
    sandbox_write(*state, "repo/new.py", "import os\nos.system(b)\n");
    sandbox_write(*state, "repo/.lintel.yaml", "exclude: ['*.py']\n");
    sandbox_git_commit(*state, "repo", "two");
    expect(state, "lintel review -c ../rules.yaml main..topic", 1, "new.py");
}

static void what_is_staged_counts_not_what_lies_there(void **state) {
    sandbox_write(*state, "repo/new.py", "import os\nos.system(b)\n");
    sandbox_run(*state, "repo", "git add new.py");
    sandbox_write(*state, "repo/new.py", "print(1)\n");
    expect(state, "lintel hook", 1, "new.py");
    expect(state, "lintel workflow run hook", 1, "new.py");
    sandbox_run(*state, "repo", "git add new.py");
    sandbox_write(*state, "repo/new.py", "import os\nos.system(b)\n");
    expect(state, "lintel hook", 0, "");
    expect(state, "lintel workflow run hook", 0, "");
}

static void the_hook_stops_a_commit(void **state) {
    expect(state, "lintel hook install", 0, "");
    sandbox_write(*state, "repo/new.py", "import os\nos.system(b)\n");
    sandbox_run(*state, "repo", "git add new.py");
    sandbox_write(*state, "repo/new.py", "print(1)\n");
    expect(state, "! git commit -qm two", 0, "");
    expect(state, "git commit -q --no-verify -m two", 0, "");
    sandbox_write(*state, "repo/third.py", "print(1)\n");
    sandbox_run(*state, "repo", "git add third.py");
    expect(state, "git commit -qm three", 0, "");
    /* git commit -a commits through an index of its own */
    sandbox_write(*state, "repo/third.py", "import os\nos.system(d)\n");
    expect(state, "! git commit -qam four", 0, "");
    sandbox_write(*state, "repo/third.py", "print(2)\n");
    expect(state, "git commit -qam four", 0, "");
    expect(state, "lintel hook uninstall && test ! -e .git/hooks/pre-commit", 0, "");
    expect(state, "lintel hook uninstall", 2, "");
}

static void an_earlier_hook_runs_first(void **state) {
    sandbox_write(*state, "repo/.git/hooks/pre-commit", "#!/bin/sh\ntouch ran\n");
    sandbox_run(*state, "repo", "chmod +x .git/hooks/pre-commit");
    expect(state, "lintel hook install && lintel hook install", 0, "");
    sandbox_write(*state, "repo/x.py", "print(1)\n");
    expect(state, "git add x.py && git commit -qm two && test -e ran", 0, "");
    expect(state, "lintel hook uninstall && grep -c 'touch ran' .git/hooks/pre-commit", 0, "1");
}

#define HOOK ".git/hooks/pre-commit"
#define IS_AS_IT_WAS                                                                               \
    "grep -q 'touch ran' " HOOK " && test -x " HOOK " && test $(ls .git/hooks | grep -c lintel) "  \
    "= 0"

/* A disk that is full, and a death while it is written: the hook that was there is there. */
static void installing_a_hook_is_all_or_nothing(void **state) {
    sandbox_write(*state, "repo/" HOOK, "#!/bin/sh\ntouch ran\n");
    sandbox_run(*state, "repo", "chmod +x " HOOK);
    expect(state, "trap '' XFSZ; (ulimit -f 0; \"$LINTEL\" hook install 2>/dev/null); test $? != 0",
           0, "");
    expect(state, IS_AS_IT_WAS, 0, "");
    /* Died before ours took the name: the old one still runs; the next install goes on, or uninstall tidies up. */
    expect(state, "ln " HOOK " " HOOK ".before-lintel && lintel hook uninstall && " IS_AS_IT_WAS, 0,
           "");
    expect(state,
           "ln " HOOK " " HOOK
           ".before-lintel && lintel hook install && lintel hook uninstall && " IS_AS_IT_WAS,
           0, "");
    expect(state, "mv " HOOK " " HOOK ".before-lintel && lintel hook uninstall && " IS_AS_IT_WAS, 0,
           "");
    expect(state, "lintel hook uninstall", 2, "");
}

static void hooks_go_where_git_looks(void **state) {
    expect(state,
           "git config core.hooksPath team && lintel hook install && test -x team/pre-commit", 0,
           "");
    expect(state,
           "git config --unset core.hooksPath && git worktree add -q ../linked && cd ../linked && "
           "lintel hook install && test -x ../repo/.git/hooks/pre-commit",
           0, "");
    expect(state,
           "cd ../linked && printf 'import os\\nos.system(q)\\n' > q.py && git add q.py && ! git "
           "commit -qm q",
           0, "");
}

static void a_replay_is_left_alone(void **state) {
    sandbox_write(*state, "repo/new.py", "import os\nos.system(b)\n");
    sandbox_run(*state, "repo", "git add new.py && mkdir .git/rebase-merge");
    expect(state, "lintel hook", 0, "");
    expect(state, "lintel hook --always", 1, "new.py");
}

static void the_choice_is_explained(void **state) {
    sandbox_write(*state, "repo/new.py", "import os\nos.system(b)\n");
    ltl_program got = run(state, "lintel review --explain");
    assert_int_equal(got.code, 1);
    assert_non_null(strstr(got.err, "labels:"));
    assert_non_null(strstr(got.err, "agents:"));
    got = run(state, "lintel review --classic --explain");
    assert_non_null(strstr(got.err, "hotfix"));
}

/* The numbers of the file are those that the choice is made by. */
static void thresholds_of_the_settings_count(void **state) {
    static const struct {
        const char *review;
        const char *reason;
    } cases[] = {
        {"", "hotfix: one source file, fewer lines than the threshold (3, threshold 10)"},
        {"review: {hotfix-lines: 3}\n", "labels: standard\n"},
        {"review: {major-lines: 2}\n",
         "major_change: changes more lines than the threshold (3, threshold 2)"},
        {"review: {major-files: 1}\n",
         "major_change: changes more files than the threshold (2, threshold 1)"},
    };
    sandbox_git_commit(*state, "repo", "all that was there");
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        char settings[160];
        (void)snprintf(settings, sizeof(settings),
                       "rules: [../rules.yaml]\nbuilt-in-rules: false\n%s", cases[i].review);
        sandbox_write(*state, "repo/.lintel.yaml", settings);
        sandbox_git_commit(*state, "repo", "settings");
        sandbox_write(*state, "repo/plain.py", "a = 1\nb = 2\nc = 3\n");
        if (strstr(cases[i].review, "files") != NULL) {
            sandbox_write(*state, "repo/other.py", "d = 1\n");
        }
        ltl_program_check(run(state, "lintel review --explain"), cases[i].reason, true);
        sandbox_run(*state, "repo", "rm -f plain.py other.py");
    }
}

/* Another commit is checked out in it, and nobody staged that. */
static void a_submodule_that_moved_is_seen(void **state) {
    sandbox_run(
        *state, ".",
        "git init -q lib && cd lib && echo 1 >a && git add a && git commit -qm 1 && echo 2 >a && "
        "git commit -qam 2 && cd ../repo && "
        "git -c protocol.file.allow=always submodule --quiet add ../lib dep");
    sandbox_git_commit(*state, "repo", "with it");
    ltl_program got = run(state, "lintel review --explain");
    ltl_program_check(got, "nothing to review", true);
    sandbox_run(*state, "repo/dep", "git checkout -q HEAD~1");
    got = run(state, "lintel review --explain");
    ltl_program_check(got, "security: changes a submodule: dep", true);
    /* What cannot be opened is taken for what the index says. */
    sandbox_write(*state, "repo/dep/.git", "gitdir: /nowhere\n");
    got = run(state, "lintel review --explain");
    ltl_program_check(got, "nothing to review", true);
}

/* What a small change of lines hides: a mode that comes with them, or a link in the place of a document. */
static void what_is_no_text_is_seen(void **state) {
    sandbox_write(*state, "repo/run.sh", "#!/bin/sh\necho 1\n");
    sandbox_write(*state, "repo/README.md", "# a\n");
    sandbox_git_commit(*state, "repo", "two");
    static const struct {
        const char *change;
        const char *option;
        const char *fact;
    } cases[] = {
        {"chmod +x run.sh; echo 'echo 2' >>run.sh", "", "changes the mode bits: run.sh"},
        {"git mv run.sh go.sh; chmod +x go.sh; git add -A", "--staged",
         "changes the mode bits: go.sh"},
        {"chmod +x run.sh; echo 'echo 2' >>run.sh; git diff >../p; git checkout -q .",
         "--patch ../p", "changes the mode bits: run.sh"},
        {"ln -sf /etc/passwd README.md", "", "changes a symbolic link: README.md"},
        {"ln -s /etc notes.md; git add -A", "--staged", "changes a symbolic link: notes.md"},
        {"git update-index --add --cacheinfo 160000,$(git rev-parse HEAD),lib", "--staged",
         "changes a submodule: lib"},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        char command[256];
        sandbox_run(*state, "repo", "%s", cases[i].change);
        (void)snprintf(command, sizeof(command), "lintel review --explain --fail-on never %s",
                       cases[i].option);
        ltl_program got = run(state, command);
        ltl_program_check(got, cases[i].fact, true);
        ltl_program_check(got, "security change, 1 file", true);
        sandbox_run(*state, "repo", "git reset -q --hard; git clean -fdq");
    }
}

/* A program stays one: its mode is told by no patch as news, and by no file system that keeps none. */
static void a_mode_that_stays_is_no_news(void **state) {
    sandbox_write(*state, "repo/run.sh", "#!/bin/sh\necho 1\n");
    sandbox_run(*state, "repo", "chmod +x run.sh");
    sandbox_git_commit(*state, "repo", "two");
    static const char *const cases[] = {
        "echo 'echo 2' >>run.sh; lintel review --explain",
        "git diff >../p; git checkout -q .; lintel review --patch ../p --explain",
        "git config core.fileMode false; chmod -x run.sh; echo 'echo 2' >>run.sh; lintel review "
        "--explain",
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        ltl_program got = run(state, cases[i]);
        ltl_program_check(got, "hotfix change, 1 file", true);
        ltl_program_check(got, "mode bits", false);
    }
}

/* Who runs the review may say what it is; the report says that somebody did. */
static void the_kind_of_change_can_be_said(void **state) {
    sandbox_write(*state, "repo/new.py", "import os\nos.system(b)\n");
    ltl_program got = run(state, "lintel review --as documentation --explain --fail-on never");
    ltl_program_check(got, "documentation change, 1 file", true);
    ltl_program_check(got, "documentation: asked for by --as; without that: ", true);
    ltl_program_check(got, "labels: documentation\n", true);
    got = run(state, "lintel review --as test_change,security --format json --fail-on never");
    ltl_program_check(got, "\"label\":\"security\",\"fact\":\"asked for by --as", true);
    got = run(state, "lintel review --as documentations");
    assert_int_equal(got.code, 2);
    ltl_program_check(got, "did you mean 'documentation'?", true);
    got = run(state, "lintel review --as nothing");
    assert_int_equal(got.code, 2);
    ltl_program_check(got, "there are hotfix, configuration", true);
}

/* Who made the change may ask for more review, and not for less. */
static void a_message_asks_for_more(void **state) {
    sandbox_write(*state, "repo/README.md", "# b\n");
    sandbox_git_commit(*state, "repo",
                       "docs\n\nreview-as: security, hotfixx\nSigned-off-by: a <a@b>");
    ltl_program got = run(state, "lintel review HEAD~1 --explain");
    ltl_program_check(got, "  security: asked for by commit ", true);
    ltl_program_check(got, "labels: security, documentation\n", true);
    ltl_program_check(got, "says `Review-As: hotfixx`; did you mean 'hotfix'?", true);
    sandbox_write(*state, "repo/new.py", "import os\nos.system(b)\n");
    sandbox_git_commit(*state, "repo", "code\n\nReview-As: documentation");
    got = run(state, "lintel review HEAD~1 --explain --fail-on never");
    ltl_program_check(got, "documentation: asked for by commit ", true);
    ltl_program_check(got, "  security: ", true);
}

static void outside_of_a_repository(void **state) {
    expect(state, "cd .. && lintel review", 2, "");
    expect(state, "cd .. && lintel hook install", 2, "");
    expect(state, "lintel review --staged a..b", 2, "");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(lines_that_move_are_not_new),
        TEST(what_is_new_fails),
        TEST(what_is_gone_is_fixed),
        TEST(a_renamed_file_brings_nothing_new),
        TEST(ranges_are_compared_with_where_they_parted),
        TEST(a_change_does_not_set_its_own_rules),
        TEST(what_is_staged_counts_not_what_lies_there),
        TEST(the_hook_stops_a_commit),
        TEST(an_earlier_hook_runs_first),
        TEST(installing_a_hook_is_all_or_nothing),
        TEST(hooks_go_where_git_looks),
        TEST(a_replay_is_left_alone),
        TEST(the_choice_is_explained),
        TEST(thresholds_of_the_settings_count),
        TEST(a_submodule_that_moved_is_seen),
        TEST(what_is_no_text_is_seen),
        TEST(a_mode_that_stays_is_no_news),
        TEST(the_kind_of_change_can_be_said),
        TEST(a_message_asks_for_more),
        TEST(outside_of_a_repository),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
