/* check.h - one thing that can be wrong with a data file.
 *
 * Shape    a rule and a function over the profile; each file of checks/ is one, and none of them knows another.
 *          Many cells with the same fault are one finding of their column: the first is the place, the message
 *          says how many
 * Units    see table.h
 * Owns     the arena of the look owns faults and messages
 * Errors   none
 * Threads  reentrant
 * Cost     O(columns); asked again for every snapshot
 */
#ifndef LTL_TABLES_CHECK_H
#define LTL_TABLES_CHECK_H

#include "analyzers/tables/profile.h"
#include "core/compiler.h"
#include "core/rule.h"
#include "core/vec.h"

typedef struct ltl_table_fault {
    const ltl_rule_info *rule;
    ltl_tally tally;
    ltl_str column; /* empty: of the file */
    ltl_str message;
    bool is_secret; /* the text must not be shown */
} ltl_table_fault;

typedef struct ltl_table_look {
    ltl_arena *arena;
    const ltl_table_profile *profile;
    const ltl_table_dialect *dialect;
    struct ltl_table_faults LTL_VEC(ltl_table_fault) faults;
} ltl_table_look;

typedef struct ltl_table_check {
    ltl_rule_info rule;
    bool finds_secrets;
    void (*judge)(const struct ltl_table_check *check, ltl_table_look *look);
} ltl_table_check;

extern const ltl_table_check *const ltl_table_checks[];
extern const size_t ltl_table_check_count;

/* Asks all checks; faults are in the order of checks, then of columns. */
void ltl_table_judge(ltl_table_look *look);

/* For checks. `column` may be null. */
LTL_PRINTF(5, 6)
void ltl_table_fault_say(const ltl_table_check *check, ltl_table_look *look,
                         const ltl_column *column, const ltl_tally *tally, const char *format, ...);
/* "record 2 and 3 more" behind the message, when the fact was seen at all. */
void ltl_table_fact_say(const ltl_table_check *check, ltl_table_look *look, ltl_fact fact,
                        const char *message);
/* Columns of which at least half of the filled cells have the trait; one number in ten adds up by
 * chance. `what` follows "cells are": "numbers of payment cards". */
void ltl_table_most_say(const ltl_table_check *check, ltl_table_look *look, ltl_trait trait,
                        const char *what);
/* Columns whose cells have more than one of the traits; `what` is what the cells are: "dates". */
void ltl_table_forms_say(const ltl_table_check *check, ltl_table_look *look, const ltl_trait *forms,
                         size_t form_count, const char *what);
/* How people call the column: its name in backquotes, or its number. */
ltl_str ltl_table_column_label(ltl_table_look *look, const ltl_column *column);
/* Where the column gets its name, else the first record. */
const ltl_tally *ltl_column_defined(const ltl_column *column);
/* Cells of the column that hold something. */
uint64_t ltl_column_filled(const ltl_column *column);

#define LTL_TABLE_REFERENCE(url)                                                                   \
    .references = (const ltl_str[]){LTL_STR_INIT(url)}, .reference_count = 1

#endif
