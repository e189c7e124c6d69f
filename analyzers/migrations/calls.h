/* calls.h - what the words of tools for migrations do to a database.
 *
 * Shape    rows: calls that name their table, and words within a block that is about one table
 * Units    places among the arguments, from 0
 * Owns     nothing
 * Errors   none
 * Threads  immutable
 * Cost     a search through some eighty rows
 */
#ifndef LTL_MIGRATIONS_CALLS_H
#define LTL_MIGRATIONS_CALLS_H

#include "analyzers/migrations/steps.h"

enum { LTL_MIGRATION_NO_ARGUMENT = -1 };

typedef struct ltl_migration_call {
    ltl_migration_tool tool;
    const char *word;
    ltl_migration_act act;
    int table; /* where it stands among the arguments */
    int column;
} ltl_migration_call;

/* Null when the word does nothing to a database. */
const ltl_migration_call *ltl_migration_call_find(ltl_migration_tool tool, ltl_str word);

/* `Schema::table('t', function ($table) { … })`: what follows is about the table that is named first. */
bool ltl_migration_opens_block(ltl_migration_tool tool, ltl_str word);
/* What a word within does, to the columns that its first argument names; OPAQUE when nobody knows. */
ltl_migration_act ltl_migration_block_act(ltl_migration_tool tool, ltl_str word);

#endif
