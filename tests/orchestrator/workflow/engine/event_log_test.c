#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "orchestrator/workflow/engine/event_log.h"

enum { QUEUE = 4, REPEATS = 3 };

static ltl_arena arena;
static ltl_event_log event_log;

static int setup(void **state) {
    (void)state;
    ltl_event_log_init(&event_log, &arena);
    return 0;
}

static int teardown(void **state) {
    (void)state;
    ltl_arena_clear(&arena);
    return 0;
}

static const char *add(const char *type, uint32_t cause) {
    return ltl_event_log_add(&event_log,
                             &(ltl_event){.type = ltl_str_of(type), .cause = cause, .attempt = 1},
                             QUEUE, REPEATS);
}

static ltl_str text_of(uint32_t place, const char *member) {
    ltl_data record = ltl_event_log_record(&event_log, &event_log.events.at[place]);
    const ltl_data *value = ltl_data_member(&record, ltl_str_of(member));
    return value->kind == LTL_DATA_TEXT ? value->text : LTL_STR("nothing");
}

static void ids_count_and_causes_are_named(void **state) {
    (void)state;
    assert_null(add("built", LTL_NO_EVENT));
    assert_null(add("tested", 0));
    assert_null(add("built", 1));
    assert_true(ltl_str_is(text_of(0, "cause"), "nothing"));
    assert_true(ltl_str_is(text_of(1, "cause"), "built#1"));
    assert_true(ltl_str_is(text_of(2, "id"), "built#2"));
    assert_true(ltl_str_is(text_of(2, "cause"), "tested#1"));
}

/* What belongs together is found by one id. */
static void all_of_a_chain_name_its_beginning(void **state) {
    (void)state;
    assert_null(add("pushed", LTL_NO_EVENT));
    assert_null(add("asked", LTL_NO_EVENT));
    assert_null(add("built", 0));
    assert_null(add("answered", 1));
    event_log.next = event_log.events.count; /* somebody looked */
    assert_null(add("tested", 2));
    static const char *const roots[] = {"pushed#1", "asked#1", "pushed#1", "asked#1", "pushed#1"};
    for (uint32_t i = 0; i < LTL_COUNT_OF(roots); i++) {
        assert_true(ltl_str_is(text_of(i, "correlation"), roots[i]));
    }
    assert_true(ltl_str_is(text_of(ltl_event_log_again(&event_log, 2), "correlation"), "pushed#1"));
}

static void a_full_queue_and_a_circle_are_told(void **state) {
    (void)state;
    for (int i = 0; i < REPEATS; i++) {
        assert_null(add("again", LTL_NO_EVENT));
    }
    assert_string_equal(add("again", LTL_NO_EVENT),
                        "going round in circles: `again` for the 4th time");
    assert_null(add("other", LTL_NO_EVENT));
    assert_string_equal(add("more", LTL_NO_EVENT), "more events wait than the queue holds");
    event_log.next = event_log.events.count; /* somebody looked */
    assert_null(add("more", LTL_NO_EVENT));
}

/* What came of an attempt that is done once more no longer counts; what did not come of it does. */
static void what_is_forgotten_is_not_seen(void **state) {
    (void)state;
    (void)add("started", LTL_NO_EVENT);
    (void)add("built", 0);
    (void)add("tested", 1);
    (void)add("storm", LTL_NO_EVENT);
    event_log.next = 3;
    ltl_data seen = ltl_event_log_seen(&event_log);
    assert_int_equal(seen.count, 3);
    ltl_event_log_forget(&event_log, 1);
    event_log.next = 4;
    seen = ltl_event_log_seen(&event_log);
    assert_int_equal(seen.count, 2);
    assert_true(ltl_str_is(seen.at[0].text, "started"));
    assert_true(ltl_str_is(seen.at[1].text, "storm"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(ids_count_and_causes_are_named, setup, teardown),
        cmocka_unit_test_setup_teardown(all_of_a_chain_name_its_beginning, setup, teardown),
        cmocka_unit_test_setup_teardown(a_full_queue_and_a_circle_are_told, setup, teardown),
        cmocka_unit_test_setup_teardown(what_is_forgotten_is_not_seen, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
