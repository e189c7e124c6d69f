/* checks.h - variables that are judged by something whose name says so: `validate_url(x)`.
 *
 * Shape    which variable is judged where, for one file. Only names are seen, so a judged value keeps its
 *          marks: a way through one is doubtful
 * Units    nodes
 * Owns     the arena given
 * Errors   -
 * Threads  one owner
 * Cost     a look at each call of the file, once; a question costs the number of checks
 */
#ifndef LTL_TAINT_CHECKS_H
#define LTL_TAINT_CHECKS_H

#include "analyzers/dataflow/scopes.h"

typedef struct ltl_taint_check {
    uint32_t declaration;
    ltl_node at;
} ltl_taint_check;

typedef struct ltl_taint_checks {
    const ltl_scopes *scopes;
    struct LTL_VEC(ltl_taint_check) all;
} ltl_taint_checks;

void ltl_taint_checks_find(ltl_arena *arena, const ltl_scopes *scopes, ltl_taint_checks *out_checks);
/* Whether the variable that got a value at `leaf` is judged behind that and before `until`. */
bool ltl_taint_is_checked(const ltl_taint_checks *checks, ltl_node leaf, ltl_node until);
/* Whether a function of that name judges what it is given. */
bool ltl_taint_name_judges(ltl_str name);

#endif
