#include <stdio.h>
#include <unistd.h>

#include "orchestrator/cli/baseline/baseline.h"
#include "orchestrator/cli/exit.h"
#include "orchestrator/cli/fix/tell.h"
#include "orchestrator/cli/fix/fixing.h"
#include "orchestrator/cli/options.h"
#include "orchestrator/cli/path_scope.h"
#include "orchestrator/cli/workflows/specialist_report.h"

/* One run of the command. */
typedef struct command {
    const ltl_arguments *arguments;
    ltl_arena arena;
    ltl_analysis analysis;
    ltl_fixing fixing;
} command;

static bool has(const command *self, const char *name) {
    return ltl_arguments_has(self->arguments, name);
}

static ltl_status usage_check(const command *self, ltl_error *error) {
    bool ends = has(self, "resume") || has(self, "rollback");
    if (has(self, "resume") && has(self, "rollback")) {
        return ltl_fail(error, LTL_USAGE, "--resume and --rollback exclude each other");
    }
    if (ends && self->fixing.is_dry) {
        return ltl_fail(error, LTL_USAGE, "--diff and --dry-run do not go with --%s",
                        has(self, "resume") ? "resume" : "rollback");
    }
    if (has(self, "staged") && (self->arguments->operand_count > 0 || has(self, "files-from"))) {
        return ltl_fail(error, LTL_USAGE, "--staged takes no paths");
    }
    return LTL_OK;
}

static ltl_status intake_open(command *self, ltl_error *error) {
    ltl_intake_options options = {0};
    if (!has(self, "staged")) {
        return ltl_path_scope_open(&self->analysis, error);
    }
    ltl_status status = ltl_analysis_intake_options(&self->analysis, &options, error);
    return status == LTL_OK ? ltl_intake_open_index(LTL_STR("."), &options,
                                                    &self->analysis.intake, error)
                            : status;
}

static ltl_status look(command *self, ltl_error *error) {
    ltl_analysis *analysis = &self->analysis;
    ltl_status status =
        ltl_analysis_begin(analysis, self->arguments,
                           ltl_path_scope_folder(&self->arena, self->arguments), error);
    analysis->workflow = has(self, "staged") ? "hook" : "scan";
    status = status == LTL_OK ? ltl_baseline_open(analysis, error) : status;
    status = status == LTL_OK ? ltl_analysis_load_rules(analysis, error) : status;
    status = status == LTL_OK ? intake_open(self, error) : status;
    return status == LTL_OK ? ltl_analysis_look(analysis, error) : status;
}

/* By what remains: the gate of a scan, judged over the findings that are left. */
static int rest_judge(command *self) {
    ltl_report report = self->analysis.report;
    report.findings = self->fixing.rest.at;
    report.finding_count = self->fixing.rest.count;
    ltl_gate_options gate = ltl_specialists_gate(&self->analysis);
    ltl_gate_judge(&self->arena, &gate, &report);
    ltl_fix_tell_rest(&report, self->analysis.is_quiet);
    if (self->fixing.changed > 0 && has(self, "exit-non-zero-on-fix")) {
        return LTL_EXIT_FAILED;
    }
    self->analysis.report.gate = report.gate;
    return ltl_analysis_exit_code(&self->analysis);
}

static int fix(command *self) {
    ltl_error error = {0};
    if (look(self, &error) != LTL_OK) {
        return ltl_exit_of_error(&error);
    }
    ltl_analysis_problems_print(&self->analysis);
    if (ltl_run_end(self->analysis.run) != LTL_OK) {
        fputs("lintel: not everything was looked at; nothing was changed\n", stderr);
        return ltl_analysis_exit_code(&self->analysis);
    }
    int code = ltl_fixing_run(&self->fixing, &self->analysis);
    return code == LTL_EXIT_PASSED ? rest_judge(self) : code;
}

/* What an interrupted run left is ended first, by whoever decides how. */
static int command_run(command *self) {
    bool resumes = has(self, "resume");
    if (ltl_fixing_is_pending(&self->fixing)) {
        if (resumes || has(self, "rollback")) {
            return resumes ? ltl_fixing_resume(&self->fixing) : ltl_fixing_roll_back(&self->fixing);
        }
        ltl_fix_tell_pending(&self->fixing.journal);
        return LTL_EXIT_USAGE;
    }
    if (resumes || has(self, "rollback")) {
        fputs("lintel: no run of fix was interrupted here\n", stderr);
        return LTL_EXIT_PASSED;
    }
    return fix(self);
}

static int run(const ltl_arguments *arguments) {
    static command self;
    ltl_error error = {0};
    const char *verify = ltl_arguments_value(arguments, "verify");
    self = (command){.arguments = arguments};
    self.fixing = (ltl_fixing){.arguments = arguments,
                               .is_dry = has(&self, "diff") || has(&self, "dry-run"),
                               .is_staged = has(&self, "staged"),
                               .shows_diff = has(&self, "diff"),
                               .diff_to = STDOUT_FILENO,
                               .verify = ltl_str_of(verify != NULL ? verify : ""),
                               .workflow = ltl_arguments_value(arguments, "workflow")};
    ltl_status status = usage_check(&self, &error);
    status = status == LTL_OK ? ltl_fixing_open(&self.fixing, &error) : status;
    int code = status == LTL_OK ? command_run(&self) : ltl_exit_of_error(&error);
    ltl_fixing_close(&self.fixing);
    ltl_analysis_clear(&self.analysis);
    ltl_arena_clear(&self.arena);
    return code;
}

static const ltl_option own_options[] = {
    {"diff", 0, LTL_OPTION_FLAG, NULL,
     "Print what would change as a unified diff, for people or `git apply`; change nothing.", NULL},
    {"dry-run", 0, LTL_OPTION_FLAG, NULL, "Say what would be done; change nothing.", NULL},
    {"staged", 0, LTL_OPTION_FLAG, NULL,
     "Fix what is staged, in the index. Files of the work tree get the fixes, too, unless they differ "
     "from what is staged.",
     NULL},
    {"verify", 0, LTL_OPTION_VALUE, "COMMAND",
     "Run this shell command with all fixes in place; unless it ends with 0, all are taken back.",
     NULL},
    {"resume", 0, LTL_OPTION_FLAG, NULL, "Make the rest of the fixes of a run that was killed.", NULL},
    {"rollback", 0, LTL_OPTION_FLAG, NULL, "Take back the fixes of a run that was killed.", NULL},
    {"exit-non-zero-on-fix", 0, LTL_OPTION_FLAG, NULL, "Exit with 1 when anything was changed.", NULL},
    {0},
};

static const ltl_option *const options[] = {
    own_options,      ltl_options_rules, ltl_options_paths,    ltl_options_files,
    ltl_options_gate, ltl_options_baseline, ltl_options_run,   ltl_options_settings, ltl_options_common,
    NULL,
};

const ltl_command ltl_command_fix = {
    .name = "fix",
    .summary = "Put the fixes that rules offer into the files, all or none.",
    .usage = "[OPTION…] [PATH…]",
    .description =
        "Looks at the paths as scan does and makes the fixes of what it finds. Of two fixes that overlap "
        "or touch, the one that starts first is made; the other has its turn in what comes of that, so that a "
        "second run changes nothing. Each file is read and analysed with its fixes before anything is "
        "written: a fix that would add a finding or a syntax error is left out. Read-only files, links, and "
        "files that changed since they were looked at are left alone. Whatever is left out is told.\n"
        "All files are changed as one. Before the first, a journal with old and new bytes is written in a "
        "folder `lintel` of the git folder (outside of a repository: in the state folder of the user). "
        "When --verify fails, a file cannot be written, or the run is interrupted, every file gets its old "
        "bytes back. After a crash, the next fix says what it found, and --resume or --rollback ends it. "
        "Encoding, byte order mark, line ends, mode and owner stay.\n"
        "The last part is the workflow `fix`; --workflow names another one.\n"
        "Exit codes: 0 what remains passes the gate, 1 it does not, or --verify failed, or somebody else "
        "changed a file meanwhile, 2 usage, configuration or rule error, or an interrupted run waits, 3 "
        "incomplete, 4 a file could not be written and nothing was changed, 5 something could not be taken "
        "back and the journal waits, 124 deadline, 130 and 143 interrupted, with nothing changed.",
    .options = options,
    .run = run,
};
