/* why_internal.h - what the parts of `rules why` share.
 *
 * Shape    see why_text.h: why_text.c lists the parts, why_verdict.c finds the one to blame, why_tree.c
 *          shows pattern and code
 * Units    -
 * Owns     the arena of the question
 * Errors   -
 * Threads  one owner
 * Cost     -
 */
#ifndef LTL_CLI_RULES_WHY_INTERNAL_H
#define LTL_CLI_RULES_WHY_INTERNAL_H

#include "orchestrator/cli/rules/why_text.h"

/* Whether what the entry found counts for the line; how much does. */
bool ltl_why__is_here(const ltl_why *why, const ltl_trace_entry *entry, const ltl_range *range);
uint32_t ltl_why__count(const ltl_why *why, const ltl_trace_entry *entry, const ltl_ranges *ranges);
/* What the part is called in a rule. */
const char *ltl_why__name(const ltl_trace_entry *entry);
/* Layout in one line, cut. */
ltl_str ltl_why__one_line(const ltl_why *why, ltl_str text);

#endif
