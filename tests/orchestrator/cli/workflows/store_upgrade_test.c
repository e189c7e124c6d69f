/* An old store becomes a new one, whatever happens on the way: killed after each happening and at random moments, each
 * step failing, the backup kept for as long as it may be needed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>
#include <sqlite3.h>

#include "orchestrator/cli/workflows/store_upgrade.h"
#include "orchestrator/store/migration.h"
#include "tests/support/old_store.h"
#include "tests/support/program.h"
#include "tests/support/random.h"

enum { RUNS = 40, HAPPENINGS = 50 };

static ltl_arena arena;
static char path[4096];

static sqlite3 *open_store(void) {
    sqlite3 *store = NULL;
    assert_int_equal(sqlite3_open(path, &store), SQLITE_OK);
    sqlite3_busy_timeout(store, 2000);
    return store;
}

static void execute(const char *text) {
    sqlite3 *store = open_store();
    char *why = NULL;
    if (sqlite3_exec(store, text, NULL, NULL, &why) != SQLITE_OK) {
        fail_msg("%s: %s", text, why);
    }
    sqlite3_close(store);
}

static int64_t ask(const char *query) {
    sqlite3 *store = open_store();
    sqlite3_stmt *statement = NULL;
    int64_t value = -1;
    if (sqlite3_prepare_v2(store, query, -1, &statement, NULL) == SQLITE_OK &&
        sqlite3_step(statement) == SQLITE_ROW) {
        value = sqlite3_column_int64(statement, 0);
    }
    sqlite3_finalize(statement);
    sqlite3_close(store);
    return value;
}

static bool is_there(const char *ending) {
    char name[4200];
    snprintf(name, sizeof(name), "%s%s", path, ending);
    return access(name, F_OK) == 0;
}

static void old_store_make(void) {
    static const char *const endings[] = {"", "-wal", "-shm", ".backup", ".upgrade", ".upgrade-wal"};
    for (size_t i = 0; i < LTL_COUNT_OF(endings); i++) {
        char name[4200];
        snprintf(name, sizeof(name), "%s%s", path, endings[i]);
        (void)unlink(name);
    }
    execute(ltl_old_store_tables);
    execute(ltl_old_store_rows(&arena, RUNS, HAPPENINGS).ptr);
}

static int setup(void **state) {
    sandbox *box = sandbox_new();
    sandbox_folder(box, "state");
    snprintf(path, sizeof(path), "%s", sandbox_path(box, "state/runs.db"));
    setenv("LINTEL_STATE_DIR", sandbox_path(box, "state"), 1);
    old_store_make();
    *state = box;
    return 0;
}

static int teardown(void **state) {
    ltl_arena_clear(&arena);
    sandbox_free(*state);
    return 0;
}

static ltl_status upgrade(const ltl_store_watch *watch, ltl_error *error) {
    return ltl_store_upgrade(&arena, ltl_str_of(path), watch, error);
}

static void rows_are_all_there(void) {
    assert_int_equal(ask("SELECT count(*) FROM runs"), RUNS);
    assert_int_equal(ask("SELECT count(*) FROM happenings"), RUNS * HAPPENINGS);
    assert_int_equal(ask("SELECT sum(at) FROM happenings"),
                     (int64_t)100000 * (RUNS * HAPPENINGS - 1) * RUNS * HAPPENINGS / 2);
}

static void is_new(void) {
    assert_int_equal(ltl_store_age_at(path), LTL_STORE_CURRENT);
    rows_are_all_there();
    assert_int_equal(ask("SELECT count(*) FROM runs WHERE ended IS NULL"), 0);
    assert_int_equal(ask("SELECT ended - started FROM runs WHERE id = 3"), 14);
    assert_int_equal(ask("SELECT count(*) FROM runs WHERE command = 'workflow'"), RUNS);
    assert_false(is_there(".backup"));
    assert_false(is_there(".upgrade"));
}

static void is_old(void) {
    assert_int_equal(ltl_store_age_at(path), LTL_STORE_OLD);
    rows_are_all_there();
    assert_int_equal(ask("SELECT count(*) FROM pragma_table_info('runs')"), 11);
    assert_int_equal(ask("SELECT count(*) FROM sqlite_master WHERE name = 'parts'"), 0);
}

static void the_program_finds_and_upgrades_it(void **state) {
    ltl_program program = ltl_program_run(LTL_PROGRAM, *state, ".", "lintel run list | wc -l");
    assert_string_equal(program.out, "40\n");
    is_new();
    program = ltl_program_run(LTL_PROGRAM, *state, ".", "lintel run show 3");
    assert_int_equal(program.code, 0);
    assert_non_null(strstr(program.out, "w3"));
}

static void as_a_workflow_of_its_own(void **state) {
    sandbox_run(*state, "state", "mv runs.db other.db; rm -f runs.db-*");
    ltl_program program =
        ltl_program_run(LTL_PROGRAM, *state, ".",
                        "lintel workflow run store-migration -i store=state/other.db 2>&1 && "
                        "lintel workflow run store-migration -i store=state/none.db 2>&1");
    assert_int_equal(program.code, 1);
    assert_non_null(strstr(program.out, "ok        data"));
    assert_non_null(strstr(program.out, "\"upgraded\": true"));
    assert_non_null(strstr(program.out, "ok        cleanup"));
    assert_non_null(strstr(program.out, "backup: there is no store state/none.db; 1 undone"));
    snprintf(path, sizeof(path), "%s", sandbox_path(*state, "state/other.db"));
    is_new();
    program = ltl_program_run(LTL_PROGRAM, *state, ".",
                              "lintel workflow run store-migration -i store=state/other.db 2>&1");
    assert_int_equal(program.code, 0);
    assert_null(strstr(program.out, "data"));
    assert_non_null(strstr(program.out, "\"upgraded\": false"));
    program = ltl_program_run(LTL_PROGRAM, *state, ".",
                              "lintel workflow run store-migration -i store=no/none.db 2>&1");
    assert_int_equal(program.code, 1); /* nothing is left behind that somebody would have to look at */
    is_new();
}

static void a_newer_one_is_refused(void **state) {
    execute("PRAGMA user_version = 99");
    ltl_program program = ltl_program_run(LTL_PROGRAM, *state, ".", "lintel run list");
    assert_int_equal(program.code, 2);
    assert_non_null(strstr(program.err, "written by a newer Lintel (version 99, this one knows 3)"));
    assert_non_null(strstr(program.err, "/runs.db: ")); /* which file it is */
    assert_int_equal(ask("PRAGMA user_version"), 99);
    assert_false(is_there(".backup"));
    rows_are_all_there();
}

/* ---- death ---- */

static char memory_folder[64];

/* In memory where there is such a place: a killed process leaves the same behind there, and nobody waits for a disk. */
static int setup_in_memory(void **state) {
    *state = sandbox_new();
    (void)snprintf(memory_folder, sizeof(memory_folder), "/dev/shm/lintel-test-XXXXXX");
    const char *folder =
        mkdtemp(memory_folder) != NULL ? memory_folder : sandbox_path(*state, ".");
    snprintf(path, sizeof(path), "%s/runs.db", folder);
    old_store_make();
    return 0;
}

static int teardown_in_memory(void **state) {
    sandbox_run(*state, ".", "rm -rf '%s'", memory_folder);
    return teardown(state);
}

typedef struct doom {
    uint32_t after;
    uint32_t seen;
} doom;

static void die_after(void *context, const ltl_happening *happening) {
    doom *self = context;
    (void)happening;
    if (++self->seen == self->after) {
        kill(getpid(), SIGKILL);
    }
}

/* In a child; true when it was killed. */
static bool upgrade_and_die(uint32_t after) {
    pid_t pid = fork();
    if (pid == 0) {
        doom own = {.after = after};
        ltl_store_watch watch = {die_after, &own};
        ltl_error error = {0};
        _exit(upgrade(&watch, &error) == LTL_OK ? 0 : 1);
    }
    int status = 0;
    waitpid(pid, &status, 0);
    assert_true(WIFSIGNALED(status) || WEXITSTATUS(status) == 0);
    return WIFSIGNALED(status);
}

static void it_goes_on_after_a_death_at_each_happening(void **state) {
    (void)state;
    uint32_t after = 1;
    for (; upgrade_and_die(after); after++) {
        /* A second death while it is resumed, every other time. */
        if (after % 2 == 0) {
            (void)upgrade_and_die(after / 2);
        }
        rows_are_all_there();
        ltl_error error = {0};
        if (upgrade(NULL, &error) != LTL_OK) {
            fail_msg("after %u happenings: %s", after, error.text);
        }
        is_new();
        old_store_make();
    }
    assert_true(after > 15);
    is_new();
}

static void it_goes_on_after_a_death_at_any_moment(void **state) {
    (void)state;
    ltl_random random = ltl_random_make("store upgrade", 20261128);
    for (int round = 0; round < 25; round++) {
        old_store_make();
        pid_t pid = fork();
        if (pid == 0) {
            ltl_error error = {0};
            _exit(upgrade(NULL, &error) == LTL_OK ? 0 : 1);
        }
        struct timespec wait = {0, (long)ltl_random_below(&random, 25000) * 1000};
        nanosleep(&wait, NULL);
        kill(pid, SIGKILL);
        int status = 0;
        waitpid(pid, &status, 0);
        rows_are_all_there();
        ltl_error error = {0};
        if (upgrade(NULL, &error) != LTL_OK) {
            fail_msg("round %d: %s", round, error.text);
        }
        is_new();
    }
}

/* ---- failure ---- */

static void a_step_that_fails_puts_it_back(void **state) {
    (void)state;
    ltl_error error = {0};
    /* The tables: one of the new ones is there already. */
    execute("CREATE TABLE parts (x)");
    assert_int_equal(upgrade(NULL, &error), LTL_IO);
    assert_non_null(strstr(error.text, "schema"));
    assert_non_null(strstr(error.text, "it is as it was"));
    assert_false(is_there(".backup"));
    execute("DROP TABLE parts");
    is_old();
    /* The data: a trigger refuses. */
    execute("CREATE TRIGGER t BEFORE UPDATE ON runs BEGIN SELECT raise(ABORT, 'no'); END");
    assert_int_equal(upgrade(NULL, &error), LTL_IO);
    assert_non_null(strstr(error.text, "data: the data: no"));
    execute("DROP TRIGGER t");
    is_old();
    /* The validation: a column that no version has. */
    execute("ALTER TABLE requests ADD COLUMN strange TEXT");
    assert_int_equal(upgrade(NULL, &error), LTL_IO);
    assert_non_null(strstr(error.text, "column requests.strange should not be there"));
    assert_int_equal(ask("SELECT count(*) FROM pragma_table_info('requests')"), 4);
    execute("ALTER TABLE requests DROP COLUMN strange");
    is_old();
    assert_false(is_there(".backup"));
    assert_int_equal(upgrade(NULL, &error), LTL_OK);
    is_new();
}

/* The backup of a store that cannot be put back stays: it is the only copy. */
static void the_backup_outlives_a_restore_that_fails(void **state) {
    (void)state;
    ltl_error error = {0};
    bool is_old = false;
    execute("CREATE TRIGGER t BEFORE UPDATE ON runs BEGIN SELECT raise(ABORT, 'no'); END");
    assert_int_equal(ltl_store_backup(path, &is_old, &error), LTL_OK);
    assert_true(is_old);
    assert_int_equal(ltl_store_migrate_schema(path, &error), LTL_OK);
    assert_int_equal(ltl_store_age_at(path), LTL_STORE_UNDER_WAY);
    /* Damage the backup: what a restore reads is not whole. */
    char name[4200];
    snprintf(name, sizeof(name), "%s.backup", path);
    FILE *file = fopen(name, "r+");
    assert_non_null(file);
    fseek(file, 4096 * 2, SEEK_SET);
    for (int i = 0; i < 4096; i++) {
        fputc(0x5A, file);
    }
    fclose(file);
    assert_int_equal(upgrade(NULL, &error), LTL_IO);
    assert_non_null(strstr(error.text, "not undone: data, schema, backup"));
    assert_non_null(strstr(error.text, "runs.db.backup"));
    assert_true(is_there(".backup"));
}

static void without_a_backup_half_a_store_is_left_alone(void **state) {
    (void)state;
    ltl_error error = {0};
    bool is_old = false;
    assert_int_equal(ltl_store_backup(path, &is_old, &error), LTL_OK);
    assert_int_equal(ltl_store_migrate_schema(path, &error), LTL_OK);
    assert_int_equal(ltl_store_drop_backup(path, &error), LTL_OK);
    assert_int_equal(upgrade(NULL, &error), LTL_IO);
    assert_non_null(strstr(error.text, "is gone"));
    assert_int_equal(ltl_store_age_at(path), LTL_STORE_UNDER_WAY);
    rows_are_all_there();
}

/* Several processes at once: one upgrades, the others wait for it. */
static void one_at_a_time(void **state) {
    ltl_program program = ltl_program_run(
        LTL_PROGRAM, *state, ".",
        "for n in 1 2 3 4; do (lintel run list | wc -l > out.$n) & done; wait; cat out.*");
    assert_string_equal(program.out, "40\n40\n40\n40\n");
    is_new();
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(the_program_finds_and_upgrades_it),
        TEST(as_a_workflow_of_its_own),
        TEST(a_newer_one_is_refused),
        cmocka_unit_test_setup_teardown(it_goes_on_after_a_death_at_each_happening,
                                        setup_in_memory, teardown_in_memory),
        cmocka_unit_test_setup_teardown(it_goes_on_after_a_death_at_any_moment, setup_in_memory,
                                        teardown_in_memory),
        TEST(a_step_that_fails_puts_it_back),
        TEST(the_backup_outlives_a_restore_that_fails),
        TEST(without_a_backup_half_a_store_is_left_alone),
        TEST(one_at_a_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
