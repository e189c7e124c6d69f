/* rule.h - a rule as written: its facts and its formula, before any pattern is compiled.
 *
 * Shape    a tree of conjunctions, alternatives, negations and leaves; a leaf is code to be parsed by the
 *          target's grammar, a regular expression, or words and marks
 * Units    line and column in the rule file, from 1
 * Owns     the arena of the rule set
 * Errors   the loader's, see load.h
 * Threads  immutable once loaded
 * Cost     -
 */
#ifndef LTL_RULEFILES_RULE_H
#define LTL_RULEFILES_RULE_H

#include "analyzers/generic/pattern.h"
#include "analyzers/taint/taint.h"
#include "core/rule.h"
#include "core/vec.h"
#include "grammars/language.h"

typedef enum ltl_formula_op {
    LTL_FORMULA_PATTERN, /* leaf: `text` is code */
    LTL_FORMULA_REGEX,   /* leaf: `text` is PCRE */
    LTL_FORMULA_GENERIC, /* leaf: `text` is words and marks, see analyzers/generic */
    LTL_FORMULA_ALL,     /* patterns: */
    LTL_FORMULA_ANY,     /* pattern-either: */
    LTL_FORMULA_NOT,     /* pattern-not, pattern-not-regex, around one child */
    LTL_FORMULA_INSIDE,  /* pattern-inside around one child; pattern-not-inside is NOT of INSIDE */
    LTL_FORMULA_TAINT, /* of a whole rule: one ANY for each ltl_taint_list, whose children have `taint` */
    LTL_FORMULA_ANYWHERE, /* around one child: the file must have one, wherever */
    LTL_FORMULA_CHECK, /* leaf: `text` names a check of analyzers/values or locals; binds $WHAT and $FROM */
} ltl_formula_op;

typedef enum ltl_condition_op {
    LTL_CONDITION_REGEX,      /* metavariable-regex */
    LTL_CONDITION_PATTERN,    /* metavariable-pattern: `formula` over the bound code */
    LTL_CONDITION_COMPARISON, /* metavariable-comparison: `comparison` is true */
    LTL_CONDITION_ENTROPY,    /* metavariable-analysis */
    LTL_CONDITION_REDOS,
    LTL_CONDITION_TYPE, /* metavariable-type: one of `texts` */
    LTL_CONDITION_NAME, /* metavariable-name: comes from one of the modules in `texts` */
} ltl_condition_op;

struct ltl_formula;

/* What a metavariable-pattern looks at. */
typedef enum ltl_view {
    LTL_VIEW_CODE,     /* the nodes that are bound */
    LTL_VIEW_TEXT,     /* their text, as words or for regular expressions */
    LTL_VIEW_LANGUAGE, /* their text, a string's without quotes, read as a file of `language` */
} ltl_view;

typedef struct ltl_condition {
    ltl_condition_op op;
    ltl_str metavariable; /* with its dollar sign */
    ltl_str regex;        /* PCRE, anchored at the start */
    bool is_propagated;   /* of REGEX: over the constant that is bound, if it is known */
    const struct ltl_formula *formula;
    ltl_str comparison;
    const ltl_str *texts; /* names: of COMPARISON the metavariables, of TYPE the types … */
    uint32_t text_count;
    bool strips;   /* of COMPARISON: `metavariable` stands for its text read as a number */
    uint32_t base; /* of COMPARISON: in which texts of `metavariable` are read; 0: their own */
    ltl_view view;
    const ltl_language *language;
    uint32_t line;
    uint32_t column;
} ltl_condition; /* in the same document as its formula */

/* The parts that formulas play in a taint rule. */
typedef enum ltl_taint_list {
    LTL_TAINT_LIST_SOURCES,
    LTL_TAINT_LIST_SINKS,
    LTL_TAINT_LIST_SANITIZERS,
    LTL_TAINT_LIST_PROPAGATORS,
    LTL_TAINT_LISTS
} ltl_taint_list;

typedef struct ltl_taint_part_requires {
    ltl_str metavariable;
    const ltl_taint_requires *requires;
} ltl_taint_part_requires;

/* What stands beside the formula of a source, sink, sanitizer or propagator. */
typedef struct ltl_taint_item {
    ltl_taint_list list;
    bool is_exact;
    ltl_taint_effect effect;
    bool is_not_conflicting; /* of sanitizers */
    bool has_label;
    uint8_t label;
    uint8_t doubt; /* of sources and sinks: guesses that it is one */
    bool drops_labels;
    bool is_control;                      /* of sources */
    bool is_at_exit;                      /* of sinks */
    const ltl_taint_requires *requires;   /* null: none */
    const ltl_taint_part_requires *parts; /* of sinks: one for each metavariable */
    uint32_t part_count;
    ltl_str from; /* of propagators */
    ltl_str to;
} ltl_taint_item;

typedef struct ltl_formula {
    ltl_formula_op op;
    ltl_str text;     /* of a leaf */
    uint32_t leaf;    /* of a leaf: its number within the rule, from 0 in written order */
    const char *path; /* of the document: the rule file, or the list the formula comes from */
    uint32_t line;    /* of the leaf's first text line, or of the key */
    uint32_t column;
    struct ltl_formula **children;
    uint32_t child_count;
    const ltl_condition *conditions; /* of ALL, in written order */
    uint32_t condition_count;
    const ltl_str *const *focus; /* of ALL: one null-terminated list of names per focus key */
    uint32_t focus_count;
    const uint32_t *focus_sizes; /* names in each list */
    const ltl_taint_item *taint; /* of what a taint rule lists */
    ltl_str as;                  /* metavariable bound to the whole match; empty: none */
    bool has_fix;                /* of its own, in place of the rule's */
    ltl_str fix;
} ltl_formula;

typedef struct ltl_rule {
    ltl_rule_info info;
    const ltl_formula *formula;
    uint32_t leaf_count;
    const ltl_language *const *languages; /* null-terminated; empty for regex-only rules */
    bool is_any_text;                     /* languages: regex or generic: every text file */
    bool is_generic;                      /* languages: generic: the leaves are words and marks */
    ltl_generic_options generic;          /* what options: say of those */
    bool is_taint;                        /* mode: taint */
    bool has_check;                       /* of values: `check:` in its formula */
    ltl_taint_query taint;                /* what options: say of taint; no places yet */
    unsigned match_options;               /* ltl_match_option of analyzers/patterns/pattern.h */
    bool is_broken; /* it could not be read as a whole: its parts are compiled to find all faults */
    bool is_secret; /* metadata: secret: true; matched text is masked in every report */
    bool
        speaks_in_documents; /* metadata: also about code that is shown to people, see embedded.h */
    ltl_str fix;
    bool has_fix;
    bool has_fix_regex; /* in place of `fix`: what to replace in the matched text */
    ltl_str fix_regex;
    ltl_str fix_replacement;
    uint32_t fix_count; /* how often at most; 0: everywhere */
    uint32_t fix_line;  /* of the expression */
    uint32_t fix_column;
    uint32_t max_matches;   /* options: max_match_per_file; 0: no limit of its own */
    const ltl_str *include; /* paths: gitignore-like */
    uint32_t include_count;
    const ltl_str *exclude;
    uint32_t exclude_count;
} ltl_rule;

#endif
