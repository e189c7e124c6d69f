/* reactions.h - commands that the user wants run when something is found.
 *
 * Shape    a list in a file of the user's own: which findings, which command. A command is words without a shell, gets
 *          the finding as JSON on its standard input and in the environment, and runs beside that file, behind a guard
 * Units    -
 * Owns     the arena of the call
 * Errors   LTL_USAGE, LTL_SYNTAX with the place; a command that fails is told and changes nothing else
 * Threads  main thread
 * Cost     a process for each call; at most `most` of each for one run
 *
 * Nothing in a repository can have a command run: the file is the one in the user's configuration, which must not lie
 * among what is looked at, or one that was named on the command line.
 */
#ifndef LTL_CLI_REACTIONS_H
#define LTL_CLI_REACTIONS_H

#include "orchestrator/cli/arguments.h"
#include "reports/report.h"

typedef enum ltl_reaction_event { LTL_REACTS_TO_FINDING, LTL_REACTS_TO_FIXED, LTL_REACTS_TO_END } ltl_reaction_event;

typedef struct ltl_reaction {
    ltl_str name;
    ltl_reaction_event event;
    ltl_severity severity; /* this or more */
    uint32_t domains;      /* bit per ltl_domain; 0: all */
    const ltl_str *rules;  /* ids or their ends; none: all */
    uint32_t rule_count;
    const ltl_str *words;
    uint32_t word_count;
    uint64_t most; /* calls for one run */
} ltl_reaction;

typedef struct ltl_reactions {
    struct LTL_VEC(ltl_reaction) list;
    ltl_str folder; /* of the file: where commands run */
} ltl_reactions;

extern const ltl_option ltl_options_reactions[]; /* --react, --reactions */

/* None unless an option asks for them. `root`: what is looked at. */
LTL_MUST_USE ltl_status ltl_reactions_open(ltl_arena *arena, const ltl_arguments *arguments,
                                           const char *root, ltl_reactions *out_reactions,
                                           ltl_error *error);
/* For the findings, which are masked here, and for the end of the run if there is one. The signal that came meanwhile,
 * after which nothing more is run, or 0. */
int ltl_reactions_run(const ltl_reactions *reactions, const ltl_report *report,
                      const ltl_finding *findings, uint32_t count, bool is_end);

#endif
