#include "core/json.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <jansson.h>

#include "core/utf8.h"
#include "tests/support/random.h"

static ltl_out out; /* large: not on the stack */
static ltl_buf buf;

static void begin(ltl_json *json, bool is_pretty) {
    ltl_buf_init(&buf, 1 << 24);
    ltl_out_init_buf(&out, &buf);
    ltl_json_init(json, &out, is_pretty);
}

static void assert_written(const char *expected) {
    assert_int_equal(ltl_out_flush(&out), LTL_OK);
    assert_string_equal(ltl_buf_borrow(&buf).ptr, expected);
    ltl_buf_clear(&buf);
}

static void write_everything(ltl_json *json) {
    ltl_json_begin_object(json);
    ltl_json_key_str(json, "s", LTL_STR("x"));
    ltl_json_key_cstr(json, "c", NULL);
    ltl_json_key_u64(json, "u", UINT64_MAX);
    ltl_json_key_bool(json, "b", false);
    ltl_json_key(json, "a");
    ltl_json_begin_array(json);
    ltl_json_i64(json, INT64_MIN);
    ltl_json_bool(json, true);
    ltl_json_begin_object(json);
    ltl_json_end_object(json);
    ltl_json_cstr(json, "t");
    ltl_json_end_array(json);
    ltl_json_key_slice(json, LTL_STR("k\0\""));
    ltl_json_begin_array(json);
    ltl_json_end_array(json);
    ltl_json_end_object(json);
}

static void compact_form(void **state) {
    (void)state;
    ltl_json json;
    begin(&json, false);
    write_everything(&json);
    assert_written("{\"s\":\"x\",\"c\":null,\"u\":18446744073709551615,\"b\":false,"
                   "\"a\":[-9223372036854775808,true,{},\"t\"],\"k\\u0000\\\"\":[]}");
}

static void pretty_form(void **state) {
    (void)state;
    ltl_json json;
    begin(&json, true);
    write_everything(&json);
    assert_written("{\n"
                   "  \"s\": \"x\",\n"
                   "  \"c\": null,\n"
                   "  \"u\": 18446744073709551615,\n"
                   "  \"b\": false,\n"
                   "  \"a\": [\n"
                   "    -9223372036854775808,\n"
                   "    true,\n"
                   "    {},\n"
                   "    \"t\"\n"
                   "  ],\n"
                   "  \"k\\u0000\\\"\": []\n"
                   "}");
}

static void roots_are_lines(void **state) {
    (void)state;
    ltl_json json;
    begin(&json, false);
    ltl_json_u64(&json, 1);
    ltl_json_begin_array(&json);
    ltl_json_null(&json);
    ltl_json_null(&json);
    ltl_json_end_array(&json);
    ltl_json_cstr(&json, "");
    assert_written("1\n[null,null]\n\"\"");
}

static void strings_are_escaped(void **state) {
    (void)state;
    static const struct {
        ltl_str text;
        const char *written;
    } cases[] = {
        {{"\"\\/\b\f\n\r\t", 8}, "\"\\\"\\\\/\\b\\f\\n\\r\\t\""},
        {{"\0\x01\x1F\x7F", 4}, "\"\\u0000\\u0001\\u001f\\u007f\""},
        {{"<script>&'", 10}, "\"<script>&'\""},
        {{"\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80", 9}, "\"\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80\""},
        {{"a\xE2\x80\xA8\xE2\x80\xA9z", 8}, "\"a\\u2028\\u2029z\""},
        {{"\xFF"
          "a\xE2\x82",
          4},
         "\"\xEF\xBF\xBD"
         "a\xEF\xBF\xBD\""},
        {{"\xED\xA0\x80", 3}, "\"\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\""},
        {{"\xEF\xBF\xBD", 3}, "\"\xEF\xBF\xBD\""},
        {{NULL, 0}, "\"\""},
    };
    for (size_t i = 0; i < LTL_COUNT_OF(cases); i++) {
        ltl_json json;
        begin(&json, false);
        ltl_json_str(&json, cases[i].text);
        assert_written(cases[i].written);
    }
}

/* What a strict reader reads back is the text, with bad bytes replaced. */
static void any_bytes_read_back(void **state) {
    (void)state;
    ltl_random random = ltl_random_make("json bytes", 17);
    for (int round = 0; round < 5000; round++) {
        char bytes[40];
        ltl_str text = {bytes, ltl_random_below(&random, sizeof(bytes) + 1)};
        for (size_t i = 0; i < text.len; i++) {
            bytes[i] = (char)ltl_random_below(&random, round % 2 == 0 ? 256 : 128);
        }
        ltl_json json;
        begin(&json, round % 3 == 0);
        ltl_json_begin_array(&json);
        ltl_json_str(&json, text);
        ltl_json_end_array(&json);
        assert_int_equal(ltl_out_flush(&out), LTL_OK);
        assert_true(ltl_utf8_is_valid(ltl_buf_borrow(&buf)));
        json_error_t error;
        json_t *root = json_loadb(buf.ptr, buf.len, JSON_ALLOW_NUL, &error);
        assert_non_null(root);
        const json_t *value = json_array_get(root, 0);
        ltl_str got = {json_string_value(value), json_string_length(value)};
        assert_int_equal(ltl_utf8_length(got), ltl_utf8_length(text));
        assert_true(!ltl_utf8_is_valid(text) || ltl_str_eq(got, text));
        json_decref(root);
        ltl_buf_clear(&buf);
    }
}

static void nest(ltl_json *json, int levels) {
    for (int i = 0; i < levels; i++) {
        if (i % 2 == 0) {
            ltl_json_begin_array(json);
        } else {
            ltl_json_begin_object(json);
            ltl_json_key(json, "k");
        }
    }
    ltl_json_u64(json, 1);
    for (int i = levels - 1; i >= 0; i--) {
        if (i % 2 == 0) {
            ltl_json_end_array(json);
        } else {
            ltl_json_end_object(json);
        }
    }
}

static void depth_has_a_limit(void **state) {
    (void)state;
    ltl_json json;
    begin(&json, true);
    nest(&json, LTL_JSON_MAX_DEPTH - 1);
    assert_int_equal(ltl_out_flush(&out), LTL_OK);
    json_t *root = json_loadb(buf.ptr, buf.len, 0, NULL);
    assert_non_null(root);
    json_decref(root);
    ltl_buf_clear(&buf);
    begin(&json, false);
    nest(&json, LTL_JSON_MAX_DEPTH);
    assert_int_equal(ltl_out_flush(&out), LTL_INTERNAL);
    ltl_buf_clear(&buf);
    begin(&json, true);
    nest(&json, 10 * LTL_JSON_MAX_DEPTH);
    assert_int_equal(ltl_out_flush(&out), LTL_INTERNAL);
    assert_int_equal(json.depth, 0);
    ltl_buf_clear(&buf);
}

static void a_failed_sink_is_reported(void **state) {
    (void)state;
    ltl_json json;
    ltl_buf_init(&buf, 5);
    ltl_out_init_buf(&out, &buf);
    ltl_json_init(&json, &out, false);
    write_everything(&json);
    assert_int_equal(ltl_out_flush(&out), LTL_LIMIT);
    ltl_buf_clear(&buf);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(compact_form),
        cmocka_unit_test(pretty_form),
        cmocka_unit_test(roots_are_lines),
        cmocka_unit_test(strings_are_escaped),
        cmocka_unit_test(any_bytes_read_back),
        cmocka_unit_test(depth_has_a_limit),
        cmocka_unit_test(a_failed_sink_is_reported),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
