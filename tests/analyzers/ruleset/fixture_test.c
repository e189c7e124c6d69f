#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "analyzers/ruleset/fixture.h"
#include "core/compiler.h"

static void all_comment_styles_are_read(void **state) {
    (void)state;
    static const char *const LINES[] = {
        "# ruleid: a",        "  // ruleid: a",  "/* ruleid: a */",     "{/* ruleid: a */}",
        "<!-- ruleid: a -->", "(* ruleid: a *)", "{# ruleid: a #}",     "<%# ruleid: a %>",
        ";; ruleid: a",       "-- ruleid: a",    "% ruleid: a",         "' ruleid: a",
        "#ruleid:a",          "// ruleid: a\r",  "# ruleid: deepok: a", "/* ruleid: a",
    };
    for (size_t i = 0; i < LTL_COUNT_OF(LINES); i++) {
        ltl_arena arena = {0};
        ltl_marks marks;
        ltl_fixture_read(&arena, ltl_str_of(LINES[i]), false, &marks);
        if (marks.count != 1 || !ltl_str_is(marks.at[0].rule_id, "a")) {
            fail_msg("%s is not read", LINES[i]);
        }
        assert_int_equal(marks.at[0].kind, LTL_MARK_RULEID);
        assert_int_equal(marks.at[0].line, 2);
        ltl_arena_clear(&arena);
    }
}

static void other_lines_are_code(void **state) {
    (void)state;
    static const char *const LINES[] = {
        "foo() # ruleid: a", "ruleid: a",        "# proruleid: a", "# deepok: a", "# ruleid a",
        "# see ruleid: a",   "# todo ruleid: a", "# ruleid:",      "# ruleid: ,", "",
    };
    for (size_t i = 0; i < LTL_COUNT_OF(LINES); i++) {
        ltl_arena arena = {0};
        ltl_marks marks;
        ltl_fixture_read(&arena, ltl_str_of(LINES[i]), false, &marks);
        assert_int_equal(marks.count, 0);
        ltl_arena_clear(&arena);
    }
}

static const char TEXT[] = "# ruleid: a, b\n" /* 1 */
                           "bad()\n"
                           "# ok: a\n" /* 3 */
                           "good()\n"
                           "# todoruleid: a\n" /* 5 */
                           "hard()\n"
                           "# todook: a\n" /* 7 */
                           "harmless()\n"
                           "# ruleid: a\n" /* 9 */
                           "bad()\n"
                           "plain()\n";

static void compare(const char *rule_id, const uint32_t *lines, uint32_t count, ltl_arena *arena,
                    ltl_fixture_differences *out_differences) {
    ltl_marks marks;
    ltl_fixture_read(arena, ltl_str_of(TEXT), false, &marks);
    ltl_fixture_compare(arena, &marks, ltl_str_of(rule_id), lines, count, out_differences);
}

static void what_is_expected_and_found_is_no_difference(void **state) {
    (void)state;
    ltl_arena arena = {0};
    ltl_fixture_differences differences;
    compare("a", (uint32_t[]){10, 2, 2}, 3, &arena, &differences);
    assert_int_equal(differences.count, 0);
    compare("a", (uint32_t[]){2, 6, 8, 10}, 4, &arena, &differences);
    assert_int_equal(differences.count, 0);
    compare("pack.x.b", (uint32_t[]){2}, 1, &arena, &differences);
    assert_int_equal(differences.count, 0);
    ltl_arena_clear(&arena);
}

static void missing_and_unexpected_lines_are_told_in_order(void **state) {
    (void)state;
    ltl_arena arena = {0};
    ltl_fixture_differences differences;
    compare("a", (uint32_t[]){11, 4, 4, 2}, 4, &arena, &differences);
    assert_int_equal(differences.count, 3);
    assert_int_equal(differences.at[0].line, 4);
    assert_false(differences.at[0].is_missing);
    assert_int_equal(differences.at[1].line, 10);
    assert_true(differences.at[1].is_missing);
    assert_int_equal(differences.at[2].line, 11);
    assert_false(differences.at[2].is_missing);
    compare("c", (uint32_t[]){2}, 1, &arena, &differences);
    assert_int_equal(differences.count, 1);
    compare("ca", NULL, 0, &arena, &differences);
    assert_int_equal(differences.count, 0);
    ltl_arena_clear(&arena);
}

static void marks_are_counted(void **state) {
    (void)state;
    ltl_arena arena = {0};
    ltl_marks marks;
    ltl_fixture_read(&arena, ltl_str_of(TEXT), false, &marks);
    assert_int_equal(ltl_fixture_count(&marks, LTL_STR("a"), LTL_MARK_RULEID), 2);
    assert_int_equal(ltl_fixture_count(&marks, LTL_STR("a"), LTL_MARK_OK), 1);
    assert_int_equal(ltl_fixture_count(&marks, LTL_STR("b"), LTL_MARK_RULEID), 1);
    assert_int_equal(ltl_fixture_count(&marks, LTL_STR("c"), LTL_MARK_RULEID), 0);
    ltl_arena_clear(&arena);
}

static void annotations_below_each_other_are_about_one_line(void **state) {
    (void)state;
    ltl_arena arena = {0};
    ltl_marks marks;
    ltl_fixture_read(&arena, LTL_STR("# ruleid: a\n# ok: b\n# todoruleid: c\nf()\n# ruleid: a\nf()\n"),
                     false, &marks);
    assert_int_equal(marks.count, 4);
    for (uint32_t i = 0; i < 3; i++) {
        assert_int_equal(marks.at[i].line, 4);
    }
    assert_int_equal(marks.at[3].line, 6);
    ltl_arena_clear(&arena);
}

static void deep_marks_are_for_deep_analysis(void **state) {
    (void)state;
    static const struct {
        const char *text;
        int plain; /* kind of the one mark; -1: none */
        int deep;
        uint32_t line;
    } rows[] = {
        {"# deepruleid: a\nf()\n", -1, LTL_MARK_RULEID, 2},
        {"# proruleid: a\nf()\n", -1, LTL_MARK_RULEID, 2},
        {"# ruleid: a\nf()\n", LTL_MARK_RULEID, LTL_MARK_RULEID, 2},
        {"# ruleid: deepok: a\nf()\n", LTL_MARK_RULEID, LTL_MARK_OK, 2},
        {"# deepok: ruleid: a\nf()\n", -1, LTL_MARK_OK, 2},
        {"# proruleid: deeptodoruleid: a\nf()\n", -1, LTL_MARK_RULEID, 2},
        {"# ruleid: a\n# deepok: a\nf()\n", LTL_MARK_RULEID, LTL_MARK_OK, 3},
        {"# deepok: a\n# ruleid: a\nf()\n", LTL_MARK_RULEID, LTL_MARK_OK, 3},
    };
    for (size_t i = 0; i < LTL_COUNT_OF(rows); i++) {
        for (int is_deep = 0; is_deep < 2; is_deep++) {
            ltl_arena arena = {0};
            ltl_marks marks;
            int expected = is_deep ? rows[i].deep : rows[i].plain;
            ltl_fixture_read(&arena, ltl_str_of(rows[i].text), is_deep, &marks);
            if (marks.count != (expected >= 0) ||
                (expected >= 0 && (marks.at[0].kind != (ltl_mark_kind)expected ||
                                   marks.at[0].line != rows[i].line))) {
                fail_msg("%s, deep %d: %u marks", rows[i].text, is_deep, marks.count);
            }
            ltl_arena_clear(&arena);
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_comment_styles_are_read),
        cmocka_unit_test(other_lines_are_code),
        cmocka_unit_test(what_is_expected_and_found_is_no_difference),
        cmocka_unit_test(missing_and_unexpected_lines_are_told_in_order),
        cmocka_unit_test(marks_are_counted),
        cmocka_unit_test(deep_marks_are_for_deep_analysis),
        cmocka_unit_test(annotations_below_each_other_are_about_one_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
