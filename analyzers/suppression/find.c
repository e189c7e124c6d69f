#include "analyzers/suppression/suppress.h"

static bool has_cwe(const ltl_rule_info *rule, uint32_t number) {
    for (uint32_t i = 0; i < rule->cwe_count; i++) {
        if (ltl_cwe_number(rule->cwe[i]) == number) {
            return true;
        }
    }
    return false;
}

/* The rule's id or a part of it after a dot, its domain, or one of its weaknesses. */
static bool names_rule(ltl_str id, const ltl_rule_info *rule) {
    if (ltl_str_eq(id, rule->id)) {
        return true;
    }
    if (id.len < rule->id.len && ltl_str_ends_with(rule->id, id)) {
        char before = rule->id.ptr[rule->id.len - id.len - 1];
        if (before == '.' || before == '/') { /* "shellcheck/SC2086" */
            return true;
        }
    }
    if (ltl_str_equals_ignoring_case(id, ltl_str_of(ltl_domain_name(rule->domain)))) {
        return true;
    }
    uint32_t number = ltl_cwe_number(id);
    return number > 0 && has_cwe(rule, number);
}

static bool covers(const ltl_suppression *suppression, const ltl_rule_info *rule, uint32_t line,
                   uint32_t today) {
    if (line < suppression->first_line || line > suppression->last_line || suppression->problem ||
        (today > 0 && suppression->until > 0 && today > suppression->until)) {
        return false;
    }
    for (uint32_t i = 0; i < suppression->id_count; i++) {
        if (names_rule(suppression->ids[i], rule)) {
            return true;
        }
    }
    return suppression->id_count == 0;
}

const ltl_suppression *ltl_suppressions_find(const ltl_suppressions *suppressions,
                                             const ltl_rule_info *rule, uint32_t line,
                                             uint32_t today) {
    for (uint32_t i = 0; i < suppressions->count; i++) {
        if (covers(&suppressions->at[i], rule, line, today)) {
            return &suppressions->at[i];
        }
    }
    return NULL;
}
