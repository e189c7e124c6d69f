#include "orchestrator/cli/streaming.h"

#include <inttypes.h>
#include <time.h>
#include <unistd.h>

#include "orchestrator/cli/exit.h"
#include "orchestrator/cli/settings_open.h"
#include "orchestrator/cli/workflows/task_table.h"
#include "orchestrator/cli/workflows/files.h"

enum { MICROSECONDS = 1000000, MOST_SECONDS = 10000000, NANOSECONDS_IN_ONE = 1000 };

static uint64_t now_us(void) {
    struct timespec now;
    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * MICROSECONDS + (uint64_t)now.tv_nsec / NANOSECONDS_IN_ONE;
}

/* --- the command line ----------------------------------------------------------------------------- */

static ltl_status options_take(ltl_streaming *self, ltl_error *error) {
    const ltl_arguments *arguments = self->arguments;
    ltl_stream_options *options = &self->options;
    uint64_t jobs = 0;
    uint64_t seconds = 0;
    if (arguments->operand_count == 0) {
        return ltl_fail(error, LTL_USAGE, "which file? `-` is standard input");
    }
    options->checkpoint = ltl_arguments_value(arguments, "checkpoint");
    options->resumes = ltl_arguments_has(arguments, "resume");
    options->dead_letters = ltl_arguments_value(arguments, "dead-letters");
    if (options->resumes && options->checkpoint == NULL) {
        return ltl_fail(error, LTL_USAGE, "--resume goes with --checkpoint");
    }
    bool is_for_one = options->checkpoint != NULL || options->dead_letters != NULL;
    if (is_for_one && arguments->operand_count > 1) {
        return ltl_fail(error, LTL_USAGE, "--checkpoint and --dead-letters are for one file");
    }
    ltl_status status = ltl_arguments_number(arguments, "jobs", LTL_MAX_JOBS, 0, &jobs, error);
    if (status == LTL_OK) {
        status = ltl_arguments_number(arguments, "deadline", MOST_SECONDS, 0, &seconds, error);
    }
    options->jobs = (uint32_t)jobs;
    self->end_us = seconds > 0 ? now_us() + seconds * MICROSECONDS : 0;
    return status;
}

ltl_status ltl_streaming_begin(ltl_streaming *self, const ltl_arguments *arguments,
                               const char *agent, const char *workflow, ltl_error *error) {
    *self = (ltl_streaming){.arguments = arguments, .agent = agent};
    self->is_quiet = ltl_arguments_has(arguments, "quiet");
    ltl_status status = options_take(self, error);
    if (status != LTL_OK) {
        return status;
    }
    const char *colour = ltl_arguments_value(arguments, "color");
    const char *named = ltl_arguments_value(arguments, "workflow");
    ltl_workflow_file file;
    self->out = ltl_terminal_of(STDOUT_FILENO, colour);
    self->err = ltl_terminal_of(STDERR_FILENO, colour);
    status = ltl_outputs_init(&self->outputs, arguments, &self->out, error);
    if (status == LTL_OK) {
        status = ltl_settings_open(&self->arena, arguments, ".", &self->settings, error);
    }
    if (status == LTL_OK) {
        status = ltl_workflow_file_open(&self->arena, named != NULL ? named : workflow,
                                        ltl_program_tasks(), &file, &self->workflow, error);
    }
    self->options.workflow = self->workflow;
    return status;
}

void ltl_streaming_clear(ltl_streaming *self) {
    ltl_workflow_free(self->workflow);
    ltl_arena_clear(&self->arena);
}

bool ltl_streaming_goes_on(ltl_streaming *self) {
    uint64_t now = self->end_us > 0 ? now_us() : 0;
    uint64_t left = now < self->end_us ? self->end_us - now : 1;
    self->options.deadline_us = self->end_us > 0 ? left : 0;
    return self->signal == 0;
}

/* --- a file --------------------------------------------------------------------------------------- */

void ltl_streaming_tell(ltl_streaming *self, const char *path, const char *read_as,
                        const ltl_stream_outcome *outcome, ltl_status status,
                        const ltl_error *error) {
    self->signal = outcome->signal;
    if (status != LTL_OK && status != LTL_CANCELLED) {
        fprintf(stderr, "lintel: %s\n", error->text);
        return;
    }
    if (self->is_quiet) {
        return;
    }
    fprintf(stderr, "lintel: %s: read as %s%s\n", path, read_as,
            outcome->was_resumed ? "; resumed" : "");
    for (uint32_t i = 0; i < outcome->stage_count; i++) {
        const ltl_stream_rows *rows = &outcome->rows[i];
        fprintf(stderr, "lintel: %s: %-9s %" PRIu64 " rows in", path, rows->stage, rows->in);
        if (i + 1 < outcome->stage_count) {
            fprintf(stderr, ", %" PRIu64 " out, %" PRIu64 " dead", rows->out, rows->dead);
        }
        fputc('\n', stderr);
    }
}

static ltl_reason reason_of(ltl_status status, ltl_reason loss) {
    return status == LTL_OK          ? loss
           : status == LTL_CANCELLED ? LTL_REASON_CANCELLED
           : status == LTL_DEADLINE  ? LTL_REASON_DEADLINE
                                     : LTL_REASON_UNREADABLE;
}

void ltl_streaming_file_add(ltl_streaming *self, const char *path,
                            const ltl_stream_outcome *outcome, ltl_status status, ltl_reason loss,
                            ltl_str detail, const ltl_error *error) {
    ltl_reason reason = reason_of(status, loss);
    ltl_ledger_row *rows[] = {&self->ledger.files, ltl_ledger_row_of(&self->ledger, self->agent)};
    for (size_t i = 0; i < LTL_COUNT_OF(rows); i++) {
        rows[i]->found++;
        ltl_ledger_add(rows[i], reason);
    }
    if (reason != LTL_REASON_NONE) {
        ltl_str why = status != LTL_OK ? ltl_str_of(error->text) : detail;
        ltl_ledger_note note = {ltl_arena_copy(&self->arena, ltl_str_of(path)), self->agent, reason,
                                ltl_arena_copy(&self->arena, why)};
        LTL_PUSH(&self->arena, &self->ledger.notes, note);
    }
    self->ledger.bytes += outcome->bytes;
    self->ledger.lines += outcome->stage_count > 0 ? outcome->rows[0].in : 0;
    self->report.is_interrupted = self->report.is_interrupted || status == LTL_CANCELLED;
}

void ltl_streaming_note_add(ltl_streaming *self, const char *path, const char *format, ...) {
    va_list args;
    va_start(args, format);
    ltl_report_problem problem = {.level = LTL_LEVEL_NOTE,
                                  .rule_id = LTL_STR(""),
                                  .path = ltl_arena_copy(&self->arena, ltl_str_of(path)),
                                  .message = ltl_arena_vprintf(&self->arena, format, args)};
    va_end(args);
    LTL_PUSH(&self->arena, &self->problems, problem);
}

/* --- the end -------------------------------------------------------------------------------------- */

static void report_complete(ltl_streaming *self, const char *title, uint64_t findings) {
    ltl_report *report = &self->report;
    ltl_report_agent *agent = LTL_NEW(&self->arena, ltl_report_agent);
    *agent = (ltl_report_agent){.id = ltl_str_of(self->agent),
                                .title = ltl_str_of(title),
                                .was_run = true,
                                .findings = findings};
    report->target = ltl_str_of(self->arguments->operands[0]);
    report->tool_version = LTL_STR(LTL_VERSION);
    report->command = ltl_str_of(self->agent);
    report->ruleset = LTL_STR("");
    report->problems = self->problems.at;
    report->problem_count = self->problems.count;
    report->ledger = &self->ledger;
    report->agents = agent;
    report->agent_count = 1;
    ltl_gate_judge(&self->arena, &self->settings.gate, report);
}

int ltl_streaming_finish(ltl_streaming *self, const char *title, uint64_t findings) {
    ltl_error error = {0};
    report_complete(self, title, findings);
    if (ltl_outputs_write(&self->outputs, &self->report, false, &error) != LTL_OK) {
        (void)ltl_exit_of_error(&error);
        return LTL_EXIT_INTERNAL;
    }
    bool is_late = self->ledger.files.reasons[LTL_REASON_DEADLINE] > 0;
    if (self->is_quiet) {
        ltl_outputs_trouble(&self->report, is_late             ? LTL_DEADLINE
                                           : self->signal != 0 ? LTL_CANCELLED
                                                               : LTL_OK);
    } else {
        ltl_outputs_summary(&self->report, &self->err);
    }
    return ltl_exit_of_run(self->signal, is_late, self->report.gate, self->settings.is_exit_zero);
}

const ltl_option ltl_options_stream[] = {
    {"checkpoint", 0, LTL_OPTION_VALUE, "FILE",
     "Write down there, now and then, how far the run came.", NULL},
    {"resume", 0, LTL_OPTION_FLAG, NULL,
     "Go on where that file says; from the beginning when it is not there.", NULL},
    {"dead-letters", 0, LTL_OPTION_VALUE, "FILE",
     "Write the records that are refused there, as JSON Lines with record, line, offset and "
     "reason.",
     NULL},
    {"workflow", 0, LTL_OPTION_VALUE, "NAME|FILE",
     "Run this workflow instead of the command's own; see `lintel workflow list`.", NULL},
    {"deadline", 0, LTL_OPTION_VALUE, "SECONDS", "Stop what is not done by then.", NULL},
    {"jobs", 'j', LTL_OPTION_VALUE, "N", "Workers; 0 takes what the machine allows (default: 0).",
     NULL},
    {0},
};
