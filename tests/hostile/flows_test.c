/* Code made to hurt dataflow, at three sizes: what is found or given up is stated, and memory grows with
 * the size of the code, no faster. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "core/buf.h"
#include "core/limits.h"
#include "tests/support/hostile_shapes.h"
#include "tests/support/scanned.h"

#define RULE                                                                                       \
    "  mode: taint\n"                                                                              \
    "  pattern-sources: [{pattern: source(...)}]\n"                                                \
    "  pattern-sinks: [{pattern: sink(...)}]\n"                                                    \
    "  options: {taint_intrafile: true}\n"

enum { SIZES = 3, MOST_TIMES_MORE = 3 };

/* The bytes that the scan of the file took. */
static size_t cost_of(const hostile_shape *shape, int count) {
    ltl_arena arena = {0};
    scanned s;
    scanned_make(&s, shape->language, shape->rule);
    scanned_run(&s, shape->language, hostile_code(&arena, shape, count), NULL);
    ltl_reason reason = scanned_reason(&s);
    if (s.matches->count == 0 && ltl_reason_outcome(reason) != LTL_OUTCOME_PARTIAL) {
        fail_msg("%s: nothing is found in %d and nothing said", shape->name, count);
    }
    size_t bytes = ltl_scanner_arena(s.scanner)->used_bytes;
    scanned_clear(&s);
    ltl_arena_clear(&arena);
    return bytes;
}

static void cost_grows_with_size(void **state) {
    (void)state;
    for (size_t i = 0; i < hostile_shape_count; i++) {
        size_t before = 0;
        for (int size = SIZES; size-- > 0;) { /* a quarter, a half, all */
            size_t bytes = cost_of(&hostile_shapes[i], hostile_shapes[i].count >> size);
            if (before > 0 && bytes > MOST_TIMES_MORE * before) {
                fail_msg("%s: %zu bytes, and for half as much %zu", hostile_shapes[i].name, bytes, before);
            }
            assert_in_range(bytes, 0, 512 * LTL_MIB);
            before = bytes;
        }
    }
}

/* What holds between the blocks of a function is forgotten with it: many functions cost what their text
 * and their summaries do. */
static void states_between_blocks_end_with_their_function(void **state) {
    (void)state;
    enum { FUNCTIONS = 150, MARKED = 30, BRANCHES = 60, MOST_BYTES_PER_BYTE = 160 };
    ltl_arena arena = {0};
    ltl_buf code;
    ltl_buf_init(&code, 16 * LTL_MIB);
    for (int f = 0; f < FUNCTIONS; f++) {
        ltl_buf_printf(&code, "def f%d():\n", f);
        for (int i = 0; i < MARKED; i++) {
            ltl_buf_printf(&code, "  v%d = source()\n", i);
        }
        for (int i = 0; i < BRANCHES; i++) {
            ltl_buf_printf(&code, "  if c%d: g()\n", i);
        }
        ltl_buf_printf(&code, "  sink(v0)\n");
    }
    scanned s;
    scanned_make(&s, "python", RULE);
    scanned_run(&s, "python", (ltl_str){code.ptr, code.len}, NULL);
    assert_int_equal(scanned_reason(&s), LTL_REASON_NONE);
    size_t bytes = ltl_scanner_arena(s.scanner)->used_bytes;
    assert_in_range(bytes, 0, MOST_BYTES_PER_BYTE * code.len);
    scanned_clear(&s);
    ltl_buf_clear(&code);
    ltl_arena_clear(&arena);
}

/* All of it is worked out within the fuel of a rule, and the one way found. */
static void expect_settled(const char *name) {
    ltl_arena arena = {0};
    size_t at = 0;
    while (at < hostile_shape_count && strcmp(hostile_shapes[at].name, name) != 0) {
        at++;
    }
    assert_true(at < hostile_shape_count);
    const hostile_shape *shape = &hostile_shapes[at];
    scanned s;
    scanned_make(&s, shape->language, shape->rule);
    scanned_run(&s, shape->language, hostile_code(&arena, shape, shape->count), NULL);
    assert_int_equal(scanned_reason(&s), LTL_REASON_NONE);
    assert_int_equal(s.matches->count, 1);
    scanned_clear(&s);
    ltl_arena_clear(&arena);
}

/* Functions are taken from the end of a chain: each is looked at a few times, not as often as it is long. */
static void chains_are_taken_from_their_ends(void **state) {
    (void)state;
    expect_settled("calls one in the other");
    expect_settled("functions that call each other");
    expect_settled("a circle of functions with many calls");
}

/* What a function does when a parameter is known is worked out for so many values, whoever passes others. */
static void what_calls_pass_is_supposed_so_many_times(void **state) {
    (void)state;
    expect_settled("calls that each pass a text");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cost_grows_with_size),
        cmocka_unit_test(states_between_blocks_end_with_their_function),
        cmocka_unit_test(chains_are_taken_from_their_ends),
        cmocka_unit_test(what_calls_pass_is_supposed_so_many_times),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
