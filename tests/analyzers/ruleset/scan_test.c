/* A scanner over files: outcomes, independence of rules and order, threads. */
#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "analyzers/rules/pack.h"
#include "core/limits.h"
#include "tests/support/parsed.h"
#include "tests/support/scanned.h"

static ltl_str describe(ltl_arena *arena, ltl_scanner *scanner) {
    const ltl_matches *matches = ltl_scanner_matches(scanner);
    ltl_str all = LTL_STR("");
    for (uint32_t i = 0; i < matches->count; i++) {
        const ltl_match *match = &matches->at[i];
        all = ltl_arena_printf(arena, "%.*s%.*s %u-%u %.*s %.*s\n", LTL_STR_ARG(all),
                               LTL_STR_ARG(match->rule->info.id), match->span.start,
                               match->span.end, LTL_STR_ARG(match->message),
                               LTL_STR_ARG(match->fix));
    }
    const ltl_give_ups *given_up = ltl_scanner_give_ups(scanner);
    return ltl_arena_printf(arena, "%.*s%u given up", LTL_STR_ARG(all), given_up->count);
}

static ltl_ruleset *built_in(void) {
    ltl_ruleset *ruleset = ltl_ruleset_new();
    ltl_pack_reader reader = ltl_pack_open();
    ltl_str path;
    ltl_str text;
    while (ltl_pack_next(&reader, &path, &text)) {
        if (ltl_str_ends_with(path, LTL_STR(".yaml"))) {
            ltl_ruleset_add(ruleset, path, text);
        }
    }
    assert_true(ltl_ruleset_count(ruleset) > 20);
    ltl_error error;
    assert_int_equal(ltl_ruleset_compile(ruleset, &error), LTL_OK);
    return ruleset;
}

/* Fixtures of all rules, then the samples of all languages. */
static ltl_str scan_all(ltl_arena *arena, ltl_scanner *scanner) {
    ltl_str all = LTL_STR("");
    ltl_pack_reader reader = ltl_pack_open();
    ltl_str path;
    ltl_str text;
    while (ltl_pack_next(&reader, &path, &text)) {
        ltl_source source;
        ltl_source_init(&source, arena, path, text);
        ltl_scanner_begin(scanner, &source, ltl_language_of_file(path, text), NULL);
        all = ltl_arena_printf(arena, "%.*s%.*s\n%.*s\n", LTL_STR_ARG(all), LTL_STR_ARG(path),
                               LTL_STR_ARG(describe(arena, scanner)));
    }
    for (size_t i = 0; i < ltl_language_count; i++) {
        ltl_source source;
        ltl_source_init(&source, arena, LTL_STR("sample"), ltl_str_of(ltl_languages[i]->sample));
        ltl_scanner_begin(scanner, &source, ltl_languages[i], NULL);
        all = ltl_arena_printf(arena, "%.*s%s\n%.*s\n", LTL_STR_ARG(all), ltl_languages[i]->id,
                               LTL_STR_ARG(describe(arena, scanner)));
    }
    return all;
}

/* Also by another scanner, when the one that parsed it is at the next file. */
static void a_packed_tree_is_as_good_as_its_file(void **state) {
    (void)state;
    enum { EVERY = 20 }; /* files */
    ltl_arena arena = {0};
    ltl_ruleset *ruleset = built_in();
    ltl_scanner *scanner = ltl_scanner_new(ruleset);
    ltl_scanner *other = ltl_scanner_new(ruleset);
    ltl_pack_reader reader = ltl_pack_open();
    ltl_str path;
    ltl_str text;
    for (uint32_t number = 0; ltl_pack_next(&reader, &path, &text); number++) {
        ltl_source source;
        if (number % EVERY != 0) {
            continue;
        }
        ltl_source_init(&source, &arena, path, text);
        ltl_scanner_begin(scanner, &source, ltl_language_of_file(path, text), NULL);
        ltl_str first = describe(&arena, scanner);
        ltl_packed_tree packed;
        if (ltl_scanner_tree(scanner, NULL) == NULL) {
            assert_false(ltl_scanner_pack(scanner, &packed));
            continue;
        }
        assert_true(ltl_scanner_pack(scanner, &packed));
        ltl_scanner_begin(scanner, &source, NULL, NULL);
        for (int i = 0; i < 3; i++) {
            ltl_scanner *at = i % 2 == 0 ? other : scanner;
            ltl_scanner_begin_packed(at, &packed, NULL);
            assert_null(tree_fault(ltl_scanner_tree_if_parsed(at)));
            assert_true(ltl_str_eq(describe(&arena, at), first));
        }
        ltl_scanner_begin(scanner, &source, NULL, NULL);
        ltl_scanner_begin(other, &source, NULL, NULL);
        ltl_packed_clear(&packed);
    }
    ltl_scanner_free(other);
    ltl_scanner_free(scanner);
    ltl_ruleset_free(ruleset);
    ltl_arena_clear(&arena);
}

static void the_prefilter_changes_nothing(void **state) {
    (void)state;
    ltl_arena arena = {0};
    ltl_ruleset *ruleset = built_in();
    ltl_scanner *scanner = ltl_scanner_new(ruleset);
    ltl_str with = scan_all(&arena, scanner);
    ltl_scanner_set_prefilter(scanner, false);
    ltl_str without = scan_all(&arena, scanner);
    assert_true(ltl_str_eq(with, without));
    ltl_scanner_free(scanner);
    ltl_ruleset_free(ruleset);
    ltl_arena_clear(&arena);
}

typedef struct worker {
    const ltl_ruleset *ruleset;
    ltl_arena arena;
    ltl_str found;
} worker;

static void *work(void *context) {
    worker *w = context;
    ltl_scanner *scanner = ltl_scanner_new(w->ruleset);
    for (int round = 0; round < 3; round++) {
        w->found = scan_all(&w->arena, scanner);
    }
    ltl_scanner_free(scanner);
    return NULL;
}

/* Nothing is compiled before the threads start: they also race for the programs. */
static void threads_share_a_rule_set(void **state) {
    (void)state;
    ltl_ruleset *ruleset = built_in();
    enum { WORKERS = 4 };
    worker workers[WORKERS] = {{0}};
    pthread_t threads[WORKERS];
    for (int i = 0; i < WORKERS; i++) {
        workers[i].ruleset = ruleset;
        assert_int_equal(pthread_create(&threads[i], NULL, work, &workers[i]), 0);
    }
    for (int i = 0; i < WORKERS; i++) {
        assert_int_equal(pthread_join(threads[i], NULL), 0);
        assert_true(ltl_str_eq(workers[i].found, workers[0].found));
    }
    for (int i = 0; i < WORKERS; i++) {
        ltl_arena_clear(&workers[i].arena);
    }
    ltl_ruleset_free(ruleset);
}

static ltl_ruleset *rules_of(const char *text) {
    ltl_ruleset *ruleset = ltl_ruleset_new();
    ltl_ruleset_add(ruleset, LTL_STR("r.yaml"), ltl_str_of(text));
    assert_int_equal(ltl_ruleset_problems(ruleset)->count, 0);
    return ruleset;
}

static uint32_t count_of(const ltl_matches *matches, const char *id) {
    uint32_t count = 0;
    for (uint32_t i = 0; i < matches->count; i++) {
        count += ltl_str_is(matches->at[i].rule->info.id, id) ? 1 : 0;
    }
    return count;
}

#define RULE(id, formula)                                                                          \
    "- id: " id "\n  message: m\n  severity: ERROR\n  languages: [python]\n  " formula "\n"
#define HARD RULE("hard", "patterns: [{pattern: 'f(..., $A, ..., $B, ..., $C, ...)'}, {pattern: 'g($X)'}]")
#define EASY RULE("easy", "pattern: g($X)")

/* A neighbour that gives up takes nothing from a rule that shares a leaf with it. */
static void a_rule_does_not_depend_on_others(void **state) {
    (void)state;
    static const char *const texts[] = {"rules:\n" EASY, "rules:\n" HARD EASY, "rules:\n" EASY HARD};
    char *many = nest("a,", "", "", 3000);
    for (size_t i = 0; i < LTL_COUNT_OF(texts); i++) {
        ltl_arena arena = {0};
        ltl_ruleset *ruleset = rules_of(texts[i]);
        ltl_scanner *scanner = ltl_scanner_new(ruleset);
        ltl_source source;
        ltl_source_init(&source, &arena, LTL_STR("a.py"),
                        ltl_arena_printf(&arena, "f(%sg(1))\ng(2)\n", many));
        ltl_scanner_begin(scanner, &source, ltl_language_find(LTL_STR("python")), NULL);
        assert_int_equal(count_of(ltl_scanner_matches(scanner), "easy"), 2);
        const ltl_give_ups *given_up = ltl_scanner_give_ups(scanner);
        for (uint32_t j = 0; j < given_up->count; j++) {
            assert_true(ltl_str_is(given_up->at[j].rule->info.id, "hard"));
        }
        ltl_scanner_free(scanner);
        ltl_ruleset_free(ruleset);
        ltl_arena_clear(&arena);
    }
    free(many);
}

/* What a negation could not be held against is not reported. */
static void an_unfinished_negation_reports_nothing(void **state) {
    (void)state;
    scanned s;
    scanned_make(&s, "python",
                 "  patterns:\n  - pattern: g($X)\n  - pattern-not-inside: f(..., $A, ..., $B, ..., $C, ...)");
    char *many = nest("a,", "", "", 3000);
    scanned_run(&s, "python", ltl_arena_printf(&s.arena, "f(%sg(1))\ng(2)\n", many), NULL);
    assert_int_not_equal(scanned_reason(&s), LTL_REASON_NONE);
    assert_int_equal(s.matches->count, 0);
    free(many);
    scanned_clear(&s);
}

static void outcomes_are_stated(void **state) {
    (void)state;
    scanned s;
    scanned_make(&s, "python", "  pattern: f($X)");
    ltl_reason reason;
    scanned_run(&s, "python", LTL_STR("f(1)\n"), NULL);
    (void)ltl_scanner_tree(s.scanner, &reason);
    assert_int_equal(reason, LTL_REASON_NONE);
    scanned_run(&s, "python", LTL_STR("f(1)\n)(\n"), NULL);
    (void)ltl_scanner_tree(s.scanner, &reason);
    assert_int_equal(reason, LTL_REASON_PARSE_ERRORS);
    assert_int_equal(s.matches->count, 1);
    scanned_run(&s, "python", LTL_STR(""), NULL);
    assert_int_equal(s.matches->count, 0);
    scanned_run(&s, "python", LTL_STR("f(\0)\nf(2)\n"), NULL);
    assert_true(s.matches->count >= 1);
    scanned_run(&s, "python", LTL_STR("f('\xff\xfe')\r\nf(2)\r\n"), NULL);
    assert_true(ltl_str_is(scanned_places(&s), "1:1-1:8 2:1-2:5"));
    atomic_int stop = (int)LTL_CANCELLED;
    char *many = nest("f(1)\n", "", "", 5000);
    scanned_run(&s, "python", ltl_str_of(many), &stop);
    assert_int_equal(scanned_reason(&s), LTL_REASON_CANCELLED);
    assert_int_equal(s.matches->count, 0);
    free(many);
    scanned_run(&s, "python", LTL_STR("f(1)\n"), NULL); /* as good as new */
    assert_int_equal(s.matches->count, 1);
    scanned_clear(&s);
}

static void findings_have_a_limit(void **state) {
    (void)state;
    for (uint32_t more = 0; more < 2; more++) {
        scanned s;
        scanned_make(&s, "python", "  pattern: f($X)");
        char *many = nest("f(1)\n", "", "", LTL_MAX_FINDINGS_PER_RULE_FILE + more);
        scanned_run(&s, "python", ltl_str_of(many), NULL);
        assert_int_equal(s.matches->count, LTL_MAX_FINDINGS_PER_RULE_FILE);
        assert_int_equal(scanned_reason(&s),
                         more > 0 ? LTL_REASON_TOO_MANY_FINDINGS : LTL_REASON_NONE);
        free(many);
        scanned_clear(&s);
    }
}

static void words_in_strings_suppress_nothing(void **state) {
    (void)state;
    scanned s;
    scanned_make(&s, "python", "  pattern: f(...)");
    scanned_run(&s, "python",
                LTL_STR("f('# nosemgrep')\nf(1)  # nosemgrep\nf('''\n# lintel:ignore\n''')\n"), NULL);
    const ltl_suppressions *all = ltl_scanner_suppressions(s.scanner);
    const ltl_rule_info *rule = &ltl_ruleset_rule(s.ruleset, 0)->info;
    assert_int_equal(s.matches->count, 3);
    assert_null(ltl_suppressions_find(all, rule, 1, 0));
    assert_non_null(ltl_suppressions_find(all, rule, 2, 0));
    assert_null(ltl_suppressions_find(all, rule, 3, 0));
    assert_null(ltl_suppressions_find(all, rule, 4, 0));
    scanned_clear(&s);
}

static void messages_tell_what_constants_are_worth(void **state) {
    (void)state;
    scanned s = {.ruleset = ltl_ruleset_new()};
    ltl_ruleset_add(s.ruleset, LTL_STR("t.yaml"),
                    LTL_STR("rules:\n- id: t\n  message: $X is value($X)\n  severity: LOW\n"
                            "  languages: [python]\n  pattern: f($X)\n"));
    s.scanner = ltl_scanner_new(s.ruleset);
    scanned_run(&s, "python", LTL_STR("def g(z):\n    a = 'b'\n    f(a)\n    f(z)\n"), NULL);
    assert_int_equal(s.matches->count, 2);
    assert_true(ltl_str_is(s.matches->at[0].message, "a is b"));
    assert_true(ltl_str_is(s.matches->at[1].message, "z is z"));
    scanned_clear(&s);
}

/* A header is looked at by the rules of C and of C++, whichever it was read as, and once by those of both. */
static void headers_are_for_two_languages(void **state) {
    (void)state;
    static const struct {
        const char *languages;
        const char *path;
        const char *text;
        uint32_t count;
    } ROWS[] = {
        {"c", "a.h", "void f(void) { g(1); }\n", 1},
        {"cpp", "a.h", "void f(void) { g(1); }\n", 1},
        {"c, cpp", "a.h", "void f(void) { g(1); }\n", 1},
        {"c", "a.h", "namespace n {\nclass A { void f() { g(1); } };\n}\n", 1},
        {"cpp", "a.h", "namespace n {\nclass A { void f() { g(1); } };\n}\n", 1},
        {"c, cpp", "a.h", "namespace n {\nclass A { void f() { g(1); } };\n}\n", 1},
        {"c", "a.cpp", "void f() { g(1); }\n", 0},
        {"cpp", "a.c", "void f(void) { g(1); }\n", 0},
    };
    for (size_t i = 0; i < 2 * LTL_COUNT_OF(ROWS); i++) {
        scanned s;
        scanned_make(&s, ROWS[i / 2].languages, "  pattern: g($X)");
        ltl_scanner_set_prefilter(s.scanner, i % 2 == 0);
        scanned_run_file(&s, ROWS[i / 2].path, ltl_str_of(ROWS[i / 2].text));
        assert_int_equal(s.matches->count, ROWS[i / 2].count);
        scanned_clear(&s);
    }
}

/* A pattern that only one of the two can read is no problem of the rule. */
static void guests_have_no_problems(void **state) {
    (void)state;
    scanned s;
    scanned_make(&s, "cpp", "  pattern: |\n    template <typename $T> class $C { ... };");
    scanned_run_file(&s, "a.h", LTL_STR("int f(void);\n"));
    assert_int_equal(s.matches->count, 0);
    assert_int_equal(scanned_reason(&s), LTL_REASON_NONE);
    scanned_clear(&s);
}

/* Of parts that find the same, the one that has a fix gives it, wherever it stands. */
static void one_part_may_bring_the_fix(void **state) {
    (void)state;
    static const char *const RULES[] = {
        "  match:\n    any:\n      - {pattern: f(1), fix: g(1)}\n      - f(...)",
        "  match:\n    any:\n      - f(...)\n      - {pattern: f(1), fix: g(1)}",
        "  match:\n    any:\n      - f($X)\n"
        "      - {pattern: f($X), where: [{metavariable: $X, regex: '1'}], fix: g($X)}",
        "  match:\n    any:\n"
        "      - {pattern: f($X), where: [{metavariable: $X, regex: '1'}], fix: g($X)}\n      - f($X)",
    };
    for (size_t i = 0; i < LTL_COUNT_OF(RULES); i++) {
        scanned s;
        scanned_make(&s, "python", RULES[i]);
        scanned_run_file(&s, "a.py", LTL_STR("f(1)\nf(2)\n"));
        assert_int_equal(s.matches->count, 2);
        assert_true(s.matches->at[0].has_fix && ltl_str_is(s.matches->at[0].fix, "g(1)"));
        assert_false(s.matches->at[1].has_fix);
        scanned_clear(&s);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(messages_tell_what_constants_are_worth),
        cmocka_unit_test(a_packed_tree_is_as_good_as_its_file),
        cmocka_unit_test(the_prefilter_changes_nothing),
        cmocka_unit_test(threads_share_a_rule_set),
        cmocka_unit_test(a_rule_does_not_depend_on_others),
        cmocka_unit_test(an_unfinished_negation_reports_nothing),
        cmocka_unit_test(outcomes_are_stated),
        cmocka_unit_test(findings_have_a_limit),
        cmocka_unit_test(words_in_strings_suppress_nothing),
        cmocka_unit_test(headers_are_for_two_languages),
        cmocka_unit_test(guests_have_no_problems),
        cmocka_unit_test(one_part_may_bring_the_fix),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
