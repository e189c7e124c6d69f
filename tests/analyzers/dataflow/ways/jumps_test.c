/* The ways of labels, goto, and break out of several levels. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/support/ways.h"

static const ways_row JUMPS[] = {
    {"cpp", "void f() { m1; goto out; m2; out: m3; }", "0>1 1>3 3>."},
    {"go",
     "package p; func f() { again: m1(); if m2 { goto again }; outer: for m3 { for { if m4 { "
     "continue outer }; break outer } }; m5() }",
     "0>1 1>2 2>1 2>3 3>4 3>5 4>3 4>5 5>."},
    {"php", "<?php function f() { again: m1(); if (m2) goto again; m3(); }", "0>1 1>2 2>1 2>3 3>."},
    {"csharp", "class A { void F() { again: m1(); if (m2) goto again; m3(); } }",
     "0>1 1>2 2>1 2>3 3>."},
    {"lua", "function f() ::again:: m1() if m2 then goto again end m3() end",
     "0>1 1>2 2>1 2>3 3>."},
    {"javascript",
     "function f() { outer: for (;;) { for (;;) { if (m1) break outer; if (m2) continue outer; "
     "m3; } } m4; }",
     "0>1 1>2 1>4 2>1 2>3 3>1 4>."},
    {"javascript", "function f() { block: { if (m1) break block; m2; } m3; }",
     "0>1 1>2 1>3 2>3 3>."},
    {"java", "class A { void f() { block: { if (m1) break block; m2(); } m3(); } }",
     "0>1 1>2 1>3 2>3 3>."},
    {"rust",
     "fn f() { 'outer: loop { loop { if m1 { break 'outer; } if m2 { continue 'outer; } m3; } } "
     "m4; }",
     "0>1 1>2 1>4 2>1 2>3 3>1 4>."},
    {"rust", "fn f() { let x = 'a: { if m1 { break 'a m2; } m3 }; m4; }",
     "0>1 1>2 1>3 2>4 3>4 4>."},
    {"kotlin",
     "fun f() { outer@ while (m1) { while (m2) { if (m3) break@outer; if (m4) continue@outer } "
     "}; m5 }",
     "0>1 1>2 1>5 2>1 2>3 3>4 3>5 4>1 4>2 5>."},
    {"swift",
     "func f() { outer: while m1 { while m2 { if m3 { break outer }; if m4 { continue outer } } "
     "}; m5 }",
     "0>1 1>2 1>5 2>1 2>3 3>4 3>5 4>1 4>2 5>."},
    {"swift", "func f() { block: do { if m1 { break block }; m2 }; m3 }", "0>1 1>2 1>3 2>3 3>."},
};

static void labels_and_goto_lead_where_they_say(void **state) {
    (void)state;
    WAYS_HOLD(JUMPS);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(labels_and_goto_lead_where_they_say),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
