/* Findings of other tools through the program: what is taken, what is refused and why, what a killed run leaves. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "core/compiler.h"
#include "tests/support/program.h"

static ltl_program import(const sandbox *box, const char *arguments) {
    char command[1024];
    snprintf(command, sizeof(command), "lintel import -f json %s", arguments);
    return ltl_program_run(LTL_PROGRAM, box, ".", command);
}

/* --- one finding in each format ------------------------------------------------------------------- */

#define SARIF_HEAD                                                                                 \
    "{\"version\":\"2.1.0\",\"$schema\":\"sarif\",\"runs\":[{\"tool\":{\"driver\":{\"name\":\"My " \
    "Tool\"}},"
#define SARIF(results) SARIF_HEAD "\"results\":[" results "]}]}"
#define PLACE(uri, region)                                                                         \
    "\"locations\":[{\"physicalLocation\":{\"artifactLocation\":{\"uri\":\"" uri "\"}" region "}}" \
    "]"
#define LINE_2 ",\"region\":{\"startLine\":2,\"startColumn\":5}"

static const struct {
    const char *name;
    const char *text;
    const char *options;
    const char *rule;
} formats[] = {
    {"a.sarif",
     SARIF("{\"ruleId\":\"R1\",\"message\":{\"text\":\"said\"}," PLACE("src/a.c", LINE_2) "}"), "",
     "my-tool/R1"},
    {"a.json",
     "{\"schema\":\"lintel-report/"
     "1\",\"tool\":{\"name\":\"lintel\"},\"findings\":[{\"rule_id\":\"R1\","
     "\"message\":\"said\",\"path\":\"src/a.c\",\"start\":{\"line\":2,\"col\":5,\"offset\":0}}]}",
     "", "R1"},
    {"a.json",
     "{\"results\":[{\"check_id\":\"R1\",\"path\":\"src/a.c\",\"start\":{\"line\":2,\"col\":5},"
     "\"extra\":{\"message\":\"said\",\"severity\":\"WARNING\"}}]}",
     "", "semgrep/R1"},
    {"a.json",
     "{\"results\":[{\"test_id\":\"R1\",\"filename\":\"./src/"
     "a.c\",\"line_number\":2,\"col_offset\":4,"
     "\"issue_text\":\"said\",\"issue_severity\":\"MEDIUM\"}]}",
     "", "bandit/R1"},
    {"a.json",
     "[{\"filePath\":\"src/"
     "a.c\",\"messages\":[{\"ruleId\":\"R1\",\"severity\":1,\"message\":\"said\","
     "\"line\":2,\"column\":5}]}]",
     "", "eslint/R1"},
    {"a.json",
     "[{\"code\":\"R1\",\"filename\":\"src/"
     "a.c\",\"location\":{\"row\":2,\"column\":5},\"message\":\"said\"}]",
     "--tool ruff", "ruff/R1"},
    {"a.jsonl",
     "{\"rule\":\"R1\",\"file\":\"src/a.c\",\"line\":2,\"column\":5,\"message\":\"said\"}\n", "",
     "json/R1"},
    {"a.json",
     "{\"all\":{\"of\":[{\"what\":\"R1\",\"where\":{\"f\":\"src/"
     "a.c\",\"l\":\"2\",\"c\":5},\"why\":\"said\"}]}}",
     "--records all.of[] --map rule=what --map path=where.f --map line=where.l --map "
     "column=where.c "
     "--map message=why --tool own",
     "own/R1"},
    {"a.csv", "File,Line,Column,Rule,Message\r\nsrc/a.c,2,5,R1,said\r\n", "", "csv/R1"},
    {"a.csv", "f;l;c;id;m\nsrc/a.c;2;5;R1;said\n",
     "--map path=f --map line=l --map column=c --map rule=id --map message=m", "csv/R1"},
    {"a.txt", "src/a.c:2:5: warning: said [R1]\n    code\n    ^\n", "", "text/R1"},
    {"a.txt", "src\\a.c(2,5): warning R1: said\n", "", "text/R1"},
    {"a.txt", "src/a.c:2:5: warning: said [R1]\nsrc/a.c:1:1: note: declared here\n", "", "text/R1"},
    {"a.txt", "R1|src/a.c|2.5|said\nnothing\n",
     "--pattern "
     "'^(?P<rule>\\w+)\\|(?P<path>[^|]+)\\|(?P<line>\\d+)\\.(?P<column>\\d+)\\|(?P<message>.*)$'",
     "text/R1"},
    {"a.txt", "./src/a.c:2:5: R1001 said\n", "", "text/R1001"},
};

static void each_format_gives_the_same_finding(void **state) {
    (void)state;
    for (size_t i = 0; i < LTL_COUNT_OF(formats); i++) {
        sandbox *box = sandbox_new();
        char arguments[512];
        char rule[128];
        sandbox_write(box, "src/a.c", "int a;\n    bad();\n");
        sandbox_write(box, formats[i].name, formats[i].text);
        snprintf(arguments, sizeof(arguments), "%s %s", formats[i].name, formats[i].options);
        snprintf(rule, sizeof(rule), "\"rule_id\":\"%s\"", formats[i].rule);
        ltl_program ran = import(box, arguments);
        if (strstr(ran.out, rule) == NULL) {
            print_error("%zu: %s\n%s\n", i, ran.out, ran.err);
        }
        assert_int_equal(ran.code, 1);
        assert_non_null(strstr(ran.out, rule));
        assert_non_null(strstr(ran.out, "\"message\":\"said\",\"severity\":\"medium\""));
        assert_non_null(
            strstr(ran.out, "\"path\":\"src/a.c\",\"start\":{\"line\":2,\"col\":5,\"offset\":11}"));
        assert_non_null(strstr(ran.out, "bad();"));
        sandbox_free(box);
    }
}

/* --- places --------------------------------------------------------------------------------------- */

static const struct {
    const char *uri;
    const char *base;   /* members of originalUriBaseIds; null: none */
    const char *inside; /* the path, or null: it is refused */
    const char *reason;
} places[] = {
    {"src/a.c", NULL, "src/a.c", NULL},
    {"./src//x/../a.c", NULL, "src/a.c", NULL},
    {"src/%61.c", NULL, "src/a.c", NULL},
    {"src/a%20b.c", NULL, "src/a b.c", NULL},
    {"src/100%.c", NULL, "src/100%.c", NULL},
    {"src/a.c#L2", NULL, "src/a.c", NULL},
    {"../a.c", NULL, NULL, "out of the repository"},
    {"src/../../a.c", NULL, NULL, "out of the repository"},
    {"%2e%2e/a.c", NULL, NULL, "out of the repository"},
    {"src%2f..%2f..%2fa.c", NULL, NULL, "out of the repository"},
    {"/etc/passwd", NULL, NULL, "out of the repository"},
    {"file:///etc/passwd", NULL, NULL, "out of the repository"},
    {"file://server/share/a.c", NULL, NULL, "out of the repository"},
    {"https://example.com/a.c", NULL, NULL, "out of the repository"},
    {"C:\\\\a.c", NULL, NULL, "out of the repository"},
    {"file:///C:/a.c", NULL, NULL, "out of the repository"},
    {"a%00b", NULL, NULL, "cannot be one"},
    {"", NULL, NULL, "no file is named"},
    {".", NULL, NULL, "cannot be one"},
    {"a.c", "\"B\":{\"uri\":\"src/\"}", "src/a.c", NULL},
    {"a.c",
     "\"B\":{\"uri\":\"src/\",\"uriBaseId\":\"%SRCROOT%\"},\"%SRCROOT%\":{\"uri\":\"file:///ci/"
     "work/\"}",
     "src/a.c", NULL},
    {"a.c", "\"B\":{\"uri\":\"x\",\"uriBaseId\":\"B\"}", "x/x/x/x/x/x/x/x/a.c", NULL},
    {"a.c", "\"B\":{\"uri\":\"file:///usr/include/\"}", NULL, "out of the repository"},
    {"../a.c", "\"B\":{\"uri\":\"src/\"}", "a.c", NULL},
    {"a.c", "\"C\":{\"uri\":\"src/\"}", "a.c", NULL},
};

static void paths_stay_in_the_repository(void **state) {
    (void)state;
    sandbox *box = sandbox_new();
    for (size_t i = 0; i < LTL_COUNT_OF(places); i++) {
        char text[2048];
        char path[256];
        snprintf(text, sizeof(text),
                 SARIF_HEAD
                 "\"originalUriBaseIds\":{%s},\"results\":[{\"message\":{\"text\":\"m\"},"
                 "\"locations\":[{\"physicalLocation\":{\"artifactLocation\":{\"uri\":\"%s\","
                 "\"uriBaseId\":\"B\"}}}]}]}]}",
                 places[i].base != NULL ? places[i].base : "", places[i].uri);
        sandbox_write(box, "a.sarif", text);
        ltl_program ran = import(box, "-q a.sarif --dead-letters dead");
        char dead[512];
        sandbox_read(box, "dead", dead, sizeof(dead));
        snprintf(path, sizeof(path), "\"path\":\"%s\"",
                 places[i].inside != NULL ? places[i].inside : "?");
        bool is_right = places[i].inside != NULL ? strstr(ran.out, path) != NULL && dead[0] == '\0'
                                                 : strstr(ran.out, "\"findings\":[]") != NULL &&
                                                       strstr(dead, places[i].reason) != NULL;
        if (!is_right) {
            print_error("%s: %s\n%s\n", places[i].uri, dead, ran.out);
        }
        assert_true(is_right);
    }
    sandbox_free(box);
}

static void absolute_paths_below_root_and_prefix_are_relative(void **state) {
    (void)state;
    sandbox *box = sandbox_new();
    sandbox_run(
        box, ".",
        "mkdir -p repo/src; echo 'int a;' > repo/src/a.c; "
        "printf '%%s/repo/src/a.c:1: here\\n/ci/work/src/a.c:1: there\\n' \"$PWD\" > a.txt");
    ltl_program ran = import(box, "-q a.txt --root repo --prefix /ci/work/");
    assert_non_null(strstr(ran.out, "\"message\":\"here\""));
    assert_non_null(strstr(ran.out, "\"message\":\"there\""));
    assert_null(strstr(ran.out, "\"path\":\"/"));
    sandbox_free(box);
}

/* A link in the repository does not lead the program to read another file. */
static void links_are_not_followed_to_code(void **state) {
    (void)state;
    sandbox *box = sandbox_new();
    sandbox_run(box, ".",
                "echo 'a secret line' > ../outside.txt; mkdir -p r; ln -s ../../outside.txt r/a.c");
    sandbox_write(box, "a.txt", "a.c:1:1: said\n");
    ltl_program ran = import(box, "a.txt --root r");
    assert_null(strstr(ran.out, "a secret line"));
    assert_non_null(strstr(ran.out, "\"message\":\"said\""));
    sandbox_free(box);
}

/* --- what SARIF says elsewhere -------------------------------------------------------------------- */

/* Keys in any order: results before the tool, artifacts behind both. */
static const char late_sarif[] =
    "{\"runs\":[{\"results\":[{\"ruleIndex\":1,\"message\":{\"id\":\"m\",\"arguments\":[\"x\","
    "\"y\"]},"
    "\"locations\":[{\"physicalLocation\":{\"artifactLocation\":{\"index\":1}}}]},"
    "{\"rule\":{\"id\":\"E0/"
    "sub\",\"index\":0,\"toolComponent\":{\"index\":0}},\"message\":{\"text\":\"two\"},"
    "\"locations\":[{\"physicalLocation\":{\"artifactLocation\":{\"uri\":\"b.c\"}}}],"
    "\"suppressions\":[{\"status\":\"accepted\",\"justification\":\"because\"}]},"
    "{\"ruleId\":\"R0\",\"kind\":\"pass\",\"message\":{\"text\":\"three\"}}],"
    "\"artifacts\":[{\"location\":{\"uri\":\"z.c\"}},{\"location\":{\"uri\":\"a.c\",\"uriBaseId\":"
    "\"S\"}}],"
    "\"originalUriBaseIds\":{\"S\":{\"uri\":\"sub/\"}},"
    "\"tool\":{\"extensions\":[{\"name\":\"e\",\"rules\":[{\"id\":\"E0\",\"properties\":{\"tags\":["
    "\"performance\"]}}]}],"
    "\"driver\":{\"rules\":[{\"id\":\"R0\"},{\"id\":\"R1\",\"shortDescription\":{\"text\":"
    "\"Title\"},"
    "\"messageStrings\":{\"m\":{\"text\":\"{0} goes to "
    "{1}\"}},\"properties\":{\"security-severity\":\"9.1\","
    "\"tags\":[\"security\",\"external/cwe/"
    "cwe-079\"]}}],\"name\":\"Late\"}}}],\"version\":\"2.1.0\"}";

static void sarif_may_tell_in_any_order(void **state) {
    (void)state;
    sandbox *box = sandbox_new();
    sandbox_write(box, "a.sarif", late_sarif);
    ltl_program ran = import(box, "a.sarif");
    assert_non_null(strstr(ran.out,
                           "\"rule_id\":\"late/R1\",\"message\":\"x goes to y\",\"severity\":"
                           "\"critical\""));
    assert_non_null(strstr(ran.out, "\"path\":\"sub/a.c\",\"start\":{\"line\":0"));
    assert_non_null(strstr(ran.out, "\"cwe\":[\"CWE-79\"]"));
    assert_non_null(strstr(ran.out, "\"suppressed\":[{\"rule_id\":\"late/E0/sub\""));
    assert_non_null(strstr(ran.out, "\"suppression\":\"because\""));
    assert_non_null(strstr(ran.out, "1 results say that they are no findings"));
    assert_non_null(strstr(ran.err, "validate  3 rows in, 2 out, 1 dead"));
    sandbox_free(box);
}

static void columns_count_as_the_tool_counts(void **state) {
    (void)state;
    sandbox *box = sandbox_new();
    /* Behind two characters: one of two bytes, one of four bytes and two UTF-16 units. */
    sandbox_write(box, "a.c", "\xC3\xA4\xF0\x9F\x98\x80 bad();\n");
    static const char *const kinds[] = {"utf16CodeUnits\"", "unicodeCodePoints\""};
    static const int columns[] = {5, 4};
    for (size_t i = 0; i < LTL_COUNT_OF(kinds); i++) {
        char text[1024];
        snprintf(text, sizeof(text),
                 SARIF_HEAD
                 "\"columnKind\":\"%s,\"results\":[{\"message\":{\"text\":\"m\"},"
                 "\"locations\":[{\"physicalLocation\":{\"artifactLocation\":{\"uri\":\"a.c\"},"
                 "\"region\":{\"startLine\":1,\"startColumn\":%d}}}]}]}]}",
                 kinds[i], columns[i]);
        sandbox_write(box, "a.sarif", text);
        ltl_program ran = import(box, "-q a.sarif");
        assert_non_null(strstr(ran.out, "\"start\":{\"line\":1,\"col\":8,\"offset\":7}"));
    }
    sandbox_free(box);
}

static void a_secret_is_not_told(void **state) {
    (void)state;
    sandbox *box = sandbox_new();
    sandbox_write(box, "a.py", "key = 'kJ83hdk2kd92kd'\n");
    sandbox_write(
        box, "a.sarif",
        "{\"version\":\"2.1.0\",\"$schema\":\"sarif\",\"runs\":[{\"tool\":{\"driver\":{\"name\":"
        "\"gitleaks\","
        "\"rules\":[{\"id\":\"k\"}]}},\"results\":[{\"ruleId\":\"k\",\"message\":{\"text\":\"key "
        "kJ83hdk2kd92kd found\"}," PLACE(
            "a.py", ",\"region\":{\"startLine\":1,\"startColumn\":7,"
                    "\"endColumn\":23,\"snippet\":{\"text\":\"kJ83hdk2kd92kd\"}}") "}]}]}");
    for (int i = 0; i < 2; i++) {
        ltl_program ran = import(box, i == 0 ? "-q a.sarif" : "-q a.sarif -f sarif");
        assert_null(strstr(ran.out, "kJ83hdk2kd92kd"));
        assert_non_null(strstr(ran.out, "gitleaks/k"));
    }
    sandbox_free(box);
}

/* --- what is wrong -------------------------------------------------------------------------------- */

static const struct {
    const char *result;
    const char *reason;
} faults[] = {
    {"1", "not a record"},
    {"[[]]", "not a record"},
    {"{\"message\":{\"text\":\"m\"}}", "no file is named"},
    {"{\"message\":7," PLACE("a.c", "") "}", "neither rule nor message"},
    {"{\"ruleId\":[\"x\"]," PLACE("a.c", "") "}", "a field of the wrong type: rule"},
    {"{\"message\":{\"text\":\"m\"},\"locations\":[{\"physicalLocation\":{\"artifactLocation\":{"
     "\"uri\":3}}}]}",
     "a field of the wrong type: path"},
    {"{\"message\":{\"text\":\"m\"}," PLACE("a.c", ",\"region\":{\"startLine\":-4}") "}",
     "a line or column that is none"},
    {"{\"message\":{\"text\":\"m\"}," PLACE("a.c", ",\"region\":{\"startLine\":\"x\"}") "}",
     "a field of the wrong type: line"},
    {"{\"message\":{\"text\":\"m\"}," PLACE("a.c",
                                            ",\"region\":{\"startLine\":99999999999999999999}") "}",
     "a field of the wrong type: line"},
};

static void what_is_refused_says_where_and_why(void **state) {
    (void)state;
    sandbox *box = sandbox_new();
    for (size_t i = 0; i < LTL_COUNT_OF(faults); i++) {
        char text[2048];
        char reason[256];
        char dead[512];
        snprintf(text, sizeof(text),
                 SARIF_HEAD
                 "\"results\":[\n{\"message\":{\"text\":\"good\"}," PLACE("g.c", "") "},\n%s]}]}",
                 faults[i].result);
        snprintf(reason, sizeof(reason), "\"reason\":\"%s\"}\n", faults[i].reason);
        sandbox_write(box, "a.sarif", text);
        ltl_program ran =
            import(box, "-q a.sarif --fail-on never --require-coverage --dead-letters dead");
        sandbox_read(box, "dead", dead, sizeof(dead));
        if (strstr(dead, reason) == NULL) {
            print_error("%s: %s\n", faults[i].result, dead);
        }
        assert_non_null(strstr(dead, reason));
        assert_non_null(strstr(dead, "{\"record\":2,\"line\":3,\"offset\":"));
        assert_non_null(strstr(ran.out, "\"message\":\"good\""));
        assert_non_null(strstr(ran.out, "1 of 2 records were refused"));
        assert_int_equal(ran.code, 3);
    }
    sandbox_free(box);
}

static void a_broken_file_gives_what_came_before(void **state) {
    (void)state;
    sandbox *box = sandbox_new();
    sandbox_write(box, "a.sarif",
                  SARIF_HEAD "\"results\":[{\"message\":{\"text\":\"good\"}," PLACE(
                      "g.c", "") "},\n{\"ruleId\": oops");
    ltl_program ran = import(box, "-q a.sarif --fail-on never");
    assert_non_null(strstr(ran.out, "\"message\":\"good\""));
    assert_non_null(strstr(ran.out, "in line 2, it is no JSON, and nothing behind that was read"));
    sandbox_write(box, "a.jsonl",
                  "{\"file\":\"a.c\",\"message\":\"one\"}\n{\"file\":\n{\"file\":\"a.c\","
                  "\"message\":\"two\"}\n");
    ran = import(box, "-q a.jsonl --fail-on never --dead-letters dead");
    assert_non_null(strstr(ran.out, "\"message\":\"one\""));
    assert_non_null(strstr(ran.out, "\"message\":\"two\""));
    assert_non_null(strstr(ran.out, "1 of 3 records were refused: 1 not to be read"));
    sandbox_free(box);
}

/* Nested as deep as a file can be, and a message of ten megabytes. */
static void depth_and_length_cost_nothing(void **state) {
    (void)state;
    sandbox *box = sandbox_new();
    sandbox_run(box, ".", "%s",
                "{ printf '%s' '" SARIF_HEAD
                "\"results\":[{\"properties\":{\"x\":'; head -c 1000000 /dev/zero | "
                "tr '\\0' '['; head -c 1000000 /dev/zero | tr '\\0' ']'; printf '%s' "
                "'},\"message\":{\"text\":\"'; "
                "head -c 10000000 /dev/zero | tr '\\0' x; printf '%s' '\"}," PLACE(
                    "a.c", "") "}]}]}'; } > a.sarif");
    ltl_program ran =
        import(box, "-q a.sarif -o out.json; echo $?; grep -c xxxx out.json; "
                    "grep -o '1 findings had a text longer' out.json; wc -c < out.json");
    assert_non_null(strstr(ran.out, "1\n1\n1 findings had a text longer\n"));
    sandbox_free(box);
}

static void bytes_that_are_no_text_are_replaced_and_told(void **state) {
    (void)state;
    sandbox *box = sandbox_new();
    sandbox_write(box, "a.csv", "file,message\na.c,bad \xFF byte\n");
    ltl_program ran = import(box, "-q a.csv");
    assert_non_null(strstr(ran.out, "bad \xEF\xBF\xBD byte"));
    assert_non_null(strstr(ran.out, "1 findings had bytes that are no UTF-8"));
    sandbox_free(box);
}

static void the_command_line_is_checked(void **state) {
    (void)state;
    static const struct {
        const char *arguments;
        const char *says;
    } rows[] = {{"", "which file?"},
                {"a.csv --from toml", "there is no format 'toml'"},
                {"a.csv", "no column holds the path"},
                {"a.csv --map path=nope", "there is no column `nope`; columns are `a`, `b`"},
                {"a.csv --map pth=a", "did you mean `path`?"},
                {"a.csv --map path", "a mapping is FIELD=NAME"},
                {"a.csv --records x[]", "--records is for JSON"},
                {"a.csv --delimiter ab", "a delimiter is one character"},
                {"a.csv --resume", "--resume goes with --checkpoint"},
                {"a.csv a.csv --checkpoint c", "are for one file"},
                {"a.csv --root nowhere", "no folder that can be read"}};
    sandbox *box = sandbox_new();
    sandbox_write(box, "a.csv", "a,b\n1,2\n");
    for (size_t i = 0; i < LTL_COUNT_OF(rows); i++) {
        ltl_program ran = import(box, rows[i].arguments);
        if (strstr(ran.err, rows[i].says) == NULL) {
            print_error("%s: %s\n", rows[i].arguments, ran.err);
        }
        assert_int_equal(ran.code, 2);
        assert_non_null(strstr(ran.err, rows[i].says));
    }
    sandbox_free(box);
}

/* --- identity and order --------------------------------------------------------------------------- */

static void a_report_of_ours_comes_back_as_it_was(void **state) {
    (void)state;
    sandbox *box = sandbox_new();
    sandbox_write(box, "rules.yaml", ltl_program_rules);
    sandbox_write(box, "a.py", "import os\nos.system(a)\nos.system(b)\n");
    ltl_program ran = ltl_program_run(
        LTL_PROGRAM, box, ".",
        "lintel scan --config rules.yaml a.py -q -f json -o one.json; lintel scan --config "
        "rules.yaml a.py -q -f "
        "sarif -o one.sarif; lintel import -q one.json one.sarif -f json -o two.json; for f in "
        "one.json two.json; do "
        "grep -oE '\"(rule_id|severity|fingerprint|path)\":\"[^\"]*\"|\"start\":\\{[^}]*' $f | "
        "sort; echo; done");
    const char *half = strstr(ran.out, "\n\n");
    assert_non_null(half);
    size_t len = (size_t)(half - ran.out) + 2;
    assert_true(len > 100);
    assert_int_equal(strlen(ran.out), 2 * len);
    assert_memory_equal(ran.out, ran.out + len, len);
    sandbox_free(box);
}

/* A format that is not read is no report without findings. */
static void what_is_not_recognised_is_no_all_clear(void **state) {
    (void)state;
    static const struct {
        const char *text;
        const char *command;
        int code;
        const char *told;
    } rows[] = {
        {"<?xml version=\"1.0\"?>\n<results/>\n", "lintel import a.xml", 3, "it looks like XML, which is not read"},
        {"hello\nworld\n", "lintel import a.xml", 3, "none of its 2 lines is a finding"},
        {"hello\nworld\n", "lintel import --from text a.xml", 0, "1 analysed"},
        {"hello\na.c:1: w\n", "lintel import --exit-zero a.xml", 0, "1 analysed"},
        {"", "lintel import a.xml", 0, "1 analysed"},
        {"{\"a\": 1}", "lintel import a.xml", 3, "no list of findings was recognised"},
        {"{\"results\": []}", "lintel import a.xml", 0, "1 analysed"},
        {"", "lintel import --from sarif a.xml", 3, "1 of 1 records were refused"},
        {"502 Bad Gateway\n", "lintel import --from sarif a.xml", 3, "in line 1, it is no JSON"},
        {SARIF_HEAD "\"results\":[{\"ruleId\": ", "lintel import a.xml", 3, "it is no JSON"},
        {SARIF_HEAD "\"results\":[]}]}", "lintel import a.xml", 0, "1 analysed"},
        {"[1, 2, 3]", "lintel import a.xml", 3, "3 of 3 records were refused"},
        {"no\nJSON\n", "lintel import --from json-lines a.xml", 3, "2 of 2 records were refused"},
        {"file,line\n,1\n", "lintel import --from csv a.xml", 3, "1 of 1 records were refused"},
        {"\xFF\xFE{\n", "lintel import --from sarif a.xml", 3, "it is UTF-16, as PowerShell"},
    };
    sandbox *box = sandbox_new();
    for (size_t i = 0; i < LTL_COUNT_OF(rows); i++) {
        sandbox_write(box, "a.xml", rows[i].text);
        char command[128];
        (void)snprintf(command, sizeof(command), "%s -f json -o out.json; code=$?; cat out.json; exit $code",
                       rows[i].command);
        ltl_program ran = ltl_program_run(LTL_PROGRAM, box, ".", command);
        assert_int_equal(ran.code, rows[i].code);
        ltl_program_check(ran, rows[i].told, true);
    }
    sandbox_free(box);
}

static void fingerprints_survive_moved_lines(void **state) {
    (void)state;
    sandbox *box = sandbox_new();
    sandbox_write(box, "a.c", "bad(1);\nbad(1);\n");
    sandbox_write(box, "a.txt", "a.c:1:1: said\na.c:2:1: said\n");
    ltl_program_run(LTL_PROGRAM, box, ".", "lintel import -q a.txt -f json -o one.json");
    sandbox_write(box, "a.c", "\n\n\tbad(1);\n\tbad( 1 );\n");
    sandbox_write(box, "a.txt", "a.c:3:2: said\na.c:4:2: said\n");
    ltl_program ran = ltl_program_run(LTL_PROGRAM, box, ".",
                                      "lintel import -q a.txt -f json -o two.json; for f in one "
                                      "two; do grep -oE '\"fingerprint\":\"[^\"]*\"' $f.json; "
                                      "done | sort | uniq -c | grep -c ' 2 '");
    assert_string_equal(ran.out, "1\n"); /* the second is written with blanks within: other words */
    sandbox_free(box);
}

static void settings_say_which_findings_are_wanted(void **state) {
    (void)state;
    sandbox *box = sandbox_new();
    sandbox_write(box, "a.csv",
                  "file,rule,severity,message\na.c,x,high,m\na.c,y,low,m\na.c,z,high,m\n");
    ltl_program ran = import(box, "-q a.csv --severity medium --ignore csv/z");
    assert_non_null(strstr(ran.out, "\"csv/x\""));
    assert_null(strstr(ran.out, "\"csv/y\""));
    assert_null(strstr(ran.out, "\"csv/z\""));
    sandbox_free(box);
}

/* --- size ----------------------------------------------------------------------------------------- */

/* Some 16 MB, in an order that is not that of reports, with every tenth finding twice. */
static const char make_big[] =
    "awk 'BEGIN { printf \"%s\", "
    "\"{\\\"version\\\":\\\"2.1.0\\\",\\\"runs\\\":[{\\\"tool\\\":{\\\"driver\\\":"
    "{\\\"name\\\":\\\"Big\\\"}},\\\"results\\\":[\"; for (i = 0; i < 60000; i++) { n = i * 7919 % "
    "54000; printf "
    "\"%s{\\\"ruleId\\\":\\\"R%d\\\",\\\"level\\\":\\\"%s\\\",\\\"message\\\":{\\\"text\\\":"
    "\\\"Number %d is not what "
    "it should be, and that is quite a long "
    "story\\\"},\\\"locations\\\":[{\\\"physicalLocation\\\":"
    "{\\\"artifactLocation\\\":{\\\"uri\\\":\\\"%ssrc/"
    "f%d.c\\\"},\\\"region\\\":{\\\"startLine\\\":%d}}}]}\\n\", i ? "
    "\",\" : \"\", n % 50, n % 3 ? \"note\" : \"error\", n, i % 1000 == 999 ? \"../\" : \"\", n % "
    "977, n % 500 + 1 } "
    "print \"]}]}\" }' > big.sarif";

static void a_big_file_is_sorted_once_and_whole(void **state) {
    (void)state;
    sandbox *box = sandbox_new();
    sandbox_run(box, ".", "%s", make_big);
    ltl_program ran = ltl_program_run(
        LTL_PROGRAM, box, ".",
        "lintel import big.sarif -q -f json --sarif-output s.sarif --html-output h.html -o o.json; "
        "grep -oE '\"path\":\"[^\"]*\",\"start\":\\{\"line\":[0-9]*' o.json | sed "
        "'s/\"path\":\"//; s/\",.*:/ /' > places; "
        "LC_ALL=C sort -c -k1,1 -k2,2n places && wc -l < places; grep -o '\"ruleId\":\"big/' "
        "s.sarif | wc -l; "
        "grep -oE '[0-9]* findings were there more than once' o.json; "
        "grep -oE '[0-9]+ of [0-9]+ records were refused' o.json | head -1; test -s h.html && echo "
        "page");
    assert_string_equal(ran.out, "53946\n53946\n5994 findings were there more than once\n"
                                 "60 of 60000 records were refused\npage\n");
    sandbox_free(box);
}

static void a_killed_import_resumes_to_the_same_bytes(void **state) {
    (void)state;
    sandbox *box = sandbox_new();
    sandbox_run(box, ".", "%s", make_big);
    ltl_program_run(LTL_PROGRAM, box, ".",
                    "lintel import -q -f json big.sarif --dead-letters d1 > whole");
    /* Killed as soon as there is a checkpoint. */
    ltl_program_run(
        LTL_PROGRAM, box, ".",
        "\"$LINTEL\" import -q -f json big.sarif --dead-letters d2 --checkpoint c -j 1 > first & "
        "while [ ! -e c ] && kill -0 $! 2>/dev/null; do sleep 0.01; done; kill -9 $!; wait $!; "
        "for f in c c.findings; do cp $f other-$f; done; mv other-c.findings other.findings; mv other-c other");
    ltl_program ran =
        ltl_program_run(LTL_PROGRAM, box, ".",
                        "lintel import -f json big.sarif --dead-letters d2 --checkpoint c --resume "
                        "> second; test $? = 1 && cmp "
                        "whole second && cmp d1 d2 && test ! -e c && test ! -e c.findings");
    assert_int_equal(ran.code, 0);
    assert_non_null(strstr(ran.err, "; resumed"));
    /* What was written over the file since, as long as it was, is another file. */
    ran = ltl_program_run(LTL_PROGRAM, box, ".",
                          "touch -d 2001-01-01 big.sarif; lintel import -q big.sarif --checkpoint other --resume");
    assert_int_equal(ran.code, 3);
    assert_non_null(strstr(ran.err, "no checkpoint of this file as it is now"));
    sandbox_free(box);
}

static void a_checkpoint_of_another_file_is_refused(void **state) {
    (void)state;
    sandbox *box = sandbox_new();
    sandbox_write(box, "c", "no checkpoint");
    sandbox_write(box, "a.txt", "a.c:1: m\n");
    ltl_program ran = import(box, "-q a.txt --checkpoint c --resume");
    assert_int_equal(ran.code, 3);
    assert_non_null(strstr(ran.err, "no checkpoint of this file"));
    sandbox_free(box);
}

static void a_deadline_and_a_signal_leave_what_there_is(void **state) {
    (void)state;
    sandbox *box = sandbox_new();
    /* So long that the signal comes before the end, however busy the machine is. */
    sandbox_run(box, ".",
                "seq -f '{\"path\":\"a.c\",\"line\":%%.0f,\"message\":\"m\"}' 1000000 > big.jsonl");
    ltl_program ran = ltl_program_run(LTL_PROGRAM, box, ".",
                                      "\"$LINTEL\" import big.jsonl -j 1 -f json -o o.json 2>err & "
                                      "p=$!; until grep -q provisional err || ! kill -0 $p; "
                                      "do sleep 0.01; done; kill -INT $p; wait $p; echo $?; grep "
                                      "-o '\"interrupted\":true' o.json; grep -oE "
                                      "'cancelled' o.json | head -1");
    assert_string_equal(ran.out, "130\n\"interrupted\":true\ncancelled\n");
    ran = ltl_program_run(LTL_PROGRAM, box, ".",
                          "lintel import --deadline 1 -q big.jsonl big.jsonl big.jsonl big.jsonl "
                          "big.jsonl big.jsonl");
    assert_int_equal(ran.code, 124);
    sandbox_free(box);
}

/* A checker of addresses maps terabytes for itself: there only what is found is looked at. */
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define MOST_KIB "unlimited"
#else
#define MOST_KIB "400000"
#endif

static void memory_has_a_limit_whatever_the_file(void **state) {
    (void)state;
    sandbox *box = sandbox_new();
    sandbox_run(box, ".", "%s", make_big);
    ltl_program ran = ltl_program_run(LTL_PROGRAM, box, ".",
                                      "/usr/bin/env bash -c 'ulimit -v " MOST_KIB
                                      "; \"$LINTEL\" import -q -f json big.sarif' | grep -o "
                                      "'\"rule_id\"' | wc -l");
    assert_string_equal(ran.out, "53946\n");
    sandbox_free(box);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_format_gives_the_same_finding),
        cmocka_unit_test(paths_stay_in_the_repository),
        cmocka_unit_test(absolute_paths_below_root_and_prefix_are_relative),
        cmocka_unit_test(links_are_not_followed_to_code),
        cmocka_unit_test(sarif_may_tell_in_any_order),
        cmocka_unit_test(columns_count_as_the_tool_counts),
        cmocka_unit_test(a_secret_is_not_told),
        cmocka_unit_test(what_is_refused_says_where_and_why),
        cmocka_unit_test(a_broken_file_gives_what_came_before),
        cmocka_unit_test(depth_and_length_cost_nothing),
        cmocka_unit_test(bytes_that_are_no_text_are_replaced_and_told),
        cmocka_unit_test(the_command_line_is_checked),
        cmocka_unit_test(a_report_of_ours_comes_back_as_it_was),
        cmocka_unit_test(what_is_not_recognised_is_no_all_clear),
        cmocka_unit_test(fingerprints_survive_moved_lines),
        cmocka_unit_test(settings_say_which_findings_are_wanted),
        cmocka_unit_test(a_big_file_is_sorted_once_and_whole),
        cmocka_unit_test(a_killed_import_resumes_to_the_same_bytes),
        cmocka_unit_test(a_checkpoint_of_another_file_is_refused),
        cmocka_unit_test(a_deadline_and_a_signal_leave_what_there_is),
        cmocka_unit_test(memory_has_a_limit_whatever_the_file),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
