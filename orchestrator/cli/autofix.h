/* autofix.h - the fixes of a run put into the files, or shown.
 *
 * Shape    file by file, in the order of the report; what was done and what was left out goes to stderr
 * Units    -
 * Owns     nothing
 * Errors   a file that cannot be fixed is told and left as it is; the others are fixed
 * Threads  main thread
 * Cost     each file with a fix is read and written once
 */
#ifndef LTL_CLI_AUTOFIX_H
#define LTL_CLI_AUTOFIX_H

#include "core/finding.h"

typedef struct ltl_autofix {
    bool is_dry; /* show a diff, write nothing */
    bool is_quiet;
    uint32_t files; /* out: that were, or would be, rewritten */
    uint32_t fixes;
    uint32_t left_out;
    uint32_t failed; /* files */
} ltl_autofix;

/* `findings` in the order of reports: those of a file stand together. */
void ltl_autofix_run(ltl_autofix *autofix, const ltl_findings *findings);

#endif
