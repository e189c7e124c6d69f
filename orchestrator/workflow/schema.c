#include "orchestrator/workflow/schema.h"

#include "orchestrator/workflow/pattern.h"

#define STEP "#/$defs/step"

static void ref_write(ltl_json *json, const char *to) {
    ltl_json_begin_object(json);
    ltl_json_key_cstr(json, "$ref", to);
    ltl_json_end_object(json);
}

static void typed(ltl_json *json, const char *type) {
    ltl_json_begin_object(json);
    ltl_json_key_cstr(json, "type", type);
    ltl_json_end_object(json);
}

static void text_or_texts(ltl_json *json) {
    ltl_json_key(json, "anyOf");
    ltl_json_begin_array(json);
    typed(json, "string");
    ltl_json_begin_object(json);
    ltl_json_key_cstr(json, "type", "array");
    ltl_json_key(json, "items");
    typed(json, "string");
    ltl_json_end_object(json);
    ltl_json_end_array(json);
}

static void steps_write(ltl_json *json) {
    ltl_json_key_cstr(json, "type", "array");
    ltl_json_key_u64(json, "minItems", 1);
    ltl_json_key(json, "items");
    ref_write(json, STEP);
}

static void verdicts_write(ltl_json *json) {
    ltl_json_key_cstr(json, "type", "array");
    ltl_json_key(json, "items");
    ltl_json_begin_object(json);
    ltl_json_key_cstr(json, "type", "object");
    ltl_json_key(json, "required");
    ltl_json_begin_array(json);
    ltl_json_cstr(json, "when");
    ltl_json_cstr(json, "verdict");
    ltl_json_end_array(json);
    ltl_json_end_object(json);
}

static void number_write(const ltl_row *row, ltl_json *json) {
    ltl_json_key_cstr(json, "type", "integer");
    ltl_json_key_u64(json, "minimum", row->least);
    if (row->most > 0) {
        ltl_json_key_u64(json, "maximum", row->most);
    }
    ltl_json_key_u64(json, "default", row->standard);
}

static void choice_write(const ltl_row *row, ltl_json *json) {
    ltl_json_key(json, "enum");
    ltl_json_begin_array(json);
    for (const char *const *choice = row->choices; *choice != NULL; choice++) {
        ltl_json_cstr(json, *choice);
    }
    ltl_json_end_array(json);
    ltl_json_key_cstr(json, "default", row->choices[row->standard]);
}

static void kind_write(const ltl_row *row, ltl_json *json) {
    switch (row->kind) {
    case LTL_ROW_STEP:
        ltl_json_key_cstr(json, "$ref", STEP);
        break;
    case LTL_ROW_STEPS:
        steps_write(json);
        break;
    case LTL_ROW_CASES:
        ltl_json_key_cstr(json, "type", "object");
        ltl_json_key(json, "additionalProperties");
        ref_write(json, STEP);
        break;
    case LTL_ROW_NUMBER:
        number_write(row, json);
        break;
    case LTL_ROW_DURATION:
        ltl_json_key_cstr(json, "type", "string");
        ltl_json_key_cstr(json, "pattern", "^[0-9]+(us|ms|s|m|h)$");
        break;
    case LTL_ROW_RATE:
        ltl_json_key_cstr(json, "pattern", "^([0-9]+%|0|1|0\\.[0-9]{1,3})$");
        break;
    case LTL_ROW_TEXTS:
        text_or_texts(json);
        break;
    case LTL_ROW_CHOICE:
        choice_write(row, json);
        break;
    case LTL_ROW_TRUTH:
        ltl_json_key_cstr(json, "type", "boolean");
        break;
    case LTL_ROW_CONDITIONS:
        verdicts_write(json);
        break;
    case LTL_ROW_CONDITION:
    case LTL_ROW_TEXT:
        ltl_json_key_cstr(json, "type", "string");
        break;
    case LTL_ROW_REF:
        break; /* a reference or any literal */
    }
}

static void row_write(const ltl_row *row, ltl_str key, ltl_json *json) {
    ltl_json_key_slice(json, key);
    ltl_json_begin_object(json);
    ltl_json_key_cstr(json, "description", row->help);
    kind_write(row, json);
    ltl_json_end_object(json);
}

static ltl_str group_of(const ltl_row *row) {
    ltl_str whole = ltl_str_of(row->key);
    size_t dot = ltl_str_find_byte(whole, '.', 0);
    return dot == SIZE_MAX ? LTL_STR("") : ltl_str_slice(whole, 0, dot);
}

/* "retry.attempts", "retry.cap" … stand together in the rows: one object for all of them. */
static const ltl_row *group_write(const ltl_row *row, ltl_json *json) {
    ltl_str group = group_of(row);
    ltl_json_key_slice(json, group);
    ltl_json_begin_object(json);
    ltl_json_key_cstr(json, "type", "object");
    ltl_json_key_bool(json, "additionalProperties", false);
    ltl_json_key(json, "properties");
    ltl_json_begin_object(json);
    while (row->key != NULL && ltl_str_eq(group_of(row), group)) {
        ltl_str whole = ltl_str_of(row->key);
        row_write(row, ltl_str_slice(whole, group.len + 1, whole.len), json);
        row++;
    }
    ltl_json_end_object(json);
    ltl_json_end_object(json);
    return row;
}

static void map_write(const ltl_workflow_pattern *pattern, ltl_json *json) {
    ltl_json_begin_object(json);
    ltl_json_key_cstr(json, "type", "object");
    ltl_json_key_bool(json, "additionalProperties", false);
    ltl_json_key(json, "required");
    ltl_json_begin_array(json);
    for (const ltl_row *row = pattern->rows; row->key != NULL; row++) {
        if (row->is_required) {
            ltl_json_cstr(json, row->key);
        }
    }
    ltl_json_end_array(json);
    ltl_json_key(json, "properties");
    ltl_json_begin_object(json);
    for (const ltl_row *row = pattern->rows; row->key != NULL;) {
        if (group_of(row).len > 0) {
            row = group_write(row, json);
        } else {
            row_write(row, ltl_str_of(row->key), json);
            row++;
        }
    }
    ltl_json_end_object(json);
    ltl_json_end_object(json);
}

static void pattern_write(const ltl_workflow_pattern *pattern, ltl_json *json) {
    ltl_json_key(json, pattern->name);
    ltl_json_begin_object(json);
    ltl_json_key_cstr(json, "description", pattern->summary);
    ltl_json_key(json, "anyOf");
    ltl_json_begin_array(json);
    if (pattern->rows[0].kind == LTL_ROW_STEPS) {
        ltl_json_begin_object(json);
        steps_write(json);
        ltl_json_end_object(json);
    }
    map_write(pattern, json);
    ltl_json_end_array(json);
    ltl_json_end_object(json);
}

/* Keys of every step: what they take, and what they are for. */
static const struct {
    const char *key;
    const char *type; /* null: a text or a list of texts */
    const char *help;
} common[] = {
    {"name", "string", "What others call it: `$NAME.PORT`. Unique in the file."},
    {"task", "string", "What it does, when it is a leaf."},
    {"with", "object",
     "A value for each input: a literal, `$step.port`, or `from`, `if`, `optional`."},
    {"when", "string", "Skipped unless this holds."},
    {"after", NULL, "Steps that must be over first, whatever became of them."},
    {"outputs", "object", "What a step with steps below it gives, by name."},
    {"deadline", "string", "A duration such as 30s: stopped when it has passed."},
    {"budget", "integer", "Steps of work it may spend."},
    {"on_failure", "string", "stop or continue: whether its failure ends the sequence around it."},
    {"always", "boolean", "In a sequence: runs even after a failure or a stop."},
    {"repeatable", "boolean",
     "A resumed run may do it again when nobody knows whether it was done."},
    {"on", NULL, "In an `events`: what starts it."},
    {"emit", "object",
     "In an `events`: an event for each condition that holds about what it gave."},
};

static void common_write(ltl_json *json) {
    for (size_t i = 0; i < LTL_COUNT_OF(common); i++) {
        ltl_json_key(json, common[i].key);
        ltl_json_begin_object(json);
        ltl_json_key_cstr(json, "description", common[i].help);
        if (common[i].type != NULL) {
            ltl_json_key_cstr(json, "type", common[i].type);
        } else {
            text_or_texts(json);
        }
        ltl_json_end_object(json);
    }
    for (size_t i = 0; i < ltl_workflow_pattern_count; i++) {
        pattern_write(ltl_workflow_patterns[i], json);
    }
}

static void head_write(ltl_json *json) {
    static const char *const keys[] = {"workflow", "description"};
    for (size_t i = 0; i < LTL_COUNT_OF(keys); i++) {
        ltl_json_key(json, keys[i]);
        typed(json, "string");
    }
    ltl_json_key(json, "inputs");
    typed(json, "object");
}

void ltl_workflow_schema_write(ltl_json *json) {
    ltl_json_begin_object(json);
    ltl_json_key_cstr(json, "$schema", "https://json-schema.org/draft/2020-12/schema");
    ltl_json_key_cstr(json, "title", "Lintel workflow");
    ltl_json_key_cstr(json, "type", "object");
    ltl_json_key(json, "required");
    ltl_json_begin_array(json);
    ltl_json_cstr(json, "workflow");
    ltl_json_end_array(json);
    ltl_json_key_bool(json, "additionalProperties", false);
    ltl_json_key(json, "properties");
    ltl_json_begin_object(json);
    head_write(json);
    common_write(json);
    ltl_json_end_object(json);
    ltl_json_key(json, "$defs");
    ltl_json_begin_object(json);
    ltl_json_key(json, "step");
    ltl_json_begin_object(json);
    ltl_json_key_cstr(json, "type", "object");
    ltl_json_key_bool(json, "additionalProperties", false);
    ltl_json_key(json, "properties");
    ltl_json_begin_object(json);
    common_write(json);
    ltl_json_end_object(json);
    ltl_json_end_object(json);
    ltl_json_end_object(json);
    ltl_json_end_object(json);
}
