/* draw_svg.c - the boxes as SVG, and the lines between them. */
#include "orchestrator/workflow/pattern.h"
#include "orchestrator/workflow/pictures/draw.h"
#include "orchestrator/workflow/pictures/draw_boxes.h"

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

/* ---- boxes and lines ---- */

static void box_write(ltl_picture *self, const ltl_flow_step *step) {
    const ltl_box *at = &self->boxes[step->index];
    const char *kind = step->pattern != NULL ? "pattern" : "task";
    ltl_out_printf(self->out,
                   "<g class=\"%s\"><rect x=\"%u\" y=\"%u\" width=\"%u\" height=\"%u\" rx=\"6\"/>",
                   kind, at->x, at->y, at->width, at->height);
    uint32_t y = at->y + (step->pattern != NULL ? 18 : 20);
    ltl_out_printf(self->out, "<text x=\"%u\" y=\"%u\">", at->x + LTL_DRAW_PAD, y);
    text_write(self->out, ltl_draw_title(self, step));
    ltl_out_cstr(self->out, "</text>");
    if (step->pattern == NULL) {
        ltl_out_printf(self->out, "<text class=\"small\" x=\"%u\" y=\"%u\">", at->x + LTL_DRAW_PAD,
                       at->y + 36);
        text_write(self->out, step->task_name);
        ltl_out_cstr(self->out, "</text>");
    }
    ltl_out_cstr(self->out, "</g>\n");
}

static void label_write(ltl_picture *self, uint32_t x, uint32_t y, ltl_str label) {
    if (label.len > 0) {
        ltl_out_printf(self->out, "<text class=\"small\" x=\"%u\" y=\"%u\">", x, y);
        text_write(self->out, label);
        ltl_out_cstr(self->out, "</text>\n");
    }
}

/* From the bottom of one box to the top of another below it. */
static void arrow_write(ltl_picture *self, const ltl_box *from, const ltl_box *to) {
    ltl_out_printf(self->out, "<line x1=\"%u\" y1=\"%u\" x2=\"%u\" y2=\"%u\"/>\n",
                   from->x + from->width / 2, from->y + from->height, to->x + to->width / 2,
                   to->y - 4);
}

/* Down, along below all others, down again: no box is crossed. */
static void elbow_write(ltl_picture *self, const ltl_box *from, const ltl_box *to) {
    ltl_out_printf(self->out, "<path class=\"to\" d=\"M%u %uV%uH%uV%u\"/>\n",
                   from->x + from->width / 2, from->y + from->height, to->y - LTL_DRAW_GAP / 2,
                   to->x + to->width / 2, to->y - 4);
}

/* Each below the one before; what undoes a step hangs on it. */
static void chain_write(ltl_picture *self, const ltl_flow_step *step) {
    const ltl_box *before = NULL;
    for (uint32_t i = 0; i < step->children.count; i++) {
        const ltl_flow_step *child = ltl_draw_child(self, step, i);
        const ltl_box *at = &self->boxes[child->index];
        if (ltl_draw_has_role(child, "undo")) {
            continue;
        }
        if (before != NULL) {
            arrow_write(self, before, at);
        }
        before = at;
        const ltl_flow_step *undo = ltl_draw_undo_of(self, step, child);
        if (undo != NULL) {
            const ltl_box *beside = &self->boxes[undo->index];
            uint32_t y = beside->y + beside->height / 2;
            ltl_out_printf(self->out, "<path class=\"to maybe\" d=\"M%u %uH%u\"/>\n",
                           at->x + at->width, y, beside->x - 4);
            label_write(self, beside->x - LTL_DRAW_UNDO_GAP / 2 - LTL_DRAW_PAD, y - 5,
                        LTL_STR("undo"));
        }
    }
}

/* An event: down to the next handler, or out to a lane of its own and back in. */
static void event_write(ltl_picture *self, const ltl_flow_step *step, const ltl_draw_edge *edge,
                        uint32_t lane, uint32_t entry) {
    const ltl_box *own = &self->boxes[step->index];
    const ltl_box *from = &self->boxes[step->children.at[edge->from]];
    const ltl_box *to = &self->boxes[step->children.at[edge->to]];
    if (!ltl_draw_is_lane(edge)) {
        arrow_write(self, from, to);
        label_write(self, to->x + to->width / 2 + LTL_DRAW_PAD / 2,
                    to->y - LTL_DRAW_EVENT_GAP / 2 + 3, edge->label);
        return;
    }
    uint32_t x = own->x + LTL_DRAW_PAD + own->content + ltl_draw_labels_width(&own->edges, true) +
                 (lane + 1) * LTL_DRAW_LANE - LTL_DRAW_PAD / 2;
    uint32_t y = to->y + LTL_DRAW_PAD + entry * LTL_DRAW_PAD;
    ltl_out_printf(self->out, "<path class=\"to\" d=\"M%u %uH%uV%uH%u\"/>\n", from->x + from->width,
                   from->y + from->height - LTL_DRAW_PAD / 2, x, y, to->x + to->width + 4);
    label_write(self, own->x + LTL_DRAW_PAD + own->content + LTL_DRAW_PAD / 2, y - 4, edge->label);
}

static void events_write(ltl_picture *self, const ltl_flow_step *step) {
    const ltl_draw_edges *edges = &self->boxes[step->index].edges;
    uint32_t lane = 0;
    for (uint32_t i = 0; i < edges->count; i++) {
        uint32_t entry = 0;
        for (uint32_t k = 0; k < i; k++) {
            entry += ltl_draw_is_lane(&edges->at[k]) && edges->at[k].to == edges->at[i].to;
        }
        event_write(self, step, &edges->at[i], lane, entry);
        lane += ltl_draw_is_lane(&edges->at[i]);
    }
}

/* Needs of steps side by side: below them, each at a height of its own; dashed when they depend on something. */
static void needs_write(ltl_picture *self, const ltl_flow_step *step) {
    const ltl_box *own = &self->boxes[step->index];
    for (uint32_t i = 0; i < own->edges.count; i++) {
        const ltl_draw_edge *edge = &own->edges.at[i];
        const ltl_box *from = &self->boxes[step->children.at[edge->from]];
        const ltl_box *to = &self->boxes[step->children.at[edge->to]];
        uint32_t entry = 0;
        for (uint32_t k = 0; k < i; k++) {
            entry += own->edges.at[k].to == edge->to;
        }
        ltl_out_printf(self->out, "<path class=\"to%s\" d=\"M%u %uV%uH%uV%u\"><title>",
                       edge->condition.len > 0 ? " maybe" : "", from->x + from->width / 2,
                       from->y + from->height,
                       own->y + LTL_DRAW_TITLE + own->content + (i + 1) * LTL_DRAW_LANE,
                       to->x + LTL_DRAW_PAD + entry * LTL_DRAW_LANE, to->y + to->height + 4);
        text_write(self->out, edge->condition);
        ltl_out_cstr(self->out, "</title></path>\n");
    }
}

static void closing_write(ltl_picture *self, const ltl_flow_step *step) {
    for (uint32_t i = 0; i < step->children.count; i++) {
        if (!ltl_draw_is_closing(step, ltl_draw_child(self, step, i))) {
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

static void lines_write(ltl_picture *self, const ltl_flow_step *step) {
    if (step->pattern == NULL) {
        return;
    }
    if (ltl_draw_is_called(step, "events")) {
        events_write(self, step);
    } else if (ltl_draw_is_vertical(step)) {
        chain_write(self, step);
    } else {
        needs_write(self, step);
        closing_write(self, step);
    }
}

static void head_write(ltl_picture *self) {
    uint32_t width = self->boxes[0].width + 2 * LTL_DRAW_PAD;
    uint32_t height = self->boxes[0].height + 2 * LTL_DRAW_PAD;
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
    ltl_picture self = {.workflow = workflow, .out = out};
    uint32_t count = workflow->steps.count;
    ltl_draw_place(&self);
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
