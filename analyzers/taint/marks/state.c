#include "analyzers/taint/marks/state.h"

#include "core/limits.h"

/* ---- paths ---- */

ltl_taint_path ltl_taint_path_below(ltl_arena *arena, ltl_taint_paths *paths, ltl_taint_path above,
                                    uint32_t key) {
    if (paths->above.count == 0) { /* number 0 is no path */
        LTL_PUSH(arena, &paths->above, 0);
        LTL_PUSH(arena, &paths->key, 0);
        LTL_PUSH(arena, &paths->depth, 0);
    }
    if (paths->depth.at[above] == LTL_MAX_TAINT_PATH_DEPTH) {
        return above;
    }
    ltl_taint_path path = ltl_pairs_find(&paths->by_key, above, key);
    if (path == 0) {
        path = paths->above.count;
        uint8_t depth = (uint8_t)(paths->depth.at[above] + 1);
        LTL_PUSH(arena, &paths->above, above);
        LTL_PUSH(arena, &paths->key, key);
        LTL_PUSH(arena, &paths->depth, depth);
        ltl_pairs_put(arena, &paths->by_key, above, key, path);
    }
    return path;
}

bool ltl_taint_path_is_below(const ltl_taint_paths *paths, ltl_taint_path path,
                             ltl_taint_path above) {
    while (path != 0 && paths->depth.at[path] > paths->depth.at[above]) {
        path = paths->above.at[path];
        if (path == above) {
            return true;
        }
    }
    return false;
}

uint32_t ltl_taint_path_root(const ltl_taint_paths *paths, ltl_taint_path path) {
    while (paths->above.at[path] != 0) {
        path = paths->above.at[path];
    }
    return paths->key.at[path];
}

/* ---- entries ---- */

/* Where the entry is, or would be; what lies below the path comes behind it, since a path is numbered before
 * those below it. */
static uint32_t place_of(const ltl_taint_state *state, ltl_taint_path path) {
    uint32_t low = 0;
    uint32_t high = state->entries.count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (state->entries.at[middle].path < path) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

static const ltl_taint_entry *find(const ltl_taint_state *state, ltl_taint_path path) {
    uint32_t place = place_of(state, path);
    bool is_there = place < state->entries.count && state->entries.at[place].path == path;
    return is_there ? &state->entries.at[place] : NULL;
}

bool ltl_taint_state_has(const ltl_taint_state *state, ltl_taint_path path) {
    return path != 0 && find(state, path) != NULL;
}

ltl_taint_value ltl_taint_state_read(const ltl_taint_state *state, const ltl_taint_paths *paths,
                                     ltl_taint_path path) {
    for (; path != 0 && state->entries.count > 0; path = paths->above.at[path]) {
        const ltl_taint_entry *entry = find(state, path);
        if (entry != NULL) {
            return entry->value;
        }
    }
    return (ltl_taint_value){0};
}

bool ltl_taint_state_has_below(const ltl_taint_state *state, const ltl_taint_paths *paths,
                               ltl_taint_path path) {
    for (uint32_t i = place_of(state, path); i < state->entries.count; i++) {
        if (ltl_taint_path_is_below(paths, state->entries.at[i].path, path)) {
            return true;
        }
    }
    return false;
}

ltl_taint_value ltl_taint_state_gather(const ltl_taint_state *state, const ltl_taint_paths *paths,
                                       ltl_taint_path path) {
    ltl_taint_value value = ltl_taint_state_read(state, paths, path);
    for (uint32_t i = place_of(state, path); i < state->entries.count; i++) {
        if (ltl_taint_path_is_below(paths, state->entries.at[i].path, path)) {
            value = ltl_taint_union(paths->traces, value, state->entries.at[i].value);
        }
    }
    return value;
}

void ltl_taint_state_put(ltl_arena *arena, ltl_taint_state *state, ltl_taint_path path,
                         ltl_taint_value value) {
    uint32_t place = place_of(state, path);
    if (place < state->entries.count && state->entries.at[place].path == path) {
        state->entries.at[place].value = value;
        return;
    }
    if (state->entries.count == LTL_MAX_TAINT_ENTRIES) {
        state->is_full = true;
        return;
    }
    ltl_taint_entry entry = {path, value};
    LTL_PUSH(arena, &state->entries, entry);
    for (uint32_t i = state->entries.count - 1; i > place; i--) {
        state->entries.at[i] = state->entries.at[i - 1];
    }
    state->entries.at[place] = entry;
}

void ltl_taint_state_set(ltl_arena *arena, ltl_taint_state *state, const ltl_taint_paths *paths,
                         ltl_taint_path path, ltl_taint_value value) {
    uint32_t kept = place_of(state, path);
    for (uint32_t i = kept; i < state->entries.count; i++) {
        ltl_taint_path at = state->entries.at[i].path;
        if (at != path && !ltl_taint_path_is_below(paths, at, path)) {
            state->entries.at[kept++] = state->entries.at[i];
        }
    }
    state->entries.count = kept;
    if (value.marks != 0 || ltl_taint_state_read(state, paths, path).marks != 0) {
        ltl_taint_state_put(arena, state, path, value);
    }
}

void ltl_taint_state_add(ltl_arena *arena, ltl_taint_state *state, const ltl_taint_paths *paths,
                         ltl_taint_path path, ltl_taint_value value) {
    if (value.marks != 0) {
        ltl_taint_value had = ltl_taint_state_read(state, paths, path);
        ltl_taint_state_put(arena, state, path, ltl_taint_union(paths->traces, had, value));
    }
}

ltl_taint_path ltl_taint_path_moved(ltl_arena *arena, ltl_taint_paths *paths, ltl_taint_path path,
                                    ltl_taint_path from, ltl_taint_path to) {
    uint32_t keys[LTL_MAX_TAINT_PATH_DEPTH];
    uint32_t count = 0;
    for (; path != from; path = paths->above.at[path]) {
        keys[count++] = paths->key.at[path];
    }
    while (count > 0) {
        to = ltl_taint_path_below(arena, paths, to, keys[--count]);
    }
    return to;
}

void ltl_taint_state_copy_below(ltl_arena *arena, const ltl_taint_state *source,
                                ltl_taint_paths *paths, ltl_taint_path from, ltl_taint_state *state,
                                ltl_taint_path to) {
    struct ltl_taint_entries *found = paths->joined;
    found->count = 0;
    for (uint32_t i = place_of(source, from); i < source->entries.count; i++) {
        if (ltl_taint_path_is_below(paths, source->entries.at[i].path, from)) {
            LTL_PUSH(paths->arena, found, source->entries.at[i]);
        }
    }
    for (uint32_t i = 0; i < found->count; i++) {
        ltl_taint_path moved = ltl_taint_path_moved(arena, paths, found->at[i].path, from, to);
        ltl_taint_state_put(arena, state, moved, found->at[i].value);
    }
}

ltl_taint_state ltl_taint_state_copy(ltl_arena *arena, const ltl_taint_state *state) {
    ltl_taint_state copy = {.is_reached = state->is_reached, .is_full = state->is_full};
    uint32_t count = state->entries.count;
    if (count > 0) {
        copy.entries.at = LTL_NEW_ARRAY(arena, ltl_taint_entry, count);
        memcpy(copy.entries.at, state->entries.at, count * sizeof *copy.entries.at);
        copy.entries.count = copy.entries.capacity = count;
    }
    return copy;
}

/* Room that doubles, so that what is given up in the arena stays less than what is used. */
static void make_room(ltl_arena *arena, struct ltl_taint_entries *entries, uint32_t count) {
    if (entries->capacity < count) {
        uint32_t room = entries->capacity * 2 > count ? entries->capacity * 2 : count;
        entries->at = LTL_NEW_ARRAY(arena, ltl_taint_entry, room);
        entries->capacity = room;
    }
    entries->count = count;
}

static void fill(ltl_arena *arena, struct ltl_taint_entries *to,
                 const struct ltl_taint_entries *from) {
    make_room(arena, to, from->count);
    if (from->count > 0) {
        memcpy(to->at, from->at, from->count * sizeof *to->at);
    }
}

void ltl_taint_state_assign(ltl_arena *arena, ltl_taint_state *state, const ltl_taint_state *from) {
    fill(arena, &state->entries, &from->entries);
    state->is_reached = from->is_reached;
    state->is_full = from->is_full;
}

/* Two states side by side, path by path: each value as it is there, or as it is above it. */
typedef struct beside {
    const ltl_taint_state *state;
    const ltl_taint_state *other;
    uint32_t i;
    uint32_t j;
    ltl_taint_path path;
    ltl_taint_value in_state;
    ltl_taint_value in_other;
} beside;

static ltl_taint_value above(const ltl_taint_state *state, const ltl_taint_paths *paths,
                             ltl_taint_path path) {
    ltl_taint_path next = paths->above.at[path];
    return next != 0 ? ltl_taint_state_read(state, paths, next) : (ltl_taint_value){0};
}

/* Both are in order: one walk, and a search only for what one of them has alone. */
static bool next_beside(beside *b, const ltl_taint_paths *paths) {
    bool has_state = b->i < b->state->entries.count;
    bool has_other = b->j < b->other->entries.count;
    const ltl_taint_entry *left = has_state ? &b->state->entries.at[b->i] : NULL;
    const ltl_taint_entry *right = has_other ? &b->other->entries.at[b->j] : NULL;
    if (left == NULL && right == NULL) {
        return false;
    }
    bool takes_left = right == NULL || (left != NULL && left->path <= right->path);
    bool takes_right = left == NULL || (right != NULL && right->path <= left->path);
    b->path = takes_left ? left->path : right->path;
    b->in_state = takes_left ? left->value : above(b->state, paths, b->path);
    b->in_other = takes_right ? right->value : above(b->other, paths, b->path);
    b->i += takes_left;
    b->j += takes_right;
    return true;
}

/* True when `state` has all that `other` has. */
static bool holds(const ltl_taint_state *state, const ltl_taint_paths *paths,
                  const ltl_taint_state *other) {
    beside b = {.state = state, .other = other};
    while (next_beside(&b, paths)) {
        if ((b.in_other.marks & ~b.in_state.marks) != 0) {
            return false;
        }
    }
    return true;
}

bool ltl_taint_state_join(ltl_arena *arena, ltl_taint_state *state, const ltl_taint_paths *paths,
                          const ltl_taint_state *other) {
    if (!other->is_reached) {
        return false;
    }
    if (!state->is_reached) {
        *state = ltl_taint_state_copy(arena, other);
        return true;
    }
    if (holds(state, paths, other)) {
        return false;
    }
    struct ltl_taint_entries *joined = paths->joined;
    bool is_full = state->is_full || other->is_full;
    joined->count = 0;
    beside b = {.state = state, .other = other};
    while (next_beside(&b, paths)) {
        ltl_taint_entry entry = {b.path, ltl_taint_union(paths->traces, b.in_state, b.in_other)};
        is_full = is_full || joined->count == LTL_MAX_TAINT_ENTRIES;
        if (joined->count < LTL_MAX_TAINT_ENTRIES) {
            LTL_PUSH(paths->arena, joined, entry);
        }
    }
    fill(arena, &state->entries, joined);
    state->is_full = is_full;
    return true;
}
