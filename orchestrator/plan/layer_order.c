#include "orchestrator/plan/layer_order.h"

uint32_t ltl_layer_of(const ltl_layer_order *order, ltl_str path) {
    uint32_t layer = 0;
    size_t longest = 0;
    for (uint32_t i = 0; i < order->count; i++) {
        ltl_str folder = order->folders[i];
        folder.len -= ltl_str_ends_with(folder, LTL_STR("/")) ? 1 : 0;
        bool is_in = folder.len > longest && path.len > folder.len &&
                     ltl_str_starts_with(path, folder) && path.ptr[folder.len] == '/';
        layer = is_in ? i + 1 : layer;
        longest = is_in ? folder.len : longest;
    }
    return layer;
}

bool ltl_layer_order_is_broken(const ltl_layer_order *order, ltl_str from, ltl_str to) {
    uint32_t lower = ltl_layer_of(order, from);
    return lower > 0 && ltl_layer_of(order, to) > lower;
}
