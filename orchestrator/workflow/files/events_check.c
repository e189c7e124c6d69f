#include "orchestrator/workflow/files/events_check.h"

/* Every event that can be published in it, by whom it may be. */
static bool is_emitted(const ltl_flow_check *check, const ltl_flow_step *step, ltl_str type) {
    const ltl_events_options *given = step->options;
    if (ltl_str_eq(type, given->first) || (given->first.len == 0 && ltl_str_is(type, "started"))) {
        return true;
    }
    for (uint32_t i = 0; i < given->handlers.count; i++) {
        const ltl_flow_step *handler = ltl_workflow_step(check->workflow, given->handlers.at[i]);
        ltl_str rest = ltl_str_slice(type, handler->name.len, type.len);
        bool is_own = ltl_str_starts_with(type, handler->name) &&
                      (ltl_str_is(rest, ".completed") || ltl_str_is(rest, ".failed") ||
                       ltl_str_is(rest, ".skipped"));
        for (uint32_t k = 0; k < handler->emits.count; k++) {
            is_own |= ltl_str_eq(handler->emits.at[k].event, type);
        }
        const char *const *said = handler->task != NULL ? handler->task->emits : NULL;
        for (; said != NULL && *said != NULL; said++) {
            is_own |= ltl_str_is(type, *said);
        }
        if (is_own || handler->is_broken) { /* of a broken one nobody knows */
            return true;
        }
    }
    return false;
}

static ltl_str emitted_suggestion(ltl_flow_check *check, const ltl_flow_step *step, ltl_str type) {
    const ltl_events_options *given = step->options;
    ltl_str names[128];
    uint32_t count = 0;
    for (uint32_t i = 0; i < given->handlers.count && count + 2 < LTL_COUNT_OF(names); i++) {
        const ltl_flow_step *handler = ltl_workflow_step(check->workflow, given->handlers.at[i]);
        names[count++] =
            ltl_arena_printf(check->arena, "%.*s.completed", LTL_STR_ARG(handler->name));
        names[count++] = ltl_arena_printf(check->arena, "%.*s.failed", LTL_STR_ARG(handler->name));
        for (uint32_t k = 0; k < handler->emits.count && count < LTL_COUNT_OF(names); k++) {
            names[count++] = handler->emits.at[k].event;
        }
    }
    return ltl_check_suggestion(check, type, names, count);
}

static void ends_check(ltl_flow_check *check, const ltl_flow_step *step,
                       const ltl_events_options *given) {
    for (uint32_t i = 0; i < given->ends.count; i++) {
        const ltl_flow_condition *condition = given->ends.at[i].condition;
        for (uint32_t k = 0; k + 2 < condition->count; k++) {
            const ltl_term *seen = &condition->terms[k];
            const ltl_term *type = &condition->terms[k + 1];
            bool is_pair = seen->kind == LTL_TERM_VALUE && seen->ref.kind == LTL_REF_LOCAL &&
                           ltl_str_is(seen->ref.name, "seen") && type->kind == LTL_TERM_VALUE &&
                           type->ref.literal.kind == LTL_DATA_TEXT &&
                           condition->terms[k + 2].kind == LTL_TERM_CONTAINS;
            if (is_pair && !given->outside && !is_emitted(check, step, type->ref.literal.text)) {
                ltl_str suggestion = emitted_suggestion(check, step, type->ref.literal.text);
                ltl_check_complain(check, type->ref.line, type->ref.column,
                                   "nobody publishes `%.*s`%.*s",
                                   LTL_STR_ARG(type->ref.literal.text), LTL_STR_ARG(suggestion));
            }
        }
    }
}

void ltl_events_check(ltl_flow_check *self, const ltl_flow_step *step) {
    const ltl_events_options *given = step->options;
    for (uint32_t i = 0; i < given->handlers.count; i++) {
        const ltl_flow_step *handler = ltl_workflow_step(self->workflow, given->handlers.at[i]);
        uint32_t reachable = 0;
        for (uint32_t k = 0; k < handler->on.count; k++) {
            bool is_there = given->outside || is_emitted(self, step, handler->on.at[k]);
            reachable += is_there;
            if (!is_there) {
                ltl_str suggestion = emitted_suggestion(self, step, handler->on.at[k]);
                ltl_check_complain(self, handler->line, handler->column,
                                   "nobody publishes `%.*s`%.*s", LTL_STR_ARG(handler->on.at[k]),
                                   LTL_STR_ARG(suggestion));
            }
        }
        if (reachable == 0) {
            ltl_check_complain(self, handler->line, handler->column,
                               "`%.*s` can never run: no event starts it",
                               LTL_STR_ARG(handler->name));
        }
    }
    if (given->ends.count == 0) {
        ltl_check_complain(self, step->line, step->column, "`%.*s` has no end",
                           LTL_STR_ARG(step->name));
    }
    ends_check(self, step, given);
}
