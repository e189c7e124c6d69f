#include "orchestrator/cli/outputs.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "orchestrator/cli/files.h"
#include "orchestrator/cli/suggest.h"
#include "reports/summary.h"

enum { DEFAULT_CONTEXT = 2, MOST_CONTEXT = 10, MAX_OPTION_BYTES = 64 };

static ltl_status format_find(const char *name, const ltl_format **out_format, ltl_error *error) {
    *out_format = ltl_format_find(ltl_str_of(name));
    if (*out_format) {
        return LTL_OK;
    }
    ltl_suggestion suggestion = ltl_suggestion_of(ltl_str_of(name));
    char list[512] = "";
    size_t len = 0;
    for (size_t i = 0; i < ltl_format_count && len < sizeof(list); i++) {
        ltl_suggestion_try(&suggestion, ltl_str_of(ltl_formats[i]->id));
        int added =
            snprintf(list + len, sizeof(list) - len, "%s%s", i > 0 ? ", " : "", ltl_formats[i]->id);
        len += added > 0 ? (size_t)added : 0;
    }
    bool has_hint = suggestion.best.len > 0;
    return ltl_fail(error, LTL_USAGE, "there is no format '%s'%s%.*s%s; formats: %s", name,
                    has_hint ? "; did you mean '" : "", LTL_STR_ARG(suggestion.best),
                    has_hint ? "'?" : "", list);
}

ltl_status ltl_outputs_init(ltl_outputs *outputs, const ltl_arguments *arguments,
                            const ltl_terminal *out_terminal, ltl_error *error) {
    const char *name = ltl_arguments_value(arguments, "format");
    const char *path = ltl_arguments_value(arguments, "output");
    uint64_t context = 0;
    const ltl_format *format = NULL;
    ltl_status status =
        ltl_arguments_number(arguments, "context", MOST_CONTEXT, DEFAULT_CONTEXT, &context, error);
    if (status == LTL_OK) {
        status = format_find(name ? name : "text", &format, error);
    }
    bool has_path = path != NULL && strcmp(path, "-") != 0;
    bool has_events = ltl_arguments_has(arguments, "events");
    if (status == LTL_OK && has_events && name != NULL && !has_path) {
        status = ltl_fail(error, LTL_USAGE,
                          "--events and the report cannot both have standard output: name a file with --output");
    }
    if (status != LTL_OK) {
        return status;
    }
    *outputs = (ltl_outputs){
        .arguments = arguments,
        .format = format,
        .path = has_path ? path : NULL,
        .has_no_stdout = has_events && !has_path,
        .options = {.has_colour = out_terminal->has_colour,
                    .width = out_terminal->width,
                    .context_lines = (uint32_t)context,
                    .is_quiet = ltl_arguments_has(arguments, "quiet"),
                    .has_traces = ltl_arguments_has(arguments, "dataflow-traces")},
    };
    return LTL_OK;
}

static void own_add(ltl_arena *arena, bool is_there, const struct stat *found, ltl_file_ids *out) {
    if (is_there && S_ISREG(found->st_mode)) {
        ltl_file_id id = {(uint64_t)found->st_dev, (uint64_t)found->st_ino};
        LTL_PUSH(arena, out, id);
    }
}

void ltl_outputs_own_path(ltl_arena *arena, const char *path, ltl_file_ids *out) {
    struct stat found;
    own_add(arena, path != NULL && stat(path, &found) == 0, &found, out);
}

void ltl_outputs_own(ltl_arena *arena, const ltl_arguments *arguments, ltl_file_ids *out_ids) {
    struct stat found;
    own_add(arena, fstat(STDOUT_FILENO, &found) == 0, &found, out_ids);
    own_add(arena, fstat(STDERR_FILENO, &found) == 0, &found, out_ids);
    ltl_outputs_own_path(arena, ltl_arguments_value(arguments, "output"), out_ids);
    ltl_outputs_own_path(arena, ltl_arguments_value(arguments, "trace"), out_ids);
    for (size_t i = 0; i < ltl_format_count; i++) {
        char option[MAX_OPTION_BYTES];
        snprintf(option, sizeof(option), "%s-output", ltl_formats[i]->id);
        ltl_outputs_own_path(arena, ltl_arguments_value(arguments, option), out_ids);
    }
    for (uint32_t i = 0; i < ltl_arguments_count(arguments, "own-output"); i++) {
        ltl_outputs_own_path(arena, ltl_arguments_item(arguments, "own-output", i), out_ids);
    }
}

/* A report in a file is for other readers than this terminal. */
static ltl_status file_write(const ltl_outputs *outputs, const ltl_format *format, const char *path,
                             const ltl_report *report, ltl_error *error) {
    ltl_format_options options = outputs->options;
    options.width = 0;
    const char *colour = ltl_arguments_value(outputs->arguments, "color");
    options.has_colour = colour && strcmp(colour, "always") == 0;
    ltl_file_writer *writer = malloc(sizeof(*writer));
    if (!writer) {
        return ltl_fail(error, LTL_NO_MEMORY, "out of memory");
    }
    ltl_status status = ltl_file_writer_open(writer, path, error);
    if (status == LTL_OK) {
        ltl_format_write(format, report, &options, &writer->out);
        status = ltl_file_writer_close(writer, 0, error);
    }
    free(writer);
    return status;
}

static ltl_status stdout_write(const ltl_outputs *outputs, const ltl_report *report,
                               ltl_error *error) {
    ltl_file_writer *writer = malloc(sizeof(*writer));
    if (!writer) {
        return ltl_fail(error, LTL_NO_MEMORY, "out of memory");
    }
    ltl_fd_writer_open(writer, STDOUT_FILENO, "standard output");
    ltl_format_write(outputs->format, report, &outputs->options, &writer->out);
    ltl_status status = ltl_fd_writer_close(writer, error);
    free(writer);
    return status;
}

static const char *also_to(const ltl_outputs *outputs, const ltl_format *format) {
    char option[MAX_OPTION_BYTES];
    snprintf(option, sizeof(option), "%s-output", format->id);
    return ltl_arguments_value(outputs->arguments, option);
}

bool ltl_outputs_has_files(const ltl_outputs *outputs) {
    for (size_t i = 0; i < ltl_format_count; i++) {
        if (also_to(outputs, ltl_formats[i]) != NULL) {
            return true;
        }
    }
    return outputs->path != NULL;
}

ltl_status ltl_outputs_write(const ltl_outputs *outputs, const ltl_report *report, bool is_told,
                             ltl_error *error) {
    ltl_status status =
        is_told || outputs->has_no_stdout ? LTL_OK
        : outputs->path ? file_write(outputs, outputs->format, outputs->path, report, error)
                        : stdout_write(outputs, report, error);
    for (size_t i = 0; i < ltl_format_count; i++) {
        const char *path = also_to(outputs, ltl_formats[i]);
        if (path) {
            ltl_status other =
                file_write(outputs, ltl_formats[i], path, report, status == LTL_OK ? error : NULL);
            status = status == LTL_OK ? other : status;
        }
    }
    return status;
}

static ltl_status to_stderr(void *target, ltl_str bytes) {
    (void)target;
    return fwrite(bytes.ptr, 1, bytes.len, stderr) == bytes.len ? LTL_OK : LTL_IO;
}

void ltl_outputs_summary(const ltl_report *report, const ltl_terminal *err) {
    static ltl_out out;
    ltl_format_options options = {.has_colour = err->has_colour, .width = err->width};
    ltl_out_init(&out, to_stderr, NULL);
    ltl_summary_write(report, &options, &out);
    if (ltl_out_flush(&out) != LTL_OK) {
        return; /* nobody is left to tell */
    }
}

void ltl_outputs_trouble(const ltl_report *report, ltl_status end) {
    if (report->gate != LTL_GATE_INCOMPLETE && end == LTL_OK) {
        return;
    }
    fprintf(stderr, "lintel: incomplete: %s%.*s\n",
            end == LTL_DEADLINE    ? "the deadline passed: "
            : end == LTL_CANCELLED ? "interrupted: "
                                   : "",
            LTL_STR_ARG(report->gate_reason));
}
