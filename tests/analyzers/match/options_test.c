/* What `options` switch in the matcher: each with and without. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "core/compiler.h"
#include "tests/support/scanned.h"

typedef struct option_row {
    const char *language;
    const char *option;
    const char *formula;
    const char *code;
    const char *usually;
    const char *switched;
} option_row;

static ltl_str places_of(scanned *s, const option_row *row, const char *options) {
    ltl_arena arena = {0};
    ltl_str formula = ltl_arena_printf(&arena, "%s  pattern: |\n    %s\n", options, row->formula);
    scanned_make(s, row->language, formula.ptr);
    scanned_run(s, row->language, ltl_str_of(row->code), NULL);
    ltl_arena_clear(&arena);
    return scanned_places(s);
}

static void each_option_changes_what_is_found(void **state) {
    (void)state;
    static const option_row rows[] = {
        {"javascript", "implicit_deep_exprstmt: false", "f(1);", "f(1);\nx = f(1);\n", "1:1-1:6 2:1-2:10",
         "1:1-1:6"},
        {"python", "go_deeper_expr: false", "g(<... f(1) ...>)", "g(f(1))\ng(h(f(1)))\n", "1:1-1:8 2:1-2:11",
         "1:1-1:8"},
        {"python", "go_deeper_stmt: false", "a()\n    ...\n    b()", "a()\nif c:\n    b()\n", "1:1-3:8", ""},
        {"javascript", "implicit_ellipsis: false", "f({a: 1})", "f({a: 1});\nf({b: 2, a: 1});\n",
         "1:1-1:10 2:1-2:16", "1:1-1:10"},
        {"python", "max_match_per_file: 2", "f($X)", "f(1)\nf(2)\nf(3)\n", "1:1-1:5 2:1-2:5 3:1-3:5",
         "1:1-1:5 2:1-2:5"},
        {"python", "max_match_per_file: 0", "f($X)", "f(1)\n", "1:1-1:5", "1:1-1:5"},
    };
    int failures = 0;
    for (size_t i = 0; i < LTL_COUNT_OF(rows); i++) {
        char options[100];
        snprintf(options, sizeof options, "  options: {%s}\n", rows[i].option);
        for (int is_switched = 0; is_switched < 2; is_switched++) {
            scanned s;
            ltl_str places = places_of(&s, &rows[i], is_switched ? options : "");
            if (!ltl_str_is(places, is_switched ? rows[i].switched : rows[i].usually)) {
                print_error("%s (%d): found '%.*s'\n", rows[i].option, is_switched, LTL_STR_ARG(places));
                failures++;
            }
            scanned_clear(&s);
        }
    }
    assert_int_equal(failures, 0);
}

/* Keywords may stand anywhere; a sequence beside one is what lies on its side. */
static void sequences_leave_out_what_was_taken(void **state) {
    (void)state;
    static const struct {
        const char *code;
        const char *message;
    } rows[] = {
        {"f(k=1)\n", "[] []"}, {"f(x, k=1)\n", "[x] []"}, {"f(x, k=1, z=2)\n", "[x] [z=2]"},
        {"f(x, y, k=1)\n", "[x, y] []"}, {"f(k=1, z=2)\n", "[] [z=2]"},
    };
    for (size_t i = 0; i < LTL_COUNT_OF(rows); i++) {
        scanned s;
        scanned_make(&s, "python", "  pattern: f($...A, k=1, $...B)\n  fix: '[$...A] [$...B]'\n");
        scanned_run(&s, "python", ltl_str_of(rows[i].code), NULL);
        assert_true(s.matches->count > 0);
        if (!ltl_str_is(s.matches->at[0].fix, rows[i].message)) {
            print_error("%s: %.*s\n", rows[i].code, LTL_STR_ARG(s.matches->at[0].fix));
        }
        assert_true(ltl_str_is(s.matches->at[0].fix, rows[i].message));
        scanned_clear(&s);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_option_changes_what_is_found),
        cmocka_unit_test(sequences_leave_out_what_was_taken),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
