/* journal_internal.h - what the files of the store share: the journal itself, and its database.
 *
 * Shape    a database with the statements that are used again and again; of a run that is gone on with, how its tasks
 *          ended
 * Units    -
 * Owns     the journal has all of it
 * Errors   -
 * Threads  the owner of the journal
 * Cost     -
 */
#ifndef LTL_STORE_JOURNAL_INTERNAL_H
#define LTL_STORE_JOURNAL_INTERNAL_H

#include <sqlite3.h>

#include "core/map.h"
#include "core/vec.h"
#include "orchestrator/store/journal.h"

/* How a task of the run that is resumed ended, or that it was only begun. */
typedef struct old_end {
    bool is_over;
    bool is_plain;
    ltl_ending ending;
    ltl_skip skip;
    ltl_cause cause;
    ltl_str reason;
    ltl_str data;
} old_end;

typedef struct old_ends LTL_VEC(old_end) old_ends;

/* One happening that is not written yet. */
typedef struct ltl_held_row {
    int64_t number;
    uint64_t at_us;
    const char *kind;
    ltl_str key;
    ltl_str step;
    uint32_t attempt;
    bool is_task;
    bool has_result;
    int ending;
    int skip;
    int cause;
    ltl_str reason;
    ltl_str what;
    ltl_str detail;
    ltl_str data; /* null: none */
} ltl_held_row;
typedef struct ltl_held_rows LTL_VEC(ltl_held_row) ltl_held_rows;

/* What a part came to, likewise. */
typedef struct ltl_held_part {
    ltl_str key;
    ltl_str bytes;
} ltl_held_part;
typedef struct ltl_held_parts LTL_VEC(ltl_held_part) ltl_held_parts;

/* How long somebody else's lock is waited for. */
typedef enum ltl_journal_patience {
    LTL_JOURNAL_GLANCE,  /* there will be another time */
    LTL_JOURNAL_LONG,    /* what comes next depends on it */
    LTL_JOURNAL_AT_LAST, /* there will be no other time: it is trouble */
} ltl_journal_patience;

struct ltl_journal {
    sqlite3 *database;
    sqlite3_stmt *insert;
    sqlite3_stmt *asked;
    sqlite3_stmt *part;
    int64_t run;
    int64_t offset; /* of the numbers, in a resumed run */
    ltl_status status;
    char trouble[256];
    ltl_buf buf;
    void (*pause)(void *context, uint32_t waited_ms);
    void *pause_context;
    uint32_t patience_ms;
    bool has_waited_long;
    bool is_holding;
    ltl_held_rows held;
    ltl_held_parts held_parts;
    ltl_arena held_arena;
    uint64_t held_bytes;
    uint64_t lost; /* rows and parts there was no room for */
    ltl_arena arena; /* of the past */
    ltl_map by_key;  /* of tasks: place in `ends`; of what was told, under "key\nwhat" */
    old_ends ends;
    bool retries;
};

sqlite3 *ltl_journal__database(const ltl_journal *journal);
/* With the words of the database. */
ltl_status ltl_journal__fail(ltl_journal *self, ltl_error *error, const char *doing);
/* The first error in writing is kept until the end of the run. */
void ltl_journal__note_trouble(ltl_journal *self);
/* From here on the file is waited for. */
void ltl_journal__wait_begin(ltl_journal *self);
/* A transaction; whoever opens it closes it. False: nothing was opened, or written. */
bool ltl_journal__open_together(ltl_journal *self, ltl_journal_patience patience);
bool ltl_journal__close_together(ltl_journal *self);
/* Within one; what was held is forgotten when it was closed well. */
void ltl_journal__held_write(ltl_journal *self);
void ltl_journal__held_forget(ltl_journal *self);
void ltl_journal__bind(sqlite3_stmt *statement, int place, ltl_str text);
/* Valid until the statement moves on. */
ltl_str ltl_journal__column(sqlite3_stmt *statement, int place);

#endif
