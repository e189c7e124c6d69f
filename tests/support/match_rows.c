#include "tests/support/match_rows.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "analyzers/ruleset/scan.h"

static ltl_str rule_text(ltl_arena *arena, const match_row *row) {
    bool is_list = strncmp(row->pattern, "- pattern", 9) == 0;
    ltl_str text = ltl_arena_printf(
        arena, "rules:\n- id: t\n  message: %s\n  severity: ERROR\n  languages: [%s]\n  %s\n",
        strstr(row->pattern, "$X") ? "m $X" : "m", row->language, is_list ? "patterns:" : "pattern: |");
    ltl_str rest = ltl_str_of(row->pattern);
    ltl_str line;
    while (ltl_str_split(&rest, '\n', &line)) {
        text = ltl_arena_printf(arena, "%.*s    %.*s\n", LTL_STR_ARG(text), LTL_STR_ARG(line));
    }
    return text;
}

static ltl_str found_lines(ltl_arena *arena, const match_row *row, bool with_prefilter) {
    ltl_ruleset *ruleset = ltl_ruleset_new();
    ltl_ruleset_add(ruleset, LTL_STR("t.yaml"), rule_text(arena, row));
    ltl_error error;
    assert_int_equal(ltl_ruleset_compile_all(ruleset, &error), LTL_OK);
    const ltl_problems *problems = ltl_ruleset_problems(ruleset);
    for (uint32_t i = 0; i < problems->count; i++) {
        print_error("%s: %.*s\n", row->pattern, LTL_STR_ARG(problems->at[i].text));
    }
    assert_int_equal(problems->count, 0);
    ltl_source source;
    ltl_source_init(&source, arena, LTL_STR("code"), ltl_str_of(row->code));
    ltl_scanner *scanner = ltl_scanner_new(ruleset);
    ltl_scanner_set_prefilter(scanner, with_prefilter);
    ltl_scanner_begin(scanner, &source, ltl_language_find(ltl_str_of(row->language)), NULL);
    const ltl_matches *matches = ltl_scanner_matches(scanner);
    ltl_str lines = LTL_STR("");
    for (uint32_t i = 0; i < matches->count; i++) {
        uint32_t line = ltl_source_position(&source, matches->at[i].span.start).line;
        lines = ltl_arena_printf(arena, "%.*s%s%u", LTL_STR_ARG(lines), i > 0 ? " " : "", line);
    }
    assert_int_equal(ltl_scanner_give_ups(scanner)->count, 0);
    ltl_scanner_free(scanner);
    ltl_ruleset_free(ruleset);
    return lines;
}

void match_rows_check(const match_row *rows, size_t count) {
    ltl_arena arena = {0};
    int failures = 0;
    for (size_t i = 0; i < count; i++) {
        const match_row *row = &rows[i];
        for (int with_prefilter = 0; with_prefilter < 2; with_prefilter++) {
            ltl_str lines = found_lines(&arena, row, with_prefilter != 0);
            if (!ltl_str_is(lines, row->lines)) {
                print_error("%s: pattern\n%s\non\n%s\nfound '%.*s', expected '%s' (prefilter %d)\n",
                            row->language, row->pattern, row->code, LTL_STR_ARG(lines), row->lines,
                            with_prefilter);
                failures++;
            }
        }
        ltl_arena_reset(&arena);
    }
    ltl_arena_clear(&arena);
    assert_int_equal(failures, 0);
}
