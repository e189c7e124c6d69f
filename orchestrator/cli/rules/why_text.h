/* why_text.h - what each part of a formula found near a line, as text.
 *
 * Shape    a line per part: does it hold here, its name in the rule, its text, what it finds
 * Units    lines from 1
 * Owns     the arena given
 * Errors   those of the out
 * Threads  one owner
 * Cost     O(parts × ranges)
 */
#ifndef LTL_CLI_RULES_WHY_TEXT_H
#define LTL_CLI_RULES_WHY_TEXT_H

#include "analyzers/ruleset/scan.h"
#include "core/out.h"

typedef struct ltl_why {
    ltl_arena *arena;
    ltl_out *out;
    const ltl_source *source;
    const ltl_program *program;
    uint32_t line;
    bool has_colour;
} ltl_why;

void ltl_why_print_parts(const ltl_why *why, const ltl_trace *trace);
/* The first part that does not hold here, and for a pattern how far it gets: `out_miss`, else all zero. */
void ltl_why_print_verdict(const ltl_why *why, const ltl_trace *trace, ltl_near_miss *out_miss);
/* The way of a value to the line, when the rule follows one. */
void ltl_why_print_way(const ltl_why *why, const ltl_ranges *found);
/* The pattern that nearly fits, if any, and the code of the line, as the engine sees them. */
void ltl_why_print_trees(const ltl_why *why, const ltl_tree *tree, const ltl_near_miss *miss);

#endif
