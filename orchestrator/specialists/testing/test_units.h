/* test_units.h - the tests of a file: what they are called, how much they assert.
 *
 * Shape    functions by name, and calls such as it("…", …) by their text, in the order of the source
 * Units    assertions
 * Owns     the arena of the call
 * Errors   none; without a tree there are none
 * Threads  reentrant
 * Cost     one pass over the tree, and the words of each test
 */
#ifndef LTL_SPECIALISTS_COMMON_TEST_UNITS_H
#define LTL_SPECIALISTS_COMMON_TEST_UNITS_H

#include "analyzers/syntax/tree.h"
#include "core/vec.h"

typedef struct ltl_test_unit {
    ltl_str name;
    ltl_node node;
    ltl_span head;     /* where a finding points */
    bool is_test;      /* and no helper */
    bool calls_helper; /* something whose name says that it asserts for others: checkX, verifyX */
    uint32_t assertions;
    uint32_t weak; /* of them: those that only ask whether there is something */
} ltl_test_unit;

typedef struct ltl_test_units LTL_VEC(ltl_test_unit) ltl_test_units;

/* `tree` may be null. */
void ltl_test_units_find(ltl_arena *arena, const ltl_tree *tree, ltl_test_units *out_units);
/* The only one of that name, or null. */
const ltl_test_unit *ltl_test_unit_of(const ltl_test_units *units, ltl_str name);

#endif
