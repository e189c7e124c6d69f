/* timers.h - what is to happen when, in the order of time.
 *
 * Shape    a binary heap of (time, whose, number); equal times ring in the order they were set
 * Units    microseconds
 * Owns     its array
 * Errors   LTL_NO_MEMORY
 * Threads  one owner
 * Cost     O(log n) to set and take, O(n) to clear one
 */
#ifndef LTL_WORKFLOW_TIMERS_H
#define LTL_WORKFLOW_TIMERS_H

#include <stdbool.h>
#include <stdint.h>

#include "core/status.h"

typedef struct ltl_timer {
    uint64_t at_us;
    uint64_t order;
    void *owner;
    uint32_t number;
} ltl_timer;

typedef struct ltl_timers {
    ltl_timer *at;
    uint32_t count;
    uint32_t capacity;
    uint64_t next_order;
} ltl_timers;

/* Replaces the timer with the same owner and number. */
LTL_MUST_USE ltl_status ltl_timers_set(ltl_timers *timers, void *owner, uint32_t number,
                                       uint64_t at_us);
void ltl_timers_unset(ltl_timers *timers, const void *owner, uint32_t number);
void ltl_timers_forget(ltl_timers *timers, const void *owner);
/* Takes the first one that is due. */
bool ltl_timers_take(ltl_timers *timers, uint64_t now_us, ltl_timer *out_timer);
uint64_t ltl_timers_next(const ltl_timers *timers); /* UINT64_MAX when there is none */
void ltl_timers_clear(ltl_timers *timers);

#endif
