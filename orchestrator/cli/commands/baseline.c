#include <limits.h>
#include <stdio.h>
#include <stdlib.h>

#include "orchestrator/cli/baseline/baseline.h"
#include "orchestrator/cli/exit.h"
#include "orchestrator/cli/files.h"
#include "orchestrator/cli/options.h"
#include "orchestrator/cli/path_scope.h"

/* What becomes of the file. */
typedef struct outcome {
    ltl_findings all; /* with their states */
    ltl_baseline_entries entries;
    uint32_t added;
    uint32_t removed;
} outcome;

static ltl_str file_of(const ltl_analysis *analysis) {
    const char *option = ltl_arguments_value(analysis->arguments, "output");
    ltl_str own = analysis->settings.baseline;
    return option != NULL ? ltl_str_of(option) : own.len > 0 ? own : LTL_STR(LTL_BASELINE_FILE);
}

static ltl_str folder_of(ltl_arena *arena, ltl_str file) {
    char real[PATH_MAX];
    size_t slash = ltl_str_find_last_byte(file, '/');
    ltl_str folder = slash == SIZE_MAX ? LTL_STR(".") : ltl_str_slice(file, 0, slash + 1);
    return realpath(ltl_arena_copy(arena, folder).ptr, real) != NULL
               ? ltl_arena_copy(arena, ltl_str_of(real))
               : LTL_STR("");
}

/* What is known stays known, in its new place; what is gone, or held until a day that is over, goes. */
static void old_take(ltl_analysis *analysis, bool prunes, outcome *out) {
    ltl_baseline *old = analysis->baseline;
    const uint32_t *found = ltl_baseline_match(old, analysis, &out->all);
    for (uint32_t i = 0; i < old->entries.count; i++) {
        ltl_baseline_entry entry = old->entries.at[i];
        bool is_over = ltl_baseline_is_over(&entry) && !prunes;
        if (is_over || ltl_baseline_is_gone(old, analysis, i, found)) {
            out->removed++;
            continue;
        }
        ltl_baseline_entry now;
        if (found[i] > 0 &&
            ltl_baseline_entry_of(analysis, old->folder, &out->all.at[found[i] - 1], &now)) {
            now.reason = entry.reason;
            now.until = entry.until;
            entry = now;
        }
        LTL_PUSH(&analysis->arena, &out->entries, entry);
    }
}

static void news_take(ltl_analysis *analysis, ltl_str folder, outcome *out) {
    const ltl_findings *findings = &out->all;
    for (uint32_t i = 0; i < findings->count; i++) {
        ltl_baseline_entry entry;
        if (findings->at[i].state != LTL_STATE_UNCHANGED &&
            ltl_report_shows(&analysis->report, &findings->at[i]) &&
            ltl_baseline_entry_of(analysis, folder, &findings->at[i], &entry)) {
            LTL_PUSH(&analysis->arena, &out->entries, entry);
            out->added++;
        }
    }
}

static ltl_status entries_make(ltl_analysis *analysis, ltl_str file, outcome *out,
                               ltl_error *error) {
    bool prunes = ltl_arguments_has(analysis->arguments, "prune");
    ltl_str folder = folder_of(&analysis->arena, file);
    if (folder.len == 0) {
        return ltl_fail(error, LTL_NOT_FOUND, "%.*s: there is no such folder", LTL_STR_ARG(file));
    }
    for (uint32_t i = 0; i < analysis->report.finding_count; i++) {
        LTL_PUSH(&analysis->arena, &out->all, analysis->report.findings[i]);
    }
    if (analysis->baseline != NULL) {
        old_take(analysis, prunes, out);
    }
    if (!prunes) {
        news_take(analysis, folder, out);
    }
    return LTL_OK;
}

static ltl_status text_write(ltl_analysis *analysis, ltl_str file, outcome *out, ltl_error *error) {
    static ltl_file_writer writer;
    ltl_str text = ltl_baseline_text_write(&analysis->arena, &out->entries);
    bool is_same = analysis->baseline != NULL && ltl_str_eq(text, analysis->baseline->text);
    ltl_status status = LTL_OK;
    if (!is_same && !ltl_arguments_has(analysis->arguments, "dry-run")) {
        status = ltl_file_writer_open(&writer, file.ptr, error);
        if (status == LTL_OK) {
            ltl_out_str(&writer.out, text);
            status = ltl_file_writer_close(&writer, 0, error);
        }
    }
    if (status == LTL_OK && !analysis->is_quiet) {
        fprintf(stderr, "%.*s: %u findings, %u added, %u removed%s\n", LTL_STR_ARG(file),
                out->entries.count, out->added, out->removed,
                is_same ? ", nothing to write" : "");
    }
    return status;
}

static ltl_status look(ltl_analysis *analysis, ltl_str *out_file, ltl_error *error) {
    static ltl_arena scratch;
    ltl_status status =
        ltl_analysis_begin(analysis, analysis->arguments,
                           ltl_path_scope_folder(&scratch, analysis->arguments), error);
    *out_file = file_of(analysis);
    analysis->workflow = "scan";
    if (status == LTL_OK && ltl_file_exists(out_file->ptr)) {
        status = ltl_baseline_load(analysis, out_file->ptr, error);
    }
    status = status == LTL_OK ? ltl_analysis_load_rules(analysis, error) : status;
    status = status == LTL_OK ? ltl_path_scope_open(analysis, error) : status;
    return status == LTL_OK ? ltl_analysis_look(analysis, error) : status;
}

/* A file that could not be looked at would lose what is known of it. */
static bool is_whole(const ltl_analysis *analysis) {
    return ltl_run_end(analysis->run) == LTL_OK && analysis->report.gate != LTL_GATE_INCOMPLETE;
}

static int run(const ltl_arguments *arguments) {
    static ltl_analysis analysis;
    outcome out = {0};
    ltl_error error = {0};
    ltl_str file = LTL_STR("");
    analysis.arguments = arguments;
    ltl_status status = look(&analysis, &file, &error);
    int code = LTL_EXIT_PASSED;
    if (status == LTL_OK) {
        ltl_analysis_problems_print(&analysis);
    }
    if (status == LTL_OK && !is_whole(&analysis)) {
        fputs("lintel: not everything was looked at; nothing was written\n", stderr);
        code = LTL_EXIT_INCOMPLETE;
    } else if (status == LTL_OK) {
        status = entries_make(&analysis, file, &out, &error);
        status = status == LTL_OK ? text_write(&analysis, file, &out, &error) : status;
    }
    code = status == LTL_OK ? code : ltl_exit_of_error(&error);
    ltl_analysis_clear(&analysis);
    return code;
}

static const ltl_option own_options[] = {
    {"output", 'o', LTL_OPTION_VALUE, "FILE",
     "The file (default: the `baseline` of the settings, else " LTL_BASELINE_FILE ").", NULL},
    {"prune", 0, LTL_OPTION_FLAG, NULL, "Take out what is gone; add nothing.", NULL},
    {"dry-run", 0, LTL_OPTION_FLAG, NULL, "Say what would be done; write nothing.", NULL},
    {0},
};

static const ltl_option *const options[] = {
    own_options,     ltl_options_rules,    ltl_options_paths,  ltl_options_files,
    ltl_options_run, ltl_options_settings, ltl_options_common, NULL,
};

const ltl_command ltl_command_baseline = {
    .name = "baseline",
    .summary = "Write down the findings that there are, so that only new ones count.",
    .usage = "[OPTION…] [PATH…]",
    .description =
        "Looks at the paths as scan does and writes what it finds into a file that is committed. "
        "`scan --baseline FILE`, or `baseline: FILE` in the settings, then neither shows nor counts these "
        "findings. They are known by their code and its place in it: they survive lines that move, other "
        "layout, small edits and files that get another name. Done again, it adds what is new, takes out "
        "what is gone, and keeps what lies in files that were not looked at.\n"
        "The file has a finding a line. A member `reason` makes it one that somebody accepted: it is "
        "reported as suppressed, with that reason. With `until` (2027-01-31) it counts again when that day "
        "is over. `fix` takes what it mends out of the file, together with the files it mends. A review "
        "compares both sides of a change and asks no baseline.\n"
        "Exit codes: 0 written, or nothing to write, 2 usage, configuration or rule error, 3 not everything "
        "could be looked at and nothing was written, 4 the file cannot be written.",
    .options = options,
    .run = run,
};
