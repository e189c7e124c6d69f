/* locals.h - what the local variables of a file hold on each way, in languages that look after memory
 * themselves, and what the checks below say of that.
 *
 * Shape    each function is walked along its control flow with one state per way (see way.h); ways that
 *          differ in nothing that checks ask about are joined
 * Units    fuel: one step for each step of a graph and way
 * Owns     findings lie in the arena given
 * Errors   LTL_REASON_RULE_FUEL when the fuel of a function ran out: findings may then be missing
 * Threads  one owner
 * Cost     nothing for functions in which nothing is null, opened, divided or counted; see limits.h
 */
#ifndef LTL_LOCALS_LOCALS_H
#define LTL_LOCALS_LOCALS_H

#include "analyzers/dataflow/flow.h"
#include "analyzers/values/values.h"
#include "core/outcome.h"

/* Can this language be followed? */
bool ltl_locals_reads(const ltl_language *language);
/* All findings of all checks, by node; `flow` is that of the file. */
ltl_reason ltl_locals_find(ltl_arena *arena, ltl_flow *flow, const atomic_int *stop,
                           ltl_value_findings *out_findings);
/* The check that a rule names: one of these or of analyzers/values. Null: none of that name. */
const struct ltl_value_check *ltl_check_named(ltl_str id);

#endif
