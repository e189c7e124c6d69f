#include "analyzers/text/check.h"

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/* yyyymmdd of `2026-11-28` at `at`, 0 when there is none. */
static uint32_t day_at(ltl_str text, size_t at) {
    uint32_t day = 0;
    for (size_t i = 0; i < 10; i++) {
        bool is_dash = i == 4 || i == 7;
        if (at + i >= text.len ||
            (is_dash ? text.ptr[at + i] != '-' : !is_digit(text.ptr[at + i]))) {
            return 0;
        }
        day = is_dash ? day : day * 10 + (uint32_t)(text.ptr[at + i] - '0');
    }
    return day;
}

/* `TODO(2026-01-31)`, `TODO(ann, 2026-01-31)`, `FIXME by 2026-01-31`. */
static void word_look(const ltl_text_check *check, ltl_text_look *look, const char *word) {
    ltl_str text = look->source->text;
    size_t len = strlen(word);
    for (size_t at = ltl_str_find(text, ltl_str_of(word), 0); at != SIZE_MAX;
         at = ltl_str_find(text, ltl_str_of(word), at + 1)) {
        size_t from = at + len;
        bool is_bracket = from < text.len && text.ptr[from] == '(';
        ltl_str rest = ltl_str_slice(text, from, from + 60);
        size_t close = ltl_str_find_byte(rest, ')', 0);
        size_t limit = is_bracket && close != SIZE_MAX ? close : 0;
        limit = ltl_str_starts_with(rest, LTL_STR(" by ")) ? 5 : limit;
        for (size_t i = 0; i < limit; i++) {
            uint32_t day = day_at(text, from + i);
            if (day > 0 && day < look->today) {
                ltl_text_fault_at(check, look, (ltl_span){(uint32_t)at, (uint32_t)(from + i + 10)});
                break;
            }
        }
    }
}

static void look_for(const ltl_text_check *check, ltl_text_look *look) {
    static const char *const words[] = {"TODO", "FIXME", "HACK", "XXX"};
    for (size_t i = 0; i < LTL_COUNT_OF(words); i++) {
        word_look(check, look, words[i]);
    }
}

const ltl_text_check ltl_text_check_expired_todo = {
    .rule =
        {
            .id = LTL_STR_INIT("compliance/expired-todo"),
            .title = LTL_STR_INIT("Something that was to be done by now"),
            .message = LTL_STR_INIT("The day that this was to be done by is past."),
            .why =
                LTL_STR_INIT("Whoever wrote the day wanted to be reminded. Workarounds with a day "
                             "are often for a fault that is mended by now."),
            .advice = LTL_STR_INIT("Do it, or give it a new day."),
            .severity = LTL_SEVERITY_LOW,
            .confidence = LTL_CONFIDENCE_HIGH,
            .domain = LTL_DOMAIN_COMPLIANCE,

            LTL_REFERENCE("https://peps.python.org/pep-0350/"),
        },

    .look = look_for,
};
