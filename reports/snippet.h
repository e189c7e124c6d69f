/* snippet.h - where a finding lies within the lines that it brings along.
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
ltl_span ltl_snippet_match(const ltl_finding *finding);
/* All of the lines that the match touches. */
ltl_span ltl_snippet_match_lines(const ltl_finding *finding);
ltl_str ltl_snippet_matched(const ltl_finding *finding);
/* The column of `position` in UTF-16 units, from 1. A line that the snippet does not hold whole
 * is taken to have one unit a byte. */
uint32_t ltl_snippet_utf16_column(const ltl_finding *finding, ltl_position position);

#endif
