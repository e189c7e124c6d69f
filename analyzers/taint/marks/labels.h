/* labels.h - labels of marks, and what a rule requires of them: `A and not (B or C)`.
 *
 * Shape    labels are numbered within a rule, a set of them is a word of bits; a requirement is its
 *          operators behind their operands
 * Units    -
 * Owns     the arena given
 * Errors   LTL_SYNTAX with the column of the fault; LTL_LIMIT past LTL_MAX_TAINT_LABELS
 * Threads  immutable once parsed
 * Cost     one step an operator
 */
#ifndef LTL_TAINT_MARKS_LABELS_H
#define LTL_TAINT_MARKS_LABELS_H

#include "core/arena.h"
#include "core/status.h"
#include "core/str.h"
#include "core/vec.h"

/* The label of a source that names none. */
#define LTL_TAINT_LABEL_DEFAULT "__SOURCE__"

typedef uint64_t ltl_label_set;

typedef struct ltl_taint_labels LTL_VEC(ltl_str) ltl_taint_labels;

typedef enum ltl_requires_op {
    LTL_REQUIRES_LABEL,
    LTL_REQUIRES_NOT,
    LTL_REQUIRES_AND,
    LTL_REQUIRES_OR,
} ltl_requires_op;

typedef struct ltl_requires_step {
    ltl_requires_op op;
    uint8_t label;
} ltl_requires_step;

typedef struct ltl_taint_requires LTL_VEC(ltl_requires_step) ltl_taint_requires;

/* Number 0 is LTL_TAINT_LABEL_DEFAULT. */
void ltl_taint_labels_init(ltl_arena *arena, ltl_taint_labels *labels);
/* The number of the label, added when new. */
LTL_MUST_USE ltl_status ltl_taint_label_intern(ltl_arena *arena, ltl_taint_labels *labels,
                                               ltl_str name, uint8_t *out_label, ltl_error *error);
LTL_MUST_USE ltl_status ltl_taint_requires_parse(ltl_arena *arena, ltl_taint_labels *labels,
                                                 ltl_str text, ltl_taint_requires *out_requires,
                                                 ltl_error *error);
bool ltl_taint_requires_holds(const ltl_taint_requires *requires, ltl_label_set labels);

#endif
