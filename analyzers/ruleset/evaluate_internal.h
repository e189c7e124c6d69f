/* evaluate_internal.h - what the parts of the evaluation share.
 *
 * Shape    evaluate.c walks a formula, ranges.c combines lists of ranges, conditions.c asks about what
 *          metavariables are bound to
 * Units    fuel: see evaluate.h
 * Owns     see evaluate.h
 * Errors   running out of fuel sets the reason and answers false
 * Threads  one owner
 * Cost     -
 */
#ifndef LTL_RULESET_EVALUATE_INTERNAL_H
#define LTL_RULESET_EVALUATE_INTERNAL_H

#include "analyzers/conditions/value.h"
#include "analyzers/ruleset/evaluate.h"

/* ---- bound_value.c ---- */

/* What is bound, as a value: literals have theirs, names the constant they are known to hold; other
 * code is its text. */
ltl_value ltl_bound__value(const ltl_evaluation_context *c, const ltl_bound *bound);
/* Where the text lies that an analysis looks at: a string's without quotes. */
ltl_span ltl_bound__content(const ltl_evaluation_context *c, const ltl_bound *bound);

/* ---- ranges.c ---- */

bool ltl_evaluation__spend(ltl_evaluation_context *c, uint64_t steps);
/* False when a metavariable that both bind holds different code. Numbered groups are free. */
bool ltl_env__agrees(const ltl_evaluation_context *c, const ltl_env *a, const ltl_env *b);
ltl_env ltl_env__join(ltl_evaluation_context *c, const ltl_env *a, const ltl_env *b);
ltl_env ltl_env__with(ltl_evaluation_context *c, const ltl_env *env, const ltl_bound *bound);
/* The list in order; it may be shared, so what is out of order is copied first. */
void ltl_ranges__sort(ltl_evaluation_context *c, ltl_ranges *ranges);
/* In order, each once. */
void ltl_ranges__intersect(ltl_evaluation_context *c, const ltl_ranges *a, const ltl_ranges *b,
                           ltl_ranges *out);
/* What is left of `ranges` when those that `hits` speaks against are gone. */
void ltl_ranges__drop(ltl_evaluation_context *c, const ltl_ranges *hits, ltl_ranges *ranges);
/* `$X` alone: every expression within the ranges, or the one already bound to it. */
void ltl_ranges__select(ltl_evaluation_context *c, const ltl_pattern *pattern,
                        const ltl_ranges *in, ltl_ranges *out);

/* ---- evaluate_taint.c ---- */

void ltl_evaluate__taint(ltl_evaluation_context *c, const ltl_step *step, ltl_ranges *out);

/* ---- taint_changes.c ---- */

/* For the trace: what would be found with one thing about the rule changed. */
void ltl_evaluate__taint_changes(ltl_evaluation_context *c, const ltl_taint_query *query);

/* ---- trace_notes.c: nothing without a trace ---- */

/* How far the pattern of the entry gets at the place, unless it finds something there. */
void ltl_trace__note_miss(ltl_evaluation_context *c, uint32_t entry, const ltl_step *step,
                          const ltl_ranges *found);
/* What the condition is about to see at the place. */
ltl_str ltl_trace__note_check(ltl_evaluation_context *c, const ltl_check *check,
                              const ltl_ranges *ranges);
/* Begins an entry for what a metavariable holds. When that is not at the place, the looker goes untold. */
uint32_t ltl_trace__open_look(ltl_evaluation_context *looker, const ltl_range *range,
                              const ltl_bound *bound);

void ltl_trace__close_look(ltl_trace *trace, uint32_t entry, const ltl_ranges *after);
/* Ends such an entry where nothing could be looked at. */
void ltl_trace__give_up(ltl_trace *trace, uint32_t entry, const char *why);

/* ---- conditions.c ---- */

void ltl_conditions__bind_groups(ltl_evaluation_context *c, const uint16_t *groups,
                                 const ltl_span *spans, ltl_env *env);
/* Groups found in a part of the text become places of the whole. */
void ltl_conditions__shift_groups(ltl_span *spans, uint32_t by);
void ltl_conditions__apply(ltl_evaluation_context *c, const ltl_check *check, ltl_ranges *ranges);
void ltl_conditions__focus(ltl_evaluation_context *c, const ltl_focus *focus, ltl_ranges *ranges);

#endif
