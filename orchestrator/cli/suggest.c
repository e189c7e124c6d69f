#include "orchestrator/cli/suggest.h"

static uint32_t least(uint32_t a, uint32_t b) { return a < b ? a : b; }

uint32_t ltl_edit_distance(ltl_str a, ltl_str b) {
    if (a.len > LTL_SUGGEST_MAX_BYTES || b.len > LTL_SUGGEST_MAX_BYTES) {
        return UINT32_MAX;
    }
    uint32_t rows[3][LTL_SUGGEST_MAX_BYTES + 1];
    uint32_t *before = rows[0];
    uint32_t *last = rows[1];
    uint32_t *now = rows[2];
    for (uint32_t k = 0; k <= b.len; k++) {
        last[k] = k;
    }
    for (uint32_t i = 1; i <= a.len; i++) {
        now[0] = i;
        for (uint32_t k = 1; k <= b.len; k++) {
            uint32_t replaced = last[k - 1] + (a.ptr[i - 1] != b.ptr[k - 1]);
            now[k] = least(replaced, least(last[k], now[k - 1]) + 1);
            bool is_swap = i > 1 && k > 1 && a.ptr[i - 1] == b.ptr[k - 2] &&
                           a.ptr[i - 2] == b.ptr[k - 1];
            if (is_swap) {
                now[k] = least(now[k], before[k - 2] + 1);
            }
        }
        uint32_t *spare = before;
        before = last;
        last = now;
        now = spare;
    }
    return last[b.len];
}

ltl_suggestion ltl_suggestion_of(ltl_str name) {
    return (ltl_suggestion){name, LTL_STR(""), UINT32_MAX};
}

void ltl_suggestion_try(ltl_suggestion *suggestion, ltl_str candidate) {
    ltl_str name = suggestion->name;
    uint32_t edits = ltl_edit_distance(name, candidate);
    uint32_t allowed = (uint32_t)name.len / 3 + 1;
    bool is_start = name.len >= 3 && ltl_str_starts_with(candidate, name);
    bool is_tail = name.len >= 3 && ltl_str_ends_with(candidate, name);
    if (is_start || is_tail) {
        edits = least(edits, allowed);
    }
    if (edits <= allowed && edits < suggestion->edits) {
        suggestion->edits = edits;
        suggestion->best = candidate;
    }
}
