#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "analyzers/taint/marks/labels.h"
#include "core/limits.h"

typedef struct label_case {
    const char *text;
    const char *labels; /* a letter each */
    bool holds;
} label_case;

static bool holds(ltl_arena *arena, const label_case *c) {
    ltl_taint_labels labels = {0};
    ltl_taint_requires requires;
    ltl_error error = {0};
    ltl_label_set set = 0;
    if (ltl_taint_requires_parse(arena, &labels, ltl_str_of(c->text), &requires, &error) !=
        LTL_OK) {
        fail_msg("%s: %s", c->text, error.text);
    }
    for (const char *letter = c->labels; *letter != '\0'; letter++) {
        uint8_t label;
        ltl_str name = {letter, 1};
        assert_int_equal(ltl_taint_label_intern(arena, &labels, name, &label, &error), LTL_OK);
        set |= UINT64_C(1) << label;
    }
    return ltl_taint_requires_holds(&requires, set);
}

static void conditions_mean_what_they_say(void **state) {
    (void)state;
    static const label_case cases[] = {
        {"A", "A", true},
        {"A", "B", false},
        {"A and B", "AB", true},
        {"A and B", "A", false},
        {"A or B", "B", true},
        {"not A", "", true},
        {"not A", "A", false},
        {"not not A", "A", true},
        {"A or B and C", "A", true},
        {"A or B and C", "B", false},
        {"(A or B) and C", "A", false},
        {"(A or B) and C", "BC", true},
        {"A and not (B or C)", "A", true},
        {"A and not (B or C)", "AC", false},
        {"not A and B", "B", true},
        {"not (A and B)", "A", true},
        {"  A\nor\tB ", "B", true},
    };
    ltl_arena arena = {0};
    for (size_t i = 0; i < LTL_COUNT_OF(cases); i++) {
        if (holds(&arena, &cases[i]) != cases[i].holds) {
            fail_msg("%s with %s", cases[i].text, cases[i].labels);
        }
    }
    ltl_arena_clear(&arena);
}

static void faults_are_named_with_their_place(void **state) {
    (void)state;
    static const struct {
        const char *text;
        const char *error;
    } cases[] = {
        {"", "a label expected at column 1 of “”"},
        {"A B", "`and`, `or` or the end expected at column 3 of “A B”"},
        {"A and", "a label expected at column 6 of “A and”"},
        {"(A", "`)` expected at column 3 of “(A”"},
        {"A)", "`and`, `or` or the end expected at column 2 of “A)”"},
        {"A & B", "`and`, `or` or the end expected at column 3 of “A & B”"},
        {"or A", "a label, `not` or `(` expected at column 1 of “or A”"},
    };
    ltl_arena arena = {0};
    for (size_t i = 0; i < LTL_COUNT_OF(cases); i++) {
        ltl_taint_labels labels = {0};
        ltl_taint_requires requires;
        ltl_error error = {0};
        assert_int_equal(
            ltl_taint_requires_parse(&arena, &labels, ltl_str_of(cases[i].text), &requires, &error),
            LTL_SYNTAX);
        assert_string_equal(error.text, cases[i].error);
    }
    ltl_arena_clear(&arena);
}

static void endless_conditions_end(void **state) {
    (void)state;
    ltl_arena arena = {0};
    char open[5000];
    memset(open, '(', sizeof open);
    ltl_str texts[] = {{open, sizeof open}, ltl_arena_copy(&arena, LTL_STR(""))};
    for (int i = 0; i < 200; i++) {
        texts[1] = ltl_arena_printf(&arena, "%.*sL%d or ", LTL_STR_ARG(texts[1]), i);
    }
    for (size_t i = 0; i < LTL_COUNT_OF(texts); i++) {
        ltl_taint_labels labels = {0};
        ltl_taint_requires requires;
        ltl_error error = {0};
        assert_int_equal(ltl_taint_requires_parse(&arena, &labels, texts[i], &requires, &error),
                         LTL_LIMIT);
    }
    ltl_arena_clear(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(conditions_mean_what_they_say),
        cmocka_unit_test(faults_are_named_with_their_place),
        cmocka_unit_test(endless_conditions_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
