/* proposed_settings.h - the settings file that a change brings, which the next change will be reviewed by.
 *
 * Shape    a range is reviewed by the settings of its base; whether those of its head can be read is told
 * Units    -
 * Owns     nothing
 * Errors   none: what cannot be read as a file is told elsewhere
 * Threads  main thread
 * Cost     a read, where the change has such a file
 */
#ifndef LTL_CLI_PROPOSED_SETTINGS_H
#define LTL_CLI_PROPOSED_SETTINGS_H

#include "orchestrator/cli/analysis/analysis.h"

void ltl_proposed_settings_check(ltl_analysis *analysis);

#endif
