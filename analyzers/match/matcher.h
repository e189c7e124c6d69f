/* matcher.h - a compiled pattern against a tree: every way in which it fits.
 *
 * Shape    matches carry their range and what each metavariable is bound to. The search keeps a list of
 *          goals and explores all alternatives, so `f(..., $X, ...)` gives one match per argument
 * Units    fuel: one step is one pattern node tried on one tree node
 * Owns     matches live in the arena of the matcher
 * Errors   giving up (fuel, too many matches) is told in `reason` and never silent
 * Threads  one owner
 * Cost     candidates come from posting lists; recursion is as deep as the pattern is long, never as
 *          deep as the code
 */
#ifndef LTL_MATCH_MATCHER_H
#define LTL_MATCH_MATCHER_H

#include "analyzers/dataflow/flow.h"
#include "analyzers/patterns/pattern.h"
#include "analyzers/syntax/imports.h"
#include "core/fuel.h"
#include "core/limits.h"
#include "core/outcome.h"
#include "core/vec.h"

typedef struct ltl_bound {
    uint16_t metavariable;
    bool is_text;   /* bound to text: the content of a string, a regex group */
    ltl_node first; /* nodes [first, end) when not text; none when equal */
    ltl_node end;
    ltl_span span;
} ltl_bound;

/* Siblings, or one subtree: [first, end). */
typedef struct ltl_nodes {
    ltl_node first;
    ltl_node end;
} ltl_nodes;

/* Bindings in order of metavariable. */
typedef struct ltl_env {
    uint32_t count;
    const ltl_bound *at;
} ltl_env;

/* What a range may do to others when formulas are combined. */
typedef enum ltl_range_kind {
    LTL_RANGE_PLAIN,    /* says what to find; as a negation, exactly this */
    LTL_RANGE_INSIDE,   /* says where to look */
    LTL_RANGE_REGEX,    /* of a regular expression: as a negation, also within and around it */
    LTL_RANGE_ANYWHERE, /* says what the file must contain */
} ltl_range_kind;

typedef struct ltl_range {
    ltl_span span;
    ltl_node node; /* first node of the match; LTL_NO_NODE for text */
    ltl_env env;
    ltl_range_kind kind;
    uint32_t
        open_from; /* of a run that ends with an ellipsis: it could end anywhere from here on; 0: no */
    const ltl_str *fix; /* of the part of the formula that has one; null: the rule's */
    const struct ltl_trace_steps *trace; /* how a value got there; null: the formula follows none */
    uint8_t doubt;                       /* guesses on the way of a value, up to LTL_MAX_DOUBT */
} ltl_range;

typedef struct ltl_ranges LTL_VEC(ltl_range) ltl_ranges;

/* A leaf that stands for a base name under another name. */
typedef struct ltl_alias {
    ltl_node leaf;
    uint32_t next; /* index + 1, 0 ends */
} ltl_alias;
typedef struct ltl_aliases LTL_VEC(ltl_alias) ltl_aliases;

typedef struct ltl_node_list LTL_VEC(ltl_node) ltl_node_list;

/* What is matched against, made once per file. */
typedef struct ltl_match_target {
    const ltl_tree *tree;
    const ltl_imports *imports;
    uint32_t *alias_first; /* by base name id: index + 1 into `aliases`; null when there are none */
    ltl_aliases aliases;
    uint32_t *tried;              /* by node: number of the last pattern tried there */
    ltl_regex_state *regex_state; /* for "=~/re/"; set by the owner, may be null */
    uint32_t tried_epoch;
    ltl_node *references; /* by node, see references.h; null when there are none */
    ltl_node_list
        statements; /* of the whole file, when a pattern asked; in the arena of the search */
    bool has_statements;
    ltl_flow flow; /* names and values, made when a pattern asks */
} ltl_match_target;

void ltl_match_target_init(ltl_match_target *target, ltl_arena *arena, const ltl_tree *tree,
                           const ltl_imports *imports);

/* All matches, ordered by start, end, then bindings; each once. `out_reason` gets NONE, RULE_FUEL,
 * REGEX_LIMIT, TOO_MANY_FINDINGS or MEMORY. */
void ltl_match_all(ltl_match_target *target, ltl_arena *arena, const ltl_pattern *pattern,
                   ltl_fuel *fuel, ltl_ranges *out_ranges, ltl_reason *out_reason);
/* The matches that start at one of these nodes. */
void ltl_match_within(ltl_match_target *target, ltl_arena *arena, const ltl_pattern *pattern,
                      ltl_nodes within, ltl_fuel *fuel, ltl_ranges *out_ranges,
                      ltl_reason *out_reason);

/* How far a pattern gets where it does not fit: the last of its nodes that was held against the code. */
typedef struct ltl_near_miss {
    const ltl_pattern *reading; /* null: nothing at the place is of its kind */
    ltl_node asked;             /* node of the pattern */
    ltl_node given;  /* node of the code; LTL_NO_NODE when the code has nothing more there */
    bool has_more;   /* the code has `given` where the pattern asks for nothing more … */
    ltl_node around; /* … as a child of this node; `asked` is its end */
} ltl_near_miss;

/* Of the candidates that begin within `place`, the one where the pattern gets furthest. */
void ltl_match_nearest(ltl_match_target *target, ltl_arena *arena, const ltl_pattern *pattern,
                       ltl_span place, ltl_fuel *fuel, ltl_near_miss *out_miss);

/* By start, end, bindings, node: a total order, so that sorting never depends on the library. */
int ltl_range_compare(const void *a, const void *b);
void ltl_ranges_sort(ltl_ranges *ranges);

/* The same code, position and layout aside. */
bool ltl_subtrees_equal(const ltl_tree *tree, ltl_node a, ltl_node b);
/* True when two bindings of one metavariable hold the same code. */
bool ltl_bound_equal(const ltl_tree *tree, ltl_str text, const ltl_bound *a, const ltl_bound *b);
/* The same, and names in it mean the same declarations. A null target knows no declarations. */
bool ltl_bound_unifies(ltl_match_target *target, ltl_str text, const ltl_bound *a,
                       const ltl_bound *b);
const ltl_bound *ltl_env_find(const ltl_env *env, uint16_t metavariable);
/* A node that can stand where an expression can. */
bool ltl_is_expression(const ltl_tree *tree, ltl_node node);
/* A name that only names: a member, a definition, a type. For who looks for any expression it is none. */
bool ltl_only_names(const ltl_tree *tree, ltl_node node);

#endif
