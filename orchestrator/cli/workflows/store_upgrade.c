#include "orchestrator/cli/workflows/store_upgrade.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/file.h>
#include <unistd.h>

#include "core/limits.h"
#include "orchestrator/cli/files.h"
#include "orchestrator/cli/state_folder.h"
#include "orchestrator/drive/drive.h"
#include "orchestrator/store/migration.h"
#include "orchestrator/workflow/files/read.h"

extern const char ltl_store_workflow_start[];
extern const char ltl_store_workflow_end[];

enum { ONLY_RUN = 1 };

typedef struct upgrade {
    ltl_arena *arena;
    ltl_str path;
    ltl_str log_path;
    const ltl_store_watch *watch;
    ltl_workflow *workflow;
    ltl_journal *log;
    ltl_journal_run run;
    ltl_past past;
    bool is_resumed;
} upgrade;

static void log_remove(const upgrade *self) {
    static const char *const endings[] = {"-wal", "-shm", ""};
    for (size_t i = 0; i < LTL_COUNT_OF(endings); i++) {
        (void)unlink(
            ltl_arena_printf(self->arena, "%.*s%s", LTL_STR_ARG(self->log_path), endings[i]).ptr);
    }
}

static ltl_str inputs_pack(upgrade *self, ltl_data *out_inputs) {
    static const ltl_str names[] = {LTL_STR_INIT("store")};
    ltl_data *values = LTL_NEW(self->arena, ltl_data);
    values[0] = ltl_data_text(self->path);
    *out_inputs = ltl_data_record(names, values, 1);
    ltl_buf packed;
    ltl_buf_init(&packed, LTL_MAX_DATA_BYTES);
    ltl_str bytes = ltl_data_pack(out_inputs, &packed) == LTL_OK
                        ? ltl_arena_copy(self->arena, ltl_buf_borrow(&packed))
                        : LTL_STR("");
    ltl_buf_clear(&packed);
    return bytes;
}

/* Goes on with the log of an upgrade that was interrupted; anything else begins anew. */
static ltl_status log_open(upgrade *self, ltl_data *out_inputs, ltl_error *error) {
    ltl_str packed = inputs_pack(self, out_inputs);
    ltl_status status = ltl_journal_open(self->log_path.ptr, &self->log, error);
    ltl_journal_run last;
    if (status == LTL_OK &&
        ltl_journal_find(self->log, self->arena, ONLY_RUN, &last, NULL) == LTL_OK &&
        ltl_str_is(last.status, "interrupted")) {
        self->is_resumed = ltl_journal_resume(self->log, self->arena, ONLY_RUN, false, &self->run,
                                              &self->past, NULL) == LTL_OK &&
                           ltl_str_eq(self->run.inputs, packed);
    }
    if (self->is_resumed) {
        return LTL_OK;
    }
    ltl_journal_close(self->log);
    self->log = NULL;
    log_remove(self);
    status = ltl_journal_open(self->log_path.ptr, &self->log, error);
    self->run = (ltl_journal_run){
        .name = self->workflow->name,
        .path = LTL_STR("built in"),
        .text = {ltl_store_workflow_start,
                 (size_t)(ltl_store_workflow_end - ltl_store_workflow_start)},
        .inputs = packed,
    };
    return status == LTL_OK ? ltl_journal_begin(self->log, &self->run, error) : status;
}

static void tell(void *context, const ltl_happening *happening) {
    upgrade *self = context;
    ltl_journal_take(self->log, happening);
    if (self->watch != NULL) {
        self->watch->tell(self->watch->context, happening);
    }
}

/* What went wrong, and what that means for the store. */
static ltl_status outcome(const upgrade *self, const ltl_result *result, ltl_error *error) {
    if (ltl_ending_has_data(result->ending)) {
        return LTL_OK;
    }
    bool is_left = result->cause == LTL_CAUSE_NOT_UNDONE;
    return ltl_fail(error, LTL_IO, "the journal of runs could not be upgraded: %.*s; %s%.*s%s",
                    LTL_STR_ARG(result->reason), is_left ? "its backup is " : "it is as it was",
                    is_left ? (int)self->path.len : 0, self->path.ptr, is_left ? ".backup" : "");
}

static ltl_status run_it(upgrade *self, ltl_error *error) {
    ltl_workflow_problems problems = {0};
    ltl_str text = {ltl_store_workflow_start,
                    (size_t)(ltl_store_workflow_end - ltl_store_workflow_start)};
    ltl_data inputs;
    ltl_drive *drive = NULL;
    bool is_logged = true;
    ltl_status status = ltl_workflow_read(self->arena, text, "store-migration.yaml",
                                          &ltl_store_tasks, &problems, &self->workflow, error);
    status = status == LTL_OK ? log_open(self, &inputs, error) : status;
    ltl_drive_options options = {
        .inputs = &inputs,
        .jobs = 1,
        .grace_us = UINT64_MAX / 4, /* a step ends, well or not, before it is undone */
        .takes_signals = true,
        .tell = tell,
        .context = self,
        .past = self->is_resumed ? &self->past : NULL,
    };
    if (status == LTL_OK) {
        status = ltl_drive_run(self->workflow, &options, &drive, error);
    }
    if (status == LTL_OK) {
        const ltl_result *result = ltl_engine_result(ltl_drive_engine(drive));
        is_logged = ltl_journal_end(self->log, result, NULL) == LTL_OK;
        status = outcome(self, result, error);
    }
    ltl_drive_free(drive);
    ltl_journal_close(self->log);
    if (status == LTL_OK || !is_logged) { /* a log with gaps is none to go on from */
        log_remove(self);
    }
    ltl_workflow_free(self->workflow);
    return status;
}

static bool is_due(const upgrade *self) {
    ltl_store_age age = ltl_store_age_at(self->path.ptr);
    return age == LTL_STORE_OLD || age == LTL_STORE_UNDER_WAY ||
           (age == LTL_STORE_CURRENT && ltl_file_exists(self->log_path.ptr));
}

ltl_status ltl_store_upgrade(ltl_arena *arena, ltl_str path, const ltl_store_watch *watch,
                             ltl_error *error) {
    upgrade self = {
        .arena = arena,
        .path = path,
        .watch = watch,
        .log_path = ltl_arena_printf(arena, "%.*s.upgrade", LTL_STR_ARG(path)),
    };
    if (!is_due(&self)) {
        return LTL_OK;
    }
    ltl_str lock = ltl_arena_printf(arena, "%.*s.lock", LTL_STR_ARG(path));
    int fd = open(lock.ptr, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (fd < 0 || flock(fd, LOCK_EX) != 0) {
        ltl_status status = ltl_fail(error, LTL_IO, "%s: %s", lock.ptr, strerror(errno));
        if (fd >= 0) {
            close(fd);
        }
        return status;
    }
    /* Whoever had the lock before may have done it. */
    ltl_status status = is_due(&self) ? run_it(&self, error) : LTL_OK;
    close(fd);
    return status;
}

ltl_status ltl_store_open(ltl_arena *arena, ltl_journal **out_journal, ltl_error *error) {
    ltl_str folder;
    ltl_str path = LTL_STR("");
    ltl_status status = ltl_state_folder(arena, &folder, error);
    status = status == LTL_OK ? ltl_store_path(arena, &path, error) : status;
    status = status == LTL_OK ? ltl_store_upgrade(arena, path, NULL, error) : status;
    status = status == LTL_OK ? ltl_journal_open(path.ptr, out_journal, error) : status;
    if (status != LTL_OK && path.len > 0) {
        ltl_error_at(error, path.ptr, 0, 0);
    }
    return status;
}
