/* mentions.h - which files of a repository may depend on which, as their text tells without being parsed.
 *
 * Shape    every file is called by a word; a file mentions the words that stand where its language names other
 *          files: in lines that import, else anywhere. More is mentioned than is meant: whoever needs to know parses
 * Units    files and words by number
 * Owns     the arena given to ltl_mentions_init
 * Errors   none
 * Threads  one owner
 * Cost     O(bytes of the texts)
 *
 * First all files are named, then their texts are read, then everything is settled.
 */
#ifndef LTL_CLI_GRAPH_MENTIONS_H
#define LTL_CLI_GRAPH_MENTIONS_H

#include "analyzers/linking/family.h"
#include "core/map.h"
#include "core/vec.h"

typedef struct ltl_mention {
    uint32_t file;
    uint32_t word;
} ltl_mention;

typedef struct ltl_mentions {
    ltl_arena *arena;
    ltl_map words; /* number + 1 of the first file called so */
    struct LTL_VEC(uint32_t) word_of;   /* by file */
    struct LTL_VEC(uint32_t) next_named; /* by file: the next one of its word, + 1 */
    struct LTL_VEC(ltl_mention) all;     /* by file */
    const uint32_t *starts;              /* by file, one more than there are files: into `all` */
    const uint32_t *by_word;             /* `all` in the order of words */
    const uint32_t *word_starts;
    ltl_str scratch; /* a word being made */
} ltl_mentions;

void ltl_mentions_init(ltl_mentions *self, ltl_arena *arena);
/* The file has the next number. Borrows the path. */
void ltl_mentions_name(ltl_mentions *self, ltl_str path, ltl_family family);
/* Files in the order of their numbers. */
void ltl_mentions_read(ltl_mentions *self, uint32_t file, ltl_str path, ltl_family family,
                       ltl_str text);
/* A word in its plain form that is known to be mentioned. */
void ltl_mentions_add(ltl_mentions *self, uint32_t file, ltl_str word);
/* Adds the words of a name or path, in their plain form: each part of it may be that of a file. */
void ltl_mentions_split(ltl_mentions *self, ltl_str text, ltl_map *to);
void ltl_mentions_settle(ltl_mentions *self);

/* The first file called by the word, + 1; 0: none. */
static inline uint32_t ltl_mentions_named(const ltl_mentions *self, uint32_t word) {
    return (uint32_t)self->words.entries[word].value;
}

#endif
