/* read_json.c - a list of objects, with a mapping that says where in each of them path, line and the rest stand. */
#include <inttypes.h>

#include "orchestrator/tools/json_tree.h"
#include "orchestrator/tools/tool_report.h"

/* Fields by their names in a mapping; where they are looked for when it does not say. */
enum { PATH, LINE, COLUMN, END_LINE, END_COLUMN, RULE, MESSAGE, SEVERITY, CONFIDENCE, CWE, HELP, FIELDS };
static const struct {
    const char *name;
    const char *usual;
} fields[FIELDS] = {
    [PATH] = {"path", "path"},
    [LINE] = {"line", "line"},
    [COLUMN] = {"column", "column"},
    [END_LINE] = {"end_line", "endLine"},
    [END_COLUMN] = {"end_column", "endColumn"},
    [RULE] = {"rule", "rule"},
    [MESSAGE] = {"message", "message"},
    [SEVERITY] = {"severity", "severity"},
    [CONFIDENCE] = {"confidence", "confidence"},
    [CWE] = {"cwe", "cwe"},
    [HELP] = {"help", "help"},
};

static ltl_str path_of(const ltl_tool_format *format, const char *name, const char *usual) {
    const ltl_data *said = format->fields != NULL && format->fields->kind == LTL_DATA_RECORD
                               ? ltl_data_member(format->fields, ltl_str_of(name))
                               : NULL;
    return said != NULL && said->kind == LTL_DATA_TEXT ? said->text : ltl_str_of(usual);
}

/* A key that nobody reads is a mapping that does not do what its author thinks. */
static ltl_status fields_check(const ltl_tool_format *format, ltl_error *error) {
    const ltl_data *given = format->fields;
    for (uint32_t i = 0; given != NULL && given->kind == LTL_DATA_RECORD && i < given->count; i++) {
        bool is_known = ltl_str_is(given->names[i], "results") ||
                        ltl_str_is(given->names[i], "columns_from") ||
                        ltl_str_is(given->names[i], "rule_prefix");
        for (int k = 0; k < FIELDS; k++) {
            is_known = is_known || ltl_str_is(given->names[i], fields[k].name);
        }
        if (!is_known) {
            return ltl_fail(error, LTL_INVALID, "`fields` has no `%.*s`",
                            LTL_STR_ARG(given->names[i]));
        }
    }
    return LTL_OK;
}

static ltl_str cwe_of(ltl_arena *arena, const ltl_data *value) {
    uint32_t number = ltl_json_tree_number(value);
    if (number > 0) {
        return ltl_arena_printf(arena, "CWE-%" PRIu32, number);
    }
    return value != NULL && value->kind == LTL_DATA_TEXT ? value->text : LTL_STR("");
}

static bool finding_read(ltl_arena *arena, const ltl_tool_format *format, const ltl_data *record,
                         ltl_tool_finding *out_finding) {
    const ltl_data *values[FIELDS];
    for (int i = 0; i < FIELDS; i++) {
        values[i] =
            ltl_json_tree_follow(record, path_of(format, fields[i].name, fields[i].usual));
    }
    /* Some count columns from 0. */
    uint32_t first = ltl_str_is(path_of(format, "columns_from", "1"), "0") ? 1 : 0;
    uint32_t column = ltl_json_tree_number(values[COLUMN]);
    uint32_t end_column = ltl_json_tree_number(values[END_COLUMN]);
    bool has_column = values[COLUMN] != NULL && values[COLUMN]->kind == LTL_DATA_NUMBER;
    *out_finding = (ltl_tool_finding){
        .path = ltl_json_tree_text(arena, values[PATH]),
        .line = ltl_json_tree_number(values[LINE]),
        .column = has_column ? column + first : column,
        .end_line = ltl_json_tree_number(values[END_LINE]),
        .end_column = end_column > 0 ? end_column + first : 0,
        .rule = ltl_json_tree_text(arena, values[RULE]),
        .message = ltl_json_tree_text(arena, values[MESSAGE]),
        .help = ltl_json_tree_text(arena, values[HELP]),
        .cwe = cwe_of(arena, values[CWE]),
        .severity =
            ltl_tool_severity(ltl_json_tree_text(arena, values[SEVERITY]), LTL_SEVERITY_MEDIUM),
        .confidence = LTL_CONFIDENCE_MEDIUM,
    };
    ltl_str prefix = path_of(format, "rule_prefix", "");
    if (prefix.len > 0 && out_finding->rule.len > 0) {
        out_finding->rule = ltl_arena_printf(arena, "%.*s%.*s", LTL_STR_ARG(prefix),
                                             LTL_STR_ARG(out_finding->rule));
    }
    (void)ltl_confidence_parse(ltl_json_tree_text(arena, values[CONFIDENCE]),
                               &out_finding->confidence);
    return out_finding->path.len > 0 && out_finding->message.len > 0;
}

ltl_status ltl_tool_read_json(ltl_arena *arena, const ltl_tool_format *format, ltl_str text,
                              ltl_tool_report *report, ltl_error *error) {
    ltl_data root;
    ltl_status status = fields_check(format, error);
    status = status == LTL_OK ? ltl_json_tree_read(arena, text, &root, error) : status;
    if (status != LTL_OK) {
        return status;
    }
    ltl_str where = path_of(format, "results", "");
    const ltl_data *results = ltl_json_tree_follow(&root, where);
    if (results == NULL || results->kind != LTL_DATA_LIST) {
        return ltl_fail(error, LTL_SYNTAX, "the JSON has no list of results%s%.*s",
                        where.len > 0 ? " at " : "", LTL_STR_ARG(where));
    }
    for (uint32_t i = 0; i < results->count; i++) {
        ltl_tool_finding finding;
        if (finding_read(arena, format, &results->at[i], &finding)) {
            LTL_PUSH(arena, &report->findings, finding);
        } else {
            report->unread++;
        }
    }
    return LTL_OK;
}
