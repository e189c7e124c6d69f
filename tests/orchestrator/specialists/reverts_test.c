#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "core/compiler.h"
#include "tests/support/program.h"

/* Changes that bring back what a commit of the past mended: real histories. */

static const char weak[] = "def find(cursor, name):\n    order = \"name\"\n"
                           "    return cursor.execute(\"SELECT 1 FROM t WHERE n = \" + name)\n";
static const char safe[] = "def find(cursor, name):\n    order = \"name\"\n"
                           "    return cursor.execute(\"SELECT 1 FROM t WHERE n = %s\", [name])\n";
static const char counting[] = "def total(items):\n    return sum(items) / len(items)\n";
static const char guarded[] = "def total(items):\n    if not items:\n        return 0\n"
                              "    return sum(items) / len(items)\n";

static void commit(sandbox *box, const char *path, const char *text, const char *message) {
    sandbox_write(box, path, text);
    sandbox_git_commit(box, "repo", message);
}

static int setup(void **state) {
    sandbox *box = sandbox_new();
    sandbox_git_init(box, "repo");
    sandbox_write(box, "repo/LICENSE", "MIT\n");
    sandbox_write(box, "repo/app/find.py", weak);
    commit(box, "repo/app/total.py", counting, "one");
    commit(box, "repo/app/find.py", safe, "Fix SQL injection in search");
    commit(box, "repo/app/total.py", guarded, "Fix crash without items");
    *state = box;
    return 0;
}

static int teardown(void **state) {
    sandbox_free(*state);
    return 0;
}

static void check(void **state, const char *command, const char *text, bool is_there) {
    ltl_program_check(ltl_program_run(LTL_PROGRAM, *state, "repo", command), text, is_there);
}

/* The short id that the commit before has in git's own words. */
static void says_commit(void **state, const char *revision, const char *before) {
    char command[256];
    (void)snprintf(command, sizeof(command),
                   "lintel review --format json | grep -q \"%s $(git rev-parse --short=10 %s)\" "
                   "&& echo it is named",
                   before, revision);
    check(state, command, "it is named", true);
}

static void a_security_fix_that_comes_undone(void **state) {
    sandbox_write(*state, "repo/app/find.py", weak);
    check(state, "lintel review", "review/security-fix-undone", true);
    check(state, "lintel review", "\"Fix SQL injection in search\"", true);
    says_commit(state, "HEAD~1", "brings back what");
}

static void a_check_that_a_fix_put_in(void **state) {
    sandbox_write(*state, "repo/app/total.py", counting);
    check(state, "lintel review", "review/fix-undone", true);
    says_commit(state, "HEAD", "takes out what");
}

/* A range begins at its base: what it mends and takes back itself is not of the past. */
static void ranges_and_renames(void **state) {
    sandbox_run(*state, "repo", "git mv app/find.py app/search.py");
    commit(*state, "repo/app/search.py", weak, "Simplify");
    check(state, "lintel review HEAD~1..HEAD", "review/security-fix-undone", true);
    check(state, "lintel review HEAD~1..HEAD", "app/search.py", true);
    check(state, "lintel review HEAD~3..HEAD", "review/security-fix-undone", false);
}

static void what_undoes_nothing(void **state) {
    static const struct {
        const char *path;
        const char *text;
    } cases[] = {
        /* the fix is written in another way */
        {"repo/app/find.py", "def find(cursor, name):\n    order = \"name\"\n"
                             "    return cursor.query(Item).where(Item.name == name)\n"},
        {"repo/app/total.py", "def total(items):\n    if len(items) == 0:\n        return 0\n"
                              "    return sum(items) / len(items)\n"},
        /* shifted, not taken out */
        {"repo/app/total.py", "def total(items):\n    with lock:\n        if not items:\n"
                              "            return 0\n        return sum(items) / len(items)\n"},
        /* the old line in a new place, and the fix where it was */
        {"repo/app/find.py",
         "def find(cursor, name):\n    order = \"name\"\n"
         "    return cursor.execute(\"SELECT 1 FROM t WHERE n = %s\", [name])\n\n\n"
         "def count(cursor, name):\n"
         "    return cursor.execute(\"SELECT 1 FROM u WHERE n = \" + name)\n"},
    };
    for (size_t i = 0; i < LTL_COUNT_OF(cases); i++) {
        sandbox_run(*state, "repo", "git checkout -q .");
        sandbox_write(*state, cases[i].path, cases[i].text);
        check(state, "lintel review", "fix-undone", false);
        check(state, "lintel review", "lintel: ", true); /* it was looked at */
    }
}

/* Who mends it again undoes the commit that took the fix back, and that mended nothing. */
static void a_fix_that_comes_back(void **state) {
    commit(*state, "repo/app/find.py", weak, "Revert \"Fix SQL injection in search\"");
    sandbox_write(*state, "repo/app/find.py", safe);
    check(state, "lintel review", "fix-undone", false);
}

static void a_history_that_is_not_there(void **state) {
    sandbox_run(*state, ".",
                "git clone -q --depth 1 file://$PWD/repo shallow && rm -rf repo && "
                "mv shallow repo");
    sandbox_write(*state, "repo/app/find.py", weak);
    check(state, "lintel review",
          "it is not known whether the change undoes a fix: the clone is shallow", true);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(a_security_fix_that_comes_undone),
        TEST(a_check_that_a_fix_put_in),
        TEST(ranges_and_renames),
        TEST(what_undoes_nothing),
        TEST(a_fix_that_comes_back),
        TEST(a_history_that_is_not_there),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
