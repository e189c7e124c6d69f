/* import_report.h - imported findings as a report like any other.
 *
 * Shape    add each file, then finish: findings in order, the ledger of files, what is worth a note
 * Units    -
 * Owns     everything lives in the arena of the streaming, or in the import; formats borrow it
 * Errors   a file that could not be read is an outcome in the ledger; LTL_IO when the findings cannot be put in order
 * Threads  main thread
 * Cost     a few lines a file
 */
#ifndef LTL_CLI_IMPORT_REPORT_H
#define LTL_CLI_IMPORT_REPORT_H

#include "orchestrator/cli/streaming.h"
#include "orchestrator/import/import.h"

/* `status` and `error` are what the import of the file gave. */
void ltl_import_report_add(ltl_streaming *streaming, const char *path,
                           const ltl_import_outcome *outcome, ltl_status status,
                           const ltl_error *error);
LTL_MUST_USE ltl_status ltl_import_report_finish(ltl_streaming *streaming, ltl_import *import,
                                                 uint64_t *out_findings, ltl_error *error);

#endif
