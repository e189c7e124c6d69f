#include <malloc.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "tests/support/flow.h"

static flow play;

static int clear(void **state) {
    (void)state;
    flow_clear(&play);
    return 0;
}

static ltl_ending run(int last, const char *clean, const char *check, const char *total,
                      const char *options) {
    static char text[2048];
    snprintf(text, sizeof(text),
             "workflow: w\n"
             "stream:\n"
             "  source: {name: read, task: rows, with: {cursor: $cursor, last: %d}}\n"
             "  stages:\n"
             "    - {name: clean, task: keep, with: {rows: $rows, %s}}\n"
             "    - {name: check, task: keep, with: {rows: $rows, %s}}\n"
             "  fold: {name: total, task: sum, with: {rows: $rows, state: $state, %s}}\n"
             "%s",
             last, clean, check, total, options);
    return flow_run(&play, text);
}

static int64_t rows_of(const char *stage, const char *what) {
    const ltl_data *counts = ltl_data_member(flow_output(&play, "w", "rows"), ltl_str_of(stage));
    return ltl_data_member_number(counts, what, -1);
}

/* Rows in, rows out: the second stage sees the rows of the first, not a list of its results. */
static void rows_in_rows_out(void **state) {
    (void)state;
    assert_int_equal(run(1000, "drop: 10", "drop: 0", "takes: 0", ""), LTL_ENDING_OK);
    assert_int_equal(flow_output(&play, "w", "state")->number, 500500 - 50500);
    assert_int_equal(rows_of("clean", "in"), 1000);
    assert_int_equal(rows_of("clean", "out"), 900);
    assert_int_equal(rows_of("clean", "dead"), 100);
    assert_int_equal(rows_of("check", "in"), 900);
    assert_int_equal(rows_of("total", "in"), 900);
    assert_int_equal(flow_output(&play, "w", "batches")->number, 100);
}

static void nothing_survives_the_run(void **state) {
    (void)state;
    assert_int_equal(run(25, "drop: 0", "drop: 0", "takes: 0", ""), LTL_ENDING_OK);
    assert_int_equal(flow_play(&play), LTL_ENDING_OK);
    assert_int_equal(flow_output(&play, "w", "state")->number, 325);
    flow_clear(&play);
    assert_int_equal(run(0, "drop: 0", "drop: 0", "takes: 0", ""), LTL_ENDING_OK);
    assert_int_equal(flow_output(&play, "w", "state")->number, 0);
}

/* Stages work at the same time, each on one batch, and the result does not depend on how many workers there are. */
static void stages_overlap_and_keep_the_order(void **state) {
    (void)state;
    assert_int_equal(run(200, "takes: 10", "takes: 10", "takes: 10", ""), LTL_ENDING_OK);
    assert_in_range(play.now_us, 200000, 240000);
    int64_t sum = flow_output(&play, "w", "state")->number;
    for (uint32_t shuffle = 1; shuffle < 10; shuffle++) {
        flow_clear(&play);
        play.shuffle = shuffle;
        play.options.places[LTL_ROOM_CPU] = 1 + shuffle % 3;
        assert_int_equal(run(200, "takes: 10", "takes: 3", "takes: 7", ""), LTL_ENDING_OK);
        assert_int_equal(flow_output(&play, "w", "state")->number, sum);
    }
}

static uint32_t most_read;

static void count_read(flow *self) {
    uint32_t read = flow_count(self, "ended w/read");
    uint32_t folded = flow_count(self, "ended w/total");
    most_read = read - folded > most_read ? read - folded : most_read;
}

/* A slow end holds up the source: no more batches are about than the buffers hold. */
static void a_slow_stage_holds_up_the_source(void **state) {
    (void)state;
    most_read = 0;
    play.at_moment = count_read;
    assert_int_equal(run(300, "takes: 0", "takes: 0", "takes: 100", "  buffer: 2\n"),
                     LTL_ENDING_OK);
    /* At most: two before each of three stages, one in each, one being read. */
    assert_true(most_read <= 3 * 2 + 3 + 1);
}

/* A batch nobody can read is told with its number; the rest goes on. */
static void poison_does_not_end_the_stream(void **state) {
    (void)state;
    assert_int_equal(run(100, "poison: 35", "drop: 0", "takes: 0", ""), LTL_ENDING_PARTIAL);
    assert_int_equal(flow_output(&play, "w", "state")->number, 5050 - (31 + 40) * 10 / 2);
    assert_int_equal(rows_of("clean", "dead"), 10);
    assert_int_equal(flow_count(&play, "told w poison cannot read row 35"), 1);
    assert_string_equal(flow_reason(&play, "w"), "1 of 10 batches could not be read");
    flow_clear(&play);
    assert_int_equal(run(100, "poison: 35", "drop: 0", "takes: 0", "  stops_at_poison: true\n"),
                     LTL_ENDING_FAILED);
    assert_string_equal(flow_reason(&play, "w"), "clean: cannot read row 35");
}

/* A stage in a guard with a time limit: what takes longer is poison of that stage, and the run has its end. */
static void a_stage_that_takes_too_long_is_told(void **state) {
    (void)state;
    static const char text[] =
        "workflow: w\n"
        "stream:\n"
        "  source: {name: read, task: rows, with: {cursor: $cursor, last: 20}}\n"
        "  stages:\n"
        "    - name: clean\n"
        "      guard:\n"
        "        step: {name: slow, task: keep, with: {rows: $rows, takes: 100}}\n"
        "        retry: {attempts: 1, deadline: 50ms}\n"
        "  fold: {name: total, task: sum, with: {rows: $rows, state: $state}}\n";
    assert_int_equal(flow_run(&play, text), LTL_ENDING_PARTIAL);
    assert_string_equal(flow_reason(&play, "w"), "2 of 2 batches could not be read");
    assert_int_equal(rows_of("clean", "dead"), 20);
    assert_in_range(play.now_us, 100000, 300000);
}

static void snapshots_are_prefixes_and_say_so(void **state) {
    (void)state;
    assert_int_equal(run(100, "drop: 0", "drop: 0", "takes: 0", "  snapshot: 3\n"), LTL_ENDING_OK);
    assert_int_equal(flow_count(&play, "told w snapshot provisional"), 3);
    ltl_data value;
    for (uint32_t i = 0, n = 0; i < play.kept_count; i++) {
        if (ltl_str_is(play.kept[i].what, "snapshot")) {
            assert_int_equal(ltl_data_unpack(&play.arena, play.kept[i].bytes, &value), LTL_OK);
            int64_t rows = 30 * (int64_t)++n;
            assert_int_equal(value.number, rows * (rows + 1) / 2);
        }
    }
}

/* Killed at any moment, it goes on at the last checkpoint, and the sum is the same. */
static void a_killed_stream_goes_on_at_its_checkpoint(void **state) {
    (void)state;
    for (uint32_t after = 5; after < 400; after += 13) {
        play.crash_after = after;
        assert_int_equal(run(1000, "drop: 7", "drop: 0", "takes: 0", "  checkpoint: 4\n"),
                         LTL_ENDING_NONE);
        uint32_t checkpoints = flow_count(&play, "told w checkpoint");
        assert_int_equal(flow_again(&play), LTL_ENDING_OK);
        assert_int_equal(flow_output(&play, "w", "state")->number, 500500 - 7 * 142 * 143 / 2);
        assert_int_equal(rows_of("clean", "in"), 1000);
        assert_int_equal(rows_of("clean", "dead"), 142);
        assert_int_equal(flow_count(&play, "ended w/total"), 100 - 4 * checkpoints);
        flow_clear(&play);
    }
}

/* A batch that is lost keeps its turn: a checkpoint behind it is behind those before it, too. */
static void no_checkpoint_overtakes_a_batch(void **state) {
    (void)state;
    for (uint32_t after = 1; after < 400; after++) {
        play.crash_after = after;
        ltl_ending ending = run(100, "poison: 55", "takes: 5", "takes: 20", "  checkpoint: 1\n");
        ending = ending == LTL_ENDING_NONE ? flow_again(&play) : ending;
        assert_int_equal(ending, LTL_ENDING_PARTIAL); /* however often it died */
        assert_int_equal(flow_output(&play, "w", "state")->number, 5050 - 555);
        assert_int_equal(rows_of("clean", "in"), 100);
        flow_clear(&play);
    }
}

/* Where a lost batch ends the stream, who goes on reads it again. */
static void no_checkpoint_lies_behind_what_ended_the_stream(void **state) {
    (void)state;
    play.inject = "clean[6]";
    play.inject_ending = LTL_ENDING_FAILED;
    assert_int_equal(
        run(100, "drop: 0", "takes: 5", "takes: 20", "  checkpoint: 1\n  stops_at_poison: true\n"),
        LTL_ENDING_FAILED);
    play.inject = NULL;
    assert_int_equal(flow_again(&play), LTL_ENDING_OK);
    assert_int_equal(flow_output(&play, "w", "state")->number, 5050);
    assert_int_equal(rows_of("total", "in"), 100);
}

static void stopping_leaves_a_checkpoint_behind(void **state) {
    (void)state;
    play.stop_at_us = 500000;
    play.stop_ending = LTL_ENDING_CANCELLED;
    assert_int_equal(run(1000, "takes: 10", "takes: 10", "takes: 10", "  checkpoint: 10\n"),
                     LTL_ENDING_CANCELLED);
    assert_in_range(flow_count(&play, "told w checkpoint"), 3, 5);
    assert_int_equal(flow_again(&play), LTL_ENDING_OK);
    assert_int_equal(flow_output(&play, "w", "state")->number, 500500);
    assert_true(play.calls < 200);
}

static size_t bytes_held(void) {
    struct mallinfo2 all = mallinfo2(); /* nothing, where a checker has an allocator of its own */
    return all.uordblks + all.hblkhd;
}

/* However long the stream is, what is kept is what is under way, and the one state. */
static void memory_does_not_grow(void **state) {
    (void)state;
    enum { MOST_MORE = 1 << 20 }; /* for the log that this test keeps */
    assert_int_equal(run(2000, "drop: 0", "drop: 0", "takes: 0", "  checkpoint: 0\n"), LTL_ENDING_OK);
    size_t few = bytes_held();
    flow_clear(&play);
    assert_int_equal(run(20000, "drop: 0", "drop: 0", "takes: 0", "  checkpoint: 0\n"),
                     LTL_ENDING_OK);
    assert_true(bytes_held() <= few + MOST_MORE);
    assert_int_equal(flow_output(&play, "w", "batches")->number, 2000);
    /* Nothing within is left but the fold that holds the state. */
    assert_null(flow_step(&play, "read"));
    assert_null(flow_step(&play, "clean"));
    assert_non_null(flow_step(&play, "total"));
}

static void mistakes_are_found_at_rest(void **state) {
    (void)state;
    assert_int_not_equal(flow_read(&play, "workflow: w\n"
                                          "stream:\n"
                                          "  source: {name: read, task: work}\n"
                                          "  stages:\n"
                                          "    - {name: clean, task: work, with: {value: $rows}}\n"
                                          "  fold: {name: total, task: work}\n"),
                         LTL_OK);
    flow_problem(&play, "the source `read` has no output `cursor`");
    flow_problem(&play, "the stage `clean` has no output `rows`: rows in, rows out");
    flow_problem(&play, "the fold `total` has no output `state`");
}

#define TEST(name) cmocka_unit_test_teardown(name, clear)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(rows_in_rows_out),
        TEST(nothing_survives_the_run),
        TEST(stages_overlap_and_keep_the_order),
        TEST(a_slow_stage_holds_up_the_source),
        TEST(poison_does_not_end_the_stream),
        TEST(a_stage_that_takes_too_long_is_told),
        TEST(snapshots_are_prefixes_and_say_so),
        TEST(a_killed_stream_goes_on_at_its_checkpoint),
        TEST(no_checkpoint_overtakes_a_batch),
        TEST(no_checkpoint_lies_behind_what_ended_the_stream),
        TEST(stopping_leaves_a_checkpoint_behind),
        TEST(memory_does_not_grow),
        TEST(mistakes_are_found_at_rest),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
