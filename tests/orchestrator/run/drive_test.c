#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "orchestrator/run/drive.h"
#include "orchestrator/workflow/read.h"

/* On real threads and a real clock: what a played clock cannot show. */

static atomic_uint calls;

static void sleep_ms(long ms) {
    struct timespec wait = {ms / 1000, ms % 1000 * 1000000};
    nanosleep(&wait, NULL);
}

static ltl_ending nap_run(ltl_call *call) {
    int64_t ms = ltl_call_input(call, "takes")->number;
    atomic_fetch_add(&calls, 1);
    bool is_deaf = ltl_data_is_true(ltl_call_input(call, "deaf"));
    for (int64_t slept = 0; slept < ms; slept += 5) {
        if (!is_deaf && ltl_call_must_stop(call)) {
            return LTL_ENDING_CANCELLED;
        }
        sleep_ms(5);
    }
    ltl_call_output(call, "value", ltl_data_copy(call->arena, ltl_call_input(call, "value")));
    return LTL_ENDING_OK;
}

static ltl_ending interrupt_run(ltl_call *call) {
    (void)call;
    kill(getpid(), SIGINT);
    return LTL_ENDING_OK;
}

static const ltl_port inputs[] = {
    {"takes", "number", "", true}, {"value", "any", "", true}, {"deaf", "truth", "", true}, {0}};
static const ltl_port outputs[] = {{"value", "any", "", false}, {0}};
static const ltl_task nap = {
    .name = "nap", .inputs = inputs, .outputs = outputs, .version = 1, .run = nap_run};
static const ltl_task post = {.name = "post",
                              .inputs = inputs,
                              .outputs = outputs,
                              .room = LTL_ROOM_NETWORK,
                              .version = 1,
                              .run = nap_run};
static const ltl_task interrupt = {.name = "interrupt", .version = 1, .run = interrupt_run};
static const ltl_task *const all[] = {&nap, &post, &interrupt};
static const ltl_tasks tasks = {all, 3};

static uint64_t now_ms(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * 1000 + (uint64_t)now.tv_nsec / 1000000;
}

typedef struct outcome {
    ltl_ending ending;
    uint64_t took_ms;
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
    uint64_t started = now_ms();
    assert_int_equal(ltl_drive_run(workflow, options, &run, &error), LTL_OK);
    outcome result = {ltl_engine_result(ltl_drive_engine(run))->ending, now_ms() - started,
                      ltl_drive_signal(run), ltl_engine_in_flight(ltl_drive_engine(run))};
    bool may_free = result.in_flight == 0;
    ltl_drive_free(run);
    if (may_free) { /* else a worker still reads from it */
        ltl_workflow_free(workflow);
    }
    ltl_arena_clear(&arena);
    return result;
}

/* Held one after the other, five calls of 0.2 s take a second. */
static void five_calls_through_one_guard_run_side_by_side(void **state) {
    (void)state;
    char text[2048];
    int len = snprintf(text, sizeof(text), "workflow: w\nparallel:\n");
    for (int i = 0; i < 5; i++) {
        len += snprintf(
            text + len, sizeof(text) - (size_t)len,
            "  - guard: {step: {task: nap, with: {takes: 200}}, breaker: {name: b, open_for: 1s}, "
            "bulkhead: {name: k, permits: 10}}\n");
    }
    outcome result = drive(text, &(ltl_drive_options){.jobs = 5});
    assert_int_equal(result.ending, LTL_ENDING_OK);
    assert_true(result.took_ms >= 200 && result.took_ms < 700);
}

static void posting_does_not_wait_for_analysis(void **state) {
    (void)state;
    outcome result = drive("workflow: w\nparallel:\n"
                           "  - {task: nap, with: {takes: 200}}\n"
                           "  - {task: post, with: {takes: 200}}\n",
                           &(ltl_drive_options){.jobs = 1});
    assert_int_equal(result.ending, LTL_ENDING_OK);
    assert_true(result.took_ms < 390);
}

static void a_deadline_ends_what_listens(void **state) {
    (void)state;
    outcome result =
        drive("workflow: w\ndeadline: 50ms\nsequence:\n  - {task: nap, with: {takes: 5000}}\n",
              &(ltl_drive_options){.jobs = 2});
    assert_int_equal(result.ending, LTL_ENDING_TIMED_OUT);
    assert_true(result.took_ms < 1000);
}

static void nobody_waits_for_what_does_not_listen(void **state) {
    (void)state;
    outcome result = drive("workflow: w\nsequence:\n  - {task: nap, deadline: 50ms, with: {takes: "
                           "3000, deaf: true}}\n",
                           &(ltl_drive_options){.jobs = 1, .grace_us = 100000});
    assert_int_equal(result.ending, LTL_ENDING_TIMED_OUT);
    assert_true(result.took_ms < 1100); /* the limit and a second */
    assert_int_equal(result.in_flight, 1);
}

static void an_interrupt_stops_the_run(void **state) {
    (void)state;
    outcome result = drive(
        "workflow: w\nparallel:\n  - {task: interrupt}\n  - {task: nap, with: {takes: 5000}}\n",
        &(ltl_drive_options){.jobs = 2, .takes_signals = true});
    assert_int_equal(result.ending, LTL_ENDING_CANCELLED);
    assert_int_equal(result.signal, SIGINT);
    assert_true(result.took_ms < 2000);
}

static void many_small_jobs_all_come_back(void **state) {
    (void)state;
    static char text[65536];
    int len = snprintf(text, sizeof(text), "workflow: w\nparallel:\n");
    for (int i = 0; i < 500; i++) {
        len += snprintf(text + len, sizeof(text) - (size_t)len,
                        "  - {task: nap, with: {value: %d}}\n", i);
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
    } else if (ticks == 3) {
        ltl_engine_resume(engine);
    }
}

/* Paused, nothing new is begun, and the deadline stands still. */
static void a_pause_holds_the_clock(void **state) {
    (void)state;
    ticks = 0;
    outcome result =
        drive("workflow: w\ndeadline: 290ms\nsequence:\n  - {task: nap, with: {takes: 120}}\n"
              "  - {task: nap, with: {takes: 60}}\n",
              &(ltl_drive_options){.jobs = 1, .tick = pause_and_go_on});
    assert_int_equal(result.ending, LTL_ENDING_OK);
    assert_true(result.took_ms >= 300);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(five_calls_through_one_guard_run_side_by_side),
        cmocka_unit_test(posting_does_not_wait_for_analysis),
        cmocka_unit_test(a_deadline_ends_what_listens),
        cmocka_unit_test(an_interrupt_stops_the_run),
        cmocka_unit_test(many_small_jobs_all_come_back),
        cmocka_unit_test(a_pause_holds_the_clock),
        cmocka_unit_test(nobody_waits_for_what_does_not_listen),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
