/* Strings, templates, numbers and regular expressions of a pattern. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/compiler.h"
#include "tests/support/match_rows.h"

static void strings_that_match_an_expression(void **state) {
    (void)state;
    static const match_row rows[] = {
        {"javascript", "get(\"=~/^http:\\/\\//\", ...)",
         "get('http://a', 1);\nget('https://a');\nget(a);\nget(`http://b`);\n", "1 4"},
        {"javascript", "\"=~/SECRET/i\"", "a = 'my secret';\nb = 'none';\n", "1"},
        {"javascript", "x = {\"=~/pass(word)?/\": $V}",
         "x = {password: 1};\nx = {'user-pass': 2};\nx = {user: 3};\n", "1 2"},
        {"python", "f(\"=~/a+b/\")", "f('xaab')\nf('b')\nf(aab)\n", "1"},
        {"php", "f(\"=~/^a/\")", "<?php\nf('abc');\nf(\"bc\");\n", "2"},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

static void strings_side_by_side(void **state) {
    (void)state;
    static const match_row rows[] = {
        {"python", "\"...\" \"...\"", "a = 'x'\nb = 'x' 'y'\nc = 'x' f'{y}' 'z'\nd = f'{x}y'\n",
         "2 3"},
        {"python", "f(f\"...\")", "f('x' 'y')\nf(f'{x}y')\nf('x' f'{y}')\n", "2"},
        {"python", "f(\"a\" \"b\")", "f('a' 'b')\nf('a' 'b' 'c')\n", "1"},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

static void templates_in_pieces(void **state) {
    (void)state;
    static const match_row rows[] = {
        {"javascript", "f(`...${$X}...`)",
         "f(`a${b}c`);\nf(`${b}`);\nf(`abc`);\nf(`\\n${b}\\n`);\nf('a');\n", "1 2 4"},
        {"javascript", "f(`$...HEAD${...}$...TAIL`)", "f(`a${b}c`);\nf(`a`);\nf(`${b}c${d}`);\n",
         "1 3"},
        {"javascript", "f(`a\\t${x}b`)", "f(`a\\t${x}b`);\nf(`a${x}b`);\nf(`a\\t${y}b`);\n", "1"},
        {"javascript", "sql(`...`)", "sql(`a${b}`);\nsql`a${b}`;\n", "1"},
        {"javascript", "$T`...${$X}...`", "sql(`a${b}`);\nsql`a${b}`;\n", "2"},
        {"python", "f(f\"...{$X}...\")", "f(f'a{b}c')\nf('abc')\nf(f'{b}')\n", "1 3"},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

static void literal_regular_expressions(void **state) {
    (void)state;
    static const match_row rows[] = {
        {"javascript", "/.../", "a = /b+/g;\nc = d / e / f;\n", "1"},
        {"javascript", "f(/$X/, \"$X\")", "f(/abc/, 'abc');\nf(/abc/, 'abd');\n", "1"},
        {"javascript", "/a+/", "x = /a+/;\nx = /a+/g;\n", "1"},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

static void numbers_by_value(void **state) {
    (void)state;
    static const match_row rows[] = {
        {"javascript", "f(16)", "f(0x10);\nf(16);\nf(0b1_0000);\nf(16n);\nf(1);\n", "1 2 3 4"},
        {"python", "f(0x1F)", "f(31)\nf(3_1)\nf(32)\n", "1 2"},
        {"java", "f(1000)",
         "class A { void g() {\n f(1_000);\n f(1000L);\n f(0x3e8);\n f(100); } }\n", "2 3 4"},
        {"javascript", "$X === $X", "0x1 === 1;\n1.5 === 1.5;\n2 === 1;\n", "1 2"},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

static void keys_with_quotes_are_names(void **state) {
    (void)state;
    static const match_row rows[] = {
        {"javascript", "x = {a: $V}", "x = {'a': 1};\nx = {a: 2};\nx = {\"b\": 3};\n", "1 2"},
        {"javascript", "({\"a-b\": $V})", "x = {'a-b': 1};\nx = {[a-b]: 2};\n", "1"},
        {"javascript", "x = {$K: $A, $K: $B}", "x = {a: 1, 'a': 2};\nx = {a: 1, b: 2};\n", "1"},
        {"javascript", "f(\"a\")", "f({'a': 1});\nf('a');\n", "2"},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(strings_that_match_an_expression),
        cmocka_unit_test(strings_side_by_side),
        cmocka_unit_test(templates_in_pieces),
        cmocka_unit_test(literal_regular_expressions),
        cmocka_unit_test(numbers_by_value),
        cmocka_unit_test(keys_with_quotes_are_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
