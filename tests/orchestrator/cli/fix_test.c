/* lintel fix: all files or none, and nothing that anybody would have to clean up. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "tests/support/program.h"

static const char RULES[] =
    "rules:\n"
    "- {id: one, languages: [python], message: m, severity: ERROR, pattern: 'f($X)', fix: 'g($X)'}\n"
    "- {id: low, languages: [python], message: m, severity: INFO, pattern: 'old($X)', fix: 'new($X)'}\n"
    "- {id: torn, languages: [python], message: m, severity: ERROR, pattern: 'k($X, 4)', fix: 'k(4'}\n"
    "- {id: worse, languages: [python], message: m, severity: ERROR, pattern: 'w($X)', fix: 'evil($X)'}\n"
    "- {id: evil, languages: [python], message: m, severity: ERROR, pattern: 'evil($X)'}\n"
    "- {id: lines, languages: [python], message: m, severity: ERROR, pattern: 'two()', fix: \"a()\\nb()\"}\n"
    "- {id: accent, languages: [python], message: m, severity: ERROR, pattern: 'acc()', fix: \"'\\u00e9'\"}\n";

static int setup(void **state) {
    sandbox *box = sandbox_new();
    sandbox_write(box, "rules.yaml", RULES);
    sandbox_folder(box, "work/sub");
    sandbox_git_init(box, "work");
    sandbox_write(box, "work/a.py", "x = f(1)\n");
    sandbox_write(box, "work/sub/b.py", "y = f(2)\nz = 3\n");
    sandbox_git_commit(box, "work", "first");
    *state = box;
    return 0;
}

static int teardown(void **state) {
    sandbox_free(*state);
    return 0;
}

static ltl_program run(void **state, const char *command) {
    return ltl_program_run(LTL_PROGRAM, *state, "work", command);
}

/* For ../seen, but not for ever. */
#define WAIT "i=0; while ! test -e ../seen && test $((i=i+1)) -lt 500; do sleep 0.02; done; "
#define FIX "lintel fix -c ../rules.yaml --fail-on never "
#define UNTOUCHED                                                                                  \
    "test -z \"$(git status --porcelain)\" && ! ls -A . sub .git .git/lintel | grep -q "              \
    "'lintel-fix\\|^fix$'"

static void holds(void **state, const char *command) {
    ltl_program got = run(state, command);
    if (got.code != 0) {
        print_error("%s\n%s%s", command, got.out, got.err);
    }
    assert_int_equal(got.code, 0);
}

static void check(void **state, const char *path, const char *expected) {
    char text[1000];
    sandbox_read(*state, path, text, sizeof text);
    assert_string_equal(text, expected);
}

static void fixes_are_made_in_all_files(void **state) {
    holds(state, "chmod 640 a.py");
    ltl_program got = run(state, FIX);
    assert_int_equal(got.code, 0);
    check(state, "work/a.py", "x = g(1)\n");
    check(state, "work/sub/b.py", "y = g(2)\nz = 3\n");
    assert_non_null(strstr(got.err, "made 2 fixes in 2 files"));
    holds(state, "test $(stat -c %a a.py) = 640");
    got = run(state, FIX);
    assert_non_null(strstr(got.err, "made 0 fixes in 0 files"));
    holds(state, "! ls -A . sub .git .git/lintel | grep 'lintel-fix\\|^fix$'");
}

static void from_a_folder_below_and_by_name(void **state) {
    holds(state, "cd sub && lintel fix -c ../../rules.yaml --fail-on never .");
    check(state, "work/sub/b.py", "y = g(2)\nz = 3\n");
    check(state, "work/a.py", "x = f(1)\n");
    holds(state, FIX "./a.py");
    check(state, "work/a.py", "x = g(1)\n");
}

static void what_remains_decides_the_exit_code(void **state) {
    holds(state, "lintel fix -c ../rules.yaml");
    sandbox_write(*state, "work/a.py", "evil(1)\n");
    assert_int_equal(run(state, "lintel fix -c ../rules.yaml").code, 1);
    holds(state, "lintel fix -c ../rules.yaml --exit-zero");
    sandbox_write(*state, "work/a.py", "f(1)\n");
    assert_int_equal(run(state, "lintel fix -c ../rules.yaml --exit-non-zero-on-fix").code, 1);
}

static void rules_are_chosen_as_in_a_scan(void **state) {
    sandbox_write(*state, "work/a.py", "old(f(1))\nold(2)\n");
    holds(state, FIX "--severity high --exclude sub/");
    check(state, "work/a.py", "old(g(1))\nold(2)\n");
    holds(state, FIX "--select low");
    check(state, "work/a.py", "new(g(1))\nnew(2)\n");
    check(state, "work/sub/b.py", "y = f(2)\nz = 3\n");
}

/* What overlaps, and what is only found in what a fix made, has its turn: a second run has nothing to do. */
static void rounds_end_where_nothing_is_left(void **state) {
    static const char rounds[] =
        "rules:\n"
        "- {id: one, languages: [python], message: m, severity: ERROR, pattern: 'f($X)', fix: 'g($X)'}\n"
        "- {id: next, languages: [python], message: m, severity: ERROR, pattern: 'a($X)', fix: 'bb($X)'}\n"
        "- {id: last, languages: [python], message: m, severity: INFO, pattern: 'bb($X)', fix: 'c($X)'}\n";
    sandbox_write(*state, "rules.yaml", rounds);
    sandbox_write(*state, "work/a.py", "f(f(f(1))); f(2)\nkeep\na(3)\nx\ny\nz\nu\nv\nw\nf(f(f(4)))");
    holds(state, "git commit -qam more && " FIX "--diff >../d.patch && " UNTOUCHED);
    ltl_program got = run(state, FIX);
    /* `a` becomes `bb`, which is a finding that was not there: such a fix is left out. */
    assert_non_null(strstr(got.err, "a.py:3: next: not fixed, it would add a finding of last"));
    check(state, "work/a.py", "g(g(g(1))); g(2)\nkeep\na(3)\nx\ny\nz\nu\nv\nw\ng(g(g(4)))");
    holds(state, "git diff --binary >../made.patch && git checkout -q . && git apply ../d.patch && "
                 "git diff --binary | cmp - ../made.patch");
    got = run(state, FIX);
    assert_non_null(strstr(got.err, "made 0 fixes in 0 files, left out 1"));
}

static void a_diff_is_one_that_git_applies(void **state) {
    sandbox_write(*state, "work/sub/b.py", "a\nb\nc\nd\nf(1); f(2)\ne\nf\ng\nh\ni\nj\nk\ntwo()\nl\nf(3)");
    sandbox_write(*state, "work/with \"quote\" \xc3\xa9.py", "f(1)\r\nlast\r\n");
    holds(state, "git add -A && git commit -qm more && " FIX "--diff >../d.patch && " UNTOUCHED);
    holds(state, FIX "&& git diff --binary >../made.patch && git checkout -q . && git apply ../d.patch && "
                     "git diff --binary | cmp - ../made.patch");
    ltl_program got = run(state, "git checkout -q . && " FIX "--diff --color always a.py");
    assert_non_null(strstr(got.out, "\x1b[31m-x = f(1)\x1b[0m\n\x1b[32m+x = g(1)\x1b[0m\n"));
    got = run(state, FIX "--dry-run");
    assert_non_null(strstr(got.err, "would make"));
    assert_string_equal(got.out, "");
    holds(state, UNTOUCHED);
}

static void a_fix_that_makes_it_worse_is_left_out_alone(void **state) {
    sandbox_write(*state, "work/a.py", "f(1)\nk(f(2), 4)\nw(3)\n");
    ltl_program got = run(state, FIX);
    assert_non_null(strstr(got.err, "a.py:2: torn: not fixed, the file would no longer parse"));
    assert_non_null(strstr(got.err, "a.py:3: worse: not fixed, it would add a finding of evil"));
    check(state, "work/a.py", "g(1)\nk(g(2), 4)\nw(3)\n");
}

static void when_the_command_disagrees_nothing_changed(void **state) {
    holds(state, "chmod 600 a.py");
    ltl_program got = run(state, FIX "--verify 'grep -q g a.py && echo seen; false'");
    assert_int_equal(got.code, 1);
    assert_non_null(strstr(got.err, "| seen"));
    assert_non_null(strstr(got.err, "every file has its old bytes"));
    holds(state, UNTOUCHED " && test $(stat -c %a a.py) = 600");
    holds(state, FIX "--verify 'grep -q g a.py'");
    check(state, "work/a.py", "x = g(1)\n");
}

static void what_somebody_else_writes_meanwhile_stays(void **state) {
    ltl_program got = run(state, FIX "--verify 'echo mine >a.py; false'");
    assert_int_equal(got.code, 1);
    assert_non_null(strstr(got.err, "a.py: somebody else changed it meanwhile"));
    check(state, "work/a.py", "mine\n");
    check(state, "work/sub/b.py", "y = f(2)\nz = 3\n");
    holds(state, "grep -qx 'x = f(1)' .git/lintel/fix-kept-*");
}

static void a_signal_takes_everything_back(void **state) {
    static const struct {
        const char *name;
        int code;
    } signals[] = {{"INT", 130}, {"TERM", 143}};
    for (size_t i = 0; i < 2; i++) {
        char command[400];
        snprintf(command, sizeof command,
                 "rm -f ../seen; \"$LINTEL\" fix -c ../rules.yaml --verify 'touch ../seen; sleep 60' & p=$!; "
                 WAIT "kill -%s $p; wait $p",
                 signals[i].name);
        assert_int_equal(run(state, command).code, signals[i].code);
        holds(state, UNTOUCHED);
    }
}

#define KILLED                                                                                     \
    "rm -f ../seen; \"$LINTEL\" fix -c ../rules.yaml --verify 'touch ../seen; sleep 3' & p=$!; "   \
    WAIT "kill -9 $p; wait $p; "

static void after_a_crash_somebody_decides(void **state) {
    ltl_program got = run(state, KILLED FIX);
    assert_int_equal(got.code, 2);
    assert_non_null(strstr(got.err, "of 2 files, 2 have their fixes"));
    assert_int_equal(run(state, "lintel scan -c ../rules.yaml --autofix").code, 2);
    check(state, "work/a.py", "x = g(1)\n");
    holds(state, "lintel fix --rollback && " UNTOUCHED);
    assert_int_equal(run(state, KILLED "git checkout -q sub && lintel fix --resume").code, 2);
    holds(state, "lintel fix --resume --verify true");
    check(state, "work/a.py", "x = g(1)\n");
    check(state, "work/sub/b.py", "y = g(2)\nz = 3\n");
    got = run(state, "lintel fix --rollback");
    assert_int_equal(got.code, 0);
    assert_non_null(strstr(got.err, "no run of fix was interrupted here"));
}

/* A journal can come with a repository: it must not lead out of it. */
static void a_journal_of_others_is_not_believed(void **state) {
    sandbox_write(*state, "work/.git/lintel/fix", "lintel fix journal 1\nid 0\n");
    ltl_program got = run(state, "lintel fix --rollback");
    assert_int_equal(got.code, 2);
    assert_non_null(strstr(got.err, "damaged"));
    holds(state, "rm .git/lintel/fix; " KILLED "cp .git/lintel/fix ../j; "
                 "sed -i 's/ 612e7079$/ 2e2e2f612e7079/' .git/lintel/fix; "
                 "cp a.py ../a.py; lintel fix --rollback; test $? = 2 && cmp a.py ../a.py");
    holds(state, "rm -rf .git/lintel && mkdir ../elsewhere && ln -s ../../elsewhere .git/lintel && "
                 FIX " && test -z \"$(ls ../elsewhere)\"");
}

static void two_at_a_time_do_not_mix(void **state) {
    ltl_program got = run(state, "\"$LINTEL\" fix -q -c ../rules.yaml --verify 'touch ../seen; sleep 1' & p=$!; "
                                 WAIT FIX "; echo $?; wait $p");
    assert_string_equal(got.out, "2\n");
    assert_non_null(strstr(got.err, "another `lintel fix` is at work"));
}

static void forms_of_text_stay(void **state) {
    sandbox_write(*state, "work/a.py", "\xEF\xBB\xBFx = f(2)\r\nif x:\r\n    y = 1\r\ntwo()\r\n");
    sandbox_write_bytes(*state, "work/sub/b.py", "\xFF\xFEx\0=\0f\0(\0\x3d\xd8\x00\xde)\0\r\0\n\0", 20);
    sandbox_write(*state, "work/c.py", "# \xe9\nf(1)\n");
    sandbox_write(*state, "work/d.py", "# \xe9\nacc()\n");
    ltl_program got = run(state, FIX);
    check(state, "work/a.py", "\xEF\xBB\xBFx = g(2)\r\nif x:\r\n    y = 1\r\na()\r\nb()\r\n");
    check(state, "work/c.py", "# \xe9\ng(1)\n");
    check(state, "work/d.py", "# \xe9\nacc()\n");
    assert_non_null(strstr(got.err, "d.py: not fixed, its encoding is not known"));
    char text[100] = {0};
    sandbox_read(*state, "work/sub/b.py", text, sizeof text);
    assert_memory_equal(text, "\xFF\xFEx\0=\0g\0(\0\x3d\xd8\x00\xde)\0\r\0\n\0", 20);
}

static void what_should_not_be_written_is_not(void **state) {
    sandbox_write(*state, "out.py", "f(1)\n");
    sandbox_link(*state, "../out.py", "work/link.py");
    sandbox_link(*state, "..", "work/up");
    ltl_program got = run(state, "chmod 444 a.py; ln sub/b.py other.py; "
                                 "printf '.\\nlink.py\\nup/out.py\\n../out.py\\n' | " FIX "--files-from -");
    assert_non_null(strstr(got.err, "a.py: not fixed, it is read-only"));
    assert_non_null(strstr(got.err, "out.py: not fixed, it lies outside"));
    assert_non_null(strstr(got.err, "1 other name of the file keeps the old content"));
    check(state, "work/a.py", "x = f(1)\n");
    check(state, "out.py", "f(1)\n");
    check(state, "work/sub/b.py", "y = g(2)\nz = 3\n");
    holds(state, "test -L link.py && test -L up");
    /* Named together with it, it is within. */
    holds(state, FIX ". ../out.py");
    check(state, "out.py", "g(1)\n");
}

static void names_may_be_anything(void **state) {
    sandbox_write(*state, "work/-n.py", "f(1)\n");
    sandbox_write(*state, "work/new\nline \x1b[31m \xff.py", "f(1)\n");
    ltl_program got = run(state, FIX);
    assert_null(strchr(got.err, '\x1b'));
    check(state, "work/-n.py", "g(1)\n");
    check(state, "work/new\nline \x1b[31m \xff.py", "g(1)\n");
}

/* When a file goes, or changes, between the look and the change, the others are fixed, and it is told. */
static void what_goes_meanwhile_is_told(void **state) {
    static const char *const meanwhile[] = {"rm a.py", "echo mine >a.py", "rm a.py; mkdir a.py"};
    for (size_t i = 0; i < 3; i++) {
        char command[900];
        sandbox_folder(*state, "conf/lintel/workflows");
        /* The user's own workflow, with somebody else's hand in it. */
        snprintf(command, sizeof command,
                 "git checkout -qf .; { cat <<'E'\n"
                 "workflow: fix\n"
                 "inputs:\n"
                 "  command: {type: text}\n"
                 "  log: {type: text}\n"
                 "saga:\n"
                 "  steps:\n"
                 "    - {name: journal, task: fix-journal}\n"
                 "    - {name: hand, task: command, with: {run: [sh, -c, '%s']}}\n"
                 "    - {name: replace, task: fix-replace}\n"
                 "    - {name: settle, task: fix-settle}\n"
                 "E\n} >../hand.yaml; " FIX "--workflow ../hand.yaml",
                 meanwhile[i]);
        ltl_program got = run(state, command);
        assert_int_equal(got.code, 1);
        assert_non_null(strstr(got.err, "a.py: not fixed, somebody else changed it meanwhile"));
        assert_non_null(strstr(got.err, "made 1 fix in 1 file"));
        check(state, "work/sub/b.py", "y = g(2)\nz = 3\n");
        holds(state, "rm -rf a.py");
    }
}

static void workflows_of_other_commands_are_refused(void **state) {
    assert_int_equal(run(state, FIX "--workflow scan").code, 2);
    assert_int_equal(run(state, "lintel scan -c ../rules.yaml --workflow fix").code, 2);
    ltl_program got = run(state, "lintel workflow run fix -i command=true -i log=x");
    assert_non_null(strstr(got.err, "works only within fix"));
    holds(state, UNTOUCHED);
}

static void a_full_disk_changes_nothing(void **state) {
    holds(state, "i=0; while test $i -lt 40; do echo \"f($i) # $(seq 200 | tr '\\n' ' ')\" >n$i.py; i=$((i+1)); done; "
                 "git add -A; git commit -qm more");
    ltl_program got = run(state, "trap '' XFSZ; (ulimit -f 8; \"$LINTEL\" fix -c ../rules.yaml --fail-on never)");
    assert_int_equal(got.code, 4);
    assert_non_null(strstr(got.err, "every file has its old bytes"));
    holds(state, UNTOUCHED);
}

static void staged_content_is_fixed_in_the_index(void **state) {
    sandbox_write(*state, "work/a.py", "x = f(1)\ny = f(5)\n");
    sandbox_write(*state, "work/same.py", "f(6)\n");
    holds(state, "git add a.py same.py");
    sandbox_write(*state, "work/a.py", "x = f(1)\ny = f(5)\nmine\n");
    ltl_program got = run(state, FIX "--staged");
    assert_non_null(strstr(got.err, "fixed a.py (2, in the index only: the file differs)"));
    check(state, "work/a.py", "x = f(1)\ny = f(5)\nmine\n");
    check(state, "work/same.py", "g(6)\n");
    check(state, "work/sub/b.py", "y = f(2)\nz = 3\n");
    assert_string_equal(run(state, "git show :a.py :same.py").out, "x = g(1)\ny = g(5)\ng(6)\n");
    assert_string_equal(run(state, "git status --porcelain").out, "MM a.py\nA  same.py\n");
    holds(state, "git fsck --no-dangling && git commit -qm ok && ! test -e .git/index.lock");
}

static void so_it_goes_back_when_the_command_disagrees(void **state) {
    sandbox_write(*state, "work/a.py", "f(5)\n");
    holds(state, "git add a.py; cp .git/index ../index");
    assert_int_equal(run(state, FIX "--staged --verify 'git show :a.py | grep -q f'").code, 1);
    holds(state, "cmp .git/index ../index && git show :a.py | grep -q f && ! test -e .git/index.lock");
    check(state, "work/a.py", "f(5)\n");
    ltl_program got = run(state, "touch .git/index.lock; " FIX "--staged");
    assert_int_equal(got.code, 4);
    assert_non_null(strstr(got.err, "git is at work here"));
    holds(state, "test -e .git/index.lock && cmp .git/index ../index && rm .git/index.lock");
    check(state, "work/a.py", "f(5)\n");
}

static void a_lock_of_gits_is_waited_for(void **state) {
    sandbox_write(*state, "work/a.py", "f(5)\n");
    holds(state, "git add a.py");
    ltl_program got = run(state, "touch .git/index.lock; (sleep 0.4; rm .git/index.lock) & " FIX "--staged");
    assert_int_equal(got.code, 0);
    holds(state, "git show :a.py | grep -q g && ! test -e .git/index.lock");
}

static void without_a_repository_the_journal_is_the_users(void **state) {
    sandbox_write(*state, "plain/p.py", "f(1)\n");
    ltl_program got = ltl_program_run(LTL_PROGRAM, *state, "plain",
                                      "LINTEL_STATE_DIR=$PWD/../st lintel fix -c ../rules.yaml --fail-on never && "
                                      "ls ../st/fix-*/fix.lock && ls -A");
    assert_int_equal(got.code, 0);
    check(state, "plain/p.py", "g(1)\n");
    assert_non_null(strstr(got.out, "fix.lock\np.py\n"));
}

static void options_that_exclude_each_other(void **state) {
    assert_int_equal(run(state, "lintel fix --resume --rollback").code, 2);
    assert_int_equal(run(state, "lintel fix --rollback --diff").code, 2);
    assert_int_equal(run(state, FIX "--staged a.py").code, 2);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, setup, teardown)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(fixes_are_made_in_all_files),
        TEST(from_a_folder_below_and_by_name),
        TEST(what_remains_decides_the_exit_code),
        TEST(rules_are_chosen_as_in_a_scan),
        TEST(rounds_end_where_nothing_is_left),
        TEST(a_diff_is_one_that_git_applies),
        TEST(a_fix_that_makes_it_worse_is_left_out_alone),
        TEST(when_the_command_disagrees_nothing_changed),
        TEST(what_somebody_else_writes_meanwhile_stays),
        TEST(a_signal_takes_everything_back),
        TEST(after_a_crash_somebody_decides),
        TEST(a_journal_of_others_is_not_believed),
        TEST(two_at_a_time_do_not_mix),
        TEST(forms_of_text_stay),
        TEST(what_should_not_be_written_is_not),
        TEST(names_may_be_anything),
        TEST(what_goes_meanwhile_is_told),
        TEST(workflows_of_other_commands_are_refused),
        TEST(a_full_disk_changes_nothing),
        TEST(staged_content_is_fixed_in_the_index),
        TEST(so_it_goes_back_when_the_command_disagrees),
        TEST(a_lock_of_gits_is_waited_for),
        TEST(without_a_repository_the_journal_is_the_users),
        TEST(options_that_exclude_each_other),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
