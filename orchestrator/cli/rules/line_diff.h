/* line_diff.h - two texts, line by line: what one has that the other has not.
 *
 * Shape    the lines of both in order, each marked `-` (only in the first), `+` (only in the second) or
 *          blank (in both); equal lines far from any other are left out
 * Units    lines from 1
 * Owns     the arena of the call; lines are borrowed
 * Errors   none: parts that are too long to be compared are told as all different
 * Threads  reentrant
 * Cost     O(lines), and O(n × m) for the lines between the first difference and the last
 */
#ifndef LTL_CLI_RULES_LINE_DIFF_H
#define LTL_CLI_RULES_LINE_DIFF_H

#include "core/arena.h"
#include "core/str.h"
#include "core/vec.h"

typedef struct ltl_diff_line {
    char mark;
    uint32_t number; /* in the first text, of `+` in the second */
    ltl_str text;
} ltl_diff_line;

typedef struct ltl_diff_lines LTL_VEC(ltl_diff_line) ltl_diff_lines;

/* With `context` equal lines around each difference. */
void ltl_line_diff(ltl_arena *arena, ltl_str first, ltl_str second, uint32_t context,
                   ltl_diff_lines *out_lines);

#endif
