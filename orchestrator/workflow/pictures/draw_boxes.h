/* draw_boxes.h - a workflow as nested boxes: what stands where.
 *
 * Shape    one box a step; children stand after their parents in the array of steps, so sizes are found going backwards
 *          and places going forwards, without recursion
 * Units    pixels
 * Owns     the arena of the picture
 * Errors   -
 * Threads  one owner
 * Cost     O(steps × children)
 */
#ifndef LTL_WORKFLOW_DRAW_BOXES_H
#define LTL_WORKFLOW_DRAW_BOXES_H

#include "core/out.h"
#include "orchestrator/workflow/pictures/draw_edges.h"

enum {
    LTL_DRAW_LEAF_HEIGHT = 44,
    LTL_DRAW_TITLE = 26,
    LTL_DRAW_GAP = 24,
    LTL_DRAW_PAD = 14,
    LTL_DRAW_EVENT_GAP = 34,
    LTL_DRAW_UNDO_GAP = 72,
    LTL_DRAW_LANE = 12,
};

typedef struct ltl_box {
    uint32_t x;
    uint32_t y;
    uint32_t width;
    uint32_t height;
    uint32_t column; /* of a saga: width of its steps, without what undoes them */
    uint32_t
        content; /* of events: width of the handlers; of the others: height of what stands side by side */
    ltl_draw_edges edges;
} ltl_box;

typedef struct ltl_picture {
    const ltl_workflow *workflow;
    ltl_box *boxes;
    ltl_out *out;
    ltl_arena arena;
} ltl_picture;

/* Sets the boxes of a picture of a workflow. */
void ltl_draw_place(ltl_picture *self);

bool ltl_draw_is_called(const ltl_flow_step *step, const char *pattern);
bool ltl_draw_has_role(const ltl_flow_step *step, const char *role);
/* Whether its children stand below each other, with an arrow from each to the next. */
bool ltl_draw_is_vertical(const ltl_flow_step *step);
/* The step that runs when all others are over stands below them. */
bool ltl_draw_is_closing(const ltl_flow_step *parent, const ltl_flow_step *child);
const ltl_flow_step *ltl_draw_child(const ltl_picture *self, const ltl_flow_step *step,
                                    uint32_t place);
/* The step that undoes it, or null. */
const ltl_flow_step *ltl_draw_undo_of(const ltl_picture *self, const ltl_flow_step *parent,
                                      const ltl_flow_step *child);
ltl_str ltl_draw_title(ltl_picture *self, const ltl_flow_step *step);
/* Whether it is no arrow to the next box, but goes along in a lane. */
bool ltl_draw_is_lane(const ltl_draw_edge *edge);
uint32_t ltl_draw_labels_width(const ltl_draw_edges *edges, bool of_lanes);

#endif
