#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "orchestrator/gather/overlap.h"

static const ltl_str sql[] = {LTL_STR_INIT("CWE-89: SQL injection")};
static const ltl_str shell[] = {LTL_STR_INIT("CWE-78")};
static const ltl_str padded[] = {LTL_STR_INIT("CWE-089")};
static const ltl_rule_info own = {.id = LTL_STR_INIT("own"), .cwe = sql, .cwe_count = 1};
static const ltl_rule_info tool = {.id = LTL_STR_INIT("tool/1"), .cwe = padded, .cwe_count = 1};
static const ltl_rule_info other = {.id = LTL_STR_INIT("tool/2"), .cwe = shell, .cwe_count = 1};
static const ltl_rule_info plain = {.id = LTL_STR_INIT("tool/3")};

static bool is_foreign(void *context, const ltl_finding *finding) {
    (void)context;
    return strcmp(finding->agent, "security") != 0;
}

static ltl_finding make(const ltl_rule_info *rule, const char *agent, uint32_t line,
                        ltl_severity severity) {
    return (ltl_finding){.rule = rule,
                         .agent = agent,
                         .path = LTL_STR("a.py"),
                         .start = {line, 1, line * 10},
                         .severity = severity};
}

static void the_same_weakness_on_a_line_is_said_once(void **state) {
    (void)state;
    ltl_finding at[] = {
        make(&tool, "bandit", 1, LTL_SEVERITY_HIGH),    make(&own, "security", 1, LTL_SEVERITY_LOW),
        make(&other, "bandit", 1, LTL_SEVERITY_LOW),    make(&plain, "bandit", 1, LTL_SEVERITY_LOW),
        make(&own, "security", 2, LTL_SEVERITY_MEDIUM), make(&tool, "bandit", 3, LTL_SEVERITY_LOW),
        make(&tool, "pylint", 3, LTL_SEVERITY_HIGH),
    };
    ltl_findings findings = {.at = at, .count = LTL_COUNT_OF(at)};
    ltl_arena arena = {0};
    assert_int_equal(ltl_findings_join(&arena, &findings, is_foreign, NULL), 2);
    assert_int_equal(findings.count, 5);
    assert_ptr_equal(findings.at[0].rule, &own);
    assert_int_equal(findings.at[0].severity, LTL_SEVERITY_HIGH);
    assert_int_equal(findings.at[0].related_count, 1);
    assert_true(ltl_str_is(findings.at[0].related[0], "tool/1"));
    assert_ptr_equal(findings.at[1].rule, &other);
    assert_ptr_equal(findings.at[2].rule, &plain);
    assert_ptr_equal(findings.at[3].rule, &own);
    assert_string_equal(findings.at[4].agent, "bandit");
    assert_int_equal(findings.at[4].severity, LTL_SEVERITY_HIGH);
    ltl_arena_clear(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_weakness_on_a_line_is_said_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
