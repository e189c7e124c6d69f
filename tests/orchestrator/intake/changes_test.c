/* Index, work tree, range and commit of real git repositories. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>

#include <git2.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "orchestrator/intake/intake.h"
#include "tests/support/intake_checks.h"
#include "tests/support/repository.h"

static sandbox *box;
static ltl_intake *intake;
static char why[512];

static int set_up(void **state) {
    (void)state;
    box = sandbox_new();
    sandbox_git_init(box, "w");
    intake = NULL;
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    ltl_intake_close(intake);
    sandbox_free(box);
    return 0;
}

typedef ltl_status opener(ltl_str, const ltl_intake_options *, ltl_intake **, ltl_error *);

static const char *list_of(opener *open, const ltl_intake_options *options) {
    ltl_error error = {0};
    ltl_intake_close(intake);
    intake = NULL;
    if (open(ltl_str_of(sandbox_path(box, "w")), options, &intake, &error) != LTL_OK) {
        fail_msg("%s: %s", error.path, error.text);
    }
    return intake_list(intake);
}

static const char *staged(void) {
    return list_of(ltl_intake_open_index, NULL);
}

static const char *work_tree(void) {
    return list_of(ltl_intake_open_work_tree, NULL);
}

static const char *range(const char *spec) {
    ltl_error error = {0};
    ltl_intake_close(intake);
    intake = NULL;
    if (ltl_intake_open_range(ltl_str_of(sandbox_path(box, "w")), ltl_str_of(spec), NULL, &intake,
                              &error) != LTL_OK) {
        fail_msg("%s", error.text);
    }
    return intake_list(intake);
}

static const char *text_of(const char *path, ltl_side side) {
    return intake_text(intake, path, side, why, sizeof(why));
}

static void check_ranges(const ltl_line_ranges *ranges, const char *expected) {
    char text[512] = "";
    for (uint32_t i = 0; i < ranges->count; i++) {
        (void)snprintf(text + strlen(text), sizeof(text) - strlen(text), "%u+%u ",
                       ranges->at[i].first, ranges->at[i].count);
    }
    assert_string_equal(text, expected);
}

static void what_is_staged_is_read_from_the_index(void **state) {
    (void)state;
    sandbox_write(box, "w/a.py", "one\ntwo\nthree\n");
    sandbox_write(box, "w/same.py", "same\n");
    sandbox_git_commit(box, "w", "first");
    sandbox_write(box, "w/a.py", "one\nTWO\nthree\nfour\n");
    sandbox_write(box, "w/new.py", "n1\nn2");
    sandbox_run(box, "w", "git add a.py new.py");
    sandbox_write(box, "w/a.py", "not staged\n");
    sandbox_write(box, "w/untracked.py", "u\n");
    assert_string_equal(staged(), "a.py modified\nnew.py added\n");
    assert_string_equal(text_of("a.py", LTL_SIDE_HEAD), "one\nTWO\nthree\nfour\n");
    assert_string_equal(text_of("a.py", LTL_SIDE_BASE), "one\ntwo\nthree\n");
    const ltl_target *a = intake_find(intake, "a.py");
    check_ranges(&a->added, "2+1 4+1 ");
    check_ranges(&a->removed, "2+1 3+0 ");
    assert_int_equal(a->lines_added, 2);
    assert_int_equal(a->lines_removed, 1);
    const ltl_target *added = intake_find(intake, "new.py");
    check_ranges(&added->added, "1+2 ");
    assert_null(text_of("new.py", LTL_SIDE_BASE));
    assert_true(ltl_str_is(ltl_intake_head_name(intake), "index"));
    assert_true(ltl_str_starts_with(ltl_intake_base_name(intake), LTL_STR("HEAD (")));
}

static void nothing_committed_yet(void **state) {
    (void)state;
    assert_string_equal(staged(), "");
    sandbox_write(box, "w/a.py", "one\n");
    sandbox_run(box, "w", "git add a.py");
    sandbox_write(box, "w/b.py", "two\n");
    assert_string_equal(staged(), "a.py added\n");
    assert_string_equal(work_tree(), "a.py added\nb.py added\n");
    ltl_error error = {0};
    ltl_intake *none = NULL;
    assert_int_equal(ltl_intake_open_range(ltl_str_of(sandbox_path(box, "w")), LTL_STR("HEAD"),
                                           NULL, &none, &error),
                     LTL_INVALID);
    assert_non_null(strstr(error.text, "HEAD"));
}

static void odd_entries_of_the_index_are_stated(void **state) {
    (void)state;
    sandbox_write(box, "w/c.py", "base\n");
    sandbox_git_commit(box, "w", "base");
    sandbox_run(box, "w", "git checkout -q -b other && echo theirs >c.py && git commit -qam o && "
                          "git checkout -q main && echo ours >c.py && git commit -qam m && "
                          "(git merge -q other >/dev/null || true)");
    sandbox_write(box, "w/later.py", "x\n");
    sandbox_run(box, "w", "git add -N later.py");
    assert_string_equal(staged(), "c.py UNREADABLE\nlater.py IGNORED\n");
    assert_true(ltl_str_starts_with(intake_find(intake, "c.py")->skip_detail, LTL_STR("unmerged")));
    assert_true(ltl_str_starts_with(intake_find(intake, "later.py")->skip_detail,
                                    LTL_STR("intent to add")));
}

static void deleted_moved_and_made_executable(void **state) {
    (void)state;
    char lines[600] = "";
    for (int i = 0; i < 20; i++) {
        (void)snprintf(lines + strlen(lines), sizeof(lines) - strlen(lines), "line number %d\n", i);
    }
    sandbox_write(box, "w/old.py", lines);
    sandbox_write(box, "w/exact.py", "exactly this\nand this\n");
    sandbox_write(box, "w/gone.py", "nothing like the others here\n");
    sandbox_write(box, "w/tool.sh", "echo\n");
    sandbox_git_commit(box, "w", "first");
    (void)snprintf(lines + strlen(lines), sizeof(lines) - strlen(lines), "one more\n");
    sandbox_run(box, "w", "git mv exact.py moved.py; git rm -q gone.py old.py; chmod +x tool.sh");
    sandbox_write(box, "w/sub/fresh.py", lines);
    sandbox_run(box, "w", "git add -A");
    assert_string_equal(staged(), "gone.py deleted\nmoved.py renamed\nsub/fresh.py renamed\n"
                                  "tool.sh mode\n");
    const ltl_target *fresh = intake_find(intake, "sub/fresh.py");
    assert_true(ltl_str_is(fresh->old_path, "old.py"));
    check_ranges(&fresh->added, "21+1 ");
    check_ranges(&fresh->removed, "20+0 ");
    assert_true(ltl_str_is(intake_find(intake, "moved.py")->old_path, "exact.py"));
    assert_string_equal(text_of("moved.py", LTL_SIDE_BASE), "exactly this\nand this\n");
    const ltl_target *gone = intake_find(intake, "gone.py");
    assert_int_equal(gone->skip, LTL_REASON_DELETED);
    check_ranges(&gone->removed, "1+1 ");
    assert_null(text_of("gone.py", LTL_SIDE_HEAD));
    assert_string_equal(text_of("gone.py", LTL_SIDE_BASE), "nothing like the others here\n");
    assert_int_equal(intake_find(intake, "tool.sh")->mode, 0100755);
    sandbox_run(box, "w", "git commit -qm second");
    assert_string_equal(range("HEAD~1"), "gone.py deleted\nmoved.py renamed\n"
                                         "sub/fresh.py renamed\ntool.sh mode\n");
}

static void the_work_tree_with_untracked_files(void **state) {
    (void)state;
    sandbox_write(box, "w/.gitignore", "out/\n*.tmp\n");
    sandbox_write(box, "w/a.py", "one\n");
    sandbox_write(box, "w/dir/b.py", "one\n");
    sandbox_write(box, "w/dir/c.py", "one\n");
    sandbox_link(box, "a.py", "w/link");
    sandbox_git_commit(box, "w", "first");
    assert_string_equal(work_tree(), "");
    sandbox_write(box, "w/a.py", "one\ntwo\n");
    sandbox_write(box, "w/out/x.py", "x\n");
    sandbox_write(box, "w/x.tmp", "x\n");
    sandbox_write(box, "w/fresh.py", "fresh\n");
    sandbox_fifo(box, "w/pipe");
    sandbox_run(box, "w", "rm dir/b.py link; ln -s dir link; git add fresh.py");
    sandbox_write(box, "w/fresh.py", "fresh\nagain\n");
    assert_string_equal(work_tree(), "a.py modified\ndir/b.py deleted\nfresh.py added\n"
                                     "link LINK\npipe SPECIAL\n");
    check_ranges(&intake_find(intake, "a.py")->added, "2+1 ");
    assert_string_equal(text_of("fresh.py", LTL_SIDE_HEAD), "fresh\nagain\n");
    assert_string_equal(text_of("a.py", LTL_SIDE_BASE), "one\n");
    /* From a folder inside, the whole work tree. */
    ltl_error error = {0};
    ltl_intake *inner = NULL;
    assert_int_equal(ltl_intake_open_work_tree(ltl_str_of(sandbox_path(box, "w/dir")), NULL, &inner,
                                               &error),
                     LTL_OK);
    assert_int_equal(ltl_intake_targets(inner)->count, 5);
    ltl_intake_close(inner);
}

static void touched_but_unchanged_files_are_no_changes(void **state) {
    (void)state;
    sandbox_write(box, "w/a.py", "one\n");
    sandbox_write(box, "w/crlf.py", "one\n");
    sandbox_git_commit(box, "w", "first");
    sandbox_run(box, "w", "touch -d '2001-01-01' a.py");
    assert_string_equal(work_tree(), "");
    sandbox_run(box, "w", "printf 'one\\r\\n' >crlf.py");
    assert_string_equal(work_tree(), "crlf.py modified\n");
    sandbox_run(box, "w", "git config core.autocrlf true");
    assert_string_equal(work_tree(), "");
    sandbox_run(box, "w", "chmod +x a.py");
    assert_string_equal(work_tree(), "a.py mode\n");
    sandbox_run(box, "w", "git config core.fileMode false");
    assert_string_equal(work_tree(), "");
}

static void sparse_files_are_not_deleted(void **state) {
    (void)state;
    sandbox_write(box, "w/in/a.py", "one\n");
    sandbox_write(box, "w/out/b.py", "one\n");
    sandbox_git_commit(box, "w", "first");
    sandbox_run(box, "w", "git sparse-checkout set --no-sparse-index in >/dev/null");
    assert_false(sandbox_exists(box, "w/out/b.py"));
    assert_string_equal(work_tree(), "");
    assert_string_equal(staged(), "");
}

static void a_range_starts_at_the_merge_base(void **state) {
    (void)state;
    sandbox_write(box, "w/a.py", "one\n");
    sandbox_git_commit(box, "w", "first");
    sandbox_run(box, "w", "git checkout -q -b feature");
    sandbox_write(box, "w/feature.py", "f\n");
    sandbox_git_commit(box, "w", "feature");
    sandbox_run(box, "w", "git checkout -q main");
    sandbox_write(box, "w/main.py", "m\n");
    sandbox_git_commit(box, "w", "main");
    static const char *const specs[] = {"main..feature", "main...feature"};
    for (size_t i = 0; i < 2; i++) {
        assert_string_equal(range(specs[i]), "feature.py added\n");
        assert_non_null(strstr(ltl_intake_base_name(intake).ptr, "merge base of main"));
    }
    assert_string_equal(range("feature"), "main.py added\n");
    assert_string_equal(range("feature.."), "main.py added\n");
    ltl_error error = {0};
    ltl_intake *none = NULL;
    assert_int_equal(ltl_intake_open_range(ltl_str_of(sandbox_path(box, "w")),
                                           LTL_STR("nobody..HEAD"), NULL, &none, &error),
                     LTL_INVALID);
    assert_non_null(strstr(error.text, "nobody"));
}

static void every_file_of_a_commit(void **state) {
    (void)state;
    sandbox_write(box, "w/a.py", "one\n");
    sandbox_write(box, "w/d/e/b.py", "two\n");
    sandbox_write(box, "w/d-e.py", "three\n");
    sandbox_write(box, "w/.lintelignore", "d-e.py\n");
    sandbox_git_commit(box, "w", "first");
    sandbox_write(box, "w/a.py", "changed since\n");
    ltl_error error = {0};
    assert_int_equal(ltl_intake_open_commit(ltl_str_of(sandbox_path(box, "w")), LTL_STR("HEAD"),
                                            NULL, &intake, &error),
                     LTL_OK);
    assert_string_equal(intake_list(intake),
                        ".lintelignore ok\na.py ok\nd-e.py IGNORED\nd/e/b.py ok\n");
    assert_string_equal(text_of("a.py", LTL_SIDE_HEAD), "one\n");
    assert_int_equal(intake_find(intake, "d/e/b.py")->size, 4);
    assert_int_equal(intake_find(intake, "d/e/b.py")->added.count, 0);
}

/* A change cannot take itself out of its own review. */
static void rules_come_from_the_base_side(void **state) {
    (void)state;
    sandbox_write(box, "w/.lintelignore", "old/\n");
    sandbox_write(box, "w/sub/.gitattributes", "gen.c linguist-generated\n");
    sandbox_git_commit(box, "w", "first");
    sandbox_write(box, "w/.lintelignore", "*\n");
    sandbox_write(box, "w/old/x.py", "1\n");
    sandbox_write(box, "w/new.py", "1\n");
    sandbox_write(box, "w/sub/gen.c", "1\n");
    sandbox_write(box, "w/node_modules/m.js", "1\n");
    sandbox_run(box, "w", "git add -A");
    const char *expected = ".lintelignore modified\nnew.py added\nnode_modules/m.js VENDORED\n"
                           "old/x.py IGNORED\nsub/gen.c GENERATED\n";
    assert_string_equal(staged(), expected);
    sandbox_git_commit(box, "w", "second");
    assert_string_equal(range("HEAD~1"), expected);
    assert_string_equal(
        list_of(ltl_intake_open_index, &(ltl_intake_options){.ignore_gitignore = true}), "");
}

static void linked_work_trees_and_other_indexes(void **state) {
    (void)state;
    sandbox_write(box, "w/a.py", "one\n");
    sandbox_git_commit(box, "w", "first");
    sandbox_run(box, "w", "git worktree add -q ../linked -b side");
    sandbox_write(box, "linked/a.py", "linked\n");
    sandbox_run(box, "linked", "git add a.py");
    ltl_error error = {0};
    assert_int_equal(ltl_intake_open_index(ltl_str_of(sandbox_path(box, "linked")), NULL, &intake,
                                           &error),
                     LTL_OK);
    assert_string_equal(intake_list(intake), "a.py modified\n");
    assert_string_equal(text_of("a.py", LTL_SIDE_HEAD), "linked\n");
    /* `git commit FILE` gives its hook an index of its own. */
    sandbox_write(box, "w/b.py", "b\n");
    sandbox_run(box, "w", "cp .git/index .git/next-index-1.lock; "
                          "GIT_INDEX_FILE=.git/next-index-1.lock git add b.py");
    assert_string_equal(staged(), "");
    (void)setenv("GIT_INDEX_FILE", sandbox_path(box, "w/.git/next-index-1.lock"), 1);
    assert_string_equal(staged(), "b.py added\n");
    sandbox_run(box, "w", "unset GIT_INDEX_FILE; cp .git/next-index-1.lock ../elsewhere");
    (void)setenv("GIT_INDEX_FILE", sandbox_path(box, "elsewhere"), 1);
    assert_string_equal(staged(), "");
    (void)unsetenv("GIT_INDEX_FILE");
}

static void a_shallow_clone_says_what_to_fetch(void **state) {
    (void)state;
    sandbox_write(box, "w/a.py", "one\n");
    sandbox_git_commit(box, "w", "first");
    sandbox_run(box, "w", "git checkout -q -b feature && echo f >f.py && git add f.py && "
                          "git commit -qm f && git checkout -q main && echo m >m.py && "
                          "git add m.py && git commit -qm m");
    sandbox_run(box, "", "git clone -q --depth 1 --no-single-branch \"file://$PWD/w\" shallow");
    ltl_error error = {0};
    assert_int_equal(ltl_intake_open_range(ltl_str_of(sandbox_path(box, "shallow")),
                                           LTL_STR("origin/feature..HEAD"), NULL, &intake, &error),
                     LTL_INVALID);
    assert_non_null(strstr(error.text, "shallow"));
    assert_non_null(strstr(error.text, "fetch-depth: 0"));
    assert_int_equal(ltl_intake_open_range(ltl_str_of(sandbox_path(box, "shallow")),
                                           LTL_STR("HEAD~3"), NULL, &intake, &error),
                     LTL_INVALID);
    assert_non_null(strstr(error.text, "fetch-depth: 0"));
    /* What needs no history works. */
    sandbox_write(box, "shallow/a.py", "two\n");
    sandbox_run(box, "shallow", "git add a.py");
    assert_int_equal(ltl_intake_open_index(ltl_str_of(sandbox_path(box, "shallow")), NULL, &intake,
                                           &error),
                     LTL_OK);
    assert_string_equal(intake_list(intake), "a.py modified\n");
}

static void a_clone_without_blobs_reads_the_work_tree(void **state) {
    (void)state;
    sandbox_write(box, "w/a.py", "one\n");
    sandbox_git_commit(box, "w", "first");
    sandbox_run(box, "w", "git config uploadpack.allowFilter true");
    sandbox_run(box, "", "git clone -q --filter=blob:none \"file://$PWD/w\" part");
    sandbox_write(box, "part/b.py", "two\n");
    sandbox_run(box, "part", "id=$(git rev-parse HEAD:a.py); git unpack-objects -q </dev/null "
                             "2>/dev/null || true; git add b.py");
    ltl_error error = {0};
    assert_int_equal(ltl_intake_open_commit(ltl_str_of(sandbox_path(box, "part")), LTL_STR("HEAD"),
                                            NULL, &intake, &error),
                     LTL_OK);
    assert_string_equal(intake_list(intake), "a.py ok\n");
    assert_string_equal(text_of("a.py", LTL_SIDE_HEAD), "one\n");
}

static void a_bare_repository_has_ranges_only(void **state) {
    (void)state;
    sandbox_write(box, "w/a.py", "one\n");
    sandbox_git_commit(box, "w", "first");
    sandbox_write(box, "w/a.py", "two\n");
    sandbox_git_commit(box, "w", "second");
    sandbox_run(box, "", "git clone -q --bare w bare.git");
    ltl_error error = {0};
    assert_int_equal(ltl_intake_open_range(ltl_str_of(sandbox_path(box, "bare.git")),
                                           LTL_STR("HEAD~1"), NULL, &intake, &error),
                     LTL_OK);
    assert_string_equal(intake_list(intake), "a.py modified\n");
    ltl_intake *none = NULL;
    assert_int_equal(ltl_intake_open_index(ltl_str_of(sandbox_path(box, "bare.git")), NULL, &none,
                                           &error),
                     LTL_INVALID);
    assert_int_equal(
        ltl_intake_open_index(ltl_str_of(sandbox_path(box, "home")), NULL, &none, &error),
        LTL_NOT_FOUND);
}

/* Who walks a whole history would keep all trees of it. */
static void unpacked_objects_are_kept_within_bounds(void **state) {
    (void)state;
    sandbox_write(box, "w/a.py", "one\n");
    sandbox_git_commit(box, "w", "first");
    ltl_error error = {0};
    assert_int_equal(ltl_intake_open_history(ltl_str_of(sandbox_path(box, "w")), NULL, &intake,
                                             &error),
                     LTL_OK);
    ssize_t kept = 0;
    ssize_t most = 0;
    assert_int_equal(git_libgit2_opts(GIT_OPT_GET_CACHED_MEMORY, &kept, &most), 0);
    assert_true(most <= (ssize_t)16 << 20);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(what_is_staged_is_read_from_the_index),
        TEST(nothing_committed_yet),
        TEST(odd_entries_of_the_index_are_stated),
        TEST(deleted_moved_and_made_executable),
        TEST(the_work_tree_with_untracked_files),
        TEST(touched_but_unchanged_files_are_no_changes),
        TEST(sparse_files_are_not_deleted),
        TEST(a_range_starts_at_the_merge_base),
        TEST(every_file_of_a_commit),
        TEST(rules_come_from_the_base_side),
        TEST(linked_work_trees_and_other_indexes),
        TEST(a_shallow_clone_says_what_to_fetch),
        TEST(a_clone_without_blobs_reads_the_work_tree),
        TEST(a_bare_repository_has_ranges_only),
        TEST(unpacked_objects_are_kept_within_bounds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
