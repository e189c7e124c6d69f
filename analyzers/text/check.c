#include "analyzers/text/check.h"

const ltl_rule_info *ltl_text_rule_at(ltl_domain domain, uint32_t index) {
    for (size_t i = 0; i < ltl_text_check_count; i++) {
        const ltl_rule_info *rule = &ltl_text_checks[i]->rule;
        if (rule->domain == domain && index-- == 0) {
            return rule;
        }
    }
    return NULL;
}

void ltl_text_look_at(ltl_text_look *look, ltl_domain domain) {
    for (size_t i = 0; i < ltl_text_check_count; i++) {
        if (ltl_text_checks[i]->rule.domain == domain) {
            ltl_text_checks[i]->look(ltl_text_checks[i], look);
        }
    }
}

static void fault_add(const ltl_text_check *check, ltl_text_look *look, ltl_span span,
                      ltl_str message) {
    ltl_text_fault fault = {
        .rule = &check->rule, .span = span, .message = message, .is_secret = check->finds_secrets};
    LTL_PUSH(look->arena, &look->faults, fault);
}

void ltl_text_fault_at(const ltl_text_check *check, ltl_text_look *look, ltl_span span) {
    fault_add(check, look, span, check->rule.message);
}

void ltl_text_fault_say(const ltl_text_check *check, ltl_text_look *look, ltl_span span,
                        const char *format, ...) {
    va_list args;
    va_start(args, format);
    fault_add(check, look, span, ltl_arena_vprintf(look->arena, format, args));
    va_end(args);
}

static char lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

static bool is_letter(char c) {
    return lower(c) >= 'a' && lower(c) <= 'z';
}

static bool is_at(ltl_str text, size_t at, const char *word, size_t len) {
    for (size_t i = 0; i < len; i++) {
        if (lower(text.ptr[at + i]) != word[i]) {
            return false;
        }
    }
    return true;
}

size_t ltl_text_find_ignoring_case(ltl_str text, const char *word) {
    size_t len = strlen(word);
    for (size_t at = 0; at + len <= text.len; at++) {
        if (is_at(text, at, word, len)) {
            return at;
        }
    }
    return SIZE_MAX;
}

/* `cardNumber` has "card" too: a capital letter begins a word. */
bool ltl_text_has_word(ltl_str text, const char *word) {
    size_t len = strlen(word);
    for (size_t at = 0; at + len <= text.len; at++) {
        if (!is_at(text, at, word, len)) {
            continue;
        }
        bool begins = at == 0 || !is_letter(text.ptr[at - 1]) ||
                      (text.ptr[at] < 'a' && text.ptr[at - 1] >= 'a');
        char after = at + len < text.len ? text.ptr[at + len] : ' ';
        if (begins && (!is_letter(after) || after < 'a')) {
            return true;
        }
    }
    return false;
}
