/* ways.h - the ways through a piece of code, as text: which marked places can follow one another.
 *
 * Shape    marks are names m1 … m9 in the code; `1>2` says that 2 can be the next mark after 1, `0>` stands
 *          for the start and `>.` for the end
 * Units    -
 * Owns     the arena of the call
 * Errors   -
 * Threads  re-entrant
 * Cost     marks × blocks
 */
#ifndef LTL_TESTS_SUPPORT_WAYS_H
#define LTL_TESTS_SUPPORT_WAYS_H

#include "analyzers/dataflow/cfg/cfg.h"

/* What is expected of the first function of a file. */
typedef struct ways_row {
    const char *language;
    const char *code;
    const char *ways;
} ways_row;

/* In order of marks. */
ltl_str ways_of(ltl_arena *arena, const ltl_tree *tree, const ltl_cfg *cfg);
/* Shows the rows that do not hold; the number of them. */
size_t ways_wrong(const ways_row *rows, size_t count);
#define WAYS_HOLD(rows) assert_int_equal(ways_wrong(rows, LTL_COUNT_OF(rows)), 0)

#endif
