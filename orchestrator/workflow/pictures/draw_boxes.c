/* draw_boxes.c - what runs one after the other stands below each other, what runs at the same time side by side, or in
 * piles without arrows where it is many tasks; handlers of events stand below each other too, with the events as
 * arrows, straight to the next one and in lanes on the right to all others; what undoes a step stands beside it. */
#include "orchestrator/workflow/pictures/draw_boxes.h"

#include "orchestrator/workflow/pattern.h"

enum {
    CHAR = 8,
    SMALL_CHAR = 7,
    LEAST_WIDTH = 110,
    PILE =
        4, /* so many tasks without an order stand below each other before the next column begins */
    LOOSE = 3, /* fewer of them stand side by side */
};

bool ltl_draw_is_called(const ltl_flow_step *step, const char *pattern) {
    return strcmp(step->pattern->name, pattern) == 0;
}

/* Lazy steps have no order but that of their needs. */
bool ltl_draw_is_vertical(const ltl_flow_step *step) {
    return !ltl_draw_is_called(step, "lazy") &&
           (step->pattern->sight != LTL_SIGHT_NONE || ltl_draw_is_called(step, "stream") ||
            ltl_draw_is_called(step, "guard") || ltl_draw_is_called(step, "events"));
}

bool ltl_draw_has_role(const ltl_flow_step *step, const char *role) {
    return step->role != NULL && strcmp(step->role, role) == 0;
}

/* The step that runs when all others are over stands below them. */
bool ltl_draw_is_closing(const ltl_flow_step *parent, const ltl_flow_step *child) {
    return !ltl_draw_is_vertical(parent) &&
           (ltl_draw_has_role(child, "gather") || ltl_draw_has_role(child, "merge"));
}

const ltl_flow_step *ltl_draw_child(const ltl_picture *self, const ltl_flow_step *step,
                                    uint32_t place) {
    return ltl_workflow_step(self->workflow, step->children.at[place]);
}

/* The step that undoes it, or null. */
const ltl_flow_step *ltl_draw_undo_of(const ltl_picture *self, const ltl_flow_step *parent,
                                      const ltl_flow_step *child) {
    for (uint32_t i = 0; i < parent->children.count; i++) {
        const ltl_flow_step *undo = ltl_draw_child(self, parent, i);
        if (ltl_draw_has_role(undo, "undo") && ltl_str_eq(undo->label, child->name)) {
            return undo;
        }
    }
    return NULL;
}

static uint32_t more(uint32_t a, uint32_t b) {
    return a > b ? a : b;
}

ltl_str ltl_draw_title(ltl_picture *self, const ltl_flow_step *step) {
    const char *kind = step->pattern != NULL ? step->pattern->name : "";
    bool has_label = step->label.len > 0 && !ltl_str_eq(step->label, step->name) &&
                     !ltl_draw_has_role(step, "undo");
    return ltl_arena_printf(&self->arena, "%.*s%s%.*s%s%s", has_label ? (int)step->label.len : 0,
                            step->label.ptr, has_label ? ": " : "", LTL_STR_ARG(step->name),
                            kind[0] != '\0' ? " · " : "", kind);
}

bool ltl_draw_is_lane(const ltl_draw_edge *edge) {
    return edge->to != edge->from + 1;
}

static uint32_t gap_of(const ltl_flow_step *step) {
    return ltl_draw_is_called(step, "events") ? LTL_DRAW_EVENT_GAP : LTL_DRAW_GAP;
}

uint32_t ltl_draw_labels_width(const ltl_draw_edges *edges, bool of_lanes) {
    uint32_t width = 0;
    for (uint32_t i = 0; i < edges->count; i++) {
        if (ltl_draw_is_lane(&edges->at[i]) == of_lanes) {
            width = more(width, (uint32_t)edges->at[i].label.len * SMALL_CHAR + LTL_DRAW_PAD);
        }
    }
    return width;
}

static uint32_t lane_count(const ltl_draw_edges *edges) {
    uint32_t count = 0;
    for (uint32_t i = 0; i < edges->count; i++) {
        count += ltl_draw_is_lane(&edges->at[i]);
    }
    return count;
}

/* ---- sizes ---- */

static uint32_t title_width(ltl_picture *self, const ltl_flow_step *step) {
    uint32_t title = (uint32_t)ltl_draw_title(self, step).len * CHAR + 2 * LTL_DRAW_PAD;
    uint32_t small = (uint32_t)step->task_name.len * SMALL_CHAR + 2 * LTL_DRAW_PAD;
    return more(more(title, small), LEAST_WIDTH);
}

/* Below each other; what undoes a step is in a second column. */
static void column_size(ltl_picture *self, const ltl_flow_step *step, ltl_box *own) {
    uint32_t second = 0;
    uint32_t height = 0;
    for (uint32_t i = 0; i < step->children.count; i++) {
        const ltl_flow_step *child = ltl_draw_child(self, step, i);
        const ltl_box *at = &self->boxes[child->index];
        if (ltl_draw_has_role(child, "undo")) {
            second = more(second, at->width);
            continue;
        }
        const ltl_flow_step *undo = ltl_draw_undo_of(self, step, child);
        uint32_t row =
            undo != NULL ? more(at->height, self->boxes[undo->index].height) : at->height;
        own->column = more(own->column, at->width);
        height += row + (height > 0 ? gap_of(step) : 0);
    }
    own->content = more(own->column, 2 * ltl_draw_labels_width(&own->edges, false));
    uint32_t lanes = lane_count(&own->edges);
    uint32_t right =
        lanes > 0 ? ltl_draw_labels_width(&own->edges, true) + (lanes + 1) * LTL_DRAW_LANE : 0;
    own->width =
        own->content + right + (second > 0 ? LTL_DRAW_UNDO_GAP + second : 0) + 2 * LTL_DRAW_PAD;
    own->height = height + LTL_DRAW_TITLE + LTL_DRAW_PAD;
}

/* Many tasks, none of which waits for another or is waited for. */
static bool is_pile(const ltl_picture *self, const ltl_flow_step *step,
                    const ltl_draw_edges *edges) {
    bool are_tasks = step->children.count >= LOOSE && edges->count == 0;
    for (uint32_t i = 0; i < step->children.count && are_tasks; i++) {
        const ltl_flow_step *child = ltl_draw_child(self, step, i);
        are_tasks = child->pattern == NULL && !ltl_draw_is_closing(step, child);
    }
    return are_tasks;
}

static uint32_t widest(const ltl_picture *self, const ltl_flow_step *step) {
    uint32_t width = 0;
    for (uint32_t i = 0; i < step->children.count; i++) {
        width = more(width, self->boxes[step->children.at[i]].width);
    }
    return width;
}

static void pile_size(const ltl_picture *self, const ltl_flow_step *step, ltl_box *own) {
    uint32_t count = step->children.count;
    uint32_t columns = (count + PILE - 1) / PILE;
    uint32_t rows = (count + columns - 1) / columns;
    own->width = columns * (widest(self, step) + LTL_DRAW_GAP) - LTL_DRAW_GAP + 2 * LTL_DRAW_PAD;
    own->height = rows * (LTL_DRAW_LEAF_HEIGHT + LTL_DRAW_PAD) + LTL_DRAW_TITLE;
}

static void pile_place(const ltl_picture *self, const ltl_flow_step *step, const ltl_box *own) {
    uint32_t count = step->children.count;
    uint32_t columns = (count + PILE - 1) / PILE;
    uint32_t rows = (count + columns - 1) / columns;
    uint32_t width = widest(self, step);
    uint32_t left = own->x + (own->width - columns * (width + LTL_DRAW_GAP) + LTL_DRAW_GAP) / 2;
    for (uint32_t i = 0; i < count; i++) {
        ltl_box *at = &self->boxes[step->children.at[i]];
        at->width = width;
        at->x = left + i / rows * (width + LTL_DRAW_GAP);
        at->y = own->y + LTL_DRAW_TITLE + i % rows * (LTL_DRAW_LEAF_HEIGHT + LTL_DRAW_PAD);
    }
}

/* Side by side, what needs another with an arrow below them; what comes after all of them further down. */
static void row_size(ltl_picture *self, const ltl_flow_step *step, ltl_box *own) {
    uint32_t along = 0;
    uint32_t below = 0;
    uint32_t least = 0;
    for (uint32_t i = 0; i < step->children.count; i++) {
        const ltl_flow_step *child = ltl_draw_child(self, step, i);
        const ltl_box *at = &self->boxes[child->index];
        if (ltl_draw_is_closing(step, child)) {
            below = at->height + LTL_DRAW_GAP;
            least = at->width;
            continue;
        }
        along += at->width + (along > 0 ? LTL_DRAW_GAP : 0);
        own->content = more(own->content, at->height);
    }
    uint32_t lanes = own->edges.count > 0 ? (own->edges.count + 1) * LTL_DRAW_LANE : 0;
    own->width = more(along, least) + 2 * LTL_DRAW_PAD;
    own->height = own->content + lanes + below + LTL_DRAW_TITLE + LTL_DRAW_PAD;
}

static void size_find(ltl_picture *self, const ltl_flow_step *step) {
    ltl_box *own = &self->boxes[step->index];
    uint32_t least = title_width(self, step);
    *own = (ltl_box){.width = least, .height = LTL_DRAW_LEAF_HEIGHT};
    if (step->pattern == NULL || step->children.count == 0) {
        return;
    }
    if (ltl_draw_is_called(step, "events")) {
        ltl_draw_events(&self->arena, self->workflow, step, &own->edges);
    } else if (ltl_draw_is_called(step, "lazy")) {
        ltl_draw_needs(&self->arena, self->workflow, step, &own->edges);
    }
    if (ltl_draw_is_vertical(step)) {
        column_size(self, step, own);
    } else if (is_pile(self, step, &own->edges)) {
        pile_size(self, step, own);
    } else {
        row_size(self, step, own);
    }
    own->width = more(own->width, least);
}

/* ---- places ---- */

static void column_place(ltl_picture *self, const ltl_flow_step *step, const ltl_box *own) {
    bool is_alone = own->edges.count == 0 && own->content == own->column;
    uint32_t y = own->y + LTL_DRAW_TITLE;
    uint32_t second = own->x + LTL_DRAW_PAD + own->column + LTL_DRAW_UNDO_GAP;
    for (uint32_t i = 0; i < step->children.count; i++) {
        const ltl_flow_step *child = ltl_draw_child(self, step, i);
        if (ltl_draw_has_role(child, "undo")) {
            continue;
        }
        ltl_box *at = &self->boxes[child->index];
        const ltl_flow_step *undo = ltl_draw_undo_of(self, step, child);
        uint32_t room = ltl_draw_is_called(step, "saga") ? own->column
                        : is_alone                       ? own->width - 2 * LTL_DRAW_PAD
                                                         : own->content;
        uint32_t row = at->height;
        at->x = own->x + LTL_DRAW_PAD + (room - at->width) / 2;
        if (undo != NULL) {
            ltl_box *beside = &self->boxes[undo->index];
            row = more(row, beside->height);
            beside->x = second;
            beside->y = y + (row - beside->height) / 2;
        }
        at->y = y + (row - at->height) / 2;
        y += row + gap_of(step);
    }
}

static void row_place(ltl_picture *self, const ltl_flow_step *step, const ltl_box *own) {
    uint32_t x = own->x + LTL_DRAW_PAD;
    for (uint32_t i = 0; i < step->children.count; i++) {
        const ltl_flow_step *child = ltl_draw_child(self, step, i);
        ltl_box *at = &self->boxes[child->index];
        at->x = x;
        at->y = own->y + LTL_DRAW_TITLE;
        if (ltl_draw_is_closing(step, child)) {
            at->x = own->x + (own->width - at->width) / 2;
            at->y = own->y + own->height - LTL_DRAW_PAD - at->height;
        } else {
            x += at->width + LTL_DRAW_GAP;
        }
    }
}

static void children_place(ltl_picture *self, const ltl_flow_step *step) {
    const ltl_box *own = &self->boxes[step->index];
    if (step->pattern != NULL && ltl_draw_is_vertical(step)) {
        column_place(self, step, own);
    } else if (step->pattern != NULL && is_pile(self, step, &own->edges)) {
        pile_place(self, step, own);
    } else if (step->pattern != NULL) {
        row_place(self, step, own);
    }
}

void ltl_draw_place(ltl_picture *self) {
    const ltl_workflow *workflow = self->workflow;
    uint32_t count = workflow->steps.count;
    self->boxes = LTL_NEW_ARRAY(&self->arena, ltl_box, count);
    for (uint32_t i = count; i-- > 0;) {
        size_find(self, workflow->steps.at[i]);
    }
    self->boxes[0].x = self->boxes[0].y = LTL_DRAW_PAD;
    for (uint32_t i = 0; i < count; i++) {
        children_place(self, workflow->steps.at[i]);
    }
}
