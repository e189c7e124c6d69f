#include "orchestrator/import/import.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "orchestrator/import/import_internal.h"
#include "orchestrator/import/temporary.h"
#include "orchestrator/run/drive.h"
#include "orchestrator/workflow/read.h"

extern const char ltl_import_workflow_start[];
extern const char ltl_import_workflow_end[];

enum { NANOSECONDS = 1000000000 };

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

static ltl_status dead_open(ltl_import *import, ltl_error *error) {
    const char *path = import->options->dead_letters;
    if (path == NULL) {
        return LTL_OK;
    }
    /* A run that goes on keeps what the one before wrote. */
    int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    import->dead = fd >= 0 ? fdopen(fd, "r+") : NULL;
    return import->dead != NULL ? LTL_OK : ltl_fail(error, LTL_IO, "%s: %s", path, strerror(errno));
}

ltl_status ltl_import_new(const ltl_import_options *options, ltl_import **out_import,
                          ltl_error *error) {
    ltl_import *import = calloc(1, sizeof(*import));
    if (import == NULL) {
        return ltl_fail(error, LTL_NO_MEMORY, "out of memory");
    }
    *out_import = import;
    import->options = options;
    import->root_fd = import->spool = import->sorter.fd = -1;
    ltl_import_rules_init(&import->rules);
    ltl_buf_init(&import->packed, LTL_PACKED_BYTES);
    for (uint32_t i = 0; i < LTL_IMPORT_PIECES; i++) {
        if (!ltl_import_batch_init(&import->batches[i])) {
            return ltl_fail(error, LTL_NO_MEMORY, "out of memory");
        }
    }
    ltl_status status = root_open(import, error);
    status = status == LTL_OK ? dead_open(import, error) : status;
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
    for (uint32_t i = 0; i < LTL_IMPORT_PIECES; i++) {
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
    ltl_arena_clear(&import->past_arena);
    ltl_arena_clear(&import->rules.arena);
    ltl_import_spool_close(import);
    if (import->dead != NULL) {
        (void)fclose(import->dead); /* was flushed, and looked at, when each file ended */
    }
    if (import->root_fd >= 0) {
        (void)close(import->root_fd);
    }
    free(import);
}

/* --- one file ------------------------------------------------------------------------------------- */

/* Standard input cannot be gone back in: it becomes a file. */
static int stdin_spool(uint64_t *out_size) {
    int fd = ltl_temporary_open();
    char *bytes = malloc(LTL_IMPORT_WINDOW_BYTES);
    ssize_t got = 1;
    *out_size = 0;
    while (fd >= 0 && bytes != NULL && got > 0) {
        got = read(STDIN_FILENO, bytes, LTL_IMPORT_WINDOW_BYTES);
        if (got > 0 && !ltl_write_at(fd, *out_size, bytes, (size_t)got)) {
            got = -1;
        }
        *out_size += got > 0 ? (uint64_t)got : 0;
    }
    bool is_good = bytes != NULL && got == 0;
    free(bytes);
    if (!is_good && fd >= 0) {
        (void)close(fd);
    }
    return is_good ? fd : -1;
}

static ltl_status file_open(ltl_import *import, const char *path, int *out_fd, ltl_error *error) {
    struct stat about = {0};
    uint64_t size = 0;
    if (strcmp(path, "-") == 0) {
        *out_fd = stdin_spool(&size);
        import->outcome->bytes = size;
        return *out_fd >= 0 ? LTL_OK : ltl_fail(error, LTL_IO, "standard input cannot be kept");
    }
    *out_fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (*out_fd < 0 || fstat(*out_fd, &about) != 0) {
        return ltl_fail(error, errno == ENOENT ? LTL_NOT_FOUND : LTL_IO, "%s: %s", path,
                        strerror(errno));
    }
    if (!S_ISREG(about.st_mode)) {
        return ltl_fail(error, LTL_REFUSED, "%s: not a regular file", path);
    }
    import->outcome->bytes = (uint64_t)about.st_size;
    import->changed = (int64_t)about.st_mtim.tv_sec * NANOSECONDS + about.st_mtim.tv_nsec;
    return LTL_OK;
}

static void tell(void *context, const ltl_happening *happening) {
    ltl_import *import = context;
    const ltl_import_options *options = import->options;
    if (happening->kind != LTL_HAPPENING_TOLD) {
        return;
    }
    if (options->checkpoint != NULL && strcmp(happening->what, "checkpoint") == 0) {
        ltl_import_checkpoint_write(import, happening->data);
    } else if (options->snapshot != NULL && strcmp(happening->what, "snapshot") == 0) {
        ltl_import_progress progress = {.findings = import->findings,
                                        .rows = import->reader.now.record};
        for (uint32_t i = 0; i < LTL_IMPORT_REASON_COUNT; i++) {
            progress.dead += import->outcome->reasons[i];
        }
        options->snapshot(options->context, &progress);
    }
}

static bool past_result(void *context, ltl_str key, ltl_arena *arena, ltl_result *out_result,
                        bool *out_was_started) {
    (void)context;
    (void)key;
    (void)arena;
    (void)out_result;
    *out_was_started = false;
    return false;
}

static bool past_told(void *context, ltl_str key, const char *what, ltl_arena *arena,
                      ltl_data *out_data) {
    ltl_import *import = context;
    (void)key;
    if (strcmp(what, "checkpoint") != 0 || !import->outcome->was_resumed) {
        return false;
    }
    *out_data = ltl_data_copy(arena, &import->past);
    return true;
}

static void rows_take(ltl_import *import, const ltl_result *result) {
    static const char *const stages[LTL_IMPORT_STAGES] = {"clean", "validate", "transform",
                                                          "analyse"};
    const ltl_data *rows = ltl_data_member(&result->outputs, LTL_STR("rows"));
    for (uint32_t i = 0; i < LTL_IMPORT_STAGES; i++) {
        ltl_import_rows *of = &import->outcome->rows[i];
        of->stage = stages[i];
        const ltl_data *counts = rows != NULL ? ltl_data_member(rows, ltl_str_of(stages[i])) : NULL;
        if (counts != NULL) {
            of->in = (uint64_t)ltl_data_member_number(counts, "in", 0);
            of->out = (uint64_t)ltl_data_member_number(counts, "out", 0);
            of->dead = (uint64_t)ltl_data_member_number(counts, "dead", 0);
        }
    }
}

static ltl_status ending_take(ltl_import *import, ltl_drive *drive, ltl_error *error) {
    const ltl_result *result = ltl_engine_result(ltl_drive_engine(drive));
    const ltl_import_options *options = import->options;
    rows_take(import, result);
    import->outcome->signal = ltl_drive_signal(drive);
    if (import->outcome->signal != 0) {
        return ltl_fail(error, LTL_CANCELLED, "interrupted");
    }
    if (result->ending == LTL_ENDING_TIMED_OUT) {
        return ltl_fail(error, LTL_DEADLINE, "the deadline passed first");
    }
    if (result->ending != LTL_ENDING_OK) {
        return ltl_fail(error, LTL_IO, "%.*s", LTL_STR_ARG(result->reason));
    }
    if (import->dead != NULL && (import->dead_failed || fflush(import->dead) != 0)) {
        return ltl_fail(error, LTL_IO, "%s: cannot be written", options->dead_letters);
    }
    return import->checkpoint_failed
               ? ltl_fail(error, LTL_IO, "%s: cannot be written", options->checkpoint)
               : LTL_OK;
}

static ltl_status own_workflow(ltl_arena *arena, ltl_workflow **out_workflow, ltl_error *error) {
    ltl_str text = {ltl_import_workflow_start,
                    (size_t)(ltl_import_workflow_end - ltl_import_workflow_start)};
    ltl_workflow_problems problems = {0};
    return ltl_workflow_read(arena, text, "import.yaml", &ltl_import_tasks, &problems, out_workflow,
                             error);
}

static ltl_status drive(ltl_import *import, ltl_error *error) {
    ltl_arena arena = {0};
    ltl_workflow *own = NULL;
    const ltl_workflow *workflow = import->options->workflow;
    ltl_status status = LTL_OK;
    if (workflow == NULL) {
        status = own_workflow(&arena, &own, error);
        workflow = own;
    }
    ltl_drive *run = NULL;
    ltl_past past = {.context = import, .result = past_result, .told = past_told};
    if (status == LTL_OK) {
        ltl_drive_options options = {.jobs = import->options->jobs,
                                     .deadline_us = import->options->deadline_us,
                                     .takes_signals = true,
                                     .services = import,
                                     .tell = tell,
                                     .context = import,
                                     .past = import->outcome->was_resumed ? &past : NULL};
        status = ltl_drive_run(workflow, &options, &run, error);
    }
    if (status == LTL_OK) {
        status = ending_take(import, run, error);
        ltl_drive_free(run);
    }
    ltl_workflow_free(own);
    ltl_arena_clear(&arena);
    return status;
}

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

static ltl_status file_begin(ltl_import *import, const char *path, int fd, ltl_error *error) {
    const ltl_import_options *options = import->options;
    ltl_status status = ltl_import_reader_open(&import->reader, fd, import->outcome->bytes,
                                               ltl_str_of(path), &options->choices, error);
    status = status == LTL_OK ? meta_take(import, error) : status;
    if (status == LTL_OK && options->resumes && options->checkpoint != NULL) {
        status = ltl_import_checkpoint_read(import, error);
    }
    bool is_anew =
        import->dead != NULL && !import->outcome->was_resumed && import->file_number == 1;
    if (status == LTL_OK && is_anew && ftruncate(fileno(import->dead), 0) != 0) {
        status = ltl_fail(error, LTL_IO, "%s: %s", options->dead_letters, strerror(errno));
    }
    return status;
}

ltl_status ltl_import_file(ltl_import *import, const char *path, ltl_import_outcome *outcome,
                           ltl_error *error) {
    *outcome = (ltl_import_outcome){.format = ""};
    import->path = path;
    import->outcome = outcome;
    import->file_number++;
    import->is_fresh = true;
    memset(import->next, 0, sizeof(import->next));
    memset(import->passed, 0, sizeof(import->passed));
    import->reader = (ltl_import_reader){.fd = -1};
    import->meta = (ltl_sarif_meta){.artifact_fd = -1, .index_fd = -1};
    int fd = -1;
    ltl_status status = file_open(import, path, &fd, error);
    status = status == LTL_OK ? file_begin(import, path, fd, error) : status;
    if (status == LTL_OK) {
        outcome->format = import->reader.format->id;
        status = drive(import, error);
        outcome->is_broken = import->reader.is_broken;
        outcome->broken_at = import->reader.broken_at;
        outcome->broken_line = import->reader.broken_line;
    }
    ltl_import_reader_close(&import->reader);
    ltl_sarif_meta_free(&import->meta);
    if (fd >= 0) {
        (void)close(fd);
    }
    return status;
}
