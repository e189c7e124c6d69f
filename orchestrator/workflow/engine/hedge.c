#include "orchestrator/workflow/engine/hedge.h"

#include <stdlib.h>
#include <string.h>

void ltl_hedge_learn(ltl_hedge_times *times, uint64_t took_us) {
    times->took_us[times->next] = took_us;
    times->next = (times->next + 1) % LTL_HEDGE_WINDOW;
    times->count += times->count < LTL_HEDGE_WINDOW;
}

static int times_compare(const void *a, const void *b) {
    uint64_t one = *(const uint64_t *)a;
    uint64_t other = *(const uint64_t *)b;
    return (one > other) - (one < other);
}

/* The nearest rank: at least so many of the calls took no longer. */
static uint64_t quantile_of(const ltl_hedge_times *times, double quantile) {
    uint64_t sorted[LTL_HEDGE_WINDOW];
    memcpy(sorted, times->took_us, times->count * sizeof(sorted[0]));
    qsort(sorted, times->count, sizeof(sorted[0]), times_compare);
    double exact = quantile * (double)times->count;
    uint32_t rank = (uint32_t)exact;
    rank += (double)rank < exact;
    return sorted[rank > 0 ? rank - 1 : 0];
}

uint64_t ltl_hedge_delay(const ltl_hedge_times *times, const ltl_hedge_policy *policy) {
    uint32_t minimum = policy->minimum < LTL_HEDGE_WINDOW ? policy->minimum : LTL_HEDGE_WINDOW;
    if (policy->quantile > 0 && times->count > 0 && times->count >= minimum) {
        return quantile_of(times, policy->quantile);
    }
    return policy->after_us > 0 ? policy->after_us : UINT64_MAX;
}
