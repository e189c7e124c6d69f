#include "orchestrator/workflow/files/inputs.h"

#include "core/nearest.h"
#include "orchestrator/workflow/files/read_row.h"

static ltl_status input_find(const ltl_workflow *workflow, ltl_str name,
                             const ltl_workflow_input **out_input, ltl_error *error) {
    uint32_t best = UINT32_MAX;
    ltl_str nearest = LTL_STR("");
    for (uint32_t i = 0; i < workflow->inputs.count; i++) {
        const ltl_workflow_input *input = &workflow->inputs.at[i];
        if (ltl_str_eq(input->name, name)) {
            *out_input = input;
            return LTL_OK;
        }
        if (ltl_nearest_try(name, input->name, &best)) {
            nearest = input->name;
        }
    }
    return ltl_fail(error, LTL_USAGE, "the workflow %.*s has no input `%.*s`%s%.*s%s",
                    LTL_STR_ARG(workflow->name), LTL_STR_ARG(name),
                    nearest.len > 0 ? "; did you mean `" : "", LTL_STR_ARG(nearest),
                    nearest.len > 0 ? "`?" : "");
}

/* Where texts are wanted, `true` and `3` are texts. */
static ltl_status texts_take(ltl_arena *arena, const ltl_workflow_input *input,
                             const ltl_yaml *list, ltl_data *out_value, ltl_error *error) {
    ltl_data *texts = LTL_NEW_ARRAY(arena, ltl_data, (size_t)list->count + 1);
    for (uint32_t i = 0; i < list->count; i++) {
        if (list->items[i]->kind != LTL_YAML_SCALAR) {
            return ltl_fail(error, LTL_USAGE, "the input `%.*s` is a list of texts",
                            LTL_STR_ARG(input->name));
        }
        texts[i] = ltl_data_text(list->items[i]->text);
    }
    *out_value = ltl_data_list(texts, list->count);
    return LTL_OK;
}

static ltl_status value_read(ltl_arena *arena, const ltl_workflow_input *input, ltl_str text,
                             ltl_data *out_value, ltl_error *error) {
    if (ltl_str_is(input->type, "text")) {
        *out_value = ltl_data_text(ltl_arena_copy(arena, text));
        return LTL_OK;
    }
    ltl_yaml *yaml = NULL;
    ltl_status status =
        ltl_yaml_parse(arena, ltl_arena_copy(arena, text), "the input", &yaml, error);
    if (status != LTL_OK) {
        return status;
    }
    if (ltl_str_is(input->type, "list of text") && yaml->kind == LTL_YAML_LIST) {
        return texts_take(arena, input, yaml, out_value, error);
    }
    ltl_workflow room = {.name = input->name};
    ltl_flow_check check = {.arena = arena, .workflow = &room};
    ltl_data value = ltl_data_of_yaml(&check, yaml);
    *out_value = ltl_data_copy(arena, &value);
    ltl_arena_clear(&room.arena);
    if (check.errors > 0 || !ltl_data_fits(out_value, input->type)) {
        return ltl_fail(error, LTL_USAGE, "the input `%.*s` is %.*s, and `%.*s` is not",
                        LTL_STR_ARG(input->name), LTL_STR_ARG(input->type), LTL_STR_ARG(text));
    }
    return LTL_OK;
}

ltl_status ltl_workflow_inputs_read(ltl_arena *arena, const ltl_workflow *workflow,
                                    const char *const *typed, uint32_t count, ltl_data *out_inputs,
                                    ltl_error *error) {
    ltl_str *names = LTL_NEW_ARRAY(arena, ltl_str, (size_t)count + 1);
    ltl_data *values = LTL_NEW_ARRAY(arena, ltl_data, (size_t)count + 1);
    for (uint32_t i = 0; i < count; i++) {
        ltl_str rest = ltl_str_of(typed[i]);
        const ltl_workflow_input *input = NULL;
        ltl_str name = LTL_STR("");
        (void)ltl_str_split(&rest, '=', &name);
        if (rest.ptr == NULL) {
            return ltl_fail(error, LTL_USAGE, "an input is NAME=VALUE, not `%s`", typed[i]);
        }
        ltl_status status = input_find(workflow, name, &input, error);
        if (status == LTL_OK) {
            names[i] = input->name;
            status = value_read(arena, input, rest, &values[i], error);
        }
        if (status != LTL_OK) {
            return status;
        }
    }
    *out_inputs = ltl_data_record(names, values, count);
    return LTL_OK;
}
