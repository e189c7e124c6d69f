/* outputs.h - where the reports of a run go.
 *
 * Shape    one report to stdout or --output, one to each --<format>-output
 * Units    -
 * Owns     borrows the arguments
 * Errors   LTL_USAGE for a format that does not exist, told before anything runs; LTL_IO when a report
 *          cannot be written: the others are still tried
 * Threads  main thread
 * Cost     -
 */
#ifndef LTL_CLI_OUTPUTS_H
#define LTL_CLI_OUTPUTS_H

#include "orchestrator/cli/arguments.h"
#include "orchestrator/cli/terminal.h"
#include "orchestrator/intake/intake.h"
#include "reports/format.h"

typedef struct ltl_outputs {
    const ltl_arguments *arguments;
    const ltl_format *format; /* of stdout or --output */
    const char *path;         /* --output, or null */
    bool has_no_stdout;       /* somebody else has it */
    ltl_format_options options;
} ltl_outputs;

LTL_MUST_USE ltl_status ltl_outputs_init(ltl_outputs *outputs, const ltl_arguments *arguments,
                                         const ltl_terminal *out_terminal, ltl_error *error);
/* The files that the run writes, as far as they are there already: reports, the trace, what --own-output names, and
 * what standard output and error lead to. */
void ltl_outputs_own(ltl_arena *arena, const ltl_arguments *arguments, ltl_file_ids *out_ids);
/* Another file that is left out; null, or none of that name: nothing is added. */
void ltl_outputs_own_path(ltl_arena *arena, const char *path, ltl_file_ids *out_ids);
/* Whether reports go to files, too, or instead. */
bool ltl_outputs_has_files(const ltl_outputs *outputs);
/* The first failure is returned. With `is_told` the report of standard output was written already. */
LTL_MUST_USE ltl_status ltl_outputs_write(const ltl_outputs *outputs, const ltl_report *report,
                                          bool is_told, ltl_error *error);
/* What the run came to, and everything that went wrong on the way: on stderr. */
void ltl_outputs_summary(const ltl_report *report, const ltl_terminal *err);
/* What is wrong with the run itself, for those who want no summary; nothing, when nothing is. `end`: LTL_CANCELLED,
 * LTL_DEADLINE or LTL_OK. */
void ltl_outputs_trouble(const ltl_report *report, ltl_status end);

#endif
