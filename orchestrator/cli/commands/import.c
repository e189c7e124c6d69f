#include <inttypes.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

#include "orchestrator/cli/exit.h"
#include "orchestrator/cli/import_report.h"
#include "orchestrator/cli/options.h"
#include "orchestrator/cli/outputs.h"
#include "orchestrator/cli/settings_open.h"
#include "orchestrator/cli/task_table.h"
#include "orchestrator/cli/workflow_files.h"
#include "reports/summary.h"

enum { MICROSECONDS = 1000000, MOST_SECONDS = 10000000 };

typedef struct session {
    const ltl_arguments *arguments;
    ltl_terminal out;
    ltl_terminal err;
    ltl_settings settings;
    ltl_outputs outputs;
    ltl_import_mapping mappings[LTL_IMPORT_MOST_MAPPINGS];
    ltl_import_options options;
    ltl_workflow *workflow;
    ltl_import *import;
    ltl_import_report report;
    int signal;
} session;

static void snapshot(void *context, const ltl_import_progress *progress) {
    (void)context;
    fprintf(stderr,
            "lintel: provisional: %" PRIu64 " records, %" PRIu64 " findings, %" PRIu64 " refused\n",
            progress->rows, progress->findings, progress->dead);
}

static void rows_print(const char *path, const ltl_import_outcome *outcome) {
    fprintf(stderr, "lintel: %s: read as %s%s\n", path, outcome->format,
            outcome->was_resumed ? "; resumed" : "");
    for (uint32_t i = 0; i + 1 < LTL_IMPORT_STAGES; i++) {
        const ltl_import_rows *rows = &outcome->rows[i];
        fprintf(stderr, "lintel: %s: %-9s %" PRIu64 " rows in, %" PRIu64 " out, %" PRIu64 " dead\n",
                path, rows->stage, rows->in, rows->out, rows->dead);
    }
    fprintf(stderr, "lintel: %s: analyse   %" PRIu64 " rows in\n", path,
            outcome->rows[LTL_IMPORT_STAGES - 1].in);
}

/* False when the command line does not fit the file: that ends the command. */
static bool file_import(session *self, const char *path, ltl_error *error) {
    ltl_import_outcome outcome;
    ltl_status status = ltl_import_file(self->import, path, &outcome, error);
    if (status == LTL_USAGE) {
        return false;
    }
    if (status != LTL_OK && status != LTL_CANCELLED) {
        fprintf(stderr, "lintel: %s\n", error->text);
    } else if (!ltl_arguments_has(self->arguments, "quiet")) {
        rows_print(path, &outcome);
    }
    self->signal = outcome.signal;
    ltl_import_report_add(&self->report, path, &outcome, status, error);
    return true;
}

/* --- the command line ----------------------------------------------------------------------------- */

static ltl_status format_take(session *self, ltl_error *error) {
    const char *name = ltl_arguments_value(self->arguments, "from");
    self->options.choices.format = name != NULL ? ltl_import_format_find(ltl_str_of(name)) : NULL;
    if (name == NULL || self->options.choices.format != NULL) {
        return LTL_OK;
    }
    char list[256] = "";
    size_t len = 0;
    for (size_t i = 0; i < ltl_import_format_count && len < sizeof(list); i++) {
        int more = snprintf(list + len, sizeof(list) - len, "%s%s", i > 0 ? ", " : "",
                            ltl_import_formats[i].id);
        len += more > 0 ? (size_t)more : 0;
    }
    return ltl_fail(error, LTL_USAGE, "there is no format '%s' to import from; formats: %s", name,
                    list);
}

static ltl_status mappings_take(session *self, ltl_error *error) {
    const ltl_arguments *arguments = self->arguments;
    uint32_t count = ltl_arguments_count(arguments, "map");
    if (count > LTL_IMPORT_MOST_MAPPINGS) {
        return ltl_fail(error, LTL_USAGE, "at most %u mappings", LTL_IMPORT_MOST_MAPPINGS);
    }
    for (uint32_t i = 0; i < count; i++) {
        ltl_status status = ltl_import_mapping_read(ltl_arguments_item(arguments, "map", i),
                                                    &self->mappings[i], error);
        if (status != LTL_OK) {
            return status;
        }
    }
    self->options.choices.mappings = self->mappings;
    self->options.choices.mapping_count = count;
    return LTL_OK;
}

static ltl_status delimiter_take(session *self, ltl_error *error) {
    const char *text = ltl_arguments_value(self->arguments, "delimiter");
    bool is_tab = text != NULL && (strcmp(text, "tab") == 0 || strcmp(text, "\\t") == 0);
    if (text != NULL && !is_tab && (strlen(text) != 1 || strchr("\"\r\n", text[0]) != NULL)) {
        return ltl_fail(error, LTL_USAGE, "a delimiter is one character, or `tab`");
    }
    self->options.choices.delimiter = is_tab ? '\t' : text != NULL ? text[0] : '\0';
    return LTL_OK;
}

static ltl_status numbers_take(session *self, ltl_error *error) {
    uint64_t jobs = 0;
    uint64_t seconds = 0;
    ltl_status status =
        ltl_arguments_number(self->arguments, "jobs", LTL_MAX_JOBS, 0, &jobs, error);
    if (status == LTL_OK) {
        status =
            ltl_arguments_number(self->arguments, "deadline", MOST_SECONDS, 0, &seconds, error);
    }
    self->options.jobs = (uint32_t)jobs;
    self->options.deadline_us = seconds * MICROSECONDS;
    return status;
}

static ltl_status options_take(session *self, ltl_error *error) {
    const ltl_arguments *arguments = self->arguments;
    bool has_place = ltl_arguments_has(arguments, "checkpoint");
    bool is_for_one = has_place || ltl_arguments_has(arguments, "dead-letters");
    if (arguments->operand_count == 0) {
        return ltl_fail(error, LTL_USAGE, "which file? `-` is standard input");
    }
    if (ltl_arguments_has(arguments, "resume") && !has_place) {
        return ltl_fail(error, LTL_USAGE, "--resume goes with --checkpoint");
    }
    if (is_for_one && arguments->operand_count > 1) {
        return ltl_fail(error, LTL_USAGE, "--checkpoint and --dead-letters are for one file");
    }
    self->options.checkpoint = ltl_arguments_value(arguments, "checkpoint");
    self->options.resumes = ltl_arguments_has(arguments, "resume");
    self->options.dead_letters = ltl_arguments_value(arguments, "dead-letters");
    self->options.choices.records = ltl_arguments_value(arguments, "records");
    self->options.tool = ltl_arguments_value(arguments, "tool");
    self->options.root = ltl_arguments_value(arguments, "root");
    self->options.prefix = ltl_arguments_value(arguments, "prefix");
    self->options.snapshot = ltl_arguments_has(arguments, "quiet") ? NULL : snapshot;
    ltl_status status = format_take(self, error);
    status = status == LTL_OK ? mappings_take(self, error) : status;
    status = status == LTL_OK ? delimiter_take(self, error) : status;
    return status == LTL_OK ? numbers_take(self, error) : status;
}

static ltl_status session_begin(session *self, ltl_error *error) {
    const char *colour = ltl_arguments_value(self->arguments, "color");
    ltl_status status = options_take(self, error);
    if (status != LTL_OK) {
        return status;
    }
    self->out = ltl_terminal_of(STDOUT_FILENO, colour);
    self->err = ltl_terminal_of(STDERR_FILENO, colour);
    status = ltl_outputs_init(&self->outputs, self->arguments, &self->out, error);
    if (status == LTL_OK) {
        status =
            ltl_settings_open(self->report.arena, self->arguments, ".", &self->settings, error);
    }
    if (status == LTL_OK) {
        const char *name = ltl_arguments_value(self->arguments, "workflow");
        ltl_workflow_file file;
        status = ltl_workflow_file_open(self->report.arena, name != NULL ? name : "import",
                                        ltl_program_tasks(), &file, &self->workflow, error);
        self->options.workflow = self->workflow;
    }
    return status == LTL_OK ? ltl_import_new(&self->options, &self->import, error) : status;
}

/* --- the end -------------------------------------------------------------------------------------- */

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
    const ltl_ledger_row *files = &self->report.ledger.files;
    if (files->reasons[LTL_REASON_DEADLINE] > 0) {
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
    ltl_status status = ltl_import_report_finish(&self->report, self->import, error);
    if (status == LTL_OK) {
        status = ltl_outputs_write(&self->outputs, &self->report.report, error);
    }
    if (status == LTL_OK && !ltl_arguments_has(self->arguments, "quiet")) {
        summary_print(self);
    }
    if (status == LTL_OK && !ltl_import_was_read(self->import)) {
        status = ltl_fail(error, LTL_IO, "a temporary file cannot be read: the report has a gap");
    }
    if (status != LTL_OK) {
        (void)ltl_exit_of_error(error);
        return LTL_EXIT_INTERNAL;
    }
    return exit_code(self);
}

static int run(const ltl_arguments *arguments) {
    static session self;
    ltl_arena arena = {0};
    ltl_error error = {0};
    self =
        (session){.arguments = arguments, .report = {.arena = &arena, .settings = &self.settings}};
    bool goes_on = session_begin(&self, &error) == LTL_OK;
    for (uint32_t i = 0; i < arguments->operand_count && goes_on && self.signal == 0; i++) {
        goes_on = file_import(&self, arguments->operands[i], &error);
    }
    int code = goes_on ? session_finish(&self, &error) : ltl_exit_of_error(&error);
    ltl_import_free(self.import);
    ltl_workflow_free(self.workflow);
    ltl_arena_clear(&arena);
    return code;
}

static const char *const severity_choices[] = {"info", "low", "medium", "high", "critical", NULL};
static const char *const confidence_choices[] = {"low", "medium", "high", NULL};

static const ltl_option own_options[] = {
    {"select", 0, LTL_OPTION_LIST, "WHAT",
     "Keep only findings of these: a rule id or the end of one, a domain, CWE-79, or a severity.",
     NULL},
    {"ignore", 0, LTL_OPTION_LIST, "WHAT", "Leave these out; the same names as --select.", NULL},
    {"severity", 0, LTL_OPTION_VALUE, "MIN",
     "Keep findings of this severity or more (default: info).", severity_choices},
    {"confidence", 0, LTL_OPTION_VALUE, "MIN",
     "Keep findings of this confidence or more (default: low).", confidence_choices},
    {"from", 0, LTL_OPTION_VALUE, "FORMAT",
     "What the files are: sarif, lintel, semgrep, bandit, eslint, json, json-lines, csv, text; "
     "found out when not given.",
     NULL},
    {"map", 0, LTL_OPTION_LIST, "FIELD=NAME",
     "The column (CSV) or key (JSON; place.line is a key within one) that holds a field of "
     "findings: path, line, column, end-line, end-column, rule, message, severity, tool, ….",
     NULL},
    {"records", 0, LTL_OPTION_VALUE, "KEY",
     "Where the list of findings is in JSON: report.issues[], or [] for the whole.", NULL},
    {"delimiter", 0, LTL_OPTION_VALUE, "C", "Of CSV: one character, or tab; found out by default.",
     NULL},
    {"tool", 0, LTL_OPTION_VALUE, "NAME",
     "Whose findings they are, when the file does not say: rules are called NAME/RULE.", NULL},
    {"root", 0, LTL_OPTION_VALUE, "FOLDER",
     "The repository that paths are relative to (default: the current folder).", NULL},
    {"prefix", 0, LTL_OPTION_VALUE, "FOLDER",
     "Where the repository was when the tool ran: taken off absolute paths.", NULL},
    {"checkpoint", 0, LTL_OPTION_VALUE, "FILE",
     "Write down there, now and then, how far the import came; the findings so far lie in "
     "FILE.findings. Both go when it is done.",
     NULL},
    {"resume", 0, LTL_OPTION_FLAG, NULL,
     "Go on where that file says; from the beginning when it is not there.", NULL},
    {"dead-letters", 0, LTL_OPTION_VALUE, "FILE",
     "Write the records that are refused there, as JSON Lines with record, line, offset and "
     "reason.",
     NULL},
    {"workflow", 0, LTL_OPTION_VALUE, "NAME|FILE",
     "Run this workflow instead of import; see `lintel workflow list`.", NULL},
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

const ltl_command ltl_command_import = {
    .name = "import",
    .summary = "Take findings of other tools: SARIF, JSON, CSV, text.",
    .usage = "[OPTION…] FILE…",
    .description =
        "Reads findings that other tools wrote, in constant memory whatever the size of the files, "
        "and makes one report of them in any format: ordered, each once, with fingerprints that "
        "survive moved lines where the repository has the code, gated like findings of our own. "
        "`-` is standard input.\n"
        "SARIF 2.1.0, our own JSON, and the JSON of Semgrep, Bandit and ESLint are known; of any "
        "other JSON and of CSV the usual names are (file, line, message, severity, …), and --map "
        "names others. Text is what compilers print: file:line:column: message.\n"
        "Paths are held within --root: what leads out of it, by `..`, as an absolute path or to "
        "another machine, is refused. What is refused makes the run incomplete when "
        "--require-coverage is given, and is told in any case.\n"
        "Exit codes are those of scan.",
    .options = options,
    .run = run,
};
