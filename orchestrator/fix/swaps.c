#include "orchestrator/fix/swaps.h"

/* One side of the seam: the middle text is what the first list made and the second list changes. */
typedef struct side {
    const ltl_swap *at;
    uint32_t count;
    uint32_t next;
    int64_t shift; /* from the middle text to the other one, behind all places passed */
} side;

static ltl_span middle_of(const side *self, bool is_first, uint32_t index) {
    return is_first ? self->at[index].made : self->at[index].old;
}

static void pass(side *self, bool is_first) {
    const ltl_swap *change = &self->at[self->next++];
    int64_t longer = (int64_t)(change->made.end - change->made.start) -
                     (int64_t)(change->old.end - change->old.start);
    self->shift += is_first ? -longer : longer;
}

/* Takes what begins within `place`, which grows by it. */
static bool absorb(side *self, bool is_first, ltl_span *place) {
    bool has_any = false;
    while (self->next < self->count) {
        ltl_span span = middle_of(self, is_first, self->next);
        if (span.start > place->end) {
            break;
        }
        place->end = span.end > place->end ? span.end : place->end;
        pass(self, is_first);
        has_any = true;
    }
    return has_any;
}

static uint32_t start_of(const side *self, bool is_first) {
    return self->next < self->count ? middle_of(self, is_first, self->next).start : UINT32_MAX;
}

static void seam(ltl_arena *arena, side *before, side *after, ltl_swaps *out_changes) {
    *out_changes = (ltl_swaps){0};
    while (before->next < before->count || after->next < after->count) {
        uint32_t a = start_of(before, true);
        uint32_t b = start_of(after, false);
        ltl_span place = {a < b ? a : b, a < b ? a : b};
        ltl_swap change;
        change.old.start = (uint32_t)(place.start + before->shift);
        change.made.start = (uint32_t)(place.start + after->shift);
        bool grows = true;
        while (grows) {
            grows = absorb(before, true, &place);
            grows = absorb(after, false, &place) || grows;
        }
        change.old.end = (uint32_t)(place.end + before->shift);
        change.made.end = (uint32_t)(place.end + after->shift);
        LTL_PUSH(arena, out_changes, change);
    }
}

void ltl_swaps_add(ltl_arena *arena, ltl_swaps *changes, const ltl_edits *edits) {
    ltl_swaps made = {0};
    ltl_swaps together;
    for (uint32_t i = 0; i < edits->count; i++) {
        const ltl_edit *edit = &edits->at[i];
        if (!edit->is_left_out) {
            ltl_swap change = {.old = edit->finding->fix_span, .made = edit->made};
            LTL_PUSH(arena, &made, change);
        }
    }
    side before = {.at = changes->at, .count = changes->count};
    side after = {.at = made.at, .count = made.count};
    seam(arena, &before, &after, &together);
    *changes = together;
}
