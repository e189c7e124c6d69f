#include "core/rule.h"

typedef struct spelling {
    const char *text;
    int value;
} spelling;

static const char *const SEVERITY_NAMES[LTL_SEVERITY_COUNT] = {
    [LTL_SEVERITY_INFO] = "info",         [LTL_SEVERITY_LOW] = "low",
    [LTL_SEVERITY_MEDIUM] = "medium",     [LTL_SEVERITY_HIGH] = "high",
    [LTL_SEVERITY_CRITICAL] = "critical",
};

/* Semgrep's older words; its INFO is our info. */
static const spelling SEVERITY_ALIASES[] = {
    {"error", LTL_SEVERITY_HIGH},
    {"warning", LTL_SEVERITY_MEDIUM},
    {"inventory", LTL_SEVERITY_INFO},
    {"experiment", LTL_SEVERITY_INFO},
    {NULL, 0},
};

static const char *const CONFIDENCE_NAMES[LTL_CONFIDENCE_COUNT] = {
    [LTL_CONFIDENCE_LOW] = "low",
    [LTL_CONFIDENCE_MEDIUM] = "medium",
    [LTL_CONFIDENCE_HIGH] = "high",
};

static const char *const DOMAIN_NAMES[LTL_DOMAIN_COUNT] = {
    [LTL_DOMAIN_SECURITY] = "security",           [LTL_DOMAIN_SECRETS] = "secrets",
    [LTL_DOMAIN_PERFORMANCE] = "performance",     [LTL_DOMAIN_QUALITY] = "quality",
    [LTL_DOMAIN_ACCESSIBILITY] = "accessibility", [LTL_DOMAIN_SEO] = "seo",
    [LTL_DOMAIN_COMPLIANCE] = "compliance",
};

static bool find_name(const char *const *names, int count, ltl_str text, int *out_value) {
    for (int i = 0; i < count; i++) {
        if (ltl_str_equals_ignoring_case(text, ltl_str_of(names[i]))) {
            *out_value = i;
            return true;
        }
    }
    return false;
}

bool ltl_rule_is_urgent(const ltl_rule_info *rule) {
    bool is_weakness = rule->domain == LTL_DOMAIN_SECURITY && rule->severity >= LTL_SEVERITY_HIGH;
    return rule->is_critical || rule->is_crash || rule->domain == LTL_DOMAIN_SECRETS || is_weakness;
}

const char *ltl_severity_name(ltl_severity severity) {
    return (unsigned)severity < LTL_SEVERITY_COUNT ? SEVERITY_NAMES[severity] : "unknown";
}

const char *ltl_confidence_name(ltl_confidence confidence) {
    return (unsigned)confidence < LTL_CONFIDENCE_COUNT ? CONFIDENCE_NAMES[confidence] : "unknown";
}

const char *ltl_domain_name(ltl_domain domain) {
    return (unsigned)domain < LTL_DOMAIN_COUNT ? DOMAIN_NAMES[domain] : "unknown";
}

bool ltl_severity_parse(ltl_str text, ltl_severity *out_severity) {
    int value = 0;
    if (find_name(SEVERITY_NAMES, LTL_SEVERITY_COUNT, text, &value)) {
        *out_severity = (ltl_severity)value;
        return true;
    }
    for (const spelling *alias = SEVERITY_ALIASES; alias->text; alias++) {
        if (ltl_str_equals_ignoring_case(text, ltl_str_of(alias->text))) {
            *out_severity = (ltl_severity)alias->value;
            return true;
        }
    }
    return false;
}

bool ltl_confidence_parse(ltl_str text, ltl_confidence *out_confidence) {
    int value = 0;
    if (!find_name(CONFIDENCE_NAMES, LTL_CONFIDENCE_COUNT, text, &value)) {
        return false;
    }
    *out_confidence = (ltl_confidence)value;
    return true;
}

bool ltl_domain_parse(ltl_str text, ltl_domain *out_domain) {
    int value = 0;
    if (!find_name(DOMAIN_NAMES, LTL_DOMAIN_COUNT, text, &value)) {
        return false;
    }
    *out_domain = (ltl_domain)value;
    return true;
}

uint32_t ltl_cwe_number(ltl_str cwe) {
    ltl_str text = ltl_str_trim(cwe);
    if (!ltl_str_equals_ignoring_case(ltl_str_slice(text, 0, 4), LTL_STR("CWE-"))) {
        return 0;
    }
    uint32_t number = 0;
    size_t at = 4;
    while (at < text.len && text.ptr[at] >= '0' && text.ptr[at] <= '9') {
        if (number > 99999999) {
            return 0;
        }
        number = number * 10 + (uint32_t)(text.ptr[at] - '0');
        at++;
    }
    return number;
}
