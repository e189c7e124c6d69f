/* load_formula.h - what the readers of formulas share.
 *
 * Shape    load_formula.c works off a stack of formulas to be read, in the old spelling (`pattern-not:`);
 *          load_match.c reads the new one (`match:`, `not:`, `where:`); load_conditions.c what both say
 *          about metavariables
 * Units    line and column from 1
 * Owns     the loader's arena
 * Errors   see load_internal.h
 * Threads  one owner
 * Cost     O(formulas)
 */
#ifndef LTL_RULEFILES_LOAD_FORMULA_H
#define LTL_RULEFILES_LOAD_FORMULA_H

#include "analyzers/rulefiles/check_formula.h"

/* A key that makes a formula: `op` at the bottom, `around` it if that is INSIDE or ANYWHERE, and then NOT. */
typedef struct ltl_formula_key {
    const char *name;
    ltl_formula_op op;
    ltl_formula_op around; /* PATTERN: nothing */
    bool is_negated;
    bool is_new; /* of the spelling of `match` */
} ltl_formula_key;

/* A formula to be read: allocated, known to the checker, not filled in yet. */
typedef struct ltl_pending {
    const ltl_formula_key *kind; /* null: a formula of the new spelling, a text or a mapping */
    const ltl_yaml *key;
    const ltl_yaml *value;
    uint32_t node; /* of the checker */
    uint32_t depth;
    ltl_formula_op leaf_op; /* what `pattern` means here: PATTERN, REGEX or GENERIC */
    bool is_bare;           /* new spelling: what stands beside the formula was read already */
    bool is_condition;      /* new spelling: `metavariable` and `language` stand beside it */
} ltl_pending;

typedef struct ltl_pendings LTL_VEC(ltl_pending) ltl_pendings;

typedef struct ltl_formula_reading {
    ltl_loader *loader;
    ltl_checker checker;
    ltl_pendings stack;
    uint32_t leaf_count;
    bool has_check; /* some leaf names a check of values */
    ltl_taint_labels *labels; /* of the rule */
} ltl_formula_reading;

/* The parts of one ALL while its list is read. */
typedef struct ltl_formula_parts {
    ltl_pendings found; /* to go onto the stack, in written order */
    struct ltl_formula_children LTL_VEC(ltl_formula *) children;
    struct ltl_formula_conditions LTL_VEC(ltl_condition) conditions;
    struct ltl_formula_focus LTL_VEC(const ltl_str *) focus;
    struct ltl_focus_sizes LTL_VEC(uint32_t) focus_sizes;
    struct ltl_focus_keys LTL_VEC(const ltl_yaml *) focus_keys;
} ltl_formula_parts;

/* --- load_formula.c --- */

const ltl_formula_key *ltl_formula__find_key(ltl_str name, bool is_new);
void ltl_formula__unknown_key(ltl_loader *loader, const ltl_yaml *key);
/* A new formula below `parent` (LTL_NO_FORMULA: the whole, or that of a condition). */
ltl_pending ltl_formula__pending(ltl_formula_reading *r, const ltl_formula_key *kind,
                                 const ltl_yaml *key, const ltl_yaml *value, uint32_t parent,
                                 const ltl_pending *around);
/* Turns the formula of `node` into one that holds a single child; the child's node. */
uint32_t ltl_formula__wrap(ltl_formula_reading *r, ltl_formula_op op, uint32_t node,
                           const ltl_yaml *key);
void ltl_formula__leaf(ltl_formula_reading *r, const ltl_pending *work, ltl_formula_op op);
/* The children, conditions and focus of an ALL or ANY are complete. */
void ltl_formula__finish(ltl_formula_reading *r, uint32_t node, ltl_formula_parts *parts);

/* --- load_match.c --- */

void ltl_formula__match(ltl_formula_reading *r, ltl_pending work);

/* --- load_taint.c --- */

/* The lists of a taint rule: in the rule itself, or (`is_new`) under `taint`. */
void ltl_formula__taint(ltl_formula_reading *r, const ltl_pending *root, const ltl_yaml *map,
                        bool is_new);

/* --- load_conditions.c --- */

/* True when the key is one of a condition or of the focus; it is read, or complained about. */
bool ltl_formula__condition(ltl_formula_reading *r, const ltl_pending *all, const ltl_yaml *key,
                            const ltl_yaml *value, ltl_formula_parts *into);
/* One element of `where`. */
void ltl_formula__where(ltl_formula_reading *r, const ltl_pending *all, const ltl_yaml *item,
                        ltl_formula_parts *into);
bool ltl_formula__metavariable(ltl_loader *loader, const ltl_yaml *key, const ltl_yaml *value,
                               ltl_str *out_name);
/* The nearest name of what stands beside a formula of a taint list, or of a condition, when it is nearer
 * than `*best`. */
void ltl_formula__nearest_item_key(ltl_str name, uint32_t *best, const char **nearest);
void ltl_formula__nearest_condition(ltl_str name, uint32_t *best, const char **nearest);

#endif
