#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "orchestrator/cli/workflows/task_table.h"
#include "orchestrator/cli/workflows/files.h"
#include "tests/support/flow.h"

/* What every workflow of the program keeps: it is valid, and whichever of its steps ends badly, whenever it is
 * stopped, wherever it dies, it comes to an end and nothing that went wrong is taken for data. Its tasks are stand-ins
 * with the same ports. */

enum { MOST_TASKS = 128, MOST_PORTS = 16 };

static flow play;
static ltl_task fakes[MOST_TASKS];
static const ltl_task *fake_list[MOST_TASKS];
static ltl_tasks fake_tasks = {fake_list, 0};
static ltl_arena arena;
static ltl_workflow_file_list files;

/* Something of that type. */
static ltl_data value_of(const char *type) {
    if (strcmp(type, "number") == 0) {
        return ltl_data_number(0);
    }
    if (strcmp(type, "text") == 0) {
        return ltl_data_text(LTL_STR("text"));
    }
    if (strcmp(type, "truth") == 0) {
        return ltl_data_truth(true);
    }
    if (strncmp(type, "list of ", 8) == 0) {
        return (ltl_data){.kind = LTL_DATA_LIST};
    }
    if (strcmp(type, "record") == 0 || strcmp(type, "any") == 0) {
        return (ltl_data){.kind = LTL_DATA_RECORD};
    }
    return ltl_data_handle(type, &arena);
}

static ltl_ending fake_run(ltl_call *call) {
    ((flow *)call->services.of)->calls++;
    for (const ltl_port *port = call->task->outputs; port != NULL && port->name != NULL; port++) {
        ltl_call_output(call, port->name, value_of(port->type));
    }
    return LTL_ENDING_OK;
}

static int setup(void **state) {
    (void)state;
    const ltl_tasks *real = ltl_program_tasks();
    for (uint32_t i = 0; i < real->count; i++) {
        fakes[i] = *real->at[i];
        fakes[i].run = fake_run;
        fake_list[fake_tasks.count++] = &fakes[i];
    }
    ltl_workflow_files_list(&arena, &files);
    return files.count >= 5 ? 0 : 1;
}

static int teardown(void **state) {
    (void)state;
    ltl_arena_clear(&arena);
    return 0;
}

static void open_one(uint32_t index) {
    flow_clear(&play);
    play.tasks = &fake_tasks;
    ltl_workflow_file file;
    ltl_str name = ltl_arena_copy(&arena, files.at[index].name);
    assert_int_equal(ltl_workflow_file_find(&arena, name.ptr, &file, NULL), LTL_OK);
    assert_int_equal(flow_read(&play, ltl_arena_copy(&arena, file.text).ptr), LTL_OK);
    assert_int_equal(play.problems.count, 0); /* not even a warning */
    assert_true(play.workflow->description.len > 0);
    assert_true(ltl_str_eq(play.workflow->name, files.at[index].name));
    uint32_t count = play.workflow->inputs.count;
    ltl_str *names = LTL_NEW_ARRAY(&play.arena, ltl_str, (size_t)count + 1);
    ltl_data *values = LTL_NEW_ARRAY(&play.arena, ltl_data, (size_t)count + 1);
    for (uint32_t i = 0; i < count; i++) {
        names[i] = play.workflow->inputs.at[i].name;
        values[i] = value_of(ltl_arena_copy(&play.arena, play.workflow->inputs.at[i].type).ptr);
    }
    ltl_data *record = LTL_NEW(&play.arena, ltl_data);
    *record = ltl_data_record(names, values, count);
    play.options.inputs = record;
}

static void check_over(void) {
    assert_true(ltl_engine_is_over(play.engine));
    assert_int_equal(ltl_engine_in_flight(play.engine), 0);
    for (uint32_t i = 0; i < play.workflow->steps.count; i++) {
        const ltl_result *result =
            ltl_engine_step_result(play.engine, play.workflow->steps.at[i]->name);
        if (result != NULL && !ltl_ending_has_data(result->ending)) {
            assert_int_equal(result->outputs.kind, LTL_DATA_NOTHING);
            assert_true(result->reason.len > 0);
        }
    }
}

static void they_run(void **state) {
    (void)state;
    for (uint32_t i = 0; i < files.count; i++) {
        open_one(i);
        if (flow_play(&play) != LTL_ENDING_OK) {
            fail_msg("%.*s: %s", LTL_STR_ARG(files.at[i].name),
                     ltl_engine_result(play.engine)->reason.ptr);
        }
        check_over();
    }
    flow_clear(&play);
}

static void every_step_may_end_badly(void **state) {
    (void)state;
    static const ltl_ending endings[] = {LTL_ENDING_FAILED, LTL_ENDING_TIMED_OUT,
                                         LTL_ENDING_CANCELLED, LTL_ENDING_PARTIAL};
    for (uint32_t i = 0; i < files.count; i++) {
        open_one(i);
        for (uint32_t step = 0; step < play.workflow->steps.count; step++) {
            for (size_t way = 0; way < LTL_COUNT_OF(endings); way++) {
                play.inject = play.workflow->steps.at[step]->name.ptr;
                play.inject_ending = endings[way];
                play.inject_cause = LTL_CAUSE_TRANSIENT;
                (void)flow_play(&play);
                check_over();
            }
        }
    }
    flow_clear(&play);
}

static void they_stop_and_resume_anywhere(void **state) {
    (void)state;
    for (uint32_t i = 0; i < files.count; i++) {
        open_one(i);
        assert_int_equal(flow_play(&play), LTL_ENDING_OK);
        uint32_t happenings = play.happenings;
        for (uint32_t after = 1; after < happenings; after++) {
            play.stop_after = after;
            play.stop_ending = LTL_ENDING_CANCELLED;
            (void)flow_play(&play);
            check_over();
        }
        for (uint32_t after = 1; after < happenings; after++) {
            open_one(i);
            play.crash_after = after;
            assert_int_equal(flow_play(&play), LTL_ENDING_NONE);
            ltl_ending ending = flow_again(&play);
            /* Begun and not ended, and not to be done twice: that is a failure, never a silent repetition. */
            assert_true(ending == LTL_ENDING_OK || ending == LTL_ENDING_FAILED ||
                        ending == LTL_ENDING_PARTIAL);
            check_over();
        }
    }
    flow_clear(&play);
}

static void fail_step(uint32_t step) {
    play.inject = play.workflow->steps.at[step]->name.ptr;
    play.inject_ending = LTL_ENDING_FAILED;
    play.inject_cause = LTL_CAUSE_TRANSIENT;
}

/* On the way of a failure lie steps that no other run comes to: what undoes, and what stands in. */
static void they_die_and_resume_while_something_fails(void **state) {
    (void)state;
    for (uint32_t i = 0; i < files.count; i++) {
        open_one(i);
        uint32_t steps = play.workflow->steps.count;
        for (uint32_t step = 0; step < steps; step++) {
            open_one(i);
            fail_step(step);
            ltl_ending undisturbed = flow_play(&play);
            uint32_t happenings = play.happenings;
            for (uint32_t after = 1; undisturbed != LTL_ENDING_OK && after < happenings; after++) {
                open_one(i);
                fail_step(step);
                play.crash_after = after;
                assert_int_equal(flow_play(&play), LTL_ENDING_NONE);
                (void)flow_again(&play);
                check_over();
                assert_int_not_equal(ltl_engine_result(play.engine)->ending, LTL_ENDING_OK);
            }
        }
    }
    flow_clear(&play);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(they_run),
        cmocka_unit_test(every_step_may_end_badly),
        cmocka_unit_test(they_stop_and_resume_anywhere),
        cmocka_unit_test(they_die_and_resume_while_something_fails),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
