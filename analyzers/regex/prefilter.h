/* prefilter.h - which rules could match at all, told from the bytes alone.
 *
 * Shape    every rule states a formula over literals in conjunctive form: a list of clauses, each
 *          a list of literals of which one must occur. One pass over the bytes finds all literals
 *          of all rules; a rule without clauses is always alive
 * Units    literals are byte strings; `is_caseless` folds ASCII letters
 * Owns     the prefilter owns its database; clauses are copied
 * Errors   a database that cannot be built leaves every rule alive
 * Threads  immutable; one ltl_prefilter_scratch per thread
 * Cost     one Vectorscan pass, 0.5 to 3 GB/s; without Vectorscan in the build every rule is alive,
 *          which gives the same findings, later
 */
#ifndef LTL_REGEX_PREFILTER_H
#define LTL_REGEX_PREFILTER_H

#include "core/arena.h"
#include "core/status.h"
#include "core/str.h"
#include "core/vec.h"

typedef struct ltl_literal {
    ltl_str text;
    bool is_caseless;
    bool is_word; /* not within a longer run of letters, digits and underscores: a name */
} ltl_literal;

typedef struct ltl_clause LTL_VEC(ltl_literal) ltl_clause;
typedef struct ltl_clauses LTL_VEC(ltl_clause) ltl_clauses;

typedef struct ltl_prefilter ltl_prefilter;
typedef struct ltl_prefilter_scratch ltl_prefilter_scratch;

/* `clauses[i]` belongs to unit i (a rule in one language). */
LTL_MUST_USE ltl_status ltl_prefilter_new(const ltl_clauses *clauses, uint32_t unit_count,
                                          ltl_prefilter **out_prefilter, ltl_error *error);
void ltl_prefilter_free(ltl_prefilter *prefilter);
ltl_prefilter_scratch *ltl_prefilter_scratch_new(const ltl_prefilter *prefilter);
void ltl_prefilter_scratch_free(ltl_prefilter_scratch *scratch);
/* Sets one byte per unit: non-zero when the unit could match in `text`. */
void ltl_prefilter_scan(const ltl_prefilter *prefilter, ltl_prefilter_scratch *scratch,
                        ltl_str text, uint8_t *out_alive);

#endif
