/* literals.h - the literals that must be in a file before a rule can match there.
 *
 * Shape    conjunctive clauses (see regex/prefilter.h), taken from the positive parts of a formula: an
 *          ALL joins the clauses of its positive children, an ANY joins alternatives clause by
 *          clause within a bound, a negation says nothing, a regular expression gives the literals
 *          that each of its alternatives needs. Conditions count: what a metavariable holds is text
 *          of the file
 * Units    -
 * Owns     the arena of the call
 * Errors   none: what cannot be told adds no clause, which keeps the rule alive
 * Threads  reentrant
 * Cost     bounded: at most LTL_MAX_CLAUSE_LITERALS literals a clause, else the clause is dropped
 */
#ifndef LTL_LITERALS_LITERALS_H
#define LTL_LITERALS_LITERALS_H

#include "analyzers/regex/prefilter.h"
#include "analyzers/rulefiles/rule.h"

enum { LTL_MAX_CLAUSE_LITERALS = 64, LTL_MIN_LITERAL_BYTES = 2 };

/* `pattern_clauses(context, leaf)` gives the clauses of a code leaf (its names and strings).
 * `takes_either`: a taint rule looks at a file that has a source or a sink, not both alone. */
void ltl_literals_of_formula(ltl_arena *arena, const ltl_formula *formula,
                             ltl_clauses (*pattern_clauses)(void *context, const ltl_formula *leaf),
                             void *context, bool takes_either, ltl_clauses *out_clauses);
/* The same for one regular expression, PCRE syntax. */
void ltl_literals_of_regex(ltl_arena *arena, ltl_str regex, ltl_clauses *out_clauses);
/* What holds when any one of the alternatives does: the best clauses of each, joined one by one. */
void ltl_literals_join(ltl_arena *arena, const ltl_clauses *alternatives, uint32_t count,
                       ltl_clauses *out_clauses);

#endif
