/* program.h - the rules of one language, compiled.
 *
 * Shape    a unit is one rule in this language: its formula with patterns and regular expressions in
 *          place of texts. Equal texts are compiled once. The program of "any text" has no language
 *          and no patterns
 * Units    -
 * Owns     its arena, regular expressions and prefilter
 * Errors   a rule that does not compile is left out and told as a problem
 * Threads  built by one thread, then immutable
 * Cost     a few parses of each distinct pattern
 */
#ifndef LTL_RULESET_PROGRAM_H
#define LTL_RULESET_PROGRAM_H

#include "analyzers/conditions/comparison.h"
#include "analyzers/match/matcher.h"
#include "analyzers/regex/prefilter.h"
#include "analyzers/regex/regex.h"
#include "analyzers/rulefiles/load.h"

typedef struct ltl_step ltl_step;

struct ltl_value_check; /* see analyzers/values/check.h */

/* A condition on what a metavariable is bound to. */
typedef struct ltl_check {
    ltl_condition_op op;
    uint16_t metavariable; /* LTL_NO_METAVARIABLE: a comparison that names its own */
    const ltl_regex *regex;
    const uint16_t *groups; /* metavariables of the named groups, LTL_NO_METAVARIABLE for others */
    const ltl_step *step;
    ltl_view view;
    const ltl_language *language; /* of LTL_VIEW_LANGUAGE */
    const ltl_comparison *comparison;
    const ltl_pattern *const *types; /* of TYPE: any of them */
    uint32_t type_count;
    const ltl_condition *condition; /* as written */
} ltl_check;

#define LTL_NO_METAVARIABLE UINT16_MAX

/* Metavariables of one focus key: any of them. */
typedef struct ltl_focus {
    const uint16_t *metavariables;
    uint32_t count;
} ltl_focus;

/* A formula, ready to be evaluated. */
struct ltl_step {
    ltl_formula_op op;
    const ltl_pattern *pattern;
    uint32_t pattern_index;
    const ltl_generic_pattern *generic;
    uint32_t generic_index;
    const ltl_regex *regex;
    uint32_t regex_index;
    bool is_exact;          /* its ranges are like those of a pattern */
    const uint16_t *groups; /* metavariable of each group of `regex` */
    const ltl_step *const *children;
    uint32_t child_count;
    const ltl_check *checks;
    uint32_t check_count;
    uint32_t shared_index; /* of what several rules take from a list: its number from 1; 0: one rule has it alone */
    const ltl_focus *focus;
    uint32_t focus_count;
    uint16_t as;         /* bound to the whole match, or LTL_NO_METAVARIABLE */
    uint16_t taint_from; /* of a propagator */
    uint16_t taint_to;
    const uint16_t *taint_parts;         /* of a sink: see ltl_taint_item */
    const struct ltl_value_check *check; /* of CHECK, with the metavariables it binds */
    uint16_t check_what;
    uint16_t check_from;
    const ltl_str *fix;         /* of its own, or null */
    const ltl_formula *formula; /* as written */
};

typedef struct ltl_unit {
    const ltl_rule *rule;
    uint32_t rule_index;
    const ltl_step *step;
    bool has_pattern;           /* needs a tree */
    const ltl_regex *fix_regex; /* null: none */
    bool is_guest; /* the rule is for the twin of the language: only for files that may be either */
} ltl_unit;

typedef struct ltl_program {
    ltl_arena arena;
    const ltl_language *language; /* null: any text */
    ltl_names names;
    ltl_metavariables metavariables;
    struct ltl_units LTL_VEC(ltl_unit) units;
    uint32_t guest_count;
    struct ltl_patterns LTL_VEC(const ltl_pattern *) patterns;
    struct ltl_generics LTL_VEC(const ltl_generic_pattern *) generics;
    struct ltl_regexes LTL_VEC(ltl_regex *) regexes;
    struct ltl_comparisons LTL_VEC(ltl_comparison *) comparisons;
    uint32_t shared_count;
    ltl_prefilter *prefilter;
} ltl_program;

/* `language` null compiles the rules for any text. Problems are appended in `problem_arena`. */
LTL_MUST_USE ltl_status ltl_program_new(const ltl_rules *rules, const ltl_language *language,
                                        ltl_arena *problem_arena, ltl_problems *problems,
                                        ltl_program **out_program, ltl_error *error);
/* The cheaper form of the same rules: patterns are words with holes. Rules that cannot be read so are left out in
 * silence; units are in the order of the rules. No prefilter: who falls back knows which are alive. */
LTL_MUST_USE ltl_status ltl_program_new_of_words(const ltl_rules *rules,
                                                 const ltl_language *language,
                                                 ltl_program **out_program, ltl_error *error);
void ltl_program_free(ltl_program *program);
/* True when the rule is for that language (null: for any text). */
bool ltl_rule_is_for(const ltl_rule *rule, const ltl_language *language);
/* True when it is not, but for one that has names of files in common with it. */
bool ltl_rule_is_guest(const ltl_rule *rule, const ltl_language *language);

#endif
