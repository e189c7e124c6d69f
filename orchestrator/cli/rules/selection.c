#include "orchestrator/cli/rules/selection.h"

#include "orchestrator/cli/suggest.h"
#include "orchestrator/specialists/specialists.h"

static bool names_id(ltl_str name, ltl_str id) {
    if (ltl_str_eq(name, id)) {
        return true;
    }
    if (name.len == 0 || name.len >= id.len || !ltl_str_ends_with(id, name)) {
        return false;
    }
    char before = id.ptr[id.len - name.len - 1];
    return before == '.' || before == '/'; /* "shellcheck/SC2086" */
}

static bool names_cwe(ltl_str name, const ltl_rule_info *rule) {
    uint32_t wanted = ltl_cwe_number(name);
    for (uint32_t i = 0; wanted != 0 && i < rule->cwe_count; i++) {
        if (ltl_cwe_number(rule->cwe[i]) == wanted) {
            return true;
        }
    }
    return false;
}

bool ltl_selection_names(ltl_str name, const ltl_rule_info *rule) {
    return names_id(name, rule->id) || ltl_str_is(name, ltl_domain_name(rule->domain)) ||
           ltl_str_is(name, ltl_severity_name(rule->severity)) || names_cwe(name, rule);
}

static bool any_names(const ltl_str_list *names, const ltl_rule_info *rule) {
    for (uint32_t i = 0; i < names->count; i++) {
        if (ltl_selection_names(names->at[i], rule)) {
            return true;
        }
    }
    return false;
}

bool ltl_selection_accepts(void *context, const ltl_rule_info *rule) {
    const ltl_settings *settings = context;
    return (settings->domains >> rule->domain & 1u) != 0 && rule->severity >= settings->severity &&
           rule->confidence >= settings->confidence &&
           (settings->select.count == 0 || any_names(&settings->select, rule)) &&
           !any_names(&settings->ignore, rule);
}

static bool rule_try(ltl_str name, const ltl_rule_info *rule, ltl_suggestion *suggestion) {
    ltl_suggestion_try(suggestion, rule->id);
    return ltl_selection_names(name, rule);
}

/* Rules of other programs, which have a slash, are known when they have found something. */
static bool is_known_word(ltl_str name) {
    ltl_severity severity;
    ltl_domain domain;
    return ltl_str_find_byte(name, '/', 0) != SIZE_MAX || ltl_severity_parse(name, &severity) ||
           ltl_domain_parse(name, &domain) || ltl_cwe_number(name) != 0;
}

static ltl_status name_check(ltl_str name, const ltl_ruleset *ruleset, const char *option,
                             ltl_error *error) {
    ltl_suggestion suggestion = ltl_suggestion_of(name);
    bool is_known = is_known_word(name);
    for (uint32_t i = 0; i < ltl_ruleset_count(ruleset) && !is_known; i++) {
        is_known = rule_try(name, &ltl_ruleset_rule(ruleset, i)->info, &suggestion);
    }
    for (size_t i = 0; i < ltl_agent_count; i++) {
        const ltl_rule_info *rule;
        for (uint32_t k = 0; !is_known && (rule = ltl_agent_rule(ltl_agents[i], k)) != NULL; k++) {
            is_known = rule_try(name, rule, &suggestion);
        }
    }
    const ltl_rule_info *own;
    for (uint32_t k = 0; !is_known && (own = ltl_specialist_rule(k)) != NULL; k++) {
        is_known = rule_try(name, own, &suggestion);
    }
    if (is_known) {
        return LTL_OK;
    }
    bool has_hint = suggestion.best.len > 0;
    return ltl_fail(error, LTL_USAGE,
                    "%s: no rule, domain, severity or CWE is called '%.*s'%s%.*s%s", option,
                    LTL_STR_ARG(name), has_hint ? "; did you mean '" : "",
                    LTL_STR_ARG(suggestion.best), has_hint ? "'?" : "");
}

ltl_status ltl_selection_check(const ltl_settings *settings, const ltl_ruleset *ruleset,
                               ltl_error *error) {
    ltl_status status = LTL_OK;
    for (uint32_t i = settings->option_select; i < settings->select.count && status == LTL_OK;
         i++) {
        status = name_check(settings->select.at[i], ruleset, "select", error);
    }
    for (uint32_t i = settings->option_ignore; i < settings->ignore.count && status == LTL_OK;
         i++) {
        status = name_check(settings->ignore.at[i], ruleset, "ignore", error);
    }
    return status;
}
