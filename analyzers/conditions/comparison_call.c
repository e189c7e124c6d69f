/* The functions a comparison may call. */
#include <inttypes.h>

#include "analyzers/conditions/expression.h"

static const ltl_value UNKNOWN = {0};

enum { SECONDS_PER_DAY = 86400 };

/* A text without the quotes that may be around it. */
static ltl_str unquoted(ltl_str text) {
    text = ltl_str_trim(text);
    bool is_quoted = text.len >= 2 && strchr("\"'`", text.ptr[0]) != NULL &&
                     text.ptr[text.len - 1] == text.ptr[0];
    return is_quoted ? ltl_str_slice(text, 1, text.len - 1) : text;
}

static ltl_value to_integer(ltl_value value, unsigned base) {
    switch (value.kind) {
    case LTL_VALUE_INTEGER:
        return value;
    case LTL_VALUE_BOOL:
        return ltl_value_of_integer(value.truth ? 1 : 0);
    case LTL_VALUE_FLOAT:
        return value.number > -9e18 && value.number < 9e18
                   ? ltl_value_of_integer((int64_t)value.number)
                   : UNKNOWN;
    case LTL_VALUE_TEXT:
    case LTL_VALUE_CODE: {
        ltl_value read = ltl_value_of_number(unquoted(value.text), base);
        return read.kind == LTL_VALUE_FLOAT ? to_integer(read, 0) : read;
    }
    default:
        return UNKNOWN;
    }
}

static ltl_value to_float(ltl_value value) {
    ltl_value read = value.kind == LTL_VALUE_TEXT || value.kind == LTL_VALUE_CODE
                         ? ltl_value_of_number(unquoted(value.text), 0)
                         : value;
    return read.kind == LTL_VALUE_INTEGER ? ltl_value_of_float((double)read.integer)
           : read.kind == LTL_VALUE_FLOAT ? read
                                          : UNKNOWN;
}

static ltl_value to_text(ltl_value value, ltl_arena *arena) {
    switch (value.kind) {
    case LTL_VALUE_TEXT:
        return value;
    case LTL_VALUE_CODE:
        return ltl_value_of_text(value.text);
    case LTL_VALUE_BOOL:
        return ltl_value_of_text(value.truth ? LTL_STR("True") : LTL_STR("False"));
    case LTL_VALUE_INTEGER:
        return ltl_value_of_text(ltl_arena_printf(arena, "%" PRId64, value.integer));
    case LTL_VALUE_FLOAT:
        return ltl_value_of_text(ltl_arena_printf(arena, "%g", value.number));
    default:
        return UNKNOWN;
    }
}

static ltl_value to_bool(ltl_value value) {
    switch (value.kind) {
    case LTL_VALUE_BOOL:
        return value;
    case LTL_VALUE_INTEGER:
        return ltl_value_of_bool(value.integer != 0);
    case LTL_VALUE_FLOAT:
        return ltl_value_of_bool(value.number != 0);
    case LTL_VALUE_TEXT:
        return ltl_value_of_bool(value.text.len > 0);
    case LTL_VALUE_LIST:
        return ltl_value_of_bool(value.count > 0);
    default:
        return UNKNOWN;
    }
}

/* ---- dates ---- */

/* Days since 1970 of a date of the civil calendar, by counting from March. */
static int64_t days_of(int64_t year, int64_t month, int64_t day) {
    year -= month <= 2 ? 1 : 0;
    int64_t era = (year >= 0 ? year : year - 399) / 400;
    int64_t of_era = year - era * 400;
    int64_t of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

/* `count` digits at `at`; false when there are fewer. */
static bool take_digits(ltl_str text, size_t *at, size_t most, int64_t *out_number) {
    size_t start = *at;
    *out_number = 0;
    while (*at < text.len && *at - start < most && text.ptr[*at] >= '0' && text.ptr[*at] <= '9') {
        *out_number = *out_number * 10 + (text.ptr[(*at)++] - '0');
    }
    return *at > start;
}

static ltl_value read_date(ltl_str text, ltl_str format) {
    int64_t year = 1970;
    int64_t month = 1;
    int64_t day = 1;
    size_t at = 0;
    for (size_t i = 0; i < format.len; i++) {
        char byte = format.ptr[i];
        char field = byte == '%' && i + 1 < format.len ? format.ptr[++i] : '\0';
        int64_t *into = field == 'Y' ? &year : field == 'm' ? &month : field == 'd' ? &day : NULL;
        if (into != NULL ? !take_digits(text, &at, field == 'Y' ? 4 : 2, into)
                         : field != '\0' || at == text.len || text.ptr[at++] != byte) {
            return UNKNOWN;
        }
    }
    bool is_date = at == text.len && month >= 1 && month <= 12 && day >= 1 && day <= 31;
    return is_date ? ltl_value_of_integer(days_of(year, month, day) * SECONDS_PER_DAY) : UNKNOWN;
}

static ltl_value to_date(const ltl_value *operands, uint32_t count) {
    bool has_format = count > 1 && operands[1].kind == LTL_VALUE_TEXT;
    if (operands[0].kind != LTL_VALUE_TEXT && operands[0].kind != LTL_VALUE_CODE) {
        return UNKNOWN;
    }
    return read_date(unquoted(operands[0].text), has_format ? operands[1].text : LTL_STR("%Y-%m-%d"));
}

/* ---- regular expressions ---- */

static ltl_value find_regex(const ltl_expression *call, const ltl_comparison_scope *scope,
                            ltl_value subject) {
    ltl_span groups[LTL_REGEX_MAX_GROUPS];
    ltl_value text = to_text(subject, scope->arena);
    if (text.kind == LTL_VALUE_UNKNOWN) {
        return UNKNOWN;
    }
    ltl_regex_answer answer = ltl_regex_find(call->regex, scope->regex_state, text.text, 0, groups);
    if (answer == LTL_REGEX_LIMIT) {
        if (scope->out_is_cut != NULL) {
            *scope->out_is_cut = true;
        }
        return UNKNOWN;
    }
    return ltl_value_of_bool(answer == LTL_REGEX_YES);
}

ltl_value ltl_expression__call(const ltl_expression *call, const ltl_comparison_scope *scope,
                               const ltl_value *operands) {
    switch (call->function) {
    case LTL_FUNCTION_INT: {
        bool has_base = call->count > 1 && operands[1].kind == LTL_VALUE_INTEGER &&
                        operands[1].integer >= 2 && operands[1].integer <= 36;
        return to_integer(operands[0], has_base ? (unsigned)operands[1].integer : 0);
    }
    case LTL_FUNCTION_STR:
        return to_text(operands[0], scope->arena);
    case LTL_FUNCTION_FLOAT:
        return to_float(operands[0]);
    case LTL_FUNCTION_BOOL:
        return to_bool(operands[0]);
    case LTL_FUNCTION_TODAY:
        return scope->today != 0 ? ltl_value_of_integer(scope->today) : UNKNOWN;
    case LTL_FUNCTION_STRPTIME:
        return to_date(operands, call->count);
    case LTL_FUNCTION_RE_MATCH:
    case LTL_FUNCTION_RE_SEARCH:
        return find_regex(call, scope, operands[1]);
    default:
        return UNKNOWN;
    }
}
