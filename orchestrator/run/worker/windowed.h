/* windowed.h - a file larger than the limit, looked at in windows by the rules that need no tree.
 *
 * Shape    one side of one target; findings as those of any other file, at their places in the file. No identity of
 *          its lines for code hosts and no fix: both want the whole
 * Units    see windows.h
 * Owns     findings live in the arena of the worker
 * Errors   outcomes: WINDOWS when it was looked at, with what that is worth; TOO_LARGE when no rule is for text,
 *          BINARY, UNREADABLE, CHANGED …
 * Threads  that of the worker
 * Cost     memory of one window, whatever the size; a rule has its steps anew for each window
 */
#ifndef LTL_RUN_WORKER_WINDOWED_H
#define LTL_RUN_WORKER_WINDOWED_H

#include "orchestrator/run/worker/worker.h"

typedef struct ltl_windowed {
    ltl_findings *findings;
    uint8_t *agents; /* ltl_reason per running agent */
    ltl_str *agent_details;
    ltl_reason reason; /* of the file */
    ltl_str detail;
    uint64_t bytes;
    uint64_t lines;
} ltl_windowed;

void ltl_worker_windows(ltl_worker *worker, const ltl_target *target, ltl_side side,
                        ltl_windowed *out);

#endif
