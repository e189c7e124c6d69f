#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "orchestrator/ci/results.h"

static ltl_test_results results;

static ltl_status junit(const char *text) {
    results = (ltl_test_results){.first_failed = LTL_STR("")};
    return ltl_results_add_junit(ltl_str_of(text), &results, NULL);
}

static void junit_is_counted(void **state) {
    (void)state;
    assert_int_equal(
        junit("<?xml version=\"1.0\"?><!-- <testcase> -->\n"
              "<testsuites><testsuite tests=\"4\">"
              "<testcase name=\"good > bad\" classname='x'/>"
              "<testcase classname=\"x\" name=\"broken\"><failure message=\"a > b\"/>"
              "<error/></testcase>"
              "<testcase name=\"other\"><error><![CDATA[<testcase>]]></error></testcase>"
              "<testcase name=\"left\"><skipped/></testcase>"
              "</testsuite></testsuites>"),
        LTL_OK);
    assert_int_equal(results.tests, 4);
    assert_int_equal(results.failed, 2); /* each test once */
    assert_int_equal(results.skipped, 1);
    assert_true(ltl_str_is(results.first_failed, "broken"));
}

static void what_is_no_junit_is_refused(void **state) {
    (void)state;
    assert_int_equal(junit(""), LTL_SYNTAX);
    assert_int_equal(junit("<html><body>all is well</body></html>"), LTL_SYNTAX);
    assert_int_equal(junit("<testsuite"), LTL_OK); /* cut off: no test ran */
    assert_int_equal(results.tests, 0);
}

static void coverage_of_two_kinds_adds_up(void **state) {
    (void)state;
    results = (ltl_test_results){0};
    assert_int_equal(
        ltl_results_add_coverage(LTL_STR("TN:\nSF:a.c\nDA:1,1\nLF:10\nLH:7\nend_of_record\nSF:b.c\n"
                                         "LF:10\r\nLH:1\r\nend_of_record\n"),
                                 &results, NULL),
        LTL_OK);
    assert_int_equal(results.lines, 20);
    assert_int_equal(results.lines_covered, 8);
    assert_int_equal(
        ltl_results_add_coverage(
            LTL_STR("<?xml version=\"1.0\" ?>\n<!DOCTYPE coverage SYSTEM 'x'>\n<coverage "
                    "line-rate=\"0.5\" lines-covered=\"5\" lines-valid=\"10\"><x/></coverage>"),
            &results, NULL),
        LTL_OK);
    assert_int_equal(results.lines, 30);
    assert_int_equal(results.lines_covered, 13);
    assert_int_equal(ltl_results_add_coverage(LTL_STR("nothing\n"), &results, NULL), LTL_SYNTAX);
    assert_int_equal(ltl_results_add_coverage(LTL_STR("<a/>"), &results, NULL), LTL_SYNTAX);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(junit_is_counted),
        cmocka_unit_test(what_is_no_junit_is_refused),
        cmocka_unit_test(coverage_of_two_kinds_adds_up),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
