/* draw_svg.c - nested boxes. Children stand after their parents in the array of steps, so sizes are found going
 * backwards and places going forwards, without recursion. */
#include "orchestrator/workflow/draw.h"
#include "orchestrator/workflow/pattern.h"

enum {
    LEAF_HEIGHT = 44,
    TITLE = 26,
    GAP = 24,
    PAD = 14,
    CHAR = 8,
    SMALL_CHAR = 7,
    LEAST_WIDTH = 110
};

typedef struct box {
    uint32_t x;
    uint32_t y;
    uint32_t width;
    uint32_t height;
} box;

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

static bool is_vertical(const ltl_flow_step *step) {
    return step->pattern->sight != LTL_SIGHT_NONE || strcmp(step->pattern->name, "stream") == 0 ||
           strcmp(step->pattern->name, "guard") == 0;
}

/* The step that runs when all others are over stands below them. */
static bool is_closing(const ltl_flow_step *parent, const ltl_flow_step *child) {
    return !is_vertical(parent) && child->role != NULL &&
           (strcmp(child->role, "gather") == 0 || strcmp(child->role, "merge") == 0);
}

static ltl_str title_of(const ltl_flow_step *step, ltl_arena *arena) {
    const char *kind = step->pattern != NULL ? step->pattern->name : "";
    return ltl_arena_printf(arena, "%.*s%s%.*s%s%s", LTL_STR_ARG(step->label),
                            step->label.len > 0 ? ": " : "", LTL_STR_ARG(step->name),
                            kind[0] != '\0' ? " · " : "", kind);
}

static void size_find(const ltl_workflow *workflow, const ltl_flow_step *step, box *boxes,
                      ltl_arena *arena) {
    box *own = &boxes[step->index];
    uint32_t least = (uint32_t)title_of(step, arena).len * CHAR + 2 * PAD;
    uint32_t small = (uint32_t)step->task_name.len * SMALL_CHAR + 2 * PAD;
    least = least > small ? least : small;
    least = least > LEAST_WIDTH ? least : LEAST_WIDTH;
    *own = (box){.width = least, .height = LEAF_HEIGHT};
    if (step->pattern == NULL || step->children.count == 0) {
        return;
    }
    uint32_t along = 0;
    uint32_t across = 0;
    uint32_t below = 0;
    for (uint32_t i = 0; i < step->children.count; i++) {
        const box *child = &boxes[step->children.at[i]];
        if (is_closing(step, ltl_workflow_step(workflow, step->children.at[i]))) {
            below = child->height + GAP;
            least = child->width + 2 * PAD > least ? child->width + 2 * PAD : least;
            continue;
        }
        bool is_down = is_vertical(step);
        uint32_t length = is_down ? child->height : child->width;
        uint32_t breadth = is_down ? child->width : child->height;
        along += length + (along > 0 ? GAP : 0);
        across = breadth > across ? breadth : across;
    }
    uint32_t width = (is_vertical(step) ? across : along) + 2 * PAD;
    own->width = width > least ? width : least;
    own->height = (is_vertical(step) ? along : across + below) + TITLE + PAD;
}

static void children_place(const ltl_workflow *workflow, const ltl_flow_step *step, box *boxes) {
    if (step->pattern == NULL) {
        return;
    }
    uint32_t x = boxes[step->index].x + PAD;
    uint32_t y = boxes[step->index].y + TITLE;
    for (uint32_t i = 0; i < step->children.count; i++) {
        box *child = &boxes[step->children.at[i]];
        child->x = x;
        child->y = y;
        if (is_closing(step, ltl_workflow_step(workflow, step->children.at[i]))) {
            child->x = boxes[step->index].x + (boxes[step->index].width - child->width) / 2;
            child->y = boxes[step->index].y + boxes[step->index].height - PAD - child->height;
        } else if (is_vertical(step)) {
            child->x = boxes[step->index].x + (boxes[step->index].width - child->width) / 2;
            y += child->height + GAP;
        } else {
            x += child->width + GAP;
        }
    }
}

static void box_write(const ltl_flow_step *step, const box *at, ltl_out *out, ltl_arena *arena) {
    const char *kind = step->pattern != NULL ? "pattern" : "task";
    ltl_out_printf(out,
                   "<g class=\"%s\"><rect x=\"%u\" y=\"%u\" width=\"%u\" height=\"%u\" rx=\"6\"/>",
                   kind, at->x, at->y, at->width, at->height);
    uint32_t y = at->y + (step->pattern != NULL ? 18 : 20);
    ltl_out_printf(out, "<text x=\"%u\" y=\"%u\">", at->x + PAD, y);
    text_write(out, title_of(step, arena));
    ltl_out_cstr(out, "</text>");
    if (step->pattern == NULL) {
        ltl_out_printf(out, "<text class=\"small\" x=\"%u\" y=\"%u\">", at->x + PAD, at->y + 36);
        text_write(out, step->task_name);
        ltl_out_cstr(out, "</text>");
    }
    ltl_out_cstr(out, "</g>\n");
}

/* From the bottom of one box to the top of another below it. */
static void arrow_write(const box *from, const box *to, ltl_out *out) {
    ltl_out_printf(out, "<line x1=\"%u\" y1=\"%u\" x2=\"%u\" y2=\"%u\"/>\n",
                   from->x + from->width / 2, from->y + from->height, to->x + to->width / 2,
                   to->y - 4);
}

/* Down, along below all others, down again: no box is crossed. */
static void elbow_write(const box *from, const box *to, ltl_out *out) {
    ltl_out_printf(out, "<path class=\"to\" d=\"M%u %uV%uH%uV%u\"/>\n", from->x + from->width / 2,
                   from->y + from->height, to->y - GAP / 2, to->x + to->width / 2, to->y - 4);
}

static void arrows_write(const ltl_workflow *workflow, const ltl_flow_step *step, const box *boxes,
                         ltl_out *out) {
    if (step->pattern == NULL) {
        return;
    }
    const ltl_step_list *children = &step->children;
    for (uint32_t i = 1; i < children->count && is_vertical(step); i++) {
        arrow_write(&boxes[children->at[i - 1]], &boxes[children->at[i]], out);
    }
    for (uint32_t i = 0; i < children->count; i++) {
        if (!is_closing(step, ltl_workflow_step(workflow, children->at[i]))) {
            continue;
        }
        for (uint32_t k = 0; k < children->count; k++) {
            if (k != i) {
                elbow_write(&boxes[children->at[k]], &boxes[children->at[i]], out);
            }
        }
    }
}

void ltl_workflow_draw_svg(const ltl_workflow *workflow, ltl_out *out) {
    ltl_arena arena = {0};
    uint32_t count = workflow->steps.count;
    box *boxes = LTL_NEW_ARRAY(&arena, box, count);
    for (uint32_t i = count; i-- > 0;) {
        size_find(workflow, workflow->steps.at[i], boxes, &arena);
    }
    boxes[0].x = boxes[0].y = PAD;
    for (uint32_t i = 0; i < count; i++) {
        children_place(workflow, workflow->steps.at[i], boxes);
    }
    uint32_t width = boxes[0].width + 2 * PAD;
    uint32_t height = boxes[0].height + 2 * PAD;
    ltl_out_printf(out,
                   "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%u\" height=\"%u\" "
                   "viewBox=\"0 0 %u %u\" "
                   "role=\"img\">\n<title>",
                   width, height, width, height);
    text_write(out, workflow->name);
    ltl_out_cstr(
        out, "</title>\n<style>rect{fill:#fff;stroke:#57606a}.pattern rect{fill:#f6f8fa}"
             "text{font:13px system-ui,sans-serif;fill:#1f2328}.pattern text{font-weight:600}"
             ".small{font-size:11px;fill:#57606a}line,path.to{stroke:#57606a;fill:none;marker-end:"
             "url(#a)}</style>\n"
             "<defs><marker id=\"a\" viewBox=\"0 0 6 6\" refX=\"5\" refY=\"3\" markerWidth=\"7\" "
             "markerHeight=\"7\" orient=\"auto\"><path d=\"M0 0L6 3L0 6z\" "
             "fill=\"#57606a\"/></marker></defs>\n");
    for (uint32_t i = 0; i < count; i++) {
        box_write(workflow->steps.at[i], &boxes[i], out, &arena);
    }
    for (uint32_t i = 0; i < count; i++) {
        arrows_write(workflow, workflow->steps.at[i], boxes, out);
    }
    ltl_out_cstr(out, "</svg>\n");
    ltl_arena_clear(&arena);
}
