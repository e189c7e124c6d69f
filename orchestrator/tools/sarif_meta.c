#include "orchestrator/tools/sarif_meta.h"

#include <unistd.h>

#include "orchestrator/tools/temporary.h"

enum {
    MOST_STRINGS = 8192,
    MOST_URI = 4096,
    MOST_BASE = 256,
    RULE_KEY = MOST_BASE + 4,
    DRIVER = 0
};

/* Where an artifact's texts are. */
typedef struct artifact_entry {
    uint64_t offset;
    uint32_t uri_len;
    uint32_t base_len;
} artifact_entry;

typedef struct reading {
    ltl_import_batch *batch;
    ltl_sarif_meta *meta;
    ltl_import_row *row; /* of a rule; null: outside */
    ltl_buf strings;
    ltl_place_base base;
    uint32_t component;
    uint32_t extensions; /* of the run, so far */
    char uri[MOST_URI + MOST_BASE];
    artifact_entry artifact;
} reading;

static ltl_sarif_run *run_of(reading *self) {
    return self->meta->runs.count > 0 ? &self->meta->runs.at[self->meta->runs.count - 1] : NULL;
}

static ltl_str text_keep(reading *self, ltl_str written, uint32_t most) {
    self->batch->text_used = 0;
    return ltl_arena_copy(&self->meta->arena, ltl_batch_json_text(self->batch, written, most));
}

static void run_begin(reading *self) {
    ltl_sarif_meta *meta = self->meta;
    if (meta->runs.count < LTL_MAX_IMPORT_RUNS) {
        ltl_sarif_run run = {.tool = LTL_STR(""),
                             .trouble = LTL_STR(""),
                             .first_component = meta->components.count,
                             .first_artifact = meta->artifacts,
                             .first_base = meta->bases.count};
        LTL_PUSH(&meta->arena, &meta->runs, run);
    }
    self->component = DRIVER;
    self->extensions = 0;
}

static void rule_begin(reading *self) {
    self->batch->row_count = self->batch->step_count = self->batch->text_used = 0;
    self->row = ltl_import_row_add(self->batch);
    ltl_buf_reset(&self->strings);
}

/* Run and id; `into` has RULE_KEY bytes. */
static ltl_str rule_key(uint32_t run, ltl_str id, char *into) {
    memcpy(into, &run, sizeof(run));
    size_t len = id.len < MOST_BASE ? id.len : MOST_BASE;
    if (len > 0) {
        memcpy(into + sizeof(run), id.ptr, len);
    }
    return (ltl_str){into, sizeof(run) + len};
}

static void rule_add(reading *self, const ltl_sarif_rule *rule) {
    ltl_sarif_meta *meta = self->meta;
    ltl_sarif_run *run = run_of(self);
    const ltl_sarif_component *last =
        run->component_count > 0 ? &meta->components.at[meta->components.count - 1] : NULL;
    if (last == NULL || last->number != rule->component) {
        ltl_sarif_component component = {.number = rule->component,
                                         .first_rule = meta->rules.count};
        LTL_PUSH(&meta->arena, &meta->components, component);
        run->component_count++;
    }
    char key[RULE_KEY];
    bool is_new;
    ltl_map_entry *entry = ltl_map_put_copy(
        &meta->named,
        rule_key(meta->runs.count - 1, ltl_sarif_rule_text(rule, LTL_FIELD_RULE), key), &is_new);
    entry->value = is_new ? meta->rules.count : entry->value;
    LTL_PUSH(&meta->arena, &meta->rules, *rule);
    meta->components.at[meta->components.count - 1].rule_count++;
}

static void rule_end(reading *self) {
    ltl_sarif_meta *meta = self->meta;
    ltl_sarif_run *run = run_of(self);
    if (self->row == NULL || run == NULL) {
        return;
    }
    bool is_full = meta->arena.used_bytes > LTL_MAX_IMPORT_RULE_BYTES;
    ltl_sarif_rule rule = {.component = self->component};
    for (uint32_t i = 0; i < LTL_IMPORT_TEXT_COUNT && !is_full; i++) {
        rule.texts[i] = ltl_arena_copy(&meta->arena, self->row->texts[i]);
    }
    if (is_full) {
        meta->left_out++;
    } else {
        rule.strings = ltl_arena_copy(&meta->arena, ltl_buf_borrow(&self->strings));
        rule_add(self, &rule);
    }
    self->row = NULL;
}

static void string_take(reading *self, const ltl_json_event *event) {
    self->batch->text_used = LTL_IMPORT_TEXT_BYTES / 2; /* behind the texts of the rule */
    ltl_str text = ltl_batch_json_text(self->batch, event->text, MOST_URI);
    ltl_buf_append(&self->strings, text);
    ltl_buf_append_byte(&self->strings, event->field == LTL_FIELD_STRING_NAME ? '\n' : '\0');
}

static void base_take(reading *self, const ltl_json_event *event) {
    ltl_sarif_meta *meta = self->meta;
    if (event->field == LTL_FIELD_BASE_NAME && event->kind == LTL_JSON_EVENT_KEY) {
        self->base = (ltl_place_base){.name = text_keep(self, event->text, MOST_BASE),
                                      .uri = LTL_STR(""),
                                      .parent = LTL_STR("")};
    } else if (event->field == LTL_FIELD_BASE_URI && event->token == LTL_JSON_TOKEN_STRING) {
        self->base.uri = text_keep(self, event->text, MOST_URI);
    } else if (event->field == LTL_FIELD_BASE_PARENT && event->token == LTL_JSON_TOKEN_STRING) {
        self->base.parent = text_keep(self, event->text, MOST_BASE);
    } else if (event->kind == LTL_JSON_EVENT_END && run_of(self) != NULL &&
               meta->arena.used_bytes <= LTL_MAX_IMPORT_RULE_BYTES) {
        LTL_PUSH(&meta->arena, &meta->bases, self->base);
        run_of(self)->base_count++;
    }
}

static void artifact_write(reading *self) {
    ltl_sarif_meta *meta = self->meta;
    if (meta->artifact_fd < 0) {
        meta->artifact_fd = ltl_temporary_open();
        meta->index_fd = ltl_temporary_open();
        meta->has_failed = meta->artifact_fd < 0 || meta->index_fd < 0;
    }
    uint32_t len = self->artifact.uri_len + self->artifact.base_len;
    memmove(self->uri + self->artifact.uri_len, self->uri + MOST_URI, self->artifact.base_len);
    self->artifact.offset = meta->artifact_end;
    bool is_good = !meta->has_failed &&
                   ltl_write_at(meta->artifact_fd, meta->artifact_end, self->uri, len) &&
                   ltl_write_at(meta->index_fd, meta->artifacts * sizeof(artifact_entry),
                                &self->artifact, sizeof(artifact_entry));
    meta->has_failed = !is_good;
    meta->artifact_end += len;
    meta->artifacts++;
    if (run_of(self) != NULL) {
        run_of(self)->artifact_count++;
    }
}

static void artifact_take(reading *self, const ltl_json_event *event) {
    bool is_text = event->token == LTL_JSON_TOKEN_STRING;
    if (event->field == LTL_FIELD_ARTIFACT_ENTRY && event->kind == LTL_JSON_EVENT_END) {
        artifact_write(self);
    } else if (event->field == LTL_FIELD_ARTIFACT_ENTRY) {
        self->artifact = (artifact_entry){0};
        if (event->kind == LTL_JSON_EVENT_VALUE) {
            artifact_write(self); /* none, but it has its number */
        }
    } else if (event->field == LTL_FIELD_ARTIFACT_URI && is_text) {
        self->artifact.uri_len = ltl_json_unescape(event->text, self->uri, MOST_URI, NULL);
    } else if (event->field == LTL_FIELD_ARTIFACT_BASE && is_text) {
        self->artifact.base_len =
            ltl_json_unescape(event->text, self->uri + MOST_URI, MOST_BASE, NULL);
    }
}

static void run_take(reading *self, const ltl_json_event *event) {
    ltl_sarif_run *run = run_of(self);
    bool is_value = event->kind == LTL_JSON_EVENT_VALUE && run != NULL;
    if (event->field == LTL_FIELD_TOOL && is_value && event->token == LTL_JSON_TOKEN_STRING) {
        run->tool = text_keep(self, event->text, 128);
    } else if (event->field == LTL_FIELD_COLUMN_KIND && is_value) {
        run->counts_code_points = ltl_str_is(event->text, "unicodeCodePoints");
    } else if (event->field == LTL_FIELD_SUCCESS && is_value) {
        run->was_unsuccessful = run->was_unsuccessful || ltl_str_is(event->text, "false");
    } else if (event->field == LTL_FIELD_TROUBLE && is_value && run->trouble.len == 0) {
        run->trouble = text_keep(self, event->text, LTL_IMPORT_NOTE_BYTES);
    } else if (event->field == LTL_FIELD_EXTENSION) {
        self->extensions += event->kind != LTL_JSON_EVENT_END; /* each has its number */
        self->component = event->kind == LTL_JSON_EVENT_BEGIN ? self->extensions : DRIVER;
    }
}

static void event_take(reading *self, const ltl_json_event *event) {
    uint16_t field = event->field;
    if (field == LTL_FIELD_RUN) {
        if (event->kind == LTL_JSON_EVENT_BEGIN) {
            run_begin(self);
        }
    } else if (field == LTL_FIELD_RULE_ENTRY) {
        if (event->kind == LTL_JSON_EVENT_END) {
            rule_end(self);
        } else {
            rule_begin(self);
            if (event->kind == LTL_JSON_EVENT_VALUE) {
                rule_end(self); /* none, but it has its number */
            }
        }
    } else if (field >= LTL_FIELD_STRING_NAME && field <= LTL_FIELD_STRING_TEXT) {
        if (event->kind == LTL_JSON_EVENT_KEY || event->token == LTL_JSON_TOKEN_STRING) {
            string_take(self, event);
        }
    } else if (field >= LTL_FIELD_BASE_NAME && field <= LTL_FIELD_BASE_PARENT) {
        base_take(self, event);
    } else if (field >= LTL_FIELD_ARTIFACT_ENTRY && field <= LTL_FIELD_ARTIFACT_BASE) {
        artifact_take(self, event);
    } else if (self->row != NULL && field < LTL_FIELD_RECORD &&
               event->kind == LTL_JSON_EVENT_VALUE) {
        ltl_row_set_json(self->batch, self->row, field, event->token, event->text);
    } else if (self->row == NULL) {
        run_take(self, event);
    }
}

ltl_status ltl_sarif_meta_read(ltl_import_reader *reader, ltl_import_batch *scratch,
                               ltl_sarif_meta *meta, ltl_error *error) {
    *meta = (ltl_sarif_meta){.artifact_fd = -1, .index_fd = -1};
    ltl_map_init(&meta->named, &meta->arena);
    ltl_json_routes *routes = LTL_NEW(&meta->arena, ltl_json_routes);
    ltl_json_routes_init(routes);
    for (uint32_t i = 0; i < ltl_import_sarif_meta_count; i++) {
        if (!ltl_json_routes_add(routes, ltl_import_sarif_meta[i])) {
            return ltl_fail(error, LTL_INTERNAL, "the routes of SARIF");
        }
    }
    ltl_json_pull pull;
    ltl_json_walk walk;
    ltl_json_pull_init(&pull, ltl_import_fill, reader, reader->window, LTL_IMPORT_WINDOW_BYTES);
    pull.base = reader->now.place.offset;
    ltl_json_walk_init(&walk, &pull, routes);
    reading *self = LTL_NEW(&meta->arena, reading);
    self->batch = scratch;
    self->meta = meta;
    ltl_buf_init(&self->strings, MOST_STRINGS);
    ltl_json_event event = ltl_json_walk_next(&walk);
    while (event.kind != LTL_JSON_EVENT_OVER && event.kind != LTL_JSON_EVENT_BROKEN) {
        event_take(self, &event);
        event = ltl_json_walk_next(&walk);
    }
    ltl_buf_clear(&self->strings);
    if (reader->has_failed) {
        return ltl_fail(error, LTL_IO, "the file cannot be read");
    }
    return meta->has_failed ? ltl_fail(error, LTL_IO, "a temporary file cannot be written")
                            : LTL_OK;
}

void ltl_sarif_meta_free(ltl_sarif_meta *meta) {
    if (meta->artifacts > 0 && meta->artifact_fd >= 0) {
        (void)close(meta->artifact_fd);
    }
    if (meta->artifacts > 0 && meta->index_fd >= 0) {
        (void)close(meta->index_fd);
    }
    ltl_arena_clear(&meta->arena);
}

static const ltl_sarif_run *run_at(const ltl_sarif_meta *meta, uint32_t run) {
    return run < meta->runs.count ? &meta->runs.at[run] : NULL;
}

const ltl_sarif_rule *ltl_sarif_rule_at(const ltl_sarif_meta *meta, uint32_t run_index,
                                        int64_t component, int64_t index) {
    const ltl_sarif_run *run = run_at(meta, run_index);
    for (uint32_t i = 0; run != NULL && i < run->component_count; i++) {
        const ltl_sarif_component *at = &meta->components.at[run->first_component + i];
        if (at->number == component + 1 && index >= 0 && index < at->rule_count) {
            return &meta->rules.at[at->first_rule + (uint32_t)index];
        }
    }
    return NULL;
}

static const ltl_sarif_rule *rule_named(const ltl_sarif_meta *meta, uint32_t run, ltl_str id) {
    char key[RULE_KEY];
    const ltl_map_entry *entry = ltl_map_find(&meta->named, rule_key(run, id, key));
    return entry != NULL ? &meta->rules.at[entry->value] : NULL;
}

/* "a/b/c" of a hierarchy is the rule "a/b", unless there is one of its own. */
const ltl_sarif_rule *ltl_sarif_rule_named(const ltl_sarif_meta *meta, uint32_t run, ltl_str id) {
    const ltl_sarif_rule *rule = rule_named(meta, run, id);
    size_t slash = ltl_str_find_last_byte(id, '/');
    if (rule == NULL && slash != SIZE_MAX) {
        rule = rule_named(meta, run, ltl_str_slice(id, 0, slash));
    }
    return rule;
}

bool ltl_sarif_artifact_at(const ltl_sarif_meta *meta, uint32_t run_index, int64_t index,
                           char *into, ltl_str *out_uri, ltl_str *out_base) {
    const ltl_sarif_run *run = run_at(meta, run_index);
    artifact_entry entry;
    if (run == NULL || index < 0 || (uint64_t)index >= run->artifact_count ||
        !ltl_read_at(meta->index_fd, (run->first_artifact + (uint64_t)index) * sizeof(entry),
                     &entry, sizeof(entry)) ||
        !ltl_read_at(meta->artifact_fd, entry.offset, into, entry.uri_len + entry.base_len)) {
        return false;
    }
    *out_uri = (ltl_str){into, entry.uri_len};
    *out_base = (ltl_str){into + entry.uri_len, entry.base_len};
    return true;
}

/* --- messages ------------------------------------------------------------------------------------- */

static ltl_str string_of(const ltl_sarif_rule *rule, ltl_str id) {
    ltl_str rest = rule->strings;
    ltl_str entry;
    while (rest.len > 0 && ltl_str_split(&rest, '\0', &entry)) {
        ltl_str name;
        ltl_str text = entry;
        (void)ltl_str_split(&text, '\n', &name);
        if (ltl_str_eq(name, id) && text.ptr != NULL) {
            return text;
        }
    }
    return LTL_STR("");
}

static ltl_str argument_at(ltl_str arguments, uint32_t at) {
    ltl_str line = LTL_STR("");
    for (uint32_t i = 0; i <= at; i++) {
        if (!ltl_str_split(&arguments, '\n', &line)) {
            return LTL_STR("");
        }
    }
    return line;
}

ltl_str ltl_sarif_message_of(ltl_arena *arena, const ltl_sarif_rule *rule, ltl_str id,
                             ltl_str arguments) {
    ltl_str text = string_of(rule, id);
    ltl_buf buf;
    ltl_buf_init(&buf, LTL_MAX_MESSAGE_BYTES);
    for (size_t i = 0; i < text.len; i++) {
        bool is_hole = text.ptr[i] == '{' && i + 2 < text.len && text.ptr[i + 2] == '}' &&
                       text.ptr[i + 1] >= '0' && text.ptr[i + 1] <= '9';
        if (is_hole) {
            ltl_buf_append(&buf, argument_at(arguments, (uint32_t)(text.ptr[i + 1] - '0')));
            i += 2;
        } else {
            ltl_buf_append_byte(&buf, text.ptr[i]);
        }
    }
    ltl_str message = ltl_arena_copy(arena, ltl_buf_borrow(&buf));
    ltl_buf_clear(&buf);
    return message;
}
