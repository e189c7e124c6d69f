/* document.h - any text as words, marks and blocks: what generic patterns are matched with.
 *
 * Shape    parallel arrays of tokens in order of the text. A token is a word (letters, digits, `_`), one
 *          other printable character, or one byte beyond ASCII. Blocks nest and are runs of tokens:
 *          lines deeper than the line before them, and what stands between two brackets of one line.
 *          Block 0 is the whole; no two blocks start at the same token but block 0 and one more
 * Units    byte offsets in the source; lines from 0
 * Owns     the arena of the call
 * Errors   none
 * Threads  immutable once built
 * Cost     20 bytes a token; one pass that counts and one that fills, no allocation per token
 */
#ifndef LTL_GENERIC_DOCUMENT_H
#define LTL_GENERIC_DOCUMENT_H

#include "analyzers/syntax/names.h"
#include "core/arena.h"
#include "core/span.h"

/* Token names beyond this are single characters: LTL_TOKEN_MARK + the byte. */
#define LTL_TOKEN_MARK 0x80000000u
/* A word that the table of names does not have; two of them may differ. */
#define LTL_TOKEN_OTHER_WORD 0u

typedef enum ltl_comment_style {
    LTL_COMMENTS_KEPT,
    LTL_COMMENTS_C,     /* slash star … star slash */
    LTL_COMMENTS_CPP,   /* the same, and two slashes to the end of the line */
    LTL_COMMENTS_SHELL, /* # to the end of the line */
    LTL_COMMENT_STYLE_COUNT
} ltl_comment_style;

typedef struct ltl_block {
    uint32_t first; /* token */
    uint32_t end;   /* one past the last token */
    uint32_t parent;
} ltl_block;

typedef struct ltl_document {
    ltl_str text; /* of the whole source: offsets are into it */
    uint32_t count;
    uint32_t *name;  /* id of a word, or LTL_TOKEN_MARK + byte */
    uint32_t *start;
    uint32_t *stop;
    uint32_t *line;
    uint32_t *block; /* the innermost one */
    ltl_block *blocks;
    uint32_t block_count;
} ltl_document;

/* The part `span` of `text`; words get the ids they have in `names`, to which none is added. */
const ltl_document *ltl_document_new(ltl_arena *arena, const ltl_names *names, ltl_str text,
                                     ltl_span span, ltl_comment_style comments);
/* Whether people wrote these lines: long ones on average, in more than a few bytes, are not read. */
bool ltl_text_is_minified(ltl_str text);

/* What words are made of. */
static inline bool ltl_is_word_byte(char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
           (byte >= '0' && byte <= '9') || byte == '_';
}

#endif
