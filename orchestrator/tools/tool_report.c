#include "orchestrator/tools/tool_report.h"

#include <inttypes.h>
#include <stdlib.h>

#include "orchestrator/tools/meaning.h"
#include "orchestrator/tools/row_source.h"

/* What the reader is told, from the words of a workflow. */
typedef struct asking {
    ltl_arena *arena;
    ltl_import_choices choices;
    ltl_import_mapping mappings[LTL_IMPORT_MOST_MAPPINGS];
    ltl_str rule_prefix;
} asking;

/* --- the format ----------------------------------------------------------------------------------- */

/* "where.pos.0" to "where.pos[0]": a number is a member of a list. */
static ltl_str way_of(ltl_arena *arena, ltl_str path) {
    ltl_buf way;
    ltl_buf_init(&way, LTL_MAX_MESSAGE_BYTES);
    ltl_str piece;
    while (ltl_str_split(&path, '.', &piece)) {
        uint64_t number;
        bool is_number = ltl_str_to_u64(piece, &number);
        ltl_buf_printf(&way, is_number ? "%s[%.*s]" : "%s%.*s",
                       way.len > 0 && !is_number ? "." : "", LTL_STR_ARG(piece));
    }
    ltl_str text = ltl_arena_copy(arena, ltl_buf_borrow(&way));
    ltl_buf_clear(&way);
    return text;
}

/* A key that nobody reads is a mapping that does not do what its author thinks. */
static ltl_status field_take(asking *self, ltl_str name, ltl_str path, ltl_error *error) {
    ltl_import_choices *choices = &self->choices;
    if (ltl_str_is(name, "results")) {
        ltl_str way = way_of(self->arena, path);
        choices->records = ltl_arena_printf(self->arena, "%.*s[]", LTL_STR_ARG(way)).ptr;
        return LTL_OK;
    }
    if (ltl_str_is(name, "columns_from")) {
        choices->counts_columns_from_0 = ltl_str_is(path, "0");
        return LTL_OK;
    }
    if (ltl_str_is(name, "rule_prefix")) {
        self->rule_prefix = path;
        return LTL_OK;
    }
    uint16_t field = ltl_import_field_of(name);
    if (field == LTL_FIELD_NONE || choices->mapping_count == LTL_IMPORT_MOST_MAPPINGS) {
        return ltl_fail(error, LTL_INVALID, "`fields` has no `%.*s`", LTL_STR_ARG(name));
    }
    self->mappings[choices->mapping_count++] =
        (ltl_import_mapping){field, way_of(self->arena, path)};
    return LTL_OK;
}

static ltl_status fields_take(asking *self, const ltl_data *fields, ltl_error *error) {
    ltl_status status = LTL_OK;
    if (fields == NULL || fields->kind != LTL_DATA_RECORD) {
        return LTL_OK;
    }
    self->choices.records = "[]";
    for (uint32_t i = 0; i < fields->count && status == LTL_OK; i++) {
        bool is_text = fields->at[i].kind == LTL_DATA_TEXT;
        status =
            field_take(self, fields->names[i], is_text ? fields->at[i].text : LTL_STR(""), error);
    }
    return status;
}

static ltl_status format_take(asking *self, const ltl_tool_format *format, ltl_error *error) {
    static const char *const formats[][2] = {
        {"sarif", "sarif"}, {"json", "json"}, {"lines", "text"}};
    self->choices.mappings = self->mappings;
    self->rule_prefix = LTL_STR("");
    for (size_t i = 0; i < LTL_COUNT_OF(formats); i++) {
        if (ltl_str_is(format->reads, formats[i][0])) {
            self->choices.format = ltl_import_format_find(ltl_str_of(formats[i][1]));
        }
    }
    if (self->choices.format == NULL) {
        return ltl_fail(error, LTL_INVALID, "there is no format `%.*s`: json, lines or sarif",
                        LTL_STR_ARG(format->reads));
    }
    if (self->choices.format->kind == LTL_IMPORT_IS_TEXT && format->pattern.len > 0) {
        self->choices.pattern = ltl_arena_copy(self->arena, format->pattern).ptr;
    }
    bool has_fields = ltl_str_is(format->reads, "json");
    return has_fields ? fields_take(self, format->fields, error) : LTL_OK;
}

/* --- a finding ------------------------------------------------------------------------------------ */

static uint32_t u32(int64_t number) {
    return number > 0 && number < UINT32_MAX ? (uint32_t)number : 0;
}

static ltl_str of_rule(ltl_import_row *row, const ltl_sarif_rule *rule, uint16_t field) {
    ltl_str own = *ltl_row_text(row, field);
    return own.len > 0 || rule == NULL ? own : ltl_sarif_rule_text(rule, field);
}

/* The first weakness that the finding or its rule names. */
static ltl_str cwe_of(ltl_arena *arena, ltl_import_row *row, const ltl_sarif_rule *rule) {
    static const uint16_t fields[] = {LTL_FIELD_CWE, LTL_FIELD_TAGS};
    for (size_t i = 0; i < LTL_COUNT_OF(fields); i++) {
        uint32_t number = ltl_meant_cwe(of_rule(row, rule, fields[i]));
        if (number > 0) {
            return ltl_arena_printf(arena, "CWE-%" PRIu32, number);
        }
    }
    return LTL_STR("");
}

/* Within the folder; as it was written when it leads elsewhere, for people. */
static ltl_str path_of(ltl_arena *arena, const ltl_row_source *source, ltl_import_row *row) {
    char into[LTL_PLACE_BYTES];
    ltl_str path;
    bool is_inside = ltl_row_place(source, row, into, &path) == LTL_REFUSED_NONE;
    return ltl_arena_copy(arena, is_inside ? path : *ltl_row_text(row, LTL_FIELD_PATH));
}

static ltl_tool_finding finding_of(const asking *self, const ltl_row_source *source,
                                   ltl_import_row *row) {
    ltl_arena *arena = self->arena;
    const ltl_sarif_rule *rule = ltl_row_rule(source, row);
    ltl_str id = of_rule(row, rule, LTL_FIELD_RULE);
    return (ltl_tool_finding){
        .path = path_of(arena, source, row),
        .line = u32(ltl_row_number(row, LTL_FIELD_LINE)),
        .column = u32(ltl_row_number(row, LTL_FIELD_COLUMN)),
        .end_line = u32(ltl_row_number(row, LTL_FIELD_END_LINE)),
        .end_column = u32(ltl_row_number(row, LTL_FIELD_END_COLUMN)),
        .counts_utf16 = ltl_row_unit(source, row) == LTL_UNIT_UTF16,
        .rule = id.len > 0 ? ltl_arena_printf(arena, "%.*s%.*s", LTL_STR_ARG(self->rule_prefix),
                                              LTL_STR_ARG(id))
                           : LTL_STR(""),
        .message = ltl_arena_copy(arena, ltl_row_message(arena, row, rule)),
        .title = ltl_arena_copy(arena, of_rule(row, rule, LTL_FIELD_TITLE)),
        .help = ltl_arena_copy(arena, of_rule(row, rule, LTL_FIELD_REFERENCE)),
        .cwe = cwe_of(arena, row, rule),
        .severity = row->severity,
        .confidence = row->confidence,
    };
}

/* What is gone, or accepted by somebody, is none; what lies elsewhere is one that its reader cannot place. */
static void row_take(const asking *self, const ltl_row_source *source, ltl_import_row *row,
                     ltl_tool_report *report) {
    if (!row->is_dead) {
        ltl_row_clean(row);
    }
    bool has_message = ltl_row_text(row, LTL_FIELD_MESSAGE)->len > 0 ||
                       ltl_row_text(row, LTL_FIELD_MESSAGE_ID)->len > 0 ||
                       ltl_row_rule(source, row) != NULL;
    if (!row->is_dead && has_message) {
        ltl_row_validate(source, row);
    }
    bool is_elsewhere = row->is_dead && row->reason == LTL_REFUSED_OUTSIDE;
    if ((row->is_dead && !is_elsewhere) || !has_message || row->is_suppressed) {
        report->unread++;
        return;
    }
    ltl_row_transform(source, row);
    if (row->state == LTL_STATE_FIXED) {
        report->unread++;
        return;
    }
    ltl_tool_finding finding = finding_of(self, source, row);
    LTL_PUSH(self->arena, &report->findings, finding);
}

/* --- the whole ------------------------------------------------------------------------------------ */

static void troubles_take(const asking *self, const ltl_sarif_meta *meta, ltl_tool_report *report) {
    report->trouble = LTL_STR("");
    for (uint32_t i = 0; i < meta->runs.count; i++) {
        const ltl_sarif_run *run = &meta->runs.at[i];
        if (run->was_unsuccessful && !report->has_failed) {
            report->has_failed = true;
            report->trouble = ltl_arena_copy(self->arena, run->trouble);
        }
    }
}

/* Never an empty report of something else. */
static ltl_status end_check(const ltl_import_reader *reader, ltl_error *error) {
    bool is_empty = ltl_str_trim(reader->input.text).len == 0;
    bool is_json = reader->format->kind == LTL_IMPORT_IS_JSON;
    const char *where = reader->choices->records != NULL ? reader->choices->records : "";
    if (is_json && is_empty) {
        return ltl_fail(error, LTL_SYNTAX, "no JSON: the text is empty");
    }
    if (is_json && reader->is_broken) {
        return ltl_fail(error, LTL_SYNTAX, "no JSON at byte %" PRIu64, reader->broken_at);
    }
    if (is_json && !reader->now.has_list) {
        return ltl_fail(error, LTL_SYNTAX, "the JSON has no list of results%s%s",
                        where[0] != '\0' ? " at " : "", where);
    }
    return LTL_OK;
}

static ltl_status rows_read(const asking *self, ltl_row_source *source, ltl_import_batch *batch,
                            ltl_tool_report *report, ltl_error *error) {
    troubles_take(self, &source->meta, report);
    while (!source->reader.now.is_at_end) {
        if (!ltl_import_reader_read(&source->reader, batch)) {
            return ltl_fail(error, LTL_IO, "cannot be read");
        }
        for (uint32_t i = 0; i < batch->row_count; i++) {
            row_take(self, source, &batch->rows[i], report);
        }
    }
    return end_check(&source->reader, error);
}

ltl_status ltl_tool_report_read(ltl_arena *arena, const ltl_tool_format *format, ltl_str folder,
                                ltl_str text, ltl_tool_report *out_report, ltl_error *error) {
    *out_report = (ltl_tool_report){.trouble = LTL_STR("")};
    asking *self = LTL_NEW(arena, asking);
    self->arena = arena;
    ltl_status status = format_take(self, format, error);
    if (status != LTL_OK) {
        return status;
    }
    ltl_import_batch batch;
    ltl_row_source *source = LTL_NEW(arena, ltl_row_source);
    ltl_import_input input = {.fd = -1, .size = text.len, .text = text};
    source->places = (ltl_place_options){.root = folder, .prefix = LTL_STR("")};
    source->tool = LTL_STR("");
    status =
        ltl_import_batch_init(&batch) ? LTL_OK : ltl_fail(error, LTL_NO_MEMORY, "out of memory");
    if (status == LTL_OK) {
        status = ltl_row_source_open(source, &input, LTL_STR("its output"), &self->choices, &batch,
                                     error);
    }
    if (status == LTL_OK) {
        status = rows_read(self, source, &batch, out_report, error);
    }
    ltl_row_source_close(source);
    ltl_import_batch_free(&batch);
    return status;
}
