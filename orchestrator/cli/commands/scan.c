#include <stdio.h>
#include <unistd.h>

#include "core/limits.h"
#include "orchestrator/cli/analysis.h"
#include "orchestrator/cli/exit.h"
#include "orchestrator/cli/files.h"
#include "orchestrator/cli/options.h"

static const char *first_path(const ltl_arguments *arguments) {
    if (ltl_arguments_has(arguments, "stdin")) {
        return ltl_arguments_value(arguments, "stdin-filename");
    }
    return arguments->operand_count > 0 ? arguments->operands[0] : NULL;
}

/* Where the search for settings starts: the first folder named, or the folder of the first file. */
static const char *start_folder(ltl_arena *arena, const ltl_arguments *arguments) {
    const char *path = first_path(arguments);
    if (!path) {
        return ".";
    }
    if (ltl_folder_exists(path)) {
        return path;
    }
    size_t slash = ltl_str_find_last_byte(ltl_str_of(path), '/');
    if (slash == SIZE_MAX) {
        return ".";
    }
    return ltl_arena_copy(arena, ltl_str_slice(ltl_str_of(path), 0, slash > 0 ? slash : 1)).ptr;
}

static ltl_status files_from(ltl_analysis *analysis, const char *list, ltl_str_list *paths,
                             ltl_error *error) {
    ltl_arena *arena = &analysis->arena;
    ltl_str text = LTL_STR("");
    ltl_status status =
        strcmp(list, "-") == 0
            ? ltl_fd_read(arena, STDIN_FILENO, "standard input", LTL_MAX_SOURCE_BYTES, &text, error)
            : ltl_file_read(arena, list, LTL_MAX_SOURCE_BYTES, &text, error);
    char separator = ltl_arguments_has(analysis->arguments, "null") ? '\0' : '\n';
    ltl_str path;
    while (status == LTL_OK && ltl_str_split(&text, separator, &path)) {
        if (separator == '\n' && ltl_str_ends_with(path, LTL_STR("\r"))) {
            path.len--;
        }
        if (path.len > 0) {
            LTL_PUSH(arena, paths, ltl_arena_copy(arena, path));
        }
    }
    return status;
}

static ltl_status paths_collect(ltl_analysis *analysis, ltl_str_list *paths, ltl_error *error) {
    const ltl_arguments *arguments = analysis->arguments;
    const char *list = ltl_arguments_value(arguments, "files-from");
    if (list) {
        if (arguments->operand_count > 0) {
            return ltl_fail(error, LTL_USAGE, "--files-from takes the place of operands");
        }
        return files_from(analysis, list, paths, error);
    }
    for (uint32_t i = 0; i < arguments->operand_count; i++) {
        LTL_PUSH(&analysis->arena, paths, ltl_str_of(arguments->operands[i]));
    }
    if (paths->count == 0) {
        *paths = analysis->settings.paths;
    }
    if (paths->count == 0) {
        LTL_PUSH(&analysis->arena, paths, LTL_STR("."));
    }
    return LTL_OK;
}

static ltl_status stdin_open(ltl_analysis *analysis, ltl_error *error) {
    const char *name = ltl_arguments_value(analysis->arguments, "stdin-filename");
    ltl_str text;
    ltl_status status = ltl_fd_read(&analysis->arena, STDIN_FILENO, "standard input",
                                    LTL_MAX_SOURCE_BYTES, &text, error);
    if (status != LTL_OK) {
        return status;
    }
    analysis->report.target = ltl_str_of(name ? name : "stdin");
    return ltl_intake_open_text(analysis->report.target, text, &analysis->intake, error);
}

static ltl_str target_name(ltl_analysis *analysis, const ltl_str_list *paths) {
    ltl_str name = paths->count > 0 ? paths->at[0] : LTL_STR("nothing");
    return paths->count > 1 ? ltl_arena_printf(&analysis->arena, "%.*s and %u more",
                                               LTL_STR_ARG(name), paths->count - 1)
                            : name;
}

static ltl_status intake_open(ltl_analysis *analysis, ltl_error *error) {
    if (ltl_arguments_has(analysis->arguments, "stdin")) {
        return stdin_open(analysis, error);
    }
    ltl_str_list paths = {0};
    ltl_intake_options options = {0};
    ltl_status status = paths_collect(analysis, &paths, error);
    if (status == LTL_OK) {
        status = ltl_analysis_intake_options(analysis, &options, error);
    }
    if (status != LTL_OK) {
        return status;
    }
    analysis->report.target = target_name(analysis, &paths);
    return ltl_intake_open_paths(paths.at, paths.count, &options, &analysis->intake, error);
}

static ltl_status fixes_wanted(ltl_analysis *analysis, ltl_error *error) {
    analysis->fixes = ltl_arguments_has(analysis->arguments, "autofix");
    analysis->fixes_dry = ltl_arguments_has(analysis->arguments, "dryrun");
    if (analysis->fixes_dry && !analysis->fixes) {
        return ltl_fail(error, LTL_USAGE, "--dryrun goes with --autofix");
    }
    if (analysis->fixes && ltl_arguments_has(analysis->arguments, "stdin")) {
        return ltl_fail(error, LTL_USAGE, "--autofix changes files; it does not go with --stdin");
    }
    return LTL_OK;
}

static int run(const ltl_arguments *arguments) {
    static ltl_analysis analysis;
    ltl_arena scratch = {0};
    ltl_error error = {0};
    ltl_status status =
        ltl_analysis_begin(&analysis, arguments, start_folder(&scratch, arguments), &error);
    if (status == LTL_OK) {
        status = fixes_wanted(&analysis, &error);
    }
    if (status == LTL_OK) {
        status = ltl_analysis_load_rules(&analysis, &error);
    }
    if (status == LTL_OK) {
        status = intake_open(&analysis, &error);
    }
    int code = status == LTL_OK ? ltl_analysis_finish(&analysis) : ltl_exit_of_error(&error);
    ltl_analysis_clear(&analysis);
    ltl_arena_clear(&scratch);
    return code;
}

static const ltl_option own_options[] = {
    {"files-from", 0, LTL_OPTION_VALUE, "FILE",
     "Look at the files listed there, one a line; - is standard input.", NULL},
    {"null", '0', LTL_OPTION_FLAG, NULL, "Names in --files-from end with a zero byte.", NULL},
    {"stdin", 0, LTL_OPTION_FLAG, NULL, "Look at the text on standard input.", NULL},
    {"stdin-filename", 0, LTL_OPTION_VALUE, "PATH",
     "The name of that text: it tells the language and is shown in reports.", NULL},
    {"autofix", 0, LTL_OPTION_FLAG, NULL, "Put the fixes that rules offer into the files.", NULL},
    {"dryrun", 0, LTL_OPTION_FLAG, NULL, "With --autofix: show what would change, change nothing.",
     NULL},
    {0},
};

static const ltl_option *const options[] = {
    ltl_options_rules,  own_options,
    ltl_options_files,  ltl_options_gate,
    ltl_options_output, ltl_options_formats,
    ltl_options_run,    ltl_options_settings,
    ltl_options_common, NULL,
};

static const char *const aliases[] = {"check", "lint", NULL};

const ltl_command ltl_command_scan = {
    .name = "scan",
    .aliases = aliases,
    .summary = "Look at files and folders.",
    .usage = "[OPTION…] [PATH…]",
    .description =
        "Looks at every file below the given paths (default: this folder) with all agents and "
        "reports what they find. A file named directly is looked at even when .gitignore leaves it "
        "out.\n"
        "Findings go to standard output, everything else to standard error.\n"
        "Exit codes: 0 gate passed, 1 gate failed, 2 usage, configuration or rule error, 3 "
        "incomplete, 4 internal error or a report that cannot be written, 124 deadline, 130 and "
        "143 "
        "interrupted.",
    .options = options,
    .run = run,
};
