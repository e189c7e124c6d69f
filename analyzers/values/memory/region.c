#include "analyzers/values/memory/region.h"

enum { KIND_BITS = 4 };

void ltl_regions_init(ltl_regions *regions, ltl_arena *arena) {
    *regions = (ltl_regions){.arena = arena};
    LTL_PUSH(arena, &regions->all, ((ltl_region_info){0}));
}

ltl_region ltl_region_intern(ltl_regions *regions, ltl_region_kind kind, uint32_t a, uint32_t b,
                             ltl_type type, ltl_node node) {
    uint32_t second = b << KIND_BITS | (uint32_t)kind;
    ltl_region known = ltl_pairs_find(&regions->by_key, a, second);
    if (known != 0) {
        return known;
    }
    bool is_part = kind == LTL_REGION_MEMBER || kind == LTL_REGION_ELEMENT;
    ltl_region_info info = {.kind = (uint8_t)kind,
                            .type = type,
                            .parent = is_part ? a : 0,
                            .a = a,
                            .b = b,
                            .node = node};
    LTL_PUSH(regions->arena, &regions->all, info);
    ltl_pairs_put(regions->arena, &regions->by_key, a, second, regions->all.count - 1);
    return regions->all.count - 1;
}

ltl_region ltl_region_root(const ltl_regions *regions, ltl_region region) {
    while (regions->all.at[region].parent != 0) {
        region = regions->all.at[region].parent;
    }
    return region;
}

bool ltl_region_is_local(const ltl_regions *regions, ltl_region region) {
    return regions->all.at[ltl_region_root(regions, region)].kind == LTL_REGION_VARIABLE;
}
