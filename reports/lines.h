/* lines.h - a report as JSON Lines, also while the run goes on.
 *
 * Shape    a line `run`; a line `finding` for each, numbered; a line `end` without which it was cut off. While a run
 *          goes on they are provisional, with lines `progress` between: each says what all lines before it stand for.
 *          When it is over, a line `final` for each of them that counts, in the order of reports, and a whole
 *          `finding` for what was not told yet, or not so
 * Units    see span.h
 * Owns     the numbers of what was told, until ltl_lines_clear; the out is the caller's
 * Errors   those of the out, sticky
 * Threads  one owner
 * Cost     a line is written as it comes; memory is some 60 bytes for each provisional finding
 */
#ifndef LTL_REPORTS_LINES_H
#define LTL_REPORTS_LINES_H

#include "core/map.h"
#include "reports/report.h"
#include "core/out.h"

typedef struct ltl_lines {
    ltl_out *out;
    ltl_arena arena;
    ltl_map told; /* digest of the members, without what the whole tells, to the number */
    uint64_t count;
    uint64_t provisional;
    ltl_out *digest_out; /* where they are written for the digest */
    ltl_buf digest_buf;
} ltl_lines;

/* False without the memory. `head` says command, target and rule set; the rest of it is not looked at. */
bool ltl_lines_begin(ltl_lines *lines, const ltl_report *head, bool is_streamed, ltl_out *out);
/* Who told of the run has crashed, and another process begins it again: what its lines said is void. Before any other
 * line of the caller's. */
void ltl_lines_again(ltl_lines *lines, const ltl_report *head);
/* Told if the report would show it as it is; masked here. */
void ltl_lines_provisional(ltl_lines *lines, const ltl_report *head, const ltl_finding *finding);
void ltl_lines_progress(ltl_lines *lines, uint64_t files, uint64_t of);
/* The report is masked already. */
void ltl_lines_end(ltl_lines *lines, const ltl_report *report);
void ltl_lines_clear(ltl_lines *lines);

#endif
