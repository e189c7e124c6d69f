#include "core/hash.h"

#include <stdbool.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void assert_hex(ltl_digest digest, const char *expected) {
    char hex[LTL_DIGEST_HEX_BYTES];
    ltl_digest_hex(digest, hex);
    assert_string_equal(hex, expected);
}

/* The values for no bytes are those of the published specification. */
static void values_are_fixed(void **state) {
    (void)state;
    assert_true(ltl_hash64(LTL_STR("")) == 0x2D06800538D394C2u);
    assert_true(ltl_hash64(LTL_STR_NONE) == ltl_hash64(LTL_STR("")));
    assert_hex(ltl_digest_of(LTL_STR("")), "99aa06d3014798d86001c324468d497f");
    assert_hex(ltl_digest_of(LTL_STR_NONE), "99aa06d3014798d86001c324468d497f");
}

static void a_seed_changes_the_value(void **state) {
    (void)state;
    ltl_str s = LTL_STR("lintel");
    assert_true(ltl_hash64_seeded(s, 0) == ltl_hash64(s));
    assert_true(ltl_hash64_seeded(s, 1) != ltl_hash64(s));
    assert_true(ltl_hash64_seeded(s, 1) == ltl_hash64_seeded(LTL_STR("lintel"), 1));
}

static void each_byte_counts(void **state) {
    (void)state;
    static char bytes[300];
    for (size_t len = 1; len <= sizeof(bytes); len++) {
        ltl_digest before = ltl_digest_of((ltl_str){bytes, len});
        bytes[len - 1] ^= 1;
        assert_false(ltl_digest_eq(before, ltl_digest_of((ltl_str){bytes, len})));
        bytes[len - 1] ^= 1;
        assert_true(ltl_digest_eq(before, ltl_digest_of((ltl_str){bytes, len})));
    }
}

static void mixing_depends_on_the_order(void **state) {
    (void)state;
    ltl_digest a = ltl_digest_of(LTL_STR("a"));
    ltl_digest b = ltl_digest_of(LTL_STR("b"));
    assert_true(ltl_digest_eq(ltl_digest_mix(a, b), ltl_digest_mix(a, b)));
    assert_false(ltl_digest_eq(ltl_digest_mix(a, b), ltl_digest_mix(b, a)));
    assert_false(ltl_digest_eq(ltl_digest_mix(a, a), a));
    assert_hex(ltl_digest_mix((ltl_digest){0, 0}, (ltl_digest){0, 1}),
               "8bd3cb085429653cdd1ca483d651e6b8");
}

static void order_is_high_half_first(void **state) {
    (void)state;
    ltl_digest small = {1, 9};
    ltl_digest large = {2, 0};
    assert_int_equal(ltl_digest_compare(small, large), -1);
    assert_int_equal(ltl_digest_compare(large, small), 1);
    assert_int_equal(ltl_digest_compare(small, small), 0);
    assert_int_equal(ltl_digest_compare((ltl_digest){1, 8}, small), -1);
    assert_hex((ltl_digest){0x0123456789abcdefu, 0xfu}, "0123456789abcdef000000000000000f");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_are_fixed),         cmocka_unit_test(a_seed_changes_the_value),
        cmocka_unit_test(each_byte_counts),         cmocka_unit_test(mixing_depends_on_the_order),
        cmocka_unit_test(order_is_high_half_first),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
