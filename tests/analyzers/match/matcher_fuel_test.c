/* Patterns and code that could be matched in endless ways: each ends within its fuel, and says so. */
#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "core/limits.h"
#include "tests/support/parsed.h"
#include "tests/support/scanned.h"

#ifdef LTL_ARENA_DEBUG
enum { SCALE = 20, STACK_BYTES = 4 << 20 };
#define MAX_SECONDS 600.0
#else
enum { SCALE = 1, STACK_BYTES = 512 << 10 };
#define MAX_SECONDS 3.0 /* of processor time; under 1 s on a quiet machine */
#endif

typedef struct hard_case {
    const char *language;
    const char *formula;
    const char *before; /* code: before, then link count times, then after */
    const char *link;
    const char *after;
    size_t count;
    int finds; /* at least one finding; -1: any number */
} hard_case;

#define PATTERN(text) "  pattern: |\n    " text "\n"

static void check_hard(const hard_case *c) {
    scanned s;
    scanned_make(&s, c->language, c->formula);
    char *links = nest(c->link, "", "", c->count / SCALE + 1);
    ltl_str text = ltl_arena_printf(&s.arena, "%s%s%s", c->before, links, c->after);
    free(links);
    double began = cpu_seconds();
    ltl_reason tree_reason;
    scanned_run(&s, c->language, text, NULL);
    (void)ltl_scanner_tree(s.scanner, &tree_reason);
    double seconds = cpu_seconds() - began;
    ltl_reason reason = scanned_reason(&s);
    print_message("%.2f s, %u found, %s: %s on %s\n", seconds, s.matches->count,
                  ltl_reason_text(reason), c->formula, c->link);
    assert_true(reason == LTL_REASON_NONE || ltl_reason_outcome(reason) == LTL_OUTCOME_PARTIAL ||
                reason == LTL_REASON_TOO_MANY_FINDINGS || tree_reason == LTL_REASON_PARSE_FUEL);
    assert_true(seconds < MAX_SECONDS);
    if (c->finds > 0) {
        assert_true(s.matches->count > 0);
    }
    scanned_clear(&s);
}

static void every_search_ends(void **state) {
    (void)state;
    static const hard_case cases[] = {
        {"python", PATTERN("f(..., $A, ..., $B, ..., $C, ...)"), "f(", "a,", "b)\n", 10000, 1},
        {"python", PATTERN("f($...A, $...B, $...C)"), "f(", "a,", "b)\n", 10000, 1},
        {"python", PATTERN("f($...A, x, $...A)"), "f(", "a,", "b)\n", 10000, 0},
        {"python", PATTERN("f(..., ..., ..., ..., zz)"), "f(", "a,", "zz1)\nzz\n", 10000, 0},
        {"python", PATTERN("f(..., $X, ..., $X, ...)"), "f(", "a,", "b)\n", 10000, 1},
        {"python", PATTERN("f(..., k=1, ...)"), "f(", "a,", "k=1)\n", 10000, 1},
        {"python", PATTERN("f(..., k=1, ..., l=2, ...)"), "f(", "a,", "l=2, k=1)\n", 10000, 1},
        {"python", PATTERN("f(<... <... $X ...> ...>)"), "f(", "g(", "a", 3000, -1},
        {"python", PATTERN("<... <... $X ...> ...>"), "f(", "a,", "b)\n", 5000, -1},
        {"python", PATTERN("$X == $X"), "a", " == a", "\n", 20000, -1},
        {"c", PATTERN("a && ... && $X && ... && zz"), "int x = a", " && a", ";", 10000, -1},
        {"c", PATTERN("$A || $B || $C || $D"), "int x = a", " || a", ";", 3000, -1},
        {"c", PATTERN("$A | $B | $C | $D | zz"), "int x = a", " | a", ";", 3000, -1},
        {"javascript", PATTERN("\"...\" + ..."), "x = 'a'", " + a", ";", 10000, -1},
        {"javascript", PATTERN("f(zz) + ... + $X"), "x = f(zz)", " + f(z)", ";", 5000, -1},
        {"python", "  pattern: |\n    $A = 1\n    ...\n    $B = 1\n    ...\n    $C = 1\n",
         "def f():\n", "  a = 1\n", "\n", 5000, -1},
        {"python", "  pattern: |\n    x()\n    ...\n    y()\n    ...\n    z()\n", "def f():\n",
         "  x()\n  y()\n", "\n", 5000, -1},
        {"javascript", PATTERN("function $F(...) { ... $A(); ... $B(); ... }"), "function f() {",
         "a();\n", "}", 5000, -1},
        {"javascript", PATTERN("$A(); ... $B();"), "", "a(b(c(d(e(f(1))))));\n", "", 5000, -1},
        {"javascript", PATTERN("({$A: 1, $B: 2, $C: 3})"), "x = {", "a: 4, b: 1,", "}", 5000, -1},
        {"javascript", PATTERN("$A. ... .$B()"), "a", ".b()", ";", 5000, -1},
        {"java", PATTERN("class $C { ... int $A; ... int $B; ... }"), "class A {", "int a; int b;",
         "}", 3000, -1},
        {"python", "  pattern-either:\n  - pattern: f($X, ...)\n  - pattern: f(..., $X)\n", "",
         "f(a, b, c)\n", "", 20000, 1},
        {"python", "  patterns:\n  - pattern: $X\n  - pattern-not: f(...)\n  - pattern-not: zz\n", "",
         "f(a, b, c)\n", "", 20000, -1},
        {"python", "  patterns:\n  - pattern: a\n  - pattern-inside: f(...)\n  - pattern-not: b\n", "",
         "f(a, b, a)\n", "", 20000, -1},
        {"python", "  patterns:\n  - pattern-regex: a\n  - pattern-not-regex: b\n", "",
         "f(a, b, a)\n", "", 20000, -1},
        {"python", "  pattern: os.system(...)\n", "import os\n", "from m import *\nos.system(a)\n",
         "", 15000, 1},
        {"python", "  pattern: os.system(...)\n", "import os\n", "from m import a\nos.system(a)\n",
         "", 15000, 1},
    };
    for (size_t i = 0; i < LTL_COUNT_OF(cases); i++) {
        check_hard(&cases[i]);
    }
}

/* Depth of the code costs no stack and no square of itself. */
static void deep_code_ends(void **state) {
    (void)state;
    static const struct {
        const char *language;
        const char *formula;
        const char *before;
        const char *middle;
        const char *after;
        size_t count;
    } cases[] = {
        {"javascript", PATTERN("if ($C) foo();"), "{", "foo();", "}", 50000},
        {"c", PATTERN("foo(7)"), "(int)", "foo(7)", "", 50000},
        {"java", PATTERN("foo((int) $X)"), "(int)", "foo(7)", "", 50000},
        {"javascript", PATTERN("foo(...)"), "foo(", "1", ")", 50000},
        {"javascript", PATTERN("foo(1);"), "foo(", "1", ")", 50000},
        {"javascript", PATTERN("foo(); ... foo();"), "foo(", "1", ")", 50000},
        {"javascript", PATTERN("foo($X)"), "foo(", "1", ")", 50000},
        {"javascript", PATTERN("$X + $X"), "a + (", "1", ")", 50000},
        {"python", PATTERN("foo(<... bar ...>)"), "foo(", "bar", ")", 50000},
        {"python", "  patterns:\n  - pattern: foo($X)\n  - pattern-inside: foo(...)\n", "foo(", "1",
         ")", 20000},
        {"python", "  patterns:\n  - pattern: $X\n  - pattern-inside: foo(...)\n", "foo(", "1", ")",
         20000},
    };
    for (size_t i = 0; i < LTL_COUNT_OF(cases); i++) {
        scanned s;
        scanned_make(&s, cases[i].language, cases[i].formula);
        char *deep = nest(cases[i].before, cases[i].middle, cases[i].after, cases[i].count / SCALE);
        bool is_block = cases[i].before[0] == '{';
        ltl_str text = ltl_arena_printf(&s.arena, "%s%s;", is_block ? "if (a) " : "", deep);
        free(deep);
        double began = cpu_seconds();
        scanned_run(&s, cases[i].language, text, NULL);
        double seconds = cpu_seconds() - began;
        print_message("%.2f s, %u found, %s: %s in %s\n", seconds, s.matches->count,
                      ltl_reason_text(scanned_reason(&s)), cases[i].formula, cases[i].before);
        assert_true(seconds < 2 * MAX_SECONDS);
        scanned_clear(&s);
    }
}

typedef struct nested_case {
    const char *formula;
    const char *before;
    const char *after;
    uint32_t found;
} nested_case;

static void *match_nested(void *context) {
    nested_case *c = context;
    scanned s;
    scanned_make(&s, "c", c->formula);
    char *deep = nest(c->before, "foo(7);", c->after, 20000);
    ltl_str text = ltl_arena_printf(&s.arena, "void f(void) { if (a) %s }", deep);
    scanned_run(&s, "c", text, NULL);
    c->found = s.matches->count;
    scanned_clear(&s);
    free(deep);
    return NULL;
}

/* Kinds of node that wrap each other without end are passed in loops: a small stack is enough. */
static void nests_cost_no_stack(void **state) {
    (void)state;
    nested_case cases[] = {
        {PATTERN("if ($C) foo(7);"), "{", "}", 0},
        {PATTERN("if ($C) { foo(7); }"), "{", "}", 0},
        {PATTERN("if ($C) foo(7);"), "(int)", "", 0},
    };
    for (size_t i = 0; i < LTL_COUNT_OF(cases); i++) {
        pthread_attr_t attributes;
        pthread_t thread;
        assert_int_equal(pthread_attr_init(&attributes), 0);
        assert_int_equal(pthread_attr_setstacksize(&attributes, STACK_BYTES), 0);
        assert_int_equal(pthread_create(&thread, &attributes, match_nested, &cases[i]), 0);
        assert_int_equal(pthread_join(thread, NULL), 0);
        assert_int_equal(cases[i].found, 1);
        (void)pthread_attr_destroy(&attributes);
    }
}

/* What only lies deep is no reason to give up. */
static void a_statement_in_a_deep_nest_is_found(void **state) {
    (void)state;
    scanned s;
    scanned_make(&s, "javascript", PATTERN("foo(); ... bar();"));
    char *deep = nest("{foo();", "bar();", "}", 1000);
    scanned_run(&s, "javascript", ltl_str_of(deep), NULL);
    assert_int_equal(scanned_reason(&s), LTL_REASON_NONE);
    assert_true(s.matches->count >= 1);
    scanned_clear(&s);
    free(deep);
}

static void keyword_arguments_fit_wherever_they_stand(void **state) {
    (void)state;
    scanned s;
    scanned_make(&s, "python", PATTERN("f(..., shell=True, ...)"));
    char *many = nest("a,", "", "", 100);
    scanned_run(&s, "python", ltl_arena_printf(&s.arena, "f(%sshell=True)\n", many), NULL);
    assert_int_equal(s.matches->count, 1);
    scanned_clear(&s);
    free(many);
}

static void a_raised_flag_stops_the_search(void **state) {
    (void)state;
    scanned s;
    scanned_make(&s, "python", PATTERN("f(..., $A, ..., $B, ..., $C, ...)"));
    char *many = nest("a,", "", "", 3000);
    ltl_str text = ltl_arena_printf(&s.arena, "f(%sb)\n", many);
    atomic_int stop = 0;
    ltl_source_init(&s.source, &s.arena, LTL_STR("code"), text);
    ltl_scanner_begin(s.scanner, &s.source, ltl_language_find(LTL_STR("python")), &stop);
    assert_non_null(ltl_scanner_tree(s.scanner, NULL));
    atomic_store(&stop, (int)LTL_DEADLINE); /* after the parse */
    s.matches = ltl_scanner_matches(s.scanner);
    assert_int_equal(scanned_reason(&s), LTL_REASON_DEADLINE);
    scanned_clear(&s);
    free(many);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_search_ends),
        cmocka_unit_test(deep_code_ends),
        cmocka_unit_test(nests_cost_no_stack),
        cmocka_unit_test(a_statement_in_a_deep_nest_is_found),
        cmocka_unit_test(keyword_arguments_fit_wherever_they_stand),
        cmocka_unit_test(a_raised_flag_stops_the_search),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
