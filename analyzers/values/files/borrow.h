/* borrow.h - what all files lend, and what each of them takes from it.
 *
 * Shape    functions and definitions by key; for a file a text that is read behind its own: the functions
 *          that it calls, those that they call, and the definitions they lean on
 * Units    files by their place in the list given; null: lends nothing
 * Owns     the arena of each call; what is lent is borrowed
 * Errors   a name that means several things, or something else in the file that borrows, is not borrowed,
 *          nor is what leans on it: such a call stays unknown
 * Threads  immutable once built
 * Cost     a look-up for each name that a file wants; see LTL_MAX_BORROWED
 */
#ifndef LTL_VALUES_BORROW_H
#define LTL_VALUES_BORROW_H

#include "analyzers/values/files/lend.h"

typedef struct ltl_borrowed {
    uint32_t file;
    uint32_t function;
    uint32_t next; /* of the same class; 0: none */
} ltl_borrowed;

/* The headers that a file sees, those that they include among them. */
typedef struct ltl_borrowing_sight {
    uint32_t first;
    uint32_t count;
} ltl_borrowing_sight;

typedef struct ltl_borrowing {
    const ltl_lent *const *files;
    uint32_t file_count;
    ltl_pairs by_key;   /* halves of the key to an entry of `all`, or UINT32_MAX: several */
    ltl_pairs by_class; /* halves of the class to the first entry of it */
    ltl_pairs
        defined; /* halves of the name, mixed with the file, to an index of its definitions plus one */
    struct LTL_VEC(ltl_borrowed) all; /* entry 0 is unused */
    ltl_pairs by_path;                /* halves of the path to the file plus one */
    ltl_pairs by_base;                /* of its last part; UINT32_MAX: several */
    ltl_borrowing_sight *sight;       /* by file */
    struct LTL_VEC(uint32_t) seen;
} ltl_borrowing;

void ltl_borrowing_build(ltl_arena *arena, const ltl_lent *const *files, uint32_t file_count,
                         ltl_borrowing *out_borrowing);
/* What a file is walked with. */
typedef struct ltl_borrowed_text {
    ltl_str text;           /* empty: nothing */
    ltl_value_places known; /* what is wrong in it by itself; offsets are those of the text */
} ltl_borrowed_text;

void ltl_borrowing_text(const ltl_borrowing *borrowing, ltl_arena *arena, uint32_t file,
                        ltl_borrowed_text *out_text);

#endif
