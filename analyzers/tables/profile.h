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
#include "core/limits.h"

typedef struct ltl_column {
    char name[LTL_MAX_TABLE_NAME_BYTES];
    uint32_t name_len;
    ltl_tally traits[LTL_TRAIT_COUNT];
} ltl_column;

typedef enum ltl_header { LTL_HEADER_UNKNOWN, LTL_HEADER_THERE, LTL_HEADER_NONE } ltl_header;

typedef struct ltl_table_profile {
    uint64_t records; /* all that were folded, the header not among them */
    uint64_t dead;
    uint32_t header; /* ltl_header */
    uint32_t width;  /* cells of the first record */
    uint32_t column_count;
    uint32_t columns_left_out; /* 1: there are more than LTL_MAX_TABLE_COLUMNS */
    ltl_tally facts[LTL_FACT_COUNT];
    ltl_column columns[LTL_MAX_TABLE_COLUMNS];
} ltl_table_profile;

/* What validation remembers from table to table. */
typedef struct ltl_validation {
    uint32_t width; /* 0: no record yet */
} ltl_validation;

/* Bytes: zero bytes, and what is no UTF-8. */
void ltl_table_clean(ltl_table *table);
/* As many cells as the first record has. */
void ltl_table_validate(ltl_table *table, const ltl_table_dialect *dialect,
                        ltl_validation *validation);
/* Cells get their sort and marks. */
void ltl_table_transform(ltl_table *table, const ltl_table_dialect *dialect);
void ltl_table_analyse(const ltl_table *table, const ltl_table_dialect *dialect,
                       ltl_table_profile *profile);

uint32_t ltl_table_alive(const ltl_table *table);

static inline ltl_str ltl_column_name(const ltl_column *column) {
    return (ltl_str){column->name, column->name_len};
}

#endif
