#include "analyzers/suppression/words.h"

/* Names in one suppression. */
enum { MAX_IDS = 64 };

bool ltl_suppress__is_word(char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || byte == '_' ||
           (byte >= '0' && byte <= '9');
}

bool ltl_suppress__is_blank(char byte) {
    return byte == ' ' || byte == '\t';
}

bool ltl_suppress__is_id_byte(char byte) {
    return ltl_suppress__is_word(byte) || byte == '.' || byte == '-';
}

/* Rules of agents have their domain in front: `tests/sleep-in-test`. */
static bool is_rule_byte(char byte) {
    return ltl_suppress__is_id_byte(byte) || byte == '/';
}

typedef struct cursor {
    ltl_str text; /* of the comment, from the word on */
    size_t at;
} cursor;

static char peek(const cursor *c) {
    return c->at < c->text.len ? c->text.ptr[c->at] : '\0';
}

static void skip_blanks(cursor *c) {
    while (ltl_suppress__is_blank(peek(c))) {
        c->at++;
    }
}

static ltl_str take_while(cursor *c, bool (*is_part)(char)) {
    size_t start = c->at;
    while (c->at < c->text.len && is_part(c->text.ptr[c->at])) {
        c->at++;
    }
    return ltl_str_slice(c->text, start, c->at);
}

static void copy_ids(ltl_arena *arena, const ltl_str *ids, uint32_t count,
                     ltl_suppression *suppression) {
    ltl_str *copy = LTL_NEW_ARRAY(arena, ltl_str, count);
    for (uint32_t i = 0; i < count; i++) {
        copy[i] = ids[i];
    }
    suppression->ids = copy;
    suppression->id_count = count;
}

/* `[id, id]`; null when fine, else what is wrong. */
static const char *read_brackets(ltl_arena *arena, cursor *c, ltl_suppression *suppression) {
    ltl_str ids[MAX_IDS];
    uint32_t count = 0;
    skip_blanks(c);
    if (peek(c) != '[') {
        return NULL;
    }
    do {
        c->at++;
        skip_blanks(c);
        ltl_str id = take_while(c, is_rule_byte);
        if (id.len == 0) {
            return "a rule id, a domain or a CWE number is missing between the brackets";
        }
        if (count == MAX_IDS) {
            return "more than 64 names between the brackets";
        }
        ids[count++] = id;
        skip_blanks(c);
    } while (peek(c) == ',');
    if (peek(c) != ']') {
        return "the bracket is not closed";
    }
    c->at++;
    copy_ids(arena, ids, count, suppression);
    return NULL;
}

/* yyyymmdd of `2026-01-31`, 0 when it is no date. */
static uint32_t read_date(ltl_str text) {
    static const uint8_t DAYS[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    uint64_t year = 0;
    uint64_t month = 0;
    uint64_t day = 0;
    if (text.len != 10 || text.ptr[4] != '-' || text.ptr[7] != '-' ||
        !ltl_str_to_u64(ltl_str_slice(text, 0, 4), &year) ||
        !ltl_str_to_u64(ltl_str_slice(text, 5, 7), &month) ||
        !ltl_str_to_u64(ltl_str_slice(text, 8, 10), &day)) {
        return 0;
    }
    bool is_date = year > 0 && month >= 1 && month <= 12 && day >= 1 && day <= DAYS[month - 1];
    return is_date ? (uint32_t)(year * 10000 + month * 100 + day) : 0;
}

/* A value in quotes, or up to the next blank. */
static bool read_value(cursor *c, ltl_str *out_value) {
    if (peek(c) != '"') {
        *out_value = take_while(c, ltl_suppress__is_id_byte);
        return out_value->len > 0;
    }
    size_t end = ltl_str_find_byte(c->text, '"', c->at + 1);
    size_t line_end = ltl_str_find_byte(c->text, '\n', c->at);
    if (end == SIZE_MAX || line_end < end) {
        return false;
    }
    *out_value = ltl_str_slice(c->text, c->at + 1, end);
    c->at = end + 1;
    return true;
}

/* `reason="…" until=… ref=…`; other words after the brackets are prose. */
static const char *read_attributes(cursor *c, ltl_suppression *suppression) {
    for (;;) {
        skip_blanks(c);
        ltl_str name = take_while(c, ltl_suppress__is_word);
        if (name.len == 0 || peek(c) != '=') {
            return NULL;
        }
        c->at++;
        ltl_str value;
        if (!read_value(c, &value)) {
            return "a value is missing or its quotes are not closed";
        }
        if (ltl_str_is(name, "reason")) {
            suppression->reason = value;
        } else if (ltl_str_is(name, "until")) {
            suppression->until = read_date(value);
            if (suppression->until == 0) {
                return "`until` is no date of the form 2030-12-31";
            }
        } else if (!ltl_str_is(name, "ref")) {
            return "only reason, until and ref are known";
        }
    }
}

const char *ltl_suppress__read_own(ltl_arena *arena, ltl_str text, ltl_suppression *suppression) {
    cursor c = {text, 0};
    const char *problem = read_brackets(arena, &c, suppression);
    return problem != NULL ? problem : read_attributes(&c, suppression);
}

bool ltl_suppress__is_nosem(ltl_str text, size_t at) {
    if (at > 0 && ltl_suppress__is_word(text.ptr[at - 1])) {
        return false;
    }
    cursor c = {text, at};
    ltl_str word = take_while(&c, ltl_suppress__is_word);
    return ltl_str_equals_ignoring_case(word, LTL_STR("nosem")) ||
           ltl_str_equals_ignoring_case(word, LTL_STR("nosemgrep"));
}

void ltl_suppress__read_nosem(ltl_arena *arena, ltl_str text, ltl_suppression *suppression) {
    cursor c = {text, 0};
    (void)take_while(&c, ltl_suppress__is_word);
    skip_blanks(&c);
    if (peek(&c) == ':' || peek(&c) == '=') {
        ltl_str ids[MAX_IDS];
        uint32_t count = 0;
        do {
            c.at++;
            skip_blanks(&c);
            ltl_str id = take_while(&c, ltl_suppress__is_id_byte);
            while (id.len > 0 && id.ptr[id.len - 1] == '-') {
                id.len--; /* the end of the comment: `-->` */
            }
            if (id.len > 0 && count < MAX_IDS) {
                ids[count++] = id;
            }
            skip_blanks(&c);
        } while (peek(&c) == ',');
        copy_ids(arena, ids, count, suppression);
    }
}
