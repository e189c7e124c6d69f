#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "orchestrator/run/keep/keep.h"
#include "orchestrator/run/keep/wire.h"

/* What a file came to and back is seen where scans are resumed; here: bytes that are not what they should be. */

static ltl_arena arena;

static void both_ways_are_one(void **state) {
    (void)state;
    ltl_buf buf;
    ltl_buf_init(&buf, 1000);
    uint32_t numbers[] = {7, 8, 9};
    const void *at = numbers;
    uint32_t count = 3;
    uint64_t value = 42;
    ltl_str text = LTL_STR("text");
    ltl_wire out = {.out = &buf};
    LTL_WIRE(&out, value);
    ltl_wire_str(&out, &text);
    ltl_wire_array(&out, &at, &count, sizeof(numbers[0]));
    assert_false(out.is_bad);
    for (size_t len = 0; len <= buf.len; len++) {
        ltl_wire in = {.in = {buf.ptr, len}, .arena = &arena};
        value = 0;
        text = LTL_STR("");
        count = 0;
        LTL_WIRE(&in, value);
        ltl_wire_str(&in, &text);
        ltl_wire_array(&in, &at, &count, sizeof(numbers[0]));
        assert_int_equal(in.is_bad, len < buf.len); /* cut anywhere it is told */
    }
    assert_int_equal(value, 42);
    assert_true(ltl_str_is(text, "text"));
    assert_int_equal(count, 3);
    assert_int_equal(((const uint32_t *)at)[2], 9);
    ltl_buf_clear(&buf);
}

static void more_than_the_buffer_holds_is_told(void **state) {
    (void)state;
    ltl_buf buf;
    ltl_buf_init(&buf, 6);
    uint32_t value = 1;
    ltl_wire out = {.out = &buf};
    LTL_WIRE(&out, value);
    assert_false(out.is_bad);
    LTL_WIRE(&out, value);
    assert_true(out.is_bad);
    ltl_buf_clear(&buf);
}

/* One entry, then the check. */
static void a_damaged_part_is_none(void **state) {
    (void)state;
    ltl_buf buf;
    ltl_buf_init(&buf, 1000);
    ltl_wire out = {.out = &buf};
    ltl_str path = LTL_STR("a.py");
    ltl_digest content[2] = {{1, 2}, {0, 0}};
    uint64_t len = 0;
    ltl_wire_str(&out, &path);
    ltl_wire_str(&out, &path);
    LTL_WIRE(&out, content);
    LTL_WIRE(&out, len);
    ltl_digest check = ltl_digest_of(ltl_buf_borrow(&buf));
    LTL_WIRE(&out, check);
    ltl_str whole = ltl_buf_borrow(&buf);
    ltl_kept kept;
    ltl_kept_open(&kept, &arena, &whole, 1);
    assert_int_equal(kept.by_path.count, 1);
    for (size_t cut = 0; cut < whole.len; cut++) {
        ltl_str part = {whole.ptr, cut};
        ltl_kept_open(&kept, &arena, &part, 1);
        assert_int_equal(kept.by_path.count, 0);
        buf.ptr[cut] ^= 1;
        ltl_kept_open(&kept, &arena, &whole, 1);
        assert_int_equal(kept.by_path.count, 0);
        buf.ptr[cut] ^= 1;
    }
    ltl_buf_clear(&buf);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(both_ways_are_one),
        cmocka_unit_test(more_than_the_buffer_holds_is_told),
        cmocka_unit_test(a_damaged_part_is_none),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    ltl_arena_clear(&arena);
    return failed;
}
