/* Taint rules: what outcomes of tests say of values, and what functions that are named as text give back. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/vec.h"
#include "tests/support/taint_rows.h"

#define RULE   TAINT_RULE
#define ACROSS TAINT_ACROSS
#define CHECK(rows) taint_rows_check(rows, LTL_COUNT_OF(rows))

static void what_is_empty_holds_no_text(void **state) {
    (void)state;
    static const taint_row rows[] = {
        {"php", RULE, "<?php\n$x = source();\nsink($x ? clean($x) : $x);\nsink($x ? $x : 1);\n", "4"},
        {"php", RULE, "<?php\n$x = source();\nif (!$x) {\n sink($x);\n}\nsink($x);\n", "6"},
        {"php", RULE, "<?php\n$x = source();\nsink(true && $x ? clean($x) : $x);\n", ""},
        {"php", RULE, "<?php\n$x = source();\nsink($y && $x ? clean($x) : $x);\n", "3"},
        {"php", ACROSS,
         "<?php\nfunction e($x, $all = true) { return $all && $x ? clean($x) : $x; }\n"
         "sink(e(source()));\nsink(e(source(), false));\n",
         "4"},
        {"python", RULE, "x = source()\nif x:\n  y = clean(x)\nelse:\n  y = x\nsink(y)\n", ""},
        {"python", RULE, "o = A()\no.x = source()\nif o.x:\n  sink(o.x)\nelse:\n  sink(o.x)\n", "4"},
        {"javascript", RULE, "let x = source();\nif (!x) { sink(x); } else { sink(x);\n}\n", "2"},
        {"javascript", RULE, "let x = source();\nwhile (x) { x = next(x); }\nsink(x);\n", ""},
    };
    CHECK(rows);
}

static void functions_may_be_named_as_text(void **state) {
    (void)state;
    static const taint_row rows[] = {
        {"php", ACROSS,
         "<?php\nfunction e($x) { return clean($x); }\nfunction k($x) { return $x; }\n"
         "sink(array_map('e', source()));\nsink(array_map('k', source()));\n"
         "sink(array_map('unknown', source()));\n",
         "5 6"},
    };
    CHECK(rows);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_empty_holds_no_text),
        cmocka_unit_test(functions_may_be_named_as_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
