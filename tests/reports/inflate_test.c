#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "reports/deflate.h"
#include "reports/inflate.h"

enum { TEXT_BYTES = 400000, MOST = 1 << 20 };

static ltl_out out;

static void pack(ltl_str text, ltl_buf *letters) {
    ltl_buf_init(letters, MOST);
    ltl_out_init_buf(&out, letters);
    ltl_deflate *deflate = ltl_deflate_new(&out);
    ltl_out_str(ltl_deflate_out(deflate), text);
    ltl_deflate_end(deflate);
    assert_int_equal(ltl_out_flush(&out), LTL_OK);
}

static void numbers(ltl_buf *text) {
    ltl_buf_init(text, TEXT_BYTES);
    for (unsigned i = 0; i < 30000; i++) {
        ltl_buf_printf(text, "%u ", i * 2654435761u);
    }
}

static void what_was_packed_comes_back(void **state) {
    (void)state;
    ltl_buf text, letters, back;
    numbers(&text);
    pack(ltl_buf_borrow(&text), &letters);
    ltl_buf_init(&back, MOST);
    assert_int_equal(ltl_inflate(ltl_buf_borrow(&letters), &back), LTL_OK);
    assert_true(ltl_str_eq(ltl_buf_borrow(&text), ltl_buf_borrow(&back)));
    ltl_buf_clear(&text);
    ltl_buf_clear(&letters);
    ltl_buf_clear(&back);
}

static void damage_is_told(void **state) {
    (void)state;
    ltl_buf text, letters, back;
    numbers(&text);
    pack(ltl_buf_borrow(&text), &letters);
    ltl_str whole = ltl_buf_borrow(&letters);
    ltl_buf_init(&back, MOST);
    assert_int_equal(ltl_inflate(LTL_STR(""), &back), LTL_SYNTAX);
    assert_int_equal(ltl_inflate(ltl_str_slice(whole, 0, whole.len / 8 * 4), &back), LTL_SYNTAX);
    assert_int_equal(ltl_inflate(ltl_str_slice(whole, 0, whole.len - 1), &back), LTL_SYNTAX);
    letters.ptr[whole.len / 2] = '!';
    assert_int_equal(ltl_inflate(whole, &back), LTL_SYNTAX);
    letters.ptr[whole.len / 2] = 'A';
    letters.ptr[whole.len / 2 + 1] = 'A';
    assert_int_equal(ltl_inflate(whole, &back), LTL_SYNTAX);
    ltl_buf_clear(&text);
    ltl_buf_clear(&letters);
    ltl_buf_clear(&back);
}

static void more_than_there_is_room_for_is_told(void **state) {
    (void)state;
    ltl_buf text, letters, back;
    numbers(&text);
    pack(ltl_buf_borrow(&text), &letters);
    ltl_buf_init(&back, 1000);
    assert_int_equal(ltl_inflate(ltl_buf_borrow(&letters), &back), LTL_LIMIT);
    ltl_buf_clear(&text);
    ltl_buf_clear(&letters);
    ltl_buf_clear(&back);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_packed_comes_back),
        cmocka_unit_test(damage_is_told),
        cmocka_unit_test(more_than_there_is_room_for_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
