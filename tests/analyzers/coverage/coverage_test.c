#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "analyzers/coverage/coverage.h"

static ltl_arena arena;
static ltl_coverage coverage;

static int clear(void **state) {
    (void)state;
    ltl_arena_clear(&arena);
    return 0;
}

static ltl_status read(const char *text) {
    return ltl_coverage_read(&arena, ltl_str_of(text), &coverage, NULL);
}

static uint32_t hits(const char *path, uint32_t line) {
    const ltl_covered_file *file = ltl_coverage_find(&coverage, ltl_str_of(path));
    assert_non_null(file);
    const ltl_covered_line *row = ltl_coverage_line(file, line);
    return row != NULL ? row->hits : UINT32_MAX;
}

static void lcov_by_line(void **state) {
    (void)state;
    assert_int_equal(
        read("TN:\r\nSF:/home/ci/app/src/a.js\r\nFN:1,f\nDA:3,0\nDA:1,5,checksum\nDA:x,1\nLF:2\n"
             "end_of_record\nDA:9,9\nSF:src/b.js\nDA:1,99999999999\nend_of_record\n"),
        LTL_OK);
    assert_int_equal(coverage.files.count, 2);
    assert_int_equal(hits("src/a.js", 1), 5);
    assert_int_equal(hits("src/a.js", 3), 0);
    assert_int_equal(hits("src/a.js", 2), UINT32_MAX); /* nobody instrumented it */
    assert_int_equal(hits("src/b.js", 1), UINT32_MAX); /* as often as a number can say */
    assert_null(ltl_coverage_find(&coverage, LTL_STR("src/c.js")));
}

/* Parts of a file, as of several test runs, are put together; a line that one of them ran was run. */
static void what_is_told_twice_is_joined(void **state) {
    (void)state;
    assert_int_equal(read("SF:a.js\nDA:2,0\nend_of_record\nSF:b.js\nDA:1,1\nend_of_record\n"
                          "SF:a.js\nDA:2,4\nDA:1,0\nend_of_record\n"),
                     LTL_OK);
    assert_int_equal(coverage.files.count, 2);
    assert_int_equal(hits("a.js", 2), 4);
    assert_int_equal(hits("a.js", 1), 0);
}

static void gcov_by_line(void **state) {
    (void)state;
    assert_int_equal(read("        -:    0:Source:src/a.c\n        -:    0:Runs:1\n"
                          "        -:    1:#include <x.h>\n"
                          "function f called 1 returned 100% blocks executed 50%\n"
                          "       12:    2:int f(int a) { // 7:9:1\n"
                          "        3*:    3:    if (a) g();\nbranch  0 taken 75%\n"
                          "    #####:    4:    h();\n    =====:    5:    throw 1;\n"
                          "------------------\n        1:    4:    h();\n"
                          "        -:    0:Source:src/b.c\n    #####:    1:int x;\n"),
                     LTL_OK);
    assert_int_equal(hits("src/a.c", 1), UINT32_MAX);
    assert_int_equal(hits("src/a.c", 2), 12);
    assert_int_equal(hits("src/a.c", 3), 3);
    assert_int_equal(hits("src/a.c", 4), 1); /* in one of its instances */
    assert_int_equal(hits("src/a.c", 5), 0);
    assert_int_equal(hits("src/b.c", 1), 0);
}

static void gcov_json(void **state) {
    (void)state;
    assert_int_equal(
        read(
            "{\"gcc_version\": \"12.2.0\", \"files\": [{\"lines\": [{\"branches\": [{\"count\": 9, "
            "\"throw\": false}], \"count\": 4, \"line_number\": 7, \"function_name\": \"count\"}, "
            "{\"line_number\": 8, \"function_name\": \"m}\\\"{\", \"count\": 0}], \"functions\": "
            "[{\"start_line\": 2, \"execution_count\": 1}], \"file\": \"a.c\"}, {\"file\": "
            "\"b.h\", \"lines\": [{\"count\": 2, \"line_number\": 1}]}], \"data_file\": "
            "\"a.gcda\"}\n"),
        LTL_OK);
    assert_int_equal(coverage.files.count, 2);
    assert_int_equal(hits("a.c", 7), 4);
    assert_int_equal(hits("a.c", 8), 0);
    assert_int_equal(hits("a.c", 2), UINT32_MAX);
    assert_int_equal(hits("b.h", 1), 2);
    assert_int_equal(read("{\"gcc_version\": \"1\", \"files\": [{\"lines\": [{\"count"), LTL_OK);
}

static void cobertura_by_class(void **state) {
    (void)state;
    assert_int_equal(
        read("<?xml version=\"1.0\" ?><!DOCTYPE coverage SYSTEM \"x\"><coverage version='1'>"
             "<class name=\"a\" filename='pkg/a.py' line-rate=\"1\"><methods/>"
             "<lines><line number=\"1\" hits=\"2\"/><line hits='0' number='2' "
             "branch=\"x\"/></lines></class>"
             "<line number=\"7\" hits=\"7\"/></coverage>"),
        LTL_OK);
    assert_int_equal(coverage.files.count, 1);
    assert_int_equal(hits("src/pkg/a.py", 1), 2); /* the report was made in a folder below */
    assert_int_equal(hits("src/pkg/a.py", 2), 0);
    assert_int_equal(hits("src/pkg/a.py", 7), UINT32_MAX);
}

/* `a.js` of two packages: nobody can say which one is meant. */
static void what_could_be_several_is_none(void **state) {
    (void)state;
    assert_int_equal(
        read("SF:x/src/a.js\nDA:1,1\nend_of_record\nSF:y/src/a.js\nDA:1,0\nend_of_record\n"),
        LTL_OK);
    assert_null(ltl_coverage_find(&coverage, LTL_STR("src/a.js")));
    assert_non_null(ltl_coverage_find(&coverage, LTL_STR("x/src/a.js")));
    assert_null(ltl_coverage_find(&coverage, LTL_STR("rc/a.js")));
}

static void what_is_no_report_is_said(void **state) {
    (void)state;
    assert_int_equal(read(""), LTL_SYNTAX);
    assert_int_equal(read("{\"a\": 1}"), LTL_SYNTAX);
    assert_int_equal(read("<coverage><class filename=\"a.py\""), LTL_SYNTAX);
}

#define TEST(name) cmocka_unit_test_teardown(name, clear)

static void jacoco_by_package_and_file(void **state) {
    (void)state;
    assert_int_equal(read("<?xml version=\"1.0\"?><report name=\"x\"><package "
                          "name=\"org/app\"><class name=\"org/app/A\" "
                          "sourcefilename=\"A.java\"/><sourcefile name=\"A.java\"><line nr=\"3\" "
                          "mi=\"0\" ci=\"4\" mb=\"0\" "
                          "cb=\"0\"/><line nr=\"4\" mi=\"2\" ci=\"0\"/><counter "
                          "type=\"LINE\"/></sourcefile><line nr=\"9\" "
                          "mi=\"1\" ci=\"0\"/></package></report>"),
                     LTL_OK);
    assert_int_equal(coverage.files.count, 1);
    assert_int_equal(hits("src/main/java/org/app/A.java", 3), 4);
    assert_int_equal(hits("src/main/java/org/app/A.java", 4), 0);
    assert_int_equal(hits("src/main/java/org/app/A.java", 9), UINT32_MAX);
    assert_int_equal(read("<report><sourcefile name=\"A.java\"><line nr=\"3\""), LTL_SYNTAX);
}

static void go_by_blocks(void **state) {
    (void)state;
    assert_int_equal(read("mode: atomic\nexample.org/app/pkg/a.go:3.14,5.2 2 7\r\n"
                          "example.org/app/pkg/a.go:5.2,6.10 1 "
                          "0\nnonsense\nexample.org/app/pkg/a.go:9.1,8.1 1 1\n"),
                     LTL_OK);
    assert_int_equal(hits("pkg/a.go", 3), 7);
    assert_int_equal(hits("pkg/a.go", 5), 7); /* the end of one block and the start of the next */
    assert_int_equal(hits("pkg/a.go", 6), 0);
    assert_int_equal(hits("pkg/a.go", 9), UINT32_MAX);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(lcov_by_line),
        TEST(what_is_told_twice_is_joined),
        TEST(gcov_by_line),
        TEST(gcov_json),
        TEST(cobertura_by_class),
        TEST(jacoco_by_package_and_file),
        TEST(go_by_blocks),
        TEST(what_could_be_several_is_none),
        TEST(what_is_no_report_is_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
