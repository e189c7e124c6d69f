#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <jansson.h>

#include "reports/sarif.h"
#include "tests/support/sample_report.h"

static ltl_sample sample;

/* The first run; the caller releases `*out_root`. */
static json_t *write_and_read(const char *format, json_t **out_root) {
    ltl_buf buf;
    ltl_str text = ltl_sample_write(&sample, ltl_format_find(ltl_str_of(format)), false, &buf);
    *out_root = json_loadb(text.ptr, text.len, 0, NULL);
    assert_non_null(*out_root);
    ltl_buf_clear(&buf);
    return json_array_get(json_object_get(*out_root, "runs"), 0);
}

static json_t *result_of(json_t *run, size_t index) {
    return json_array_get(json_object_get(run, "results"), index);
}

static const char *text_at(json_t *object, const char *path) {
    char key[64];
    while (object && *path) {
        size_t len = strcspn(path, ".");
        memcpy(key, path, len);
        key[len] = '\0';
        object = json_is_array(object) ? json_array_get(object, strtoul(key, NULL, 10))
                                       : json_object_get(object, key);
        path += len + (path[len] == '.' ? 1 : 0);
    }
    return object && json_is_string(object) ? json_string_value(object) : "(none)";
}

static void a_result_has_what_hosts_read(void **state) {
    (void)state;
    json_t *root = NULL;
    ltl_sample_init(&sample);
    json_t *result = result_of(write_and_read("sarif-github", &root), 0);
    assert_string_equal(text_at(result, "ruleId"), "lintel.python.eval-of-input");
    assert_string_equal(text_at(result, "level"), "error");
    assert_string_equal(text_at(result, "partialFingerprints.primaryLocationLineHash"),
                        "271789c17abda88f:1");
    assert_string_equal(text_at(result, "fingerprints.lintel/v1"),
                        "1234567890abcdef0000000000000001");
    assert_string_equal(text_at(result, "locations.0.physicalLocation.region.snippet.text"),
                        "eval(raw)");
    assert_string_equal(text_at(result, "baselineState"), "new");
    assert_string_equal(
        text_at(result, "codeFlows.0.threadFlows.0.locations.0.location.message.text"),
        "comes from the request");
    assert_string_equal(
        text_at(result, "fixes.0.artifactChanges.0.replacements.0.insertedContent.text"),
        "ast.literal_eval(raw)");
    json_decref(root);
    ltl_sample_clear(&sample);
}

static void rules_say_how_bad_they_are(void **state) {
    (void)state;
    json_t *root = NULL;
    ltl_sample_init(&sample);
    json_t *run = write_and_read("sarif", &root);
    assert_string_equal(text_at(run, "tool.driver.rules.0.properties.security-severity"), "9.5");
    assert_string_equal(text_at(run, "tool.driver.rules.0.properties.tags.0"), "security");
    assert_string_equal(text_at(run, "tool.driver.rules.0.properties.tags.1"),
                        "external/cwe/cwe-095");
    assert_string_equal(text_at(run, "tool.driver.rules.2.properties.security-severity"), "(none)");
    json_t *rules =
        json_object_get(json_object_get(json_object_get(run, "tool"), "driver"), "rules");
    json_t *properties = json_object_get(json_array_get(rules, 2), "properties");
    assert_string_equal(json_string_value(json_object_get(properties, "problem.severity")),
                        "recommendation");
    assert_string_equal(text_at(properties, "tags.0"), "quality");
    assert_string_equal(text_at(run, "taxonomies.0.taxa.0.id"), "CWE-89");
    assert_string_equal(text_at(run, "taxonomies.0.taxa.3.id"), "CWE-798");
    assert_string_equal(text_at(run, "automationDetails.id"), "lintel/review/");
    json_decref(root);
    ltl_sample_clear(&sample);
}

static void paths_are_uris_and_columns_are_utf16(void **state) {
    (void)state;
    json_t *root = NULL;
    int start = 0;
    int end = 0;
    ltl_sample_init(&sample);
    json_t *result = result_of(write_and_read("sarif", &root), 3);
    json_t *place = json_object_get(json_array_get(json_object_get(result, "locations"), 0),
                                    "physicalLocation");
    assert_string_equal(text_at(place, "artifactLocation.uri"), "app/%C3%BCber%20%26%20more.py");
    assert_int_equal(
        json_unpack(place, "{s:{s:i, s:i}}", "region", "startColumn", &start, "endColumn", &end),
        0);
    assert_int_equal(start, 1);
    assert_int_equal(end, 12); /* 13 bytes before it, of which an emoji has four and two units */
    json_decref(root);
    ltl_sample_clear(&sample);
}

static void a_trace_is_a_code_flow(void **state) {
    (void)state;
    json_t *root = NULL;
    ltl_sample_init(&sample);
    json_t *result = result_of(write_and_read("sarif", &root), 0);
    json_t *flow =
        json_object_get(json_array_get(json_object_get(result, "codeFlows"), 0), "threadFlows");
    json_t *steps = json_object_get(json_array_get(flow, 0), "locations");
    assert_int_equal(json_array_size(steps), 5);
    json_t *call = json_array_get(steps, 1);
    assert_string_equal(text_at(call, "kinds.0"), "call");
    assert_string_equal(text_at(call, "importance"), "important");
    assert_string_equal(text_at(call, "location.message.text"), "passed to `read`");
    assert_string_equal(text_at(call, "location.physicalLocation.region.snippet.text"),
                        "    raw = read(request.args)");
    json_t *inside = json_array_get(steps, 2);
    assert_string_equal(text_at(inside, "location.physicalLocation.artifactLocation.uri"),
                        "app/read.py");
    assert_int_equal(json_integer_value(json_object_get(inside, "nestingLevel")), 1);
    assert_string_equal(text_at(json_array_get(steps, 0), "importance"), "essential");
    assert_string_equal(text_at(json_array_get(steps, 4), "kinds.0"), "danger");
    json_t *related = json_object_get(result, "relatedLocations");
    assert_int_equal(json_array_size(related), 2); /* where it begins, and the other file */
    assert_string_equal(text_at(json_array_get(related, 0), "message.text"), "comes from the request");
    assert_string_equal(text_at(json_array_get(related, 1), "physicalLocation.artifactLocation.uri"),
                        "app/read.py");
    json_decref(root);
    ltl_sample_clear(&sample);
}

static void the_complete_log_has_all_and_the_other_what_is_shown(void **state) {
    (void)state;
    json_t *root = NULL;
    ltl_sample_init(&sample);
    json_t *run = write_and_read("sarif", &root);
    assert_int_equal(json_array_size(json_object_get(run, "results")), 7);
    assert_string_equal(text_at(result_of(run, 2), "suppressions.0.justification"),
                        "the text is a constant of ours");
    assert_string_equal(text_at(result_of(run, 5), "baselineState"), "absent");
    json_decref(root);
    run = write_and_read("sarif-github", &root);
    assert_int_equal(json_array_size(json_object_get(run, "results")), 4);
    assert_string_equal(text_at(result_of(run, 1), "level"), "error"); /* worst first */
    assert_string_equal(text_at(result_of(run, 1), "ruleId"), "lintel.secrets.aws-key");
    json_decref(root);
    ltl_sample_clear(&sample);
}

static void what_does_not_fit_is_told(void **state) {
    (void)state;
    json_t *root = NULL;
    ltl_sample_init_large(&sample, LTL_SARIF_MAX_RESULTS + 10);
    json_t *run = write_and_read("sarif-github", &root);
    assert_int_equal(json_array_size(json_object_get(run, "results")), LTL_SARIF_MAX_RESULTS);
    json_t *invocation = json_array_get(json_object_get(run, "invocations"), 0);
    json_t *notes = json_object_get(invocation, "toolExecutionNotifications");
    json_t *last = json_array_get(notes, json_array_size(notes) - 1);
    assert_non_null(strstr(text_at(last, "message.text"), "10 less severe findings are left out"));
    json_decref(root);
    ltl_sample_clear(&sample);
}

static void the_ledger_and_problems_are_notifications(void **state) {
    (void)state;
    json_t *root = NULL;
    ltl_sample_init(&sample);
    json_t *run = write_and_read("sarif", &root);
    json_t *notes = json_object_get(json_array_get(json_object_get(run, "invocations"), 0),
                                    "toolExecutionNotifications");
    assert_string_equal(text_at(notes, "0.associatedRule.id"), "team.rule-7");
    assert_string_equal(text_at(notes, "1.message.text"),
                        "partly analysed: parts of the file do not parse: 37 of 5120 bytes");
    assert_string_equal(text_at(notes, "1.level"), "warning");
    json_decref(root);
    ltl_sample_clear(&sample);
}

static void messages_hold_no_links(void **state) {
    (void)state;
    json_t *root = NULL;
    ltl_sample_init_hostile(&sample, LTL_STR("[x](https://evil.example)"));
    json_t *run = write_and_read("sarif", &root);
    assert_string_equal(text_at(result_of(run, 0), "message.text"),
                        "\\[x\\](https://evil.example)");
    json_decref(root);
    ltl_sample_clear(&sample);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_result_has_what_hosts_read),
        cmocka_unit_test(rules_say_how_bad_they_are),
        cmocka_unit_test(paths_are_uris_and_columns_are_utf16),
        cmocka_unit_test(a_trace_is_a_code_flow),
        cmocka_unit_test(the_complete_log_has_all_and_the_other_what_is_shown),
        cmocka_unit_test(what_does_not_fit_is_told),
        cmocka_unit_test(the_ledger_and_problems_are_notifications),
        cmocka_unit_test(messages_hold_no_links),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
