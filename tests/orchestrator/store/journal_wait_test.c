/* Another process has the journal's file for longer than anybody would like. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>
#include <sqlite3.h>

#include "orchestrator/store/journal.h"
#include "tests/support/repository.h"

static const ltl_task task = {.name = "t", .version = 1};
static const ltl_flow_step step = {.name = LTL_STR_INIT("s"), .task = &task};

/* A process that has the lock until it is told to let go. */
typedef struct holder {
    pid_t pid;
    int say;
    uint32_t lets_go_at; /* milliseconds of waiting; 0: never */
    uint32_t waited;
    bool has_let_go;
} holder;

static void hold_until_told(const char *path, int heard, int said) {
    sqlite3 *store = NULL;
    char word = 0;
    bool is_held = sqlite3_open(path, &store) == SQLITE_OK &&
                   sqlite3_exec(store, "BEGIN IMMEDIATE", NULL, NULL, NULL) == SQLITE_OK;
    (void)!write(said, is_held ? "y" : "n", 1);
    (void)!read(heard, &word, 1);
    (void)sqlite3_exec(store, "ROLLBACK", NULL, NULL, NULL);
    (void)!write(said, "d", 1);
    _exit(0);
}

static int heard_back[2];

static holder hold(const char *path) {
    holder self = {0};
    int to[2];
    char word = 0;
    assert_int_equal(pipe(to), 0);
    assert_int_equal(pipe(heard_back), 0);
    self.pid = fork();
    if (self.pid == 0) {
        hold_until_told(path, to[0], heard_back[1]);
    }
    self.say = to[1];
    assert_int_equal(read(heard_back[0], &word, 1), 1);
    assert_int_equal(word, 'y');
    return self;
}

static void let_go(holder *self) {
    char word = 0;
    int status = 0;
    if (!self->has_let_go) {
        self->has_let_go = true;
        assert_int_equal(write(self->say, "x", 1), 1);
        assert_int_equal(read(heard_back[0], &word, 1), 1);
        waitpid(self->pid, &status, 0);
    }
}

/* In place of sleeping: time is what is counted. */
static void pause_counted(void *context, uint32_t waited_ms) {
    holder *self = context;
    self->waited = waited_ms > self->waited ? waited_ms : self->waited;
    if (self->lets_go_at != 0 && waited_ms >= self->lets_go_at) {
        let_go(self);
    }
}

static void started(ltl_journal *journal, uint64_t number) {
    ltl_happening happening = {
        .number = number, .kind = LTL_HAPPENING_STARTED, .step = &step, .key = LTL_STR("w/a")};
    ltl_journal_take(journal, &happening);
}

static bool count_rows(void *context, const ltl_journal_row *row) {
    uint32_t *count = context;
    assert_int_equal(row->number, ++*count);
    return true;
}

static void count_parts(void *context, ltl_str key, ltl_str bytes) {
    uint32_t *count = context;
    (void)key;
    assert_true(ltl_str_is(bytes, "what it came to"));
    ++*count;
}

typedef struct world {
    sandbox *box;
    char path[4096];
    ltl_journal *journal;
    holder other;
} world;

static int setup(void **state) {
    static world self;
    ltl_journal_run run = {.name = LTL_STR("w"),
                           .path = LTL_STR("w.yaml"),
                           .text = LTL_STR("workflow: w\n"),
                           .inputs = LTL_STR("-")};
    self = (world){.box = sandbox_new()};
    snprintf(self.path, sizeof(self.path), "%s", sandbox_path(self.box, "runs.db"));
    assert_int_equal(ltl_journal_open(self.path, &self.journal, NULL), LTL_OK);
    assert_int_equal(ltl_journal_begin(self.journal, &run, NULL), LTL_OK);
    self.other = hold(self.path);
    ltl_journal_pause_by(self.journal, pause_counted, &self.other);
    *state = &self;
    return 0;
}

static int teardown(void **state) {
    world *self = *state;
    let_go(&self->other);
    ltl_journal_close(self->journal);
    sandbox_free(self->box);
    return 0;
}

static void rows_are(const world *self, uint32_t rows, uint32_t parts) {
    uint32_t count = 0;
    uint32_t seen = 0;
    assert_int_equal(ltl_journal_rows(self->journal, 1, count_rows, &count, NULL), LTL_OK);
    assert_int_equal(count, rows);
    assert_int_equal(ltl_journal_parts(self->journal, count_parts, &seen, NULL), LTL_OK);
    assert_int_equal(seen, parts);
}

static const ltl_result bad = {.ending = LTL_ENDING_FAILED, .reason = LTL_STR_INIT("why")};

/* A scan goes on meanwhile: nothing is lost, and it hardly waits. */
static void what_a_scan_writes_is_held_while_somebody_has_the_file(void **state) {
    world *self = *state;
    ltl_journal_hold(self->journal);
    for (uint32_t i = 1; i <= 1000; i++) {
        started(self->journal, i);
    }
    ltl_journal_part_put(self->journal, LTL_STR("one"), LTL_STR("what it came to"));
    ltl_journal_part_put(self->journal, LTL_STR("two"), LTL_STR("what it came to"));
    ltl_journal_flush(self->journal);
    rows_are(self, 0, 0);
    assert_true(self->other.waited < 100);
    let_go(&self->other);
    ltl_journal_flush(self->journal);
    rows_are(self, 1000, 2);
    assert_int_equal(ltl_journal_end(self->journal, &bad, NULL), LTL_OK);
}

/* Longer than the five seconds after which it used to give up. */
static void the_end_waits_for_who_has_the_file(void **state) {
    world *self = *state;
    ltl_journal_hold(self->journal);
    started(self->journal, 1);
    self->other.lets_go_at = 20000;
    assert_int_equal(ltl_journal_end(self->journal, &bad, NULL), LTL_OK);
    assert_true(self->other.has_let_go && self->other.waited >= 20000);
    rows_are(self, 1, 0);
}

static void what_is_missing_in_the_end_is_said(void **state) {
    world *self = *state;
    ltl_error error = {0};
    ltl_journal_hold(self->journal);
    started(self->journal, 1);
    started(self->journal, 2);
    ltl_journal_part_put(self->journal, LTL_STR("one"), LTL_STR("what it came to"));
    assert_int_equal(ltl_journal_end(self->journal, &bad, &error), LTL_IO);
    assert_non_null(strstr(error.text, "database is locked; 3 entries of run 1 are missing"));
    assert_true(self->other.waited >= 29000 && self->other.waited <= 30000);
    rows_are(self, 0, 0);
}

/* What is written before something is begun waits for long, and but once for nothing. */
static void a_row_that_others_depend_on_waits(void **state) {
    world *self = *state;
    self->other.lets_go_at = 20000;
    started(self->journal, 1);
    assert_true(self->other.has_let_go);
    rows_are(self, 1, 0);
}

static void after_a_wait_for_nothing_the_next_is_short(void **state) {
    world *self = *state;
    started(self->journal, 1);
    assert_true(self->other.waited >= 29000);
    self->other.waited = 0;
    started(self->journal, 2);
    assert_true(self->other.waited < 100);
    let_go(&self->other);
    started(self->journal, 3);
    rows_are(self, 3, 0);
    assert_int_equal(ltl_journal_end(self->journal, &bad, NULL), LTL_OK);
}

/* 64 MiB and no more, however long it takes; what is lost is counted. */
static void what_is_held_meanwhile_has_a_limit(void **state) {
    enum { PART = 20 << 20, PARTS = 5, FIT = 4 };
    world *self = *state;
    static char bytes[PART];
    ltl_error error = {0};
    ltl_journal_hold(self->journal);
    for (int i = 0; i < PARTS; i++) {
        char key[8];
        snprintf(key, sizeof(key), "%d", i);
        ltl_journal_part_put(self->journal, ltl_str_of(key), (ltl_str){bytes, sizeof(bytes)});
    }
    let_go(&self->other);
    assert_int_equal(ltl_journal_end(self->journal, &bad, &error), LTL_IO);
    assert_non_null(strstr(error.text, "another process had it for too long; 1 entry of run 1 is"));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(what_a_scan_writes_is_held_while_somebody_has_the_file),
        TEST(the_end_waits_for_who_has_the_file),
        TEST(what_is_missing_in_the_end_is_said),
        TEST(a_row_that_others_depend_on_waits),
        TEST(after_a_wait_for_nothing_the_next_is_short),
        TEST(what_is_held_meanwhile_has_a_limit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
