/* Parsing what nobody wrote by hand: a stated outcome, in bounded time, on a small stack. */
#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "analyzers/syntax/highlight.h"
#include "analyzers/syntax/imports.h"
#include "core/limits.h"
#include "tests/support/parsed.h"

/* Sanitizers and debug builds are many times slower; there only the outcome counts. */
#ifdef LTL_ARENA_DEBUG
enum { SCALE = 20 };
#define MAX_SECONDS 600.0
#else
enum { SCALE = 1 };
#define MAX_SECONDS 5.0
#endif

typedef struct deep_case {
    const char *language;
    const char *before;
    const char *middle;
    const char *after;
    size_t count;
} deep_case;

static const deep_case deep_cases[] = {
    {"python", "[", "", "", 1000000},       {"javascript", "[", "", "", 1000000},
    {"java", "(", "", "", 1000000},         {"c", "{", "", "", 1000000},
    {"go", "(", "", "", 1000000},           {"python", "(", "a", ")", 200000},
    {"javascript", "(", "a", ")", 200000},  {"java", "(", "a", ")", 200000},
    {"c", "(", "a", ")", 200000},           {"go", "(", "a", ")", 200000},
    {"python", "[", "a", "]", 200000},      {"javascript", "[", "a", "]", 200000},
    {"python", "f(", "a", ")", 200000},     {"javascript", "f(", "a", ")", 200000},
    {"java", "f(", "a", ")", 200000},       {"c", "f(", "a", ")", 50000},
    {"go", "f(", "a", ")", 200000},         {"javascript", "if (a) ", "b;", "", 200000},
    {"java", "if (a) ", "b;", "", 200000},  {"c", "if (a) ", "b;", "", 200000},
    {"javascript", "if (a) {", "b;", "}", 40000}, {"c", "{", "b;", "}", 40000},
    {"javascript", "{", "b;", "}", 40000}, {"java", "{", "b;", "}", 40000},
    {"c", "(int)", "b", "", 40000},        {"javascript", "a.b(", "c", ")", 40000},
    {"javascript", "() => {", "c", "}", 40000}, {"javascript", "{a: ", "c", "}", 40000},
    {"javascript", "switch (a) { case 1: ", "c", "}", 40000},
    {"python", "a if ", "b", " else c", 40000}, {"python", "not ", "b", "", 40000},
    {"javascript", "a ? ", "b", " : c", 40000}, {"javascript", "!", "b", "", 40000},
    {"c", "*", "b", "", 40000},            {"go", "func() {", "b()", "}", 40000},
};

/* Leaves by the thousand, and snippets, scopes and places for some of them. */
static void use_everything(parsed *p) {
    const ltl_tree *tree = p->tree;
    ltl_imports imports;
    ltl_imports_build(&p->arena, &p->names, tree, &imports);
    for (uint32_t i = 0; i < 50; i++) {
        ltl_node node = (ltl_node)((uint64_t)i * tree->count / 50);
        ltl_span span = ltl_tree_span(tree, node);
        (void)ltl_snippet_make(&p->arena, &p->source, tree, span, 2);
        (void)ltl_tree_scope(tree, node, &p->arena);
        assert_true(ltl_tree_node_at(tree, span) < tree->count);
    }
}

static void parse_deep(const deep_case *c) {
    char *text = nest(c->before, c->middle, c->after, c->count / SCALE);
    size_t len = strlen(text);
    ltl_fuel fuel = ltl_fuel_make(LTL_PARSE_FUEL_BASE + len / LTL_PARSE_BYTES_PER_FUEL, NULL);
    parsed p;
    double began = cpu_seconds();
    ltl_status status = parsed_try(&p, c->language, (ltl_str){text, len}, &fuel);
    assert_true(status == LTL_OK || status == LTL_FUEL);
    if (status == LTL_OK) {
        assert_null(tree_fault(p.tree));
        use_everything(&p);
        /* Nothing is lost in silence: all read, or errors, or cut. */
        bool is_whole = p.tree->count >= c->count / SCALE || c->before[0] == '(';
        assert_true(is_whole || p.tree->error_count > 0 || p.tree->is_cut);
    }
    double seconds = cpu_seconds() - began;
    print_message("%.2f s: %s %s x %zu\n", seconds, c->language, c->before, c->count);
    if (seconds > MAX_SECONDS) {
        fail_msg("%s %s x %zu took %.1f s", c->language, c->before, c->count, seconds);
    }
    parsed_clear(&p);
    free(text);
}

static void *parse_all_deep(void *unused) {
    (void)unused;
    for (size_t i = 0; i < LTL_COUNT_OF(deep_cases); i++) {
        parse_deep(&deep_cases[i]);
    }
    return NULL;
}

static void nests_of_any_depth_have_an_outcome(void **state) {
    (void)state;
    (void)parse_all_deep(NULL);
}

/* A chain of comparisons is one node in Python: its operators must not be joined without end. */
static void long_chains_are_linear(void **state) {
    (void)state;
    static const struct {
        const char *language;
        const char *before;
        const char *link;
    } chains[] = {{"python", "a", "<a"},          {"python", "a", "+a"},
                  {"javascript", "a", " + a"},    {"javascript", "a", ".b()"},
                  {"javascript", "a", "&&a"},     {"java", "a", ".b()"},
                  {"python", "x = 'a'", " 'b'"},  {"python", "import a", ".b"},
                  {"python", "a", " in a"},       {"python", "a", ",b"},
                  {"go", "a", ".b()"},            {"c", "a", ",b"},
                  {"python", "if a: b\n", "elif c: d\n"}};
    for (size_t i = 0; i < LTL_COUNT_OF(chains); i++) {
        char *text = nest("", chains[i].before, chains[i].link, 30000 / SCALE);
        parsed p;
        double began = cpu_seconds();
        ltl_fuel fuel = ltl_fuel_make(UINT64_C(1) << 40, NULL);
        assert_int_equal(parsed_try(&p, chains[i].language, ltl_str_of(text), &fuel), LTL_OK);
        double seconds = cpu_seconds() - began;
        assert_null(tree_fault(p.tree));
        use_everything(&p);
        if (seconds > MAX_SECONDS) {
            fail_msg("%s %s took %.1f s", chains[i].language, chains[i].link, seconds);
        }
        assert_true(p.arena.used_bytes < 512 * LTL_MIB);
        parsed_clear(&p);
        free(text);
    }
}

static void ambiguous_text_ends_by_fuel(void **state) {
    (void)state;
    static const char *const links[] = {"a<b ", "a<b>(c ", "<a ", "`${", "/a ", "(a)=>", "a?b:"};
    for (size_t i = 0; i < LTL_COUNT_OF(links); i++) {
        size_t count = 50 * LTL_KIB / strlen(links[i]) / SCALE; /* the cost is linear */
        char *text = nest(links[i], "", "", count);
        ltl_str whole = ltl_str_of(text);
        ltl_fuel fuel =
            ltl_fuel_make(LTL_PARSE_FUEL_BASE + whole.len / LTL_PARSE_BYTES_PER_FUEL, NULL);
        parsed p;
        double began = cpu_seconds();
        ltl_status status = parsed_try(&p, "javascript", whole, &fuel);
        double seconds = cpu_seconds() - began;
        print_message("%s: %s in %.2f s\n", links[i], ltl_status_text(status), seconds);
        assert_true(status == LTL_OK || status == LTL_FUEL);
        assert_true(seconds < MAX_SECONDS);
        parsed_clear(&p);
        free(text);
    }
}

static void a_raised_flag_stops_the_parse(void **state) {
    (void)state;
    static const ltl_status reasons[] = {LTL_CANCELLED, LTL_DEADLINE};
    char *text = nest("f(a, b);\n", "", "", 20000);
    for (size_t i = 0; i < LTL_COUNT_OF(reasons); i++) {
        atomic_int stop = (int)reasons[i];
        ltl_fuel fuel = ltl_fuel_make(UINT64_C(1) << 30, &stop);
        parsed p;
        assert_int_equal(parsed_try(&p, "javascript", ltl_str_of(text), &fuel), reasons[i]);
        assert_null(p.tree);
        parsed_clear(&p);
    }
    free(text);
}

/* A parser that gave up is as good as new. */
static void a_parser_survives_giving_up(void **state) {
    (void)state;
    char *text = nest("f(a, b);\n", "", "", 20000);
    ltl_fuel little = ltl_fuel_make(3, NULL);
    parsed p;
    assert_int_equal(parsed_try(&p, "javascript", ltl_str_of(text), &little), LTL_FUEL);
    const ltl_language *language = ltl_language_find(LTL_STR("javascript"));
    for (int round = 0; round < 3; round++) {
        ltl_fuel fuel = ltl_fuel_make(UINT64_C(1) << 30, NULL);
        ltl_names_reset(&p.names);
        assert_int_equal(ltl_parser_parse(p.parser, &p.arena, &p.names, &p.source, language, &fuel,
                                          &p.tree),
                         LTL_OK);
        assert_null(tree_fault(p.tree));
        assert_int_equal(p.tree->error_count, 0);
    }
    parsed_clear(&p);
    free(text);
}

static void empty_and_huge_lines(void **state) {
    (void)state;
    for (size_t i = 0; i < ltl_language_count; i++) {
        parsed p;
        parsed_make(&p, ltl_languages[i]->id, LTL_STR(""));
        assert_int_equal(p.tree->count > 0, 1);
        assert_null(tree_fault(p.tree));
        parsed_clear(&p);
    }
    char *text = nest("f(a);", "", "", LTL_MIB / 5 / SCALE);
    parsed p;
    parsed_make(&p, "javascript", ltl_str_of(text));
    assert_null(tree_fault(p.tree));
    double began = cpu_seconds();
    for (uint32_t i = 0; i < 2000; i++) { /* findings on one line are not quadratic */
        uint32_t at = (uint32_t)((uint64_t)i * p.source.text.len / 2000);
        ltl_span span = {at, at + 1};
        ltl_snippet snippet = ltl_snippet_make(&p.arena, &p.source, p.tree, span, 2);
        assert_true(snippet.is_cut && snippet.text.len <= LTL_MAX_SNIPPET_LINE_BYTES);
        (void)ltl_tree_node_at(p.tree, span);
    }
    assert_true(cpu_seconds() - began < MAX_SECONDS);
    parsed_clear(&p);
    free(text);
}

/* A node kept without its inside hides a missing bracket from the walk, not from the count. */
static void errors_inside_leaves_are_counted(void **state) {
    (void)state;
    static const char *const broken[] = {
        "void f() { auto g = [=, &x() {}; }\n",
        "struct A { explicit(true A(); };\n",
    };
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
        parsed p;
        parsed_make(&p, "cpp", ltl_str_of(broken[i]));
        assert_int_equal(p.tree->error_count, 1);
        parsed_clear(&p);
    }
    parsed whole;
    parsed_make(&whole, "cpp", LTL_STR("void f() { auto g = [=, &x]() {}; }\n"));
    assert_int_equal(whole.tree->error_count, 0);
    parsed_clear(&whole);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nests_of_any_depth_have_an_outcome),
        cmocka_unit_test(long_chains_are_linear),
        cmocka_unit_test(ambiguous_text_ends_by_fuel),
        cmocka_unit_test(a_raised_flag_stops_the_parse),
        cmocka_unit_test(a_parser_survives_giving_up),
        cmocka_unit_test(empty_and_huge_lines),
        cmocka_unit_test(errors_inside_leaves_are_counted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
