/* The journal of fix: what it knows of files, and what it does not believe. */
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/xattr.h>
#include <unistd.h>

#include <cmocka.h>

#include "orchestrator/fix/journal_text.h"
#include "orchestrator/fix/replace.h"
#include "tests/support/random.h"
#include "tests/support/repository.h"

typedef struct fixture {
    sandbox *box;
    ltl_arena arena;
    ltl_fix_folders folders;
    ltl_fix_files files;
} fixture;

static ltl_str path_of(fixture *f, const char *name) {
    return ltl_arena_copy(&f->arena, ltl_str_of(sandbox_path(f->box, name)));
}

static int setup(void **state) {
    static fixture f;
    f = (fixture){.box = sandbox_new()};
    sandbox_write(f.box, "tree/a", "old\n");
    sandbox_write(f.box, "tree/sub/b", "");
    f.folders = (ltl_fix_folders){path_of(&f, "state"), path_of(&f, "tree"), LTL_STR("")};
    ltl_fix_file a = {.path = LTL_STR("a"), .before = LTL_STR("old\n"), .after = LTL_STR("new\n")};
    ltl_fix_file b = {.path = LTL_STR("sub/b"), .before = LTL_STR(""), .after = LTL_STR("x")};
    LTL_PUSH(&f.arena, &f.files, a);
    LTL_PUSH(&f.arena, &f.files, b);
    *state = &f;
    return 0;
}

static int teardown(void **state) {
    fixture *f = *state;
    ltl_arena_clear(&f->arena);
    sandbox_free(f->box);
    return 0;
}

static void opened(fixture *f, ltl_fix_journal *journal) {
    ltl_error error = {0};
    if (ltl_fix_journal_open(&f->folders, journal, &error) != LTL_OK) {
        fail_msg("%s: %s", error.path, error.text);
    }
}

static ltl_fix_state put(ltl_fix_journal *journal, uint32_t index, ltl_fix_state wanted) {
    ltl_error error = {0};
    ltl_fix_state state;
    assert_int_equal(ltl_fix_journal_put(journal, index, wanted, &state, &error), LTL_OK);
    return state;
}

static void check(fixture *f, const char *path, const char *expected) {
    char text[100];
    sandbox_read(f->box, path, text, sizeof text);
    assert_string_equal(text, expected);
}

static void files_go_forth_and_back_any_number_of_times(void **state) {
    fixture *f = *state;
    ltl_error error = {0};
    ltl_fix_journal journal;
    opened(f, &journal);
    assert_false(journal.is_pending);
    assert_int_equal(ltl_fix_journal_write(&journal, &f->files, LTL_STR("make"), &error), LTL_OK);
    ltl_fix_journal_close(&journal);
    opened(f, &journal); /* as after a crash */
    assert_true(journal.is_pending && ltl_str_is(journal.verify, "make"));
    for (int i = 0; i < 2; i++) {
        assert_int_equal(put(&journal, 0, LTL_FIX_AFTER), LTL_FIX_AFTER);
        assert_int_equal(put(&journal, 1, LTL_FIX_AFTER), LTL_FIX_AFTER);
    }
    check(f, "tree/a", "new\n");
    check(f, "tree/sub/b", "x");
    assert_int_equal(put(&journal, 0, LTL_FIX_BEFORE), LTL_FIX_BEFORE);
    check(f, "tree/a", "old\n");
    assert_int_equal(ltl_fix_journal_sync(&journal, &error), LTL_OK);
    assert_int_equal(ltl_fix_journal_end(&journal, &error), LTL_OK);
    ltl_fix_journal_close(&journal);
    opened(f, &journal);
    assert_false(journal.is_pending);
    ltl_fix_journal_close(&journal);
}

static void what_others_wrote_is_not_overwritten(void **state) {
    fixture *f = *state;
    ltl_error error = {0};
    ltl_fix_journal journal;
    ltl_str kept;
    opened(f, &journal);
    assert_int_equal(ltl_fix_journal_write(&journal, &f->files, LTL_STR(""), &error), LTL_OK);
    sandbox_write(f->box, "tree/a", "mine\n");
    sandbox_run(f->box, "tree", "rm -r sub && ln -s .. sub && echo outside >../b");
    assert_int_equal(put(&journal, 0, LTL_FIX_AFTER), LTL_FIX_OTHER);
    assert_int_equal(put(&journal, 0, LTL_FIX_BEFORE), LTL_FIX_OTHER);
    assert_int_equal(put(&journal, 1, LTL_FIX_AFTER), LTL_FIX_OTHER); /* its folder is a link now */
    check(f, "tree/a", "mine\n");
    check(f, "b", "outside\n");
    assert_int_equal(ltl_fix_journal_keep(&journal, 0, &f->arena, &kept, &error), LTL_OK);
    char name[200];
    snprintf(name, sizeof name, "state/%.*s", LTL_STR_ARG(kept));
    check(f, name, "old\n");
    ltl_fix_journal_close(&journal);
}

/* A file that was not there goes again; one that somebody else made is theirs. */
static void what_was_not_there_is_made_and_goes(void **state) {
    fixture *f = *state;
    ltl_error error = {0};
    ltl_fix_journal journal;
    ltl_fix_files files = {0};
    ltl_fix_file c = {.path = LTL_STR("sub/c"), .is_made = true, .after = LTL_STR("new\n")};
    LTL_PUSH(&f->arena, &files, c);
    opened(f, &journal);
    assert_int_equal(ltl_fix_journal_write(&journal, &files, LTL_STR(""), &error), LTL_OK);
    ltl_fix_journal_close(&journal);
    opened(f, &journal);
    assert_true(journal.is_pending && journal.files.at[0].is_made);
    assert_int_equal(put(&journal, 0, LTL_FIX_BEFORE), LTL_FIX_BEFORE);
    for (int i = 0; i < 2; i++) {
        assert_int_equal(put(&journal, 0, LTL_FIX_AFTER), LTL_FIX_AFTER);
    }
    check(f, "tree/sub/c", "new\n");
    for (int i = 0; i < 2; i++) {
        assert_int_equal(put(&journal, 0, LTL_FIX_BEFORE), LTL_FIX_BEFORE);
        assert_false(sandbox_exists(f->box, "tree/sub/c"));
    }
    /* An empty one of that name is not "not there". */
    sandbox_write(f->box, "tree/sub/c", "");
    assert_int_equal(put(&journal, 0, LTL_FIX_AFTER), LTL_FIX_OTHER);
    sandbox_write(f->box, "tree/sub/c", "theirs\n");
    assert_int_equal(put(&journal, 0, LTL_FIX_AFTER), LTL_FIX_OTHER);
    assert_int_equal(put(&journal, 0, LTL_FIX_BEFORE), LTL_FIX_OTHER);
    check(f, "tree/sub/c", "theirs\n");
    assert_false(sandbox_exists(f->box, "tree/sub/.lintel-fix"));
    ltl_fix_journal_close(&journal);
}

static void one_at_a_time(void **state) {
    fixture *f = *state;
    ltl_error error = {0};
    ltl_fix_journal first;
    ltl_fix_journal second;
    opened(f, &first);
    assert_int_equal(ltl_fix_journal_open(&f->folders, &second, &error), LTL_REFUSED);
    ltl_fix_journal_close(&first);
    opened(f, &second);
    ltl_fix_journal_close(&second);
}

static ltl_status parsed(ltl_str text) {
    ltl_error error = {0};
    ltl_fix_journal journal = {.git = -1};
    ltl_status status = ltl_fix_journal_parse(&journal, text, &error);
    ltl_arena_clear(&journal.arena);
    return status;
}

/* A journal of one file of that name, as bytes. */
static ltl_str journal_of(fixture *f, const char *path, bool is_index) {
    static char bytes[4096];
    ltl_fix_journal journal = {.id = "0123456789abcdef", .verify = LTL_STR("x")};
    ltl_fix_file file = {.path = ltl_str_of(path),
                         .is_index = is_index,
                         .before = LTL_STR("old\n"),
                         .after = LTL_STR("new\n")};
    file.before_digest = ltl_digest_of(file.before);
    file.after_digest = ltl_digest_of(file.after);
    LTL_PUSH(&f->arena, &journal.files, file);
    int fd = open(sandbox_path(f->box, "j"), O_RDWR | O_CREAT | O_TRUNC, 0600);
    assert_true(fd >= 0 && ltl_fix_journal_print(&journal, fd));
    ssize_t len = pread(fd, bytes, sizeof bytes, 0);
    close(fd);
    assert_true(len > 0);
    return (ltl_str){bytes, (size_t)len};
}

static void damage_is_seen(void **state) {
    ltl_random random = ltl_random_make("journal", 5);
    ltl_str text = journal_of(*state, "a", false);
    char copy[4096];
    assert_int_equal(parsed(text), LTL_OK);
    for (size_t len = 0; len < text.len; len++) {
        assert_int_equal(parsed(ltl_str_slice(text, 0, len)), LTL_SYNTAX);
    }
    for (int i = 0; i < 2000; i++) {
        memcpy(copy, text.ptr, text.len);
        copy[ltl_random_below(&random, text.len)] ^= (char)(1 + ltl_random_below(&random, 255));
        assert_int_equal(parsed((ltl_str){copy, text.len}), LTL_SYNTAX);
    }
}

static void names_that_lead_out_are_refused(void **state) {
    static const char *const names[] = {"../a", "/etc/passwd", "a/../../b", ".git/config", "", "a//b", "./a"};
    for (size_t i = 0; i < LTL_COUNT_OF(names); i++) {
        assert_int_equal(parsed(journal_of(*state, names[i], false)), LTL_SYNTAX);
    }
    assert_int_equal(parsed(journal_of(*state, "index", true)), LTL_SYNTAX); /* there is no git folder */
}

static void modes_and_attributes_stay(void **state) {
    fixture *f = *state;
    ltl_error error = {0};
    ltl_fix_journal journal;
    bool may_give_away = geteuid() == 0; /* else whose it is can be no other */
    sandbox_run(f->box, "tree", may_give_away ? "chown 1234:2345 a; chmod 751 a; chmod 444 sub/b"
                                              : "chmod 751 a; chmod 444 sub/b");
    char value[8] = "";
    const char *path = sandbox_path(f->box, "tree/a");
    bool has_attributes = setxattr(path, "user.lintel", "kept", 4, 0) == 0; /* not every file system has them */
    opened(f, &journal);
    assert_int_equal(ltl_fix_journal_write(&journal, &f->files, LTL_STR(""), &error), LTL_OK);
    assert_int_equal(put(&journal, 0, LTL_FIX_AFTER), LTL_FIX_AFTER);
    assert_int_equal(put(&journal, 1, LTL_FIX_AFTER), LTL_FIX_AFTER);
    sandbox_run(f->box, "tree", "test $(stat -c %%a a) = 751 && test $(stat -c %%a sub/b) = 444 && "
                                "test $(ls -A . sub | grep -c lintel) = 0");
    if (may_give_away) {
        sandbox_run(f->box, "tree", "test $(stat -c %%u:%%g a) = 1234:2345 && test $(stat -c %%u sub/b) = 0");
    }
    path = sandbox_path(f->box, "tree/a");
    assert_int_equal(getxattr(path, "user.lintel", value, sizeof(value)), has_attributes ? 4 : -1);
    ltl_fix_journal_close(&journal);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, setup, teardown)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(files_go_forth_and_back_any_number_of_times),
        TEST(what_others_wrote_is_not_overwritten),
        TEST(what_was_not_there_is_made_and_goes),
        TEST(one_at_a_time),
        TEST(damage_is_seen),
        TEST(names_that_lead_out_are_refused),
        TEST(modes_and_attributes_stay),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
