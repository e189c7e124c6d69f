#include "orchestrator/tools/reader.h"

#include <stdlib.h>
#include <unistd.h>

enum { HEAD_BYTES = 65536 };

int64_t ltl_import_fill(void *context, uint64_t offset, char *into, uint32_t room) {
    ltl_import_reader *reader = context;
    const ltl_import_input *input = &reader->input;
    uint32_t count = 0;
    if (input->fd < 0) {
        ltl_str rest = ltl_str_slice(input->text, (size_t)offset, (size_t)offset + room);
        memcpy(into, rest.ptr, rest.len);
        return (int64_t)rest.len;
    }
    while (count < room) {
        ssize_t got = pread(input->fd, into + count, room - count, (off_t)(offset + count));
        if (got < 0) {
            reader->has_failed = true;
            return -1;
        }
        if (got == 0) {
            break;
        }
        count += (uint32_t)got;
    }
    return count;
}

ltl_status ltl_import_reader_open(ltl_import_reader *reader, const ltl_import_input *input,
                                  ltl_str path, const ltl_import_choices *choices,
                                  ltl_error *error) {
    *reader = (ltl_import_reader){.input = *input, .choices = choices};
    reader->window = malloc(LTL_IMPORT_WINDOW_BYTES);
    if (reader->window == NULL) {
        return ltl_fail(error, LTL_NO_MEMORY, "out of memory");
    }
    int64_t got = ltl_import_fill(reader, 0, reader->window, HEAD_BYTES);
    if (got < 0) {
        return ltl_fail(error, LTL_IO, "%.*s: cannot be read", LTL_STR_ARG(path));
    }
    ltl_str head = {reader->window, (size_t)got};
    reader->format =
        choices->format != NULL ? choices->format : ltl_import_format_detect(path, head);
    bool is_json = reader->format->kind == LTL_IMPORT_IS_JSON;
    bool has_bom = ltl_str_starts_with(head, LTL_STR("\xEF\xBB\xBF"));
    reader->is_markup =
        ltl_str_starts_with(ltl_str_trim(ltl_str_slice(head, has_bom ? 3 : 0, head.len)),
                            LTL_STR("<"));
    reader->is_wide = ltl_str_starts_with(head, LTL_STR("\xFF\xFE")) ||
                      ltl_str_starts_with(head, LTL_STR("\xFE\xFF"));
    reader->now.place = (ltl_table_place){.offset = has_bom ? 3 : 0, .line = 1};
    if (choices->records != NULL && !is_json) {
        return ltl_fail(error, LTL_USAGE, "--records is for JSON, and %.*s is read as %s",
                        LTL_STR_ARG(path), reader->format->id);
    }
    if (choices->pattern != NULL && reader->format->kind != LTL_IMPORT_IS_TEXT) {
        return ltl_fail(error, LTL_USAGE, "--pattern is for text, and %.*s is read as %s",
                        LTL_STR_ARG(path), reader->format->id);
    }
    if (choices->mapping_count > 0 && reader->format->kind == LTL_IMPORT_IS_TEXT) {
        return ltl_fail(error, LTL_USAGE, "--map is for JSON and CSV, and %.*s is read as text",
                        LTL_STR_ARG(path));
    }
    if (reader->format->kind == LTL_IMPORT_IS_CSV) {
        reader->dialect = ltl_table_dialect_of(path, head);
        reader->dialect.format = LTL_TABLE_CSV;
        reader->now.place.offset += reader->dialect.hint_chars;
        reader->now.place.line += reader->dialect.hint_chars > 0;
        reader->dialect.delimiter =
            choices->delimiter != '\0' ? choices->delimiter : reader->dialect.delimiter;
        return ltl_import_csv_open(reader, error);
    }
    return is_json ? ltl_import_json_open(reader, error) : ltl_import_text_open(reader, error);
}

void ltl_import_reader_close(ltl_import_reader *reader) {
    free(reader->window);
    free(reader->table.cells);
    free(reader->table.records);
    ltl_regex_state_free(reader->regex_state);
    ltl_regex_free(reader->regex);
    ltl_arena_clear(&reader->arena);
}

void ltl_import_reader_go_to(ltl_import_reader *reader, const ltl_import_mark *mark) {
    reader->now = *mark;
    reader->table.record_count = 0;
    if (reader->format->kind == LTL_IMPORT_IS_JSON) {
        ltl_import_json_go_to(reader);
    }
}

bool ltl_import_reader_read(ltl_import_reader *reader, ltl_import_batch *batch) {
    batch->row_count = batch->step_count = batch->text_used = 0;
    switch (reader->format->kind) {
    case LTL_IMPORT_IS_CSV:
        return ltl_import_csv_read(reader, batch);
    case LTL_IMPORT_IS_TEXT:
        return ltl_import_text_read(reader, batch);
    default:
        return ltl_import_json_read(reader, batch);
    }
}
