/* scan.h - one file against all rules.
 *
 * Shape    a scanner is a worker's own state: parser, names, match state, scratch memory. For each file it
 *          computes facts on demand, each at most once: the tree, the imports, the matches
 * Units    see span.h
 * Owns     everything about a file is valid until ltl_scanner_begin is called for the next one
 * Errors   reasons of outcome.h; giving up is always stated
 * Threads  one owner
 * Cost     see ruleset.h
 */
#ifndef LTL_RULESET_SCAN_H
#define LTL_RULESET_SCAN_H

#include "analyzers/ruleset/ruleset.h"
#include "analyzers/ruleset/trace.h"
#include "analyzers/suppression/suppress.h"
#include "analyzers/syntax/packed.h"
#include "analyzers/values/files/borrow.h"
#include "core/finding.h"
#include "core/fuel.h"
#include "core/outcome.h"

typedef struct ltl_scanner ltl_scanner;

typedef struct ltl_match {
    const ltl_rule *rule;
    ltl_span span;
    ltl_node node;        /* LTL_NO_NODE for text matches */
    const ltl_tree *tree; /* the node's: the file's own, or that of code embedded in it */
    ltl_span
        tree_span;   /* where it stands in the tree's source, which may be a copy: see embedded.h */
    ltl_str message; /* metavariables replaced */
    const ltl_binding *bindings;
    uint32_t binding_count;
    bool has_fix;
    ltl_str fix;           /* replaces `span` */
    ltl_trace_steps trace; /* of a taint rule: how the value got there */
    uint8_t form;          /* ltl_form: a cheaper one than the rule's own found this */
    uint8_t doubt;         /* guesses on that way, up to LTL_MAX_DOUBT */
} ltl_match;

typedef struct ltl_matches LTL_VEC(ltl_match) ltl_matches;

/* What a rule did not finish on this file; the reason names the form that did. */
typedef struct ltl_give_up {
    const ltl_rule *rule;
    ltl_reason reason;
} ltl_give_up;
typedef struct ltl_give_ups LTL_VEC(ltl_give_up) ltl_give_ups;

ltl_scanner *ltl_scanner_new(const ltl_ruleset *ruleset);
void ltl_scanner_free(ltl_scanner *scanner);
/* Start of a file. `source` is borrowed until the next call; `stop` may be null. */
void ltl_scanner_begin(ltl_scanner *scanner, const ltl_source *source, const ltl_language *language,
                       const atomic_int *stop);
/* The same for a file whose tree is there already; it is borrowed as `source` is. */
void ltl_scanner_begin_packed(ltl_scanner *scanner, const ltl_packed_tree *packed, const atomic_int *stop);
/* The tree of the file at hand, for another look at it; false: it has none. */
bool ltl_scanner_pack(const ltl_scanner *scanner, ltl_packed_tree *out);
ltl_arena *ltl_scanner_arena(ltl_scanner *scanner); /* scratch of this file */
/* There was not the memory for all that was asked for. */
bool ltl_scanner_is_exhausted(const ltl_scanner *scanner);
const ltl_source *ltl_scanner_source(const ltl_scanner *scanner);
const ltl_language *ltl_scanner_language(const ltl_scanner *scanner);
/* Null when there is no language or the parse gave up; `out_reason` (may be null) says which. */
const ltl_tree *ltl_scanner_tree(ltl_scanner *scanner, ltl_reason *out_reason);
/* The tree if it was parsed already, else null: for snippets. */
const ltl_tree *ltl_scanner_tree_if_parsed(const ltl_scanner *scanner);
/* All matches of all rules on this file, ordered by span then rule index. */
const ltl_matches *ltl_scanner_matches(ltl_scanner *scanner);
/* The domains of the rules that could match, by what the text holds: bit per ltl_domain. Nothing is parsed. A rule of a
 * domain that is not among them has no match in the file. */
uint32_t ltl_scanner_indicated(ltl_scanner *scanner);
/* Rules that gave up; complete once matches were asked for. */
const ltl_give_ups *ltl_scanner_give_ups(const ltl_scanner *scanner);
const ltl_suppressions *ltl_scanner_suppressions(ltl_scanner *scanner);
/* NONE, or why the tree, or one of code embedded in the file, is missing or partial. */
ltl_reason ltl_scanner_tree_reason(const ltl_scanner *scanner);
/* The same behind the matches: where rules could look at words, this is what is said instead. */
ltl_reason ltl_scanner_looked_reason(const ltl_scanner *scanner);
/* Bytes of the file that did not parse, those of embedded code among them. */
uint32_t ltl_scanner_error_bytes(const ltl_scanner *scanner);
/* The start of this day in seconds since 1970, for comparisons with `today()`: analyzers have no clock. */
void ltl_scanner_set_today(ltl_scanner *scanner, int64_t seconds);
/* `paths` of the rules have no say: for their tests. */
void ltl_scanner_ignore_paths(ltl_scanner *scanner);

/* What each part of a rule finds in the file, or in the code of another language at the place asked for. */
typedef struct ltl_explanation {
    const ltl_program *program;   /* its metavariables name those of the bindings */
    const ltl_tree *tree;         /* what was looked at; null: text */
    const ltl_language *embedded; /* null: the file itself */
    ltl_trace trace;
    ltl_ranges found;
    ltl_reason reason;
} ltl_explanation;

/* False when the rule is not for this file nor for code at `place`, or does not compile for it. Spans are
 * those of the file. */
bool ltl_scanner_explain(ltl_scanner *scanner, const ltl_rule *rule, ltl_span place,
                         ltl_explanation *out_explanation);
/* How far taint rules follow marks. */
typedef enum ltl_dataflow_depth {
    LTL_DATAFLOW_NONE = -1,  /* no rule that follows values: for who makes the rule set */
    LTL_DATAFLOW_BY_RULE,    /* as its options say; within functions when they say nothing */
    LTL_DATAFLOW_FUNCTION,   /* within functions */
    LTL_DATAFLOW_FILE,       /* into the functions of the same file */
    LTL_DATAFLOW_REPOSITORY, /* into those of other files */
} ltl_dataflow_depth;
void ltl_scanner_set_dataflow(ltl_scanner *scanner, ltl_dataflow_depth depth);
/* What other files say of this one's calls, and who is told about its functions. */
typedef struct ltl_reach {
    /* What one rule may know; before the files are linked it names the file alone. */
    void (*see)(void *context, uint32_t rule, ltl_taint_far *out_far);
    /* What the look told; null: nobody asks. `outcome` lives until the next file. */
    void (*take)(void *context, uint32_t rule, const ltl_far_outcome *outcome);
    /* True when the rule was not looked at as often as things changed. */
    bool (*is_cut)(void *context, uint32_t rule);
    /* What functions of other files say about values here; null: nothing. */
    const ltl_value_places *borrowed;
    /* What other files say of their constants; null: nobody asks. */
    const ltl_flow_far *constants;
    void *context;
} ltl_reach;
/* Of the file at hand, for LTL_DATAFLOW_REPOSITORY: behind ltl_scanner_begin. `reach` is borrowed. */
void ltl_scanner_set_reach(ltl_scanner *scanner, const ltl_reach *reach);
/* Numbers of rules, ascending. */
typedef struct ltl_rule_numbers LTL_VEC(uint32_t) ltl_rule_numbers;
/* A rule whose bar, by its number, is before `place` is not run on the file at hand. Behind ltl_scanner_begin; `bars`
 * is borrowed, and may change at any time. */
void ltl_scanner_set_bars(ltl_scanner *scanner, const atomic_uint *bars, uint32_t place);
/* Rules look at the file at hand in this form or a cheaper one, see outcome.h: from TOKENS on no tree is made, and
 * BYTES is what the prefilter tells. Behind ltl_scanner_begin. */
void ltl_scanner_set_form(ltl_scanner *scanner, ltl_form best);
/* Behind the matches: the forms that failed on the file, bit per ltl_form. WHOLE and SHALLOW: several rules that
 * followed values so far used up their steps; PATTERN: so did the parser, or there were too many nodes. */
uint32_t ltl_scanner_failed_forms(const ltl_scanner *scanner);
/* Behind the matches: the rules that could match in the file, run or not; those of them that used up their steps on it.
 * True when all of them were run. */
bool ltl_scanner_rules(const ltl_scanner *scanner, ltl_arena *arena, ltl_rule_numbers *out_awake,
                       ltl_rule_numbers *out_ran_out);
/* Only these rules, ascending, and only for what they tell: the file has no matches after that. */
void ltl_scanner_look(ltl_scanner *scanner, const uint32_t *rules, uint32_t rule_count);
/* The flow of the file at hand, with all it was asked; null: it has no tree. */
ltl_flow *ltl_scanner_flow(ltl_scanner *scanner);
/* What the file at hand lends to others; false: nobody asked for its values. Behind the matches. */
bool ltl_scanner_lend(ltl_scanner *scanner, ltl_arena *arena, ltl_lent *out_lent);
/* What is wrong in the file at hand when `borrowed` is read behind it, and was not found before; `lent` is
 * what the file lent itself. */
void ltl_scanner_borrow(ltl_scanner *scanner, const ltl_borrowed_text *borrowed,
                        const ltl_lent *lent, ltl_arena *arena, ltl_value_places *out_places);
/* True when marks of the rule are followed from file to file. */
bool ltl_rule_reaches_files(const ltl_rule *rule);
/* True when it finds by what values are or carry: taint rules, and checks of values. */
bool ltl_rule_follows_values(const ltl_rule *rule);
/* The imports of the file at hand, null without a tree. */
const ltl_imports *ltl_scanner_imports(ltl_scanner *scanner);
/* What its functions make sure of, null without a tree. */
const ltl_guards *ltl_scanner_guards(ltl_scanner *scanner);
/* Switches the literal prefilter off: same findings, slower; for tests. */
void ltl_scanner_set_prefilter(ltl_scanner *scanner, bool is_on);

#endif
