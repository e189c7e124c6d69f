#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "reports/escape/markup.h"

static ltl_out out;

static void assert_escaped(ltl_str text, const char *expected) {
    ltl_buf buf;
    ltl_buf_init(&buf, 4096);
    ltl_out_init_buf(&out, &buf);
    ltl_escape_markup(&out, text);
    assert_int_equal(ltl_out_flush(&out), LTL_OK);
    assert_string_equal(ltl_buf_borrow(&buf).ptr, expected);
    ltl_buf_clear(&buf);
}

static void markup_becomes_text(void **state) {
    (void)state;
    assert_escaped(LTL_STR("<a b=\"c\" d='e'>&"), "&lt;a b=&quot;c&quot; d=&#39;e&#39;&gt;&amp;");
    assert_escaped(LTL_STR("]]>"), "]]&gt;");
    assert_escaped(LTL_STR("\t\r\n"), "&#9;&#13;&#10;");
    assert_escaped(LTL_STR("\xC3\xA4\xF0\x9F\x98\x80"), "\xC3\xA4\xF0\x9F\x98\x80");
}

static void what_xml_forbids_is_shown(void **state) {
    (void)state;
    assert_escaped(LTL_STR("\x1b\0\x7f"), "\\u{1B}\\u{00}\\u{7F}");
    assert_escaped(LTL_STR("\xEF\xBF\xBE\xEF\xBF\xBF\xEF\xB7\x90"), "\\u{FFFE}\\u{FFFF}\\u{FDD0}");
    assert_escaped(LTL_STR("\xE2\x80\xAE"), "\\u{202E}");
    assert_escaped(LTL_STR("\xED\xA0\x80"), "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(markup_becomes_text),
        cmocka_unit_test(what_xml_forbids_is_shown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
