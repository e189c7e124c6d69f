#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "core/limits.h"
#include "tests/support/flow.h"

static flow play;

static int clear(void **state) {
    (void)state;
    flow_clear(&play);
    return 0;
}

#define ENDS                                                                                       \
    "  ends:\n"                                                                                    \
    "    - {when: $seen contains publish.completed, verdict: ok}\n"                                \
    "    - {when: $seen contains publish.failed, verdict: failed, text: could not be published}\n"

/* Source, build, test, gate, publish; `build` ends as given. */
static const char *pipeline(const char *build, const char *build_more, const char *more) {
    static char text[4096];
    snprintf(text, sizeof(text),
             "workflow: ci\n"
             "events:\n"
             "  handlers:\n"
             "    - {name: source, on: started, task: work, with: {value: 1, takes: 10}}\n"
             "    - {name: build, on: source.completed, task: work, with: {value: 2, takes: 10, "
             "ends: %s%s}}\n"
             "    - {name: test, on: build.completed, task: work, with: {value: $event.data.value, "
             "takes: 10}}\n"
             "    - {name: gate, on: test.completed, task: work, with: {value: 5}, emit: {passed: "
             "$gate.value > 3, refused: not $gate.value > 3}}\n"
             "    - {name: publish, on: passed, task: work}\n" ENDS "%s",
             build, build_more, more);
    return text;
}

static ltl_str history_type(uint32_t index) {
    return flow_output(&play, "ci", "history")->at[index].at[0].text;
}

static void subscriptions_and_handlers_meet(void **state) {
    (void)state;
    assert_int_equal(flow_run(&play, pipeline("ok", "", "")), LTL_ENDING_OK);
    assert_int_equal(flow_ending(&play, "publish"), LTL_ENDING_OK);
    assert_int_equal(flow_output(&play, "test", "value")->number, 2);
    static const char *const types[] = {"started",          "source.completed", "build.completed",
                                        "test.completed",   "passed",           "gate.completed",
                                        "publish.completed"};
    const ltl_data *history = flow_output(&play, "ci", "history");
    assert_int_equal(history->count, LTL_COUNT_OF(types));
    for (uint32_t i = 0; i < LTL_COUNT_OF(types); i++) {
        assert_true(
            ltl_str_is(history_type(i), types[i])); /* once each, in the order of publication */
    }
    /* Causes are ids, not copies. */
    assert_true(ltl_str_is(history->at[2].at[2].text, "source.completed#1"));
    assert_int_equal(history->at[0].at[2].kind, LTL_DATA_NOTHING);
}

/* A failed build is known at once, not after a time-out. */
static void a_failure_is_an_event_and_then_it_is_stuck_at_once(void **state) {
    (void)state;
    assert_int_equal(flow_run(&play, pipeline("fail", "", "")), LTL_ENDING_FAILED);
    assert_int_equal(flow_step(&play, "ci")->cause, LTL_CAUSE_STUCK);
    assert_non_null(strstr(flow_reason(&play, "ci"), "`$seen contains publish.completed`"));
    assert_int_equal(play.now_us, 20000);
    flow_clear(&play);
    assert_int_equal(flow_run(&play, pipeline("fail", "",
                                              "    - {when: $seen contains build.failed, verdict: "
                                              "failed, text: does not build}\n")),
                     LTL_ENDING_FAILED);
    assert_string_equal(flow_reason(&play, "ci"), "does not build");
    assert_null(flow_output(&play, "ci",
                            "history")); /* a failed run has no outputs to be taken for a result */
}

/* However long it takes: somebody at work is no reason to give up. */
static void a_long_build_is_not_stuck(void **state) {
    (void)state;
    assert_int_equal(
        flow_run(&play, "workflow: w\n"
                        "events:\n"
                        "  handlers:\n"
                        "    - {name: build, on: started, task: work, with: {takes: 3600000}}\n"
                        "  ends:\n"
                        "    - {when: $seen contains build.completed, verdict: ok}\n"),
        LTL_ENDING_OK);
    assert_int_equal(play.now_us, 3600000000);
}

static void going_round_in_circles_is_seen(void **state) {
    (void)state;
    assert_int_equal(flow_run(&play,
                              "workflow: w\n"
                              "events:\n"
                              "  repeats: 20\n"
                              "  handlers:\n"
                              "    - {name: ping, on: [started, pong.completed], task: work}\n"
                              "    - {name: pong, on: ping.completed, task: work}\n"
                              "  ends:\n"
                              "    - {when: $seen contains ping.failed, verdict: failed}\n"),
                     LTL_ENDING_FAILED);
    assert_non_null(strstr(flow_reason(&play, "w"),
                           "going round in circles: `ping.completed` for the 21th time"));
}

static void the_queue_is_bounded(void **state) {
    (void)state;
    assert_int_equal(flow_run(&play, "workflow: w\n"
                                     "events:\n"
                                     "  queue: 2\n"
                                     "  handlers:\n"
                                     "    - name: a\n"
                                     "      on: started\n"
                                     "      task: work\n"
                                     "      emit: {x: 1 == 1, y: 1 == 1, z: 1 == 1}\n"
                                     "  ends:\n"
                                     "    - {when: $seen contains a.completed, verdict: ok}\n"),
                     LTL_ENDING_FAILED);
    assert_non_null(strstr(flow_reason(&play, "w"), "than the queue holds"));
}

/* `fast` makes three events in no time, `slow` works one off in 10 ms: what there is no room for waits where it is
 * made, nothing is lost, and every mailbox keeps its bound. */
static void a_full_mailbox_holds_up_who_publishes(void **state) {
    (void)state;
    assert_int_equal(
        flow_run(&play,
                 "workflow: w\n"
                 "events:\n"
                 "  mailbox: 2\n"
                 "  queue: 8\n"
                 "  repeats: 60\n"
                 "  handlers:\n"
                 "    - {name: fast, on: [started, go], task: work, emit: {x: 1 == 1, y: 1 == 1, go: 1 == 1}}\n"
                 "    - {name: slow, on: [x, y], task: work, with: {takes: 10}}\n"
                 "    - {name: count, on: slow.completed, task: work}\n"
                 "  ends:\n"
                 "    - {when: $seen contains never, verdict: ok}\n"
                 "  outside: true\n"),
        LTL_ENDING_FAILED);
    /* Going round it was, for as long as it was let; never more than the queue holds. */
    assert_non_null(strstr(flow_reason(&play, "w"), "going round in circles"));
    assert_true(flow_count(&play, "told w held") > 5);
    const char *log = ltl_buf_borrow(&play.log).ptr;
    assert_true(flow_count(&play, "started w/slow[") >= 29);
    assert_true(strstr(log, "ended w/slow[x#1]") < strstr(log, "started w/fast[go#5]"));
}

/* A handler that waits for nothing that is full goes on when the queue does. */
static void who_was_held_goes_on(void **state) {
    (void)state;
    assert_int_equal(
        flow_run(&play,
                 "workflow: w\n"
                 "events:\n"
                 "  mailbox: 1\n"
                 "  handlers:\n"
                 "    - {name: a, on: started, task: work, emit: {x: 1 == 1, y: 1 == 1, z: 1 == 1}}\n"
                 "    - {name: b, on: [x, y, z], task: work, with: {takes: 10}}\n"
                 "    - {name: c, on: a.completed, task: work, with: {takes: 5}}\n"
                 "    - {name: d, on: c.completed, task: work}\n"
                 "  ends:\n"
                 "    - {when: $seen contains d.completed, verdict: ok}\n"),
        LTL_ENDING_OK);
    assert_int_equal(flow_count(&play, "ended w/c"), 1);
}

static void beat_until_25s(flow *self) {
    for (uint32_t i = 0; i < self->job_count && self->now_us < 25000000; i++) {
        ltl_call_beat(&self->jobs[i]->call);
    }
}

#define LEASED                                                                                     \
    "workflow: w\n"                                                                                \
    "events:\n"                                                                                    \
    "  handlers:\n"                                                                                \
    "    - {name: build, on: started, task: work, lease: 10s, with: {takes: 3600000}}\n"           \
    "  ends:\n"                                                                                    \
    "    - {when: $seen contains build.completed, verdict: ok}\n"                                  \
    "    - {when: $seen contains build.failed, verdict: failed}\n"

/* Silent for a whole term: it is told who, and whoever waits learns of it. The last sign came at 20 s. */
static void a_lease_that_is_not_renewed_lapses(void **state) {
    (void)state;
    assert_int_equal(flow_run(&play, LEASED), LTL_ENDING_FAILED);
    assert_int_equal(play.now_us, 10000000);
    assert_int_equal(flow_count(&play, "lease-lapsed nothing was heard of `build` for 10000 ms"), 1);
    assert_int_equal(flow_ending(&play, "build"), LTL_ENDING_TIMED_OUT);
    flow_clear(&play);
    play.at_moment = beat_until_25s;
    assert_int_equal(flow_run(&play, LEASED), LTL_ENDING_FAILED);
    assert_int_equal(play.now_us, 40000000);
}

static void beat_for_ever(flow *self) {
    for (uint32_t i = 0; i < self->job_count; i++) {
        ltl_call_beat(&self->jobs[i]->call);
    }
}

static void who_renews_its_lease_may_take_long(void **state) {
    (void)state;
    play.at_moment = beat_for_ever;
    assert_int_equal(flow_run(&play, LEASED), LTL_ENDING_OK);
    assert_int_equal(play.now_us, 3600000000);
    assert_int_equal(flow_count(&play, "lease-lapsed"), 0);
}

/* It does not listen either: left behind after the grace. */
static void who_lost_its_lease_and_does_not_stop_is_left(void **state) {
    (void)state;
    assert_int_equal(
        flow_run(&play, "workflow: w\n"
                        "events:\n"
                        "  handlers:\n"
                        "    - {name: a, on: started, task: work, lease: 1s, with: {takes: 9000, deaf: true}}\n"
                        "  ends:\n"
                        "    - {when: $seen contains a.failed, verdict: failed}\n"),
        LTL_ENDING_FAILED);
    assert_true(flow_count(&play, "lease-lapsed") == 1);
    assert_non_null(strstr(flow_reason(&play, "a"), "it did not stop when told to"));
}

/* A handler takes its events one after the other; two handlers work at the same time. */
static void a_mailbox_keeps_its_order(void **state) {
    (void)state;
    assert_int_equal(
        flow_run(&play,
                 "workflow: w\n"
                 "events:\n"
                 "  handlers:\n"
                 "    - {name: a, on: started, task: work, emit: {x: 1 == 1, y: 1 == 1}}\n"
                 "    - {name: b, on: [x, y], task: work, with: {takes: 10, value: $event.type}}\n"
                 "    - {name: c, on: x, task: work, with: {takes: 10}}\n"
                 "    - {name: d, on: b.completed, task: work, with: {takes: 30}}\n"
                 "  ends:\n"
                 "    - {when: $seen contains d.completed, verdict: ok}\n"),
        LTL_ENDING_OK);
    const char *log = ltl_buf_borrow(&play.log).ptr;
    const char *x = strstr(log, "started w/b[x#1]");
    const char *y = strstr(log, "started w/b[y#1]");
    assert_true(x && y && strstr(log, "ended w/b[x#1]") < y);
    assert_int_equal(play.now_us, 40000);
}

static void ends_have_a_polarity_and_compose(void **state) {
    (void)state;
    static const char text[] =
        "workflow: w\n"
        "events:\n"
        "  handlers:\n"
        "    - {name: a, on: started, task: work, with: {takes: 10}}\n"
        "    - {name: b, on: started, task: work, with: {takes: 20, ends: %s}}\n"
        "  ends:\n"
        "    - {when: $seen contains a.completed and $seen contains b.completed, verdict: ok}\n"
        "    - {when: $seen contains a.failed or $seen contains b.failed, verdict: failed}\n";
    char buffer[1024];
    snprintf(buffer, sizeof(buffer), text, "ok");
    assert_int_equal(flow_run(&play, buffer), LTL_ENDING_OK);
    assert_int_equal(play.now_us, 20000); /* both, not the first of them */
    flow_clear(&play);
    snprintf(buffer, sizeof(buffer), text, "fail");
    assert_int_equal(flow_run(&play, buffer), LTL_ENDING_FAILED);
    assert_int_equal(flow_step(&play, "w")->cause, LTL_CAUSE_PERMANENT); /* one of them, and it is not stuck */
}

static void a_task_may_say_more(void **state) {
    (void)state;
    assert_int_equal(flow_run(&play, "workflow: w\n"
                                     "events:\n"
                                     "  handlers:\n"
                                     "    - {name: a, on: started, task: speak}\n"
                                     "    - {name: b, on: spoke, task: work}\n"
                                     "  ends:\n"
                                     "    - {when: $seen contains b.completed, verdict: ok}\n"),
                     LTL_ENDING_OK);
}

static void post(const char *type) {
    ltl_engine_event(play.engine, ltl_str_of(type), NULL);
}

static void retry_build_at_25(flow *self) {
    if (self->now_us >= 25000 && flow_count(self, "told ci retry build") == 0) {
        post("build.retry");
    }
}

/* What came of the first attempt no longer counts: `test` runs again on what the second gave. */
static void one_stage_is_tried_again(void **state) {
    (void)state;
    play.at_moment = retry_build_at_25;
    assert_int_equal(flow_run(&play, pipeline("ok", "", "")), LTL_ENDING_OK);
    assert_int_equal(flow_count(&play, "started ci/build[source.completed#1]@2"), 1);
    assert_int_equal(flow_count(&play, "started ci/test["), 2);
    assert_int_equal(flow_count(&play, "started ci/publish"), 1);
    const ltl_data *history = flow_output(&play, "ci", "history");
    uint32_t stale = 0;
    for (uint32_t i = 0; i < history->count; i++) {
        stale += (uint32_t)history->at[i].at[4].number;
    }
    assert_in_range(stale, 1, 2);
}

static void retry_a_while_held(flow *self) {
    if (flow_count(self, "told w held") > 0 && flow_count(self, "told w retry a") == 0) {
        post("a.retry");
    }
}

/* The queue is held up, so that the event of the second attempt waits in it: for `a` alone, and once. */
static void nobody_else_sees_a_second_attempt(void **state) {
    (void)state;
    play.at_moment = retry_a_while_held;
    assert_int_equal(
        flow_run(&play,
                 "workflow: w\n"
                 "events:\n"
                 "  mailbox: 1\n"
                 "  handlers:\n"
                 "    - {name: a, on: started, task: work}\n"
                 "    - {name: b, on: started, task: work}\n"
                 "    - {name: m, on: b.completed, task: work,\n"
                 "       emit: {x: 1 == 1, y: 1 == 1, z: 1 == 1}}\n"
                 "    - {name: s, on: [x, y, z], task: work, with: {takes: 10}}\n"
                 "    - {name: e, on: m.completed, task: work, with: {takes: 100}}\n"
                 "  ends:\n"
                 "    - {when: $seen contains e.completed, verdict: ok}\n"),
        LTL_ENDING_OK);
    assert_int_equal(flow_count(&play, "started w/a"), 2);
    assert_int_equal(flow_count(&play, "started w/a[started#1]@2"), 1);
    assert_int_equal(flow_count(&play, "started w/b"), 1);
}

static void retry_a_at_15(flow *self) {
    if (self->now_us >= 15000 && flow_count(self, "told w retry a") == 0) {
        post("a.retry");
    }
}

/* What waits in a mailbox and came of the first attempt is not begun any more; what came of the second is. */
static void what_is_stale_is_not_begun(void **state) {
    (void)state;
    play.at_moment = retry_a_at_15;
    assert_int_equal(
        flow_run(&play,
                 "workflow: w\n"
                 "events:\n"
                 "  handlers:\n"
                 "    - {name: a, on: started, task: work, with: {takes: 10}}\n"
                 "    - {name: b, on: [started, a.completed], task: work, with: {takes: 30}}\n"
                 "    - {name: c, on: started, task: work, with: {takes: 15}}\n"
                 "    - {name: d, on: c.completed, task: work, with: {takes: 100}}\n"
                 "  ends:\n"
                 "    - {when: $seen contains d.completed, verdict: ok}\n"),
        LTL_ENDING_OK);
    assert_int_equal(flow_count(&play, "started w/b[a.completed#1]"), 0);
    assert_int_equal(flow_count(&play, "ended w/b[a.completed#2] ok"), 1);
}

static void pause_at_once(flow *self) {
    ltl_engine_pause(self->engine);
    ltl_engine_event(self->engine, LTL_STR("extra"), NULL);
    self->now_us += 5000000;
    ltl_engine_advance(self->engine, self->now_us);
    assert_int_equal(flow_count(self, "started w/b"), 0); /* nothing is begun */
    ltl_engine_resume(self->engine);
    self->at_moment = NULL;
}

/* What comes meanwhile waits in order; paused time does not count for the deadline. */
static void a_pause_buffers_and_holds_the_clock(void **state) {
    (void)state;
    play.at_moment = pause_at_once;
    assert_int_equal(
        flow_run(
            &play,
            "workflow: w\n"
            "deadline: 100ms\n"
            "events:\n"
            "  outside: true\n"
            "  handlers:\n"
            "    - {name: a, on: started, task: work, with: {takes: 10}}\n"
            "    - {name: b, on: [a.completed, extra], task: work, with: {takes: 10}}\n"
            "  ends:\n"
            "    - {when: $seen contains b.completed and $seen contains extra, verdict: ok}\n"),
        LTL_ENDING_OK);
}

static void pause_until_a_is_over(flow *self) {
    if (flow_count(self, "told w event extra") == 0) {
        ltl_engine_pause(self->engine);
        post("extra");
        post("other");
        post("extra");
    } else if (flow_count(self, "ended w/a") == 1) {
        assert_int_equal(flow_count(self, "started w/b"), 0);
        ltl_engine_resume(self->engine);
        self->at_moment = NULL;
    }
}

/* Who works may finish; what came meanwhile, from outside and from within, is taken up in the order of coming. */
static void what_came_in_a_pause_keeps_its_order(void **state) {
    (void)state;
    play.at_moment = pause_until_a_is_over;
    assert_int_equal(
        flow_run(&play,
                 "workflow: w\n"
                 "events:\n"
                 "  outside: true\n"
                 "  handlers:\n"
                 "    - {name: a, on: started, task: work, with: {takes: 10}}\n"
                 "    - {name: b, on: [a.completed, extra, other], task: work, with: {takes: 10}}\n"
                 "    - {name: c, on: b.completed, task: work}\n"
                 "  ends:\n"
                 "    - {when: $seen contains a.completed and $seen contains done, verdict: ok}\n"
                 "    - {when: $seen contains c.failed, verdict: failed}\n"
                 "  repeats: 3\n"),
        LTL_ENDING_FAILED); /* b is through with all four: once more than `repeats` lets it */
    static const char *const order[] = {"ended w/a[started#1] ok", "started w/b[extra#1]", "started w/b[other#1]",
                                        "started w/b[extra#2]", "started w/b[a.completed#1]"};
    const char *at = ltl_buf_borrow(&play.log).ptr;
    for (size_t i = 0; i < LTL_COUNT_OF(order); i++) {
        at = strstr(at, order[i]);
        assert_non_null(at);
    }
}

static void pause_and_flood(flow *self) {
    ltl_engine_pause(self->engine);
    for (int i = 0; i < 9; i++) {
        post("extra");
    }
    self->at_moment = NULL;
}

/* What is kept has a bound, too: more than the queue holds is a failure, and no memory without end. */
static void what_a_pause_keeps_is_bounded(void **state) {
    (void)state;
    play.at_moment = pause_and_flood;
    assert_int_equal(flow_run(&play, "workflow: w\n"
                                     "events:\n"
                                     "  outside: true\n"
                                     "  queue: 4\n"
                                     "  mailbox: 2\n"
                                     "  handlers:\n"
                                     "    - {name: a, on: [started, extra], task: work, with: {takes: 10}}\n"
                                     "  ends:\n"
                                     "    - {when: $seen contains a.failed, verdict: ok}\n"),
                     LTL_ENDING_FAILED);
    assert_non_null(strstr(flow_reason(&play, "w"), "more events wait than the queue holds"));
}

static void post_done(flow *self) {
    if (flow_count(self, "event done#1") == 0 && flow_count(self, "ended w/a") > 0) {
        post("done");
    }
}

static void events_may_come_from_outside(void **state) {
    (void)state;
    play.at_moment = post_done;
    assert_int_equal(flow_run(&play, "workflow: w\n"
                                     "events:\n"
                                     "  outside: true\n"
                                     "  handlers:\n"
                                     "    - {name: a, on: started, task: work}\n"
                                     "  ends:\n"
                                     "    - {when: $seen contains done, verdict: ok}\n"),
                     LTL_ENDING_OK);
}

/* The journal is replayed: stages that were over are not done again, whatever died where. */
static void dying_anywhere_nothing_is_done_twice(void **state) {
    (void)state;
    for (uint32_t after = 2; after < 25; after++) {
        play.crash_after = after;
        if (flow_run(&play, pipeline("ok", "", "")) != LTL_ENDING_NONE) {
            assert_true(after > 15);
            return;
        }
        uint32_t done = flow_count(&play, "ended ci/");
        assert_int_equal(flow_again(&play), LTL_ENDING_OK);
        assert_int_equal(play.calls, 5 - done);
        flow_clear(&play);
    }
}

static void mistakes_are_found_at_rest(void **state) {
    (void)state;
    assert_int_not_equal(flow_read(&play,
                                   "workflow: w\n"
                                   "events:\n"
                                   "  handlers:\n"
                                   "    - {name: build, on: started, task: work}\n"
                                   "    - {name: test, on: build.complete, task: work}\n"
                                   "    - {name: alone, task: work}\n"
                                   "  ends:\n"
                                   "    - {when: $seen contains deploy.completed, verdict: ok}\n"),
                         LTL_OK);
    assert_int_equal(
        flow_problem(&play, "nobody publishes `build.complete`; did you mean `build.completed`?")
            ->line,
        5);
    flow_problem(&play, "`test` can never run: no event starts it");
    flow_problem(&play, "`alone` can never run: no event starts it");
    assert_int_equal(flow_problem(&play, "nobody publishes `deploy.completed`")->line, 8);
}

static void stopping_stops_the_handlers(void **state) {
    (void)state;
    play.stop_at_us = 15000;
    play.stop_ending = LTL_ENDING_TIMED_OUT;
    assert_int_equal(flow_run(&play, pipeline("ok", "", "")), LTL_ENDING_TIMED_OUT);
    assert_int_equal(flow_ending(&play, "build"), LTL_ENDING_TIMED_OUT);
    assert_int_equal(flow_ending(&play, "source"), LTL_ENDING_OK);
    assert_int_equal(flow_output(&play, "source", "value")->number, 1); /* what is done is kept */
    assert_int_equal(flow_ending(&play, "test"), LTL_ENDING_NONE);
}

#define TEST(name) cmocka_unit_test_teardown(name, clear)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(subscriptions_and_handlers_meet),
        TEST(a_failure_is_an_event_and_then_it_is_stuck_at_once),
        TEST(a_long_build_is_not_stuck),
        TEST(going_round_in_circles_is_seen),
        TEST(the_queue_is_bounded),
        TEST(a_full_mailbox_holds_up_who_publishes),
        TEST(who_was_held_goes_on),
        TEST(a_lease_that_is_not_renewed_lapses),
        TEST(who_renews_its_lease_may_take_long),
        TEST(who_lost_its_lease_and_does_not_stop_is_left),
        TEST(a_mailbox_keeps_its_order),
        TEST(ends_have_a_polarity_and_compose),
        TEST(a_task_may_say_more),
        TEST(one_stage_is_tried_again),
        TEST(nobody_else_sees_a_second_attempt),
        TEST(what_is_stale_is_not_begun),
        TEST(a_pause_buffers_and_holds_the_clock),
        TEST(what_came_in_a_pause_keeps_its_order),
        TEST(what_a_pause_keeps_is_bounded),
        TEST(events_may_come_from_outside),
        TEST(dying_anywhere_nothing_is_done_twice),
        TEST(mistakes_are_found_at_rest),
        TEST(stopping_stops_the_handlers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
