#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "orchestrator/cli/settings.h"

static ltl_arena arena;
static ltl_settings settings;
static ltl_error error;

static ltl_status read(const char *text) {
    error = (ltl_error){0};
    ltl_settings_init(&settings);
    return ltl_settings_read(&arena, LTL_STR("/p/.lintel.yaml"), ltl_str_of(text), &settings,
                             &error);
}

static void everything_is_read(void **state) {
    (void)state;
    assert_int_equal(read("rules: [own.yaml, /abs/dir]\n"
                          "built-in-rules: false\n"
                          "exclude:\n  - vendor/\n"
                          "domains: [security, secrets]\n"
                          "severity: medium\n"
                          "confidence: high\n"
                          "metrics:\n  cyclomatic: 20\n  enabled: false\n"
                          "gate:\n  fail-on: high:medium\n  max-warnings: 3\n"
                          "  require-coverage: true\n"
                          "review:\n  major-files: 7\n"),
                     LTL_OK);
    assert_int_equal(settings.rules.count, 2);
    assert_true(ltl_str_is(settings.rules.at[0], "/p/own.yaml"));
    assert_true(ltl_str_is(settings.rules.at[1], "/abs/dir"));
    assert_true(settings.has_own_rules_only);
    assert_true(ltl_str_is(settings.exclude.at[0], "vendor/"));
    assert_int_equal(settings.domains, 1u << LTL_DOMAIN_SECURITY | 1u << LTL_DOMAIN_SECRETS);
    assert_int_equal(settings.severity, LTL_SEVERITY_MEDIUM);
    assert_int_equal(settings.confidence, LTL_CONFIDENCE_HIGH);
    assert_int_equal(settings.metrics.cyclomatic, 20);
    assert_false(settings.with_metrics);
    assert_int_equal(settings.gate.fail_on, LTL_SEVERITY_HIGH);
    assert_int_equal(settings.gate.fail_on_confidence, LTL_CONFIDENCE_MEDIUM);
    assert_true(settings.gate.has_max_warnings);
    assert_int_equal(settings.gate.max_warnings, 3);
    assert_true(settings.gate.requires_coverage);
    assert_int_equal(settings.review.major_files, 7);
}

static void an_empty_file_says_nothing(void **state) {
    (void)state;
    assert_int_equal(read(""), LTL_OK);
    assert_int_equal(read("gate:\n"), LTL_OK);
    assert_int_equal(settings.gate.fail_on, LTL_SEVERITY_MEDIUM);
}

typedef struct mistake {
    const char *text;
    uint32_t line;
    const char *words;
} mistake;

static void mistakes_have_a_place_and_a_hint(void **state) {
    (void)state;
    static const mistake mistakes[] = {
        {"severty: low\n", 1, "did you mean `severity`?"},
        {"exclude: []\ngates: {}\n", 2, "did you mean `gate`?"},
        {"gate:\n  failon: low\n", 2, "did you mean `fail-on`?"},
        {"severity: loud\n", 1, "info, low, medium, high or critical"},
        {"gate: {fail-on: high:loud}\n", 1, "a severity"},
        {"gate: {max-warnings: -1}\n", 1, "a number"},
        {"metrics: 5\n", 1, "is a mapping"},
        {"- a\n", 1, "is a mapping"},
        {"exclude: {a: b}\n", 1, "a list of texts"},
        {"built-in-rules: maybe\n", 1, "true or false"},
        {"domains: [secrity]\n", 1, "security, secrets"},
        {"a: [\n", 0, ""},
    };
    for (size_t i = 0; i < LTL_COUNT_OF(mistakes); i++) {
        assert_int_not_equal(read(mistakes[i].text), LTL_OK);
        assert_non_null(strstr(error.text, mistakes[i].words));
        assert_string_equal(error.path, "/p/.lintel.yaml");
        if (mistakes[i].line > 0) {
            assert_int_equal(error.line, mistakes[i].line);
        }
    }
}

static void fail_on_words(void **state) {
    (void)state;
    ltl_gate_options gate = {0};
    assert_true(ltl_fail_on_parse(LTL_STR("critical"), &gate));
    assert_int_equal(gate.fail_on, LTL_SEVERITY_CRITICAL);
    assert_true(ltl_fail_on_parse(LTL_STR("never"), &gate));
    assert_int_equal(gate.fail_on, LTL_SEVERITY_COUNT);
    assert_false(ltl_fail_on_parse(LTL_STR(""), &gate));
    assert_false(ltl_fail_on_parse(LTL_STR("high:"), &gate));
    assert_false(ltl_fail_on_parse(LTL_STR("sometimes"), &gate));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(everything_is_read),
        cmocka_unit_test(an_empty_file_says_nothing),
        cmocka_unit_test(mistakes_have_a_place_and_a_hint),
        cmocka_unit_test(fail_on_words),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    ltl_arena_clear(&arena);
    return failed;
}
