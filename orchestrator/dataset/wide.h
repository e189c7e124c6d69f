/* wide.h - UTF-16 as the bytes that tables are read from.
 *
 * Shape    UTF-8; half of a pair that stands alone is one byte that no UTF-8 has, so that whoever looks for such bytes
 *          finds it, and it still counts as one unit
 * Units    bytes
 * Owns     the arena has the text
 * Errors   -
 * Threads  any
 * Cost     linear
 */
#ifndef LTL_DATASET_WIDE_H
#define LTL_DATASET_WIDE_H

#include "core/arena.h"
#include "core/str.h"

/* A mark in front is text like any other: only a file's first one is not, and who reads it leaves it out. */
ltl_str ltl_utf8_of_wide(ltl_arena *arena, ltl_str units, bool is_big_endian);

#endif
