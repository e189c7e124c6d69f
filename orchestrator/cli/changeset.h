/* changeset.h - a change looked at: what kind it is, which review that asks for, what it brings.
 *
 * Shape    intake of both sides → facts → branch → rules of that branch → run → what is new
 * Units    lines, files
 * Owns     nothing
 * Errors   exit codes of exit.h
 * Threads  main thread
 * Cost     reads the changed files twice: for the facts, and for the agents
 *
 * A range is reviewed by the settings of its base: a change does not set its own rules.
 */
#ifndef LTL_CLI_CHANGESET_H
#define LTL_CLI_CHANGESET_H

#include "orchestrator/cli/arguments.h"

typedef enum ltl_scope {
    LTL_SCOPE_WORK_TREE, /* the work tree against HEAD */
    LTL_SCOPE_INDEX,     /* what is staged, from the index */
    LTL_SCOPE_RANGE,     /* BASE, BASE..HEAD or BASE...HEAD */
    LTL_SCOPE_PATCH,     /* a unified diff; "-" is standard input */
} ltl_scope;

extern const ltl_option ltl_options_review[];

/* `spec`: the range, or the path of the patch. */
int ltl_changeset_review(const ltl_arguments *arguments, ltl_scope scope, const char *spec);

#endif
