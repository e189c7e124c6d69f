/* metric_rules.h - which functions have more of a metric than they may.
 *
 * Shape    one rule per metric, in the order of ltl_metric_limits; an excess is a rule, a function and
 *          a message that names the number and the limit
 * Units    see limits.h
 * Owns     the arena owns list and messages; the rules are static
 * Errors   none
 * Threads  reentrant; no state
 * Cost     O(functions)
 */
#ifndef LTL_METRICS_METRIC_RULES_H
#define LTL_METRICS_METRIC_RULES_H

#include "analyzers/metrics/function_metrics.h"
#include "analyzers/metrics/limits.h"
#include "core/rule.h"

enum { LTL_METRIC_RULE_COUNT = 5 };

extern const ltl_rule_info ltl_metric_rules[LTL_METRIC_RULE_COUNT];
/* Null past the last. */
const ltl_rule_info *ltl_metric_rule_at(uint32_t index);
bool ltl_metric_rule_is(const ltl_rule_info *rule);

typedef struct ltl_metric_excess {
    const ltl_rule_info *rule;
    ltl_severity severity; /* medium from twice the limit on, else the rule's */
    uint32_t function;     /* index into the list */
    uint32_t measured;
    uint32_t limit;
    ltl_str message;
} ltl_metric_excess;

typedef struct ltl_metric_excesses LTL_VEC(ltl_metric_excess) ltl_metric_excesses;

/* The limits with their defaults filled in; null means all defaults. */
ltl_metric_limits ltl_metric_limits_complete(const ltl_metric_limits *limits);

/* Appends to `*out`, by function, then in the order of the rules. A function without a name is not
 * told for its length: it is as long as the list of what was written into it. */
void ltl_metric_findings(ltl_arena *arena, const ltl_function_metrics_list *functions,
                         const ltl_metric_limits *limits, ltl_metric_excesses *out);

#endif
