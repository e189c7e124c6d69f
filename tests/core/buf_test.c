#include "core/buf.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void an_empty_buffer_is_an_empty_string(void **state) {
    (void)state;
    ltl_buf buf;
    ltl_buf_init(&buf, 10);
    assert_string_equal(ltl_buf_borrow(&buf).ptr, "");
    ltl_buf_reset(&buf);
    ltl_buf_append(&buf, LTL_STR_NONE);
    assert_int_equal(buf.len, 0);
    ltl_buf_clear(&buf);
    ltl_buf_clear(&buf);
    ltl_buf_clear(NULL);
}

static void the_maximum_is_exact(void **state) {
    (void)state;
    ltl_buf buf;
    ltl_buf_init(&buf, 10);
    ltl_buf_append(&buf, LTL_STR("123456789"));
    assert_false(buf.is_cut); /* one under */
    ltl_buf_append_byte(&buf, 'x');
    assert_false(buf.is_cut); /* at */
    assert_string_equal(buf.ptr, "123456789x");
    ltl_buf_append_byte(&buf, 'y');
    assert_true(buf.is_cut); /* over: dropped whole */
    assert_string_equal(buf.ptr, "123456789x");
    ltl_buf_reset(&buf);
    assert_false(buf.is_cut);
    assert_string_equal(buf.ptr, "");
    ltl_buf_printf(&buf, "%s", "01234567890");
    assert_true(buf.is_cut);
    assert_int_equal(buf.len, 0);
    ltl_buf_append(&buf, LTL_STR("short")); /* later pieces that fit are kept */
    assert_string_equal(buf.ptr, "short");
    ltl_buf_clear(&buf);
    assert_int_equal(buf.max, 10);
}

static void a_buffer_without_a_maximum_takes_nothing(void **state) {
    (void)state;
    ltl_buf buf = {0};
    ltl_buf_append_byte(&buf, 'x');
    assert_true(buf.is_cut);
    assert_null(buf.ptr);
}

static void growing_keeps_the_content(void **state) {
    (void)state;
    ltl_buf buf;
    ltl_buf_init(&buf, SIZE_MAX);
    for (int i = 0; i < 100000; i++) {
        ltl_buf_printf(&buf, "%05d", i);
    }
    assert_false(buf.is_cut);
    assert_int_equal(buf.len, 500000);
    assert_memory_equal(buf.ptr + 5 * 31415, "31415", 5);
    assert_int_equal(buf.ptr[buf.len], 0);
    ltl_buf_clear(&buf);
}

static void zero_bytes_are_content(void **state) {
    (void)state;
    ltl_buf buf;
    ltl_buf_init(&buf, 100);
    ltl_buf_append(&buf, LTL_STR("a\0b"));
    ltl_buf_append_byte(&buf, '\0');
    assert_true(ltl_str_eq(ltl_buf_borrow(&buf), LTL_STR("a\0b\0")));
    ltl_buf_clear(&buf);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_empty_buffer_is_an_empty_string),
        cmocka_unit_test(the_maximum_is_exact),
        cmocka_unit_test(a_buffer_without_a_maximum_takes_nothing),
        cmocka_unit_test(growing_keeps_the_content),
        cmocka_unit_test(zero_bytes_are_content),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
