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
           : dialect->delimiter == ','             ? "comma"
           : dialect->delimiter == ';'             ? "semicolon"
           : dialect->delimiter == '|'             ? "vertical bar"
                                                   : "tab";
}

static const char *header_name(const ltl_table_profile *profile) {
    return profile->header == LTL_HEADER_THERE  ? ", header"
           : profile->header == LTL_HEADER_NONE ? ", no header"
                                                : "";
}

/* What the file was read as, and the rows of each stage. */
static void rows_print(const char *path, const ltl_dataset *dataset) {
    const ltl_table_dialect *dialect = ltl_dataset_dialect(dataset);
    const ltl_table_profile *profile = ltl_dataset_profile(dataset);
    fprintf(stderr, "lintel: %s: read as %s%s%s, %u columns%s\n", path, delimiter_name(dialect),
            header_name(profile), dialect->bom_bytes > 0 ? ", byte order mark" : "",
            profile->column_count, ltl_dataset_was_resumed(dataset) ? "; resumed" : "");
    const ltl_stage_rows *rows = ltl_dataset_rows(dataset);
    for (uint32_t i = 0; i + 1 < LTL_DATASET_STAGES; i++) {
        fprintf(stderr, "lintel: %s: %-9s %" PRIu64 " rows in, %" PRIu64 " out, %" PRIu64 " dead\n",
                path, rows[i].stage, rows[i].in, rows[i].out, rows[i].dead);
    }
    fprintf(stderr, "lintel: %s: analyse   %" PRIu64 " rows in\n", path,
            rows[LTL_DATASET_STAGES - 1].in);
}

typedef struct session {
    const ltl_arguments *arguments;
    ltl_terminal out;
    ltl_terminal err;
    ltl_settings settings;
    ltl_outputs outputs;
    ltl_dataset_report report;
    uint64_t jobs;
    int signal;
} session;

static void file_lint(session *self, const char *path) {
    const ltl_arguments *arguments = self->arguments;
    bool is_quiet = ltl_arguments_has(arguments, "quiet");
    ltl_dataset_options options = {
        .jobs = (uint32_t)self->jobs,
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

/* A dump has statements, not records: read as CSV it would have faults that nobody made. */
static ltl_status dumps_refuse(const ltl_arguments *arguments, ltl_error *error) {
    for (uint32_t i = 0; i < arguments->operand_count; i++) {
        const char *path = arguments->operands[i];
        if (ltl_str_ends_with(ltl_str_of(path), LTL_STR(".sql"))) {
            return ltl_fail(error, LTL_USAGE,
                            "%s is SQL; `data` reads CSV, TSV and JSON Lines, and `scan` looks at "
                            "SQL as code",
                            path);
        }
    }
    return LTL_OK;
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
    ltl_status status = dumps_refuse(arguments, error);
    if (status != LTL_OK) {
        return status;
    }
    const char *colour = ltl_arguments_value(arguments, "color");
    self->out = ltl_terminal_of(STDOUT_FILENO, colour);
    self->err = ltl_terminal_of(STDERR_FILENO, colour);
    status = ltl_outputs_init(&self->outputs, arguments, &self->out, error);
    if (status == LTL_OK) {
        status = ltl_settings_open(self->report.arena, arguments, ".", &self->settings, error);
    }
    return status == LTL_OK
               ? ltl_arguments_number(arguments, "jobs", LTL_MAX_JOBS, 0, &self->jobs, error)
               : status;
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
    .summary = "Look at data files of any size: CSV, TSV, JSON Lines.",
    .usage = "[OPTION…] FILE…",
    .description =
        "Reads data files in constant memory: bytes are cleaned, records validated, cells "
        "transformed, columns analysed, a piece at a time. A name that ends in .jsonl or .ndjson "
        "is "
        "JSON Lines, .tsv and .tab are tab-separated, anything else is CSV (RFC 4180) whose "
        "delimiter is found out and stated: comma, semicolon, tab or vertical bar.\n"
        "Many cells with the same fault are one finding of their column: it lies at the first and "
        "says how many there are.\n"
        "Exit codes are those of scan.",
    .options = options,
    .run = run,
};
