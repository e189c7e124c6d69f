#include <stdio.h>
#include <unistd.h>

#include "core/limits.h"
#include "orchestrator/cli/baseline/baseline.h"
#include "orchestrator/cli/exit.h"
#include "orchestrator/cli/files.h"
#include "orchestrator/cli/fix/tell.h"
#include "orchestrator/cli/fix/fixing.h"
#include "orchestrator/cli/options.h"
#include "orchestrator/cli/path_scope.h"
#include "orchestrator/cli/reactions.h"
#include "orchestrator/cli/shards/share.h"

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

static ltl_status intake_open(ltl_analysis *analysis, ltl_error *error) {
    return ltl_arguments_has(analysis->arguments, "stdin") ? stdin_open(analysis, error)
                                                           : ltl_path_scope_open(analysis, error);
}

/* Opened first: who cannot fix need not look. */
static ltl_status fixing_open(ltl_fixing *fixing, bool *out_fixes, ltl_error *error) {
    bool is_dry = ltl_arguments_has(fixing->arguments, "dryrun");
    bool fixes = ltl_arguments_has(fixing->arguments, "autofix");
    if (!fixes) {
        return is_dry ? ltl_fail(error, LTL_USAGE, "--dryrun goes with --autofix") : LTL_OK;
    }
    if (ltl_arguments_has(fixing->arguments, "stdin")) {
        return ltl_fail(error, LTL_USAGE, "--autofix changes files; it does not go with --stdin");
    }
    fixing->is_dry = is_dry;
    fixing->shows_diff = is_dry;
    fixing->diff_to = STDERR_FILENO; /* the report goes to standard output */
    ltl_status status = ltl_fixing_open(fixing, error);
    if (status == LTL_OK && ltl_fixing_is_pending(fixing)) {
        ltl_fix_tell_pending(&fixing->journal);
        status = ltl_fail(error, LTL_REFUSED, "nothing is fixed before that is decided");
    }
    *out_fixes = status == LTL_OK;
    return status;
}

/* What was found was found, also when it is fixed now. */
static int finish(ltl_analysis *analysis, ltl_fixing *fixing, bool fixes) {
    int code = ltl_analysis_finish(analysis);
    bool is_whole =
        code == LTL_EXIT_PASSED || code == LTL_EXIT_FAILED || code == LTL_EXIT_INCOMPLETE;
    if (!fixes || !is_whole) {
        return code;
    }
    int fixed = ltl_fixing_run(fixing, analysis);
    return fixed == LTL_EXIT_PASSED ? code : fixed;
}

static int run(const ltl_arguments *arguments) {
    static ltl_analysis analysis;
    static ltl_fixing fixing;
    bool fixes = false;
    fixing = (ltl_fixing){.arguments = arguments, .verify = LTL_STR("")};
    ltl_arena scratch = {0};
    ltl_error error = {0};
    ltl_status status = ltl_analysis_begin(&analysis, arguments,
                                           ltl_path_scope_folder(&scratch, arguments), &error);
    if (status == LTL_OK) {
        status = ltl_baseline_open(&analysis, &error);
    }
    if (status == LTL_OK) {
        status = fixing_open(&fixing, &fixes, &error);
    }
    if (status == LTL_OK) {
        status = ltl_share_open(&analysis, &error);
    }
    if (status == LTL_OK) {
        status = ltl_analysis_load_rules(&analysis, &error);
    }
    if (status == LTL_OK) {
        status = intake_open(&analysis, &error);
    }
    int code = status == LTL_OK ? finish(&analysis, &fixing, fixes) : ltl_exit_of_error(&error);
    ltl_fixing_close(&fixing);
    ltl_analysis_clear(&analysis);
    ltl_arena_clear(&scratch);
    return code;
}

static const ltl_option own_options[] = {
    {"stdin", 0, LTL_OPTION_FLAG, NULL, "Look at the text on standard input.", NULL},
    {"stdin-filename", 0, LTL_OPTION_VALUE, "PATH",
     "The name of that text: it tells the language and is shown in reports.", NULL},
    {"autofix", 0, LTL_OPTION_FLAG, NULL, "Put the fixes that rules offer into the files.", NULL},
    {"dryrun", 0, LTL_OPTION_FLAG, NULL, "With --autofix: show what would change, change nothing.",
     NULL},
    {"shard", 0, LTL_OPTION_VALUE, "I/N",
     "Look at the I-th of N parts of the files; each machine looks at one of them and writes a report as json, jsonl "
     "or sarif, and `lintel report merge` makes the whole of these.",
     NULL},
    {0},
};

static const ltl_option *const options[] = {
    ltl_options_rules,
    own_options,
    ltl_options_paths,
    ltl_options_files,
    ltl_options_gate,
    ltl_options_baseline,
    ltl_options_output,
    ltl_options_formats,
    ltl_options_run, ltl_options_events,
    ltl_options_reactions,
    ltl_options_settings,
    ltl_options_common,
    NULL,
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
        "out. Other people's code (`vendor`, `third_party`, `node_modules` …) is passed over and "
        "counted; a "
        "line such as `!vendor/**` in .lintelignore keeps it.\n"
        "Findings go to standard output, everything else to standard error.\n"
        "Exit codes: 0 gate passed, 1 gate failed, 2 usage, configuration or rule error, 3 "
        "incomplete, 4 internal error or a report that cannot be written, 124 deadline, 130 and "
        "143 "
        "interrupted.",
    .options = options,
    .run = run,
};
