/* window_comments.h - the comments that switch rules off in a text that is seen in windows.
 *
 * Shape    what such comments say is read when all windows were seen, from the lines that hold them and the lines
 *          they may speak about, put one behind the other; then ranges of lines of the whole text
 * Units    lines of the whole text, from 1
 * Owns     the arena of the call
 * Errors   past LTL_MAX_WINDOWED_COMMENTS further ones have no effect: what they would hide is told
 * Threads  one owner
 * Cost     a look at each window for the words; memory as above
 */
#ifndef LTL_WINDOWS_WINDOW_COMMENTS_H
#define LTL_WINDOWS_WINDOW_COMMENTS_H

#include "analyzers/suppression/suppress.h"
#include "core/buf.h"
#include "orchestrator/windows/windows.h"

typedef struct ltl_window_comments {
    ltl_arena *arena;
    ltl_buf text;                   /* whole lines */
    struct LTL_VEC(uint32_t) lines; /* of the whole text, for each of `text` */
    bool awaits_code;               /* the last one is still to be followed by a line with code */
} ltl_window_comments;

void ltl_window_comments_begin(ltl_window_comments *comments, ltl_arena *arena);
void ltl_window_comments_take(ltl_window_comments *comments, const ltl_window *window,
                              const ltl_source *source);
/* Marks the findings that are switched off, and no others; what they say goes to `arena`. */
void ltl_window_comments_end(ltl_window_comments *comments, ltl_arena *arena, uint32_t today,
                             ltl_finding *findings, uint32_t count);

#endif
