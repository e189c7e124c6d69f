#include "orchestrator/dataset/dataset.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "orchestrator/dataset/dataset_internal.h"
#include "orchestrator/run/drive.h"
#include "orchestrator/workflow/read.h"

enum { HEAD_BYTES = 65536, NANOSECONDS = 1000000000 };

extern const char ltl_dataset_workflow_start[];
extern const char ltl_dataset_workflow_end[];

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

static ltl_status file_open(ltl_dataset *dataset, const char *path, ltl_error *error) {
    dataset->fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    struct stat about;
    if (dataset->fd < 0 || fstat(dataset->fd, &about) != 0) {
        return ltl_fail(error, errno == ENOENT ? LTL_NOT_FOUND : LTL_IO, "%s: %s", path,
                        strerror(errno));
    }
    if (!S_ISREG(about.st_mode)) {
        return ltl_fail(error, LTL_REFUSED, "%s: not a regular file", path);
    }
    dataset->size = (uint64_t)about.st_size;
    dataset->changed = (int64_t)about.st_mtim.tv_sec * NANOSECONDS + about.st_mtim.tv_nsec;
    char *head = malloc(HEAD_BYTES);
    if (head == NULL) {
        return ltl_fail(error, LTL_NO_MEMORY, "out of memory");
    }
    ssize_t got = pread(dataset->fd, head, HEAD_BYTES, 0);
    dialect_find(dataset, path, (ltl_str){head, got > 0 ? (size_t)got : 0});
    free(head);
    return got < 0 ? ltl_fail(error, LTL_IO, "%s: %s", path, strerror(errno)) : LTL_OK;
}

static bool memory_take(ltl_dataset *dataset) {
    bool is_good = (dataset->profile = calloc(1, sizeof(ltl_table_profile))) != NULL;
    for (uint32_t i = 0; i < LTL_DATASET_PIECES && is_good; i++) {
        ltl_table *table = &dataset->pieces[i];
        dataset->texts[i] = malloc(dataset->piece_bytes + 1);
        table->cells = malloc(LTL_TABLE_MAX_CELLS * sizeof(ltl_cell));
        table->records = malloc(LTL_TABLE_MAX_RECORDS * sizeof(ltl_record));
        is_good = dataset->texts[i] != NULL && table->cells != NULL && table->records != NULL;
    }
    return is_good;
}

static ltl_status dead_open(ltl_dataset *dataset, ltl_error *error) {
    const char *path = dataset->options->dead_letters;
    if (path == NULL) {
        return LTL_OK;
    }
    /* A run that goes on keeps what the one before wrote. */
    int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    dataset->dead = fd >= 0 ? fdopen(fd, "r+") : NULL;
    return dataset->dead == NULL ? ltl_fail(error, LTL_IO, "%s: %s", path, strerror(errno))
                                 : LTL_OK;
}

static void tell(void *context, const ltl_happening *happening) {
    ltl_dataset *dataset = context;
    const ltl_dataset_options *options = dataset->options;
    if (happening->kind != LTL_HAPPENING_TOLD) {
        return;
    }
    if (options->checkpoint != NULL && strcmp(happening->what, "checkpoint") == 0) {
        ltl_checkpoint_write(dataset, happening->data);
    } else if (options->snapshot != NULL && strcmp(happening->what, "snapshot") == 0) {
        options->snapshot(options->context, dataset);
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
    ltl_dataset *dataset = context;
    (void)key;
    if (strcmp(what, "checkpoint") != 0 || !dataset->was_resumed) {
        return false;
    }
    *out_data = ltl_data_copy(arena, &dataset->past);
    return true;
}

/* In the order of the workflow, whatever its stages are called. */
static void rows_take(ltl_dataset *dataset, const ltl_result *result) {
    const ltl_data *rows = ltl_data_member(&result->outputs, LTL_STR("rows"));
    for (uint32_t i = 0; rows != NULL && i < rows->count && i < LTL_DATASET_STAGES; i++) {
        ltl_stage_rows *of = &dataset->rows[dataset->row_count++];
        size_t len =
            rows->names[i].len < sizeof(of->stage) - 1 ? rows->names[i].len : sizeof(of->stage) - 1;
        memcpy(of->stage, rows->names[i].ptr, len);
        of->in = (uint64_t)ltl_data_member_number(&rows->at[i], "in", 0);
        of->out = (uint64_t)ltl_data_member_number(&rows->at[i], "out", 0);
        of->dead = (uint64_t)ltl_data_member_number(&rows->at[i], "dead", 0);
    }
}

static ltl_status ending_take(ltl_dataset *dataset, ltl_drive *drive, ltl_error *error) {
    const ltl_result *result = ltl_engine_result(ltl_drive_engine(drive));
    rows_take(dataset, result);
    dataset->signal = ltl_drive_signal(drive);
    if (dataset->signal != 0) {
        return LTL_CANCELLED;
    }
    if (result->ending == LTL_ENDING_TIMED_OUT) {
        return ltl_fail(error, LTL_DEADLINE, "the deadline passed first");
    }
    if (result->ending != LTL_ENDING_OK) {
        return ltl_fail(error, LTL_IO, "%.*s", LTL_STR_ARG(result->reason));
    }
    if (dataset->dead != NULL && (dataset->dead_failed || fflush(dataset->dead) != 0)) {
        return ltl_fail(error, LTL_IO, "%s: cannot be written", dataset->options->dead_letters);
    }
    return dataset->checkpoint_failed
               ? ltl_fail(error, LTL_IO, "%s: cannot be written", dataset->options->checkpoint)
               : LTL_OK;
}

static ltl_status own_workflow(ltl_arena *arena, ltl_workflow **out_workflow, ltl_error *error) {
    ltl_str text = {ltl_dataset_workflow_start,
                    (size_t)(ltl_dataset_workflow_end - ltl_dataset_workflow_start)};
    ltl_workflow_problems problems = {0};
    return ltl_workflow_read(arena, text, "large-dataset.yaml", &ltl_dataset_tasks, &problems,
                             out_workflow, error);
}

static ltl_status drive(ltl_dataset *dataset, ltl_error *error) {
    ltl_arena arena = {0};
    ltl_workflow *own = NULL;
    const ltl_workflow *workflow = dataset->options->workflow;
    ltl_status status = LTL_OK;
    if (workflow == NULL) {
        status = own_workflow(&arena, &own, error);
        workflow = own;
    }
    ltl_drive *run = NULL;
    ltl_past past = {.context = dataset, .result = past_result, .told = past_told};
    if (status == LTL_OK) {
        ltl_drive_options options = {.jobs = dataset->options->jobs,
                                     .deadline_us = dataset->options->deadline_us,
                                     .takes_signals = true,
                                     .services = dataset,
                                     .tell = tell,
                                     .context = dataset,
                                     .past = dataset->was_resumed ? &past : NULL};
        status = ltl_drive_run(workflow, &options, &run, error);
    }
    if (status == LTL_OK) {
        status = ending_take(dataset, run, error);
        ltl_drive_free(run);
    }
    ltl_workflow_free(own);
    ltl_arena_clear(&arena);
    return status;
}

ltl_status ltl_dataset_run(const char *path, const ltl_dataset_options *options,
                           ltl_dataset **out_dataset, ltl_error *error) {
    ltl_dataset *dataset = calloc(1, sizeof(*dataset));
    if (dataset == NULL) {
        return ltl_fail(error, LTL_NO_MEMORY, "out of memory");
    }
    *out_dataset = dataset;
    dataset->fd = -1;
    dataset->options = options;
    dataset->piece_bytes = options->piece_bytes != 0 ? options->piece_bytes : LTL_TABLE_PIECE_BYTES;
    ltl_status status = file_open(dataset, path, error);
    if (status == LTL_OK && !memory_take(dataset)) {
        status = ltl_fail(error, LTL_NO_MEMORY, "out of memory");
    }
    status = status == LTL_OK ? dead_open(dataset, error) : status;
    if (status == LTL_OK && options->resumes && options->checkpoint != NULL) {
        status = ltl_checkpoint_read(dataset, error);
    }
    bool is_anew = dataset->dead != NULL && !dataset->was_resumed;
    if (status == LTL_OK && is_anew && ftruncate(fileno(dataset->dead), 0) != 0) {
        status = ltl_fail(error, LTL_IO, "%s: %s", options->dead_letters, strerror(errno));
    }
    return status == LTL_OK ? drive(dataset, error) : status;
}

void ltl_dataset_free(ltl_dataset *dataset) {
    if (dataset == NULL) {
        return;
    }
    for (uint32_t i = 0; i < LTL_DATASET_PIECES; i++) {
        free(dataset->texts[i]);
        free(dataset->pieces[i].cells);
        free(dataset->pieces[i].records);
    }
    if (dataset->dead != NULL) {
        (void)fclose(dataset->dead); /* was flushed, and looked at, when the run ended */
    }
    if (dataset->fd >= 0) {
        (void)close(dataset->fd);
    }
    ltl_arena_clear(&dataset->past_arena);
    free(dataset->profile);
    free(dataset);
}

const ltl_table_profile *ltl_dataset_profile(const ltl_dataset *dataset) {
    return dataset->profile;
}

const ltl_table_dialect *ltl_dataset_dialect(const ltl_dataset *dataset) {
    return &dataset->dialect;
}

const ltl_stage_rows *ltl_dataset_rows(const ltl_dataset *dataset, uint32_t *out_count) {
    *out_count = dataset->row_count;
    return dataset->rows;
}

ltl_encoding ltl_dataset_encoding(const ltl_dataset *dataset) {
    return dataset->encoding;
}

uint64_t ltl_dataset_bytes(const ltl_dataset *dataset) {
    return dataset->size;
}

int ltl_dataset_signal(const ltl_dataset *dataset) {
    return dataset->signal;
}

bool ltl_dataset_was_resumed(const ltl_dataset *dataset) {
    return dataset->was_resumed;
}
