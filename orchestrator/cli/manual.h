/* manual.h - manual page and shell completions, made from the command tables.
 *
 * Shape    roff for man(1); scripts for bash, zsh and fish
 * Units    -
 * Owns     nothing
 * Errors   the sink's
 * Threads  reentrant
 * Cost     -
 */
#ifndef LTL_CLI_MANUAL_H
#define LTL_CLI_MANUAL_H

#include "core/out.h"

void ltl_manual_roff(ltl_out *out);
void ltl_completion_bash(ltl_out *out);
void ltl_completion_zsh(ltl_out *out);
void ltl_completion_fish(ltl_out *out);

#endif
