#include "core/fuel.h"

/* Empties the tank as well, so that the fast path in the header fails from now on. */
static bool end_with(ltl_fuel *fuel, ltl_status reason) {
    fuel->left = 0;
    fuel->reason = reason;
    return false;
}

bool ltl_fuel_spend_slow(ltl_fuel *fuel, uint64_t steps) {
    if (fuel->reason != LTL_OK) {
        return false;
    }
    int stop = fuel->stop ? atomic_load_explicit(fuel->stop, memory_order_relaxed) : 0;
    if (stop != 0) {
        bool is_status = stop > 0 && stop < (int)LTL_STATUS_COUNT;
        return end_with(fuel, is_status ? (ltl_status)stop : LTL_CANCELLED);
    }
    if (fuel->left < steps) {
        return end_with(fuel, LTL_FUEL);
    }
    fuel->left -= steps;
    return true;
}
