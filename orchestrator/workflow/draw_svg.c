/* draw_svg.c - nested boxes. Children stand after their parents in the array of steps, so sizes are found going
 * backwards and places going forwards, without recursion.
 *
 * What runs one after the other stands below each other, what runs at the same time side by side; handlers of events
 * stand below each other too, with the events as arrows, straight to the next one and in lanes on the right to
 * all others; what undoes a step stands beside it. */
#include "orchestrator/workflow/draw.h"
#include "orchestrator/workflow/draw_edges.h"
#include "orchestrator/workflow/pattern.h"

enum {
    LEAF_HEIGHT = 44,
    TITLE = 26,
    GAP = 24,
    PAD = 14,
    CHAR = 8,
    SMALL_CHAR = 7,
    LEAST_WIDTH = 110,
    EVENT_GAP = 34,
    UNDO_GAP = 72,
    LANE = 12,
};

typedef struct box {
    uint32_t x;
    uint32_t y;
    uint32_t width;
    uint32_t height;
    uint32_t column; /* of a saga: width of its steps, without what undoes them */
    uint32_t
        content; /* of events: width of the handlers; of the others: height of what stands side by side */
    ltl_draw_edges edges;
} box;

typedef struct picture {
    const ltl_workflow *workflow;
    box *boxes;
    ltl_out *out;
    ltl_arena arena;
} picture;

static void text_write(ltl_out *out, ltl_str text) {
    for (size_t i = 0; i < text.len; i++) {
        char byte = text.ptr[i];
        switch (byte) {
        case '<':
            ltl_out_cstr(out, "&lt;");
            break;
        case '>':
            ltl_out_cstr(out, "&gt;");
            break;
        case '&':
            ltl_out_cstr(out, "&amp;");
            break;
        case '"':
            ltl_out_cstr(out, "&quot;");
            break;
        default:
            ltl_out_byte(out, (unsigned char)byte < ' ' ? ' ' : byte);
            break;
        }
    }
}

/* ---- what stands where ---- */

static bool is_called(const ltl_flow_step *step, const char *pattern) {
    return strcmp(step->pattern->name, pattern) == 0;
}

/* Lazy steps have no order but that of their needs. */
static bool is_vertical(const ltl_flow_step *step) {
    return !is_called(step, "lazy") &&
           (step->pattern->sight != LTL_SIGHT_NONE || is_called(step, "stream") ||
            is_called(step, "guard") || is_called(step, "events"));
}

static bool has_role(const ltl_flow_step *step, const char *role) {
    return step->role != NULL && strcmp(step->role, role) == 0;
}

/* The step that runs when all others are over stands below them. */
static bool is_closing(const ltl_flow_step *parent, const ltl_flow_step *child) {
    return !is_vertical(parent) && (has_role(child, "gather") || has_role(child, "merge"));
}

static const ltl_flow_step *child_at(const picture *self, const ltl_flow_step *step,
                                     uint32_t place) {
    return ltl_workflow_step(self->workflow, step->children.at[place]);
}

/* The step that undoes it, or null. */
static const ltl_flow_step *undo_of(const picture *self, const ltl_flow_step *parent,
                                    const ltl_flow_step *child) {
    for (uint32_t i = 0; i < parent->children.count; i++) {
        const ltl_flow_step *undo = child_at(self, parent, i);
        if (has_role(undo, "undo") && ltl_str_eq(undo->label, child->name)) {
            return undo;
        }
    }
    return NULL;
}

static uint32_t more(uint32_t a, uint32_t b) {
    return a > b ? a : b;
}

static ltl_str title_of(picture *self, const ltl_flow_step *step) {
    const char *kind = step->pattern != NULL ? step->pattern->name : "";
    bool has_label = step->label.len > 0 && !has_role(step, "undo");
    return ltl_arena_printf(&self->arena, "%.*s%s%.*s%s%s", has_label ? (int)step->label.len : 0,
                            step->label.ptr, has_label ? ": " : "", LTL_STR_ARG(step->name),
                            kind[0] != '\0' ? " · " : "", kind);
}

static bool is_lane(const ltl_draw_edge *edge) {
    return edge->to != edge->from + 1;
}

static uint32_t gap_of(const ltl_flow_step *step) {
    return is_called(step, "events") ? EVENT_GAP : GAP;
}

static uint32_t labels_width(const ltl_draw_edges *edges, bool of_lanes) {
    uint32_t width = 0;
    for (uint32_t i = 0; i < edges->count; i++) {
        if (is_lane(&edges->at[i]) == of_lanes) {
            width = more(width, (uint32_t)edges->at[i].label.len * SMALL_CHAR + PAD);
        }
    }
    return width;
}

static uint32_t lane_count(const ltl_draw_edges *edges) {
    uint32_t count = 0;
    for (uint32_t i = 0; i < edges->count; i++) {
        count += is_lane(&edges->at[i]);
    }
    return count;
}

/* ---- sizes ---- */

static uint32_t title_width(picture *self, const ltl_flow_step *step) {
    uint32_t title = (uint32_t)title_of(self, step).len * CHAR + 2 * PAD;
    uint32_t small = (uint32_t)step->task_name.len * SMALL_CHAR + 2 * PAD;
    return more(more(title, small), LEAST_WIDTH);
}

/* Below each other; what undoes a step is in a second column. */
static void column_size(picture *self, const ltl_flow_step *step, box *own) {
    uint32_t second = 0;
    uint32_t height = 0;
    for (uint32_t i = 0; i < step->children.count; i++) {
        const ltl_flow_step *child = child_at(self, step, i);
        const box *at = &self->boxes[child->index];
        if (has_role(child, "undo")) {
            second = more(second, at->width);
            continue;
        }
        const ltl_flow_step *undo = undo_of(self, step, child);
        uint32_t row =
            undo != NULL ? more(at->height, self->boxes[undo->index].height) : at->height;
        own->column = more(own->column, at->width);
        height += row + (height > 0 ? gap_of(step) : 0);
    }
    own->content = more(own->column, 2 * labels_width(&own->edges, false));
    uint32_t lanes = lane_count(&own->edges);
    uint32_t right = lanes > 0 ? labels_width(&own->edges, true) + (lanes + 1) * LANE : 0;
    own->width = own->content + right + (second > 0 ? UNDO_GAP + second : 0) + 2 * PAD;
    own->height = height + TITLE + PAD;
}

/* Side by side, what needs another with an arrow below them; what comes after all of them further down. */
static void row_size(picture *self, const ltl_flow_step *step, box *own) {
    uint32_t along = 0;
    uint32_t below = 0;
    uint32_t least = 0;
    for (uint32_t i = 0; i < step->children.count; i++) {
        const ltl_flow_step *child = child_at(self, step, i);
        const box *at = &self->boxes[child->index];
        if (is_closing(step, child)) {
            below = at->height + GAP;
            least = at->width;
            continue;
        }
        along += at->width + (along > 0 ? GAP : 0);
        own->content = more(own->content, at->height);
    }
    uint32_t lanes = own->edges.count > 0 ? (own->edges.count + 1) * LANE : 0;
    own->width = more(along, least) + 2 * PAD;
    own->height = own->content + lanes + below + TITLE + PAD;
}

static void size_find(picture *self, const ltl_flow_step *step) {
    box *own = &self->boxes[step->index];
    uint32_t least = title_width(self, step);
    *own = (box){.width = least, .height = LEAF_HEIGHT};
    if (step->pattern == NULL || step->children.count == 0) {
        return;
    }
    if (is_called(step, "events")) {
        ltl_draw_events(&self->arena, self->workflow, step, &own->edges);
    } else if (is_called(step, "lazy")) {
        ltl_draw_needs(&self->arena, self->workflow, step, &own->edges);
    }
    if (is_vertical(step)) {
        column_size(self, step, own);
    } else {
        row_size(self, step, own);
    }
    own->width = more(own->width, least);
}

/* ---- places ---- */

static void column_place(picture *self, const ltl_flow_step *step, const box *own) {
    bool is_alone = own->edges.count == 0 && own->content == own->column;
    uint32_t y = own->y + TITLE;
    uint32_t second = own->x + PAD + own->column + UNDO_GAP;
    for (uint32_t i = 0; i < step->children.count; i++) {
        const ltl_flow_step *child = child_at(self, step, i);
        if (has_role(child, "undo")) {
            continue;
        }
        box *at = &self->boxes[child->index];
        const ltl_flow_step *undo = undo_of(self, step, child);
        uint32_t room = is_called(step, "saga") ? own->column
                        : is_alone              ? own->width - 2 * PAD
                                                : own->content;
        uint32_t row = at->height;
        at->x = own->x + PAD + (room - at->width) / 2;
        if (undo != NULL) {
            box *beside = &self->boxes[undo->index];
            row = more(row, beside->height);
            beside->x = second;
            beside->y = y + (row - beside->height) / 2;
        }
        at->y = y + (row - at->height) / 2;
        y += row + gap_of(step);
    }
}

static void row_place(picture *self, const ltl_flow_step *step, const box *own) {
    uint32_t x = own->x + PAD;
    for (uint32_t i = 0; i < step->children.count; i++) {
        const ltl_flow_step *child = child_at(self, step, i);
        box *at = &self->boxes[child->index];
        at->x = x;
        at->y = own->y + TITLE;
        if (is_closing(step, child)) {
            at->x = own->x + (own->width - at->width) / 2;
            at->y = own->y + own->height - PAD - at->height;
        } else {
            x += at->width + GAP;
        }
    }
}

static void children_place(picture *self, const ltl_flow_step *step) {
    if (step->pattern != NULL && is_vertical(step)) {
        column_place(self, step, &self->boxes[step->index]);
    } else if (step->pattern != NULL) {
        row_place(self, step, &self->boxes[step->index]);
    }
}

/* ---- boxes and lines ---- */

static void box_write(picture *self, const ltl_flow_step *step) {
    const box *at = &self->boxes[step->index];
    const char *kind = step->pattern != NULL ? "pattern" : "task";
    ltl_out_printf(self->out,
                   "<g class=\"%s\"><rect x=\"%u\" y=\"%u\" width=\"%u\" height=\"%u\" rx=\"6\"/>",
                   kind, at->x, at->y, at->width, at->height);
    uint32_t y = at->y + (step->pattern != NULL ? 18 : 20);
    ltl_out_printf(self->out, "<text x=\"%u\" y=\"%u\">", at->x + PAD, y);
    text_write(self->out, title_of(self, step));
    ltl_out_cstr(self->out, "</text>");
    if (step->pattern == NULL) {
        ltl_out_printf(self->out, "<text class=\"small\" x=\"%u\" y=\"%u\">", at->x + PAD,
                       at->y + 36);
        text_write(self->out, step->task_name);
        ltl_out_cstr(self->out, "</text>");
    }
    ltl_out_cstr(self->out, "</g>\n");
}

static void label_write(picture *self, uint32_t x, uint32_t y, ltl_str label) {
    if (label.len > 0) {
        ltl_out_printf(self->out, "<text class=\"small\" x=\"%u\" y=\"%u\">", x, y);
        text_write(self->out, label);
        ltl_out_cstr(self->out, "</text>\n");
    }
}

/* From the bottom of one box to the top of another below it. */
static void arrow_write(picture *self, const box *from, const box *to) {
    ltl_out_printf(self->out, "<line x1=\"%u\" y1=\"%u\" x2=\"%u\" y2=\"%u\"/>\n",
                   from->x + from->width / 2, from->y + from->height, to->x + to->width / 2,
                   to->y - 4);
}

/* Down, along below all others, down again: no box is crossed. */
static void elbow_write(picture *self, const box *from, const box *to) {
    ltl_out_printf(self->out, "<path class=\"to\" d=\"M%u %uV%uH%uV%u\"/>\n",
                   from->x + from->width / 2, from->y + from->height, to->y - GAP / 2,
                   to->x + to->width / 2, to->y - 4);
}

/* Each below the one before; what undoes a step hangs on it. */
static void chain_write(picture *self, const ltl_flow_step *step) {
    const box *before = NULL;
    for (uint32_t i = 0; i < step->children.count; i++) {
        const ltl_flow_step *child = child_at(self, step, i);
        const box *at = &self->boxes[child->index];
        if (has_role(child, "undo")) {
            continue;
        }
        if (before != NULL) {
            arrow_write(self, before, at);
        }
        before = at;
        const ltl_flow_step *undo = undo_of(self, step, child);
        if (undo != NULL) {
            const box *beside = &self->boxes[undo->index];
            uint32_t y = beside->y + beside->height / 2;
            ltl_out_printf(self->out, "<path class=\"to maybe\" d=\"M%u %uH%u\"/>\n",
                           at->x + at->width, y, beside->x - 4);
            label_write(self, beside->x - UNDO_GAP / 2 - PAD, y - 5, LTL_STR("undo"));
        }
    }
}

/* An event: down to the next handler, or out to a lane of its own and back in. */
static void event_write(picture *self, const ltl_flow_step *step, const ltl_draw_edge *edge,
                        uint32_t lane, uint32_t entry) {
    const box *own = &self->boxes[step->index];
    const box *from = &self->boxes[step->children.at[edge->from]];
    const box *to = &self->boxes[step->children.at[edge->to]];
    if (!is_lane(edge)) {
        arrow_write(self, from, to);
        label_write(self, to->x + to->width / 2 + PAD / 2, to->y - EVENT_GAP / 2 + 3, edge->label);
        return;
    }
    uint32_t x =
        own->x + PAD + own->content + labels_width(&own->edges, true) + (lane + 1) * LANE - PAD / 2;
    uint32_t y = to->y + PAD + entry * PAD;
    ltl_out_printf(self->out, "<path class=\"to\" d=\"M%u %uH%uV%uH%u\"/>\n", from->x + from->width,
                   from->y + from->height - PAD / 2, x, y, to->x + to->width + 4);
    label_write(self, own->x + PAD + own->content + PAD / 2, y - 4, edge->label);
}

static void events_write(picture *self, const ltl_flow_step *step) {
    const ltl_draw_edges *edges = &self->boxes[step->index].edges;
    uint32_t lane = 0;
    for (uint32_t i = 0; i < edges->count; i++) {
        uint32_t entry = 0;
        for (uint32_t k = 0; k < i; k++) {
            entry += is_lane(&edges->at[k]) && edges->at[k].to == edges->at[i].to;
        }
        event_write(self, step, &edges->at[i], lane, entry);
        lane += is_lane(&edges->at[i]);
    }
}

/* Needs of steps side by side: below them, each at a height of its own; dashed when they depend on something. */
static void needs_write(picture *self, const ltl_flow_step *step) {
    const box *own = &self->boxes[step->index];
    for (uint32_t i = 0; i < own->edges.count; i++) {
        const ltl_draw_edge *edge = &own->edges.at[i];
        const box *from = &self->boxes[step->children.at[edge->from]];
        const box *to = &self->boxes[step->children.at[edge->to]];
        uint32_t entry = 0;
        for (uint32_t k = 0; k < i; k++) {
            entry += own->edges.at[k].to == edge->to;
        }
        ltl_out_printf(self->out, "<path class=\"to%s\" d=\"M%u %uV%uH%uV%u\"><title>",
                       edge->condition.len > 0 ? " maybe" : "", from->x + from->width / 2,
                       from->y + from->height, own->y + TITLE + own->content + (i + 1) * LANE,
                       to->x + PAD + entry * LANE, to->y + to->height + 4);
        text_write(self->out, edge->condition);
        ltl_out_cstr(self->out, "</title></path>\n");
    }
}

static void closing_write(picture *self, const ltl_flow_step *step) {
    for (uint32_t i = 0; i < step->children.count; i++) {
        if (!is_closing(step, child_at(self, step, i))) {
            continue;
        }
        for (uint32_t k = 0; k < step->children.count; k++) {
            if (k != i) {
                elbow_write(self, &self->boxes[step->children.at[k]],
                            &self->boxes[step->children.at[i]]);
            }
        }
    }
}

static void lines_write(picture *self, const ltl_flow_step *step) {
    if (step->pattern == NULL) {
        return;
    }
    if (is_called(step, "events")) {
        events_write(self, step);
    } else if (is_vertical(step)) {
        chain_write(self, step);
    } else {
        needs_write(self, step);
        closing_write(self, step);
    }
}

static void head_write(picture *self) {
    uint32_t width = self->boxes[0].width + 2 * PAD;
    uint32_t height = self->boxes[0].height + 2 * PAD;
    ltl_out_printf(self->out,
                   "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%u\" height=\"%u\" "
                   "viewBox=\"0 0 %u %u\" "
                   "role=\"img\">\n<title>",
                   width, height, width, height);
    text_write(self->out, self->workflow->name);
    ltl_out_cstr(
        self->out,
        "</title>\n<style>rect{fill:#fff;stroke:#57606a}.pattern rect{fill:#f6f8fa}"
        "text{font:13px system-ui,sans-serif;fill:#1f2328}.pattern text{font-weight:600}"
        "text.small{font-size:11px;font-weight:400;fill:#57606a}line,path.to{stroke:#57606a;fill:"
        "none;marker-end:"
        "url(#a)}path.maybe{stroke-dasharray:4 3}</style>\n"
        "<defs><marker id=\"a\" viewBox=\"0 0 6 6\" refX=\"5\" refY=\"3\" markerWidth=\"7\" "
        "markerHeight=\"7\" orient=\"auto\"><path d=\"M0 0L6 3L0 6z\" "
        "fill=\"#57606a\"/></marker></defs>\n");
}

void ltl_workflow_draw_svg(const ltl_workflow *workflow, ltl_out *out) {
    picture self = {.workflow = workflow, .out = out};
    uint32_t count = workflow->steps.count;
    self.boxes = LTL_NEW_ARRAY(&self.arena, box, count);
    for (uint32_t i = count; i-- > 0;) {
        size_find(&self, workflow->steps.at[i]);
    }
    self.boxes[0].x = self.boxes[0].y = PAD;
    for (uint32_t i = 0; i < count; i++) {
        children_place(&self, workflow->steps.at[i]);
    }
    head_write(&self);
    for (uint32_t i = 0; i < count; i++) {
        box_write(&self, workflow->steps.at[i]);
    }
    for (uint32_t i = 0; i < count; i++) {
        lines_write(&self, workflow->steps.at[i]);
    }
    ltl_out_cstr(out, "</svg>\n");
    ltl_arena_clear(&self.arena);
}
