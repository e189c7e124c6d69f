#include "core/utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/support/random.h"

/* The code points of `s`, or a failure when they are not `expected`. */
static void assert_decodes(ltl_str s, const uint32_t *expected, size_t count) {
    size_t at = 0;
    for (size_t i = 0; i < count; i++) {
        uint32_t code_point = 0;
        assert_true(at < s.len);
        at += ltl_utf8_decode(s, at, &code_point);
        assert_int_equal(code_point, expected[i]);
    }
    assert_int_equal(at, s.len);
    assert_int_equal(ltl_utf8_length(s), count);
}
#define ASSERT_DECODES(literal, ...)                                                               \
    assert_decodes(LTL_STR(literal), (const uint32_t[]){__VA_ARGS__},                              \
                   sizeof((const uint32_t[]){__VA_ARGS__}) / sizeof(uint32_t))

enum { BAD = 0xFFFD };

static void good_sequences(void **state) {
    (void)state;
    ASSERT_DECODES("a\x7F", 'a', 0x7F);
    ASSERT_DECODES("\xC2\x80\xDF\xBF", 0x80, 0x7FF);
    ASSERT_DECODES("\xE0\xA0\x80\xED\x9F\xBF\xEE\x80\x80\xEF\xBF\xBF", 0x800, 0xD7FF, 0xE000,
                   0xFFFF);
    ASSERT_DECODES("\xF0\x90\x80\x80\xF4\x8F\xBF\xBF", 0x10000, 0x10FFFF);
    ASSERT_DECODES("\0", 0);
}

/* One replacement per maximal bad prefix: Unicode 15, table 3-8 and its neighbours. */
static void bad_sequences(void **state) {
    (void)state;
    ASSERT_DECODES("\xC0\xAF\xE0\x80\xBF\xF0\x81\x82\x41", BAD, BAD, BAD, BAD, BAD, BAD, BAD, BAD,
                   'A');
    ASSERT_DECODES("\xED\xA0\x80\xED\xBF\xBF\xED\xAF\x41", BAD, BAD, BAD, BAD, BAD, BAD, BAD, BAD,
                   'A');
    ASSERT_DECODES("\xF4\x91\x92\x93\xFF\x41\x80\xBF\x42", BAD, BAD, BAD, BAD, BAD, 'A', BAD, BAD,
                   'B');
    ASSERT_DECODES("\xE1\x80\xE2\xF0\x91\x92\xF1\xBF\x41", BAD, BAD, BAD, BAD, 'A');
    ASSERT_DECODES("\xF0\x9F\x98", BAD);
    ASSERT_DECODES("\xE2\x82", BAD);
    ASSERT_DECODES("\xC3", BAD);
    ASSERT_DECODES("\xF5\xFE", BAD, BAD);
}

static void decoding_past_the_end_still_moves(void **state) {
    (void)state;
    uint32_t code_point = 0;
    assert_int_equal(ltl_utf8_decode(LTL_STR("a"), 1, &code_point), 1);
    assert_int_equal(code_point, BAD);
    assert_int_equal(ltl_utf8_decode(LTL_STR_NONE, 0, &code_point), 1);
}

static void every_scalar_value_goes_round(void **state) {
    (void)state;
    for (uint32_t c = 0; c <= 0x10FFFF; c++) {
        if (c >= 0xD800 && c <= 0xDFFF) {
            continue;
        }
        char bytes[4];
        size_t len = ltl_utf8_encode(c, bytes);
        uint32_t back = 0;
        if (ltl_utf8_decode((ltl_str){bytes, len}, 0, &back) != len || back != c) {
            fail_msg("U+%04X came back as U+%04X", (unsigned)c, (unsigned)back);
        }
    }
}

static void validity_is_decoding_without_replacement(void **state) {
    (void)state;
    ltl_random random = ltl_random_make("utf8 validity", 23);
    static const char bytes[] = "aaaaaaaaaa\x80\xBF\xC2\xE0\xA0\xED\x9F\xF0\x90\xF4\x8F\xFF";
    for (int round = 0; round < 50000; round++) {
        char text[24];
        ltl_str s = {text, ltl_random_below(&random, sizeof(text) + 1)};
        for (size_t i = 0; i < s.len; i++) {
            text[i] = bytes[ltl_random_below(&random, sizeof(bytes) - 1)];
        }
        bool is_valid = true;
        for (size_t i = 0; i < s.len;) {
            uint32_t code_point = 0;
            i += ltl_utf8_decode(s, i, &code_point);
            is_valid = is_valid && code_point != BAD;
        }
        assert_int_equal(ltl_utf8_is_valid(s), is_valid);
    }
    assert_true(ltl_utf8_is_valid(LTL_STR("\xEF\xBF\xBD"))); /* U+FFFD itself is good */
    assert_true(ltl_utf8_is_valid(LTL_STR_NONE));
}

static void lengths_count_their_unit(void **state) {
    (void)state;
    ltl_str s = LTL_STR("abcdefghij\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80\xFFz");
    assert_int_equal(ltl_utf8_length(s), 15);
    assert_int_equal(ltl_utf8_utf16_length(s), 16);
    assert_int_equal(ltl_utf8_length(LTL_STR_NONE), 0);
}

static void detection(void **state) {
    (void)state;
    static const struct {
        ltl_str bytes;
        ltl_encoding encoding;
    } cases[] = {
        {{NULL, 0}, LTL_ENCODING_UTF8},
        {{"plain", 5}, LTL_ENCODING_UTF8},
        {{"\xC3\xA9", 2}, LTL_ENCODING_UTF8},
        {{"\xEF\xBB\xBFx", 4}, LTL_ENCODING_UTF8_BOM},
        {{"\xEF\xBB\xBF", 3}, LTL_ENCODING_UTF8_BOM},
        {{"\xEF\xBB", 2}, LTL_ENCODING_LATIN},
        {{"\xFF\xFE", 2}, LTL_ENCODING_UTF16_LE},
        {{"\xFF\xFE"
          "a\0",
          4},
         LTL_ENCODING_UTF16_LE},
        {{"\xFE\xFF\0a", 4}, LTL_ENCODING_UTF16_BE},
        {{"\xFF\xFE\0\0a\0\0\0", 8}, LTL_ENCODING_BINARY}, /* UTF-32 */
        {{"\0\0\xFE\xFF", 4}, LTL_ENCODING_BINARY},
        {{"\xEF\xBB\xBF\0", 4}, LTL_ENCODING_BINARY},
        {{"caf\xE9", 4}, LTL_ENCODING_LATIN},
        {{"a\0b", 3}, LTL_ENCODING_BINARY},
        {{"\x01\x02\x03\x04plain", 9}, LTL_ENCODING_BINARY},
        {{"\x1B[1mbold\x1B[0m\t\r\n", 15}, LTL_ENCODING_UTF8},
        {{"\x01\x02plain", 7}, LTL_ENCODING_UTF8},
    };
    for (size_t i = 0; i < LTL_COUNT_OF(cases); i++) {
        ltl_encoding got = ltl_encoding_detect(cases[i].bytes);
        if (got != cases[i].encoding) {
            fail_msg("case %zu: got %s, expected %s", i, ltl_encoding_name(got),
                     ltl_encoding_name(cases[i].encoding));
        }
    }
    assert_string_equal(ltl_encoding_name((ltl_encoding)99), "unknown");
}

static void the_probe_ends_where_git_ends_it(void **state) {
    (void)state;
    static char bytes[LTL_ENCODING_PROBE + 2];
    memset(bytes, 'a', sizeof(bytes));
    bytes[LTL_ENCODING_PROBE - 1] = '\0';
    assert_int_equal(ltl_encoding_detect((ltl_str){bytes, sizeof(bytes)}), LTL_ENCODING_BINARY);
    bytes[LTL_ENCODING_PROBE - 1] = 'a';
    bytes[LTL_ENCODING_PROBE] = '\0';
    assert_int_equal(ltl_encoding_detect((ltl_str){bytes, sizeof(bytes)}), LTL_ENCODING_UTF8);
    bytes[LTL_ENCODING_PROBE + 1] = '\xE9'; /* validity has no such end */
    assert_int_equal(ltl_encoding_detect((ltl_str){bytes, sizeof(bytes)}), LTL_ENCODING_LATIN);
}

static void utf16_becomes_utf8(void **state) {
    (void)state;
    static const struct {
        ltl_str little;
        const char *expected;
    } cases[] = {
        {{NULL, 0}, ""},
        {{"\xFF\xFE", 2}, ""},
        {{"\xFF\xFE"
          "a\0\xE9\0\xAC\x20",
          8},
         "a\xC3\xA9\xE2\x82\xAC"},
        {{"a\0", 2}, "a"},                             /* the mark may be missing */
        {{"\x3D\xD8\x00\xDE", 4}, "\xF0\x9F\x98\x80"}, /* a pair */
        {{"\x3D\xD8"
          "a\0",
          4},
         "\xEF\xBF\xBD"
         "a"}, /* a lone high one */
        {{"\x00\xDE"
          "a\0",
          4},
         "\xEF\xBF\xBD"
         "a"}, /* a lone low one */
        {{"\x3D\xD8\x3D\xD8\x00\xDE", 6}, "\xEF\xBF\xBD\xF0\x9F\x98\x80"},
        {{"a\0\x3D\xD8", 4}, "a\xEF\xBF\xBD"},
        {{"a\0b", 3}, "a\xEF\xBF\xBD"},            /* half a unit */
        {{"\xFF\xFE\xFF\xFE", 4}, "\xEF\xBB\xBF"}, /* only one mark is a mark */
    };
    ltl_arena arena = {0};
    for (size_t i = 0; i < LTL_COUNT_OF(cases); i++) {
        ltl_str got = ltl_utf8_from_utf16(&arena, cases[i].little, false);
        assert_string_equal(got.ptr, cases[i].expected);
        assert_int_equal(got.len, strlen(cases[i].expected));
        char swapped[16] = {0};
        size_t even = cases[i].little.len / 2 * 2;
        for (size_t k = 0; k < even; k++) {
            swapped[k ^ 1u] = cases[i].little.ptr[k];
        }
        if (even == cases[i].little.len) {
            got = ltl_utf8_from_utf16(&arena, (ltl_str){swapped, even}, true);
            assert_string_equal(got.ptr, cases[i].expected);
        }
    }
    ltl_arena_clear(&arena);
}

static void deceptive_code_points(void **state) {
    (void)state;
    static const uint32_t yes[] = {0,      0x08,   '\v',   '\r',    0x1B,    0x7F,   0x9F,   0xAD,
                                   0x61C,  0x200B, 0x200D, 0x200E,  0x2028,  0x202E, 0x2066, 0x2069,
                                   0x3164, 0xFEFF, 0xFE00, 0xE0001, 0xE0100, 0xE0FFF};
    static const uint32_t no[] = {'\t',   '\n',   ' ',    'a',    '~',     0xA0,     0xE9,   0x2027,
                                  0x202F, 0x4E00, 0xFE0F, 0xFFFD, 0x1F600, 0x10FFFF, 0xE1000};
    for (size_t i = 0; i < LTL_COUNT_OF(yes); i++) {
        assert_true(ltl_code_point_is_deceptive(yes[i]));
    }
    for (size_t i = 0; i < LTL_COUNT_OF(no); i++) {
        assert_false(ltl_code_point_is_deceptive(no[i]));
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(good_sequences),
        cmocka_unit_test(bad_sequences),
        cmocka_unit_test(decoding_past_the_end_still_moves),
        cmocka_unit_test(every_scalar_value_goes_round),
        cmocka_unit_test(validity_is_decoding_without_replacement),
        cmocka_unit_test(lengths_count_their_unit),
        cmocka_unit_test(detection),
        cmocka_unit_test(the_probe_ends_where_git_ends_it),
        cmocka_unit_test(utf16_becomes_utf8),
        cmocka_unit_test(deceptive_code_points),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
