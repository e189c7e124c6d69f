/* snippet.h - where a finding, or a step of its trace, lies within the lines that it brings along.
 *
 * Shape    spans over the snippet's text, clamped to it; empty at the end when the line is not there
 * Units    bytes of the snippet's text from 0
 * Owns     nothing
 * Errors   none
 * Threads  reentrant
 * Cost     one pass over at most LTL_MAX_SNIPPET_LINES lines
 */
#ifndef LTL_REPORTS_SNIPPET_H
#define LTL_REPORTS_SNIPPET_H

#include "core/finding.h"

/* The bytes of line `line1` without its line end. */
ltl_span ltl_snippet_line(const ltl_snippet *snippet, uint32_t line1);
/* The number of the last line. */
uint32_t ltl_snippet_last_line(const ltl_snippet *snippet);

/* Lines, and what is marked in them. */
typedef struct ltl_marked {
    const ltl_snippet *snippet;
    ltl_position start;
    ltl_position end;
} ltl_marked;

static inline ltl_marked ltl_marked_of(const ltl_finding *finding) {
    return (ltl_marked){&finding->snippet, finding->start, finding->end};
}
static inline ltl_marked ltl_marked_of_step(const ltl_trace_step *step) {
    return (ltl_marked){&step->code, step->start, step->end};
}
ltl_span ltl_snippet_match(ltl_marked marked);
/* All of the lines that the match touches. */
ltl_span ltl_snippet_match_lines(ltl_marked marked);
ltl_str ltl_snippet_matched(ltl_marked marked);
/* The column of `position` in UTF-16 units, from 1. A line that the snippet does not hold whole
 * is taken to have one unit a byte. */
uint32_t ltl_snippet_utf16_column(ltl_marked marked, ltl_position position);

#endif
