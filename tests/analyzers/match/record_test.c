/* A match is kept once, however many there are and whatever the pattern can mean. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/compiler.h"
#include "tests/support/scanned.h"

enum { PAIRS = 300 };

/* A pattern that can be read in several ways, each of which finds many. */
static void many_matches_of_each_reading(void **state) {
    (void)state;
    scanned s;
    scanned_make(&s, "ruby", "  pattern: \":a => $X\"\n");
    ltl_arena arena = {0};
    ltl_str code = LTL_STR("");
    for (int i = 0; i < PAIRS; i++) {
        code = ltl_arena_printf(&arena, "%.*sf(:a => %d)\nx = {:a => %d}\n", LTL_STR_ARG(code), i, i);
    }
    scanned_run(&s, "ruby", code, NULL);
    assert_int_equal(s.matches->count, 2 * PAIRS);
    assert_int_equal(scanned_reason(&s), LTL_REASON_NONE);
    ltl_arena_clear(&arena);
    scanned_clear(&s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(many_matches_of_each_reading),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
