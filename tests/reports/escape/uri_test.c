#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "reports/escape/uri.h"

static void paths_become_references(void **state) {
    (void)state;
    const struct {
        ltl_str path;
        const char *uri;
    } cases[] = {
        {LTL_STR("src/main.c"), "src/main.c"},
        {LTL_STR("a b#c?d%41"), "a%20b%23c%3Fd%2541"},
        {LTL_STR("c:/x"), "c%3A/x"},
        {LTL_STR("\xC3\xBC\xFF"), "%C3%BC%FF"},
        {LTL_STR("a\0b"), "a%00b"},
        {LTL_STR("a\\b[1]"), "a%5Cb%5B1%5D"},
        {LTL_STR("/etc/a b"), "file:///etc/a%20b"},
        {LTL_STR(""), ""},
    };
    ltl_arena arena = {0};
    for (size_t i = 0; i < LTL_COUNT_OF(cases); i++) {
        assert_string_equal(ltl_escape_uri_path(&arena, cases[i].path).ptr, cases[i].uri);
    }
    ltl_arena_clear(&arena);
}

static void only_ordinary_web_addresses_are_links(void **state) {
    (void)state;
    assert_true(ltl_uri_is_web(LTL_STR("https://cwe.mitre.org/data/definitions/89.html?a=b#c")));
    assert_true(ltl_uri_is_web(LTL_STR("http://example.org")));
    assert_false(ltl_uri_is_web(LTL_STR("javascript:alert(1)")));
    assert_false(ltl_uri_is_web(LTL_STR("https://")));
    assert_false(ltl_uri_is_web(LTL_STR("https:///x")));
    assert_false(ltl_uri_is_web(LTL_STR("HTTPS://x")));
    assert_false(ltl_uri_is_web(LTL_STR("https://x/\"onclick=")));
    assert_false(ltl_uri_is_web(LTL_STR("https://x/>")));
    assert_false(ltl_uri_is_web(LTL_STR("https://x/\xE2\x80\xAE")));
    assert_false(ltl_uri_is_web(LTL_STR("https://x/\0")));
    assert_false(ltl_uri_is_web(LTL_STR("")));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(paths_become_references),
        cmocka_unit_test(only_ordinary_web_addresses_are_links),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
