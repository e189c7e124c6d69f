#include "analyzers/values/memory/state.h"

#include "core/hash.h"

static void *copied(ltl_arena *arena, const void *items, uint32_t count, size_t bytes) {
    if (count == 0) {
        return NULL;
    }
    void *copy = ltl_arena_alloc_raw(arena, count * bytes);
    memcpy(copy, items, count * bytes);
    return copy;
}

ltl_state *ltl_state_copy(ltl_arena *arena, const ltl_state *state) {
    ltl_state *copy = ltl_arena_alloc_raw(arena, sizeof *copy);
    *copy = *state;
    copy->cells.at = copied(arena, state->cells.at, state->cells.count, sizeof *state->cells.at);
    copy->regions.at =
        copied(arena, state->regions.at, state->regions.count, sizeof *state->regions.at);
    copy->results.at =
        copied(arena, state->results.at, state->results.count, sizeof *state->results.at);
    copy->cells.capacity = state->cells.count;
    copy->regions.capacity = state->regions.count;
    copy->results.capacity = state->results.count;
    return copy;
}

/* ---- cells ---- */

static bool is_before(const ltl_cell *cell, ltl_region region, int64_t offset) {
    return cell->region < region || (cell->region == region && cell->offset < offset);
}

static uint32_t cell_from(const ltl_state *state, ltl_region region, int64_t offset) {
    uint32_t low = 0;
    uint32_t high = state->cells.count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (is_before(&state->cells.at[middle], region, offset)) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

ltl_fact *ltl_state_find(const ltl_state *state, ltl_region region, int64_t offset) {
    uint32_t at = cell_from(state, region, offset);
    ltl_cell *cell = at < state->cells.count ? &state->cells.at[at] : NULL;
    return cell != NULL && cell->region == region && cell->offset == offset ? &cell->fact : NULL;
}

void ltl_state_put(ltl_arena *arena, ltl_state *state, ltl_region region, int64_t offset,
                   const ltl_fact *fact) {
    if (region == 0 || offset < INT32_MIN || offset > INT32_MAX) {
        return;
    }
    uint32_t at = cell_from(state, region, offset);
    ltl_cell cell = {region, (int32_t)offset, *fact};
    if (at < state->cells.count && state->cells.at[at].region == region &&
        state->cells.at[at].offset == offset) {
        state->cells.at[at] = cell;
        return;
    }
    LTL_PUSH(arena, &state->cells, cell);
    memmove(&state->cells.at[at + 1], &state->cells.at[at],
            (state->cells.count - 1 - at) * sizeof cell);
    state->cells.at[at] = cell;
}

void ltl_state_forget(ltl_state *state, ltl_region region, int64_t low, int64_t high) {
    uint32_t first = cell_from(state, region, low);
    uint32_t end = first;
    while (end < state->cells.count && state->cells.at[end].region == region &&
           state->cells.at[end].offset <= high) {
        end++;
    }
    if (end > first) {
        memmove(&state->cells.at[first], &state->cells.at[end],
                (state->cells.count - end) * sizeof *state->cells.at);
        state->cells.count -= end - first;
    }
}

/* ---- regions ---- */

static uint32_t region_from(const ltl_state *state, ltl_region region) {
    uint32_t low = 0;
    uint32_t high = state->regions.count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (state->regions.at[middle].region < region) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

ltl_region_state *ltl_state_region(const ltl_state *state, ltl_region region) {
    uint32_t at = region_from(state, region);
    ltl_region_state *found = at < state->regions.count ? &state->regions.at[at] : NULL;
    return found != NULL && found->region == region ? found : NULL;
}

ltl_region_state *ltl_state_region_put(ltl_arena *arena, ltl_state *state, ltl_region region) {
    uint32_t at = region_from(state, region);
    if (at == state->regions.count || state->regions.at[at].region != region) {
        ltl_region_state fresh = {.region = region};
        LTL_PUSH(arena, &state->regions, fresh);
        memmove(&state->regions.at[at + 1], &state->regions.at[at],
                (state->regions.count - 1 - at) * sizeof fresh);
        state->regions.at[at] = fresh;
    }
    return &state->regions.at[at];
}

/* ---- results ---- */

ltl_result *ltl_state_result(const ltl_state *state, ltl_node node) {
    for (uint32_t i = state->results.count; i > 0; i--) {
        if (state->results.at[i - 1].node == node) {
            return &state->results.at[i - 1];
        }
    }
    return NULL;
}

void ltl_state_result_put(ltl_arena *arena, ltl_state *state, const ltl_result *result) {
    LTL_PUSH(arena, &state->results, *result);
}

/* ---- which ways stay apart ---- */

static uint64_t mixed(uint64_t hash, uint64_t value) {
    hash = (hash ^ value) * UINT64_C(0x9e3779b97f4a7c15);
    return hash ^ (hash >> 29);
}

static bool tells_apart(const ltl_fact *fact, bool is_loop) {
    return fact->region != 0 || fact->null == LTL_NULL_IS || fact->null == LTL_NULL_NOT ||
           (!is_loop && ltl_fact_is_exact(fact) && fact->low >= -1 && fact->low <= 1);
}

void ltl_state_sign(ltl_state *state, bool is_loop) {
    uint64_t hash = state->has_returned ? 7 : 3;
    for (uint32_t i = 0; i < state->regions.count; i++) {
        const ltl_region_state *region = &state->regions.at[i];
        if (region->status != LTL_REGION_LIVE ||
            (region->marks & (LTL_REGION_OWNED | LTL_REGION_UNSET)) != 0) {
            hash = mixed(hash, (uint64_t)region->region << 8 | region->status);
            hash = mixed(hash,
                         region->marks & (LTL_REGION_ESCAPED | LTL_REGION_UNSET | LTL_REGION_KEPT));
            hash = mixed(hash, region->lent);
        }
    }
    for (uint32_t i = 0; i < state->cells.count; i++) {
        const ltl_cell *cell = &state->cells.at[i];
        if (tells_apart(&cell->fact, is_loop)) {
            bool is_small = cell->fact.region == 0 && ltl_fact_is_exact(&cell->fact) && !is_loop;
            hash = mixed(hash, (uint64_t)cell->region << 32 | (uint32_t)cell->offset);
            hash = mixed(hash, (uint64_t)cell->fact.region << 8 | cell->fact.null);
            hash = mixed(hash, is_small ? (uint64_t)cell->fact.low + 2 : 0);
        }
    }
    for (uint32_t i = 0; i < state->results.count; i++) {
        const ltl_fact *value = &state->results.at[i].value;
        bool is_known = ltl_fact_is_exact(value);
        hash = mixed(hash, (uint64_t)state->results.at[i].node << 1 | is_known);
        hash = mixed(hash, is_known ? (uint64_t)value->low : value->region);
    }
    state->signature = hash;
}

/* ---- joining ---- */

static bool join_fact(const ltl_types *types, ltl_fact *into, const ltl_fact *from,
                      ltl_meeting meeting) {
    ltl_fact joined = ltl_fact_join(types, into, from, meeting);
    bool is_same = ltl_fact_equal(&joined, into);
    *into = joined;
    return !is_same;
}

/* What only one way knows is not known after it; of pointers to what must be given back the owner is
 * then unknown. */
static bool join_cells(const ltl_types *types, ltl_state *into, const ltl_state *from,
                       ltl_meeting meeting) {
    bool has_changed = false;
    uint32_t kept = 0;
    uint32_t other = 0;
    for (uint32_t i = 0; i < into->cells.count; i++) {
        ltl_cell cell = into->cells.at[i];
        while (other < from->cells.count &&
               is_before(&from->cells.at[other], cell.region, cell.offset)) {
            other++;
        }
        const ltl_cell *twin = other < from->cells.count ? &from->cells.at[other] : NULL;
        if (twin == NULL || twin->region != cell.region || twin->offset != cell.offset) {
            has_changed = true;
            continue;
        }
        has_changed = join_fact(types, &cell.fact, &twin->fact, meeting) || has_changed;
        into->cells.at[kept++] = cell;
    }
    into->cells.count = kept;
    return has_changed;
}

static bool join_region(const ltl_types *types, ltl_region_state *into,
                        const ltl_region_state *from, ltl_meeting meeting) {
    const uint16_t either =
        LTL_REGION_ESCAPED | LTL_REGION_OUTSIDE | LTL_REGION_OWNED | LTL_REGION_KEPT;
    ltl_region_state had = *into;
    into->status = into->status == from->status ? into->status : LTL_REGION_MAYBE;
    uint16_t all = into->marks & from->marks;
    into->marks = (uint16_t)((all & ~either) | ((into->marks | from->marks) & either));
    into->marks |= into->lent != from->lent ? LTL_REGION_KEPT : 0;
    if ((all & LTL_REGION_SIZED) != 0) {
        into->size = ltl_fact_join(types, &into->size, &from->size, meeting);
    }
    into->text_low = into->text_low < from->text_low ? into->text_low : from->text_low;
    into->text_high = into->text_high > from->text_high ? into->text_high : from->text_high;
    into->filled = into->filled < from->filled ? into->filled : from->filled;
    into->written = into->written > from->written ? into->written : from->written;
    if (meeting >= LTL_MEETING_WIDENS && into->text_high > had.text_high) {
        into->marks = (uint16_t)(into->marks & ~(LTL_REGION_TEXT | LTL_REGION_UNSET));
        into->text_high = had.text_high;
    }
    if (meeting == LTL_MEETING_ENDS && into->written > had.written) {
        into->marks = (uint16_t)(into->marks & ~LTL_REGION_UNSET);
        into->written = had.written;
    }
    return had.status != into->status || had.marks != into->marks ||
           had.text_low != into->text_low || had.text_high != into->text_high ||
           had.written != into->written || !ltl_fact_equal(&had.size, &into->size);
}

/* A region that one way never met, or of which it has nothing to tell: so has the other, and nothing can
 * be said about giving it back. */
static bool join_unmet(ltl_region_state *region) {
    const uint16_t telling = LTL_REGION_UNSET | LTL_REGION_TEXT | LTL_REGION_FILLED |
                             LTL_REGION_ZEROED | LTL_REGION_TESTED | LTL_REGION_LISTED;
    uint16_t marks = (uint16_t)(region->marks & ~telling);
    marks |= (marks & LTL_REGION_OWNED) != 0 ? LTL_REGION_ESCAPED | LTL_REGION_KEPT : 0;
    bool has_changed = marks != region->marks;
    region->marks = marks;
    return has_changed;
}

static bool join_regions(ltl_arena *arena, const ltl_types *types, ltl_state *into,
                         const ltl_state *from, ltl_meeting meeting) {
    bool has_changed = false;
    for (uint32_t i = 0; i < into->regions.count; i++) {
        ltl_region_state *region = &into->regions.at[i];
        const ltl_region_state *twin = ltl_state_region(from, region->region);
        if (twin != NULL) {
            has_changed = join_region(types, region, twin, meeting) || has_changed;
        } else {
            has_changed = join_unmet(region) || has_changed;
        }
    }
    for (uint32_t i = 0; i < from->regions.count; i++) {
        if (ltl_state_region(into, from->regions.at[i].region) == NULL) {
            ltl_region_state *added = ltl_state_region_put(arena, into, from->regions.at[i].region);
            *added = from->regions.at[i];
            (void)join_unmet(added);
            has_changed = true;
        }
    }
    return has_changed;
}

/* What pointed to different places is lost: it may be given back through the cell all the same. */
static void escape_lost(ltl_state *into, const ltl_fact *a, const ltl_fact *b) {
    const ltl_region regions[2] = {a->region, b->region};
    if (regions[0] == regions[1]) {
        return;
    }
    for (int i = 0; i < 2; i++) {
        ltl_region_state *region = regions[i] != 0 ? ltl_state_region(into, regions[i]) : NULL;
        if (region != NULL) {
            region->marks |= LTL_REGION_ESCAPED | LTL_REGION_KEPT;
        }
    }
}

bool ltl_state_join(ltl_arena *arena, const ltl_types *types, ltl_state *into,
                    const ltl_state *from, ltl_meeting meeting) {
    bool has_changed = join_regions(arena, types, into, from, meeting);
    for (uint32_t i = 0; i < into->cells.count && into->signature != from->signature; i++) {
        const ltl_cell *cell = &into->cells.at[i];
        uint32_t at = cell_from(from, cell->region, cell->offset);
        if (at < from->cells.count && from->cells.at[at].region == cell->region &&
            from->cells.at[at].offset == cell->offset) {
            escape_lost(into, &cell->fact, &from->cells.at[at].fact);
        }
    }
    has_changed = join_cells(types, into, from, meeting) || has_changed;
    uint32_t kept = 0;
    for (uint32_t i = 0; i < into->results.count; i++) {
        ltl_result result = into->results.at[i];
        const ltl_result *twin = ltl_state_result(from, result.node);
        if (twin != NULL) {
            escape_lost(into, &result.value, &twin->value);
            has_changed = join_fact(types, &result.value, &twin->value, meeting) || has_changed;
            result.is_place = result.is_place && twin->is_place;
            into->results.at[kept++] = result;
        }
    }
    into->results.count = kept;
    if (from->has_returned) {
        if (into->has_returned) {
            escape_lost(into, &into->returned, &from->returned);
        }
        into->returned = into->has_returned ? ltl_fact_join(types, &into->returned, &from->returned,
                                                            LTL_MEETING_WAYS)
                                            : from->returned;
        into->has_returned = true;
    }
    return has_changed;
}
