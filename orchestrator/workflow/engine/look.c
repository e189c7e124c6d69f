/* look.c - what a step sees from where it stands: values of references, answers to conditions, its inputs. */
#include "orchestrator/workflow/engine/engine_internal.h"

/* Where the value of a reference may be had: the activation of the step named, seen from `self`. */
static const ltl_activation *step_seen(const ltl_activation *self, const ltl_ref *ref) {
    uint32_t parent = self->engine->workflow->steps.at[ref->step]->parent;
    for (const ltl_activation *at = self; at != NULL; at = at->parent) {
        if (at->step->index == ref->step) {
            return at;
        }
        if (at->step->index == parent) {
            return ltl_activation_child(at, ref->step);
        }
    }
    return NULL;
}

static const ltl_data *local_seen(const ltl_activation *self, const ltl_ref *ref) {
    for (const ltl_activation *at = self; at != NULL; at = at->parent) {
        bool is_below = at->parent != NULL && at->parent->step->index == ref->step;
        for (uint32_t i = 0; is_below && i < at->local_count; i++) {
            if (ltl_str_is(ref->name, at->locals[i].name)) {
                return &at->locals[i].value;
            }
        }
    }
    return NULL;
}

static bool path_follow(ltl_str path, ltl_data *value) {
    ltl_str piece;
    while (path.len > 0 && ltl_str_split(&path, '.', &piece)) {
        const ltl_data *member = ltl_data_member(value, piece);
        if (member != NULL) {
            *value = *member;
        } else if (ltl_str_is(piece, "count") && value->kind == LTL_DATA_TEXT) {
            *value = ltl_data_number((int64_t)value->text.len);
        } else if (ltl_str_is(piece, "count")) {
            *value = ltl_data_number(value->count);
        } else {
            return false;
        }
    }
    return true;
}

static bool step_look(const ltl_activation *self, ltl_arena *arena, const ltl_ref *ref,
                      ltl_data *out_value, ltl_str *out_why) {
    const ltl_flow_step *step = self->engine->workflow->steps.at[ref->step];
    const ltl_activation *source = step_seen(self, ref);
    if (source == NULL || !source->is_over) {
        *out_why = ltl_arena_printf(arena, "`%.*s` of `%.*s`, which did not run",
                                    LTL_STR_ARG(ref->name), LTL_STR_ARG(step->name));
        return false;
    }
    if (ltl_str_is(ref->name, "status")) {
        *out_value = ltl_data_text(ltl_str_of(ltl_ending_id(source->result.ending)));
        return true;
    }
    if (ltl_str_is(ref->name, "reason")) {
        *out_value = ltl_data_text(source->result.reason);
        return true;
    }
    const ltl_data *value = ltl_data_member(&source->result.outputs, ref->name);
    if (value != NULL && ltl_ending_has_data(source->result.ending)) {
        *out_value = *value;
        return true;
    }
    *out_why = ltl_arena_printf(
        arena, "`%.*s` of `%.*s`, which %s%s%.*s", LTL_STR_ARG(ref->name), LTL_STR_ARG(step->name),
        ltl_ending_has_data(source->result.ending) ? "did not give it"
                                                   : ltl_ending_text(source->result.ending),
        source->result.reason.len > 0 ? ": " : "", LTL_STR_ARG(source->result.reason));
    return false;
}

static bool look_one(const ltl_activation *self, ltl_arena *arena, const ltl_ref *ref,
                     ltl_data *out_value, ltl_str *out_why) {
    ltl_data value = LTL_DATA_NONE;
    const ltl_data *found = NULL;
    switch (ref->kind) {
    case LTL_REF_LITERAL:
        *out_value = ref->literal;
        return true;
    case LTL_REF_STEP:
        if (!step_look(self, arena, ref, &value, out_why)) {
            return false;
        }
        break;
    case LTL_REF_INPUT:
        found = ltl_data_member(&self->engine->inputs, ref->name);
        break;
    case LTL_REF_LOCAL:
        found = local_seen(self, ref);
        break;
    default:
        break;
    }
    if (ref->kind != LTL_REF_STEP && found == NULL) {
        *out_why = ltl_arena_printf(arena, "`%.*s`, which is not there", LTL_STR_ARG(ref->text));
        return false;
    }
    value = found != NULL ? *found : value;
    if (!path_follow(ref->path, &value)) {
        *out_why =
            ltl_arena_printf(arena, "`%.*s`, which has no such part", LTL_STR_ARG(ref->text));
        return false;
    }
    *out_value = value;
    return true;
}

/* A list is there when all its members are. */
static bool look(const ltl_activation *self, ltl_arena *arena, const ltl_ref *ref,
                 ltl_data *out_value, ltl_str *out_why) {
    if (ref->kind != LTL_REF_LIST) {
        return look_one(self, arena, ref, out_value, out_why);
    }
    ltl_data *members = LTL_NEW_ARRAY(arena, ltl_data, (size_t)ref->part_count + 1);
    for (uint32_t i = 0; i < ref->part_count; i++) {
        if (!look_one(self, arena, &ref->parts[i], &members[i], out_why)) {
            return false;
        }
    }
    *out_value = ltl_data_list(members, ref->part_count);
    return true;
}

bool ltl_activation_look(const ltl_activation *self, const ltl_ref *ref, ltl_data *out_value,
                         ltl_str *out_why) {
    /* The arena is the activation's own memory, not part of what is looked at. */
    return look(self, (ltl_arena *)&self->result.arena, ref, out_value, out_why);
}

static bool look_for_condition(void *context, const ltl_ref *ref, ltl_data *out_value) {
    ltl_str why;
    return ltl_activation_look(context, ref, out_value, &why);
}

ltl_answer ltl_activation_ask(const ltl_activation *self, const ltl_flow_condition *condition) {
    return ltl_condition_ask(condition, look_for_condition, (void *)self);
}

static const ltl_feed *feed_of(const ltl_flow_step *step, const char *port) {
    for (uint32_t i = 0; i < step->feeds.count; i++) {
        if (ltl_str_is(step->feeds.at[i].port, port)) {
            return &step->feeds.at[i];
        }
    }
    return NULL;
}

static bool port_feed(ltl_activation *self, ltl_arena *arena, const ltl_port *port,
                      ltl_data *out_value, ltl_str *out_why) {
    const ltl_feed *feed = feed_of(self->step, port->name);
    *out_value = LTL_DATA_NONE;
    if (feed == NULL) {
        *out_why = LTL_STR("nothing is connected");
        return port->is_optional;
    }
    if (feed->only_if != NULL && ltl_activation_ask(self, feed->only_if) != LTL_ANSWER_YES) {
        *out_why = ltl_arena_printf(arena, "not needed: `%.*s` does not hold",
                                    LTL_STR_ARG(feed->only_if->text));
        return true;
    }
    bool is_there = look(self, arena, &feed->from, out_value, out_why);
    if (is_there && out_value->kind == LTL_DATA_NOTHING &&
        (port->is_optional || feed->is_optional)) {
        *out_why = LTL_STR("nothing was given");
        return true;
    }
    if (is_there && !ltl_data_fits(out_value, ltl_str_of(port->type))) {
        *out_why = ltl_arena_printf(arena, "`%s` as %s, and `%.*s` is not", port->name, port->type,
                                    LTL_STR_ARG(feed->from.text));
        *out_value = LTL_DATA_NONE;
        return false;
    }
    return is_there || port->is_optional || feed->is_optional;
}

bool ltl_activation__feed(ltl_activation *self, ltl_arena *arena, ltl_data *inputs,
                          ltl_str *absences, ltl_str *out_missing) {
    const ltl_port *ports = self->step->task->inputs;
    for (uint32_t i = 0; ports != NULL && ports[i].name != NULL; i++) {
        absences[i] = LTL_STR("");
        if (!port_feed(self, arena, &ports[i], &inputs[i], &absences[i])) {
            *out_missing = absences[i];
            return false;
        }
    }
    return true;
}
