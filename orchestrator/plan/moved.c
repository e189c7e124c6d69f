#include "orchestrator/plan/moved.h"

#include <stdlib.h>

#include "core/hash.h"
#include "orchestrator/plan/touch.h"
#include "orchestrator/plan/words.h"

static bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\r';
}

static uint64_t hash_of(ltl_str line, uint64_t above) {
    ltl_str rest = line;
    ltl_str word;
    uint64_t hash = ltl_words_next(&rest, &word) ? 0 : above;
    for (size_t at = 0; at < line.len;) {
        size_t start = at;
        while (at < line.len && !is_blank(line.ptr[at])) {
            at++;
        }
        hash = at > start ? ltl_hash64_seeded(ltl_str_slice(line, start, at), hash) : hash;
        at++;
    }
    return hash;
}

static void side_note(ltl_arena *arena, ltl_str text, ltl_line_hashes *hashes) {
    ltl_str line;
    uint64_t above = 0;
    while (text.len > 0 && ltl_str_split(&text, '\n', &line)) {
        if (!ltl_line_is_idle(line)) {
            above = hash_of(line, above);
            LTL_PUSH(arena, hashes, above);
        }
    }
}

void ltl_moved_note(ltl_arena *arena, ltl_str added, ltl_str removed, ltl_moved *moved) {
    side_note(arena, added, &moved->added);
    side_note(arena, removed, &moved->removed);
}

static int compare(const void *a, const void *b) {
    uint64_t left = *(const uint64_t *)a;
    uint64_t right = *(const uint64_t *)b;
    return (left > right) - (left < right);
}

static void sort(ltl_line_hashes *hashes) {
    if (hashes->count > 1) {
        qsort(hashes->at, hashes->count, sizeof(hashes->at[0]), compare);
    }
}

uint64_t ltl_moved_count(ltl_moved *moved) {
    sort(&moved->added);
    sort(&moved->removed);
    uint64_t pairs = 0;
    uint32_t i = 0;
    uint32_t k = 0;
    while (i < moved->added.count && k < moved->removed.count) {
        int order = compare(&moved->added.at[i], &moved->removed.at[k]);
        pairs += order == 0;
        i += order <= 0;
        k += order >= 0;
    }
    return 2 * pairs;
}
