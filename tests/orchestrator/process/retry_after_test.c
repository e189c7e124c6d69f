#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "core/limits.h"
#include "orchestrator/process/retry_after.h"

enum { NOW = 1792567680, SECOND = 1000000 }; /* Wed, 21 Oct 2026 07:28:00 GMT */

static uint64_t seconds(const char *text) {
    uint64_t us = ltl_retry_after(ltl_str_of(text), NOW);
    assert_int_equal(us % SECOND, 0);
    return us / SECOND;
}

static void seconds_and_dates(void **state) {
    (void)state;
    assert_int_equal(
        seconds("HTTP/1.1 429 Too Many Requests\r\nRetry-After: 120\r\n\r\nslow down\n"), 120);
    assert_int_equal(seconds("< HTTP/2 503\n< retry-after:  3\n"), 3);
    assert_int_equal(seconds("RETRY-AFTER: Wed, 21 Oct 2026 07:28:30 GMT\n"), 30);
}

/* Who took long to say so may ask at once; that is not the same as nothing said. */
static void what_has_passed_is_now(void **state) {
    (void)state;
    static const char *const texts[] = {
        "Retry-After: Wed, 21 Oct 2026 07:27:00 GMT\n", "Retry-After: 0\n",
        "X-RateLimit-Remaining: 0\nX-RateLimit-Reset: 1792567680\n"};
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        assert_int_equal(ltl_retry_after(ltl_str_of(texts[i]), NOW), 1);
    }
}

static void limits_that_are_used_up(void **state) {
    (void)state;
    assert_int_equal(
        seconds(
            "HTTP/1.1 403 Forbidden\nX-RateLimit-Remaining: 0\nX-RateLimit-Reset: 1792567740\n"),
        60);
    assert_int_equal(seconds("RateLimit-Remaining: 0\nRateLimit-Reset: 12\n"), 12);
    assert_int_equal(seconds("X-RateLimit-Remaining: 41\nX-RateLimit-Reset: 1792567740\n"), 0);
    assert_int_equal(seconds("Retry-After: 5\nX-RateLimit-Reset: 1792567740\n"), 5);
}

static void only_the_last_answer_counts(void **state) {
    (void)state;
    assert_int_equal(seconds("HTTP/1.1 302 Found\nRetry-After: 99\n\nHTTP/1.1 500 Oh\n"), 0);
    assert_int_equal(seconds("HTTP/1.1 100 Continue\n\nHTTP/1.1 429 No\nRetry-After: 4\n"), 4);
}

static void nonsense_says_nothing(void **state) {
    (void)state;
    static const char *const texts[] = {"",
                                        "Retry-After:",
                                        "Retry-After",
                                        "Retry-After: soon",
                                        "Retry-After: -5",
                                        "Retry-After: Wed, 21 Oct 2026 07:28:30 GMT and more",
                                        "Retry-After: Wed, 99 Oct 2026 07:28:30 GMT",
                                        "do not Retry-After: 5"};
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        assert_int_equal(seconds(texts[i]), 0);
    }
    assert_int_equal(ltl_retry_after((ltl_str){0}, NOW), 0);
    assert_int_equal(seconds("Retry-After: 999999999"), LTL_MAX_RETRY_AFTER_S);
    assert_int_equal(seconds("Retry-After: 18446744073709551615"), LTL_MAX_RETRY_AFTER_S);
    assert_int_equal(seconds("Retry-After: 18446744073709551616"), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(seconds_and_dates),       cmocka_unit_test(what_has_passed_is_now),
        cmocka_unit_test(limits_that_are_used_up), cmocka_unit_test(only_the_last_answer_counts),
        cmocka_unit_test(nonsense_says_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
