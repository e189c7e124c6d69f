#include "orchestrator/cli/help.h"

#include <stdio.h>
#include <unistd.h>

#include "orchestrator/cli/arguments.h"
#include "orchestrator/cli/exit.h"
#include "orchestrator/cli/files.h"
#include "orchestrator/cli/options.h"
#include "orchestrator/cli/suggest.h"
#include "orchestrator/cli/terminal.h"

static int fail_unknown(const char *name) {
    ltl_suggestion suggestion = ltl_suggestion_of(ltl_str_of(name));
    for (size_t i = 0; i < ltl_command_count; i++) {
        ltl_suggestion_try(&suggestion, ltl_str_of(ltl_commands[i]->name));
    }
    bool has_hint = suggestion.best.len > 0;
    fprintf(stderr, "lintel: there is no command '%s'%s%.*s%s\n", name,
            has_hint ? "; did you mean '" : "", LTL_STR_ARG(suggestion.best), has_hint ? "'?" : "");
    return LTL_EXIT_USAGE;
}

static int run(const ltl_arguments *arguments) {
    static ltl_file_writer writer;
    const ltl_command *command = NULL;
    if (arguments->operand_count > 0) {
        command = ltl_command_find(ltl_str_of(arguments->operands[0]));
        if (!command) {
            return fail_unknown(arguments->operands[0]);
        }
    }
    uint32_t width = ltl_terminal_of(STDOUT_FILENO, NULL).width;
    ltl_fd_writer_open(&writer, STDOUT_FILENO, "standard output");
    if (command) {
        ltl_help_command(&writer.out, command, width);
    } else {
        ltl_help_overview(&writer.out, width);
    }
    return ltl_fd_writer_close(&writer, NULL) == LTL_OK ? LTL_EXIT_PASSED : LTL_EXIT_INTERNAL;
}

static const ltl_option *const options[] = {ltl_options_common, NULL};

const ltl_command ltl_command_help = {
    .name = "help",
    .summary = "Show the commands, or the options of one.",
    .usage = "[COMMAND]",
    .options = options,
    .run = run,
};
