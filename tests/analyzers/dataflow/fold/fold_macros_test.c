/* Numbers of C and C++ as a compiler has them: macros are text, numbers have types. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/compiler.h"
#include "tests/support/folded.h"
#include "tests/support/match_rows.h"

/* "?": unknown; "~": some text, number or truth */
static const fold_row MACROS[] = {
    {"#define A 1+1\n", "A", "2"},
    {"#define A 1+1\n", "A*2", "3"},
    {"#define A 1+1\n", "(A)*2", "4"},
    {"#define A 1+1\n", "!A", "1"},
    {"#define A 5\n#define B (A * 2)\n", "B", "10"},
    {"#define A 5 /* five */\n", "A", "5"},
    {"#define A \\\n 5 + \\\n 1\n", "A", "6"},
    {"#define N -1\n", "2 -N", "3"},
    {"#define F(x) ((x)+1)\n", "F(3)", "4"},
    {"#define F(x) x*2\n", "F(1+1)", "3"},
    {"#define F(a, b) ((a) > (b) ? (a) : (b))\n", "F(3, F(7, 2))", "7"},
    {"#define F(x) ((x)+1)\n", "F", "?"},
    {"#define F(x) g(x)\n", "F(1)", "?"},
    {"#define F(x) x##1\n", "F(1)", "?"},
    {"#define A A\n", "A", "?"},
    {"#define A B\n#define B A\n", "A + 1", "?"},
    {"#define A (1 + C)\n", "A", "?"},
    {"#define A 1\n#undef A\n", "A", "?"},
    {"#define A 1\n#define A 2\n", "A", "?"},
    {"#define S \"ab\"\n#define T S \"cd\"\n", "T", "\"abcd\""},
    {"#define N NULL\n", "N", "NULL"},
    {"#define L 'a'\n", "L", "'a'"},
    {"#define L 'a'\n", "L + 1", "98"},
    {"#define A 4\nenum { X = A << 2, Y };\n", "Y", "17"},
    {"#define A 3.7\n", "(int)A", "3"},
};

static const fold_row C[] = {
    {"", "(unsigned char)300", "44"},
    {"", "(signed char)200", "-56"},
    {"", "-1 < 0u", "false"},
    {"", "5u - 6", "4294967295"},
    {"", "~0u", "4294967295"},
    {"", "-7 / 2", "-3"},
    {"", "-7 / 2u", "2147483644"},
    {"", "1 << 31", "-2147483648"},
    {"", "2147483647 + 1", "~"},
    {"", "1 / 0", "~"},
    {"", "1 ? -1 : 0u", "4294967295"},
    {"unsigned char c = 300;\n", "c", "44"},
    {"int i = 3.9;\n", "i", "3"},
    {"unsigned u = 5; u -= 6;\n", "u", "4294967295"},
    {"typedef unsigned char byte;\n", "(byte)257", "1"},
    {"", "(unknown)5 + 1", "6"},
    {"", "(unknown)300", "~"},
    {"", "sizeof(long)", "8"},
    {"", "sizeof 'a'", "4"},
    {"int a[10];\n", "sizeof(a)", "40"},
    {"short a[2][3];\n", "sizeof a / sizeof *a", "?"},
    {"long a[] = {1, 2, 3};\n", "sizeof(a) / sizeof(a[0])", "3"},
    {"char s[] = \"hello\";\n", "sizeof s", "6"},
    {"char *p;\n", "sizeof p + sizeof *p", "9"},
    {"struct s t;\n", "sizeof t", "?"},
};

static const fold_row CPP[] = {
    {"", "static_cast<unsigned char>(300)", "44"},
    {"", "int(3.9)", "3"},
    {"", "sizeof 'a'", "1"},
    {"", "1'000 + 1", "1001"},
    {"#define A 1+1\n", "static_cast<long>(A) * 2", "4"},
    {"bool b = 2;\n", "b", "true"},
};

static void macros_are_text_and_numbers_have_types(void **state) {
    (void)state;
    assert_true(folded_hold("c", MACROS, LTL_COUNT_OF(MACROS)));
    assert_true(folded_hold("c", C, LTL_COUNT_OF(C)));
    assert_true(folded_hold("cpp", CPP, LTL_COUNT_OF(CPP)));
}

static void rules_see_what_macros_stand_for(void **state) {
    (void)state;
    static const char LESS[] =
        "- pattern: f($X)\n- metavariable-comparison: {metavariable: $X, comparison: $X < 8}";
    static const match_row rows[] = {
        {"c", LESS, "#define A 1+1\nvoid g(void) {\n f(A * 2);\n f(A * 7); }\n", "3"},
        {"c", LESS, "#define F(x) ((x) * 4)\nvoid g(void) {\n f(F(1));\n f(F(2)); }\n", "3"},
        {"cpp", LESS, "void g() {\n f(static_cast<unsigned char>(257));\n f(sizeof(long)); }\n", "2"},
        {"c", "f(\"...\")", "#define P \"a\"\n#define Q P \"/b\"\nvoid g(void) {\n f(Q); }\n", "4"},
        {"c", "f(\"=~/^a.b$/\")", "#define P \"a\"\n#define Q P \"/b\"\nvoid g(void) {\n f(Q);\n f(P); }\n", "4"},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(macros_are_text_and_numbers_have_types),
        cmocka_unit_test(rules_see_what_macros_stand_for),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
