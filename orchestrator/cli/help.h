/* help.h - texts made from the command tables: help, usage.
 *
 * Shape    names on the left, wrapped text on the right, nothing wider than the terminal
 * Units    columns
 * Owns     nothing
 * Errors   the sink's
 * Threads  reentrant
 * Cost     -
 */
#ifndef LTL_CLI_HELP_H
#define LTL_CLI_HELP_H

#include "core/out.h"
#include "orchestrator/cli/command.h"

/* All commands, one line each. `width` 0: 80 columns. */
void ltl_help_overview(ltl_out *out, uint32_t width);
void ltl_help_command(ltl_out *out, const ltl_command *command, uint32_t width);
/* "-f, --format FORMAT" */
void ltl_help_option_name(ltl_out *out, const ltl_option *option);
/* Words of `text` between the columns `indent` and `width`; the first line starts where the cursor
 * is, at `column`. Line ends of `text` end a paragraph. */
void ltl_help_wrap(ltl_out *out, ltl_str text, uint32_t column, uint32_t indent, uint32_t width);

/* By name or alias; null when there is none. */
const ltl_command *ltl_command_find(ltl_str name);

#endif
