/* The literals that every match of a regular expression contains.
 *
 * One pass over the PCRE syntax with a stack of open groups. Nothing is claimed that is not
 * certain: whatever this reader does not know ends the literal it was collecting, and syntax that
 * can change the meaning of everything around it (verbs, unknown escapes) ends the reading with no
 * clause. */
#include "analyzers/match/regex.h"
#include "analyzers/ruleset/literals.h"
#include "core/limits.h"

enum { MAX_GROUP_DEPTH = 64, MAX_ALTERNATIVES = LTL_MAX_CLAUSE_LITERALS };

typedef struct bytes LTL_VEC(char) bytes;
typedef struct alternatives LTL_VEC(ltl_clauses) alternatives;

/* One open group, or the whole expression. */
typedef struct group {
    ltl_clauses clauses; /* of the alternative being read */
    alternatives read;   /* those before it; MAX_ALTERNATIVES at most */
    bool is_discarded;   /* a look-around or a conditional: tells nothing */
    bool is_caseless;    /* flags as they were before the group */
    bool is_extended;
} group;

/* What was read last, for the quantifier that may follow. */
typedef enum atom {
    ATOM_NONE,  /* nothing to repeat: start, assertion, alternation */
    ATOM_BYTE,  /* the last `atom_bytes` bytes of the run */
    ATOM_GROUP, /* `closed` holds the clauses of the group just closed */
    ATOM_OTHER, /* a class, a dot, a back-reference: tells nothing */
} atom;

typedef struct reader {
    ltl_arena *arena;
    ltl_str text;
    size_t at;
    bool has_failed;
    bool is_caseless;
    bool is_extended;
    bool is_quoted; /* between \Q and \E */
    bool is_unicode;
    bytes run; /* bytes that follow each other in every match */
    atom atom;
    uint32_t atom_bytes;
    ltl_clauses closed;
    group groups[MAX_GROUP_DEPTH];
    uint32_t depth; /* open groups, the whole expression included */
} reader;

static group *innermost(reader *r) {
    return &r->groups[r->depth - 1];
}

static char peek(const reader *r, size_t ahead) {
    return r->at + ahead < r->text.len ? r->text.ptr[r->at + ahead] : '\0';
}

static bool starts(const reader *r, const char *text) {
    return ltl_str_starts_with(ltl_str_slice(r->text, r->at, r->text.len), ltl_str_of(text));
}

static bool is_digit(char byte) {
    return byte >= '0' && byte <= '9';
}
static bool is_letter(char byte) {
    return (byte | 32) >= 'a' && (byte | 32) <= 'z';
}

static int hex_value(char byte) {
    if (is_digit(byte)) {
        return byte - '0';
    }
    char folded = (char)(byte | 32);
    return folded >= 'a' && folded <= 'f' ? folded - 'a' + 10 : -1;
}

/* --- collecting ------------------------------------------------------------------------------ */

/* Ends the run; it becomes a clause when it is long enough. */
static void end_run(reader *r) {
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

/* Settles the group that was just closed: its clauses hold for what encloses it. */
static void take_closed(reader *r) {
    for (uint32_t i = 0; r->atom == ATOM_GROUP && i < r->closed.count; i++) {
        LTL_PUSH(r->arena, &innermost(r)->clauses, r->closed.at[i]);
    }
    r->atom = ATOM_NONE;
}

static void add_other(reader *r, atom kind) {
    take_closed(r);
    end_run(r);
    r->atom = kind;
}

/* In code point mode without case, some letters fold to characters outside ASCII (k, s), and
 * characters outside ASCII fold among themselves. */
static bool folds_beyond_ascii(const reader *r, char byte) {
    char folded = (char)(byte | 32);
    return r->is_caseless && ((byte & 0x80) || (r->is_unicode && (folded == 'k' || folded == 's')));
}

static void add_byte(reader *r, char byte) {
    if (folds_beyond_ascii(r, byte)) {
        add_other(r, ATOM_OTHER);
        return;
    }
    take_closed(r);
    LTL_PUSH(r->arena, &r->run, byte);
    /* a quantifier takes a whole character, whose first byte is not 10xxxxxx */
    bool is_continuation = ((unsigned char)byte & 0xC0) == 0x80;
    r->atom_bytes = is_continuation && r->atom_bytes > 0 ? r->atom_bytes + 1 : 1;
    r->atom = ATOM_BYTE;
}

/* --- quantifiers ----------------------------------------------------------------------------- */

/* Whether `{…}` stands here, with digits, blanks and commas only; newer PCRE2 takes more of these
 * as quantifiers than older. */
static bool braces_here(const reader *r, size_t *out_length, bool *out_can_be_none) {
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

static void skip_extended(reader *r);

/* Drops the atom: it need not be there. */
static void drop_atom(reader *r) {
    if (r->atom == ATOM_BYTE) {
        r->run.count -= r->atom_bytes < r->run.count ? r->atom_bytes : r->run.count;
    }
    end_run(r);
    r->atom = ATOM_OTHER;
}

/* Keeps the atom; what follows need not touch its first occurrence. */
static void repeat_atom(reader *r) {
    take_closed(r);
    end_run(r);
    r->atom = ATOM_OTHER;
}

/* Reads all quantifiers that stand here; true when there was one. */
static bool read_quantifiers(reader *r) {
    bool was_read = false;
    bool can_be_none = false;
    for (;;) {
        skip_extended(r);
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

/* --- groups ---------------------------------------------------------------------------------- */

static void end_alternative(reader *r) {
    take_closed(r);
    end_run(r);
    group *inner = innermost(r);
    if (inner->read.count == MAX_ALTERNATIVES) {
        inner->is_discarded = true;
    } else {
        LTL_PUSH(r->arena, &inner->read, inner->clauses);
    }
    inner->clauses = (ltl_clauses){0};
    r->atom = ATOM_NONE;
}

static void open_group(reader *r, bool is_discarded) {
    add_other(r, ATOM_NONE);
    if (r->depth == MAX_GROUP_DEPTH) {
        r->has_failed = true;
        return;
    }
    r->groups[r->depth++] = (group){
        .is_discarded = is_discarded, .is_caseless = r->is_caseless, .is_extended = r->is_extended};
}

static ltl_clauses clauses_of_group(reader *r, group *inner) {
    ltl_clauses clauses = {0};
    if (!inner->is_discarded) {
        ltl_literals_join(r->arena, inner->read.at, inner->read.count, &clauses);
    }
    return clauses;
}

static void close_group(reader *r) {
    if (r->depth == 1) {
        r->has_failed = true;
        return;
    }
    end_alternative(r);
    group *inner = innermost(r);
    r->closed = clauses_of_group(r, inner);
    r->is_caseless = inner->is_caseless;
    r->is_extended = inner->is_extended;
    r->depth--;
    r->atom = ATOM_GROUP;
}

/* `(?i-s)` changes the flags until the enclosing group ends, `(?i:` opens a group. */
static void read_flags(reader *r) {
    bool is_on = true;
    bool is_caseless = r->is_caseless;
    bool is_extended = r->is_extended;
    for (; r->at < r->text.len; r->at++) {
        char byte = r->text.ptr[r->at];
        if (byte == ')' || byte == ':') {
            break;
        }
        if (byte == '^') {
            is_caseless = is_extended = false;
        } else if (byte == '-') {
            is_on = false;
        } else if (byte == 'i') {
            is_caseless = is_on;
        } else if (byte == 'x' && peek(r, 1) != 'x') { /* xx changes what a class is */
            is_extended = is_on;
        } else if (byte != 's' && byte != 'm' && byte != 'n' && byte != 'J' && byte != 'U') {
            r->has_failed = true;
            return;
        }
    }
    if (peek(r, 0) == ':') {
        open_group(r, false);
    } else {
        add_other(r, ATOM_NONE); /* the run has the old flags */
    }
    r->is_caseless = is_caseless;
    r->is_extended = is_extended;
    r->at++;
}

static void skip_past(reader *r, char byte) {
    size_t found = ltl_str_find_byte(r->text, byte, r->at);
    r->has_failed = r->has_failed || found == SIZE_MAX;
    r->at = found == SIZE_MAX ? r->text.len : found + 1;
}

typedef struct opening {
    const char *text;
    bool is_discarded;
    char skip_to; /* a name follows that ends so; 0 for none */
} opening;

/* In this order: the first that fits is taken. */
static const opening OPENINGS[] = {
    {"(?:", false, 0}, {"(?>", false, 0},   {"(?|", false, 0},    {"(?=", true, 0},
    {"(?!", true, 0},  {"(?<=", true, 0},   {"(?<!", true, 0},    {"(?*", true, 0},
    {"(?<*", true, 0}, {"(?<", false, '>'}, {"(?P<", false, '>'}, {"(?'", false, '\''},
};

/* A `(` that is no plain capture. */
static void read_special_group(reader *r) {
    if (starts(r, "(*")) { /* verbs can end a match early */
        r->has_failed = true;
        return;
    }
    if (starts(r, "(?#")) {
        skip_past(r, ')');
        return;
    }
    if (starts(r, "(?(")) { /* the condition is read as a group of its own, inside */
        r->at += 2;
        open_group(r, true);
        return;
    }
    for (size_t i = 0; i < LTL_COUNT_OF(OPENINGS); i++) {
        if (starts(r, OPENINGS[i].text)) {
            r->at += strlen(OPENINGS[i].text);
            if (OPENINGS[i].skip_to) {
                skip_past(r, OPENINGS[i].skip_to);
            }
            open_group(r, OPENINGS[i].is_discarded);
            return;
        }
    }
    r->at += 2;
    char byte = peek(r, 0);
    bool is_relative = (byte == '+' || byte == '-') && is_digit(peek(r, 1));
    if (byte == 'R' || byte == '&' || byte == 'P' || is_digit(byte) || is_relative) {
        skip_past(r, ')'); /* a call of another group or a back-reference */
        add_other(r, ATOM_OTHER);
        return;
    }
    read_flags(r);
}

static void read_group(reader *r) {
    if (peek(r, 1) == '?' || peek(r, 1) == '*') {
        read_special_group(r);
        return;
    }
    r->at++;
    open_group(r, false);
}

/* --- classes and escapes --------------------------------------------------------------------- */

/* `[.]`, `[*]`: one byte that is no letter and so has only one reading. */
static bool single_byte_class(const reader *r, char *out_byte) {
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
static void read_posix_class(reader *r) {
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
static void read_class(reader *r) {
    char only = 0;
    if (single_byte_class(r, &only)) {
        r->at += peek(r, 1) == '\\' ? 4 : 3;
        add_byte(r, only);
        return;
    }
    r->at += peek(r, 1) == '^' ? 2 : 1;
    for (bool is_first = true; r->at < r->text.len && !r->has_failed; is_first = false) {
        char byte = r->text.ptr[r->at];
        char next = peek(r, 1);
        if (byte == ']' && !is_first) {
            r->at++;
            add_other(r, ATOM_OTHER);
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
static void read_hex(reader *r) {
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
        add_byte(r, (char)value);
    } else {
        add_other(r, ATOM_OTHER);
    }
}

/* The escape takes an argument: `\p{L}`, `\pL`, `\g{1}`, `\k<name>`, `\N{U+41}`. */
static void skip_argument(reader *r) {
    static const char ENDS[][2] = {{'{', '}'}, {'<', '>'}, {'\'', '\''}};
    for (size_t i = 0; i < LTL_COUNT_OF(ENDS); i++) {
        if (peek(r, 0) == ENDS[i][0]) {
            r->at++;
            skip_past(r, ENDS[i][1]);
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

static void read_letter_escape(reader *r, char letter) {
    static const char CONTROLS[][2] = {{'a', 7},  {'e', 27}, {'f', 12},
                                       {'n', 10}, {'r', 13}, {'t', 9}};
    for (size_t i = 0; i < LTL_COUNT_OF(CONTROLS); i++) {
        if (letter == CONTROLS[i][0]) {
            r->at++;
            add_byte(r, CONTROLS[i][1]);
            return;
        }
    }
    if (strchr("bBAzZGK", letter)) { /* no bytes of their own */
        r->at++;
        add_other(r, ATOM_OTHER);
    } else if (strchr("dDhHsSvVwWRX", letter)) {
        r->at++;
        add_other(r, ATOM_OTHER);
    } else if (letter == 'N' || letter == 'p' || letter == 'P' || letter == 'g' || letter == 'k' ||
               letter == 'o') {
        r->at++;
        if (letter != 'N' || peek(r, 0) == '{') {
            skip_argument(r);
        }
        add_other(r, ATOM_OTHER);
    } else {
        r->has_failed = true;
    }
}

static void read_escape(reader *r) {
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
        add_other(r, ATOM_OTHER);
    } else if (is_letter(byte)) {
        read_letter_escape(r, byte);
    } else {
        r->at++;
        add_byte(r, byte);
    }
}

/* --- the walk -------------------------------------------------------------------------------- */

/* White space and comments mean nothing under (?x); `(?#…)` means nothing anywhere. */
static void skip_extended(reader *r) {
    while (r->at < r->text.len && !r->has_failed) {
        char byte = r->text.ptr[r->at];
        bool is_space = byte == ' ' || (byte >= '\t' && byte <= '\r');
        if (starts(r, "(?#")) {
            skip_past(r, ')');
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

static void read_quoted(reader *r) {
    if (starts(r, "\\E")) {
        r->at += 2;
        r->is_quoted = false;
        return;
    }
    add_byte(r, r->text.ptr[r->at++]);
}

static void read_one(reader *r) {
    char byte = r->text.ptr[r->at];
    switch (byte) {
    case '\\':
        read_escape(r);
        break;
    case '(':
        read_group(r);
        break;
    case '[':
        read_class(r);
        break;
    case ')':
        r->at++;
        close_group(r);
        break;
    case '|':
        r->at++;
        end_alternative(r);
        break;
    case '^':
    case '$':
    case '.':
        r->at++;
        add_other(r, ATOM_OTHER);
        break;
    default:
        r->at++;
        add_byte(r, byte);
        break;
    }
}

void ltl_literals_of_regex(ltl_arena *arena, ltl_str regex, ltl_clauses *out_clauses) {
    *out_clauses = (ltl_clauses){0};
    if (regex.len > LTL_MAX_PATTERN_BYTES) {
        return;
    }
    reader r = {
        .arena = arena, .text = regex, .depth = 1, .is_unicode = ltl_regex_is_unicode(regex)};
    while (r.at < r.text.len && !r.has_failed) {
        if (r.is_quoted) {
            read_quoted(&r);
            continue;
        }
        if (read_quantifiers(&r) || r.at == r.text.len || r.has_failed) {
            continue;
        }
        read_one(&r);
    }
    if (r.has_failed || r.depth != 1) {
        return;
    }
    end_alternative(&r);
    *out_clauses = clauses_of_group(&r, innermost(&r));
}
