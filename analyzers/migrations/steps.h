/* steps.h - what a migration does, forth and back, as far as it is written out.
 *
 * Shape    two lists of steps in the order of the text; Rails' `change` is a way forth whose way back is worked out
 * Units    see span.h
 * Owns     slices of the source; lists in the arena of the call
 * Errors   none: what is not understood makes its way opaque
 * Threads  reentrant
 * Cost     a search for one word in files that are no migrations; O(bytes) else
 */
#ifndef LTL_MIGRATIONS_STEPS_H
#define LTL_MIGRATIONS_STEPS_H

#include "analyzers/migrations/tokens.h"
#include "core/source.h"

typedef enum ltl_migration_act {
    LTL_MIGRATION_CREATE_TABLE,
    LTL_MIGRATION_DROP_TABLE,
    LTL_MIGRATION_ADD_COLUMN,
    LTL_MIGRATION_DROP_COLUMN,
    LTL_MIGRATION_RENAME, /* of a table, or of a column in it */
    LTL_MIGRATION_CHANGE, /* of a column, so that nobody knows how it was */
    LTL_MIGRATION_ADD_INDEX,
    LTL_MIGRATION_REQUIRE, /* a column that may be empty no longer */
    LTL_MIGRATION_ADD_KEY, /* what rows have to fulfil from now on */
    LTL_MIGRATION_CLEAR,   /* rows go, the table stays */
    LTL_MIGRATION_COPY,    /* rows of the table are put elsewhere */
    LTL_MIGRATION_ALTER,   /* of calls only: one of the above, as their arguments say */
    LTL_MIGRATION_NOTHING, /* the same: nothing that matters here */
    LTL_MIGRATION_OPAQUE,  /* anything may happen */
} ltl_migration_act;

typedef struct ltl_migration_step {
    ltl_migration_act act;
    ltl_str word;   /* the call, as it is written */
    ltl_str table;  /* empty: not written out */
    ltl_str column; /* or the new name */
    ltl_span span;  /* of the call's word */
    uint32_t arguments;
    bool is_required; /* a column that may not be empty */
    bool has_default;
    bool is_worked_out; /* a default that is another one in each row */
    bool is_gentle;     /* an index that is built, or a key that is checked, while others write */
    bool is_text;       /* a type that holds whatever text was there */
    bool has_block;     /* of Ruby: what is within says how it was */
    bool
        is_guarded; /* of Rails: nobody works out a way back, since it runs one way only or on something else */
} ltl_migration_step;

typedef struct ltl_migration_way {
    struct ltl_migration_steps LTL_VEC(ltl_migration_step) steps;
    ltl_span head; /* of its name; empty when there is no such way */
    bool is_opaque;
} ltl_migration_way;

typedef enum ltl_migration_tool {
    LTL_MIGRATION_ALEMBIC,
    LTL_MIGRATION_RAILS,
    LTL_MIGRATION_LARAVEL,
    LTL_MIGRATION_SCRIPT, /* Knex, Sequelize */
    LTL_MIGRATION_DJANGO, /* one list; its way back is worked out */
    LTL_MIGRATION_TOOLS
} ltl_migration_tool;

typedef struct ltl_migration {
    ltl_migration_tool tool;
    ltl_migration_way forth;
    ltl_migration_way back;
    ltl_migration_way change; /* of Rails, and the list of Django */
    bool has_no_transaction;  /* each step for itself */
} ltl_migration;

/* False when the file is no migration that is known. */
bool ltl_migration_read(ltl_arena *arena, const ltl_source *source, ltl_migration *out_migration);
/* A file of SQL with both ways in it, told apart by comments, as goose, dbmate and sql-migrate have it. */
bool ltl_migration_read_sql(ltl_arena *arena, ltl_str text, ltl_migration *out_migration);
/* A file of SQL that is one way. */
void ltl_migration_read_way(ltl_arena *arena, ltl_str text, ltl_migration_way *out_way);

#endif
