#include "analyzers/tables/json_pull.h"

#include "analyzers/tables/json_bytes.h"
#include "core/utf8.h"

void ltl_json_pull_init(ltl_json_pull *pull, ltl_json_fill fill, void *context, char *window,
                        uint32_t room) {
    *pull = (ltl_json_pull){
        .fill = fill, .context = context, .window = window, .room = room, .line = 1};
    ltl_json_scan_init(&pull->scan, (ltl_str){window, 0});
}

static void lines_count(ltl_json_pull *pull, uint32_t to) {
    const char *at = pull->window + pull->counted;
    const char *end = pull->window + to;
    while (at < end && (at = memchr(at, '\n', (size_t)(end - at))) != NULL) {
        pull->line++;
        at++;
    }
    pull->counted = to > pull->counted ? to : pull->counted;
}

/* Moves the window so that it begins at `from`, and fills it. False when it holds no more than before. */
static bool window_move(ltl_json_pull *pull, uint32_t from) {
    uint32_t len = (uint32_t)pull->scan.text.len;
    if (pull->is_at_end || (from == 0 && len == pull->room)) {
        return false;
    }
    lines_count(pull, from);
    memmove(pull->window, pull->window + from, len - from);
    pull->base += from;
    pull->counted -= from;
    len -= from;
    uint32_t before = len;
    while (len < pull->room) {
        int64_t got =
            pull->fill(pull->context, pull->base + len, pull->window + len, pull->room - len);
        pull->has_failed = pull->has_failed || got < 0;
        if (got <= 0) {
            pull->is_at_end = true;
            break;
        }
        len += (uint32_t)got;
    }
    pull->scan.text.len = len;
    return len > before || from > 0 || pull->is_at_end;
}

static void token_set(ltl_json_pull *pull) {
    pull->text = (ltl_str){pull->window + pull->scan.start, pull->scan.len};
    pull->offset = pull->base + pull->scan.start;
    pull->is_cut = false;
}

/* A string that the window does not hold, and that begins it: what there is of it, and then past its end. */
static ltl_json_token string_cut(ltl_json_pull *pull) {
    ltl_json_scan *scan = &pull->scan;
    uint32_t len = (uint32_t)scan->text.len - 1;
    uint32_t kept = len < pull->room / 2 ? len : pull->room / 2;
    while (kept > 0 && (((uint8_t)pull->window[1 + kept] & 0xC0) == 0x80 ||
                        memchr(pull->window + 1 + kept - (kept < 12 ? kept : 12), '\\',
                               kept < 12 ? kept : 12) != NULL)) {
        kept--; /* whole characters and whole escapes */
    }
    pull->offset = pull->base + 1;
    lines_count(pull, 0);
    uint32_t from = kept + 1;
    bool is_escaped = false;
    for (;;) {
        /* The kept part stays at the start of the window; the rest goes by behind it. */
        for (uint32_t i = from; i < scan->text.len; i++) {
            char byte = pull->window[i];
            if (byte == '"' && !is_escaped) {
                scan->at = i + 1;
                scan->start = 1;
                scan->len = kept;
                pull->text = (ltl_str){pull->window + 1, kept};
                pull->is_cut = true;
                pull->counted = i + 1; /* no line ends within */
                return LTL_JSON_TOKEN_STRING;
            }
            is_escaped = byte == '\\' && !is_escaped;
        }
        int64_t got = pull->fill(pull->context, pull->base + scan->text.len, pull->window + from,
                                 pull->room - from);
        if (got <= 0) {
            pull->has_failed = pull->has_failed || got < 0;
            return LTL_JSON_TOKEN_BROKEN;
        }
        pull->base += scan->text.len - from;
        scan->text.len = from + (uint32_t)got;
    }
}

/* True when the last token may be another one with more bytes. */
static bool may_go_on(const ltl_json_pull *pull, ltl_json_token token) {
    const ltl_json_scan *scan = &pull->scan;
    return !pull->is_at_end && (token == LTL_JSON_TOKEN_BROKEN || token == LTL_JSON_TOKEN_END ||
                                (token == LTL_JSON_TOKEN_NUMBER && scan->at >= scan->text.len));
}

static ltl_json_token overlong_take(ltl_json_pull *pull, ltl_json_token token) {
    ltl_json_scan *scan = &pull->scan;
    bool is_string = token == LTL_JSON_TOKEN_BROKEN && scan->at == 0 &&
                     scan->text.len == pull->room && pull->window[0] == '"' &&
                     ltl_json_scan_wants_value(scan);
    ltl_json_token got = is_string ? string_cut(pull) : token;
    if (got == LTL_JSON_TOKEN_STRING) {
        ltl_json_scan_value_ended(scan);
    } else {
        scan->failed = (uint8_t)got;
    }
    return got;
}

ltl_json_token ltl_json_pull_next(ltl_json_pull *pull) {
    ltl_json_scan *scan = &pull->scan;
    for (;;) {
        bool is_between = pull->is_many && scan->depth == 0;
        if (is_between && scan->failed == 0) {
            ltl_json_scan_expect_value(scan);
        }
        ltl_json_token token = ltl_json_scan_next(scan);
        if (is_between && token == LTL_JSON_TOKEN_BROKEN && scan->at >= scan->text.len) {
            token = LTL_JSON_TOKEN_END;
            scan->failed = 0;
        }
        if (!may_go_on(pull, token)) {
            token_set(pull);
            return token;
        }
        /* Again, with the token at the start of the window. */
        ltl_json_scan_again(scan, token);
        if (!window_move(pull, scan->at)) {
            return overlong_take(pull, token);
        }
        scan->at = 0;
    }
}

/* Behind the closing quote of the string at `at`; false when it does not end. */
static bool string_pass(ltl_json_pull *pull, uint32_t *at) {
    bool is_escaped = false;
    for (;;) {
        uint32_t len = (uint32_t)pull->scan.text.len;
        while (*at < len) {
            *at = is_escaped ? *at : ltl_json_next_in_text(pull->window, *at, len);
            char byte = *at < len ? pull->window[(*at)++] : '\0';
            if (byte == '"' && !is_escaped) {
                return true;
            }
            is_escaped = byte == '\\' && !is_escaped;
        }
        if (!window_move(pull, *at) || pull->scan.text.len == 0) {
            return false;
        }
        *at = 0;
    }
}

bool ltl_json_pull_skip(ltl_json_pull *pull, ltl_json_token token) {
    ltl_json_scan *scan = &pull->scan;
    if (token != LTL_JSON_TOKEN_OBJECT && token != LTL_JSON_TOKEN_LIST) {
        return scan->failed == 0;
    }
    uint64_t depth = 1;
    uint32_t at = scan->at;
    while (depth > 0) {
        at = ltl_json_next_nest(pull->window, at, (uint32_t)scan->text.len);
        if (at < scan->text.len) {
            char byte = pull->window[at++];
            depth += byte == '{' || byte == '[';
            depth -= byte == '}' || byte == ']';
            if (byte != '"' || string_pass(pull, &at)) {
                continue;
            }
        } else if (window_move(pull, at) && scan->text.len > 0) {
            at = 0;
            continue;
        }
        scan->failed = LTL_JSON_TOKEN_BROKEN;
        return false;
    }
    scan->at = at;
    ltl_json_scan_close(scan);
    return true;
}

uint64_t ltl_json_pull_line(ltl_json_pull *pull) {
    uint64_t in_window = pull->offset > pull->base ? pull->offset - pull->base : 0;
    lines_count(pull, in_window < pull->scan.text.len ? (uint32_t)in_window
                                                      : (uint32_t)pull->scan.text.len);
    return pull->line;
}

bool ltl_json_pull_next_line(ltl_json_pull *pull) {
    uint32_t at = pull->scan.at;
    for (;;) {
        const char *end = memchr(pull->window + at, '\n', pull->scan.text.len - at);
        if (end != NULL) {
            ltl_str text = pull->scan.text;
            ltl_json_scan_init(&pull->scan, text);
            pull->scan.at = (uint32_t)(end - pull->window) + 1;
            return true;
        }
        if (!window_move(pull, (uint32_t)pull->scan.text.len) || pull->scan.text.len == 0) {
            return false;
        }
        at = 0;
    }
}

void ltl_json_pull_mark(ltl_json_pull *pull, ltl_json_mark *out_mark) {
    const ltl_json_scan *scan = &pull->scan;
    lines_count(pull, scan->at);
    *out_mark = (ltl_json_mark){.offset = pull->base + scan->at,
                                .line = pull->line,
                                .depth = scan->depth,
                                .expects = scan->expects};
    memcpy(out_mark->is_object, scan->is_object, sizeof(out_mark->is_object));
}

void ltl_json_pull_go_to(ltl_json_pull *pull, const ltl_json_mark *mark) {
    ltl_json_scan_init(&pull->scan, (ltl_str){pull->window, 0});
    pull->scan.depth = mark->depth < LTL_JSON_SCAN_DEPTH ? mark->depth : LTL_JSON_SCAN_DEPTH;
    pull->scan.expects = mark->expects;
    memcpy(pull->scan.is_object, mark->is_object, sizeof(mark->is_object));
    pull->base = mark->offset;
    pull->line = mark->line;
    pull->counted = 0;
    pull->is_at_end = pull->has_failed = false;
}

static uint32_t hex4(const char *at) {
    uint32_t value = 0;
    for (uint32_t i = 0; i < 4; i++) {
        char byte = at[i];
        uint32_t digit = byte <= '9' ? (uint32_t)(byte - '0') : ((uint32_t)byte & 0xDF) - 'A' + 10;
        value = value << 4 | (digit & 15);
    }
    return value;
}

/* One character; `at` goes behind it. */
static uint32_t character_at(ltl_str written, size_t *at) {
    static const char letters[] = "bfnrt";
    static const char meant[] = "\b\f\n\r\t";
    uint32_t code = 0;
    if (written.ptr[*at] != '\\' || *at + 1 >= written.len) {
        *at += ltl_utf8_decode(written, *at, &code);
        return code;
    }
    char kind = written.ptr[*at + 1];
    if (kind != 'u' || *at + 6 > written.len) {
        const char *of = strchr(letters, kind);
        *at += 2;
        return of != NULL && kind != '\0' ? (uint32_t)meant[of - letters] : (uint8_t)kind;
    }
    code = hex4(written.ptr + *at + 2);
    *at += 6;
    if (code >= 0xD800 && code < 0xDC00 && *at + 6 <= written.len && written.ptr[*at] == '\\' &&
        written.ptr[*at + 1] == 'u') {
        uint32_t low = hex4(written.ptr + *at + 2);
        if (low >= 0xDC00 && low < 0xE000) {
            *at += 6;
            return 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
        }
    }
    return code >= 0xD800 && code < 0xE000 ? 0xFFFD : code;
}

uint32_t ltl_json_unescape(ltl_str written, char *into, uint32_t most, bool *out_is_cut) {
    uint32_t len = 0;
    bool is_cut = false;
    for (size_t at = 0; at < written.len && !is_cut;) {
        char bytes[4];
        uint8_t byte = (uint8_t)written.ptr[at];
        size_t count = 1;
        if (byte < 0x80 && byte != '\\') {
            bytes[0] = written.ptr[at++];
        } else {
            count = ltl_utf8_encode(character_at(written, &at), bytes);
        }
        is_cut = len + count > most;
        if (!is_cut) {
            memcpy(into + len, bytes, count);
            len += (uint32_t)count;
        }
    }
    if (out_is_cut != NULL) {
        *out_is_cut = is_cut;
    }
    return len;
}
