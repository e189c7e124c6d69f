#include "orchestrator/workflow/condition.h"
#include "orchestrator/workflow/pattern.h"
#include "orchestrator/workflow/pictures/draw.h"
#include "orchestrator/workflow/pictures/draw_edges.h"

/* What ends or opens a label in Mermaid becomes an entity of its own notation. */
static void label_write(ltl_out *out, ltl_str text) {
    for (size_t i = 0; i < text.len; i++) {
        char byte = text.ptr[i];
        if (byte == '"' || byte == '<' || byte == '>' || byte == '&' || byte == '#' ||
            byte == ';' || byte == '|' || byte == '`' || (unsigned char)byte < ' ') {
            ltl_out_printf(out, "#%u;", (unsigned)(unsigned char)byte);
        } else {
            ltl_out_byte(out, byte);
        }
    }
}

static void indent(ltl_out *out, uint32_t depth) {
    for (uint32_t i = 0; i <= depth; i++) {
        ltl_out_cstr(out, "  ");
    }
}

static void leaf_write(const ltl_flow_step *step, ltl_out *out) {
    indent(out, step->depth);
    ltl_out_printf(out, "s%u[\"", step->index);
    if (step->label.len > 0) {
        label_write(out, step->label);
        ltl_out_cstr(out, ": ");
    }
    label_write(out, step->name);
    if (!ltl_str_eq(step->name, step->task_name)) {
        ltl_out_cstr(out, "<br/><i>");
        label_write(out, step->task_name);
        ltl_out_cstr(out, "</i>");
    }
    ltl_out_cstr(out, "\"]\n");
}

/* As deep as the workflow, which has a limit. */
static void step_write(const ltl_workflow *workflow, const ltl_flow_step *step, ltl_out *out) {
    if (step->pattern == NULL) {
        leaf_write(step, out);
        return;
    }
    indent(out, step->depth);
    ltl_out_printf(out, "subgraph s%u[\"", step->index);
    if (step->label.len > 0) {
        label_write(out, step->label);
        ltl_out_cstr(out, ": ");
    }
    label_write(out, step->name);
    ltl_out_printf(out, " (%s)\"]\n", step->pattern->name);
    for (uint32_t i = 0; i < step->children.count; i++) {
        step_write(workflow, ltl_workflow_step(workflow, step->children.at[i]), out);
    }
    indent(out, step->depth);
    ltl_out_cstr(out, "end\n");
}

static void edge_write(uint32_t from, uint32_t to, const char *arrow, ltl_str label, ltl_out *out) {
    ltl_out_printf(out, "  s%u %s", from, arrow);
    if (label.len > 0) {
        ltl_out_cstr(out, "|\"");
        label_write(out, label);
        ltl_out_cstr(out, "\"|");
    }
    ltl_out_printf(out, " s%u\n", to);
}

/* A condition on what is fed makes the edge a dashed one. */
static void needs_write(const ltl_flow_step *step, ltl_out *out) {
    for (uint32_t i = 0; i < step->needs.count; i++) {
        const ltl_flow_condition *condition = ltl_draw_condition(step, step->needs.at[i]);
        edge_write(step->needs.at[i], step->index, condition != NULL ? "-.->" : "-->",
                   condition != NULL ? condition->text : LTL_STR(""), out);
    }
}

/* In a sequence or saga, a step that does not say what it needs comes after the one before it. */
static void order_write(const ltl_workflow *workflow, const ltl_flow_step *parent, ltl_out *out) {
    uint32_t before = LTL_NO_STEP;
    for (uint32_t i = 0; i < parent->children.count; i++) {
        const ltl_flow_step *child = ltl_workflow_step(workflow, parent->children.at[i]);
        if (strcmp(child->role, "steps") != 0) {
            continue;
        }
        if (before != LTL_NO_STEP && child->needs.count == 0) {
            edge_write(before, child->index, "-->", LTL_STR(""), out);
        }
        before = child->index;
    }
}

/* The step that runs when the others are over comes after each of them. */
static void closing_write(const ltl_workflow *workflow, const ltl_flow_step *closing,
                          ltl_out *out) {
    const ltl_flow_step *parent = ltl_workflow_step(workflow, closing->parent);
    for (uint32_t i = 0; i < parent->children.count; i++) {
        bool is_needed = parent->children.at[i] == closing->index;
        for (uint32_t k = 0; k < closing->needs.count; k++) {
            is_needed |= closing->needs.at[k] == parent->children.at[i];
        }
        if (!is_needed) {
            edge_write(parent->children.at[i], closing->index, "-->", LTL_STR(""), out);
        }
    }
}

static void undo_write(const ltl_workflow *workflow, const ltl_flow_step *undo, ltl_out *out) {
    const ltl_flow_step *of = ltl_workflow_find(workflow, undo->label);
    if (of != NULL) {
        edge_write(of->index, undo->index, "-.->", LTL_STR("undo"), out);
    }
}

/* An event goes from who publishes it to who waits for it. */
static void event_write(const ltl_workflow *workflow, const ltl_flow_step *handler, ltl_str event,
                        ltl_out *out) {
    const ltl_flow_step *parent = ltl_workflow_step(workflow, handler->parent);
    for (uint32_t i = 0; i < parent->children.count; i++) {
        const ltl_flow_step *other = ltl_workflow_step(workflow, parent->children.at[i]);
        if (ltl_draw_publishes(other, event)) {
            edge_write(other->index, handler->index, "-->", event, out);
        }
    }
}

static void edges_write(const ltl_workflow *workflow, const ltl_flow_step *step, ltl_out *out) {
    needs_write(step, out);
    if (step->pattern != NULL && step->pattern->sight == LTL_SIGHT_EARLIER) {
        order_write(workflow, step, out);
    }
    if (step->role != NULL && strcmp(step->role, "undo") == 0) {
        undo_write(workflow, step, out);
    }
    bool is_closing = step->role != NULL &&
                      (strcmp(step->role, "gather") == 0 || strcmp(step->role, "merge") == 0);
    if (is_closing && step->parent != LTL_NO_STEP) {
        closing_write(workflow, step, out);
    }
    for (uint32_t i = 0; i < step->on.count; i++) {
        event_write(workflow, step, step->on.at[i], out);
    }
}

void ltl_workflow_draw_mermaid(const ltl_workflow *workflow, ltl_out *out) {
    ltl_out_cstr(out, "flowchart TD\n");
    step_write(workflow, workflow->steps.at[0], out);
    for (uint32_t i = 0; i < workflow->steps.count; i++) {
        edges_write(workflow, workflow->steps.at[i], out);
    }
}
