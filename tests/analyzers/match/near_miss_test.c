/* Where a pattern does not fit: which of its nodes got furthest, and what the code has there. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "tests/support/scanned.h"

/* What the rule's pattern wanted at line 1 and what it was given, as `wanted` against `given`. */
static ltl_str miss_of(scanned *s, const char *language, const char *pattern, const char *code) {
    char formula[512];
    snprintf(formula, sizeof formula, "  pattern: |\n    %s\n", pattern);
    scanned_make(s, language, formula);
    scanned_run(s, language, ltl_str_of(code), NULL);
    ltl_explanation why;
    ltl_span place = {0, (uint32_t)strcspn(code, "\n")};
    assert_true(ltl_scanner_explain(s->scanner, ltl_ruleset_rule(s->ruleset, 0), place, &why));
    ltl_near_miss miss = why.trace.entries.at[0].near;
    if (miss.reading == NULL) {
        return LTL_STR("nothing");
    }
    ltl_node asked = miss.has_more ? miss.around : miss.asked;
    const char *given = miss.given == LTL_NO_NODE ? "the end" : "";
    ltl_str text = miss.given == LTL_NO_NODE ? LTL_STR("") : ltl_tree_text(why.tree, miss.given);
    return ltl_arena_printf(&s->arena, "%s %.*s: %s%s%.*s",
                            ltl_kind_name(ltl_tree_kind(miss.reading->tree, asked)),
                            LTL_STR_ARG(ltl_tree_name(miss.reading->tree, asked)),
                            miss.has_more ? "more, " : "", given, LTL_STR_ARG(text));
}

static void the_furthest_node_is_told(void **state) {
    (void)state;
    static const struct {
        const char *language;
        const char *pattern;
        const char *code;
        const char *miss;
    } rows[] = {
        {"python", "foo($X, 1)", "foo(a, 2)\n", "number 1: 2"},
        {"python", "foo($X, 1)", "foo(a)\n", "number 1: the end"},
        {"python", "foo($X)", "foo(a, b)\n", "call : more, b"},
        {"python", "foo($X)", "bar(a)\n", "name foo: bar"},
        {"python", "a.b.c($X)", "a.b.d(1)\n", "name c: d"},
        {"python", "foo(debug=True)", "foo(debug=False)\n", "literal True: False"},
        {"python", "foo($X)", "x = 1\n", "nothing"},
        {"javascript", "f(\"a\")", "f(\"b\")\n", "string a: \"b\""},
        {"go", "f($X)", "package a\n", "nothing"},
    };
    int failures = 0;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        scanned s;
        ltl_str got = miss_of(&s, rows[i].language, rows[i].pattern, rows[i].code);
        if (!ltl_str_is(got, rows[i].miss)) {
            print_error("%s on %s: %.*s\n", rows[i].pattern, rows[i].code, LTL_STR_ARG(got));
            failures++;
        }
        scanned_clear(&s);
    }
    assert_int_equal(failures, 0);
}

/* Asking why changes nothing about what is found. */
static void a_match_has_no_miss(void **state) {
    (void)state;
    scanned s;
    assert_string_equal("nothing", miss_of(&s, "python", "foo($X)", "foo(1)\n").ptr);
    assert_int_equal(s.matches->count, 1);
    scanned_clear(&s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_furthest_node_is_told),
        cmocka_unit_test(a_match_has_no_miss),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
