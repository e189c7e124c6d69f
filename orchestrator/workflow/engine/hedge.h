/* hedge.h - when a call has taken so long that a second one beside it is worth its cost.
 *
 * Shape    how long earlier calls took, the last so many; the delay is a quantile of them once enough are known, and
 *          what was declared until then
 * Units    microseconds
 * Owns     nothing
 * Errors   none
 * Threads  one owner
 * Cost     O(1) to learn, O(window log window) to ask
 */
#ifndef LTL_WORKFLOW_HEDGE_H
#define LTL_WORKFLOW_HEDGE_H

#include <stdint.h>

enum { LTL_HEDGE_WINDOW = 128 };

typedef struct ltl_hedge_policy {
    uint64_t after_us; /* declared; 0: nothing was */
    double quantile;   /* of earlier calls, 0.95: longer than so many of them; 0: they do not count */
    uint32_t minimum;  /* with fewer of them it is the declared delay that counts */
} ltl_hedge_policy;

typedef struct ltl_hedge_times {
    uint64_t took_us[LTL_HEDGE_WINDOW];
    uint32_t next;  /* place in the window */
    uint32_t count; /* in the window */
} ltl_hedge_times;

void ltl_hedge_learn(ltl_hedge_times *times, uint64_t took_us);
/* UINT64_MAX: there is no second call. */
uint64_t ltl_hedge_delay(const ltl_hedge_times *times, const ltl_hedge_policy *policy);

#endif
