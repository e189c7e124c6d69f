/* moved.h - lines that a change takes out in one place and puts in again in another, or only shifts.
 *
 * Shape    all lines of both sides that say something are noted, file by file; then those are counted that both have
 * Units    lines
 * Owns     the arena of the call
 * Errors   none
 * Threads  one owner
 * Cost     O(bytes) to note, O(n log n) of the lines to count
 *
 * Lines are the same whose words are, however far these stand apart and whatever file they are in. A line of nothing
 * but marks is the same when the one above it is, too: a bracket for itself has not come from anywhere.
 */
#ifndef LTL_PLAN_MOVED_H
#define LTL_PLAN_MOVED_H

#include "core/arena.h"
#include "core/str.h"
#include "core/vec.h"

typedef struct ltl_line_hashes LTL_VEC(uint64_t) ltl_line_hashes;

typedef struct ltl_moved {
    ltl_line_hashes added;
    ltl_line_hashes removed;
} ltl_moved;

/* `added` and `removed` have LF after each line; blank lines and comments are left out. */
void ltl_moved_note(ltl_arena *arena, ltl_str added, ltl_str removed, ltl_moved *moved);
/* How many of the lines noted, of both sides together. */
uint64_t ltl_moved_count(ltl_moved *moved);

#endif
