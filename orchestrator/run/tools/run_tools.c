#include "orchestrator/run/tools/run_tools.h"

#include <stdlib.h>

#include "orchestrator/run/tools/tool.h"

static void rows_enter(const ltl_tool_result *tool, ltl_ledger *ledger) {
    ltl_ledger_row *row = ltl_ledger_row_of(ledger, tool->agent.id);
    for (uint32_t i = 0; i < tool->files.count; i++) {
        ltl_reason reason = tool->files.at[i].reason;
        row->found++;
        ltl_ledger_add(row, reason != LTL_REASON_NONE ? reason : tool->reason);
    }
}

static void findings_add(ltl_arena *arena, const ltl_findings *from, ltl_findings *to) {
    for (uint32_t i = 0; i < from->count; i++) {
        LTL_PUSH(arena, to, from->at[i]);
    }
}

void ltl_run__tools_enter(const ltl_tool_result *tools, ltl_arena *arena, ltl_ledger *ledger,
                          ltl_findings *head, ltl_findings *base) {
    for (const ltl_tool_result *tool = tools; tool != NULL; tool = tool->next) {
        if (!tool->is_replaced) {
            rows_enter(tool, ledger);
            findings_add(arena, &tool->head, head);
            findings_add(arena, &tool->base, base);
        }
    }
}

static bool was_asked(const ltl_run *run, const ltl_flow_step *step) {
    for (const ltl_tool_result *tool = run->tools; tool != NULL; tool = tool->next) {
        if (ltl_str_eq(ltl_str_after_last(tool->step, '/'), step->name)) {
            return true;
        }
    }
    return false;
}

/* How the step ended, or the nearest one around it that did. */
static const ltl_result *end_of(const ltl_engine *engine, const ltl_workflow *workflow,
                                const ltl_flow_step *step) {
    const ltl_result *result = ltl_engine_step_result(engine, step->name);
    while (result == NULL && step->parent != LTL_NO_STEP) {
        step = ltl_workflow_step(workflow, step->parent);
        result = ltl_engine_step_result(engine, step->name);
    }
    return result;
}

static ltl_str name_of(const ltl_flow_step *step) {
    for (uint32_t i = 0; i < step->feeds.count; i++) {
        const ltl_ref *from = &step->feeds.at[i].from;
        if (ltl_str_is(step->feeds.at[i].port, "name") && from->kind == LTL_REF_LITERAL &&
            from->literal.kind == LTL_DATA_TEXT) {
            return from->literal.text;
        }
    }
    return step->name;
}

static void missing_add(ltl_run *run, const ltl_flow_step *step, const ltl_result *end) {
    ltl_tool_result *tool = ltl_tool_result_new(name_of(step), LTL_DOMAIN_QUALITY, step->name);
    if (tool == NULL) {
        return;
    }
    tool->reason = LTL_REASON_NOT_REACHED;
    tool->trouble =
        end != NULL && end->reason.len > 0
            ? ltl_arena_printf(&tool->arena, "not asked: %.*s", LTL_STR_ARG(end->reason))
            : LTL_STR("not asked: the workflow did not come to it");
    ltl_tool_result_insert(&run->tools, tool);
}

void ltl_run__tools_complete(ltl_run *run, const ltl_engine *engine, const ltl_workflow *workflow) {
    for (uint32_t i = 0; i < workflow->steps.count; i++) {
        const ltl_flow_step *step = workflow->steps.at[i];
        if (step->task != &ltl_task_tool || was_asked(run, step)) {
            continue;
        }
        const ltl_result *end = end_of(engine, workflow, step);
        bool is_meant = end != NULL && end->ending == LTL_ENDING_SKIPPED &&
                        (end->skip == LTL_SKIP_CONDITION || end->skip == LTL_SKIP_NOT_NEEDED);
        if (!is_meant) {
            missing_add(run, step, end);
        }
    }
}

static int compare(const void *left, const void *right) {
    const ltl_run_tool *a = left;
    const ltl_run_tool *b = right;
    int order = strcmp(a->id, b->id);
    return order != 0 ? order : ltl_str_compare(a->trouble, b->trouble);
}

const ltl_run_tool *ltl_run_tools(ltl_run *run, uint32_t *out_count) {
    uint32_t count = 0;
    for (const ltl_tool_result *tool = run->tools; tool != NULL; tool = tool->next) {
        count++;
    }
    ltl_run_tool *tools = LTL_NEW_ARRAY(&run->arena, ltl_run_tool, (size_t)count + 1);
    count = 0;
    for (const ltl_tool_result *tool = run->tools; tool != NULL; tool = tool->next) {
        if (!tool->is_replaced) {
            tools[count++] = (ltl_run_tool){
                .id = tool->agent.id,
                .trouble = tool->trouble,
                .is_optional = tool->is_optional,
                .files = tool->files.count,
                .outside = tool->outside,
                .rules = tool->rules.at,
                .rule_count = tool->rules.count,
            };
        }
    }
    if (count > 1) {
        qsort(tools, count, sizeof(tools[0]), compare);
    }
    *out_count = count;
    return tools;
}
