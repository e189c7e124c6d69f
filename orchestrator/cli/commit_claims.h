/* commit_claims.h - commits that say they are about tests and change code that ships.
 *
 * Shape    a warning of the report for each such commit of a range
 * Units    -
 * Owns     nothing
 * Errors   none: what cannot be read of the history is not claimed
 * Threads  main thread
 * Cost     one read a commit of the range; those that say so are compared with their parents
 */
#ifndef LTL_CLI_COMMIT_CLAIMS_H
#define LTL_CLI_COMMIT_CLAIMS_H

#include "orchestrator/cli/analysis/analysis.h"

/* Of the range that is open. */
void ltl_commit_claims_check(ltl_analysis *analysis);

#endif
