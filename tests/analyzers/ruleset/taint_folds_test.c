/* Marks and conditions whose outcome follows from what library calls make of known values. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/compiler.h"
#include "tests/support/taint_rows.h"

#define RULE TAINT_RULE
#define CHECK(rows) taint_rows_check(rows, LTL_COUNT_OF(rows))

/* What library functions say of known values decides as a literal does. */
static void folded_conditions_lead_one_way(void **state) {
    (void)state;
    static const taint_row rows[] = {
        {"python", RULE,
         "def f():\n  x = 'a'\n  if 'http://a'.startswith('https'): x = source()\n  sink(x)\n"
         "  if 'A'.lower() in ('a', 'b'): x = source()\n  sink(x)\n",
         "6"},
        {"python", RULE,
         "def f():\n  modes = {'a': 'safe'}\n  x = 'a' if modes.get('a') == 'safe' else source()\n"
         "  sink(x)\n  x = 'a' if len('a,b'.split(',')) == 3 else source()\n  sink(x)\n",
         "6"},
        {"javascript", RULE,
         "function f() { const kinds = ['a', 'b']; let x = 1;\n if (kinds.includes('c')) { x = "
         "source(); }\n"
         " sink(x);\n if ('a-b'.split('-')[1] === 'b') { x = source(); }\n sink(x); }\n",
         "5"},
        {"java", RULE,
         "class A { void f() { char c = \"ABC\".charAt(1); String x = \"\";\n switch (c) {\n"
         " case 'A': x = source(); break;\n case 'B': x = \"b\"; break;\n default: x = source(); "
         "}\n"
         " sink(x);\n if (\"b\".equals(\"B\".toLowerCase())) x = source();\n sink(x); } }\n",
         "8"},
        {"go", RULE,
         "package p\nfunc f() {\n x := \"\"\n if strings.HasPrefix(\"abc\", \"b\") {\n  x = "
         "source()\n }\n"
         " sink(x)\n if len([]int{1}) == 1 {\n  x = source()\n }\n sink(x)\n}\n",
         "11"},
        {"php", RULE,
         "<?php function f() { $x = '';\n if (strlen('abc') > 3) { $x = source(); }\n sink($x);\n"
         " if (in_array('a', ['a'])) { $x = source(); }\n sink($x); }\n",
         "5"},
        {"ruby", RULE,
         "def f\n  x = ''\n  x = source() if 'abc'.include?('d')\n  sink(x)\n"
         "  x = source() if %w[a b].include?('a')\n  sink(x)\nend\n",
         "6"},
        {"csharp", RULE,
         "class A { void F() { var x = \"\";\n if (\"abc\".StartsWith(\"b\")) { x = source(); }\n "
         "sink(x);\n"
         " if (\"abc\".Length == 3) { x = source(); }\n sink(x); } }\n",
         "5"},
        {"kotlin", RULE,
         "fun f() {\n var x = \"\"\n if (\"c\" in listOf(\"a\")) { x = source() }\n sink(x)\n"
         " while (\"a\".isEmpty()) { x = source() }\n sink(x)\n}\n",
         ""},
    };
    CHECK(rows);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(folded_conditions_lead_one_way),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
