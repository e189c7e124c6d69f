/* paint.h - colours and line breaks for people at a terminal.
 *
 * Shape    styles by meaning; without colour nothing is written for them. Text is escaped for a terminal
 * Units    columns from 0
 * Owns     nothing
 * Errors   those of the out
 * Threads  reentrant
 * Cost     O(bytes)
 */
#ifndef LTL_REPORTS_PAINT_H
#define LTL_REPORTS_PAINT_H

#include "core/finding.h"
#include "core/out.h"
#include "reports/format.h"

typedef enum ltl_style {
    LTL_STYLE_PLAIN,
    LTL_STYLE_STRONG,
    LTL_STYLE_FAINT,
    LTL_STYLE_GOOD,
    LTL_STYLE_BAD,
    LTL_STYLE_DOUBT,
    LTL_STYLE_SEVERITY, /* the first of LTL_SEVERITY_COUNT */
    LTL_STYLE_TOKEN = LTL_STYLE_SEVERITY + LTL_SEVERITY_COUNT, /* the first of LTL_TOKEN_CLASS_COUNT */
    LTL_STYLE_COUNT = LTL_STYLE_TOKEN + LTL_TOKEN_CLASS_COUNT
} ltl_style;

typedef struct ltl_painter {
    ltl_out *out;
    bool has_colour;
    uint32_t width; /* columns to fill */
} ltl_painter;

ltl_painter ltl_painter_make(const ltl_format_options *options, ltl_out *out);
void ltl_paint_begin(const ltl_painter *painter, ltl_style style);
void ltl_paint_end(const ltl_painter *painter, ltl_style style);
/* Escaped text in a style; returns the column it ends at. */
uint32_t ltl_paint(const ltl_painter *painter, ltl_style style, ltl_str text, uint32_t column);
void ltl_paint_blanks(const ltl_painter *painter, uint32_t count);
/* Words from `column` on, broken at the painter's width; further lines start at `indent`. Ends the
 * last line. */
void ltl_paint_words(const ltl_painter *painter, ltl_style style, ltl_str text, uint32_t column,
                     uint32_t indent);

#endif
