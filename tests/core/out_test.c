#include "core/out.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static ltl_out out; /* large: not on the stack */

typedef struct recorder {
    int calls;
    int fail_at; /* the call that fails, from 1; 0 is none */
    size_t bytes;
    char last;
} recorder;

static ltl_status record(void *target, ltl_str bytes) {
    recorder *r = target;
    assert_true(bytes.len > 0);
    if (++r->calls == r->fail_at) {
        return LTL_IO;
    }
    r->bytes += bytes.len;
    r->last = bytes.ptr[bytes.len - 1];
    return LTL_OK;
}

static void pieces_arrive_in_order(void **state) {
    (void)state;
    ltl_buf buf;
    ltl_buf_init(&buf, 100);
    ltl_out_init_buf(&out, &buf);
    ltl_out_str(&out, LTL_STR("a\0"));
    ltl_out_str(&out, LTL_STR_NONE);
    ltl_out_cstr(&out, "b");
    ltl_out_byte(&out, 'c');
    ltl_out_printf(&out, "%d", 12);
    assert_int_equal(buf.len, 0); /* still in front */
    assert_int_equal(ltl_out_flush(&out), LTL_OK);
    assert_true(ltl_str_eq(ltl_buf_borrow(&buf), LTL_STR("a\0bc12")));
    assert_int_equal(out.total_bytes, 6);
    assert_int_equal(ltl_out_flush(&out), LTL_OK);
    assert_int_equal(buf.len, 6);
    ltl_buf_clear(&buf);
}

static void every_size_around_the_buffer_is_whole(void **state) {
    (void)state;
    static char text[2 * LTL_OUT_BUFFER_BYTES + 2];
    static const size_t sizes[] = {1, LTL_OUT_BUFFER_BYTES - 1, LTL_OUT_BUFFER_BYTES,
                                   LTL_OUT_BUFFER_BYTES + 1, 2 * LTL_OUT_BUFFER_BYTES + 1};
    memset(text, 'x', sizeof(text));
    for (size_t i = 0; i < LTL_COUNT_OF(sizes); i++) {
        for (size_t k = 0; k < LTL_COUNT_OF(sizes); k++) {
            recorder r = {0};
            ltl_out_init(&out, record, &r);
            ltl_out_str(&out, (ltl_str){text, sizes[i]});
            ltl_out_printf(&out, "%.*s", (int)sizes[k], text);
            ltl_out_byte(&out, '.');
            assert_int_equal(ltl_out_flush(&out), LTL_OK);
            assert_int_equal(r.bytes, sizes[i] + sizes[k] + 1);
            assert_int_equal(out.total_bytes, r.bytes);
            assert_int_equal(r.last, '.');
        }
    }
}

static void the_first_failure_sticks(void **state) {
    (void)state;
    recorder r = {.fail_at = 2};
    ltl_out_init(&out, record, &r);
    for (int i = 0; i < 100000; i++) {
        ltl_out_cstr(&out, "0123456789");
        ltl_out_printf(&out, "%d", i);
    }
    assert_int_equal(ltl_out_flush(&out), LTL_IO);
    assert_int_equal(ltl_out_flush(&out), LTL_IO);
    assert_int_equal(r.calls, 2);
}

static void a_full_buffer_is_a_limit(void **state) {
    (void)state;
    ltl_buf buf;
    ltl_buf_init(&buf, 3);
    ltl_out_init_buf(&out, &buf);
    ltl_out_cstr(&out, "abc");
    assert_int_equal(ltl_out_flush(&out), LTL_OK);
    ltl_out_cstr(&out, "d");
    assert_int_equal(ltl_out_flush(&out), LTL_LIMIT);
    assert_string_equal(buf.ptr, "abc");
    ltl_buf_clear(&buf);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pieces_arrive_in_order),
        cmocka_unit_test(every_size_around_the_buffer_is_whole),
        cmocka_unit_test(the_first_failure_sticks),
        cmocka_unit_test(a_full_buffer_is_a_limit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
