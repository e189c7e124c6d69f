/* grammar.h - a language's tables resolved against its grammar: from names to array look-ups.
 *
 * Shape    one record per symbol id; roles by (symbol of parent, field); wraps by symbol. A second grammar,
 *          for runs of text, is a record of its own, and its symbols follow those of the first
 * Units    symbol and field ids of the tree-sitter grammar
 * Owns     built once per language, kept for the life of the program
 * Errors   a row for a node type or field that the grammar does not have is ignored here and reported by
 *          ltl_grammar_check, which the conformance suite runs
 * Threads  ltl_grammar_of may be called by any thread
 * Cost     a few microseconds per symbol, once
 */
#ifndef LTL_SYNTAX_GRAMMAR_H
#define LTL_SYNTAX_GRAMMAR_H

#include "core/status.h"
#include "grammars/language.h"

typedef enum ltl_token {
    LTL_TOKEN_NOT,         /* a named node, not an anonymous token */
    LTL_TOKEN_PUNCTUATION, /* says nothing */
    LTL_TOKEN_ANGLE,       /* < or >: an operator, or brackets in a transparent node */
    LTL_TOKEN_OPERATOR,    /* goes into the parent's operator text */
    LTL_TOKEN_WORD,        /* the same, spelt with letters */
    LTL_TOKEN_MODIFIER,    /* a MODIFIER leaf */
    LTL_TOKEN_NAME,        /* a NAME or LITERAL leaf */
} ltl_token;

enum { LTL_NO_WRAP = -1, LTL_NO_CONTEXT = -1, LTL_ROLE_SAID_NONE = UINT8_MAX };

typedef struct ltl_symbol {
    uint8_t kind;       /* ltl_kind */
    uint8_t child_role; /* ltl_role */
    uint8_t token;      /* ltl_token */
    uint8_t has_row;
    uint8_t is_typed_leaf; /* its name is its type, not its text */
    uint8_t role;       /* ltl_role: its own */
    uint8_t positions[LTL_ROW_POSITIONS]; /* ltl_role */
    ltl_row_flags flags;
    uint16_t public_id; /* what trees store: first symbol of the same name, or a context's own id */
    uint16_t type_id;   /* first symbol of the same name */
    int16_t wrap;       /* first wrap row of this parent, or LTL_NO_WRAP */
    int16_t context;    /* first row that holds below one parent only, or LTL_NO_CONTEXT */
    const char *name;
} ltl_symbol;

typedef struct ltl_wrap {
    uint16_t from; /* field ids; 0: any child */
    uint16_t to;
    const ltl_wrap_row *row;
    uint16_t unless[LTL_WRAP_UNLESS]; /* type ids, 0 ends */
    int16_t next;                     /* further wrap of the same parent, or LTL_NO_WRAP */
} ltl_wrap;

/* A row with `under` gives its node type a second symbol, numbered after the grammar's own; after
 * those come the types of a front end. */
typedef struct ltl_context {
    uint16_t parent; /* type id */
    uint16_t symbol; /* what the node type is below that parent */
    int16_t next;    /* further context of the same node type, or LTL_NO_CONTEXT */
} ltl_context;

typedef struct ltl_grammar {
    const ltl_language *language;
    const TSLanguage *ts;
    const ltl_node_row *nodes; /* of the language, or of its inner grammar */
    uint32_t symbol_count; /* with those of contexts, of a front end and of `inner` */
    uint32_t first_own;    /* symbol of the front end's first type */
    uint32_t first_inner;  /* of the first symbol of `inner`, as trees store it */
    struct ltl_grammar *inner; /* null: none. Its symbols count from 0, their public ids are those of trees */
    uint32_t field_count;
    uint16_t operator_field; /* the field `operator`, 0: none */
    ltl_symbol *symbols;
    uint8_t *roles; /* [symbol * (field_count + 1) + field] */
    ltl_wrap *wraps;
    uint32_t wrap_count;
    ltl_context *contexts;
    uint32_t context_count;
} ltl_grammar;

/* Null only without memory. */
const ltl_grammar *ltl_grammar_of(const ltl_language *language);
/* LTL_INVALID and the first row that does not fit the grammar. */
LTL_MUST_USE ltl_status ltl_grammar_check(const ltl_language *language, ltl_error *error);

/* What the symbol `id` is below the node type of `parent`. */
static inline uint16_t ltl_grammar_symbol_under(const ltl_grammar *grammar, uint16_t parent,
                                                uint16_t id) {
    int16_t index = grammar->symbols[grammar->symbols[id].type_id].context;
    if (index == LTL_NO_CONTEXT || parent >= grammar->symbol_count) {
        return id;
    }
    uint16_t parent_id = grammar->symbols[parent].type_id;
    while (index != LTL_NO_CONTEXT && grammar->contexts[index].parent != parent_id) {
        index = grammar->contexts[index].next;
    }
    return index == LTL_NO_CONTEXT ? id : grammar->contexts[index].symbol;
}

static inline ltl_role ltl_grammar_role(const ltl_grammar *grammar, uint32_t symbol,
                                        uint32_t field) {
    uint8_t role = grammar->roles[symbol * (grammar->field_count + 1) + field];
    return role == LTL_ROLE_SAID_NONE ? LTL_ROLE_NONE : (ltl_role)role;
}

#endif
