/* evaluate.h - a formula over one file: the algebra of ranges.
 *
 * Shape    leaves give ranges; conjunctions intersect them, drop what negations hit, test conditions and
 *          narrow to the focus; alternatives join them
 * Units    fuel: see matcher.h; combining two lists costs a step for every sixteenth
 *          pair that touches
 * Owns     ranges live in the arena of the evaluation
 * Errors   giving up is told in `reason`
 * Threads  one owner
 * Cost     a leaf is matched once per file, however many rules share it; negative leaves only when
 *          something is left for them to drop
 */
#ifndef LTL_RULESET_EVALUATE_H
#define LTL_RULESET_EVALUATE_H

#include "analyzers/generic/search.h"
#include "analyzers/ruleset/program.h"
#include "analyzers/ruleset/trace.h"
#include "analyzers/values/files/lend.h"
#include "core/map.h"

/* What one leaf gave, kept for the other rules of the file. */
typedef struct ltl_leaf_result {
    bool is_known;  /* only what was found without giving up is kept */
    uint64_t steps; /* of fuel that it took */
    ltl_ranges ranges;
} ltl_leaf_result;

/* What the checks of analyzers/values or analyzers/locals found, kept for the other rules of the file. */
typedef struct ltl_value_scratch {
    bool is_known;
    const ltl_tree *tree; /* in which: the file's, or that of code inside it */
    ltl_reason reason;
    ltl_value_findings findings;
    ltl_value_opens opens;
    const ltl_value_places *borrowed; /* found with functions of other files; null: none */
} ltl_value_scratch;

typedef struct ltl_evaluation_context {
    const ltl_program *program;
    const ltl_source *source;
    const struct ltl_embedded_parts *parts_of_page; /* null: the file itself is looked at … */
    const struct ltl_embedded *page_part;           /* … else this part of it, see embedded.h */
    ltl_span within; /* what is looked at: the whole source, or code of another language in it */
    const ltl_tree *tree; /* null: text only */
    ltl_match_target *target;
    ltl_arena *arena;
    ltl_regex_state *regex_state;
    ltl_fuel fuel;
    ltl_reason reason;                    /* of the unit at hand */
    ltl_trace *trace;                     /* null: nobody asks why */
    const ltl_taint_query *taint_options; /* of the rule at hand */
    ltl_taint_scratch *taint_scratch;
    ltl_far_outcome *far_outcome; /* gets what other files are told, when the options have `far` */
    ltl_value_scratch *values;    /* what all checks found in the file */
    int64_t today;                /* seconds since 1970; 0: unknown */
    ltl_leaf_result *patterns;    /* by pattern index */
    ltl_leaf_result *generics;    /* by generic index */
    ltl_leaf_result *regexes;     /* by regex index */
    ltl_leaf_result *shared;      /* by shared index: what rules take from lists */
    ltl_parser *parser;           /* for parts, see part.h */
    ltl_names *names;
    ltl_map *parts;
    bool is_part;           /* `tree` and `scope` are a part that is read on its own */
    const ltl_range *scope; /* inside a metavariable-pattern: what it looks at */
    ltl_nodes scope_nodes;  /* the same as nodes; none when it is text */
} ltl_evaluation_context;

/* What was found with functions of other files, in the tree of the file alone. */
void ltl_scanner__add_borrowed(ltl_arena *arena, const ltl_tree *tree,
                               const ltl_value_places *places, ltl_value_findings *findings);
void ltl_evaluate_step(ltl_evaluation_context *context, const ltl_step *step,
                       ltl_ranges *out_ranges);
/* The same for what a taint rule lists; what several rules take from one list is found once a file. */
void ltl_evaluate_item(ltl_evaluation_context *context, const ltl_step *item, ltl_ranges *out_ranges);

#endif
