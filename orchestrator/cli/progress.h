/* progress.h - how far a run is, on stderr.
 *
 * Shape    on a terminal one line that is written over: bar, files, findings, time left by cost;
 *          elsewhere nothing, or with -v a line for every tenth of the work
 * Units    seconds
 * Owns     nothing
 * Errors   none: a stderr that cannot be written to is nobody's concern
 * Threads  the thread that runs the loop
 * Cost     one write a tick
 */
#ifndef LTL_CLI_PROGRESS_H
#define LTL_CLI_PROGRESS_H

#include "orchestrator/cli/terminal.h"
#include "orchestrator/run/run.h"

typedef struct ltl_progress {
    ltl_terminal terminal;
    bool has_lines; /* plain lines where a bar cannot be */
    uint32_t tenths;
    bool is_drawn;
    double started;
} ltl_progress;

void ltl_progress_begin(ltl_progress *progress, ltl_terminal terminal, bool has_lines);
/* An on_progress of run.h; the context is the ltl_progress. */
void ltl_progress_tick(void *context, const ltl_run_progress *run);
/* Takes the bar away. */
void ltl_progress_end(ltl_progress *progress);

#endif
