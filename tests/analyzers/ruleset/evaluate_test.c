/* The algebra of ranges, case by case: what a formula finds, and where. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "tests/support/scanned.h"

typedef scanned_row example;

static void check(const example *examples, size_t count) {
    scanned_rows_check("python", examples, count);
}

#define EITHER(a, b) "  pattern-either:\n  - " a "\n  - " b
#define BOTH(a, b) "  patterns:\n  - " a "\n  - " b
#define ALL3(a, b, c) "  patterns:\n  - " a "\n  - " b "\n  - " c

static void alternatives_are_joined(void **state) {
    (void)state;
    static const example examples[] = {
        {EITHER("pattern: f(1)", "pattern: g(1)"), "g(1)\nf(1)\nh(1)\n", "1:1-1:5 2:1-2:5"},
        {EITHER("pattern: f($X)", "pattern: f(1)"), "f(1)\n", "1:1-1:5"},
        {EITHER("pattern: f(...)", "pattern-regex: f"), "f(1)\n", "1:1-1:2 1:1-1:5"},
        {EITHER("pattern-inside: f(...)", "pattern: g"), "f(g)\n", "1:1-1:5 1:3-1:4"},
    };
    check(examples, LTL_COUNT_OF(examples));
}

static void of_two_nested_ranges_the_smaller_stays(void **state) {
    (void)state;
    static const example examples[] = {
        {BOTH("pattern: f(...)", "pattern: g(...)"), "f(g(1))\ng(2)\nf(3)\n", "1:3-1:7"},
        {BOTH("pattern: g(...)", "pattern: f(...)"), "f(g(1))\n", "1:3-1:7"},
        {BOTH("pattern: f($X)", "pattern: g($X)"), "f(g(1))\n", ""},
        {BOTH("pattern: f($X, ...)", "pattern: g($X)"), "f(a, g(a))\nf(b, g(a))\n", "1:6-1:10"},
        {BOTH("pattern: f(...)", "pattern-regex: f.1"), "f(1)\nf(2)\n", "1:1-1:4"},
        {BOTH("pattern: f(...)", "pattern-regex: 1. \\+"), "f(1) + 2\n", ""}, /* they only overlap */
        {BOTH("pattern: f($X)", "pattern: $F(1)"), "f(1)\nf(2)\n", "1:1-1:5"},
    };
    check(examples, LTL_COUNT_OF(examples));
}

static void an_inside_only_says_where(void **state) {
    (void)state;
    static const example examples[] = {
        {BOTH("pattern: f(...)", "pattern-inside: g(...)"), "g(f(1))\nf(1)\n", "1:3-1:7"},
        {BOTH("pattern-inside: g(...)", "pattern: f(...)"), "g(f(1))\nf(1)\n", "1:3-1:7"},
        /* the inside is the smaller one: nothing */
        {BOTH("pattern: g(...)", "pattern-inside: f(...)"), "g(f(1))\n", ""},
        /* the same range: the plain one stays */
        {BOTH("pattern: f($X)", "pattern-inside: f(...)"), "f(1)\n", "1:1-1:5"},
        {BOTH("pattern-inside: f(...)", "pattern-inside: g(...)"), "f(g(1))\n", "1:3-1:7"},
        {BOTH("pattern: f($X)", "pattern-inside: g($X, ...)"), "g(a, f(a))\ng(b, f(a))\n",
         "1:6-1:10"},
        {ALL3("pattern: f(...)", "pattern-inside: g(...)", "pattern-inside: h(...)"),
         "h(g(f(1)))\ng(f(1))\ng(h(f(1)))\n", "1:5-1:9 3:5-3:9"},
        /* once, however many enclose it */
        {BOTH("pattern: f(1)", "pattern-inside: g(...)"), "g(g(g(f(1))))\n", "1:7-1:11"},
    };
    check(examples, LTL_COUNT_OF(examples));
}

static void negations_drop(void **state) {
    (void)state;
    static const example examples[] = {
        {BOTH("pattern: f(...)", "pattern-not: f(1)"), "f(1)\nf(2)\n", "2:1-2:5"},
        /* not the same range: stays */
        {BOTH("pattern: f(...)", "pattern-not: g(...)"), "f(g(1))\ng(f(1))\n", "1:1-1:8 2:3-2:7"},
        {BOTH("pattern: f($X)", "pattern-not: f($X)"), "f(1)\n", ""},
        /* what only the negation binds is free */
        {BOTH("pattern: f(...)", "pattern-not: f($Y)"), "f(1)\nf(1, 2)\n", "2:1-2:8"},
        {BOTH("pattern: f($X, $Y)", "pattern-not: f($X, $X)"), "f(1, 1)\nf(1, 2)\n", "2:1-2:8"},
        {BOTH("pattern: f(...)", "pattern-not-inside: g(...)"), "g(f(1))\nf(2)\n", "2:1-2:5"},
        {BOTH("pattern: f($X)", "pattern-not-inside: g($X, ...)"), "g(a, f(a))\ng(b, f(a))\n",
         "2:6-2:10"},
        /* the range itself is inside, too */
        {BOTH("pattern: f($X)", "pattern-not-inside: f(1)"), "f(1)\nf(2)\n", "2:1-2:5"},
        /* in the range, around it, next to it */
        {BOTH("pattern: f(...)", "pattern-not-regex: '1'"), "f(1)\nf(2)\n", "2:1-2:5"},
        {BOTH("pattern: f(...)", "pattern-not-regex: 'g.*1'"), "g = f(1)\nf(1)\n", "1:5-1:9 2:1-2:5"},
        {BOTH("pattern: f(...)", "pattern-not-regex: 'g.*'"), "g = f(1)\nf(1)\n", "2:1-2:5"},
        /* the kind of what a negated formula finds decides, not the form of the formula */
        {BOTH("pattern: f(...)",
              "pattern-not:\n      pattern-either:\n      - pattern-regex: '1'\n      - pattern: f(2)"),
         "f(1)\nf(2)\nf(3, 2)\n", "3:1-3:8"},
        /* a run that ends with an ellipsis may end anywhere */
        {BOTH("pattern: |\n      x = $V\n      ...\n      f()", "pattern-not: |\n      x = 1\n      ..."),
         "x = 1\nf()\ng()\nx = 2\nf()\nh()\n", "4:1-5:4"},
        {BOTH("pattern: x = $V", "pattern-not: |\n      x = 1\n      f()\n      ..."),
         "x = 1\nf()\n", "1:1-1:6"},
        /* a formula as negation acts by the kind of its results */
        {BOTH("pattern: f(...)",
              "pattern-not:\n      patterns:\n      - pattern: f($X)\n      - metavariable-regex:\n"
              "          metavariable: $X\n          regex: ^1"),
         "f(1)\nf(2)\n", "2:1-2:5"},
    };
    check(examples, LTL_COUNT_OF(examples));
}

static void conditions_filter_and_bind(void **state) {
    (void)state;
#define REGEX(name, text) \
    "metavariable-regex:\n      metavariable: " name "\n      regex: " text
    static const example examples[] = {
        {BOTH("pattern: f($X)", REGEX("$X", "b")), "f(ab)\nf(b)\nf(bc)\n", "2:1-2:5 3:1-3:6"},
        {BOTH("pattern: f($X)", REGEX("$X", "'.a'")), "f('a')\nf(a)\n", "1:1-1:7"},
        {BOTH("pattern: f(\"$X\")", REGEX("$X", "^a$")), "f('a')\nf('ab')\n", "1:1-1:7"},
        /* named groups are compared, numbered ones are not */
        {ALL3("pattern: f($A, $B)", REGEX("$A", "(?<N>.)"), REGEX("$B", "(?<N>.)")),
         "f(ab, ac)\nf(ab, bb)\n", "1:1-1:10"},
        {BOTH("pattern-regex: (a)b", "pattern-regex: a(b)"), "ab\n", "1:1-1:3"},
        {BOTH("pattern-regex: (?<N>a)b", "pattern-regex: a(?<N>b)"), "ab\n", ""},
        {BOTH("pattern: f($X)",
              "metavariable-pattern:\n      metavariable: $X\n      pattern: g(...)"),
         "f(g(1))\nf(h(g(1)))\nf(1)\n", "1:1-1:8 2:1-2:11"},
        {BOTH("pattern: f($X, $Y)",
              "metavariable-pattern:\n      metavariable: $X\n      pattern: g($Y)"),
         "f(g(1), 1)\nf(g(1), 2)\n", "1:1-1:11"},
        {BOTH("pattern: f($X)",
              "metavariable-pattern:\n      metavariable: $X\n      patterns:\n"
              "      - pattern-not: g(...)"),
         "f(g(1))\nf(1)\n", "2:1-2:5"},
        /* what is bound around it holds in its negations */
        {ALL3("pattern: f($X)", "pattern-inside: g($Y, ...)",
              "metavariable-pattern:\n      metavariable: $X\n      patterns:\n"
              "      - pattern: h($Z)\n      - pattern-not: h($Y)"),
         "g(1, f(h(2)), f(h(1)))\n", "1:6-1:13"},
        /* all of a sequence is looked at, and none of it is fine */
        {BOTH("pattern: f($...X)",
              "metavariable-pattern:\n      metavariable: $...X\n      pattern: b"),
         "f(a, b)\nf(a)\nf()\n", "1:1-1:8"},
    };
    check(examples, LTL_COUNT_OF(examples));
}

static void the_focus_narrows(void **state) {
    (void)state;
#define FOCUS(text) "focus-metavariable: " text
    static const example examples[] = {
        {BOTH("pattern: f($X, $Y)", FOCUS("$X")), "f(1, 2)\n", "1:3-1:4"},
        {BOTH("pattern: f($X, $Y)", FOCUS("[$X, $Y]")), "f(1, 2)\n", "1:3-1:4 1:6-1:7"},
        {ALL3("pattern: f($X, $Y)", FOCUS("$X"), FOCUS("$Y")), "f(1, 2)\n", ""},
        {BOTH("pattern: f(\"$X\")", FOCUS("$X")), "f('abc')\n", "1:4-1:7"},
        {BOTH("pattern: f($...X)", FOCUS("$...X")), "f(1, 2)\n", "1:3-1:7"},
        {BOTH("pattern: |\n      def $F($X): ...", FOCUS("$X")), "def f(a: int):\n  pass\n", "1:7-1:8"},
        {BOTH("pattern: f($...X)", FOCUS("$...X")), "x = f()", ""},
        /* what it holds is more than what was found: all of that stays */
        {ALL3("pattern: g(...)", "pattern-inside: f($X)", FOCUS("$X")), "f(h(g(1)))\n", "1:5-1:9"},
    };
    check(examples, LTL_COUNT_OF(examples));
}

static void a_lone_metavariable_selects(void **state) {
    (void)state;
    static const example examples[] = {
        {BOTH("pattern: $X", "pattern-inside: f($X)"), "f(a)\ng(a)\n", "1:3-1:4"},
        {BOTH("pattern-inside: f($X, ...)", "pattern: $X"), "f(a, b, a)\n", "1:3-1:4 1:9-1:10"},
        {ALL3("pattern: $X", "pattern-inside: f(...)", "pattern-not: f(...)"), "f(a)\n",
         "1:1-1:2 1:3-1:4"},
    };
    check(examples, LTL_COUNT_OF(examples));
}

static void what_stands_anywhere_is_only_asked_for(void **state) {
    (void)state;
    static const example examples[] = {
        {BOTH("pattern: f(...)", "pattern-anywhere: g(...)"), "f(1)\ng(2)\n", "1:1-1:5"},
        {BOTH("pattern-anywhere: g(...)", "pattern: f(...)"), "f(1)\ng(2)\n", "1:1-1:5"},
        {BOTH("pattern: f(...)", "pattern-anywhere: g(...)"), "f(1)\n", ""},
        {BOTH("pattern: f($X)", "pattern-anywhere: g($X)"), "f(1)\ng(2)\nf(2)\n", "3:1-3:5"},
        {BOTH("pattern: f(...)", "pattern-not-anywhere: g(...)"), "f(1)\ng(2)\n", ""},
        {BOTH("pattern: f($X)", "pattern-not-anywhere: g($X)"), "f(1)\ng(2)\nf(2)\n", "1:1-1:5"},
        {ALL3("pattern: f($X)", "pattern-inside: h(...)", "pattern-anywhere: g(...)"),
         "h(f(1))\ng(2)\nf(2)\n", "1:3-1:7"},
    };
    check(examples, LTL_COUNT_OF(examples));
}

static void values_are_compared(void **state) {
    (void)state;
#define COMPARE(text) "metavariable-comparison:\n      comparison: " text
    static const example examples[] = {
        {BOTH("pattern: f($X)", COMPARE("$X > 7")), "f(7)\nf(0x8)\nf(y)\nf('9')\n", "2:1-2:7"},
        {BOTH("pattern: f($X)", COMPARE("$X < 0")), "f(-7)\nf(8)\n", "1:1-1:6"},
        {BOTH("pattern: f($X)", COMPARE("$X == 'a'")), "f('a')\nf(\"a\")\nf(a)\n", "1:1-1:7 2:1-2:7"},
        {BOTH("pattern: f($X)", COMPARE("int($X) > 7")), "f('8')\nf('7')\nf(9)\n", "1:1-1:7 3:1-3:5"},
        {BOTH("pattern: f($X)", COMPARE("$X == False")), "f(False)\nf(True)\n", "1:1-1:9"},
        {BOTH("pattern: f($X, $Y)", COMPARE("$X != $Y")), "f(a, b)\nf(a, a)\n", "1:1-1:8"},
        {BOTH("pattern: f($X, $Y)", COMPARE("str($X) == str($Y)")), "f(a, b)\nf(a, a)\n", "2:1-2:8"},
        {BOTH("pattern-regex: x(\\d+)", COMPARE("int($1) > 7")), "x7 = x8\n", "1:6-1:8"},
        {BOTH("pattern: f($X)", COMPARE("$X > 64\n      metavariable: $X\n      base: 8")),
         "f('100')\nf('101')\n", "2:1-2:9"},
        {BOTH("pattern: f($X)", COMPARE("$X > 7\n      metavariable: $X\n      strip: true")),
         "f('8')\nf('a')\n", "1:1-1:7"},
        {BOTH("pattern: f($X)", "metavariable-analysis: {analyzer: redos, metavariable: $X}"),
         "f('(a+)+')\nf('a+')\n", "1:1-1:11"},
        {BOTH("pattern: f(\"$X\")", "metavariable-analysis: {analyzer: entropy, metavariable: $X}"),
         "f('9f86d081884c7d659a2feaa0c55ad015')\nf('configuration of the server')\n", "1:1-1:38"},
        {BOTH("pattern: $F(...)", "metavariable-name: {module: os.path, metavariable: $F}"),
         "from os.path import join\nimport os\njoin(1)\nos.path.exists(2)\nopen(3)\n", "3:1-3:8"},
    };
    check(examples, LTL_COUNT_OF(examples));
}

static void types_are_asked_for(void **state) {
    (void)state;
    static const struct {
        const char *formula;
        const char *places;
    } rows[] = {
        {BOTH("pattern: f($X)", "metavariable-type: {metavariable: $X, type: String}"), "4:5-4:9"},
        {BOTH("pattern: f($X)", "metavariable-type: {metavariable: $X, types: [int, String]}"),
         "4:5-4:9 5:5-5:9"},
        {BOTH("pattern: f($X)", "metavariable-type: {metavariable: $X, type: Widget}"), ""},
        {"  match:\n    pattern: f($X)\n    where:\n    - metavariable: $X\n      type: int", "5:5-5:9"},
    };
    static const char code[] = "class A {\n  void g(String s, int i, Object o) {\n    f(o);\n    f(s);\n"
                               "    f(i);\n  }\n}\n";
    for (size_t i = 0; i < LTL_COUNT_OF(rows); i++) {
        scanned s;
        scanned_make(&s, "java", rows[i].formula);
        scanned_run(&s, "java", ltl_str_of(code), NULL);
        ltl_str places = scanned_places(&s);
        if (!ltl_str_is(places, rows[i].places)) {
            print_error("%s: %.*s\n", rows[i].formula, LTL_STR_ARG(places));
        }
        assert_true(ltl_str_is(places, rows[i].places));
        scanned_clear(&s);
    }
}

static void the_new_spelling_means_the_same(void **state) {
    (void)state;
    static const example examples[] = {
        {"  match: f(...)", "f(1)\ng(2)\n", "1:1-1:5"},
        {"  match: {pattern: f(...)}", "f(1)\ng(2)\n", "1:1-1:5"},
        {"  match: {regex: g.2}", "f(1)\ng(2)\n", "2:1-2:4"},
        {"  match: {any: [f(1), {pattern: g(...)}]}", "f(1)\ng(2)\n", "1:1-1:5 2:1-2:5"},
        {"  match:\n    all:\n    - f(...)\n    - not: f(1)\n    - inside: h(...)",
         "h(f(1), f(2))\nf(3)\n", "1:9-1:13"},
        {"  match:\n    all:\n    - f(...)\n    - not: {inside: h(...)}", "h(f(1))\nf(3)\n", "2:1-2:5"},
        {"  match:\n    all:\n    - f(...)\n    - anywhere: g", "f(1)\ng\n", "1:1-1:5"},
        {"  match:\n    all:\n    - f(...)\n    - not: {anywhere: g}", "f(1)\ng\n", ""},
        {"  match:\n    pattern: f($X)\n    where:\n    - metavariable: $X\n      regex: ^a",
         "f(ab)\nf(b)\n", "1:1-1:6"},
        {"  match:\n    pattern: f($X)\n    where:\n    - comparison: $X > 1\n    - focus: $X", "f(1)\nf(2)\n",
         "2:3-2:4"},
        {"  match:\n    pattern: f($X)\n    where:\n    - metavariable: $X\n      any: [g(1), g(2)]",
         "f(g(1))\nf(g(3))\n", "1:1-1:8"},
        {"  match:\n    pattern: f($X)\n    where:\n    - metavariable: $X\n      not: g(1)",
         "f(g(1))\nf(g(3))\n", "2:1-2:8"},
        {"  match:\n    pattern: f($X)\n    where:\n    - metavariable: $X\n      analyzer: redos",
         "f('(a+)+')\nf('a')\n", "1:1-1:11"},
        {"  match:\n    all:\n    - pattern: f(...)\n      as: $Y\n    - inside: g($Y)", "g(f(1))\nh(f(1))\n",
         "1:3-1:7"},
        {"  match:\n    pattern: f($...A)\n    as: $Y\n    where:\n    - metavariable: $Y\n      regex: f.2",
         "f(1)\nf(2)\n", "2:1-2:5"},
    };
    check(examples, LTL_COUNT_OF(examples));
}

static void order_of_writing_does_not_matter(void **state) {
    (void)state;
    static const char *const parts[] = {"pattern: f($X, ...)", "pattern-inside: g(...)",
                                        "pattern-not: f(1)", "pattern-not-inside: h(...)"};
    for (int order = 0; order < 24; order++) {
        int left[] = {0, 1, 2, 3};
        ltl_arena arena = {0};
        ltl_str formula = LTL_STR("  patterns:");
        for (int i = 4, rest = order; i > 0; rest /= i, i--) {
            int pick = rest % i;
            formula = ltl_arena_printf(&arena, "%.*s\n  - %s", LTL_STR_ARG(formula),
                                       parts[left[pick]]);
            left[pick] = left[i - 1];
        }
        example e = {formula.ptr,
                     "g(f(1))\ng(f(2, g(f(3))))\nh(g(f(4)))\nf(5)\ng(h(1), f(6))\n",
                     "2:3-2:16 2:10-2:14 5:9-5:13"};
        check(&e, 1);
        ltl_arena_clear(&arena);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(alternatives_are_joined),
        cmocka_unit_test(of_two_nested_ranges_the_smaller_stays),
        cmocka_unit_test(an_inside_only_says_where),
        cmocka_unit_test(negations_drop),
        cmocka_unit_test(conditions_filter_and_bind),
        cmocka_unit_test(the_focus_narrows),
        cmocka_unit_test(a_lone_metavariable_selects),
        cmocka_unit_test(what_stands_anywhere_is_only_asked_for),
        cmocka_unit_test(values_are_compared),
        cmocka_unit_test(types_are_asked_for),
        cmocka_unit_test(the_new_spelling_means_the_same),
        cmocka_unit_test(order_of_writing_does_not_matter),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
