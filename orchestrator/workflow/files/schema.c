#include "orchestrator/workflow/files/schema.h"

#include "orchestrator/workflow/files/step_key.h"
#include "orchestrator/workflow/pattern.h"

#define STEP "#/$defs/step"

static void ref_write(ltl_json *json, const char *to) {
    ltl_json_begin_object(json);
    ltl_json_key_cstr(json, "$ref", to);
    ltl_json_end_object(json);
}

/* A number or a truth without quotes is read as the text that it is written as. */
static void text_type(ltl_json *json) {
    static const char *const types[] = {"string", "number", "boolean"};
    ltl_json_key(json, "type");
    ltl_json_begin_array(json);
    for (size_t i = 0; i < LTL_COUNT_OF(types); i++) {
        ltl_json_cstr(json, types[i]);
    }
    ltl_json_end_array(json);
}

static void text(ltl_json *json) {
    ltl_json_begin_object(json);
    text_type(json);
    ltl_json_end_object(json);
}

static void text_or_texts(ltl_json *json) {
    ltl_json_key(json, "anyOf");
    ltl_json_begin_array(json);
    text(json);
    ltl_json_begin_object(json);
    ltl_json_key_cstr(json, "type", "array");
    ltl_json_key(json, "items");
    text(json);
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
    ltl_json_key_bool(json, "additionalProperties", false);
    ltl_json_key(json, "properties");
    ltl_json_begin_object(json);
    ltl_json_key(json, "when");
    text(json);
    ltl_json_key(json, "verdict");
    ltl_json_begin_object(json);
    ltl_json_key(json, "enum");
    ltl_json_begin_array(json);
    ltl_json_cstr(json, "ok");
    ltl_json_cstr(json, "failed");
    ltl_json_end_array(json);
    ltl_json_end_object(json);
    ltl_json_key(json, "text");
    text(json);
    ltl_json_end_object(json);
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

/* "50%" or 0.5. */
static void rate_write(ltl_json *json) {
    ltl_json_key(json, "anyOf");
    ltl_json_begin_array(json);
    ltl_json_begin_object(json);
    ltl_json_key_cstr(json, "type", "string");
    ltl_json_key_cstr(json, "pattern", "^(([0-9]|[1-9][0-9]|100)%|0|1|0\\.[0-9]{1,3})$");
    ltl_json_end_object(json);
    ltl_json_begin_object(json);
    ltl_json_key_cstr(json, "type", "number");
    ltl_json_key_u64(json, "minimum", 0);
    ltl_json_key_u64(json, "maximum", 1);
    ltl_json_end_object(json);
    ltl_json_end_array(json);
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
        ltl_json_key_cstr(json, "pattern", LTL_DURATION_PATTERN);
        break;
    case LTL_ROW_RATE:
        rate_write(json);
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
        text_type(json);
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

static void form_write(ltl_step_form form, const char *pattern, ltl_json *json) {
    switch (form) {
    case LTL_FORM_TEXTS:
        text_or_texts(json);
        break;
    case LTL_FORM_MAP:
        ltl_json_key_cstr(json, "type", "object");
        break;
    case LTL_FORM_NUMBER:
        ltl_json_key_cstr(json, "type", "integer");
        ltl_json_key_u64(json, "minimum", 1);
        break;
    case LTL_FORM_TRUTH:
        ltl_json_key_cstr(json, "type", "boolean");
        break;
    case LTL_FORM_TEXT:
        if (pattern != NULL) { /* a number has no such form */
            ltl_json_key_cstr(json, "type", "string");
            ltl_json_key_cstr(json, "pattern", pattern);
        } else {
            text_type(json);
        }
        break;
    }
}

static void common_write(ltl_json *json) {
    for (size_t i = 0; i < ltl_step_key_count; i++) {
        ltl_json_key(json, ltl_step_keys[i].name);
        ltl_json_begin_object(json);
        ltl_json_key_cstr(json, "description", ltl_step_keys[i].help);
        form_write(ltl_step_keys[i].form, ltl_step_keys[i].pattern, json);
        ltl_json_end_object(json);
    }
    for (size_t i = 0; i < ltl_workflow_pattern_count; i++) {
        pattern_write(ltl_workflow_patterns[i], json);
    }
}

/* A step is one thing: a task or one pattern. */
static void kinds_write(ltl_json *json) {
    ltl_json_key(json, "oneOf");
    ltl_json_begin_array(json);
    for (size_t i = 0; i <= ltl_workflow_pattern_count; i++) {
        ltl_json_begin_object(json);
        ltl_json_key(json, "required");
        ltl_json_begin_array(json);
        ltl_json_cstr(json, i == 0 ? "task" : ltl_workflow_patterns[i - 1]->name);
        ltl_json_end_array(json);
        ltl_json_end_object(json);
    }
    ltl_json_end_array(json);
}

static void input_write(ltl_json *json) {
    static const char *const keys[] = {"type", "help"};
    ltl_json_begin_object(json);
    ltl_json_key_cstr(json, "type", "object");
    ltl_json_key_bool(json, "additionalProperties", false);
    ltl_json_key(json, "properties");
    ltl_json_begin_object(json);
    for (size_t i = 0; i < LTL_COUNT_OF(keys); i++) {
        ltl_json_key(json, keys[i]);
        text(json);
    }
    ltl_json_key(json, "default");
    ltl_json_begin_object(json);
    ltl_json_end_object(json);
    ltl_json_end_object(json);
    ltl_json_end_object(json);
}

static void head_write(ltl_json *json) {
    static const char *const keys[] = {"workflow", "description"};
    for (size_t i = 0; i < LTL_COUNT_OF(keys); i++) {
        ltl_json_key(json, keys[i]);
        text(json);
    }
    ltl_json_key(json, "inputs");
    ltl_json_begin_object(json);
    ltl_json_key_cstr(json, "type", "object");
    ltl_json_key(json, "additionalProperties");
    ltl_json_begin_object(json);
    ltl_json_key(json, "anyOf");
    ltl_json_begin_array(json);
    text(json);
    input_write(json);
    ltl_json_end_array(json);
    ltl_json_end_object(json);
    ltl_json_end_object(json);
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
    kinds_write(json);
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
    kinds_write(json);
    ltl_json_end_object(json);
    ltl_json_end_object(json);
    ltl_json_end_object(json);
}
