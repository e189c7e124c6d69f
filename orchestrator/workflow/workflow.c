#include "orchestrator/workflow/workflow.h"

#include <stdlib.h>

#include "orchestrator/workflow/pattern.h"

const ltl_workflow_pattern *ltl_workflow_pattern_find(ltl_str name) {
    for (size_t i = 0; i < ltl_workflow_pattern_count; i++) {
        if (ltl_str_is(name, ltl_workflow_patterns[i]->name)) {
            return ltl_workflow_patterns[i];
        }
    }
    return NULL;
}

void ltl_workflow_free(ltl_workflow *workflow) {
    if (workflow == NULL) {
        return;
    }
    /* The workflow lies in its own arena. */
    ltl_arena arena = workflow->arena;
    ltl_arena_clear(&arena);
}

const ltl_flow_step *ltl_workflow_find(const ltl_workflow *workflow, ltl_str name) {
    for (uint32_t i = 0; i < workflow->steps.count; i++) {
        if (ltl_str_eq(workflow->steps.at[i]->name, name)) {
            return workflow->steps.at[i];
        }
    }
    return NULL;
}

bool ltl_step_is_within(const ltl_workflow *workflow, uint32_t inner, uint32_t outer) {
    for (uint32_t at = inner; at != LTL_NO_STEP; at = workflow->steps.at[at]->parent) {
        if (at == outer) {
            return true;
        }
    }
    return false;
}

static ltl_str port_type(const ltl_port *ports, ltl_str name) {
    uint32_t index = ltl_port_find(ports, name);
    return index != UINT32_MAX ? ltl_str_of(ports[index].type) : LTL_STR_NONE;
}

/* As deep as the workflow, which has a limit. */
ltl_str ltl_step_output_type(const ltl_workflow *workflow, const ltl_flow_step *step,
                             ltl_str port) {
    if (ltl_str_is(port, "status") || ltl_str_is(port, "reason")) {
        return LTL_STR("text");
    }
    for (uint32_t i = 0; i < step->outputs.count; i++) {
        if (ltl_str_eq(step->outputs.at[i].name, port)) {
            return ltl_ref_type(workflow, &step->outputs.at[i].from);
        }
    }
    if (step->task != NULL) {
        return port_type(step->task->outputs, port);
    }
    if (step->pattern == NULL) {
        return LTL_STR("any"); /* a task that nobody knows was complained about already */
    }
    ltl_str type = port_type(step->pattern->outputs, port);
    if (type.ptr == NULL && step->has_gaps) {
        return LTL_STR("any"); /* complained about, too */
    }
    return type.ptr == NULL && step->pattern->passes_on != NULL
               ? step->pattern->passes_on(workflow, step, port)
               : type;
}

ltl_str ltl_ref_type(const ltl_workflow *workflow, const ltl_ref *ref) {
    ltl_str type = LTL_STR_NONE;
    if (ref->kind == LTL_REF_LITERAL) {
        return ltl_data_type_of(&ref->literal);
    }
    if (ref->kind == LTL_REF_LIST) {
        return LTL_STR("list of any");
    }
    if (ref->kind == LTL_REF_STEP) {
        type = ltl_step_output_type(workflow, workflow->steps.at[ref->step], ref->name);
    } else if (ref->kind == LTL_REF_LOCAL) {
        type = port_type(workflow->steps.at[ref->step]->pattern->locals, ref->name);
    }
    for (uint32_t i = 0; ref->kind == LTL_REF_INPUT && i < workflow->inputs.count; i++) {
        if (ltl_str_eq(workflow->inputs.at[i].name, ref->name)) {
            type = workflow->inputs.at[i].type;
        }
    }
    if (ref->path.len == 0 || type.ptr == NULL) {
        return type;
    }
    return ltl_str_ends_with(ref->path, LTL_STR("count")) ? LTL_STR("number") : LTL_STR("any");
}
