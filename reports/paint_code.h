/* paint_code.h - lines of code for people at a terminal: number, colours, what is meant underlined.
 *
 * Shape    a gutter of BODY columns, then as much of the line as fits, with the marked part in view
 * Units    columns from 0
 * Owns     nothing
 * Errors   those of the out
 * Threads  reentrant
 * Cost     O(bytes of the lines)
 */
#ifndef LTL_REPORTS_PAINT_CODE_H
#define LTL_REPORTS_PAINT_CODE_H

#include "reports/paint.h"
#include "reports/snippet.h"

enum { LTL_PAINT_INDENT = 4 }; /* of what belongs to a finding */

/* The lines from `first` to `last`, those of the mark included; its first line is underlined in `style`. */
void ltl_paint_code(const ltl_painter *painter, ltl_marked marked, uint32_t first, uint32_t last,
                    ltl_style style);

#endif
