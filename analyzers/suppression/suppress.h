/* suppress.h - comments that switch a rule off for a line, a block or a file.
 *
 * Shape    `lintel:ignore[rule-or-tag, …] reason="…" until=YYYY-MM-DD`, `lintel:ignore-next[…]`,
 *          `lintel:ignore-begin[…]` … `lintel:ignore-end[…]`, `lintel:ignore-file[…]`; and
 *          `nosemgrep`, `nosem`, optionally `: id, id`, on the finding's first line or alone on the
 *          line before. Read inside comments of the language only; in files of no language, anywhere.
 *          A begin ends at the next end with the same names; an ignore alone on its line also speaks
 *          about the next line with code
 * Units    lines from 1; `until` is the last day it holds
 * Owns     the arena of the call
 * Errors   a suppression that is not well formed suppresses nothing and is listed as a problem
 * Threads  immutable once built
 * Cost     proportional to the comments that contain one of the words
 */
#ifndef LTL_SUPPRESSION_SUPPRESS_H
#define LTL_SUPPRESSION_SUPPRESS_H

#include "analyzers/syntax/tree.h"
#include "core/finding.h"

typedef struct ltl_suppression {
    uint32_t first_line;
    uint32_t last_line;
    const ltl_str
        *ids; /* rule ids, dot-separated suffixes of them, domains or CWE-n; none: all rules */
    uint32_t id_count;
    ltl_str reason;
    uint32_t until; /* yyyymmdd; 0: for ever */
    ltl_span comment;
    const char *problem; /* null: fine; else it suppresses nothing, and why */
} ltl_suppression;

typedef struct ltl_suppressions LTL_VEC(ltl_suppression) ltl_suppressions;

/* True when the text has one of the words somewhere: whoever asks then needs to know its comments. */
bool ltl_suppressions_may_hold(ltl_str text);
/* `tree` may be null: then whole lines are searched. */
void ltl_suppressions_read(ltl_arena *arena, const ltl_source *source, const ltl_tree *tree,
                           ltl_suppressions *out_suppressions);
/* Adds those in the comments of a further tree of the file: of code embedded in it. */
void ltl_suppressions_add(ltl_arena *arena, const ltl_source *source, const ltl_tree *tree,
                          ltl_suppressions *suppressions);
/* The suppression that covers the rule at `line`, or null. `today` is yyyymmdd, 0 to ignore dates;
 * it is given by the caller because analyzers have no clock. */
const ltl_suppression *ltl_suppressions_find(const ltl_suppressions *suppressions,
                                             const ltl_rule_info *rule, uint32_t line,
                                             uint32_t today);

#endif
