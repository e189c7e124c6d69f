#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "orchestrator/drive/drive.h"
#include "orchestrator/process/command.h"
#include "orchestrator/workflow/files/read.h"

/* On real threads, with no measure of time: tasks meet each other, wait to be told, or for a clock that the test moves.
 * What is wrong here waits for ever, and the suite's own limit ends it. */

static atomic_uint calls;
static atomic_uint present; /* how many have come to the meeting */
static atomic_bool is_released;
static atomic_ullong clock_now = 1000;

static uint64_t own_clock(void) {
    return atomic_load(&clock_now);
}

static void breathe(void) {
    struct timespec wait = {0, 1000000};
    nanosleep(&wait, NULL);
}

static void give_value(ltl_call *call) {
    ltl_call_output(call, "value", ltl_data_copy(call->arena, ltl_call_input(call, "value")));
}

static ltl_ending pass_run(ltl_call *call) {
    atomic_fetch_add(&calls, 1);
    give_value(call);
    return LTL_ENDING_OK;
}

/* Is over when so many are at it at the same time. */
static ltl_ending meet_run(ltl_call *call) {
    int64_t number = ltl_call_input(call, "number")->number;
    atomic_fetch_add(&present, 1);
    while (atomic_load(&present) < number) {
        breathe();
    }
    give_value(call);
    return LTL_ENDING_OK;
}

/* Is over when it is told to stop; a deaf one, when the test lets it go. */
static ltl_ending wait_run(ltl_call *call) {
    bool is_deaf = ltl_data_is_true(ltl_call_input(call, "deaf"));
    while (!atomic_load(&is_released) && (is_deaf || !ltl_call_must_stop(call))) {
        breathe();
    }
    give_value(call);
    return atomic_load(&is_released) ? LTL_ENDING_OK : LTL_ENDING_CANCELLED;
}

static ltl_ending interrupt_run(ltl_call *call) {
    (void)call;
    kill(getpid(), SIGINT);
    return LTL_ENDING_OK;
}

static const ltl_port inputs[] = {
    {"number", "number", "", true}, {"value", "any", "", true}, {"deaf", "truth", "", true}, {0}};
static const ltl_port outputs[] = {{"value", "any", "", false}, {0}};

#define TASK(function, id, where)                                                                  \
    {                                                                                              \
        .name = id, .inputs = inputs, .outputs = outputs, .room = where, .version = 1,             \
        .run = function                                                                            \
    }
static const ltl_task pass = TASK(pass_run, "pass", LTL_ROOM_CPU);
static const ltl_task meet = TASK(meet_run, "meet", LTL_ROOM_CPU);
static const ltl_task post = TASK(meet_run, "post", LTL_ROOM_NETWORK);
static const ltl_task reduce = TASK(meet_run, "reduce", LTL_ROOM_MEMORY);
static const ltl_task tool = TASK(meet_run, "tool", LTL_ROOM_PROCESS);
static const ltl_task waits = TASK(wait_run, "wait", LTL_ROOM_CPU);
static ltl_ending move_run(ltl_call *call);
static const ltl_task moves = TASK(move_run, "move", LTL_ROOM_CPU);
static const ltl_task interrupt = {.name = "interrupt", .version = 1, .run = interrupt_run};
static const ltl_task *const all[] = {
    &pass, &meet, &post, &reduce, &tool, &waits, &moves, &interrupt, &ltl_task_command};
static const ltl_tasks tasks = {all, LTL_COUNT_OF(all)};

typedef struct outcome {
    ltl_ending ending;
    int signal;
    uint32_t in_flight;
} outcome;

static outcome drive(const char *text, const ltl_drive_options *options) {
    ltl_arena arena = {0};
    ltl_workflow_problems problems;
    ltl_workflow *workflow = NULL;
    ltl_error error = {0};
    if (ltl_workflow_read(&arena, ltl_str_of(text), "test.yaml", &tasks, &problems, &workflow,
                          &error) != LTL_OK) {
        fail_msg("%u:%u: %s", error.line, error.column, error.text);
    }
    ltl_drive *run = NULL;
    atomic_store(&present, 0);
    assert_int_equal(ltl_drive_run(workflow, options, &run, &error), LTL_OK);
    outcome result = {ltl_engine_result(ltl_drive_engine(run))->ending, ltl_drive_signal(run),
                      ltl_engine_in_flight(ltl_drive_engine(run))};
    bool may_free = result.in_flight == 0;
    ltl_drive_free(run);
    if (may_free) { /* else a worker still reads from it */
        ltl_workflow_free(workflow);
    }
    ltl_arena_clear(&arena);
    return result;
}

/* Held one after the other, the first would wait for the fifth for ever. */
static void five_calls_through_one_guard_run_side_by_side(void **state) {
    (void)state;
    char text[2048];
    int len = snprintf(text, sizeof(text), "workflow: w\nparallel:\n");
    for (int i = 0; i < 5; i++) {
        len += snprintf(
            text + len, sizeof(text) - (size_t)len,
            "  - guard: {step: {task: meet, with: {number: 5}}, breaker: {name: b, open_for: 1s}, "
            "bulkhead: {name: k, permits: 10}}\n");
    }
    outcome result = drive(text, &(ltl_drive_options){.jobs = 5});
    assert_int_equal(result.ending, LTL_ENDING_OK);
}

static void posting_does_not_wait_for_analysis(void **state) {
    (void)state;
    outcome result = drive("workflow: w\nparallel:\n"
                           "  - {task: meet, with: {number: 2}}\n"
                           "  - {task: post, with: {number: 2}}\n",
                           &(ltl_drive_options){.jobs = 1});
    assert_int_equal(result.ending, LTL_ENDING_OK);
}

/* One worker, and one of each kind of work beside it: they would wait for each other for ever. */
static void each_room_has_places_of_its_own(void **state) {
    (void)state;
    outcome result = drive("workflow: w\nparallel:\n"
                           "  - {task: meet, with: {number: 4}}\n"
                           "  - {task: post, with: {number: 4}}\n"
                           "  - {task: reduce, with: {number: 4}}\n"
                           "  - {task: tool, with: {number: 4}}\n",
                           &(ltl_drive_options){.jobs = 1});
    assert_int_equal(result.ending, LTL_ENDING_OK);
}

static void a_deadline_ends_what_listens(void **state) {
    (void)state;
    outcome result = drive("workflow: w\ndeadline: 20ms\nsequence:\n  - {task: wait}\n",
                           &(ltl_drive_options){.jobs = 2});
    assert_int_equal(result.ending, LTL_ENDING_TIMED_OUT);
}

static void nobody_waits_for_what_does_not_listen(void **state) {
    (void)state;
    outcome result =
        drive("workflow: w\nsequence:\n  - {task: wait, deadline: 400ms, with: {deaf: true}}\n",
              &(ltl_drive_options){.jobs = 1, .grace_us = 20000});
    assert_int_equal(result.ending, LTL_ENDING_TIMED_OUT);
    assert_int_equal(result.in_flight, 1);
    atomic_store(&is_released, true);
}

/* A program that does not end, run to clean up: it is killed when the time for that is over. */
static void what_cleans_up_and_hangs_is_ended(void **state) {
    (void)state;
    outcome result =
        drive("workflow: w\ndeadline: 20ms\nsequence:\n"
              "  - {task: wait}\n"
              "  - task: command\n"
              "    always: true\n"
              "    with: {run: [sh, -c, 'trap \"\" TERM; while :; do sleep 1; done']}\n",
              &(ltl_drive_options){.jobs = 1, .cleanup_us = 100000, .grace_us = 60000000});
    assert_int_equal(result.ending, LTL_ENDING_TIMED_OUT);
    assert_int_equal(result.in_flight, 0);
}

static void an_interrupt_stops_the_run(void **state) {
    (void)state;
    outcome result = drive("workflow: w\nparallel:\n  - {task: interrupt}\n  - {task: wait}\n",
                           &(ltl_drive_options){.jobs = 2, .takes_signals = true});
    assert_int_equal(result.ending, LTL_ENDING_CANCELLED);
    assert_int_equal(result.signal, SIGINT);
}

static void many_small_jobs_all_come_back(void **state) {
    (void)state;
    static char text[65536];
    int len = snprintf(text, sizeof(text), "workflow: w\nparallel:\n");
    for (int i = 0; i < 500; i++) {
        len += snprintf(text + len, sizeof(text) - (size_t)len,
                        "  - {task: pass, with: {value: %d}}\n", i);
    }
    atomic_store(&calls, 0);
    outcome result = drive(text, &(ltl_drive_options){.jobs = 8});
    assert_int_equal(result.ending, LTL_ENDING_OK);
    assert_int_equal(atomic_load(&calls), 500);
}

static uint32_t ticks;

static void pause_and_go_on(void *context, ltl_engine *engine) {
    (void)context;
    ticks++;
    if (ticks == 1) {
        ltl_engine_pause(engine);
    } else if (ticks == 2) {
        atomic_fetch_add(&clock_now, UINT64_C(7200000000)); /* two hours pass */
    } else if (ticks == 3) {
        ltl_engine_resume(engine);
        atomic_store(&present, 2);
    }
}

/* Paused, nothing new is begun, and the deadline stands still. */
static void a_pause_holds_the_clock(void **state) {
    (void)state;
    ticks = 0;
    outcome result =
        drive("workflow: w\ndeadline: 1h\nsequence:\n  - {task: meet, with: {number: 2}}\n"
              "  - {task: pass}\n",
              &(ltl_drive_options){.jobs = 1, .tick = pause_and_go_on, .clock = own_clock});
    assert_int_equal(result.ending, LTL_ENDING_OK);
}

static void let_time_pass(void *context, ltl_engine *engine) {
    (void)context;
    (void)engine;
    atomic_fetch_add(&clock_now, UINT64_C(7200000000));
}

/* The same without a pause: the deadline is met. */
static void a_deadline_goes_by_the_clock_it_is_given(void **state) {
    (void)state;
    outcome result =
        drive("workflow: w\ndeadline: 1h\nsequence:\n  - {task: wait}\n",
              &(ltl_drive_options){.jobs = 1, .tick = let_time_pass, .clock = own_clock});
    assert_int_equal(result.ending, LTL_ENDING_TIMED_OUT);
}

static ltl_ending move_run(ltl_call *call) {
    give_value(call);
    atomic_fetch_add(&clock_now, UINT64_C(5000000));
    return LTL_ENDING_OK;
}

static void note_end(void *context, const ltl_happening *happening) {
    uint64_t *end_us = context;
    if (happening->kind == LTL_HAPPENING_ENDED && happening->job != NULL) {
        *end_us = happening->at_us;
    }
}

/* Not when the loop last looked at the clock. */
static void an_end_is_told_with_its_time(void **state) {
    (void)state;
    uint64_t end_us = 0;
    (void)drive(
        "workflow: w\nsequence:\n  - {task: move}\n",
        &(ltl_drive_options){.jobs = 1, .clock = own_clock, .tell = note_end, .context = &end_us});
    assert_int_equal(end_us, 5000000);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(five_calls_through_one_guard_run_side_by_side),
        cmocka_unit_test(posting_does_not_wait_for_analysis),
        cmocka_unit_test(each_room_has_places_of_its_own),
        cmocka_unit_test(a_deadline_ends_what_listens),
        cmocka_unit_test(what_cleans_up_and_hangs_is_ended),
        cmocka_unit_test(an_interrupt_stops_the_run),
        cmocka_unit_test(many_small_jobs_all_come_back),
        cmocka_unit_test(a_pause_holds_the_clock),
        cmocka_unit_test(a_deadline_goes_by_the_clock_it_is_given),
        cmocka_unit_test(an_end_is_told_with_its_time),
        cmocka_unit_test(nobody_waits_for_what_does_not_listen),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
