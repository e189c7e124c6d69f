/* exit.h - the exit codes, one meaning each.
 *
 * Shape    numbers that scripts rely on
 * Units    -
 * Owns     nothing
 * Errors   -
 * Threads  main thread
 * Cost     -
 */
#ifndef LTL_CLI_EXIT_H
#define LTL_CLI_EXIT_H

#include "core/status.h"
#include "reports/report.h"

typedef enum ltl_exit {
    LTL_EXIT_PASSED = 0,
    LTL_EXIT_FAILED = 1,     /* the gate: blocking findings */
    LTL_EXIT_USAGE = 2,      /* command line, configuration or rules; nothing was analysed */
    LTL_EXIT_INCOMPLETE = 3, /* a file was not analysed, or a rule not run, that should have been */
    LTL_EXIT_INTERNAL = 4,   /* a broken promise inside, or a report that cannot be written */
    LTL_EXIT_NOT_UNDONE =
        5, /* a change failed half-way and could not be taken back; its journal waits */
    LTL_EXIT_DEADLINE = 124, /* as timeout(1); the report is partial */
    LTL_EXIT_BY_SIGNAL = 128, /* and the number of the signal */
    LTL_EXIT_INTERRUPTED = 130,
    LTL_EXIT_TERMINATED = 143,
} ltl_exit;

/* Says `error` on stderr and gives the exit code that goes with its status. */
int ltl_exit_of_error(const ltl_error *error);
/* Of a run that came to a report: the signal that ended it, or 0; then the deadline; then the gate. */
int ltl_exit_of_run(int signal, bool is_late, ltl_gate gate, bool is_exit_zero);

#endif
