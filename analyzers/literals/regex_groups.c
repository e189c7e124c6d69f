#include "analyzers/literals/regex_reader.h"

void ltl_regex_reader_end_alternative(regex_reader *r) {
    ltl_regex_reader_take_closed(r);
    ltl_regex_reader_end_run(r);
    regex_group *inner = innermost(r);
    if (inner->read.count == MAX_ALTERNATIVES) {
        inner->is_discarded = true;
    } else {
        LTL_PUSH(r->arena, &inner->read, inner->clauses);
    }
    inner->clauses = (ltl_clauses){0};
    r->atom = ATOM_NONE;
}

static void open_group(regex_reader *r, bool is_discarded) {
    ltl_regex_reader_add_other(r, ATOM_NONE);
    if (r->depth == MAX_GROUP_DEPTH) {
        r->has_failed = true;
        return;
    }
    r->groups[r->depth++] = (regex_group){
        .is_discarded = is_discarded, .is_caseless = r->is_caseless, .is_extended = r->is_extended};
}

ltl_clauses ltl_regex_reader_clauses_of_group(regex_reader *r, regex_group *inner) {
    ltl_clauses clauses = {0};
    if (!inner->is_discarded) {
        ltl_literals_join(r->arena, inner->read.at, inner->read.count, &clauses);
    }
    return clauses;
}

void ltl_regex_reader_close_group(regex_reader *r) {
    if (r->depth == 1) {
        r->has_failed = true;
        return;
    }
    ltl_regex_reader_end_alternative(r);
    regex_group *inner = innermost(r);
    r->closed = ltl_regex_reader_clauses_of_group(r, inner);
    r->is_caseless = inner->is_caseless;
    r->is_extended = inner->is_extended;
    r->depth--;
    r->atom = ATOM_GROUP;
}

/* `(?i-s)` changes the flags until the enclosing group ends, `(?i:` opens a group. */
static void read_flags(regex_reader *r) {
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
        ltl_regex_reader_add_other(r, ATOM_NONE); /* the run has the old flags */
    }
    r->is_caseless = is_caseless;
    r->is_extended = is_extended;
    r->at++;
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
static void read_special_group(regex_reader *r) {
    if (starts(r, "(*")) { /* verbs can end a match early */
        r->has_failed = true;
        return;
    }
    if (starts(r, "(?#")) {
        ltl_regex_reader_skip_past(r, ')');
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
                ltl_regex_reader_skip_past(r, OPENINGS[i].skip_to);
            }
            open_group(r, OPENINGS[i].is_discarded);
            return;
        }
    }
    r->at += 2;
    char byte = peek(r, 0);
    bool is_relative = (byte == '+' || byte == '-') && is_digit(peek(r, 1));
    if (byte == 'R' || byte == '&' || byte == 'P' || is_digit(byte) || is_relative) {
        ltl_regex_reader_skip_past(r, ')'); /* a call of another group or a back-reference */
        ltl_regex_reader_add_other(r, ATOM_OTHER);
        return;
    }
    read_flags(r);
}

void ltl_regex_reader_read_group(regex_reader *r) {
    if (peek(r, 1) == '?' || peek(r, 1) == '*') {
        read_special_group(r);
        return;
    }
    r->at++;
    open_group(r, false);
}
