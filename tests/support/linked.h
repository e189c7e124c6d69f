/* linked.h - files that call each other, without any code.
 *
 * Shape    file `i` has one function, number i + 1, of unit 1; a table of pairs says which file calls which
 * Units    files from 0
 * Owns     the arena
 * Errors   -
 * Threads  one owner
 * Cost     -
 */
#ifndef LTL_TESTS_LINKED_H
#define LTL_TESTS_LINKED_H

#include "analyzers/linking/link.h"

typedef struct linked_call {
    uint32_t from;
    uint32_t to;
} linked_call;

/* `calls` ends with one from UINT32_MAX; those of one file follow each other. */
void linked_make(ltl_arena *arena, uint32_t file_count, const linked_call *calls, ltl_links *out_links);

#endif
