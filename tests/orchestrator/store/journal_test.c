#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "orchestrator/store/journal.h"
#include "tests/support/repository.h"

static const ltl_task task = {.name = "t", .version = 1};
static const ltl_flow_step step = {.name = LTL_STR_INIT("s"), .task = &task};

static int setup(void **state) {
    *state = sandbox_new();
    return 0;
}

static int teardown(void **state) {
    sandbox_free(*state);
    return 0;
}

static ltl_journal *open_in(void **state, const char *name) {
    char path[4096];
    ltl_journal *journal = NULL;
    ltl_error error = {0};
    snprintf(path, sizeof(path), "%s", sandbox_path(*state, name));
    if (ltl_journal_open(path, &journal, &error) != LTL_OK) {
        fail_msg("%s", error.text);
    }
    return journal;
}

static ltl_journal_run begin(ltl_journal *journal) {
    ltl_journal_run run = {.name = LTL_STR("w"),
                           .path = LTL_STR("w.yaml"),
                           .text = LTL_STR("workflow: w\n"),
                           .inputs = LTL_STR("-"),
                           .seed = 7};
    assert_int_equal(ltl_journal_begin(journal, &run, NULL), LTL_OK);
    return run;
}

static void started(ltl_journal *journal, uint64_t number, const char *key) {
    ltl_happening happening = {
        .number = number, .kind = LTL_HAPPENING_STARTED, .step = &step, .key = ltl_str_of(key)};
    ltl_journal_take(journal, &happening);
}

static void ended(ltl_journal *journal, uint64_t number, const char *key, ltl_ending ending,
                  int64_t value) {
    ltl_str name = LTL_STR("value");
    ltl_data data = ltl_data_number(value);
    ltl_result result = {.ending = ending, .reason = LTL_STR("why")};
    if (ltl_ending_has_data(ending)) {
        result.outputs = ltl_data_record(&name, &data, 1);
    }
    ltl_happening happening = {.number = number,
                               .kind = LTL_HAPPENING_ENDED,
                               .step = &step,
                               .key = ltl_str_of(key),
                               .result = &result};
    ltl_journal_take(journal, &happening);
}

static bool count_rows(void *context, const ltl_journal_row *row) {
    uint32_t *count = context;
    assert_int_equal(row->number, ++*count);
    return true;
}

/* In a child, which then dies without a word. */
static int64_t run_and_die(void **state, bool is_over) {
    pid_t pid = fork();
    if (pid == 0) {
        ltl_journal *journal = open_in(state, "runs.db");
        (void)begin(journal);
        started(journal, 1, "w/a");
        ended(journal, 2, "w/a", LTL_ENDING_OK, 42);
        started(journal, 3, "w/b");
        ended(journal, 4, "w/b", LTL_ENDING_FAILED, 0);
        started(journal, 5, "w/c");
        ended(journal, 6, "w/d", LTL_ENDING_CANCELLED, 0);
        ltl_data place = ltl_data_number(99);
        ltl_happening told = {.number = 7,
                              .kind = LTL_HAPPENING_TOLD,
                              .step = &step,
                              .key = LTL_STR("w"),
                              .what = "checkpoint",
                              .data = &place};
        ltl_journal_take(journal, &told);
        if (is_over) {
            ltl_result result = {.ending = LTL_ENDING_FAILED, .reason = LTL_STR("b: why")};
            (void)!ltl_journal_end(journal, &result, NULL);
        }
        _exit(0);
    }
    int status = 0;
    waitpid(pid, &status, 0);
    assert_int_equal(status, 0);
    return 1;
}

static void a_resumed_run_knows_what_was_finished(void **state) {
    int64_t id = run_and_die(state, false);
    ltl_journal *journal = open_in(state, "runs.db");
    ltl_arena arena = {0};
    ltl_journal_run run;
    ltl_past past;
    assert_int_equal(ltl_journal_find(journal, &arena, id, &run, NULL), LTL_OK);
    assert_true(ltl_str_is(run.status, "interrupted"));
    assert_int_equal(ltl_journal_resume(journal, &arena, id, false, &run, &past, NULL), LTL_OK);
    assert_int_equal(run.seed, 7);
    assert_true(ltl_str_is(run.text, "workflow: w\n"));
    ltl_result result = {0};
    bool was_started = false;
    assert_true(past.result(past.context, LTL_STR("w/a"), &arena, &result, &was_started));
    assert_int_equal(ltl_data_member_number(&result.outputs, "value", 0), 42);
    assert_true(past.result(past.context, LTL_STR("w/b"), &arena, &result, &was_started));
    assert_int_equal(result.ending, LTL_ENDING_FAILED);
    assert_false(past.result(past.context, LTL_STR("w/c"), &arena, &result, &was_started));
    assert_true(was_started); /* and nobody knows how far it came */
    was_started = false;
    assert_false(past.result(past.context, LTL_STR("w/d"), &arena, &result, &was_started));
    assert_false(past.result(past.context, LTL_STR("w/e"), &arena, &result, &was_started));
    assert_false(was_started);
    ltl_data place;
    assert_true(past.told(past.context, LTL_STR("w"), "checkpoint", &arena, &place));
    assert_int_equal(place.number, 99);
    /* What follows is appended, with the next numbers. */
    started(journal, 1, "w/c");
    uint32_t count = 0;
    assert_int_equal(ltl_journal_rows(journal, id, count_rows, &count, NULL), LTL_OK);
    assert_int_equal(count, 8);
    ltl_journal_close(journal);
    ltl_arena_clear(&arena);
}

static uint32_t rows_of(void **state) {
    uint32_t count = 0;
    ltl_journal *journal = open_in(state, "runs.db");
    assert_int_equal(ltl_journal_rows(journal, 1, count_rows, &count, NULL), LTL_OK);
    ltl_journal_close(journal);
    return count;
}

/* Who dies while words are held loses those behind the last part, and no part. */
static void what_is_held_comes_with_the_next_part(void **state) {
    ltl_journal *journal = open_in(state, "runs.db");
    (void)begin(journal);
    ltl_journal_hold(journal);
    started(journal, 1, "w/a");
    ended(journal, 2, "w/a", LTL_ENDING_OK, 42);
    assert_int_equal(rows_of(state), 0);
    ltl_journal_part_put(journal, LTL_STR("a"), LTL_STR("what a came to"));
    assert_int_equal(rows_of(state), 2);
    started(journal, 3, "w/b");
    assert_int_equal(rows_of(state), 2);
    ltl_journal_flush(journal);
    assert_int_equal(rows_of(state), 3);
    ended(journal, 4, "w/b", LTL_ENDING_FAILED, 0);
    ltl_result result = {.ending = LTL_ENDING_FAILED, .reason = LTL_STR("b: why")};
    assert_int_equal(ltl_journal_end(journal, &result, NULL), LTL_OK);
    assert_int_equal(rows_of(state), 4);
    ltl_journal_close(journal);
}

/* However many there are: they do not pile up. */
static void what_is_held_has_a_limit(void **state) {
    ltl_journal *journal = open_in(state, "runs.db");
    (void)begin(journal);
    ltl_journal_hold(journal);
    for (uint32_t i = 1; i <= 1000; i++) {
        started(journal, i, "w/a");
    }
    assert_true(rows_of(state) >= 500);
    ltl_journal_close(journal);
}

static void retrying_does_again_what_failed(void **state) {
    int64_t id = run_and_die(state, true);
    ltl_journal *journal = open_in(state, "runs.db");
    ltl_arena arena = {0};
    ltl_journal_run run;
    ltl_past past;
    assert_int_equal(ltl_journal_resume(journal, &arena, id, true, &run, &past, NULL), LTL_OK);
    ltl_result result = {0};
    bool was_started = false;
    assert_true(past.result(past.context, LTL_STR("w/a"), &arena, &result, &was_started));
    assert_false(past.result(past.context, LTL_STR("w/b"), &arena, &result, &was_started));
    assert_false(was_started);
    ltl_journal_close(journal);
    ltl_arena_clear(&arena);
}

static void what_cannot_be_resumed_is_refused(void **state) {
    ltl_journal *journal = open_in(state, "runs.db");
    ltl_arena arena = {0};
    ltl_journal_run run;
    ltl_past past;
    ltl_error error = {0};
    assert_int_equal(ltl_journal_resume(journal, &arena, 5, false, &run, &past, &error),
                     LTL_NOT_FOUND);
    int64_t id = begin(journal).id;
    assert_int_equal(ltl_journal_resume(journal, &arena, id, false, &run, &past, &error),
                     LTL_REFUSED);
    assert_non_null(strstr(error.text, "still running"));
    ltl_result result = {.ending = LTL_ENDING_OK, .reason = LTL_STR("")};
    assert_int_equal(ltl_journal_end(journal, &result, NULL), LTL_OK);
    assert_int_equal(ltl_journal_resume(journal, &arena, id, false, &run, &past, &error),
                     LTL_REFUSED);
    assert_non_null(strstr(error.text, "nothing to do"));
    ltl_journal_close(journal);
    ltl_arena_clear(&arena);
}

static void requests_reach_the_run_once(void **state) {
    ltl_journal *journal = open_in(state, "runs.db");
    ltl_journal *other = open_in(state, "runs.db");
    ltl_arena arena = {0};
    ltl_str what;
    int64_t id = begin(journal).id;
    assert_false(ltl_journal_asked(journal, &arena, &what));
    assert_int_equal(ltl_journal_ask(other, id, "pause", NULL), LTL_OK);
    assert_int_equal(ltl_journal_ask(other, id + 1, "cancel", NULL), LTL_OK);
    assert_int_equal(ltl_journal_ask(other, id, "cancel", NULL), LTL_OK);
    assert_true(ltl_journal_asked(journal, &arena, &what) && ltl_str_is(what, "pause"));
    assert_true(ltl_journal_asked(journal, &arena, &what) && ltl_str_is(what, "cancel"));
    assert_false(ltl_journal_asked(journal, &arena, &what));
    ltl_journal_close(journal);
    ltl_journal_close(other);
    ltl_arena_clear(&arena);
}

static void other_files_are_left_alone(void **state) {
    char path[4096];
    ltl_journal *journal = NULL;
    ltl_error error = {0};
    sandbox_write(*state, "text.db",
                  "this is no database, and it is long enough to be looked at as one\n");
    snprintf(path, sizeof(path), "%s", sandbox_path(*state, "text.db"));
    assert_int_equal(ltl_journal_open(path, &journal, &error), LTL_SYNTAX);
    FILE *file = fopen(path, "r");
    char text[16] = "";
    assert_non_null(fgets(text, sizeof(text), file));
    fclose(file);
    assert_string_equal(text, "this is no data");
    snprintf(path, sizeof(path), "%s", sandbox_path(*state, "no/such/folder/runs.db"));
    assert_int_equal(ltl_journal_open(path, &journal, &error), LTL_IO);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

/* Nobody who comes while another process makes the tables takes the file for somebody else's. */
static void many_may_open_a_new_one_at_once(void **state) {
    enum { ROUNDS = 20, PROCESSES = 6 };
    for (int round = 0; round < ROUNDS; round++) {
        char path[4096];
        char name[32];
        snprintf(name, sizeof(name), "new%d", round);
        snprintf(path, sizeof(path), "%s", sandbox_path(*state, name));
        for (int i = 0; i < PROCESSES; i++) {
            if (fork() == 0) {
                ltl_journal *journal = NULL;
                ltl_status status = ltl_journal_open(path, &journal, NULL);
                ltl_journal_close(journal);
                _exit(status == LTL_OK ? 0 : 1);
            }
        }
        int failed = 0;
        for (int i = 0; i < PROCESSES; i++) {
            int code = -1;
            wait(&code);
            failed += code != 0;
        }
        assert_int_equal(failed, 0);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(a_resumed_run_knows_what_was_finished),
        TEST(what_is_held_comes_with_the_next_part),
        TEST(what_is_held_has_a_limit),
        TEST(retrying_does_again_what_failed),
        TEST(what_cannot_be_resumed_is_refused),
        TEST(requests_reach_the_run_once),
        TEST(other_files_are_left_alone),
        TEST(many_may_open_a_new_one_at_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
