/* Strings that ask by an expression: what counts as one, what its flags do, what is refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "analyzers/regex/string_regex.h"

static bool finds(const char *content, const char *subject) {
    ltl_arena arena = {0};
    ltl_regex *regex = NULL;
    ltl_error error;
    assert_int_equal(ltl_string_regex_compile(&arena, ltl_str_of(content), &regex, &error), LTL_OK);
    ltl_regex_state *state = ltl_regex_state_new();
    ltl_span groups[LTL_REGEX_MAX_GROUPS];
    bool found = ltl_regex_find(regex, state, ltl_str_of(subject), 0, groups) == LTL_REGEX_YES;
    ltl_regex_state_free(state);
    ltl_regex_free(regex);
    ltl_arena_clear(&arena);
    return found;
}

static void what_is_an_expression(void **state) {
    (void)state;
    assert_true(ltl_string_regex_is(LTL_STR("=~/a/")));
    assert_true(ltl_string_regex_is(LTL_STR("=~/a/b/im")));
    assert_true(ltl_string_regex_is(LTL_STR("=~//")));
    assert_false(ltl_string_regex_is(LTL_STR("=~/a")));
    assert_false(ltl_string_regex_is(LTL_STR("=~/")));
    assert_false(ltl_string_regex_is(LTL_STR("=~/a/q")));
    assert_false(ltl_string_regex_is(LTL_STR("/a/")));
    assert_false(ltl_string_regex_is(LTL_STR("")));
}

static void what_it_finds(void **state) {
    (void)state;
    assert_true(finds("=~/b+/", "abbc"));
    assert_false(finds("=~/^b/", "abbc"));
    assert_false(finds("=~/B/", "abbc"));
    assert_true(finds("=~/B/i", "abbc"));
    assert_true(finds("=~/a/b/", "xa/b"));
    assert_true(finds("=~//", ""));
}

static void broken_expressions_are_refused(void **state) {
    (void)state;
    ltl_arena arena = {0};
    ltl_regex *regex = NULL;
    ltl_error error;
    assert_int_equal(ltl_string_regex_compile(&arena, LTL_STR("=~/(/"), &regex, &error),
                     LTL_SYNTAX);
    assert_null(regex);
    assert_true(error.text[0] != '\0');
    ltl_arena_clear(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_an_expression),
        cmocka_unit_test(what_it_finds),
        cmocka_unit_test(broken_expressions_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
