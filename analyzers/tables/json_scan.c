#include "analyzers/tables/json_scan.h"

#include "analyzers/tables/json_bytes.h"

/* What may stand next. */
enum { VALUE, VALUE_OR_END, KEY, KEY_OR_END, COLON, COMMA_OR_END, NOTHING };

void ltl_json_scan_init(ltl_json_scan *scan, ltl_str text) {
    *scan = (ltl_json_scan){.text = text, .expects = VALUE};
}

static bool in_object(const ltl_json_scan *scan) {
    uint32_t top = scan->depth - 1;
    return (scan->is_object[top / 8] >> (top % 8) & 1u) != 0;
}

static ltl_json_token fail(ltl_json_scan *scan, ltl_json_token why) {
    scan->failed = (uint8_t)why;
    return why;
}

static void value_ended(ltl_json_scan *scan) {
    scan->expects = scan->depth == 0 ? NOTHING : COMMA_OR_END;
}

static ltl_json_token bracket_open(ltl_json_scan *scan, bool is_object) {
    if (scan->depth >= LTL_JSON_SCAN_DEPTH) {
        return fail(scan, LTL_JSON_TOKEN_DEEP);
    }
    uint32_t top = scan->depth++;
    uint8_t bit = (uint8_t)(1u << (top % 8));
    scan->is_object[top / 8] =
        (uint8_t)(is_object ? scan->is_object[top / 8] | bit : scan->is_object[top / 8] & ~bit);
    scan->expects = is_object ? KEY_OR_END : VALUE_OR_END;
    scan->start = scan->at++;
    scan->len = 1;
    return is_object ? LTL_JSON_TOKEN_OBJECT : LTL_JSON_TOKEN_LIST;
}

static ltl_json_token bracket_close(ltl_json_scan *scan, bool is_object) {
    bool may_end =
        scan->expects == COMMA_OR_END || scan->expects == (is_object ? KEY_OR_END : VALUE_OR_END);
    if (scan->depth == 0 || in_object(scan) != is_object || !may_end) {
        return fail(scan, LTL_JSON_TOKEN_BROKEN);
    }
    scan->depth--;
    scan->start = scan->at++;
    scan->len = 1;
    value_ended(scan);
    return is_object ? LTL_JSON_TOKEN_OBJECT_END : LTL_JSON_TOKEN_LIST_END;
}

static bool is_hex(char byte) {
    return (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'f') ||
           (byte >= 'A' && byte <= 'F');
}

/* Bytes of the escape at `at`, 0 when it is none. */
static uint32_t escape_len(ltl_str text, uint32_t at) {
    char byte = at + 1 < text.len ? text.ptr[at + 1] : '\0';
    if (byte != '\0' && strchr("\"\\/bfnrt", byte) != NULL) {
        return 2;
    }
    if (byte != 'u' || at + 6 > text.len) {
        return 0;
    }
    for (uint32_t i = at + 2; i < at + 6; i++) {
        if (!is_hex(text.ptr[i])) {
            return 0;
        }
    }
    return 6;
}

/* Sets the slice; `at` is the opening quote, and then behind the closing one. */
static bool text_take(ltl_json_scan *scan) {
    ltl_str text = scan->text;
    uint32_t at = scan->at + 1;
    scan->start = at;
    uint32_t len = (uint32_t)text.len;
    for (at = ltl_json_next_in_text(text.ptr, at, len); at < len && text.ptr[at] != '"';
         at = ltl_json_next_in_text(text.ptr, at, len)) {
        uint32_t step = text.ptr[at] == '\\' ? escape_len(text, at) : 0;
        if (step == 0) {
            return false;
        }
        at += step;
    }
    if (at >= text.len) {
        return false;
    }
    scan->len = at - scan->start;
    scan->at = at + 1;
    return true;
}

static uint32_t digits_from(ltl_str text, uint32_t at) {
    uint32_t from = at;
    while (at < text.len && text.ptr[at] >= '0' && text.ptr[at] <= '9') {
        at++;
    }
    return at - from;
}

static char byte_at(ltl_str text, uint32_t at) {
    return at < text.len ? text.ptr[at] : '\0';
}

/* -?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)? */
static uint32_t number_end(ltl_str text, uint32_t at) {
    at += byte_at(text, at) == '-';
    uint32_t digits = digits_from(text, at);
    if (digits == 0 || (digits > 1 && text.ptr[at] == '0')) {
        return 0;
    }
    at += digits;
    if (byte_at(text, at) == '.') {
        digits = digits_from(text, at + 1);
        if (digits == 0) {
            return 0;
        }
        at += 1 + digits;
    }
    if (byte_at(text, at) == 'e' || byte_at(text, at) == 'E') {
        at++;
        at += byte_at(text, at) == '+' || byte_at(text, at) == '-';
        digits = digits_from(text, at);
        if (digits == 0) {
            return 0;
        }
        at += digits;
    }
    return at;
}

static ltl_json_token word_take(ltl_json_scan *scan) {
    static const struct {
        ltl_str word;
        ltl_json_token token;
    } words[] = {{LTL_STR_INIT("true"), LTL_JSON_TOKEN_TRUTH},
                 {LTL_STR_INIT("false"), LTL_JSON_TOKEN_TRUTH},
                 {LTL_STR_INIT("null"), LTL_JSON_TOKEN_NULL}};
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
        if (ltl_str_starts_with(ltl_str_slice(scan->text, scan->at, scan->text.len),
                                words[i].word)) {
            scan->start = scan->at;
            scan->len = (uint32_t)words[i].word.len;
            scan->at += scan->len;
            value_ended(scan);
            return words[i].token;
        }
    }
    return fail(scan, LTL_JSON_TOKEN_BROKEN);
}

static ltl_json_token value_take(ltl_json_scan *scan) {
    char byte = scan->text.ptr[scan->at];
    if (byte == '{' || byte == '[') {
        return bracket_open(scan, byte == '{');
    }
    if (byte == '"') {
        if (!text_take(scan)) {
            return fail(scan, LTL_JSON_TOKEN_BROKEN);
        }
        value_ended(scan);
        return LTL_JSON_TOKEN_STRING;
    }
    uint32_t end = number_end(scan->text, scan->at);
    if (end == 0) {
        return word_take(scan);
    }
    scan->start = scan->at;
    scan->len = end - scan->at;
    scan->at = end;
    value_ended(scan);
    return LTL_JSON_TOKEN_NUMBER;
}

static ltl_json_token key_take(ltl_json_scan *scan) {
    if (scan->text.ptr[scan->at] != '"' || !text_take(scan)) {
        return fail(scan, LTL_JSON_TOKEN_BROKEN);
    }
    scan->expects = COLON;
    return LTL_JSON_TOKEN_KEY;
}

static void blanks_pass(ltl_json_scan *scan) {
    while (scan->at < scan->text.len && strchr(" \t\r\n", scan->text.ptr[scan->at]) != NULL &&
           scan->text.ptr[scan->at] != '\0') {
        scan->at++;
    }
}

ltl_json_token ltl_json_scan_next(ltl_json_scan *scan) {
    while (scan->failed == 0) {
        blanks_pass(scan);
        if (scan->at >= scan->text.len) {
            return scan->expects == NOTHING ? LTL_JSON_TOKEN_END
                                            : fail(scan, LTL_JSON_TOKEN_BROKEN);
        }
        char byte = scan->text.ptr[scan->at];
        if (byte == '}' || byte == ']') {
            return bracket_close(scan, byte == '}');
        }
        bool is_comma = byte == ',' && scan->expects == COMMA_OR_END;
        if (is_comma || (byte == ':' && scan->expects == COLON)) {
            scan->expects = is_comma && in_object(scan) ? KEY : VALUE;
            scan->at++;
        } else if (scan->expects == VALUE || scan->expects == VALUE_OR_END) {
            return value_take(scan);
        } else if (scan->expects == KEY || scan->expects == KEY_OR_END) {
            return key_take(scan);
        } else {
            fail(scan, LTL_JSON_TOKEN_BROKEN);
        }
    }
    return (ltl_json_token)scan->failed;
}

void ltl_json_scan_again(ltl_json_scan *scan, ltl_json_token token) {
    scan->failed = 0;
    if (token == LTL_JSON_TOKEN_NUMBER) {
        scan->at = scan->start;
        scan->expects = VALUE;
    }
}

bool ltl_json_scan_wants_value(const ltl_json_scan *scan) {
    return scan->expects == VALUE || scan->expects == VALUE_OR_END;
}

void ltl_json_scan_value_ended(ltl_json_scan *scan) {
    value_ended(scan);
}

void ltl_json_scan_close(ltl_json_scan *scan) {
    scan->depth--;
    value_ended(scan);
}

void ltl_json_scan_expect_value(ltl_json_scan *scan) {
    scan->expects = VALUE;
}
