/* leave.c - who else may have memory, what nobody has any more: escaping, disturbing, dropping. */
#include "analyzers/values/values_internal.h"

enum { MAX_ROUNDS = 16 };

static bool escape_one(const ltl_values *v, ltl_state *state, ltl_region region) {
    ltl_region_state *known = ltl_state_region(state, ltl_region_root(&v->regions, region));
    const uint16_t marks = LTL_REGION_ESCAPED | LTL_REGION_KEPT;
    if (known == NULL || (known->marks & marks) == marks) {
        return false;
    }
    known->marks |= marks;
    return true;
}

void ltl_memory__escape(ltl_values *v, ltl_state *state, ltl_region region) {
    (void)ltl_memory__region(v, state, ltl_region_root(&v->regions, region));
    (void)escape_one(v, state, region); /* what was put there since is known with it */
    bool goes_on = true;
    for (uint32_t round = 0; goes_on && round < MAX_ROUNDS; round++) {
        goes_on = false;
        for (uint32_t i = 0; i < state->cells.count; i++) {
            const ltl_cell *cell = &state->cells.at[i];
            const ltl_region_state *holder =
                cell->fact.region != 0
                    ? ltl_state_region(state, ltl_region_root(&v->regions, cell->region))
                    : NULL;
            if (holder != NULL && (holder->marks & LTL_REGION_ESCAPED) != 0) {
                goes_on = escape_one(v, state, cell->fact.region) || goes_on;
            }
        }
    }
}

void ltl_memory__note_set(ltl_values *v, ltl_state *state, ltl_region region) {
    if (region != 0) {
        ltl_region_state *known = ltl_memory__region(v, state, region);
        known->marks = (uint16_t)((known->marks & ~LTL_REGION_UNSET) | LTL_REGION_SET);
    }
}

/* A guard that nobody in the file writes says the same when it is asked again. */
static bool is_guard(const ltl_values *v, const ltl_cell *cell) {
    const ltl_region_info *info = &v->regions.all.at[cell->region];
    bool is_number = cell->fact.region == 0 && cell->fact.null != LTL_NULL_IS;
    bool is_unwritten =
        info->kind == LTL_REGION_GLOBAL && (info->a == 0 || v->scopes->all.at[info->a].writes == 0);
    bool is_answer = info->kind == LTL_REGION_ANSWER;
    bool is_tested = (cell->fact.flags & LTL_FACT_GUARDED) != 0;
    return is_answer ||
           (is_number && is_tested &&
            (is_unwritten || info->kind == LTL_REGION_MEMBER || info->kind == LTL_REGION_BEHIND));
}

void ltl_memory__disturb(ltl_values *v, ltl_state *state) {
    uint32_t kept = 0;
    for (uint32_t i = 0; i < state->cells.count; i++) {
        const ltl_cell *cell = &state->cells.at[i];
        ltl_region root = ltl_region_root(&v->regions, cell->region);
        uint8_t kind = v->regions.all.at[root].kind;
        const ltl_region_state *known = ltl_state_region(state, root);
        bool is_known_elsewhere = known != NULL && (known->marks & LTL_REGION_ESCAPED) != 0;
        bool is_own = (kind == LTL_REGION_VARIABLE || kind == LTL_REGION_MADE ||
                       kind == LTL_REGION_TEXT_OF) &&
                      !is_known_elsewhere;
        if (is_own || kind == LTL_REGION_COMPARED || is_guard(v, cell)) {
            state->cells.at[kept++] = *cell;
        }
    }
    state->cells.count = kept;
    for (uint32_t i = 0; i < state->regions.count; i++) {
        ltl_region_state *known = &state->regions.at[i];
        if ((known->marks & LTL_REGION_ESCAPED) != 0) {
            known->marks = (uint16_t)(known->marks & ~LTL_REGION_UNSET);
        }
    }
}

void ltl_memory__drop_unit(ltl_values *v, ltl_state *state, ltl_node unit) {
    uint32_t kept = 0;
    for (uint32_t i = 0; i < state->cells.count; i++) {
        ltl_region root = ltl_region_root(&v->regions, state->cells.at[i].region);
        const ltl_region_info *info = &v->regions.all.at[root];
        bool is_gone = info->kind == LTL_REGION_VARIABLE && v->scopes->all.at[info->a].unit == unit;
        if (!is_gone) {
            state->cells.at[kept++] = state->cells.at[i];
        }
    }
    state->cells.count = kept;
}

/* ---- what nobody can reach any more ---- */

static bool is_left(const ltl_values *v, ltl_region root, ltl_node unit, ltl_node here) {
    const ltl_region_info *info = &v->regions.all.at[root];
    if (info->kind != LTL_REGION_VARIABLE) {
        return false;
    }
    const ltl_declaration *declared = &v->scopes->all.at[info->a];
    return declared->unit == unit && declared->scope > unit &&
           (here < declared->scope || here >= v->tree->end[declared->scope]);
}

/* Marks the whole that the region is a part of; false: it was marked. */
static bool reach(ltl_values *v, ltl_region region) {
    ltl_region root = region != 0 ? ltl_region_root(&v->regions, region) : 0;
    if (root == 0 || v->reached[root] == v->collections) {
        return false;
    }
    v->reached[root] = v->collections;
    return true;
}

static void begin_collection(ltl_values *v) {
    if (v->regions.all.count > v->reached_count) {
        v->reached_count = v->regions.all.count * 2;
        v->reached = LTL_NEW_ARRAY(v->arena, uint32_t, v->reached_count);
        v->collections = 0;
    }
    v->collections++;
}

static bool is_reached(const ltl_values *v, ltl_region region) {
    ltl_region root = ltl_region_root(&v->regions, region);
    uint8_t kind = v->regions.all.at[root].kind;
    return kind == LTL_REGION_VARIABLE || kind == LTL_REGION_GLOBAL || kind == LTL_REGION_ANSWER ||
           kind == LTL_REGION_COMPARED || v->reached[root] == v->collections;
}

static void mark_reached(ltl_values *v, const ltl_state *state) {
    begin_collection(v);
    for (uint32_t i = 0; i < state->results.count; i++) {
        (void)reach(v, state->results.at[i].value.region);
        (void)reach(v, state->results.at[i].place.region);
    }
    (void)reach(v, state->has_returned ? state->returned.region : 0);
    for (const ltl_frame *frame = v->frame; frame != NULL; frame = frame->around) {
        (void)reach(v, frame->self);
        for (uint32_t i = 0; i < frame->objects->count; i++) {
            (void)reach(v, frame->objects->at[i].region);
        }
    }
    bool goes_on = true;
    for (uint32_t round = 0; goes_on && round < MAX_ROUNDS; round++) {
        goes_on = false;
        for (uint32_t i = 0; i < state->cells.count; i++) {
            const ltl_cell *cell = &state->cells.at[i];
            if (cell->fact.region != 0 && is_reached(v, cell->region)) {
                goes_on = reach(v, cell->fact.region) || goes_on;
            }
        }
    }
}

/* Lost before the caller could have it: that is told of the function itself. */
void ltl_memory__settle_lost(ltl_values *v, ltl_state *state, const ltl_state *before,
                             uint32_t context) {
    bool is_marked = false;
    for (uint32_t i = 0; i < state->regions.count; i++) {
        ltl_region_state *known = &state->regions.at[i];
        const ltl_region_info *info = &v->regions.all.at[known->region];
        if ((known->marks & LTL_REGION_OWNED) == 0 || info->kind != LTL_REGION_MADE ||
            info->b != context || ltl_state_region(before, known->region) != NULL) {
            continue;
        }
        if (!is_marked) {
            mark_reached(v, state);
            is_marked = true;
        }
        known->marks |= is_reached(v, known->region) ? 0 : LTL_REGION_ESCAPED | LTL_REGION_KEPT;
    }
}

/* What must be given back, or is known elsewhere, stays; so do variables whose marks say something. */
static bool keeps_region(const ltl_values *v, const ltl_region_state *known, ltl_node unit,
                         ltl_node here) {
    ltl_region root = ltl_region_root(&v->regions, known->region);
    const uint16_t telling = LTL_REGION_UNSET | LTL_REGION_ESCAPED | LTL_REGION_OUTSIDE |
                             LTL_REGION_TEXT | LTL_REGION_FILLED | LTL_REGION_ZEROED |
                             LTL_REGION_TESTED | LTL_REGION_LISTED;
    if ((known->marks & LTL_REGION_OWNED) != 0) {
        return true;
    }
    if (v->regions.all.at[root].kind == LTL_REGION_VARIABLE) {
        return !is_left(v, root, unit, here) &&
               (root != known->region || (known->marks & telling) != 0);
    }
    return is_reached(v, root);
}

void ltl_memory__drop_left(ltl_values *v, ltl_state *state, ltl_node unit, ltl_node here) {
    uint32_t kept = 0;
    for (uint32_t i = 0; i < state->cells.count; i++) {
        ltl_region root = ltl_region_root(&v->regions, state->cells.at[i].region);
        if (!is_left(v, root, unit, here)) {
            state->cells.at[kept++] = state->cells.at[i];
        }
    }
    state->cells.count = kept;
    mark_reached(v, state);
    kept = 0;
    for (uint32_t i = 0; i < state->cells.count; i++) {
        if (is_reached(v, state->cells.at[i].region)) {
            state->cells.at[kept++] = state->cells.at[i];
        }
    }
    state->cells.count = kept;
    kept = 0;
    for (uint32_t i = 0; i < state->regions.count; i++) {
        if (keeps_region(v, &state->regions.at[i], unit, here)) {
            state->regions.at[kept++] = state->regions.at[i];
        }
    }
    state->regions.count = kept;
}
