#include "core/str.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/compiler.h"
#include "tests/support/random.h"

static void assert_str(ltl_str got, const char *expected) {
    if (!ltl_str_is(got, expected)) {
        fail_msg("got \"%.*s\", expected \"%s\"", LTL_STR_ARG(got), expected);
    }
}

static void equality_counts_bytes(void **state) {
    (void)state;
    assert_true(ltl_str_eq(LTL_STR("a\0b"), LTL_STR("a\0b")));
    assert_false(ltl_str_eq(LTL_STR("a\0b"), LTL_STR("a\0c")));
    assert_false(ltl_str_eq(LTL_STR("a"), LTL_STR("ab")));
    assert_true(ltl_str_eq(LTL_STR_NONE, LTL_STR("")));
    assert_true(ltl_str_is(LTL_STR_NONE, NULL));
    assert_true(ltl_str_is_empty(ltl_str_of(NULL)));
}

static void slice_is_clamped(void **state) {
    (void)state;
    ltl_str s = LTL_STR("hello");
    assert_str(ltl_str_slice(s, 1, 3), "el");
    assert_str(ltl_str_slice(s, 3, 99), "lo");
    assert_str(ltl_str_slice(s, 4, 2), "");
    assert_str(ltl_str_slice(s, 99, SIZE_MAX), "");
    assert_true(ltl_str_slice(LTL_STR_NONE, 1, 2).ptr == NULL);
}

static void order_is_bytewise_with_prefixes_first(void **state) {
    (void)state;
    assert_int_equal(ltl_str_compare(LTL_STR("a"), LTL_STR("ab")), -1);
    assert_int_equal(ltl_str_compare(LTL_STR("b"), LTL_STR("ab")), 1);
    assert_int_equal(ltl_str_compare(LTL_STR("ab"), LTL_STR("ab")), 0);
    assert_int_equal(ltl_str_compare(LTL_STR("\xFF"), LTL_STR("a")), 1);
    assert_int_equal(ltl_str_compare(LTL_STR_NONE, LTL_STR("a")), -1);
    assert_int_equal(ltl_str_compare(LTL_STR_NONE, LTL_STR("")), 0);
}

static void prefixes_and_suffixes(void **state) {
    (void)state;
    assert_true(ltl_str_starts_with(LTL_STR("abc"), LTL_STR("ab")));
    assert_true(ltl_str_starts_with(LTL_STR("abc"), LTL_STR("")));
    assert_false(ltl_str_starts_with(LTL_STR("ab"), LTL_STR("abc")));
    assert_true(ltl_str_ends_with(LTL_STR("abc"), LTL_STR("bc")));
    assert_true(ltl_str_ends_with(LTL_STR_NONE, LTL_STR("")));
    assert_false(ltl_str_ends_with(LTL_STR("abc"), LTL_STR("ab")));
}

static void case_is_ignored_for_ascii_only(void **state) {
    (void)state;
    assert_true(ltl_str_equals_ignoring_case(LTL_STR("HeLLo"), LTL_STR("hEllO")));
    assert_false(ltl_str_equals_ignoring_case(LTL_STR("@"), LTL_STR("`")));
    assert_false(ltl_str_equals_ignoring_case(LTL_STR("["), LTL_STR("{")));
    assert_false(ltl_str_equals_ignoring_case(LTL_STR("\xC3\x89"), LTL_STR("\xC3\xA9")));
    assert_false(ltl_str_equals_ignoring_case(LTL_STR("a"), LTL_STR("aa")));
}

static void find_reports_the_first_hit(void **state) {
    (void)state;
    ltl_str s = LTL_STR("ab\0abc");
    assert_int_equal(ltl_str_find(s, LTL_STR("abc"), 0), 3);
    assert_int_equal(ltl_str_find(s, LTL_STR("ab"), 1), 3);
    assert_int_equal(ltl_str_find(s, LTL_STR(""), 6), 6);
    assert_true(ltl_str_find(s, LTL_STR(""), 7) == SIZE_MAX);
    assert_true(ltl_str_find(s, LTL_STR("abd"), 0) == SIZE_MAX);
    assert_true(ltl_str_find(s, LTL_STR("b"), SIZE_MAX) == SIZE_MAX);
    assert_true(ltl_str_find(LTL_STR_NONE, LTL_STR("b"), 0) == SIZE_MAX);
    assert_int_equal(ltl_str_find_byte(s, '\0', 0), 2);
    assert_int_equal(ltl_str_find_byte(LTL_STR("\xFF"), '\xFF', 0), 0);
    assert_true(ltl_str_find_byte(s, 'a', 4) == SIZE_MAX);
    assert_true(ltl_str_find_byte(LTL_STR_NONE, 'a', 0) == SIZE_MAX);
    assert_int_equal(ltl_str_find_last_byte(s, 'a'), 3);
    assert_true(ltl_str_find_last_byte(s, 'x') == SIZE_MAX);
}

static size_t find_slowly(ltl_str s, ltl_str needle, size_t from) {
    for (size_t i = from; i + needle.len <= s.len; i++) {
        if (ltl_str_eq(ltl_str_slice(s, i, i + needle.len), needle)) {
            return i;
        }
    }
    return SIZE_MAX;
}

static void find_agrees_with_a_slow_search(void **state) {
    (void)state;
    ltl_random random = ltl_random_make("str find", 11);
    for (int round = 0; round < 20000; round++) {
        char text[24];
        char needle[4];
        for (size_t i = 0; i < sizeof(text); i++) {
            text[i] = "ab\0"[ltl_random_below(&random, 3)];
        }
        for (size_t i = 0; i < sizeof(needle); i++) {
            needle[i] = "ab\0"[ltl_random_below(&random, 3)];
        }
        ltl_str s = {text, ltl_random_below(&random, sizeof(text) + 1)};
        ltl_str n = {needle, ltl_random_below(&random, sizeof(needle) + 1)};
        size_t from = ltl_random_below(&random, s.len + 1);
        assert_true(ltl_str_find(s, n, from) == find_slowly(s, n, from));
    }
}

static void trim_takes_ascii_blanks(void **state) {
    (void)state;
    assert_str(ltl_str_trim(LTL_STR(" \t\r\n\v\f a b \n")), "a b");
    assert_str(ltl_str_trim(LTL_STR("   ")), "");
    assert_str(ltl_str_trim(LTL_STR("\xC2\xA0x")), "\xC2\xA0x");
    assert_true(ltl_str_is_empty(ltl_str_trim(LTL_STR_NONE)));
}

static void split_gives_every_piece_once(void **state) {
    (void)state;
    static const struct {
        const char *text;
        const char *pieces[5];
    } cases[] = {
        {"", {""}},
        {",", {"", ""}},
        {"a", {"a"}},
        {"a,b", {"a", "b"}},
        {",a,,b,", {"", "a", "", "b", ""}},
    };
    for (size_t i = 0; i < LTL_COUNT_OF(cases); i++) {
        ltl_str rest = ltl_str_of(cases[i].text);
        ltl_str piece = LTL_STR_NONE;
        size_t count = 0;
        while (ltl_str_split(&rest, ',', &piece)) {
            assert_true(count < 5 && cases[i].pieces[count]);
            assert_str(piece, cases[i].pieces[count++]);
        }
        assert_true(count == 5 || !cases[i].pieces[count]);
        assert_null(rest.ptr);
    }
    ltl_str none = LTL_STR_NONE;
    ltl_str piece = LTL_STR("kept");
    assert_false(ltl_str_split(&none, ',', &piece));
    assert_str(piece, "kept");
}

static void after_last_is_the_base_name(void **state) {
    (void)state;
    assert_str(ltl_str_after_last(LTL_STR("a/b/c"), '/'), "c");
    assert_str(ltl_str_after_last(LTL_STR("abc"), '/'), "abc");
    assert_str(ltl_str_after_last(LTL_STR("a/"), '/'), "");
}

static void numbers_are_digits_only(void **state) {
    (void)state;
    uint64_t value = 5;
    static const char *const bad[] = {"",
                                      "-1",
                                      "+1",
                                      " 1",
                                      "1 ",
                                      "1a",
                                      "0x1",
                                      "1.0",
                                      "18446744073709551616",
                                      "99999999999999999999999"};
    for (size_t i = 0; i < LTL_COUNT_OF(bad); i++) {
        assert_false(ltl_str_to_u64(ltl_str_of(bad[i]), &value));
        assert_int_equal(value, 5);
    }
    assert_false(ltl_str_to_u64(LTL_STR("1\0"), &value));
    assert_true(ltl_str_to_u64(LTL_STR("18446744073709551615"), &value));
    assert_true(value == UINT64_MAX);
    assert_true(ltl_str_to_u64(LTL_STR("000"), &value));
    assert_true(value == 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(equality_counts_bytes),
        cmocka_unit_test(slice_is_clamped),
        cmocka_unit_test(order_is_bytewise_with_prefixes_first),
        cmocka_unit_test(prefixes_and_suffixes),
        cmocka_unit_test(case_is_ignored_for_ascii_only),
        cmocka_unit_test(find_reports_the_first_hit),
        cmocka_unit_test(find_agrees_with_a_slow_search),
        cmocka_unit_test(trim_takes_ascii_blanks),
        cmocka_unit_test(split_gives_every_piece_once),
        cmocka_unit_test(after_last_is_the_base_name),
        cmocka_unit_test(numbers_are_digits_only),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
