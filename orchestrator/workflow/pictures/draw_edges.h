/* draw_edges.h - who leads to whom within a pattern, for pictures.
 *
 * Shape    edges between children of one step: events from who publishes them to who waits for them, undo steps of
 *          what they undo, needs of steps that stand beside each other
 * Units    -
 * Owns     the arena given
 * Errors   -
 * Threads  reentrant
 * Cost     O(children²)
 */
#ifndef LTL_WORKFLOW_DRAW_EDGES_H
#define LTL_WORKFLOW_DRAW_EDGES_H

#include "orchestrator/workflow/workflow.h"

typedef struct ltl_draw_edge {
    uint32_t from; /* places among the children */
    uint32_t to;
    ltl_str label;     /* events, with commas between; may be empty */
    ltl_str condition; /* on what is fed; empty: none */
} ltl_draw_edge;

typedef struct ltl_draw_edges LTL_VEC(ltl_draw_edge) ltl_draw_edges;

/* Whether the handler publishes the event, by itself or by its `emit`. */
bool ltl_draw_publishes(const ltl_flow_step *handler, ltl_str event);
/* The condition under which the step wants what that sibling gives, or null. */
const ltl_flow_condition *ltl_draw_condition(const ltl_flow_step *step, uint32_t sibling);
/* One edge for each pair of handlers. */
void ltl_draw_events(ltl_arena *arena, const ltl_workflow *workflow, const ltl_flow_step *parent,
                     ltl_draw_edges *out_edges);
void ltl_draw_needs(ltl_arena *arena, const ltl_workflow *workflow, const ltl_flow_step *parent,
                    ltl_draw_edges *out_edges);

#endif
