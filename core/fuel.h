/* fuel.h - a budget of steps, so that giving up never depends on a clock.
 *
 * Shape    a counter that only falls, and a flag that others may raise to stop the work
 * Units    steps; each limit in limits.h says what its step is
 * Owns     nothing; `stop` is borrowed and may be null
 * Errors   spending returns false once empty or stopped; `reason` then says which
 * Threads  the counter has one owner; `stop` may be set by any thread
 * Cost     one subtraction; the flag is read every 256 steps
 */
#ifndef LTL_CORE_FUEL_H
#define LTL_CORE_FUEL_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

#include "core/compiler.h"
#include "core/status.h"

typedef struct ltl_fuel {
    uint64_t left;
    uint64_t given;
    const atomic_int *stop; /* non-zero: an ltl_status that ended the run */
    ltl_status reason;      /* LTL_OK while there is fuel */
} ltl_fuel;

static inline ltl_fuel ltl_fuel_make(uint64_t steps, const atomic_int *stop) {
    return (ltl_fuel){steps, steps, stop, LTL_OK};
}
bool ltl_fuel_spend_slow(ltl_fuel *fuel, uint64_t steps);
static inline bool ltl_fuel_spend(ltl_fuel *fuel, uint64_t steps) {
    if (LTL_LIKELY(fuel->left > steps && fuel->left >> 8 == (fuel->left - steps) >> 8)) {
        fuel->left -= steps;
        return true;
    }
    return ltl_fuel_spend_slow(fuel, steps);
}
static inline bool ltl_fuel_is_empty(const ltl_fuel *fuel) { return fuel->reason != LTL_OK; }

#endif
