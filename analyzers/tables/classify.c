/* classify.c - what a cell holds: one look at its bytes, then only what they leave possible. */
#include "analyzers/tables/table.h"
#include "analyzers/text/digits.h"

enum {
    DIGIT = 1,
    LETTER = 2,
    SIGN = 4, /* + - */
    DOT = 8,
    COMMA = 16,
    SLASH = 32,
    AT = 64,
    OTHER = 128,
};

static const uint8_t classes[256] = {
    ['0'] = DIGIT,  ['1'] = DIGIT,  ['2'] = DIGIT,  ['3'] = DIGIT,  ['4'] = DIGIT,  ['5'] = DIGIT,
    ['6'] = DIGIT,  ['7'] = DIGIT,  ['8'] = DIGIT,  ['9'] = DIGIT,  ['+'] = SIGN,   ['-'] = SIGN,
    ['.'] = DOT,    [','] = COMMA,  ['/'] = SLASH,  ['@'] = AT,     [' '] = OTHER,  [':'] = OTHER,
    ['A'] = LETTER, ['B'] = LETTER, ['C'] = LETTER, ['D'] = LETTER, ['E'] = LETTER, ['F'] = LETTER,
    ['G'] = LETTER, ['H'] = LETTER, ['I'] = LETTER, ['J'] = LETTER, ['K'] = LETTER, ['L'] = LETTER,
    ['M'] = LETTER, ['N'] = LETTER, ['O'] = LETTER, ['P'] = LETTER, ['Q'] = LETTER, ['R'] = LETTER,
    ['S'] = LETTER, ['T'] = LETTER, ['U'] = LETTER, ['V'] = LETTER, ['W'] = LETTER, ['X'] = LETTER,
    ['Y'] = LETTER, ['Z'] = LETTER, ['a'] = LETTER, ['b'] = LETTER, ['c'] = LETTER, ['d'] = LETTER,
    ['e'] = LETTER, ['f'] = LETTER, ['g'] = LETTER, ['h'] = LETTER, ['i'] = LETTER, ['j'] = LETTER,
    ['k'] = LETTER, ['l'] = LETTER, ['m'] = LETTER, ['n'] = LETTER, ['o'] = LETTER, ['p'] = LETTER,
    ['q'] = LETTER, ['r'] = LETTER, ['s'] = LETTER, ['t'] = LETTER, ['u'] = LETTER, ['v'] = LETTER,
    ['w'] = LETTER, ['x'] = LETTER, ['y'] = LETTER, ['z'] = LETTER,
};

static bool is_digit(char byte) {
    return byte >= '0' && byte <= '9';
}

/* `d` stands for a digit, anything else for itself; a prefix of the text has the shape. */
static bool has_shape(ltl_str text, const char *shape) {
    for (size_t i = 0; shape[i] != '\0'; i++) {
        if (i >= text.len || (shape[i] == 'd' ? !is_digit(text.ptr[i]) : text.ptr[i] != shape[i])) {
            return false;
        }
    }
    return true;
}

/* One or two digits, the mark, one or two, the mark, four: nothing else. */
static bool is_date_with(ltl_str text, char mark) {
    size_t at = 0;
    for (uint32_t part = 0; part < 2; part++) {
        size_t from = at;
        while (at < text.len && is_digit(text.ptr[at])) {
            at++;
        }
        if (at == from || at - from > 2 || at >= text.len || text.ptr[at] != mark) {
            return false;
        }
        at++;
    }
    return text.len - at == 4 && has_shape(ltl_str_slice(text, at, text.len), "dddd");
}

static bool is_truth(ltl_str text) {
    static const char *const words[] = {"true", "false", "yes", "no"};
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
        if (ltl_str_equals_ignoring_case(text, ltl_str_of(words[i]))) {
            return true;
        }
    }
    return false;
}

/* A sign, digits, at most one mark between digits. */
static bool is_number_with(ltl_str text, char mark) {
    size_t at = text.ptr[0] == '-' || text.ptr[0] == '+';
    uint32_t digits = 0;
    uint32_t marks = 0;
    for (; at < text.len; at++) {
        digits += is_digit(text.ptr[at]);
        marks += text.ptr[at] == mark;
        if (!is_digit(text.ptr[at]) && text.ptr[at] != mark) {
            return false;
        }
    }
    return digits > 0 && marks <= 1;
}

static ltl_trait sort_of(ltl_str text, uint32_t seen) {
    if ((seen & DIGIT) == 0) {
        return seen == LETTER && text.len <= 5 && is_truth(text) ? LTL_TRAIT_TRUTH : LTL_TRAIT_TEXT;
    }
    if ((seen & (LETTER | OTHER | AT)) == 0) {
        uint32_t marks = seen & (DOT | COMMA | SLASH);
        if (marks == 0 && is_number_with(text, '\0')) {
            return LTL_TRAIT_INTEGER;
        }
        if (marks == DOT && is_number_with(text, '.')) {
            return LTL_TRAIT_DECIMAL;
        }
        if (marks == COMMA && is_number_with(text, ',')) {
            return LTL_TRAIT_DECIMAL_COMMA;
        }
        if (marks == SLASH && is_date_with(text, '/')) {
            return LTL_TRAIT_DATE_SLASH;
        }
        if (marks == DOT && is_date_with(text, '.')) {
            return LTL_TRAIT_DATE_DOTTED;
        }
    }
    bool is_iso = has_shape(text, "dddd-dd-dd") &&
                  (text.len == 10 || text.ptr[10] == 'T' || text.ptr[10] == ' ');
    return is_iso ? LTL_TRAIT_DATE_ISO : LTL_TRAIT_TEXT;
}

static bool is_email(ltl_str text) {
    size_t at = ltl_str_find_byte(text, '@', 0);
    if (at == SIZE_MAX || at == 0 || ltl_str_find_byte(text, '@', at + 1) != SIZE_MAX) {
        return false;
    }
    ltl_str host = ltl_str_slice(text, at + 1, text.len);
    size_t dot = ltl_str_find_last_byte(host, '.');
    bool has_blank = ltl_str_find_byte(text, ' ', 0) != SIZE_MAX;
    return dot != SIZE_MAX && dot > 0 && host.len - dot > 2 && !has_blank &&
           !ltl_str_ends_with(host, LTL_STR("example.com")) &&
           !ltl_str_ends_with(host, LTL_STR("example.org")) &&
           !ltl_str_ends_with(host, LTL_STR(".test"));
}

static bool is_card(ltl_str text) {
    uint32_t offset = 0;
    ltl_digit_run run;
    if (text.len < 13 || text.len > 19 || !ltl_digit_run_next(text, &offset, &run) ||
        run.span.start != 0 || run.span.end != text.len || run.count < 13 || run.count > 19) {
        return false;
    }
    return run.digits[0] >= '3' && run.digits[0] <= '6' && strstr(run.digits, "00000000") == NULL &&
           ltl_digits_are_luhn(run.digits, run.count);
}

/* Two letters, two digits, and the whole is 1 by 97 when the first four stand last (ISO 13616). */
static bool is_iban(ltl_str text) {
    char letters[LTL_MOST_DIGITS + 1];
    uint32_t count = 0;
    for (size_t i = 0; i < text.len; i++) {
        char byte = text.ptr[i];
        bool is_letter = byte >= 'A' && byte <= 'Z';
        if (byte == ' ' && i % 5 == 4) {
            continue;
        }
        if ((count < 2   ? !is_letter
             : count < 4 ? !is_digit(byte)
                         : !is_letter && !is_digit(byte)) ||
            count >= LTL_MOST_DIGITS) {
            return false;
        }
        letters[count++] = byte;
    }
    return count >= 15 &&
           ltl_letters_mod97(letters, 4, ltl_letters_mod97(letters + 4, count - 4, 0)) == 1;
}

/* The areas that are given out: neither 000, 666 nor 9xx. */
static bool is_social_security(ltl_str text) {
    return text.len == 11 && has_shape(text, "ddd-dd-dddd") && text.ptr[0] != '9' &&
           strncmp(text.ptr, "000", 3) != 0 && strncmp(text.ptr, "666", 3) != 0 &&
           strncmp(text.ptr, "123-45-6789", 11) != 0 && strncmp(text.ptr + 4, "00", 2) != 0;
}

/* What a spreadsheet runs: not a number with its sign, nor a lone dash or a list mark. */
static bool is_formula(ltl_str text, ltl_trait sort) {
    char first = text.ptr[0];
    if (first == '=' || first == '\t') {
        return text.len > 1;
    }
    bool is_signed = first == '+' || first == '-' || first == '@';
    bool is_call = ltl_str_find_byte(text, '(', 0) != SIZE_MAX ||
                   ltl_str_find_byte(text, '!', 0) != SIZE_MAX ||
                   ltl_str_find_byte(text, '|', 0) != SIZE_MAX;
    return is_signed && sort == LTL_TRAIT_TEXT && is_call;
}

/* What keys, tokens and hashes of passwords begin with, and how long they are at least. */
static const struct {
    const char *start;
    uint8_t least;
} secrets[] = {
    {"AKIA", 20},        {"ASIA", 20},        {"AIza", 39},       {"ghp_", 40},   {"gho_", 40},
    {"ghs_", 40},        {"github_pat_", 40}, {"glpat-", 26},     {"xoxb-", 24},  {"xoxp-", 24},
    {"xoxa-", 24},       {"sk_live_", 24},    {"rk_live_", 24},   {"npm_", 40},   {"SG.", 60},
    {"-----BEGIN ", 40}, {"$2a$", 60},        {"$2b$", 60},       {"$2y$", 60},   {"$argon2", 40},
    {"$5$", 40},         {"$6$", 60},         {"pbkdf2_sha", 50}, {"{SSHA}", 30},
};

static bool is_secret(ltl_str text) {
    for (size_t i = 0; i < sizeof(secrets) / sizeof(secrets[0]); i++) {
        if (text.ptr[0] == secrets[i].start[0] && text.len >= secrets[i].least &&
            ltl_str_starts_with(text, ltl_str_of(secrets[i].start))) {
            return true;
        }
    }
    return false;
}

/* Letters that some of them begin with. */
static bool may_be_secret(char first) {
    return memchr("Agxsrn-$p{S", first, 11) != NULL;
}

static uint32_t mark(ltl_trait trait) {
    return 1u << (trait - LTL_TRAIT_SORT_COUNT);
}

void ltl_cell_classify(ltl_str text, ltl_cell *cell) {
    cell->marks = 0;
    cell->sort = LTL_TRAIT_EMPTY;
    if (text.len == 0) {
        return;
    }
    uint32_t seen = 0;
    for (size_t i = 0; i < text.len; i++) {
        uint32_t class = classes[(uint8_t)text.ptr[i]];
        seen |= class != 0 ? class : OTHER;
    }
    ltl_trait sort = sort_of(text, seen);
    uint32_t marks = 0;
    char first = text.ptr[0];
    if ((seen & OTHER) != 0) {
        marks |= first == ' ' || text.ptr[text.len - 1] == ' ' ? mark(LTL_TRAIT_BLANKS) : 0;
    }
    if (classes[(uint8_t)first] & (SIGN | AT) || first == '=' || first == '\t') {
        marks |= is_formula(text, sort) ? mark(LTL_TRAIT_FORMULA) : 0;
    }
    if ((seen & AT) != 0) {
        marks |= is_email(text) ? mark(LTL_TRAIT_EMAIL) : 0;
    } else if ((seen & DIGIT) != 0 && text.len >= 11) {
        marks |= is_card(text) ? mark(LTL_TRAIT_CARD) : 0;
        marks |= (seen & LETTER) != 0 && is_iban(text) ? mark(LTL_TRAIT_IBAN) : 0;
        marks |= is_social_security(text) ? mark(LTL_TRAIT_SOCIAL_SECURITY) : 0;
    }
    if (text.len >= 20 && may_be_secret(first)) {
        marks |= is_secret(text) ? mark(LTL_TRAIT_SECRET) : 0;
    }
    cell->sort = (uint8_t)sort;
    cell->marks = (uint16_t)marks;
}
