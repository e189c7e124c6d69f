/* dispatch.h - a command run with words, as if they had been typed.
 *
 * Shape    words[0] is the command's name
 * Units    -
 * Owns     nothing
 * Errors   exit codes; usage errors are told on standard error
 * Threads  main thread
 * Cost     -
 */
#ifndef LTL_CLI_WORKFLOWS_DISPATCH_H
#define LTL_CLI_WORKFLOWS_DISPATCH_H

#include "orchestrator/cli/arguments.h"

int ltl_words_run(const ltl_command *command, int count, char **words);
/* The words that lead to these arguments: verb, options, `--`, operands. */
const char **ltl_command_words(ltl_arena *arena, const ltl_arguments *arguments,
                               uint32_t *out_count);
/* A usage error as all commands tell it; gives the exit code. */
int ltl_command_usage_error(const char *text, const char *command);

#endif
