/* known.h - what is known about the value of an expression.
 *
 * Shape    a lattice of four levels: no way leads here, one known value, some value of a kind, unknown
 * Units    strings are spelt as in the source, escapes and all
 * Owns     texts lie in the source, in the names, or in the arena given
 * Errors   what cannot be told is unknown
 * Threads  values are plain data
 * Cost     constant, but for joining strings: as long as the result, at most LTL_MAX_VALUE_BYTES
 */
#ifndef LTL_DATAFLOW_KNOWN_H
#define LTL_DATAFLOW_KNOWN_H

#include "analyzers/syntax/tree.h"

typedef enum ltl_known_kind {
    LTL_KNOWN_NOTHING,
    LTL_KNOWN_UNREACHED, /* nothing gets here */
    LTL_KNOWN_STRING,
    LTL_KNOWN_NUMBER,
    LTL_KNOWN_BOOL,
    LTL_KNOWN_LITERAL,     /* null, a regular expression, a character …: by its spelling */
    LTL_KNOWN_SOME_STRING, /* several, or one that is not worked out: a string all the same */
    LTL_KNOWN_SOME_NUMBER,
    LTL_KNOWN_SOME_BOOL,
    LTL_KNOWN_CONSTANTS, /* a collection of nothing but known values; `origin`: as it is written there */
    LTL_KNOWN_PARTS, /* one that is written at `origin`, whatever its items are */
    LTL_KNOWN_LIST,  /* one that was worked out: `items` */
} ltl_known_kind;

struct ltl_known_items;

typedef struct ltl_known {
    ltl_known_kind kind;
    ltl_node origin; /* the literal it comes from; LTL_NO_NODE: worked out */
    ltl_str text;    /* of a STRING its content, of a NUMBER its spelling */
    int64_t integer; /* of a NUMBER that is one, of a BOOL 0 or 1; of NOTHING what it waits for */
    bool is_integer;
    const struct ltl_known_items *items; /* of a LIST */
} ltl_known;

typedef struct ltl_known_items {
    uint32_t count;
    bool is_mapping; /* key and value by turns */
    ltl_known at[];
} ltl_known_items;

/* The value of a leaf by itself: UNKNOWN for names. */
ltl_known ltl_known_of_literal(const ltl_tree *tree, ltl_node leaf);
bool ltl_known_equal(const ltl_known *a, const ltl_known *b);
ltl_known ltl_known_join(const ltl_known *a, const ltl_known *b);
static inline ltl_known ltl_known_some(ltl_known_kind kind) {
    return (ltl_known){.kind = kind, .origin = LTL_NO_NODE};
}
static inline ltl_known ltl_known_nothing(void) {
    return ltl_known_some(LTL_KNOWN_NOTHING);
}
static inline bool ltl_known_is_string(const ltl_known *value) {
    return value->kind == LTL_KNOWN_STRING || value->kind == LTL_KNOWN_SOME_STRING;
}
static inline bool ltl_known_is_something(const ltl_known *value) {
    return value->kind != LTL_KNOWN_NOTHING && value->kind != LTL_KNOWN_UNREACHED &&
           value->kind != LTL_KNOWN_PARTS && value->kind != LTL_KNOWN_LIST;
}
/* `null`, `None`, `nil` and the like. */
bool ltl_known_is_null(const ltl_known *value);
/* Ruby's `:a`, which is never a text or a number, and what other languages write like it. */
static inline bool ltl_known_is_symbol(const ltl_known *value) {
    return value->kind == LTL_KNOWN_LITERAL && value->text.len > 1 && value->text.ptr[0] == ':';
}
/* The literal of a collection that the value is; LTL_NO_NODE: it is none, or not known as written. */
static inline ltl_node ltl_known_literal(const ltl_known *value) {
    bool is_literal = value->kind == LTL_KNOWN_CONSTANTS || value->kind == LTL_KNOWN_PARTS;
    return is_literal ? value->origin : LTL_NO_NODE;
}
/* `==`, `in`, `is not`, `<`: its value says how its operands compare. */
bool ltl_known_compares(ltl_str operator);
ltl_known ltl_known_of_integer(ltl_arena *arena, int64_t integer);
/* `+ - * / %` of whole numbers, cut towards zero; false: it overflows, divides by zero, or is another. */
bool ltl_known_count(char operator, int64_t a, int64_t b, int64_t *out);
/* `a operator b`, for the operators that the languages share. */
ltl_known ltl_known_binary(ltl_arena *arena, ltl_str operator, const ltl_known * a,
                           const ltl_known *b);
ltl_known ltl_known_unary(ltl_arena *arena, ltl_str operator, const ltl_known * operand);
/* Texts one after the other; SOME_STRING when one is not known or the result would be too long. */
ltl_known ltl_known_concat(ltl_arena *arena, const ltl_known *a, const ltl_known *b);

#endif
