/* Lines of one text against those of another. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "orchestrator/cli/rules/line_diff.h"

static ltl_str diff(ltl_arena *arena, const char *a, const char *b, uint32_t context) {
    ltl_diff_lines lines;
    ltl_line_diff(arena, ltl_str_of(a), ltl_str_of(b), context, &lines);
    ltl_str all = LTL_STR("");
    for (uint32_t i = 0; i < lines.count; i++) {
        all = ltl_arena_printf(arena, "%.*s%c%u%.*s ", LTL_STR_ARG(all), lines.at[i].mark,
                               lines.at[i].number, LTL_STR_ARG(lines.at[i].text));
    }
    return all;
}

static void differences_are_few(void **state) {
    (void)state;
    static const struct {
        const char *a;
        const char *b;
        uint32_t context;
        const char *said;
    } rows[] = {
        {"", "", 1, ""},
        {"x\n", "x\n", 1, ""},
        {"x\n", "x", 1, ""},
        {"x\ny\n", "x\nz\n", 0, "-2y +2z "},
        {"x\ny\n", "x\nz\n", 1, " 1x -2y +2z "},
        {"a\nb\nc\n", "a\nc\n", 0, "-2b "},
        {"a\nc\n", "a\nb\nc\n", 0, "+2b "},
        {"a\nb\nc\nd\ne\n", "a\nB\nc\nd\nE\n", 0, "-2b +2B -5e +5E "},
        {"a\nb\nc\nd\ne\n", "a\nB\nc\nd\nE\n", 1, " 1a -2b +2B  3c  4d -5e +5E "},
        {"", "a\n", 1, "+1a "},
        {"\n", "a\n", 1, "-1 +1a "},
        {"a\n\nb\n", "a\nb\n", 0, "-2 "},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        ltl_arena arena = {0};
        ltl_str got = diff(&arena, rows[i].a, rows[i].b, rows[i].context);
        if (!ltl_str_is(got, rows[i].said)) {
            fail_msg("row %zu: %.*s", i, LTL_STR_ARG(got));
        }
        ltl_arena_clear(&arena);
    }
}

/* More lines than are compared each with each: all of them are told. */
static void long_texts_end(void **state) {
    (void)state;
    enum { LINES = 3000 };
    ltl_arena arena = {0};
    char *a = ltl_arena_alloc(&arena, 2 * LINES + 1);
    char *b = ltl_arena_alloc(&arena, 2 * LINES + 1);
    for (size_t i = 0; i < LINES; i++) {
        memcpy(a + 2 * i, "a\n", 2);
        memcpy(b + 2 * i, "b\n", 2);
    }
    ltl_diff_lines lines;
    ltl_line_diff(&arena, (ltl_str){a, 2 * LINES}, (ltl_str){b, 2 * LINES}, 2, &lines);
    assert_int_equal(lines.count, 2 * LINES);
    assert_int_equal(lines.at[LINES].mark, '+');
    ltl_arena_clear(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(differences_are_few),
                                       cmocka_unit_test(long_texts_end)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
