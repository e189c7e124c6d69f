#include "orchestrator/tools/meaning.h"

enum { MOST_TOOL = 64 };

static ltl_severity severity_of_score(uint64_t tenths) {
    return tenths >= 90   ? LTL_SEVERITY_CRITICAL
           : tenths >= 70 ? LTL_SEVERITY_HIGH
           : tenths >= 40 ? LTL_SEVERITY_MEDIUM
           : tenths > 0   ? LTL_SEVERITY_LOW
                          : LTL_SEVERITY_INFO;
}

/* "7", "7.5", "7.50" */
static bool score_read(ltl_str text, uint64_t *out_tenths) {
    size_t point = ltl_str_find_byte(text, '.', 0);
    uint64_t whole;
    uint64_t tenth = 0;
    if (!ltl_str_to_u64(ltl_str_slice(text, 0, point), &whole) || whole > 10) {
        return false;
    }
    if (point != SIZE_MAX && !ltl_str_to_u64(ltl_str_slice(text, point + 1, point + 2), &tenth)) {
        return false;
    }
    *out_tenths = whole * 10 + tenth;
    return true;
}

static bool word_find(ltl_str word, ltl_severity *out_severity) {
    static const struct {
        const char *word;
        ltl_severity severity;
    } words[] = {
        {"fatal", LTL_SEVERITY_HIGH},         {"fatal error", LTL_SEVERITY_HIGH},
        {"blocker", LTL_SEVERITY_CRITICAL},   {"major", LTL_SEVERITY_MEDIUM},
        {"moderate", LTL_SEVERITY_MEDIUM},    {"minor", LTL_SEVERITY_LOW},
        {"note", LTL_SEVERITY_LOW},           {"style", LTL_SEVERITY_LOW},
        {"performance", LTL_SEVERITY_LOW},    {"portability", LTL_SEVERITY_LOW},
        {"refactor", LTL_SEVERITY_LOW},       {"convention", LTL_SEVERITY_LOW},
        {"information", LTL_SEVERITY_INFO},   {"none", LTL_SEVERITY_INFO},
        {"hint", LTL_SEVERITY_INFO},          {"suggestion", LTL_SEVERITY_INFO},
        {"recommendation", LTL_SEVERITY_LOW}, {"2", LTL_SEVERITY_HIGH},
        {"1", LTL_SEVERITY_MEDIUM},
    };
    for (size_t i = 0; i < LTL_COUNT_OF(words); i++) {
        if (ltl_str_equals_ignoring_case(word, ltl_str_of(words[i].word))) {
            *out_severity = words[i].severity;
            return true;
        }
    }
    return ltl_severity_parse(word, out_severity);
}

ltl_severity ltl_meant_severity(ltl_str score, ltl_str word) {
    uint64_t tenths;
    ltl_severity severity = LTL_SEVERITY_MEDIUM;
    score = ltl_str_trim(score);
    if (score.len > 0 && score_read(score, &tenths)) {
        return severity_of_score(tenths);
    }
    if (score.len == 0 || !word_find(score, &severity)) {
        (void)word_find(ltl_str_trim(word), &severity);
    }
    return severity;
}

ltl_confidence ltl_meant_confidence(ltl_str word) {
    ltl_confidence confidence = LTL_CONFIDENCE_MEDIUM;
    if (ltl_str_equals_ignoring_case(word, LTL_STR("very-high"))) {
        return LTL_CONFIDENCE_HIGH;
    }
    (void)ltl_confidence_parse(ltl_str_trim(word), &confidence);
    return confidence;
}

static char lower(char byte) {
    return byte >= 'A' && byte <= 'Z' ? (char)(byte + 32) : byte;
}

static bool has_word(ltl_str text, const char *word) {
    size_t len = strlen(word);
    for (size_t i = 0; i + len <= text.len; i++) {
        size_t k = 0;
        while (k < len && lower(text.ptr[i + k]) == word[k]) {
            k++;
        }
        if (k == len) {
            return true;
        }
    }
    return false;
}

ltl_domain ltl_meant_domain(ltl_str word, ltl_str tags, ltl_str cwe, ltl_str tool, bool has_score) {
    static const char *const secret_tools[] = {"gitleaks", "trufflehog", "detect-secrets",
                                               "ggshield", "secretlint"};
    static const struct {
        const char *tag;
        ltl_domain domain;
    } domains[] = {
        {"secret", LTL_DOMAIN_SECRETS},          {"credential", LTL_DOMAIN_SECRETS},
        {"security", LTL_DOMAIN_SECURITY},       {"accessibility", LTL_DOMAIN_ACCESSIBILITY},
        {"performance", LTL_DOMAIN_PERFORMANCE}, {"compliance", LTL_DOMAIN_COMPLIANCE}};
    ltl_domain domain;
    if (word.len > 0 && ltl_domain_parse(word, &domain)) {
        return domain;
    }
    for (size_t i = 0; i < LTL_COUNT_OF(secret_tools); i++) {
        if (has_word(tool, secret_tools[i])) {
            return LTL_DOMAIN_SECRETS;
        }
    }
    for (size_t i = 0; i < LTL_COUNT_OF(domains); i++) {
        if (has_word(tags, domains[i].tag)) {
            return domains[i].domain;
        }
    }
    return cwe.len > 0 || has_score || has_word(tags, "cwe-") ? LTL_DOMAIN_SECURITY
                                                              : LTL_DOMAIN_QUALITY;
}

ltl_finding_state ltl_meant_state(ltl_str word) {
    return ltl_str_is(word, "new") || ltl_str_is(word, "updated")    ? LTL_STATE_NEW
           : ltl_str_is(word, "unchanged")                           ? LTL_STATE_UNCHANGED
           : ltl_str_is(word, "absent") || ltl_str_is(word, "fixed") ? LTL_STATE_FIXED
                                                                     : LTL_STATE_UNKNOWN;
}

ltl_trace_role ltl_meant_role(ltl_str word, bool is_first, bool is_last) {
    /* Words of SARIF, and our own. */
    static const struct {
        const char *word;
        ltl_trace_role role;
    } words[] = {{"acquire", LTL_TRACED_SOURCE},
                 {"danger", LTL_TRACED_SINK},
                 {"return", LTL_TRACED_RETURN},
                 {"call", LTL_TRACED_CALL}};
    for (int i = 0; i < LTL_TRACED_ROLE_COUNT; i++) {
        if (ltl_str_is(word, ltl_trace_role_name((ltl_trace_role)i))) {
            return (ltl_trace_role)i;
        }
    }
    for (size_t i = 0; i < LTL_COUNT_OF(words); i++) {
        if (ltl_str_is(word, words[i].word)) {
            return words[i].role;
        }
    }
    return is_first ? LTL_TRACED_SOURCE : is_last ? LTL_TRACED_SINK : LTL_TRACED_STEP;
}

uint32_t ltl_meant_cwe(ltl_str text) {
    for (size_t i = 0; i + 4 < text.len; i++) {
        if (lower(text.ptr[i]) == 'c' && lower(text.ptr[i + 1]) == 'w' &&
            lower(text.ptr[i + 2]) == 'e' && (text.ptr[i + 3] == '-' || text.ptr[i + 3] == '/')) {
            uint32_t number = 0;
            for (size_t k = i + 4;
                 k < text.len && k < i + 10 && text.ptr[k] >= '0' && text.ptr[k] <= '9'; k++) {
                number = number * 10 + (uint32_t)(text.ptr[k] - '0');
            }
            if (number > 0) {
                return number;
            }
        }
    }
    uint64_t alone;
    return ltl_str_to_u64(ltl_str_trim(text), &alone) && alone < 100000 ? (uint32_t)alone : 0;
}

ltl_str ltl_meant_tool(ltl_str name, char *into) {
    size_t len = 0;
    for (size_t i = 0; i < name.len && len < MOST_TOOL; i++) {
        char byte = lower(name.ptr[i]);
        bool is_word = (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') ||
                       byte == '.' || byte == '_';
        if (is_word) {
            into[len++] = byte;
        } else if (len > 0 && into[len - 1] != '-') {
            into[len++] = '-';
        }
    }
    while (len > 0 && into[len - 1] == '-') {
        len--;
    }
    return (ltl_str){into, len};
}
