/* budget.h - how many steps of work a run, a step of a workflow, a call may still take.
 *
 * Shape    a tree: what a call spends, every budget above it spends, too
 * Units    steps, as the tasks count them; UINT64_MAX means without a limit
 * Owns     borrows its parent, which outlives it
 * Errors   spending what is not there returns false and takes nothing
 * Threads  any thread may spend
 * Cost     one atomic operation per level
 */
#ifndef LTL_WORKFLOW_BUDGET_H
#define LTL_WORKFLOW_BUDGET_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

typedef struct ltl_budget {
    struct ltl_budget *parent;
    atomic_ullong left;
    atomic_ullong spent;
} ltl_budget;

void ltl_budget_init(ltl_budget *budget, ltl_budget *parent, uint64_t steps);
bool ltl_budget_spend(ltl_budget *budget, uint64_t steps);
/* What can still be spent: the least of all levels. */
uint64_t ltl_budget_left(const ltl_budget *budget);

#endif
