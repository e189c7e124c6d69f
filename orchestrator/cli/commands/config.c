#include <stdio.h>
#include <unistd.h>

#include "orchestrator/cli/exit.h"
#include "orchestrator/cli/files.h"
#include "orchestrator/cli/fix/tell.h"
#include "orchestrator/cli/migrate/migration.h"
#include "orchestrator/cli/options.h"
#include "orchestrator/fix/diff.h"

static ltl_status diff_write(ltl_migration *self, const ltl_arguments *arguments,
                             ltl_error *error) {
    static ltl_file_writer writer;
    ltl_terminal out = ltl_terminal_of(STDOUT_FILENO, ltl_arguments_value(arguments, "color"));
    ltl_diff_style style = {.has_colour = out.has_colour, .is_shown = out.is_tty};
    ltl_fd_writer_open(&writer, STDOUT_FILENO, "standard output");
    for (uint32_t i = 0; i < self->files.count; i++) {
        const ltl_fix_file *file = &self->files.at[i];
        ltl_diff_texts(&self->arena, file->before, file->after, file->path, style, &writer.out);
    }
    return ltl_fd_writer_close(&writer, error);
}

static void tell(const ltl_migration *self, bool is_dry, bool is_quiet) {
    for (uint32_t i = 0; i < self->notes.count && !is_quiet; i++) {
        fprintf(stderr, "%.*s\n", LTL_STR_ARG(self->notes.at[i]));
    }
    for (uint32_t i = 0; i < self->files.count && !is_quiet; i++) {
        const ltl_fix_file *file = &self->files.at[i];
        fprintf(stderr, "%s %.*s\n",
                file->is_made ? (is_dry ? "would write" : "wrote") : (is_dry ? "would change" : "changed"),
                LTL_STR_ARG(file->path));
    }
    if (self->files.count == 0 && !is_quiet) {
        fputs("lintel: the settings have the form of this version\n", stderr);
    }
}

/* 5: it could not be taken back either. */
static int exit_of(const ltl_fix_saga *saga) {
    return saga->is_half_done                ? LTL_EXIT_NOT_UNDONE
           : saga->ending == LTL_ENDING_OK   ? (saga->left > 0 ? LTL_EXIT_FAILED : LTL_EXIT_PASSED)
           : saga->signal != 0               ? LTL_EXIT_BY_SIGNAL + saga->signal
                                             : LTL_EXIT_INTERNAL;
}

static int carry_out(ltl_migration *self, bool is_quiet) {
    ltl_fix_journal journal;
    ltl_error error = {0};
    if (ltl_fix_journal_open(&self->folders, &journal, &error) != LTL_OK) {
        return ltl_exit_of_error(&error);
    }
    int code = LTL_EXIT_USAGE;
    ltl_fix_saga saga = {.journal = &journal,
                         .files = &self->files,
                         .ending = LTL_ENDING_OK,
                         .read_back = ltl_migration_read_back,
                         .context = self};
    if (journal.is_pending) {
        ltl_fix_tell_pending(&journal);
    } else if (ltl_fix_saga_run(&saga, &error) != LTL_OK) {
        code = ltl_exit_of_error(&error);
    } else {
        ltl_fix_tell_saga(&saga);
        code = exit_of(&saga);
    }
    if (code == LTL_EXIT_PASSED) {
        tell(self, false, is_quiet);
    }
    ltl_arena_clear(&saga.arena);
    ltl_fix_journal_close(&journal);
    return code;
}

static int migrate(const ltl_arguments *arguments) {
    static ltl_migration self;
    ltl_error error = {0};
    bool is_quiet = ltl_arguments_has(arguments, "quiet");
    bool shows = ltl_arguments_has(arguments, "diff");
    const char *folder = arguments->operand_count > 0 ? arguments->operands[0] : ".";
    ltl_status status = ltl_migration_plan(&self, folder, &error);
    status = status == LTL_OK && shows ? diff_write(&self, arguments, &error) : status;
    int code = status == LTL_OK ? LTL_EXIT_PASSED : ltl_exit_of_error(&error);
    if (status == LTL_OK && (shows || ltl_arguments_has(arguments, "dry-run") || self.files.count == 0)) {
        tell(&self, true, is_quiet);
    } else if (status == LTL_OK) {
        code = carry_out(&self, is_quiet);
    }
    ltl_migration_close(&self);
    return code;
}

static int run(const ltl_arguments *arguments) {
    if (arguments->verb == NULL || arguments->operand_count > 1) {
        fputs("lintel: config takes a verb, `migrate`, and a folder\n", stderr);
        return LTL_EXIT_USAGE;
    }
    return migrate(arguments);
}

static const ltl_option own_options[] = {
    {"diff", 0, LTL_OPTION_FLAG, NULL, "Print what would change as a unified diff; change nothing.", NULL},
    {"dry-run", 0, LTL_OPTION_FLAG, NULL, "Say what would be done; change nothing.", NULL},
    {0},
};

static const ltl_option *const options[] = {own_options, ltl_options_common, NULL};

static const char *const verbs[] = {"migrate", NULL};

const ltl_command ltl_command_config = {
    .name = "config",
    .summary = "Bring settings of an older version or of another tool to the form of this one.",
    .usage = "migrate [OPTION…] [FOLDER]",
    .description =
        "migrate looks for the settings that are in force for the folder (default: this one). Keys that are "
        "spelled otherwise (`failOn`), stand in another section or have the name of another tool are renamed "
        "and moved; a key that nobody knows becomes a comment, so that nothing is lost. `.lintel.yml` becomes "
        "`.lintel.yaml`; what `.semgrepignore` leaves out goes into `.lintelignore`; rules in `.semgrep` are "
        "named in `rules`. Comments `nosemgrep` are honoured as they are. Files of other tools stay.\n"
        "All files are changed as one, as `fix` does it: the old bytes are kept until the new ones were read "
        "back and understood, else they are put back. After a crash, `lintel fix --resume` or `--rollback` "
        "ends it.\n"
        "Exit codes: 0 done, or nothing to do, 1 somebody else changed a file meanwhile, 2 usage, or settings "
        "that cannot be read, with nothing changed, 4 a file could not be written and nothing was changed, 5 "
        "something could not be taken back and the journal waits, 130 and 143 interrupted, with nothing "
        "changed.",
    .verbs = verbs,
    .options = options,
    .run = run,
};
