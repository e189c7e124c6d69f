/* names.h - interned texts of leaves and operators, so that equality is one comparison.
 *
 * Shape    ids from 1; 0 is "no text"; the first `base_count` ids are the names that the rules of a
 *          run mention, the rest belong to the file at hand
 * Units    -
 * Owns     base texts are copied; file texts are borrowed from the source until the next reset
 * Errors   none
 * Threads  one owner; a rule set's base is copied into each worker's own table
 * Cost     one hash and about one cache miss a look-up; reset costs the file's own names
 */
#ifndef LTL_SYNTAX_NAMES_H
#define LTL_SYNTAX_NAMES_H

#include "core/arena.h"
#include "core/str.h"

typedef struct ltl_name_entry {
    ltl_str text;
    uint64_t hash;
} ltl_name_entry;

typedef struct ltl_names {
    ltl_name_entry *entries; /* index = id; entry 0 unused */
    uint32_t count;          /* ids in use, 0 included */
    uint32_t capacity;
    uint32_t base_count;     /* ids below are the base, 0 included */
    uint32_t *slots;         /* id; 0 is free */
    uint32_t slot_mask;
    ltl_arena arena;         /* copies of base texts */
} ltl_names;

void ltl_names_init(ltl_names *names);
void ltl_names_clear(ltl_names *names);
/* Adds to the base (copied). Only before the first file name is added. */
uint32_t ltl_names_add_base(ltl_names *names, ltl_str text);
/* Makes every name so far part of the base; their texts must then outlive the table. */
void ltl_names_promote(ltl_names *names);
/* Makes `names` hold the base of `from`, with the same ids. */
void ltl_names_copy_base(ltl_names *names, const ltl_names *from);
/* Adds names that are not there, with the next ids; their texts must outlive the next reset. */
void ltl_names_append(ltl_names *names, const ltl_name_entry *entries, uint32_t count);
/* Forgets the names of the file. */
void ltl_names_reset(ltl_names *names);
/* Finds or adds; `text` must outlive the next reset. */
uint32_t ltl_names_intern(ltl_names *names, ltl_str text);
/* 0 when the text is not there. */
uint32_t ltl_names_find(const ltl_names *names, ltl_str text);
static inline ltl_str ltl_names_text(const ltl_names *names, uint32_t id) {
    return names->entries[id].text;
}

#endif
