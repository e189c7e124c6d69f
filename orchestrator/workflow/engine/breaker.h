/* breaker.h - whether to try something that keeps failing.
 *
 * Shape    closed: a window of the last calls, and a rate of failed and of slow ones that opens it; open: refuses
 *          until a time has passed or so many calls were refused; half-open: lets so many probes through and
 *          judges by the same rates. Every permit comes back through ltl_breaker_return, however the call ended
 * Units    microseconds of any clock that does not go back
 * Owns     a fixed window of LTL_BREAKER_WINDOW calls
 * Errors   none
 * Threads  one owner: decide and record are separate, the call itself is outside
 * Cost     O(1)
 */
#ifndef LTL_WORKFLOW_BREAKER_H
#define LTL_WORKFLOW_BREAKER_H

#include <stdbool.h>
#include <stdint.h>

enum { LTL_BREAKER_WINDOW = 256 };

typedef struct ltl_breaker_policy {
    uint32_t window;     /* of the last so many calls, at most LTL_BREAKER_WINDOW */
    uint32_t minimum;    /* calls in the window before a rate means anything */
    double failure_rate; /* opens at this rate or above; more than 1: never */
    uint64_t slow_us;    /* a call that took this long is slow; 0: none is */
    double slow_rate;
    uint64_t open_us;    /* how long it stays open; 0: time does not close it */
    uint32_t open_calls; /* refused calls after which it probes; 0: counting does not close it */
    uint32_t probes;     /* calls let through when half-open, at least 1 */
} ltl_breaker_policy;

typedef enum ltl_breaker_state {
    LTL_BREAKER_CLOSED,
    LTL_BREAKER_OPEN,
    LTL_BREAKER_HALF_OPEN
} ltl_breaker_state;

typedef enum ltl_call_verdict {
    LTL_CALL_GOOD,
    LTL_CALL_BAD,
    LTL_CALL_IGNORED, /* says nothing about the other side: cancelled, or the caller's own fault */
} ltl_call_verdict;

/* What the permit was given for; a call that began before the state changed no longer counts. */
typedef struct ltl_breaker_permit {
    bool is_given;
    bool is_probe;
    uint64_t generation;
} ltl_breaker_permit;

typedef struct ltl_breaker {
    ltl_breaker_policy policy;
    ltl_breaker_state state;
    uint64_t generation; /* grows with every change of state */
    uint64_t opened_us;
    uint32_t refused; /* since it opened */
    uint32_t next;    /* place in the window */
    uint32_t count;   /* calls in the window */
    uint32_t failed;
    uint32_t slow;
    uint8_t calls[LTL_BREAKER_WINDOW]; /* bit 0: failed, bit 1: slow */
    uint32_t probes_out;               /* permits that have not come back */
    uint32_t probes_judged;            /* probes that said something */
    uint32_t probes_failed;
    uint32_t probes_slow;
    uint32_t opened_failed; /* of the calls for which it opened last: so many failed, */
    uint32_t opened_slow;   /* so many were slow, */
    uint32_t opened_of;     /* of so many */
} ltl_breaker;

void ltl_breaker_init(ltl_breaker *breaker, const ltl_breaker_policy *policy);
/* It was opened before, by calls that are not known here; stays so for `left_us`, or goes to its probes at once.
 * Without a time in the policy it is refused calls that count. */
void ltl_breaker_recall(ltl_breaker *breaker, uint64_t left_us, uint64_t now_us);
/* Asks to make a call. `is_given` is false when it has to be left. */
ltl_breaker_permit ltl_breaker_take(ltl_breaker *breaker, uint64_t now_us);
void ltl_breaker_return(ltl_breaker *breaker, ltl_breaker_permit permit, ltl_call_verdict verdict,
                        uint64_t took_us, uint64_t now_us);
const char *ltl_breaker_state_name(ltl_breaker_state state);

#endif
