/* arguments.h - a command line, read by the tables of its command.
 *
 * Shape    options may stand anywhere; `--` ends them; names are never guessed from a prefix, so that a
 *          script keeps its meaning when options are added
 * Units    -
 * Owns     the arena of the call; texts are borrowed from argv
 * Errors   LTL_USAGE: an option that does not exist (with the one that was probably meant), a value
 *          that is missing or not among the choices
 * Threads  main thread (getopt_long has state)
 * Cost     -
 */
#ifndef LTL_CLI_ARGUMENTS_H
#define LTL_CLI_ARGUMENTS_H

#include "core/arena.h"
#include "core/status.h"
#include "orchestrator/cli/command.h"

typedef struct ltl_argument {
    const ltl_option *option;
    const char *value; /* null for a flag */
} ltl_argument;

struct ltl_arguments {
    const ltl_command *command;
    const char *verb; /* null when the command has none or none was given */
    const char *const *operands;
    uint32_t operand_count;
    const ltl_argument *given; /* in the order typed */
    uint32_t given_count;
};

/* `argv[0]` is the command's name. */
LTL_MUST_USE ltl_status ltl_arguments_parse(ltl_arena *arena, const ltl_command *command, int argc,
                                            char **argv, ltl_arguments *out_arguments,
                                            ltl_error *error);
bool ltl_arguments_has(const ltl_arguments *arguments, const char *name);
/* The last value of that option, or null. */
const char *ltl_arguments_value(const ltl_arguments *arguments, const char *name);
/* How often it was given. */
uint32_t ltl_arguments_count(const ltl_arguments *arguments, const char *name);
/* The values of a list, in order; `at` from 0, null past the end. */
const char *ltl_arguments_item(const ltl_arguments *arguments, const char *name, uint32_t at);
/* A number of that option, `otherwise` when it was not given. */
LTL_MUST_USE ltl_status ltl_arguments_number(const ltl_arguments *arguments, const char *name,
                                             uint64_t most, uint64_t otherwise, uint64_t *out_value,
                                             ltl_error *error);

/* Walks all options of a command: `*state` starts at {0}; null at the end. */
typedef struct ltl_option_walk {
    size_t table;
    size_t row;
} ltl_option_walk;
const ltl_option *ltl_option_next(const ltl_command *command, ltl_option_walk *walk);

#endif
