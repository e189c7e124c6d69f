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

static ltl_ending run(const char *list, const char *options) {
    static char text[4096];
    snprintf(text, sizeof(text),
             "workflow: w\n"
             "inputs: {list: {type: list of any, default: %s}}\n"
             "scatter:\n"
             "  over: $inputs.list\n"
             "  gather: {name: all, task: work, with: {value: $results}}\n"
             "%s",
             list, options);
    return flow_run(&play, text);
}

#define EACH "  step: {name: each, task: work, with: {value: $item, takes: 10}}\n"

static void every_item_comes_back_once_in_the_order_of_the_list(void **state) {
    (void)state;
    ltl_digest first = {0, 0};
    for (uint64_t shuffle = 0; shuffle < 20; shuffle++) {
        play.shuffle = shuffle;
        assert_int_equal(run("[c, a, b, a]", EACH), LTL_ENDING_OK);
        const ltl_data *results = flow_output(&play, "all", "value");
        assert_int_equal(results->count, 4);
        assert_true(
            ltl_str_is(ltl_data_member(&results->at[0].at[2], LTL_STR("value"))->text, "c"));
        /* Two equal items are two items. */
        assert_true(ltl_str_ends_with(results->at[3].at[0].text, LTL_STR("#2")));
        assert_int_equal(flow_output(&play, "w", "expected")->number, 4);
        assert_int_equal(flow_output(&play, "w", "received")->number, 4);
        ltl_digest digest = ltl_data_digest(&ltl_engine_result(play.engine)->outputs);
        first = shuffle == 0 ? digest : first;
        assert_true(ltl_digest_eq(first, digest));
        flow_clear(&play);
    }
}

/* An id is made of the item alone: one more in front changes no other. */
static void ids_do_not_shift(void **state) {
    (void)state;
    assert_int_equal(run("[a, b]", EACH), LTL_ENDING_OK);
    char id[64];
    ltl_str was = flow_output(&play, "w", "results")->at[1].at[0].text;
    snprintf(id, sizeof(id), "%.*s", LTL_STR_ARG(was));
    flow_clear(&play);
    assert_int_equal(run("[new, a, b]", EACH), LTL_ENDING_OK);
    assert_true(ltl_str_is(flow_output(&play, "w", "results")->at[2].at[0].text, id));
    flow_clear(&play);
    assert_int_equal(run("[{id: src/a, cost: 3}]", EACH), LTL_ENDING_OK);
    assert_true(ltl_str_is(flow_output(&play, "w", "results")->at[0].at[0].text, "src/a"));
}

static void the_dearest_go_first(void **state) {
    (void)state;
    play.options.places[LTL_ROOM_CPU] = 1;
    assert_int_equal(run("[{id: a, cost: 1}, {id: b, cost: 9}, {id: c, cost: 5}]", EACH),
                     LTL_ENDING_OK);
    const char *log = ltl_buf_borrow(&play.log).ptr;
    const char *b = strstr(log, "started w/each[b]");
    const char *c = strstr(log, "started w/each[c]");
    const char *a = strstr(log, "started w/each[a]");
    assert_true(b && c && a && b < c && c < a);
}

static void no_more_than_its_capacity(void **state) {
    (void)state;
    assert_int_equal(run("[1, 2, 3, 4, 5, 6, 7]", EACH "  capacity: 3\n"), LTL_ENDING_OK);
    assert_int_equal(play.most_at_once, 3);
    assert_int_equal(play.now_us, 30000);
}

/* The item that failed is named, the gathering step is told, and nothing of it is among the results. */
static void a_missing_item_is_named(void **state) {
    (void)state;
    assert_int_equal(
        flow_run(&play, "workflow: w\n"
                        "scatter:\n"
                        "  over: [{id: a, how: ok}, {id: b, how: fail}, {id: c, how: timeout}]\n"
                        "  step: {name: each, task: work, with: {value: 1, ends: $item.how}}\n"
                        "  gather: {name: all, task: work, with: {value: $missing}}\n"),
        LTL_ENDING_PARTIAL);
    const ltl_data *missing = flow_output(&play, "all", "value");
    assert_int_equal(missing->count, 2);
    assert_true(ltl_str_is(missing->at[0].at[0].text, "b"));
    assert_true(ltl_str_is(missing->at[1].at[1].text, "timed-out"));
    assert_int_equal(flow_output(&play, "w", "results")->count, 1);
    assert_int_equal(flow_output(&play, "w", "received")->number, 3);
    assert_string_equal(flow_reason(&play, "w"), "2 of 3 items are missing, first b: it fail");
}

static void all_failing_is_a_failure(void **state) {
    (void)state;
    assert_int_equal(run("[1, 2]", "  step: {name: each, task: work, with: {ends: fail}}\n"),
                     LTL_ENDING_FAILED);
    assert_int_equal(flow_ending(&play, "all"), LTL_ENDING_NONE);
}

static void the_first_failure_can_stop_the_rest(void **state) {
    (void)state;
    assert_int_equal(
        flow_run(&play,
                 "workflow: w\n"
                 "scatter:\n"
                 "  over: [{id: a, how: ok, ms: 500}, {id: b, how: fail, ms: 10}]\n"
                 "  on_failure: stop\n"
                 "  step: {name: each, task: work, with: {ends: $item.how, takes: $item.ms}}\n"),
        LTL_ENDING_FAILED);
    assert_int_equal(play.now_us, 10000);
    assert_string_equal(flow_reason(&play, "w"), "b: it fail");
}

static void no_items_is_an_outcome(void **state) {
    (void)state;
    assert_int_equal(run("[]", EACH), LTL_ENDING_OK);
    assert_int_equal(flow_output(&play, "w", "expected")->number, 0);
    assert_int_equal(flow_count(&play, "scattered no items"), 1);
}

static void what_came_before_a_stop_can_be_kept(void **state) {
    (void)state;
    play.stop_at_us = 25000;
    play.stop_ending = LTL_ENDING_CANCELLED;
    play.options.places[LTL_ROOM_CPU] = 1;
    assert_int_equal(run("[1, 2, 3, 4, 5]", EACH "  keeps: true\n  capacity: 2\n"),
                     LTL_ENDING_PARTIAL);
    assert_int_equal(flow_output(&play, "w", "results")->count, 2);
    assert_int_equal(flow_output(&play, "w", "missing")->count, 3);
    assert_int_equal(flow_output(&play, "all", "value")->count, 2);
    flow_clear(&play);
    play.stop_at_us = 25000;
    play.stop_ending = LTL_ENDING_CANCELLED;
    assert_int_equal(run("[1, 2, 3]", "  step: {name: each, task: work, with: {takes: 100}}\n"),
                     LTL_ENDING_CANCELLED);
}

static void a_resumed_run_does_only_what_is_missing(void **state) {
    (void)state;
    play.options.places[LTL_ROOM_CPU] = 1;
    play.crash_after = 12;
    assert_int_equal(run("[1, 2, 3, 4, 5, 6]", EACH), LTL_ENDING_NONE);
    uint32_t before = flow_count(&play, "ended w/each");
    assert_in_range(before, 1, 5);
    assert_int_equal(flow_again(&play), LTL_ENDING_OK);
    assert_int_equal(play.calls, 6 - before + 1); /* and the gathering step */
    assert_int_equal(flow_output(&play, "w", "results")->count, 6);
}

static void scatters_nest(void **state) {
    (void)state;
    assert_int_equal(flow_run(&play,
                              "workflow: w\n"
                              "scatter:\n"
                              "  over: [{id: x, list: [1, 2]}, {id: y, list: [3]}]\n"
                              "  step:\n"
                              "    name: inner\n"
                              "    scatter:\n"
                              "      over: $item.list\n"
                              "      step: {name: each, task: work, with: {value: $item}}\n"),
                     LTL_ENDING_OK);
    assert_int_equal(play.calls, 3);
}

static void a_budget_is_shared_by_items(void **state) {
    (void)state;
    assert_int_equal(flow_run(&play, "workflow: w\n"
                                     "budget: 100\n"
                                     "scatter:\n"
                                     "  over: [{id: a, n: 60}, {id: b, n: 40}]\n"
                                     "  step: {name: each, task: work, with: {steps: $item.n}}\n"),
                     LTL_ENDING_PARTIAL);
    assert_true(ltl_str_is(flow_output(&play, "w", "missing")->at[0].at[0].text, "a"));
}

#define TEST(name) cmocka_unit_test_teardown(name, clear)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(every_item_comes_back_once_in_the_order_of_the_list),
        TEST(ids_do_not_shift),
        TEST(the_dearest_go_first),
        TEST(no_more_than_its_capacity),
        TEST(a_missing_item_is_named),
        TEST(all_failing_is_a_failure),
        TEST(the_first_failure_can_stop_the_rest),
        TEST(no_items_is_an_outcome),
        TEST(what_came_before_a_stop_can_be_kept),
        TEST(a_resumed_run_does_only_what_is_missing),
        TEST(scatters_nest),
        TEST(a_budget_is_shared_by_items),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
