#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "orchestrator/workflow/basics.h"
#include "tests/support/flow.h"

/* What every pattern keeps, whatever it does: its sample goes through every failure, stop and death. */

static flow play;

static int clear(void **state) {
    (void)state;
    flow_clear(&play);
    return 0;
}

static void descriptors_are_complete(void **state) {
    (void)state;
    assert_true(ltl_workflow_pattern_count >= 9);
    for (size_t i = 0; i < ltl_workflow_pattern_count; i++) {
        const ltl_workflow_pattern *pattern = ltl_workflow_patterns[i];
        assert_non_null(pattern->start);
        assert_non_null(pattern->child_ended);
        assert_true(pattern->summary[0] != '\0');
        assert_ptr_equal(ltl_workflow_pattern_find(ltl_str_of(pattern->name)), pattern);
        for (const ltl_row *row = pattern->rows; row->key != NULL; row++) {
            assert_true(row->help != NULL && row->help[0] != '\0');
            assert_true(row->offset < pattern->options_bytes);
            assert_true((row->kind == LTL_ROW_CHOICE) == (row->choices != NULL));
            assert_true(row->kind == LTL_ROW_STEP || row->most == 0 || row->standard <= row->most);
        }
    }
}

/* A sample is what a person starts from: valid, with the tasks that every program has, without a warning. */
static void samples_are_valid_everywhere(void **state) {
    (void)state;
    for (size_t i = 0; i < ltl_workflow_pattern_count; i++) {
        ltl_arena arena = {0};
        ltl_workflow_problems problems = {0};
        ltl_workflow *workflow = NULL;
        ltl_error error = {0};
        ltl_status status =
            ltl_workflow_read(&arena, ltl_str_of(ltl_workflow_patterns[i]->sample), "sample.yaml",
                              &ltl_basic_tasks, &problems, &workflow, &error);
        if (status != LTL_OK || problems.count > 0) {
            fail_msg("%s: %u: %s", ltl_workflow_patterns[i]->name, error.line, error.text);
        }
        ltl_workflow_free(workflow);
        ltl_arena_clear(&arena);
    }
}

/* Every activation that was started has ended once, nothing is left over, and what has no data has no outputs. */
static void check_ended(const ltl_workflow_pattern *pattern) {
    assert_true(ltl_engine_is_over(play.engine));
    assert_int_equal(ltl_engine_in_flight(play.engine), 0);
    assert_int_equal(flow_count(&play, "run-ended "), 1);
    assert_int_equal(flow_count(&play, "run-started "), 1);
    for (uint32_t i = 0; i < play.workflow->steps.count; i++) {
        const ltl_result *result =
            ltl_engine_step_result(play.engine, play.workflow->steps.at[i]->name);
        if (result != NULL && !ltl_ending_has_data(result->ending)) {
            assert_int_equal(result->outputs.kind, LTL_DATA_NOTHING);
            assert_true(result->reason.len > 0);
        }
    }
    ltl_str log = ltl_buf_borrow(&play.log);
    ltl_str line;
    while (ltl_str_split(&log, '\n', &line)) {
        if (!ltl_str_starts_with(line, LTL_STR("started "))) {
            continue;
        }
        char ended[512];
        ltl_str key = ltl_str_slice(line, 8, line.len);
        (void)snprintf(ended, sizeof(ended), "\nended %.*s ", LTL_STR_ARG(key));
        bool is_root = ltl_str_is(key, "sample");
        if (flow_count(&play, ended) != 1 && !is_root) {
            fail_msg("%s: %s is not once in\n%s", pattern->name, ended,
                     ltl_buf_borrow(&play.log).ptr);
        }
    }
}

static void samples_run(void **state) {
    (void)state;
    for (size_t i = 0; i < ltl_workflow_pattern_count; i++) {
        assert_int_equal(flow_run(&play, ltl_workflow_patterns[i]->sample), LTL_ENDING_OK);
        check_ended(ltl_workflow_patterns[i]);
        flow_clear(&play);
    }
}

/* One task of one sample ends badly, in each of the ways. */
static void every_step_can_fail_in_every_way(void **state) {
    (void)state;
    static const struct {
        ltl_ending ending;
        ltl_cause cause;
    } ways[] = {
        {LTL_ENDING_FAILED, LTL_CAUSE_PERMANENT},  {LTL_ENDING_FAILED, LTL_CAUSE_TRANSIENT},
        {LTL_ENDING_FAILED, LTL_CAUSE_CRASH},      {LTL_ENDING_FAILED, LTL_CAUSE_INPUT},
        {LTL_ENDING_TIMED_OUT, LTL_CAUSE_TIMEOUT}, {LTL_ENDING_CANCELLED, LTL_CAUSE_NONE},
        {LTL_ENDING_PARTIAL, LTL_CAUSE_NONE},
    };
    for (size_t i = 0; i < ltl_workflow_pattern_count; i++) {
        const ltl_workflow_pattern *pattern = ltl_workflow_patterns[i];
        for (size_t way = 0; way < LTL_COUNT_OF(ways); way++) {
            assert_int_equal(flow_read(&play, pattern->sample), LTL_OK);
            for (uint32_t step = 0; step < play.workflow->steps.count; step++) {
                if (play.workflow->steps.at[step]->task == NULL) {
                    continue;
                }
                play.inject = play.workflow->steps.at[step]->name.ptr;
                play.inject_ending = ways[way].ending;
                play.inject_cause = ways[way].cause;
                ltl_buf_reset(&play.log);
                (void)flow_play(&play);
                check_ended(pattern);
                const ltl_result *result = flow_step(&play, play.inject);
                bool is_bad = !ltl_ending_has_data(ways[way].ending);
                if (is_bad && result != NULL && result->ending == ways[way].ending) {
                    assert_null(flow_output(&play, play.inject, "value"));
                }
            }
            flow_clear(&play);
        }
    }
}

/* Told to stop after each happening in turn, once and twice, for either reason. */
static void everything_stops_whenever_it_is_told(void **state) {
    (void)state;
    static const ltl_ending endings[] = {LTL_ENDING_CANCELLED, LTL_ENDING_TIMED_OUT};
    for (size_t i = 0; i < ltl_workflow_pattern_count; i++) {
        for (int way = 0; way < 2; way++) {
            assert_int_equal(flow_read(&play, ltl_workflow_patterns[i]->sample), LTL_OK);
            uint32_t most = 60;
            for (uint32_t after = 1; after < most; after++) {
                play.stop_after = after;
                play.stop_ending = endings[way];
                ltl_buf_reset(&play.log);
                ltl_ending ending = flow_play(&play);
                check_ended(ltl_workflow_patterns[i]);
                bool is_known = ending == endings[way] || ltl_ending_has_data(ending) ||
                                ending == LTL_ENDING_FAILED;
                assert_true(is_known);
                most = flow_count(&play, "stopped ") == 0 ? after : most;
            }
            flow_clear(&play);
        }
    }
}

/* Dead after each happening in turn, then resumed: the end is that of an undisturbed run, and no task that had
 * ended runs again. */
static void a_resumed_run_ends_like_an_undisturbed_one(void **state) {
    (void)state;
    for (size_t i = 0; i < ltl_workflow_pattern_count; i++) {
        const ltl_workflow_pattern *pattern = ltl_workflow_patterns[i];
        assert_int_equal(flow_run(&play, pattern->sample), LTL_ENDING_OK);
        ltl_digest expected = ltl_data_digest(&ltl_engine_result(play.engine)->outputs);
        uint32_t tasks = play.tasks_run;
        uint32_t happenings = play.happenings;
        flow_clear(&play);
        for (uint32_t after = 1; after < happenings; after++) {
            play.crash_after = after;
            assert_int_equal(flow_run(&play, pattern->sample), LTL_ENDING_NONE);
            uint32_t kept = 0;
            for (uint32_t k = 0; k < play.kept_count; k++) {
                kept += play.kept[k].is_over && play.kept[k].ending != LTL_ENDING_SKIPPED;
            }
            assert_int_equal(flow_again(&play), LTL_ENDING_OK);
            if (!ltl_digest_eq(expected,
                               ltl_data_digest(&ltl_engine_result(play.engine)->outputs))) {
                fail_msg("%s, dead after %u:\n%s", pattern->name, after,
                         ltl_buf_borrow(&play.log).ptr);
            }
            assert_true(play.tasks_run <= tasks - kept);
            flow_clear(&play);
        }
    }
}

static void the_schedule_does_not_show(void **state) {
    (void)state;
    for (size_t i = 0; i < ltl_workflow_pattern_count; i++) {
        ltl_digest first = {0, 0};
        for (uint32_t shuffle = 0; shuffle < 30; shuffle++) {
            play.shuffle = shuffle;
            play.options.places[LTL_ROOM_CPU] = 1 + shuffle % 4;
            assert_int_equal(flow_run(&play, ltl_workflow_patterns[i]->sample), LTL_ENDING_OK);
            ltl_digest digest = ltl_data_digest(&ltl_engine_result(play.engine)->outputs);
            first = shuffle == 0 ? digest : first;
            assert_true(ltl_digest_eq(first, digest));
            flow_clear(&play);
        }
    }
}

/* The step of a sample, ready to stand below another. */
static ltl_str indented(ltl_arena *arena, const char *sample) {
    ltl_str rest = ltl_str_of(sample);
    ltl_str line;
    ltl_str text = LTL_STR("");
    (void)ltl_str_split(&rest, '\n', &line); /* the name of the workflow */
    while (ltl_str_split(&rest, '\n', &line) && rest.ptr != NULL) {
        text = ltl_arena_printf(arena, "%.*s      %.*s\n", LTL_STR_ARG(text), LTL_STR_ARG(line));
    }
    return text;
}

/* Any pattern runs within any other that takes a list of steps. */
static void patterns_nest_freely(void **state) {
    (void)state;
    static const char *const outer[] = {"sequence", "parallel", "saga"};
    ltl_arena arena = {0};
    for (size_t o = 0; o < LTL_COUNT_OF(outer); o++) {
        for (size_t i = 0; i < ltl_workflow_pattern_count; i++) {
            ltl_str inner = indented(&arena, ltl_workflow_patterns[i]->sample);
            ltl_str text = ltl_arena_printf(
                &arena,
                "workflow: outer\n%s:\n  steps:\n    - {name: before-all, task: echo}\n"
                "    - name: inner\n%.*s",
                outer[o], LTL_STR_ARG(inner));
            if (flow_run(&play, text.ptr) != LTL_ENDING_OK) {
                fail_msg("%s in %s: %s", ltl_workflow_patterns[i]->name, outer[o],
                         flow_reason(&play, "outer"));
            }
            flow_clear(&play);
        }
    }
    ltl_arena_clear(&arena);
}

#define TEST(name) cmocka_unit_test_teardown(name, clear)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(descriptors_are_complete),
        TEST(samples_are_valid_everywhere),
        TEST(samples_run),
        TEST(every_step_can_fail_in_every_way),
        TEST(everything_stops_whenever_it_is_told),
        TEST(a_resumed_run_ends_like_an_undisturbed_one),
        TEST(the_schedule_does_not_show),
        TEST(patterns_nest_freely),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
