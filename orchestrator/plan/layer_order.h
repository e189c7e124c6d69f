/* layer_order.h - folders in an order: none imports one behind it.
 *
 * Shape    folders from the root of the repository, the lowest first, as the settings declare them
 * Units    layers from 1
 * Owns     borrowed
 * Errors   a file in none of them is in layer 0, and may import what it likes
 * Threads  immutable
 * Cost     O(folders) a file
 */
#ifndef LTL_PLAN_LAYER_ORDER_H
#define LTL_PLAN_LAYER_ORDER_H

#include <stdbool.h>
#include <stdint.h>

#include "core/str.h"

typedef struct ltl_layer_order {
    const ltl_str *folders;
    uint32_t count;
} ltl_layer_order;

/* That of the longest folder around the file. */
uint32_t ltl_layer_of(const ltl_layer_order *order, ltl_str path);
/* True when the file of a lower layer may not depend on that of a higher one, and does. */
bool ltl_layer_order_is_broken(const ltl_layer_order *order, ltl_str from, ltl_str to);

#endif
