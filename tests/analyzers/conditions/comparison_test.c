/* Comparisons: what each expression is worth, and what is said of those that cannot be read. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "analyzers/conditions/comparison.h"
#include "core/compiler.h"

/* $N 7, $F 2.5, $T "abc", $B true, $C code `x.y`, $C2 code `x.y`, $D text 2020-02-29, $Q text "0x1F" */
static ltl_value find(void *context, ltl_str name) {
    (void)context;
    static const struct {
        const char *name;
        ltl_value value;
    } KNOWN[] = {
        {"$N", {.kind = LTL_VALUE_INTEGER, .integer = 7}},
        {"$F", {.kind = LTL_VALUE_FLOAT, .number = 2.5}},
        {"$T", {.kind = LTL_VALUE_TEXT, .text = LTL_STR_INIT("abc")}},
        {"$B", {.kind = LTL_VALUE_BOOL, .truth = true}},
        {"$C", {.kind = LTL_VALUE_CODE, .text = LTL_STR_INIT("x.y")}},
        {"$C2", {.kind = LTL_VALUE_CODE, .text = LTL_STR_INIT("x.y")}},
        {"$D", {.kind = LTL_VALUE_TEXT, .text = LTL_STR_INIT("2020-02-29")}},
        {"$Q", {.kind = LTL_VALUE_TEXT, .text = LTL_STR_INIT("0x1F")}},
    };
    for (size_t i = 0; i < LTL_COUNT_OF(KNOWN); i++) {
        if (ltl_str_is(name, KNOWN[i].name)) {
            return KNOWN[i].value;
        }
    }
    return (ltl_value){0};
}

/* 't', 'f', '?' without a value, 'n' when the value is no truth, or 'E' for a text that is refused. */
static char worth(const char *text) {
    ltl_arena arena = {0};
    ltl_comparison *comparison;
    ltl_error error;
    char answer = 'E';
    if (ltl_comparison_read(&arena, ltl_str_of(text), &comparison, &error) == LTL_OK) {
        ltl_regex_state *state = ltl_regex_state_new();
        ltl_comparison_scope scope = {.arena = &arena,
                                      .regex_state = state,
                                      .find = find,
                                      .today = INT64_C(1700000000) / 86400 * 86400};
        ltl_value value = ltl_comparison_evaluate(comparison, &scope);
        answer = value.kind == LTL_VALUE_UNKNOWN ? '?'
                 : value.kind != LTL_VALUE_BOOL  ? 'n'
                 : value.truth                   ? 't'
                                                 : 'f';
        ltl_regex_state_free(state);
        ltl_comparison_clear(comparison);
    }
    ltl_arena_clear(&arena);
    return answer;
}

static void check(const char *const *rows, size_t count) {
    int failures = 0;
    for (size_t i = 0; i < count; i++) {
        char is = worth(rows[i] + 2);
        if (is != rows[i][0]) {
            print_error("`%s` is '%c', expected '%c'\n", rows[i] + 2, is, rows[i][0]);
            failures++;
        }
    }
    assert_int_equal(failures, 0);
}

static void numbers_are_computed(void **state) {
    (void)state;
    static const char *const rows[] = {
        "t $N == 7", "f $N == 8", "t $N != 8", "t $N == 7.0", "t $F < 3", "t $F * 2 == 5",
        "t 1 + 2 * 3 == $N", "t (1 + 2) * 3 == 9", "t -$N < 0", "t 2 ** 3 ** 2 == 512", "t -2 ** 2 == -4",
        "t 7 / 2 == 3", "t -7 / 2 == -3", "t 7 // 2 == 3", "t 7 % 4 == 3", "t 7.0 / 2 == 3.5",
        "t 0x10 == 16 and 0o17 == 15 and 0b11 == 3 and 1_000 == 1000", "t 017 == 15", "t 1e3 == 1000",
        "t 6 & 3 == 2", "t (6 | 1) == 7", "t 6 ^ 2 == 4", "t ~0 == -1", "t 1 << 4 == 16", "t 256 >> 4 == 16",
        "t 0 < $N < 10", "f 0 < $N < 7", "t 1 < 2 < 3 < 4", "n $N + 1",
        "? 1 / 0 == 1", "? 9223372036854775807 + 1 > 0", "? 2 ** 64 > 0", "? 1 < 'a'",
        "? -9223372036854775807 - 2 < 0", "t 1 ** 99999999999 == 1",
    };
    check(rows, LTL_COUNT_OF(rows));
}

static void texts_and_code_are_compared(void **state) {
    (void)state;
    static const char *const rows[] = {
        "t $T == 'abc'", "t $T == \"abc\"", "f $T == 'abd'", "t 'b' in $T", "t 'z' not in $T",
        "t $T in ['x', 'abc']", "f $N in [1, 2]", "t $N in [1, 7.0]", "t $T + 'd' == 'abcd'",
        "t $T < 'abd'", "t $C == $C2", "f $C == 'x.y'", "t str($C) == 'x.y'", "t str($N) == '7'",
        "t $C != 0", "? $C > 0", "? $C < $C2", "t int($Q) == 31", "t int('12') == 12", "t int('z', 36) == 35",
        "? int($C) == 1", "t int(2.9) == 2", "t float('1.5') == 1.5", "t [1, 2] == [1, 2]",
        "t None == None", "t bool('x')", "t r'\\d' == '\\\\d'",
    };
    check(rows, LTL_COUNT_OF(rows));
}

static void truths_are_joined(void **state) {
    (void)state;
    static const char *const rows[] = {
        "t $B", "f not $B", "t $B and True", "f $B and False", "t $B or 1 / 0 == 1", "? $B and 1 / 0 == 1",
        "? 1 and True", "t not 1 == 2", "t not not $B", "t False or $N > 1 and $N < 9", "? $MISSING == 1",
        "t $B == True", "f true == false",
    };
    check(rows, LTL_COUNT_OF(rows));
}

static void functions_are_called(void **state) {
    (void)state;
    static const char *const rows[] = {
        "t re.match('a.c', $T)", "f re.match('bc', $T)", "t re.search('bc', $T)", "t re.match('x', $C)",
        "t strptime($D) == 1582934400", "t strptime($D) < today()", "f strptime('2999-01-01') < today()",
        "t strptime('01.02.2020', '%d.%m.%Y') == strptime('2020-02-01')", "? strptime('soon') < today()",
        "? strptime('2020-13-01') < today()",
    };
    check(rows, LTL_COUNT_OF(rows));
}

static void what_cannot_be_read_is_told_with_its_place(void **state) {
    (void)state;
    static const struct {
        const char *text;
        uint32_t column;
        const char *said;
    } rows[] = {
        {"", 1, "too early"}, {"$N >", 5, "too early"}, {"$N > 1 1", 8, "should end"},
        {"$n > 1", 1, "capital"}, {"x > 1", 1, "quotation"}, {"'x", 1, "mark"},
        {"len($T) > 1", 1, "no function"}, {"srt($T)", 1, "`str`"}, {"int()", 1, "argument"},
        {"re.match($T, 'x')", 1, "in quotes"}, {"re.match('(', 'x')", 1, ""}, {"[1, 2", 6, "bracket"},
        {"(1", 3, "bracket"}, {"1 = 2", 3, "should end"}, {"$N in", 6, "too early"}, {"1z", 1, "number"},
    };
    for (size_t i = 0; i < LTL_COUNT_OF(rows); i++) {
        ltl_arena arena = {0};
        ltl_comparison *comparison;
        ltl_error error = {0};
        ltl_status status =
            ltl_comparison_read(&arena, ltl_str_of(rows[i].text), &comparison, &error);
        bool is_right = status == LTL_SYNTAX && error.column == rows[i].column &&
                        strstr(error.text, rows[i].said) != NULL;
        if (!is_right) {
            print_error("`%s`: column %u, %s\n", rows[i].text, error.column, error.text);
        }
        assert_true(is_right);
        ltl_arena_clear(&arena);
    }
}

/* Neither nesting nor length can hurt. */
static void hostile_texts_are_refused(void **state) {
    (void)state;
    static const char *const pieces[] = {"(", "not ", "-", "1+", "[", "$A**", "int(", "1<"};
    for (size_t i = 0; i < LTL_COUNT_OF(pieces); i++) {
        ltl_arena arena = {0};
        size_t len = strlen(pieces[i]);
        char *text = ltl_arena_alloc(&arena, len * 100000 + 1);
        for (size_t k = 0; k < 100000; k++) {
            memcpy(text + k * len, pieces[i], len);
        }
        for (size_t cut = 1000; cut <= 100000; cut *= 100) {
            ltl_comparison *comparison;
            assert_int_equal(ltl_comparison_read(&arena, (ltl_str){text, cut * len}, &comparison, NULL),
                             LTL_SYNTAX);
        }
        ltl_arena_clear(&arena);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_are_computed),
        cmocka_unit_test(texts_and_code_are_compared),
        cmocka_unit_test(truths_are_joined),
        cmocka_unit_test(functions_are_called),
        cmocka_unit_test(what_cannot_be_read_is_told_with_its_place),
        cmocka_unit_test(hostile_texts_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
