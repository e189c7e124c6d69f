/* resolve.c - from names to steps: what every reference means where it stands, and what has to be over first. */
#include "orchestrator/workflow/files/check.h"

enum { MAX_NAMES = 256 };

/* From where a step looks: as what stands where it stands, as that once it is over, or from within. */
enum view { VIEW_BEFORE, VIEW_AFTER, VIEW_WITHIN };

static ltl_flow_step *step_at(const ltl_flow_check *check, uint32_t index) {
    return check->workflow->steps.at[index];
}

/* Names of locals that are there at a step: those of the patterns around it, and its own for what it asks itself. */
static const ltl_flow_step *local_owner(const ltl_flow_check *check, const ltl_flow_step *from,
                                        ltl_str name, enum view view) {
    for (uint32_t at = view == VIEW_WITHIN ? from->index : from->parent; at != LTL_NO_STEP;
         at = step_at(check, at)->parent) {
        const ltl_flow_step *step = step_at(check, at);
        if (step->pattern != NULL && ltl_port_find(step->pattern->locals, name) != UINT32_MAX) {
            return step;
        }
    }
    return NULL;
}

static uint32_t names_collect(const ltl_flow_check *check, const ltl_flow_step *from,
                              ltl_str *names) {
    uint32_t count = 0;
    names[count++] = LTL_STR("inputs");
    for (uint32_t i = 0; i < check->workflow->steps.count && count < MAX_NAMES; i++) {
        names[count++] = check->workflow->steps.at[i]->name;
    }
    for (uint32_t at = from->index; at != LTL_NO_STEP; at = step_at(check, at)->parent) {
        const ltl_workflow_pattern *pattern = step_at(check, at)->pattern;
        const ltl_port *local = pattern != NULL ? pattern->locals : NULL;
        for (; local != NULL && local->name != NULL && count < MAX_NAMES; local++) {
            names[count++] = ltl_str_of(local->name);
        }
    }
    return count;
}

static bool role_sees_all(const ltl_workflow_pattern *pattern, const char *role) {
    for (const char *const *at = pattern->sees_all; at != NULL && *at != NULL; at++) {
        if (strcmp(*at, role) == 0) {
            return true;
        }
    }
    return false;
}

static bool stands_before(const ltl_flow_step *parent, uint32_t first, uint32_t second) {
    for (uint32_t i = 0; i < parent->children.count; i++) {
        if (parent->children.at[i] == first || parent->children.at[i] == second) {
            return parent->children.at[i] == first;
        }
    }
    return false;
}

/* The step around `from`, or `from` itself, that stands beside `target`; null when there is none. */
static ltl_flow_step *beside(const ltl_flow_check *check, const ltl_flow_step *from,
                             const ltl_flow_step *target) {
    for (uint32_t at = from->index; at != LTL_NO_STEP; at = step_at(check, at)->parent) {
        if (step_at(check, at)->parent == target->parent) {
            return step_at(check, at);
        }
    }
    return NULL;
}

static void needs_add(ltl_flow_check *check, ltl_flow_step *step, uint32_t needed) {
    for (uint32_t i = 0; i < step->needs.count; i++) {
        if (step->needs.at[i] == needed) {
            return;
        }
    }
    step->has_order = true;
    LTL_PUSH(&check->workflow->arena, &step->needs, needed);
}

/* Whether `from` may look at `target`; says what is wrong when it may not. */
static bool may_see(ltl_flow_check *check, const ltl_ref *ref, const ltl_flow_step *from,
                    const ltl_flow_step *target, enum view view) {
    if (target->parent == from->index || (target == from && view == VIEW_AFTER)) {
        return true; /* what a step asks about its own steps, or about itself once it is over */
    }
    const ltl_flow_step *sibling =
        target->parent != LTL_NO_STEP ? beside(check, from, target) : NULL;
    if (sibling == target || ltl_step_is_within(check->workflow, from->index, target->index)) {
        ltl_check_complain(check, ref->line, ref->column, "`%.*s` cannot wait for itself",
                           LTL_STR_ARG(target->name));
        return false;
    }
    if (sibling == NULL) {
        const ltl_flow_step *inside = step_at(check, target->parent);
        ltl_check_complain(
            check, ref->line, ref->column,
            "`%.*s` is seen only within `%.*s`, which can pass it on under `outputs`",
            LTL_STR_ARG(target->name), LTL_STR_ARG(inside->name));
        return false;
    }
    const ltl_flow_step *parent = step_at(check, target->parent);
    if (role_sees_all(parent->pattern, sibling->role) || parent->pattern->sight == LTL_SIGHT_ALL ||
        (parent->pattern->sight == LTL_SIGHT_EARLIER &&
         stands_before(parent, target->index, sibling->index))) {
        return true;
    }
    ltl_check_complain(check, ref->line, ref->column,
                       parent->pattern->sight == LTL_SIGHT_EARLIER
                           ? "`%.*s` comes after `%.*s`, which needs it"
                           : "`%.*s` and `%.*s` run at the same time and do not see each other",
                       LTL_STR_ARG(target->name), LTL_STR_ARG(sibling->name));
    return false;
}

static void step_refer(ltl_flow_check *check, ltl_ref *ref, const ltl_flow_step *from,
                       const ltl_flow_step *target, ltl_str rest, enum view view) {
    if (!may_see(check, ref, from, target, view)) {
        return;
    }
    ltl_str port = LTL_STR("");
    if (rest.ptr == NULL || !ltl_str_split(&rest, '.', &port) || port.len == 0) {
        ltl_check_complain(check, ref->line, ref->column,
                           "say which output of `%.*s`: `$%.*s.NAME`", LTL_STR_ARG(target->name),
                           LTL_STR_ARG(target->name));
        return;
    }
    ref->kind = LTL_REF_STEP;
    ref->step = target->index;
    ref->name = port;
    ref->path = rest.ptr != NULL ? rest : LTL_STR("");
    ltl_flow_step *sibling = target->parent != LTL_NO_STEP ? beside(check, from, target) : NULL;
    if (sibling != NULL && sibling != target) {
        needs_add(check, sibling, target->index);
    }
}

static void input_refer(ltl_flow_check *check, ltl_ref *ref, ltl_str rest) {
    const ltl_workflow_inputs *inputs = &check->workflow->inputs;
    ltl_str name = LTL_STR("");
    ltl_str names[MAX_NAMES];
    uint32_t count = 0;
    (void)(rest.ptr != NULL && ltl_str_split(&rest, '.', &name));
    for (uint32_t i = 0; i < inputs->count; i++) {
        if (ltl_str_eq(inputs->at[i].name, name)) {
            ref->kind = LTL_REF_INPUT;
            ref->name = name;
            ref->path = rest.ptr != NULL ? rest : LTL_STR("");
            return;
        }
        names[count] = inputs->at[i].name;
        count += count + 1 < MAX_NAMES;
    }
    ltl_str suggestion = ltl_check_suggestion(check, name, names, count);
    ltl_check_complain(check, ref->line, ref->column, "the workflow has no input `%.*s`%.*s",
                       LTL_STR_ARG(name), LTL_STR_ARG(suggestion));
}

static void refer_to(ltl_flow_check *check, ltl_ref *ref, const ltl_flow_step *from,
                     enum view view) {
    ltl_str rest = ltl_str_slice(ref->text, 1, ref->text.len);
    ltl_str name = LTL_STR("");
    (void)ltl_str_split(&rest, '.', &name);
    if (ltl_str_is(name, "inputs")) {
        input_refer(check, ref, rest);
        return;
    }
    const ltl_flow_step *owner = local_owner(check, from, name, view);
    const ltl_flow_step *target = ltl_workflow_find(check->workflow, name);
    if (owner != NULL) {
        ref->kind = LTL_REF_LOCAL;
        ref->step = owner->index;
        ref->name = name;
        ref->path = rest.ptr != NULL ? rest : LTL_STR("");
    } else if (target != NULL) {
        step_refer(check, ref, from, target, rest, view);
    } else {
        ltl_str names[MAX_NAMES];
        uint32_t count = names_collect(check, from, names);
        ltl_str suggestion = ltl_check_suggestion(check, name, names, count);
        ltl_check_complain(check, ref->line, ref->column, "nothing here is called `%.*s`%.*s",
                           LTL_STR_ARG(name), LTL_STR_ARG(suggestion));
    }
}

static void refer(ltl_flow_check *check, ltl_ref *ref, const ltl_flow_step *from, enum view view) {
    if (ref->kind == LTL_REF_NONE && ref->text.len > 0) {
        refer_to(check, ref, from, view);
        if (ref->kind == LTL_REF_NONE) {
            ltl_check_leave_gap(check, from->index);
        }
    }
}

static void refer_all(ltl_flow_check *check, ltl_ref *ref, const ltl_flow_step *from,
                      enum view view) {
    refer(check, ref, from, view);
    for (uint32_t i = 0; ref->kind == LTL_REF_LIST && i < ref->part_count; i++) {
        refer(check, &ref->parts[i], from, view);
    }
}

static void condition_refer(ltl_flow_check *check, const ltl_flow_condition *condition,
                            const ltl_flow_step *from, enum view view) {
    for (uint32_t i = 0; condition != NULL && i < condition->count; i++) {
        if (condition->terms[i].kind == LTL_TERM_VALUE) {
            refer(check, &condition->terms[i].ref, from, view);
        }
    }
}

static void row_refer(ltl_flow_check *check, const ltl_row *row, const ltl_flow_step *step) {
    void *place = (char *)step->options + row->offset;
    if (row->kind == LTL_ROW_REF) {
        refer_all(check, place, step, VIEW_BEFORE);
    } else if (row->kind == LTL_ROW_CONDITION) {
        condition_refer(check, *(const ltl_flow_condition **)place, step, VIEW_WITHIN);
    } else if (row->kind == LTL_ROW_CONDITIONS) {
        const ltl_verdicts *verdicts = place;
        for (uint32_t i = 0; i < verdicts->count; i++) {
            condition_refer(check, verdicts->at[i].condition, step, VIEW_WITHIN);
        }
    }
}

static void step_resolve(ltl_flow_check *check, ltl_flow_step *step) {
    for (uint32_t i = 0; i < step->feeds.count; i++) {
        refer_all(check, &step->feeds.at[i].from, step, VIEW_BEFORE);
        condition_refer(check, step->feeds.at[i].only_if, step, VIEW_BEFORE);
    }
    for (uint32_t i = 0; i < step->outputs.count; i++) {
        refer_all(check, &step->outputs.at[i].from, step, VIEW_BEFORE);
    }
    for (uint32_t i = 0; i < step->emits.count; i++) {
        condition_refer(check, step->emits.at[i].when, step, VIEW_AFTER);
    }
    condition_refer(check, step->when, step, VIEW_BEFORE);
    for (const ltl_row *row = step->pattern != NULL ? step->pattern->rows : NULL;
         row != NULL && row->key != NULL; row++) {
        row_refer(check, row, step);
    }
}

void ltl_workflow_resolve(ltl_flow_check *check) {
    for (uint32_t i = 0; i < check->workflow->steps.count; i++) {
        step_resolve(check, check->workflow->steps.at[i]);
    }
}
