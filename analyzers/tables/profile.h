/* profile.h - what is known of a data file so far: the four stages, and the sums they lead to.
 *
 * Shape    clean → validate → transform work on one table after the other, in order; analyse folds a table into
 *          the profile. A profile is plain memory without pointers: written down and read again, it goes on
 * Units    see table.h
 * Owns     nothing; a profile is made by calloc, 1 MiB of which only the columns that are there are touched
 * Errors   a record that a stage refuses is dead, with the fact that says why
 * Threads  one table has one stage at a time; stages of different tables run side by side
 * Cost     bytes for clean and transform, cells for analyse; no allocation
 */
#ifndef LTL_TABLES_PROFILE_H
#define LTL_TABLES_PROFILE_H

#include "analyzers/tables/table.h"
#include "core/hash.h"
#include "core/limits.h"

typedef struct ltl_column {
    char name[LTL_MAX_TABLE_NAME_BYTES];
    uint32_t name_len;
    ltl_tally defined; /* where it gets its name; never when there is none */
    ltl_tally traits[LTL_TRAIT_COUNT];
} ltl_column;

typedef enum ltl_header { LTL_HEADER_UNKNOWN, LTL_HEADER_THERE, LTL_HEADER_NONE } ltl_header;

enum { LTL_MAX_TABLE_SHAPES = 256 };

/* A table of a dump; its columns are called `table.column`. */
typedef struct ltl_table_shape {
    uint64_t name; /* its hash */
    uint32_t first;
    uint32_t width; /* 0: not known yet */
} ltl_table_shape;

typedef struct ltl_table_profile {
    uint64_t records; /* all that were folded, the header not among them */
    uint64_t dead;
    uint32_t header; /* ltl_header */
    uint32_t width;  /* cells of the first record */
    uint32_t column_count;
    uint32_t columns_left_out; /* 1: there are more than LTL_MAX_TABLE_COLUMNS */
    ltl_tally facts[LTL_FACT_COUNT];
    /* Of a dump. */
    uint32_t shape_count;
    uint32_t current;       /* the shape that rows belong to, from 1; 0: none */
    uint32_t current_width; /* cells of a row */
    uint16_t current_columns[LTL_MAX_TABLE_COLUMNS];
    ltl_table_shape shapes[LTL_MAX_TABLE_SHAPES];
    ltl_column columns[LTL_MAX_TABLE_COLUMNS];
} ltl_table_profile;

/* What validation remembers from table to table. */
typedef struct ltl_validation {
    uint32_t width; /* 0: no record yet */
    /* Of a dump: what is known of tables so far. */
    uint32_t shape_count;
    uint32_t current;
    ltl_table_shape shapes[LTL_MAX_TABLE_SHAPES];
} ltl_validation;

/* Bytes: zero bytes, and what is no UTF-8. */
void ltl_table_clean(ltl_table *table);
/* As many cells as the first record has. */
void ltl_table_validate(ltl_table *table, const ltl_table_dialect *dialect,
                        ltl_validation *validation);
/* Cells get their sort and marks. */
void ltl_table_transform(ltl_table *table, const ltl_table_dialect *dialect);
/* For dumps: the shape of that name, from 1, made when it is not there; 0: there are too many. */
uint32_t ltl_table_shape_of(ltl_table_shape *shapes, uint32_t *count, ltl_str name);
/* A record that defines: names of columns, and which the rows that follow have. */
void ltl_profile_define(const ltl_table *table, const ltl_record *record,
                        ltl_table_profile *profile);
/* The column of a cell of a row of so many, or null: past the limit, or of no table. */
ltl_column *ltl_profile_column_at(ltl_table_profile *profile, uint32_t at, uint32_t width);
ltl_column *ltl_profile_column_add(ltl_table_profile *profile, ltl_str name);
/* Line and column of a cell. */
void ltl_table_place_set(const ltl_table *table, const ltl_record *record, const ltl_cell *cell,
                         ltl_tally *tally);
void ltl_validation_restore(const ltl_table_profile *profile, ltl_validation *validation);
void ltl_table_analyse(const ltl_table *table, const ltl_table_dialect *dialect,
                       ltl_table_profile *profile);

uint32_t ltl_table_alive(const ltl_table *table);

static inline ltl_str ltl_column_name(const ltl_column *column) {
    return (ltl_str){column->name, column->name_len};
}

#endif
