/* source.h - one file as the analysis sees it.
 *
 * Shape    path, text (UTF-8, transcoded if it was UTF-16), and the line starts
 * Units    offsets in bytes of `text`; lines from 1; columns in bytes from 1
 * Owns     path, text and lines belong to the arena given to ltl_source_init
 * Errors   none; what the bytes are is told by `encoding`
 * Threads  immutable once initialised
 * Cost     a pass to count line ends and one to note them; ltl_source_position is a binary search
 */
#ifndef LTL_CORE_SOURCE_H
#define LTL_CORE_SOURCE_H

#include "core/arena.h"
#include "core/hash.h"
#include "core/span.h"
#include "core/str.h"
#include "core/utf8.h"

typedef struct ltl_source {
    ltl_str path; /* relative to the root, `/` between segments, as reports show it */
    ltl_str text;
    ltl_encoding encoding;
    bool is_minified;  /* mean line over LTL_MINIFIED_LINE_BYTES */
    uint32_t *lines;   /* offset of each line's first byte; LF, CRLF and lone CR end a line */
    uint32_t line_count;
    ltl_digest content; /* of the original bytes: the file's identity */
} ltl_source;

/* `bytes` are borrowed when they are UTF-8 already, else transcoded into the arena. */
void ltl_source_init(ltl_source *source, ltl_arena *arena, ltl_str path, ltl_str bytes);
/* Of a text that is UTF-8 already and is no file as a whole: it has no identity. */
void ltl_source_init_part(ltl_source *source, ltl_arena *arena, ltl_str path, ltl_str text);
ltl_position ltl_source_position(const ltl_source *source, uint32_t offset);
/* Text of line `line1` without its line end; empty past the end. */
ltl_str ltl_source_line(const ltl_source *source, uint32_t line1);
static inline ltl_str ltl_source_slice(const ltl_source *source, ltl_span span) {
    return ltl_str_slice(source->text, span.start, span.end);
}

#endif
