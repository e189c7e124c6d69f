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

/* Backup, schema, data, validate, clean up; how each of them and each undo ends is given. */
typedef struct ways {
    const char *schema;
    const char *data;
    const char *validate;
    const char *cleanup;
    const char *after;
    const char *undo_data;
    const char *undo_schema;
    int undo_times;
    const char *deadline; /* of the whole */
} ways;

static ltl_ending migrate(ways how) {
    static char text[4096];
#define WAY(field) (how.field ? how.field : "ok")
    snprintf(text, sizeof(text),
             "workflow: w\n"
             "deadline: %s\n"
             "saga:\n"
             "  pivot: cleanup\n"
             "  careful: [backup]\n"
             "  steps:\n"
             "    - {name: backup, task: work, with: {value: copy, takes: 10}}\n"
             "    - {name: schema, task: once, with: {ends: %s, takes: 10}}\n"
             "    - {name: data, task: once, with: {ends: %s, takes: 10}}\n"
             "    - {name: validate, task: work, with: {ends: %s, takes: 10}}\n"
             "    - {name: cleanup, task: work, with: {ends: %s, takes: 10}}\n"
             "    - {name: after, task: work, with: {ends: %s, takes: 10}}\n"
             "  undo:\n"
             "    backup: {name: drop-backup, task: work, with: {value: $backup.value}}\n"
             "    schema: {name: undo-schema, task: work, with: {value: $backup.value, ends: %s, "
             "times: %d}}\n"
             "    data: {name: undo-data, task: work, with: {value: $backup.value, ends: %s, "
             "times: %d}}\n",
             how.deadline ? how.deadline : "1h", WAY(schema), WAY(data), WAY(validate), WAY(cleanup),
             WAY(after), WAY(undo_schema),
             how.undo_times, WAY(undo_data), how.undo_times);
    return flow_run(&play, text);
}

static bool comes_before(const char *first, const char *second) {
    const char *log = ltl_buf_borrow(&play.log).ptr;
    const char *a = strstr(log, first);
    const char *b = strstr(log, second);
    return a != NULL && b != NULL && a < b;
}

static void nothing_is_undone_when_all_is_well(void **state) {
    (void)state;
    assert_int_equal(migrate((ways){0}), LTL_ENDING_OK);
    assert_int_equal(flow_count(&play, "undo"), 0);
}

static void undone_in_reverse_the_failing_step_too(void **state) {
    (void)state;
    assert_int_equal(migrate((ways){.data = "fail"}), LTL_ENDING_FAILED);
    assert_true(comes_before("started w/undo-data", "started w/undo-schema"));
    assert_true(comes_before("started w/undo-schema", "started w/drop-backup"));
    assert_int_equal(flow_ending(&play, "validate"), LTL_ENDING_NONE);
    assert_string_equal(flow_reason(&play, "w"), "data: it fail; 3 undone");
}

static void validation_needs_no_undo_but_triggers_it(void **state) {
    (void)state;
    assert_int_equal(migrate((ways){.validate = "fail"}), LTL_ENDING_FAILED);
    assert_int_equal(flow_count(&play, "ended w/undo-data ok"), 1);
    assert_string_equal(flow_reason(&play, "w"), "validate: it fail; 3 undone");
}

/* The only copy is not dropped while something it is needed for could not be restored. */
static void the_backup_survives_a_failed_undo(void **state) {
    (void)state;
    assert_int_equal(migrate((ways){.validate = "fail", .undo_data = "fail"}), LTL_ENDING_FAILED);
    assert_int_equal(flow_ending(&play, "drop-backup"), LTL_ENDING_NONE);
    assert_int_equal(flow_ending(&play, "undo-schema"),
                     LTL_ENDING_OK); /* goes on after a failure */
    assert_int_equal(flow_step(&play, "w")->cause, LTL_CAUSE_NOT_UNDONE);
    assert_string_equal(flow_reason(&play, "w"),
                        "validate: it fail; not undone: data, backup (it fail)");
    assert_int_equal(flow_count(&play, "started w/undo-data"), 3); /* tried three times */
}

static void an_undo_is_tried_again(void **state) {
    (void)state;
    assert_int_equal(migrate((ways){.validate = "fail", .undo_data = "fail", .undo_times = 2}),
                     LTL_ENDING_FAILED);
    assert_int_equal(flow_ending(&play, "drop-backup"), LTL_ENDING_OK);
    assert_string_equal(flow_reason(&play, "w"), "validate: it fail; 3 undone");
}

static void past_the_pivot_nothing_is_undone(void **state) {
    (void)state;
    assert_int_equal(migrate((ways){.after = "fail"}), LTL_ENDING_PARTIAL);
    assert_int_equal(flow_count(&play, "undo"), 0);
    assert_string_equal(flow_reason(&play, "w"), "past the pivot, after: it fail");
    flow_clear(&play);
    /* The pivot itself failing is before it. */
    assert_int_equal(migrate((ways){.cleanup = "fail"}), LTL_ENDING_FAILED);
    assert_int_equal(flow_ending(&play, "drop-backup"), LTL_ENDING_OK);
}

/* A stop is no exception that could be missed: what was begun is undone, shielded from the stop. */
static void a_stop_undoes(void **state) {
    (void)state;
    play.stop_at_us = 25000;
    play.stop_ending = LTL_ENDING_CANCELLED;
    assert_int_equal(migrate((ways){0}), LTL_ENDING_CANCELLED);
    assert_int_equal(flow_ending(&play, "undo-data"), LTL_ENDING_OK);
    assert_int_equal(flow_ending(&play, "undo-schema"), LTL_ENDING_OK);
    assert_int_equal(flow_ending(&play, "drop-backup"), LTL_ENDING_OK);
    flow_clear(&play);
    /* After the pivot a stop no longer undoes: it goes on to its end. */
    play.stop_at_us = 55000;
    play.stop_ending = LTL_ENDING_CANCELLED;
    assert_int_equal(migrate((ways){0}), LTL_ENDING_OK);
    assert_int_equal(flow_ending(&play, "after"), LTL_ENDING_OK);
}

/* So does a deadline: before the pivot all is undone in the time that takes, after it the saga goes on to its end. */
static void a_deadline_undoes_before_the_pivot_only(void **state) {
    (void)state;
    assert_int_equal(migrate((ways){.deadline = "25ms"}), LTL_ENDING_TIMED_OUT);
    assert_int_equal(flow_ending(&play, "undo-data"), LTL_ENDING_OK);
    assert_int_equal(flow_ending(&play, "drop-backup"), LTL_ENDING_OK);
    flow_clear(&play);
    assert_int_equal(migrate((ways){.deadline = "55ms"}), LTL_ENDING_OK);
    assert_int_equal(flow_ending(&play, "after"), LTL_ENDING_OK);
    assert_int_equal(play.now_us, 60000);
}

static void a_second_run_does_not_undo_the_first(void **state) {
    (void)state;
    assert_int_equal(migrate((ways){.validate = "fail"}), LTL_ENDING_FAILED);
    ltl_buf_reset(&play.log);
    assert_int_equal(flow_play(&play), LTL_ENDING_FAILED);
    assert_int_equal(flow_count(&play, "started w/undo-data"), 1);
}

/* The process dies after each of the happenings in turn. Resumed, it ends like an undisturbed run, or everything
 * that was begun is undone; never something in between. */
static void dying_anywhere_ends_old_or_new(void **state) {
    (void)state;
    for (uint32_t after = 1; after < 40; after++) {
        play.crash_after = after;
        ltl_ending ending = migrate((ways){.validate = after % 2 ? "fail" : "ok"});
        if (ending != LTL_ENDING_NONE) {
            flow_clear(&play);
            continue; /* it was over by then */
        }
        bool was_begun = flow_count(&play, "started w/schema") > 0;
        ending = flow_again(&play);
        bool is_new = ending == LTL_ENDING_OK && flow_count(&play, "undo-") == 0;
        bool is_old = ending == LTL_ENDING_FAILED &&
                      (!was_begun || flow_count(&play, "ended w/undo-schema ok") == 1) &&
                      flow_ending(&play, "drop-backup") == LTL_ENDING_OK;
        assert_true(is_new || is_old);
        flow_clear(&play);
    }
}

/* What was done and then undone is not done: a run that goes on does all of it again. */
static void what_was_undone_is_done_again(void **state) {
    (void)state;
    play.stop_at_us = 35000;
    play.stop_ending = LTL_ENDING_CANCELLED;
    assert_int_equal(migrate((ways){0}), LTL_ENDING_CANCELLED);
    assert_int_equal(flow_count(&play, "ended w/undo-schema ok"), 1);
    play.stop_at_us = 0;
    assert_int_equal(flow_again(&play), LTL_ENDING_OK);
    assert_int_equal(flow_count(&play, "started w/schema[again#1]"), 1);
    assert_int_equal(flow_count(&play, "started w/data[again#1]"), 1);
    assert_int_equal(flow_count(&play, "undo-"), 0);
}

/* And what fails again is undone again. */
static void what_is_tried_again_is_undone_again(void **state) {
    (void)state;
    assert_int_equal(migrate((ways){.validate = "fail"}), LTL_ENDING_FAILED);
    assert_int_equal(flow_again(&play), LTL_ENDING_FAILED); /* nothing was asked for */
    assert_int_equal(play.calls, 0);
    play.retries = true;
    for (int round = 1; round < 4; round++) {
        char done[64];
        char undone[64];
        snprintf(done, sizeof(done), "started w/data[again#%d]", round);
        snprintf(undone, sizeof(undone), "started w/undo-data[again#%d]", round);
        assert_int_equal(flow_again(&play), LTL_ENDING_FAILED);
        assert_int_equal(flow_count(&play, done), 1);
        assert_int_equal(flow_count(&play, undone), 1);
        assert_string_equal(flow_reason(&play, "w"), "validate: it fail; 3 undone");
    }
}

/* It dies while it undoes what somebody stopped: first all is undone, then all is done. */
static void dying_while_undoing_undoes_first(void **state) {
    (void)state;
    uint32_t in_between = 0;
    for (uint32_t after = 1; after < 60; after++) {
        play.stop_at_us = 35000;
        play.stop_ending = LTL_ENDING_CANCELLED;
        play.crash_after = after;
        ltl_ending ending = migrate((ways){0});
        bool is_undoing = ending == LTL_ENDING_NONE && flow_count(&play, "told w undo ") > 0;
        uint32_t undone = flow_count(&play, "ended w/undo-data ok");
        play.stop_at_us = 0;
        if (is_undoing) {
            in_between++;
            assert_int_equal(flow_again(&play), LTL_ENDING_OK);
            assert_int_equal(flow_count(&play, "started w/undo-data"), undone == 0);
            assert_int_equal(flow_count(&play, "started w/data[again#1]"), 1);
            assert_true(flow_count(&play, "started w/undo-data") == 0 ||
                        comes_before("ended w/undo-data", "started w/schema[again#1]"));
        }
        flow_clear(&play);
    }
    assert_true(in_between > 5);
}

static void mistakes_are_found_at_rest(void **state) {
    (void)state;
    static const char text[] = "workflow: w\n"
                               "saga:\n"
                               "  pivot: %s\n"
                               "  careful: [%s]\n"
                               "  steps:\n"
                               "    - {name: a, task: work}\n"
                               "    - {name: b, task: work}\n"
                               "    - {name: c, task: work}\n"
                               "  undo:\n"
                               "    %s: {task: work, with: {value: %s}}\n";
    static const struct {
        const char *pivot, *careful, *undo, *value, *says;
    } rows[] = {
        {"b", "c", "c", "1", "`c` is not before the pivot: it can never be undone"},
        {"x", "a", "a", "1", "the pivot `x` is no step"},
        {"b", "a", "q", "1", "`undo` names `q`"},
        {"b", "b", "a", "1", "`careful` names `b`, which has no undo step"},
    };
    char buffer[1024];
    for (size_t i = 0; i < LTL_COUNT_OF(rows); i++) {
        snprintf(buffer, sizeof(buffer), text, rows[i].pivot, rows[i].careful, rows[i].undo,
                 rows[i].value);
        assert_int_not_equal(flow_read(&play, buffer), LTL_OK);
        flow_problem(&play, rows[i].says);
        flow_clear(&play);
    }
    snprintf(buffer, sizeof(buffer), text, "b", "a", "a", "$a.value");
    assert_int_equal(flow_read(&play, buffer), LTL_OK);
    assert_true(flow_problem(&play, "a half-done `a` has no `value`")->is_warning);
}

#define TEST(name) cmocka_unit_test_teardown(name, clear)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(nothing_is_undone_when_all_is_well),
        TEST(undone_in_reverse_the_failing_step_too),
        TEST(validation_needs_no_undo_but_triggers_it),
        TEST(the_backup_survives_a_failed_undo),
        TEST(an_undo_is_tried_again),
        TEST(past_the_pivot_nothing_is_undone),
        TEST(a_stop_undoes),
        TEST(a_deadline_undoes_before_the_pivot_only),
        TEST(a_second_run_does_not_undo_the_first),
        TEST(dying_anywhere_ends_old_or_new),
        TEST(what_was_undone_is_done_again),
        TEST(what_is_tried_again_is_undone_again),
        TEST(dying_while_undoing_undoes_first),
        TEST(mistakes_are_found_at_rest),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
