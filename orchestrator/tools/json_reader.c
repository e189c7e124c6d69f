/* json_reader.c - records of JSON files: the events of a walk become the fields of rows. */
#include "orchestrator/tools/reader.h"

static bool route_add(ltl_import_reader *reader, ltl_str records, ltl_str way, uint16_t field) {
    bool needs_point = records.len > 0 && way.len > 0 && way.ptr[0] != '[' && way.ptr[0] != '.';
    ltl_str path = ltl_arena_printf(&reader->arena, "%.*s%s%.*s", LTL_STR_ARG(records),
                                    needs_point ? "." : "", LTL_STR_ARG(way));
    return ltl_json_routes_add(&reader->routes, (ltl_json_route){path, field});
}

/* A route that ends with each member of a list: the list itself is of interest, too, since it may be empty. */
static bool list_add(ltl_import_reader *reader, ltl_str records) {
    ltl_str list = ltl_str_slice(records, 0, records.len > 1 ? records.len - 2 : 0);
    return !ltl_str_ends_with(records, LTL_STR("[]")) ||
           ltl_json_routes_add(&reader->routes, (ltl_json_route){list, LTL_FIELD_LIST});
}

/* What the user says of a field goes before what is usual, wherever in a record it stands. */
static bool is_mapped(const ltl_import_reader *reader, uint16_t field) {
    for (uint32_t i = 0; i < reader->choices->mapping_count; i++) {
        if (reader->choices->mappings[i].field == field) {
            return true;
        }
    }
    return false;
}

/* The names that tools use, within the records that the user names. */
static ltl_status records_add(ltl_import_reader *reader, ltl_str records, ltl_error *error) {
    const ltl_import_format *names = ltl_import_format_find(LTL_STR("json-lines"));
    bool is_good = list_add(reader, records);
    for (uint32_t i = 0; i < names->route_count && is_good; i++) {
        is_good = is_mapped(reader, names->routes[i].field) ||
                  route_add(reader, records, names->routes[i].path, names->routes[i].field);
    }
    return is_good ? LTL_OK
                   : ltl_fail(error, LTL_USAGE, "`%.*s` is no way to records; one is results[]",
                              LTL_STR_ARG(records));
}

static ltl_status mappings_add(ltl_import_reader *reader, ltl_str records, ltl_error *error) {
    const ltl_import_choices *choices = reader->choices;
    for (uint32_t i = 0; i < choices->mapping_count; i++) {
        const ltl_import_mapping *mapping = &choices->mappings[i];
        if (!route_add(reader, records, mapping->way, mapping->field)) {
            return ltl_fail(error, LTL_USAGE, "`%.*s` is no way within a record; one is place.line",
                            LTL_STR_ARG(mapping->way));
        }
    }
    return LTL_OK;
}

/* Where records are, by the format: mappings are within all of those places. */
static ltl_status format_mappings_add(ltl_import_reader *reader, ltl_error *error) {
    ltl_status status = LTL_OK;
    for (uint32_t i = 0; i < reader->format->route_count && status == LTL_OK; i++) {
        const ltl_json_route *route = &reader->format->routes[i];
        if (route->field == LTL_FIELD_RECORD) {
            status = mappings_add(reader, route->path, error);
        }
    }
    return status;
}

ltl_status ltl_import_json_open(ltl_import_reader *reader, ltl_error *error) {
    ltl_json_routes_init(&reader->routes);
    ltl_status status = LTL_OK;
    if (reader->choices->records != NULL) {
        ltl_str records = ltl_str_of(reader->choices->records);
        status = records_add(reader, records, error);
        status = status == LTL_OK ? mappings_add(reader, records, error) : status;
    } else {
        for (uint32_t i = 0; i < reader->format->route_count; i++) {
            const ltl_json_route *route = &reader->format->routes[i];
            bool is_list = route->field == LTL_FIELD_RECORD;
            if (is_mapped(reader, route->field)) {
                continue;
            }
            if (!ltl_json_routes_add(&reader->routes, *route) ||
                (is_list && !list_add(reader, route->path))) {
                return ltl_fail(error, LTL_INTERNAL, "the routes of %s", reader->format->id);
            }
        }
        status = format_mappings_add(reader, error);
    }
    ltl_json_pull_init(&reader->pull, ltl_import_fill, reader, reader->window,
                       LTL_IMPORT_WINDOW_BYTES);
    reader->pull.is_many = reader->format->is_many;
    reader->pull.base = reader->now.place.offset; /* behind a byte order mark */
    ltl_json_walk_init(&reader->walk, &reader->pull, &reader->routes);
    ltl_json_walk_mark_take(&reader->walk, &reader->now.walk);
    return status;
}

void ltl_import_json_go_to(ltl_import_reader *reader) {
    ltl_json_walk_go_to(&reader->walk, &reader->now.walk);
}

/* --- one record ----------------------------------------------------------------------------------- */

typedef struct reading {
    ltl_import_reader *reader;
    ltl_import_batch *batch;
    ltl_import_row *row; /* null: between two records */
    ltl_import_step *step;
} reading;

static void row_begin(reading *self, const ltl_json_event *event) {
    ltl_import_reader *reader = self->reader;
    ltl_import_row *row = ltl_import_row_add(self->batch);
    row->number = ++reader->now.record;
    row->offset = reader->pull.offset;
    row->line = ltl_json_pull_line(&reader->pull);
    row->run = reader->now.runs > 0 ? (uint32_t)reader->now.runs - 1 : 0;
    row->is_suppressed = event->field == LTL_FIELD_SUPPRESSED_RECORD;
    row->is_fixed = event->field == LTL_FIELD_FIXED_RECORD;
    if (event->token != LTL_JSON_TOKEN_OBJECT) {
        ltl_row_kill(row, LTL_REFUSED_NO_RECORD);
    }
    self->row = event->kind == LTL_JSON_EVENT_BEGIN ? row : NULL;
    self->step = NULL;
}

static void row_end(reading *self) {
    ltl_import_reader *reader = self->reader;
    const ltl_import_mark *now = &reader->now;
    if (ltl_row_text(self->row, LTL_FIELD_PATH)->len == 0 && now->context_path_len > 0) {
        ltl_row_set_text(self->batch, self->row, LTL_FIELD_PATH,
                         (ltl_str){now->context_path, now->context_path_len});
    }
    if (ltl_row_text(self->row, LTL_FIELD_TOOL)->len == 0 && now->context_tool_len > 0) {
        ltl_row_set_text(self->batch, self->row, LTL_FIELD_TOOL,
                         (ltl_str){now->context_tool, now->context_tool_len});
    }
    bool is_from_0 =
        reader->format->counts_columns_from_0 || reader->choices->counts_columns_from_0;
    if (is_from_0 && ltl_row_has(self->row, LTL_FIELD_COLUMN)) {
        self->row->numbers[LTL_FIELD_COLUMN - LTL_FIELD_LINE]++;
    }
    if (is_from_0 && ltl_row_number(self->row, LTL_FIELD_END_COLUMN) > 0) {
        self->row->numbers[LTL_FIELD_END_COLUMN - LTL_FIELD_LINE]++;
    }
    self->row = NULL;
}

static void suppression_take(reading *self, const ltl_json_event *event) {
    ltl_str *status = ltl_row_text(self->row, LTL_FIELD_STATUS);
    if (event->field == LTL_FIELD_SUPPRESSION_KIND) {
        self->row->is_suppressed_elsewhere |= ltl_str_is(event->text, "external");
    } else if (event->kind == LTL_JSON_EVENT_BEGIN) {
        *status = LTL_STR("");
    } else if (event->kind == LTL_JSON_EVENT_END) {
        bool is_open = ltl_str_is(*status, "rejected") || ltl_str_is(*status, "underReview");
        self->row->is_suppressed = self->row->is_suppressed || !is_open;
    }
}

static void step_take(reading *self, const ltl_json_event *event) {
    static const uint16_t texts[] = {LTL_FIELD_STEP_PATH, LTL_FIELD_STEP_BASE, LTL_FIELD_STEP_NOTE,
                                     LTL_FIELD_STEP_KIND, LTL_FIELD_STEP_SNIPPET};
    static const uint16_t limits[] = {1024, 256, LTL_IMPORT_NOTE_BYTES, 32, 512};
    if (event->field == LTL_FIELD_STEP || event->field == LTL_FIELD_RELATED) {
        self->step = event->kind == LTL_JSON_EVENT_BEGIN
                         ? ltl_import_step_add(self->batch, self->row)
                         : NULL;
        if (self->step != NULL) {
            self->step->is_related = event->field == LTL_FIELD_RELATED;
        }
        return;
    }
    if (self->step == NULL || event->kind != LTL_JSON_EVENT_VALUE) {
        return;
    }
    ltl_str *const into[] = {&self->step->path, &self->step->base, &self->step->note,
                             &self->step->kind, &self->step->snippet};
    for (size_t i = 0; i < LTL_COUNT_OF(texts); i++) {
        if (event->field == texts[i] && event->token == LTL_JSON_TOKEN_STRING) {
            *into[i] = ltl_batch_json_text(self->batch, event->text, limits[i]);
            return;
        }
    }
    int64_t number;
    if (event->field >= LTL_FIELD_STEP_LINE && event->field <= LTL_FIELD_STEP_ARTIFACT &&
        event->token == LTL_JSON_TOKEN_NUMBER && ltl_import_number_of(event->text, &number) &&
        number >= 0 && number < UINT32_MAX) {
        self->step->numbers[event->field - LTL_FIELD_STEP_LINE] =
            (uint32_t)number + (event->field == LTL_FIELD_STEP_ARTIFACT);
    }
}

static bool is_of_step(uint16_t field) {
    return (field >= LTL_FIELD_STEP_LINE && field <= LTL_FIELD_STEP_ARTIFACT) ||
           (field >= LTL_FIELD_STEP && field <= LTL_FIELD_STEP_SNIPPET);
}

static void field_take(reading *self, const ltl_json_event *event) {
    if (is_of_step(event->field)) {
        step_take(self, event);
    } else if (event->field == LTL_FIELD_SUPPRESSION ||
               event->field == LTL_FIELD_SUPPRESSION_KIND) {
        suppression_take(self, event);
    } else if (event->field == LTL_FIELD_FIX_PART) {
        bool is_more = event->kind == LTL_JSON_EVENT_BEGIN && self->row->fix_parts < 2;
        self->row->fix_parts = (uint8_t)(self->row->fix_parts + is_more);
    } else if (event->field == LTL_FIELD_IS_ELSEWHERE) {
        self->row->is_suppressed_elsewhere = event->text.len > 0 && event->text.ptr[0] == 't';
    } else if (event->field == LTL_FIELD_IS_SUPPRESSED) {
        self->row->is_suppressed = event->text.len > 0 && event->text.ptr[0] == 't';
    } else if (event->field == LTL_FIELD_IS_SECRET) {
        self->row->is_secret = event->text.len > 0 && event->text.ptr[0] == 't';
    } else if (event->kind != LTL_JSON_EVENT_END && event->kind != LTL_JSON_EVENT_KEY) {
        ltl_row_set_json(self->batch, self->row, event->field, event->token, event->text);
    }
}

/* What holds for the rows that follow. */
static void context_take(ltl_import_reader *reader, const ltl_json_event *event) {
    ltl_import_mark *now = &reader->now;
    now->has_list =
        now->has_list || (event->field == LTL_FIELD_LIST && event->kind == LTL_JSON_EVENT_BEGIN &&
                          event->token == LTL_JSON_TOKEN_LIST);
    if (event->field == LTL_FIELD_RUN && event->kind == LTL_JSON_EVENT_BEGIN) {
        now->runs++;
    }
    if (event->kind != LTL_JSON_EVENT_VALUE || event->token != LTL_JSON_TOKEN_STRING) {
        return;
    }
    if (event->field == LTL_FIELD_CONTEXT_PATH) {
        now->context_path_len =
            ltl_json_unescape(event->text, now->context_path, sizeof(now->context_path), NULL);
    } else if (event->field == LTL_FIELD_CONTEXT_TOOL) {
        now->context_tool_len =
            ltl_json_unescape(event->text, now->context_tool, sizeof(now->context_tool), NULL);
    }
}

static bool is_record(uint16_t field) {
    return field == LTL_FIELD_RECORD || field == LTL_FIELD_SUPPRESSED_RECORD ||
           field == LTL_FIELD_FIXED_RECORD;
}

/* Nothing of JSON Lines but the line is lost; of one text, everything behind. True when reading goes on. */
static bool broken_take(reading *self) {
    ltl_import_reader *reader = self->reader;
    if (self->row == NULL) {
        self->row = ltl_import_row_add(self->batch);
        self->row->number = ++reader->now.record;
        self->row->offset = reader->pull.base + reader->pull.scan.at;
        self->row->line = ltl_json_pull_line(&reader->pull);
    }
    ltl_row_kill(self->row, LTL_REFUSED_BROKEN);
    if (!reader->format->is_many) {
        reader->is_broken = true;
        reader->broken_at = reader->pull.base + reader->pull.scan.at;
        reader->broken_line = ltl_json_pull_line(&reader->pull);
        return false;
    }
    /* From the record's own line on: what came behind may have been read as a part of it. */
    ltl_json_mark mark = {.offset = self->row->offset, .line = self->row->line};
    self->row = NULL;
    ltl_json_walk_init(&reader->walk, &reader->pull, &reader->routes);
    ltl_json_pull_go_to(&reader->pull, &mark);
    return ltl_json_pull_next_line(&reader->pull);
}

bool ltl_import_json_read(ltl_import_reader *reader, ltl_import_batch *batch) {
    reading self = {.reader = reader, .batch = batch};
    while (self.row != NULL || ltl_import_batch_has_room(batch)) {
        ltl_json_event event = ltl_json_walk_next(&reader->walk);
        if (event.kind == LTL_JSON_EVENT_BROKEN && !reader->has_failed && broken_take(&self)) {
            continue;
        }
        if (event.kind == LTL_JSON_EVENT_OVER || event.kind == LTL_JSON_EVENT_BROKEN) {
            reader->now.is_at_end = true;
            break;
        }
        if (is_record(event.field) && event.kind == LTL_JSON_EVENT_END) {
            row_end(&self);
        } else if (is_record(event.field)) {
            row_begin(&self, &event);
        } else if (self.row != NULL) {
            field_take(&self, &event);
        } else {
            context_take(reader, &event);
        }
    }
    ltl_json_walk_mark_take(&reader->walk, &reader->now.walk);
    return !reader->has_failed;
}
