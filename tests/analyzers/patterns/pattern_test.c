/* Patterns: what is compiled, what is refused, and where the fault is. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "analyzers/patterns/pattern.h"
#include "analyzers/ruleset/ruleset.h"
#include "core/limits.h"
#include "tests/support/hostile_texts.h"
#include "tests/support/parsed.h"

typedef struct workshop {
    ltl_arena arena;
    ltl_parser *parser;
    ltl_names names;
    ltl_metavariables metavariables;
    ltl_error error;
} workshop;

static void workshop_init(workshop *w) {
    *w = (workshop){.parser = ltl_parser_new()};
    ltl_names_init(&w->names);
}

static void workshop_clear(workshop *w) {
    ltl_parser_free(w->parser);
    ltl_names_clear(&w->names);
    ltl_arena_clear(&w->arena);
}

static ltl_status compile(workshop *w, const ltl_language *language, ltl_str text,
                          const ltl_pattern **out_pattern) {
    return ltl_pattern_compile(&w->arena, w->parser, &w->names, &w->metavariables, language, text,
                               0, out_pattern, &w->error);
}

static void kinds_of_pattern(void **state) {
    (void)state;
    static const struct {
        const char *language;
        const char *text;
        ltl_kind kind; /* of the first node */
        uint32_t roots;
        bool is_statement;
        bool is_metavariable;
        bool binds;
        const char *anchor;
    } examples[] = {
        {"python", "foo($X)", LTL_KIND_CALL, 1, false, false, true, "foo"},
        {"python", "foo(...)", LTL_KIND_CALL, 1, false, false, false, "foo"},
        {"python", "$X", LTL_KIND_NAME, 1, false, true, true, NULL},
        {"python", "$_", LTL_KIND_NAME, 1, false, true, false, NULL},
        {"javascript", "foo()", LTL_KIND_CALL, 1, false, false, false, "foo"},
        {"javascript", "foo();", LTL_KIND_EXPRESSION_STATEMENT, 1, true, false, false, "foo"},
        {"javascript", "foo();\nbar();", LTL_KIND_EXPRESSION_STATEMENT, 2, true, false, false,
         "foo"},
        {"python", "def $F(...): ...", LTL_KIND_FUNCTION, 1, true, false, true, NULL},
        {"python", "'...'", LTL_KIND_STRING, 1, false, false, false, NULL},
        {"python", "'$X'", LTL_KIND_STRING, 1, false, false, true, NULL},
        {"python", "  foo ( 1 ) \n", LTL_KIND_CALL, 1, false, false, false, "foo"},
        {"go", "exec.Command(...)", LTL_KIND_CALL, 1, false, false, false, "Command"},
        {"c", "strcpy($A, $B);", LTL_KIND_EXPRESSION_STATEMENT, 1, true, false, true, "strcpy"},
        {"java", "(int) $X", LTL_KIND_CAST, 1, false, false, true, NULL},
        /* less than a whole construct */
        {"java", "public class $C extends Base", LTL_KIND_CLASS, 1, true, false, true, "Base"},
        {"java", "$T find(...)", LTL_KIND_FUNCTION, 1, true, false, true, "find"},
        {"java", "if ($X == 1)", LTL_KIND_IF, 1, true, false, true, NULL},
        {"java", "try { close(); }", LTL_KIND_TRY, 1, true, false, false, "close"},
        {"java", "catch (IOException $E) { ... }", LTL_KIND_CATCH, 1, false, false, true, NULL},
        {"java", "finally { ... }", LTL_KIND_FINALLY, 1, false, false, false, NULL},
        {"java", "case 1: close();", LTL_KIND_CASE, 1, false, false, false, "close"},
        {"csharp", "class $C : Base", LTL_KIND_CLASS, 1, true, false, true, "Base"},
        {"kotlin", "class $C : Base", LTL_KIND_CLASS, 1, true, false, true, "Base"},
        {"scala", "class $C extends Base", LTL_KIND_CLASS, 1, true, false, true, "Base"},
        {"python", "class $C(Base):", LTL_KIND_CLASS, 1, true, false, true, "Base"},
        {"javascript", "class $C extends Base", LTL_KIND_CLASS, 1, true, false, true, "Base"},
        {"php", "if ($X > 1)", LTL_KIND_IF, 1, true, false, true, NULL},
    };
    for (size_t i = 0; i < LTL_COUNT_OF(examples); i++) {
        workshop w;
        workshop_init(&w);
        const ltl_pattern *pattern = NULL;
        const ltl_language *language = ltl_language_find(ltl_str_of(examples[i].language));
        if (compile(&w, language, ltl_str_of(examples[i].text), &pattern) != LTL_OK) {
            fail_msg("%s: %s", examples[i].text, w.error.text);
        }
        assert_null(tree_fault(pattern->tree));
        assert_string_equal(ltl_kind_name(ltl_tree_kind(pattern->tree, pattern->first)),
                            ltl_kind_name(examples[i].kind));
        assert_int_equal(pattern->root_count, examples[i].roots);
        assert_int_equal(pattern->is_statement, examples[i].is_statement);
        assert_int_equal(pattern->is_metavariable, examples[i].is_metavariable);
        assert_int_equal(pattern->binds, examples[i].binds);
        if (examples[i].anchor != NULL) {
            assert_true(ltl_str_is(ltl_names_text(&w.names, pattern->anchor), examples[i].anchor));
        }
        workshop_clear(&w);
    }
}

static void broken_patterns_are_refused(void **state) {
    (void)state;
    static const char *const texts[] = {"1 +", "f(",   "def f(", ")",       "if",     "\"a",
                                        "",    " \n ", "((((",   "<... f(", "a b c d"};
    for (size_t i = 0; i < LTL_COUNT_OF(texts); i++) {
        workshop w;
        workshop_init(&w);
        const ltl_pattern *untouched = (const ltl_pattern *)&w;
        const ltl_pattern *pattern = untouched;
        ltl_status status =
            compile(&w, ltl_language_find(LTL_STR("python")), ltl_str_of(texts[i]), &pattern);
        if (status != LTL_SYNTAX) {
            fail_msg("'%s' is not refused", texts[i]);
        }
        assert_ptr_equal(pattern, untouched);
        assert_true(strlen(w.error.text) > 0);
        workshop_clear(&w);
    }
}

static void the_fault_has_a_place(void **state) {
    (void)state;
    ltl_ruleset *ruleset = ltl_ruleset_new();
    ltl_ruleset_add(ruleset, LTL_STR("r.yaml"),
                    LTL_STR("rules:\n- id: bad\n  message: m\n  severity: ERROR\n"
                            "  languages: [python]\n  pattern: f(\n"
                            "- id: good\n  message: m\n  severity: ERROR\n"
                            "  languages: [python]\n  pattern: f()\n"));
    ltl_error error;
    assert_int_equal(ltl_ruleset_compile_all(ruleset, &error), LTL_OK);
    const ltl_problems *problems = ltl_ruleset_problems(ruleset);
    assert_int_equal(problems->count, 1);
    assert_true(ltl_str_is(problems->at[0].path, "r.yaml"));
    assert_true(ltl_str_is(problems->at[0].rule_id, "bad"));
    assert_int_equal(problems->at[0].line, 6);
    assert_true(problems->at[0].column > 0);
    ltl_ruleset_free(ruleset);
}

/* Line and column in the rule file of what the grammar stumbled over, for each language. */
static void the_fault_is_placed_within_the_pattern(void **state) {
    (void)state;
    static const struct {
        const char *pattern; /* as written behind `pattern: ` */
        uint32_t line;
        uint32_t column;
    } examples[] = {
        {"f($X, ...) ) + 1", 6, 23},
        {"'f($X) )'", 6, 19},
        {"|\n    f($X, ...)\n    g() ) + 1\n", 8, 9},
    };
    for (size_t i = 0; i < LTL_COUNT_OF(examples); i++) {
        ltl_arena arena = {0};
        ltl_ruleset *ruleset = ltl_ruleset_new();
        ltl_ruleset_add(ruleset, LTL_STR("r.yaml"),
                        ltl_arena_printf(&arena,
                                         "rules:\n- id: bad\n  message: m\n  severity: ERROR\n"
                                         "  languages: [python, javascript]\n  pattern: %s\n",
                                         examples[i].pattern));
        ltl_error error;
        assert_int_equal(ltl_ruleset_compile_all(ruleset, &error), LTL_OK);
        const ltl_problems *problems = ltl_ruleset_problems(ruleset);
        assert_int_equal(problems->count, 2);
        for (uint32_t j = 0; j < problems->count; j++) {
            if (problems->at[j].line != examples[i].line ||
                problems->at[j].column != examples[i].column) {
                fail_msg("%s: the fault is said to be at %u:%u", examples[i].pattern,
                         problems->at[j].line, problems->at[j].column);
            }
        }
        ltl_ruleset_free(ruleset);
        ltl_arena_clear(&arena);
    }
}

static void any_bytes_have_an_answer(void **state) {
    (void)state;
    workshop w;
    workshop_init(&w);
    static const ltl_str zeros[] = {
        {"f(\0)", 4}, {"f(1)\0\0\0\0;", 9}, {"\0\0\0", 3}, {"f(1);\0", 6}};
    for (size_t l = 0; l < ltl_language_count; l++) {
        const ltl_pattern *pattern;
        for (size_t i = l % 4; i < LTL_COUNT_OF(hostile_texts); i += 4) { /* each one somewhere */
            (void)!compile(&w, ltl_languages[l], hostile_texts[i], &pattern);
        }
        for (size_t i = 0; i < LTL_COUNT_OF(zeros); i++) {
            (void)!compile(&w, ltl_languages[l], zeros[i], &pattern);
        }
    }
    workshop_clear(&w);
}

static void sizes_have_limits(void **state) {
    (void)state;
    const ltl_language *language = ltl_language_find(LTL_STR("python"));
    static const struct {
        const char *before;
        const char *middle;
        const char *after;
        size_t count;
        ltl_status status;
    } examples[] = {
        {"[", "a", "]", 8000, LTL_LIMIT}, {"(", "a", ")", 2000, LTL_OK},
        {"f(", "a", ")", 1500, LTL_OK},   {"f(", "a", ")", 5000, LTL_LIMIT},
        {"a,", "b", "", 8000, LTL_LIMIT}, {"a", "", "", 70000, LTL_LIMIT},
        {"a", "", "", 60000, LTL_OK},
    };
    for (size_t i = 0; i < LTL_COUNT_OF(examples); i++) {
        workshop w;
        workshop_init(&w);
        char *text =
            nest(examples[i].before, examples[i].middle, examples[i].after, examples[i].count);
        const ltl_pattern *pattern;
        ltl_status status = compile(&w, language, ltl_str_of(text), &pattern);
        if (status != examples[i].status) {
            fail_msg("%s x %zu: %s", examples[i].before, examples[i].count, w.error.text);
        }
        free(text);
        workshop_clear(&w);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(kinds_of_pattern),
        cmocka_unit_test(broken_patterns_are_refused),
        cmocka_unit_test(the_fault_has_a_place),
        cmocka_unit_test(any_bytes_have_an_answer),
        cmocka_unit_test(sizes_have_limits),
        cmocka_unit_test(the_fault_is_placed_within_the_pattern),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
