/* What conditions saw where a rule finds nothing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "tests/support/scanned.h"

/* Notes of the conditions and of what they looked into, separated by `; `. */
static ltl_str notes_of(scanned *s, const char *condition, const char *code) {
    char formula[1024];
    snprintf(formula, sizeof formula, "  patterns:\n  - pattern: f($X)\n  - %s\n", condition);
    scanned_make(s, "python", formula);
    scanned_run(s, "python", ltl_str_of(code), NULL);
    ltl_explanation why;
    ltl_span place = {0, (uint32_t)s->source.text.len};
    assert_true(ltl_scanner_explain(s->scanner, ltl_ruleset_rule(s->ruleset, 0), place, &why));
    ltl_str all = LTL_STR("");
    for (uint32_t i = 0; i < why.trace.entries.count; i++) {
        const ltl_trace_entry *entry = &why.trace.entries.at[i];
        if (entry->note.len > 0) {
            all = ltl_arena_printf(&s->arena, "%.*s%s%.*s", LTL_STR_ARG(all), all.len > 0 ? "; " : "",
                                   LTL_STR_ARG(entry->note));
        }
    }
    return all;
}

static void conditions_tell_what_they_see(void **state) {
    (void)state;
    static const struct {
        const char *condition;
        const char *code;
        const char *notes;
    } rows[] = {
        {"metavariable-regex: {metavariable: $X, regex: a}", "f(b)\n", "$X is b"},
        {"metavariable-comparison: {comparison: $X > 3}", "n = 2\nf(n)\n", "$X is 2"},
        {"metavariable-comparison: {comparison: $X > 3}", "f(a.b)\n", "$X is a.b, of no known value"},
        {"metavariable-comparison: {comparison: $X > 3}", "f('4')\n", "$X is the text \"4\""},
        {"metavariable-analysis: {metavariable: $X, analyzer: entropy}", "f('abc')\n", "$X is abc"},
        {"metavariable-pattern: {metavariable: $X, pattern: g()}", "f(h())\n", "$X is h()"},
        {"metavariable-pattern: {metavariable: $X, language: javascript, pattern: g()}", "f(h())\n",
         "$X is h(); which is no text: only strings hold other languages"},
    };
    int failures = 0;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        scanned s;
        ltl_str got = notes_of(&s, rows[i].condition, rows[i].code);
        if (!ltl_str_is(got, rows[i].notes)) {
            print_error("%s on %s: %.*s\n", rows[i].condition, rows[i].code, LTL_STR_ARG(got));
            failures++;
        }
        scanned_clear(&s);
    }
    assert_int_equal(failures, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(conditions_tell_what_they_see)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
