#include "orchestrator/workflow/files/read.h"

#include <stdlib.h>

#include "core/limits.h"
#include "orchestrator/workflow/files/step_key.h"

/* Keys of the whole file, beside those of its step. */
static const char *const head_keys[] = {"workflow", "description", "inputs"};

#define ARENA(self) (&(self)->check.workflow->arena)

static ltl_flow_step *step_new(ltl_reading *self, const ltl_step_source *source) {
    ltl_workflow *workflow = self->check.workflow;
    ltl_flow_step *step = LTL_NEW(ARENA(self), ltl_flow_step);
    *step = (ltl_flow_step){
        .index = workflow->steps.count,
        .parent = source->above != NULL ? source->above->index : LTL_NO_STEP,
        .depth = source->above != NULL ? source->above->depth + 1 : 0,
        .role = source->role,
        .label = source->label,
        .line = source->yaml->line,
        .column = source->yaml->column,
    };
    LTL_PUSH(ARENA(self), &workflow->steps, step);
    if (source->above != NULL) {
        LTL_PUSH(ARENA(self), &workflow->steps.at[source->above->index]->children, step->index);
    }
    if (source->place != NULL) {
        *source->place = step->index;
    } else if (source->list != NULL) {
        LTL_PUSH(ARENA(self), source->list, step->index);
    }
    return step;
}

static void pattern_take(ltl_reading *self, ltl_flow_step *step,
                         const ltl_workflow_pattern *pattern) {
    step->pattern = pattern;
    step->options = ltl_arena_alloc(ARENA(self), pattern->options_bytes);
    for (const ltl_row *row = pattern->rows; row->key != NULL; row++) {
        ltl_row_standard(row, step->options);
    }
}

static const ltl_row *row_find(const ltl_workflow_pattern *pattern, ltl_str group, ltl_str key) {
    for (const ltl_row *row = pattern->rows; row->key != NULL; row++) {
        ltl_str whole = ltl_str_of(row->key);
        size_t dot = group.len > 0 ? group.len + 1 : 0;
        bool is_it =
            ltl_str_eq(ltl_str_slice(whole, dot, whole.len), key) &&
            (group.len == 0 || (ltl_str_starts_with(whole, group) && whole.ptr[group.len] == '.'));
        if (is_it && (group.len > 0 || ltl_str_find_byte(whole, '.', 0) == SIZE_MAX)) {
            return row;
        }
    }
    return NULL;
}

static bool is_group(const ltl_workflow_pattern *pattern, ltl_str key) {
    for (const ltl_row *row = pattern->rows; row->key != NULL; row++) {
        ltl_str whole = ltl_str_of(row->key);
        if (whole.len > key.len && ltl_str_starts_with(whole, key) && whole.ptr[key.len] == '.') {
            return true;
        }
    }
    return false;
}

static void key_unknown(ltl_reading *self, const ltl_workflow_pattern *pattern, ltl_str group,
                        const ltl_yaml *key) {
    ltl_str names[64];
    uint32_t count = 0;
    for (const ltl_row *row = pattern->rows; row->key != NULL && count < LTL_COUNT_OF(names);
         row++) {
        ltl_str whole = ltl_str_of(row->key);
        if (group.len > 0 && ltl_str_starts_with(whole, group)) {
            names[count++] = ltl_str_slice(whole, group.len + 1, whole.len);
        } else if (group.len == 0) {
            names[count++] = ltl_str_slice(whole, 0, ltl_str_find_byte(whole, '.', 0));
        }
    }
    ltl_str suggestion = ltl_check_suggestion(&self->check, key->text, names, count);
    ltl_check_complain(&self->check, key->line, key->column, "%s has no key `%.*s`%.*s",
                       pattern->name, LTL_STR_ARG(key->text), LTL_STR_ARG(suggestion));
}

static void group_read(ltl_reading *self, ltl_flow_step *step, ltl_str group, const ltl_yaml *map) {
    for (uint32_t i = 0; i < map->count && map->kind == LTL_YAML_MAP; i++) {
        const ltl_row *row = row_find(step->pattern, group, map->keys[i]->text);
        if (row != NULL) {
            ltl_row_read(&self->check, row, map->items[i], step, &self->sources);
        } else {
            key_unknown(self, step->pattern, group, map->keys[i]);
        }
    }
}

static bool row_is_given(const ltl_row *row, const ltl_yaml *map) {
    ltl_str whole = ltl_str_of(row->key);
    size_t dot = ltl_str_find_byte(whole, '.', 0);
    for (uint32_t i = 0; i < map->count; i++) {
        if (ltl_str_eq(map->keys[i]->text, ltl_str_slice(whole, 0, dot))) {
            return dot == SIZE_MAX || ltl_yaml_get(map->items[i], row->key + dot + 1) != NULL;
        }
    }
    return false;
}

/* A list stands for the first row that takes one. */
static void pattern_read(ltl_reading *self, ltl_flow_step *step, const ltl_yaml *yaml) {
    const ltl_workflow_pattern *pattern = step->pattern;
    if (yaml->kind == LTL_YAML_LIST && pattern->rows[0].kind == LTL_ROW_STEPS) {
        ltl_row_read(&self->check, &pattern->rows[0], yaml, step, &self->sources);
        return;
    }
    if (yaml->kind != LTL_YAML_MAP) {
        ltl_check_complain(&self->check, yaml->line, yaml->column, "%s wants a map of its keys",
                           pattern->name);
        return;
    }
    for (uint32_t i = 0; i < yaml->count; i++) {
        const ltl_yaml *key = yaml->keys[i];
        const ltl_row *row = row_find(pattern, LTL_STR(""), key->text);
        if (row != NULL) {
            ltl_row_read(&self->check, row, yaml->items[i], step, &self->sources);
        } else if (is_group(pattern, key->text) && yaml->items[i]->kind == LTL_YAML_MAP) {
            group_read(self, step, key->text, yaml->items[i]);
        } else {
            key_unknown(self, pattern, LTL_STR(""), key);
        }
    }
    for (const ltl_row *row = pattern->rows; row->key != NULL; row++) {
        if (row->is_required && !row_is_given(row, yaml)) {
            ltl_check_complain(&self->check, yaml->line, yaml->column, "%s needs `%s`: %s",
                               pattern->name, row->key, row->help);
        }
    }
}

static void step_key_unknown(ltl_reading *self, const ltl_yaml *key) {
    ltl_str names[64];
    uint32_t count = 0;
    for (; count < ltl_step_key_count; count++) {
        names[count] = ltl_str_of(ltl_step_keys[count].name);
    }
    for (size_t i = 0; i < ltl_workflow_pattern_count && count < LTL_COUNT_OF(names); i++) {
        names[count++] = ltl_str_of(ltl_workflow_patterns[i]->name);
    }
    ltl_str suggestion = ltl_check_suggestion(&self->check, key->text, names, count);
    ltl_check_complain(&self->check, key->line, key->column, "a step has no key `%.*s`%.*s",
                       LTL_STR_ARG(key->text), LTL_STR_ARG(suggestion));
}

/* Which kind of step it is comes first, so that its keys can be read in any order. */
static void kind_find(ltl_reading *self, ltl_flow_step *step, const ltl_yaml *yaml) {
    uint32_t kinds = ltl_yaml_get(yaml, "task") != NULL;
    for (size_t i = 0; i < ltl_workflow_pattern_count; i++) {
        if (ltl_yaml_get(yaml, ltl_workflow_patterns[i]->name) != NULL) {
            kinds++;
            pattern_take(self, step, ltl_workflow_patterns[i]);
        }
    }
    if (kinds != 1) {
        ltl_check_complain(&self->check, yaml->line, yaml->column,
                           kinds == 0 ? "a step needs a `task` or a pattern such as `sequence`"
                                      : "a step is one thing: a `task` or one pattern");
    }
}

static bool is_head_key(const ltl_flow_step *step, ltl_str key) {
    for (size_t i = 0; i < LTL_COUNT_OF(head_keys); i++) {
        if (step->parent == LTL_NO_STEP && ltl_str_is(key, head_keys[i])) {
            return true;
        }
    }
    return false;
}

static void key_read(ltl_reading *self, ltl_flow_step *step, const ltl_yaml *key,
                     const ltl_yaml *value) {
    for (size_t i = 0; i < ltl_step_key_count; i++) {
        if (ltl_str_is(key->text, ltl_step_keys[i].name)) {
            ltl_step_keys[i].read(self, step, value);
            return;
        }
    }
    if (step->pattern != NULL && ltl_str_is(key->text, step->pattern->name)) {
        pattern_read(self, step, value);
    } else if (!is_head_key(step, key->text)) {
        step_key_unknown(self, key);
    }
}

static void step_is_broken(ltl_reading *self, uint32_t index) {
    self->check.workflow->steps.at[index]->is_broken = true;
    ltl_check_leave_gap(&self->check, index);
}

static void step_read(ltl_reading *self, const ltl_step_source *source) {
    const ltl_yaml *yaml = source->yaml;
    if (yaml->kind != LTL_YAML_MAP) {
        ltl_check_complain(&self->check, yaml->line, yaml->column, "a step is a map of keys");
        if (source->above != NULL) {
            step_is_broken(self, source->above->index);
        }
        return;
    }
    ltl_flow_step *step = step_new(self, source);
    uint32_t before = self->check.errors;
    kind_find(self, step, yaml);
    for (uint32_t i = 0; i < yaml->count; i++) {
        key_read(self, step, yaml->keys[i], yaml->items[i]);
    }
    if (self->check.errors > before) {
        step_is_broken(self, step->index);
    }
}

/* Another step that has, or was given, that name; of those given later only the name itself is known. */
static const ltl_flow_step *namesake(const ltl_workflow *workflow, const ltl_flow_step *step,
                                     ltl_str name, bool is_given) {
    const ltl_flow_step *other = ltl_workflow_find(workflow, name);
    bool counts = other != NULL && other != step && (!is_given || other->index < step->index);
    return counts ? other : NULL;
}

/* A step without a name is called after what it does, with a number when that is taken. */
static void names_complete(ltl_reading *self) {
    ltl_workflow *workflow = self->check.workflow;
    for (uint32_t i = 0; i < workflow->steps.count; i++) {
        ltl_flow_step *step = workflow->steps.at[i];
        ltl_str base = i == 0                  ? workflow->name
                       : step->pattern != NULL ? ltl_str_of(step->pattern->name)
                                               : step->task_name;
        uint32_t number = 1;
        bool is_given = step->name.len > 0;
        ltl_str wanted = is_given ? step->name : base;
        const ltl_flow_step *other = namesake(workflow, step, wanted, is_given);
        if (other != NULL && is_given) {
            ltl_check_complain(&self->check, step->line, step->column,
                               "there is another step `%.*s` at line %u", LTL_STR_ARG(wanted),
                               other->line);
        }
        while (!is_given && namesake(workflow, step, wanted, false) != NULL) {
            wanted = ltl_arena_printf(ARENA(self), "%.*s-%u", LTL_STR_ARG(base), ++number);
        }
        step->name = wanted;
    }
}

static void input_read(ltl_reading *self, const ltl_yaml *key, const ltl_yaml *value) {
    ltl_workflow_input input = {.name = key->text,
                                .type = LTL_STR("any"),
                                .help = LTL_STR(""),
                                .line = key->line,
                                .column = key->column};
    const ltl_yaml *type = value->kind == LTL_YAML_SCALAR ? value : ltl_yaml_get(value, "type");
    const ltl_yaml *standard = ltl_yaml_get(value, "default");
    const ltl_yaml *help = ltl_yaml_get(value, "help");
    static const char *const keys[] = {"type", "default", "help", NULL};
    if (value->kind != LTL_YAML_SCALAR && ltl_yaml_is_map(&self->check, value, "inputs")) {
        ltl_yaml_keys_check(&self->check, value, "an input", keys);
    }
    input.type = type != NULL ? ltl_text_of_yaml(&self->check, type, "type") : input.type;
    input.help = help != NULL ? ltl_text_of_yaml(&self->check, help, "help") : input.help;
    if (standard != NULL) {
        input.has_standard = true;
        input.standard = ltl_data_of_yaml(&self->check, standard);
        if (!ltl_data_fits(&input.standard, input.type)) {
            ltl_check_complain(&self->check, standard->line, standard->column,
                               "the default of `%.*s` is not %.*s", LTL_STR_ARG(input.name),
                               LTL_STR_ARG(input.type));
        }
    }
    LTL_PUSH(ARENA(self), &self->check.workflow->inputs, input);
}

static void head_read(ltl_reading *self, const ltl_yaml *root) {
    ltl_workflow *workflow = self->check.workflow;
    const ltl_yaml *name = ltl_yaml_get(root, "workflow");
    const ltl_yaml *description = ltl_yaml_get(root, "description");
    const ltl_yaml *inputs = ltl_yaml_get(root, "inputs");
    if (name == NULL || name->kind != LTL_YAML_SCALAR || name->text.len == 0) {
        ltl_check_complain(&self->check, root->line, root->column,
                           "a workflow file starts with `workflow: NAME`");
    }
    workflow->name = name != NULL && name->text.len > 0 ? name->text : LTL_STR("workflow");
    workflow->description = description != NULL
                                ? ltl_text_of_yaml(&self->check, description, "description")
                                : LTL_STR("");
    bool has_inputs = inputs != NULL && ltl_yaml_is_map(&self->check, inputs, "inputs");
    for (uint32_t i = 0; has_inputs && i < inputs->count; i++) {
        input_read(self, inputs->keys[i], inputs->items[i]);
    }
}

/* Breadth first: a step's place in the array comes after its parent's, siblings stand together. */
static bool steps_read(ltl_reading *self, const ltl_yaml *root) {
    ltl_step_source first = {.yaml = root};
    LTL_PUSH(self->check.arena, &self->sources, first);
    for (uint32_t i = 0; i < self->sources.count; i++) {
        const ltl_step_source source = self->sources.at[i];
        bool is_deep = source.above != NULL && source.above->depth + 1 >= LTL_MAX_WORKFLOW_DEPTH;
        if (is_deep || i >= LTL_MAX_WORKFLOW_STEPS) {
            ltl_check_complain(&self->check, source.yaml->line, source.yaml->column,
                               is_deep ? "steps within steps deeper than the limit"
                                       : "too many steps");
            return false; /* who names one of the others is not wrong */
        }
        step_read(self, &source);
    }
    return self->check.workflow->steps.count > 0;
}

static int compare_problems(const void *left, const void *right) {
    const ltl_workflow_problem *a = left;
    const ltl_workflow_problem *b = right;
    if (a->line != b->line) {
        return a->line < b->line ? -1 : 1;
    }
    if (a->column != b->column) {
        return a->column < b->column ? -1 : 1;
    }
    return ltl_str_compare(a->text, b->text);
}

static ltl_status finish(ltl_reading *self, const char *path, ltl_workflow_problems *out_problems,
                         ltl_error *error) {
    ltl_workflow_problems *problems = &self->check.problems;
    if (problems->count > 1) {
        qsort(problems->at, problems->count, sizeof(problems->at[0]), compare_problems);
    }
    *out_problems = *problems;
    for (uint32_t i = 0; i < problems->count; i++) {
        if (!problems->at[i].is_warning) {
            ltl_fail(error, LTL_INVALID, "%.*s", LTL_STR_ARG(problems->at[i].text));
            ltl_error_at(error, path, problems->at[i].line, problems->at[i].column);
            return LTL_INVALID;
        }
    }
    return LTL_OK;
}

static ltl_workflow *workflow_new(ltl_str text, const char *path) {
    ltl_arena arena = {0};
    ltl_workflow *workflow = LTL_NEW(&arena, ltl_workflow);
    workflow->arena = arena;
    workflow->path = ltl_arena_copy(&workflow->arena, ltl_str_of(path));
    workflow->digest = ltl_digest_of(text);
    return workflow;
}

ltl_status ltl_workflow_read(ltl_arena *arena, ltl_str text, const char *path,
                             const ltl_tasks *tasks, ltl_workflow_problems *out_problems,
                             ltl_workflow **out_workflow, ltl_error *error) {
    if (text.len > LTL_MAX_WORKFLOW_BYTES) {
        return ltl_fail(error, LTL_LIMIT, "a workflow file is at most %u bytes",
                        (unsigned)LTL_MAX_WORKFLOW_BYTES);
    }
    ltl_workflow *workflow = workflow_new(text, path);
    ltl_reading self = {.check = {.arena = arena, .workflow = workflow}, .tasks = tasks};
    ltl_yaml *root;
    ltl_str own = ltl_arena_copy(&workflow->arena, text);
    ltl_status status = ltl_yaml_parse(&workflow->arena, own, path, &root, error);
    if (status == LTL_OK && root->kind != LTL_YAML_MAP) {
        status = ltl_fail(error, LTL_INVALID,
                          "a workflow file is a map that starts with `workflow: NAME`");
        ltl_error_at(error, path, root->line, root->column);
    }
    if (status == LTL_OK) {
        head_read(&self, root);
        bool is_whole = steps_read(&self, root);
        names_complete(&self);
        if (is_whole) { /* all at once: what follows from a fault is not told beside it */
            ltl_workflow_resolve(&self.check);
            ltl_workflow_check(&self.check);
        }
        status = finish(&self, path, out_problems, error);
    }
    if (status != LTL_OK) {
        ltl_workflow_free(workflow);
        return status;
    }
    *out_workflow = workflow;
    return LTL_OK;
}
