#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "reports/snippet.h"

static void lines_are_found_by_their_number(void **state) {
    (void)state;
    ltl_snippet snippet = {.first_line = 5, .text = LTL_STR("ab\n\ncd\n")};
    ltl_span line = ltl_snippet_line(&snippet, 7);
    assert_int_equal(line.start, 4);
    assert_int_equal(line.end, 6);
    assert_int_equal(ltl_snippet_last_line(&snippet), 7);
    assert_int_equal(ltl_snippet_line(&snippet, 4).end, 0);
    assert_int_equal(ltl_snippet_line(&snippet, 99).start, 7);
    assert_int_equal(ltl_snippet_line(&snippet, 99).end, 7);
}

static void a_match_past_the_text_is_clamped(void **state) {
    (void)state;
    ltl_finding finding = {.start = {1, 3, 2},
                           .end = {1, 90, 89},
                           .snippet = {.first_line = 1, .text = LTL_STR("abcd\nefgh")}};
    assert_true(ltl_str_is(ltl_snippet_matched(ltl_marked_of(&finding)), "cd"));
    finding.end = (ltl_position){1, 1, 0};
    assert_int_equal(ltl_snippet_matched(ltl_marked_of(&finding)).len, 0);
    finding.start = (ltl_position){0, 0, 0};
    finding.end = (ltl_position){2, 3, 7};
    assert_true(ltl_str_is(ltl_snippet_matched(ltl_marked_of(&finding)), "abcd\nef"));
}

static void a_match_in_a_line_cut_at_its_start_is_found(void **state) {
    (void)state;
    ltl_finding finding = {
        .start = {1, 1001, 1000},
        .end = {1, 1004, 1003},
        .snippet = {.first_line = 1, .text = LTL_STR("xxMATyy"), .is_cut = true, .cut_bytes = 998}};
    assert_true(ltl_str_is(ltl_snippet_matched(ltl_marked_of(&finding)), "MAT"));
    assert_int_equal(ltl_snippet_utf16_column(ltl_marked_of(&finding), finding.start), 1001);
    finding.end = (ltl_position){2, 2, 1010};
    finding.snippet.text = LTL_STR("xxMATyy\nzzz");
    assert_true(ltl_str_is(ltl_snippet_matched(ltl_marked_of(&finding)), "MATyy\nz"));
}

static void columns_count_utf16_units(void **state) {
    (void)state;
    ltl_finding finding = {
        .snippet = {.first_line = 3, .text = LTL_STR("\xC3\xA4\xF0\x9F\x98\x80x")}};
    assert_int_equal(ltl_snippet_utf16_column(ltl_marked_of(&finding), (ltl_position){3, 1, 0}), 1);
    assert_int_equal(ltl_snippet_utf16_column(ltl_marked_of(&finding), (ltl_position){3, 3, 0}), 2);
    assert_int_equal(ltl_snippet_utf16_column(ltl_marked_of(&finding), (ltl_position){3, 7, 0}), 4);
    assert_int_equal(ltl_snippet_utf16_column(ltl_marked_of(&finding), (ltl_position){3, 8, 0}), 5);
    assert_int_equal(ltl_snippet_utf16_column(ltl_marked_of(&finding), (ltl_position){9, 8, 0}), 8);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_are_found_by_their_number),
        cmocka_unit_test(a_match_past_the_text_is_clamped),
        cmocka_unit_test(a_match_in_a_line_cut_at_its_start_is_found),
        cmocka_unit_test(columns_count_utf16_units),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
