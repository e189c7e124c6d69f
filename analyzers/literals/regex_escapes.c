#include "analyzers/literals/regex_reader.h"

static int hex_value(char byte) {
    if (is_digit(byte)) {
        return byte - '0';
    }
    char folded = (char)(byte | 32);
    return folded >= 'a' && folded <= 'f' ? folded - 'a' + 10 : -1;
}

/* `[.]`, `[*]`: one byte that is no letter and so has only one reading. */
static bool single_byte_class(const regex_reader *r, char *out_byte) {
    char byte = peek(r, 1);
    bool is_escaped = byte == '\\';
    size_t length = is_escaped ? 3 : 2;
    byte = is_escaped ? peek(r, 2) : byte;
    if (peek(r, length) != ']' || byte <= ' ' || byte >= 0x7F || is_digit(byte) ||
        (is_escaped && is_letter(byte)) || byte == '^' || byte == ']' || byte == '[' ||
        byte == '\\') {
        return false;
    }
    *out_byte = byte;
    return true;
}

/* `[:alpha:]` inside a class: moves past it, or past its bracket when it is none. */
static void read_posix_class(regex_reader *r) {
    char end = peek(r, 1);
    size_t close = ltl_str_find_byte(r->text, ']', r->at);
    ltl_str name = ltl_str_slice(r->text, r->at + 2, close);
    bool is_plain =
        ltl_str_find_byte(name, '\\', 0) == SIZE_MAX && ltl_str_find_byte(name, '[', 0) == SIZE_MAX;
    r->has_failed = close == SIZE_MAX || !is_plain;
    bool is_class = !r->has_failed && name.len > 0 && name.ptr[name.len - 1] == end;
    r->at = is_class ? close + 1 : r->at + 1;
}

/* Moves past a class. A `]` that comes first is a member. */
void ltl_regex_reader_read_class(regex_reader *r) {
    char only = 0;
    if (single_byte_class(r, &only)) {
        r->at += peek(r, 1) == '\\' ? 4 : 3;
        ltl_regex_reader_add_byte(r, only);
        return;
    }
    r->at += peek(r, 1) == '^' ? 2 : 1;
    for (bool is_first = true; r->at < r->text.len && !r->has_failed; is_first = false) {
        char byte = r->text.ptr[r->at];
        char next = peek(r, 1);
        if (byte == ']' && !is_first) {
            r->at++;
            ltl_regex_reader_add_other(r, ATOM_OTHER);
            return;
        }
        if (byte == '[' && (next == ':' || next == '.' || next == '=')) {
            read_posix_class(r);
        } else if (byte == '\\') {
            r->has_failed = next == 'Q' || next == 'E'; /* they move where the class begins */
            r->at += 2;
        } else {
            r->at++;
        }
    }
    r->has_failed = true; /* no end */
}

/* `\x41` and `\x{41}`, at the `x`. */
static void read_hex(regex_reader *r) {
    r->at++;
    bool is_braced = peek(r, 0) == '{';
    size_t digits = is_braced ? 1 : 0;
    int value = 0;
    size_t count = 0;
    for (; hex_value(peek(r, digits)) >= 0 && count < (is_braced ? 7u : 2u); digits++, count++) {
        value = value * 16 + hex_value(peek(r, digits));
    }
    if (is_braced && (count == 0 || peek(r, digits) != '}')) {
        r->has_failed = true;
        return;
    }
    r->at += digits + (is_braced ? 1 : 0);
    if (value < 0x80 && count > 0) {
        ltl_regex_reader_add_byte(r, (char)value);
    } else {
        ltl_regex_reader_add_other(r, ATOM_OTHER);
    }
}

/* The escape takes an argument: `\p{L}`, `\pL`, `\g{1}`, `\k<name>`, `\N{U+41}`. */
static void skip_argument(regex_reader *r) {
    static const char ENDS[][2] = {{'{', '}'}, {'<', '>'}, {'\'', '\''}};
    for (size_t i = 0; i < LTL_COUNT_OF(ENDS); i++) {
        if (peek(r, 0) == ENDS[i][0]) {
            r->at++;
            ltl_regex_reader_skip_past(r, ENDS[i][1]);
            return;
        }
    }
    if (peek(r, 0) == '-' || peek(r, 0) == '+') {
        r->at++;
    }
    if (is_digit(peek(r, 0))) {
        while (is_digit(peek(r, 0))) {
            r->at++;
        }
    } else {
        r->at++;
    }
}

static void read_letter_escape(regex_reader *r, char letter) {
    static const char CONTROLS[][2] = {{'a', 7},  {'e', 27}, {'f', 12},
                                       {'n', 10}, {'r', 13}, {'t', 9}};
    for (size_t i = 0; i < LTL_COUNT_OF(CONTROLS); i++) {
        if (letter == CONTROLS[i][0]) {
            r->at++;
            ltl_regex_reader_add_byte(r, CONTROLS[i][1]);
            return;
        }
    }
    if (strchr("bBAzZGK", letter)) { /* no bytes of their own */
        r->at++;
        ltl_regex_reader_add_other(r, ATOM_OTHER);
    } else if (strchr("dDhHsSvVwWRX", letter)) {
        r->at++;
        ltl_regex_reader_add_other(r, ATOM_OTHER);
    } else if (letter == 'N' || letter == 'p' || letter == 'P' || letter == 'g' || letter == 'k' ||
               letter == 'o') {
        r->at++;
        if (letter != 'N' || peek(r, 0) == '{') {
            skip_argument(r);
        }
        ltl_regex_reader_add_other(r, ATOM_OTHER);
    } else {
        r->has_failed = true;
    }
}

void ltl_regex_reader_read_escape(regex_reader *r) {
    r->at++;
    char byte = peek(r, 0);
    if (r->at >= r->text.len) {
        r->has_failed = true;
    } else if (byte == 'Q') {
        r->at++;
        r->is_quoted = true;
    } else if (byte == 'E') {
        r->at++; /* ends nothing; what stands before it can still be repeated */
    } else if (byte == 'x') {
        read_hex(r);
    } else if (is_digit(byte)) { /* a back-reference or an octal number */
        while (is_digit(peek(r, 0))) {
            r->at++;
        }
        ltl_regex_reader_add_other(r, ATOM_OTHER);
    } else if (is_letter(byte)) {
        read_letter_escape(r, byte);
    } else {
        r->at++;
        ltl_regex_reader_add_byte(r, byte);
    }
}
