#include "orchestrator/stream/stream.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "orchestrator/drive/drive.h"
#include "orchestrator/tools/temporary.h"
#include "orchestrator/workflow/files/read.h"

enum { NANOSECONDS = 1000000000, SPOOL_BYTES = 1 << 18 };

/* --- the file ------------------------------------------------------------------------------------- */

int64_t ltl_stream_bytes(int fd, uint64_t offset, char *into, uint64_t room) {
    uint64_t count = 0;
    while (count < room) {
        ssize_t got = pread(fd, into + count, room - count, (off_t)(offset + count));
        if (got < 0) {
            return -1;
        }
        if (got == 0) {
            break;
        }
        count += (uint64_t)got;
    }
    return (int64_t)count;
}

/* Standard input cannot be gone back in: it becomes a file. */
static int stdin_spool(uint64_t *out_size) {
    int fd = ltl_temporary_open();
    char *bytes = malloc(SPOOL_BYTES);
    ssize_t got = 1;
    *out_size = 0;
    while (fd >= 0 && bytes != NULL && got > 0) {
        got = read(STDIN_FILENO, bytes, SPOOL_BYTES);
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

static ltl_status file_open(ltl_stream *stream, const char *path, ltl_error *error) {
    struct stat about = {0};
    if (strcmp(path, "-") == 0) {
        stream->fd = stdin_spool(&stream->outcome.bytes);
        return stream->fd >= 0 ? LTL_OK : ltl_fail(error, LTL_IO, "standard input cannot be kept");
    }
    stream->fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (stream->fd < 0 || fstat(stream->fd, &about) != 0) {
        return ltl_fail(error, errno == ENOENT ? LTL_NOT_FOUND : LTL_IO, "%s: %s", path,
                        strerror(errno));
    }
    if (!S_ISREG(about.st_mode)) {
        return ltl_fail(error, LTL_REFUSED, "%s: not a regular file", path);
    }
    stream->outcome.bytes = (uint64_t)about.st_size;
    stream->changed = (int64_t)about.st_mtim.tv_sec * NANOSECONDS + about.st_mtim.tv_nsec;
    return LTL_OK;
}

/* --- dead letters --------------------------------------------------------------------------------- */

static ltl_status dead_open(ltl_stream *stream, ltl_error *error) {
    const char *path = stream->options->dead_letters;
    if (path == NULL) {
        return LTL_OK;
    }
    /* A run that goes on keeps what the one before wrote. */
    int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    stream->dead = fd >= 0 ? fdopen(fd, "r+") : NULL;
    return stream->dead != NULL ? LTL_OK : ltl_fail(error, LTL_IO, "%s: %s", path, strerror(errno));
}

void ltl_stream_dead_letter(ltl_stream *stream, uint64_t record, uint64_t line, uint64_t offset,
                            const char *reason, const char *detail) {
    if (stream->dead == NULL) {
        return;
    }
    int written = fprintf(stream->dead,
                          "{\"record\":%" PRIu64 ",\"line\":%" PRIu64 ",\"offset\":%" PRIu64
                          ",\"reason\":\"%s%s%s\"}\n",
                          record, line, offset, reason, detail[0] != '\0' ? ": " : "", detail);
    stream->dead_failed = stream->dead_failed || written < 0;
}

ltl_status ltl_stream_open(ltl_stream *stream, const ltl_stream_kind *kind, void *of,
                           const ltl_stream_options *options, const char *path, ltl_error *error) {
    *stream = (ltl_stream){.kind = kind, .of = of, .options = options, .path = path, .fd = -1};
    ltl_status status = file_open(stream, path, error);
    return status == LTL_OK ? dead_open(stream, error) : status;
}

void ltl_stream_close(ltl_stream *stream) {
    if (stream->dead != NULL) {
        (void)fclose(stream->dead); /* was flushed, and looked at, when the run ended */
    }
    if (stream->fd >= 0) {
        (void)close(stream->fd);
    }
    ltl_arena_clear(&stream->past_arena);
    stream->dead = NULL;
    stream->fd = -1;
}

/* --- the run -------------------------------------------------------------------------------------- */

static void tell(void *context, const ltl_happening *happening) {
    ltl_stream *stream = context;
    if (happening->kind != LTL_HAPPENING_TOLD) {
        return;
    }
    if (stream->options->checkpoint != NULL && strcmp(happening->what, "checkpoint") == 0) {
        ltl_stream_checkpoint_write(stream, happening->data);
    } else if (strcmp(happening->what, "snapshot") == 0) {
        stream->kind->snapshot(stream->of);
    }
}

/* No step has ended before: the stream's own place is all that is known of the run before. */
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
    const ltl_stream *stream = context;
    (void)key;
    if (strcmp(what, "checkpoint") != 0) {
        return false;
    }
    *out_data = ltl_data_copy(arena, &stream->past);
    return true;
}

/* In the order of the workflow, whatever its stages are called. */
static void rows_take(ltl_stream *stream, const ltl_result *result) {
    ltl_stream_outcome *outcome = &stream->outcome;
    const ltl_data *rows = ltl_data_member(&result->outputs, LTL_STR("rows"));
    for (uint32_t i = 0; rows != NULL && i < rows->count && i < LTL_STREAM_MOST_STAGES; i++) {
        ltl_stream_rows *of = &outcome->rows[outcome->stage_count++];
        snprintf(of->stage, sizeof(of->stage), "%.*s", LTL_STR_ARG(rows->names[i]));
        of->in = (uint64_t)ltl_data_member_number(&rows->at[i], "in", 0);
        of->out = (uint64_t)ltl_data_member_number(&rows->at[i], "out", 0);
        of->dead = (uint64_t)ltl_data_member_number(&rows->at[i], "dead", 0);
    }
}

static ltl_status ending_take(ltl_stream *stream, ltl_drive *drive, ltl_error *error) {
    const ltl_result *result = ltl_engine_result(ltl_drive_engine(drive));
    const ltl_stream_options *options = stream->options;
    rows_take(stream, result);
    stream->outcome.signal = ltl_drive_signal(drive);
    if (stream->outcome.signal != 0) {
        return ltl_fail(error, LTL_CANCELLED, "interrupted");
    }
    if (result->ending == LTL_ENDING_TIMED_OUT) {
        return ltl_fail(error, LTL_DEADLINE, "the deadline passed first");
    }
    if (result->ending != LTL_ENDING_OK) {
        return ltl_fail(error, LTL_IO, "%.*s", LTL_STR_ARG(result->reason));
    }
    if (stream->dead != NULL && (stream->dead_failed || fflush(stream->dead) != 0)) {
        return ltl_fail(error, LTL_IO, "%s: cannot be written", options->dead_letters);
    }
    return stream->checkpoint_failed
               ? ltl_fail(error, LTL_IO, "%s: cannot be written", options->checkpoint)
               : LTL_OK;
}

static ltl_status drive(ltl_stream *stream, const ltl_workflow *workflow, ltl_error *error) {
    ltl_past past = {.context = stream, .result = past_result, .told = past_told};
    ltl_drive_options options = {.jobs = stream->options->jobs,
                                 .deadline_us = stream->options->deadline_us,
                                 .takes_signals = true,
                                 .services = {stream->kind->within, stream},
                                 .tell = tell,
                                 .context = stream,
                                 .past = stream->outcome.was_resumed ? &past : NULL};
    ltl_drive *run = NULL;
    ltl_status status = ltl_drive_run(workflow, &options, &run, error);
    if (status == LTL_OK) {
        status = ending_take(stream, run, error);
        ltl_drive_free(run);
    }
    return status;
}

static ltl_status own_drive(ltl_stream *stream, ltl_error *error) {
    const ltl_stream_kind *kind = stream->kind;
    ltl_str text = {kind->workflow, (size_t)(kind->workflow_end - kind->workflow)};
    ltl_arena arena = {0};
    ltl_workflow *own = NULL;
    ltl_workflow_problems problems = {0};
    ltl_status status =
        ltl_workflow_read(&arena, text, "stream.yaml", kind->tasks, &problems, &own, error);
    status = status == LTL_OK ? drive(stream, own, error) : status;
    ltl_workflow_free(own);
    ltl_arena_clear(&arena);
    return status;
}

ltl_status ltl_stream_run(ltl_stream *stream, ltl_error *error) {
    const ltl_stream_options *options = stream->options;
    ltl_status status = LTL_OK;
    if (options->resumes && options->checkpoint != NULL) {
        status = ltl_stream_checkpoint_read(stream, error);
    }
    bool is_anew = stream->dead != NULL && !stream->outcome.was_resumed;
    if (status == LTL_OK && is_anew && ftruncate(fileno(stream->dead), 0) != 0) {
        status = ltl_fail(error, LTL_IO, "%s: %s", options->dead_letters, strerror(errno));
    }
    if (status != LTL_OK) {
        return status;
    }
    return options->workflow != NULL ? drive(stream, options->workflow, error)
                                     : own_drive(stream, error);
}
