#include "orchestrator/tools/row_source.h"

#include "orchestrator/tools/meaning.h"

enum { ARTIFACT_BYTES = 4096 + 256 };

ltl_status ltl_row_source_open(ltl_row_source *source, const ltl_import_input *input, ltl_str path,
                               const ltl_import_choices *choices, ltl_import_batch *scratch,
                               ltl_error *error) {
    source->meta = (ltl_sarif_meta){.artifact_fd = -1, .index_fd = -1};
    ltl_status status = ltl_import_reader_open(&source->reader, input, path, choices, error);
    if (status != LTL_OK || strcmp(source->reader.format->id, "sarif") != 0) {
        return status;
    }
    return ltl_sarif_meta_read(&source->reader, scratch, &source->meta, error);
}

void ltl_row_source_close(ltl_row_source *source) {
    ltl_import_reader_close(&source->reader);
    ltl_sarif_meta_free(&source->meta);
}

static ltl_str default_tool(const ltl_row_source *source) {
    return source->tool.len > 0 ? source->tool : ltl_str_of(source->reader.format->tool);
}

static bool is_sarif(const ltl_row_source *source) {
    return source->meta.runs.count > 0;
}

static const ltl_sarif_run *run_of(const ltl_row_source *source, const ltl_import_row *row) {
    return row->run < source->meta.runs.count ? &source->meta.runs.at[row->run] : NULL;
}

const ltl_sarif_rule *ltl_row_rule(const ltl_row_source *source, ltl_import_row *row) {
    if (!is_sarif(source)) {
        return NULL;
    }
    ltl_str id = *ltl_row_text(row, LTL_FIELD_RULE);
    const ltl_sarif_rule *rule = NULL;
    if (ltl_row_has(row, LTL_FIELD_RULE_INDEX)) {
        int64_t component =
            ltl_row_has(row, LTL_FIELD_COMPONENT) ? ltl_row_number(row, LTL_FIELD_COMPONENT) : -1;
        rule = ltl_sarif_rule_at(&source->meta, row->run, component,
                                 ltl_row_number(row, LTL_FIELD_RULE_INDEX));
    }
    return rule != NULL || id.len == 0 ? rule : ltl_sarif_rule_named(&source->meta, row->run, id);
}

ltl_import_reason ltl_row_place_of(const ltl_row_source *source, const ltl_import_row *row,
                                   ltl_str uri, ltl_str base, int64_t artifact, char *into,
                                   ltl_str *out_path) {
    const ltl_sarif_run *run = run_of(source, row);
    char stored[ARTIFACT_BYTES];
    if (uri.len == 0 && run != NULL &&
        !ltl_sarif_artifact_at(&source->meta, row->run, artifact, stored, &uri, &base)) {
        uri = LTL_STR("");
    }
    if (uri.len == 0) {
        return LTL_REFUSED_NO_PATH;
    }
    const ltl_place_base *bases =
        run != NULL && run->base_count > 0 ? &source->meta.bases.at[run->first_base] : NULL;
    return ltl_import_place_of(&source->places, bases, run != NULL ? run->base_count : 0, uri, base,
                               source->reader.format->has_uris, into, out_path);
}

ltl_import_reason ltl_row_place(const ltl_row_source *source, ltl_import_row *row, char *into,
                                ltl_str *out_path) {
    int64_t artifact =
        ltl_row_has(row, LTL_FIELD_ARTIFACT) ? ltl_row_number(row, LTL_FIELD_ARTIFACT) : -1;
    return ltl_row_place_of(source, row, *ltl_row_text(row, LTL_FIELD_PATH),
                            *ltl_row_text(row, LTL_FIELD_BASE), artifact, into, out_path);
}

/* --- clean: texts --------------------------------------------------------------------------------- */

void ltl_row_clean(ltl_import_row *row) {
    static const uint16_t words[] = {LTL_FIELD_RULE, LTL_FIELD_PATH, LTL_FIELD_MESSAGE,
                                     LTL_FIELD_SEVERITY};
    for (size_t i = 0; i < LTL_COUNT_OF(words); i++) {
        ltl_str *text = ltl_row_text(row, words[i]);
        *text = ltl_str_trim(*text);
    }
    if (row->cut == LTL_FIELD_PATH || row->cut == LTL_FIELD_RULE) {
        ltl_row_kill(row, LTL_REFUSED_TOO_LONG); /* a part of it would be another one */
    }
}

/* --- validate: what must be there, and be what it should ------------------------------------------ */

static bool is_place(const ltl_import_row *row, uint16_t field) {
    int64_t number = ltl_row_number(row, field);
    return !ltl_row_has(row, field) || (number >= 0 && number < UINT32_MAX);
}

static ltl_import_reason fault_of(const ltl_row_source *source, ltl_import_row *row) {
    char into[LTL_PLACE_BYTES];
    ltl_str path;
    ltl_str kind = *ltl_row_text(row, LTL_FIELD_KIND);
    if (ltl_str_is(kind, "pass") || ltl_str_is(kind, "notApplicable")) {
        return LTL_REFUSED_NO_FINDING;
    }
    if (row->wrong_type != LTL_FIELD_NONE) {
        return LTL_REFUSED_WRONG_TYPE;
    }
    ltl_import_reason reason = ltl_row_place(source, row, into, &path);
    if (reason != LTL_REFUSED_NONE) {
        return reason;
    }
    bool has_words = ltl_row_text(row, LTL_FIELD_MESSAGE)->len > 0 ||
                     ltl_row_text(row, LTL_FIELD_RULE)->len > 0 ||
                     ltl_row_rule(source, row) != NULL;
    if (!has_words) {
        return LTL_REFUSED_NO_MESSAGE;
    }
    bool is_good = is_place(row, LTL_FIELD_LINE) && is_place(row, LTL_FIELD_COLUMN) &&
                   is_place(row, LTL_FIELD_END_LINE) && is_place(row, LTL_FIELD_END_COLUMN);
    return is_good ? LTL_REFUSED_NONE : LTL_REFUSED_BAD_PLACE;
}

void ltl_row_validate(const ltl_row_source *source, ltl_import_row *row) {
    ltl_import_reason reason = fault_of(source, row);
    if (reason != LTL_REFUSED_NONE) {
        ltl_row_kill(row, reason);
    }
}

/* --- transform: their words to ours --------------------------------------------------------------- */

static void number_set(ltl_import_row *row, uint16_t field, int64_t number) {
    row->numbers[field - LTL_FIELD_LINE] = number;
    row->has_number |= 1u << (field - LTL_FIELD_LINE);
}

/* An end that lies before the start, or is not there, is the start. */
static void span_tidy(ltl_import_row *row) {
    int64_t line = ltl_row_number(row, LTL_FIELD_LINE);
    int64_t column = ltl_row_number(row, LTL_FIELD_COLUMN);
    int64_t end_line = ltl_row_number(row, LTL_FIELD_END_LINE);
    int64_t end_column = ltl_row_number(row, LTL_FIELD_END_COLUMN);
    column = line > 0 && column == 0 && end_column > 0 ? 1 : column;
    if (end_line < line) {
        end_line = line;
    }
    if (end_line == line && end_column < column) {
        end_column = column;
    }
    number_set(row, LTL_FIELD_COLUMN, column);
    number_set(row, LTL_FIELD_END_LINE, end_line);
    number_set(row, LTL_FIELD_END_COLUMN, end_column);
}

static ltl_str own_or_rule(ltl_import_row *row, const ltl_sarif_rule *rule, uint16_t field) {
    ltl_str own = *ltl_row_text(row, field);
    return own.len > 0 || rule == NULL ? own : ltl_sarif_rule_text(rule, field);
}

void ltl_row_transform(const ltl_row_source *source, ltl_import_row *row) {
    const ltl_sarif_rule *rule = ltl_row_rule(source, row);
    ltl_str level = own_or_rule(row, rule, LTL_FIELD_SEVERITY);
    ltl_str score = own_or_rule(row, rule, LTL_FIELD_SCORE);
    row->severity = ltl_meant_severity(score, level);
    row->confidence = ltl_meant_confidence(own_or_rule(row, rule, LTL_FIELD_CONFIDENCE));
    row->state =
        row->is_fixed ? LTL_STATE_FIXED : ltl_meant_state(*ltl_row_text(row, LTL_FIELD_STATE));
    row->domain =
        ltl_meant_domain(*ltl_row_text(row, LTL_FIELD_DOMAIN), *ltl_row_text(row, LTL_FIELD_TAGS),
                         *ltl_row_text(row, LTL_FIELD_CWE), default_tool(source),
                         ltl_row_text(row, LTL_FIELD_SCORE)->len > 0);
    row->is_secret = row->is_secret || row->domain == LTL_DOMAIN_SECRETS;
    span_tidy(row);
}

/* --- what it says, with what its rule says --- */

ltl_str ltl_row_message(ltl_arena *arena, ltl_import_row *row, const ltl_sarif_rule *rule) {
    ltl_str message = *ltl_row_text(row, LTL_FIELD_MESSAGE);
    ltl_str id = *ltl_row_text(row, LTL_FIELD_MESSAGE_ID);
    if (message.len == 0 && rule != NULL && id.len > 0) {
        message = ltl_sarif_message_of(arena, rule, id, *ltl_row_text(row, LTL_FIELD_ARGUMENTS));
    }
    if (message.len == 0 && rule != NULL) {
        message = ltl_sarif_rule_text(rule, LTL_FIELD_TITLE);
    }
    return message.len > 0 ? message : *ltl_row_text(row, LTL_FIELD_RULE);
}

ltl_str ltl_row_tool(const ltl_row_source *source, ltl_import_row *row) {
    const ltl_sarif_run *run = run_of(source, row);
    ltl_str own = *ltl_row_text(row, LTL_FIELD_TOOL);
    if (own.len > 0) {
        return own;
    }
    if (run != NULL && run->tool.len > 0) {
        return run->tool;
    }
    return default_tool(source);
}

ltl_column_unit ltl_row_unit(const ltl_row_source *source, const ltl_import_row *row) {
    const ltl_sarif_run *run = run_of(source, row);
    return run == NULL               ? LTL_UNIT_BYTES
           : run->counts_code_points ? LTL_UNIT_CODE_POINTS
                                     : LTL_UNIT_UTF16;
}
