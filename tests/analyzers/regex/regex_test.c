#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "analyzers/regex/regex.h"
#include "core/limits.h"

static ltl_regex *compile(const char *pattern, unsigned flags) {
    ltl_regex *regex = NULL;
    ltl_error error = {0};
    if (ltl_regex_compile(ltl_str_of(pattern), flags, &regex, &error) != LTL_OK) {
        fail_msg("%s: %s", pattern, error.text);
    }
    return regex;
}

static ltl_regex_answer find(const char *pattern, unsigned flags, ltl_str subject,
                             ltl_span *out_groups) {
    ltl_regex *regex = compile(pattern, flags);
    ltl_regex_state *scratch = ltl_regex_state_new();
    ltl_regex_answer answer = ltl_regex_find(regex, scratch, subject, 0, out_groups);
    ltl_regex_state_free(scratch);
    ltl_regex_free(regex);
    return answer;
}

static void first_match_and_groups_are_told(void **state) {
    (void)state;
    ltl_span groups[LTL_REGEX_MAX_GROUPS];
    assert_int_equal(find("(a)|(?<Word>b+)", 0, LTL_STR("xxbbb"), groups), LTL_REGEX_YES);
    assert_int_equal(groups[0].start, 2);
    assert_int_equal(groups[0].end, 5);
    assert_int_equal(groups[1].start, UINT32_MAX);
    assert_int_equal(groups[2].start, 2);
    assert_int_equal(groups[3].end, UINT32_MAX);
    assert_int_equal(find("z", 0, LTL_STR("xxbbb"), groups), LTL_REGEX_NO);
    assert_int_equal(find("", 0, LTL_STR_NONE, groups), LTL_REGEX_YES);
}

static void groups_are_named(void **state) {
    (void)state;
    ltl_regex *regex = compile("(?<KEY>a)(b)(?P<VALUE>c)", 0);
    assert_int_equal(ltl_regex_group_count(regex), 3);
    assert_true(ltl_str_is(ltl_regex_group_name(regex, 1), "KEY"));
    assert_true(ltl_str_is_empty(ltl_regex_group_name(regex, 2)));
    assert_true(ltl_str_is(ltl_regex_group_name(regex, 3), "VALUE"));
    assert_true(ltl_str_is_empty(ltl_regex_group_name(regex, 1000)));
    ltl_regex_free(regex);
}

static void more_groups_than_the_table_holds(void **state) {
    (void)state;
    char pattern[3 * 40 + 1] = "";
    for (int i = 0; i < 40; i++) {
        memcpy(pattern + 3 * i, "(a)", 4);
    }
    char subject[41];
    memset(subject, 'a', 40);
    ltl_span groups[LTL_REGEX_MAX_GROUPS];
    assert_int_equal(find(pattern, 0, (ltl_str){subject, 40}, groups), LTL_REGEX_YES);
    assert_int_equal(groups[0].end, 40);
    assert_int_equal(groups[LTL_REGEX_MAX_GROUPS - 1].start, LTL_REGEX_MAX_GROUPS - 2);
}

static void flags_mean_what_they_say(void **state) {
    (void)state;
    ltl_span groups[LTL_REGEX_MAX_GROUPS];
    assert_int_equal(find("^b", 0, LTL_STR("a\nb"), groups), LTL_REGEX_NO);
    assert_int_equal(find("^b", LTL_REGEX_MULTILINE, LTL_STR("a\nb"), groups), LTL_REGEX_YES);
    assert_int_equal(find("b", LTL_REGEX_ANCHORED, LTL_STR("ab"), groups), LTL_REGEX_NO);
    assert_int_equal(find("a", LTL_REGEX_ANCHORED, LTL_STR("ab"), groups), LTL_REGEX_YES);
    assert_int_equal(find("(?i)AB", 0, LTL_STR("ab"), groups), LTL_REGEX_YES);
    assert_int_equal(find("a.b", 0, LTL_STR("a\nb"), groups), LTL_REGEX_NO);
}

static void a_bad_expression_is_a_syntax_error_with_its_place(void **state) {
    (void)state;
    ltl_regex *regex = NULL;
    ltl_error error = {0};
    assert_int_equal(ltl_regex_compile(LTL_STR("ab(c"), 0, &regex, &error), LTL_SYNTAX);
    assert_null(regex);
    assert_int_equal(error.column, 5);
    assert_int_equal(ltl_regex_compile(LTL_STR("a\\Cb"), 0, &regex, NULL), LTL_SYNTAX);
    static char deep[2001];
    memset(deep, '(', 1000);
    memset(deep + 1000, ')', 1000);
    assert_int_equal(ltl_regex_compile((ltl_str){deep, 2000}, 0, &regex, &error), LTL_SYNTAX);
}

static void subjects_need_not_be_utf8(void **state) {
    (void)state;
    ltl_span groups[LTL_REGEX_MAX_GROUPS];
    ltl_str subject = LTL_STR("\xff\xfe key=\xc3\xa9\xc3\xa9!");
    assert_int_equal(find("key=..", 0, subject, groups), LTL_REGEX_YES);
    assert_int_equal(groups[0].end - groups[0].start, 6);
    assert_int_equal(find("key=[\xc3\xa9]{2}!", 0, subject, groups), LTL_REGEX_YES);
    assert_int_equal(groups[0].end - groups[0].start, 9);
    assert_int_equal(find("\\p{Ll}+!", 0, subject, groups), LTL_REGEX_YES);
    assert_int_equal(find("(*UTF)key", 0, subject, groups), LTL_REGEX_YES);
    assert_false(ltl_regex_is_unicode(LTL_STR("a\\\\pb\\x41\\x{41}")));
    assert_true(ltl_regex_is_unicode(LTL_STR("\\x{1F600}")));
    assert_false(ltl_regex_is_unicode(LTL_STR("\xff")));
}

/* A catastrophic expression gives up; it neither hangs nor says "no". */
static void giving_up_is_not_no(void **state) {
    (void)state;
    static char subject[4096];
    memset(subject, 'a', sizeof(subject));
    ltl_span groups[LTL_REGEX_MAX_GROUPS];
    assert_int_equal(find("^(a+)+$b", 0, (ltl_str){subject, sizeof(subject)}, groups),
                     LTL_REGEX_NO); /* refused by a required byte, without any step */
    assert_int_equal(find("^(a|a)+[^a]$", 0, (ltl_str){subject, sizeof(subject)}, groups),
                     LTL_REGEX_LIMIT);
    assert_int_equal(ltl_regex_find(NULL, NULL, LTL_STR(""), 0, groups), LTL_REGEX_LIMIT);
}

/* More backtracking than the JIT's stack holds, within the limits of the interpreter. */
static void the_interpreter_takes_over(void **state) {
    (void)state;
    enum { BYTES = 3500 };
    char *subject = malloc(BYTES);
    assert_non_null(subject);
    memset(subject, 'a', BYTES);
    ltl_span groups[LTL_REGEX_MAX_GROUPS];
    ltl_regex_answer answer = find("^((?:(a)|(b))(?:c|))*$", 0, (ltl_str){subject, BYTES}, groups);
    free(subject);
    assert_int_equal(answer, LTL_REGEX_YES);
    assert_int_equal(groups[0].end, BYTES);
}

static void the_start_may_be_anywhere(void **state) {
    (void)state;
    ltl_regex *regex = compile("\\bab", 0);
    ltl_regex_state *scratch = ltl_regex_state_new();
    ltl_span groups[LTL_REGEX_MAX_GROUPS];
    ltl_str subject = LTL_STR("ab xab ab");
    assert_int_equal(ltl_regex_find(regex, scratch, subject, 1, groups), LTL_REGEX_YES);
    assert_int_equal(groups[0].start, 7);
    assert_int_equal(ltl_regex_find(regex, scratch, subject, 9, groups), LTL_REGEX_NO);
    assert_int_equal(ltl_regex_find(regex, scratch, subject, 10, groups), LTL_REGEX_NO);
    ltl_regex_state_free(scratch);
    ltl_regex_free(regex);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(first_match_and_groups_are_told),
        cmocka_unit_test(groups_are_named),
        cmocka_unit_test(more_groups_than_the_table_holds),
        cmocka_unit_test(flags_mean_what_they_say),
        cmocka_unit_test(a_bad_expression_is_a_syntax_error_with_its_place),
        cmocka_unit_test(subjects_need_not_be_utf8),
        cmocka_unit_test(giving_up_is_not_no),
        cmocka_unit_test(the_interpreter_takes_over),
        cmocka_unit_test(the_start_may_be_anywhere),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
