#include "orchestrator/cli/exit.h"

#include <signal.h>
#include <stdio.h>

int ltl_exit_of_error(const ltl_error *error) {
    fputs("lintel: ", stderr);
    if (error->path[0] != '\0') {
        fprintf(stderr, "%s:", error->path);
        if (error->line > 0) {
            fprintf(stderr, "%u:%u:", error->line, error->column);
        }
        fputc(' ', stderr);
    }
    fprintf(stderr, "%s\n", error->text[0] ? error->text : ltl_status_text(error->code));
    switch (error->code) {
    case LTL_USAGE:
    case LTL_NOT_FOUND:
    case LTL_SYNTAX:
    case LTL_UNSUPPORTED:
    case LTL_INVALID:
    case LTL_REFUSED:
    case LTL_LIMIT:
    case LTL_IO:
        return LTL_EXIT_USAGE;
    default:
        return LTL_EXIT_INTERNAL;
    }
}

int ltl_exit_of_run(int signal, bool is_late, ltl_gate gate, bool is_exit_zero) {
    if (signal != 0) {
        return signal == SIGTERM ? LTL_EXIT_TERMINATED : LTL_EXIT_INTERRUPTED;
    }
    if (is_late) {
        return LTL_EXIT_DEADLINE;
    }
    switch (gate) {
    case LTL_GATE_FAILED:
        return is_exit_zero ? LTL_EXIT_PASSED : LTL_EXIT_FAILED;
    case LTL_GATE_INCOMPLETE:
        return LTL_EXIT_INCOMPLETE;
    default:
        return LTL_EXIT_PASSED;
    }
}
