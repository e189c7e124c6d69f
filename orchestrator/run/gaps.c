#include "orchestrator/run/gaps.h"

#include "orchestrator/run/tools/tool.h"
#include "orchestrator/workflow/engine/join.h"

void ltl_gaps_begin(ltl_gaps *self, const ltl_workflow *workflow) {
    self->workflow = workflow;
    self->ends = LTL_NEW_ARRAY(&self->arena, ltl_step_end, (size_t)workflow->steps.count + 1);
}

void ltl_gaps_tell(ltl_gaps *self, const ltl_happening *happening) {
    if (happening->kind != LTL_HAPPENING_ENDED || happening->step == NULL) {
        return;
    }
    const ltl_result *result = happening->result;
    ltl_step_end *end = &self->ends[happening->step->index];
    end->worst = ltl_ending_worse(end->worst, result->ending);
    if (ltl_join_is_bad(result) && result->skip != LTL_SKIP_NOT_REACHED &&
        end->bad == LTL_ENDING_NONE) {
        end->bad = result->ending;
        end->reason = ltl_arena_copy(&self->arena, result->reason);
    }
}

static const ltl_flow_step *around(const ltl_gaps *self, const ltl_flow_step *step) {
    return step->parent == LTL_NO_STEP ? NULL : ltl_workflow_step(self->workflow, step->parent);
}

static bool has_ledger(const ltl_task *task) {
    return task == &ltl_task_tool ||
           (task != NULL && ltl_task_find(&ltl_run_tasks, ltl_str_of(task->name)) == task);
}

/* A pattern speaks for itself only where no step within went wrong: its circuit is open, what it needs is missing. */
static bool speaks_for_itself(const ltl_gaps *self, const ltl_flow_step *pattern) {
    bool has_work = false;
    for (uint32_t i = pattern->index + 1; i < self->workflow->steps.count; i++) {
        const ltl_flow_step *step = ltl_workflow_step(self->workflow, i);
        const ltl_flow_step *outer = around(self, step);
        while (outer != NULL && outer != pattern) {
            outer = around(self, outer);
        }
        if (outer == pattern && self->ends[i].bad != LTL_ENDING_NONE) {
            return false;
        }
        has_work |= outer == pattern && step->task != NULL && !has_ledger(step->task);
    }
    return has_work;
}

/* It ended without data, and says by itself what became of the steps within. */
static bool tells_of_steps(const ltl_gaps *self, const ltl_flow_step *step) {
    return step->pattern != NULL && step->pattern->tells_of_steps &&
           self->ends[step->index].bad != LTL_ENDING_NONE;
}

static bool is_told_around(const ltl_gaps *self, const ltl_flow_step *step) {
    do {
        step = around(self, step);
    } while (step != NULL && !tells_of_steps(self, step));
    return step != NULL;
}

static bool is_told_here(const ltl_gaps *self, const ltl_flow_step *step) {
    if (is_told_around(self, step)) {
        return false;
    }
    return step->task != NULL ? step->task->specialist == NULL && !has_ledger(step->task)
                              : tells_of_steps(self, step) || speaks_for_itself(self, step);
}

/* The step that went on without this one; null: none did, or all is well further out. */
static const ltl_flow_step *absorber_of(const ltl_gaps *self, const ltl_flow_step *step) {
    const ltl_flow_step *absorber = NULL;
    for (step = around(self, step); step != NULL; step = around(self, step)) {
        ltl_ending ending = self->ends[step->index].worst;
        if (ending == LTL_ENDING_OK) {
            return NULL;
        }
        absorber = absorber == NULL && ending == LTL_ENDING_PARTIAL ? step : absorber;
    }
    return absorber;
}

/* Whoever wrote the workflow said so: `on_failure: continue`, another way in a guard, an input that is optional, a
 * quorum. */
static bool may_fail(const ltl_gaps *self, const ltl_flow_step *step,
                     const ltl_flow_step *absorber) {
    const ltl_flow_step *outer = around(self, step);
    bool may = step->continues;
    for (; !may && outer != absorber; outer = around(self, step)) {
        step = outer;
        may = step->continues;
    }
    return may || (absorber->pattern->does_without != NULL &&
                   absorber->pattern->does_without(self->workflow, absorber, step));
}

void ltl_gaps_settle(ltl_gaps *self) {
    for (uint32_t i = 0; i < self->workflow->steps.count; i++) {
        const ltl_flow_step *step = ltl_workflow_step(self->workflow, i);
        const ltl_step_end *end = &self->ends[i];
        const ltl_flow_step *absorber =
            end->bad != LTL_ENDING_NONE ? absorber_of(self, step) : NULL;
        if (absorber != NULL && is_told_here(self, step)) {
            ltl_run_gap gap = {
                .text = ltl_arena_printf(&self->arena,
                                         "step `%.*s` %s%s%.*s: what comes from it is missing",
                                         LTL_STR_ARG(step->name), ltl_ending_text(end->bad),
                                         end->reason.len > 0 ? ": " : "", LTL_STR_ARG(end->reason)),
                .may_fail = may_fail(self, step, absorber),
            };
            LTL_PUSH(&self->arena, &self->found, gap);
        }
    }
    self->workflow = NULL;
}

void ltl_gaps_clear(ltl_gaps *self) {
    ltl_arena_clear(&self->arena);
}
