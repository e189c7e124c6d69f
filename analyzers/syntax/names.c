#include "analyzers/syntax/names.h"

#include <stdlib.h>

#include "core/hash.h"

enum { FIRST_CAPACITY = 1024 };

static void slots_resize(ltl_names *names, uint32_t slot_count) {
    free(names->slots);
    names->slots = calloc(slot_count, sizeof *names->slots);
    if (names->slots == NULL) {
        abort(); /* a few kilobytes: nothing sensible is left to do */
    }
    names->slot_mask = slot_count - 1;
    for (uint32_t id = 1; id < names->count; id++) {
        uint32_t slot = (uint32_t)names->entries[id].hash & names->slot_mask;
        while (names->slots[slot] != 0) {
            slot = (slot + 1) & names->slot_mask;
        }
        names->slots[slot] = id;
    }
}

static void grow(ltl_names *names) {
    uint32_t capacity = names->capacity == 0 ? FIRST_CAPACITY : names->capacity * 2;
    ltl_name_entry *entries = realloc(names->entries, capacity * sizeof *entries);
    if (entries == NULL) {
        abort();
    }
    names->entries = entries;
    names->capacity = capacity;
    slots_resize(names, capacity * 2);
}

void ltl_names_init(ltl_names *names) {
    *names = (ltl_names){.count = 1, .base_count = 1};
    grow(names);
    names->entries[0] = (ltl_name_entry){LTL_STR(""), 0};
}

void ltl_names_clear(ltl_names *names) {
    free(names->entries);
    free(names->slots);
    ltl_arena_clear(&names->arena);
    *names = (ltl_names){0};
}

/* The slot that holds `text`, or the free one where it belongs. */
static uint32_t slot_of(const ltl_names *names, ltl_str text, uint64_t hash) {
    uint32_t slot = (uint32_t)hash & names->slot_mask;
    for (;;) {
        uint32_t id = names->slots[slot];
        if (id == 0) {
            return slot;
        }
        const ltl_name_entry *entry = &names->entries[id];
        if (entry->hash == hash && ltl_str_eq(entry->text, text)) {
            return slot;
        }
        slot = (slot + 1) & names->slot_mask;
    }
}

uint32_t ltl_names_intern(ltl_names *names, ltl_str text) {
    uint64_t hash = ltl_hash64(text);
    uint32_t slot = slot_of(names, text, hash);
    if (names->slots[slot] != 0) {
        return names->slots[slot];
    }
    if (names->count == names->capacity) {
        grow(names);
        slot = slot_of(names, text, hash);
    }
    uint32_t id = names->count++;
    names->entries[id] = (ltl_name_entry){text, hash};
    names->slots[slot] = id;
    return id;
}

void ltl_names_append(ltl_names *names, const ltl_name_entry *entries, uint32_t count) {
    for (uint32_t i = 0; i < count; i++) {
        if (names->count == names->capacity) {
            grow(names);
        }
        uint32_t slot = (uint32_t)entries[i].hash & names->slot_mask;
        while (names->slots[slot] != 0) {
            slot = (slot + 1) & names->slot_mask;
        }
        names->slots[slot] = names->count;
        names->entries[names->count++] = entries[i];
    }
}

uint32_t ltl_names_find(const ltl_names *names, ltl_str text) {
    return names->slots[slot_of(names, text, ltl_hash64(text))];
}

uint32_t ltl_names_add_base(ltl_names *names, ltl_str text) {
    uint32_t id = ltl_names_find(names, text);
    if (id == 0) {
        id = ltl_names_intern(names, ltl_arena_copy(&names->arena, text));
        names->base_count = names->count;
    }
    return id;
}

void ltl_names_promote(ltl_names *names) { names->base_count = names->count; }

void ltl_names_copy_base(ltl_names *names, const ltl_names *from) {
    ltl_names_reset(names);
    for (uint32_t id = names->base_count; id < from->base_count; id++) {
        (void)ltl_names_add_base(names, from->entries[id].text);
    }
}

/* Free slots are found again by probing, so a name is taken out by clearing its slot only when all
 * names after it go as well: file names were added last, hence in reverse order nothing that stays
 * is ever behind a slot that is cleared. */
void ltl_names_reset(ltl_names *names) {
    while (names->count > names->base_count) {
        uint32_t id = --names->count;
        uint32_t slot = (uint32_t)names->entries[id].hash & names->slot_mask;
        while (names->slots[slot] != id) {
            slot = (slot + 1) & names->slot_mask;
        }
        names->slots[slot] = 0;
    }
}

