/* Scalars of YAML: one value, many ways to write it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/compiler.h"
#include "grammars/yaml_scalar.h"

static void values(void **state) {
    (void)state;
    static const struct {
        const char *text;
        const char *value; /* null: the content as it stands */
    } examples[] = {
        {"plain", NULL},
        {"", NULL},
        {"\"double\"", NULL},
        {"'single'", NULL},
        {"one\n  two", "one two"},
        {"one\n\n  two", "one\ntwo"},
        {"one \t\n\n\n  two", "one\n\ntwo"},
        {"'it''s'", "it's"},
        {"\"a\\tb\\n\"", "a\tb\n"},
        {"\"a\\\n   b\"", "ab"},
        {"\"\\x41\\q\"", "\\x41\\q"},
        {"\"a\\\\\"", "a\\"},
        {"|\n  a\n  b", "a\nb\n"},
        {"|-\n  a\n    b\n\n  c", "a\n  b\n\nc"},
        {">-\n  a\n  b\n\n  c", "a b\nc"},
        {">\n  a\n    b\n  c", "a\n  b\nc\n"},
        {">-", ""},
        {"|", ""},
        {"|+ # a - b\n  a", "a\n"},
        {"|\n\n  a", "\na\n"},
    };
    for (size_t i = 0; i < LTL_COUNT_OF(examples); i++) {
        ltl_buf buf;
        ltl_str text = ltl_str_of(examples[i].text);
        ltl_buf_init(&buf, text.len + 2);
        bool has = ltl_yaml_scalar_value(text, &buf);
        ltl_str value = ltl_buf_borrow(&buf);
        bool is_right = has == (examples[i].value != NULL) &&
                        (!has || ltl_str_is(value, examples[i].value)) && !buf.is_cut;
        if (!is_right) {
            fail_msg("'%s' says '%.*s'", examples[i].text, LTL_STR_ARG(value));
        }
        ltl_buf_clear(&buf);
    }
}

static void contents(void **state) {
    (void)state;
    ltl_span span;
    assert_false(ltl_yaml_scalar_content(LTL_STR("a"), &span));
    assert_false(ltl_yaml_scalar_content(LTL_STR(""), &span));
    assert_true(ltl_yaml_scalar_content(LTL_STR("|\n  ab"), &span));
    assert_int_equal(span.start, 4);
    assert_int_equal(span.end, 6);
    assert_true(ltl_yaml_scalar_content(LTL_STR(">-"), &span));
    assert_int_equal(span.start, 2);
    assert_int_equal(span.end, 2);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(values), cmocka_unit_test(contents)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
