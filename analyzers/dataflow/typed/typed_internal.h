/* typed_internal.h - words, types and operands of an expression that is read.
 *
 * Shape    -
 * Units    -
 * Owns     -
 * Errors   -
 * Threads  -
 * Cost     -
 */
#ifndef LTL_DATAFLOW_TYPED_TYPED_INTERNAL_H
#define LTL_DATAFLOW_TYPED_TYPED_INTERNAL_H

#include "analyzers/dataflow/flow_internal.h"
#include "analyzers/dataflow/typed/typed.h"

enum { LTL_TYPED_MAX_WORDS = 1024, LTL_TYPED_MAX_DEPTH = 48 };

/* ---- words ---- */

typedef enum ltl_word_kind {
    LTL_WORD_END,
    LTL_WORD_NUMBER,
    LTL_WORD_LETTER,
    LTL_WORD_TEXT,
    LTL_WORD_NAME,
    LTL_WORD_SIGN,
} ltl_word_kind;

typedef struct ltl_word {
    ltl_word_kind kind;
    ltl_str text;
    uint32_t at; /* byte of the file; of words of a macro where its name stands */
    bool is_of_macro;
} ltl_word;

typedef struct ltl_words LTL_VEC(ltl_word) ltl_words;

/* False when there are too many, or something else stands there. `base`: where the text lies in the file. */
bool ltl_words__of(ltl_arena *arena, ltl_str text, uint32_t base, bool is_of_macro, ltl_words *out_words);
/* With macros in their places; false: not all of them are known. */
bool ltl_words__expand(ltl_flow *flow, const ltl_words *words, ltl_words *out_words);
/* The declaration of the only macro of that name; 0: none; UINT32_MAX: nobody knows which. */
uint32_t ltl_words__macro(ltl_flow *flow, ltl_str name);
static inline bool ltl_word__is(const ltl_word *word, const char *text) {
    return ltl_str_is(word->text, text) && word->kind != LTL_WORD_TEXT && word->kind != LTL_WORD_LETTER;
}

/* ---- types and values ---- */

/* Whole numbers from LTL_TYPE_TRUTH to LTL_TYPE_U64, in the order of their ranks. */
typedef enum ltl_typed_type {
    LTL_TYPE_NONE,
    LTL_TYPE_TRUTH,
    LTL_TYPE_I8,
    LTL_TYPE_U8,
    LTL_TYPE_I16,
    LTL_TYPE_U16,
    LTL_TYPE_I32,
    LTL_TYPE_U32,
    LTL_TYPE_I64,
    LTL_TYPE_U64,
    LTL_TYPE_LOOSE, /* a number of a type that nobody knows */
    LTL_TYPE_FLOAT,
    LTL_TYPE_DOUBLE,
    LTL_TYPE_LONG_DOUBLE,
    LTL_TYPE_POINTER,
} ltl_typed_type;

typedef struct ltl_typed {
    ltl_typed_type type;
    bool is_known;
    bool is_constant; /* known, or one of several */
    bool is_truth;    /* what a comparison gives */
    int64_t bits;     /* of a whole number, cut to its type */
    double real;      /* of a DOUBLE */
    ltl_typed_type element; /* of a POINTER: what it points to */
    uint64_t size;          /* of an array its bytes */
} ltl_typed;

static inline bool ltl_typed__is_whole(ltl_typed_type type) {
    return type >= LTL_TYPE_TRUTH && type <= LTL_TYPE_U64;
}
static inline bool ltl_typed__is_unsigned(ltl_typed_type type) {
    return type == LTL_TYPE_U8 || type == LTL_TYPE_U16 || type == LTL_TYPE_U32 || type == LTL_TYPE_U64 ||
           type == LTL_TYPE_TRUTH;
}
static inline bool ltl_typed__is_real(ltl_typed_type type) {
    return type >= LTL_TYPE_FLOAT && type <= LTL_TYPE_LONG_DOUBLE;
}
static inline ltl_typed ltl_typed__unknown(ltl_typed_type type) {
    return (ltl_typed){.type = type};
}
static inline ltl_typed ltl_typed__whole(ltl_typed_type type, int64_t bits) {
    return (ltl_typed){.type = type, .is_known = true, .is_constant = true, .bits = bits};
}
uint32_t ltl_typed__bytes(ltl_typed_type type);
ltl_typed ltl_typed__cast(ltl_typed value, ltl_typed_type to);
/* The type that both sides of an operator have behind it. */
ltl_typed_type ltl_typed__common(ltl_typed_type a, ltl_typed_type b);
/* -1: nobody knows. */
int ltl_typed__holds(const ltl_typed *value);
/* `truth`: what a comparison gives in the language. */
ltl_typed ltl_typed__binary(ltl_str operator, ltl_typed a, ltl_typed b, ltl_typed_type truth);
ltl_typed ltl_typed__unary(char operator, ltl_typed a, ltl_typed_type truth);

/* ---- names ---- */

/* How many words from `at` on are the name of a type, 0: none; what it is. */
uint32_t ltl_typed__type_at(ltl_flow *flow, const ltl_words *words, uint32_t at, ltl_typed_type *out_type);
/* What a variable may hold, without a value. */
ltl_typed ltl_typed__declared(ltl_flow *flow, uint32_t declaration);
ltl_typed ltl_typed__of_known(const ltl_flow *flow, const ltl_known *value, ltl_typed_type type);
/* A number, a letter: `37u`, `0x1F`, `'a'`, `1.5`. */
ltl_typed ltl_typed__of_word(const ltl_flow *flow, const ltl_word *word);
/* The declaration of the file that a name within a macro means; 0: none. */
uint32_t ltl_typed__named(ltl_flow *flow, ltl_str name);
/* `INT_MAX`, `EOF`: what headers of the language say; of no type when they do not. */
ltl_typed ltl_typed__customary(ltl_str name);
/* An enumerator, or a variable that nobody changes; of others the type alone. `read`: where it is read, or none. */
ltl_typed ltl_typed__kept(ltl_flow *flow, uint32_t declaration, ltl_node read, ltl_node unit);

/* ---- reading ---- */

/* False when the words are no expression that is understood. `sizes`: only what always is counts; null: also what is
 * known at that place. */
bool ltl_typed__read(ltl_flow *flow, ltl_node node, const ltl_words *words, const ltl_typed_sizes *sizes,
                     ltl_typed *out_value);
ltl_known ltl_typed__known_of(ltl_flow *flow, const ltl_typed *value);

#endif
