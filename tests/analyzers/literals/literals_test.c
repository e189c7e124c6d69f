#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "analyzers/literals/literals.h"
#include "analyzers/regex/regex.h"
#include "core/buf.h"
#include "core/compiler.h"
#include "tests/support/random.h"

/* Clauses as text: `a|b&c`; a caseless literal has a leading `~`. */
static void show(const ltl_clauses *clauses, ltl_buf *out) {
    for (uint32_t i = 0; i < clauses->count; i++) {
        ltl_buf_append(out, i ? LTL_STR(" & ") : LTL_STR(""));
        for (uint32_t j = 0; j < clauses->at[i].count; j++) {
            const ltl_literal *literal = &clauses->at[i].at[j];
            ltl_buf_append(out, j ? LTL_STR("|") : LTL_STR(""));
            ltl_buf_append(out, literal->is_caseless ? LTL_STR("~") : LTL_STR(""));
            ltl_buf_append(out, literal->text);
        }
    }
}

static void check(const char *regex, const char *expected) {
    ltl_arena arena = {0};
    ltl_clauses clauses;
    ltl_literals_of_regex(&arena, ltl_str_of(regex), &clauses);
    ltl_buf text;
    ltl_buf_init(&text, 4096);
    show(&clauses, &text);
    if (!ltl_str_is(ltl_buf_borrow(&text), expected)) {
        fail_msg("%s gives %s, not %s", regex, text.ptr ? text.ptr : "nothing", expected);
    }
    ltl_buf_clear(&text);
    ltl_arena_clear(&arena);
}

static void required_literals_are_found(void **state) {
    (void)state;
    check("eval\\(", "eval(");
    check("\\bos\\.system\\s*\\(.*shell", "os.system & shell");
    check("(?i)password\\s*=\\s*['\"]", "~password");
    check("(?i:Key)=[0-9]+;end", "~Key & ;end");
    check("a|b", "");
    check("foo|ba[rz]+qux", "foo|qux & foo|ba");
    check("(md5|sha1)sum", "md5|sha1 & sum");
    check("AKIA[0-9A-Z]{16}", "AKIA");
    check("abc?d", "ab");
    check("abc+de", "abc & de");
    check("x{2}yz", "yz");
    check("(foo)?bar", "bar");
    check("(foo)+bar", "foo & bar");
    check("(?:foo|x?)bar", "bar");
    check("\\Qa.b(\\E+c", "a.b(");
    check("(?x) foo \\  bar # baz\n qux", "foo barqux");
    check("\\x66\\x6f\\x{6f}[.]bar[*]", "foo.bar*");
    check("-----BEGIN( [A-Z]+)? KEY-----", "-----BEGIN &  KEY-----");
    check("h\xc3\xa9?llo", "llo");
    check("(?<name>foo)\\k<name>bar", "foo & bar");
    check("(?>foo)(?#comment)bar", "foo & bar");
}

static void doubt_gives_no_clause(void **state) {
    (void)state;
    static const char *const REGEXES[] = {
        "(?=foo)",
        "(?!foo)",
        "(?<=foo)",
        "(?<!foo)",
        "(?(1)foo|bar)",
        "[foo]",
        "foo(*ACCEPT)bar",
        "\\1\\10",
        "(foo",
        "foo)",
        "[foo",
        "foo\\",
        "(?z)foo",
        "[\\Q]\\E]foo]",
        "(?xx)[ ]foo]foo",
        "(?C\")foo\")foo",
        "\\yfoo",
        ".*",
        "(?(DEFINE)(?<x>foo))",
        "(foo|bar|)",
        "\\p{foo}\\o{141}\\x{",
    };
    for (size_t i = 0; i < LTL_COUNT_OF(REGEXES); i++) {
        check(REGEXES[i], "");
    }
    char deep[400];
    memset(deep, '(', 200);
    memset(deep + 200, ')', 199);
    deep[399] = '\0';
    check(deep, "");
}

static bool contains(ltl_str text, const ltl_literal *literal) {
    for (size_t i = 0; i + literal->text.len <= text.len; i++) {
        ltl_str part = ltl_str_slice(text, i, i + literal->text.len);
        if (literal->is_caseless ? ltl_str_equals_ignoring_case(part, literal->text)
                                 : ltl_str_eq(part, literal->text)) {
            return true;
        }
    }
    return false;
}

static bool all_hold(ltl_str text, const ltl_clauses *clauses) {
    for (uint32_t i = 0; i < clauses->count; i++) {
        bool has_one = false;
        for (uint32_t j = 0; j < clauses->at[i].count && !has_one; j++) {
            has_one = contains(text, &clauses->at[i].at[j]);
        }
        if (!has_one) {
            return false;
        }
    }
    return true;
}

/* Pieces that, put together at random, use every part of the syntax, right and wrong. */
static const char *const PIECES[] = {
    "a",     "b",           "ab",      "ba",      "c",       "k",      "s",     "(",
    "(?:",   ")",           ")",       ")",       "|",       "?",      "*",     "+",
    "{2}",   "{0,1}",       "{1,}",    "{,2}",    "{0}",     "[ab]",   "[^a]",  "[]a]",
    "[a-c]", "[[:alpha:]]", "[[.a.]]", "[a\\]b]", "[.]",     ".",      "^",     "$",
    "\\b",   "\\w",         "\\.",     "\\x61",   "\\x{62}", "\\141",  "\\1",   "\\Qa+\\E",
    "\\Q",   "\\E",         "(?i)",    "(?-i)",   "(?i:",    "(?x)",   "(?x:",  "(?s)",
    " ",     "#",           "\n",      "(?=",     "(?!",     "(?<=",   "(?<n>", "(?#a)",
    "(?(1)", "(?1)",        "(?R)",    "(?>",     "(?|",     "\\K",    "\\R",   "\\n",
    "\\d",   "\xc3\xa9",    "\\p{L}",  "(?^)",    "(?P=n)",  "\\g{1}", "??",    "++",
    "-",     "{",           "}",       "]",       "\\h",     "(?P>n)", "(*F)",  "\\N",
};
static const char *const SUBJECTS[] = {
    "a",
    "b",
    "ab",
    "A",
    "B",
    "c",
    "K",
    "S",
    "\xe2\x84\xaa" /* kelvin sign */,
    "\xc5\xbf" /* long s */,
    ".",
    "+",
    " ",
    "\n",
    "#",
    "\xc3\xa9",
    "\xc3\x89",
    "1",
    "-",
    "{2}",
    "]",
    "aab",
    "}",
    "\xff",
};

static ltl_str random_text(ltl_random *random, const char *const *pieces, size_t count, char *out,
                           size_t capacity) {
    size_t len = 0;
    for (size_t left = 1 + ltl_random_below(random, 10); left > 0; left--) {
        const char *piece = pieces[ltl_random_below(random, count)];
        if (len + strlen(piece) < capacity) {
            memcpy(out + len, piece, strlen(piece));
            len += strlen(piece);
        }
    }
    return (ltl_str){out, len};
}

/* Whenever PCRE finds a match, every clause holds. */
static void a_match_always_has_the_literals(void **state) {
    (void)state;
    ltl_random random = ltl_random_make("literals", 20240601);
    ltl_arena arena = {0};
    ltl_regex_state *scratch = ltl_regex_state_new();
    uint32_t telling = 0;
    uint32_t matched = 0;
    for (int i = 0; i < 100000; i++) {
        char pattern_bytes[128];
        ltl_str pattern = random_text(&random, PIECES, LTL_COUNT_OF(PIECES), pattern_bytes,
                                      sizeof(pattern_bytes));
        ltl_regex *regex = NULL;
        if (ltl_regex_compile(pattern, LTL_REGEX_MULTILINE, &regex, NULL) != LTL_OK) {
            continue;
        }
        ltl_arena_reset(&arena);
        ltl_clauses clauses;
        ltl_literals_of_regex(&arena, pattern, &clauses);
        telling += clauses.count > 0;
        for (int j = 0; j < 20; j++) {
            char subject_bytes[128];
            ltl_str subject = random_text(&random, SUBJECTS, LTL_COUNT_OF(SUBJECTS), subject_bytes,
                                          sizeof(subject_bytes));
            ltl_span groups[LTL_REGEX_MAX_GROUPS];
            if (ltl_regex_find(regex, scratch, subject, 0, groups) != LTL_REGEX_YES) {
                continue;
            }
            matched += clauses.count > 0;
            if (!all_hold(subject, &clauses)) {
                ltl_buf text;
                ltl_buf_init(&text, 4096);
                show(&clauses, &text);
                fail_msg("/%.*s/ matches \"%.*s\" without %s", LTL_STR_ARG(pattern),
                         LTL_STR_ARG(subject), text.ptr);
            }
        }
        ltl_regex_free(regex);
    }
    assert_true(telling > 2000);
    assert_true(matched > 1000);
    ltl_regex_state_free(scratch);
    ltl_arena_clear(&arena);
}

/* --- formulas -------------------------------------------------------------------------------- */

/* A code leaf's text stands for its one literal. */
static ltl_clauses one_literal(void *context, const ltl_formula *leaf) {
    ltl_arena *arena = context;
    ltl_clauses clauses = {0};
    ltl_clause clause = {0};
    ltl_literal literal = {.text = leaf->text};
    LTL_PUSH(arena, &clause, literal);
    LTL_PUSH(arena, &clauses, clause);
    return clauses;
}

static ltl_formula leaf(const char *text) {
    return (ltl_formula){.op = LTL_FORMULA_PATTERN, .text = ltl_str_of(text)};
}

static void check_formula(const ltl_formula *formula, const char *expected) {
    ltl_arena arena = {0};
    ltl_clauses clauses;
    ltl_literals_of_formula(&arena, formula, one_literal, &arena, false, &clauses);
    ltl_buf text;
    ltl_buf_init(&text, 4096);
    show(&clauses, &text);
    ltl_str shown = ltl_buf_borrow(&text);
    assert_string_equal(shown.ptr, expected);
    ltl_buf_clear(&text);
    ltl_arena_clear(&arena);
}

static void conjunctions_join_and_negations_are_silent(void **state) {
    (void)state;
    ltl_formula a = leaf("aaa");
    ltl_formula b = leaf("bbb");
    ltl_formula c = leaf("ccc");
    ltl_formula not_b = {
        .op = LTL_FORMULA_NOT, .children = (ltl_formula *[]){&b}, .child_count = 1};
    ltl_formula in_c = {
        .op = LTL_FORMULA_INSIDE, .children = (ltl_formula *[]){&c}, .child_count = 1};
    ltl_formula pattern_any = {
        .op = LTL_FORMULA_ANY, .children = (ltl_formula *[]){&a, &b}, .child_count = 2};
    ltl_condition conditions[] = {
        {.op = LTL_CONDITION_REGEX, .regex = LTL_STR("^(md5|sha1)$")},
        {.op = LTL_CONDITION_PATTERN, .formula = &pattern_any},
    };
    ltl_formula all = {.op = LTL_FORMULA_ALL,
                       .children = (ltl_formula *[]){&a, &not_b, &in_c},
                       .child_count = 3,
                       .conditions = conditions,
                       .condition_count = 2};
    check_formula(&a, "aaa");
    check_formula(&all, "aaa & ccc & md5|sha1 & aaa|bbb");
    check_formula(&not_b, "");
    ltl_formula any = {
        .op = LTL_FORMULA_ANY, .children = (ltl_formula *[]){&all, &b}, .child_count = 2};
    check_formula(&any, "aaa|bbb & ccc|bbb & md5|sha1|bbb & aaa|bbb");
    ltl_formula open = {
        .op = LTL_FORMULA_ANY, .children = (ltl_formula *[]){&all, &not_b}, .child_count = 2};
    check_formula(&open, "");
}

static void check_types(const ltl_str *types, uint32_t count, const char *expected) {
    ltl_formula a = leaf("aaa");
    ltl_condition typed = {.op = LTL_CONDITION_TYPE, .texts = types, .text_count = count};
    ltl_formula all = {.op = LTL_FORMULA_ALL,
                       .children = (ltl_formula *[]){&a},
                       .child_count = 1,
                       .conditions = &typed,
                       .condition_count = 1};
    check_formula(&all, expected);
}

/* A value of such a class has its name somewhere in the file; a text or a number is written without one. */
static void classes_of_a_namespace_are_named(void **state) {
    (void)state;
    const ltl_str classes[] = {LTL_STR("Illuminate\\Http\\Request"), LTL_STR("WP_REST_Request")};
    const ltl_str texts[] = {LTL_STR("App\\Name"), LTL_STR("string")};
    const ltl_str sizes[] = {LTL_STR("size_t")};
    check_types(classes, 2, "aaa & ~Request|~WP_REST_Request");
    check_types(texts, 2, "aaa");
    check_types(sizes, 1, "aaa");
}

static void a_clause_with_too_many_literals_is_dropped(void **state) {
    (void)state;
    enum { COUNT = LTL_MAX_CLAUSE_LITERALS + 1 };
    static ltl_formula leaves[COUNT];
    static ltl_formula *children[COUNT];
    static char names[COUNT][8];
    for (int i = 0; i < COUNT; i++) {
        snprintf(names[i], sizeof(names[i]), "name%d", i);
        leaves[i] = leaf(names[i]);
        children[i] = &leaves[i];
    }
    ltl_formula any = {.op = LTL_FORMULA_ANY, .children = children, .child_count = COUNT};
    check_formula(&any, "");
    any.child_count = COUNT - 1;
    ltl_arena arena = {0};
    ltl_clauses clauses;
    ltl_literals_of_formula(&arena, &any, one_literal, &arena, false, &clauses);
    assert_int_equal(clauses.count, 1);
    assert_int_equal(clauses.at[0].count, LTL_MAX_CLAUSE_LITERALS);
    ltl_arena_clear(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(required_literals_are_found),
        cmocka_unit_test(doubt_gives_no_clause),
        cmocka_unit_test(a_match_always_has_the_literals),
        cmocka_unit_test(conjunctions_join_and_negations_are_silent),
        cmocka_unit_test(classes_of_a_namespace_are_named),
        cmocka_unit_test(a_clause_with_too_many_literals_is_dropped),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
