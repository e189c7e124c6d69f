/* regex_reader.h - what the files that read regular expressions for their literals share; nobody else
 * includes it.
 *
 * Shape    one pass over the PCRE syntax with a stack of open groups; each part of the syntax has a file
 * Units    bytes
 * Owns     clauses live in the arena of the reader
 * Errors   `has_failed`: syntax that can change the meaning of everything around it; nothing is claimed
 * Threads  one owner
 * Cost     O(bytes)
 */
#ifndef LTL_LITERALS_REGEX_READER_H
#define LTL_LITERALS_REGEX_READER_H

#include "analyzers/literals/literals.h"
#include "core/limits.h"

enum { MAX_GROUP_DEPTH = 64, MAX_ALTERNATIVES = LTL_MAX_CLAUSE_LITERALS };

typedef struct regex_bytes LTL_VEC(char) regex_bytes;
typedef struct regex_alternatives LTL_VEC(ltl_clauses) regex_alternatives;

/* One open group, or the whole expression. */
typedef struct regex_group {
    ltl_clauses clauses;     /* of the alternative being read */
    regex_alternatives read; /* those before it; MAX_ALTERNATIVES at most */
    bool is_discarded;       /* a look-around or a conditional: tells nothing */
    bool is_caseless;        /* flags as they were before the group */
    bool is_extended;
} regex_group;

/* What was read last, for the quantifier that may follow. */
typedef enum regex_atom {
    ATOM_NONE,  /* nothing to repeat: start, assertion, alternation */
    ATOM_BYTE,  /* the last `atom_bytes` bytes of the run */
    ATOM_GROUP, /* `closed` holds the clauses of the group just closed */
    ATOM_OTHER, /* a class, a dot, a back-reference: tells nothing */
} regex_atom;

typedef struct regex_reader {
    ltl_arena *arena;
    ltl_str text;
    size_t at;
    bool has_failed;
    bool is_caseless;
    bool is_extended;
    bool is_quoted; /* between \Q and \E */
    bool is_unicode;
    regex_bytes run; /* bytes that follow each other in every match */
    regex_atom atom;
    uint32_t atom_bytes;
    ltl_clauses closed;
    regex_group groups[MAX_GROUP_DEPTH];
    uint32_t depth; /* open groups, the whole expression included */
} regex_reader;

static inline regex_group *innermost(regex_reader *r) {
    return &r->groups[r->depth - 1];
}

static inline char peek(const regex_reader *r, size_t ahead) {
    return r->at + ahead < r->text.len ? r->text.ptr[r->at + ahead] : '\0';
}

static inline bool starts(const regex_reader *r, const char *text) {
    return ltl_str_starts_with(ltl_str_slice(r->text, r->at, r->text.len), ltl_str_of(text));
}

static inline bool is_digit(char byte) {
    return byte >= '0' && byte <= '9';
}
static inline bool is_letter(char byte) {
    return (byte | 32) >= 'a' && (byte | 32) <= 'z';
}

/* ---- regex_run.c ---- */

/* Ends the run; it becomes a clause when it is long enough. */
void ltl_regex_reader_end_run(regex_reader *r);
/* Settles the group that was just closed: its clauses hold for what encloses it. */
void ltl_regex_reader_take_closed(regex_reader *r);
void ltl_regex_reader_add_byte(regex_reader *r, char byte);
/* What tells nothing about its bytes. */
void ltl_regex_reader_add_other(regex_reader *r, regex_atom kind);
/* Reads all quantifiers that stand here; true when there was one. */
bool ltl_regex_reader_read_quantifiers(regex_reader *r);
void ltl_regex_reader_skip_past(regex_reader *r, char byte);
/* White space and comments mean nothing under (?x); `(?#…)` means nothing anywhere. */
void ltl_regex_reader_skip_extended(regex_reader *r);

/* ---- regex_groups.c ---- */

void ltl_regex_reader_read_group(regex_reader *r);
void ltl_regex_reader_close_group(regex_reader *r);
void ltl_regex_reader_end_alternative(regex_reader *r);
ltl_clauses ltl_regex_reader_clauses_of_group(regex_reader *r, regex_group *inner);

/* ---- regex_escapes.c ---- */

void ltl_regex_reader_read_class(regex_reader *r);
void ltl_regex_reader_read_escape(regex_reader *r);

#endif
