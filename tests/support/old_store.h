/* old_store.h - a store of runs as version 1 left it: the tables, and so many runs with so many happenings each.
 *
 * Shape    SQL
 * Units    -
 * Owns     the arena given
 * Errors   -
 * Threads  any
 * Cost     -
 */
#ifndef LTL_TESTS_SUPPORT_OLD_STORE_H
#define LTL_TESTS_SUPPORT_OLD_STORE_H

#include "core/arena.h"

extern const char ltl_old_store_tables[];
ltl_str ltl_old_store_rows(ltl_arena *arena, int runs, int happenings);

#endif
