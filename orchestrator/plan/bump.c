#include "orchestrator/plan/bump.h"

static bool is_version_byte(char c) {
    return (c >= '0' && c <= '9') || strchr(".^~<>=*+", c) != NULL;
}

/* Equal once what versions are made of is left out. */
static bool same_but_version(ltl_str a, ltl_str b) {
    size_t i = 0;
    size_t j = 0;
    for (;;) {
        while (i < a.len && is_version_byte(a.ptr[i])) {
            i++;
        }
        while (j < b.len && is_version_byte(b.ptr[j])) {
            j++;
        }
        if (i == a.len || j == b.len) {
            return i == a.len && j == b.len;
        }
        if (a.ptr[i++] != b.ptr[j++]) {
            return false;
        }
    }
}

static bool has_twin(ltl_str line, ltl_str removed_text) {
    ltl_str rest = removed_text;
    ltl_str removed;
    for (int i = 0; i < LTL_BUMP_MAX_LINES && ltl_str_split(&rest, '\n', &removed); i++) {
        if (same_but_version(ltl_str_trim(line), ltl_str_trim(removed))) {
            return true;
        }
    }
    return false;
}

bool ltl_is_version_bump(ltl_str added_text, ltl_str removed_text) {
    ltl_str rest = added_text;
    ltl_str line;
    int count = 0;
    while (ltl_str_split(&rest, '\n', &line)) {
        if (ltl_str_trim(line).len == 0) {
            continue;
        }
        if (++count > LTL_BUMP_MAX_LINES || !has_twin(line, removed_text)) {
            return false;
        }
    }
    return count > 0;
}
