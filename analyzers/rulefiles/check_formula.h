/* check_formula.h - whether a formula as a whole can ever find anything.
 *
 * Shape    the formulas of one rule in a list, parents before children; names of metavariables are
 *          numbered, so that what a part binds is a set of bits
 * Units    line and column from 1
 * Owns     the loader's arena
 * Errors   a conjunction without a positive part, a metavariable that nothing binds and more names
 *          than LTL_MAX_METAVARIABLES are errors of the rule
 * Threads  one owner
 * Cost     O(formulas + pattern bytes × names)
 */
#ifndef LTL_RULEFILES_CHECK_FORMULA_H
#define LTL_RULEFILES_CHECK_FORMULA_H

#include "analyzers/rulefiles/load_internal.h"
#include "core/limits.h"

#define LTL_NO_FORMULA UINT32_MAX

typedef struct ltl_checked {
    ltl_formula *formula;
    const ltl_yaml *key;               /* for complaints */
    const ltl_yaml *const *focus_keys; /* of ALL: one per focus */
    uint32_t parent;                   /* LTL_NO_FORMULA: the whole, or that of a condition */
    uint32_t owner; /* of a condition's formula: the ALL that has the condition */
    bool has_positive;
    uint64_t binds;   /* what a match of it may bind */
    uint64_t visible; /* binds, and what is bound around it */
} ltl_checked;

typedef struct ltl_checker {
    ltl_loader *loader;
    struct LTL_VEC(ltl_checked) nodes;
    ltl_str names[LTL_MAX_METAVARIABLES];
    uint32_t name_count;
} ltl_checker;

void ltl_checker_init(ltl_checker *checker, ltl_loader *loader);
/* The number of the formula. */
uint32_t ltl_checker_add(ltl_checker *checker, ltl_formula *formula, uint32_t parent,
                         const ltl_yaml *key);
ltl_formula *ltl_checker_formula(const ltl_checker *checker, uint32_t node);
/* The formula is that of a condition of the ALL `owner`. */
void ltl_checker_mark_condition(ltl_checker *checker, uint32_t node, uint32_t owner);
/* The keys of an ALL's focus lists, for complaints about them. */
void ltl_checker_mark_focus(ltl_checker *checker, uint32_t node, const ltl_yaml *const *keys);
/* Takes note of the names in a leaf's text. */
void ltl_checker_bind_text(ltl_checker *checker, uint32_t node, const ltl_formula *leaf);
/* A match of the formula binds `name`, whatever its text says. */
void ltl_checker_bind_name(ltl_checker *checker, uint32_t node, ltl_str name);
/* Complains about what cannot work. */
void ltl_checker_check(ltl_checker *checker);
/* Warns of names in a message or fix that no match binds: they stay as they are written. Null: no text. */
void ltl_checker_warn_of_text(ltl_checker *checker, const ltl_yaml *text, bool is_code);

/* `$X`, `$...X`, `$1`. */
bool ltl_metavariable_is_valid(ltl_str name);

#endif
