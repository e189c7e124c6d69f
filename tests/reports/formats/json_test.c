#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <jansson.h>

#include "tests/support/sample_report.h"

static ltl_sample sample;

static json_t *write_and_read(void) {
    ltl_buf buf;
    ltl_str text = ltl_sample_write(&sample, ltl_format_find(LTL_STR("json")), false, &buf);
    json_error_t error;
    json_t *root = json_loadb(text.ptr, text.len, JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL, &error);
    if (!root) {
        fail_msg("%s at %d", error.text, error.position);
    }
    ltl_buf_clear(&buf);
    return root;
}

static void the_contract_of_scripts_holds(void **state) {
    (void)state;
    ltl_sample_init(&sample);
    json_t *root = write_and_read();
    json_t *finding = json_array_get(json_object_get(root, "findings"), 0);
    const char *rule, *message, *severity, *path, *fingerprint, *cwe;
    int line, column, offset, end_column, found;
    assert_int_equal(
        json_unpack(finding, "{s:s, s:s, s:s, s:s, s:{s:i, s:i, s:i}, s:{s:i}, s:[s*], s:s}",
                    "rule_id", &rule, "message", &message, "severity", &severity, "path", &path,
                    "start", "line", &line, "col", &column, "offset", &offset, "end", "col",
                    &end_column, "cwe", &cwe, "fingerprint", &fingerprint),
        0);
    assert_string_equal(rule, "lintel.python.eval-of-input");
    assert_string_equal(message, "Text from request.args is run as code.");
    assert_string_equal(severity, "critical");
    assert_string_equal(path, "app/views.py");
    assert_int_equal(line, 12);
    assert_int_equal(column, 12);
    assert_int_equal(offset, 244);
    assert_int_equal(end_column, 21);
    assert_string_equal(cwe, "CWE-95");
    assert_string_equal(fingerprint, "1234567890abcdef0000000000000001");
    assert_int_equal(json_unpack(root, "{s:{s:{s:i}}}", "ledger", "files", "found", &found), 0);
    assert_int_equal(found, 25);
    json_decref(root);
    ltl_sample_clear(&sample);
}

static void a_trace_says_what_happens_where(void **state) {
    (void)state;
    ltl_sample_init(&sample);
    json_t *root = write_and_read();
    json_t *trace = json_object_get(json_array_get(json_object_get(root, "findings"), 0), "trace");
    const char *kind, *path, *note, *text;
    int depth, line, column;
    assert_int_equal(json_array_size(trace), 5);
    assert_int_equal(json_unpack(json_array_get(trace, 2),
                                 "{s:s, s:i, s:s, s:s, s:{s:i, s:i}, s:{s:s}}", "kind", &kind,
                                 "depth", &depth, "path", &path, "note", &note, "start", "line",
                                 &line, "col", &column, "snippet", "text", &text),
                     0);
    assert_string_equal(kind, "step");
    assert_int_equal(depth, 1);
    assert_string_equal(path, "app/read.py");
    assert_string_equal(note, "into `bytes`");
    assert_int_equal(line, 3);
    assert_int_equal(column, 12);
    assert_string_equal(text, "    return bytes.decode()");
    json_decref(root);
    ltl_sample_clear(&sample);
}

static void each_finding_is_in_one_list(void **state) {
    (void)state;
    ltl_sample_init(&sample);
    json_t *root = write_and_read();
    assert_int_equal(json_array_size(json_object_get(root, "findings")), 4);
    assert_int_equal(json_array_size(json_object_get(root, "suppressed")), 1);
    assert_int_equal(json_array_size(json_object_get(root, "fixed")), 1);
    json_decref(root);
    sample.report.shows_unchanged = true;
    root = write_and_read();
    assert_int_equal(json_array_size(json_object_get(root, "findings")), 5);
    json_decref(root);
    ltl_sample_clear(&sample);
}

static void a_path_that_is_no_text_keeps_its_bytes(void **state) {
    (void)state;
    ltl_sample_init_hostile(&sample, LTL_STR("a\xFF"));
    json_t *root = write_and_read();
    json_t *finding = json_array_get(json_object_get(root, "findings"), 0);
    assert_string_equal(json_string_value(json_object_get(finding, "path")), "a\xEF\xBF\xBD");
    assert_string_equal(json_string_value(json_object_get(finding, "path_base64")), "Yf8=");
    json_decref(root);
    ltl_sample_clear(&sample);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_contract_of_scripts_holds),
        cmocka_unit_test(a_trace_says_what_happens_where),
        cmocka_unit_test(each_finding_is_in_one_list),
        cmocka_unit_test(a_path_that_is_no_text_keeps_its_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
