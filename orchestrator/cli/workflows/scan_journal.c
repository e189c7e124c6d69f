#include "orchestrator/cli/workflows/scan_journal.h"

#include <inttypes.h>
#include <limits.h>
#include <stdio.h>
#include <unistd.h>

#include "core/limits.h"
#include "orchestrator/cli/workflows/dispatch.h"
#include "orchestrator/cli/workflows/store_upgrade.h"
#include "orchestrator/process/supervise.h"
#include "orchestrator/run/keep/keep.h"

#define STAMP LTL_STR("stamp") /* a part of its own; no chunk is called so */

enum { RUNS_KEPT = 1000 };

static int64_t resumed_id;

void ltl_scan_journal_resume(int64_t id) {
    resumed_id = id;
}

static void tell(void *context, const ltl_happening *happening) {
    ltl_scan_journal *self = context;
    self->told = happening->number;
    self->told_us = happening->at_us;
    if (self->journal != NULL) {
        ltl_journal_take(self->journal, happening);
    }
    if (happening->kind == LTL_HAPPENING_RUN_ENDED) {
        self->is_over = true;
        self->ending = happening->result->ending;
        self->reason = ltl_arena_copy(&self->arena, happening->result->reason);
    }
    if (self->tell != NULL) {
        self->tell(self->tell_context, happening);
    }
}

/* What other processes ask of this run. */
static void tick(void *context, ltl_engine *engine) {
    ltl_scan_journal *self = context;
    ltl_arena scratch = {0};
    ltl_str what;
    ltl_journal_flush(self->journal);
    while (ltl_journal_asked(self->journal, &scratch, &what)) {
        if (ltl_str_is(what, "cancel")) {
            ltl_engine_stop(engine, LTL_ENDING_CANCELLED, "cancelled by request");
        } else if (ltl_str_is(what, "pause")) {
            ltl_engine_pause(engine);
        } else if (ltl_str_is(what, "go-on")) {
            ltl_engine_resume(engine);
        }
    }
    ltl_arena_clear(&scratch);
}

static void put(void *context, ltl_str id, ltl_str bytes) {
    const ltl_scan_journal *self = context;
    ltl_journal_part_put(self->journal, id, bytes);
    if (self->beside != NULL) {
        self->beside->put(self->beside->context, id, bytes);
    }
}

/* The parts of others come first: they have names. */
static ltl_run_memory memory_with(ltl_scan_journal *self) {
    const ltl_run_memory *beside = self->beside;
    if (beside == NULL) {
        return (ltl_run_memory){.parts = self->parts.at, .part_count = self->parts.count,
                                .put = put, .context = self};
    }
    struct ltl_scan_parts all = {0};
    for (uint32_t i = 0; i < beside->part_count; i++) {
        LTL_PUSH(&self->arena, &all, beside->parts[i]);
    }
    for (uint32_t i = 0; i < self->parts.count; i++) {
        LTL_PUSH(&self->arena, &all, self->parts.at[i]);
    }
    return (ltl_run_memory){.parts = all.at,
                            .part_count = all.count,
                            .names = beside->names,
                            .named = beside->part_count,
                            .is_shown = beside->is_shown,
                            .put = put,
                            .context = self};
}

static void part_take(void *context, ltl_str key, ltl_str bytes) {
    ltl_scan_journal *self = context;
    ltl_str own = ltl_arena_copy(&self->arena, bytes);
    if (ltl_str_eq(key, STAMP)) {
        self->stamp = own;
    } else {
        LTL_PUSH(&self->arena, &self->parts, own);
    }
}

static ltl_str words_pack(ltl_scan_journal *self, const ltl_arguments *arguments) {
    uint32_t count = 0;
    const char **words = ltl_command_words(&self->arena, arguments, &count);
    ltl_data *texts = LTL_NEW_ARRAY(&self->arena, ltl_data, count);
    for (uint32_t i = 0; i < count; i++) {
        texts[i] = ltl_data_text(ltl_str_of(words[i]));
    }
    ltl_data list = ltl_data_list(texts, count);
    ltl_buf packed;
    ltl_buf_init(&packed, LTL_MAX_DATA_BYTES);
    ltl_str bytes = ltl_data_pack(&list, &packed) == LTL_OK
                        ? ltl_arena_copy(&self->arena, ltl_buf_borrow(&packed))
                        : LTL_STR("");
    ltl_buf_clear(&packed);
    return bytes;
}

/* What the earlier run left means something only to the same program with the same rules and options. */
static ltl_status parts_load(ltl_scan_journal *self, ltl_str stamp, ltl_error *error) {
    ltl_status status = ltl_journal_parts(self->journal, part_take, self, error);
    self->is_resumed = status == LTL_OK && ltl_str_eq(self->stamp, stamp);
    if (!self->is_resumed) {
        /* Under the new stamp they would pass for parts of this one when it is gone on with in its turn. */
        self->is_anew = self->parts.count > 0;
        self->parts.count = 0;
        ltl_journal_parts_forget(self->journal);
    }
    return status;
}

static ltl_status run_begin(ltl_scan_journal *self, const ltl_arguments *arguments,
                            const ltl_workflow *workflow, ltl_str text, ltl_error *error) {
    char here[PATH_MAX];
    self->run = (ltl_journal_run){
        .name = workflow->name,
        .path = workflow->path,
        .text = text,
        .inputs = LTL_STR(""),
        .command = ltl_str_of(arguments->command->name),
        .folder = getcwd(here, sizeof(here)) != NULL
                      ? ltl_arena_copy(&self->arena, ltl_str_of(here))
                      : LTL_STR(""),
        .words = words_pack(self, arguments),
    };
    ltl_status status = ltl_journal_begin(self->journal, &self->run, error);
    if (status == LTL_OK) {
        ltl_journal_prune(self->journal, RUNS_KEPT);
    }
    return status;
}

static ltl_status log_begin(ltl_scan_journal *self, const ltl_arguments *arguments,
                            const ltl_workflow *workflow, ltl_str text, ltl_str stamp,
                            ltl_error *error) {
    ltl_past past;
    int64_t id = resumed_id != 0 ? resumed_id : ltl_supervised_left();
    resumed_id = 0;
    ltl_status status = ltl_store_open(&self->arena, &self->journal, error);
    if (status == LTL_OK && id != 0) {
        status =
            ltl_journal_resume(self->journal, &self->arena, id, false, &self->run, &past, error);
        status = status == LTL_OK ? parts_load(self, stamp, error) : status;
    } else if (status == LTL_OK) {
        status = run_begin(self, arguments, workflow, text, error);
    }
    ltl_supervised_leave(status == LTL_OK ? self->run.id : 0);
    if (status == LTL_OK && !self->is_resumed) {
        ltl_journal_part_put(self->journal, STAMP, stamp);
    }
    if (status == LTL_OK) {
        ltl_journal_hold(self->journal); /* a run that goes on plans anew, and asks for parts alone */
    }
    return status;
}

static bool is_wanted(const ltl_arguments *arguments) {
    return !ltl_arguments_has(arguments, "no-journal") &&
           !ltl_arguments_has(arguments, "autofix") && strcmp(arguments->command->name, "fix") != 0;
}

/* What the log says of the run as a whole, in words for people. */
static void note(ltl_scan_journal *self, const char *what, ltl_str detail) {
    if (self->journal != NULL) {
        ltl_happening happening = {.kind = LTL_HAPPENING_TOLD,
                                   .number = ++self->told,
                                   .at_us = self->told_us,
                                   .key = LTL_STR(""),
                                   .what = what,
                                   .detail = detail};
        ltl_journal_take(self->journal, &happening);
    }
}

#define ANEW "its rules, its options or the program are not what they were"

static void anew_tell(const ltl_scan_journal *self) {
    if (self->is_anew && !self->is_quiet) {
        fprintf(stderr, "lintel: run %lld begins anew: " ANEW "\n", (long long)self->run.id);
    }
}

void ltl_scan_journal_open(ltl_scan_journal *self, const ltl_arguments *arguments,
                           const ltl_workflow *workflow, ltl_str text, ltl_run_options *options) {
    *self = (ltl_scan_journal){.ending = LTL_ENDING_FAILED, .reason = LTL_STR("")};
    self->is_quiet = ltl_arguments_has(arguments, "quiet");
    ltl_error error = {0};
    ltl_digest digest = ltl_keep_stamp(options);
    ltl_str stamp = {(const char *)&digest, sizeof(digest)};
    if (!is_wanted(arguments)) {
        return;
    }
    if (log_begin(self, arguments, workflow, text, stamp, &error) != LTL_OK) {
        ltl_journal_close(self->journal);
        self->journal = NULL;
        bool is_odd = error.code == LTL_LIMIT && !self->is_quiet; /* it mostly is not so */
        if (is_odd || ltl_arguments_has(arguments, "verbose")) {
            fprintf(stderr, "lintel: note: this run keeps no log: %s\n", error.text);
        }
        return;
    }
    anew_tell(self);
    self->beside = options->memory;
    self->memory = memory_with(self);
    self->tell = options->tell;
    self->tell_context = options->tell_context;
    options->memory = &self->memory;
    ltl_circuit_book_open(&self->circuits, self->journal, workflow, self->run.folder);
    options->circuits = &self->circuits.circuits;
    options->tell = tell;
    options->tick = tick;
    options->tell_context = self;
}

/* Nobody would go on with a run that ended well: one with a gap, or without its report, did not. */
static void end_write(ltl_scan_journal *self, const ltl_run *run, bool is_reported) {
    ltl_str trouble = run != NULL ? ltl_run_trouble(run) : LTL_STR("");
    ltl_result result = {.ending = self->is_over ? self->ending : LTL_ENDING_FAILED,
                         .reason = self->reason};
    if (self->is_over && ltl_ending_has_data(self->ending) && (!is_reported || trouble.len > 0)) {
        result.ending = is_reported ? LTL_ENDING_PARTIAL : LTL_ENDING_FAILED;
        result.reason = is_reported ? trouble : LTL_STR("its report was not written");
    }
    ltl_error error = {0};
    if (ltl_journal_end(self->journal, &result, &error) != LTL_OK) {
        fprintf(stderr, "lintel: warning: %s\n", error.text);
    }
    ltl_journal_close(self->journal);
    self->journal = NULL;
    ltl_supervised_leave(0);
}

/* What an earlier go had done, and this one did not do again. */
static void known_tell(ltl_scan_journal *self, const ltl_run *run) {
    ltl_str text = ltl_arena_printf(&self->arena,
                                    "%" PRIu64 " files were not looked at again; of the looks "
                                    "from file to file %" PRIu64 " were known, %" PRIu64 " made",
                                    ltl_run_known(run), ltl_run_looks_known(run),
                                    ltl_run_looks_made(run));
    if (!self->is_quiet) {
        fprintf(stderr, "lintel: run %lld goes on: %.*s\n", (long long)self->run.id,
                LTL_STR_ARG(text));
    }
    note(self, "known", text);
}

void ltl_scan_journal_close(ltl_scan_journal *self, const ltl_run *run, bool is_reported) {
    if (self->is_resumed && run != NULL) {
        known_tell(self, run);
    } else if (self->is_anew && run != NULL) {
        note(self, "anew", LTL_STR(ANEW));
    }
    self->is_resumed = self->is_anew = false;
    if (self->journal != NULL) {
        end_write(self, run, is_reported);
    }
    ltl_arena_clear(&self->arena);
}
