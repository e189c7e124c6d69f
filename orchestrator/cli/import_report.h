/* import_report.h - imported findings as a report like any other.
 *
 * Shape    add each file, then finish: findings in order, the ledger of files, what is worth a note, the gate
 * Units    -
 * Owns     everything lives in the arena of the call, or in the import; formats borrow it
 * Errors   a file that could not be read is an outcome in the ledger; LTL_IO when the findings cannot be put in order
 * Threads  main thread
 * Cost     a few lines a file
 */
#ifndef LTL_CLI_IMPORT_REPORT_H
#define LTL_CLI_IMPORT_REPORT_H

#include "orchestrator/cli/settings.h"
#include "orchestrator/import/import.h"

typedef struct ltl_import_report {
    ltl_arena *arena;
    const ltl_settings *settings; /* which findings are wanted; the gate */
    ltl_ledger ledger;
    struct LTL_VEC(ltl_report_problem) problems;
    ltl_report report;
} ltl_import_report;

/* `status` and `error` are what the import of the file gave. */
void ltl_import_report_add(ltl_import_report *self, const char *path,
                           const ltl_import_outcome *outcome, ltl_status status,
                           const ltl_error *error);
LTL_MUST_USE ltl_status ltl_import_report_finish(ltl_import_report *self, ltl_import *import,
                                                 ltl_error *error);

#endif
