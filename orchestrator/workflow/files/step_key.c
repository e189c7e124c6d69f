#include "orchestrator/workflow/files/step_key.h"

#include "orchestrator/workflow/files/read.h"

#define ARENA(self) (&(self)->check.workflow->arena)

/* What `$name.port` can say. */
static void name_read(ltl_reading *self, ltl_flow_step *step, const ltl_yaml *value) {
    ltl_flow_check *check = &self->check;
    step->name = ltl_text_of_yaml(check, value, "name");
    for (size_t i = 0; i < step->name.len; i++) {
        char c = step->name.ptr[i];
        bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
        if (!is_letter && (i == 0 || (c != '-' && (c < '0' || c > '9')))) {
            ltl_check_complain(
                check, value->line, value->column,
                "the name `%.*s` is not made of letters, digits, - and _, a letter first",
                LTL_STR_ARG(step->name));
            return;
        }
    }
}

static void task_read(ltl_reading *self, ltl_flow_step *step, const ltl_yaml *yaml) {
    step->task_name = yaml->text;
    step->task = ltl_task_find(self->tasks, yaml->text);
    if (step->task != NULL) {
        return;
    }
    ltl_str *names = LTL_NEW_ARRAY(self->check.arena, ltl_str, (size_t)self->tasks->count + 1);
    for (uint32_t i = 0; i < self->tasks->count; i++) {
        names[i] = ltl_str_of(self->tasks->at[i]->name);
    }
    ltl_str suggestion = ltl_check_suggestion(&self->check, yaml->text, names, self->tasks->count);
    ltl_check_complain(&self->check, yaml->line, yaml->column, "there is no task `%.*s`%.*s",
                       LTL_STR_ARG(yaml->text), LTL_STR_ARG(suggestion));
}

static void feed_read(ltl_reading *self, ltl_flow_step *step, const ltl_yaml *key,
                      const ltl_yaml *value) {
    ltl_feed feed = {.port = key->text, .line = key->line, .column = key->column};
    const ltl_yaml *from = ltl_yaml_get(value, "from");
    const ltl_yaml *only_if = ltl_yaml_get(value, "if");
    const ltl_yaml *optional = ltl_yaml_get(value, "optional");
    feed.from = ltl_ref_of_yaml(&self->check, from != NULL ? from : value);
    if (from != NULL && only_if != NULL) {
        feed.only_if = ltl_condition_of_yaml(&self->check, only_if);
    }
    if (from != NULL && optional != NULL) {
        (void)ltl_yaml_to_bool(optional, &feed.is_optional);
    }
    LTL_PUSH(ARENA(self), &step->feeds, feed);
}

static void with_read(ltl_reading *self, ltl_flow_step *step, const ltl_yaml *map) {
    uint32_t count = ltl_yaml_is_map(&self->check, map, "with") ? map->count : 0;
    for (uint32_t i = 0; i < count; i++) {
        feed_read(self, step, map->keys[i], map->items[i]);
    }
}

static void outputs_read(ltl_reading *self, ltl_flow_step *step, const ltl_yaml *map) {
    uint32_t count = ltl_yaml_is_map(&self->check, map, "outputs") ? map->count : 0;
    for (uint32_t i = 0; i < count; i++) {
        ltl_export one = {map->keys[i]->text, ltl_ref_of_yaml(&self->check, map->items[i])};
        LTL_PUSH(ARENA(self), &step->outputs, one);
    }
}

static void emits_read(ltl_reading *self, ltl_flow_step *step, const ltl_yaml *map) {
    uint32_t count = ltl_yaml_is_map(&self->check, map, "emit") ? map->count : 0;
    for (uint32_t i = 0; i < count; i++) {
        ltl_emit one = {map->keys[i]->text, ltl_condition_of_yaml(&self->check, map->items[i])};
        if (one.when != NULL) {
            LTL_PUSH(ARENA(self), &step->emits, one);
        }
    }
}

/* `after` is kept as references until all names are known. */
static void after_read(ltl_reading *self, ltl_flow_step *step, const ltl_yaml *yaml) {
    ltl_text_list names = {0};
    ltl_texts_of_yaml(&self->check, yaml, &names);
    step->has_order = true;
    for (uint32_t i = 0; i < names.count; i++) {
        ltl_feed feed = {.from = {.text = ltl_arena_printf(ARENA(self), "$%.*s.status",
                                                           LTL_STR_ARG(names.at[i])),
                                  .line = yaml->line,
                                  .column = yaml->column,
                                  .step = LTL_NO_STEP},
                         .is_optional = true,
                         .line = yaml->line,
                         .column = yaml->column};
        LTL_PUSH(ARENA(self), &step->feeds, feed); /* a feed without a port only orders */
    }
}

static void truth_take(ltl_flow_check *check, const ltl_yaml *value, const char *key,
                       bool *out_truth) {
    if (!ltl_yaml_to_bool(value, out_truth)) {
        ltl_check_complain(check, value->line, value->column, "`%s` is true or false", key);
    }
}

static void duration_take(ltl_flow_check *check, const ltl_yaml *value, const char *key,
                          uint64_t *out_us) {
    if (!ltl_duration_read(value->text, out_us) || *out_us == 0) {
        ltl_check_complain(check, value->line, value->column, "`%s` wants a duration like 30s",
                           key);
    }
}

static void when_read(ltl_reading *self, ltl_flow_step *step, const ltl_yaml *value) {
    step->when = ltl_condition_of_yaml(&self->check, value);
}

static void deadline_read(ltl_reading *self, ltl_flow_step *step, const ltl_yaml *value) {
    duration_take(&self->check, value, "deadline", &step->deadline_us);
}

static void lease_read(ltl_reading *self, ltl_flow_step *step, const ltl_yaml *value) {
    duration_take(&self->check, value, "lease", &step->lease_us);
}

static void budget_read(ltl_reading *self, ltl_flow_step *step, const ltl_yaml *value) {
    if (!ltl_str_to_u64(value->text, &step->budget) || step->budget == 0) {
        ltl_check_complain(&self->check, value->line, value->column,
                           "`budget` wants a number of steps");
    }
}

static void failure_read(ltl_reading *self, ltl_flow_step *step, const ltl_yaml *value) {
    step->continues = ltl_str_is(value->text, "continue");
    if (!step->continues && !ltl_str_is(value->text, "stop")) {
        ltl_check_complain(&self->check, value->line, value->column,
                           "`on_failure` is stop or continue");
    }
}

static void always_read(ltl_reading *self, ltl_flow_step *step, const ltl_yaml *value) {
    truth_take(&self->check, value, "always", &step->always);
}

static void repeatable_read(ltl_reading *self, ltl_flow_step *step, const ltl_yaml *value) {
    truth_take(&self->check, value, "repeatable", &step->repeatable);
}

static void on_read(ltl_reading *self, ltl_flow_step *step, const ltl_yaml *value) {
    ltl_texts_of_yaml(&self->check, value, &step->on);
}

const ltl_step_key ltl_step_keys[] = {
    {"name", LTL_FORM_TEXT, "What others call it: `$NAME.PORT`. Unique in the file.",
     "^[A-Za-z_][A-Za-z0-9_-]*$", name_read},
    {"task", LTL_FORM_TEXT, "What it does, when it is a leaf.", NULL, task_read},
    {"with", LTL_FORM_MAP,
     "A value for each input: a literal, `$step.port`, or `from`, `if`, `optional`.", NULL,
     with_read},
    {"when", LTL_FORM_TEXT, "Skipped unless this holds.", NULL, when_read},
    {"after", LTL_FORM_TEXTS, "Steps that must be over first, whatever became of them.", NULL,
     after_read},
    {"outputs", LTL_FORM_MAP, "What a step with steps below it gives, by name.", NULL,
     outputs_read},
    {"deadline", LTL_FORM_TEXT, "A duration such as 30s: stopped when it has passed.",
     LTL_DURATION_PATTERN, deadline_read},
    {"lease", LTL_FORM_TEXT,
     "A duration such as 10m, of a task: stopped when nothing was heard of it for so long.",
     LTL_DURATION_PATTERN, lease_read},
    {"budget", LTL_FORM_NUMBER, "Steps of work it may spend.", NULL, budget_read},
    {"on_failure", LTL_FORM_TEXT,
     "stop or continue: whether its failure ends the sequence around it.", "^(stop|continue)$",
     failure_read},
    {"always", LTL_FORM_TRUTH, "In a sequence: runs even after a failure or a stop.", NULL,
     always_read},
    {"repeatable", LTL_FORM_TRUTH,
     "A resumed run may do it again when nobody knows whether it was done.", NULL, repeatable_read},
    {"on", LTL_FORM_TEXTS, "In an `events`: what starts it.", NULL, on_read},
    {"emit", LTL_FORM_MAP,
     "In an `events`: an event for each condition that holds about what it gave.", NULL,
     emits_read},
};
const size_t ltl_step_key_count = LTL_COUNT_OF(ltl_step_keys);
