#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "analyzers/agents/agent.h"

/* What every agent keeps, over a small file of every language. */

static uint32_t emitted;

static void count(ltl_sink *sink, const ltl_finding *finding) {
    (void)sink;
    assert_non_null(finding->rule);
    assert_non_null(finding->agent);
    assert_true(finding->path.len > 0);
    assert_true(finding->message.len > 0);
    assert_true(finding->start.line >= 1 && finding->start.column >= 1);
    assert_true(finding->end.offset >= finding->start.offset);
    emitted++;
}

static void descriptors_are_complete(void **state) {
    (void)state;
    assert_true(ltl_agent_count >= 4);
    assert_true(ltl_agent_count <= LTL_LEDGER_MAX_AGENTS);
    for (size_t i = 0; i < ltl_agent_count; i++) {
        const ltl_agent *agent = ltl_agents[i];
        assert_true(agent->id && agent->title && agent->description);
        assert_true(agent->wants && agent->run);
        assert_true(agent->domain < LTL_DOMAIN_COUNT);
        assert_ptr_equal(ltl_agent_find(ltl_str_of(agent->id)), agent);
        for (uint32_t k = 0; k < ltl_agent_rule_count(agent); k++) {
            const ltl_rule_info *rule = ltl_agent_rule(agent, k);
            assert_int_equal(rule->domain, agent->domain);
            assert_true(rule->id.len > 0 && rule->message.len > 0);
            assert_true(rule->title.len > 0 && rule->why.len > 0 && rule->advice.len > 0);
        }
    }
    assert_null(ltl_agent_find(LTL_STR("nobody")));
}

static ltl_ruleset *rules_of(const char *category) {
    ltl_ruleset *ruleset = ltl_ruleset_new();
    char text[512];
    int len = snprintf(text, sizeof(text),
                       "rules:\n  - id: x\n    languages: [regex]\n    severity: ERROR\n"
                       "    message: m\n    pattern-regex: '[a-z]+'\n"
                       "    metadata: {category: %s}\n",
                       category);
    ltl_ruleset_add(ruleset, LTL_STR("x.yaml"), (ltl_str){text, (size_t)len});
    assert_int_equal(ltl_ruleset_compile(ruleset, NULL), LTL_OK);
    assert_int_equal(ltl_ruleset_count(ruleset), 1);
    return ruleset;
}

/* Matches go to the agent of their domain, to no other, and as suppressed where a comment says so. */
static void each_reports_its_own_domain(void **state) {
    (void)state;
    for (size_t i = 0; i < ltl_agent_count; i++) {
        ltl_ruleset *ruleset = rules_of(ltl_domain_name(ltl_agents[i]->domain));
        ltl_scanner *scanner = ltl_scanner_new(ruleset);
        ltl_arena arena = {0};
        ltl_source source;
        ltl_source_init(&source, &arena, LTL_STR("a.txt"), LTL_STR("one 2\n3 four\n"));
        ltl_agent_options options = {.rule_files_only = true};
        ltl_job job = {
            .scanner = scanner, .options = &options, .text_domains = 1u << ltl_agents[i]->domain};
        ltl_sink sink = {.emit = count};
        for (size_t k = 0; k < ltl_agent_count; k++) {
            emitted = 0;
            ltl_scanner_begin(scanner, &source, NULL, NULL);
            assert_int_equal(ltl_agents[k]->wants(ltl_agents[k], &job), i == k);
            assert_int_equal(ltl_agents[k]->run(ltl_agents[k], &job, &sink), LTL_REASON_NONE);
            assert_int_equal(emitted, i == k ? 2 : 0);
        }
        options.min_severity = LTL_SEVERITY_CRITICAL;
        emitted = 0;
        ltl_scanner_begin(scanner, &source, NULL, NULL);
        (void)ltl_agents[i]->run(ltl_agents[i], &job, &sink);
        assert_int_equal(emitted, 0);
        ltl_arena_clear(&arena);
        ltl_scanner_free(scanner);
        ltl_ruleset_free(ruleset);
    }
}

static void samples_of_every_language_go_through(void **state) {
    (void)state;
    ltl_ruleset *ruleset = rules_of("security");
    ltl_scanner *scanner = ltl_scanner_new(ruleset);
    ltl_agent_options options = {.with_metrics = true, .metrics = {.function_lines = 1}};
    ltl_sink sink = {.emit = count};
    for (size_t i = 0; i < ltl_language_count; i++) {
        ltl_arena arena = {0};
        ltl_source source;
        ltl_source_init(&source, &arena, LTL_STR("sample"), ltl_str_of(ltl_languages[i]->sample));
        ltl_job job = {.scanner = scanner, .options = &options, .tree_domains = ~0u};
        ltl_scanner_begin(scanner, &source, ltl_languages[i], NULL);
        for (size_t k = 0; k < ltl_agent_count; k++) {
            assert_true(ltl_agents[k]->wants(ltl_agents[k], &job));
            assert_int_equal(ltl_agents[k]->run(ltl_agents[k], &job, &sink), LTL_REASON_NONE);
        }
        ltl_arena_clear(&arena);
    }
    ltl_scanner_free(scanner);
    ltl_ruleset_free(ruleset);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(descriptors_are_complete),
        cmocka_unit_test(each_reports_its_own_domain),
        cmocka_unit_test(samples_of_every_language_go_through),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
