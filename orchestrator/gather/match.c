#include "orchestrator/gather/match.h"

#include <stdlib.h>

typedef enum match_pass { PASS_SAME, PASS_SCOPE, PASS_MOVED, PASS_LOOSE, PASS_COUNT } match_pass;

/* One finding that is still without its other half. */
typedef struct candidate {
    ltl_digest key;
    uint32_t index;
    bool is_base;
    bool is_touched;
} candidate;

typedef struct matching {
    const ltl_match_side *head;
    const ltl_match_side *base;
    const ltl_map *renames;
    const ltl_str *new_paths;
    bool *head_done;
    bool *base_done;
    candidate *candidates;
} matching;

static ltl_digest text_digest(ltl_digest key, ltl_str text) {
    return ltl_digest_mix(key, ltl_digest_of(text));
}

static ltl_str path_today(const matching *self, const ltl_finding *finding, bool is_base) {
    if (is_base && self->renames) {
        const ltl_map_entry *entry = ltl_map_find(self->renames, finding->path);
        if (entry) {
            return self->new_paths[entry->value];
        }
    }
    return finding->path;
}

/* The key of a pass; false when the finding takes no part in it. */
static bool key_make(const matching *self, match_pass pass, const ltl_finding *finding,
                     bool is_base, ltl_digest *out_key) {
    ltl_str path = path_today(self, finding, is_base);
    switch (pass) {
    case PASS_SAME:
        *out_key = text_digest(text_digest(finding->shape, finding->scope), path);
        return true;
    case PASS_SCOPE:
        *out_key = text_digest(finding->shape, path);
        return true;
    case PASS_MOVED:
        *out_key = text_digest(text_digest(finding->shape, finding->scope), finding->snippet.text);
        return true;
    case PASS_LOOSE:
        *out_key = text_digest(text_digest(finding->loose, finding->scope), path);
        return !finding->is_secret;
    case PASS_COUNT:
        break;
    }
    return false;
}

static int candidate_compare(const void *left, const void *right) {
    const candidate *a = left;
    const candidate *b = right;
    int order = ltl_digest_compare(a->key, b->key);
    if (order != 0) {
        return order;
    }
    if (a->is_base != b->is_base) {
        return a->is_base ? 1 : -1;
    }
    if (a->is_touched != b->is_touched) {
        return a->is_touched ? 1 : -1;
    }
    return a->index < b->index ? -1 : a->index > b->index;
}

static uint32_t candidates_add(matching *self, match_pass pass, bool is_base, uint32_t count) {
    const ltl_match_side *side = is_base ? self->base : self->head;
    const bool *done = is_base ? self->base_done : self->head_done;
    for (uint32_t i = 0; i < side->findings->count; i++) {
        ltl_digest key;
        if (done[i] || !key_make(self, pass, &side->findings->at[i], is_base, &key)) {
            continue;
        }
        bool is_touched = side->is_touched && side->is_touched[i];
        self->candidates[count++] = (candidate){key, i, is_base, is_touched};
    }
    return count;
}

static void pair(matching *self, uint32_t head_index, uint32_t base_index) {
    ltl_finding *head = &self->head->findings->at[head_index];
    ltl_finding *base = &self->base->findings->at[base_index];
    self->head_done[head_index] = true;
    self->base_done[base_index] = true;
    if (self->base->other != NULL) {
        self->base->other[base_index] = head_index + 1;
    }
    bool was_revealed = base->is_suppressed && !head->is_suppressed;
    head->state = was_revealed ? LTL_STATE_NEW : LTL_STATE_UNCHANGED;
    base->state = LTL_STATE_UNCHANGED;
}

/* Candidates [start, end) share a key, the head's before the base's. */
static void group_pair(matching *self, uint32_t start, uint32_t end) {
    uint32_t middle = start;
    while (middle < end && !self->candidates[middle].is_base) {
        middle++;
    }
    for (uint32_t i = start, k = middle; i < middle && k < end; i++, k++) {
        pair(self, self->candidates[i].index, self->candidates[k].index);
    }
}

static void pass_run(matching *self, match_pass pass) {
    uint32_t count = candidates_add(self, pass, false, 0);
    count = candidates_add(self, pass, true, count);
    if (count < 2) {
        return;
    }
    qsort(self->candidates, count, sizeof(candidate), candidate_compare);
    uint32_t start = 0;
    for (uint32_t i = 1; i <= count; i++) {
        bool ends = i == count ||
                    ltl_digest_compare(self->candidates[i].key, self->candidates[start].key) != 0;
        if (ends) {
            group_pair(self, start, i);
            start = i;
        }
    }
}

static void states_set(ltl_findings *findings, ltl_finding_state state) {
    for (uint32_t i = 0; i < findings->count; i++) {
        findings->at[i].state = state;
    }
}

void ltl_findings_match(ltl_arena *arena, const ltl_match_side *head, const ltl_match_side *base,
                        const ltl_map *renames, const ltl_str *new_paths) {
    uint32_t head_count = head->findings->count;
    uint32_t base_count = base->findings->count;
    matching self = {
        .head = head,
        .base = base,
        .renames = renames,
        .new_paths = new_paths,
        .head_done = LTL_NEW_ARRAY(arena, bool, (size_t)head_count + 1),
        .base_done = LTL_NEW_ARRAY(arena, bool, (size_t)base_count + 1),
        .candidates = LTL_NEW_ARRAY(arena, candidate, (size_t)head_count + base_count + 1),
    };
    states_set(head->findings, LTL_STATE_NEW);
    states_set(base->findings, LTL_STATE_FIXED);
    for (match_pass pass = PASS_SAME; pass < PASS_COUNT; pass++) {
        pass_run(&self, pass);
    }
}
