/* Folders and files of the file system. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "orchestrator/intake/intake.h"
#include "tests/support/intake_checks.h"
#include "tests/support/repository.h"

static sandbox *box;
static ltl_intake *intake;

static int set_up(void **state) {
    (void)state;
    box = sandbox_new();
    intake = NULL;
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    ltl_intake_close(intake);
    sandbox_free(box);
    return 0;
}

static const char *list_with(const char *path, const ltl_intake_options *options) {
    ltl_error error = {0};
    ltl_str named = ltl_str_of(sandbox_path(box, path));
    ltl_intake_close(intake);
    intake = NULL;
    if (ltl_intake_open_paths(&named, 1, options, &intake, &error) != LTL_OK) {
        fail_msg("%s: %s", error.path, error.text);
    }
    return intake_list(intake);
}

static const char *list(const char *path) {
    return list_with(path, NULL);
}

static void files_come_in_bytewise_order(void **state) {
    (void)state;
    sandbox_write(box, "w/b/x.py", "1\n");
    sandbox_write(box, "w/b-1.py", "1\n");
    sandbox_write(box, "w/b.py", "1\n");
    sandbox_write(box, "w/A.py", "1\n");
    sandbox_write(box, "w/tests/t.py", "1\n");
    sandbox_write(box, "w/.hidden/h.py", "1\n");
    assert_string_equal(list("w"), ".hidden/h.py ok\nA.py ok\nb-1.py ok\nb.py ok\nb/x.py ok\n"
                                   "tests/t.py ok\n");
    char why[200] = "";
    assert_string_equal(intake_text(intake, "b/x.py", LTL_SIDE_HEAD, why, sizeof(why)), "1\n");
    assert_null(intake_text(intake, "b/x.py", LTL_SIDE_BASE, why, sizeof(why)));
    assert_int_equal(intake_find(intake, "b.py")->size, 2);
    assert_int_equal(intake_find(intake, "b.py")->mode, 0100644);
}

static void ignore_files_nest_and_negate(void **state) {
    (void)state;
    sandbox_git_init(box, "w");
    sandbox_write(box, "w/.gitignore", "*.log\n/build/\n!keep.log\n");
    sandbox_write(box, "w/a.log", "x");
    sandbox_write(box, "w/keep.log", "x");
    sandbox_write(box, "w/build/out.py", "x");
    sandbox_write(box, "w/src/build/in.py", "x");
    sandbox_write(box, "w/src/.gitignore", "!*.log\nsecret\n");
    sandbox_write(box, "w/src/b.log", "x");
    sandbox_write(box, "w/src/secret", "x");
    sandbox_write(box, "w/.git/info/exclude", "*.tmp\n");
    sandbox_write(box, "w/c.tmp", "x");
    assert_string_equal(list("w"),
                        ".gitignore ok\na.log IGNORED\nbuild IGNORED\nc.tmp IGNORED\n"
                        "keep.log ok\nsrc/.gitignore ok\nsrc/b.log ok\nsrc/build/in.py ok\n"
                        "src/secret IGNORED\n");
    ltl_str detail = intake_find(intake, "build")->skip_detail;
    assert_true(ltl_str_is(detail, ".gitignore: /build/"));
    detail = intake_find(intake, "src/secret")->skip_detail;
    assert_true(ltl_str_is(detail, "src/.gitignore: secret"));
    assert_string_equal(list_with("w", &(ltl_intake_options){.ignore_gitignore = true}),
                        ".gitignore ok\na.log ok\nbuild/out.py ok\nc.tmp ok\nkeep.log ok\n"
                        "src/.gitignore ok\nsrc/b.log ok\nsrc/build/in.py ok\nsrc/secret ok\n");
}

static void folders_above_the_root_count(void **state) {
    (void)state;
    sandbox_git_init(box, "w");
    sandbox_write(box, "w/.gitignore", "/a/b/x.py\n*.tmp\n");
    sandbox_write(box, "w/a/.gitignore", "y.py\n");
    sandbox_write(box, "w/a/b/x.py", "1");
    sandbox_write(box, "w/a/b/y.py", "1");
    sandbox_write(box, "w/a/b/z.py", "1");
    sandbox_write(box, "w/a/b/q.tmp", "1");
    assert_string_equal(list("w/a/b"), "q.tmp IGNORED\nx.py IGNORED\ny.py IGNORED\nz.py ok\n");
    assert_true(ltl_str_is(ltl_intake_repository(intake), sandbox_path(box, "w")));
}

static void tracked_files_are_never_ignored_by_git(void **state) {
    (void)state;
    sandbox_git_init(box, "w");
    sandbox_write(box, "w/out/kept.py", "1");
    sandbox_write(box, "w/out/other.py", "1");
    sandbox_write(box, "w/t.gen", "1");
    sandbox_run(box, "w", "git add -f out/kept.py t.gen");
    sandbox_write(box, "w/.gitignore", "out/\n*.gen\n");
    /* The folder holds a tracked file, so it is entered; a folder pattern says nothing about files. */
    assert_string_equal(list("w"), ".gitignore ok\nout/kept.py ok\nout/other.py IGNORED\nt.gen ok\n");
    sandbox_write(box, "w/.lintelignore", "*.gen\n");
    sandbox_write(box, "w/.ignore", "kept.py\n");
    assert_string_equal(list("w"), ".gitignore ok\n.ignore ok\n.lintelignore ok\n"
                                   "out/kept.py IGNORED\nout/other.py IGNORED\nt.gen IGNORED\n");
}

static void the_users_excludes_count(void **state) {
    (void)state;
    sandbox_git_init(box, "w");
    sandbox_write(box, "w/a.bak", "1");
    sandbox_write(box, "w/a.swp", "1");
    sandbox_write(box, "home/.config/git/ignore", "*.swp\n");
    assert_string_equal(list("w"), "a.bak ok\na.swp IGNORED\n");
    sandbox_write(box, "home/.gitconfig", "[include]\n\tpath = more.cfg\n");
    sandbox_write(box, "home/more.cfg", "[core]\n\texcludesFile = \"~/my ignores\" ; mine\n");
    sandbox_write(box, "home/my ignores", "*.bak\n");
    assert_string_equal(list("w"), "a.bak IGNORED\na.swp ok\n");
}

static void the_built_in_list_is_counted_and_can_be_undone(void **state) {
    (void)state;
    sandbox_write(box, "w/node_modules/m/index.js", "1");
    sandbox_write(box, "w/vendor/a/b.go", "package b");
    sandbox_write(box, "w/lib.min.js", "1");
    sandbox_write(box, "w/own.js", "1");
    assert_string_equal(list("w"), "lib.min.js VENDORED\nnode_modules VENDORED\nown.js ok\nvendor/a/b.go VENDORED\n");
    sandbox_write(box, "w/.lintelignore", "!lib.min.js\n");
    assert_string_equal(list("w"),
                        ".lintelignore ok\nlib.min.js ok\nnode_modules VENDORED\nown.js ok\nvendor/a/b.go VENDORED\n");
    assert_non_null(strstr(list_with("w", &(ltl_intake_options){.ignore_gitignore = true}),
                           "node_modules/m/index.js ok\n"));
}

static void attributes_mark_files(void **state) {
    (void)state;
    sandbox_write(box, "w/.gitattributes", "*.pb.c linguist-generated\n"
                                           "third/** linguist-vendored=true\n"
                                           "*.dat binary\n"
                                           "mine.pb.c -linguist-generated\n"
                                           "# a comment\n[attr]own -text\n");
    sandbox_write(box, "w/a.pb.c", "1");
    sandbox_write(box, "w/mine.pb.c", "1");
    sandbox_write(box, "w/x.dat", "1");
    sandbox_write(box, "w/third/z.c", "1");
    sandbox_write(box, "w/third/.gitattributes", "own.c linguist-vendored=false\n");
    sandbox_write(box, "w/third/own.c", "1");
    assert_string_equal(list("w"), ".gitattributes ok\na.pb.c GENERATED\nmine.pb.c ok\n"
                                   "third/.gitattributes VENDORED\nthird/own.c ok\n"
                                   "third/z.c VENDORED\nx.dat BINARY\n");
}

static void patterns_of_the_command_line(void **state) {
    (void)state;
    sandbox_write(box, "w/src/a.py", "1");
    sandbox_write(box, "w/src/a.js", "1");
    sandbox_write(box, "w/gen/b.py", "1");
    ltl_str include[] = {LTL_STR("*.py")};
    ltl_str exclude[] = {LTL_STR("gen/")};
    ltl_intake_options options = {
        .include = include, .include_count = 1, .exclude = exclude, .exclude_count = 1};
    assert_string_equal(list_with("w", &options), "gen IGNORED\nsrc/a.js IGNORED\nsrc/a.py ok\n");
    assert_true(ltl_str_is(intake_find(intake, "gen")->skip_detail, "--exclude gen/"));
    ltl_str wrong[] = {LTL_STR("")};
    ltl_error error = {0};
    ltl_intake *none = NULL;
    ltl_str named = ltl_str_of(sandbox_path(box, "w"));
    assert_int_equal(ltl_intake_open_paths(&named, 1,
                                           &(ltl_intake_options){.exclude = wrong,
                                                                 .exclude_count = 1},
                                           &none, &error),
                     LTL_USAGE);
    assert_null(none);
}

static void sizes_links_and_pointers(void **state) {
    (void)state;
    char big[2001];
    memset(big, 'x', 2000);
    big[2000] = '\0';
    sandbox_write(box, "w/at.py", "0123456789");
    sandbox_write(box, "w/over.py", "0123456789a");
    sandbox_write(box, "w/big.py", big);
    sandbox_link(box, "at.py", "w/link.py");
    sandbox_fifo(box, "w/pipe.py");
    ltl_intake_options options = {.max_target_bytes = 10};
    assert_string_equal(list_with("w", &options), "at.py ok\nbig.py TOO_LARGE\nlink.py LINK\n"
                                                  "over.py TOO_LARGE\npipe.py SPECIAL\n");
    assert_true(ltl_str_is(intake_find(intake, "over.py")->skip_detail, "11 bytes"));
    sandbox_write(box, "w/model.py",
                  "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a214614ab2935c943f9e0ff69"
                  "d22eadbb8f32b1258daaa5e2ca24d17e2393\nsize 12345\n");
    assert_non_null(strstr(list("w"), "model.py LFS_POINTER\n"));
}

static void named_files_are_taken_even_when_ignored(void **state) {
    (void)state;
    sandbox_git_init(box, "w");
    sandbox_write(box, "w/.gitignore", "*.gen\n");
    sandbox_write(box, "w/a.gen", "1");
    sandbox_write(box, "w/sub/b.py", "2");
    assert_int_equal(chdir(sandbox_path(box, "w")), 0);
    ltl_str named[] = {LTL_STR("./a.gen"), LTL_STR("sub//"), LTL_STR("sub/b.py")};
    ltl_error error = {0};
    assert_int_equal(ltl_intake_open_paths(named, 3, NULL, &intake, &error), LTL_OK);
    assert_string_equal(intake_list(intake), "a.gen ok\nsub/b.py ok\n");
    char why[200] = "";
    assert_string_equal(intake_text(intake, "a.gen", LTL_SIDE_HEAD, why, sizeof(why)), "1");
    assert_string_equal(intake_text(intake, "sub/b.py", LTL_SIDE_HEAD, why, sizeof(why)), "2");
    ltl_intake_close(intake);
    intake = NULL;
    ltl_intake_options options = {.force_exclude = true};
    assert_int_equal(ltl_intake_open_paths(named, 3, &options, &intake, &error), LTL_OK);
    assert_string_equal(intake_list(intake), "a.gen IGNORED\nsub/b.py ok\n");
}

static void named_links_stay_inside(void **state) {
    (void)state;
    sandbox_write(box, "w/a.py", "1");
    sandbox_write(box, "secret.py", "2");
    sandbox_link(box, "a.py", "w/in.py");
    sandbox_link(box, "../secret.py", "w/out.py");
    sandbox_link(box, "nowhere", "w/dead.py");
    sandbox_link(box, "..", "w/up");
    assert_int_equal(chdir(sandbox_path(box, "w")), 0);
    ltl_str named[] = {LTL_STR("in.py"), LTL_STR("out.py"), LTL_STR("dead.py"), LTL_STR("up"),
                       LTL_STR("up/secret.py")};
    ltl_error error = {0};
    assert_int_equal(ltl_intake_open_paths(named, 5, NULL, &intake, &error), LTL_OK);
    assert_string_equal(intake_list(intake),
                        "dead.py LINK\nin.py ok\nout.py LINK\nup LINK\nup/secret.py LINK\n");
    char why[200] = "";
    assert_string_equal(intake_text(intake, "in.py", LTL_SIDE_HEAD, why, sizeof(why)), "1");
    assert_null(intake_text(intake, "out.py", LTL_SIDE_HEAD, why, sizeof(why)));
    assert_null(intake_text(intake, "up/secret.py", LTL_SIDE_HEAD, why, sizeof(why)));
    /* One folder alone is the root, link or not. */
    sandbox_link(box, "w", "alias");
    assert_string_equal(list("alias"), "a.py ok\ndead.py LINK\nin.py LINK\nout.py LINK\nup LINK\n");
}

static void what_is_missing_is_named(void **state) {
    (void)state;
    ltl_str named = LTL_STR("/no/such/folder");
    ltl_error error = {0};
    assert_int_equal(ltl_intake_open_paths(&named, 1, NULL, &intake, &error), LTL_NOT_FOUND);
    assert_string_equal(error.path, "/no/such/folder");
    named = LTL_STR("");
    assert_int_equal(ltl_intake_open_paths(&named, 1, NULL, &intake, &error), LTL_USAGE);
}

static void submodules_are_left_alone(void **state) {
    (void)state;
    sandbox_git_init(box, "lib");
    sandbox_write(box, "lib/l.py", "1");
    sandbox_git_commit(box, "lib", "one");
    sandbox_git_init(box, "w");
    sandbox_run(box, "w", "git -c protocol.file.allow=always submodule --quiet add ../lib dep");
    sandbox_git_init(box, "w/other");
    sandbox_write(box, "w/other/o.py", "1");
    assert_string_equal(list("w"), ".gitmodules ok\ndep SUBMODULE\nother/o.py ok\n");
    assert_int_equal(intake_find(intake, "dep")->mode, 0160000);
    /* On its own it is a folder like any other, with a repository that knows it. */
    assert_string_equal(list("w/dep"), "l.py ok\n");
    assert_true(ltl_str_is(ltl_intake_repository(intake), sandbox_path(box, "w/dep")));
    assert_true(ltl_str_is_empty(ltl_intake_note(intake)));
}

static void text_under_a_made_up_path(void **state) {
    (void)state;
    ltl_error error = {0};
    char why[200] = "";
    assert_int_equal(
        ltl_intake_open_text(LTL_STR("src/x.py"), LTL_STR("a\0b"), &intake, &error), LTL_OK);
    assert_string_equal(intake_list(intake), "src/x.py ok\n");
    assert_int_equal(intake_find(intake, "src/x.py")->size, 3);
    assert_string_equal(intake_text(intake, "src/x.py", LTL_SIDE_HEAD, why, sizeof(why)), "a");
}

static void what_changes_between_listing_and_reading(void **state) {
    (void)state;
    char why[200] = "";
    sandbox_write(box, "w/gone.py", "1");
    sandbox_write(box, "w/swapped.py", "1");
    sandbox_write(box, "w/folder/x.py", "1");
    sandbox_write(box, "w/grown.py", "1");
    sandbox_write(box, "secret/x.py", "secret");
    (void)list_with("w", &(ltl_intake_options){.max_target_bytes = 20});
    sandbox_run(box, "w", "rm gone.py swapped.py; ln -s ../secret/x.py swapped.py; rm -r folder; "
                          "ln -s ../secret folder; echo 01234567890123456789 >>grown.py");
    ltl_arena arena = {0};
    ltl_reader *reader = NULL;
    ltl_error error = {0};
    assert_int_equal(ltl_reader_open(intake, &reader, &error), LTL_OK);
    static const struct {
        const char *path;
        ltl_status status;
        ltl_reason reason;
    } cases[] = {
        {"gone.py", LTL_IO, LTL_REASON_CHANGED},
        {"swapped.py", LTL_REFUSED, LTL_REASON_LINK},
        {"folder/x.py", LTL_REFUSED, LTL_REASON_LINK},
        {"grown.py", LTL_LIMIT, LTL_REASON_TOO_LARGE},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        ltl_str bytes = LTL_STR_NONE;
        ltl_status status = ltl_reader_read(reader, intake_find(intake, cases[i].path),
                                            LTL_SIDE_HEAD, &arena, &bytes, &error);
        assert_int_equal(status, cases[i].status);
        assert_int_equal(ltl_reader_reason(reader), cases[i].reason);
        assert_null(bytes.ptr);
    }
    ltl_reader_close(reader);
    ltl_arena_clear(&arena);
    (void)why;
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(files_come_in_bytewise_order),
        TEST(ignore_files_nest_and_negate),
        TEST(folders_above_the_root_count),
        TEST(tracked_files_are_never_ignored_by_git),
        TEST(the_users_excludes_count),
        TEST(the_built_in_list_is_counted_and_can_be_undone),
        TEST(attributes_mark_files),
        TEST(patterns_of_the_command_line),
        TEST(sizes_links_and_pointers),
        TEST(named_files_are_taken_even_when_ignored),
        TEST(named_links_stay_inside),
        TEST(what_is_missing_is_named),
        TEST(submodules_are_left_alone),
        TEST(text_under_a_made_up_path),
        TEST(what_changes_between_listing_and_reading),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
