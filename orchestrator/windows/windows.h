/* windows.h - a text of any length as windows that overlap.
 *
 * Shape    each place of the text belongs to one window; a window shows what lies around its own places, too: at least
 *          the overlap before and behind, from the start of a line where there is one
 * Units    bytes of the text, which is UTF-8 where the file is UTF-16; lines as ltl_source counts them
 * Owns     the arena of the call holds one window; its text is valid until the next one
 * Errors   LTL_IO when the file cannot be read further; LTL_REFUSED: the bytes are no text
 * Threads  one owner
 * Cost     a copy of the text, and a look for line ends; memory is the window and three times the overlap
 */
#ifndef LTL_WINDOWS_WINDOWS_H
#define LTL_WINDOWS_WINDOWS_H

#include "core/arena.h"
#include "core/finding.h"
#include "core/status.h"
#include "core/utf8.h"

typedef struct ltl_window {
    ltl_str text;
    uint64_t offset;    /* of `text` */
    uint32_t own_start; /* what starts from here … */
    uint32_t own_end;   /* … to before here is found in this window and in no other */
    uint64_t lines_before;
    uint64_t column_before; /* bytes of its first line that lie before it */
    bool is_last;
} ltl_window;

typedef struct ltl_windows {
    ltl_arena *arena;
    ltl_arena pieces; /* transcoded text not yet taken */
    /* Fills `bytes`; less than `room` means that there is no more. */
    ltl_status (*read)(void *context, char *bytes, size_t room, size_t *out_len);
    void *context;
    uint64_t step;
    uint64_t overlap;
    ltl_encoding encoding;
    char *raw;     /* as the file has it; before them, room for a mark */
    size_t carry;  /* bytes of `raw` that are half a character */
    ltl_str piece; /* of the text, not yet taken */
    bool is_read;  /* to the end of the file */
    char *bytes;
    size_t len;
    uint64_t offset; /* of `bytes` */
    uint64_t own;    /* where the next window's own places start */
    uint64_t lines;  /* before `bytes` */
    uint64_t line_start;
    bool is_begun;
    bool is_over;
} ltl_windows;

/* `step` and `overlap` 0: those of core/limits.h. */
void ltl_windows_begin(ltl_windows *windows, ltl_arena *arena, uint64_t step, uint64_t overlap,
                       ltl_status (*read)(void *context, char *bytes, size_t room, size_t *out_len),
                       void *context);
/* LTL_NOT_FOUND behind the last one; an empty text has none. */
LTL_MUST_USE ltl_status ltl_windows_next(ltl_windows *windows, ltl_window *out_window);
void ltl_windows_end(ltl_windows *windows);

/* Whether the place, in the window, is one of its own. */
static inline bool ltl_window_owns(const ltl_window *window, uint64_t offset) {
    return offset >= window->own_start && offset < window->own_end;
}
/* From the window to the file: place, snippet, bindings. A fix is left out, nobody changes such files. */
void ltl_window_place(const ltl_window *window, ltl_finding *finding);

#endif
