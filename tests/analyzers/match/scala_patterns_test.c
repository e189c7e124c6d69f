/* What Scala's tables make of Scala: infix calls, interpolation, functions in braces. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/vec.h"
#include "tests/support/match_rows.h"

#define BODY(code) "object O {\ndef f() = {\n" code "}\n}\n"

static void operators(void **state) {
    (void)state;
    static const match_row rows[] = {
        {"scala", "\"a\" + ... + \"b\"", BODY("val c = \"a\" + d + \"b\"\nval e = \"a\" + d - \"b\"\n"), "3"},
        {"scala", "$X + $Y", BODY("a + b\na - b\na +: b\n"), "3"},
        {"scala", "$X.map($F)", BODY("a map b\na.map(b)\na flatMap b\n"), "3 4"},
        {"scala", "$X to $Y", BODY("a to b\na.to(b)\na until b\n"), "3 4"},
        {"scala", "$X += $Y", BODY("a += b\na -= b\na <= b\n"), "3"},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

static void interpolation(void **state) {
    (void)state;
    static const match_row rows[] = {
        {"scala", "s\"...\"", BODY("a(s\"b\")\na(s\"b $c\")\na(f\"b $c\")\na(\"b\")\n"), "3 4"},
        {"scala", "s\"a ${$X}\"", BODY("b(s\"a $c\")\nb(s\"a ${c.d}\")\nb(s\"e $c\")\nb(s\"a $c e\")\n"), "3 4"},
        {"scala", "s\"...${$X}...${$X}\"", BODY("a(s\"b $c d $c\")\na(s\"b $c d $e\")\n"), "3"},
        {"scala", "s\"\"\"a ${$X}\"\"\"", BODY("b(s\"\"\"a $c\"\"\")\nb(s\"\"\"\na $c\"\"\")\n"), "3"},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

static void functions_in_braces(void **state) {
    (void)state;
    static const match_row rows[] = {
        {"scala", "Action { $R: Request[$T] => ... }",
         BODY("Action { implicit r: Request[A] => b(r) }\nAction { r => b(r) }\nAction { b() }\n"), "3"},
        {"scala", "Action { ... }",
         BODY("Action { implicit r: Request[A] => b(r) }\nAction { r => b(r) }\nAction { b() }\nAction(c)\n"),
         "3 4 5"},
        {"scala", "$X.map { ... }", BODY("a.map { case b => c }\na.map { b => c }\n"), "3 4"},
        {"scala", "def $F(..., $P: $T, ...) = $A { ... }",
         "object O {\ndef f(a: B) = Action { implicit r: Request[C] => a }\ndef g(a: B) = a\n}\n", "2"},
        {"scala", "class $C(..., $W: WSClient, ...) { ... }",
         "@Singleton\nclass A @Inject() (w: WSClient, val b: B) extends C {\ndef f = 1\n}\n", "1"},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(operators),
        cmocka_unit_test(interpolation),
        cmocka_unit_test(functions_in_braces),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
