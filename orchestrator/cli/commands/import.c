#include <inttypes.h>
#include <stdio.h>

#include "orchestrator/cli/exit.h"
#include "orchestrator/cli/import_report.h"
#include "orchestrator/cli/options.h"

typedef struct session {
    ltl_streaming streaming;
    ltl_import_mapping mappings[LTL_IMPORT_MOST_MAPPINGS];
    ltl_import_options options;
    ltl_import *import;
} session;

static void snapshot(void *context, const ltl_import_progress *progress) {
    (void)context;
    fprintf(stderr,
            "lintel: provisional: %" PRIu64 " records, %" PRIu64 " findings, %" PRIu64 " refused\n",
            progress->rows, progress->findings, progress->dead);
}

/* False when the command line does not fit the file: that ends the command. */
static bool file_import(session *self, const char *path, ltl_error *error) {
    ltl_import_outcome outcome;
    self->options.stream = self->streaming.options;
    ltl_status status = ltl_import_file(self->import, path, &outcome, error);
    if (status == LTL_USAGE) {
        return false;
    }
    ltl_streaming_tell(&self->streaming, path, outcome.format, &outcome.stream, status, error);
    ltl_import_report_add(&self->streaming, path, &outcome, status, error);
    return true;
}

/* Nothing to compare with is no comparison: that ends the command. */
static bool baseline_import(session *self, const char *path, ltl_error *error) {
    ltl_import_outcome outcome;
    ltl_status status = ltl_import_baseline(self->import, path, &outcome, error);
    if (status == LTL_OK && (outcome.is_broken || outcome.has_no_list || outcome.has_no_finding ||
                             outcome.has_nothing)) {
        status = ltl_fail(error, LTL_INVALID,
                          "%s: the baseline is no report that can be read to its end", path);
    }
    ltl_streaming_tell(&self->streaming, path, outcome.format, &outcome.stream,
                       status == LTL_OK ? LTL_OK : LTL_CANCELLED, error);
    return status == LTL_OK || self->streaming.signal != 0;
}

/* --- the command line ----------------------------------------------------------------------------- */

static ltl_status format_take(session *self, ltl_error *error) {
    const char *name = ltl_arguments_value(self->streaming.arguments, "from");
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
    const ltl_arguments *arguments = self->streaming.arguments;
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
    const char *text = ltl_arguments_value(self->streaming.arguments, "delimiter");
    bool is_tab = text != NULL && (strcmp(text, "tab") == 0 || strcmp(text, "\\t") == 0);
    if (text != NULL && !is_tab && (strlen(text) != 1 || strchr("\"\r\n", text[0]) != NULL)) {
        return ltl_fail(error, LTL_USAGE, "a delimiter is one character, or `tab`");
    }
    self->options.choices.delimiter = is_tab ? '\t' : text != NULL ? text[0] : '\0';
    return LTL_OK;
}

static ltl_status options_take(session *self, ltl_error *error) {
    const ltl_arguments *arguments = self->streaming.arguments;
    self->options.stream = self->streaming.options; /* the checkpoint's name is needed at once */
    self->options.choices.pattern = ltl_arguments_value(arguments, "pattern");
    self->options.choices.records = ltl_arguments_value(arguments, "records");
    self->options.tool = ltl_arguments_value(arguments, "tool");
    self->options.root = ltl_arguments_value(arguments, "root");
    self->options.prefix = ltl_arguments_value(arguments, "prefix");
    self->streaming.report.shows_unchanged = ltl_arguments_has(arguments, "all");
    self->options.snapshot = self->streaming.is_quiet ? NULL : snapshot;
    ltl_status status = format_take(self, error);
    status = status == LTL_OK ? mappings_take(self, error) : status;
    return status == LTL_OK ? delimiter_take(self, error) : status;
}

static ltl_status session_begin(session *self, const ltl_arguments *arguments, ltl_error *error) {
    ltl_status status = ltl_streaming_begin(&self->streaming, arguments, "import", "import", error);
    status = status == LTL_OK ? options_take(self, error) : status;
    return status == LTL_OK ? ltl_import_new(&self->options, &self->import, error) : status;
}

static int session_finish(session *self, ltl_error *error) {
    uint64_t findings = 0;
    if (ltl_import_report_finish(&self->streaming, self->import, &findings, error) != LTL_OK) {
        (void)ltl_exit_of_error(error);
        return LTL_EXIT_INTERNAL;
    }
    int code = ltl_streaming_finish(&self->streaming, "Import", findings);
    if (!ltl_import_was_read(self->import)) {
        fputs("lintel: a temporary file cannot be read: the report has a gap\n", stderr);
        return LTL_EXIT_INTERNAL;
    }
    return code;
}

static int run(const ltl_arguments *arguments) {
    static session self;
    ltl_error error = {0};
    self = (session){0};
    bool goes_on = session_begin(&self, arguments, &error) == LTL_OK;
    for (uint32_t i = 0;
         i < arguments->operand_count && goes_on && ltl_streaming_goes_on(&self.streaming); i++) {
        goes_on = file_import(&self, arguments->operands[i], &error);
    }
    const char *baseline = ltl_arguments_value(arguments, "baseline");
    if (goes_on && baseline != NULL && ltl_streaming_goes_on(&self.streaming)) {
        self.options.stream = self.streaming.options;
        goes_on = baseline_import(&self, baseline, &error);
    }
    int code = goes_on ? session_finish(&self, &error) : ltl_exit_of_error(&error);
    ltl_import_free(self.import);
    ltl_streaming_clear(&self.streaming);
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
    {"pattern", 0, LTL_OPTION_VALUE, "REGEX",
     "Of text: an expression with groups named like fields, (?P<path>…), (?P<message>…); lines "
     "that "
     "it does not match are no findings. By default what compilers print.",
     NULL},
    {"delimiter", 0, LTL_OPTION_VALUE, "C", "Of CSV: one character, or tab; found out by default.",
     NULL},
    {"baseline", 0, LTL_OPTION_VALUE, "REPORT",
     "An earlier report, in any format that can be imported. What is in it, too, is unchanged, and "
     "does not fail the gate; what is only there is gone.",
     NULL},
    {"all", 0, LTL_OPTION_FLAG, NULL, "With --baseline: list what was there before, too.", NULL},
    {"tool", 0, LTL_OPTION_VALUE, "NAME",
     "Whose findings they are, when the file does not say: rules are called NAME/RULE.", NULL},
    {"root", 0, LTL_OPTION_VALUE, "FOLDER",
     "The repository that paths are relative to (default: the current folder).", NULL},
    {"prefix", 0, LTL_OPTION_VALUE, "FOLDER",
     "Where the repository was when the tool ran: taken off absolute paths.", NULL},
    {0},
};

static const ltl_option *const options[] = {
    own_options,         ltl_options_stream,   ltl_options_gate,   ltl_options_output,
    ltl_options_formats, ltl_options_settings, ltl_options_common, NULL,
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
        "With --baseline findings are compared file by file, by what their tool calls them, else "
        "by "
        "rule and line, code or message: new, unchanged or gone, as SARIF's baselineState.\n"
        "Paths are held within --root: what leads out of it, by `..`, as an absolute path or to "
        "another machine, is refused. What is refused makes the run incomplete when "
        "--require-coverage is given, and is told in any case; a file in which nothing is "
        "recognised "
        "makes it incomplete (exit code 3). --from text says that a log without findings is one.\n"
        "With --checkpoint FILE the findings so far lie in FILE.findings; both go when it is "
        "done.\n"
        "Exit codes are those of scan.",
    .options = options,
    .run = run,
};
