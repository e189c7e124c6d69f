/* What about a taint rule would have to be another for it to find something at a place. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "tests/support/scanned.h"

#define SOURCE "  pattern-sources: [{pattern: src()}]\n"
#define SINK "  pattern-sinks: [{pattern: sink(...)}]\n"
#define CLEAN "  pattern-sanitizers: [{pattern: clean(...)}]\n"

/* The changes with which something is found in line `line`, separated by `; `. */
static ltl_str changes_of(scanned *s, const char *rule, const char *code, uint32_t line) {
    char formula[1024];
    snprintf(formula, sizeof formula, "  mode: taint\n%s", rule);
    scanned_make(s, "python", formula);
    scanned_run(s, "python", ltl_str_of(code), NULL);
    uint32_t start = s->source.lines[line - 1];
    ltl_span place = {start, start + (uint32_t)ltl_source_line(&s->source, line).len};
    ltl_explanation why;
    assert_true(ltl_scanner_explain(s->scanner, ltl_ruleset_rule(s->ruleset, 0), place, &why));
    ltl_str all = LTL_STR("");
    for (uint32_t i = 0; i < why.trace.changes.count; i++) {
        const ltl_trace_change *change = &why.trace.changes.at[i];
        for (uint32_t k = 0; k < change->found.count; k++) {
            if (ltl_trace__is_there(&why.trace, change->found.at[k].span)) {
                all = ltl_arena_printf(&s->arena, "%.*s%s%s %.*s", LTL_STR_ARG(all),
                                       all.len > 0 ? "; " : "", change->text,
                                       LTL_STR_ARG(ltl_source_slice(&s->source, change->place)));
                break;
            }
        }
    }
    return all;
}

static void the_change_that_helps_is_told(void **state) {
    (void)state;
    static const struct {
        const char *rule;
        const char *code;
        uint32_t line;
        const char *changes;
    } rows[] = {
        {SOURCE SINK CLEAN, "a = clean(src())\nsink(a)\n", 2,
         "without the sanitizer clean(src()); without its sanitizers "},
        {SOURCE SINK CLEAN, "a = clean(clean(src()))\nsink(a)\n", 2, "without its sanitizers "},
        {SOURCE SINK, "def g(x):\n  sink(x)\ng(src())\n", 2,
         "with --dataflow file, which follows calls within the file "},
        {SOURCE SINK "  options: {taint_assume_safe_functions: true}\n", "sink(f(src()))\n", 1,
         "with `exact: false` at its sinks ; without `taint_assume_safe_functions` "},
        {"  pattern-sources: [{pattern: src(), label: A}]\n"
         "  pattern-sinks: [{pattern: sink(...), requires: B}]\n",
         "sink(src())\n", 1, "without `requires` at the sinks "},
        {SOURCE SINK, "a = src()\nsink(1)\n", 2, ""},
        {SOURCE SINK, "sink(1)\n", 1, ""},
    };
    int failures = 0;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        scanned s;
        ltl_str got = changes_of(&s, rows[i].rule, rows[i].code, rows[i].line);
        if (!ltl_str_is(got, rows[i].changes)) {
            print_error("%s: %.*s\n", rows[i].code, LTL_STR_ARG(got));
            failures++;
        }
        scanned_clear(&s);
    }
    assert_int_equal(failures, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(the_change_that_helps_is_told)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
