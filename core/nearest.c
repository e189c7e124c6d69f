#include "core/nearest.h"

static char lower(char byte) {
    return byte >= 'A' && byte <= 'Z' ? (char)(byte + 32) : byte;
}

static uint32_t least(uint32_t a, uint32_t b) {
    return a < b ? a : b;
}

uint32_t ltl_edit_distance(ltl_str a, ltl_str b) {
    if (a.len > LTL_NEAREST_MAX_BYTES || b.len > LTL_NEAREST_MAX_BYTES) {
        return UINT32_MAX;
    }
    uint32_t rows[3][LTL_NEAREST_MAX_BYTES + 1];
    uint32_t *before = rows[0];
    uint32_t *above = rows[1];
    uint32_t *row = rows[2];
    for (uint32_t j = 0; j <= b.len; j++) {
        above[j] = j;
        before[j] = j;
    }
    for (uint32_t i = 1; i <= a.len; i++) {
        row[0] = i;
        for (uint32_t j = 1; j <= b.len; j++) {
            char x = lower(a.ptr[i - 1]);
            char y = lower(b.ptr[j - 1]);
            uint32_t cost = least(above[j] + 1, row[j - 1] + 1);
            cost = least(cost, above[j - 1] + (x != y));
            if (i > 1 && j > 1 && x == lower(b.ptr[j - 2]) && lower(a.ptr[i - 2]) == y) {
                cost = least(cost, before[j - 2] + 1);
            }
            row[j] = cost;
        }
        uint32_t *spare = before;
        before = above;
        above = row;
        row = spare;
    }
    return above[b.len];
}

bool ltl_nearest_try(ltl_str word, ltl_str candidate, uint32_t *best) {
    uint32_t allowed = word.len < 6 ? 1 : (uint32_t)(word.len / 3);
    size_t longer = word.len > candidate.len ? word.len - candidate.len : candidate.len - word.len;
    if (longer > allowed || longer >= *best) {
        return false; /* each byte more is an edit */
    }
    uint32_t distance = ltl_edit_distance(word, candidate);
    if (distance > allowed || distance >= *best) {
        return false;
    }
    *best = distance;
    return true;
}

const char *ltl_nearest(ltl_str word, const char *const *candidates) {
    uint32_t best = UINT32_MAX;
    const char *nearest = NULL;
    for (; *candidates; candidates++) {
        if (ltl_nearest_try(word, ltl_str_of(*candidates), &best)) {
            nearest = *candidates;
        }
    }
    return nearest;
}
