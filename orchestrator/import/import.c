#include "orchestrator/import/import.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "orchestrator/import/import_internal.h"

/* --- making one ----------------------------------------------------------------------------------- */

static ltl_status root_open(ltl_import *import, ltl_error *error) {
    const char *root = import->options->root != NULL ? import->options->root : ".";
    char *real = realpath(root, NULL);
    import->root_fd = open(root, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (real == NULL || import->root_fd < 0 || strlen(real) >= sizeof(import->root)) {
        free(real);
        return ltl_fail(error, LTL_USAGE, "%s: no folder that can be read", root);
    }
    memcpy(import->root, real, strlen(real) + 1);
    free(real);
    import->places.root = ltl_str_of(import->root);
    import->places.prefix = ltl_str_of(import->options->prefix);
    return LTL_OK;
}

ltl_status ltl_import_new(const ltl_import_options *options, ltl_import **out_import,
                          ltl_error *error) {
    ltl_import *import = calloc(1, sizeof(*import));
    if (import == NULL) {
        return ltl_fail(error, LTL_NO_MEMORY, "out of memory");
    }
    *out_import = import;
    import->options = options;
    import->root_fd = import->spool = import->sorter.fd = import->stream.fd = -1;
    ltl_import_rules_init(&import->rules);
    ltl_buf_init(&import->packed, LTL_PACKED_BYTES);
    for (uint32_t i = 0; i < LTL_STREAM_PIECES; i++) {
        if (!ltl_import_batch_init(&import->batches[i])) {
            return ltl_fail(error, LTL_NO_MEMORY, "out of memory");
        }
    }
    ltl_status status = root_open(import, error);
    if (status != LTL_OK) {
        return status;
    }
    int fd = ltl_import_findings_open(options);
    if (fd < 0) {
        return ltl_fail(error, LTL_IO, "a temporary file cannot be made: %s", strerror(errno));
    }
    return ltl_sorter_open(&import->sorter, fd, error);
}

void ltl_import_batches_free(ltl_import *import) {
    for (uint32_t i = 0; i < LTL_STREAM_PIECES; i++) {
        ltl_import_batch_free(&import->batches[i]);
        import->batches[i] = (ltl_import_batch){0};
    }
}

void ltl_import_free(ltl_import *import) {
    if (import == NULL) {
        return;
    }
    ltl_import_batches_free(import);
    ltl_sorter_close(&import->sorter);
    ltl_buf_clear(&import->packed);
    ltl_arena_clear(&import->arena);
    ltl_arena_clear(&import->rules.arena);
    ltl_import_spool_close(import);
    if (import->root_fd >= 0) {
        (void)close(import->root_fd);
    }
    free(import);
}

/* --- one file ------------------------------------------------------------------------------------- */

/* What the file says once for all, where it stands. */
static ltl_status meta_take(ltl_import *import, ltl_error *error) {
    if (strcmp(import->reader.format->id, "sarif") != 0) {
        return LTL_OK;
    }
    ltl_status status =
        ltl_sarif_meta_read(&import->reader, &import->batches[0], &import->meta, error);
    if (status == LTL_OK) {
        ltl_import_rules_take(&import->rules, &import->meta);
    }
    for (uint32_t i = 0; i < import->meta.runs.count; i++) {
        import->outcome->was_unsuccessful =
            import->outcome->was_unsuccessful || import->meta.runs.at[i].was_unsuccessful;
    }
    return status;
}

static ltl_status file_read(ltl_import *import, ltl_str path, ltl_error *error) {
    ltl_import_outcome *outcome = import->outcome;
    ltl_stream *stream = &import->stream;
    ltl_status status = ltl_import_reader_open(&import->reader, stream->fd, stream->outcome.bytes,
                                               path, &import->options->choices, error);
    status = status == LTL_OK ? meta_take(import, error) : status;
    if (status != LTL_OK) {
        return status;
    }
    outcome->format = import->reader.format->id;
    status = ltl_stream_run(stream, error);
    outcome->is_broken = import->reader.is_broken;
    outcome->broken_at = import->reader.broken_at;
    outcome->broken_line = import->reader.broken_line;
    return status;
}

ltl_status ltl_import_file(ltl_import *import, const char *path, ltl_import_outcome *outcome,
                           ltl_error *error) {
    *outcome = (ltl_import_outcome){.format = ""};
    import->outcome = outcome;
    import->file_number++;
    import->is_fresh = true;
    import->reader = (ltl_import_reader){.fd = -1};
    import->meta = (ltl_sarif_meta){.artifact_fd = -1, .index_fd = -1};
    ltl_status status = ltl_stream_open(&import->stream, &ltl_import_stream, import,
                                        &import->options->stream, path, error);
    status = status == LTL_OK ? file_read(import, ltl_str_of(path), error) : status;
    outcome->stream = import->stream.outcome;
    ltl_import_reader_close(&import->reader);
    ltl_sarif_meta_free(&import->meta);
    ltl_stream_close(&import->stream);
    return status;
}
