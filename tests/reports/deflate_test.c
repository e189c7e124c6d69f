#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>

#include "reports/deflate.h"

enum { TEXT_BYTES = 1000003 };

static ltl_out out;

/* What is written in pieces is the same as what is written at once, and longer than any block. */
static void pieces_join_into_one_text(void **state) {
    (void)state;
    char *text = malloc(TEXT_BYTES);
    ltl_buf bufs[2];
    uint32_t random = 1;
    assert_non_null(text);
    for (size_t i = 0; i < TEXT_BYTES; i++) {
        random = random * 1664525 + 1013904223;
        text[i] = (char)(random >> 24);
    }
    for (size_t pass = 0; pass < 2; pass++) {
        size_t step = pass == 0 ? TEXT_BYTES : 997;
        ltl_buf_init(&bufs[pass], 1 << 24);
        ltl_out_init_buf(&out, &bufs[pass]);
        ltl_deflate *deflate = ltl_deflate_new(&out);
        for (size_t i = 0; i < TEXT_BYTES; i += step) {
            ltl_str all = {text, TEXT_BYTES};
            ltl_out_str(ltl_deflate_out(deflate), ltl_str_slice(all, i, i + step));
        }
        ltl_deflate_end(deflate);
        assert_int_equal(ltl_out_flush(&out), LTL_OK);
    }
    /* Random bytes do not get shorter, and letters are a third more. */
    assert_true(bufs[0].len > TEXT_BYTES / 3 * 4 && bufs[0].len % 4 == 0);
    assert_true(ltl_str_find_byte(ltl_buf_borrow(&bufs[0]), '=', 0) >= bufs[0].len - 2);
    assert_true(ltl_str_eq(ltl_buf_borrow(&bufs[0]), ltl_buf_borrow(&bufs[1])));
    ltl_buf_clear(&bufs[0]);
    ltl_buf_clear(&bufs[1]);
    free(text);
}

static void nothing_is_a_text_too(void **state) {
    (void)state;
    ltl_buf buf;
    ltl_buf_init(&buf, 1 << 10);
    ltl_out_init_buf(&out, &buf);
    ltl_deflate_end(ltl_deflate_new(&out));
    ltl_deflate_end(NULL);
    assert_int_equal(ltl_out_flush(&out), LTL_OK);
    assert_string_equal(ltl_buf_borrow(&buf).ptr, "eJwDAAAAAAE="); /* RFC 1950 of no bytes */
    ltl_buf_clear(&buf);
}

static void a_full_target_keeps_its_status(void **state) {
    (void)state;
    ltl_buf buf;
    ltl_buf_init(&buf, 16);
    ltl_out_init_buf(&out, &buf);
    ltl_deflate *deflate = ltl_deflate_new(&out);
    for (uint32_t i = 0; i < 200000; i++) {
        ltl_out_printf(ltl_deflate_out(deflate), "%u ", i * 2654435761u);
    }
    ltl_deflate_end(deflate);
    assert_int_equal(ltl_out_flush(&out), LTL_LIMIT);
    ltl_buf_clear(&buf);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pieces_join_into_one_text),
        cmocka_unit_test(nothing_is_a_text_too),
        cmocka_unit_test(a_full_target_keeps_its_status),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
