#include "orchestrator/workflow/files/read_row.h"

#include <stdio.h>

#include "core/limits.h"
#include "orchestrator/workflow/files/read.h"

bool ltl_duration_read(ltl_str text, uint64_t *out_us) {
    static const struct {
        const char *unit;
        uint64_t us;
    } units[] = {{"us", 1}, {"ms", 1000}, {"s", 1000000}, {"m", 60000000}, {"h", 3600000000}};
    size_t digits = 0;
    while (digits < text.len && text.ptr[digits] >= '0' && text.ptr[digits] <= '9') {
        digits++;
    }
    uint64_t number;
    if (!ltl_str_to_u64(ltl_str_slice(text, 0, digits), &number)) {
        return false;
    }
    for (size_t i = 0; i < LTL_COUNT_OF(units); i++) {
        bool is_it = ltl_str_is(ltl_str_slice(text, digits, text.len), units[i].unit);
        if (is_it && number <= INT64_MAX / units[i].us) {
            *out_us = number * units[i].us;
            return true;
        }
    }
    return false;
}

/* "50%" or "0.5" in thousandths. */
static bool rate_read(ltl_str text, uint64_t *out_thousandths) {
    uint64_t number;
    if (ltl_str_ends_with(text, LTL_STR("%")) &&
        ltl_str_to_u64(ltl_str_slice(text, 0, text.len - 1), &number) && number <= 100) {
        *out_thousandths = number * 10;
        return true;
    }
    if (ltl_str_is(text, "0") || ltl_str_is(text, "1")) {
        *out_thousandths = text.ptr[0] == '1' ? 1000 : 0;
        return true;
    }
    size_t digits = text.len - 2;
    if (text.len < 3 || text.len > 5 || !ltl_str_starts_with(text, LTL_STR("0.")) ||
        !ltl_str_to_u64(ltl_str_slice(text, 2, text.len), &number)) {
        return false;
    }
    *out_thousandths = number * (digits == 1 ? 100 : digits == 2 ? 10 : 1);
    return true;
}

static ltl_data scalar_of(const ltl_yaml *yaml) {
    bool truth;
    int64_t number;
    if (ltl_yaml_to_bool(yaml, &truth)) {
        return ltl_data_truth(truth);
    }
    if (ltl_yaml_to_i64(yaml, &number)) {
        return ltl_data_number(number);
    }
    return ltl_data_text(ltl_str_starts_with(yaml->text, LTL_STR("$$"))
                             ? ltl_str_slice(yaml->text, 1, yaml->text.len)
                             : yaml->text);
}

static ltl_data head_of(ltl_arena *arena, const ltl_yaml *yaml, ltl_data **out_members) {
    *out_members = NULL;
    if (yaml->kind == LTL_YAML_NULL) {
        return LTL_DATA_NONE;
    }
    if (yaml->kind == LTL_YAML_SCALAR) {
        return scalar_of(yaml);
    }
    *out_members = LTL_NEW_ARRAY(arena, ltl_data, (size_t)yaml->count + 1);
    if (yaml->kind == LTL_YAML_LIST) {
        return ltl_data_list(*out_members, yaml->count);
    }
    ltl_str *names = LTL_NEW_ARRAY(arena, ltl_str, (size_t)yaml->count + 1);
    for (uint32_t i = 0; i < yaml->count; i++) {
        names[i] = yaml->keys[i]->text;
    }
    return ltl_data_record(names, *out_members, yaml->count);
}

ltl_data ltl_data_of_yaml(ltl_flow_check *check, const ltl_yaml *yaml) {
    struct {
        const ltl_yaml *yaml;
        ltl_data *members;
        uint32_t next;
    } stack[LTL_MAX_DATA_DEPTH];
    uint32_t depth = 0;
    ltl_data *members;
    ltl_data root = head_of(&check->workflow->arena, yaml, &members);
    if (members != NULL) {
        stack[depth].yaml = yaml, stack[depth].members = members, stack[depth++].next = 0;
    }
    while (depth > 0) {
        if (stack[depth - 1].next == stack[depth - 1].yaml->count) {
            depth--;
            continue;
        }
        uint32_t index = stack[depth - 1].next++;
        const ltl_yaml *item = stack[depth - 1].yaml->items[index];
        stack[depth - 1].members[index] = head_of(&check->workflow->arena, item, &members);
        if (members == NULL) {
            continue;
        }
        if (depth == LTL_MAX_DATA_DEPTH) {
            ltl_check_complain(check, item->line, item->column, "nested deeper than %u",
                               LTL_MAX_DATA_DEPTH);
            return LTL_DATA_NONE;
        }
        stack[depth].yaml = item, stack[depth].members = members, stack[depth++].next = 0;
    }
    return root;
}

static bool is_reference(const ltl_yaml *yaml) {
    return yaml->kind == LTL_YAML_SCALAR && yaml->text.len > 1 && yaml->text.ptr[0] == '$' &&
           yaml->text.ptr[1] != '$';
}

static bool has_references(const ltl_yaml *list) {
    for (uint32_t i = 0; i < list->count; i++) {
        if (is_reference(list->items[i])) {
            return true;
        }
    }
    return false;
}

static ltl_ref part_of(ltl_flow_check *check, const ltl_yaml *yaml) {
    ltl_ref part = {
        .step = LTL_NO_STEP, .line = yaml->line, .column = yaml->column, .text = yaml->text};
    if (!is_reference(yaml)) {
        part.kind = LTL_REF_LITERAL;
        part.literal = ltl_data_of_yaml(check, yaml);
    }
    return part;
}

ltl_ref ltl_ref_of_yaml(ltl_flow_check *check, const ltl_yaml *yaml) {
    ltl_ref ref = {.step = LTL_NO_STEP, .line = yaml->line, .column = yaml->column};
    ref.text = yaml->kind == LTL_YAML_SCALAR ? yaml->text : LTL_STR("");
    if (yaml->kind == LTL_YAML_LIST && has_references(yaml)) {
        ref.kind = LTL_REF_LIST;
        ref.parts = LTL_NEW_ARRAY(&check->workflow->arena, ltl_ref, yaml->count);
        ref.part_count = yaml->count;
        for (uint32_t i = 0; i < yaml->count; i++) {
            ref.parts[i] = part_of(check, yaml->items[i]);
        }
    } else if (!is_reference(yaml)) {
        ref.kind = LTL_REF_LITERAL;
        ref.literal = ltl_data_of_yaml(check, yaml);
    }
    return ref;
}

const ltl_flow_condition *ltl_condition_of_yaml(ltl_flow_check *check, const ltl_yaml *yaml) {
    if (yaml->kind != LTL_YAML_SCALAR) {
        ltl_check_complain(check, yaml->line, yaml->column, "a condition is one line of text");
        return NULL;
    }
    ltl_flow_condition *condition = NULL;
    ltl_error error = {0};
    /* Quotes stand before the text, and in a block it starts on the next line. */
    uint32_t column = yaml->column + (yaml->is_plain || yaml->is_block ? 0 : 1);
    ltl_status status = ltl_condition_read(&check->workflow->arena, yaml->text, yaml->line, column,
                                           &condition, &error);
    if (status != LTL_OK) {
        ltl_check_complain(check, error.line, error.column, "%s", error.text);
    }
    return condition;
}

ltl_str ltl_text_of_yaml(ltl_flow_check *check, const ltl_yaml *yaml, const char *what) {
    if (yaml->kind == LTL_YAML_SCALAR) {
        return yaml->text;
    }
    ltl_check_complain(check, yaml->line, yaml->column, "`%s` is a text", what);
    return LTL_STR("");
}

bool ltl_yaml_is_map(ltl_flow_check *check, const ltl_yaml *yaml, const char *what) {
    if (yaml->kind != LTL_YAML_MAP) {
        ltl_check_complain(check, yaml->line, yaml->column, "`%s` is a map", what);
    }
    return yaml->kind == LTL_YAML_MAP;
}

void ltl_yaml_keys_check(ltl_flow_check *check, const ltl_yaml *map, const char *what,
                         const char *const *keys) {
    ltl_str names[8];
    uint32_t count = 0;
    for (; keys[count] != NULL && count < LTL_COUNT_OF(names); count++) {
        names[count] = ltl_str_of(keys[count]);
    }
    for (uint32_t i = 0; i < map->count && map->kind == LTL_YAML_MAP; i++) {
        const ltl_yaml *key = map->keys[i];
        uint32_t at = 0;
        while (at < count && !ltl_str_eq(names[at], key->text)) {
            at++;
        }
        if (at == count) {
            ltl_str suggestion = ltl_check_suggestion(check, key->text, names, count);
            ltl_check_complain(check, key->line, key->column, "%s has no key `%.*s`%.*s", what,
                               LTL_STR_ARG(key->text), LTL_STR_ARG(suggestion));
        }
    }
}

void ltl_texts_of_yaml(ltl_flow_check *check, const ltl_yaml *yaml, ltl_text_list *out_texts) {
    ltl_arena *arena = &check->workflow->arena;
    if (yaml->kind == LTL_YAML_SCALAR) {
        LTL_PUSH(arena, out_texts, yaml->text);
        return;
    }
    for (uint32_t i = 0; i < yaml->count; i++) {
        if (yaml->items[i]->kind != LTL_YAML_SCALAR || yaml->kind != LTL_YAML_LIST) {
            ltl_check_complain(check, yaml->items[i]->line, yaml->items[i]->column,
                               "a list of texts is wanted");
            return;
        }
        LTL_PUSH(arena, out_texts, yaml->items[i]->text);
    }
}

static void bounds_check(ltl_flow_check *check, const ltl_row *row, const ltl_yaml *yaml,
                         uint64_t value) {
    if (value < row->least || (row->most > 0 && value > row->most)) {
        char most[32];
        (void)snprintf(most, sizeof(most), row->most > 0 ? " to %llu" : " or more",
                       (unsigned long long)row->most);
        ltl_check_complain(check, yaml->line, yaml->column, "`%s` is %llu%s", row->key,
                           (unsigned long long)row->least, most);
    }
}

static void number_read(ltl_flow_check *check, const ltl_row *row, const ltl_yaml *yaml,
                        void *place) {
    uint64_t value = 0;
    bool is_read = false;
    const char *wanted = "a number";
    switch (row->kind) {
    case LTL_ROW_DURATION:
        is_read = ltl_duration_read(yaml->text, &value);
        wanted = "a duration like 250ms, 3s or 5m";
        break;
    case LTL_ROW_RATE:
        is_read = rate_read(yaml->text, &value);
        wanted = "a rate like 50% or 0.5";
        break;
    default:
        is_read = ltl_str_to_u64(yaml->text, &value);
        break;
    }
    if (yaml->kind != LTL_YAML_SCALAR || !is_read) {
        ltl_check_complain(check, yaml->line, yaml->column, "`%s` wants %s", row->key, wanted);
        return;
    }
    bounds_check(check, row, yaml, value);
    if (row->kind == LTL_ROW_RATE) {
        *(double *)place = (double)value / 1000;
    } else {
        *(uint64_t *)place = value;
    }
}

static void choice_read(ltl_flow_check *check, const ltl_row *row, const ltl_yaml *yaml,
                        void *place) {
    ltl_str names[16];
    uint32_t count = 0;
    while (row->choices[count] != NULL && count < LTL_COUNT_OF(names)) {
        names[count] = ltl_str_of(row->choices[count]);
        if (ltl_str_eq(names[count], yaml->text)) {
            *(uint32_t *)place = count;
            return;
        }
        count++;
    }
    ltl_str suggestion = ltl_check_suggestion(check, yaml->text, names, count);
    ltl_check_complain(check, yaml->line, yaml->column, "`%s` cannot be `%.*s`%.*s", row->key,
                       LTL_STR_ARG(yaml->text), LTL_STR_ARG(suggestion));
}

static void verdict_read(ltl_flow_check *check, const ltl_yaml *yaml, ltl_verdicts *verdicts) {
    static const char *const keys[] = {"when", "verdict", "text", NULL};
    ltl_yaml_keys_check(check, yaml, "an end", keys);
    const ltl_yaml *when = ltl_yaml_get(yaml, "when");
    const ltl_yaml *verdict = ltl_yaml_get(yaml, "verdict");
    const ltl_yaml *text = ltl_yaml_get(yaml, "text");
    bool is_good = verdict != NULL && ltl_str_is(verdict->text, "ok");
    if (when == NULL || verdict == NULL || (!is_good && !ltl_str_is(verdict->text, "failed"))) {
        ltl_check_complain(check, yaml->line, yaml->column,
                           "an end has `when`, a condition, and `verdict`, which is ok or failed");
        return;
    }
    ltl_verdict one = {.condition = ltl_condition_of_yaml(check, when), .is_good = is_good};
    one.text = text != NULL ? ltl_text_of_yaml(check, text, "text") : LTL_STR("");
    if (one.condition != NULL) {
        LTL_PUSH(&check->workflow->arena, verdicts, one);
    }
}

static void steps_take(ltl_flow_check *check, const ltl_row *row, const ltl_yaml *yaml,
                       const ltl_flow_step *step, void *place, ltl_step_sources *sources) {
    ltl_step_source source = {.above = step, .role = row->key};
    if (row->kind == LTL_ROW_STEP) {
        source.yaml = yaml;
        source.place = place;
        LTL_PUSH(check->arena, sources, source);
        return;
    }
    if (yaml->kind != (row->kind == LTL_ROW_STEPS ? LTL_YAML_LIST : LTL_YAML_MAP) ||
        yaml->count == 0) {
        ltl_check_complain(check, yaml->line, yaml->column, "`%s` wants %s", row->key,
                           row->kind == LTL_ROW_STEPS ? "a list of steps"
                                                      : "a map from labels to steps");
        return;
    }
    for (uint32_t i = 0; i < yaml->count; i++) {
        source.yaml = yaml->items[i];
        source.label = row->kind == LTL_ROW_CASES ? yaml->keys[i]->text : LTL_STR("");
        source.list = place;
        LTL_PUSH(check->arena, sources, source);
    }
}

void ltl_row_standard(const ltl_row *row, void *options) {
    void *place = (char *)options + row->offset;
    switch (row->kind) {
    case LTL_ROW_STEP:
        *(uint32_t *)place = LTL_NO_STEP;
        break;
    case LTL_ROW_NUMBER:
    case LTL_ROW_DURATION:
        *(uint64_t *)place = row->standard;
        break;
    case LTL_ROW_RATE:
        *(double *)place = (double)row->standard / 1000;
        break;
    case LTL_ROW_CHOICE:
        *(uint32_t *)place = (uint32_t)row->standard;
        break;
    case LTL_ROW_TRUTH:
        *(bool *)place = row->standard != 0;
        break;
    default:
        break; /* empty is what zeroed memory is */
    }
}

void ltl_row_read(ltl_flow_check *check, const ltl_row *row, const ltl_yaml *yaml,
                  ltl_flow_step *step, ltl_step_sources *sources) {
    void *place = (char *)step->options + row->offset;
    switch (row->kind) {
    case LTL_ROW_STEP:
    case LTL_ROW_STEPS:
    case LTL_ROW_CASES:
        steps_take(check, row, yaml, step, place, sources);
        break;
    case LTL_ROW_REF:
        *(ltl_ref *)place = ltl_ref_of_yaml(check, yaml);
        break;
    case LTL_ROW_CONDITION:
        *(const ltl_flow_condition **)place = ltl_condition_of_yaml(check, yaml);
        break;
    case LTL_ROW_CONDITIONS:
        if (yaml->kind != LTL_YAML_LIST) {
            ltl_check_complain(check, yaml->line, yaml->column, "`%s` is a list", row->key);
        }
        for (uint32_t i = 0; i < yaml->count; i++) {
            verdict_read(check, yaml->items[i], place);
        }
        break;
    case LTL_ROW_TEXT:
        *(ltl_str *)place = ltl_text_of_yaml(check, yaml, row->key);
        break;
    case LTL_ROW_TEXTS:
        ltl_texts_of_yaml(check, yaml, place);
        break;
    case LTL_ROW_CHOICE:
        choice_read(check, row, yaml, place);
        break;
    case LTL_ROW_TRUTH:
        if (!ltl_yaml_to_bool(yaml, place)) {
            ltl_check_complain(check, yaml->line, yaml->column, "`%s` is true or false", row->key);
        }
        break;
    default:
        number_read(check, row, yaml, place);
        break;
    }
}
