/* Unified diffs as input. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "orchestrator/intake/intake.h"
#include "tests/support/intake_checks.h"
#include "tests/support/repository.h"

static sandbox *box;
static ltl_intake *intake;
static char why[512];
static char patch[65536];

static int set_up(void **state) {
    (void)state;
    box = sandbox_new();
    sandbox_folder(box, "w");
    intake = NULL;
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    ltl_intake_close(intake);
    sandbox_free(box);
    return 0;
}

static const char *list_of(const char *text) {
    ltl_error error = {0};
    ltl_intake_close(intake);
    intake = NULL;
    if (ltl_intake_open_patch(ltl_str_of(sandbox_path(box, "w")), ltl_str_of(text), NULL, &intake,
                              &error) != LTL_OK) {
        fail_msg("%s:%u: %s", error.path, error.line, error.text);
    }
    return intake_list(intake);
}

static ltl_error refusal_of(const char *text) {
    ltl_error error = {0};
    ltl_intake *none = NULL;
    assert_int_equal(ltl_intake_open_patch(ltl_str_of(sandbox_path(box, "w")), ltl_str_of(text),
                                           NULL, &none, &error),
                     LTL_INVALID);
    assert_null(none);
    return error;
}

static const char *head_of(const char *path) {
    return intake_text(intake, path, LTL_SIDE_HEAD, why, sizeof(why));
}

/* What git itself writes about real changes, applied to the tree before them. */
static void what_git_diff_writes(void **state) {
    (void)state;
    sandbox_git_init(box, "w");
    sandbox_run(box, "w", "seq 1 40 >numbers.txt; printf 'no newline' >end.txt; "
                          "printf 'x\\ny\\n' >'sp ace.txt'; printf 'q\\n' >\"$(printf 'n\\303\\244me')\"; "
                          "seq 100 130 >old.txt; echo gone >gone.txt; echo tool >tool.sh; "
                          "printf 'a\\0b' >bin.dat");
    sandbox_git_commit(box, "w", "first");
    sandbox_run(box, "w", "sed -i -e 's/^3$/three/' -e '20d' -e '38a extra' numbers.txt; "
                          "printf 'no newline\\nnow two' >end.txt; echo z >>'sp ace.txt'; "
                          "echo r >>\"$(printf 'n\\303\\244me')\"; git mv old.txt moved.txt; "
                          "echo 131 >>moved.txt; git rm -q gone.txt; chmod +x tool.sh; "
                          "printf 'c\\0d' >bin.dat; : >empty.txt; echo fresh >fresh.txt; "
                          "git add -A; git diff --cached -M >../p; cp -r . ../after; "
                          "git reset -q --hard");
    sandbox_read(box, "p", patch, sizeof(patch));
    assert_string_equal(list_of(patch),
                        "bin.dat BINARY\nempty.txt added\nend.txt modified\nfresh.txt added\n"
                        "gone.txt deleted\nmoved.txt renamed\nnumbers.txt modified\n"
                        "n\303\244me modified\nsp ace.txt modified\ntool.sh mode\n");
    static const char *const same[] = {"empty.txt", "end.txt",     "fresh.txt",    "moved.txt",
                                       "n\303\244me", "numbers.txt", "sp ace.txt", "tool.sh"};
    for (size_t i = 0; i < sizeof(same) / sizeof(same[0]); i++) {
        char path[64];
        char expected[4096];
        (void)snprintf(path, sizeof(path), "after/%s", same[i]);
        sandbox_read(box, path, expected, sizeof(expected));
        assert_string_equal(head_of(same[i]), expected);
    }
    assert_true(ltl_str_is(intake_find(intake, "moved.txt")->old_path, "old.txt"));
    const ltl_target *numbers = intake_find(intake, "numbers.txt");
    assert_int_equal(numbers->added.count, 3);
    assert_int_equal(numbers->added.at[0].first, 3);
    assert_int_equal(numbers->lines_added, 2);
    assert_int_equal(numbers->lines_removed, 2);
    assert_int_equal(intake_find(intake, "tool.sh")->mode, 0100755);
    assert_string_equal(intake_text(intake, "gone.txt", LTL_SIDE_BASE, why, sizeof(why)), "gone\n");
}

static void what_plain_diff_writes(void **state) {
    (void)state;
    sandbox_run(box, "", "mkdir -p a/sub b/sub; echo one >a/sub/x.txt; echo two >b/sub/x.txt; "
                         "echo new >b/new.txt; echo old >a/old.txt; cp -r a/. w; "
                         "diff -ruN a b >p || true");
    sandbox_read(box, "p", patch, sizeof(patch));
    assert_string_equal(list_of(patch), "new.txt added\nold.txt deleted\nsub/x.txt modified\n");
    assert_string_equal(head_of("sub/x.txt"), "two\n");
    sandbox_run(box, "w", "cp sub/x.txt x.orig; echo 2 >x.new; diff -u sub/x.txt x.new >../p || true");
    sandbox_read(box, "p", patch, sizeof(patch));
    assert_string_equal(list_of("--- sub/x.txt.orig\t2024-01-01\n+++ sub/x.txt\t2024-01-02\n"
                                "@@ -1 +1 @@\n-one\n+three\n"),
                        "sub/x.txt modified\n");
    assert_string_equal(head_of("sub/x.txt"), "three\n");
}

static void a_mail_and_a_series(void **state) {
    (void)state;
    sandbox_write(box, "w/a.txt", "1\n2\n3\n");
    assert_string_equal(list_of("From 123 Mon Sep 17\nSubject: [PATCH 1/2] --- odd\n\n text\n---\n"
                                " a.txt | 2 +-\n\ndiff --git a/a.txt b/a.txt\nindex 1..2 100644\n"
                                "--- a/a.txt\n+++ b/a.txt\n@@ -1,3 +1,3 @@ head\n 1\n-2\n+two\n 3\n"
                                "-- \n2.39\n\nFrom 124 Mon Sep 17\ndiff --git a/a.txt b/b.txt\n"
                                "similarity index 60%\nrename from a.txt\nrename to b.txt\n"
                                "--- a/a.txt\n+++ b/b.txt\n@@ -1,3 +1,4 @@\n 1\n two\n 3\n+4\n-- \n2.39\n"),
                        "b.txt renamed\n");
    assert_string_equal(head_of("b.txt"), "1\ntwo\n3\n4\n");
    assert_string_equal(intake_text(intake, "b.txt", LTL_SIDE_BASE, why, sizeof(why)), "1\n2\n3\n");
}

static void hunks_that_moved_still_apply(void **state) {
    (void)state;
    sandbox_write(box, "w/a.txt", "new head\nnew head 2\n1\n2\n3\n");
    (void)list_of("--- a/a.txt\n+++ b/a.txt\n@@ -1,3 +1,3 @@\n 1\n-2\n+two\n 3\n");
    assert_string_equal(head_of("a.txt"), "new head\nnew head 2\n1\ntwo\n3\n");
    sandbox_write(box, "w/crlf.txt", "1\r\n2\r\n");
    (void)list_of("--- a/crlf.txt\n+++ b/crlf.txt\n@@ -1,2 +1,2 @@\n 1\r\n-2\r\n+two\r\n");
    assert_string_equal(head_of("crlf.txt"), "1\r\ntwo\r\n");
}

static void what_does_not_apply_is_named(void **state) {
    (void)state;
    sandbox_write(box, "w/a.txt", "1\n2\n3\n");
    ltl_error error = refusal_of("--- a/a.txt\n+++ b/a.txt\n@@ -1,3 +1,3 @@\n 1\n-x\n+two\n 3\n");
    assert_string_equal(error.path, "a.txt");
    assert_int_equal(error.line, 3);
    assert_non_null(strstr(error.text, "line 3"));
    error = refusal_of("--- a/no.txt\n+++ b/no.txt\n@@ -1 +1 @@\n-1\n+2\n");
    assert_non_null(strstr(error.text, "does not exist"));
    error = refusal_of("diff --git a/a.txt b/a.txt\nnew file mode 100644\n--- /dev/null\n"
                       "+++ b/a.txt\n@@ -0,0 +1 @@\n+1\n");
    assert_non_null(strstr(error.text, "there already"));
    error = refusal_of("--- a/a.txt\n+++ b/a.txt\n@@ -1,3 +1,3 @@\n 1\n");
    assert_non_null(strstr(error.text, "cut off"));
    error = refusal_of("--- a/a.txt\n+++ b/a.txt\n@@ -1,1 +1,1 @@\n-1\n-2\n");
    assert_int_equal(error.line, 5);
    error = refusal_of("--- a/a.txt\n+++ b/a.txt\n@@ -1,x +1 @@\n");
    assert_int_equal(error.line, 3);
    error = refusal_of("@@ -1 +1 @@\n-1\n+2\n");
    assert_non_null(strstr(error.text, "without a file"));
    error = refusal_of("just some words\n");
    assert_non_null(strstr(error.text, "not a unified diff"));
    assert_string_equal(list_of(""), "");
}

static void paths_stay_below_the_root(void **state) {
    (void)state;
    sandbox_write(box, "secret.txt", "secret\n");
    sandbox_folder(box, "outside");
    sandbox_write(box, "outside/x.txt", "secret\n");
    sandbox_link(box, "../outside", "w/dir");
    sandbox_link(box, "../secret.txt", "w/link.txt");
    assert_string_equal(list_of("--- a/../secret.txt\n+++ b/../secret.txt\n@@ -1 +1 @@\n-secret\n+x\n"
                                "diff --git a/dir/x.txt b/dir/x.txt\n--- a/dir/x.txt\n+++ b/dir/x.txt\n"
                                "@@ -1 +1 @@\n-secret\n+x\n"
                                "diff --git a/link.txt b/link.txt\n--- a/link.txt\n+++ b/link.txt\n"
                                "@@ -1 +1 @@\n-secret\n+x\n"
                                "diff --git a/.git/config b/.git/config\nnew file mode 100644\n"
                                "--- /dev/null\n+++ b/.git/config\n@@ -0,0 +1 @@\n+x\n"
                                "diff --git a/l b/l\nnew file mode 120000\n--- /dev/null\n+++ b/l\n"
                                "@@ -0,0 +1 @@\n+/etc/passwd\n\\ No newline at end of file\n"),
                        "../secret.txt PATH_INVALID\n.git/config PATH_INVALID\ndir/x.txt LINK\n"
                        "l LINK\nlink.txt LINK\n");
    assert_null(intake_text(intake, "dir/x.txt", LTL_SIDE_BASE, why, sizeof(why)));
    assert_null(intake_text(intake, "../secret.txt", LTL_SIDE_BASE, why, sizeof(why)));
}

static void rules_of_the_root_count(void **state) {
    (void)state;
    sandbox_write(box, "w/gen/.lintelignore", "*.py\n");
    sandbox_write(box, "w/gen/a.py", "1\n");
    sandbox_write(box, "w/b.py", "1\n");
    assert_string_equal(list_of("--- a/gen/a.py\n+++ b/gen/a.py\n@@ -1 +1 @@\n-1\n+2\n"
                                "--- a/b.py\n+++ b/b.py\n@@ -1 +1 @@\n-1\n+2\n"),
                        "b.py modified\ngen/a.py IGNORED\n");
}

/* Every cut and many a changed byte of a patch is refused or applied; it never runs off. */
static void broken_patches_do_no_harm(void **state) {
    (void)state;
    static const char whole[] = "diff --git \"a/a\\303.txt\" b/a.txt\nindex 1..2 100644\n--- a/a.txt\t1\n"
                                "+++ b/a.txt\n@@ -1,2 +1,3 @@\n 1\n-2\n+two\n+3\n\\ No newline\n";
    sandbox_write(box, "w/a.txt", "1\n2");
    char text[sizeof(whole)];
    for (size_t cut = 0; cut < sizeof(whole) * 4; cut++) {
        memcpy(text, whole, sizeof(whole));
        size_t at = cut % (sizeof(whole) - 1);
        text[at] = "\0@\\9"[cut / sizeof(whole)];
        ltl_error error = {0};
        ltl_intake *opened = NULL;
        ltl_status status = ltl_intake_open_patch(ltl_str_of(sandbox_path(box, "w")),
                                                  (ltl_str){text, strlen(text)}, NULL, &opened, &error);
        assert_true((status == LTL_OK) == (opened != NULL));
        assert_true(status == LTL_OK || status == LTL_INVALID);
        assert_true(status == LTL_OK || error.text[0] != '\0');
        ltl_intake_close(opened);
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(what_git_diff_writes),         TEST(what_plain_diff_writes),
        TEST(a_mail_and_a_series),          TEST(hunks_that_moved_still_apply),
        TEST(what_does_not_apply_is_named), TEST(paths_stay_below_the_root),
        TEST(rules_of_the_root_count),      TEST(broken_patches_do_no_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
