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
    import->source.places.root = ltl_str_of(import->root);
    import->source.places.prefix = ltl_str_of(import->options->prefix);
    import->source.tool = ltl_str_of(import->options->tool);
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

static void outcome_take(ltl_import *import) {
    const ltl_import_reader *reader = &import->source.reader;
    ltl_import_outcome *outcome = import->outcome;
    outcome->is_broken = reader->is_broken;
    outcome->broken_at = reader->broken_at;
    outcome->broken_line = reader->broken_line;
    outcome->has_no_list = reader->format->kind == LTL_IMPORT_IS_JSON && !reader->format->is_many &&
                           !reader->is_broken && !reader->now.has_list;
    const ltl_import_choices *choices = &import->options->choices;
    bool is_guess = reader->format->kind == LTL_IMPORT_IS_TEXT && choices->format == NULL &&
                    choices->pattern == NULL;
    const ltl_stream_rows *lines = &import->stream.outcome.rows[0];
    outcome->has_no_finding = is_guess && lines->in > 0 && lines->out == 0;
    outcome->has_nothing = outcome->lost > 0 && outcome->lost == lines->in;
    outcome->is_markup = reader->is_markup;
    outcome->is_wide = reader->is_wide;
}

static ltl_status file_read(ltl_import *import, ltl_str path, ltl_error *error) {
    ltl_import_outcome *outcome = import->outcome;
    const ltl_import_options *options = import->options;
    ltl_import_input input = {.fd = import->stream.fd, .size = import->stream.outcome.bytes};
    ltl_status status = ltl_row_source_open(&import->source, &input, path, &options->choices,
                                            &import->batches[0], error);
    if (status != LTL_OK) {
        return status;
    }
    const ltl_sarif_meta *meta = &import->source.meta;
    ltl_import_rules_take(&import->rules, meta);
    for (uint32_t i = 0; i < meta->runs.count; i++) {
        outcome->was_unsuccessful |= meta->runs.at[i].was_unsuccessful;
        snprintf(outcome->trouble, sizeof(outcome->trouble), "%.*s",
                 LTL_STR_ARG(meta->runs.at[i].trouble));
    }
    outcome->format = import->source.reader.format->id;
    status = ltl_stream_run(&import->stream, error);
    outcome_take(import);
    return status;
}

static ltl_status one_read(ltl_import *import, const char *path, const ltl_stream_options *options,
                           ltl_import_outcome *outcome, ltl_error *error) {
    *outcome = (ltl_import_outcome){.format = ""};
    import->outcome = outcome;
    import->file_number++;
    import->is_fresh = true;
    import->source.reader = (ltl_import_reader){.format = NULL};
    ltl_status status =
        ltl_stream_open(&import->stream, &ltl_import_stream, import, options, path, error);
    status = status == LTL_OK ? file_read(import, ltl_str_of(path), error) : status;
    outcome->stream = import->stream.outcome;
    ltl_row_source_close(&import->source);
    ltl_stream_close(&import->stream);
    return status;
}

ltl_status ltl_import_file(ltl_import *import, const char *path, ltl_import_outcome *outcome,
                           ltl_error *error) {
    return one_read(import, path, &import->options->stream, outcome, error);
}

ltl_status ltl_import_baseline(ltl_import *import, const char *path, ltl_import_outcome *outcome,
                               ltl_error *error) {
    /* Dead letters and checkpoints are the file's that is compared. */
    ltl_stream_options options = import->options->stream;
    options.checkpoint = options.dead_letters = NULL;
    options.resumes = false;
    import->is_base = import->compares = true;
    return one_read(import, path, &options, outcome, error);
}
