#include "analyzers/literals/regex_reader.h"

void ltl_regex_reader_end_run(regex_reader *r) {
    if (r->run.count >= LTL_MIN_LITERAL_BYTES) {
        ltl_clause clause = {0};
        ltl_str run = {r->run.at, r->run.count};
        ltl_literal literal = {.text = ltl_arena_copy(r->arena, run),
                               .is_caseless = r->is_caseless};
        LTL_PUSH(r->arena, &clause, literal);
        LTL_PUSH(r->arena, &innermost(r)->clauses, clause);
    }
    r->run.count = 0;
}

void ltl_regex_reader_take_closed(regex_reader *r) {
    for (uint32_t i = 0; r->atom == ATOM_GROUP && i < r->closed.count; i++) {
        LTL_PUSH(r->arena, &innermost(r)->clauses, r->closed.at[i]);
    }
    r->atom = ATOM_NONE;
}

void ltl_regex_reader_add_other(regex_reader *r, regex_atom kind) {
    ltl_regex_reader_take_closed(r);
    ltl_regex_reader_end_run(r);
    r->atom = kind;
}

/* In code point mode without case, some letters fold to characters outside ASCII (k, s), and
 * characters outside ASCII fold among themselves. */
static bool folds_beyond_ascii(const regex_reader *r, char byte) {
    char folded = (char)(byte | 32);
    return r->is_caseless && ((byte & 0x80) || (r->is_unicode && (folded == 'k' || folded == 's')));
}

void ltl_regex_reader_add_byte(regex_reader *r, char byte) {
    if (folds_beyond_ascii(r, byte)) {
        ltl_regex_reader_add_other(r, ATOM_OTHER);
        return;
    }
    ltl_regex_reader_take_closed(r);
    LTL_PUSH(r->arena, &r->run, byte);
    /* a quantifier takes a whole character, whose first byte is not 10xxxxxx */
    bool is_continuation = ((unsigned char)byte & 0xC0) == 0x80;
    r->atom_bytes = is_continuation && r->atom_bytes > 0 ? r->atom_bytes + 1 : 1;
    r->atom = ATOM_BYTE;
}

/* ---- what means nothing ---- */

void ltl_regex_reader_skip_past(regex_reader *r, char byte) {
    size_t found = ltl_str_find_byte(r->text, byte, r->at);
    r->has_failed = r->has_failed || found == SIZE_MAX;
    r->at = found == SIZE_MAX ? r->text.len : found + 1;
}

void ltl_regex_reader_skip_extended(regex_reader *r) {
    while (r->at < r->text.len && !r->has_failed) {
        char byte = r->text.ptr[r->at];
        bool is_space = byte == ' ' || (byte >= '\t' && byte <= '\r');
        if (starts(r, "(?#")) {
            ltl_regex_reader_skip_past(r, ')');
        } else if (r->is_extended && is_space) {
            r->at++;
        } else if (r->is_extended && byte == '#') {
            size_t end = ltl_str_find_byte(r->text, '\n', r->at);
            r->at = end == SIZE_MAX ? r->text.len : end + 1;
        } else {
            return;
        }
    }
}

/* ---- quantifiers ---- */

/* Whether `{…}` stands here, with digits, blanks and commas only; newer PCRE2 takes more of these
 * as quantifiers than older. */
static bool braces_here(const regex_reader *r, size_t *out_length, bool *out_can_be_none) {
    if (peek(r, 0) != '{') {
        return false;
    }
    size_t length = 1;
    bool is_zero = true; /* of the first number; none counts as zero */
    bool has_comma = false;
    for (char byte = peek(r, length); byte != '}'; byte = peek(r, ++length)) {
        if (!is_digit(byte) && byte != ',' && byte != ' ' && byte != '\t') {
            return false;
        }
        has_comma = has_comma || byte == ',';
        is_zero = is_zero && (has_comma || byte < '1');
    }
    *out_length = length + 1;
    *out_can_be_none = is_zero;
    return true;
}

/* Drops the atom: it need not be there. */
static void drop_atom(regex_reader *r) {
    if (r->atom == ATOM_BYTE) {
        r->run.count -= r->atom_bytes < r->run.count ? r->atom_bytes : r->run.count;
    }
    ltl_regex_reader_end_run(r);
    r->atom = ATOM_OTHER;
}

/* Keeps the atom; what follows need not touch its first occurrence. */
static void repeat_atom(regex_reader *r) {
    ltl_regex_reader_take_closed(r);
    ltl_regex_reader_end_run(r);
    r->atom = ATOM_OTHER;
}

bool ltl_regex_reader_read_quantifiers(regex_reader *r) {
    bool was_read = false;
    bool can_be_none = false;
    for (;;) {
        ltl_regex_reader_skip_extended(r);
        size_t length = 1;
        bool is_optional = peek(r, 0) == '*' || peek(r, 0) == '?';
        if (!is_optional && peek(r, 0) != '+' && !braces_here(r, &length, &is_optional)) {
            break;
        }
        r->at += length;
        if (peek(r, 0) == '?' || peek(r, 0) == '+') { /* lazy or possessive */
            r->at++;
        }
        was_read = true;
        can_be_none = can_be_none || is_optional;
    }
    if (can_be_none) {
        drop_atom(r);
    } else if (was_read) {
        repeat_atom(r);
    }
    return was_read;
}
