/* A machine that goes dark leaves old or new, too: what is written is on the disk before anything depends on it. The
 * calls that matter are those of this program, which notes them. */
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cmocka.h>

#include "orchestrator/fix/journal.h"
#include "tests/support/repository.h"

static char calls[1024];
static bool is_noted;

static void note(const char *what, const char *of) {
    size_t len = strlen(calls);
    if (is_noted) {
        (void)snprintf(calls + len, sizeof(calls) - len, "%s %s\n", what, of);
    }
}

/* Names of our own for a moment stand for the files that they become. */
static const char *name_of(const char *name) {
    return strncmp(name, ".lintel-fix-", 12) == 0 ? "new" : name;
}

int fsync(int fd) {
    struct stat info;
    char link[64];
    char path[4096] = "";
    (void)snprintf(link, sizeof(link), "/proc/self/fd/%d", fd);
    ssize_t len = readlink(link, path, sizeof(path) - 1);
    path[len > 0 ? len : 0] = '\0';
    const char *name = strrchr(path, '/');
    bool is_folder = fstat(fd, &info) == 0 && S_ISDIR(info.st_mode);
    note(is_folder ? "sync folder" : "sync", name_of(name != NULL ? name + 1 : path));
    return (int)syscall(SYS_fsync, fd);
}

int renameat(int old_folder, const char *old_name, int new_folder, const char *new_name) {
    note("rename to", new_name);
    return (int)syscall(SYS_renameat2, old_folder, old_name, new_folder, new_name, 0);
}

static void the_journal_is_there_before_anything_changes_and_goes_last(void **state) {
    (void)state;
    sandbox *box = sandbox_new();
    ltl_arena arena = {0};
    ltl_error error = {0};
    ltl_fix_journal journal;
    ltl_fix_files files = {0};
    ltl_fix_state now;
    sandbox_write(box, "tree/a", "old\n");
    sandbox_write(box, "tree/sub/b", "old\n");
    ltl_fix_folders folders = {ltl_arena_copy(&arena, ltl_str_of(sandbox_path(box, "state"))),
                               ltl_arena_copy(&arena, ltl_str_of(sandbox_path(box, "tree"))), LTL_STR("")};
    static const char *const paths[] = {"a", "sub/b"};
    for (size_t i = 0; i < LTL_COUNT_OF(paths); i++) {
        ltl_fix_file file = {.path = ltl_str_of(paths[i]), .before = LTL_STR("old\n"), .after = LTL_STR("new\n")};
        LTL_PUSH(&arena, &files, file);
    }
    assert_int_equal(ltl_fix_journal_open(&folders, &journal, &error), LTL_OK);
    is_noted = true;
    assert_int_equal(ltl_fix_journal_write(&journal, &files, LTL_STR(""), &error), LTL_OK);
    for (uint32_t i = 0; i < LTL_COUNT_OF(paths); i++) {
        assert_int_equal(ltl_fix_journal_put(&journal, i, LTL_FIX_AFTER, &now, &error), LTL_OK);
    }
    assert_int_equal(ltl_fix_journal_sync(&journal, &error), LTL_OK);
    assert_int_equal(ltl_fix_journal_end(&journal, &error), LTL_OK);
    is_noted = false;
    assert_string_equal(calls, "sync fix.new\nrename to fix\nsync folder state\n"
                               "sync new\nrename to a\nsync new\nrename to b\n"
                               "sync folder tree\nsync folder sub\nsync folder state\n");
    ltl_fix_journal_close(&journal);
    ltl_arena_clear(&arena);
    sandbox_free(box);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(the_journal_is_there_before_anything_changes_and_goes_last)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
