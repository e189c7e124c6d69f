#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "reports/escape/terminal.h"

static ltl_out out;

static void assert_shown(ltl_str text, uint32_t column, const char *expected, uint32_t end) {
    ltl_buf buf;
    ltl_buf_init(&buf, 1 << 20);
    ltl_out_init_buf(&out, &buf);
    assert_int_equal(ltl_escape_terminal(&out, text, column), end);
    assert_int_equal(ltl_out_flush(&out), LTL_OK);
    assert_string_equal(ltl_buf_borrow(&buf).ptr, expected);
    assert_int_equal(ltl_terminal_width(text, column), end);
    ltl_buf_clear(&buf);
}

static void ordinary_text_stays_as_it_is(void **state) {
    (void)state;
    assert_shown(LTL_STR("plain ~ text"), 0, "plain ~ text", 12);
    assert_shown(LTL_STR("\xC3\xA4\xE4\xB8\xAD\xF0\x9F\x98\x80"), 0,
                 "\xC3\xA4\xE4\xB8\xAD\xF0\x9F\x98\x80", 5);
    assert_shown(LTL_STR("e\xCC\x81"), 0, "e\xCC\x81", 1);
    assert_shown(LTL_STR("\xEF\xBF\xBD"), 0, "\xEF\xBF\xBD", 1);
}

static void tabs_reach_the_next_stop(void **state) {
    (void)state;
    assert_shown(LTL_STR("\tx\ty"), 0, "    x   y", 9);
    assert_shown(LTL_STR("\t"), 2, "  ", 4);
}

static void what_would_act_unseen_is_shown(void **state) {
    (void)state;
    assert_shown(LTL_STR("\x1b[2J"), 0, "\\u{1B}[2J", 9);
    assert_shown(LTL_STR("a\nb\rc\0"), 0, "a\\u{0A}b\\u{0D}c\\u{00}", 21);
    assert_shown(LTL_STR("\xE2\x80\xAE"), 0, "\\u{202E}", 8);
    assert_shown(LTL_STR("\xC2\x9B"
                         "31m"),
                 0, "\\u{9B}31m", 9);
    assert_shown(LTL_STR("\x7F"), 0, "\\u{7F}", 6);
    assert_shown(LTL_STR("\xF3\xA0\x81\x81"), 0, "\\u{E0041}", 9);
}

static void bad_bytes_are_shown_one_by_one(void **state) {
    (void)state;
    assert_shown(LTL_STR("\xFFz\xE2\x82"), 0, "\\x{FF}z\\x{E2}\\x{82}", 19);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ordinary_text_stays_as_it_is),
        cmocka_unit_test(tabs_reach_the_next_stop),
        cmocka_unit_test(what_would_act_unseen_is_shown),
        cmocka_unit_test(bad_bytes_are_shown_one_by_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
