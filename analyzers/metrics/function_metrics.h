/* function_metrics.h - how long, how branched and how deep each function is.
 *
 * Shape    one record per function with a body, in the order of the source. A function expression without
 *          a name is one only where no function with a name is around it; else it is part of that
 * Units    lines, parameters, levels, points
 * Owns     the list belongs to the arena, names are borrowed from the source
 * Errors   none; numbers stop at UINT32_MAX
 * Threads  reentrant; no state
 * Cost     one pass over the tree's arrays, a stack as deep as the constructs that count, no recursion
 * See      analyzers/metrics/README.md for what each number counts
 */
#ifndef LTL_METRICS_FUNCTION_METRICS_H
#define LTL_METRICS_FUNCTION_METRICS_H

#include "analyzers/syntax/tree.h"
#include "core/vec.h"

#define LTL_NO_FUNCTION UINT32_MAX

typedef struct ltl_function_metrics {
    ltl_node node;      /* FUNCTION or LAMBDA; ltl_tree_scope(tree, node, …) names its scope */
    ltl_str name;       /* empty when it has none */
    uint32_t outer;     /* index of the innermost measured function around it, or LTL_NO_FUNCTION */
    ltl_span span;      /* all of it */
    ltl_span head;      /* its name, or all before its body: where a finding points */
    uint32_t lines;     /* of code: something other than a row of data starts on them */
    uint32_t parameters; /* without a leading self, this or cls */
    uint32_t nesting;   /* deepest if, loop, switch or try within; an `else if` goes no deeper */
    uint32_t cyclomatic;
    uint32_t cognitive;
} ltl_function_metrics;

typedef struct ltl_function_metrics_list LTL_VEC(ltl_function_metrics) ltl_function_metrics_list;

/* Appends to `*out`. */
void ltl_function_metrics_compute(ltl_arena *arena, const ltl_tree *tree,
                                  ltl_function_metrics_list *out);

#endif
