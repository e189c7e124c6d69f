#include "core/status.h"

#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void every_code_has_a_text(void **state) {
    (void)state;
    for (int i = 0; i < LTL_STATUS_COUNT; i++) {
        assert_non_null(ltl_status_text((ltl_status)i));
        assert_true(strlen(ltl_status_text((ltl_status)i)) > 0);
    }
    assert_string_equal(ltl_status_text(LTL_OK), "all is well");
    assert_string_equal(ltl_status_text((ltl_status)-1), "an unknown status");
    assert_string_equal(ltl_status_text(LTL_STATUS_COUNT), "an unknown status");
}

static void fail_fills_the_error_and_returns_the_code(void **state) {
    (void)state;
    ltl_error error = {0};
    ltl_error_at(&error, "old.c", 3, 4);
    assert_int_equal(ltl_fail(&error, LTL_INVALID, "%s is %d", "x", 7), LTL_INVALID);
    assert_int_equal(error.code, LTL_INVALID);
    assert_string_equal(error.text, "x is 7");
    assert_string_equal(error.path, "");
    assert_int_equal(error.line, 0);
    assert_int_equal(error.column, 0);
    ltl_error_at(&error, "a.yaml", 5, 6);
    assert_string_equal(error.path, "a.yaml");
    ltl_error_at(&error, NULL, 8, 9); /* the path stays */
    assert_string_equal(error.path, "a.yaml");
    assert_int_equal(error.line, 8);
    assert_int_equal(error.column, 9);
    assert_string_equal(error.text, "x is 7");
}

static void null_error_is_fine(void **state) {
    (void)state;
    assert_int_equal(ltl_fail(NULL, LTL_IO, "%d", 1), LTL_IO);
    ltl_error_at(NULL, "x", 1, 1);
}

static void an_error_can_wrap_itself(void **state) {
    (void)state;
    ltl_error error = {0};
    assert_int_equal(ltl_fail(&error, LTL_IO, "inner"), LTL_IO);
    assert_int_equal(ltl_fail(&error, LTL_IO, "outer: %s", error.text), LTL_IO);
    assert_string_equal(error.text, "outer: inner");
}

static void long_texts_are_cut_between_characters(void **state) {
    (void)state;
    static char text[LTL_ERROR_TEXT_BYTES + 64];
    for (size_t lead = 0; lead < 4; lead++) {
        memset(text, 'a', lead);
        for (size_t i = lead; i + 3 < sizeof(text); i += 3) {
            memcpy(text + i, "\xE2\x82\xAC", 4);
        }
        ltl_error error = {0};
        assert_int_equal(ltl_fail(&error, LTL_IO, "%s", text), LTL_IO);
        size_t len = strlen(error.text);
        assert_true(len < LTL_ERROR_TEXT_BYTES && len >= LTL_ERROR_TEXT_BYTES - 3);
        assert_int_equal((len - lead) % 3, 0);
        ltl_error_at(&error, text, 1, 1);
        assert_int_equal((strlen(error.path) - lead) % 3, 0);
    }
}

static void a_text_of_exactly_the_room_is_kept(void **state) {
    (void)state;
    static char text[LTL_ERROR_TEXT_BYTES];
    memset(text, 'x', sizeof(text) - 1);
    ltl_error error = {0};
    assert_int_equal(ltl_fail(&error, LTL_IO, "%s", text), LTL_IO);
    assert_int_equal(strlen(error.text), LTL_ERROR_TEXT_BYTES - 1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_code_has_a_text),
        cmocka_unit_test(fail_fills_the_error_and_returns_the_code),
        cmocka_unit_test(null_error_is_fine),
        cmocka_unit_test(an_error_can_wrap_itself),
        cmocka_unit_test(long_texts_are_cut_between_characters),
        cmocka_unit_test(a_text_of_exactly_the_room_is_kept),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
