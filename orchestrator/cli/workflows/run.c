#include "orchestrator/cli/workflows/run.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "core/limits.h"
#include "orchestrator/cli/exit.h"
#include "orchestrator/cli/files.h"
#include "orchestrator/cli/help.h"
#include "orchestrator/cli/workflows/sinks.h"
#include "orchestrator/cli/workflows/store_upgrade.h"
#include "orchestrator/cli/workflows/task_table.h"
#include "orchestrator/drive/drive.h"
#include "orchestrator/store/circuits.h"
#include "orchestrator/workflow/files/inputs.h"

const ltl_option ltl_options_workflow_run[] = {
    {"input", 'i', LTL_OPTION_LIST, "NAME=VALUE", "A value for an input of the workflow.", NULL},
    {"jobs", 'j', LTL_OPTION_VALUE, "N",
     "So many tasks at a time; default: what the machine allows.", NULL},
    {"deadline", 0, LTL_OPTION_VALUE, "SECONDS", "Stop what is not done by then.", NULL},
    {"seed", 0, LTL_OPTION_VALUE, "N",
     "Of the waits between attempts, so that a run can be repeated.", NULL},
    LTL_OPTION_EVENTS,
    {"trace", 0, LTL_OPTION_VALUE, "FILE",
     "What ran when on which worker, for chrome://tracing or Perfetto.", NULL},
    {"no-journal", 0, LTL_OPTION_FLAG, NULL, "Leave no log; the run cannot be resumed.", NULL},
    {0},
};

/* Everything about one run; lives on the stack of whoever runs it. */
typedef struct running {
    const ltl_arguments *arguments;
    ltl_workflow_extra extra;
    const ltl_command *command; /* that began it; may be null */
    ltl_arena arena;
    ltl_journal *journal; /* null: none is kept */
    ltl_journal_run run;
    ltl_circuit_book circuits;
    ltl_workflow *workflow;
    ltl_data inputs;
    ltl_past past;
    bool is_resumed;
    bool is_quiet;
    bool has_failed; /* a task, not just the verdict */
    ltl_flow_sinks sinks;
    struct LTL_VEC(ltl_str) pending; /* events from outside that there was no room for yet */
    uint32_t first_pending;
} running;

static ltl_file_writer outputs_writer;

static void step_print(const ltl_happening *happening) {
    const ltl_result *result = happening->result;
    if (result->skip == LTL_SKIP_NOT_NEEDED || result->skip == LTL_SKIP_CONDITION ||
        happening->is_passing) {
        return;
    }
    fprintf(stderr, "%*s%-9s %.*s", (int)happening->step->depth * 2, "",
            ltl_ending_id(result->ending), LTL_STR_ARG(happening->step->name));
    if (happening->job != NULL) {
        double seconds = (double)(happening->job->ended_us - happening->job->started_us) / 1e6;
        fprintf(stderr, " (%.1f s)", seconds);
    }
    if (happening->is_replayed) {
        fputs(" (done before)", stderr);
    }
    fprintf(stderr, "%s%.*s\n", result->reason.len > 0 ? ": " : "", LTL_STR_ARG(result->reason));
}

/* What came of what other processes asked for. */
static void word_print(const running *self, const ltl_happening *happening) {
    if (happening->kind == LTL_HAPPENING_PAUSED) {
        fprintf(
            stderr,
            "lintel: paused: what is at work comes to its end, nothing else begins; `lintel run "
            "continue %lld` goes on\n",
            (long long)self->run.id);
    } else if (happening->kind == LTL_HAPPENING_RESUMED) {
        fprintf(stderr, "lintel: goes on\n");
    } else if (happening->what != NULL && strcmp(happening->what, "refused") == 0) {
        fprintf(stderr, "lintel: %.*s\n", LTL_STR_ARG(happening->detail));
    }
}

/* What even those want to know who asked for quiet: the reason is in no other line. */
static bool is_trouble(const ltl_happening *happening) {
    ltl_ending ending = happening->result->ending;
    return happening->job != NULL && !happening->is_replayed &&
           (ending == LTL_ENDING_FAILED || ending == LTL_ENDING_TIMED_OUT);
}

/* That of a task which has nothing to give: another run may have more luck. */
static bool is_failure(const ltl_happening *happening) {
    return happening->kind == LTL_HAPPENING_ENDED && happening->step->task != NULL &&
           !happening->is_passing && happening->result->ending != LTL_ENDING_SKIPPED &&
           !ltl_ending_has_data(happening->result->ending);
}

static void tell(void *context, const ltl_happening *happening) {
    running *self = context;
    self->has_failed |= is_failure(happening);
    if (self->journal != NULL) {
        ltl_journal_take(self->journal, happening);
    }
    ltl_flow_sinks_take(&self->sinks, happening);
    if (!self->is_quiet) {
        word_print(self, happening);
    }
    if (happening->kind == LTL_HAPPENING_ENDED && (!self->is_quiet || is_trouble(happening))) {
        step_print(happening);
    }
}

/* In the order in which they came, as far as there is room; the others wait. */
static void events_give(running *self, ltl_engine *engine) {
    while (self->first_pending < self->pending.count && ltl_engine_has_room(engine)) {
        ltl_engine_event(engine, self->pending.at[self->first_pending++], NULL);
    }
    if (self->first_pending == self->pending.count) {
        self->first_pending = self->pending.count = 0;
    }
}

/* What other processes ask of this run. */
static void tick(void *context, ltl_engine *engine) {
    running *self = context;
    ltl_arena scratch = {0};
    ltl_str what;
    events_give(self, engine);
    while (self->journal != NULL && ltl_journal_asked(self->journal, &scratch, &what)) {
        if (ltl_str_is(what, "cancel")) {
            ltl_engine_stop(engine, LTL_ENDING_CANCELLED, "cancelled by request");
        } else if (ltl_str_is(what, "pause")) {
            ltl_engine_pause(engine);
        } else if (ltl_str_is(what, "go-on")) {
            ltl_engine_resume(engine);
        } else if (ltl_str_starts_with(what, LTL_STR("event "))) {
            ltl_str event = ltl_arena_copy(&self->arena, ltl_str_slice(what, 6, what.len));
            LTL_PUSH(&self->arena, &self->pending, event);
        }
    }
    events_give(self, engine);
    ltl_arena_clear(&scratch);
}

static ltl_status drive_options(running *self, ltl_drive_options *out_options, ltl_error *error) {
    uint64_t jobs = 0;
    uint64_t deadline = 0;
    ltl_status status =
        ltl_arguments_number(self->arguments, "jobs", LTL_MAX_JOBS, 0, &jobs, error);
    if (status == LTL_OK) {
        status = ltl_arguments_number(self->arguments, "deadline", 10000000, 0, &deadline, error);
    }
    *out_options = (ltl_drive_options){
        .inputs = &self->inputs,
        .seed = self->run.seed,
        .deadline_us = deadline * 1000000,
        .jobs = (uint32_t)jobs,
        .takes_signals = true,
        .tell = tell,
        .tick = self->journal != NULL ? tick : NULL,
        .context = self,
        .past = self->is_resumed ? &self->past : NULL,
    };
    if (self->journal != NULL) {
        ltl_circuit_book_open(&self->circuits, self->journal, self->workflow, self->run.folder);
        out_options->circuits = &self->circuits.circuits;
    }
    return status;
}

static ltl_status outputs_print(const ltl_result *result, ltl_error *error) {
    if (!ltl_ending_has_data(result->ending)) {
        return LTL_OK;
    }
    ltl_json json;
    ltl_fd_writer_open(&outputs_writer, STDOUT_FILENO, "standard output");
    ltl_json_init(&json, &outputs_writer.out, true);
    ltl_data_write_json(&result->outputs, &json);
    ltl_out_byte(&outputs_writer.out, '\n');
    return ltl_fd_writer_close(&outputs_writer, error);
}

static ltl_status sinks_close(running *self, const ltl_result *result, ltl_error *error) {
    bool is_of_command = self->command != NULL && self->command->exit_of != NULL;
    bool prints = !self->sinks.has_events && !is_of_command;
    ltl_status status = ltl_flow_sinks_close(&self->sinks, error);
    return status == LTL_OK && prints ? outputs_print(result, error) : status;
}

static int exit_of(const ltl_result *result, int number) {
    if (result->cause == LTL_CAUSE_NOT_UNDONE) {
        return LTL_EXIT_NOT_UNDONE; /* whatever stopped it: something is left that somebody has to look at */
    }
    if (number != 0) {
        return number == SIGTERM ? LTL_EXIT_TERMINATED : LTL_EXIT_INTERRUPTED;
    }
    switch (result->ending) {
    case LTL_ENDING_OK:
    case LTL_ENDING_SKIPPED:
        return LTL_EXIT_PASSED;
    case LTL_ENDING_PARTIAL:
        return LTL_EXIT_INCOMPLETE;
    case LTL_ENDING_TIMED_OUT:
        return LTL_EXIT_DEADLINE;
    default:
        return LTL_EXIT_FAILED;
    }
}

static void end_print(const running *self, const ltl_result *result, int number) {
    bool is_well = result->ending == LTL_ENDING_OK || result->ending == LTL_ENDING_SKIPPED;
    if (self->is_quiet && is_well && number == 0) {
        return;
    }
    fprintf(stderr, "lintel: %.*s %s%s%.*s%s\n", LTL_STR_ARG(self->workflow->name),
            ltl_ending_text(result->ending), result->reason.len > 0 ? ": " : "",
            LTL_STR_ARG(result->reason),
            is_well && number != 0 ? ", though it was interrupted" : "");
    bool can_go_on =
        self->journal != NULL && result->ending != LTL_ENDING_OK && self->has_failed;
    if (can_go_on && !self->is_quiet) {
        fprintf(stderr, "lintel: `lintel run retry-failed %lld` does again what failed\n",
                (long long)self->run.id);
    }
}

static int run_drive(running *self, ltl_error *error) {
    ltl_drive_options options;
    ltl_drive *drive = NULL;
    ltl_status status = drive_options(self, &options, error);
    self->is_quiet = ltl_arguments_has(self->arguments, "quiet");
    status = status == LTL_OK
                 ? ltl_flow_sinks_open(&self->sinks, self->arguments, self->workflow->name, error)
                 : status;
    status = status == LTL_OK ? ltl_drive_run(self->workflow, &options, &drive, error) : status;
    if (status != LTL_OK) {
        return ltl_exit_of_error(error);
    }
    const ltl_result *result = ltl_engine_result(ltl_drive_engine(drive));
    int code = exit_of(result, ltl_drive_signal(drive));
    if (self->command != NULL && self->command->exit_of != NULL) {
        code = self->command->exit_of(result, code);
    }
    status = sinks_close(self, result, error);
    if (self->journal != NULL) {
        ltl_status kept = ltl_journal_end(self->journal, result, status == LTL_OK ? error : NULL);
        status = status == LTL_OK ? kept : status;
    }
    end_print(self, result, ltl_drive_signal(drive));
    ltl_drive_free(drive);
    if (status != LTL_OK) {
        (void)ltl_exit_of_error(error);
        return LTL_EXIT_INTERNAL;
    }
    return code;
}

static void running_clear(running *self) {
    ltl_journal_close(self->journal);
    ltl_workflow_free(self->workflow);
    ltl_arena_clear(&self->arena);
}

static ltl_status journal_begin(running *self, const ltl_workflow_file *file, ltl_error *error) {
    ltl_buf packed;
    ltl_buf_init(&packed, LTL_MAX_DATA_BYTES);
    ltl_status status = ltl_data_pack(&self->inputs, &packed);
    char *here = getcwd(NULL, 0);
    self->run.folder = ltl_arena_copy(&self->arena, ltl_str_of(here != NULL ? here : ""));
    free(here);
    self->run.name = self->workflow->name;
    self->run.command = ltl_str_of(self->command->name);
    self->run.path = file->path;
    self->run.text = file->text;
    self->run.inputs = ltl_arena_copy(&self->arena, ltl_buf_borrow(&packed));
    ltl_buf_clear(&packed);
    if (status != LTL_OK) {
        return ltl_fail(error, LTL_INTERNAL, "the inputs cannot be written down");
    }
    status = ltl_store_open(&self->arena, &self->journal, error);
    return status == LTL_OK ? ltl_journal_begin(self->journal, &self->run, error) : status;
}

static ltl_status inputs_take(running *self, ltl_error *error) {
    uint32_t count = ltl_arguments_count(self->arguments, "input");
    uint32_t before = self->extra.count;
    const char **typed = LTL_NEW_ARRAY(&self->arena, const char *, (size_t)before + count + 1);
    for (uint32_t i = 0; i < before + count; i++) {
        typed[i] = i < before ? self->extra.typed[i]
                              : ltl_arguments_item(self->arguments, "input", i - before);
    }
    ltl_status status = ltl_workflow_inputs_read(&self->arena, self->workflow, typed,
                                                 before + count, &self->inputs, error);
    uint64_t seed = (uint64_t)time(NULL);
    return status == LTL_OK ? ltl_arguments_number(self->arguments, "seed", INT64_MAX, seed,
                                                   &self->run.seed, error)
                            : status;
}

int ltl_workflow_run_new(const ltl_arguments *arguments, const char *name) {
    return ltl_workflow_run_with(arguments, name, &(ltl_workflow_extra){0});
}

int ltl_workflow_run_with(const ltl_arguments *arguments, const char *name,
                          const ltl_workflow_extra *extra) {
    static running self;
    ltl_error error = {0};
    ltl_workflow_file file;
    self = (running){.arguments = arguments, .extra = *extra, .command = arguments->command};
    ltl_status status = ltl_workflow_file_open(&self.arena, name, ltl_program_tasks(), &file,
                                               &self.workflow, &error);
    if (status == LTL_OK) {
        status = inputs_take(&self, &error);
    }
    if (status == LTL_OK && !ltl_arguments_has(arguments, "no-journal")) {
        status = journal_begin(&self, &file, &error);
    }
    int code = status == LTL_OK ? run_drive(&self, &error) : ltl_exit_of_error(&error);
    running_clear(&self);
    return code;
}

/* Commands of it are run where it was begun, wherever this process was started. */
static ltl_status folder_enter(const running *self, ltl_error *error) {
    ltl_str folder = self->run.folder; /* from an arena: it ends with a zero */
    return folder.len == 0 || chdir(folder.ptr) == 0
               ? LTL_OK
               : ltl_fail(error, LTL_IO, "%s: %s", folder.ptr, strerror(errno));
}

/* The workflow as it was when the run began, not as the file is now. */
static ltl_status past_open(running *self, int64_t id, bool retries, ltl_error *error) {
    ltl_status status = ltl_store_open(&self->arena, &self->journal, error);
    if (status == LTL_OK) {
        status = ltl_journal_resume(self->journal, &self->arena, id, retries, &self->run,
                                    &self->past, error);
    }
    if (status != LTL_OK) {
        return status;
    }
    ltl_workflow_problems problems = {0};
    status = ltl_workflow_read(&self->arena, self->run.text, self->run.path.ptr,
                               ltl_program_tasks(), &problems, &self->workflow, error);
    status = status == LTL_OK ? folder_enter(self, error) : status;
    self->is_resumed = true;
    self->command = ltl_command_find(self->run.command);
    return status == LTL_OK ? ltl_data_unpack(&self->arena, self->run.inputs, &self->inputs)
                            : status;
}

int ltl_workflow_run_resume(const ltl_arguments *arguments, int64_t id, bool retries) {
    static running self;
    ltl_error error = {0};
    self = (running){.arguments = arguments};
    ltl_status status = past_open(&self, id, retries, &error);
    int code = status == LTL_OK ? run_drive(&self, &error) : ltl_exit_of_error(&error);
    running_clear(&self);
    return code;
}
