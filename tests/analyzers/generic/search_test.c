/* Generic patterns on text that no grammar reads: what fits, from where to where. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "tests/support/scanned.h"

typedef scanned_row example;

static void check(const example *examples, size_t count) {
    scanned_rows_check("generic", examples, count);
}

#define ONE(pattern) "  pattern: '" pattern "'"
#define LINES(lines) "  pattern: |\n" lines

static void words_and_marks(void **state) {
    (void)state;
    static const example examples[] = {
        {ONE("debug = on"), "debug=on\ndebug =\n  on\nundebug = on\nDebug = on\n",
         "1:1-1:9 2:1-3:5"},
        {ONE("a-b"), "a - b\na -c\na_b\n", "1:1-1:6"},
        {ONE("...."), "a .... b ... c\n", "1:3-1:7"},
        {ONE("x"), "\xc3\xa4x\n", "1:3-1:4"},
        {ONE("key: $V;"), "key: one;\nkey: one two;\nkey: ;\n", "1:1-1:10"},
        {ONE("$V = $V"), "a = a\na = b\n", "1:1-1:6"},
        {ONE("$host"), "pass $host;\n$hosts\n", "1:6-1:11"}, /* small letters: no metavariable */
        {ONE("$$HOST"), "pass $name;\n", "1:6-1:11"},
        {ONE("$Mixed_1 = 1"), "value = 1\n", "1:1-1:10"},
    };
    check(examples, LTL_COUNT_OF(examples));
}

static void ellipses_are_short(void **state) {
    (void)state;
    static const example examples[] = {
        {ONE("a ... b"), "a x b y b\n", "1:1-1:6"},
        {ONE("a ... b"), "a a b\n", "1:3-1:6"},      /* of the same end the shortest */
        {ONE("a ..."), "a a\n  b\nc\n", "1:1-3:2"},  /* the longest */
        {ONE("a ... b"), "a\n1\n2\n3\n4\n5\n6\n7\n8\n9\n10\nb\n", "1:1-12:2"},
        {ONE("a ... b"), "a\n1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\nb\n", ""},
        {ONE("a ... ... b"), "a\n1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\nb\n", "1:1-13:2"},
        {ONE("a ... $X ... $X b"), "a p q r s b t b\n", ""},
        {ONE("a ... $X ... $X b"), "a p q q b\n", "1:1-1:10"},
        {ONE("f(... c)"), "f(a, b, c)\nf(c)\nf(d)\n", "1:1-1:11 2:1-2:5"},
        {ONE("<a ... href=\"$...U\" ...>"), "<a id=1 href=\"x/y?z\" b>\n", "1:1-1:24"},
        {"  pattern: a ... b\n  options: {generic_ellipsis_max_span: 1}", "a\n1\nb\na\n1\n2\nb\n",
         "1:1-3:2"},
        {"  pattern: a ... b\n  options: {generic_ellipsis_max_span: 0}", "a 1\nb\na 1\n2\nb\n",
         "1:1-2:2"},
    };
    check(examples, LTL_COUNT_OF(examples));
}

static void blocks(void **state) {
    (void)state;
    static const example examples[] = {
        /* a flat pattern goes in and out of blocks */
        {ONE("a b c"), "a\n  b\nc\n", "1:1-3:2"},
        /* one with a block must meet that block, to its end */
        {LINES("    a {\n      b\n    }\n"), "a {\n  b\n}\na {\n  b\n  c\n}\na { b }\na { b c }\n",
         "1:1-3:2 8:1-8:8"},
        {LINES("    a {\n      ...\n      c\n    }\n"), "a {\n  b\n  c\n}\na {\n  c\n  b\n}\n",
         "1:1-4:2"},
        /* however long the block is */
        {LINES("    a {\n      ...\n    }\n"),
         "a {\n 1\n 2\n 3\n 4\n 5\n 6\n 7\n 8\n 9\n 10\n 11\n 12\n}\n", "1:1-14:2"},
        /* a last ellipsis stays in its block */
        {ONE("b ..."), "a\n  b\n  c\nd\n", "2:3-3:4"},
        {ONE("... c"), "a\n  b\n  c\n", "2:3-3:4"},
        {LINES("    a\n      b\n"), "\ta\n\t\tb\na\n  c\n", "1:2-2:4"},
    };
    check(examples, LTL_COUNT_OF(examples));
}

static void comments_are_blanked(void **state) {
    (void)state;
    static const example examples[] = {
        {ONE("a b"), "a # x\nb\n", ""},
        {"  pattern: a b\n  options: {generic_comment_style: shell}", "a # x\nb\n# a b\n",
         "1:1-2:2"},
        {"  pattern: a b\n  options: {generic_comment_style: cpp}", "a // x\n/* \n */ b\n",
         "1:1-3:6"},
        {"  pattern: a b\n  options: {generic_comment_style: c}", "a /* x */ b\n// a b\na /*",
         "1:1-1:12 2:4-2:7"},
    };
    check(examples, LTL_COUNT_OF(examples));
}

#define ALL(a, b) "  patterns:\n  - " a "\n  - " b

static void formulas(void **state) {
    (void)state;
    static const example examples[] = {
        {ALL("pattern: b", "pattern-inside: a ... c"), "a b c\nb\n", "1:3-1:4"},
        {ALL("pattern: b", "pattern-not-inside: a ... c"), "a b c\nb\n", "2:1-2:2"},
        {ALL("pattern: k = $V", "pattern-not: k = 1"), "k = 1\nk = 2\n", "2:1-2:6"},
        {ALL("pattern: k = $V", "metavariable-regex: {metavariable: $V, regex: '[0-9]+$'}"),
         "k = 12\nk = a1\n", "1:1-1:7"},
        {ALL("pattern: k = $Value", "metavariable-regex: {metavariable: $Value, regex: a}"),
         "k = ab\nk = b\n", "1:1-1:7"},
        {ALL("pattern: k($...V)", "focus-metavariable: $...V"), "k(a b)\n", "1:3-1:6"},
        {ALL("pattern: k = $V", "pattern-inside: $V ..."), "k = 1\nk = k\n", "2:1-2:6"},
        /* what a metavariable holds is words again */
        {ALL("pattern: <$...A>",
             "metavariable-pattern:\n      metavariable: $...A\n      pattern: src = $X"),
         "<a src=b>\n<a b>\n", "1:1-1:10"},
        {ALL("pattern: <$...A>",
             "metavariable-pattern:\n      metavariable: $...A\n      patterns:\n"
             "      - pattern-not-regex: \\A\\s*\\Z"),
         "<a>\n< >\n", "1:1-1:4"},
        {ALL("pattern: <$...A>", "metavariable-pattern:\n      metavariable: $...A\n"
                                 "      language: python\n      pattern: f($X)"),
         "<f(1)>\n<g(1)>\n", "1:1-1:7"},
        {"  pattern-either:\n  - pattern: a b\n  - pattern-regex: c+", "a b cc\n",
         "1:1-1:4 1:5-1:7"},
    };
    check(examples, LTL_COUNT_OF(examples));
}

#define ALIEN(pattern, more) \
    "  pattern: '" pattern "'\n  options: {generic_engine: aliengrep" more "}"

static void the_other_engine(void **state) {
    (void)state;
    static const example examples[] = {
        {ALIEN("a ... b", ""), "a x\nb\nab\n", "1:1-2:2"},
        {ALIEN("a ... b", ", generic_multiline: false"), "a x\nb\na x b\n", "3:1-3:6"},
        {ALIEN("a .... b", ", generic_multiline: false"), "a x\nb\n", "1:1-2:2"},
        {ALIEN("a ...", ", generic_multiline: false"), "a x y\nb\n", "1:1-1:6"},
        {ALIEN("f(...)", ""), "f(a (b) c) d)\n", "1:1-1:11"},
        {ALIEN("a ... b", ""), "(a) b\na (x b) b\n", "2:1-2:10"},
        {ALIEN("a ... b", ", generic_braces: []"), "a (x b) b\n", "1:1-1:7"},
        {ALIEN("a ... b", ", generic_extra_braces: [[\"<\", \">\"]]"), "a <x b> b\n", "1:1-1:10"},
        {ALIEN("k: $V", ""), "k: one two\nk: -\n", "1:1-1:7"},
        {ALIEN("k: $V;", ", generic_extra_word_characters: [\"-\"]"), "k: a-b;\n", "1:1-1:8"},
        {ALIEN("$V = $V", ""), "a = b\na = a\na = ab\n", "2:1-2:6"},
        {ALIEN("DEBUG", ", generic_caseless: true"), "Debug\ndebugs\n", "1:1-1:6"},
        {"  patterns:\n  - pattern: k = $...V;\n  - focus-metavariable: $...V\n"
         "  options: {generic_engine: aliengrep}",
         "k = a b;\n", "1:5-1:8"},
        {"  patterns:\n  - pattern: k = $V\n  - pattern-not: k = 1\n"
         "  options: {generic_engine: aliengrep}",
         "k = 1\nk = 2\n", "2:1-2:6"},
    };
    check(examples, LTL_COUNT_OF(examples));
}

static void long_lines_are_not_read(void **state) {
    (void)state;
    scanned s;
    scanned_make(&s, "generic", ONE("aa"));
    char text[1000];
    memset(text, 'b', sizeof text);
    memcpy(text, "aa ", 3);
    scanned_run(&s, "none", (ltl_str){text, sizeof text}, NULL);
    assert_int_equal(s.matches->count, 0);
    assert_int_equal(scanned_reason(&s), LTL_REASON_MINIFIED);
    scanned_run(&s, "none", (ltl_str){text, 400}, NULL); /* few bytes are */
    assert_int_equal(s.matches->count, 1);
    scanned_clear(&s);
}

/* Each of many beginnings may go on in many ways: the search ends and says how. */
static void a_hostile_text_ends(void **state) {
    (void)state;
    static const char *const patterns[] = {ONE("a ... a ... a ... a ... b"),
                                           ONE("$X ... $Y ... $X ... $Y ... b")};
    ltl_arena arena = {0};
    size_t bytes = 60000;
    char *text = ltl_arena_alloc(&arena, bytes);
    for (size_t i = 0; i < bytes; i++) {
        text[i] = i % 100 == 99 ? '\n' : i % 2 == 0 ? 'a' : ' ';
    }
    for (size_t i = 0; i < LTL_COUNT_OF(patterns); i++) {
        scanned s;
        scanned_make(&s, "generic", patterns[i]);
        ltl_scanner_set_prefilter(s.scanner, false);
        scanned_run(&s, "none", (ltl_str){text, bytes}, NULL);
        assert_int_equal(s.matches->count, 0);
        assert_int_equal(scanned_reason(&s), i == 0 ? LTL_REASON_NONE : LTL_REASON_RULE_FUEL);
        scanned_clear(&s);
    }
    ltl_arena_clear(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_and_marks),
        cmocka_unit_test(ellipses_are_short),
        cmocka_unit_test(blocks),
        cmocka_unit_test(comments_are_blanked),
        cmocka_unit_test(formulas),
        cmocka_unit_test(the_other_engine),
        cmocka_unit_test(long_lines_are_not_read),
        cmocka_unit_test(a_hostile_text_ends),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
