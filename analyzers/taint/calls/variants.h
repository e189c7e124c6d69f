/* variants.h - functions as some calls have them: with parameters that are known.
 *
 * Shape    a variant is a unit of its own behind those of the file; a case is one that other files are told of
 * Units    units by index, the base is that of the file
 * Owns     the arena of the run
 * Errors   what is too much, or makes no difference, has what the function does in general
 * Threads  one run
 * Cost     a walk of the function for each variant; values under the same facts once a file
 */
#ifndef LTL_TAINT_CALLS_VARIANTS_H
#define LTL_TAINT_CALLS_VARIANTS_H

#include "analyzers/taint/taint_internal.h"

/* supposed.c: the values of the unit with those facts, and whether anything that marks depend on is another than
 * without them. */
typedef enum ltl_taint_supposition {
    LTL_TAINT_THE_SAME,
    LTL_TAINT_TELLING,
    LTL_TAINT_NOT_KNOWN /* it costs too much */
} ltl_taint_supposition;
ltl_taint_supposition ltl_taint__suppose(ltl_taint *t, uint32_t base, const ltl_flow_facts *facts,
                                         ltl_flow_view *out_view);

/* variants.c: what the call is given may decide something in the function of the file that it means. */
bool ltl_taint__may_ask(ltl_taint *t, ltl_node call);
/* The slots whose parameters the function asks about. */
uint32_t ltl_taint__slots_asked(ltl_taint *t, uint32_t base);
/* A value that says which ways a function takes. */
bool ltl_taint__is_telling(const ltl_known *value);
bool ltl_taint__spreads(const ltl_tree *tree, ltl_node call);
/* The variant of which that is known; the base: nothing depends on it, or there are too many. */
uint32_t ltl_taint__variant_of(ltl_taint *t, uint32_t base, const ltl_flow_facts *facts, bool is_told);
/* told.c: those that other files are told of. */
void ltl_taint__take_cases(ltl_taint *t, uint32_t base);
/* What the function of another file does where it is called like that: in general, or one of its cases. */
const ltl_far_summary *ltl_taint__case_of(ltl_taint *t, ltl_node call, uint32_t function,
                                          const ltl_far_summary *general, const ltl_taint_passed *passed);
/* variants.c: the unit to take the call for: `callee`, or one that knows what is passed. */
uint32_t ltl_taint__variant_for(ltl_taint *t, ltl_node call, uint32_t callee,
                                const ltl_taint_passed *passed);
/* variants.c: what is passed for the parameter, or its default when nothing is. */
ltl_known ltl_taint__value_given(ltl_taint *t, const ltl_taint_parameters *p,
                                 const ltl_taint_passed *passed);

#endif
