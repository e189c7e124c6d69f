#include "orchestrator/workflow/files/check.h"

#include "core/nearest.h"
#include "orchestrator/workflow/condition.h"

enum { MAX_LISTED = 12 };

static void problem_add(ltl_flow_check *check, bool is_warning, uint32_t line, uint32_t column,
                        const char *format, va_list args) {
    ltl_workflow_problem problem = {.is_warning = is_warning, .line = line, .column = column};
    problem.text = ltl_arena_vprintf(check->arena, format, args);
    check->errors += !is_warning;
    LTL_PUSH(check->arena, &check->problems, problem);
}

void ltl_check_complain(ltl_flow_check *check, uint32_t line, uint32_t column, const char *format,
                        ...) {
    va_list args;
    va_start(args, format);
    problem_add(check, false, line, column, format, args);
    va_end(args);
}

void ltl_check_warn(ltl_flow_check *check, uint32_t line, uint32_t column, const char *format,
                    ...) {
    va_list args;
    va_start(args, format);
    problem_add(check, true, line, column, format, args);
    va_end(args);
}

void ltl_check_leave_gap(ltl_flow_check *check, uint32_t step) {
    for (uint32_t at = step; at != LTL_NO_STEP; at = check->workflow->steps.at[at]->parent) {
        check->workflow->steps.at[at]->has_gaps = true;
    }
}

ltl_str ltl_check_suggestion(ltl_flow_check *check, ltl_str word, const ltl_str *candidates,
                             uint32_t count) {
    uint32_t best = UINT32_MAX;
    ltl_str nearest = LTL_STR_NONE;
    for (uint32_t i = 0; i < count; i++) {
        if (ltl_nearest_try(word, candidates[i], &best)) {
            nearest = candidates[i];
        }
    }
    return nearest.ptr != NULL
               ? ltl_arena_printf(check->arena, "; did you mean `%.*s`?", LTL_STR_ARG(nearest))
               : LTL_STR("");
}

static ltl_str ports_listed(ltl_flow_check *check, const ltl_port *ports) {
    ltl_str list = LTL_STR("");
    uint32_t count = ltl_port_count(ports);
    for (uint32_t i = 0; i < count && i < MAX_LISTED; i++) {
        list = ltl_arena_printf(check->arena, "%.*s%s`%s`", LTL_STR_ARG(list), i > 0 ? ", " : "",
                                ports[i].name);
    }
    return list.len > 0 ? list : LTL_STR("none");
}

static ltl_str port_suggestion(ltl_flow_check *check, ltl_str word, const ltl_port *ports) {
    ltl_str names[64];
    uint32_t count = 0;
    for (; count < ltl_port_count(ports) && count < 64; count++) {
        names[count] = ltl_str_of(ports[count].name);
    }
    return ltl_check_suggestion(check, word, names, count);
}

/* A reference names something that is given. */
static void part_check(ltl_flow_check *check, const ltl_ref *ref) {
    if (ref->kind != LTL_REF_STEP || ltl_ref_type(check->workflow, ref).ptr != NULL) {
        return;
    }
    const ltl_flow_step *step = ltl_workflow_step(check->workflow, ref->step);
    const ltl_port *ports = step->task != NULL      ? step->task->outputs
                            : step->pattern != NULL ? step->pattern->outputs
                                                    : NULL;
    ltl_str suggestion = port_suggestion(check, ref->name, ports);
    ltl_str listed = ports_listed(check, ports);
    ltl_check_complain(check, ref->line, ref->column,
                       "`%.*s` has no output `%.*s`%.*s (it has %.*s)", LTL_STR_ARG(step->name),
                       LTL_STR_ARG(ref->name), LTL_STR_ARG(suggestion), LTL_STR_ARG(listed));
}

static void ref_check(ltl_flow_check *check, const ltl_ref *ref) {
    for (uint32_t i = 0; ref->kind == LTL_REF_LIST && i < ref->part_count; i++) {
        part_check(check, &ref->parts[i]);
    }
    part_check(check, ref);
}

static void condition_check(ltl_flow_check *check, const ltl_flow_condition *condition) {
    for (uint32_t i = 0; condition != NULL && i < condition->count; i++) {
        if (condition->terms[i].kind == LTL_TERM_VALUE) {
            ref_check(check, &condition->terms[i].ref);
        }
    }
}

static bool literal_look(void *context, const ltl_ref *ref, ltl_data *out_value) {
    (void)context;
    *out_value = ref->kind == LTL_REF_LITERAL ? ref->literal : LTL_DATA_NONE;
    return ref->kind == LTL_REF_LITERAL;
}

/* What can be answered now has the same answer in every run. */
static void when_check(ltl_flow_check *check, const ltl_flow_step *step) {
    condition_check(check, step->when);
    if (step->when != NULL && ltl_condition_ask(step->when, literal_look, NULL) == LTL_ANSWER_NO) {
        ltl_check_complain(check, step->when->line, step->when->column,
                           "`%.*s` never holds: `%.*s` can never run",
                           LTL_STR_ARG(step->when->text), LTL_STR_ARG(step->name));
    }
}

static void feed_check(ltl_flow_check *check, const ltl_flow_step *step, const ltl_feed *feed) {
    bool is_known = feed->from.kind != LTL_REF_NONE; /* else it was told what is wrong with it */
    ref_check(check, &feed->from);
    condition_check(check, feed->only_if);
    if (feed->port.len == 0 || step->task == NULL) {
        return;
    }
    uint32_t port = ltl_port_find(step->task->inputs, feed->port);
    if (port == UINT32_MAX) {
        ltl_str suggestion = port_suggestion(check, feed->port, step->task->inputs);
        ltl_str listed = ports_listed(check, step->task->inputs);
        ltl_check_complain(check, feed->line, feed->column,
                           "`%s` has no input `%.*s`%.*s (it has %.*s)", step->task->name,
                           LTL_STR_ARG(feed->port), LTL_STR_ARG(suggestion), LTL_STR_ARG(listed));
        return;
    }
    ltl_str wanted = ltl_str_of(step->task->inputs[port].type);
    ltl_str got = ltl_ref_type(check->workflow, &feed->from);
    bool fits = feed->from.kind == LTL_REF_LITERAL ? ltl_data_fits(&feed->from.literal, wanted)
                                                   : ltl_data_type_accepts(wanted, got);
    if (is_known && got.ptr != NULL && !fits) {
        ltl_check_complain(check, feed->from.line, feed->from.column,
                           "`%.*s` of `%.*s` is %.*s, and this is %.*s", LTL_STR_ARG(feed->port),
                           LTL_STR_ARG(step->name), LTL_STR_ARG(wanted), LTL_STR_ARG(got));
    }
}

static bool is_fed(const ltl_flow_step *step, const char *port) {
    for (uint32_t i = 0; i < step->feeds.count; i++) {
        if (ltl_str_is(step->feeds.at[i].port, port)) {
            return true;
        }
    }
    return false;
}

static void task_check(ltl_flow_check *check, const ltl_flow_step *step) {
    for (const ltl_port *port = step->task->inputs; port != NULL && port->name != NULL; port++) {
        if (!port->is_optional && !is_fed(step, port->name)) {
            ltl_check_complain(check, step->line, step->column,
                               "`%.*s` needs the input `%s` (%s): %s", LTL_STR_ARG(step->name),
                               port->name, port->type, port->help);
        }
    }
}

static void row_check(ltl_flow_check *check, const ltl_flow_step *step, const ltl_row *row) {
    const void *place = (const char *)step->options + row->offset;
    if (row->kind == LTL_ROW_REF) {
        ref_check(check, place);
    } else if (row->kind == LTL_ROW_CONDITION) {
        condition_check(check, *(const ltl_flow_condition *const *)place);
    }
}

static void place_check(ltl_flow_check *check, const ltl_flow_step *step) {
    const ltl_flow_step *parent =
        step->parent != LTL_NO_STEP ? ltl_workflow_step(check->workflow, step->parent) : NULL;
    bool is_handler = parent != NULL && strcmp(parent->pattern->name, "events") == 0;
    if (!is_handler && step->on.count + step->emits.count > 0) {
        ltl_check_complain(check, step->line, step->column,
                           "`on` and `emit` belong to the steps of an `events`");
    }
    if (step->always && (parent == NULL || strcmp(parent->pattern->name, "sequence") != 0)) {
        ltl_check_complain(check, step->line, step->column,
                           "`always` belongs to the steps of a `sequence`");
    }
}

static void step_check(ltl_flow_check *check, const ltl_flow_step *step) {
    if (step->lease_us > 0 && step->pattern != NULL) {
        ltl_check_complain(check, step->line, step->column,
                           "`lease` belongs to a task: give it to the steps within `%.*s`",
                           LTL_STR_ARG(step->name));
    }
    place_check(check, step);
    for (uint32_t i = 0; i < step->feeds.count; i++) {
        feed_check(check, step, &step->feeds.at[i]);
    }
    for (uint32_t i = 0; i < step->outputs.count; i++) {
        ref_check(check, &step->outputs.at[i].from);
    }
    when_check(check, step);
    if (step->task != NULL && !step->is_broken) {
        task_check(check, step);
    }
    for (const ltl_row *row = step->pattern != NULL ? step->pattern->rows : NULL;
         row != NULL && row->key != NULL; row++) {
        row_check(check, step, row);
    }
    if (step->pattern != NULL && step->pattern->check != NULL && !step->is_broken) {
        step->pattern->check(check, step);
    }
}

/* `a -> b -> a`: steps that wait for each other, found by walking the needs with an explicit stack. */
typedef struct cycle_walk {
    uint8_t *colours; /* 0 not seen, 1 on the path, 2 done */
    uint32_t *path;
    uint32_t *next;
    uint32_t depth;
} cycle_walk;

static void cycle_tell(ltl_flow_check *check, const cycle_walk *walk, uint32_t back_to) {
    ltl_str text = LTL_STR("");
    uint32_t from = walk->depth;
    while (walk->path[from - 1] != back_to) {
        from--;
    }
    for (uint32_t i = from - 1; i < walk->depth; i++) {
        ltl_str name = ltl_workflow_step(check->workflow, walk->path[i])->name;
        text = ltl_arena_printf(check->arena, "%.*s%.*s -> ", LTL_STR_ARG(text), LTL_STR_ARG(name));
    }
    const ltl_flow_step *step = ltl_workflow_step(check->workflow, back_to);
    ltl_check_complain(check, step->line, step->column, "steps wait for each other: %.*s%.*s",
                       LTL_STR_ARG(text), LTL_STR_ARG(step->name));
}

static void cycle_find(ltl_flow_check *check, cycle_walk *walk, uint32_t start) {
    walk->depth = 1;
    walk->path[0] = start;
    walk->next[0] = 0;
    walk->colours[start] = 1;
    while (walk->depth > 0) {
        const ltl_flow_step *step = ltl_workflow_step(check->workflow, walk->path[walk->depth - 1]);
        uint32_t *next = &walk->next[walk->depth - 1];
        if (*next == step->needs.count) {
            walk->colours[step->index] = 2;
            walk->depth--;
            continue;
        }
        uint32_t needed = step->needs.at[(*next)++];
        if (walk->colours[needed] == 1) {
            cycle_tell(check, walk, needed);
        } else if (walk->colours[needed] == 0) {
            walk->colours[needed] = 1;
            walk->path[walk->depth] = needed;
            walk->next[walk->depth++] = 0;
        }
    }
}

static void cycles_check(ltl_flow_check *check) {
    size_t count = (size_t)check->workflow->steps.count + 1;
    cycle_walk walk = {.colours = LTL_NEW_ARRAY(check->arena, uint8_t, count),
                       .path = LTL_NEW_ARRAY(check->arena, uint32_t, count),
                       .next = LTL_NEW_ARRAY(check->arena, uint32_t, count)};
    for (uint32_t i = 0; i < check->workflow->steps.count; i++) {
        if (walk.colours[i] == 0) {
            cycle_find(check, &walk, i);
        }
    }
}

void ltl_workflow_check(ltl_flow_check *check) {
    for (uint32_t i = 0; i < check->workflow->steps.count; i++) {
        step_check(check, check->workflow->steps.at[i]);
    }
    cycles_check(check);
}
