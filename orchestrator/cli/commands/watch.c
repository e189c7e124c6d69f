#include <stdio.h>
#include <unistd.h>

#include "orchestrator/cli/exit.h"
#include "orchestrator/cli/files.h"
#include "orchestrator/cli/options.h"
#include "orchestrator/cli/path_scope.h"
#include "orchestrator/cli/reactions.h"
#include "orchestrator/cli/watching.h"
#include "reports/mask.h"
#include "reports/paint.h"

enum { QUIET_MS = 200, MOST_MS = 2000, SEVERITY_COLUMNS = 9, RULE_COLUMNS = 40 };

static void finding_print(const ltl_painter *painter, const ltl_finding *finding) {
    bool is_new = finding->state == LTL_STATE_NEW;
    ltl_arena arena = {0};
    ltl_finding masked = ltl_finding_mask(&arena, finding);
    (void)ltl_paint(painter, is_new ? LTL_STYLE_BAD : LTL_STYLE_GOOD,
                    is_new ? LTL_STR("+ ") : LTL_STR("- "), 0);
    ltl_str severity = ltl_str_of(ltl_severity_name(masked.severity));
    ltl_str place = ltl_arena_printf(&arena, "%.*s:%u:%u", LTL_STR_ARG(masked.path),
                                     masked.start.line, masked.start.column);
    uint32_t column =
        ltl_paint(painter, (ltl_style)(LTL_STYLE_SEVERITY + masked.severity), severity, 0);
    ltl_paint_blanks(painter, column < SEVERITY_COLUMNS ? SEVERITY_COLUMNS - column : 1);
    column = ltl_paint(painter, LTL_STYLE_STRONG, masked.rule->id, 0);
    ltl_paint_blanks(painter, column < RULE_COLUMNS ? RULE_COLUMNS - column : 1);
    (void)ltl_paint(painter, LTL_STYLE_PLAIN, place, 0);
    if (is_new) {
        ltl_out_cstr(painter->out, "\n    ");
        size_t end = ltl_str_find(masked.message, LTL_STR(". "), 0);
        (void)ltl_paint(
            painter, LTL_STYLE_PLAIN,
            end != SIZE_MAX ? ltl_str_slice(masked.message, 0, end + 1) : masked.message, 4);
    }
    ltl_out_byte(painter->out, '\n');
    ltl_arena_clear(&arena);
}

/* What the round brought: on standard output, the sum of it on standard error. */
static ltl_status news_print(const ltl_watching *self, ltl_error *error) {
    static ltl_file_writer writer;
    const ltl_format_options *options = &self->analysis->outputs.options;
    ltl_fd_writer_open(&writer, STDOUT_FILENO, "standard output");
    ltl_painter painter = ltl_painter_make(options, &writer.out);
    uint32_t fresh = 0;
    for (uint32_t i = 0; i < self->news.count; i++) {
        finding_print(&painter, &self->news.at[i]);
        fresh += self->news.at[i].state == LTL_STATE_NEW;
    }
    ltl_status status = ltl_fd_writer_close(&writer, error);
    if (!self->analysis->is_quiet && self->files_changed > 0) {
        fprintf(stderr, "%u %s changed: %u new, %u fixed, %llu in all", self->files_changed,
                self->files_changed == 1 ? "file" : "files", fresh, self->news.count - fresh,
                (unsigned long long)ltl_watching_count(self));
        if (self->unread > 0) {
            fprintf(stderr, "; %u could not be looked at", self->unread);
        }
        fputc('\n', stderr);
    }
    return status;
}

static void start_print(const ltl_watching *self) {
    ltl_analysis_problems_print(self->analysis);
    if (!self->analysis->is_quiet) {
        fprintf(stderr, "watching %u files in %u folders: %llu findings; Ctrl-C ends it\n",
                ltl_watching_files(self), self->folders,
                (unsigned long long)ltl_watching_count(self));
    }
}

/* Folders that came up are looked into once more: what was made in them before they were watched made no sound. */
static ltl_status round_make(ltl_watching *self, int *out_signal, ltl_error *error) {
    ltl_status status = ltl_watching_round(self, out_signal, error);
    if (status != LTL_OK || *out_signal != 0) {
        return status;
    }
    if (self->round == 1) {
        start_print(self);
        return LTL_OK;
    }
    status = news_print(self, error);
    if (status == LTL_OK) {
        *out_signal = ltl_reactions_run(&self->analysis->reactions, &self->analysis->report,
                                        self->news.at, self->news.count, false);
    }
    return status;
}

static int loop(ltl_watching *self) {
    ltl_error error = {0};
    int signal = 0;
    ltl_status status = LTL_OK;
    while (status == LTL_OK && signal == 0) {
        status = round_make(self, &signal, &error);
        if (status == LTL_OK && signal == 0 && !self->has_new_folders) {
            signal = ltl_watcher_wait(self->watcher, QUIET_MS, MOST_MS);
        }
    }
    if (status != LTL_OK) {
        return ltl_exit_of_error(&error);
    }
    if (!self->analysis->is_quiet) {
        fprintf(stderr, "%swatched %u files: %llu findings\n", isatty(STDERR_FILENO) ? "\n" : "",
                ltl_watching_files(self), (unsigned long long)ltl_watching_count(self));
    }
    return LTL_EXIT_BY_SIGNAL + signal;
}

static int run(const ltl_arguments *arguments) {
    static ltl_analysis analysis;
    static ltl_watching watching;
    ltl_arena scratch = {0};
    ltl_error error = {0};
    watching = (ltl_watching){0};
    ltl_status status = ltl_analysis_begin(&analysis, arguments,
                                           ltl_path_scope_folder(&scratch, arguments), &error);
    if (status == LTL_OK) {
        status = ltl_analysis_load_rules(&analysis, &error);
    }
    if (status == LTL_OK) {
        ltl_analysis_head(&analysis);
        status = ltl_watching_begin(&watching, &analysis, &error);
    }
    int code = status == LTL_OK ? loop(&watching) : ltl_exit_of_error(&error);
    ltl_watching_clear(&watching);
    ltl_analysis_clear(&analysis);
    ltl_arena_clear(&scratch);
    return code;
}

static const ltl_option own_options[] = {
    {"jobs", 'j', LTL_OPTION_VALUE, "N",
     "Workers; 0 takes what the machine, the affinity and the control group allow (default: 0).",
     NULL},
    {0},
};

static const ltl_option *const options[] = {
    ltl_options_rules,    ltl_options_files,  own_options, ltl_options_reactions,
    ltl_options_settings, ltl_options_common, NULL,
};

const ltl_command ltl_command_watch = {
    .name = "watch",
    .summary = "Look at files again whenever they change.",
    .usage = "[OPTION…] [PATH…]",
    .description = "Looks at everything below the given paths (default: this folder) once, and "
                   "then at each file that changes, "
                   "while you edit. What is new or fixed is printed on standard output, with + and "
                   "-. A file that does not parse "
                   "or cannot be read fixes nothing: what was found in it stays until it can be "
                   "looked at again. Data is followed "
                   "within each file; `scan` follows it from file to file. Ctrl-C ends it, with "
                   "exit code 130.\n"
                   "With --react your own commands run for what is new: they stand in "
                   "lintel/reactions.yaml in $XDG_CONFIG_HOME or "
                   "~/.config, as a list `reactions:`, each with `name`, `run` (words; no shell "
                   "reads them), and what it is for: `on` "
                   "(finding, fixed or end), `severity` (at least), `domains`, `rules`, `most` "
                   "(calls for one run, default: 20). The "
                   "finding is on their standard input as JSON, and in LINTEL_EVENT, LINTEL_RULE, "
                   "LINTEL_SEVERITY, LINTEL_PATH, "
                   "LINTEL_LINE and LINTEL_FOLDER; they run in the folder of that file, for at "
                   "most 30 seconds. A file among what is "
                   "looked at is refused, unless --reactions names it; nothing in a repository can "
                   "name one. A command that fails is "
                   "told and changes nothing; one that keeps failing is left alone.",
    .options = options,
    .workflow = "scan",
    .run = run,
};
