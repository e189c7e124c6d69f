/* Memory that was made or declared and not filled yet: how far writing went, and what is behind that. */
#include "analyzers/values/values_internal.h"

static ltl_unset beyond_written(const ltl_region_state *known, const ltl_fact *place) {
    if (known->written == 0 || (ltl_fact_is_exact(place) && place->low >= known->written)) {
        return LTL_UNSET_ALL;
    }
    bool reaches = ltl_fact_has(place, LTL_FACT_HIGH_SEEN) && place->high >= known->written;
    bool is_behind = ltl_fact_has(place, LTL_FACT_LOW_SEEN) && place->low >= known->written;
    return !reaches ? LTL_UNSET_NOT : is_behind ? LTL_UNSET_ALL : LTL_UNSET_SOME;
}

/* A part is asked first, then what it is a part of: where it lies there says how far writing had to go. */
ltl_unset ltl_memory__unset(const ltl_values *v, const ltl_state *state, const ltl_fact *place) {
    ltl_fact at = *place;
    while (at.region != 0) {
        const ltl_region_state *known = ltl_state_region(state, at.region);
        if (known != NULL && (known->marks & LTL_REGION_UNSET) != 0) {
            return beyond_written(known, &at);
        }
        if (known != NULL && (known->marks & LTL_REGION_SET) != 0) {
            return LTL_UNSET_NOT;
        }
        const ltl_region_info *info = ltl_region_of(&v->regions, at.region);
        at.low = at.high = info->kind == LTL_REGION_ELEMENT ? (int32_t)info->b : 0;
        at.region = info->parent;
    }
    return LTL_UNSET_NOT;
}

void ltl_memory__note_written(ltl_values *v, ltl_region_state *known, const ltl_fact *place) {
    int64_t size = ltl_type_size(&v->types, place->type);
    if ((known->marks & LTL_REGION_UNSET) == 0) {
        return;
    }
    bool is_whole =
        (known->marks & LTL_REGION_SIZED) != 0 && place->high == 0 && known->size.low == size;
    /* In a loop that has just begun a bound is neither seen nor the last one yet. */
    bool is_bounded = (place->flags & (LTL_FACT_HIGH_SEEN | LTL_FACT_WIDENED)) != 0;
    if (is_whole || size == 0 || !is_bounded || place->high > INT32_MAX) {
        known->marks = (uint16_t)(known->marks & ~LTL_REGION_UNSET);
    } else if (place->high + size > known->written) {
        known->written = place->high + size;
    }
}

/* Some element of an array is written, of which nobody knows which one: all of it, up to the last that it may
 * be. What members of that name held is not known any more. */
void ltl_memory__note_element(ltl_values *v, ltl_state *state, const ltl_fact *element,
                              uint32_t name) {
    ltl_region_state *known = ltl_memory__region(v, state, element->region);
    ltl_memory__note_written(v, known, element);
    known->marks = (uint16_t)(known->marks & ~LTL_REGION_ZEROED);
    known->marks |= ltl_region_of(&v->regions, element->region)->parent != 0 ? LTL_REGION_SET : 0;
    uint32_t kept = 0;
    for (uint32_t i = 0; i < state->cells.count; i++) {
        ltl_region region = state->cells.at[i].region;
        const ltl_region_info *info = ltl_region_of(&v->regions, region);
        bool is_meant = info->kind == LTL_REGION_MEMBER && info->b == name;
        for (; is_meant && region != 0 && region != element->region;) {
            region = ltl_region_of(&v->regions, region)->parent;
        }
        if (!is_meant || region == 0) {
            state->cells.at[kept++] = state->cells.at[i];
        }
    }
    state->cells.count = kept;
}
