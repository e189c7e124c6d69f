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

/* The rule of a column whose cells are numbers of persons; `what` as ltl_table_most_say takes it. */
#define LTL_TABLE_PERSONAL_NUMBERS(rule_id, what)                                                  \
    .id = LTL_STR_INIT(rule_id), .title = LTL_STR_INIT("A column of " what),                       \
    .message = LTL_STR_INIT("Most cells of a column are " what ", which belong to persons."),      \
    .why = LTL_STR_INIT("Personal data in a file is copied with it to every machine and backup,"   \
                        " and the law asks who may have it."),                                     \
    .advice = LTL_STR_INIT("Leave the column out, or put made-up or hashed values in its place."), \
    .severity = LTL_SEVERITY_HIGH, .confidence = LTL_CONFIDENCE_HIGH,                              \
    .domain = LTL_DOMAIN_COMPLIANCE, .cwe = (const ltl_str[]){LTL_STR_INIT("CWE-359")},            \
    .cwe_count = 1, LTL_TABLE_REFERENCE("https://gdpr-info.eu/art-5-gdpr/")

#endif
