#include "orchestrator/dataset/dataset.h"

#include <stdlib.h>

#include "core/limits.h"
#include "orchestrator/dataset/dataset_internal.h"

enum { HEAD_BYTES = 65536 };

/* From the first bytes, as UTF-8. */
static void dialect_find(ltl_dataset *dataset, const char *path, ltl_str head) {
    bool is_little = ltl_str_starts_with(head, LTL_STR("\xFF\xFE"));
    bool is_big = ltl_str_starts_with(head, LTL_STR("\xFE\xFF"));
    ltl_arena arena = {0};
    if (is_little || is_big) {
        dataset->encoding = is_big ? LTL_ENCODING_UTF16_BE : LTL_ENCODING_UTF16_LE;
        head = ltl_utf8_from_utf16(&arena, ltl_str_slice(head, 2, head.len & ~(size_t)1), is_big);
    }
    dataset->dialect = ltl_table_dialect_of(ltl_str_of(path), head);
    dataset->dialect.bom_bytes = is_little || is_big ? 2 : dataset->dialect.bom_bytes;
    ltl_arena_clear(&arena);
}

static ltl_status head_read(ltl_dataset *dataset, const char *path, ltl_error *error) {
    char *head = malloc(HEAD_BYTES);
    if (head == NULL) {
        return ltl_fail(error, LTL_NO_MEMORY, "out of memory");
    }
    int64_t got = ltl_stream_bytes(dataset->stream.fd, 0, head, HEAD_BYTES);
    dialect_find(dataset, path, (ltl_str){head, got > 0 ? (size_t)got : 0});
    free(head);
    return got < 0 ? ltl_fail(error, LTL_IO, "%s: cannot be read", path) : LTL_OK;
}

static ltl_status memory_take(ltl_dataset *dataset, ltl_error *error) {
    bool is_good = (dataset->profile = calloc(1, sizeof(ltl_table_profile))) != NULL;
    for (uint32_t i = 0; i < LTL_STREAM_PIECES && is_good; i++) {
        ltl_table *table = &dataset->pieces[i];
        dataset->texts[i] = malloc(LTL_TABLE_PIECE_BYTES + 1);
        table->cells = malloc(LTL_TABLE_MAX_CELLS * sizeof(ltl_cell));
        table->records = malloc(LTL_TABLE_MAX_RECORDS * sizeof(ltl_record));
        is_good = dataset->texts[i] != NULL && table->cells != NULL && table->records != NULL;
    }
    return is_good ? LTL_OK : ltl_fail(error, LTL_NO_MEMORY, "out of memory");
}

ltl_status ltl_dataset_run(const char *path, const ltl_dataset_options *options,
                           ltl_dataset **out_dataset, ltl_error *error) {
    ltl_dataset *dataset = calloc(1, sizeof(*dataset));
    if (dataset == NULL) {
        return ltl_fail(error, LTL_NO_MEMORY, "out of memory");
    }
    *out_dataset = dataset;
    dataset->options = options;
    ltl_status status = ltl_stream_open(&dataset->stream, &ltl_dataset_stream, dataset,
                                        &options->stream, path, error);
    status = status == LTL_OK ? head_read(dataset, path, error) : status;
    status = status == LTL_OK ? memory_take(dataset, error) : status;
    return status == LTL_OK ? ltl_stream_run(&dataset->stream, error) : status;
}

void ltl_dataset_free(ltl_dataset *dataset) {
    if (dataset == NULL) {
        return;
    }
    for (uint32_t i = 0; i < LTL_STREAM_PIECES; i++) {
        free(dataset->texts[i]);
        free(dataset->pieces[i].cells);
        free(dataset->pieces[i].records);
    }
    ltl_stream_close(&dataset->stream);
    free(dataset->profile);
    free(dataset);
}

const ltl_table_profile *ltl_dataset_profile(const ltl_dataset *dataset) {
    return dataset->profile;
}

const ltl_table_dialect *ltl_dataset_dialect(const ltl_dataset *dataset) {
    return &dataset->dialect;
}

ltl_encoding ltl_dataset_encoding(const ltl_dataset *dataset) {
    return dataset->encoding;
}

const ltl_stream_outcome *ltl_dataset_outcome(const ltl_dataset *dataset) {
    return &dataset->stream.outcome;
}

int ltl_dataset_file(const ltl_dataset *dataset) {
    return dataset->stream.fd;
}
