/* backoff.h - how long to wait before trying again.
 *
 * Shape    first, first × factor, first × factor² …, never more than cap; a share of it is left to chance, so that
 *          many who failed together do not come back together
 * Units    microseconds
 * Owns     nothing
 * Errors   none
 * Threads  reentrant
 * Cost     O(attempts)
 */
#ifndef LTL_WORKFLOW_BACKOFF_H
#define LTL_WORKFLOW_BACKOFF_H

#include <stdint.h>

typedef struct ltl_backoff {
    uint64_t first_us;
    uint64_t cap_us;
    uint32_t factor; /* 1: the same each time */
    double jitter;   /* 0 to 1: so much of the wait is by lot */
} ltl_backoff;

/* After attempt number `attempt`, from 1. `lot` is any number; the same lot gives the same wait. */
uint64_t ltl_backoff_wait(const ltl_backoff *backoff, uint32_t attempt, uint64_t lot);

#endif
