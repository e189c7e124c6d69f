#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "orchestrator/tools/json_tree.h"
#include "orchestrator/tools/tool_report.h"

static ltl_arena arena;
static ltl_tool_report report;
static ltl_error error;

static ltl_status read_as(const char *reads, const char *pattern, const char *fields,
                          const char *text) {
    ltl_data record = LTL_DATA_NONE;
    if (fields != NULL) {
        assert_int_equal(ltl_json_tree_read(&arena, ltl_str_of(fields), &record, &error), LTL_OK);
    }
    ltl_tool_format format = {ltl_str_of(reads), ltl_str_of(pattern != NULL ? pattern : ""),
                              &record};
    return ltl_tool_report_read(&arena, &format, LTL_STR("/w"), ltl_str_of(text), &report, &error);
}

static void expect(uint32_t place, const char *path, uint32_t line, uint32_t column,
                   const char *rule, const char *message, ltl_severity severity) {
    assert_true(place < report.findings.count);
    const ltl_tool_finding *found = &report.findings.at[place];
    assert_string_equal(ltl_arena_copy(&arena, found->path).ptr, path);
    assert_string_equal(ltl_arena_copy(&arena, found->rule).ptr, rule);
    assert_string_equal(ltl_arena_copy(&arena, found->message).ptr, message);
    assert_int_equal(found->line, line);
    assert_int_equal(found->column, column);
    assert_int_equal(found->severity, severity);
}

static void lines_as_compilers_write_them(void **state) {
    (void)state;
    assert_int_equal(read_as("lines", NULL, NULL,
                             "src/a.c: In function 'f':\n"
                             "src/a.c:3:7: warning: unused variable 'x' [-Wunused-variable]\n"
                             "    3 |   int x;\n"
                             "src/a.c:3:7: note: declared here\n"
                             "b.sh:12: error: no column\r\n"
                             "c.py:4:1: E302 no severity\n"),
                     LTL_OK);
    assert_int_equal(report.findings.count, 3);
    expect(0, "src/a.c", 3, 7, "-Wunused-variable", "unused variable 'x'", LTL_SEVERITY_MEDIUM);
    expect(1, "b.sh", 12, 0, "", "no column", LTL_SEVERITY_HIGH);
    expect(2, "c.py", 4, 1, "E302", "no severity", LTL_SEVERITY_MEDIUM);
    assert_int_equal(report.unread, 3);
}

static void lines_as_a_pattern_says(void **state) {
    (void)state;
    const char *pattern = "^(?P<severity>\\w)\\|(?P<rule>\\w+)\\|(?P<path>[^|]+)\\|(?P<line>\\d+)-"
                          "(?P<end_line>\\d+)\\|(?P<cwe>\\d*)\\|(?P<message>.*)$";
    assert_int_equal(
        read_as("lines", pattern, NULL, "E|R1|a.c|3-5|78|bad\nW|R2|a.c|9-9||odd\nnonsense\n"),
        LTL_OK);
    assert_int_equal(report.findings.count, 2);
    expect(0, "a.c", 3, 0, "R1", "bad", LTL_SEVERITY_MEDIUM);
    assert_int_equal(report.findings.at[0].end_line, 5);
    assert_true(ltl_str_is(report.findings.at[0].cwe, "CWE-78"));
    assert_int_equal(report.findings.at[1].cwe.len, 0);
    assert_int_equal(read_as("lines", "(?P<path>x)", NULL, "x"), LTL_INVALID);
    assert_int_equal(read_as("lines", "(((", NULL, "x"), LTL_SYNTAX);
}

static void json_as_its_fields_say(void **state) {
    (void)state;
    const char *fields = "{\"results\": \"run.issues\", \"path\": \"where.file\", \"line\": "
                         "\"where.pos.0\", \"column\": \"where.pos.1\", \"columns_from\": \"0\", "
                         "\"rule\": \"code\", \"rule_prefix\": \"X\", \"message\": \"text\", "
                         "\"severity\": \"level\", \"cwe\": \"weakness\"}";
    const char *text = "{\"run\": {\"issues\": ["
                       "{\"where\": {\"file\": \"a.py\", \"pos\": [3, 0]}, \"code\": 12, \"text\": "
                       "\"bad\", \"level\": \"HIGH\", \"weakness\": 89},"
                       "{\"text\": \"without a place\"}]}}";
    assert_int_equal(read_as("json", NULL, fields, text), LTL_OK);
    assert_int_equal(report.findings.count, 1);
    assert_int_equal(report.unread, 1);
    expect(0, "a.py", 3, 1, "X12", "bad", LTL_SEVERITY_HIGH);
    assert_true(ltl_str_is(report.findings.at[0].cwe, "CWE-89"));
    assert_int_equal(read_as("json", NULL, fields, "{\"run\": {}}"), LTL_SYNTAX);
    /* What is usual does not go before what was said, wherever it stands. */
    assert_int_equal(read_as("json", NULL, "{\"rule\": \"test\"}",
                             "[{\"path\": \"a\", \"test\": \"B1\", \"message\": \"m\", \"code\": \"x\"}]"),
                     LTL_OK);
    expect(0, "a", 0, 0, "B1", "m", LTL_SEVERITY_MEDIUM);
    assert_int_equal(read_as("json", NULL, "{\"lines\": \"x\"}", "[]"), LTL_INVALID);
    assert_int_equal(read_as("json", NULL, NULL, "[]"), LTL_OK);
}

static const char sarif[] =
    "{\"runs\": [{\"tool\": {\"driver\": {\"name\": \"x\", \"rules\": ["
    "{\"id\": \"r0\", \"shortDescription\": {\"text\": \"short\"}, \"helpUri\": \"https://x/r0\","
    " \"properties\": {\"security-severity\": \"9.1\", \"tags\": [\"external/cwe/cwe-079\"]}},"
    "{\"id\": \"r1\", \"defaultConfiguration\": {\"level\": \"note\"}}]}},"
    "\"results\": ["
    "{\"ruleId\": \"r0\", \"ruleIndex\": 0, \"message\": {\"text\": \"one\"}, \"locations\": ["
    "{\"physicalLocation\": {\"artifactLocation\": {\"uri\": \"file:///w/a%20b.js\"}, \"region\": "
    "{\"startLine\": 2, \"startColumn\": 3, \"endLine\": 4, \"endColumn\": 5}}}]},"
    "{\"rule\": {\"id\": \"r1\"}, \"message\": {\"text\": \"two\"}, \"locations\": ["
    "{\"physicalLocation\": {\"artifactLocation\": {\"uri\": \"c.js\"}}}]},"
    "{\"ruleId\": \"r1\", \"kind\": \"pass\", \"message\": {\"text\": \"fine\"}},"
    "{\"ruleId\": \"r1\", \"baselineState\": \"absent\", \"message\": {\"text\": \"gone\"}},"
    "{\"ruleId\": \"r1\", \"suppressions\": [{\"kind\": \"inSource\"}], \"message\": {\"text\": "
    "\"accepted\"}},"
    "{\"ruleId\": \"r1\", \"message\": {\"text\": \"nowhere\"}}]}]}";

static void sarif_with_its_rules(void **state) {
    (void)state;
    assert_int_equal(read_as("sarif", NULL, NULL, sarif), LTL_OK);
    assert_int_equal(report.findings.count, 2);
    assert_int_equal(report.unread, 4);
    expect(0, "a b.js", 2, 3, "r0", "one", LTL_SEVERITY_CRITICAL);
    assert_int_equal(report.findings.at[0].end_line, 4);
    assert_int_equal(report.findings.at[0].end_column, 5);
    assert_true(ltl_str_is(report.findings.at[0].cwe, "CWE-79"));
    assert_true(ltl_str_is(report.findings.at[0].title, "short"));
    expect(1, "c.js", 0, 0, "r1", "two", LTL_SEVERITY_LOW);
}

/* Paths outside of the folder stay as they were written: whoever asks sees that they are elsewhere. */
static void what_lies_elsewhere_is_kept_as_it_was_written(void **state) {
    (void)state;
    assert_int_equal(read_as("lines", NULL, NULL,
                             "/w/sub/../a.c:1:1: error: here [x]\n"
                             "/usr/include/stdio.h:3:7: warning: there [-Wx]\n"
                             "a.c:2:1: note: Double quote to prevent globbing. [SC2086]\n"),
                     LTL_OK);
    assert_int_equal(report.findings.count, 3);
    expect(0, "a.c", 1, 1, "x", "here", LTL_SEVERITY_HIGH);
    expect(1, "/usr/include/stdio.h", 3, 7, "-Wx", "there", LTL_SEVERITY_MEDIUM);
    expect(2, "a.c", 2, 1, "SC2086", "Double quote to prevent globbing.", LTL_SEVERITY_LOW);
}

static void sarif_of_any_shape_is_read_as_import_reads_it(void **state) {
    (void)state;
    assert_int_equal(
        read_as("sarif", NULL, NULL,
                "{\"runs\": [{\"results\": [{\"ruleIndex\": 0, \"message\": {\"id\": \"m\", "
                "\"arguments\": [\"x\"]}, \"locations\": [{\"physicalLocation\": "
                "{\"artifactLocation\": {\"index\": 0}, \"region\": {\"startLine\": 1}}}]}], "
                "\"artifacts\": [{\"location\": {\"uri\": \"a.c\", \"uriBaseId\": \"SRCROOT\"}}], "
                "\"originalUriBaseIds\": {\"SRCROOT\": {\"uri\": \"file:///w/\"}}, "
                "\"tool\": {\"driver\": {\"rules\": [{\"id\": \"r\", \"messageStrings\": {\"m\": "
                "{\"text\": \"the {0}\"}}}]}}}]}"),
        LTL_OK);
    assert_int_equal(report.findings.count, 1);
    expect(0, "a.c", 1, 0, "r", "the x", LTL_SEVERITY_MEDIUM);
    assert_true(report.findings.at[0].counts_utf16);
}

static void a_program_may_say_that_it_failed(void **state) {
    (void)state;
    assert_int_equal(
        read_as("sarif", NULL, NULL,
                "{\"runs\": [{\"invocations\": [{\"executionSuccessful\": false, "
                "\"toolExecutionNotifications\": [{\"message\": {\"text\": \"no config\"}}]}], "
                "\"results\": []}]}"),
        LTL_OK);
    assert_true(report.has_failed);
    assert_true(ltl_str_is(report.trouble, "no config"));
}

/* Never an empty report, wherever the text ends. */
static void a_cut_text_is_an_error(void **state) {
    (void)state;
    for (size_t len = 0; len + 1 < sizeof(sarif) - 1; len++) {
        ltl_str text = ltl_arena_copy(&arena, (ltl_str){sarif, len});
        assert_int_not_equal(read_as("sarif", NULL, NULL, text.ptr), LTL_OK);
    }
    assert_int_not_equal(read_as("sarif", NULL, NULL, "{}"), LTL_OK);
    assert_int_equal(read_as("xml", NULL, NULL, "<x/>"), LTL_INVALID);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_as_compilers_write_them),
        cmocka_unit_test(lines_as_a_pattern_says),
        cmocka_unit_test(json_as_its_fields_say),
        cmocka_unit_test(sarif_with_its_rules),
        cmocka_unit_test(what_lies_elsewhere_is_kept_as_it_was_written),
        cmocka_unit_test(sarif_of_any_shape_is_read_as_import_reads_it),
        cmocka_unit_test(a_program_may_say_that_it_failed),
        cmocka_unit_test(a_cut_text_is_an_error),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    ltl_arena_clear(&arena);
    return failed;
}
