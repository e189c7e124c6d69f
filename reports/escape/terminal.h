/* terminal.h - foreign text on a terminal.
 *
 * Shape    controls, escape sequences, bidirectional and other unseen code points come out as
 *          \u{202E}, bytes that are not UTF-8 as \x{FF}; tabs as blanks up to the next multiple of four
 * Units    columns from 0, as a terminal counts them: wide characters take two, combining marks none
 * Owns     nothing
 * Errors   those of the out
 * Threads  reentrant
 * Cost     O(bytes)
 */
#ifndef LTL_REPORTS_ESCAPE_TERMINAL_H
#define LTL_REPORTS_ESCAPE_TERMINAL_H

#include "core/out.h"

enum { LTL_TERMINAL_CELL_BYTES = 16, LTL_TERMINAL_TAB = 4 };

/* One character as it is shown. */
typedef struct ltl_terminal_cell {
    char text[LTL_TERMINAL_CELL_BYTES];
    uint32_t len;
    uint32_t columns;
    bool is_visible_form; /* not the character itself */
} ltl_terminal_cell;

/* Reads one character of `text` at `offset`, for a place at `column`; returns its bytes. Newlines
 * are controls: whoever lays out lines splits them first. */
size_t ltl_terminal_cell_next(ltl_str text, size_t offset, uint32_t column,
                              ltl_terminal_cell *out_cell);
/* Writes all of `text`, returns the column it ends at. */
uint32_t ltl_escape_terminal(ltl_out *out, ltl_str text, uint32_t column);
/* The column that `text` would end at. */
uint32_t ltl_terminal_width(ltl_str text, uint32_t column);

#endif
