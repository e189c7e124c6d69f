/* tokens.h - the words of a program, as far as migrations need them.
 *
 * Shape    words, texts (their content), numbers, single marks; comments and white space are left out
 * Units    byte offsets
 * Owns     the arena of the call
 * Errors   none: a text that does not end goes to the end of its line
 * Threads  reentrant
 * Cost     O(bytes)
 */
#ifndef LTL_MIGRATIONS_TOKENS_H
#define LTL_MIGRATIONS_TOKENS_H

#include "core/arena.h"
#include "core/span.h"
#include "core/vec.h"

typedef enum ltl_migration_token_kind {
    LTL_MIGRATION_WORD,
    LTL_MIGRATION_TEXT, /* quoted, or a symbol of Ruby */
    LTL_MIGRATION_MARK, /* one byte */
} ltl_migration_token_kind;

typedef struct ltl_migration_token {
    ltl_migration_token_kind kind;
    ltl_str text;
    ltl_span span;
    uint32_t indent; /* of its line */
    bool is_first;   /* on its line */
} ltl_migration_token;

typedef struct ltl_migration_tokens LTL_VEC(ltl_migration_token) ltl_migration_tokens;

/* What a language has, as bits. */
enum {
    LTL_MIGRATION_HASH = 1,    /* # comments */
    LTL_MIGRATION_SLASH = 2,   /* the two of C */
    LTL_MIGRATION_DASH = 4,    /* -- comments, and blocks as in C */
    LTL_MIGRATION_SYMBOLS = 8, /* :name is a text */
};

void ltl_migration_tokens_read(ltl_arena *arena, ltl_str text, uint32_t has,
                               ltl_migration_tokens *out_tokens);

#endif
