#include "tests/support/scanned.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* clang-format off */
#include <setjmp.h>
#include <cmocka.h>
/* clang-format on */

void scanned_make(scanned *s, const char *language, const char *formula) {
    *s = (scanned){.ruleset = ltl_ruleset_new()};
    ltl_str text = ltl_arena_printf(
        &s->arena, "rules:\n- id: t\n  message: m\n  severity: ERROR\n  languages: [%s]\n%s\n",
        language, formula);
    ltl_ruleset_add(s->ruleset, LTL_STR("t.yaml"), text);
    ltl_error error;
    assert_int_equal(ltl_ruleset_compile_all(s->ruleset, &error), LTL_OK);
    const ltl_problems *problems = ltl_ruleset_problems(s->ruleset);
    for (uint32_t i = 0; i < problems->count; i++) {
        print_error("%s\n%.*s\n", formula, LTL_STR_ARG(problems->at[i].text));
    }
    assert_int_equal(problems->count, 0);
    s->scanner = ltl_scanner_new(s->ruleset);
    assert_non_null(s->scanner);
}

void scanned_run(scanned *s, const char *language, ltl_str text, const atomic_int *stop) {
    ltl_source_init(&s->source, &s->arena, LTL_STR("code"), text);
    ltl_scanner_begin(s->scanner, &s->source, ltl_language_find(ltl_str_of(language)), stop);
    s->matches = ltl_scanner_matches(s->scanner);
}

void scanned_run_file(scanned *s, const char *path, ltl_str text) {
    ltl_source_init(&s->source, &s->arena, ltl_str_of(path), text);
    ltl_scanner_begin(s->scanner, &s->source, ltl_language_of_file(ltl_str_of(path), text), NULL);
    s->matches = ltl_scanner_matches(s->scanner);
}

ltl_str scanned_places(scanned *s) {
    ltl_str all = LTL_STR("");
    for (uint32_t i = 0; i < s->matches->count; i++) {
        ltl_position start = ltl_source_position(&s->source, s->matches->at[i].span.start);
        ltl_position end = ltl_source_position(&s->source, s->matches->at[i].span.end);
        all = ltl_arena_printf(&s->arena, "%.*s%s%u:%u-%u:%u", LTL_STR_ARG(all), i > 0 ? " " : "",
                               start.line, start.column, end.line, end.column);
    }
    return all;
}

ltl_reason scanned_reason(const scanned *s) {
    ltl_reason reason = LTL_REASON_NONE;
    const ltl_give_ups *all = ltl_scanner_give_ups(s->scanner);
    for (uint32_t i = 0; i < all->count; i++) {
        reason = ltl_reason_worse(reason, all->at[i].reason);
    }
    return reason;
}

void scanned_clear(scanned *s) {
    ltl_scanner_free(s->scanner);
    ltl_ruleset_free(s->ruleset);
    ltl_arena_clear(&s->arena);
}

static bool row_holds(const char *language, const scanned_row *row, bool with_prefilter) {
    scanned s;
    scanned_make(&s, language, row->formula);
    ltl_scanner_set_prefilter(s.scanner, with_prefilter);
    scanned_run(&s, language, ltl_str_of(row->code), NULL);
    ltl_str places = scanned_places(&s);
    bool holds = ltl_str_is(places, row->places) && scanned_reason(&s) == LTL_REASON_NONE;
    if (!holds) {
        print_error("%s\non\n%s\nfound '%.*s', expected '%s' (prefilter %d)\n", row->formula,
                    row->code, LTL_STR_ARG(places), row->places, with_prefilter);
    }
    scanned_clear(&s);
    return holds;
}

void scanned_rows_check(const char *language, const scanned_row *rows, size_t count) {
    int failures = 0;
    for (size_t i = 0; i < count; i++) {
        failures += !row_holds(language, &rows[i], false);
        failures += !row_holds(language, &rows[i], true);
    }
    assert_int_equal(failures, 0);
}

ltl_str scanned_lines(scanned *s) {
    ltl_str all = LTL_STR("");
    for (uint32_t i = 0; i < s->matches->count; i++) {
        uint32_t line = ltl_source_position(&s->source, s->matches->at[i].span.start).line;
        all = ltl_arena_printf(&s->arena, "%.*s%s%u", LTL_STR_ARG(all), i > 0 ? " " : "", line);
    }
    return all;
}
