/* rewrites.h - texts that are changed in a copy of the same length before they are parsed.
 *
 * Shape    rows of a text and what becomes of it; a function as languages have one (`repair`), or one that needs no
 *          memory (`prepare`)
 * Units    -
 * Owns     nothing
 * Errors   every row that is not as it says is printed, then the test fails
 * Threads  one
 * Cost     -
 */
#ifndef LTL_TESTS_SUPPORT_REWRITES_H
#define LTL_TESTS_SUPPORT_REWRITES_H

#include "core/arena.h"
#include "core/str.h"

typedef struct rewrite_row {
    const char *text;
    const char *becomes; /* null: nothing changes, and the function says so */
} rewrite_row;

typedef bool rewrite_repair(ltl_arena *arena, ltl_str text, char *copy);
typedef bool rewrite_prepare(ltl_str text, char *copy);

void check_repairs(rewrite_repair *repair, const rewrite_row *rows, size_t count);
void check_prepares(rewrite_prepare *prepare, const rewrite_row *rows, size_t count);

#endif
