/* finding_lines.h - findings on standard output while the run goes on: --format jsonl.
 *
 * Shape    on when the report of standard output is jsonl; a chunk of files at a time, whole files, as they are done,
 *          flushed with each chunk; the rest when the run is over
 * Units    -
 * Owns     the writer, until ltl_finding_lines_end
 * Errors   nobody reads any more, or the output cannot be written: the run is stopped, unless it writes to other files,
 *          too, and the end is LTL_IO
 * Threads  main thread, which runs the loop: a slow reader holds up the run, nothing piles up
 * Cost     see reports/lines.h
 */
#ifndef LTL_CLI_FINDING_LINES_H
#define LTL_CLI_FINDING_LINES_H

#include "orchestrator/cli/files.h"
#include "orchestrator/cli/outputs.h"
#include "orchestrator/run/run.h"
#include "reports/lines.h"

typedef struct ltl_finding_lines {
    bool is_on;
    bool is_only; /* nothing else is written */
    bool is_change;
    ltl_report head;
    ltl_lines lines;
    ltl_file_writer writer;
    uint64_t files;
} ltl_finding_lines;

/* Null when the report of standard output is none, or without the memory: then it is written at the end. `head` says
 * command, target, rule set and what is shown. */
ltl_finding_lines *ltl_finding_lines_begin(const ltl_outputs *outputs, const ltl_report *head,
                                           bool is_change);
/* In a process that takes the place of one that crashed: first of all. `lines` may be null. */
void ltl_finding_lines_again(ltl_finding_lines *lines);
/* An on_looked of run.h; the context is the ltl_finding_lines. */
bool ltl_finding_lines_take(void *context, const ltl_looked *files, uint32_t count, uint64_t of);
/* What is left of the report, which may be null: the run came to none. Frees. */
LTL_MUST_USE ltl_status ltl_finding_lines_end(ltl_finding_lines *lines, const ltl_report *report,
                                              ltl_error *error);

#endif
