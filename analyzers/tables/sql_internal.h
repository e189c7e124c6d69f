/* sql_internal.h - what the parts of the reader of dumps share.
 *
 * Shape    sql.c takes a piece unit by unit and makes records, sql_statements.c takes one statement or row,
 *          sql_text.c passes over what stands there: quotes, comments, names
 * Units    bytes of the piece
 * Owns     see table.h
 * Errors   what was begun and does not end in the piece: `is_open`
 * Threads  one owner
 * Cost     O(bytes) together
 */
#ifndef LTL_TABLES_SQL_INTERNAL_H
#define LTL_TABLES_SQL_INTERNAL_H

#include "analyzers/tables/table.h"

enum { LTL_SQL_BETWEEN, LTL_SQL_IN_VALUES, LTL_SQL_IN_COPY, LTL_SQL_IN_OTHER_DELIMITER };

typedef struct ltl_sql {
    ltl_table *table;
    ltl_table_place *place;
    const char *text;
    uint32_t len;
    uint32_t at;
    uint32_t unit; /* where the row or statement begins, with the blanks before it */
    bool is_last;
    bool has_backslashes; /* within quotes: MySQL */
    bool is_open;         /* what was begun does not end in this piece */
} ltl_sql;

/* ---- sql_text.c ---- */

/* '\0' behind the end. */
char ltl_sql__byte_at(const ltl_sql *self, uint32_t at);
bool ltl_sql__is_blank(char byte);
void ltl_sql__open_set(ltl_sql *self);
/* Behind the text that is found, or the end of the piece. */
void ltl_sql__pass_to(ltl_sql *self, const char *what);
void ltl_sql__blanks_pass(ltl_sql *self);
/* Behind what stands at `at`, whatever it is. */
void ltl_sql__token_pass(ltl_sql *self);
/* Behind the semicolon that ends the statement; the end of the file ends it, too. */
void ltl_sql__statement_pass(ltl_sql *self);
/* True when the word stands there; passes it and the blanks behind it. */
bool ltl_sql__word_take(ltl_sql *self, const char *word);
/* A name with or without quotes; of `schema.name` the last part. No slice when there is none. */
ltl_str ltl_sql__name_take(ltl_sql *self);

/* ---- sql.c ---- */

ltl_record *ltl_sql__record_begin(ltl_sql *self, uint32_t from);
/* False when the table has no room. */
bool ltl_sql__cell_add(ltl_sql *self, ltl_record *record, ltl_str text, bool is_quoted);
void ltl_sql__record_drop(ltl_sql *self, const ltl_record *record);
void ltl_sql__record_end(ltl_sql *self, ltl_record *record, uint32_t to);

/* ---- sql_statements.c ---- */

/* One row, or one statement. */
void ltl_sql__unit_take(ltl_sql *self);

#endif
