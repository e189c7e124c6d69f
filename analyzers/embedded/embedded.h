/* embedded.h - code of other languages inside a file: the scripts and styles of a page, the handlers and
 * expressions in its attributes and texts, the fenced code of a document.
 *
 * Shape    parts in the order of the file, each with its language, told by the tables of the host's
 *          descriptor. They are parts of `source`: the file itself, or a copy of the same length in which
 *          expressions have parentheses instead of their marks, characters that were spelt as entities
 *          stand as themselves, and lines have no marks of quotes and lists before them. Every part begins
 *          where it begins in the file, and its lines are those of the file
 * Units    byte offsets of `source`; ltl_embedded_place translates to those of the file
 * Owns     lists and copy live in the arena of the call
 * Errors   false when there are more parts than LTL_MAX_EMBEDDED_PARTS: the first ones are in the list
 * Threads  reentrant
 * Cost     O(bytes + nodes)
 */
#ifndef LTL_EMBEDDED_EMBEDDED_H
#define LTL_EMBEDDED_EMBEDDED_H

#include "analyzers/syntax/tree.h"
#include "core/limits.h"
#include "core/vec.h"

typedef struct ltl_embedded {
    ltl_span span;
    const ltl_language *language;
    ltl_embed_form form; /* NOTHING: as it stands */
    bool is_escaped;     /* the file spells some characters as entities */
    bool is_shown;       /* to people, and not run: it need not be whole */
    char quote;          /* around it in the file; 0: none */
    ltl_span prefix;     /* of LINES: what stands before the line that opens them */
    const char *opening; /* put over the bytes in front of the code; null: nothing */
    ltl_span content;    /* in the file, without what is around the code */
} ltl_embedded;

/* From `from` on the file is so much further. */
typedef struct ltl_embedded_shift {
    uint32_t from;
    uint32_t by;
} ltl_embedded_shift;

typedef struct ltl_embedded_parts {
    ltl_embedded *at;
    uint32_t count;
    uint32_t capacity;
    const ltl_source *source;
    struct ltl_embedded_shifts LTL_VEC(ltl_embedded_shift) shifts;
} ltl_embedded_parts;

/* Whether files of the language have such code at all. */
static inline bool ltl_embedded_is_host(const ltl_language *language) {
    return language->embeds != NULL || language->has_fences;
}
/* False when files of `host` never have code of that language. */
bool ltl_embedded_is_host_of(const ltl_language *host, const ltl_language *language);
/* The languages that code in the text may be written in, each once: asked before anything is parsed. */
uint32_t ltl_embedded_languages(const ltl_source *source, const ltl_language *host,
                                const ltl_language *out[LTL_MAX_EMBEDDED_LANGUAGES]);
LTL_MUST_USE bool ltl_embedded_find(ltl_arena *arena, const ltl_tree *tree,
                                    ltl_embedded_parts *out_parts);
/* Where in the file a span of a part stands. */
ltl_span ltl_embedded_place(const ltl_embedded_parts *parts, ltl_span span);
/* The text as the file has to spell it in that part; false: it cannot stand there. */
bool ltl_embedded_spell(ltl_arena *arena, const ltl_embedded *part, ltl_str text,
                        ltl_str *out_text);
/* The text with all entities as characters; itself when it has none. */
ltl_str ltl_embedded_decode(ltl_arena *arena, ltl_str text);

#endif
