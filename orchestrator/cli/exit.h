/* exit.h - the exit codes, one meaning each. */
#ifndef LTL_CLI_EXIT_H
#define LTL_CLI_EXIT_H

typedef enum ltl_exit {
    LTL_EXIT_PASSED = 0,
    LTL_EXIT_FAILED = 1,      /* the gate: blocking findings */
    LTL_EXIT_USAGE = 2,       /* command line, configuration or rules; nothing was analysed */
    LTL_EXIT_INCOMPLETE = 3,  /* something was not analysed that should have been */
    LTL_EXIT_INTERNAL = 4,    /* a broken promise inside, or a report that cannot be written */
    LTL_EXIT_DEADLINE = 124,  /* as timeout(1); the report is partial */
    LTL_EXIT_INTERRUPTED = 130,
    LTL_EXIT_TERMINATED = 143,
} ltl_exit;

#endif
