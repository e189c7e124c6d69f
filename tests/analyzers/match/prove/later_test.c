/* Statements behind an ellipsis: as many beginnings as statements cost no square of them, and find the same. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "core/compiler.h"
#include "tests/support/match_rows.h"
#include "tests/support/parsed.h"
#include "tests/support/scanned.h"

#ifdef LTL_ARENA_DEBUG
enum { STATEMENTS = 500 };
#else
enum { STATEMENTS = 5000 };
#endif

static const char PATTERN[] = "  pattern: |\n    $A = $B\n    ...\n    $A[$I][$J] = $C\n";

/* Every statement begins a run; one ends one. */
static void many_beginnings_end(void **state) {
    (void)state;
    static const char *const ends[] = {"", "x[1][2] = 3\n", "if y:\n  x[1][2] = 3\n"};
    for (size_t i = 0; i < LTL_COUNT_OF(ends); i++) {
        scanned s;
        scanned_make(&s, "python", PATTERN);
        char *links = nest("x = y\n", "", "", STATEMENTS);
        ltl_str text = ltl_arena_printf(&s.arena, "%s%s", links, ends[i]);
        free(links);
        scanned_run(&s, "python", text, NULL);
        assert_int_equal(scanned_reason(&s), LTL_REASON_NONE);
        assert_int_equal(s.matches->count, ends[i][0] != '\0' ? STATEMENTS : 0);
        scanned_clear(&s);
    }
}

/* After so much code that statements are asked once for all, what is bound still counts. */
static void what_is_bound_counts(void **state) {
    (void)state;
    scanned s;
    scanned_make(&s, "python", PATTERN);
    char *links = nest("a = b\nc[1] = d\n", "", "", 300);
    ltl_str text = ltl_arena_printf(&s.arena, "%se = f\ng[1][2] = 3\ne[1][2] = 3\n", links);
    free(links);
    scanned_run(&s, "python", text, NULL);
    assert_int_equal(s.matches->count, 1);
    assert_int_equal(ltl_source_position(&s.source, s.matches->at[0].span.start).line, 601);
    scanned_clear(&s);
}

static void places_of_later_statements(void **state) {
    (void)state;
    static const match_row rows[] = {
        {"python", "$A = $B\n...\nf($A)", "x = 1\nif c:\n  f(x)\ny = 2\nf(x)\ndef g():\n  f(y)\n",
         "1 1 4"},
        {"python", "$A = $B\n...\n$X", "x = 1\ny\n", "1"},
        {"javascript", "$A = $B;\n...\nf((T) => $A);", "x = 1;\nif (c) f(T => x);\n", "1"},
        {"javascript", "...\n$A++;\n...", "function f() { x++; }\n", "1 1"},
        {"java", "$T $A = $B;\n...\n(int) $A;",
         "class C { void f() { int a = 1; g(); h((int) a); } }\n", "1"},
        {"python", "$A = $B\n$...MORE\nreturn $A", "def f():\n  x = 1\n  g()\n  return x\n", "2"},
        {"c", "$A = $B;\n...\nif ($A) $C;", "void f() { a = 1; b(); while (c) if (a) d(); }\n",
         "1"},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(many_beginnings_end),
        cmocka_unit_test(what_is_bound_counts),
        cmocka_unit_test(places_of_later_statements),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
