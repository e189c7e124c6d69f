/* What an import keeps of a finding, and what it says against an earlier report. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "core/compiler.h"
#include "tests/support/program.h"

#define SARIF(results)                                                                             \
    "{\"version\":\"2.1.0\",\"runs\":[{\"tool\":{\"driver\":{\"name\":\"t\"}},\"results\":"        \
    "[" results "]}]}"
#define AT(uri, line)                                                                              \
    "{\"physicalLocation\":{\"artifactLocation\":{\"uri\":\"" uri                                  \
    "\"},\"region\":{\"startLine\":" line ",\"startColumn\":1,\"endColumn\":4}}"
#define RESULT(rule, line, text, more)                                                             \
    "{\"ruleId\":\"" rule "\",\"message\":{\"text\":\"" text                                       \
    "\"},\"locations\":[" AT("a.c", line) "}]" more "}"

static ltl_program run(const sandbox *box, const char *command) {
    return ltl_program_run(LTL_PROGRAM, box, ".", command);
}

static void expect(const char *text, const char *needle) {
    if (strstr(text, needle) == NULL) {
        print_error("%s\nis not in\n%s\n", needle, text);
    }
    assert_non_null(strstr(text, needle));
}

static sandbox *box_with_code(void) {
    sandbox *box = sandbox_new();
    sandbox_write(box, "a.c", "one;\ntwo;\nthree;\nfour;\nfive;\n");
    return box;
}

/* --- against an earlier report -------------------------------------------------------------------- */

static void what_was_there_before_does_not_fail_the_gate(void **state) {
    (void)state;
    sandbox *box = box_with_code();
    sandbox_write(box, "old.sarif",
                  SARIF(RESULT("R1", "1", "same", "") "," RESULT("R2", "2", "moves", "") "," RESULT(
                      "R3", "3", "goes", "")));
    sandbox_write(box, "new.sarif",
                  SARIF(RESULT("R1", "1", "same", "") "," RESULT("R2", "4", "moves", "")));
    ltl_program ran = run(box, "lintel import new.sarif --baseline old.sarif -f sarif");
    assert_int_equal(ran.code, 0);
    expect(ran.err, "0 findings are new, 2 unchanged, 1 are gone");
    expect(ran.out, "\"baselineState\":\"unchanged\"");
    expect(ran.out, "\"baselineState\":\"absent\"");
    sandbox_write(box, "new.sarif",
                  SARIF(RESULT("R1", "1", "same", "") "," RESULT("R2", "4", "moves", "") "," RESULT(
                      "R2", "5", "moves", "")));
    ran = run(box, "lintel import new.sarif --baseline old.sarif -f json");
    assert_int_equal(ran.code, 1);
    expect(ran.err, "1 findings are new, 2 unchanged, 1 are gone");
    expect(ran.out, "\"start\":{\"line\":5,\"col\":1,\"offset\":23}");
    assert_null(strstr(ran.out, "\"rule_id\":\"t/R1\"")); /* nobody asked for it */
    ran = run(box, "lintel import new.sarif --baseline old.sarif -f json --all");
    expect(ran.out, "\"rule_id\":\"t/R1\"");
    assert_int_equal(run(box, "lintel import new.sarif -q").code, 1);
    sandbox_free(box);
}

static void a_tool_knows_its_findings_best(void **state) {
    (void)state;
    sandbox *box = box_with_code();
    sandbox_write(
        box, "old.sarif",
        SARIF(RESULT("R1", "1", "said so", ",\"fingerprints\":{\"id/v1\":\"aa\"}") "," RESULT(
            "R1", "2", "said", ",\"fingerprints\":{\"id/v1\":\"bb\"}")));
    /* Line and words of the one are those of the other. */
    sandbox_write(box, "new.sarif",
                  SARIF(RESULT("R1", "2", "said", ",\"fingerprints\":{\"id/v1\":\"aa\"}")));
    ltl_program ran = run(box, "lintel import new.sarif --baseline old.sarif -f json");
    expect(ran.err, "0 findings are new, 1 unchanged, 1 are gone");
    expect(ran.out, "\"message\":\"said\",\"severity\":\"medium\"");
    sandbox_free(box);
}

/* Our own report against SARIF of another run, any format against any. */
static void formats_may_differ(void **state) {
    (void)state;
    sandbox *box = box_with_code();
    sandbox_write(box, "old.csv",
                  "file,line,rule,message,tool\na.c,1,R1,same,t\nb.c,1,R1,gone,t\n");
    sandbox_write(box, "new.sarif", SARIF(RESULT("R1", "3", "same", "")));
    ltl_program ran = run(box, "lintel import new.sarif --baseline old.csv -f json");
    assert_int_equal(ran.code, 0);
    expect(ran.err, "0 findings are new, 1 unchanged, 1 are gone");
    sandbox_free(box);
}

static void a_suppression_that_is_taken_away_brings_the_finding(void **state) {
    (void)state;
    sandbox *box = box_with_code();
    sandbox_write(box, "old.sarif",
                  SARIF(RESULT("R1", "1", "said", ",\"suppressions\":[{\"kind\":\"inSource\"}]")));
    sandbox_write(box, "new.sarif", SARIF(RESULT("R1", "1", "said", "")));
    assert_int_equal(run(box, "lintel import -q new.sarif --baseline old.sarif").code, 1);
    sandbox_free(box);
}

static void nothing_to_compare_with_is_an_error(void **state) {
    (void)state;
    sandbox *box = box_with_code();
    sandbox_write(box, "new.sarif", SARIF(RESULT("R1", "1", "said", "")));
    sandbox_write(box, "cut.sarif", "{\"runs\":[{\"results\":[");
    sandbox_write(box, "other.json", "{\"a\":1}");
    assert_int_equal(run(box, "lintel import new.sarif --baseline none.sarif").code, 2);
    assert_int_equal(run(box, "lintel import new.sarif --baseline cut.sarif").code, 2);
    assert_int_equal(run(box, "lintel import new.sarif --baseline other.json").code, 2);
    sandbox_write(box, "empty.sarif", SARIF(""));
    assert_int_equal(run(box, "lintel import new.sarif --baseline empty.sarif").code, 1);
    sandbox_free(box);
}

/* The file's own limit: what cannot be compared is told, and counts. */
static void too_many_findings_of_a_file_are_not_compared(void **state) {
    (void)state;
    sandbox *box = box_with_code();
    sandbox_run(
        box, ".",
        "(echo file,line,rule,message; seq -f 'a.c,%%.0f,R,m' 20000; echo b.c,1,R,m) > old.csv; "
        "cp old.csv new.csv");
    ltl_program ran = run(box, "lintel import new.csv --baseline old.csv -f json -o o.json");
    assert_int_equal(ran.code, 1);
    expect(ran.err, "1 files have too many findings to be compared");
    expect(ran.err, "0 findings are new, 1 unchanged, 0 are gone");
    sandbox_free(box);
}

/* --- what is kept --------------------------------------------------------------------------------- */

#define FIX(replacements)                                                                          \
    ",\"fixes\":[{\"artifactChanges\":[{\"artifactLocation\":{\"uri\":\"a.c\"},\"replacements\":"  \
    "[" replacements "]}]}]"
#define REPLACE(line)                                                                              \
    "{\"deletedRegion\":{\"startLine\":" line                                                      \
    ",\"startColumn\":1,\"endColumn\":4},\"insertedContent\":{\"text\":\"better\"}}"
#define RELATED ",\"relatedLocations\":[" AT("b.c", "7") ",\"message\":{\"text\":\"see there\"}}]"
#define FLOW                                                                                       \
    ",\"codeFlows\":[{\"threadFlows\":[{\"locations\":[{\"location\":" AT(                         \
        "a.c", "1") ",\"message\":{\"text\":\"comes in\"}}},{\"location\":" AT("a.c",              \
                                                                               "3") "}}]}]}]"

static void fixes_places_flows_and_suppressions_are_written_again(void **state) {
    (void)state;
    sandbox *box = box_with_code();
    sandbox_write(
        box, "in.sarif",
        SARIF(RESULT("R1", "2", "said", RELATED FLOW FIX(REPLACE("2"))) "," RESULT(
            "R2", "3", "known",
            ",\"suppressions\":[{\"kind\":\"external\",\"justification\":\"on the list\"}]")));
    ltl_program ran = run(box, "lintel import in.sarif -q -f sarif -o out.sarif; cat out.sarif");
    expect(ran.out, "\"deletedRegion\":{\"byteOffset\":5,\"byteLength\":3},\"insertedContent\":"
                    "{\"text\":\"better\"}");
    expect(ran.out, "\"relatedLocations\":[{\"id\":1,\"physicalLocation\":{\"artifactLocation\":"
                    "{\"uri\":\"b.c\"");
    expect(ran.out, "\"message\":{\"text\":\"see there\"}");
    expect(ran.out, "\"message\":{\"text\":\"comes in\"}");
    expect(ran.out,
           "\"kind\":\"external\",\"status\":\"accepted\",\"justification\":\"on the list\"");
    /* What was written is read as the same, in both of our formats. */
    ran = run(box,
              "lintel import out.sarif -q -f sarif -o two.sarif; lintel import in.sarif -q -f json "
              "-o one.json; lintel import one.json -q -f sarif -o three.sarif; for f in out two "
              "three; do grep -o '\"results\":.*' $f.sarif | sed 's/\"agent\":\"[^\"]*\"//g; "
              "s/],\"properties\":{\"target\".*//' | "
              "cksum; done | uniq | wc -l");
    assert_string_equal(ran.out, "1\n");
    sandbox_free(box);
}

static void a_fix_that_cannot_be_kept_is_told(void **state) {
    (void)state;
    sandbox *box = box_with_code();
    sandbox_write(box, "in.sarif",
                  SARIF(RESULT("R1", "2", "said", FIX(REPLACE("2") "," REPLACE("3")))));
    ltl_program ran = run(box, "lintel import in.sarif -f sarif");
    assert_null(strstr(ran.out, "\"fixes\""));
    expect(ran.err, "1 fixes are left out");
    sandbox_run(box, ".", "rm a.c");
    sandbox_write(box, "in.sarif", SARIF(RESULT("R1", "2", "said", FIX(REPLACE("2")))));
    ran = run(box, "lintel import in.sarif -f sarif");
    assert_null(strstr(ran.out, "\"fixes\""));
    expect(ran.err, "1 fixes are left out");
    sandbox_free(box);
}

static void semgrep_fixes_replace_what_was_found(void **state) {
    (void)state;
    sandbox *box = box_with_code();
    sandbox_write(
        box, "in.json",
        "{\"results\":[{\"check_id\":\"R1\",\"path\":\"a.c\",\"start\":{\"line\":2,\"col\":1},"
        "\"end\":{\"line\":2,\"col\":4},\"extra\":{\"message\":\"said\",\"fix\":\"2\"}}]}");
    ltl_program ran = run(box, "lintel import in.json -f json");
    expect(ran.out, "\"fix\":{\"start\":5,\"end\":8,\"text\":\"2\"}");
    sandbox_free(box);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_there_before_does_not_fail_the_gate),
        cmocka_unit_test(a_tool_knows_its_findings_best),
        cmocka_unit_test(formats_may_differ),
        cmocka_unit_test(a_suppression_that_is_taken_away_brings_the_finding),
        cmocka_unit_test(nothing_to_compare_with_is_an_error),
        cmocka_unit_test(too_many_findings_of_a_file_are_not_compared),
        cmocka_unit_test(fixes_places_flows_and_suppressions_are_written_again),
        cmocka_unit_test(a_fix_that_cannot_be_kept_is_told),
        cmocka_unit_test(semgrep_fixes_replace_what_was_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
