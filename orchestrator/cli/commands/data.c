#include <inttypes.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

#include "analyzers/tables/check.h"
#include "orchestrator/cli/dataset_report.h"
#include "orchestrator/cli/exit.h"
#include "orchestrator/cli/options.h"
#include "orchestrator/cli/outputs.h"
#include "orchestrator/cli/settings_open.h"
#include "orchestrator/cli/task_table.h"
#include "orchestrator/cli/workflow_files.h"
#include "reports/summary.h"

/* Says what is known so far; it may still change. */
static void snapshot(void *context, const ltl_dataset *dataset) {
    ltl_arena arena = {0};
    ltl_table_look look = {.arena = &arena,
                           .profile = ltl_dataset_profile(dataset),
                           .dialect = ltl_dataset_dialect(dataset)};
    ltl_table_judge(&look);
    fprintf(stderr, "lintel: %s: provisional: %" PRIu64 " records, %u findings\n",
            (const char *)context, look.profile->records, look.faults.count);
    ltl_arena_clear(&arena);
}

static const char *delimiter_name(const ltl_table_dialect *dialect) {
    return dialect->format == LTL_TABLE_JSON_LINES ? "JSON Lines"
           : dialect->format == LTL_TABLE_SQL ? (dialect->has_backslashes ? "SQL of MySQL" : "SQL")
           : dialect->delimiter == ','        ? "comma"
           : dialect->delimiter == ';'        ? "semicolon"
           : dialect->delimiter == '|'        ? "vertical bar"
                                              : "tab";
}

static const char *header_name(const ltl_table_profile *profile) {
    return profile->shape_count > 0              ? ""
           : profile->header == LTL_HEADER_THERE ? ", header"
           : profile->header == LTL_HEADER_NONE  ? ", no header"
                                                 : "";
}

/* Bytes that are no UTF-8 are looked at as they are: in Latin-1 each is a character. */
static const char *encoding_name(const ltl_dataset *dataset) {
    switch (ltl_dataset_encoding(dataset)) {
    case LTL_ENCODING_UTF16_LE:
        return ", UTF-16 (little endian)";
    case LTL_ENCODING_UTF16_BE:
        return ", UTF-16 (big endian)";
    default:
        return ltl_dataset_profile(dataset)->facts[LTL_FACT_NOT_UTF8].count > 0
                   ? ", Latin-1 where it is no UTF-8"
                   : "";
    }
}

/* What the file was read as, and the rows of each stage. */
static void rows_print(const char *path, const ltl_dataset *dataset) {
    const ltl_table_dialect *dialect = ltl_dataset_dialect(dataset);
    const ltl_table_profile *profile = ltl_dataset_profile(dataset);
    fprintf(stderr, "lintel: %s: read as %s%s%s%s, %u columns%s\n", path, delimiter_name(dialect),
            header_name(profile), dialect->bom_bytes > 0 ? ", byte order mark" : "",
            encoding_name(dataset), profile->column_count,
            ltl_dataset_was_resumed(dataset) ? "; resumed" : "");
    uint32_t count;
    const ltl_stage_rows *rows = ltl_dataset_rows(dataset, &count);
    for (uint32_t i = 0; i + 1 < count; i++) {
        fprintf(stderr, "lintel: %s: %-9s %" PRIu64 " rows in, %" PRIu64 " out, %" PRIu64 " dead\n",
                path, rows[i].stage, rows[i].in, rows[i].out, rows[i].dead);
    }
    if (count > 0) {
        const ltl_stage_rows *last = &rows[count - 1];
        fprintf(stderr, "lintel: %s: %-9s %" PRIu64 " rows in\n", path, last->stage, last->in);
    }
}

typedef struct session {
    const ltl_arguments *arguments;
    ltl_terminal out;
    ltl_terminal err;
    ltl_settings settings;
    ltl_outputs outputs;
    ltl_dataset_report report;
    uint64_t jobs;
    uint64_t seconds;
    ltl_workflow *workflow;
    int signal;
} session;

static void file_lint(session *self, const char *path) {
    const ltl_arguments *arguments = self->arguments;
    bool is_quiet = ltl_arguments_has(arguments, "quiet");
    ltl_dataset_options options = {
        .jobs = (uint32_t)self->jobs,
        .deadline_us = self->seconds * 1000000,
        .workflow = self->workflow,
        .checkpoint = ltl_arguments_value(arguments, "checkpoint"),
        .resumes = ltl_arguments_has(arguments, "resume"),
        .dead_letters = ltl_arguments_value(arguments, "dead-letters"),
        .snapshot = is_quiet ? NULL : snapshot,
        .context = (void *)path,
    };
    ltl_dataset *dataset = NULL;
    ltl_error error = {0};
    ltl_status status = ltl_dataset_run(path, &options, &dataset, &error);
    if (status != LTL_OK && status != LTL_CANCELLED) {
        fprintf(stderr, "lintel: %s\n", error.text);
    } else if (!is_quiet && dataset != NULL) {
        rows_print(path, dataset);
    }
    self->signal = dataset != NULL ? ltl_dataset_signal(dataset) : 0;
    ltl_dataset_report_add(&self->report, path, dataset, status, &error);
    ltl_dataset_free(dataset);
}

static ltl_status workflow_open(session *self, ltl_error *error) {
    const char *name = ltl_arguments_value(self->arguments, "workflow");
    ltl_workflow_file file;
    return ltl_workflow_file_open(self->report.arena, name != NULL ? name : "large-dataset",
                                  ltl_program_tasks(), &file, &self->workflow, error);
}

static ltl_status session_begin(session *self, ltl_error *error) {
    const ltl_arguments *arguments = self->arguments;
    if (arguments->operand_count == 0) {
        return ltl_fail(error, LTL_USAGE, "which file?");
    }
    bool has_place = ltl_arguments_has(arguments, "checkpoint");
    bool is_for_one = has_place || ltl_arguments_has(arguments, "dead-letters");
    if (ltl_arguments_has(arguments, "resume") && !has_place) {
        return ltl_fail(error, LTL_USAGE, "--resume goes with --checkpoint");
    }
    if (is_for_one && arguments->operand_count > 1) {
        return ltl_fail(error, LTL_USAGE, "--checkpoint and --dead-letters are for one file");
    }
    const char *colour = ltl_arguments_value(arguments, "color");
    self->out = ltl_terminal_of(STDOUT_FILENO, colour);
    self->err = ltl_terminal_of(STDERR_FILENO, colour);
    ltl_status status = ltl_outputs_init(&self->outputs, arguments, &self->out, error);
    if (status == LTL_OK) {
        status = ltl_settings_open(self->report.arena, arguments, ".", &self->settings, error);
    }
    if (status == LTL_OK) {
        status = ltl_arguments_number(arguments, "jobs", LTL_MAX_JOBS, 0, &self->jobs, error);
    }
    if (status == LTL_OK) {
        status = ltl_arguments_number(arguments, "deadline", 10000000, 0, &self->seconds, error);
    }
    return status == LTL_OK ? workflow_open(self, error) : status;
}

static ltl_status to_stderr(void *target, ltl_str bytes) {
    (void)target;
    return fwrite(bytes.ptr, 1, bytes.len, stderr) == bytes.len ? LTL_OK : LTL_IO;
}

static void summary_print(const session *self) {
    static ltl_out out;
    ltl_format_options options = {.has_colour = self->err.has_colour, .width = self->err.width};
    ltl_out_init(&out, to_stderr, NULL);
    ltl_summary_write(&self->report.report, &options, &out);
    if (ltl_out_flush(&out) != LTL_OK) {
        return; /* nobody is left to tell */
    }
}

static int exit_code(const session *self) {
    if (self->signal != 0) {
        return self->signal == SIGTERM ? LTL_EXIT_TERMINATED : LTL_EXIT_INTERRUPTED;
    }
    if (self->report.ledger.files.reasons[LTL_REASON_DEADLINE] > 0) {
        return LTL_EXIT_DEADLINE;
    }
    switch (self->report.report.gate) {
    case LTL_GATE_FAILED:
        return self->settings.is_exit_zero ? LTL_EXIT_PASSED : LTL_EXIT_FAILED;
    case LTL_GATE_INCOMPLETE:
        return LTL_EXIT_INCOMPLETE;
    default:
        return LTL_EXIT_PASSED;
    }
}

static int session_finish(session *self, ltl_error *error) {
    self->report.report.target = ltl_str_of(self->arguments->operands[0]);
    ltl_dataset_report_finish(&self->report);
    if (ltl_outputs_write(&self->outputs, &self->report.report, error) != LTL_OK) {
        (void)ltl_exit_of_error(error);
        return LTL_EXIT_INTERNAL;
    }
    if (!ltl_arguments_has(self->arguments, "quiet")) {
        summary_print(self);
    }
    return exit_code(self);
}

static int run(const ltl_arguments *arguments) {
    static session self;
    ltl_arena arena = {0};
    ltl_error error = {0};
    self =
        (session){.arguments = arguments, .report = {.arena = &arena, .settings = &self.settings}};
    ltl_status status = session_begin(&self, &error);
    for (uint32_t i = 0; i < arguments->operand_count && status == LTL_OK && self.signal == 0;
         i++) {
        file_lint(&self, arguments->operands[i]);
    }
    int code = status == LTL_OK ? session_finish(&self, &error) : ltl_exit_of_error(&error);
    ltl_workflow_free(self.workflow);
    ltl_arena_clear(&arena);
    return code;
}

static const ltl_option own_options[] = {
    {"checkpoint", 0, LTL_OPTION_VALUE, "FILE",
     "Write down there, now and then, how far the run came.", NULL},
    {"resume", 0, LTL_OPTION_FLAG, NULL,
     "Go on where that file says; from the beginning when it is not there.", NULL},
    {"dead-letters", 0, LTL_OPTION_VALUE, "FILE",
     "Write the records that are refused there, as JSON Lines with record, line and reason.", NULL},
    {"workflow", 0, LTL_OPTION_VALUE, "NAME|FILE",
     "Run this workflow instead of large-dataset; see `lintel workflow list`.", NULL},
    {"deadline", 0, LTL_OPTION_VALUE, "SECONDS", "Stop what is not done by then.", NULL},
    {"jobs", 'j', LTL_OPTION_VALUE, "N", "Workers; 0 takes what the machine allows (default: 0).",
     NULL},
    {0},
};

static const ltl_option *const options[] = {
    own_options,
    ltl_options_gate,
    ltl_options_output,
    ltl_options_formats,
    ltl_options_settings,
    ltl_options_common,
    NULL,
};

const ltl_command ltl_command_data = {
    .name = "data",
    .summary = "Look at data files of any size: CSV, TSV, JSON Lines, SQL dumps.",
    .usage = "[OPTION…] FILE…",
    .description =
        "Reads data files in constant memory: bytes are cleaned, records validated, cells "
        "transformed, columns analysed, a piece at a time. A name that ends in .jsonl or .ndjson "
        "is "
        "JSON Lines, .tsv and .tab are tab-separated, anything else is CSV (RFC 4180) whose "
        "delimiter is found out and stated: comma, semicolon, tab or vertical bar. A name that "
        "ends in .sql is "
        "a dump (mysqldump, pg_dump, sqlite3 .dump): rows of INSERT and COPY, columns called "
        "table.column.\n"
        "Many cells with the same fault are one finding of their column: it lies at the first and "
        "says how many there are.\n"
        "Exit codes are those of scan.",
    .options = options,
    .run = run,
};
