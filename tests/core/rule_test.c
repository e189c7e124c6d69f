#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/rule.h"

static void names_and_parsers_are_inverse(void **state) {
    (void)state;
    for (int i = 0; i < LTL_SEVERITY_COUNT; i++) {
        ltl_severity severity = LTL_SEVERITY_COUNT;
        assert_true(ltl_severity_parse(ltl_str_of(ltl_severity_name((ltl_severity)i)), &severity));
        assert_int_equal(severity, i);
    }
    for (int i = 0; i < LTL_CONFIDENCE_COUNT; i++) {
        ltl_confidence confidence = LTL_CONFIDENCE_COUNT;
        ltl_str name = ltl_str_of(ltl_confidence_name((ltl_confidence)i));
        assert_true(ltl_confidence_parse(name, &confidence));
        assert_int_equal(confidence, i);
    }
    for (int i = 0; i < LTL_DOMAIN_COUNT; i++) {
        ltl_domain domain = LTL_DOMAIN_COUNT;
        assert_true(ltl_domain_parse(ltl_str_of(ltl_domain_name((ltl_domain)i)), &domain));
        assert_int_equal(domain, i);
    }
    assert_string_equal(ltl_severity_name((ltl_severity)99), "unknown");
}

static void severities_have_older_spellings(void **state) {
    (void)state;
    static const struct {
        const char *text;
        ltl_severity severity;
    } CASES[] = {
        {"ERROR", LTL_SEVERITY_HIGH},      {"Warning", LTL_SEVERITY_MEDIUM},
        {"INFO", LTL_SEVERITY_INFO},       {"INVENTORY", LTL_SEVERITY_INFO},
        {"EXPERIMENT", LTL_SEVERITY_INFO}, {"CRITICAL", LTL_SEVERITY_CRITICAL},
    };
    for (size_t i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++) {
        ltl_severity severity = LTL_SEVERITY_COUNT;
        assert_true(ltl_severity_parse(ltl_str_of(CASES[i].text), &severity));
        assert_int_equal(severity, CASES[i].severity);
    }
    ltl_severity untouched = LTL_SEVERITY_LOW;
    assert_false(ltl_severity_parse(LTL_STR("fatal"), &untouched));
    assert_false(ltl_severity_parse(LTL_STR(""), &untouched));
    assert_int_equal(untouched, LTL_SEVERITY_LOW);
}

static void cwe_numbers_are_read_from_free_text(void **state) {
    (void)state;
    assert_int_equal(ltl_cwe_number(LTL_STR("CWE-78")), 78);
    assert_int_equal(ltl_cwe_number(LTL_STR(" cwe-1333: Inefficient")), 1333);
    assert_int_equal(ltl_cwe_number(LTL_STR("CWE-")), 0);
    assert_int_equal(ltl_cwe_number(LTL_STR("78")), 0);
    assert_int_equal(ltl_cwe_number(LTL_STR("")), 0);
    assert_int_equal(ltl_cwe_number(LTL_STR("CWE-99999999999999999999")), 0);
}

static void what_is_urgent(void **state) {
    (void)state;
    ltl_rule_info rule = {.domain = LTL_DOMAIN_SECURITY, .severity = LTL_SEVERITY_HIGH};
    assert_true(ltl_rule_is_urgent(&rule));
    rule.severity = LTL_SEVERITY_MEDIUM;
    assert_false(ltl_rule_is_urgent(&rule));
    rule.is_critical = true;
    assert_true(ltl_rule_is_urgent(&rule));
    assert_true(ltl_rule_is_urgent(&(ltl_rule_info){.domain = LTL_DOMAIN_SECRETS}));
    assert_false(ltl_rule_is_urgent(
        &(ltl_rule_info){.domain = LTL_DOMAIN_QUALITY, .severity = LTL_SEVERITY_HIGH}));
    assert_true(
        ltl_rule_is_urgent(&(ltl_rule_info){.domain = LTL_DOMAIN_QUALITY, .is_crash = true}));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_and_parsers_are_inverse),
        cmocka_unit_test(severities_have_older_spellings),
        cmocka_unit_test(what_is_urgent),
        cmocka_unit_test(cwe_numbers_are_read_from_free_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
