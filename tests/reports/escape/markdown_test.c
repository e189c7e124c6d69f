#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "reports/escape/markdown.h"

static void assert_escaped(ltl_str text, const char *expected) {
    ltl_buf buf;
    ltl_buf_init(&buf, 4096);
    ltl_escape_markdown(&buf, text);
    assert_string_equal(ltl_buf_borrow(&buf).ptr, expected);
    ltl_buf_clear(&buf);
}

static void nothing_comes_alive(void **state) {
    (void)state;
    assert_escaped(LTL_STR("plain text, 1.5 (x)"), "plain text, 1.5 \\(x\\)");
    assert_escaped(LTL_STR("<img src=x>"), "&lt;img src\\=x&gt;");
    assert_escaped(LTL_STR("![a](http://b)"), "\\!\\[a\\]\\(http&#58;//b\\)");
    assert_escaped(LTL_STR("@you #1 &amp;"), "&#64;you &#35;1 &amp;amp;");
    assert_escaped(LTL_STR("# a\n- b\r\n> c"), "&#35; a \\- b  &gt; c");
    assert_escaped(LTL_STR("|a|_b_*c*~d~"), "\\|a\\|\\_b\\_\\*c\\*\\~d\\~");
    assert_escaped(LTL_STR("\\["), "\\\\\\[");
}

static void code_stays_code(void **state) {
    (void)state;
    assert_escaped(LTL_STR("use `a_b<c>` now"), "use `a_b<c>` now");
    assert_escaped(LTL_STR("`a|b`"), "`a\\|b`");
    assert_escaped(LTL_STR("`two\nlines`"), "`two lines`");
    assert_escaped(LTL_STR("`x` and `y` and `"), "`x` and `y` and \\`");
}

static void backticks_that_nothing_closes_are_text(void **state) {
    (void)state;
    assert_escaped(LTL_STR("`<b>"), "\\`&lt;b&gt;");
    assert_escaped(LTL_STR("```\n<b>\n```"), "\\`\\`\\` &lt;b&gt; \\`\\`\\`");
    assert_escaped(LTL_STR("`` ` <b>"), "\\`\\` \\` &lt;b&gt;");
}

static void the_unseen_is_named(void **state) {
    (void)state;
    assert_escaped(LTL_STR("a\xE2\x80\xAE"
                           "b\x1b"),
                   "aU\\+202EbU\\+001B");
    assert_escaped(LTL_STR("\xFFx"), "\xEF\xBF\xBDx");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_comes_alive),
        cmocka_unit_test(code_stays_code),
        cmocka_unit_test(backticks_that_nothing_closes_are_text),
        cmocka_unit_test(the_unseen_is_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
