/* why_text.h - what each part of a formula found near a line, as text.
 *
 * Shape    a line per part: does it hold here, its name in the rule, its text, what it finds
 * Units    lines from 1
 * Owns     the arena given
 * Errors   those of the out
 * Threads  one owner
 * Cost     O(parts × ranges)
 */
#ifndef LTL_CLI_WHY_TEXT_H
#define LTL_CLI_WHY_TEXT_H

#include "analyzers/ruleset/scan.h"
#include "core/out.h"

typedef struct ltl_why {
    ltl_arena *arena;
    ltl_out *out;
    const ltl_source *source;
    const ltl_program *program;
    uint32_t line;
} ltl_why;

void ltl_why_print_parts(const ltl_why *why, const ltl_trace *trace);
/* The first part that does not hold here, unless the rule found something. */
void ltl_why_print_verdict(const ltl_why *why, const ltl_trace *trace, bool is_found);
/* The code of the line as the engine sees it. */
void ltl_why_print_tree(const ltl_why *why, const ltl_tree *tree);

#endif
