/* What takes the place of a match. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "analyzers/ruleset/fix.h"
#include "core/compiler.h"

static const ltl_binding BINDINGS[] = {
    {.name = {"$X", 2}, .text = {"os", 2}},
    {.name = {"$SUM", 4}, .text = {"a + b", 5}, .is_operation = true},
    {.name = {"$...ARGS", 8}, .text = {"a,\n b", 5}},
    {.name = {"$...NONE", 8}, .text = {"", 0}},
};

static void check(const char *text, const char *before, const char *expected) {
    ltl_arena arena = {0};
    ltl_str fix;
    assert_true(ltl_fix_make(&arena, ltl_str_of(text), BINDINGS, LTL_COUNT_OF(BINDINGS),
                             ltl_str_of(before), &fix));
    assert_string_equal(fix.ptr, expected);
    ltl_arena_clear(&arena);
}

static void later_lines_of_a_fix_are_indented(void **state) {
    (void)state;
    check("if $X:\n  f($...ARGS)\n\nend\n", "    ", "if os:\n      f(a,\n b)\n\n    end");
    check("a\nb", "\tx = ", "a\n\t    b");
    check("", "", "");
}

static void an_empty_sequence_takes_its_comma_along(void **state) {
    (void)state;
    check("f($X, $...NONE)", "", "f(os)");
    check("f($...NONE, $X)", "", "f(os)");
    check("f($X, $...NONE, y)", "", "f(os, y)");
    check("f($...NONE)", "", "f()");
}

static void operations_get_brackets_where_they_would_fall_apart(void **state) {
    (void)state;
    check("f($SUM)", "", "f(a + b)");
    check("$SUM * 2", "", "(a + b) * 2");
    check("2 * $SUM", "", "2 * (a + b)");
    check("$SUM.g()", "", "(a + b).g()");
    check("x = $SUM", "", "x = a + b");
    check("x => $SUM", "", "x => a + b");
    check("x == $SUM", "", "x == (a + b)");
    check("not \"$SUM\"", "", "not \"a + b\"");
    check("$X * 2", "", "os * 2");
    check("!($SUM in $X)", "", "!((a + b) in os)");
    check("not $SUM", "", "not (a + b)");
    check("bind $SUM", "", "bind a + b");
    check("$SUM  isle", "", "a + b  isle");
}

static void a_fix_is_never_cut(void **state) {
    (void)state;
    ltl_arena arena = {0};
    char *text = calloc(1, LTL_MAX_FIX_BYTES + 1);
    assert_non_null(text);
    memset(text, 'x', LTL_MAX_FIX_BYTES + 1);
    ltl_str fix = LTL_STR("untouched");
    assert_false(ltl_fix_make(&arena, (ltl_str){text, LTL_MAX_FIX_BYTES + 1}, NULL, 0, LTL_STR(""), &fix));
    assert_true(ltl_str_is(fix, "untouched"));
    assert_true(ltl_fix_make(&arena, (ltl_str){text, LTL_MAX_FIX_BYTES}, NULL, 0, LTL_STR(""), &fix));
    assert_int_equal(fix.len, LTL_MAX_FIX_BYTES);
    free(text);
    ltl_arena_clear(&arena);
}

static void expressions_are_replaced(void **state) {
    (void)state;
    static const struct {
        const char *regex;
        const char *replacement;
        uint32_t count;
        const char *expected; /* of "f(a1, a2)"; null: nothing to replace */
    } rows[] = {
        {"a", "b", 0, "f(b1, b2)"},           {"a", "b", 1, "f(b1, a2)"},
        {"a(\\d)", "\\1a", 0, "f(1a, 2a)"},   {"a(?<n>\\d)", "\\g<n>$1\\g<1>", 1, "f(111, a2)"},
        {"z", "b", 0, NULL},                  {",", "\\n\\t\\\\\\q", 0, "f(a1\n\t\\\\q a2)"},
        {"$", ";", 0, "f(a1, a2);"},          {"x*", "-", 0, "-f-(-a-1-,- -a-2-)-"},
        {"(z)?a", "[\\1]", 0, "f([]1, []2)"}, {".*", "", 1, ""},
    };
    for (size_t i = 0; i < LTL_COUNT_OF(rows); i++) {
        ltl_arena arena = {0};
        ltl_regex *regex;
        ltl_regex_state *regex_state = ltl_regex_state_new();
        ltl_str fix;
        assert_int_equal(ltl_regex_compile(ltl_str_of(rows[i].regex), 0, &regex, NULL), LTL_OK);
        bool is_made = ltl_fix_regex_make(&arena, regex, regex_state, LTL_STR("f(a1, a2)"),
                                          ltl_str_of(rows[i].replacement), rows[i].count, &fix);
        assert_int_equal(is_made, rows[i].expected != NULL);
        if (is_made) {
            assert_string_equal(fix.ptr, rows[i].expected);
        }
        ltl_regex_free(regex);
        ltl_regex_state_free(regex_state);
        ltl_arena_clear(&arena);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(later_lines_of_a_fix_are_indented),
        cmocka_unit_test(an_empty_sequence_takes_its_comma_along),
        cmocka_unit_test(operations_get_brackets_where_they_would_fall_apart),
        cmocka_unit_test(a_fix_is_never_cut),
        cmocka_unit_test(expressions_are_replaced),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
