/* check.h - what is wrong with a workflow at rest: everything that would fail in a run, with its place.
 *
 * Shape    a list of problems; reading, resolving and the patterns' own checks add to it
 * Units    lines and columns from 1
 * Owns     texts live in the arena
 * Errors   the problems are the errors
 * Threads  one owner
 * Cost     O(steps × references)
 */
#ifndef LTL_WORKFLOW_CHECK_H
#define LTL_WORKFLOW_CHECK_H

#include "orchestrator/workflow/pattern.h"

typedef struct ltl_workflow_problem {
    bool is_warning; /* the workflow can run all the same */
    uint32_t line;
    uint32_t column;
    ltl_str text;
} ltl_workflow_problem;

typedef struct ltl_workflow_problems LTL_VEC(ltl_workflow_problem) ltl_workflow_problems;

struct ltl_flow_check {
    ltl_arena *arena;
    ltl_workflow *workflow;
    ltl_workflow_problems problems;
    uint32_t errors;
};

LTL_PRINTF(4, 5)
void ltl_check_complain(ltl_flow_check *check, uint32_t line, uint32_t column, const char *format,
                        ...);
LTL_PRINTF(4, 5)
void ltl_check_warn(ltl_flow_check *check, uint32_t line, uint32_t column, const char *format, ...);
/* "; did you mean `x`?" for the nearest of the candidates, or nothing. */
ltl_str ltl_check_suggestion(ltl_flow_check *check, ltl_str word, const ltl_str *candidates,
                             uint32_t count);

/* What the step gives is not known, nor what those around it pass on. */
void ltl_check_leave_gap(ltl_flow_check *check, uint32_t step);
/* Turns every reference into what it names, and fills what steps need. */
void ltl_workflow_resolve(ltl_flow_check *check);
/* Ports, types, cycles, and what the patterns know. After resolving. */
void ltl_workflow_check(ltl_flow_check *check);

#endif
