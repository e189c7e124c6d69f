/* Rules of a run, compiled: which are left out, which are shared, and what names the whole. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "analyzers/ruleset/program.h"
#include "analyzers/ruleset/ruleset.h"
#include "analyzers/ruleset/ruleset_internal.h"

#define RULE(id, languages, formula)                                                               \
    "- id: " id "\n  message: m\n  severity: ERROR\n  languages: [" languages "]\n  " formula "\n"

static ltl_ruleset *make(const char *text) {
    ltl_ruleset *ruleset = ltl_ruleset_new();
    ltl_ruleset_add(ruleset, LTL_STR("r.yaml"), ltl_str_of(text));
    return ruleset;
}

static const ltl_language *python(void) { return ltl_language_find(LTL_STR("python")); }

static void equal_leaves_are_compiled_once(void **state) {
    (void)state;
    ltl_ruleset *ruleset = make("rules:\n" RULE("a", "python", "pattern: f(1)") RULE(
        "b", "python", "patterns: [{pattern: f(1)}, {pattern-not: g(1)}]")
            RULE("c", "python", "patterns: [{pattern-regex: x.y}, {pattern: g(1)}]")
                RULE("d", "python", "pattern-regex: x.y"));
    const ltl_program *program = ltl_ruleset_program(ruleset, python());
    assert_int_equal(ltl_ruleset_problems(ruleset)->count, 0);
    assert_int_equal(program->units.count, 4);
    assert_int_equal(program->patterns.count, 2);
    assert_int_equal(program->regexes.count, 1);
    assert_ptr_equal(program, ltl_ruleset_program(ruleset, python()));
    ltl_ruleset_free(ruleset);
}

/* Texts that are the same up to a zero byte are not the same. */
static void zero_bytes_tell_leaves_apart(void **state) {
    (void)state;
    ltl_ruleset *ruleset = make("rules:\n" RULE("a", "python", "pattern-regex: \"x\\0a\"")
                                    RULE("b", "python", "pattern-regex: \"x\\0b\""));
    const ltl_program *program = ltl_ruleset_program(ruleset, python());
    if (ltl_ruleset_problems(ruleset)->count == 0) {
        assert_int_equal(program->units.count, 2);
        assert_int_equal(program->regexes.count, 2);
    }
    ltl_ruleset_free(ruleset);
}

static void a_broken_rule_costs_only_itself(void **state) {
    (void)state;
    ltl_ruleset *ruleset = make("rules:\n" RULE("a", "python", "pattern: f(") RULE(
        "b", "python", "pattern: f(1)") RULE("c", "python", "pattern-regex: '('")
                                    RULE("d", "python", "pattern: f("));
    const ltl_program *program = ltl_ruleset_program(ruleset, python());
    assert_int_equal(program->units.count, 1);
    const ltl_problems *problems = ltl_ruleset_problems(ruleset);
    assert_int_equal(problems->count, 3);
    for (uint32_t i = 0; i < problems->count; i++) {
        assert_true(problems->at[i].line > 0 && problems->at[i].text.len > 0);
        assert_true(i == 0 || problems->at[i].line >= problems->at[i - 1].line);
    }
    ltl_ruleset_free(ruleset);
}

static void rules_are_for_their_languages(void **state) {
    (void)state;
    ltl_ruleset *ruleset = make("rules:\n" RULE("a", "python, go", "pattern: f(1)")
                                    RULE("b", "regex", "pattern-regex: x"));
    const ltl_rule *a = ltl_ruleset_find(ruleset, LTL_STR("a"));
    const ltl_rule *b = ltl_ruleset_find(ruleset, LTL_STR("b"));
    const ltl_language *go = ltl_language_find(LTL_STR("go"));
    const ltl_language *c = ltl_language_find(LTL_STR("c"));
    assert_true(ltl_rule_is_for(a, python()) && ltl_rule_is_for(a, go));
    assert_false(ltl_rule_is_for(a, c) || ltl_rule_is_for(a, NULL));
    assert_true(ltl_rule_is_for(b, NULL));
    assert_false(ltl_rule_is_for(b, python()));
    assert_true(ltl_ruleset_wants(ruleset, go) && ltl_ruleset_wants(ruleset, NULL));
    assert_false(ltl_ruleset_wants(ruleset, c));
    assert_null(ltl_ruleset_program(ruleset, c));
    assert_null(ltl_ruleset_find(ruleset, LTL_STR("c")));
    ltl_ruleset_free(ruleset);
}

static bool is_b(void *context, const ltl_rule *rule) {
    (void)context;
    return ltl_str_is(rule->info.id, "b");
}

static void the_digest_names_texts_and_choice(void **state) {
    (void)state;
    static const char text[] =
        "rules:\n" RULE("a", "python", "pattern: f(1)") RULE("b", "python", "pattern: g(1)");
    ltl_ruleset *whole = make(text);
    ltl_ruleset *again = make(text);
    ltl_ruleset *chosen = make(text);
    ltl_ruleset *other = make("rules:\n" RULE("a", "python", "pattern: f(2)"));
    ltl_ruleset_filter(chosen, is_b, NULL);
    assert_int_equal(ltl_ruleset_count(chosen), 1);
    ltl_digest digest = ltl_ruleset_digest(whole);
    ltl_digest same = ltl_ruleset_digest(again);
    ltl_digest less = ltl_ruleset_digest(chosen);
    ltl_digest different = ltl_ruleset_digest(other);
    assert_memory_equal(&digest, &same, sizeof digest);
    assert_memory_not_equal(&digest, &less, sizeof digest);
    assert_memory_not_equal(&digest, &different, sizeof digest);
    ltl_ruleset_free(whole);
    ltl_ruleset_free(again);
    ltl_ruleset_free(chosen);
    ltl_ruleset_free(other);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(equal_leaves_are_compiled_once),
        cmocka_unit_test(zero_bytes_tell_leaves_apart),
        cmocka_unit_test(a_broken_rule_costs_only_itself),
        cmocka_unit_test(rules_are_for_their_languages),
        cmocka_unit_test(the_digest_names_texts_and_choice),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
