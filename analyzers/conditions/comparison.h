/* comparison.h - the expressions of `metavariable-comparison`: read once, then evaluated per match.
 *
 * Shape    a tree of operators over literals, metavariables and calls of a few functions. The language
 *          is Python's: or and not; == != < <= > >= in; | ^ & ~; + - * / // % **; lists; int, str,
 *          float, bool; today, strptime; re.match, re.search
 * Units    offsets in the expression's text
 * Owns     the arena of the caller; regular expressions are the caller's to free (`regexes`)
 * Errors   reading: LTL_SYNTAX, `column` is the offset + 1. Evaluating: what has no value (a
 *          division by zero, an overflow, an order of texts and numbers) is UNKNOWN
 * Threads  immutable once read; evaluation is reentrant with an arena of its own
 * Cost     O(expression); texts made by `+` are bounded by LTL_MAX_COMPARED_BYTES
 */
#ifndef LTL_CONDITIONS_COMPARISON_H
#define LTL_CONDITIONS_COMPARISON_H

#include "analyzers/conditions/value.h"
#include "analyzers/regex/regex.h"
#include "core/arena.h"
#include "core/status.h"
#include "core/vec.h"

enum { LTL_MAX_COMPARED_BYTES = 64 * 1024, LTL_MAX_COMPARISON_BYTES = 4096 };

typedef struct ltl_comparison {
    const struct ltl_expression *root;
    struct ltl_comparison_names LTL_VEC(ltl_str) metavariables; /* each once */
    struct ltl_comparison_regexes LTL_VEC(ltl_regex *) regexes;
} ltl_comparison;

typedef struct ltl_comparison_scope {
    ltl_arena *arena;
    ltl_regex_state *regex_state;
    /* What a metavariable (with its dollar sign) is worth. */
    ltl_value (*find)(void *context, ltl_str metavariable);
    void *context;
    int64_t today;    /* seconds since 1970 at the start of the day; 0: unknown */
    bool *out_is_cut; /* set when a regular expression gave up; may be null */
} ltl_comparison_scope;

LTL_MUST_USE ltl_status ltl_comparison_read(ltl_arena *arena, ltl_str text,
                                            ltl_comparison **out_comparison, ltl_error *error);
/* Releases the regular expressions. */
void ltl_comparison_clear(ltl_comparison *comparison);
ltl_value ltl_comparison_evaluate(const ltl_comparison *comparison,
                                  const ltl_comparison_scope *scope);

#endif
