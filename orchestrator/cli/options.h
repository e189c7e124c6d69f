/* options.h - the option tables that commands share.
 *
 * Shape    tables ending with a null name; a command lists the tables it takes
 * Units    -
 * Owns     nothing
 * Errors   -
 * Threads  ltl_options_prepare once, on the main thread, before any table is read
 * Cost     -
 */
#ifndef LTL_CLI_OPTIONS_H
#define LTL_CLI_OPTIONS_H

#include "orchestrator/cli/command.h"

enum { LTL_MAX_FORMAT_OPTIONS = 32 };

extern const ltl_option ltl_options_common[];   /* help, quiet, verbose, colour */
extern const ltl_option ltl_options_rules[];    /* which rules run */
extern const ltl_option ltl_options_files[];    /* which files of a scope */
extern const ltl_option ltl_options_run[];      /* workers and limits */
extern const ltl_option ltl_options_events[];   /* who else is told what happens */
extern const ltl_option ltl_options_gate[];     /* when the exit code is 1 or 3 */
extern const ltl_option ltl_options_output[];   /* formats and files */
extern const ltl_option ltl_options_settings[]; /* .lintel.yaml */
/* --<format>-output for every registered format. */
extern ltl_option ltl_options_formats[LTL_MAX_FORMAT_OPTIONS + 1];

void ltl_options_prepare(void);

#endif
