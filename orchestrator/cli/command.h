/* command.h - a verb of the command line.
 *
 * Shape    one constant descriptor per file in orchestrator/cli/commands: names, one line of help, its
 *          options as a table, and the function. Help, man page and completion are made from these tables
 * Units    -
 * Owns     nothing
 * Errors   the function returns an exit code of exit.h
 * Threads  main thread
 * Cost     -
 */
#ifndef LTL_CLI_COMMAND_H
#define LTL_CLI_COMMAND_H

#include <stddef.h>

#include "core/str.h"

typedef struct ltl_arguments ltl_arguments; /* see arguments.h */
struct ltl_result;                          /* see ending.h of the workflow engine */

typedef enum ltl_option_kind {
    LTL_OPTION_FLAG,
    LTL_OPTION_VALUE, /* the last one counts */
    LTL_OPTION_LIST,  /* may be repeated */
} ltl_option_kind;

typedef struct ltl_option {
    const char *name; /* "format", without dashes; null ends the table */
    char letter;      /* 'f', 0 when there is none */
    ltl_option_kind kind;
    const char *placeholder;    /* "NAME"; null for a flag */
    const char *help;           /* what it does and its default */
    const char *const *choices; /* null-terminated, for completion and checking; may be null */
} ltl_option;

typedef struct ltl_command {
    const char *name;
    const char *const *aliases; /* null-terminated; may be null */
    const char *summary;        /* one line */
    const char *usage;          /* "[OPTION…] [PATH…]" */
    const char *description;    /* paragraphs */
    const ltl_option *const
        *options;             /* null-terminated list of tables, so that commands share some */
    const char *const *verbs; /* sub-verbs ("list", "show"); null-terminated; may be null */
    const char *workflow;     /* that does its work; null: the one of its name, if any */
    /* Of a command that is one run of a workflow and prints no outputs: its exit code, where `code` is the usual one;
     * also when the run is resumed. Null: other commands. */
    int (*exit_of)(const struct ltl_result *result, int code);
    int (*run)(const ltl_arguments *arguments);
} ltl_command;

extern const ltl_command *const ltl_commands[];
extern const size_t ltl_command_count;

#endif
