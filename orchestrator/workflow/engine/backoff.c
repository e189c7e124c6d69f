#include "orchestrator/workflow/engine/backoff.h"

uint64_t ltl_backoff_wait(const ltl_backoff *backoff, uint32_t attempt, uint64_t lot) {
    uint64_t cap = backoff->cap_us > 0 ? backoff->cap_us : UINT64_MAX / 2;
    uint64_t wait = backoff->first_us < cap ? backoff->first_us : cap;
    for (uint32_t i = 1; i < attempt && wait < cap && backoff->factor > 1; i++) {
        wait = wait > cap / backoff->factor ? cap : wait * backoff->factor;
    }
    /* 53 bits of the lot: what a double holds exactly. */
    double chance = (double)(lot >> 11) / (double)(UINT64_C(1) << 53);
    double varied = (double)wait * backoff->jitter;
    return wait - (uint64_t)(varied * chance);
}
